-- What the gateway may ask before a session has a viewer, and who may execute which function.
--
-- Row security shows nothing to a session without settings; but who signs in, and with what rights, stands in rows. So
-- these functions run as the owner and return the minimum, each for a key that only the rightful caller knows.

-- Who a user is to the product: his organization, his audience, and what his rows follow from.
CREATE FUNCTION auth.viewer(user_id uuid)
RETURNS TABLE (
  user_id uuid, organization_id uuid, organization_status text, user_status text, is_active boolean, audience text,
  vendor_id uuid, customer_id uuid, client_id uuid, sales_rep_ids uuid[], department_ids uuid[], permissions text[], roles text[]
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH RECURSIVE person AS (
    SELECT member.id, member.organization_id, organization.status AS organization_status, member.status, member.is_active
    FROM users AS member JOIN organizations AS organization ON organization.id = member.organization_id
    WHERE member.id = viewer.user_id AND member.archived_at IS NULL
  ), rep AS (
    SELECT sales_reps.organization_id, sales_reps.id FROM sales_reps
    JOIN person ON person.organization_id = sales_reps.organization_id AND person.id = sales_reps.user_id
    UNION
    SELECT below.organization_id, below.id FROM sales_reps AS below
    JOIN rep ON rep.organization_id = below.organization_id AND rep.id = below.manager_id
  ), department AS (
    SELECT membership.organization_id, membership.department_id AS id FROM user_departments AS membership
    JOIN person ON person.organization_id = membership.organization_id AND person.id = membership.user_id
    UNION
    SELECT below.organization_id, below.id FROM departments AS below
    JOIN department ON department.organization_id = below.organization_id AND department.id = below.parent_id
  ), held AS (
    SELECT role.organization_id, role.id, role.name FROM user_roles AS assignment
    JOIN person ON person.organization_id = assignment.organization_id AND person.id = assignment.user_id
    JOIN roles AS role ON role.organization_id = assignment.organization_id AND role.id = assignment.role_id
  )
  SELECT person.id, person.organization_id, person.organization_status, person.status, person.is_active,
    CASE
      WHEN portal.vendor_id IS NOT NULL THEN 'vendor'
      WHEN portal.customer_id IS NOT NULL THEN 'buyer'
      WHEN portal.client_id IS NOT NULL THEN 'client'
      WHEN (SELECT array_agg(name) FROM held) = ARRAY['sales_rep'] THEN 'sales_rep'
      ELSE 'staff'
    END,
    portal.vendor_id, portal.customer_id, portal.client_id,
    coalesce((SELECT array_agg(rep.id) FROM rep), '{}'),
    coalesce((SELECT array_agg(department.id) FROM department), '{}'),
    coalesce((SELECT array_agg(DISTINCT granted.permission ORDER BY granted.permission) FROM held
              JOIN role_permissions AS granted
                ON granted.organization_id = held.organization_id AND granted.role_id = held.id), '{}'),
    coalesce((SELECT array_agg(held.name ORDER BY held.name) FROM held), '{}')
  FROM person
  LEFT JOIN user_portals AS portal ON portal.organization_id = person.organization_id AND portal.user_id = person.id
$$;
COMMENT ON FUNCTION auth.viewer(uuid) IS 'A user''s organization, audience, scope, permissions and roles.';

CREATE FUNCTION auth.user_by_oauth(provider text, subject text) RETURNS TABLE (user_id uuid, organization_id uuid, status text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT member.id, member.organization_id, member.status FROM users AS member
  WHERE member.oauth_id = subject AND member.oauth_provider = provider AND member.archived_at IS NULL
$$;
COMMENT ON FUNCTION auth.user_by_oauth(text, text) IS 'The user an identity provider vouches for.';

CREATE FUNCTION auth.user_by_email(address text)
RETURNS TABLE (user_id uuid, organization_id uuid, status text, password_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT member.id, member.organization_id, member.status, member.password_hash FROM users AS member
  WHERE member.email = lower(address) AND member.archived_at IS NULL
$$;
COMMENT ON FUNCTION auth.user_by_email(text) IS 'The user of an e-mail address, with the hash to check the password by.';

CREATE FUNCTION auth.refresh_token(hash text)
RETURNS TABLE (id uuid, user_id uuid, organization_id uuid, family_id uuid, expires_at timestamptz, used_at timestamptz, revoked_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT token.id, token.user_id, token.organization_id, token.family_id, token.expires_at, token.used_at, token.revoked_at
  FROM refresh_tokens AS token WHERE token.token_hash = hash
$$;
COMMENT ON FUNCTION auth.refresh_token(text) IS 'The refresh token of a hash, used and expired ones included.';

CREATE FUNCTION auth.api_key(key_prefix text)
RETURNS TABLE (id uuid, organization_id uuid, organization_status text, kind text, device_id text, key_hash text, permissions text[],
  expires_at timestamptz, revoked_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT api_key.id, api_key.organization_id, organization.status, api_key.kind, api_key.device_id, api_key.key_hash,
    api_key.permissions, api_key.expires_at, api_key.revoked_at
  FROM api_keys AS api_key JOIN organizations AS organization ON organization.id = api_key.organization_id
  WHERE api_key.prefix = key_prefix
$$;
COMMENT ON FUNCTION auth.api_key(text) IS 'API keys of a prefix, with the hash to check the whole key by.';

CREATE FUNCTION auth.invitation(hash text)
RETURNS TABLE (id uuid, organization_id uuid, organization_name text, email text, name text, status text, expires_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT invitation.id, invitation.organization_id, organization.name, invitation.email, invitation.name, invitation.status,
    invitation.expires_at
  FROM user_invitations AS invitation JOIN organizations AS organization ON organization.id = invitation.organization_id
  WHERE invitation.token_hash = hash
$$;
COMMENT ON FUNCTION auth.invitation(text) IS 'The invitation of a link''s secret.';

CREATE FUNCTION auth.otp(address text, wanted_purpose text)
RETURNS TABLE (id uuid, organization_id uuid, user_id uuid, code_hash text, attempts integer, expires_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT otp.id, otp.organization_id, otp.user_id, otp.code_hash, otp.attempts, otp.expires_at
  FROM email_verification_otps AS otp
  WHERE otp.email = lower(address) AND otp.purpose = wanted_purpose AND otp.consumed_at IS NULL AND otp.expires_at > now()
  ORDER BY otp.id DESC LIMIT 1
$$;
COMMENT ON FUNCTION auth.otp(text, text) IS 'The newest one-time code of an e-mail address that is still good.';

-- Whoever holds a tracking token sees how the order gets on, and nothing else of it.
CREATE FUNCTION auth.public_order(token text)
RETURNS TABLE (status text, workflow_status text, current_stage text, target_date date, expected_delivery_date date,
  actual_delivery_date date, stages jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT tracked.status, tracked.workflow_status, tracked.current_stage, tracked.target_date, tracked.expected_delivery_date,
    tracked.actual_delivery_date, coalesce((
      SELECT jsonb_agg(jsonb_build_object(
        'stageNumber', stage.stage_number, 'stageName', stage.stage_name, 'status', stage.status,
        'completionPercentage', stage.completion_percentage, 'targetDate', stage.target_date,
        'startedAt', stage.started_at, 'completedAt', stage.completed_at) ORDER BY made.id, stage.stage_number)
      FROM supplier_orders AS made
      JOIN production_stages AS stage ON stage.organization_id = made.organization_id AND stage.supplier_order_id = made.id
      WHERE made.organization_id = tracked.organization_id AND made.order_id = tracked.id
        AND made.status NOT IN ('rejected', 'cancelled')), '[]')
  FROM orders AS tracked WHERE tracked.tracking_token = token AND tracked.archived_at IS NULL
$$;
COMMENT ON FUNCTION auth.public_order(text) IS 'State, stages and dates of the order with a tracking token.';

-- Who may execute what -----------------------------------------------------------------------------------------------
-- Triggers need no right to their functions; so nobody holds one but the worker. What policies and defaults call, every
-- audience may.

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA app, auth FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION update_search_vector(), calculate_vendor_performance(uuid) FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app, auth TO sg_worker;
GRANT EXECUTE ON FUNCTION calculate_vendor_performance(uuid) TO sg_staff, sg_worker;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA auth TO sg_gateway;
GRANT EXECUTE ON FUNCTION app.organization_id(), app.user_id(), app.vendor_id(), app.customer_id(), app.client_id(),
  app.site_id(), app.employee_id(), app.device_id(), app.session_id(), app.sales_rep_ids(), app.department_ids(),
  app.random_token(), app.through_gateway()
  TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner, sg_guest;

GRANT SELECT ON active_rfqs_view TO sg_staff, sg_sales_rep, sg_worker;
-- It tells how often a vendor wins, which is for the staff alone.
GRANT SELECT ON vendor_performance_view TO sg_staff, sg_worker;
GRANT SELECT ON active_products_view TO sg_staff, sg_sales_rep, sg_vendor, sg_partner, sg_worker;
