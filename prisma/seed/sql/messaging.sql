-- What was written, by whom, and what went out over external channels. Whoever speaks of an order takes its customer's and
-- its vendor's block, so that the conversation is with those whose order it is.

-- @prepare
-- Each month of the world's history has a part of its own.
SELECT app.ensure_partitions('communications', (:anchor - interval '18 months')::date, :anchor::date);

-- @load communication_templates
INSERT INTO communication_templates (organization_id, id, key, name, description, channel, locale, subject, body,
  html_body, variables, is_active, created_by, created_at, updated_at)
SELECT g.id, pg_temp.id('template', 0, t.slot, t.ms), t.key, t.name, t.description, t.channel, t.locale, t.subject, t.body,
  t.html, t.variables, t.active, u.id, t.at, t.at
FROM plan_template AS t
JOIN plan_organization AS g ON g.slot = t.org
JOIN plan_users AS u ON u.slot = t.maker
WHERE :first = 0;

-- @prepare
-- Conversations with the keys that all rows of theirs carry.
CREATE TEMPORARY TABLE talk ON COMMIT DROP AS
SELECT x.b, v.slot, g.id AS organization_id, pg_temp.id('conversation', x.b, v.slot, v.ms) AS id, v.channel, v.subject,
  pg_temp.id('customer', x.cb, c.slot, c.ms) AS customer_id, pg_temp.id('vendor', x.vb, w.slot, w.ms) AS vendor_id,
  s.id AS sales_rep_id, pg_temp.id('order', x.b, o.slot, o.ms) AS order_id,
  pg_temp.number('ORD', n.year, n.last + (x.b - :first) * n.size + n.rank) AS order_number,
  pg_temp.id('marketplace_product', x.b, k.slot, k.ms) AS product_id,
  CASE WHEN x.cb = 0 AND v.channel = 'web' THEN buyer.id END AS buyer_id,
  CASE WHEN x.vb = 0 AND v.channel = 'web' THEN maker.id END AS vendor_user_id,
  'team@' || g.key || '.example' AS mailbox, '+1 555 010' || v.org AS number
FROM plan_conversation AS v
JOIN plan_organization AS g ON g.slot = v.org
LEFT JOIN plan_customer AS c ON c.slot = v.customer
LEFT JOIN plan_sales_rep AS s ON s.slot = c.rep
LEFT JOIN plan_users AS buyer ON buyer.slot = c.user_slot
LEFT JOIN plan_vendor AS w ON w.slot = v.vendor
LEFT JOIN plan_users AS maker ON maker.slot = w.user_slot
LEFT JOIN plan_orders AS o ON o.slot = v.orders
LEFT JOIN paper_number AS n ON n.kind = 'order' AND n.paper = o.slot
LEFT JOIN plan_marketplace_product AS k ON k.slot = v.product
CROSS JOIN LATERAL (SELECT b, pg_temp.block(b, v.customer_seed) AS cb, pg_temp.block(b, v.vendor_seed) AS vb
  FROM generate_series(:first, :last) AS b OFFSET 0) AS x;
CREATE INDEX ON talk (slot, b);
ANALYZE talk;

-- @load conversations
INSERT INTO conversations (organization_id, id, channel, subject, status, customer_id, vendor_id, order_id,
  marketplace_product_id, assigned_to, ai_enabled, unread_count, last_message_at, created_by, sales_rep_id, created_at,
  updated_at)
SELECT t.organization_id, t.id, t.channel, t.subject, v.status, t.customer_id, t.vendor_id, t.order_id, t.product_id, a.id,
  v.automatic, v.unread, pg_temp.at(v.last, t.b), u.id, t.sales_rep_id, pg_temp.at(v.at, t.b), pg_temp.at(v.last, t.b)
FROM talk AS t
JOIN plan_conversation AS v ON v.slot = t.slot
LEFT JOIN plan_users AS a ON a.slot = v.assigned
LEFT JOIN plan_users AS u ON u.slot = v.maker;

-- @load conversation_participants
INSERT INTO conversation_participants (organization_id, id, conversation_id, user_id, joined_at, last_read_at, left_at,
  channel, customer_id, vendor_id, sales_rep_id, created_at, updated_at)
SELECT t.organization_id, pg_temp.id('participant', t.b, p.slot, p.ms), t.id, p.user_id, pg_temp.at(p.at, t.b),
  CASE WHEN v.unread = 0 THEN pg_temp.at(v.last, t.b) END, pg_temp.at(p.gone, t.b), t.channel, t.customer_id, t.vendor_id,
  t.sales_rep_id, pg_temp.at(p.at, t.b), pg_temp.at(p.at, t.b)
