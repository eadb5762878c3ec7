-- What proves who did and read what, what persons agreed to and ask, how long what is kept, and what applications may send.
-- Values of persons stand nowhere in the audit log of this world: their hashes would differ from database to database.

-- @prepare
SELECT app.ensure_partitions('audit_logs', (:anchor - interval '3 years')::date, :anchor::date);
SELECT app.ensure_partitions('data_access_logs', (:anchor - interval '7 months')::date, :anchor::date);

-- @load audit_logs
-- Every step of an order that its history tells.
INSERT INTO audit_logs (organization_id, id, action, user_id, audience, table_name, operation, record_id, old_values,
  new_values, ip_address, created_at)
SELECT g.id, pg_temp.id('audit_log', b, e.slot, e.ms), CASE WHEN e.before IS NULL THEN 'created' ELSE 'updated' END, u.id,
  CASE WHEN 'sales_rep' = ANY (u.roles) THEN 'sales_rep' ELSE 'staff' END, 'orders',
  CASE WHEN e.before IS NULL THEN 'insert' ELSE 'update' END, pg_temp.id('order', b, o.slot, o.ms)::text,
  CASE WHEN e.before IS NOT NULL THEN jsonb_build_object('status', e.before) END,
  jsonb_build_object('status', e.after) || CASE WHEN e.before IS NULL
    THEN jsonb_build_object('order_type', o.type, 'source', o.source) ELSE '{}' END,
  '198.51.100.' || 1 + u.slot, pg_temp.at(e.at, b)
FROM plan_event AS e
JOIN plan_orders AS o ON o.slot = e.orders
JOIN plan_organization AS g ON g.slot = o.org
JOIN plan_users AS u ON u.slot = e.user_slot
CROSS JOIN LATERAL generate_series(:first, :last + 0 * e.slot) AS b
WHERE e.after IS NOT NULL;

-- @load audit_logs
-- What people did apart from changing rows; once somebody left a department.
INSERT INTO audit_logs (organization_id, id, action, status, user_id, audience, entity_type, entity_id, table_name,
  operation, record_id, old_values, ip_address, details, created_at)
SELECT g.id, pg_temp.id('audit_log', b, 32768 + a.slot, a.ms), a.action, a.status, u.id, 'staff', a.entity,
  CASE a.entity WHEN 'user' THEN u.id WHEN 'organization' THEN g.id END, NULL, NULL, NULL, NULL, a.address, a.details,
  pg_temp.at(a.at, b)
FROM plan_audit_action AS a
JOIN plan_organization AS g ON g.slot = a.org
JOIN plan_users AS u ON u.slot = a.user_slot
CROSS JOIN LATERAL generate_series(:first, :last + 0 * a.slot) AS b
UNION ALL
SELECT g.id, pg_temp.id('audit_log', 0, 65000 + d.slot, d.ms), 'deleted', 'success', u.id, 'staff', NULL, NULL,
  'user_departments', 'delete', pg_temp.id('left_department', 0, d.slot, d.ms)::text,
  jsonb_build_object('department_id', d.id, 'user_id', u.id), '198.51.100.7', '{}', d.at
FROM plan_department AS d
JOIN plan_organization AS g ON g.slot = d.org
JOIN plan_users AS u ON u.org = d.org AND 'admin' = ANY (u.roles)
WHERE :first = 0 AND d.name = 'Finance';

-- @load data_access_logs
INSERT INTO data_access_logs (organization_id, id, user_id, audience, action, resource, entity_type, entity_id, fields,
  record_count, purpose, operation_name, request_id, ip_address, user_agent, created_at)
SELECT g.id, pg_temp.id('data_access_log', b, a.slot, a.ms), u.id, 'staff', a.action, a.resource,
  CASE WHEN c.slot IS NOT NULL THEN 'customer' END, pg_temp.id('customer', b, c.slot, c.ms), a.fields, a.records, a.purpose,
  a.operation, 'req-' || substr(md5(b || '-' || a.slot), 1, 12), a.address, 'Mozilla/5.0', pg_temp.at(a.at, b)
