-- Supplier orders with stages, reports, inspections and shipments; factories' calendars.

-- @load supplier_orders
INSERT INTO supplier_orders (organization_id, id, order_number, order_id, vendor_id, product_type, quantity, currency,
  buyer_price, supplier_price, target_date, status, acceptance_status, accepted_at, rejected_at, rejection_reason,
  counter_offer_price, counter_offer_notes, tech_pack_urls, special_instructions, created_by, completed_at,
  cancelled_at, customer_id, sales_rep_id, created_at, updated_at)
SELECT g.id, pg_temp.id('supplier_order', x.b, p.slot, p.ms),
  pg_temp.number('SO', n.year, n.last + (x.b - :first) * n.size + n.rank), pg_temp.id('order', x.b, o.slot, o.ms),
  pg_temp.id('vendor', x.vb, v.slot, v.ms), p.product_type,
  m.quantity, c.currency, pg_temp.money(m.subtotal), pg_temp.money(m.cost * p.cost / 100000 * 100), p.target, p.status,
  p.acceptance, pg_temp.at(p.accepted, x.b), pg_temp.at(p.rejected, x.b), p.reason,
  pg_temp.money(m.cost * p.cost / 1000 * p.counter / 100000 * 100), p.counter_notes,
  CASE WHEN p.slot % 2 = 0 THEN ARRAY['https://files.supplygraph.example/tech-packs/' || p.slot || '.pdf']
    ELSE '{}' END, p.instructions, u.id,
  pg_temp.at(p.completed, x.b), pg_temp.at(p.cancelled, x.b), pg_temp.id('customer', x.cb, c.slot, c.ms), s.id,
  pg_temp.at(p.at, x.b), pg_temp.at(coalesce(p.completed, p.cancelled, p.rejected, p.accepted, p.at), x.b)
FROM plan_supplier_order AS p
JOIN plan_orders AS o ON o.slot = p.orders
JOIN plan_organization AS g ON g.slot = p.org
JOIN paper_number AS n ON n.kind = 'supplier_order' AND n.paper = p.slot
JOIN plan_vendor AS v ON v.slot = p.vendor
JOIN plan_users AS u ON u.slot = p.maker
JOIN plan_customer AS c ON c.slot = o.customer
JOIN plan_sales_rep AS s ON s.slot = c.rep
CROSS JOIN LATERAL (SELECT b, pg_temp.block(b, o.customer_seed) AS cb, pg_temp.block(b, p.vendor_seed) AS vb
  FROM generate_series(:first, :last) AS b OFFSET 0) AS x
JOIN order_sum AS m ON m.b = x.b AND m.slot = o.slot;

-- @load production_stages
INSERT INTO production_stages (organization_id, id, supplier_order_id, stage_number, stage_name, description,
  target_date, completion_percentage, status, photos, notes, started_at, completed_at, updated_by, vendor_id,
  customer_id, sales_rep_id,
  created_at, updated_at)
SELECT g.id, pg_temp.id('stage', x.b, t.slot, t.ms), pg_temp.id('supplier_order', x.b, p.slot, p.ms), t.number, m.name,
  m.description, t.target, t.percentage, t.status, '{}', t.notes, pg_temp.at(t.started, x.b),
  pg_temp.at(t.completed, x.b),
  CASE WHEN t.percentage > 0 THEN CASE x.vb WHEN 0 THEN coalesce(vu.id, u.id) ELSE u.id END END,
  pg_temp.id('vendor', x.vb, v.slot, v.ms), pg_temp.id('customer', x.cb, c.slot, c.ms), s.id, pg_temp.at(t.at, x.b),
  pg_temp.at(coalesce(t.completed, t.started, t.at), x.b)
