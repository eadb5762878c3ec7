-- Row security of identity, and what the policies of all domains share.
--
-- A session acts in one audience's role. Per audience and table there is one policy that reads or writes (or a few, where
-- it may read more than it may change): a plain AND of equalities with the session's settings, each a sub-select, so that
-- it is computed once and becomes an index condition. Nobody without settings sees anything, for nothing equals null.
-- FORCE binds the owner too; "system" lets him and the worker through. What an audience may read and change of a row is
-- said by column grants: where a list of columns stands, the others are kept from that audience. Every audience holds
-- SELECT on every table: a question about rows that no policy shows is to find none, while a refusal by a missing right
-- would take the whole transaction with it, and every other answer of the operation.

-- Requests the session's vendor was invited to: the one look-up into another table. As the owner, for the vendor's own
-- policies ask it; stable, so that a statement asks once.
CREATE FUNCTION app.invited_rfq_ids() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(array_agg(rfq_id), '{}') FROM rfq_vendors
  WHERE organization_id = app.organization_id() AND vendor_id = app.vendor_id() AND invited_at IS NOT NULL
$$;
COMMENT ON FUNCTION app.invited_rfq_ids() IS 'Requests the session''s vendor was invited to.';

-- Parts belong to no vendor: he sees those he is asked for, sells, or was ordered.
CREATE FUNCTION app.vendor_part_ids() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(array_agg(part_id), '{}') FROM (
    SELECT item.part_id FROM rfq_vendors AS invitation
    JOIN rfq_items AS item ON item.organization_id = invitation.organization_id AND item.rfq_id = invitation.rfq_id
    WHERE invitation.organization_id = app.organization_id() AND invitation.vendor_id = app.vendor_id()
      AND invitation.invited_at IS NOT NULL AND item.part_id IS NOT NULL
    UNION SELECT part_id FROM vendor_parts WHERE organization_id = app.organization_id() AND vendor_id = app.vendor_id()
    UNION SELECT part_id FROM order_items
    WHERE organization_id = app.organization_id() AND order_vendor_id = app.vendor_id() AND part_id IS NOT NULL
  ) AS part
$$;
COMMENT ON FUNCTION app.vendor_part_ids() IS 'Parts the session''s vendor is asked for, sells, or was ordered.';

-- Whom a sales representative works with: everybody in the house, the vendors' people, and the people of his own customers.
-- Those of other representatives' customers are not his to see, no more than the customers themselves.
CREATE FUNCTION app.colleague_ids() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(array_agg(member.id), '{}') FROM users AS member
  LEFT JOIN user_portals AS portal ON portal.organization_id = member.organization_id AND portal.user_id = member.id
  LEFT JOIN customers AS customer ON customer.organization_id = portal.organization_id AND customer.id = portal.customer_id
  WHERE member.organization_id = app.organization_id()
    AND (portal.id IS NULL OR portal.vendor_id IS NOT NULL OR customer.sales_rep_id = ANY (app.sales_rep_ids()))
$$;
COMMENT ON FUNCTION app.colleague_ids() IS 'Users the session''s sales representative works with.';
REVOKE EXECUTE ON FUNCTION app.invited_rfq_ids(), app.vendor_part_ids(), app.colleague_ids() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.invited_rfq_ids(), app.vendor_part_ids() TO sg_vendor;
GRANT EXECUTE ON FUNCTION app.colleague_ids() TO sg_sales_rep;

-- organizations

ALTER TABLE organizations ENABLE ROW LEVEL SECURITY;
ALTER TABLE organizations FORCE ROW LEVEL SECURITY;
CREATE POLICY organizations_system ON organizations TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY organizations_staff_read ON organizations FOR SELECT TO sg_staff
  USING (id = (SELECT app.organization_id()));
CREATE POLICY organizations_staff_update ON organizations FOR UPDATE TO sg_staff
  USING (id = (SELECT app.organization_id()))
  WITH CHECK (id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON organizations TO sg_worker;
GRANT SELECT ON organizations TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT UPDATE (name, slug, settings, archived_at) ON organizations TO sg_staff;

-- users

ALTER TABLE users ENABLE ROW LEVEL SECURITY;
ALTER TABLE users FORCE ROW LEVEL SECURITY;
CREATE POLICY users_system ON users TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY users_staff_write ON users FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY users_sales_rep_read ON users FOR SELECT TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND id = ANY ((SELECT app.colleague_ids())::uuid[]));
CREATE POLICY users_vendor_read ON users FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND id = (SELECT app.user_id()));
CREATE POLICY users_buyer_read ON users FOR SELECT TO sg_buyer
  USING (organization_id = (SELECT app.organization_id()) AND id = (SELECT app.user_id()));