FROM plan_data_access AS a
JOIN plan_organization AS g ON g.slot = a.org
JOIN plan_users AS u ON u.slot = a.user_slot
LEFT JOIN plan_customer AS c ON a.customer IS NOT NULL
  AND c.slot = (SELECT min(first.slot) FROM plan_customer AS first WHERE first.org = a.org) + a.customer
CROSS JOIN LATERAL generate_series(:first, :last + 0 * a.slot) AS b;

-- @load pii_detections
INSERT INTO pii_detections (organization_id, id, entity_type, entity_id, field, pii_type, confidence, detector,
  masked_value, status, reviewed_by, reviewed_at, redacted_at, notes, created_at, updated_at)
SELECT g.id, pg_temp.id('pii_detection', b, d.slot, d.ms), 'message', pg_temp.id('message', b, m.slot, m.ms), d.field,
  d.type, d.confidence * 0.01, d.detector, d.masked, d.status, u.id,
  CASE WHEN u.id IS NOT NULL THEN pg_temp.at(d.at + interval '2 days', b) END,
  CASE d.status WHEN 'redacted' THEN pg_temp.at(d.at + interval '2 days', b) END, d.notes, pg_temp.at(d.at, b),
  pg_temp.at(d.at + CASE WHEN u.id IS NULL THEN interval '0' ELSE interval '2 days' END, b)
FROM plan_pii_detection AS d
JOIN plan_organization AS g ON g.slot = 1
JOIN (SELECT m.slot, m.ms, row_number() OVER (ORDER BY m.slot) - 1 AS place FROM plan_message AS m
      JOIN plan_conversation AS v ON v.slot = m.conversation WHERE v.org = 1 AND m.direction = 'inbound') AS m ON m.place = d.message
LEFT JOIN plan_users AS u ON u.slot = d.reviewer
CROSS JOIN LATERAL generate_series(:first, :last + 0 * d.slot) AS b;

-- @prepare
-- The customers of a block, counted in each organization.
CREATE TEMPORARY TABLE subject ON COMMIT DROP AS
SELECT z.b, c.org, c.slot, c.ms, row_number() OVER (PARTITION BY z.b, c.org ORDER BY c.slot)::integer - 1 AS place,
  pg_temp.id('customer', z.b, c.slot, c.ms) AS id
FROM plan_customer AS c
CROSS JOIN LATERAL generate_series(:first, :last + 0 * c.slot) AS z (b);

-- @load consent_records
INSERT INTO consent_records (organization_id, id, entity_type, entity_id, subject_email, purpose, status, legal_basis,
  policy_version, source, evidence, granted_at, withdrawn_at, expires_at, created_at, updated_at)
SELECT g.id, pg_temp.id('consent', s.b, n.slot, n.ms), 'customer', s.id, person.email, n.purpose, n.status, n.basis,
  n.policy, n.source, jsonb_build_object('form', 'consent-' || n.policy), pg_temp.at(n.at, s.b),
  pg_temp.at(n.withdrawn, s.b), pg_temp.at(n.expires, s.b), pg_temp.at(n.at, s.b),
  pg_temp.at(coalesce(n.withdrawn, n.at), s.b)
FROM plan_consent AS n
JOIN plan_organization AS g ON g.slot = n.org
JOIN subject AS s ON s.org = n.org AND s.place = n.customer % CASE n.org WHEN 1 THEN 12 ELSE 5 END
JOIN customers AS person ON person.organization_id = g.id AND person.id = s.id;

-- @load data_subject_requests
INSERT INTO data_subject_requests (organization_id, id, kind, status, entity_type, entity_id, subject_name,
  subject_email, description, assigned_to, due_date, verified_at, completed_at, rejection_reason, resolution, created_by,
  created_at, updated_at)
SELECT g.id, pg_temp.id('data_subject_request', s.b, r.slot, r.ms), r.kind, r.status,
  CASE WHEN r.verified IS NOT NULL THEN 'customer' END, CASE WHEN r.verified IS NOT NULL THEN s.id END, person.name,
  coalesce(person.email, 'unknown@example.com'), r.words, u.id, r.due, pg_temp.at(r.verified, s.b),
  pg_temp.at(r.completed, s.b), r.rejection, r.resolution, NULL, pg_temp.at(r.at, s.b),
  pg_temp.at(coalesce(r.completed, r.verified, r.at), s.b)
