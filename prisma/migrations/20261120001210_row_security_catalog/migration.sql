-- Row security of catalog: who sees which rows and columns, and may write them.

-- parts

ALTER TABLE parts ENABLE ROW LEVEL SECURITY;
ALTER TABLE parts FORCE ROW LEVEL SECURITY;
CREATE POLICY parts_system ON parts TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY parts_staff_write ON parts FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY parts_sales_rep_read ON parts FOR SELECT TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY parts_vendor_read ON parts FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND id = ANY ((SELECT app.vendor_part_ids())::uuid[]));
CREATE POLICY parts_device_read ON parts FOR SELECT TO sg_device
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY parts_partner_write ON parts FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON parts TO sg_worker;
GRANT SELECT (organization_id, id, part_number, name, description, category, manufacturer, unit_of_measure,
  specifications, ml_features, popularity_score, quote_count, order_count, last_quoted_at, is_active,
  external_reference, created_at, updated_at, version, archived_at) ON parts TO sg_staff;
-- How much a part is asked for would tell a vendor how many quote against him, and when they did.
GRANT SELECT (organization_id, id, part_number, name, description, category, manufacturer, unit_of_measure,
  specifications, popularity_score, quote_count, order_count, last_quoted_at, is_active, external_reference,
  created_at, updated_at, version, archived_at) ON parts TO sg_sales_rep;
GRANT SELECT (organization_id, id, part_number, name, description, category, manufacturer, unit_of_measure,
  specifications, is_active, external_reference, created_at, updated_at, version, archived_at) ON parts TO sg_vendor,
  sg_buyer, sg_client, sg_employee, sg_device, sg_partner, sg_guest;
GRANT INSERT ON parts TO sg_staff;
GRANT INSERT (organization_id, id, part_number, name, description, category, manufacturer, unit_of_measure,
  specifications, is_active, external_reference, search_vector, created_at, updated_at, version, archived_at) ON parts TO sg_partner;
GRANT UPDATE (part_number, name, description, category, manufacturer, unit_of_measure, specifications, ml_features,
  popularity_score, is_active, external_reference, archived_at) ON parts TO sg_staff;
GRANT UPDATE (part_number, name, description, category, manufacturer, unit_of_measure, specifications, is_active,
  external_reference, archived_at) ON parts TO sg_partner;
GRANT DELETE ON parts TO sg_staff, sg_partner;

-- part_variants

ALTER TABLE part_variants ENABLE ROW LEVEL SECURITY;
ALTER TABLE part_variants FORCE ROW LEVEL SECURITY;
CREATE POLICY part_variants_system ON part_variants TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY part_variants_staff_write ON part_variants FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY part_variants_sales_rep_read ON part_variants FOR SELECT TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY part_variants_vendor_read ON part_variants FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND part_id = ANY ((SELECT app.vendor_part_ids())::uuid[]));
CREATE POLICY part_variants_device_read ON part_variants FOR SELECT TO sg_device
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY part_variants_partner_write ON part_variants FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON part_variants TO sg_worker;
GRANT SELECT ON part_variants TO sg_staff;
GRANT SELECT (organization_id, id, part_id, variant_code, variant_name, attributes, currency, retail_price,
  is_available, created_at, updated_at, version, archived_at) ON part_variants TO sg_sales_rep, sg_vendor, sg_buyer,
  sg_client, sg_employee, sg_device, sg_partner, sg_guest;
GRANT INSERT ON part_variants TO sg_staff;
GRANT INSERT (organization_id, id, part_id, variant_code, variant_name, attributes, currency, retail_price,
  is_available, created_at, updated_at, version, archived_at) ON part_variants TO sg_partner;
GRANT UPDATE (variant_code, variant_name, attributes, currency, cost_per_unit, retail_price, is_available, archived_at
 ) ON part_variants TO sg_staff;
GRANT UPDATE (variant_code, variant_name, attributes, currency, retail_price, is_available, archived_at
 ) ON part_variants TO sg_partner;
GRANT DELETE ON part_variants TO sg_staff, sg_partner;

-- part_cross_references

ALTER TABLE part_cross_references ENABLE ROW LEVEL SECURITY;
ALTER TABLE part_cross_references FORCE ROW LEVEL SECURITY;
CREATE POLICY part_cross_references_system ON part_cross_references TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY part_cross_references_staff_write ON part_cross_references FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY part_cross_references_sales_rep_read ON part_cross_references FOR SELECT TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY part_cross_references_vendor_read ON part_cross_references FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND part_id = ANY ((SELECT app.vendor_part_ids())::uuid[]));
CREATE POLICY part_cross_references_device_read ON part_cross_references FOR SELECT TO sg_device
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY part_cross_references_partner_write ON part_cross_references FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON part_cross_references TO sg_worker;
GRANT SELECT ON part_cross_references TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee,
  sg_device, sg_partner, sg_guest;
GRANT INSERT ON part_cross_references TO sg_staff, sg_partner;
GRANT UPDATE (referenced_part_id, number, manufacturer, kind, notes
 ) ON part_cross_references TO sg_staff, sg_partner;
GRANT DELETE ON part_cross_references TO sg_staff, sg_partner;

-- product_categories

ALTER TABLE product_categories ENABLE ROW LEVEL SECURITY;
ALTER TABLE product_categories FORCE ROW LEVEL SECURITY;
CREATE POLICY product_categories_system ON product_categories TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY product_categories_staff_write ON product_categories FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY product_categories_sales_rep_read ON product_categories FOR SELECT TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY product_categories_partner_write ON product_categories FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON product_categories TO sg_worker;
GRANT SELECT ON product_categories TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON product_categories TO sg_staff, sg_partner;
GRANT UPDATE (name, slug, parent_id, description, position, archived_at
 ) ON product_categories TO sg_staff, sg_partner;
GRANT DELETE ON product_categories TO sg_staff, sg_partner;

-- catalogs

ALTER TABLE catalogs ENABLE ROW LEVEL SECURITY;
ALTER TABLE catalogs FORCE ROW LEVEL SECURITY;
CREATE POLICY catalogs_system ON catalogs TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY catalogs_staff_write ON catalogs FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY catalogs_sales_rep_read ON catalogs FOR SELECT TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY catalogs_vendor_read ON catalogs FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()));
CREATE POLICY catalogs_partner_write ON catalogs FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON catalogs TO sg_worker;
GRANT SELECT ON catalogs TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner,
  sg_guest;
GRANT INSERT ON catalogs TO sg_staff, sg_partner;
GRANT UPDATE (name, type, status, vendor_id, source, settings, last_synced_at, archived_at
 ) ON catalogs TO sg_staff, sg_partner;
GRANT DELETE ON catalogs TO sg_staff, sg_partner;

-- products

ALTER TABLE products ENABLE ROW LEVEL SECURITY;
ALTER TABLE products FORCE ROW LEVEL SECURITY;
CREATE POLICY products_system ON products TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY products_staff_write ON products FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY products_sales_rep_read ON products FOR SELECT TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY products_vendor_read ON products FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()));
CREATE POLICY products_partner_write ON products FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON products TO sg_worker;
GRANT SELECT ON products TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner,
  sg_guest;
GRANT INSERT ON products TO sg_staff, sg_partner;
GRANT UPDATE (catalog_id, vendor_id, category_id, sku, name, description, brand, currency, price, status, featured,
  minimum_order, available_colors, available_sizes, lead_time_days, image_urls, external_reference, archived_at
 ) ON products TO sg_staff, sg_partner;
GRANT DELETE ON products TO sg_staff, sg_partner;
