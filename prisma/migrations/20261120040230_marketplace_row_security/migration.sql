-- Row security of the marketplace: who sees which rows and columns, and may write them.
--
-- A vendor sees his own products in every state and those of others once they are approved. As with conversations that is
-- one comparison: vendor_key is the organization's while a product is approved, and its vendor's else.

CREATE FUNCTION app.listing_vendor_id() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT id FROM vendors
  WHERE organization_id = app.organization_id() AND id = app.vendor_id() AND can_list_products AND is_active
$$;
COMMENT ON FUNCTION app.listing_vendor_id() IS 'The session''s vendor, if he may offer products on the marketplace.';
REVOKE EXECUTE ON FUNCTION app.listing_vendor_id() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.listing_vendor_id() TO sg_vendor;

-- marketplace_products
-- The reviewer's notes are the organization's own. A vendor reads them as review_feedback, which is empty once others see the
-- product. The fee, the score and the approval are not his to set; what he changes waits for approval anew.

ALTER TABLE marketplace_products ENABLE ROW LEVEL SECURITY;
ALTER TABLE marketplace_products FORCE ROW LEVEL SECURITY;
CREATE POLICY marketplace_products_system ON marketplace_products TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY marketplace_products_staff_write ON marketplace_products FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY marketplace_products_sales_rep_read ON marketplace_products FOR SELECT TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY marketplace_products_vendor_read ON marketplace_products FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_key = ANY (ARRAY[(SELECT app.organization_id()), (SELECT app.vendor_id())]));
CREATE POLICY marketplace_products_vendor_insert ON marketplace_products FOR INSERT TO sg_vendor
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.listing_vendor_id()) AND status = ANY (ARRAY['draft', 'pending_approval']));
CREATE POLICY marketplace_products_vendor_update ON marketplace_products FOR UPDATE TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.listing_vendor_id()) AND status = ANY (ARRAY['draft', 'pending_approval', 'approved', 'rejected', 'sold_out']))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.listing_vendor_id()) AND status = ANY (ARRAY['draft', 'pending_approval']));
CREATE POLICY marketplace_products_buyer_read ON marketplace_products FOR SELECT TO sg_buyer
  USING (organization_id = (SELECT app.organization_id()) AND status = 'approved');
CREATE POLICY marketplace_products_partner_write ON marketplace_products FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY marketplace_products_guest_read ON marketplace_products FOR SELECT TO sg_guest
  USING (organization_id = (SELECT app.organization_id()) AND status = 'approved');
GRANT SELECT, INSERT, UPDATE, DELETE ON marketplace_products TO sg_worker;
GRANT SELECT (organization_id, id, vendor_id, product_type, title, description, category, subcategory, slug, currency,
  base_price, platform_fee_percentage, platform_fee_amount, final_price, final_price_e4, total_quantity,
  available_quantity, reserved_quantity, moq, unit, images, primary_image, video_url, sizes, colors, material, gsm,
  fabric_composition, specifications, lead_time_days, shipping_from, shipping_weight_kg, status, rejection_reason,
  admin_feedback, review_feedback, quality_score, approval_date, approved_by, published_at, views, inquiries, sales,
  rating, rating_e4, meta_keywords, meta_description, is_featured, featured_until, display_rank, created_by,
  created_at, updated_at, version, archived_at) ON marketplace_products TO sg_staff;
GRANT SELECT (organization_id, id, vendor_id, product_type, title, description, category, subcategory, slug, currency,
  base_price, platform_fee_percentage, platform_fee_amount, final_price, final_price_e4, total_quantity,
  available_quantity, reserved_quantity, moq, unit, images, primary_image, video_url, sizes, colors, material, gsm,
  fabric_composition, specifications, lead_time_days, shipping_from, shipping_weight_kg, status, rejection_reason,
  review_feedback, quality_score, approval_date, approved_by, published_at, views, inquiries, sales, rating,
  rating_e4, meta_keywords, meta_description, is_featured, featured_until, display_rank, created_by, created_at,
  updated_at, version, archived_at) ON marketplace_products TO sg_vendor, sg_partner;
