-- Row security of sourcing: who sees which rows and columns, and may write them.

-- vendors

ALTER TABLE vendors ENABLE ROW LEVEL SECURITY;
ALTER TABLE vendors FORCE ROW LEVEL SECURITY;
CREATE POLICY vendors_system ON vendors TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY vendors_staff_write ON vendors FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY vendors_sales_rep_read ON vendors FOR SELECT TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY vendors_vendor_read ON vendors FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND id = (SELECT app.vendor_id()));
CREATE POLICY vendors_partner_write ON vendors FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON vendors TO sg_worker;
GRANT SELECT ON vendors TO sg_staff;
GRANT SELECT (organization_id, id, user_id, company_name, business_type, contact_name, contact_email, contact_phone,
  website, country, city, address, production_capacity_monthly, minimum_order_quantity, lead_time_days,
  specializations, capabilities, materials, processes, verification_status, tier, rating, rating_e4, total_orders,
  on_time_delivery_rate, response_rate, can_list_products, is_preferred, is_active, external_reference, created_at,
  updated_at, version, archived_at) ON vendors TO sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON vendors TO sg_staff;
GRANT INSERT (organization_id, id, user_id, company_name, business_type, contact_name, contact_email, contact_phone,
  website, country, city, address, production_capacity_monthly, minimum_order_quantity, lead_time_days,
  specializations, capabilities, materials, processes, verification_status, tier, rating, total_orders,
  on_time_delivery_rate, response_rate, can_list_products, is_preferred, is_active, external_reference, created_at,
  updated_at, version, archived_at) ON vendors TO sg_partner;
GRANT UPDATE (user_id, company_name, business_type, contact_name, contact_email, contact_phone, website, country,
  city, address, production_capacity_monthly, minimum_order_quantity, lead_time_days, specializations, capabilities,
  materials, processes, verification_status, tier, rating, can_list_products, is_preferred, is_active, ml_features,
  external_reference, archived_at) ON vendors TO sg_staff;
GRANT UPDATE (user_id, company_name, business_type, contact_name, contact_email, contact_phone, website, country,
  city, address, production_capacity_monthly, minimum_order_quantity, lead_time_days, specializations, capabilities,
  materials, processes, verification_status, tier, rating, can_list_products, is_preferred, is_active,
  external_reference, archived_at) ON vendors TO sg_partner;

-- vendor_parts

ALTER TABLE vendor_parts ENABLE ROW LEVEL SECURITY;
ALTER TABLE vendor_parts FORCE ROW LEVEL SECURITY;
CREATE POLICY vendor_parts_system ON vendor_parts TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY vendor_parts_staff_write ON vendor_parts FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY vendor_parts_sales_rep_read ON vendor_parts FOR SELECT TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY vendor_parts_vendor_read ON vendor_parts FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()));
CREATE POLICY vendor_parts_partner_write ON vendor_parts FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON vendor_parts TO sg_worker;
GRANT SELECT ON vendor_parts TO sg_staff;
GRANT SELECT (organization_id, id, part_id, variant_id, vendor_id, sku, currency, lead_time_days,
  minimum_order_quantity, is_preferred, created_at, updated_at, version, archived_at) ON vendor_parts TO sg_sales_rep,
  sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner, sg_guest;
GRANT INSERT ON vendor_parts TO sg_staff;
GRANT INSERT (organization_id, id, part_id, variant_id, vendor_id, sku, currency, lead_time_days,
  minimum_order_quantity, is_preferred, created_at, updated_at, version, archived_at) ON vendor_parts TO sg_partner;
GRANT UPDATE (sku, currency, supplier_cost, lead_time_days, minimum_order_quantity, is_preferred, archived_at
 ) ON vendor_parts TO sg_staff;
GRANT UPDATE (sku, currency, lead_time_days, minimum_order_quantity, is_preferred, archived_at
 ) ON vendor_parts TO sg_partner;
GRANT DELETE ON vendor_parts TO sg_staff, sg_partner;

-- rfqs

ALTER TABLE rfqs ENABLE ROW LEVEL SECURITY;
ALTER TABLE rfqs FORCE ROW LEVEL SECURITY;
CREATE POLICY rfqs_system ON rfqs TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY rfqs_staff_write ON rfqs FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY rfqs_sales_rep_write ON rfqs FOR ALL TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]));
CREATE POLICY rfqs_vendor_read ON rfqs FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND id = ANY ((SELECT app.invited_rfq_ids())::uuid[]));
CREATE POLICY rfqs_buyer_read ON rfqs FOR SELECT TO sg_buyer
  USING (organization_id = (SELECT app.organization_id()) AND customer_id = (SELECT app.customer_id()));
