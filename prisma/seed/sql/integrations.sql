-- Connections to other systems, what went over them, and the events that were handed on. Connections and addresses are made
-- once; none has credentials or a secret, for the world has no keys to encrypt them with.

-- @prepare
-- Each month of the past half year has a part of its own.
SELECT app.ensure_partitions('events', (:anchor - interval '7 months')::date, :anchor::date);

-- @load integrations
INSERT INTO integrations (organization_id, id, name, type, provider, status, settings, sync_direction,
  sync_interval_minutes, created_by, created_at, updated_at)
SELECT g.id, pg_temp.id('integration', 0, i.slot, i.ms), i.name, i.type, i.provider, i.status, i.settings, i.direction,
  i.minutes, u.id, i.at, i.at
FROM plan_integration AS i
JOIN plan_organization AS g ON g.slot = i.org
LEFT JOIN plan_users AS u ON u.slot = i.maker
WHERE :first = 0;

-- @load sync_jobs
INSERT INTO sync_jobs (organization_id, id, integration_id, resource, direction, status, trigger, attempts,
  records_total, records_processed, records_created, records_updated, records_failed, cursor, error_message, errors,
  scheduled_at, started_at, finished_at, created_by, created_at, updated_at)
SELECT g.id, pg_temp.id('sync_job', b, j.slot, j.ms), pg_temp.id('integration', 0, i.slot, i.ms), j.resource,
  j.direction, j.status, j.trigger, j.attempts, j.total, j.processed, j.created, j.updated, j.failed, j.cursor, j.error,
  j.errors, pg_temp.at(j.at, b), pg_temp.at(j.started, b), pg_temp.at(j.finished, b), u.id, pg_temp.at(j.at, b),
  pg_temp.at(coalesce(j.finished, j.started, j.at), b)
FROM plan_sync_job AS j
JOIN plan_integration AS i ON i.slot = j.integration
JOIN plan_organization AS g ON g.slot = i.org
LEFT JOIN plan_users AS u ON u.slot = j.maker
CROSS JOIN LATERAL generate_series(:first, :last + 0 * j.slot) AS b;

-- @prepare
-- What happened to orders and requests in the past half year, as far as others are told.
CREATE TEMPORARY TABLE happening ON COMMIT DROP AS
SELECT e.slot, e.at, e.ms, 'order.' || e.kind AS type, 'order' AS entity_type, o.slot AS entity, o.ms AS entity_ms,
  row_number() OVER (PARTITION BY e.orders ORDER BY e.at, e.slot)::integer AS version, u.id AS actor,
  g.slot AS org, g.id AS organization_id, jsonb_build_object('from', e.before, 'to', e.after) AS payload
FROM plan_event AS e
JOIN plan_orders AS o ON o.slot = e.orders
JOIN plan_organization AS g ON g.slot = o.org
JOIN plan_users AS u ON u.slot = e.user_slot
WHERE NOT e.internal AND e.at > :anchor - interval '180 days'
UNION ALL
SELECT 16384 * step.place + r.slot, step.at, (extract(epoch FROM step.at) * 1000)::bigint, 'rfq.' || step.name, 'rfq',
  r.slot, r.ms, 1 + step.place, u.id, g.slot, g.id, jsonb_build_object('to', step.name)
FROM plan_rfq AS r
JOIN plan_organization AS g ON g.slot = r.org
JOIN plan_users AS u ON u.slot = r.maker
CROSS JOIN LATERAL (VALUES (1, 'sent', r.sent), (2, 'awarded', r.awarded), (3, 'closed', r.closed)) AS step (place, name, at)
WHERE step.at > :anchor - interval '180 days';
ANALYZE happening;

-- @load events
INSERT INTO events (organization_id, id, type, entity_type, entity_id, entity_version, actor, payload, created_at)
SELECT h.organization_id, pg_temp.id('event', b, h.slot, h.ms), h.type, h.entity_type,
  CASE h.entity_type WHEN 'order' THEN pg_temp.id('order', b, h.entity, h.entity_ms)
    ELSE pg_temp.id('rfq', b, h.entity, h.entity_ms) END, h.version, h.actor, h.payload, pg_temp.at(h.at, b)
FROM happening AS h
CROSS JOIN LATERAL generate_series(:first, :last + 0 * h.slot) AS b
ORDER BY b, h.at, h.slot;

-- @load webhook_endpoints
INSERT INTO webhook_endpoints (organization_id, id, name, url, description, event_types, status, created_by,
  created_at, updated_at)
SELECT g.id, pg_temp.id('webhook_endpoint', 0, w.slot, w.ms), w.name, w.url, w.description, w.types, w.status, u.id,
  w.at, w.at
