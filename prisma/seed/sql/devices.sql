-- What devices ask and are answered. They precede the orders, some of which come of them.

-- @load requests
INSERT INTO requests (organization_id, id, device_id, request_type, status, payload_hash, created_by, created_at,
  updated_at, archived_at)
SELECT o.id, pg_temp.id('device_request', b, r.slot, r.ms), CASE b WHEN 0 THEN r.device ELSE r.device || '-' || b + 1
  END, r.type, r.status,
  CASE WHEN r.hashed THEN encode(sha256(convert_to('payload ' || b || '-' || r.slot, 'UTF8')), 'hex') END, u.id,
  pg_temp.at(r.at, b), pg_temp.at(r.changed, b), pg_temp.at(r.archived, b)
FROM plan_device_request AS r
JOIN plan_organization AS o ON o.slot = r.org
LEFT JOIN plan_users AS u ON u.slot = r.maker
CROSS JOIN LATERAL generate_series(:first, :last + 0 * r.slot) AS b;

-- @load request_metadata
INSERT INTO request_metadata (organization_id, id, request_id, key, value, device_id, created_at)
SELECT o.id, pg_temp.id('request_metadata', b, m.slot, m.ms), pg_temp.id('device_request', b, r.slot, r.ms), m.key,
  m.value, CASE b WHEN 0 THEN r.device ELSE r.device || '-' || b + 1 END, pg_temp.at(m.at, b)
FROM plan_request_metadata AS m
JOIN plan_device_request AS r ON r.slot = m.request
JOIN plan_organization AS o ON o.slot = r.org
CROSS JOIN LATERAL generate_series(:first, :last + 0 * m.slot) AS b;

-- @load responses
INSERT INTO responses (organization_id, id, request_id, status, content, ai_processed, delivered_at, device_id,
  created_at, updated_at)
SELECT o.id, pg_temp.id('device_response', b, a.slot, a.ms), pg_temp.id('device_request', b, r.slot, r.ms), a.status,
  a.content, a.ai, pg_temp.at(a.delivered, b), CASE b WHEN 0 THEN r.device ELSE r.device || '-' || b + 1 END,
  pg_temp.at(a.at, b), pg_temp.at(coalesce(a.delivered, a.at), b)
FROM plan_device_response AS a
JOIN plan_device_request AS r ON r.slot = a.request
JOIN plan_organization AS o ON o.slot = r.org
CROSS JOIN LATERAL generate_series(:first, :last + 0 * a.slot) AS b;

-- @load response_metadata
INSERT INTO response_metadata (organization_id, id, response_id, key, value, device_id, created_at)
SELECT o.id, pg_temp.id('response_metadata', b, m.slot, m.ms), pg_temp.id('device_response', b, a.slot, a.ms), m.key,
  m.value, CASE b WHEN 0 THEN r.device ELSE r.device || '-' || b + 1 END, pg_temp.at(m.at, b)
FROM plan_response_metadata AS m
JOIN plan_device_response AS a ON a.slot = m.response
JOIN plan_device_request AS r ON r.slot = a.request
JOIN plan_organization AS o ON o.slot = r.org
CROSS JOIN LATERAL generate_series(:first, :last + 0 * m.slot) AS b;

-- @load cloud_file_refs
INSERT INTO cloud_file_refs (organization_id, id, request_id, response_id, file_type, cloud_provider, cloud_path,
  file_size_bytes, uploaded_at, sync_status, device_id, created_at, updated_at)
SELECT o.id, pg_temp.id('cloud_file', b, f.slot, f.ms), pg_temp.id('device_request', b, r.slot, r.ms),
  pg_temp.id('device_response', b, a.slot, a.ms), CASE WHEN a.slot IS NULL THEN 'request' ELSE 'response' END,
  f.provider, '/fleet/' || r.device || '/' || b || '-' || f.slot || '.json', f.size, pg_temp.at(f.uploaded, b), f.sync,
  CASE b WHEN 0 THEN r.device ELSE r.device || '-' || b + 1 END, pg_temp.at(f.at, b),
  pg_temp.at(coalesce(f.uploaded, f.at), b)
FROM plan_cloud_file AS f
JOIN plan_device_request AS r ON r.slot = f.request
JOIN plan_organization AS o ON o.slot = r.org
LEFT JOIN plan_device_response AS a ON a.slot = f.response
CROSS JOIN LATERAL generate_series(:first, :last + 0 * f.slot) AS b;

-- @load agent_decisions
INSERT INTO agent_decisions (organization_id, id, request_id, agent_name, decision_type, decision_value, reasoning,
  confidence_score, created_at)
SELECT o.id, pg_temp.id('agent_decision', b, d.slot, d.ms), pg_temp.id('device_request', b, r.slot, r.ms), d.agent,
  d.type, d.value, d.reasoning, pg_temp.money(d.confidence), pg_temp.at(d.at, b)
FROM plan_agent_decision AS d
JOIN plan_device_request AS r ON r.slot = d.request
JOIN plan_organization AS o ON o.slot = r.org
CROSS JOIN LATERAL generate_series(:first, :last + 0 * d.slot) AS b;

-- @load device_connections
INSERT INTO device_connections (organization_id, id, device_id, user_id, connection_type, ip_address, connected_at,
  disconnected_at, created_at, updated_at)
SELECT o.id, pg_temp.id('device_connection', b, c.slot, c.ms), CASE b WHEN 0 THEN c.device ELSE c.device || '-' || b + 1
  END, u.id, c.type, c.address, pg_temp.at(c.at, b), pg_temp.at(c.ended, b), pg_temp.at(c.at, b),
  pg_temp.at(coalesce(c.ended, c.at), b)
FROM plan_device_connection AS c
JOIN plan_organization AS o ON o.slot = c.org
LEFT JOIN plan_users AS u ON u.slot = c.maker
CROSS JOIN LATERAL generate_series(:first, :last + 0 * c.slot) AS b;
