-- Orders with their lines and papers. Amounts come from the lines, so the lines are reckoned first.

-- @prepare
-- What one line costs: of a request, the quote's price and the organization's share; else the part's or the product's, or
-- what a product of the marketplace costs with the fee, which are whole hundredths of cents.
CREATE TEMPORARY TABLE order_line ON COMMIT DROP AS
SELECT x.b, l.slot, l.orders, x.pb,
  CASE WHEN l.rfq_item IS NOT NULL THEN pg_temp.quantity(x.b, i.slot)
    ELSE pg_temp.quantity(x.b, l.slot) END * l.multiple AS quantity,
  CASE
    WHEN l.rfq_item IS NOT NULL THEN pg_temp.quoted(pg_temp.price(x.pb, p.slot, p.price), p.step, q.factor, x.b, q.slot,
      i.line)
    WHEN l.part IS NOT NULL THEN greatest(pg_temp.price(x.pb, p.slot, p.price) * l.factor / 1000 / p.step * p.step,
      p.step)
    WHEN l.product IS NOT NULL THEN pg_temp.price(x.pb, d.slot, d.price) / 100 * 100 * l.factor / 1000 / 100 * 100
    WHEN l.listing IS NOT NULL THEN pg_temp.price(x.pb, 40000 + k.slot, k.price) / 100 * (100 + k.fee)
    ELSE (l.factor + pg_temp.draw(x.b, l.slot, 21, 40)) * 1000::bigint
  END AS cost,
  CASE WHEN l.rfq_item IS NOT NULL THEN l.factor ELSE 1000 END AS markup,
  CASE WHEN l.listing IS NOT NULL THEN 1 ELSE coalesce(p.step, 100) END AS step
FROM plan_order_item AS l
LEFT JOIN plan_rfq_item AS i ON i.slot = l.rfq_item
LEFT JOIN plan_quote AS q ON q.slot = l.quote
LEFT JOIN plan_part AS p ON p.slot = coalesce(i.basis, l.part)
LEFT JOIN plan_product AS d ON d.slot = l.product
LEFT JOIN plan_marketplace_product AS k ON k.slot = l.listing
CROSS JOIN LATERAL (SELECT b, pg_temp.block(b, coalesce(i.slot, 20000 + l.slot)) AS pb
  FROM generate_series(:first, :last) AS b OFFSET 0) AS x;
ALTER TABLE order_line ADD COLUMN price bigint;
UPDATE order_line SET price = greatest(cost * markup / 1000 / step * step, step);

CREATE TEMPORARY TABLE order_sum ON COMMIT DROP AS
SELECT line.b, o.slot, line.cost, line.quantity, line.subtotal, line.subtotal * o.tax / 100000 * 100 AS tax,
  o.shipping::bigint AS shipping,
  line.subtotal + line.subtotal * o.tax / 100000 * 100 + o.shipping AS total
FROM plan_orders AS o
JOIN (SELECT b, orders, sum(cost * quantity)::bigint AS cost, sum(price * quantity)::bigint AS subtotal,
  sum(quantity)::integer AS quantity FROM order_line GROUP BY b, orders) AS line ON line.orders = o.slot;
ANALYZE order_line;
ANALYZE order_sum;

CREATE TEMPORARY TABLE progress ON COMMIT DROP AS
SELECT s.slot, s.orders, s.ms, min(g.number) FILTER (WHERE g.percentage < 100) AS current_number,
  (array_agg(t.name ORDER BY g.number) FILTER (WHERE g.percentage < 100))[1] AS current_stage,
  jsonb_build_object('stages', count(*), 'completed', count(*) FILTER (WHERE g.percentage = 100), 'percentage',
    round(avg(g.percentage))::integer,
    'delayed', bool_or(g.status = 'delayed'), 'currentStage',
    (array_agg(t.name ORDER BY g.number) FILTER (WHERE g.percentage < 100))[1]) AS state
FROM plan_supplier_order AS s
JOIN plan_stage AS g ON g.supplier_order = s.slot
JOIN plan_stage_template AS t ON t.product_type = s.product_type AND t.number = g.number
WHERE s.status NOT IN ('rejected', 'cancelled')
GROUP BY s.slot, s.orders, s.ms;
CREATE INDEX ON progress (orders);
CREATE INDEX ON plan_payment (orders);
ANALYZE progress;

-- @load orders
INSERT INTO orders (organization_id, id, order_number, tracking_token, order_type, source, status, workflow_status,
  payment_status, customer_id, buyer_id, sales_rep_id, vendor_id, rfq_id, quote_id, device_request_id, split_award,
  product_type, quantity,
  current_stage, stage_progress, currency, subtotal, tax_amount, shipping_amount, total_amount, shipping_address,
  billing_address, customer_name, customer_email, target_date, expected_delivery_date, actual_delivery_date, notes,
  created_by, approved_by, approved_at, cancelled_at, cancellation_reason, completed_at, external_reference, created_at,
  updated_at)