CREATE POLICY rfqs_partner_write ON rfqs FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON rfqs TO sg_worker;
GRANT SELECT (organization_id, id, rfq_number, title, description, status, customer_id, sales_rep_id, created_by,
  due_date, currency, target_price, target_price_e4, split_award, sent_at, awarded_at, awarded_vendor_id,
  awarded_quote_id, closed_at, cancelled_at, ml_features, external_reference, created_at, updated_at, version,
  archived_at) ON rfqs TO sg_staff;
GRANT SELECT (organization_id, id, rfq_number, title, description, status, customer_id, sales_rep_id, created_by,
  due_date, currency, split_award, sent_at, awarded_at, awarded_vendor_id, awarded_quote_id, closed_at, cancelled_at,
  external_reference, created_at, updated_at, version, archived_at) ON rfqs TO sg_sales_rep, sg_buyer, sg_partner;
GRANT SELECT (organization_id, id, rfq_number, title, description, status, customer_id, sales_rep_id, created_by,
  due_date, currency, split_award, sent_at, awarded_at, closed_at, cancelled_at, external_reference, created_at,
  updated_at, version, archived_at) ON rfqs TO sg_client, sg_employee, sg_device;
-- A vendor knows by the state of his own quote whether he won; who else did, and for whom it is, he could ask by filter.
GRANT SELECT (organization_id, id, rfq_number, title, description, status, created_by, due_date, currency, split_award,
  sent_at, awarded_at, closed_at, cancelled_at, external_reference, created_at, updated_at, version, archived_at
 ) ON rfqs TO sg_vendor, sg_guest;
GRANT INSERT ON rfqs TO sg_staff;
GRANT INSERT (organization_id, id, rfq_number, title, description, status, customer_id, sales_rep_id, created_by,
  due_date, currency, split_award, sent_at, awarded_at, awarded_vendor_id, awarded_quote_id, closed_at, cancelled_at,
  external_reference, search_vector, created_at, updated_at, version, archived_at
 ) ON rfqs TO sg_sales_rep, sg_partner;
GRANT UPDATE (rfq_number, title, description, status, customer_id, sales_rep_id, due_date, currency, target_price,
  split_award, sent_at, awarded_at, awarded_vendor_id, awarded_quote_id, closed_at, cancelled_at, ml_features,
  external_reference, archived_at) ON rfqs TO sg_staff;
GRANT UPDATE (rfq_number, title, description, status, customer_id, sales_rep_id, due_date, currency, split_award,
  sent_at, awarded_at, awarded_vendor_id, awarded_quote_id, closed_at, cancelled_at, external_reference, archived_at
 ) ON rfqs TO sg_sales_rep, sg_partner;

-- rfq_items

ALTER TABLE rfq_items ENABLE ROW LEVEL SECURITY;
ALTER TABLE rfq_items FORCE ROW LEVEL SECURITY;
CREATE POLICY rfq_items_system ON rfq_items TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY rfq_items_staff_write ON rfq_items FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY rfq_items_sales_rep_write ON rfq_items FOR ALL TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]));
CREATE POLICY rfq_items_vendor_read ON rfq_items FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND rfq_id = ANY ((SELECT app.invited_rfq_ids())::uuid[]));
CREATE POLICY rfq_items_buyer_read ON rfq_items FOR SELECT TO sg_buyer
  USING (organization_id = (SELECT app.organization_id()) AND customer_id = (SELECT app.customer_id()));
CREATE POLICY rfq_items_partner_write ON rfq_items FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON rfq_items TO sg_worker;
GRANT SELECT ON rfq_items TO sg_staff;
GRANT SELECT (organization_id, id, rfq_id, line_number, part_id, variant_id, description, quantity, unit,
  specifications, customer_id, sales_rep_id, created_at, updated_at, version) ON rfq_items TO sg_sales_rep, sg_vendor,
  sg_buyer, sg_client, sg_employee, sg_device, sg_partner, sg_guest;