FROM plan_webhook_endpoint AS w
JOIN plan_organization AS g ON g.slot = w.org
LEFT JOIN plan_users AS u ON u.slot = w.maker
WHERE :first = 0;

-- @load webhook_deliveries
-- Of the past month, most arrived at once. An address that is in error has given up on what was sent to it; of what
-- happened in the last days some waits and some is tried again.
INSERT INTO webhook_deliveries (organization_id, id, endpoint_id, event_id, event_created_at, event_type, payload, status,
  attempts, next_attempt_at, last_attempt_at, delivered_at, response_status, response_body, duration_ms, error_message,
  created_at, updated_at)
SELECT d.organization_id, d.id, d.endpoint_id, d.event_id, d.at, d.type, d.payload, d.status, d.attempts,
  CASE d.status WHEN 'failed' THEN d.tried + interval '1 hour' WHEN 'pending' THEN d.at END, d.tried,
  CASE d.status WHEN 'delivered' THEN d.tried END,
  CASE WHEN d.status = 'delivered' THEN 200 WHEN d.tried IS NOT NULL THEN 503 END,
  CASE WHEN d.status = 'delivered' THEN 'ok' WHEN d.tried IS NOT NULL THEN 'Service Unavailable' END,
  CASE WHEN d.tried IS NOT NULL THEN 40 + d.chance * 7 END,
  CASE WHEN d.status IN ('failed', 'dead') THEN 'The address answered 503.' END, d.at, coalesce(d.tried, d.at)
FROM (
  SELECT each.*, coalesce(each.days, 0) AS age, state.status, state.attempts,
    CASE WHEN state.attempts > 0 THEN each.at + make_interval(secs => 2 * state.attempts * state.attempts) END AS tried
  FROM (
    SELECT h.organization_id, pg_temp.id('webhook_delivery', b, 16384 * w.slot + h.slot % 16384, h.ms) AS id,
      pg_temp.id('webhook_endpoint', 0, w.slot, w.ms) AS endpoint_id, pg_temp.id('event', b, h.slot, h.ms) AS event_id,
      pg_temp.at(h.at, b) AS at, h.type, h.payload, w.status AS address,
      extract(day FROM :anchor - h.at)::integer AS days, pg_temp.draw(b, h.slot, 91 + w.slot, 100) AS chance
    FROM happening AS h
    JOIN plan_webhook_endpoint AS w ON w.org = h.org AND (w.types = '{}' OR h.type = ANY (w.types)) AND h.at > w.at
    CROSS JOIN LATERAL generate_series(:first, :last + 0 * h.slot) AS b
    WHERE h.at > :anchor - interval '30 days' AND h.slot < 16384
  ) AS each
  CROSS JOIN LATERAL (
    SELECT CASE
        WHEN each.address <> 'active' THEN 'dead'
        WHEN each.days < 1 AND each.chance < 30 THEN 'pending'
        WHEN each.days < 3 AND each.chance < 60 THEN 'failed'
        WHEN each.chance < 4 THEN 'dead'
        ELSE 'delivered' END AS status
  ) AS fate
  CROSS JOIN LATERAL (
    SELECT fate.status, CASE fate.status WHEN 'pending' THEN 0 WHEN 'dead' THEN 8 WHEN 'failed' THEN 2
      ELSE 1 + (each.chance > 90)::integer END AS attempts
  ) AS state
) AS d;

-- @load webhook_endpoints
-- How it went, as the worker notes it with each delivery.
UPDATE webhook_endpoints AS endpoint
SET last_delivery_at = sent.latest, last_success_at = sent.arrived, failure_count = sent.failures
FROM (
  SELECT each.organization_id, each.endpoint_id, max(each.last_attempt_at) AS latest, max(each.delivered_at) AS arrived,
    coalesce(sum(each.attempts) FILTER (
      WHERE each.status IN ('failed', 'dead') AND each.last_attempt_at > coalesce(last.arrived, '-infinity')), 0) AS failures
  FROM webhook_deliveries AS each
  JOIN (SELECT organization_id, endpoint_id, max(delivered_at) AS arrived FROM webhook_deliveries GROUP BY 1, 2) AS last
    ON last.organization_id = each.organization_id AND last.endpoint_id = each.endpoint_id
  JOIN plan_organization AS world ON world.id = each.organization_id
  GROUP BY 1, 2
) AS sent
WHERE endpoint.organization_id = sent.organization_id AND endpoint.id = sent.endpoint_id
  AND (endpoint.last_delivery_at, endpoint.last_success_at, endpoint.failure_count)
    IS DISTINCT FROM (sent.latest, sent.arrived, sent.failures::integer);
