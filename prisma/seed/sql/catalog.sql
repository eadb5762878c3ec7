-- What is bought and sold: parts with variants, cross references and vendors' offers; catalogs with products.

-- @load parts
INSERT INTO parts (organization_id, id, part_number, name, description, category, manufacturer, unit_of_measure,
  specifications, ml_features, popularity_score, is_active, external_reference, created_at, updated_at)
SELECT o.id, pg_temp.id('part', b, p.slot, p.ms), CASE b WHEN 0 THEN p.number ELSE p.number || '-'
  || upper(to_hex(b + 159)) END,
  CASE b WHEN 0 THEN p.name ELSE p.name || ', series ' || upper(to_hex(b + 159)) END, p.description, p.category,
  p.manufacturer, p.unit, p.specifications,
  CASE WHEN pg_temp.draw(b, p.slot, 1, 4) = 0 THEN jsonb_build_object('cluster', pg_temp.draw(b, p.slot, 2, 24),
    'priceBand', p.price / 50000) END,
  p.popularity + pg_temp.draw(b, p.slot, 3, 100), p.active, CASE WHEN p.coded THEN 'P-'
    || 100000 + b * 1024 + p.slot END, pg_temp.at(p.at, b), pg_temp.at(p.at, b)
FROM plan_part AS p
JOIN plan_organization AS o ON o.slot = p.org
CROSS JOIN LATERAL generate_series(:first, :last + 0 * p.slot) AS b;

-- @load part_variants
INSERT INTO part_variants (organization_id, id, part_id, variant_code, variant_name, attributes, currency,
  cost_per_unit, retail_price, is_available, created_at, updated_at)
SELECT o.id, pg_temp.id('variant', b, v.slot, v.ms), pg_temp.id('part', b, p.slot, p.ms), v.code, v.name, v.attributes,
  'USD',
  pg_temp.money(pg_temp.price(b, p.slot, p.price) / p.step * p.step),
  pg_temp.money(pg_temp.price(b, p.slot, p.price) * 14 / 10 / p.step * p.step), v.available, pg_temp.at(v.at, b),
  pg_temp.at(v.at, b)
FROM plan_variant AS v
JOIN plan_part AS p ON p.slot = v.part
JOIN plan_organization AS o ON o.slot = p.org
CROSS JOIN LATERAL generate_series(:first, :last + 0 * v.slot) AS b;

-- @load part_cross_references
INSERT INTO part_cross_references (organization_id, id, part_id, referenced_part_id, number, manufacturer, kind, notes,
  created_at, updated_at)
SELECT o.id, pg_temp.id('cross_reference', b, c.slot, c.ms), pg_temp.id('part', b, p.slot, p.ms),
  pg_temp.id('part', b, other.slot, other.ms),
  CASE WHEN b = 0 OR other.slot IS NULL THEN c.number ELSE c.number || '-' || upper(to_hex(b + 159)) END,
  c.manufacturer, c.kind, c.notes, pg_temp.at(c.at, b), pg_temp.at(c.at, b)
FROM plan_cross_reference AS c
JOIN plan_part AS p ON p.slot = c.part
JOIN plan_organization AS o ON o.slot = p.org
LEFT JOIN plan_part AS other ON other.slot = c.other
CROSS JOIN LATERAL generate_series(:first, :last + 0 * c.slot) AS b;

-- @load vendor_parts
INSERT INTO vendor_parts (organization_id, id, part_id, variant_id, vendor_id, sku, currency, supplier_cost,
  lead_time_days, minimum_order_quantity, is_preferred, created_at, updated_at)
SELECT o.id, pg_temp.id('vendor_part', b, f.slot, f.ms), pg_temp.id('part', b, p.slot, p.ms),
  pg_temp.id('variant', b, v.slot, v.ms), pg_temp.id('vendor', b, d.slot, d.ms), f.sku, 'USD',
  pg_temp.money(greatest(pg_temp.price(b, p.slot, p.price) * f.factor / 1000 / p.step * p.step, p.step)),
  greatest(f.lead, 3), f.minimum, f.preferred, pg_temp.at(f.at, b), pg_temp.at(f.at, b)
FROM plan_vendor_part AS f
JOIN plan_part AS p ON p.slot = f.part
JOIN plan_vendor AS d ON d.slot = f.vendor
JOIN plan_organization AS o ON o.slot = p.org
LEFT JOIN plan_variant AS v ON v.slot = f.variant
CROSS JOIN LATERAL generate_series(:first, :last + 0 * f.slot) AS b;

-- @load catalogs
INSERT INTO catalogs (organization_id, id, name, type, status, vendor_id, source, settings, total_products,
  last_synced_at, created_by, created_at, updated_at)
SELECT o.id, pg_temp.id('catalog', b, c.slot, c.ms), CASE b WHEN 0 THEN c.name ELSE c.name || ' ' || b + 1 END, c.type,
  c.status, pg_temp.id('vendor', b, v.slot, v.ms),
  CASE c.type WHEN 'erp' THEN '{"system": "odoo", "warehouse": "main"}'::jsonb ELSE '{}' END, '{}',
  CASE WHEN :triggers THEN 0 ELSE (SELECT count(*) FROM plan_product AS p
    WHERE p.catalog = c.slot AND NOT p.archived) END,
  CASE c.type WHEN 'erp' THEN pg_temp.at(:anchor - interval '1 day', b) END, u.id, pg_temp.at(c.at, b),
  pg_temp.at(c.at, b)
FROM plan_catalog AS c
JOIN plan_organization AS o ON o.slot = c.org
JOIN plan_users AS u ON u.org = c.org AND 'admin' = ANY (u.roles)
LEFT JOIN plan_vendor AS v ON v.slot = c.vendor
CROSS JOIN LATERAL generate_series(:first, :last + 0 * c.slot) AS b;

-- @load products
INSERT INTO products (organization_id, id, catalog_id, vendor_id, category_id, sku, name, description, brand, currency,
  price, status, featured, minimum_order, available_colors, available_sizes,
  lead_time_days, image_urls, external_reference, created_at, updated_at, archived_at)
SELECT o.id, pg_temp.id('product', b, p.slot, p.ms), pg_temp.id('catalog', b, c.slot, c.ms),
  pg_temp.id('vendor', b, v.slot, v.ms), k.id, p.sku, p.name, p.description, p.brand,
  CASE p.org WHEN 1 THEN 'USD' ELSE 'EUR' END, pg_temp.money(pg_temp.price(b, p.slot, p.price) / 100 * 100), p.status,
  p.featured, p.minimum, p.colors, p.sizes, p.lead,
  ARRAY['https://images.supplygraph.example/' || lower(p.sku) || '.jpg'],
  CASE WHEN p.slot % 3 = 0 THEN 'SKU-' || 100000 + b * 1024 + p.slot END, pg_temp.at(p.at, b), pg_temp.at(p.at, b),
  CASE WHEN p.archived THEN pg_temp.at(:anchor - interval '40 days', b) END
FROM plan_product AS p
JOIN plan_catalog AS c ON c.slot = p.catalog
JOIN plan_category AS k ON k.slot = p.category
JOIN plan_organization AS o ON o.slot = p.org
LEFT JOIN plan_vendor AS v ON v.slot = p.vendor
CROSS JOIN LATERAL generate_series(:first, :last + 0 * p.slot) AS b;
