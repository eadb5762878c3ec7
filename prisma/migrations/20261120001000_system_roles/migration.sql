-- What every organization starts with: the system roles with their permissions, and the stages of knitwear production.

-- Permissions are named <what>.<read|write|…>. The platform's own organization has a role more, super_admin.
CREATE FUNCTION app.seed_system_roles(organization uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  every_read CONSTANT text[] := ARRAY['identity.read', 'customers.read', 'sales_reps.read', 'parts.read', 'products.read',
    'vendors.read', 'rfqs.read', 'quotes.read', 'ai_quotes.read', 'orders.read', 'payments.read', 'production.read', 'costs.read'];
  every_write CONSTANT text[] := ARRAY['identity.write', 'customers.write', 'sales_reps.write', 'parts.write', 'products.write',
    'vendors.write', 'rfqs.write', 'rfqs.award', 'quotes.write', 'ai_quotes.write', 'orders.write', 'orders.approve',
    'payments.write', 'production.write'];
  wanted record;
  role_id uuid;
BEGIN
  FOR wanted IN
    SELECT * FROM (VALUES
      ('admin', 'Everything in the organization.', every_read || every_write),
      ('manager', 'Runs the business; first level of approval.', every_read || array_remove(every_write, 'identity.write')),
      ('department_head', 'Leads a department; second level of approval.', every_read || ARRAY['parts.write', 'vendors.write',
        'rfqs.write', 'rfqs.award', 'orders.write', 'orders.approve', 'production.write']),
      ('director', 'Decides on the largest orders; third level of approval.', every_read || ARRAY['orders.write', 'orders.approve']),
      ('sales_rep', 'Looks after customers, their requests and orders.', ARRAY['customers.read', 'customers.write',
        'sales_reps.read', 'parts.read', 'products.read', 'vendors.read', 'rfqs.read', 'rfqs.write', 'quotes.read',
        'orders.read', 'orders.write', 'payments.read', 'production.read']),
      ('technician', 'Works with parts and production.', ARRAY['parts.read', 'products.read', 'orders.read', 'production.read',
        'production.write']),
      ('viewer', 'Looks, and changes nothing.', ARRAY['parts.read', 'products.read', 'vendors.read', 'customers.read',
        'rfqs.read', 'quotes.read', 'orders.read', 'production.read']),
      ('supplier', 'Works for a vendor, through the portal.', ARRAY['vendors.read', 'parts.read', 'products.read', 'rfqs.read',
        'quotes.read', 'quotes.write', 'orders.read', 'production.read', 'production.write']),
      ('buyer', 'Works for a customer, through the portal.', ARRAY['customers.read', 'rfqs.read', 'quotes.read', 'orders.read',
        'payments.read', 'production.read']),
      ('client', 'Works for a client of the gifting business, through the portal.', ARRAY['orders.read', 'payments.read'])
    ) AS system_role (name, description, permissions)
    UNION ALL
    SELECT 'super_admin', 'Everything, in every organization.', every_read || every_write || ARRAY['organizations.write']
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
