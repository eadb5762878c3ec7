-- Row security of production: who sees which rows and columns, and may write them.

-- supplier_orders

ALTER TABLE supplier_orders ENABLE ROW LEVEL SECURITY;
ALTER TABLE supplier_orders FORCE ROW LEVEL SECURITY;
CREATE POLICY supplier_orders_system ON supplier_orders TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY supplier_orders_staff_write ON supplier_orders FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY supplier_orders_sales_rep_write ON supplier_orders FOR ALL TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]));
CREATE POLICY supplier_orders_vendor_read ON supplier_orders FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()));
CREATE POLICY supplier_orders_vendor_update ON supplier_orders FOR UPDATE TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()));
CREATE POLICY supplier_orders_buyer_read ON supplier_orders FOR SELECT TO sg_buyer
  USING (organization_id = (SELECT app.organization_id()) AND customer_id = (SELECT app.customer_id()));
CREATE POLICY supplier_orders_partner_write ON supplier_orders FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON supplier_orders TO sg_worker;
GRANT SELECT ON supplier_orders TO sg_staff;
GRANT SELECT (organization_id, id, order_number, order_id, vendor_id, product_type, quantity, currency, target_date,
  status, acceptance_status, accepted_at, rejected_at, rejection_reason, tech_pack_urls, reference_images,
  special_instructions, created_by, completed_at, cancelled_at, customer_id, sales_rep_id, created_at, updated_at,
  version, archived_at) ON supplier_orders TO sg_sales_rep, sg_client, sg_employee, sg_device, sg_partner, sg_guest;
GRANT SELECT (organization_id, id, order_number, order_id, vendor_id, product_type, quantity, currency, supplier_price,
  supplier_price_e4, target_date, status, acceptance_status, accepted_at, rejected_at, rejection_reason,
  counter_offer_price, counter_offer_notes, tech_pack_urls, reference_images, special_instructions, created_by,
  completed_at, cancelled_at, customer_id, sales_rep_id, created_at, updated_at, version, archived_at) ON
  supplier_orders TO sg_vendor;
GRANT SELECT (organization_id, id, order_number, order_id, vendor_id, product_type, quantity, currency, buyer_price,
  target_date, status, acceptance_status, accepted_at, rejected_at, rejection_reason, tech_pack_urls, reference_images,
  special_instructions, created_by, completed_at, cancelled_at, customer_id, sales_rep_id, created_at, updated_at,
  version, archived_at) ON supplier_orders TO sg_buyer;
GRANT INSERT ON supplier_orders TO sg_staff;
GRANT INSERT (organization_id, id, order_number, order_id, vendor_id, product_type, quantity, currency, target_date,
  status, acceptance_status, accepted_at, rejected_at, rejection_reason, tech_pack_urls, reference_images,
  special_instructions, created_by, completed_at, cancelled_at, customer_id, sales_rep_id, created_at, updated_at,
  version, archived_at) ON supplier_orders TO sg_sales_rep, sg_partner;
GRANT UPDATE (order_number, vendor_id, product_type, quantity, currency, buyer_price, supplier_price, target_date,
  status, acceptance_status, accepted_at, rejected_at, rejection_reason, counter_offer_price, counter_offer_notes,
  tech_pack_urls, reference_images, special_instructions, completed_at, cancelled_at, archived_at
 ) ON supplier_orders TO sg_staff;
GRANT UPDATE (order_number, vendor_id, product_type, quantity, currency, target_date, status, acceptance_status,
  accepted_at, rejected_at, rejection_reason, tech_pack_urls, reference_images, special_instructions, completed_at,
  cancelled_at, archived_at) ON supplier_orders TO sg_sales_rep, sg_partner;
GRANT UPDATE (status, acceptance_status, accepted_at, rejected_at, rejection_reason, counter_offer_price,
  counter_offer_notes, completed_at) ON supplier_orders TO sg_vendor;

-- production_stage_templates

ALTER TABLE production_stage_templates ENABLE ROW LEVEL SECURITY;
ALTER TABLE production_stage_templates FORCE ROW LEVEL SECURITY;
CREATE POLICY production_stage_templates_system ON production_stage_templates TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY production_stage_templates_staff_write ON production_stage_templates FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY production_stage_templates_vendor_read ON production_stage_templates FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON production_stage_templates TO sg_worker;
GRANT SELECT ON production_stage_templates TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee,
  sg_device, sg_partner, sg_guest;
GRANT INSERT ON production_stage_templates TO sg_staff;
GRANT UPDATE (product_type, stage_number, stage_name, description, offset_days
 ) ON production_stage_templates TO sg_staff;
GRANT DELETE ON production_stage_templates TO sg_staff;

-- production_stages

ALTER TABLE production_stages ENABLE ROW LEVEL SECURITY;
ALTER TABLE production_stages FORCE ROW LEVEL SECURITY;
CREATE POLICY production_stages_system ON production_stages TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY production_stages_staff_write ON production_stages FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY production_stages_sales_rep_write ON production_stages FOR ALL TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]));
CREATE POLICY production_stages_vendor_write ON production_stages FOR ALL TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()));
CREATE POLICY production_stages_buyer_read ON production_stages FOR SELECT TO sg_buyer
  USING (organization_id = (SELECT app.organization_id()) AND customer_id = (SELECT app.customer_id()));