GRANT INSERT ON rfq_items TO sg_staff;
GRANT INSERT (organization_id, id, rfq_id, line_number, part_id, variant_id, description, quantity, unit,
  specifications, customer_id, sales_rep_id, created_at, updated_at, version
 ) ON rfq_items TO sg_sales_rep, sg_partner;
GRANT UPDATE (line_number, part_id, variant_id, description, quantity, unit, target_unit_price, specifications
 ) ON rfq_items TO sg_staff;
GRANT UPDATE (line_number, part_id, variant_id, description, quantity, unit, specifications
 ) ON rfq_items TO sg_sales_rep, sg_partner;
GRANT DELETE ON rfq_items TO sg_staff, sg_sales_rep, sg_partner;

-- rfq_vendors

ALTER TABLE rfq_vendors ENABLE ROW LEVEL SECURITY;
ALTER TABLE rfq_vendors FORCE ROW LEVEL SECURITY;
CREATE POLICY rfq_vendors_system ON rfq_vendors TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY rfq_vendors_staff_write ON rfq_vendors FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY rfq_vendors_sales_rep_write ON rfq_vendors FOR ALL TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]));
CREATE POLICY rfq_vendors_vendor_read ON rfq_vendors FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()) AND invited_at IS NOT NULL);
CREATE POLICY rfq_vendors_vendor_update ON rfq_vendors FOR UPDATE TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()) AND invited_at IS NOT NULL)
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()) AND invited_at IS NOT NULL);
CREATE POLICY rfq_vendors_buyer_read ON rfq_vendors FOR SELECT TO sg_buyer
  USING (organization_id = (SELECT app.organization_id()) AND customer_id = (SELECT app.customer_id()));
CREATE POLICY rfq_vendors_partner_write ON rfq_vendors FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON rfq_vendors TO sg_worker;
GRANT SELECT ON rfq_vendors TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON rfq_vendors TO sg_staff, sg_sales_rep, sg_partner;
GRANT UPDATE (status, viewed_at, responded_at, decline_reason
 ) ON rfq_vendors TO sg_staff, sg_sales_rep, sg_vendor, sg_partner;
GRANT DELETE ON rfq_vendors TO sg_staff, sg_sales_rep, sg_partner;

-- vendor_quotes

ALTER TABLE vendor_quotes ENABLE ROW LEVEL SECURITY;
ALTER TABLE vendor_quotes FORCE ROW LEVEL SECURITY;
CREATE POLICY vendor_quotes_system ON vendor_quotes TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY vendor_quotes_staff_write ON vendor_quotes FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY vendor_quotes_sales_rep_write ON vendor_quotes FOR ALL TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]));
CREATE POLICY vendor_quotes_vendor_read ON vendor_quotes FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()));
CREATE POLICY vendor_quotes_vendor_insert ON vendor_quotes FOR INSERT TO sg_vendor
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()) AND rfq_id = ANY ((SELECT app.invited_rfq_ids())::uuid[]) AND status = ANY (ARRAY['draft', 'submitted']));
CREATE POLICY vendor_quotes_vendor_update ON vendor_quotes FOR UPDATE TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()) AND status = ANY (ARRAY['draft', 'submitted']))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()) AND status = ANY (ARRAY['draft', 'submitted', 'superseded', 'withdrawn']));
CREATE POLICY vendor_quotes_vendor_delete ON vendor_quotes FOR DELETE TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()) AND status = 'draft');
CREATE POLICY vendor_quotes_buyer_read ON vendor_quotes FOR SELECT TO sg_buyer
  USING (organization_id = (SELECT app.organization_id()) AND customer_id = (SELECT app.customer_id()) AND status = 'awarded');
CREATE POLICY vendor_quotes_partner_write ON vendor_quotes FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON vendor_quotes TO sg_worker;
GRANT SELECT ON vendor_quotes TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON vendor_quotes TO sg_staff, sg_sales_rep, sg_vendor, sg_partner;
GRANT UPDATE (vendor_id, quote_number, revision, status, currency, lead_time_days, valid_until, notes, terms,
  attachments, submitted_at, awarded_at, assigned_by, assigned_at, archived_at
 ) ON vendor_quotes TO sg_staff, sg_sales_rep, sg_partner;
GRANT UPDATE (status, currency, lead_time_days, valid_until, notes, terms, attachments, submitted_at
 ) ON vendor_quotes TO sg_vendor;
GRANT DELETE ON vendor_quotes TO sg_vendor;

-- vendor_quote_items

