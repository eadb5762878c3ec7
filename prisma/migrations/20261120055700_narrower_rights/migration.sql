-- Rights that went further than what they are for.

-- An employee chooses one gift: one order with one line of one piece. What it costs, whose it is and how far it got are not his to say.
REVOKE INSERT ON orders, order_items FROM sg_employee;
GRANT INSERT (organization_id, id, order_type, source, status, client_id, site_id, employee_id, product_id, quantity, currency,
  customer_name, customer_email, shipping_address, notes, created_at, updated_at, version) ON orders TO sg_employee;
GRANT INSERT (organization_id, id, order_type, order_id, line_number, product_id, variant_id, quantity_ordered, created_at,
  updated_at, version) ON order_items TO sg_employee;
ALTER POLICY orders_employee_insert ON orders WITH CHECK (
  organization_id = (SELECT app.organization_id()) AND employee_id = (SELECT app.employee_id())
  AND site_id = (SELECT app.site_id()) AND source = 'gifting' AND order_type = 'sale' AND status = 'pending'
  AND coalesce(quantity, 1) = 1);
ALTER POLICY order_items_employee_insert ON order_items WITH CHECK (
  organization_id = (SELECT app.organization_id()) AND employee_id = (SELECT app.employee_id())
  AND line_number = 1 AND quantity_ordered = 1);

-- Whose visit it is follows from the site; a client without a site would be the guest's own word.
ALTER POLICY analytics_events_guest_insert ON analytics_events WITH CHECK (
  organization_id = (SELECT app.organization_id()) AND session_id = (SELECT app.session_id())
  AND num_nonnulls(client_id, site_id) <> 1);

-- A partner's key brings products in; that they are on sale is decided in the house.
CREATE POLICY marketplace_products_partner_approval ON marketplace_products AS RESTRICTIVE FOR UPDATE TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND status <> 'approved');

-- Who approves signs with his own name.
REVOKE UPDATE (approved_by) ON commissions, marketplace_products FROM sg_staff, sg_partner;
CREATE TRIGGER sign_approval BEFORE INSERT OR UPDATE OF approved_at, approved_by ON commissions FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.sign_with_user('approved_by', 'approved_at');
CREATE TRIGGER sign_approval BEFORE INSERT OR UPDATE OF approval_date, approved_by ON marketplace_products FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.sign_with_user('approved_by', 'approval_date');

-- A device names a file within its own place.
ALTER TABLE cloud_file_refs ADD CONSTRAINT cloud_file_refs_path_check CHECK (cloud_path !~ '(^|/)\.\.(/|$)');

-- An example taken from an answer to an internal conversation is for those who take part in it.
ALTER TABLE ai_training_data ADD COLUMN staff_key uuid;
CREATE FUNCTION app.copy_ai_response_keys_to_example() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  NEW.staff_key := coalesce((SELECT response.staff_key FROM ai_responses AS response
    WHERE response.organization_id = NEW.organization_id AND response.id = NEW.response_id), NEW.organization_id);
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION app.copy_ai_response_keys_to_example() IS 'Trigger: an example is open to those who may see the answer it is taken from.';
REVOKE EXECUTE ON FUNCTION app.copy_ai_response_keys_to_example() FROM PUBLIC;
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF response_id, staff_key ON ai_training_data
  FOR EACH ROW EXECUTE FUNCTION app.copy_ai_response_keys_to_example();
CREATE OR REPLACE FUNCTION app.hand_down_ai_response_keys() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE ai_response_items SET staff_key = NULL WHERE organization_id = NEW.organization_id AND response_id = NEW.id;
  UPDATE ai_training_data SET staff_key = NULL WHERE organization_id = NEW.organization_id AND response_id = NEW.id;
  RETURN NULL;
END
$$;
UPDATE ai_training_data SET staff_key = NULL;
DROP TRIGGER version_of_row ON ai_training_data;
CREATE TRIGGER version_of_row BEFORE UPDATE ON ai_training_data
  FOR EACH ROW EXECUTE FUNCTION app.count_version('quality_score_e4', 'staff_key', 'updated_at', 'version');
DROP POLICY ai_training_data_staff_write ON ai_training_data;
CREATE POLICY ai_training_data_staff_write ON ai_training_data FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()) AND staff_key = ANY ((SELECT app.staff_conversation_keys())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND staff_key = ANY ((SELECT app.staff_conversation_keys())::uuid[]));
REVOKE SELECT ON ai_training_data FROM sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT SELECT (organization_id, id, model_type, source, response_id, entity_type, entity_id, input_data, expected_output, data_split,
  quality_score, quality_score_e4, is_validated, validated_by, validated_at, created_at, updated_at, version, archived_at)
  ON ai_training_data TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner, sg_guest;

-- What the audit log keeps of these is a keyed hash.
INSERT INTO app.column_classes (class, table_name, column_name) VALUES
  ('secret', 'ai_training_data', 'staff_key'), ('personal', 'orders', 'shipping_address'),
  ('personal', 'orders', 'billing_address'), ('content', 'orders', 'tracking_token'), ('personal', 'users', 'name'),
  ('personal', 'customers', 'name'), ('content', 'conversations', 'subject');

SELECT app.hide_from_others();
SELECT app.audit_all_tables();