GRANT SELECT (organization_id, id, vendor_id, product_type, title, description, category, subcategory, slug, currency,
  base_price, platform_fee_percentage, platform_fee_amount, final_price, final_price_e4, total_quantity,
  available_quantity, reserved_quantity, moq, unit, images, primary_image, video_url, sizes, colors, material, gsm,
  fabric_composition, specifications, lead_time_days, shipping_from, shipping_weight_kg, status, quality_score,
  approval_date, approved_by, published_at, views, inquiries, sales, rating, rating_e4, meta_keywords,
  meta_description, is_featured, featured_until, display_rank, created_by, created_at, updated_at, version,
  archived_at) ON marketplace_products TO sg_sales_rep, sg_buyer, sg_client, sg_employee, sg_device, sg_guest;
GRANT INSERT ON marketplace_products TO sg_staff;
GRANT INSERT (organization_id, id, vendor_id, product_type, title, description, category, subcategory, slug, currency,
  base_price, total_quantity, available_quantity, moq, unit, images, primary_image, video_url, sizes, colors, material,
  gsm, fabric_composition, specifications, lead_time_days, shipping_from, shipping_weight_kg, status, meta_keywords,
  meta_description, created_by, created_at, updated_at, version) ON marketplace_products TO sg_vendor, sg_partner;
GRANT UPDATE (vendor_id, product_type, title, description, category, subcategory, slug, currency, base_price,
  platform_fee_percentage, total_quantity, available_quantity, reserved_quantity, moq, unit, images, primary_image,
  video_url, sizes, colors, material, gsm, fabric_composition, specifications, lead_time_days, shipping_from,
  shipping_weight_kg, status, rejection_reason, admin_feedback, quality_score, approval_date, approved_by, published_at,
  rating, meta_keywords, meta_description, is_featured, featured_until, archived_at) ON marketplace_products TO sg_staff;
GRANT UPDATE (product_type, title, description, category, subcategory, slug, currency, base_price, total_quantity,
  available_quantity, moq, unit, images, primary_image, video_url, sizes, colors, material, gsm, fabric_composition,
  specifications, lead_time_days, shipping_from, shipping_weight_kg, status, rejection_reason, meta_keywords,
  meta_description) ON marketplace_products TO sg_vendor, sg_partner;

-- buyer_intents

ALTER TABLE buyer_intents ENABLE ROW LEVEL SECURITY;
ALTER TABLE buyer_intents FORCE ROW LEVEL SECURITY;
CREATE POLICY buyer_intents_system ON buyer_intents TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY buyer_intents_staff_write ON buyer_intents FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY buyer_intents_sales_rep_read ON buyer_intents FOR SELECT TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]));
CREATE POLICY buyer_intents_buyer_read ON buyer_intents FOR SELECT TO sg_buyer
  USING (organization_id = (SELECT app.organization_id()) AND customer_id = (SELECT app.customer_id()));
CREATE POLICY buyer_intents_buyer_insert ON buyer_intents FOR INSERT TO sg_buyer
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND customer_id = (SELECT app.customer_id()) AND status = 'open');
CREATE POLICY buyer_intents_buyer_update ON buyer_intents FOR UPDATE TO sg_buyer
  USING (organization_id = (SELECT app.organization_id()) AND customer_id = (SELECT app.customer_id()) AND status = ANY (ARRAY['open', 'matched']))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND customer_id = (SELECT app.customer_id()) AND status = ANY (ARRAY['open', 'matched', 'cancelled']));
CREATE POLICY buyer_intents_partner_write ON buyer_intents FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON buyer_intents TO sg_worker;
GRANT SELECT ON buyer_intents TO sg_staff;
GRANT SELECT (organization_id, id, customer_id, part_id, variant_id, title, description, category, requirements, quantity,
  unit, currency, target_price, target_price_e4, needed_by, expires_at, status, created_by, sales_rep_id, created_at,
  updated_at, version, archived_at) ON buyer_intents TO sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee,
  sg_device, sg_partner, sg_guest;
GRANT INSERT ON buyer_intents TO sg_staff;
GRANT INSERT (organization_id, id, customer_id, part_id, variant_id, title, description, category, requirements, quantity,
  unit, currency, target_price, needed_by, expires_at, status, created_by, sales_rep_id, created_at, updated_at, version,
  archived_at) ON buyer_intents TO sg_buyer, sg_partner;
GRANT UPDATE (part_id, variant_id, title, description, category, requirements, quantity, unit, currency, target_price,
  needed_by, expires_at, status, ml_features, archived_at) ON buyer_intents TO sg_staff;
