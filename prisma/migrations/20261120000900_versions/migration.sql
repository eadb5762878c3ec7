-- Every row is dated and counted: by the database, not by those who write.

-- Those who come through the gateway can neither date a row, nor begin it with a version or a maintained value of their
-- own, nor sign with another's name; the migrating owner and the worker, who move data in, can. The first argument holds
-- the values a row begins with; the others name the columns for whoever writes.
CREATE FUNCTION app.through_gateway() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT current_user IN ('sg_staff', 'sg_sales_rep', 'sg_vendor', 'sg_buyer', 'sg_client', 'sg_employee', 'sg_device',
                          'sg_partner', 'sg_guest')
$$;
COMMENT ON FUNCTION app.through_gateway() IS 'Whether an audience''s role is at work, not the owner or the worker.';

CREATE FUNCTION app.begin_row() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  beginning jsonb := TG_ARGV[0]::jsonb || jsonb_build_object('created_at', now());
BEGIN
  FOR argument IN 1 .. TG_NARGS - 1 LOOP
    beginning := beginning || jsonb_build_object(TG_ARGV[argument], app.user_id());
  END LOOP;
  IF beginning ? 'version' THEN
    beginning := beginning || jsonb_build_object('updated_at', now());
  END IF;
  RETURN jsonb_populate_record(NEW, beginning);
END
$$;
COMMENT ON FUNCTION app.begin_row() IS 'Trigger: a row written through the gateway begins with the database''s date, version, counters and author.';

CREATE TRIGGER begin_row BEFORE INSERT ON organizations FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER begin_row BEFORE INSERT ON users FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1, "last_login_at": null}');
CREATE TRIGGER begin_row BEFORE INSERT ON user_portals FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER begin_row BEFORE INSERT ON profiles FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER begin_row BEFORE INSERT ON roles FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER begin_row BEFORE INSERT ON role_permissions FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{}');
CREATE TRIGGER begin_row BEFORE INSERT ON user_roles FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{}', 'assigned_by');
CREATE TRIGGER begin_row BEFORE INSERT ON departments FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER begin_row BEFORE INSERT ON user_departments FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{}');
CREATE TRIGGER begin_row BEFORE INSERT ON user_invitations FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}', 'invited_by');
CREATE TRIGGER begin_row BEFORE INSERT ON email_verification_otps FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{}');
CREATE TRIGGER begin_row BEFORE INSERT ON user_mfa_factors FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1, "last_used_at": null}');
CREATE TRIGGER begin_row BEFORE INSERT ON refresh_tokens FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{}');
CREATE TRIGGER begin_row BEFORE INSERT ON api_keys FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1, "last_used_at": null}', 'created_by');
CREATE TRIGGER begin_row BEFORE INSERT ON number_sequences FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER begin_row BEFORE INSERT ON parts FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1, "quote_count": 0, "order_count": 0, "last_quoted_at": null}');
CREATE TRIGGER begin_row BEFORE INSERT ON part_variants FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER begin_row BEFORE INSERT ON part_cross_references FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER begin_row BEFORE INSERT ON product_categories FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER begin_row BEFORE INSERT ON catalogs FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1, "total_products": 0}', 'created_by');
CREATE TRIGGER begin_row BEFORE INSERT ON products FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER begin_row BEFORE INSERT ON customers FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1, "lifetime_value": 0, "last_order_at": null}');
CREATE TRIGGER begin_row BEFORE INSERT ON sales_reps FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER begin_row BEFORE INSERT ON vendors FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1, "total_orders": 0, "response_rate": null, "win_rate": null, "on_time_delivery_rate": null}');
CREATE TRIGGER begin_row BEFORE INSERT ON vendor_parts FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER begin_row BEFORE INSERT ON rfqs FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}', 'created_by');
CREATE TRIGGER begin_row BEFORE INSERT ON rfq_items FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER begin_row BEFORE INSERT ON rfq_vendors FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1, "invited_at": null}', 'invited_by');
CREATE TRIGGER begin_row BEFORE INSERT ON vendor_quotes FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1, "total_amount": 0}', 'created_by');
CREATE TRIGGER begin_row BEFORE INSERT ON vendor_quote_items FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER begin_row BEFORE INSERT ON ai_quotes FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER begin_row BEFORE INSERT ON orders FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1, "payment_status": "unpaid", "current_stage": null, "stage_progress": {}}', 'created_by');
CREATE TRIGGER begin_row BEFORE INSERT ON order_items FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER begin_row BEFORE INSERT ON order_approvals FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER begin_row BEFORE INSERT ON order_history FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{}', 'user_id');
CREATE TRIGGER begin_row BEFORE INSERT ON payments FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}', 'created_by');
CREATE TRIGGER begin_row BEFORE INSERT ON shipments FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}', 'created_by');
CREATE TRIGGER begin_row BEFORE INSERT ON order_documents FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}', 'uploaded_by');
CREATE TRIGGER begin_row BEFORE INSERT ON supplier_orders FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}', 'created_by');
CREATE TRIGGER begin_row BEFORE INSERT ON production_stage_templates FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER begin_row BEFORE INSERT ON production_stages FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}', 'updated_by');
CREATE TRIGGER begin_row BEFORE INSERT ON production_stage_updates FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{}', 'author_id');
CREATE TRIGGER begin_row BEFORE INSERT ON quality_inspections FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}', 'inspector_id');
CREATE TRIGGER begin_row BEFORE INSERT ON factory_capacity FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER begin_row BEFORE INSERT ON capacity_utilization_logs FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{}', 'user_id');

