-- Row security of stock: staff see the places of their departments (and of those below) and what is kept there, or all of
-- them with the permission inventory.read_all.
--
-- A place names its department; stock and what happens to it name the place. So a policy compares the place with those the
-- session may see, which PostgreSQL looks up once for a statement and then searches the index for.

CREATE FUNCTION app.reads_all_inventory() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(current_setting('app.reads_all_inventory', true), '') = 'true' $$;
COMMENT ON FUNCTION app.reads_all_inventory() IS 'Whether the session may see the stock of all departments.';

CREATE FUNCTION app.inventory_department_ids() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT CASE WHEN app.reads_all_inventory()
    THEN ARRAY(SELECT id FROM departments WHERE organization_id = app.organization_id())
    ELSE app.department_ids() END
$$;
COMMENT ON FUNCTION app.inventory_department_ids() IS 'Departments whose stock the session may see.';
REVOKE EXECUTE ON FUNCTION app.inventory_department_ids() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.inventory_department_ids() TO sg_staff, sg_worker;

-- Those who see all are not asked for their departments: one search instead of one for each department.
CREATE FUNCTION app.location_ids() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF app.reads_all_inventory() THEN
    RETURN ARRAY(SELECT id FROM locations WHERE organization_id = app.organization_id());
  END IF;
  RETURN ARRAY(SELECT id FROM locations
               WHERE organization_id = app.organization_id() AND department_id = ANY (app.department_ids()));
END
$$;
COMMENT ON FUNCTION app.location_ids() IS 'Places whose stock the session may see.';
REVOKE EXECUTE ON FUNCTION app.location_ids() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.location_ids() TO sg_staff, sg_worker;

-- Without a place there is no stock to look for. The policies ask for the stock of no organization then, which the index
-- answers at once; by the list of places alone PostgreSQL might go through all stock, newest first, to find that none of it
-- is in an empty list.
CREATE FUNCTION app.has_locations() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT cardinality(app.location_ids()) > 0
$$;
COMMENT ON FUNCTION app.has_locations() IS 'Whether there is any place whose stock the session may see.';
REVOKE EXECUTE ON FUNCTION app.has_locations() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.has_locations() TO sg_staff, sg_worker;

-- locations

ALTER TABLE locations ENABLE ROW LEVEL SECURITY;
ALTER TABLE locations FORCE ROW LEVEL SECURITY;
CREATE POLICY locations_system ON locations TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY locations_staff_write ON locations FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()) AND department_id = ANY ((SELECT app.inventory_department_ids())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND department_id = ANY ((SELECT app.inventory_department_ids())::uuid[]));
CREATE POLICY locations_device_read ON locations FOR SELECT TO sg_device
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY locations_partner_write ON locations FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON locations TO sg_worker;
GRANT SELECT ON locations TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON locations TO sg_staff, sg_partner;
GRANT UPDATE (name, department_id, location_type, address, is_active, archived_at
 ) ON locations TO sg_staff, sg_partner;

-- inventory: how much there is follows from the movements, for those who write as well.

ALTER TABLE inventory ENABLE ROW LEVEL SECURITY;
ALTER TABLE inventory FORCE ROW LEVEL SECURITY;
CREATE POLICY inventory_system ON inventory TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY inventory_staff_write ON inventory FOR ALL TO sg_staff
  USING (organization_id = (SELECT CASE WHEN app.has_locations() THEN app.organization_id() END)
    AND location_id = ANY ((SELECT app.location_ids())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND location_id = ANY ((SELECT app.location_ids())::uuid[]));
CREATE POLICY inventory_device_read ON inventory FOR SELECT TO sg_device
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY inventory_partner_write ON inventory FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON inventory TO sg_worker;
GRANT SELECT ON inventory TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON inventory TO sg_staff, sg_partner;
GRANT UPDATE (reorder_point, reorder_quantity) ON inventory TO sg_staff, sg_partner;

-- stock_reservations

ALTER TABLE stock_reservations ENABLE ROW LEVEL SECURITY;
ALTER TABLE stock_reservations FORCE ROW LEVEL SECURITY;
CREATE POLICY stock_reservations_system ON stock_reservations TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY stock_reservations_staff_write ON stock_reservations FOR ALL TO sg_staff
  USING (organization_id = (SELECT CASE WHEN app.has_locations() THEN app.organization_id() END)
    AND location_id = ANY ((SELECT app.location_ids())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND location_id = ANY ((SELECT app.location_ids())::uuid[]));
CREATE POLICY stock_reservations_partner_write ON stock_reservations FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON stock_reservations TO sg_worker;
GRANT SELECT ON stock_reservations TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON stock_reservations TO sg_staff, sg_partner;
GRANT UPDATE (quantity, status, order_id, order_item_id, reason, expires_at
 ) ON stock_reservations TO sg_staff, sg_partner;

-- inventory_movements: the ledger is added to, never changed. What belongs to a reservation or to consumption is entered
-- by these alone.

ALTER TABLE inventory_movements ENABLE ROW LEVEL SECURITY;
ALTER TABLE inventory_movements FORCE ROW LEVEL SECURITY;
CREATE POLICY inventory_movements_system ON inventory_movements TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY inventory_movements_staff_read ON inventory_movements FOR SELECT TO sg_staff
  USING (organization_id = (SELECT CASE WHEN app.has_locations() THEN app.organization_id() END)
    AND location_id = ANY ((SELECT app.location_ids())::uuid[]));
CREATE POLICY inventory_movements_staff_insert ON inventory_movements FOR INSERT TO sg_staff
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND location_id = ANY ((SELECT app.location_ids())::uuid[])
    AND reservation_id IS NULL AND consumption_id IS NULL);
CREATE POLICY inventory_movements_partner_read ON inventory_movements FOR SELECT TO sg_partner
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY inventory_movements_partner_insert ON inventory_movements FOR INSERT TO sg_partner
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND reservation_id IS NULL AND consumption_id IS NULL);
GRANT SELECT, INSERT, UPDATE, DELETE ON inventory_movements TO sg_worker;
GRANT SELECT ON inventory_movements TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON inventory_movements TO sg_staff, sg_partner;

-- part_consumption: added to, never changed.

ALTER TABLE part_consumption ENABLE ROW LEVEL SECURITY;
ALTER TABLE part_consumption FORCE ROW LEVEL SECURITY;
CREATE POLICY part_consumption_system ON part_consumption TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY part_consumption_staff_read ON part_consumption FOR SELECT TO sg_staff
  USING (organization_id = (SELECT CASE WHEN app.has_locations() THEN app.organization_id() END)
    AND location_id = ANY ((SELECT app.location_ids())::uuid[]));
CREATE POLICY part_consumption_staff_insert ON part_consumption FOR INSERT TO sg_staff
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND location_id = ANY ((SELECT app.location_ids())::uuid[]));
CREATE POLICY part_consumption_partner_read ON part_consumption FOR SELECT TO sg_partner
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY part_consumption_partner_insert ON part_consumption FOR INSERT TO sg_partner
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON part_consumption TO sg_worker;
GRANT SELECT ON part_consumption TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON part_consumption TO sg_staff, sg_partner;
