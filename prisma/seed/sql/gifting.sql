-- The gifting business: clients with their portals, celebration sites, what these leave out, and employees.

-- @load clients
INSERT INTO clients (organization_id, id, name, client_code, status, contact_name, contact_email, contact_phone,
  address, billing_address, billing_email, tax_id, integration, created_at, updated_at)
SELECT o.id, pg_temp.id('client', x.b, c.slot, c.ms), CASE x.b WHEN 0 THEN c.name ELSE x.family || ' '
    || regexp_replace(c.name, '^\S+ ', '') END,
  CASE x.b WHEN 0 THEN c.code ELSE c.code || '-' || x.b + 1 END, c.status, c.contact, 'people@' || c.mail,
  '+' || 31 + c.slot || ' ' || 100000 + pg_temp.draw(x.b, c.slot, 1, 899999),
  jsonb_build_object('street', 1 + pg_temp.draw(x.b, c.slot, 2, 90) || ' High Street', 'city', c.city, 'country',
    c.country, 'postalCode', (10000 + pg_temp.draw(x.b, c.slot, 3, 89999))::text),
  CASE WHEN c.slot % 3 = 1 THEN jsonb_build_object('name', 'Shared services', 'city', 'Gdańsk', 'country', 'PL') END,
  'invoices@' || c.mail, c.country || 100000000 + pg_temp.draw(x.b, c.slot, 4, 899999999),
  CASE WHEN c.slot % 2 = 0 THEN jsonb_build_object('system', (ARRAY['workday', 'sap'])[1 + c.slot % 4 / 2],
    'interval', 'daily') ELSE '{}' END,
  pg_temp.at(c.at, x.b), pg_temp.at(c.at, x.b)
FROM plan_client AS c
JOIN plan_organization AS o ON o.slot = c.org
CROSS JOIN LATERAL (
  SELECT b, (${families})[1 + pg_temp.draw(b, c.slot, 5, cardinality(${families}))] AS family
  FROM generate_series(:first, :last) AS b OFFSET 0) AS x;

-- @load user_portals
INSERT INTO user_portals (organization_id, id, user_id, client_id, created_at, updated_at)
SELECT o.id, pg_temp.id('portal', 0, u.slot, u.ms), u.id, pg_temp.id('client', 0, c.slot, c.ms), u.at, u.at
FROM plan_users AS u
JOIN plan_organization AS o ON o.slot = u.org
JOIN plan_client AS c ON c.slot = u.client
WHERE :first = 0;

-- @load user_invitations
INSERT INTO user_invitations (organization_id, id, email, name, role_id, client_id, status, token_hash, invited_by,
  expires_at, created_at, updated_at)
SELECT o.id, pg_temp.id('client_invitation', 0, c.slot, c.ms), 'people@' || c.mail, c.contact, r.id,
  pg_temp.id('client', 0, c.slot, c.ms), 'pending',
  encode(sha256(convert_to('client invitation ' || c.slot, 'UTF8')), 'hex'), u.id, :anchor + interval '10 days', c.at,
  c.at
FROM plan_client AS c
JOIN plan_organization AS o ON o.slot = c.org
JOIN roles AS r ON r.organization_id = o.id AND r.name = 'client'
JOIN plan_users AS u ON u.org = c.org AND 'admin' = ANY (u.roles)
WHERE :first = 0 AND c.slot IN (2, 6);

-- @load sites
INSERT INTO sites (organization_id, id, client_id, catalog_id, name, slug, status, starts_at, ends_at,
  validation_methods, branding, created_at, updated_at)
SELECT o.id, pg_temp.id('site', b, s.slot, s.ms), pg_temp.id('client', b, c.slot, c.ms),
  pg_temp.id('catalog', b, k.slot, k.ms), s.name, CASE b WHEN 0 THEN s.key ELSE s.key || '-' || b + 1 END, s.status,
  pg_temp.at(s.opens, b), pg_temp.at(s.closes, b), s.methods,
  jsonb_build_object('primaryColor', s.colour, 'logoUrl', 'https://images.supplygraph.example/logos/' || c.code
    || '.svg', 'welcome', 'Thank you for being with ' || c.name || '.'),
  pg_temp.at(s.at, b), pg_temp.at(s.at, b)
FROM plan_site AS s
JOIN plan_client AS c ON c.slot = s.client
JOIN plan_organization AS o ON o.slot = c.org
LEFT JOIN plan_catalog AS k ON k.slot = s.catalog
CROSS JOIN LATERAL generate_series(:first, :last + 0 * s.slot) AS b;

-- @load site_product_exclusions
INSERT INTO site_product_exclusions (organization_id, id, site_id, product_id, reason, excluded_by, client_id,
  created_at, updated_at)
SELECT o.id, pg_temp.id('exclusion', b, e.slot, e.ms), pg_temp.id('site', b, s.slot, s.ms),
  pg_temp.id('product', b, p.slot, p.ms), e.reason, u.id, pg_temp.id('client', b, c.slot, c.ms), pg_temp.at(e.at, b),
  pg_temp.at(e.at, b)
FROM plan_exclusion AS e
JOIN plan_site AS s ON s.slot = e.site
JOIN plan_client AS c ON c.slot = s.client
JOIN plan_organization AS o ON o.slot = c.org
JOIN plan_product AS p ON p.slot = e.product
JOIN plan_users AS u ON u.slot = e.maker
CROSS JOIN LATERAL generate_series(:first, :last + 0 * e.slot) AS b;

-- @load employees
INSERT INTO employees (organization_id, id, site_id, employee_number, name, email, serial_card_number, status,
  external_reference, client_id, created_at, updated_at)
SELECT o.id, pg_temp.id('employee', x.b, e.slot, e.ms), pg_temp.id('site', x.b, s.slot, s.ms),
  CASE WHEN e.numbered THEN (10000 + e.slot * 7)::text END, x.given || ' ' || x.family,
  CASE WHEN e.mailed THEN lower(x.given) || '.' || lower(x.family) || e.slot || '@' || c.mail END,
  CASE WHEN e.carded THEN upper(substr(md5('card ' || x.b || '-' || e.slot), 1, 12)) END, e.status,
  CASE WHEN e.synced THEN 'HR-' || 100000 + x.b * 1024 + e.slot END, pg_temp.id('client', x.b, c.slot, c.ms),
  pg_temp.at(e.at, x.b), pg_temp.at(e.at, x.b)
FROM plan_employee AS e
JOIN plan_site AS s ON s.slot = e.site
JOIN plan_client AS c ON c.slot = s.client
JOIN plan_organization AS o ON o.slot = c.org
CROSS JOIN LATERAL (
  SELECT b, (${givenNames})[1 + pg_temp.draw(b, e.slot, 31, cardinality(${givenNames}))] AS given,
  (${families})[1 + pg_temp.draw(b, e.slot, 32, cardinality(${families}))] AS family
  FROM generate_series(:first, :last) AS b OFFSET 0) AS x;
