-- Every change is dated and counted ----------------------------------------------------------------------------------
-- The arguments name what the database maintains itself.

CREATE TRIGGER update_organizations_updated_at BEFORE UPDATE ON organizations FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON organizations FOR EACH ROW
  EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_users_updated_at BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON users FOR EACH ROW
  EXECUTE FUNCTION app.count_version('is_active', 'last_login_at', 'updated_at', 'version');
CREATE TRIGGER update_user_portals_updated_at BEFORE UPDATE ON user_portals FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON user_portals FOR EACH ROW
  EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_profiles_updated_at BEFORE UPDATE ON profiles FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON profiles FOR EACH ROW
  EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_roles_updated_at BEFORE UPDATE ON roles FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON roles FOR EACH ROW
  EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_departments_updated_at BEFORE UPDATE ON departments FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON departments FOR EACH ROW
  EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_user_invitations_updated_at BEFORE UPDATE ON user_invitations FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON user_invitations FOR EACH ROW
  EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_user_mfa_factors_updated_at BEFORE UPDATE ON user_mfa_factors FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON user_mfa_factors FOR EACH ROW
  EXECUTE FUNCTION app.count_version('last_used_at', 'updated_at', 'version');
CREATE TRIGGER update_api_keys_updated_at BEFORE UPDATE ON api_keys FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON api_keys FOR EACH ROW
  EXECUTE FUNCTION app.count_version('last_used_at', 'updated_at', 'version');
CREATE TRIGGER update_number_sequences_updated_at BEFORE UPDATE ON number_sequences FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON number_sequences FOR EACH ROW
  EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_parts_updated_at BEFORE UPDATE ON parts FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON parts FOR EACH ROW
  EXECUTE FUNCTION app.count_version('last_quoted_at', 'order_count', 'quote_count', 'search_vector', 'updated_at', 'version');
CREATE TRIGGER update_part_variants_updated_at BEFORE UPDATE ON part_variants FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON part_variants FOR EACH ROW
  EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_part_cross_references_updated_at BEFORE UPDATE ON part_cross_references FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON part_cross_references FOR EACH ROW
  EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_product_categories_updated_at BEFORE UPDATE ON product_categories FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON product_categories FOR EACH ROW
  EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_catalogs_updated_at BEFORE UPDATE ON catalogs FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON catalogs FOR EACH ROW
  EXECUTE FUNCTION app.count_version('total_products', 'updated_at', 'version');
CREATE TRIGGER update_products_updated_at BEFORE UPDATE ON products FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON products FOR EACH ROW
  EXECUTE FUNCTION app.count_version('is_active', 'price_e4', 'updated_at', 'version');
CREATE TRIGGER update_customers_updated_at BEFORE UPDATE ON customers FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON customers FOR EACH ROW
  EXECUTE FUNCTION app.count_version('last_order_at', 'lifetime_value', 'lifetime_value_e4', 'search_vector', 'updated_at', 'version');
CREATE TRIGGER update_sales_reps_updated_at BEFORE UPDATE ON sales_reps FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON sales_reps FOR EACH ROW
  EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_vendors_updated_at BEFORE UPDATE ON vendors FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON vendors FOR EACH ROW
  EXECUTE FUNCTION app.count_version('on_time_delivery_rate', 'rating_e4', 'response_rate', 'total_orders', 'updated_at', 'version', 'win_rate');
CREATE TRIGGER update_vendor_parts_updated_at BEFORE UPDATE ON vendor_parts FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON vendor_parts FOR EACH ROW
  EXECUTE FUNCTION app.count_version('supplier_cost_e4', 'updated_at', 'version');
CREATE TRIGGER update_rfqs_updated_at BEFORE UPDATE ON rfqs FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON rfqs FOR EACH ROW
  EXECUTE FUNCTION app.count_version('search_vector', 'target_price_e4', 'updated_at', 'version');
CREATE TRIGGER update_rfq_items_updated_at BEFORE UPDATE ON rfq_items FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON rfq_items FOR EACH ROW
  EXECUTE FUNCTION app.count_version('customer_id', 'sales_rep_id', 'updated_at', 'version');
