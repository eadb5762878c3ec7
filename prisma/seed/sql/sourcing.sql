-- Requests for quotation, their items and invitations, and the quotes. The customer's block hangs on the request, a
-- part's on the item, a vendor's on the invitation; whoever refers to one of them computes the same block again.

-- @load rfqs
-- With foreign keys at work, a request cannot name its winner before there is one.
INSERT INTO rfqs (organization_id, id, rfq_number, title, description, status, customer_id, sales_rep_id, created_by,
  due_date, currency, target_price, split_award, sent_at, awarded_at, awarded_vendor_id,
  awarded_quote_id, closed_at, cancelled_at, ml_features, created_at, updated_at)
SELECT o.id, pg_temp.id('rfq', x.b, r.slot, r.ms), z.number, z.title, z.description,
  CASE WHEN x.later THEN 'quoting' ELSE r.status END, pg_temp.id('customer', x.cb, c.slot, c.ms), s.id, u.id, r.due,
  c.currency,
  (SELECT pg_temp.money(sum(pg_temp.price(y.pb, i.basis, i.price) * pg_temp.quantity(x.b,
    i.slot) * i.multiple)::bigint / 1000000 * 1000000)
   FROM plan_rfq_item AS i CROSS JOIN LATERAL (SELECT pg_temp.block(x.b, i.slot) AS pb OFFSET 0) AS y
     WHERE i.rfq = r.slot),
  r.split, pg_temp.at(r.sent, x.b), pg_temp.at(r.awarded, x.b),
  CASE WHEN NOT x.later THEN pg_temp.id('vendor', x.vb, v.slot, v.ms) END,
  CASE WHEN NOT x.later THEN pg_temp.id('quote', x.b, q.slot, q.ms) END,
  CASE WHEN NOT x.later THEN pg_temp.at(r.closed, x.b) END, pg_temp.at(r.cancelled, x.b),
  CASE WHEN r.slot % 3 = 0 THEN jsonb_build_object('urgency', pg_temp.draw(x.b, r.slot, 1, 100) * 0.01) END,
  pg_temp.at(r.at, x.b), pg_temp.at(coalesce(r.closed, r.cancelled, r.awarded, r.sent, r.at), x.b)
FROM plan_rfq AS r
JOIN plan_organization AS o ON o.slot = r.org
JOIN paper_number AS n ON n.kind = 'rfq' AND n.paper = r.slot
JOIN plan_customer AS c ON c.slot = r.customer
JOIN plan_sales_rep AS s ON s.slot = c.rep
JOIN plan_users AS u ON u.slot = r.maker
LEFT JOIN plan_quote AS q ON q.slot = r.winner
LEFT JOIN plan_invitation AS w ON w.slot = q.invitation
LEFT JOIN plan_vendor AS v ON v.slot = w.vendor
CROSS JOIN LATERAL (SELECT b, pg_temp.block(b, r.slot) AS cb, pg_temp.block(b, w.slot) AS vb,
  :triggers AND r.winner IS NOT NULL AS later FROM generate_series(:first, :last) AS b OFFSET 0) AS x
CROSS JOIN LATERAL (
  SELECT pg_temp.number('RFQ', n.year, n.last + (x.b - :first) * n.size + n.rank) AS number,
    CASE x.b WHEN 0 THEN r.title ELSE r.title || ', lot ' || x.b END AS title,
    'Offer with lead time, minimum and certificates.' AS description
  OFFSET 0) AS z;

-- @load rfq_items
INSERT INTO rfq_items (organization_id, id, rfq_id, line_number, part_id, description, quantity, unit,
  target_unit_price, specifications, customer_id, sales_rep_id, created_at, updated_at)