FROM talk AS t
JOIN plan_conversation AS v ON v.slot = t.slot
CROSS JOIN LATERAL (
  SELECT p.slot, p.ms, p.at, p.gone, u.id AS user_id FROM plan_participant AS p JOIN plan_users AS u ON u.slot = p.user_slot
  WHERE p.conversation = t.slot
  UNION ALL SELECT 30000 + v.slot, v.ms + 10, v.at + interval '10 milliseconds', NULL, t.buyer_id WHERE t.buyer_id IS NOT NULL
  UNION ALL SELECT 40000 + v.slot, v.ms + 11, v.at + interval '11 milliseconds', NULL, t.vendor_user_id
  WHERE t.vendor_user_id IS NOT NULL) AS p;

-- @load messages
INSERT INTO messages (organization_id, id, conversation_id, external_id, direction, sender_type, sender_id, sender_name,
  sender_address, recipient_id, body, attachments, status, failure_reason, ai_processed, sent_at, delivered_at, read_at,
  channel, customer_id, vendor_id, sales_rep_id, created_at, updated_at)
SELECT t.organization_id, pg_temp.id('message', t.b, m.slot, m.ms), t.id,
  CASE WHEN m.status <> 'queued' THEN x.external END, m.direction, m.by,
  CASE m.by WHEN 'staff' THEN u.id WHEN 'customer' THEN t.buyer_id WHEN 'vendor' THEN t.vendor_user_id END,
  CASE WHEN x.external IS NOT NULL AND m.direction = 'inbound' THEN x.name END,
  CASE WHEN x.external IS NOT NULL AND m.direction = 'inbound' THEN x.address END, r.id,
  replace(m.body, '{order}', coalesce(t.order_number, '')),
  CASE WHEN m.files > 0 THEN ARRAY['https://files.supplygraph.example/messages/' || t.b || '-' || m.slot || '.jpg']
    ELSE '{}' END, m.status, m.failure, m.processed, pg_temp.at(m.at, t.b), pg_temp.at(m.delivered, t.b),
  pg_temp.at(m.read, t.b), t.channel, t.customer_id, t.vendor_id, t.sales_rep_id, pg_temp.at(m.at, t.b),
  pg_temp.at(coalesce(m.read, m.delivered, m.at), t.b)
FROM plan_message AS m
JOIN talk AS t ON t.slot = m.conversation
LEFT JOIN plan_users AS u ON u.slot = m.sender
LEFT JOIN plan_users AS r ON r.slot = m.recipient
LEFT JOIN customers AS c ON c.organization_id = t.organization_id AND c.id = t.customer_id AND m.by = 'customer'
LEFT JOIN vendors AS w ON w.organization_id = t.organization_id AND w.id = t.vendor_id AND m.by = 'vendor'
CROSS JOIN LATERAL (
  SELECT CASE t.channel WHEN 'email' THEN '<' || md5(t.b || '-' || m.slot) || '@mail.example>'
      WHEN 'whatsapp' THEN 'wamid.' || md5(t.b || '-' || m.slot) WHEN 'sms' THEN 'SM' || md5(t.b || '-' || m.slot) END AS external,
    coalesce(c.name, w.contact_name) AS name,
    CASE t.channel WHEN 'email' THEN coalesce(c.email, w.contact_email) ELSE coalesce(c.phone, w.contact_phone) END AS address
  OFFSET 0) AS x;

-- @load communications
INSERT INTO communications (organization_id, id, channel, direction, status, thread_id, message_id, conversation_id,
  customer_id, vendor_id, entity_type, entity_id, from_address, to_address, subject, body, attachments, provider,
  external_id, error_message, sent_at, delivered_at, opened_at, created_by, sales_rep_id, created_at, updated_at)
SELECT t.organization_id, pg_temp.id('communication', t.b, m.slot, m.ms), t.channel, m.direction,
  CASE m.status WHEN 'received' THEN 'delivered' WHEN 'read' THEN 'delivered' ELSE m.status END,
  md5('thread ' || t.b || '-' || t.slot), sent.id, t.id, t.customer_id, t.vendor_id,
  CASE WHEN t.order_id IS NOT NULL THEN 'order' WHEN t.product_id IS NOT NULL THEN 'marketplace_product' END,
  coalesce(t.order_id, t.product_id), CASE m.direction WHEN 'inbound' THEN x.theirs ELSE x.ours END,
  CASE m.direction WHEN 'inbound' THEN x.ours ELSE x.theirs END, CASE t.channel WHEN 'email' THEN t.subject END, sent.body,
  sent.attachments, CASE t.channel WHEN 'email' THEN 'postmark' ELSE 'twilio' END, sent.external_id, sent.failure_reason,
  CASE WHEN m.status NOT IN ('queued', 'failed') THEN sent.sent_at END, sent.delivered_at,
  CASE m.direction WHEN 'outbound' THEN sent.read_at END, CASE m.by WHEN 'staff' THEN sent.sender_id END, t.sales_rep_id,
  sent.created_at, sent.updated_at
