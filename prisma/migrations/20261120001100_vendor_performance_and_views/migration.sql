-- How vendors do, and two views over what is asked most.

-- Counts what the caller may see: under row security a vendor gets his own figures, nobody those of another organization.
CREATE FUNCTION calculate_vendor_performance(vendor uuid)
RETURNS TABLE (
  invitations bigint, responses bigint, response_rate numeric(5,2), quotes bigint, awards bigint, win_rate numeric(5,2),
  supplier_orders bigint, completed_orders bigint, on_time_orders bigint, on_time_delivery_rate numeric(5,2),
  average_lead_time_days numeric(10,2)
)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT invited.invitations, invited.responses, round(100.0 * invited.responses / nullif(invited.invitations, 0), 2),
    quoted.quotes, quoted.awards, round(100.0 * quoted.awards / nullif(quoted.decided, 0), 2),
    made.orders, made.completed, made.in_time, round(100.0 * made.in_time / nullif(made.completed, 0), 2),
    quoted.average_lead_time_days
  FROM (
    SELECT count(*) AS invitations, count(*) FILTER (WHERE status IN ('quoted', 'declined')) AS responses
    FROM rfq_vendors AS invitation
    WHERE invitation.organization_id = app.organization_id() AND invitation.vendor_id = vendor AND invited_at IS NOT NULL
  ) AS invited, (
    SELECT count(*) AS quotes, count(*) FILTER (WHERE status = 'awarded') AS awards,
      count(*) FILTER (WHERE status IN ('awarded', 'rejected', 'expired')) AS decided,
      round(avg(lead_time_days), 2) AS average_lead_time_days
    FROM vendor_quotes AS quote
    WHERE quote.organization_id = app.organization_id() AND quote.vendor_id = vendor AND status NOT IN ('draft', 'superseded')
  ) AS quoted, (
    SELECT count(*) AS orders, count(*) FILTER (WHERE status = 'completed') AS completed,
      count(*) FILTER (WHERE status = 'completed' AND (target_date IS NULL OR (completed_at AT TIME ZONE 'UTC')::date <= target_date)) AS in_time
    FROM supplier_orders AS made
    WHERE made.organization_id = app.organization_id() AND made.vendor_id = vendor
  ) AS made
$$;
COMMENT ON FUNCTION calculate_vendor_performance(uuid) IS 'How a vendor of the session''s organization answers, wins and delivers.';

-- The rates kept on the vendors themselves, for sorting and filtering. For the worker: one pass over the organization.
CREATE FUNCTION app.refresh_vendor_performance(organization uuid) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  refreshed integer;
BEGIN
  WITH invited AS (
    SELECT vendor_id, 100.0 * count(*) FILTER (WHERE status IN ('quoted', 'declined')) / count(*) AS rate
    FROM rfq_vendors WHERE organization_id = organization AND invited_at IS NOT NULL GROUP BY vendor_id
  ), quoted AS (
    SELECT vendor_id, 100.0 * count(*) FILTER (WHERE status = 'awarded') / count(*) AS rate
    FROM vendor_quotes WHERE organization_id = organization AND status IN ('awarded', 'rejected', 'expired') GROUP BY vendor_id
  ), made AS (
    SELECT vendor_id, 100.0 * count(*) FILTER (WHERE target_date IS NULL OR (completed_at AT TIME ZONE 'UTC')::date <= target_date)
      / count(*) AS rate
    FROM supplier_orders WHERE organization_id = organization AND status = 'completed' GROUP BY vendor_id
  )
  UPDATE vendors AS vendor
  SET response_rate = round(invited.rate, 2), win_rate = round(quoted.rate, 2), on_time_delivery_rate = round(made.rate, 2)
  FROM vendors AS each
  LEFT JOIN invited ON invited.vendor_id = each.id
  LEFT JOIN quoted ON quoted.vendor_id = each.id
  LEFT JOIN made ON made.vendor_id = each.id
  WHERE each.organization_id = organization AND vendor.organization_id = organization AND vendor.id = each.id
    AND (vendor.response_rate, vendor.win_rate, vendor.on_time_delivery_rate)
      IS DISTINCT FROM (round(invited.rate, 2), round(quoted.rate, 2), round(made.rate, 2));
  GET DIAGNOSTICS refreshed = ROW_COUNT;
  RETURN refreshed;
END
$$;
COMMENT ON FUNCTION app.refresh_vendor_performance(uuid) IS 'Takes the rates of an organization''s vendors anew; returns how many changed.';

CREATE VIEW active_rfqs_view WITH (security_invoker = true) AS
SELECT rfq.organization_id, rfq.id, rfq.rfq_number, rfq.title, rfq.status, rfq.customer_id, rfq.sales_rep_id, rfq.due_date,
  rfq.due_date - current_date AS days_left, rfq.currency, rfq.sent_at,
  invitation.invited, invitation.responded, quote.quotes, quote.lowest_total, quote.average_total, quote.shortest_lead_time_days
FROM rfqs AS rfq
CROSS JOIN LATERAL (
  SELECT count(*) AS invited, count(*) FILTER (WHERE status IN ('quoted', 'declined')) AS responded
  FROM rfq_vendors WHERE organization_id = rfq.organization_id AND rfq_id = rfq.id
) AS invitation
CROSS JOIN LATERAL (
  SELECT count(*) AS quotes, min(total_amount) AS lowest_total, round(avg(total_amount), 4) AS average_total,
    min(lead_time_days) AS shortest_lead_time_days
  FROM vendor_quotes WHERE organization_id = rfq.organization_id AND rfq_id = rfq.id AND status = 'submitted'
) AS quote
WHERE rfq.status IN ('sent', 'quoting') AND rfq.archived_at IS NULL;
COMMENT ON VIEW active_rfqs_view IS 'Requests vendors are asked to quote on, with figures of the quotes so far.';

CREATE VIEW vendor_performance_view WITH (security_invoker = true) AS
SELECT vendor.organization_id, vendor.id, vendor.company_name, vendor.country, vendor.tier, vendor.rating, vendor.total_orders,
  performance.*
FROM vendors AS vendor
CROSS JOIN LATERAL calculate_vendor_performance(vendor.id) AS performance
WHERE vendor.is_active AND vendor.archived_at IS NULL;
COMMENT ON VIEW vendor_performance_view IS 'How active vendors answer, win and deliver.';

CREATE VIEW active_products_view WITH (security_invoker = true) AS
SELECT product.organization_id, product.id, product.sku, product.name, product.description, product.brand, product.category_id,
  product.vendor_id, product.currency, product.price, product.featured, product.minimum_order, product.lead_time_days,
  catalog.id AS catalog_id, catalog.name AS catalog_name, catalog.type AS catalog_type
FROM products AS product
JOIN catalogs AS catalog ON catalog.organization_id = product.organization_id AND catalog.id = product.catalog_id
WHERE product.is_active AND product.archived_at IS NULL AND catalog.status = 'active' AND catalog.archived_at IS NULL;
COMMENT ON VIEW active_products_view IS 'Products that can be ordered, with the catalog that lists them.';
