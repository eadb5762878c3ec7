-- Stock: where it is kept, how it moved, what was set aside and used. Every quantity of a stock is multiplied by a factor of
-- its own; what orders brought and took is what their lines say, where a line's part is of the same block.

-- @prepare
-- Movements come along, so that reservations and consumption need not write any.
SELECT set_config('app.brings_ledger', 'true', true);

-- @load locations
INSERT INTO locations (organization_id, id, name, department_id, location_type, address, is_active, created_at,
  updated_at, archived_at)
SELECT o.id, pg_temp.id('location', 0, l.slot, l.ms), l.name, d.id, l.kind, l.address, l.active, l.at,
  coalesce(l.archived, l.at), l.archived
FROM plan_location AS l
JOIN plan_organization AS o ON o.slot = l.org
JOIN plan_department AS d ON d.slot = l.department
WHERE :first = 0;

-- @load inventory
INSERT INTO inventory (organization_id, id, part_id, variant_id, location_id, reorder_point, reorder_quantity,
  created_at, updated_at)
SELECT o.id, pg_temp.id('inventory_level', x.b, s.slot, s.ms), pg_temp.id('part', x.b, p.slot, p.ms),
  pg_temp.id('variant', x.b, v.slot, v.ms), pg_temp.id('location', 0, l.slot, l.ms), s.point * x.factor,
  s.reorder * x.factor, pg_temp.at(s.at, x.b), pg_temp.at(s.at, x.b)
FROM plan_stock AS s
JOIN plan_part AS p ON p.slot = s.part
JOIN plan_location AS l ON l.slot = s.location
JOIN plan_organization AS o ON o.slot = l.org
LEFT JOIN plan_variant AS v ON v.slot = s.variant
CROSS JOIN LATERAL (SELECT b, 1 + pg_temp.draw(b, s.slot, 91, 3) AS factor
  FROM generate_series(:first, :last) AS b OFFSET 0) AS x;

-- @load stock_reservations
INSERT INTO stock_reservations (organization_id, id, inventory_level_id, part_id, variant_id, location_id, quantity,
  status, order_id, order_item_id, reason, expires_at, consumed_at, released_at, created_by, created_at, updated_at)
SELECT o.id, pg_temp.id('reservation', x.b, r.slot, r.ms), pg_temp.id('inventory_level', x.b, s.slot, s.ms),
  pg_temp.id('part', x.b, p.slot, p.ms), pg_temp.id('variant', x.b, v.slot, v.ms),
  pg_temp.id('location', 0, l.slot, l.ms), r.quantity * x.factor, r.status,
  CASE WHEN m.slot IS NOT NULL THEN pg_temp.id('order', x.b, d.slot, d.ms) END,
  CASE WHEN m.slot IS NOT NULL THEN pg_temp.id('order_item', x.b, i.slot, i.ms) END, r.reason,
  pg_temp.at(r.expires, x.b), CASE r.status WHEN 'consumed' THEN pg_temp.at(r.ended, x.b) END,
  CASE WHEN r.status IN ('released', 'expired') THEN pg_temp.at(r.ended, x.b) END, u.id, pg_temp.at(r.at, x.b),
  pg_temp.at(coalesce(r.ended, r.at), x.b)
FROM plan_reservation AS r
JOIN plan_stock AS s ON s.slot = r.stock
JOIN plan_part AS p ON p.slot = s.part
JOIN plan_location AS l ON l.slot = s.location
JOIN plan_organization AS o ON o.slot = l.org
JOIN plan_users AS u ON u.slot = r.maker
LEFT JOIN plan_variant AS v ON v.slot = s.variant
LEFT JOIN plan_order_item AS i ON i.slot = r.line
LEFT JOIN plan_orders AS d ON d.slot = i.orders
CROSS JOIN LATERAL (SELECT b, 1 + pg_temp.draw(b, s.slot, 91, 3) AS factor
  FROM generate_series(:first, :last) AS b OFFSET 0) AS x
LEFT JOIN order_line AS m ON m.slot = r.line AND m.b = x.b AND m.pb = x.b;

-- @load part_consumption
INSERT INTO part_consumption (organization_id, id, part_id, variant_id, location_id, quantity_consumed,
  consumption_date, consumed_by, notes, created_at)
SELECT o.id, pg_temp.id('consumption', x.b, c.slot, c.ms), pg_temp.id('part', x.b, p.slot, p.ms),
  pg_temp.id('variant', x.b, v.slot, v.ms), pg_temp.id('location', 0, l.slot, l.ms), c.quantity * x.factor, c.day, u.id,
  c.notes, pg_temp.at(c.at, x.b)