SELECT g.id, pg_temp.id('order', x.b, o.slot, o.ms), pg_temp.number('ORD', n.year,
  n.last + (x.b - :first) * n.size + n.rank), md5('token ' || x.b || '-' || o.slot)
    || md5('second ' || x.b || '-' || o.slot),
  o.type, o.source, o.status, o.workflow, app.payment_status(paid.amount, paid.refunded, pg_temp.money(m.total)),
  pg_temp.id('customer', x.cb, c.slot, c.ms), CASE x.cb WHEN 0 THEN buyer.id END, s.id,
  pg_temp.id('vendor', x.vb, v.slot, v.ms), pg_temp.id('rfq', x.b, r.slot, r.ms),
  pg_temp.id('quote', x.b, q.slot, q.ms), pg_temp.id('device_request', x.b, d.slot, d.ms), o.split, o.product_type, m.quantity, work.current_stage,
  coalesce(work.progress, '{}'),
  coalesce(c.currency, CASE o.org WHEN 1 THEN 'USD' ELSE 'EUR' END), pg_temp.money(m.subtotal), pg_temp.money(m.tax),
  pg_temp.money(m.shipping), pg_temp.money(m.total),
  CASE WHEN c.slot IS NOT NULL THEN jsonb_build_object('name', c.name, 'city', c.city, 'country', c.country) END,
  CASE WHEN c.slot IS NOT NULL THEN jsonb_build_object('name', coalesce(c.company, c.name), 'city', c.city, 'country',
    c.country) END,
  c.name, CASE WHEN c.slot IS NOT NULL THEN 'orders@' || c.mail || '.example' END, o.target, o.expected, o.actual,
  o.notes, u.id, a.id, pg_temp.at(o.approved, x.b), pg_temp.at(o.cancelled, x.b), o.reason,
  pg_temp.at(o.completed, x.b),
  CASE WHEN o.source IN ('message', 'device') THEN 'EXT-' || 100000 + x.b * 1024 + o.slot END, pg_temp.at(o.at, x.b),
  pg_temp.at(coalesce(o.completed, o.cancelled, o.delivered, o.shipped, o.started, o.confirmed, o.approved, o.at), x.b)
FROM plan_orders AS o
JOIN plan_organization AS g ON g.slot = o.org
JOIN paper_number AS n ON n.kind = 'order' AND n.paper = o.slot
JOIN plan_users AS u ON u.slot = o.maker
LEFT JOIN plan_users AS a ON a.slot = o.approver
LEFT JOIN plan_customer AS c ON c.slot = o.customer
LEFT JOIN plan_users AS buyer ON buyer.slot = c.user_slot
LEFT JOIN plan_sales_rep AS s ON s.slot = c.rep AND o.type = 'sale'
LEFT JOIN plan_vendor AS v ON v.slot = o.vendor
LEFT JOIN plan_rfq AS r ON r.slot = o.rfq
LEFT JOIN plan_quote AS q ON q.slot = o.quote
LEFT JOIN plan_device_request AS d ON d.orders = o.slot
CROSS JOIN LATERAL (SELECT b, pg_temp.block(b, o.customer_seed) AS cb, pg_temp.block(b, o.vendor_seed) AS vb
  FROM generate_series(:first, :last) AS b OFFSET 0) AS x
JOIN order_sum AS m ON m.b = x.b AND m.slot = o.slot
CROSS JOIN LATERAL (
  SELECT coalesce(sum(pg_temp.money(pg_temp.share(m.total, p.share))), 0) AS amount,
  coalesce(sum(pg_temp.money(pg_temp.share(m.total, p.share) * p.refund / 100000 * 100)), 0) AS refunded
  FROM plan_payment AS p WHERE p.orders = o.slot AND p.status IN ('succeeded', 'refunded')) AS paid
CROSS JOIN LATERAL (
  SELECT jsonb_object_agg(pg_temp.id('supplier_order', x.b, w.slot, w.ms)::text, w.state) AS progress,
    (array_agg(w.current_stage ORDER BY w.current_number, pg_temp.id('supplier_order', x.b, w.slot,
      w.ms)) FILTER (WHERE w.current_number IS NOT NULL))[1] AS current_stage
  FROM progress AS w WHERE w.orders = o.slot) AS work;

-- @load order_items
INSERT INTO order_items (organization_id, id, order_type, order_id, line_number, part_id, product_id,
  marketplace_product_id, vendor_id,
  description, quantity_ordered, quantity_received, unit_price, expected_delivery_date, customer_id, order_vendor_id,
  sales_rep_id,
  created_at, updated_at)
SELECT g.id, pg_temp.id('order_item', m.b, l.slot, l.ms), o.type, pg_temp.id('order', m.b, o.slot, o.ms), l.line,
  CASE WHEN l.part IS NOT NULL THEN pg_temp.id('part', m.pb, p.slot, p.ms) END,
  pg_temp.id('product', m.pb, d.slot, d.ms), pg_temp.id('marketplace_product', m.pb, k.slot, k.ms),
  coalesce(pg_temp.id('vendor', x.vb, v.slot, v.ms), pg_temp.id('vendor', x.kb, w.slot, w.ms)), l.description, m.quantity, m.quantity * l.received / 1000,
  pg_temp.money(m.price), o.expected, pg_temp.id('customer', x.cb, c.slot, c.ms),
  pg_temp.id('vendor', x.vb, v.slot, v.ms), s.id,
  pg_temp.at(l.at, m.b), pg_temp.at(l.at, m.b)
FROM order_line AS m
JOIN plan_order_item AS l ON l.slot = m.slot
JOIN plan_orders AS o ON o.slot = l.orders
JOIN plan_organization AS g ON g.slot = o.org
LEFT JOIN plan_part AS p ON p.slot = l.part
LEFT JOIN plan_product AS d ON d.slot = l.product
LEFT JOIN plan_marketplace_product AS k ON k.slot = l.listing
LEFT JOIN plan_vendor AS w ON w.slot = k.vendor
LEFT JOIN plan_customer AS c ON c.slot = o.customer
LEFT JOIN plan_sales_rep AS s ON s.slot = c.rep AND o.type = 'sale'
LEFT JOIN plan_vendor AS v ON v.slot = o.vendor
CROSS JOIN LATERAL (SELECT pg_temp.block(m.b, o.customer_seed) AS cb,
  pg_temp.block(m.b, o.vendor_seed) AS vb, pg_temp.block(m.pb, 41000 + k.slot) AS kb OFFSET 0) AS x;
