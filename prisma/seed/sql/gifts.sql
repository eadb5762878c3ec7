-- Gift orders with their line, history and shipment. Their numbers follow those of the other orders (30000 and the slot).

-- @prepare
CREATE TEMPORARY TABLE gift ON COMMIT DROP AS
SELECT x.b, g.slot, g.ms, o.id AS organization_id, pg_temp.id('gift_order', x.b, g.slot, g.ms) AS id,
  pg_temp.id('product', x.b, p.slot, p.ms) AS product_id, p.name AS product,
  CASE p.org WHEN 1 THEN 'USD' ELSE 'EUR' END AS currency,
  pg_temp.price(x.b, p.slot, p.price) / 100 * 100 AS price, c.city, c.country, employee.client_id, employee.site_id,
  employee.id AS employee_id, employee.name, employee.email
FROM plan_gift_order AS g
JOIN plan_organization AS o ON o.slot = g.org
JOIN plan_product AS p ON p.slot = g.product
JOIN plan_employee AS e ON e.slot = g.employee
JOIN plan_site AS s ON s.slot = e.site
JOIN plan_client AS c ON c.slot = s.client
CROSS JOIN LATERAL generate_series(:first, :last + 0 * g.slot) AS x (b)
JOIN employees AS employee ON employee.organization_id = o.id AND employee.id = pg_temp.id('employee', x.b, e.slot,
  e.ms);
ANALYZE gift;

-- @load orders
INSERT INTO orders (organization_id, id, order_number, tracking_token, order_type, source, status, workflow_status,
  client_id, site_id, employee_id, product_id, product_type, quantity, currency, subtotal, shipping_amount,
  total_amount, shipping_address, customer_name, customer_email, expected_delivery_date, actual_delivery_date,
  cancelled_at, cancellation_reason, completed_at, created_at, updated_at)
SELECT m.organization_id, m.id, pg_temp.number('ORD', n.year, n.last + (m.b - :first) * n.size + n.rank),
  md5('gift token ' || m.b || '-' || m.slot) || md5('second ' || m.b || '-' || m.slot), 'sale', 'gifting', g.status,
  CASE g.status WHEN 'confirmed' THEN 'ready_to_ship' WHEN 'shipped' THEN 'shipped' WHEN 'pending' THEN NULL
    ELSE 'closed' END,
  m.client_id, m.site_id, m.employee_id, m.product_id, 'gift', 1, m.currency, pg_temp.money(m.price),
  pg_temp.money(g.shipping), pg_temp.money(m.price + g.shipping),
  jsonb_build_object('name', m.name, 'city', m.city, 'country', m.country), m.name, m.email, g.expected, g.actual,
  pg_temp.at(g.cancelled, m.b), g.reason, pg_temp.at(g.completed, m.b), pg_temp.at(g.at, m.b),
  pg_temp.at(g.changed, m.b)
FROM gift AS m
JOIN plan_gift_order AS g ON g.slot = m.slot
JOIN paper_number AS n ON n.kind = 'order' AND n.paper = 30000 + g.slot;

-- @load order_items
INSERT INTO order_items (organization_id, id, order_type, order_id, line_number, product_id, description,
  quantity_ordered, quantity_received, unit_price, expected_delivery_date, client_id, site_id, employee_id, created_at,
  updated_at)
SELECT m.organization_id, pg_temp.id('gift_item', m.b, m.slot, m.ms), 'sale', m.id, 1, m.product_id, m.product, 1,
  CASE WHEN g.actual IS NULL THEN 0 ELSE 1 END, pg_temp.money(m.price), g.expected, m.client_id, m.site_id,
  m.employee_id, pg_temp.at(g.at, m.b), pg_temp.at(g.at, m.b)
FROM gift AS m
JOIN plan_gift_order AS g ON g.slot = m.slot;

-- @load order_history
INSERT INTO order_history (organization_id, id, order_id, event_type, event_description, from_status, to_status,
  metadata, client_id, site_id, employee_id, created_at)
SELECT m.organization_id, pg_temp.id('gift_event', m.b, e.slot, e.ms), m.id, e.kind, e.description, e.before, e.after,
  '{}', m.client_id, m.site_id, m.employee_id, pg_temp.at(e.at, m.b)
FROM gift AS m
JOIN plan_gift_event AS e ON e.gift = m.slot;

-- @load shipments
INSERT INTO shipments (organization_id, id, order_id, shipment_number, status, carrier, tracking_number,
  shipping_address, weight_kg, packages, shipped_at, estimated_delivery_date, delivered_at, client_id, site_id,
  employee_id, created_at, updated_at)
SELECT m.organization_id, pg_temp.id('gift_shipment', m.b, h.slot, h.ms), m.id,
  pg_temp.number('SHP', n.year, n.last + (m.b - :first) * n.size + n.rank),
  CASE WHEN h.delivered IS NULL THEN 'in_transit' ELSE 'delivered' END, h.carrier,
  upper(substr(md5('gift ' || m.b || '-' || h.slot), 1, 12)),
  jsonb_build_object('name', m.name, 'city', m.city, 'country', m.country),
  (400 + pg_temp.draw(m.b, h.slot, 33, 4000)) * 0.001, 1, pg_temp.at(h.at, m.b), h.expected,
  pg_temp.at(h.delivered, m.b), m.client_id, m.site_id, m.employee_id, pg_temp.at(h.at, m.b),
  pg_temp.at(coalesce(h.delivered, h.at), m.b)
FROM gift AS m
JOIN plan_gift_shipment AS h ON h.gift = m.slot
JOIN paper_number AS n ON n.kind = 'shipment' AND n.paper = 30000 + h.slot;