SELECT o.id, pg_temp.id('rfq_item', x.b, i.slot, i.ms), pg_temp.id('rfq', x.b, r.slot, r.ms), i.line,
  CASE WHEN i.part IS NOT NULL THEN pg_temp.id('part', x.pb, p.slot, p.ms) END, i.wish,
  pg_temp.quantity(x.b, i.slot) * i.multiple, p.unit, CASE WHEN i.slot % 4 <> 0
    THEN pg_temp.money(greatest(pg_temp.price(x.pb, p.slot, p.price) * 95 / 100 / p.step * p.step, p.step)) END,
  CASE WHEN i.part IS NULL THEN '{"drawing": "attached"}'::jsonb ELSE '{}' END,
  pg_temp.id('customer', x.cb, c.slot, c.ms), s.id, pg_temp.at(i.at, x.b), pg_temp.at(i.at, x.b)
FROM plan_rfq_item AS i
JOIN plan_rfq AS r ON r.slot = i.rfq
JOIN plan_part AS p ON p.slot = i.basis
JOIN plan_organization AS o ON o.slot = r.org
JOIN plan_customer AS c ON c.slot = r.customer
JOIN plan_sales_rep AS s ON s.slot = c.rep
CROSS JOIN LATERAL (SELECT b, pg_temp.block(b, r.slot) AS cb, pg_temp.block(b, i.slot) AS pb
  FROM generate_series(:first, :last) AS b OFFSET 0) AS x;

-- @load rfq_vendors
INSERT INTO rfq_vendors (organization_id, id, rfq_id, vendor_id, status, invited_by, invited_at, viewed_at,
  responded_at, decline_reason, customer_id, sales_rep_id, created_at, updated_at)
SELECT o.id, pg_temp.id('invitation', x.b, w.slot, w.ms), pg_temp.id('rfq', x.b, r.slot, r.ms),
  pg_temp.id('vendor', x.vb, v.slot, v.ms), w.status, u.id, pg_temp.at(w.invited, x.b), pg_temp.at(w.viewed, x.b),
  pg_temp.at(w.responded, x.b), w.reason, pg_temp.id('customer', x.cb, c.slot, c.ms), s.id, pg_temp.at(w.at, x.b),
  pg_temp.at(coalesce(w.responded, w.viewed, w.at), x.b)
FROM plan_invitation AS w
JOIN plan_rfq AS r ON r.slot = w.rfq
JOIN plan_vendor AS v ON v.slot = w.vendor
JOIN plan_organization AS o ON o.slot = r.org
JOIN plan_customer AS c ON c.slot = r.customer
JOIN plan_sales_rep AS s ON s.slot = c.rep
JOIN plan_users AS u ON u.slot = r.maker
CROSS JOIN LATERAL (SELECT b, pg_temp.block(b, r.slot) AS cb, pg_temp.block(b, w.slot) AS vb
  FROM generate_series(:first, :last) AS b OFFSET 0) AS x;

-- @load vendor_quotes
INSERT INTO vendor_quotes (organization_id, id, rfq_id, vendor_id, quote_number, revision, status, split_award,
  currency, total_amount, lead_time_days, valid_until, notes, terms, attachments, created_by, submitted_at,
  awarded_at, customer_id, sales_rep_id, created_at, updated_at)
SELECT o.id, pg_temp.id('quote', x.b, q.slot, q.ms), pg_temp.id('rfq', x.b, r.slot, r.ms),
  pg_temp.id('vendor', x.vb, v.slot, v.ms), pg_temp.number('Q', n.year, n.last + (x.b - :first) * n.size + n.rank),
  q.revision, q.status,
  r.split, c.currency,
  (SELECT pg_temp.money(sum(pg_temp.quoted(pg_temp.price(y.pb, i.basis, i.price), i.step, q.factor, x.b, q.slot,
    i.line) * (pg_temp.quantity(x.b, i.slot) * i.multiple))::bigint)
   FROM plan_rfq_item AS i CROSS JOIN LATERAL (SELECT pg_temp.block(x.b, i.slot) AS pb OFFSET 0) AS y
     WHERE i.rfq = r.slot),
  q.lead, q.valid, q.notes, q.terms, CASE WHEN q.slot % 5 = 0
    THEN ARRAY['https://files.supplygraph.example/quotes/' || q.slot || '.pdf'] ELSE '{}' END,
    CASE x.vb WHEN 0 THEN coalesce(vu.id, u.id) ELSE u.id END,
  pg_temp.at(q.submitted, x.b), pg_temp.at(q.awarded, x.b), pg_temp.id('customer', x.cb, c.slot, c.ms), s.id,
  pg_temp.at(q.at, x.b), pg_temp.at(coalesce(q.awarded, q.submitted, q.at), x.b)
