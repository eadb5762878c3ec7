-- Row security of orders: who sees which rows and columns, and may write them.

-- orders

ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
ALTER TABLE orders FORCE ROW LEVEL SECURITY;
CREATE POLICY orders_system ON orders TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY orders_staff_write ON orders FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY orders_sales_rep_write ON orders FOR ALL TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]));
CREATE POLICY orders_vendor_read ON orders FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()));
CREATE POLICY orders_buyer_read ON orders FOR SELECT TO sg_buyer
  USING (organization_id = (SELECT app.organization_id()) AND customer_id = (SELECT app.customer_id()));
CREATE POLICY orders_client_read ON orders FOR SELECT TO sg_client
  USING (organization_id = (SELECT app.organization_id()) AND client_id = (SELECT app.client_id()));
CREATE POLICY orders_employee_read ON orders FOR SELECT TO sg_employee
  USING (organization_id = (SELECT app.organization_id()) AND employee_id = (SELECT app.employee_id()));
CREATE POLICY orders_employee_insert ON orders FOR INSERT TO sg_employee
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND employee_id = (SELECT app.employee_id()) AND site_id = (SELECT app.site_id()) AND source = 'gifting' AND order_type = 'sale' AND status = 'pending');
CREATE POLICY orders_partner_write ON orders FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON orders TO sg_worker;
GRANT SELECT ON orders TO sg_staff, sg_sales_rep, sg_buyer, sg_client, sg_employee, sg_device, sg_partner;
GRANT SELECT (organization_id, id, order_number, tracking_token, order_type, source, status, workflow_status,
  payment_status, customer_id, buyer_id, sales_rep_id, vendor_id, rfq_id, quote_id, split_award, device_request_id,
  client_id, site_id, employee_id, product_id, from_location_id, to_location_id, product_type, quantity, current_stage,
  stage_progress, currency, shipping_address, customer_name, customer_email, target_date, expected_delivery_date,
  actual_delivery_date, notes, created_by, approved_by, approved_at, cancelled_at, cancellation_reason, completed_at,
  external_reference, created_at, updated_at, version, archived_at) ON orders TO sg_vendor, sg_guest;
GRANT INSERT ON orders TO sg_staff, sg_sales_rep, sg_employee, sg_partner;
GRANT UPDATE (order_number, tracking_token, source, status, workflow_status, customer_id, buyer_id, sales_rep_id,
  vendor_id, rfq_id, quote_id, device_request_id, client_id, site_id, employee_id, product_id, from_location_id,
  to_location_id, product_type, quantity, currency, tax_amount, shipping_amount, shipping_address, billing_address,
  customer_name, customer_email, target_date, expected_delivery_date, actual_delivery_date, notes, approved_by,
  approved_at, cancelled_at, cancellation_reason, completed_at, external_reference, archived_at
 ) ON orders TO sg_staff, sg_sales_rep, sg_partner;

-- order_items

ALTER TABLE order_items ENABLE ROW LEVEL SECURITY;
ALTER TABLE order_items FORCE ROW LEVEL SECURITY;
CREATE POLICY order_items_system ON order_items TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY order_items_staff_write ON order_items FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY order_items_sales_rep_write ON order_items FOR ALL TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]));
CREATE POLICY order_items_vendor_read ON order_items FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND order_vendor_id = (SELECT app.vendor_id()));
CREATE POLICY order_items_buyer_read ON order_items FOR SELECT TO sg_buyer
  USING (organization_id = (SELECT app.organization_id()) AND customer_id = (SELECT app.customer_id()));
CREATE POLICY order_items_client_read ON order_items FOR SELECT TO sg_client
  USING (organization_id = (SELECT app.organization_id()) AND client_id = (SELECT app.client_id()));
CREATE POLICY order_items_employee_read ON order_items FOR SELECT TO sg_employee
  USING (organization_id = (SELECT app.organization_id()) AND employee_id = (SELECT app.employee_id()));
CREATE POLICY order_items_employee_insert ON order_items FOR INSERT TO sg_employee
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND employee_id = (SELECT app.employee_id()));
CREATE POLICY order_items_partner_write ON order_items FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON order_items TO sg_worker;
GRANT SELECT ON order_items TO sg_staff, sg_sales_rep, sg_buyer, sg_client, sg_employee, sg_device, sg_partner;
GRANT SELECT (organization_id, id, order_type, order_id, line_number, part_id, variant_id, product_id,
  marketplace_product_id, vendor_id, description, quantity_ordered, quantity_received, expected_delivery_date,
  customer_id, order_vendor_id, sales_rep_id, client_id, site_id, employee_id, created_at, updated_at, version) ON
  order_items TO sg_vendor, sg_guest;
GRANT INSERT ON order_items TO sg_staff, sg_sales_rep, sg_employee, sg_partner;
GRANT UPDATE (line_number, part_id, variant_id, product_id, marketplace_product_id, vendor_id, description,
  quantity_ordered, quantity_received, unit_price, expected_delivery_date
 ) ON order_items TO sg_staff, sg_sales_rep, sg_partner;
GRANT DELETE ON order_items TO sg_staff, sg_sales_rep, sg_partner;

-- order_approvals

ALTER TABLE order_approvals ENABLE ROW LEVEL SECURITY;
ALTER TABLE order_approvals FORCE ROW LEVEL SECURITY;
CREATE POLICY order_approvals_system ON order_approvals TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY order_approvals_staff_write ON order_approvals FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY order_approvals_sales_rep_read ON order_approvals FOR SELECT TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]));
GRANT SELECT, INSERT, UPDATE, DELETE ON order_approvals TO sg_worker;
GRANT SELECT ON order_approvals TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON order_approvals TO sg_staff;
GRANT UPDATE (status, notes, decision_at) ON order_approvals TO sg_staff;
GRANT DELETE ON order_approvals TO sg_staff;