FROM plan_stage AS t
JOIN plan_supplier_order AS p ON p.slot = t.supplier_order
JOIN plan_stage_template AS m ON m.product_type = p.product_type AND m.number = t.number
JOIN plan_orders AS o ON o.slot = p.orders
JOIN plan_organization AS g ON g.slot = p.org
JOIN plan_vendor AS v ON v.slot = p.vendor
JOIN plan_users AS u ON u.slot = t.author
JOIN plan_customer AS c ON c.slot = o.customer
JOIN plan_sales_rep AS s ON s.slot = c.rep
LEFT JOIN plan_users AS vu ON vu.slot = v.user_slot
CROSS JOIN LATERAL (SELECT b, pg_temp.block(b, o.customer_seed) AS cb, pg_temp.block(b, p.vendor_seed) AS vb
  FROM generate_series(:first, :last) AS b OFFSET 0) AS x;

-- @load production_stage_updates
INSERT INTO production_stage_updates (organization_id, id, stage_id, message, previous_percentage,
  completion_percentage, status, photos, author_id, vendor_id, customer_id, sales_rep_id, created_at)
SELECT g.id, pg_temp.id('stage_update', x.b, e.slot, e.ms), pg_temp.id('stage', x.b, t.slot, t.ms), e.message, e.before,
  e.percentage, e.status,
  ARRAY(SELECT 'https://images.supplygraph.example/production/' || e.slot || '-' || photo || '.jpg'
    FROM generate_series(1, e.photos) AS photo), CASE x.vb WHEN 0 THEN coalesce(vu.id, u.id) ELSE u.id END,
  pg_temp.id('vendor', x.vb, v.slot, v.ms), pg_temp.id('customer', x.cb, c.slot, c.ms), s.id, pg_temp.at(e.at, x.b)
FROM plan_stage_update AS e
JOIN plan_stage AS t ON t.slot = e.stage
JOIN plan_supplier_order AS p ON p.slot = t.supplier_order
JOIN plan_orders AS o ON o.slot = p.orders
JOIN plan_organization AS g ON g.slot = p.org
JOIN plan_vendor AS v ON v.slot = p.vendor
JOIN plan_users AS u ON u.slot = e.author
JOIN plan_customer AS c ON c.slot = o.customer
JOIN plan_sales_rep AS s ON s.slot = c.rep
LEFT JOIN plan_users AS vu ON vu.slot = v.user_slot
CROSS JOIN LATERAL (SELECT b, pg_temp.block(b, o.customer_seed) AS cb, pg_temp.block(b, p.vendor_seed) AS vb
  FROM generate_series(:first, :last) AS b OFFSET 0) AS x;

-- @load quality_inspections
INSERT INTO quality_inspections (organization_id, id, stage_id, inspector_id, result, inspected_at, sample_size,
  defects_found, defects, photos, notes, vendor_id, customer_id, sales_rep_id, created_at, updated_at)
SELECT g.id, pg_temp.id('inspection', x.b, i.slot, i.ms), pg_temp.id('stage', x.b, t.slot, t.ms), u.id, i.result,
  pg_temp.at(i.at, x.b), i.sample, i.defects, i.list, '{}', i.notes,
  pg_temp.id('vendor', x.vb, v.slot, v.ms), pg_temp.id('customer', x.cb, c.slot, c.ms), s.id, pg_temp.at(i.at, x.b),
  pg_temp.at(i.at, x.b)
FROM plan_inspection AS i
JOIN plan_stage AS t ON t.slot = i.stage
JOIN plan_supplier_order AS p ON p.slot = t.supplier_order
JOIN plan_orders AS o ON o.slot = p.orders
JOIN plan_organization AS g ON g.slot = p.org
JOIN plan_vendor AS v ON v.slot = p.vendor
JOIN plan_users AS u ON u.slot = i.inspector
JOIN plan_customer AS c ON c.slot = o.customer
JOIN plan_sales_rep AS s ON s.slot = c.rep
CROSS JOIN LATERAL (SELECT b, pg_temp.block(b, o.customer_seed) AS cb, pg_temp.block(b, p.vendor_seed) AS vb
  FROM generate_series(:first, :last) AS b OFFSET 0) AS x;

-- @load shipments
INSERT INTO shipments (organization_id, id, order_id, supplier_order_id, shipment_number, status, carrier,
  tracking_number, shipping_address, weight_kg, packages, shipped_at, estimated_delivery_date, delivered_at, notes,
  created_by, vendor_id,
  customer_id, sales_rep_id, created_at, updated_at)
