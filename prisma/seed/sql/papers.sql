-- What belongs to orders on paper: history, approvals, payments, documents.

-- @load order_history
INSERT INTO order_history (organization_id, id, order_id, event_type, event_description, from_status, to_status,
  user_id, metadata, is_internal, customer_id, vendor_id, sales_rep_id, created_at)
SELECT g.id, pg_temp.id('order_event', x.b, e.slot, e.ms), pg_temp.id('order', x.b, o.slot, o.ms), e.kind,
  e.description, e.before, e.after, u.id, '{}', e.internal, pg_temp.id('customer', x.cb, c.slot, c.ms),
  pg_temp.id('vendor', x.vb, v.slot, v.ms), s.id, pg_temp.at(e.at, x.b)
FROM plan_event AS e
JOIN plan_orders AS o ON o.slot = e.orders
JOIN plan_organization AS g ON g.slot = o.org
JOIN plan_users AS u ON u.slot = e.user_slot
LEFT JOIN plan_customer AS c ON c.slot = o.customer
LEFT JOIN plan_sales_rep AS s ON s.slot = c.rep AND o.type = 'sale'
LEFT JOIN plan_vendor AS v ON v.slot = o.vendor
CROSS JOIN LATERAL (SELECT b, pg_temp.block(b, o.customer_seed) AS cb, pg_temp.block(b, o.vendor_seed) AS vb
  FROM generate_series(:first, :last) AS b OFFSET 0) AS x;

-- @load order_approvals
INSERT INTO order_approvals (organization_id, id, order_id, round, approval_level, approver_id, status, notes,
  decision_at, created_at, updated_at)
SELECT g.id, pg_temp.id('order_approval', b, a.slot, a.ms), pg_temp.id('order', b, o.slot, o.ms), a.round, a.level,
  u.id, a.status, a.notes, pg_temp.at(a.decided, b), pg_temp.at(a.at, b), pg_temp.at(coalesce(a.decided, a.at), b)
FROM plan_approval AS a
JOIN plan_orders AS o ON o.slot = a.orders
JOIN plan_organization AS g ON g.slot = o.org
JOIN plan_users AS u ON u.slot = a.approver
CROSS JOIN LATERAL generate_series(:first, :last + 0 * a.slot) AS b;

-- @load payments
INSERT INTO payments (organization_id, id, order_id, payment_number, status, method, currency, amount, refunded_amount,
  provider, provider_reference, failure_reason, paid_at, refunded_at, created_by, customer_id, sales_rep_id, created_at,
  updated_at)
SELECT g.id, pg_temp.id('payment', x.b, p.slot, p.ms), pg_temp.id('order', x.b, o.slot, o.ms),
  pg_temp.number('PAY', n.year, n.last + (x.b - :first) * n.size + n.rank), p.status, p.method, c.currency,
  pg_temp.money(pg_temp.share(m.total, p.share)), pg_temp.money(pg_temp.share(m.total,
    p.share) * p.refund / 100000 * 100), p.provider, CASE WHEN p.provider IS NOT NULL THEN 'pi_'
      || md5(x.b || '-' || p.slot) END, p.failure,
  pg_temp.at(p.paid, x.b), pg_temp.at(p.refunded, x.b), u.id, pg_temp.id('customer', x.cb, c.slot, c.ms), s.id,
  pg_temp.at(p.at, x.b), pg_temp.at(coalesce(p.refunded, p.paid, p.at), x.b)
FROM plan_payment AS p
JOIN plan_orders AS o ON o.slot = p.orders
JOIN plan_organization AS g ON g.slot = o.org
JOIN paper_number AS n ON n.kind = 'payment' AND n.paper = p.slot
JOIN plan_users AS u ON u.slot = p.maker
JOIN plan_customer AS c ON c.slot = o.customer
JOIN plan_sales_rep AS s ON s.slot = c.rep
CROSS JOIN LATERAL (SELECT b, pg_temp.block(b, o.customer_seed) AS cb
  FROM generate_series(:first, :last) AS b OFFSET 0) AS x
JOIN order_sum AS m ON m.b = x.b AND m.slot = o.slot;

