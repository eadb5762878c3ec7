-- Row security of gifting: who sees which rows and columns, and may write them.

-- A catalog may serve sites of several clients; so it cannot carry the client, and the sites are asked once per statement.
CREATE FUNCTION app.client_catalog_ids() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT catalog_id), '{}') FROM sites
  WHERE organization_id = app.organization_id() AND client_id = app.client_id() AND catalog_id IS NOT NULL
$$;
COMMENT ON FUNCTION app.client_catalog_ids() IS 'Catalogs of the sites of the session''s client.';

CREATE FUNCTION app.site_catalog_id() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT catalog_id FROM sites WHERE organization_id = app.organization_id() AND id = app.site_id()
$$;
COMMENT ON FUNCTION app.site_catalog_id() IS 'Catalog of the site the session was validated for.';

CREATE FUNCTION app.site_excluded_product_ids() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(array_agg(product_id), '{}') FROM site_product_exclusions
  WHERE organization_id = app.organization_id() AND site_id = app.site_id()
$$;
COMMENT ON FUNCTION app.site_excluded_product_ids() IS 'Products that the site the session was validated for leaves out.';
REVOKE EXECUTE ON FUNCTION app.client_catalog_ids(), app.site_catalog_id(), app.site_excluded_product_ids() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.client_catalog_ids() TO sg_client, sg_worker;
GRANT EXECUTE ON FUNCTION app.site_catalog_id(), app.site_excluded_product_ids() TO sg_employee, sg_worker;

-- clients

ALTER TABLE clients ENABLE ROW LEVEL SECURITY;
ALTER TABLE clients FORCE ROW LEVEL SECURITY;
CREATE POLICY clients_system ON clients TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY clients_staff_write ON clients FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY clients_client_read ON clients FOR SELECT TO sg_client
  USING (organization_id = (SELECT app.organization_id()) AND id = (SELECT app.client_id()));
CREATE POLICY clients_partner_write ON clients FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON clients TO sg_worker;
GRANT SELECT ON clients TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner,
  sg_guest;
GRANT INSERT ON clients TO sg_staff, sg_partner;
GRANT UPDATE (name, client_code, status, contact_name, contact_email, contact_phone, address, billing_address,
  billing_email, tax_id, integration, archived_at) ON clients TO sg_staff, sg_partner;

-- sites

ALTER TABLE sites ENABLE ROW LEVEL SECURITY;
ALTER TABLE sites FORCE ROW LEVEL SECURITY;
CREATE POLICY sites_system ON sites TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY sites_staff_write ON sites FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
-- A client chooses among the catalogs he sees; a catalog of his own choosing would open itself to him.
CREATE POLICY sites_client_read ON sites FOR SELECT TO sg_client
  USING (organization_id = (SELECT app.organization_id()) AND client_id = (SELECT app.client_id()));
CREATE POLICY sites_client_insert ON sites FOR INSERT TO sg_client
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND client_id = (SELECT app.client_id())
    AND coalesce(catalog_id = ANY ((SELECT app.client_catalog_ids())::uuid[]), true));
CREATE POLICY sites_client_update ON sites FOR UPDATE TO sg_client
  USING (organization_id = (SELECT app.organization_id()) AND client_id = (SELECT app.client_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND client_id = (SELECT app.client_id())
    AND coalesce(catalog_id = ANY ((SELECT app.client_catalog_ids())::uuid[]), true));
CREATE POLICY sites_employee_read ON sites FOR SELECT TO sg_employee
  USING (organization_id = (SELECT app.organization_id()) AND id = (SELECT app.site_id()));
CREATE POLICY sites_partner_write ON sites FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON sites TO sg_worker;
GRANT SELECT ON sites TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner,
  sg_guest;
GRANT INSERT ON sites TO sg_staff, sg_client, sg_partner;
GRANT UPDATE (client_id, catalog_id, name, slug, status, starts_at, ends_at, validation_methods, branding, archived_at
 ) ON sites TO sg_staff, sg_partner;
GRANT UPDATE (catalog_id, name, slug, status, starts_at, ends_at, validation_methods, branding, archived_at
 ) ON sites TO sg_client;

-- site_product_exclusions

ALTER TABLE site_product_exclusions ENABLE ROW LEVEL SECURITY;
ALTER TABLE site_product_exclusions FORCE ROW LEVEL SECURITY;
CREATE POLICY site_product_exclusions_system ON site_product_exclusions TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY site_product_exclusions_staff_write ON site_product_exclusions FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY site_product_exclusions_client_write ON site_product_exclusions FOR ALL TO sg_client
  USING (organization_id = (SELECT app.organization_id()) AND client_id = (SELECT app.client_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND client_id = (SELECT app.client_id()));
CREATE POLICY site_product_exclusions_partner_write ON site_product_exclusions FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON site_product_exclusions TO sg_worker;
GRANT SELECT ON site_product_exclusions TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee,
  sg_device, sg_partner, sg_guest;
GRANT INSERT ON site_product_exclusions TO sg_staff, sg_client, sg_partner;
GRANT UPDATE (reason) ON site_product_exclusions TO sg_staff, sg_client, sg_partner;
GRANT DELETE ON site_product_exclusions TO sg_staff, sg_client, sg_partner;

-- employees

ALTER TABLE employees ENABLE ROW LEVEL SECURITY;
ALTER TABLE employees FORCE ROW LEVEL SECURITY;
CREATE POLICY employees_system ON employees TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY employees_staff_write ON employees FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY employees_client_write ON employees FOR ALL TO sg_client
  USING (organization_id = (SELECT app.organization_id()) AND client_id = (SELECT app.client_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND client_id = (SELECT app.client_id()));
CREATE POLICY employees_partner_write ON employees FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON employees TO sg_worker;
GRANT SELECT ON employees TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner,
  sg_guest;
GRANT INSERT ON employees TO sg_staff, sg_client, sg_partner;
GRANT UPDATE (employee_number, name, email, serial_card_number, status, external_reference, archived_at
 ) ON employees TO sg_staff, sg_client, sg_partner;

-- catalogs and products of the client's sites, and of the site an employee was validated for: without what it leaves out

CREATE POLICY catalogs_client_read ON catalogs FOR SELECT TO sg_client
  USING (organization_id = (SELECT app.organization_id()) AND id = ANY ((SELECT app.client_catalog_ids())::uuid[]));
CREATE POLICY catalogs_employee_read ON catalogs FOR SELECT TO sg_employee
  USING (organization_id = (SELECT app.organization_id()) AND id = (SELECT app.site_catalog_id()));
CREATE POLICY products_client_read ON products FOR SELECT TO sg_client
  USING (organization_id = (SELECT app.organization_id()) AND catalog_id = ANY ((SELECT app.client_catalog_ids())::uuid[]));
CREATE POLICY products_employee_read ON products FOR SELECT TO sg_employee
  USING (organization_id = (SELECT app.organization_id()) AND catalog_id = (SELECT app.site_catalog_id())
    AND id <> ALL ((SELECT app.site_excluded_product_ids())::uuid[]));