FROM plan_consumption AS c
JOIN plan_stock AS s ON s.slot = c.stock
JOIN plan_part AS p ON p.slot = s.part
JOIN plan_location AS l ON l.slot = s.location
JOIN plan_organization AS o ON o.slot = l.org
JOIN plan_users AS u ON u.slot = c.maker
LEFT JOIN plan_variant AS v ON v.slot = s.variant
CROSS JOIN LATERAL (SELECT b, 1 + pg_temp.draw(b, s.slot, 91, 3) AS factor
  FROM generate_series(:first, :last) AS b OFFSET 0) AS x;

-- @load inventory_movements
INSERT INTO inventory_movements (organization_id, id, inventory_level_id, part_id, variant_id, location_id, kind,
  quantity, order_id, order_item_id, reservation_id, consumption_id, reason, created_by, created_at)
SELECT o.id, pg_temp.id('movement', x.b, e.slot, e.ms), pg_temp.id('inventory_level', x.b, s.slot, s.ms),
  pg_temp.id('part', x.b, p.slot, p.ms), pg_temp.id('variant', x.b, v.slot, v.ms),
  pg_temp.id('location', 0, l.slot, l.ms), e.kind,
  CASE e.share WHEN 0 THEN e.quantity * x.factor ELSE m.quantity * e.share / 1000 END,
  CASE WHEN e.named AND m.slot IS NOT NULL THEN pg_temp.id('order', x.b, d.slot, d.ms) END,
  CASE WHEN e.named AND m.slot IS NOT NULL THEN pg_temp.id('order_item', x.b, i.slot, i.ms) END,
  pg_temp.id('reservation', x.b, r.slot, r.ms), pg_temp.id('consumption', x.b, c.slot, c.ms), e.reason, u.id,
  pg_temp.at(e.at, x.b)
FROM plan_movement AS e
JOIN plan_stock AS s ON s.slot = e.stock
JOIN plan_part AS p ON p.slot = s.part
JOIN plan_location AS l ON l.slot = s.location
JOIN plan_organization AS o ON o.slot = l.org
JOIN plan_users AS u ON u.slot = e.maker
LEFT JOIN plan_variant AS v ON v.slot = s.variant
LEFT JOIN plan_reservation AS r ON r.slot = e.reservation
LEFT JOIN plan_consumption AS c ON c.slot = e.consumption
LEFT JOIN plan_order_item AS i ON i.slot = e.line
LEFT JOIN plan_orders AS d ON d.slot = i.orders
CROSS JOIN LATERAL (SELECT b, 1 + pg_temp.draw(b, s.slot, 91, 3) AS factor
  FROM generate_series(:first, :last) AS b OFFSET 0) AS x
LEFT JOIN order_line AS m ON m.slot = e.line AND m.b = x.b AND m.pb = x.b
WHERE e.share = 0 OR m.slot IS NOT NULL;

-- @load inventory
-- What the ledger comes to, where no trigger has added it up.
UPDATE inventory AS stock SET quantity_on_hand = moved.on_hand, quantity_reserved = moved.reserved,
  last_counted_at = moved.counted_at, updated_at = moved.latest
FROM (SELECT organization_id, inventory_level_id,
        coalesce(sum(quantity) FILTER (WHERE kind NOT IN ('reservation', 'release')), 0) AS on_hand,
        coalesce(sum(quantity) FILTER (WHERE kind IN ('reservation', 'release')), 0) AS reserved,
        max(created_at) FILTER (WHERE kind = 'count') AS counted_at, max(created_at) AS latest
      FROM inventory_movements GROUP BY organization_id, inventory_level_id) AS moved
WHERE stock.organization_id = moved.organization_id AND stock.id = moved.inventory_level_id
  AND (stock.quantity_on_hand, stock.quantity_reserved, stock.last_counted_at)
    IS DISTINCT FROM (moved.on_hand, moved.reserved, moved.counted_at);

-- @load orders
-- Where the goods of an order leave and arrive.
UPDATE orders AS ordered SET from_location_id = pg_temp.id('location', 0, l.slot, l.ms),
  to_location_id = pg_temp.id('location', 0, t.slot, t.ms)
FROM plan_order_way AS w
JOIN plan_orders AS d ON d.slot = w.orders
JOIN plan_organization AS o ON o.slot = d.org
LEFT JOIN plan_location AS l ON l.slot = w.from_location
LEFT JOIN plan_location AS t ON t.slot = w.to_location
CROSS JOIN LATERAL generate_series(:first, :last + 0 * w.slot) AS b
WHERE ordered.organization_id = o.id AND ordered.id = pg_temp.id('order', b, d.slot, d.ms);

-- @prepare
SELECT set_config('app.brings_ledger', '', true);