CREATE POLICY users_client_read ON users FOR SELECT TO sg_client
  USING (organization_id = (SELECT app.organization_id()) AND id = (SELECT app.user_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON users TO sg_worker;
GRANT SELECT (id, organization_id, name, email, username, oauth_provider, oauth_id, status, is_active, last_login_at,
  created_at, updated_at, version, archived_at) ON users TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client,
  sg_employee, sg_device, sg_partner, sg_guest;
GRANT INSERT ON users TO sg_staff;
GRANT UPDATE (name, email, username, oauth_provider, oauth_id, status, archived_at) ON users TO sg_staff;

-- user_portals

ALTER TABLE user_portals ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_portals FORCE ROW LEVEL SECURITY;
CREATE POLICY user_portals_system ON user_portals TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY user_portals_staff_write ON user_portals FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON user_portals TO sg_worker;
GRANT SELECT ON user_portals TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON user_portals TO sg_staff;
GRANT UPDATE (vendor_id, customer_id, client_id) ON user_portals TO sg_staff;
GRANT DELETE ON user_portals TO sg_staff;

-- profiles

ALTER TABLE profiles ENABLE ROW LEVEL SECURITY;
ALTER TABLE profiles FORCE ROW LEVEL SECURITY;
CREATE POLICY profiles_system ON profiles TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY profiles_staff_write ON profiles FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY profiles_sales_rep_write ON profiles FOR ALL TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND user_id = (SELECT app.user_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND user_id = (SELECT app.user_id()));
CREATE POLICY profiles_vendor_write ON profiles FOR ALL TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND user_id = (SELECT app.user_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND user_id = (SELECT app.user_id()));
CREATE POLICY profiles_buyer_write ON profiles FOR ALL TO sg_buyer
  USING (organization_id = (SELECT app.organization_id()) AND user_id = (SELECT app.user_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND user_id = (SELECT app.user_id()));
CREATE POLICY profiles_client_write ON profiles FOR ALL TO sg_client
  USING (organization_id = (SELECT app.organization_id()) AND user_id = (SELECT app.user_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND user_id = (SELECT app.user_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON profiles TO sg_worker;
GRANT SELECT ON profiles TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner,
  sg_guest;
GRANT INSERT ON profiles TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client;
GRANT UPDATE (full_name, company_name, phone, avatar_url
 ) ON profiles TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client;
GRANT DELETE ON profiles TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client;

-- roles

ALTER TABLE roles ENABLE ROW LEVEL SECURITY;
ALTER TABLE roles FORCE ROW LEVEL SECURITY;
CREATE POLICY roles_system ON roles TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY roles_staff_write ON roles FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON roles TO sg_worker;
GRANT SELECT ON roles TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner,
  sg_guest;
GRANT INSERT ON roles TO sg_staff;
GRANT UPDATE (name, description) ON roles TO sg_staff;
GRANT DELETE ON roles TO sg_staff;

-- role_permissions

ALTER TABLE role_permissions ENABLE ROW LEVEL SECURITY;
ALTER TABLE role_permissions FORCE ROW LEVEL SECURITY;
CREATE POLICY role_permissions_system ON role_permissions TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY role_permissions_staff_write ON role_permissions FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON role_permissions TO sg_worker;
GRANT SELECT ON role_permissions TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON role_permissions TO sg_staff;
GRANT UPDATE (permission) ON role_permissions TO sg_staff;
GRANT DELETE ON role_permissions TO sg_staff;

-- user_roles

ALTER TABLE user_roles ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_roles FORCE ROW LEVEL SECURITY;
CREATE POLICY user_roles_system ON user_roles TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY user_roles_staff_write ON user_roles FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON user_roles TO sg_worker;
GRANT SELECT ON user_roles TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON user_roles TO sg_staff;
GRANT UPDATE (assigned_at) ON user_roles TO sg_staff;
GRANT DELETE ON user_roles TO sg_staff;

-- departments

ALTER TABLE departments ENABLE ROW LEVEL SECURITY;
ALTER TABLE departments FORCE ROW LEVEL SECURITY;
CREATE POLICY departments_system ON departments TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY departments_staff_write ON departments FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON departments TO sg_worker;
GRANT SELECT ON departments TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON departments TO sg_staff;
GRANT UPDATE (name, parent_id, description, manager_id, archived_at) ON departments TO sg_staff;
GRANT DELETE ON departments TO sg_staff;

-- user_departments

ALTER TABLE user_departments ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_departments FORCE ROW LEVEL SECURITY;
CREATE POLICY user_departments_system ON user_departments TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY user_departments_staff_write ON user_departments FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON user_departments TO sg_worker;
GRANT SELECT ON user_departments TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON user_departments TO sg_staff;
GRANT UPDATE (assigned_at) ON user_departments TO sg_staff;
GRANT DELETE ON user_departments TO sg_staff;

-- user_invitations

ALTER TABLE user_invitations ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_invitations FORCE ROW LEVEL SECURITY;
CREATE POLICY user_invitations_system ON user_invitations TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY user_invitations_staff_write ON user_invitations FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON user_invitations TO sg_worker;
GRANT SELECT (organization_id, id, email, name, role_id, department_id, vendor_id, customer_id, client_id, status,
  invited_by, accepted_by, expires_at, accepted_at, created_at, updated_at, version) ON user_invitations TO sg_staff,
  sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner, sg_guest;
GRANT INSERT ON user_invitations TO sg_staff;
GRANT UPDATE (email, name, role_id, department_id, vendor_id, customer_id, client_id, status, accepted_by,
  expires_at, accepted_at) ON user_invitations TO sg_staff;
GRANT DELETE ON user_invitations TO sg_staff;

-- email_verification_otps

ALTER TABLE email_verification_otps ENABLE ROW LEVEL SECURITY;
ALTER TABLE email_verification_otps FORCE ROW LEVEL SECURITY;
CREATE POLICY email_verification_otps_system ON email_verification_otps TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY email_verification_otps_staff_write ON email_verification_otps FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON email_verification_otps TO sg_worker;
GRANT SELECT (organization_id, id, user_id, email, purpose, attempts, ip_address, expires_at, consumed_at, created_at)
  ON email_verification_otps TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON email_verification_otps TO sg_staff;
GRANT UPDATE (user_id, email, purpose, attempts, ip_address, expires_at, consumed_at
 ) ON email_verification_otps TO sg_staff;
GRANT DELETE ON email_verification_otps TO sg_staff;

-- user_mfa_factors

ALTER TABLE user_mfa_factors ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_mfa_factors FORCE ROW LEVEL SECURITY;
CREATE POLICY user_mfa_factors_system ON user_mfa_factors TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY user_mfa_factors_staff_write ON user_mfa_factors FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON user_mfa_factors TO sg_worker;
GRANT SELECT (organization_id, id, user_id, kind, label, status, confirmed_at, last_used_at, created_at, updated_at,
  version) ON user_mfa_factors TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON user_mfa_factors TO sg_staff;
GRANT UPDATE (kind, label, status, confirmed_at) ON user_mfa_factors TO sg_staff;
GRANT DELETE ON user_mfa_factors TO sg_staff;

-- refresh_tokens

ALTER TABLE refresh_tokens ENABLE ROW LEVEL SECURITY;
ALTER TABLE refresh_tokens FORCE ROW LEVEL SECURITY;
CREATE POLICY refresh_tokens_system ON refresh_tokens TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY refresh_tokens_staff_write ON refresh_tokens FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON refresh_tokens TO sg_worker;
GRANT SELECT (organization_id, id, user_id, family_id, user_agent, ip_address, expires_at, used_at, revoked_at,
  revoked_reason, created_at) ON refresh_tokens TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee,
  sg_device, sg_partner, sg_guest;
GRANT INSERT ON refresh_tokens TO sg_staff;
GRANT UPDATE (user_agent, ip_address, expires_at, used_at, revoked_at, revoked_reason) ON refresh_tokens TO sg_staff;
GRANT DELETE ON refresh_tokens TO sg_staff;

-- api_keys

ALTER TABLE api_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY api_keys_system ON api_keys TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY api_keys_staff_write ON api_keys FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON api_keys TO sg_worker;
GRANT SELECT (organization_id, id, name, kind, device_id, prefix, permissions, created_by, expires_at, last_used_at,
  revoked_at, created_at, updated_at, version) ON api_keys TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client,
  sg_employee, sg_device, sg_partner, sg_guest;
GRANT INSERT ON api_keys TO sg_staff;
GRANT UPDATE (name, device_id, permissions, expires_at, revoked_at) ON api_keys TO sg_staff;
GRANT DELETE ON api_keys TO sg_staff;

-- number_sequences

ALTER TABLE number_sequences ENABLE ROW LEVEL SECURITY;
ALTER TABLE number_sequences FORCE ROW LEVEL SECURITY;
CREATE POLICY number_sequences_system ON number_sequences TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY number_sequences_staff_read ON number_sequences FOR SELECT TO sg_staff
  USING (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON number_sequences TO sg_worker;
GRANT SELECT ON number_sequences TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
