-- The reports that people ask for by name: functions that count what the one who asks may see, in the session's organization.
-- Amounts of different currencies are never added: each row is of one currency.

CREATE SCHEMA reports;
COMMENT ON SCHEMA reports IS 'Reports: figures over what the session may see.';
GRANT USAGE ON SCHEMA reports TO sg_worker, sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;

-- What is bought in: purchases, and what manufacturers are paid for making what was sold. Drafts, and what was refused or given
-- up, are not spent.
CREATE FUNCTION reports.spend_by_vendor(first_day date, last_day date, most integer)
RETURNS TABLE (vendor_id uuid, currency text, purchase_orders bigint, supplier_orders bigint, amount numeric)
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT vendor_id, currency::text, count(*) FILTER (WHERE bought), count(*) FILTER (WHERE NOT bought), sum(amount)
  FROM (
    SELECT vendor_id, currency, true AS bought, total_amount AS amount FROM orders
    WHERE organization_id = (SELECT app.organization_id()) AND order_type = 'purchase' AND vendor_id IS NOT NULL
      AND archived_at IS NULL
      AND status IN ('approved', 'ordered', 'received', 'completed')
      AND created_at >= first_day::timestamp AT TIME ZONE 'UTC' AND created_at < (last_day + 1)::timestamp AT TIME ZONE 'UTC'
    UNION ALL
    SELECT vendor_id, currency, false, supplier_price FROM supplier_orders
    WHERE organization_id = (SELECT app.organization_id()) AND supplier_price IS NOT NULL AND archived_at IS NULL
      AND status IN ('accepted', 'in_production', 'completed')
      AND created_at >= first_day::timestamp AT TIME ZONE 'UTC' AND created_at < (last_day + 1)::timestamp AT TIME ZONE 'UTC'
  ) AS spent
  GROUP BY vendor_id, currency
  ORDER BY sum(amount) DESC, vendor_id, currency
  LIMIT most
$$;
COMMENT ON FUNCTION reports.spend_by_vendor(date, date, integer) IS 'What was spent with each vendor between two days, by currency, most first.';

-- Where production stands, and where it stands still. A stage waits from the day its supplier order was accepted, and is under
-- way from the day it was begun.
CREATE FUNCTION reports.stage_ageing()
RETURNS TABLE (stage_number integer, stage_name text, status text, stages bigint, average_days numeric, longest_days integer,
  late bigint, average_days_late numeric)
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT stage_number, min(stage_name), status, count(*), round(avg(days), 1), max(days),
    count(*) FILTER (WHERE days_late > 0), round(avg(days_late) FILTER (WHERE days_late > 0), 1)
  FROM (
    SELECT stage.stage_number, stage.stage_name, stage.status,
      (now() AT TIME ZONE 'UTC')::date
        - (coalesce(stage.started_at, made.accepted_at, stage.created_at) AT TIME ZONE 'UTC')::date AS days,
      (now() AT TIME ZONE 'UTC')::date - stage.target_date AS days_late
    FROM production_stages AS stage
    JOIN supplier_orders AS made ON made.organization_id = stage.organization_id AND made.id = stage.supplier_order_id
    WHERE stage.organization_id = (SELECT app.organization_id()) AND stage.status IN ('pending', 'in_progress', 'delayed')
      AND made.organization_id = (SELECT app.organization_id()) AND made.status IN ('accepted', 'in_production')
  ) AS open
  GROUP BY stage_number, status
  ORDER BY stage_number, status
$$;
COMMENT ON FUNCTION reports.stage_ageing() IS 'How long the unfinished stages of running supplier orders have been in their state, by stage and state.';