FROM plan_quote AS q
JOIN plan_rfq AS r ON r.slot = q.rfq
JOIN paper_number AS n ON n.kind = 'quote' AND n.paper = q.paper
JOIN plan_organization AS o ON o.slot = r.org
JOIN plan_customer AS c ON c.slot = r.customer
JOIN plan_sales_rep AS s ON s.slot = c.rep
JOIN plan_users AS u ON u.slot = r.maker
LEFT JOIN plan_invitation AS w ON w.slot = q.invitation
LEFT JOIN plan_vendor AS v ON v.slot = w.vendor
LEFT JOIN plan_users AS vu ON vu.slot = v.user_slot
CROSS JOIN LATERAL (SELECT b, pg_temp.block(b, r.slot) AS cb, pg_temp.block(b, w.slot) AS vb
  FROM generate_series(:first, :last) AS b OFFSET 0) AS x;

-- @prepare
UPDATE rfqs AS rfq SET status = r.status, awarded_vendor_id = quote.vendor_id, awarded_quote_id = quote.id,
  closed_at = pg_temp.at(r.closed, b), updated_at = pg_temp.at(coalesce(r.closed, r.awarded), b)
FROM plan_rfq AS r
JOIN plan_organization AS o ON o.slot = r.org
JOIN plan_quote AS q ON q.slot = r.winner
CROSS JOIN generate_series(:first, :last) AS b
JOIN vendor_quotes AS quote ON quote.organization_id = o.id AND quote.id = pg_temp.id('quote', b, q.slot, q.ms)
WHERE :triggers AND rfq.organization_id = o.id AND rfq.id = pg_temp.id('rfq', b, r.slot, r.ms);

-- @load vendor_quote_items
INSERT INTO vendor_quote_items (organization_id, id, rfq_id, quote_id, rfq_item_id, unit_price, quantity,
  lead_time_days, minimum_quantity, is_awarded, vendor_id, customer_id, sales_rep_id, created_at, updated_at)
SELECT o.id, pg_temp.id('quote_item', x.b, q.slot * 8 + i.line, q.ms), pg_temp.id('rfq', x.b, r.slot, r.ms),
  pg_temp.id('quote', x.b, q.slot, q.ms), pg_temp.id('rfq_item', x.b, i.slot, i.ms),
  pg_temp.money(pg_temp.quoted(pg_temp.price(x.pb, i.basis, i.price), i.step, q.factor, x.b, q.slot, i.line)),
  pg_temp.quantity(x.b, i.slot) * i.multiple, q.lead,
  CASE WHEN i.line = 1 THEN 10 * i.multiple END, q.awarded_lines & (1 << (i.line - 1)) <> 0,
  pg_temp.id('vendor', x.vb, v.slot, v.ms), pg_temp.id('customer', x.cb, c.slot, c.ms), s.id, pg_temp.at(q.at, x.b),
  pg_temp.at(q.at, x.b)
FROM plan_quote AS q
JOIN plan_rfq AS r ON r.slot = q.rfq
JOIN plan_rfq_item AS i ON i.rfq = r.slot
JOIN plan_organization AS o ON o.slot = r.org
JOIN plan_customer AS c ON c.slot = r.customer
JOIN plan_sales_rep AS s ON s.slot = c.rep
LEFT JOIN plan_invitation AS w ON w.slot = q.invitation
LEFT JOIN plan_vendor AS v ON v.slot = w.vendor
CROSS JOIN LATERAL (SELECT b, pg_temp.block(b, r.slot) AS cb, pg_temp.block(b, w.slot) AS vb,
  pg_temp.block(b, i.slot) AS pb FROM generate_series(:first, :last) AS b OFFSET 0) AS x;