FROM plan_subject_request AS r
JOIN plan_organization AS g ON g.slot = r.org
JOIN subject AS s ON s.org = r.org AND s.place = r.customer % CASE r.org WHEN 1 THEN 8 ELSE 5 END
JOIN customers AS person ON person.organization_id = g.id AND person.id = s.id
LEFT JOIN plan_users AS u ON u.slot = r.assigned;

-- @load idempotency_keys
INSERT INTO idempotency_keys (organization_id, id, principal, user_id, key, request_hash, operation_name, response,
  locked_at, finished_at, expires_at, created_at)
SELECT g.id, pg_temp.id('idempotency_key', b, k.slot, k.ms), 'user:' || u.id, u.id, md5('key ' || b || '-' || k.slot),
  encode(sha256(convert_to('request ' || b || '-' || k.slot, 'UTF8')), 'hex'), k.operation,
  CASE WHEN k.finished IS NOT NULL THEN '{"data": {}}'::jsonb END, CASE WHEN k.working THEN pg_temp.at(k.at, b) END,
  pg_temp.at(k.finished, b), pg_temp.at(k.at, b) + interval '1 day', pg_temp.at(k.at, b)
FROM plan_idempotency_key AS k
JOIN plan_organization AS g ON g.slot = k.org
JOIN plan_users AS u ON u.slot = k.user_slot
CROSS JOIN LATERAL generate_series(:first, :last + 0 * k.slot) AS b;

-- @load retention_policies
-- What rules there are the database says itself; here they only get the world's ids and times.
SELECT app.seed_retention_policies(id) FROM plan_organization WHERE :first = 0;
UPDATE retention_policies AS policy SET id = pg_temp.id('retention_policy', 0, made.slot * 64 + made.place, made.ms),
  created_at = made.at, updated_at = made.at,
  last_run_at = made.ran, last_run_count = CASE WHEN made.ran IS NOT NULL THEN made.place * 3 END
FROM (
  SELECT each.organization_id, each.id AS old_id, o.slot, o.at, o.ms,
    row_number() OVER (PARTITION BY each.organization_id ORDER BY each.name)::integer AS place,
    CASE WHEN each.action = 'purge' THEN :anchor - interval '2 hours' END AS ran
  FROM retention_policies AS each JOIN plan_organization AS o ON o.id = each.organization_id
) AS made
WHERE :first = 0 AND policy.organization_id = made.organization_id AND policy.id = made.old_id;

-- @load document_manifests
INSERT INTO document_manifests (organization_id, id, application, application_version, status, document_count,
  published_by, activated_at, retired_at, last_used_at, created_at, updated_at)
SELECT g.id, pg_temp.id('document_manifest', 0, m.slot, m.ms), m.application, m.version, m.status,
  CASE WHEN :triggers THEN 0 ELSE held.count END, u.id, m.activated, m.retired, held.used, m.at,
  coalesce(m.retired, m.activated, m.at)
FROM plan_manifest AS m
JOIN plan_organization AS g ON g.slot = m.org
JOIN (SELECT manifest, count(*)::integer AS count, max(used) AS used FROM plan_persisted_document GROUP BY 1) AS held
  ON held.manifest = m.slot
LEFT JOIN plan_users AS u ON u.slot = m.maker
WHERE :first = 0;

-- @load persisted_documents
INSERT INTO persisted_documents (organization_id, id, manifest_id, document_id, operation_name, operation_type, body,
  cost, last_used_at, use_count, created_at)
SELECT g.id, pg_temp.id('persisted_document', 0, d.slot, d.ms), pg_temp.id('document_manifest', 0, m.slot, m.ms),
  'sha256:' || encode(sha256(convert_to(d.text, 'UTF8')), 'hex'), d.name, d.type, d.text, d.cost, d.used, d.uses, d.at
FROM plan_persisted_document AS d
JOIN plan_manifest AS m ON m.slot = d.manifest
JOIN plan_organization AS g ON g.slot = m.org
WHERE :first = 0;