CREATE TRIGGER update_rfq_vendors_updated_at BEFORE UPDATE ON rfq_vendors FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON rfq_vendors FOR EACH ROW
  EXECUTE FUNCTION app.count_version('customer_id', 'invited_at', 'sales_rep_id', 'updated_at', 'version');
CREATE TRIGGER update_vendor_quotes_updated_at BEFORE UPDATE ON vendor_quotes FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON vendor_quotes FOR EACH ROW
  EXECUTE FUNCTION app.count_version('customer_id', 'sales_rep_id', 'split_award', 'total_amount', 'total_amount_e4', 'updated_at', 'version');
CREATE TRIGGER update_vendor_quote_items_updated_at BEFORE UPDATE ON vendor_quote_items FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON vendor_quote_items FOR EACH ROW
  EXECUTE FUNCTION app.count_version('customer_id', 'sales_rep_id', 'total_price', 'updated_at', 'vendor_id', 'version');
CREATE TRIGGER update_ai_quotes_updated_at BEFORE UPDATE ON ai_quotes FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON ai_quotes FOR EACH ROW
  EXECUTE FUNCTION app.count_version('total_price_e4', 'updated_at', 'version');
CREATE TRIGGER update_orders_updated_at BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON orders FOR EACH ROW
  EXECUTE FUNCTION app.count_version('current_stage', 'payment_status', 'stage_progress', 'subtotal', 'total_amount', 'total_amount_e4', 'updated_at', 'version');
CREATE TRIGGER update_order_items_updated_at BEFORE UPDATE ON order_items FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON order_items FOR EACH ROW
  EXECUTE FUNCTION app.count_version('client_id', 'customer_id', 'employee_id', 'order_vendor_id', 'sales_rep_id', 'site_id', 'total_price', 'updated_at', 'version');
CREATE TRIGGER update_order_approvals_updated_at BEFORE UPDATE ON order_approvals FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON order_approvals FOR EACH ROW
  EXECUTE FUNCTION app.count_version('sales_rep_id', 'updated_at', 'version');
CREATE TRIGGER update_payments_updated_at BEFORE UPDATE ON payments FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON payments FOR EACH ROW
  EXECUTE FUNCTION app.count_version('amount_e4', 'client_id', 'customer_id', 'employee_id', 'sales_rep_id', 'site_id', 'updated_at', 'version');
CREATE TRIGGER update_shipments_updated_at BEFORE UPDATE ON shipments FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON shipments FOR EACH ROW
  EXECUTE FUNCTION app.count_version('client_id', 'customer_id', 'employee_id', 'sales_rep_id', 'site_id', 'updated_at', 'vendor_id', 'version');
CREATE TRIGGER update_order_documents_updated_at BEFORE UPDATE ON order_documents FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON order_documents FOR EACH ROW
  EXECUTE FUNCTION app.count_version('client_id', 'customer_id', 'employee_id', 'sales_rep_id', 'site_id', 'updated_at', 'version');
CREATE TRIGGER update_supplier_orders_updated_at BEFORE UPDATE ON supplier_orders FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON supplier_orders FOR EACH ROW
  EXECUTE FUNCTION app.count_version('customer_id', 'margin', 'sales_rep_id', 'supplier_price_e4', 'updated_at', 'version');
CREATE TRIGGER update_production_stage_templates_updated_at BEFORE UPDATE ON production_stage_templates FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON production_stage_templates FOR EACH ROW
  EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_production_stages_updated_at BEFORE UPDATE ON production_stages FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON production_stages FOR EACH ROW
  EXECUTE FUNCTION app.count_version('customer_id', 'sales_rep_id', 'updated_at', 'updated_by', 'vendor_id', 'version');
CREATE TRIGGER update_quality_inspections_updated_at BEFORE UPDATE ON quality_inspections FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON quality_inspections FOR EACH ROW
  EXECUTE FUNCTION app.count_version('customer_id', 'sales_rep_id', 'updated_at', 'vendor_id', 'version');
CREATE TRIGGER update_factory_capacity_updated_at BEFORE UPDATE ON factory_capacity FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON factory_capacity FOR EACH ROW
  EXECUTE FUNCTION app.count_version('updated_at', 'version');