-- A quote is decided when it won, lost or ran out. What was taken back or replaced by a revision was not decided upon.
CREATE FUNCTION reports.quote_win_rate(first_day date, last_day date, per_vendor boolean, most integer)
RETURNS TABLE (vendor_id uuid, month date, submitted bigint, awarded bigint, rejected bigint, expired bigint, win_rate numeric)
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT vendor_id, month, count(*), count(*) FILTER (WHERE status = 'awarded'), count(*) FILTER (WHERE status = 'rejected'),
    count(*) FILTER (WHERE status = 'expired'),
    round(100.0 * count(*) FILTER (WHERE status = 'awarded')
      / nullif(count(*) FILTER (WHERE status IN ('awarded', 'rejected', 'expired')), 0), 2)
  FROM (
    SELECT CASE WHEN per_vendor THEN vendor_id END AS vendor_id,
      CASE WHEN NOT per_vendor THEN date_trunc('month', submitted_at AT TIME ZONE 'UTC')::date END AS month, status
    FROM vendor_quotes
    WHERE organization_id = (SELECT app.organization_id()) AND status IN ('submitted', 'awarded', 'rejected', 'expired')
      AND submitted_at >= first_day::timestamp AT TIME ZONE 'UTC'
      AND submitted_at < (last_day + 1)::timestamp AT TIME ZONE 'UTC'
  ) AS quote
  GROUP BY vendor_id, month
  ORDER BY month, count(*) FILTER (WHERE status = 'awarded') DESC, count(*) DESC, vendor_id
  LIMIT most
$$;
COMMENT ON FUNCTION reports.quote_win_rate(date, date, boolean, integer) IS 'How many of the quotes handed in between two days won, by vendor or by month.';

-- The risk that a customer is lost: by the days since the last order against the rhythm of his orders. Who never ordered is new;
-- who ordered once is measured by a rhythm of 90 days.
CREATE FUNCTION reports.customer_activity(wanted_risk text, most integer)
RETURNS TABLE (customer_id uuid, currency text, orders bigint, spent numeric, first_order_at timestamptz,
  last_order_at timestamptz, days_since_last_order integer, usual_days_between_orders integer, recent_orders bigint,
  risk text)
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT customer_id, currency, orders, spent, first_order_at, last_order_at, days_since, rhythm, recent, risk
  FROM (
    SELECT counted.*, CASE
        WHEN orders = 0 THEN 'new'
        WHEN days_since <= 1.5 * rhythm THEN 'low'
        WHEN days_since <= 3 * rhythm THEN 'medium'
        WHEN days_since <= 365 THEN 'high'
        ELSE 'lost' END AS risk
    FROM (
      SELECT customer.id AS customer_id, customer.currency::text AS currency, customer.lifetime_value AS spent,
        customer.lifetime_value_e4 AS rank,
        bought.orders, bought.first_order_at, bought.last_order_at, bought.recent,
        (extract(epoch FROM now() - bought.last_order_at) / 86400)::integer AS days_since,
        greatest(7, CASE WHEN bought.orders > 1
          THEN extract(epoch FROM bought.last_order_at - bought.first_order_at) / 86400 / (bought.orders - 1)
          ELSE 90 END)::integer AS rhythm
      FROM customers AS customer
      CROSS JOIN LATERAL (
        SELECT count(*) AS orders, min(created_at) AS first_order_at, max(created_at) AS last_order_at,
          count(*) FILTER (WHERE created_at >= now() - interval '90 days') AS recent
        FROM orders
        WHERE orders.organization_id = customer.organization_id AND orders.customer_id = customer.id AND status <> 'cancelled'
          AND order_type = 'sale'
      ) AS bought
      WHERE customer.organization_id = (SELECT app.organization_id()) AND customer.archived_at IS NULL
    ) AS counted
  ) AS classed
  WHERE wanted_risk IS NULL OR risk = wanted_risk
  ORDER BY rank DESC, customer_id DESC
  LIMIT most
$$;
COMMENT ON FUNCTION reports.customer_activity(text, integer) IS 'How customers order, and the risk that they are lost; who bought most comes first.';