-- order_history

ALTER TABLE order_history ENABLE ROW LEVEL SECURITY;
ALTER TABLE order_history FORCE ROW LEVEL SECURITY;
CREATE POLICY order_history_system ON order_history TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY order_history_staff_read ON order_history FOR SELECT TO sg_staff
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY order_history_staff_insert ON order_history FOR INSERT TO sg_staff
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY order_history_sales_rep_read ON order_history FOR SELECT TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]));
CREATE POLICY order_history_sales_rep_insert ON order_history FOR INSERT TO sg_sales_rep
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]));
CREATE POLICY order_history_vendor_read ON order_history FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()) AND is_internal = false);
CREATE POLICY order_history_buyer_read ON order_history FOR SELECT TO sg_buyer
  USING (organization_id = (SELECT app.organization_id()) AND customer_id = (SELECT app.customer_id()) AND is_internal = false);
CREATE POLICY order_history_client_read ON order_history FOR SELECT TO sg_client
  USING (organization_id = (SELECT app.organization_id()) AND client_id = (SELECT app.client_id()) AND is_internal = false);
CREATE POLICY order_history_employee_read ON order_history FOR SELECT TO sg_employee
  USING (organization_id = (SELECT app.organization_id()) AND employee_id = (SELECT app.employee_id()) AND is_internal = false);
CREATE POLICY order_history_partner_read ON order_history FOR SELECT TO sg_partner
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY order_history_partner_insert ON order_history FOR INSERT TO sg_partner
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON order_history TO sg_worker;
GRANT SELECT ON order_history TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON order_history TO sg_staff, sg_sales_rep, sg_partner;

-- payments

ALTER TABLE payments ENABLE ROW LEVEL SECURITY;
ALTER TABLE payments FORCE ROW LEVEL SECURITY;
CREATE POLICY payments_system ON payments TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY payments_staff_write ON payments FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY payments_sales_rep_write ON payments FOR ALL TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]));
CREATE POLICY payments_buyer_read ON payments FOR SELECT TO sg_buyer
  USING (organization_id = (SELECT app.organization_id()) AND customer_id = (SELECT app.customer_id()));
CREATE POLICY payments_client_read ON payments FOR SELECT TO sg_client
  USING (organization_id = (SELECT app.organization_id()) AND client_id = (SELECT app.client_id()));
CREATE POLICY payments_partner_write ON payments FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON payments TO sg_worker;
GRANT SELECT ON payments TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner,
  sg_guest;
GRANT INSERT ON payments TO sg_staff, sg_sales_rep, sg_partner;
GRANT UPDATE (payment_number, status, method, currency, amount, refunded_amount, provider, provider_reference,
  failure_reason, paid_at, refunded_at) ON payments TO sg_staff, sg_sales_rep, sg_partner;

-- shipments

ALTER TABLE shipments ENABLE ROW LEVEL SECURITY;
ALTER TABLE shipments FORCE ROW LEVEL SECURITY;
CREATE POLICY shipments_system ON shipments TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY shipments_staff_write ON shipments FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY shipments_sales_rep_write ON shipments FOR ALL TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]));
CREATE POLICY shipments_vendor_read ON shipments FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()));
CREATE POLICY shipments_buyer_read ON shipments FOR SELECT TO sg_buyer
  USING (organization_id = (SELECT app.organization_id()) AND customer_id = (SELECT app.customer_id()));
CREATE POLICY shipments_client_read ON shipments FOR SELECT TO sg_client
  USING (organization_id = (SELECT app.organization_id()) AND client_id = (SELECT app.client_id()));
CREATE POLICY shipments_employee_read ON shipments FOR SELECT TO sg_employee
  USING (organization_id = (SELECT app.organization_id()) AND employee_id = (SELECT app.employee_id()));
CREATE POLICY shipments_partner_write ON shipments FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON shipments TO sg_worker;
GRANT SELECT ON shipments TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON shipments TO sg_staff, sg_sales_rep, sg_partner;
GRANT UPDATE (supplier_order_id, shipment_number, status, carrier, tracking_number, tracking_url, shipping_address,
  weight_kg, packages, shipped_at, estimated_delivery_date, delivered_at, notes
 ) ON shipments TO sg_staff, sg_sales_rep, sg_partner;
GRANT DELETE ON shipments TO sg_staff, sg_sales_rep, sg_partner;

-- order_documents

ALTER TABLE order_documents ENABLE ROW LEVEL SECURITY;
ALTER TABLE order_documents FORCE ROW LEVEL SECURITY;
CREATE POLICY order_documents_system ON order_documents TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY order_documents_staff_write ON order_documents FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY order_documents_sales_rep_write ON order_documents FOR ALL TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]));
CREATE POLICY order_documents_buyer_read ON order_documents FOR SELECT TO sg_buyer
  USING (organization_id = (SELECT app.organization_id()) AND customer_id = (SELECT app.customer_id()) AND is_internal = false);
CREATE POLICY order_documents_client_read ON order_documents FOR SELECT TO sg_client
  USING (organization_id = (SELECT app.organization_id()) AND client_id = (SELECT app.client_id()) AND is_internal = false);
CREATE POLICY order_documents_partner_write ON order_documents FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON order_documents TO sg_worker;
GRANT SELECT ON order_documents TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON order_documents TO sg_staff, sg_sales_rep, sg_partner;
GRANT UPDATE (kind, name, url, content_type, size_bytes, checksum, is_internal, archived_at
 ) ON order_documents TO sg_staff, sg_sales_rep, sg_partner;
GRANT DELETE ON order_documents TO sg_staff, sg_sales_rep, sg_partner;
