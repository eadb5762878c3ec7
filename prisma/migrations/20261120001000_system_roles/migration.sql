-- What every organization starts with: the system roles with their permissions, and the stages of knitwear production.

-- Permissions are named <plural>.<verb>; src/access/permissions.ts says what each allows. Reading comes in four circles:
-- what everybody in the house sees, what those see who decide on money, who holds which rights, and how people sign in.
-- The platform's own organization has a role more, super_admin.
CREATE FUNCTION app.seed_system_roles(organization uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  everyday CONSTANT text[] := ARRAY['ai_quotes.read', 'approvals.read', 'capacity.read', 'catalogs.read', 'customers.read',
    'intelligence.read', 'orders.read', 'organization.read', 'parts.read', 'payments.read', 'production.read',
    'quotes.read', 'rfqs.read', 'sales_reps.read', 'users.read', 'vendors.read'];
  business CONSTANT text[] := ARRAY['ai_quotes.read_leads', 'customers.read_value', 'orders.read_margins', 'parts.read_costs',
    'rfqs.read_targets', 'vendors.read_performance'];
  rights CONSTANT text[] := ARRAY['invitations.read', 'roles.read'];
  secured CONSTANT text[] := ARRAY['api_keys.read', 'users.read_security'];
  work CONSTANT text[] := ARRAY['ai_quotes.write', 'catalogs.write', 'customers.write', 'orders.approve', 'orders.write',
    'parts.write', 'payments.write', 'production.write', 'quotes.write', 'rfqs.award', 'rfqs.write', 'sales_reps.write',
    'vendors.write'];
  administration CONSTANT text[] := ARRAY['api_keys.write', 'invitations.write', 'organization.write', 'roles.write',
    'users.write'];
  everything CONSTANT text[] := everyday || business || rights || secured || work || administration
    || ARRAY['quotes.submit'];
  wanted record;
  role_id uuid;
BEGIN
  FOR wanted IN
    SELECT * FROM (VALUES
      ('admin', 'Everything in the organization.', everything),
      ('manager', 'Runs the business; first level of approval.', everyday || business || rights || work),
      ('department_head', 'Leads a department; second level of approval.', everyday || business || ARRAY['orders.approve',
        'orders.write', 'parts.write', 'production.write', 'quotes.write', 'rfqs.award', 'rfqs.write', 'vendors.write']),
      ('director', 'Decides on the largest orders; third level of approval.', everyday || business || ARRAY['orders.approve',
        'orders.write']),
      ('sales_rep', 'Looks after customers, their requests and orders.', ARRAY['catalogs.read', 'customers.read',
        'customers.write', 'orders.read', 'orders.write', 'organization.read', 'parts.read', 'payments.read',
        'production.read', 'quotes.read', 'rfqs.read', 'rfqs.write', 'sales_reps.read', 'users.read', 'vendors.read']),
      ('technician', 'Works with parts and production.', ARRAY['capacity.read', 'catalogs.read', 'orders.read', 'parts.read',
        'production.read', 'production.write', 'users.read', 'vendors.read']),
      ('viewer', 'Looks, and changes nothing.', everyday),
      ('supplier', 'Works for a vendor, through the portal.', ARRAY['capacity.read', 'catalogs.read', 'orders.read',
        'parts.read', 'production.read', 'production.write', 'quotes.read', 'quotes.submit', 'rfqs.read', 'users.read',
        'vendors.read']),
      ('buyer', 'Works for a customer, through the portal.', ARRAY['catalogs.read', 'customers.read', 'orders.read',
        'parts.read', 'payments.read', 'production.read', 'quotes.read', 'rfqs.read', 'users.read', 'vendors.read']),
      ('client', 'Works for a client of the gifting business, through the portal.', ARRAY['catalogs.read', 'orders.read',
        'parts.read', 'users.read'])
    ) AS system_role (name, description, permissions)
    UNION ALL
    SELECT 'super_admin', 'Everything, in every organization.', everything || ARRAY['organizations.write']
    FROM organizations WHERE id = organization AND kind = 'platform'
  LOOP
    INSERT INTO roles AS existing (organization_id, name, description, is_system)
    VALUES (organization, wanted.name, wanted.description, true)
    ON CONFLICT (organization_id, name) DO UPDATE SET description = EXCLUDED.description, is_system = true
    RETURNING existing.id INTO role_id;
    INSERT INTO role_permissions (organization_id, role_id, permission)
    SELECT organization, role_id, permission FROM unnest(wanted.permissions) AS permission
    ON CONFLICT DO NOTHING;
  END LOOP;
END
$$;
COMMENT ON FUNCTION app.seed_system_roles(uuid) IS 'Gives an organization the system roles; may be repeated.';

CREATE FUNCTION app.seed_production_stage_templates(organization uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO production_stage_templates (organization_id, product_type, stage_number, stage_name, description, offset_days)
  VALUES
    (organization, 'knitwear', 1, 'Yarn sourcing', 'Yarn is bought, dyed and checked.', 7),
    (organization, 'knitwear', 2, 'Knitting', 'Panels are knitted.', 17),
    (organization, 'knitwear', 3, 'Linking', 'Panels are linked to garments.', 24),
    (organization, 'knitwear', 4, 'Washing', 'Garments are washed and dried.', 28),
    (organization, 'knitwear', 5, 'Finishing', 'Garments are trimmed, pressed and labelled.', 33),
    (organization, 'knitwear', 6, 'Quality control', 'Garments are inspected and measured.', 36),
    (organization, 'knitwear', 7, 'Packing', 'Garments are folded, bagged and boxed.', 39),
    (organization, 'knitwear', 8, 'Shipment', 'Boxes are handed to the carrier.', 42)
  ON CONFLICT DO NOTHING
$$;
COMMENT ON FUNCTION app.seed_production_stage_templates(uuid) IS 'Gives an organization the stages of knitwear production; may be repeated.';

CREATE FUNCTION app.equip_organization() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM app.seed_system_roles(NEW.id);
  PERFORM app.seed_production_stage_templates(NEW.id);
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.equip_organization() IS 'Trigger: a new organization starts with the system roles and stage templates.';
CREATE TRIGGER equip_organization AFTER INSERT ON organizations FOR EACH ROW EXECUTE FUNCTION app.equip_organization();

-- System roles keep their names and stay: the product itself refers to them.
CREATE FUNCTION app.protect_system_role() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'The role "%" is a system role and cannot be removed.', OLD.name USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.name <> OLD.name OR NOT NEW.is_system THEN
    RAISE EXCEPTION 'The role "%" is a system role and keeps its name.', OLD.name USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION app.protect_system_role() IS 'Trigger: system roles keep their names and cannot be removed.';
CREATE TRIGGER protect_system_role BEFORE UPDATE OR DELETE ON roles FOR EACH ROW WHEN (OLD.is_system)
  EXECUTE FUNCTION app.protect_system_role();