GRANT UPDATE (part_id, variant_id, title, description, category, requirements, quantity, unit, currency, target_price,
  needed_by, expires_at, status, archived_at) ON buyer_intents TO sg_buyer, sg_partner;

-- seller_listings

ALTER TABLE seller_listings ENABLE ROW LEVEL SECURITY;
ALTER TABLE seller_listings FORCE ROW LEVEL SECURITY;
CREATE POLICY seller_listings_system ON seller_listings TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY seller_listings_staff_write ON seller_listings FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY seller_listings_sales_rep_read ON seller_listings FOR SELECT TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY seller_listings_vendor_read ON seller_listings FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()));
CREATE POLICY seller_listings_vendor_insert ON seller_listings FOR INSERT TO sg_vendor
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()) AND status = 'active');
CREATE POLICY seller_listings_vendor_update ON seller_listings FOR UPDATE TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()) AND status = ANY (ARRAY['active', 'expired', 'withdrawn']))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()) AND status = ANY (ARRAY['active', 'expired', 'withdrawn', 'sold']));
CREATE POLICY seller_listings_partner_write ON seller_listings FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON seller_listings TO sg_worker;
GRANT SELECT ON seller_listings TO sg_staff;
GRANT SELECT (organization_id, id, vendor_id, part_id, variant_id, title, description, category, specifications, quantity,
  minimum_quantity, unit, currency, unit_price, unit_price_e4, lead_time_days, available_from, expires_at, status,
  created_by, created_at, updated_at, version, archived_at) ON seller_listings TO sg_sales_rep, sg_vendor, sg_buyer,
  sg_client, sg_employee, sg_device, sg_partner, sg_guest;
GRANT INSERT ON seller_listings TO sg_staff;
GRANT INSERT (organization_id, id, vendor_id, part_id, variant_id, title, description, category, specifications, quantity,
  minimum_quantity, unit, currency, unit_price, lead_time_days, available_from, expires_at, status, created_by,
  created_at, updated_at, version, archived_at) ON seller_listings TO sg_vendor, sg_partner;
GRANT UPDATE (part_id, variant_id, title, description, category, specifications, quantity, minimum_quantity, unit,
  currency, unit_price, lead_time_days, available_from, expires_at, status, ml_features, archived_at
 ) ON seller_listings TO sg_staff;
GRANT UPDATE (part_id, variant_id, title, description, category, specifications, quantity, minimum_quantity, unit,
  currency, unit_price, lead_time_days, available_from, expires_at, status, archived_at
 ) ON seller_listings TO sg_vendor, sg_partner;

-- marketplace_deals

ALTER TABLE marketplace_deals ENABLE ROW LEVEL SECURITY;
ALTER TABLE marketplace_deals FORCE ROW LEVEL SECURITY;
CREATE POLICY marketplace_deals_system ON marketplace_deals TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY marketplace_deals_staff_write ON marketplace_deals FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY marketplace_deals_sales_rep_write ON marketplace_deals FOR ALL TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]));
CREATE POLICY marketplace_deals_partner_write ON marketplace_deals FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON marketplace_deals TO sg_worker;
GRANT SELECT ON marketplace_deals TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON marketplace_deals TO sg_staff, sg_sales_rep, sg_partner;
GRANT UPDATE (sales_rep_id, order_id, status, match_score, quantity, currency, agreed_amount, commission_rate, notes,
  accepted_at, completed_at, cancelled_at, cancellation_reason, archived_at
 ) ON marketplace_deals TO sg_staff, sg_sales_rep, sg_partner;

-- social_shares
-- Somebody shared something: that is not changed afterwards. From where he did is nobody's business but the staff's.

ALTER TABLE social_shares ENABLE ROW LEVEL SECURITY;
ALTER TABLE social_shares FORCE ROW LEVEL SECURITY;
CREATE POLICY social_shares_system ON social_shares TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY social_shares_staff_read ON social_shares FOR SELECT TO sg_staff
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY social_shares_staff_insert ON social_shares FOR INSERT TO sg_staff
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY social_shares_partner_read ON social_shares FOR SELECT TO sg_partner
  USING (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON social_shares TO sg_worker;
GRANT SELECT ON social_shares TO sg_staff;
GRANT SELECT (organization_id, id, marketplace_product_id, platform, url, user_id, created_at) ON social_shares TO
  sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner, sg_guest;
GRANT INSERT ON social_shares TO sg_staff;
