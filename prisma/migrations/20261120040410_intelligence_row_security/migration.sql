-- Who sees what was derived by machines, and who may write it: the organization's own people alone. What a permission
-- allows of it is the gateway's affair; no customer, vendor or client sees any of it. What was read out of an internal
-- conversation is open to who takes part in it, as the conversation is.

-- ml_models

ALTER TABLE ml_models ENABLE ROW LEVEL SECURITY;
ALTER TABLE ml_models FORCE ROW LEVEL SECURITY;
CREATE POLICY ml_models_system ON ml_models TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY ml_models_staff_write ON ml_models FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON ml_models TO sg_worker;
GRANT SELECT ON ml_models TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON ml_models TO sg_staff;
GRANT UPDATE (name, model_version, model_type, description, algorithm, status, hyperparameters, performance_metrics,
  training_data_from, training_data_until, training_example_count, traffic_share, artifact_url, previous_model_id,
  trained_at, promoted_at, retired_at, archived_at) ON ml_models TO sg_staff;

-- ml_predictions

ALTER TABLE ml_predictions ENABLE ROW LEVEL SECURITY;
ALTER TABLE ml_predictions FORCE ROW LEVEL SECURITY;
CREATE POLICY ml_predictions_system ON ml_predictions TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY ml_predictions_staff_write ON ml_predictions FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON ml_predictions TO sg_worker;
GRANT SELECT ON ml_predictions TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON ml_predictions TO sg_staff;
GRANT UPDATE (ground_truth, is_correct, evaluated_at) ON ml_predictions TO sg_staff;

-- ai_responses

ALTER TABLE ai_responses ENABLE ROW LEVEL SECURITY;
ALTER TABLE ai_responses FORCE ROW LEVEL SECURITY;
CREATE POLICY ai_responses_system ON ai_responses TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY ai_responses_staff_write ON ai_responses FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()) AND staff_key = ANY ((SELECT app.staff_conversation_keys())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND staff_key = ANY ((SELECT app.staff_conversation_keys())::uuid[]));
GRANT SELECT, INSERT, UPDATE, DELETE ON ai_responses TO sg_worker;
GRANT SELECT (organization_id, id, message_id, conversation_id, order_id, feature, status, response_text,
  extracted_data, confidence, confidence_e4, model, input_tokens, output_tokens, currency, cost, processing_time_ms,
  error_message, processed_at, reviewed_by, reviewed_at, review_notes, created_at, updated_at, version) ON
  ai_responses TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner,
  sg_guest;
GRANT INSERT ON ai_responses TO sg_staff;
GRANT UPDATE (order_id, status, response_text, extracted_data, confidence, input_tokens, output_tokens, currency,
  cost, processing_time_ms, error_message, processed_at, reviewed_at, review_notes) ON ai_responses TO sg_staff;

-- ai_response_items

ALTER TABLE ai_response_items ENABLE ROW LEVEL SECURITY;
ALTER TABLE ai_response_items FORCE ROW LEVEL SECURITY;
CREATE POLICY ai_response_items_system ON ai_response_items TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY ai_response_items_staff_write ON ai_response_items FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()) AND staff_key = ANY ((SELECT app.staff_conversation_keys())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND staff_key = ANY ((SELECT app.staff_conversation_keys())::uuid[]));
GRANT SELECT, INSERT, UPDATE, DELETE ON ai_response_items TO sg_worker;
GRANT SELECT (organization_id, id, response_id, line_number, text, quantity, unit, part_id, product_id, confidence,
  confidence_e4, alternatives, created_at, updated_at, version) ON ai_response_items TO sg_staff, sg_sales_rep,
  sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner, sg_guest;
GRANT INSERT ON ai_response_items TO sg_staff;
GRANT UPDATE (line_number, text, quantity, unit, part_id, product_id, confidence, alternatives) ON ai_response_items
  TO sg_staff;
GRANT DELETE ON ai_response_items TO sg_staff;

-- ai_usage_metrics

ALTER TABLE ai_usage_metrics ENABLE ROW LEVEL SECURITY;
ALTER TABLE ai_usage_metrics FORCE ROW LEVEL SECURITY;
CREATE POLICY ai_usage_metrics_system ON ai_usage_metrics TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY ai_usage_metrics_staff_write ON ai_usage_metrics FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON ai_usage_metrics TO sg_worker;
GRANT SELECT ON ai_usage_metrics TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON ai_usage_metrics TO sg_staff;
GRANT UPDATE (request_count, error_count, input_tokens, output_tokens, cost) ON ai_usage_metrics TO sg_staff;

-- ai_budgets

ALTER TABLE ai_budgets ENABLE ROW LEVEL SECURITY;
ALTER TABLE ai_budgets FORCE ROW LEVEL SECURITY;
CREATE POLICY ai_budgets_system ON ai_budgets TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY ai_budgets_staff_write ON ai_budgets FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON ai_budgets TO sg_worker;
GRANT SELECT ON ai_budgets TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON ai_budgets TO sg_staff;
GRANT UPDATE (feature, period, period_start, period_end, currency, amount, alert_threshold, is_hard_limit,
  archived_at) ON ai_budgets TO sg_staff;

-- ai_training_data

ALTER TABLE ai_training_data ENABLE ROW LEVEL SECURITY;
ALTER TABLE ai_training_data FORCE ROW LEVEL SECURITY;
CREATE POLICY ai_training_data_system ON ai_training_data TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY ai_training_data_staff_write ON ai_training_data FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON ai_training_data TO sg_worker;
GRANT SELECT ON ai_training_data TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON ai_training_data TO sg_staff;
GRANT UPDATE (model_type, source, response_id, entity_type, entity_id, input_data, expected_output, data_split,
  quality_score, is_validated, validated_at, archived_at) ON ai_training_data TO sg_staff;