-- @load order_documents
INSERT INTO order_documents (organization_id, id, order_id, kind, name, url, size_bytes, checksum, is_internal,
  uploaded_by, customer_id, sales_rep_id, created_at, updated_at)
SELECT g.id, pg_temp.id('order_document', x.b, d.slot, d.ms), pg_temp.id('order', x.b, o.slot, o.ms), d.kind,
  replace(d.kind, '_', '-') || '-' || x.b || '-' || o.slot || '.pdf',
  'https://files.supplygraph.example/orders/' || x.b || '-' || d.slot || '.pdf', d.size,
  md5('a' || x.b || '-' || d.slot) || md5('b' || x.b || '-' || d.slot), d.internal, u.id,
  pg_temp.id('customer', x.cb, c.slot, c.ms), s.id,
  pg_temp.at(d.at, x.b), pg_temp.at(d.at, x.b)
FROM plan_document AS d
JOIN plan_orders AS o ON o.slot = d.orders
JOIN plan_organization AS g ON g.slot = o.org
JOIN plan_users AS u ON u.slot = d.maker
LEFT JOIN plan_customer AS c ON c.slot = o.customer
LEFT JOIN plan_sales_rep AS s ON s.slot = c.rep AND o.type = 'sale'
CROSS JOIN LATERAL (SELECT b, pg_temp.block(b, o.customer_seed) AS cb
  FROM generate_series(:first, :last) AS b OFFSET 0) AS x;

-- @load ai_quotes
INSERT INTO ai_quotes (organization_id, id, customer_email, customer_name, phone_number, country, product_type,
  quantity, complexity_level, fabric_type, additional_requirements, quote_data, currency, total_price,
  estimated_delivery_days,
  ai_suggestions, alternative_options, status, lead_status, lead_notes, converted_to_order_id, session_id,
  specialty_sourcing_required, production_route, specialty_notes, bangladesh_cost, specialty_cost, admin_markup,
  created_at, updated_at)
SELECT g.id, pg_temp.id('ai_quote', x.b, q.slot, q.ms), lower(x.given) || '.' || lower(x.family) || x.b
  || '@visitor.example', x.given || ' ' || x.family, '+1 555 ' || 100000 + pg_temp.draw(x.b, q.slot, 1, 899999),
  q.country, q.product_type,
  x.quantity, q.complexity, q.fabric, q.requirements, jsonb_build_object('unitPrice', pg_temp.money(x.unit)::text,
    'quantity', x.quantity, 'productType', q.product_type), 'USD', pg_temp.money(x.unit * x.quantity), q.days,
    q.suggestion,
  jsonb_build_array(jsonb_build_object('fabric', 'cotton 7 gg', 'unitPrice',
    pg_temp.money(x.unit * 92 / 100 / 100 * 100)::text)), q.status, q.lead, q.notes,
    pg_temp.id('order', x.b, o.slot, o.ms), 'visit-' || md5(x.b || '-' || q.slot),
  q.specialty, q.route, CASE WHEN q.specialty THEN 'Fancy yarn from Italy.' END,
  pg_temp.money(x.unit * x.quantity * 62 / 100 / 100 * 100),
  CASE WHEN q.specialty THEN pg_temp.money(x.unit * x.quantity * 12 / 100 / 100 * 100) END,
  pg_temp.money(x.unit * x.quantity * 18 / 100 / 100 * 100), pg_temp.at(q.at, x.b), pg_temp.at(q.at, x.b)
FROM plan_ai_quote AS q
JOIN plan_organization AS g ON g.slot = 1
LEFT JOIN plan_orders AS o ON o.slot = q.orders
CROSS JOIN LATERAL (
  SELECT b, (${givenNames})[1 + pg_temp.draw(b, q.slot, 2, cardinality(${givenNames}))] AS given,
  (${families})[1 + pg_temp.draw(b, q.slot, 3, cardinality(${families}))] AS family,
    pg_temp.quantity(b, q.slot) * q.multiple AS quantity, (q.price + 100 * pg_temp.draw(b, q.slot, 4,
      300))::bigint AS unit
  FROM generate_series(:first, :last) AS b OFFSET 0) AS x;