-- Budgets that run on a day of the month, with what was used of them in their own period so far. Without a feature a budget is
-- for all of them. What a budget will have used at its end is what it used so far, stretched over its whole time.
CREATE FUNCTION reports.ai_usage_against_budget(day date)
RETURNS TABLE (budget_id uuid, feature text, period text, first_day date, last_day date, currency text, budgeted numeric,
  used numeric, requests bigint, errors bigint, input_tokens numeric, output_tokens numeric, used_percent numeric,
  expected numeric, is_alerting boolean)
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT budget.id, budget.feature, budget.period, budget.period_start, budget.period_end, budget.currency::text, budget.amount,
    usage.cost, usage.requests, usage.errors, usage.input, usage.output, round(100 * usage.cost / nullif(budget.amount, 0), 2),
    round(usage.cost * (budget.period_end - budget.period_start + 1)
      / greatest(1, least(budget.period_end, day) - budget.period_start + 1), 4),
    usage.cost >= budget.amount * budget.alert_threshold / 100
  FROM ai_budgets AS budget
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(cost), 0) AS cost, coalesce(sum(request_count), 0) AS requests, coalesce(sum(error_count), 0) AS errors,
      coalesce(sum(metric.input_tokens), 0) AS input, coalesce(sum(metric.output_tokens), 0) AS output
    FROM ai_usage_metrics AS metric
    WHERE metric.organization_id = budget.organization_id AND metric.currency = budget.currency
      AND metric.usage_date BETWEEN budget.period_start AND least(budget.period_end, day)
      AND (budget.feature IS NULL OR metric.feature = budget.feature)
  ) AS usage
  WHERE budget.organization_id = (SELECT app.organization_id()) AND budget.archived_at IS NULL
    AND budget.period_start <= day AND budget.period_end >= day
  ORDER BY budget.period_start, budget.feature NULLS FIRST, budget.id
$$;
COMMENT ON FUNCTION reports.ai_usage_against_budget(date) IS 'What was used of each budget for artificial intelligence that runs on a day.';

-- A client's orders of a month in one pass: in all, by site, by product, by state. Of each only what is not null is told.
CREATE FUNCTION reports.client_month(client uuid, month date)
RETURNS TABLE (part text, id uuid, status text, currency text, orders bigint, cancelled bigint, amount numeric, employees bigint)
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT CASE WHEN grouping(site_id) = 0 THEN 'site' WHEN grouping(product_id) = 0 THEN 'product'
      WHEN grouping(ordered.status) = 0 THEN 'status' ELSE 'total' END,
    CASE WHEN grouping(site_id) = 0 THEN site_id WHEN grouping(product_id) = 0 THEN product_id END, ordered.status,
    ordered.currency::text, count(*), count(*) FILTER (WHERE ordered.status = 'cancelled'),
    coalesce(sum(total_amount) FILTER (WHERE ordered.status <> 'cancelled'), 0),
    count(DISTINCT employee_id) FILTER (WHERE ordered.status <> 'cancelled')
  FROM orders AS ordered
  WHERE organization_id = (SELECT app.organization_id()) AND client_id = client AND archived_at IS NULL
    AND created_at >= date_trunc('month', month)::timestamp AT TIME ZONE 'UTC'
    AND created_at < (date_trunc('month', month) + interval '1 month')::timestamp AT TIME ZONE 'UTC'
  GROUP BY GROUPING SETS ((ordered.currency), (ordered.currency, site_id), (ordered.currency, product_id),
    (ordered.currency, ordered.status))
  ORDER BY 1, 7 DESC, 5 DESC, 2, 3
$$;
COMMENT ON FUNCTION reports.client_month(uuid, date) IS 'The gift orders of a client in a month: in all, by site, by product and by state, each in one currency.';

-- Only the staff read what things cost and what was used; a client reads his own month.
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA reports FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA reports TO sg_staff, sg_worker;
GRANT EXECUTE ON FUNCTION reports.client_month(uuid, date) TO sg_client;
