-- What customers want and vendors have to sell, the deals between them, and what was passed on over social networks.

-- @load buyer_intents
INSERT INTO buyer_intents (organization_id, id, customer_id, part_id, title, category, requirements, quantity, unit,
  currency, target_price, needed_by, expires_at, status, ml_features, created_by, sales_rep_id, created_at, updated_at)
SELECT g.id, pg_temp.id('intent', x.b, i.slot, i.ms), pg_temp.id('customer', x.cb, c.slot, c.ms),
  pg_temp.id('part', x.b, p.slot, p.ms), i.title, i.category, jsonb_build_object('material', i.material), i.quantity,
  p.unit, c.currency,
  pg_temp.money(greatest(pg_temp.price(x.b, p.slot, p.price) * i.factor / 1000 / p.step * p.step, p.step)), i.needed,
  i.expires, i.status,
  jsonb_build_object('urgency', pg_temp.draw(x.b, i.slot, 33, 100) * 0.01, 'trade', p.trade), u.id, s.id,
  pg_temp.at(i.at, x.b), pg_temp.at(i.at, x.b)
FROM plan_intent AS i
JOIN plan_organization AS g ON g.slot = i.org
JOIN plan_customer AS c ON c.slot = i.customer
JOIN plan_sales_rep AS s ON s.slot = c.rep
JOIN plan_part AS p ON p.slot = i.part
JOIN plan_users AS u ON u.slot = i.maker
CROSS JOIN LATERAL (SELECT b, pg_temp.block(b, i.customer_seed) AS cb FROM generate_series(:first, :last) AS b OFFSET 0) AS x;

-- @load seller_listings
INSERT INTO seller_listings (organization_id, id, vendor_id, part_id, title, category, specifications, quantity,
  minimum_quantity, unit, currency, unit_price, lead_time_days, available_from, expires_at, status, ml_features,
  created_by, created_at, updated_at)
SELECT g.id, pg_temp.id('listing', x.b, l.slot, l.ms), pg_temp.id('vendor', x.vb, v.slot, v.ms),
  pg_temp.id('part', x.b, p.slot, p.ms), l.title, l.category, jsonb_build_object('grade', l.material), l.quantity,
  l.minimum, p.unit, CASE l.org WHEN 1 THEN 'USD' ELSE 'EUR' END,
  pg_temp.money(greatest(pg_temp.price(x.b, p.slot, p.price) * l.factor / 1000 / p.step * p.step, p.step)), l.lead,
  l.available, l.expires, l.status,
  jsonb_build_object('freshness', pg_temp.draw(x.b, l.slot, 34, 100) * 0.01, 'trade', p.trade),
  CASE x.vb WHEN 0 THEN u.id END, pg_temp.at(l.at, x.b), pg_temp.at(l.at, x.b)
FROM plan_listing AS l
JOIN plan_organization AS g ON g.slot = l.org
JOIN plan_vendor AS v ON v.slot = l.vendor
JOIN plan_part AS p ON p.slot = l.part
JOIN plan_users AS u ON u.slot = l.maker
CROSS JOIN LATERAL (SELECT b, pg_temp.block(b, l.vendor_seed) AS vb FROM generate_series(:first, :last) AS b OFFSET 0) AS x;

-- @load marketplace_deals
INSERT INTO marketplace_deals (organization_id, id, customer_id, vendor_id, buyer_intent_id, seller_listing_id,
  sales_rep_id, order_id, status, match_score, quantity, currency, agreed_amount, commission_rate, notes, accepted_at,
  completed_at, cancelled_at, cancellation_reason, created_by, created_at, updated_at)
SELECT g.id, pg_temp.id('deal', x.b, d.slot, d.ms), pg_temp.id('customer', x.cb, c.slot, c.ms),
  pg_temp.id('vendor', x.vb, v.slot, v.ms), pg_temp.id('intent', x.b, i.slot, i.ms),
  pg_temp.id('listing', x.b, l.slot, l.ms), s.id, pg_temp.id('order', x.b, o.slot, o.ms), d.status, d.score * 0.0001,
  d.quantity, c.currency, pg_temp.money((d.agreed + pg_temp.draw(x.b, d.slot, 32, 5000)) * 100::bigint), d.rate * 0.01,
  d.notes, pg_temp.at(d.accepted, x.b), pg_temp.at(d.completed, x.b), pg_temp.at(d.cancelled, x.b), d.reason, u.id,
  pg_temp.at(d.at, x.b), pg_temp.at(coalesce(d.completed, d.cancelled, d.accepted, d.at), x.b)
FROM plan_deal AS d
JOIN plan_organization AS g ON g.slot = d.org
JOIN plan_intent AS i ON i.slot = d.intent
JOIN plan_customer AS c ON c.slot = i.customer
JOIN plan_listing AS l ON l.slot = d.listing
JOIN plan_vendor AS v ON v.slot = l.vendor
LEFT JOIN plan_sales_rep AS s ON s.slot = d.rep
LEFT JOIN plan_orders AS o ON o.slot = d.orders
LEFT JOIN plan_users AS u ON u.slot = d.maker
CROSS JOIN LATERAL (SELECT b, pg_temp.block(b, i.customer_seed) AS cb, pg_temp.block(b, l.vendor_seed) AS vb
  FROM generate_series(:first, :last) AS b OFFSET 0) AS x;

-- @load social_shares
INSERT INTO social_shares (organization_id, id, marketplace_product_id, platform, url, user_id, session_id, ip_address,
  user_agent, created_at)
SELECT g.id, pg_temp.id('share', b, h.slot, h.ms), pg_temp.id('marketplace_product', b, k.slot, k.ms), h.platform,
  'https://market.' || g.key || '.example/' || coalesce(k.slug || CASE b WHEN 0 THEN '' ELSE '-' || b END, ''),
  u.id, md5('share ' || b || '-' || h.slot), h.ip, h.agent, pg_temp.at(h.at, b)
FROM plan_share AS h
JOIN plan_organization AS g ON g.slot = h.org
LEFT JOIN plan_marketplace_product AS k ON k.slot = h.product
LEFT JOIN plan_users AS u ON u.slot = h.user_slot
CROSS JOIN LATERAL generate_series(:first, :last + 0 * h.slot) AS b;
