-- What customers are marked with, what passed between them and sales, and what the representatives earn.

-- @load customer_labels
INSERT INTO customer_labels (organization_id, id, name, color, description, created_at, updated_at)
SELECT o.id, pg_temp.id('label', 0, l.slot, l.ms), l.name, l.color, l.description, l.at, l.at
FROM plan_label AS l
JOIN plan_organization AS o ON o.slot = l.org
WHERE :first = 0;

-- @load customer_label_assignments
INSERT INTO customer_label_assignments (organization_id, id, customer_id, label_id, assigned_by, assigned_at,
  sales_rep_id, created_at)
SELECT o.id, pg_temp.id('label_assignment', b, a.slot, a.ms), pg_temp.id('customer', b, c.slot, c.ms),
  pg_temp.id('label', 0, l.slot, l.ms), u.id, pg_temp.at(a.at, b), s.id, pg_temp.at(a.at, b)
FROM plan_label_assignment AS a
JOIN plan_label AS l ON l.slot = a.label
JOIN plan_customer AS c ON c.slot = a.customer
JOIN plan_organization AS o ON o.slot = c.org
JOIN plan_sales_rep AS s ON s.slot = c.rep
JOIN plan_users AS u ON u.slot = a.maker
CROSS JOIN LATERAL generate_series(:first, :last + 0 * a.slot) AS b;

-- @load sales_notes
INSERT INTO sales_notes (organization_id, id, customer_id, sales_rep_id, rfq_id, order_id, type, subject, content,
  occurred_at, call_direction, call_outcome, call_duration_seconds, next_action, next_action_date,
  next_action_completed_at, created_by, created_at, updated_at)
SELECT o.id, pg_temp.id('sales_note', x.b, n.slot, n.ms), pg_temp.id('customer', x.cb, c.slot, c.ms), s.id,
  pg_temp.id('rfq', x.b, r.slot, r.ms), pg_temp.id('order', x.b, d.slot, d.ms), n.kind, n.subject, n.content,
  pg_temp.at(n.happened, x.b), n.direction, n.outcome, n.seconds, n.next, n.due, pg_temp.at(n.done, x.b), u.id,
  pg_temp.at(n.at, x.b), pg_temp.at(coalesce(n.done, n.at), x.b)
FROM plan_sales_note AS n
JOIN plan_customer AS c ON c.slot = n.customer
JOIN plan_organization AS o ON o.slot = c.org
JOIN plan_sales_rep AS s ON s.slot = c.rep
JOIN plan_users AS u ON u.slot = s.user_slot
LEFT JOIN plan_orders AS d ON d.slot = n.orders
LEFT JOIN plan_rfq AS r ON r.slot = d.rfq
CROSS JOIN LATERAL (SELECT b, CASE WHEN n.orders IS NULL THEN b ELSE pg_temp.block(b, d.customer_seed) END AS cb
  FROM generate_series(:first, :last) AS b OFFSET 0) AS x;

-- @load commissions
INSERT INTO commissions (organization_id, id, sales_rep_id, order_id, deal_id, type, status, currency, base_amount,
  rate, flat_amount, period_start, period_end, approved_by, approved_at, paid_at, payment_reference, cancelled_at,
  notes, created_by, created_at, updated_at)
SELECT o.id, pg_temp.id('commission', x.b, e.slot, e.ms), s.id, pg_temp.id('order', x.b, d.slot, d.ms), g.id,
  e.type, e.status, coalesce(c.currency, g.currency, CASE o.slot WHEN 1 THEN 'USD' ELSE 'EUR' END),
  coalesce(pg_temp.money(m.subtotal), g.agreed_amount, 0),
  e.rate * 0.01, e.flat, e.first_day, e.last_day, CASE WHEN e.approved IS NOT NULL THEN a.id END,
  pg_temp.at(e.approved, x.b), pg_temp.at(e.paid, x.b),
  CASE WHEN e.paid IS NOT NULL THEN 'PR-' || to_char(e.paid, 'YYYY-MM') || '-' || s.slot + 1 END,
  pg_temp.at(e.cancelled, x.b), e.notes, a.id, pg_temp.at(e.at, x.b),
  pg_temp.at(coalesce(e.cancelled, e.paid, e.approved, e.at), x.b)
FROM plan_commission AS e
JOIN plan_sales_rep AS s ON s.slot = e.rep
JOIN plan_organization AS o ON o.slot = s.org
CROSS JOIN LATERAL (SELECT u.id FROM plan_users AS u
  WHERE u.org = s.org AND u.roles && ARRAY['manager', 'director'] ORDER BY u.slot LIMIT 1) AS a
LEFT JOIN plan_orders AS d ON d.slot = e.orders
LEFT JOIN plan_customer AS c ON c.slot = d.customer
LEFT JOIN plan_deal AS t ON t.slot = e.deal
CROSS JOIN LATERAL (SELECT b FROM generate_series(:first, :last) AS b
  WHERE num_nonnulls(e.orders, e.deal) = 1 OR b = 0 OFFSET 0) AS x
LEFT JOIN marketplace_deals AS g ON g.organization_id = o.id AND g.id = pg_temp.id('deal', x.b, t.slot, t.ms)
LEFT JOIN order_sum AS m ON m.b = x.b AND m.slot = e.orders;