-- A change is dated always, and counted when it touches more than what the database maintains: generated columns,
-- copies, counters. The arguments name those.
CREATE TRIGGER update_organizations_updated_at BEFORE UPDATE ON organizations
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON organizations
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_users_updated_at BEFORE UPDATE ON users
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON users
  FOR EACH ROW EXECUTE FUNCTION app.count_version('is_active', 'last_login_at', 'updated_at', 'version');
CREATE TRIGGER update_user_portals_updated_at BEFORE UPDATE ON user_portals
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON user_portals
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_profiles_updated_at BEFORE UPDATE ON profiles
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON profiles
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_roles_updated_at BEFORE UPDATE ON roles
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON roles
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_departments_updated_at BEFORE UPDATE ON departments
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON departments
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_user_invitations_updated_at BEFORE UPDATE ON user_invitations
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON user_invitations
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_user_mfa_factors_updated_at BEFORE UPDATE ON user_mfa_factors
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON user_mfa_factors
  FOR EACH ROW EXECUTE FUNCTION app.count_version('last_used_at', 'updated_at', 'version');
CREATE TRIGGER update_api_keys_updated_at BEFORE UPDATE ON api_keys
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON api_keys
  FOR EACH ROW EXECUTE FUNCTION app.count_version('last_used_at', 'updated_at', 'version');
CREATE TRIGGER update_number_sequences_updated_at BEFORE UPDATE ON number_sequences
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON number_sequences
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_parts_updated_at BEFORE UPDATE ON parts
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON parts
  FOR EACH ROW EXECUTE FUNCTION app.count_version('last_quoted_at', 'order_count', 'quote_count', 'search_vector', 'updated_at', 'version');
CREATE TRIGGER update_part_variants_updated_at BEFORE UPDATE ON part_variants
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON part_variants
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_part_cross_references_updated_at BEFORE UPDATE ON part_cross_references
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON part_cross_references
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_product_categories_updated_at BEFORE UPDATE ON product_categories
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON product_categories
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_catalogs_updated_at BEFORE UPDATE ON catalogs
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON catalogs
  FOR EACH ROW EXECUTE FUNCTION app.count_version('total_products', 'updated_at', 'version');
CREATE TRIGGER update_products_updated_at BEFORE UPDATE ON products
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON products
  FOR EACH ROW EXECUTE FUNCTION app.count_version('is_active', 'price_e4', 'updated_at', 'version');
CREATE TRIGGER update_customers_updated_at BEFORE UPDATE ON customers
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON customers
  FOR EACH ROW EXECUTE FUNCTION app.count_version('last_order_at', 'lifetime_value', 'lifetime_value_e4', 'search_vector', 'updated_at', 'version');
CREATE TRIGGER update_sales_reps_updated_at BEFORE UPDATE ON sales_reps
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON sales_reps
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_vendors_updated_at BEFORE UPDATE ON vendors
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON vendors
  FOR EACH ROW EXECUTE FUNCTION app.count_version('on_time_delivery_rate', 'rating_e4', 'response_rate', 'total_orders', 'updated_at', 'version', 'win_rate');
CREATE TRIGGER update_vendor_parts_updated_at BEFORE UPDATE ON vendor_parts
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON vendor_parts
  FOR EACH ROW EXECUTE FUNCTION app.count_version('supplier_cost_e4', 'updated_at', 'version');