SELECT g.id, pg_temp.id('shipment', x.b, h.slot, h.ms), pg_temp.id('order', x.b, o.slot, o.ms),
  pg_temp.id('supplier_order', x.b, p.slot, p.ms), pg_temp.number('SHP', n.year,
    n.last + (x.b - :first) * n.size + n.rank), h.status, h.carrier,
  CASE WHEN h.shipped IS NOT NULL THEN upper(substr(md5(x.b || '-' || h.slot), 1, 12)) END,
  CASE WHEN c.slot IS NOT NULL THEN jsonb_build_object('name', c.name, 'city', c.city, 'country', c.country) END,
  h.weight * 0.001, h.packages,
  pg_temp.at(h.shipped, x.b), h.expected, pg_temp.at(h.delivered, x.b), h.notes, u.id,
  pg_temp.id('vendor', x.vb, v.slot, v.ms), pg_temp.id('customer', x.cb, c.slot, c.ms), s.id, pg_temp.at(h.at, x.b),
  pg_temp.at(coalesce(h.delivered, h.shipped, h.at), x.b)
FROM plan_shipment AS h
JOIN plan_orders AS o ON o.slot = h.orders
JOIN plan_organization AS g ON g.slot = h.org
JOIN paper_number AS n ON n.kind = 'shipment' AND n.paper = h.slot
JOIN plan_users AS u ON u.slot = h.maker
LEFT JOIN plan_supplier_order AS p ON p.slot = h.supplier_order
LEFT JOIN plan_vendor AS v ON v.slot = coalesce(p.vendor, o.vendor)
LEFT JOIN plan_customer AS c ON c.slot = o.customer
LEFT JOIN plan_sales_rep AS s ON s.slot = c.rep AND o.type = 'sale'
CROSS JOIN LATERAL (SELECT b, pg_temp.block(b, o.customer_seed) AS cb,
  pg_temp.block(b, coalesce(p.vendor_seed, o.vendor_seed)) AS vb
    FROM generate_series(:first, :last) AS b OFFSET 0) AS x;

-- @load factory_capacity
INSERT INTO factory_capacity (organization_id, id, vendor_id, date, total_capacity, utilized_capacity, notes,
  created_at, updated_at)
SELECT g.id, pg_temp.id('capacity', b, f.slot, f.ms), pg_temp.id('vendor', b, v.slot, v.ms), f.day, f.total, f.used,
  f.notes, pg_temp.at(f.at, b), pg_temp.at(f.at, b)
FROM plan_capacity AS f
JOIN plan_vendor AS v ON v.slot = f.vendor
JOIN plan_organization AS g ON g.slot = v.org
CROSS JOIN LATERAL generate_series(:first, :last + 0 * f.slot) AS b;

-- @load capacity_utilization_logs
-- A booking names the supplier order only where that went to the factory of the same block.
INSERT INTO capacity_utilization_logs (organization_id, id, vendor_id, factory_capacity_id, supplier_order_id, date,
  total_capacity, utilized_capacity, change, user_id, created_at)
SELECT g.id, pg_temp.id('capacity_log', x.b, l.slot, l.ms), pg_temp.id('vendor', x.b, v.slot, v.ms),
  pg_temp.id('capacity', x.b, f.slot, f.ms), CASE WHEN x.vb = x.b
    THEN pg_temp.id('supplier_order', x.b, p.slot, p.ms) END, f.day, f.total, l.used,
  l.change, u.id, pg_temp.at(l.at, x.b)
FROM plan_capacity_log AS l
JOIN plan_capacity AS f ON f.slot = l.capacity
JOIN plan_vendor AS v ON v.slot = f.vendor
JOIN plan_organization AS g ON g.slot = v.org
JOIN plan_users AS u ON u.slot = l.author
LEFT JOIN plan_supplier_order AS p ON p.slot = l.supplier_order
CROSS JOIN LATERAL (SELECT b, pg_temp.block(b, p.vendor_seed) AS vb
  FROM generate_series(:first, :last) AS b OFFSET 0) AS x;
