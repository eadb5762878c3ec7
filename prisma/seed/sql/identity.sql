-- Who works on the platform. These rows are made once and do not grow with the scale.

-- @load organizations
INSERT INTO organizations (id, name, slug, kind, status, settings, created_at, updated_at)
SELECT id, name, key, kind, 'active',
  CASE kind WHEN 'platform' THEN '{}'::jsonb
    ELSE jsonb_build_object('currency', CASE slot WHEN 1 THEN 'USD' ELSE 'EUR' END,
      'approvalThresholds', jsonb_build_object('manager', '0', 'departmentHead', '10000', 'director', '50000')) END,
  at, at
FROM plan_organization;

-- @load users
INSERT INTO users (id, organization_id, name, email, oauth_provider, oauth_id, status, last_login_at, created_at,
  updated_at)
SELECT u.id, o.id, u.name, u.email, u.provider, CASE WHEN u.provider <> 'local' THEN u.provider || '|'
  || md5(u.email) END, u.status, u.last_login, u.at, u.at
FROM plan_users AS u JOIN plan_organization AS o ON o.slot = u.org;

-- @load profiles
INSERT INTO profiles (organization_id, id, user_id, full_name, company_name, phone, created_at, updated_at)
SELECT o.id, pg_temp.id('profile', 0, u.slot, u.ms), u.id, u.name, coalesce(v.name, c.company, l.name, o.name), u.phone, u.at,
  u.at
FROM plan_users AS u
JOIN plan_organization AS o ON o.slot = u.org
LEFT JOIN plan_vendor AS v ON v.slot = u.vendor
LEFT JOIN plan_customer AS c ON c.slot = u.customer
LEFT JOIN plan_client AS l ON l.slot = u.client;

-- @load role_permissions
-- What roles there are and what they grant, the database says itself; here they only get the world's ids and times.
SELECT app.seed_system_roles(id), app.seed_production_stage_templates(id) FROM plan_organization;
WITH role AS (
  SELECT r.organization_id, r.id AS old_id, pg_temp.id('role', o.slot,
    row_number() OVER (PARTITION BY o.slot ORDER BY r.name)::integer, o.ms) AS id, o.at
  FROM roles AS r JOIN plan_organization AS o ON o.id = r.organization_id
), moved AS (
  UPDATE roles AS r SET id = role.id, created_at = role.at, updated_at = role.at FROM role
    WHERE r.organization_id = role.organization_id AND r.id = role.old_id
)
UPDATE role_permissions AS p SET role_id = role.id, id = granted.id, created_at = role.at
FROM role, (
  SELECT each.organization_id, each.id AS old_id, pg_temp.id('role_permission', o.slot,
    row_number() OVER (PARTITION BY o.slot ORDER BY r.name, each.permission)::integer, o.ms) AS id
  FROM role_permissions AS each
  JOIN roles AS r ON r.organization_id = each.organization_id AND r.id = each.role_id
  JOIN plan_organization AS o ON o.id = each.organization_id) AS granted
WHERE p.organization_id = role.organization_id AND p.role_id = role.old_id
  AND granted.organization_id = p.organization_id AND granted.old_id = p.id;

-- @load user_roles
INSERT INTO user_roles (organization_id, id, user_id, role_id, assigned_at, assigned_by, created_at)
SELECT o.id, pg_temp.id('user_role', 0, u.slot * 8 + n.place::integer, u.ms), u.id, r.id, u.at,
  (SELECT admin.id FROM plan_users AS admin WHERE admin.org = u.org AND 'admin' = ANY (admin.roles) LIMIT 1), u.at
FROM plan_users AS u
JOIN plan_organization AS o ON o.slot = u.org
CROSS JOIN LATERAL unnest(u.roles) WITH ORDINALITY AS n (name, place)
JOIN roles AS r ON r.organization_id = o.id AND r.name = n.name;

-- @load departments
INSERT INTO departments (organization_id, id, name, parent_id, manager_id, created_at, updated_at)
SELECT o.id, d.id, d.name, parent.id,
  (SELECT u.id FROM plan_users AS u WHERE u.department = d.slot AND u.status = 'active' ORDER BY u.slot DESC LIMIT 1),
  d.at, d.at
FROM plan_department AS d
JOIN plan_organization AS o ON o.slot = d.org
LEFT JOIN plan_department AS parent ON parent.slot = d.parent
ORDER BY d.slot;

-- @load user_departments
INSERT INTO user_departments (organization_id, id, user_id, department_id, assigned_at, created_at)
SELECT o.id, pg_temp.id('user_department', 0, u.slot, u.ms), u.id, d.id, u.at, u.at
FROM plan_users AS u
JOIN plan_department AS d ON d.slot = u.department
JOIN plan_organization AS o ON o.slot = u.org;

-- @load sales_reps
INSERT INTO sales_reps (organization_id, id, user_id, manager_id, team, currency, quota_amount, quota_period,
  commission_rate, status, created_at, updated_at)
SELECT o.id, r.id, u.id, manager.id, r.team, CASE r.org WHEN 1 THEN 'USD' ELSE 'EUR' END, r.quota,
  CASE WHEN r.manager IS NULL THEN 'year' ELSE 'quarter' END, r.rate * 0.01, r.status, r.at, r.at
FROM plan_sales_rep AS r
JOIN plan_organization AS o ON o.slot = r.org
JOIN plan_users AS u ON u.slot = r.user_slot
LEFT JOIN plan_sales_rep AS manager ON manager.slot = r.manager
ORDER BY r.slot;

-- @load product_categories
INSERT INTO product_categories (organization_id, id, name, slug, parent_id, position, created_at, updated_at)
SELECT o.id, c.id, c.name, c.key, parent.id, c.position, c.at, c.at
FROM plan_category AS c
JOIN plan_organization AS o ON o.slot = c.org
LEFT JOIN plan_category AS parent ON parent.slot = c.parent
ORDER BY c.slot;

-- @load production_stage_templates
UPDATE production_stage_templates AS t SET id = pg_temp.id('stage_template', o.slot, t.stage_number, o.ms),
  created_at = o.at, updated_at = o.at
FROM plan_organization AS o WHERE o.id = t.organization_id;
INSERT INTO production_stage_templates (organization_id, id, product_type, stage_number, stage_name, description,
  offset_days, created_at, updated_at)
SELECT o.id, pg_temp.id('stage_template', o.slot, 100 + t.slot, o.ms), t.product_type, t.number, t.name, t.description,
  t.days, o.at, o.at
FROM plan_stage_template AS t
JOIN plan_organization AS o ON o.kind <> 'platform' AND (o.slot = 1 OR t.product_type = 'parts kit');
