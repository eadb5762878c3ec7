-- Partners: customers and vendors. Those of further blocks have names of their own.

-- @load customers
INSERT INTO customers (organization_id, id, name, company_name, email, phone, type, tier, status, crm_provider,
  crm_external_id, sales_rep_id, currency, address, preferences, external_reference,
  created_at, updated_at)
SELECT o.id, pg_temp.id('customer', z.b, c.slot, c.ms), z.name, z.company, z.email, z.phone, c.type, c.tier, c.status,
  CASE WHEN c.crm THEN 'gohighlevel' END, CASE WHEN c.crm THEN 'ghl_' || substr(md5(z.b || '-' || c.slot), 1, 20) END,
  r.id, c.currency,
  jsonb_build_object('street', 1 + pg_temp.draw(z.b, c.slot, 2, 180) || ' '
    || (ARRAY['Harbour Street', 'Mill Lane', 'Station Road', 'Market Square', 'King Street'])[1 + pg_temp.draw(z.b,
      c.slot, 3, 5)],
    'city', c.city, 'country', c.country, 'postalCode', (10000 + pg_temp.draw(z.b, c.slot, 4, 89999))::text),
  jsonb_build_object('language', CASE WHEN c.country IN ('DE', 'CH') THEN 'de' WHEN c.country = 'FR' THEN 'fr'
    ELSE 'en' END, 'carrier', (ARRAY['DHL', 'DSV', 'FedEx'])[1 + pg_temp.draw(z.b, c.slot, 5, 3)]),
  'C-' || 10000 + z.b * 64 + c.slot,
  pg_temp.at(c.at, z.b), pg_temp.at(c.at, z.b)
FROM plan_customer AS c
JOIN plan_organization AS o ON o.slot = c.org
JOIN plan_sales_rep AS r ON r.slot = c.rep
CROSS JOIN LATERAL (
  SELECT b, (${families})[1 + pg_temp.draw(b, c.slot, 6, cardinality(${families}))] AS family,
  (${givenNames})[1 + pg_temp.draw(b, c.slot, 7, cardinality(${givenNames}))] AS given
  FROM generate_series(:first, :last) AS b OFFSET 0) AS x
CROSS JOIN LATERAL (
  SELECT x.b, CASE x.b WHEN 0 THEN c.name ELSE x.given || ' ' || x.family END AS name,
    CASE WHEN c.company IS NULL THEN NULL WHEN x.b = 0 THEN c.company ELSE x.family || ' '
      || regexp_replace(c.company, '^\S+ ', '') END AS company,
    CASE x.b WHEN 0 THEN 'purchasing@' || c.mail ELSE lower(x.family) || x.b || '@' || c.mail END
      || '.example' AS email,
    '+' || 30 + c.slot || ' ' || 100000 + pg_temp.draw(x.b, c.slot, 1, 899999) AS phone
  OFFSET 0) AS z;

-- @load vendors
INSERT INTO vendors (organization_id, id, user_id, company_name, business_type, contact_name, contact_email,
  contact_phone, website, country, city, address, production_capacity_monthly,
  minimum_order_quantity, lead_time_days, specializations, capabilities, materials, processes, verification_status,
  tier, rating, can_list_products, is_preferred, is_active, external_reference, created_at, updated_at)
SELECT o.id, pg_temp.id('vendor', b, v.slot, v.ms), CASE b WHEN 0 THEN u.id END, x.company, v.business, x.contact,
  'sales@' || trim(both '-' FROM regexp_replace(lower(x.company), '[^a-z0-9]+', '-', 'g')) || '.example',
  '+' || 20 + v.slot || ' ' || 1000000 + pg_temp.draw(b, v.slot, 1, 8999999),
  'https://' || trim(both '-' FROM regexp_replace(lower(x.company), '[^a-z0-9]+', '-', 'g')) || '.example', v.country,
  v.city,
  1 + pg_temp.draw(b, v.slot, 2, 400) || ' ' || (ARRAY['Industrial Area', 'Export Zone', 'Mill Road',
    'Technology Park'])[1 + pg_temp.draw(b, v.slot, 3, 4)],
  v.capacity + 100 * pg_temp.draw(b, v.slot, 4, 90), v.minimum, v.lead + pg_temp.draw(b, v.slot, 5, 8),
  v.specializations, v.capabilities, v.materials, v.processes, v.verification, v.tier,
  least(500, v.rating + pg_temp.draw(b, v.slot, 6, 20)) * 0.01, v.list_products, v.preferred AND b % 4 = 0, v.active,
  'V-' || 10000 + b * 64 + v.slot, pg_temp.at(v.at, b), pg_temp.at(v.at, b)
FROM plan_vendor AS v
JOIN plan_organization AS o ON o.slot = v.org
LEFT JOIN plan_users AS u ON u.slot = v.user_slot
CROSS JOIN LATERAL (
  SELECT b, CASE b WHEN 0 THEN v.name ELSE (${houses})[1 + pg_temp.draw(b, v.slot, 7, cardinality(${houses}))] || ' '
    || regexp_replace(v.name, '^\S+ ', '') END AS company,
    (${givenNames})[1 + pg_temp.draw(b, v.slot, 8, cardinality(${givenNames}))] || ' '
      || (${families})[1 + pg_temp.draw(b, v.slot, 9, cardinality(${families}))] AS contact
  FROM generate_series(:first, :last) AS b OFFSET 0) AS x;