FROM plan_message AS m
JOIN talk AS t ON t.slot = m.conversation AND t.channel IN ('email', 'whatsapp', 'sms')
JOIN messages AS sent ON sent.organization_id = t.organization_id AND sent.id = pg_temp.id('message', t.b, m.slot, m.ms)
LEFT JOIN customers AS c ON c.organization_id = t.organization_id AND c.id = t.customer_id
LEFT JOIN vendors AS w ON w.organization_id = t.organization_id AND w.id = t.vendor_id
CROSS JOIN LATERAL (SELECT CASE t.channel WHEN 'email' THEN t.mailbox ELSE t.number END AS ours,
  CASE t.channel WHEN 'email' THEN coalesce(c.email, w.contact_email) ELSE coalesce(c.phone, w.contact_phone) END AS theirs
  OFFSET 0) AS x;

-- @prepare
CREATE FUNCTION pg_temp.filled(template text, number text, name text, day text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT regexp_replace(regexp_replace(replace(replace(replace(template, '{{number}}', number), '{{link}}',
    'https://portal.supplygraph.example/' || number), '{{status}}', 'confirmed'), '[{]{2}(name|contact)[}]{2}', name, 'g'),
    '[{]{2}(expected|due_date)[}]{2}', coalesce(day, 'the agreed day'), 'g') $$;

-- @load communications
-- What went out of itself: invitations to quote, and news of orders.
INSERT INTO communications (organization_id, id, channel, direction, status, template_id, customer_id, vendor_id,
  entity_type, entity_id, from_address, to_address, subject, body, html_body, provider, external_id, error_message,
  sent_at, delivered_at, opened_at, sales_rep_id, created_at, updated_at)
SELECT g.id, pg_temp.id('communication', x.b, 40000 + m.slot, m.ms), e.channel, 'outbound', m.status,
  pg_temp.id('template', 0, e.slot, e.ms), CASE WHEN m.orders IS NOT NULL THEN c.id END, w.id,
  CASE WHEN m.orders IS NOT NULL THEN 'order' ELSE 'rfq' END,
  coalesce(pg_temp.id('order', x.b, o.slot, o.ms), pg_temp.id('rfq', x.b, r.slot, r.ms)),
  CASE e.channel WHEN 'email' THEN 'team@' || g.key || '.example' ELSE '+1 555 010' || m.org END,
  CASE e.channel WHEN 'email' THEN coalesce(w.contact_email, c.email) ELSE coalesce(w.contact_phone, c.phone) END,
  pg_temp.filled(e.subject, x.number, x.name, x.day), pg_temp.filled(e.body, x.number, x.name, x.day),
  pg_temp.filled(e.html, x.number, x.name, x.day),
  CASE e.channel WHEN 'email' THEN 'postmark' WHEN 'web' THEN 'portal' ELSE 'twilio' END,
  CASE WHEN m.status <> 'queued' THEN md5('notice ' || x.b || '-' || m.slot) END,
  CASE m.status WHEN 'failed' THEN 'Recipient does not accept messages.' END,
  CASE WHEN m.status IN ('sent', 'delivered') THEN pg_temp.at(m.at, x.b) END,
  CASE m.status WHEN 'delivered' THEN pg_temp.at(m.at, x.b) END,
  CASE WHEN m.status = 'delivered' AND m.opened >= m.at THEN pg_temp.at(m.opened, x.b) END,
  CASE WHEN m.orders IS NOT NULL THEN c.sales_rep_id END, pg_temp.at(m.at, x.b), pg_temp.at(m.at, x.b)
FROM plan_notice AS m
JOIN plan_organization AS g ON g.slot = m.org
JOIN plan_template AS e ON e.slot = m.template
LEFT JOIN plan_orders AS o ON o.slot = m.orders
LEFT JOIN plan_invitation AS i ON i.slot = m.invitation
LEFT JOIN plan_rfq AS r ON r.slot = i.rfq
LEFT JOIN plan_vendor AS v ON v.slot = i.vendor
LEFT JOIN plan_customer AS k ON k.slot = o.customer
JOIN paper_number AS n ON n.kind = CASE WHEN m.orders IS NOT NULL THEN 'order' ELSE 'rfq' END
  AND n.paper = coalesce(o.slot, r.slot)
CROSS JOIN LATERAL (SELECT b, pg_temp.block(b, o.customer_seed) AS cb, pg_temp.block(b, i.slot) AS vb
  FROM generate_series(:first, :last) AS b OFFSET 0) AS y
LEFT JOIN customers AS c ON c.organization_id = g.id AND c.id = pg_temp.id('customer', y.cb, k.slot, k.ms)
LEFT JOIN vendors AS w ON w.organization_id = g.id AND w.id = pg_temp.id('vendor', y.vb, v.slot, v.ms)
CROSS JOIN LATERAL (SELECT y.b,
  pg_temp.number(CASE WHEN m.orders IS NOT NULL THEN 'ORD' ELSE 'RFQ' END, n.year,
    n.last + (y.b - :first) * n.size + n.rank) AS number,
  coalesce(w.contact_name, c.name) AS name, coalesce(o.expected, r.due)::text AS day OFFSET 0) AS x;
