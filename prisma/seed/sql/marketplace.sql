-- Products of the marketplace. A vendor's block hangs on the product. Prices are whole cents, so that the fee is exact.

-- @load marketplace_products
INSERT INTO marketplace_products (organization_id, id, vendor_id, product_type, title, description, category,
  subcategory, slug, currency, base_price, platform_fee_percentage, total_quantity, available_quantity,
  reserved_quantity, moq, images, primary_image, video_url, sizes, colors, material, gsm, fabric_composition,
  specifications, lead_time_days, shipping_from, shipping_weight_kg, status, rejection_reason, admin_feedback,
  quality_score, approval_date, approved_by, published_at, views, rating, meta_keywords, meta_description, is_featured,
  featured_until, created_by, created_at, updated_at, archived_at)
SELECT g.id, pg_temp.id('marketplace_product', x.b, k.slot, k.ms), pg_temp.id('vendor', x.vb, v.slot, v.ms), k.type,
  k.title, k.description, k.category, k.subcategory, x.slug, CASE k.org WHEN 1 THEN 'USD' ELSE 'EUR' END,
  pg_temp.money(pg_temp.price(x.b, 40000 + k.slot, k.price) / 100 * 100), k.fee, k.total, k.available, k.reserved, k.moq,
  CASE WHEN x.slug IS NULL THEN '{}' ELSE ARRAY['https://images.supplygraph.example/' || x.slug || '-1.jpg',
    'https://images.supplygraph.example/' || x.slug || '-2.jpg'] END,
  'https://images.supplygraph.example/' || x.slug || '-1.jpg',
  CASE WHEN k.featured THEN 'https://films.supplygraph.example/' || x.slug || '.mp4' END, k.sizes, k.colours, k.material,
  k.gsm, k.composition, jsonb_build_object('origin', coalesce(v.country, CASE k.org WHEN 1 THEN 'BD' ELSE 'NO' END),
    'packing', 'polybag'), k.lead, coalesce(v.city, CASE k.org WHEN 1 THEN 'Rotterdam' ELSE 'Bergen' END),
  k.grams * 0.001, k.status, k.reason, k.feedback, k.quality, pg_temp.at(k.approved, x.b), a.id,
  pg_temp.at(k.approved, x.b), CASE WHEN k.views > 0 THEN k.views + pg_temp.draw(x.b, k.slot, 31, 400) ELSE 0 END,
  k.rating * 0.01, k.keywords, k.title || ', at least ' || k.moq || ' pieces.', k.featured, k.featured_until,
  CASE WHEN k.vendor IS NULL OR x.vb = 0 THEN u.id END, pg_temp.at(k.at, x.b),
  pg_temp.at(coalesce(k.archived, k.approved, k.at), x.b), pg_temp.at(k.archived, x.b)
FROM plan_marketplace_product AS k
JOIN plan_organization AS g ON g.slot = k.org
LEFT JOIN plan_vendor AS v ON v.slot = k.vendor
LEFT JOIN plan_users AS a ON a.slot = k.approver
LEFT JOIN plan_users AS u ON u.slot = k.maker
CROSS JOIN LATERAL (SELECT b, pg_temp.block(b, 41000 + k.slot) AS vb,
  k.slug || CASE b WHEN 0 THEN '' ELSE '-' || b END AS slug FROM generate_series(:first, :last) AS b OFFSET 0) AS x;
