-- Row security of crm: who sees which rows and columns, and may write them.

-- customers

ALTER TABLE customers ENABLE ROW LEVEL SECURITY;
ALTER TABLE customers FORCE ROW LEVEL SECURITY;
CREATE POLICY customers_system ON customers TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY customers_staff_write ON customers FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY customers_sales_rep_write ON customers FOR ALL TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]));
CREATE POLICY customers_buyer_read ON customers FOR SELECT TO sg_buyer
  USING (organization_id = (SELECT app.organization_id()) AND id = (SELECT app.customer_id()));
CREATE POLICY customers_partner_write ON customers FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON customers TO sg_worker;
GRANT SELECT (organization_id, id, name, company_name, email, phone, type, tier, status, crm_provider, crm_external_id,
  sales_rep_id, currency, lifetime_value, lifetime_value_e4, address, preferences, last_order_at, external_reference,
  created_at, updated_at, version, archived_at) ON customers TO sg_staff;
GRANT SELECT (organization_id, id, name, company_name, email, phone, type, tier, status, crm_provider, crm_external_id,
  sales_rep_id, currency, address, preferences, last_order_at, external_reference, created_at, updated_at, version,
  archived_at) ON customers TO sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner,
  sg_guest;
GRANT INSERT ON customers TO sg_staff, sg_sales_rep, sg_partner;
GRANT UPDATE (name, company_name, email, phone, type, tier, status, crm_provider, crm_external_id, sales_rep_id,
  currency, address, preferences, external_reference, archived_at
 ) ON customers TO sg_staff, sg_sales_rep, sg_partner;

-- sales_reps

ALTER TABLE sales_reps ENABLE ROW LEVEL SECURITY;
ALTER TABLE sales_reps FORCE ROW LEVEL SECURITY;
CREATE POLICY sales_reps_system ON sales_reps TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY sales_reps_staff_write ON sales_reps FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY sales_reps_sales_rep_read ON sales_reps FOR SELECT TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND id = ANY ((SELECT app.sales_rep_ids())::uuid[]));
GRANT SELECT, INSERT, UPDATE, DELETE ON sales_reps TO sg_worker;
GRANT SELECT ON sales_reps TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON sales_reps TO sg_staff;
GRANT UPDATE (manager_id, team, currency, quota_amount, quota_period, commission_rate, status, archived_at
 ) ON sales_reps TO sg_staff;
GRANT DELETE ON sales_reps TO sg_staff;