CREATE TRIGGER update_rfqs_updated_at BEFORE UPDATE ON rfqs
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON rfqs
  FOR EACH ROW EXECUTE FUNCTION app.count_version('search_vector', 'target_price_e4', 'updated_at', 'version');
CREATE TRIGGER update_rfq_items_updated_at BEFORE UPDATE ON rfq_items
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON rfq_items
  FOR EACH ROW EXECUTE FUNCTION app.count_version('customer_id', 'sales_rep_id', 'updated_at', 'version');
CREATE TRIGGER update_rfq_vendors_updated_at BEFORE UPDATE ON rfq_vendors
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON rfq_vendors
  FOR EACH ROW EXECUTE FUNCTION app.count_version('customer_id', 'invited_at', 'sales_rep_id', 'updated_at', 'version');
CREATE TRIGGER update_vendor_quotes_updated_at BEFORE UPDATE ON vendor_quotes
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON vendor_quotes
  FOR EACH ROW EXECUTE FUNCTION app.count_version('customer_id', 'sales_rep_id', 'split_award', 'total_amount', 'total_amount_e4', 'updated_at', 'version');
CREATE TRIGGER update_vendor_quote_items_updated_at BEFORE UPDATE ON vendor_quote_items
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON vendor_quote_items
  FOR EACH ROW EXECUTE FUNCTION app.count_version('customer_id', 'sales_rep_id', 'total_price', 'updated_at', 'vendor_id', 'version');
CREATE TRIGGER update_ai_quotes_updated_at BEFORE UPDATE ON ai_quotes
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON ai_quotes
  FOR EACH ROW EXECUTE FUNCTION app.count_version('total_price_e4', 'updated_at', 'version');
CREATE TRIGGER update_orders_updated_at BEFORE UPDATE ON orders
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON orders
  FOR EACH ROW EXECUTE FUNCTION app.count_version('current_stage', 'payment_status', 'split_award', 'stage_progress', 'subtotal', 'total_amount', 'total_amount_e4', 'updated_at', 'version');
CREATE TRIGGER update_order_items_updated_at BEFORE UPDATE ON order_items
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON order_items
  FOR EACH ROW EXECUTE FUNCTION app.count_version('client_id', 'customer_id', 'employee_id', 'order_vendor_id', 'sales_rep_id', 'site_id', 'total_price', 'updated_at', 'version');
CREATE TRIGGER update_order_approvals_updated_at BEFORE UPDATE ON order_approvals
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON order_approvals
  FOR EACH ROW EXECUTE FUNCTION app.count_version('sales_rep_id', 'updated_at', 'version');
CREATE TRIGGER update_payments_updated_at BEFORE UPDATE ON payments
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON payments
  FOR EACH ROW EXECUTE FUNCTION app.count_version('amount_e4', 'client_id', 'customer_id', 'employee_id', 'sales_rep_id', 'site_id', 'updated_at', 'version');
CREATE TRIGGER update_shipments_updated_at BEFORE UPDATE ON shipments
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON shipments
  FOR EACH ROW EXECUTE FUNCTION app.count_version('client_id', 'customer_id', 'employee_id', 'sales_rep_id', 'site_id', 'updated_at', 'vendor_id', 'version');
CREATE TRIGGER update_order_documents_updated_at BEFORE UPDATE ON order_documents
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON order_documents
  FOR EACH ROW EXECUTE FUNCTION app.count_version('client_id', 'customer_id', 'employee_id', 'sales_rep_id', 'site_id', 'updated_at', 'version');
CREATE TRIGGER update_supplier_orders_updated_at BEFORE UPDATE ON supplier_orders
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON supplier_orders
  FOR EACH ROW EXECUTE FUNCTION app.count_version('customer_id', 'margin', 'sales_rep_id', 'supplier_price_e4', 'updated_at', 'version');
CREATE TRIGGER update_production_stage_templates_updated_at BEFORE UPDATE ON production_stage_templates
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON production_stage_templates
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_production_stages_updated_at BEFORE UPDATE ON production_stages
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON production_stages
  FOR EACH ROW EXECUTE FUNCTION app.count_version('customer_id', 'sales_rep_id', 'updated_at', 'updated_by', 'vendor_id', 'version');
CREATE TRIGGER update_quality_inspections_updated_at BEFORE UPDATE ON quality_inspections
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON quality_inspections
  FOR EACH ROW EXECUTE FUNCTION app.count_version('customer_id', 'sales_rep_id', 'updated_at', 'vendor_id', 'version');
CREATE TRIGGER update_factory_capacity_updated_at BEFORE UPDATE ON factory_capacity
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON factory_capacity
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version');