ALTER TABLE vendor_quote_items ENABLE ROW LEVEL SECURITY;
ALTER TABLE vendor_quote_items FORCE ROW LEVEL SECURITY;
CREATE POLICY vendor_quote_items_system ON vendor_quote_items TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY vendor_quote_items_staff_write ON vendor_quote_items FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY vendor_quote_items_sales_rep_write ON vendor_quote_items FOR ALL TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]));
CREATE POLICY vendor_quote_items_vendor_read ON vendor_quote_items FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()));
CREATE POLICY vendor_quote_items_vendor_insert ON vendor_quote_items FOR INSERT TO sg_vendor
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()) AND is_awarded = false);
CREATE POLICY vendor_quote_items_vendor_update ON vendor_quote_items FOR UPDATE TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()) AND is_awarded = false)
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()) AND is_awarded = false);
CREATE POLICY vendor_quote_items_vendor_delete ON vendor_quote_items FOR DELETE TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()) AND is_awarded = false);
CREATE POLICY vendor_quote_items_buyer_read ON vendor_quote_items FOR SELECT TO sg_buyer
  USING (organization_id = (SELECT app.organization_id()) AND customer_id = (SELECT app.customer_id()) AND is_awarded = true);
CREATE POLICY vendor_quote_items_partner_write ON vendor_quote_items FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON vendor_quote_items TO sg_worker;
GRANT SELECT ON vendor_quote_items TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON vendor_quote_items TO sg_staff, sg_sales_rep, sg_vendor, sg_partner;
GRANT UPDATE (unit_price, quantity, lead_time_days, minimum_quantity, notes, is_awarded
 ) ON vendor_quote_items TO sg_staff, sg_sales_rep, sg_partner;
GRANT UPDATE (unit_price, quantity, lead_time_days, minimum_quantity, notes) ON vendor_quote_items TO sg_vendor;
GRANT DELETE ON vendor_quote_items TO sg_staff, sg_sales_rep, sg_vendor, sg_partner;

-- ai_quotes

ALTER TABLE ai_quotes ENABLE ROW LEVEL SECURITY;
ALTER TABLE ai_quotes FORCE ROW LEVEL SECURITY;
CREATE POLICY ai_quotes_system ON ai_quotes TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY ai_quotes_staff_write ON ai_quotes FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY ai_quotes_guest_read ON ai_quotes FOR SELECT TO sg_guest
  USING (organization_id = (SELECT app.organization_id()) AND session_id = (SELECT app.session_id()));
CREATE POLICY ai_quotes_guest_insert ON ai_quotes FOR INSERT TO sg_guest
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND session_id = (SELECT app.session_id()) AND status = 'draft' AND lead_status = 'new');
GRANT SELECT, INSERT, UPDATE, DELETE ON ai_quotes TO sg_worker;
GRANT SELECT ON ai_quotes TO sg_staff;
GRANT SELECT (organization_id, id, customer_email, customer_name, phone_number, country, product_type, quantity,
  complexity_level, fabric_type, additional_requirements, quote_data, currency, total_price, total_price_e4,
  estimated_delivery_days, ai_suggestions, alternative_options, status, converted_to_order_id, session_id,
  specialty_sourcing_required, production_route, specialty_notes, created_at, updated_at, version, archived_at) ON
  ai_quotes TO sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner, sg_guest;
GRANT INSERT ON ai_quotes TO sg_staff;
GRANT INSERT (organization_id, id, customer_email, customer_name, phone_number, country, product_type, quantity,
  complexity_level, fabric_type, additional_requirements, quote_data, currency, total_price, estimated_delivery_days,
  ai_suggestions, alternative_options, status, lead_status, converted_to_order_id, session_id,
  specialty_sourcing_required, production_route, specialty_notes, created_at, updated_at, version, archived_at
 ) ON ai_quotes TO sg_guest;
GRANT UPDATE (customer_email, customer_name, phone_number, country, product_type, quantity, complexity_level,
  fabric_type, additional_requirements, quote_data, currency, total_price, estimated_delivery_days, ai_suggestions,
  alternative_options, status, lead_status, lead_notes, converted_to_order_id, session_id,
  specialty_sourcing_required, production_route, specialty_notes, bangladesh_cost, specialty_cost, admin_markup,
  archived_at) ON ai_quotes TO sg_staff;
GRANT DELETE ON ai_quotes TO sg_staff;
