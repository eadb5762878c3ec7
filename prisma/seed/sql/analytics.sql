-- What visitors and users did, and the figures made of it. Figures of whole organizations are made once.

-- @prepare
-- Each month of the past year has a part of its own.
SELECT app.ensure_partitions('analytics_events', (:anchor - interval '13 months')::date, :anchor::date);

-- @load analytics_events
INSERT INTO analytics_events (organization_id, id, event_type, event_category, entity_type, entity_id, client_id,
  site_id, user_id, external_user_id, session_id, event_data, properties, created_at)
SELECT g.id, pg_temp.id('analytics_event', b, e.slot, e.ms), e.type, e.category,
  CASE WHEN e.product IS NOT NULL THEN 'product' WHEN e.part IS NOT NULL THEN 'part' WHEN e.rfq IS NOT NULL THEN 'rfq'
    WHEN e.orders IS NOT NULL THEN 'order' END,
  coalesce(pg_temp.id('product', b, d.slot, d.ms), pg_temp.id('part', b, p.slot, p.ms),
    pg_temp.id('rfq', b, r.slot, r.ms), pg_temp.id('order', b, o.slot, o.ms)),
  pg_temp.id('client', b, c.slot, c.ms), pg_temp.id('site', b, s.slot, s.ms), u.id, e.external,
  md5(e.session || '-' || b), e.data, e.properties, pg_temp.at(e.at, b)
FROM plan_analytics_event AS e
JOIN plan_organization AS g ON g.slot = e.org
LEFT JOIN plan_users AS u ON u.slot = e.user_slot
LEFT JOIN plan_product AS d ON d.slot = e.product
LEFT JOIN plan_part AS p ON p.slot = e.part
LEFT JOIN plan_rfq AS r ON r.slot = e.rfq
LEFT JOIN plan_orders AS o ON o.slot = e.orders
LEFT JOIN plan_site AS s ON s.slot = e.site
LEFT JOIN plan_client AS c ON c.slot = s.client
CROSS JOIN LATERAL generate_series(:first, :last + 0 * e.slot) AS b;

-- @load performance_metrics
INSERT INTO performance_metrics (organization_id, id, metric_type, entity_type, entity_id, period, period_start,
  period_end, metrics, calculated_at, client_id, created_at, updated_at)
SELECT g.id, pg_temp.id('performance_metric', b, m.slot, m.ms), m.type,
  CASE WHEN m.vendor IS NOT NULL THEN 'vendor' WHEN m.site IS NOT NULL THEN 'site' WHEN m.client IS NOT NULL
    THEN 'client' END,
  coalesce(pg_temp.id('vendor', b, v.slot, v.ms), pg_temp.id('site', b, s.slot, s.ms),
    pg_temp.id('client', b, c.slot, c.ms)), m.period, m.starts, m.ends, m.metrics, pg_temp.at(m.at, b),
  coalesce(pg_temp.id('client', b, c.slot, c.ms), pg_temp.id('client', b, owner.slot, owner.ms)), pg_temp.at(m.at, b),
  pg_temp.at(m.at, b)
FROM plan_performance_metric AS m
JOIN plan_organization AS g ON g.slot = m.org
LEFT JOIN plan_vendor AS v ON v.slot = m.vendor
LEFT JOIN plan_client AS c ON c.slot = m.client
LEFT JOIN plan_site AS s ON s.slot = m.site
LEFT JOIN plan_client AS owner ON owner.slot = s.client
CROSS JOIN LATERAL generate_series(:first, CASE WHEN coalesce(m.vendor, m.client, m.site) IS NULL THEN 0
  ELSE :last END) AS b;