CREATE POLICY production_stages_partner_write ON production_stages FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON production_stages TO sg_worker;
GRANT SELECT ON production_stages TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON production_stages TO sg_staff, sg_sales_rep, sg_vendor, sg_partner;
GRANT UPDATE (stage_name, description, target_date, completion_percentage, photos, notes
 ) ON production_stages TO sg_staff, sg_sales_rep, sg_partner;
GRANT UPDATE (target_date, completion_percentage, photos, notes, description) ON production_stages TO sg_vendor;
GRANT DELETE ON production_stages TO sg_staff, sg_sales_rep, sg_partner;

-- production_stage_updates

ALTER TABLE production_stage_updates ENABLE ROW LEVEL SECURITY;
ALTER TABLE production_stage_updates FORCE ROW LEVEL SECURITY;
CREATE POLICY production_stage_updates_system ON production_stage_updates TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY production_stage_updates_staff_read ON production_stage_updates FOR SELECT TO sg_staff
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY production_stage_updates_staff_insert ON production_stage_updates FOR INSERT TO sg_staff
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY production_stage_updates_sales_rep_read ON production_stage_updates FOR SELECT TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]));
CREATE POLICY production_stage_updates_sales_rep_insert ON production_stage_updates FOR INSERT TO sg_sales_rep
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]));
CREATE POLICY production_stage_updates_vendor_read ON production_stage_updates FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()));
CREATE POLICY production_stage_updates_vendor_insert ON production_stage_updates FOR INSERT TO sg_vendor
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()));
CREATE POLICY production_stage_updates_buyer_read ON production_stage_updates FOR SELECT TO sg_buyer
  USING (organization_id = (SELECT app.organization_id()) AND customer_id = (SELECT app.customer_id()));
CREATE POLICY production_stage_updates_partner_read ON production_stage_updates FOR SELECT TO sg_partner
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY production_stage_updates_partner_insert ON production_stage_updates FOR INSERT TO sg_partner
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON production_stage_updates TO sg_worker;
GRANT SELECT ON production_stage_updates TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee,
  sg_device, sg_partner, sg_guest;
GRANT INSERT ON production_stage_updates TO sg_staff, sg_sales_rep, sg_vendor, sg_partner;

-- quality_inspections

ALTER TABLE quality_inspections ENABLE ROW LEVEL SECURITY;
ALTER TABLE quality_inspections FORCE ROW LEVEL SECURITY;
CREATE POLICY quality_inspections_system ON quality_inspections TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY quality_inspections_staff_write ON quality_inspections FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY quality_inspections_sales_rep_write ON quality_inspections FOR ALL TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]));
CREATE POLICY quality_inspections_vendor_read ON quality_inspections FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()));
CREATE POLICY quality_inspections_buyer_read ON quality_inspections FOR SELECT TO sg_buyer
  USING (organization_id = (SELECT app.organization_id()) AND customer_id = (SELECT app.customer_id()));
CREATE POLICY quality_inspections_partner_write ON quality_inspections FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON quality_inspections TO sg_worker;
GRANT SELECT ON quality_inspections TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON quality_inspections TO sg_staff, sg_sales_rep, sg_partner;
GRANT UPDATE (result, inspected_at, sample_size, defects_found, defects, photos, notes
 ) ON quality_inspections TO sg_staff, sg_sales_rep, sg_partner;

-- factory_capacity

ALTER TABLE factory_capacity ENABLE ROW LEVEL SECURITY;
ALTER TABLE factory_capacity FORCE ROW LEVEL SECURITY;
CREATE POLICY factory_capacity_system ON factory_capacity TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY factory_capacity_staff_write ON factory_capacity FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY factory_capacity_vendor_write ON factory_capacity FOR ALL TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON factory_capacity TO sg_worker;
GRANT SELECT ON factory_capacity TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON factory_capacity TO sg_staff, sg_vendor;
GRANT UPDATE (total_capacity, utilized_capacity, notes) ON factory_capacity TO sg_staff, sg_vendor;
GRANT DELETE ON factory_capacity TO sg_staff, sg_vendor;

-- capacity_utilization_logs

ALTER TABLE capacity_utilization_logs ENABLE ROW LEVEL SECURITY;
ALTER TABLE capacity_utilization_logs FORCE ROW LEVEL SECURITY;
CREATE POLICY capacity_utilization_logs_system ON capacity_utilization_logs TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY capacity_utilization_logs_staff_read ON capacity_utilization_logs FOR SELECT TO sg_staff
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY capacity_utilization_logs_staff_insert ON capacity_utilization_logs FOR INSERT TO sg_staff
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY capacity_utilization_logs_vendor_read ON capacity_utilization_logs FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()));
CREATE POLICY capacity_utilization_logs_vendor_insert ON capacity_utilization_logs FOR INSERT TO sg_vendor
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON capacity_utilization_logs TO sg_worker;
GRANT SELECT ON capacity_utilization_logs TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee,
  sg_device, sg_partner, sg_guest;
GRANT INSERT ON capacity_utilization_logs TO sg_staff, sg_vendor;
