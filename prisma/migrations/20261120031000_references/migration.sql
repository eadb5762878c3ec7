-- Foreign keys between the tables of stock, messages, the marketplace, gifts, devices, models, integrations and compliance,
-- and from the tables there were, with the indexes these need. Every key between tables of organizations carries the
-- organization.

-- Indexes of the tables there were

CREATE UNIQUE INDEX "customers_organization_id_id_sales_rep_id_key" ON "customers"("organization_id", "id", "sales_rep_id");
CREATE INDEX "order_documents_organization_id_client_id_id_idx" ON "order_documents"("organization_id", "client_id", "id") WHERE (client_id IS NOT NULL);
CREATE INDEX "order_documents_organization_id_employee_id_id_idx" ON "order_documents"("organization_id", "employee_id", "id") WHERE (employee_id IS NOT NULL);
CREATE INDEX "order_history_organization_id_client_id_id_idx" ON "order_history"("organization_id", "client_id", "id") WHERE (client_id IS NOT NULL);
CREATE INDEX "order_history_organization_id_employee_id_id_idx" ON "order_history"("organization_id", "employee_id", "id") WHERE (employee_id IS NOT NULL);
CREATE INDEX "order_items_organization_id_client_id_id_idx" ON "order_items"("organization_id", "client_id", "id") WHERE (client_id IS NOT NULL);
CREATE INDEX "order_items_organization_id_employee_id_id_idx" ON "order_items"("organization_id", "employee_id", "id") WHERE (employee_id IS NOT NULL);
CREATE INDEX "order_items_organization_id_marketplace_product_id_id_idx" ON "order_items"("organization_id", "marketplace_product_id", "id") WHERE (marketplace_product_id IS NOT NULL);
CREATE UNIQUE INDEX "order_items_organization_id_order_id_id_key" ON "order_items"("organization_id", "order_id", "id");
CREATE INDEX "orders_organization_id_from_location_id_id_idx" ON "orders"("organization_id", "from_location_id", "id") WHERE (from_location_id IS NOT NULL);
CREATE INDEX "orders_organization_id_to_location_id_id_idx" ON "orders"("organization_id", "to_location_id", "id") WHERE (to_location_id IS NOT NULL);
CREATE UNIQUE INDEX "orders_organization_id_id_client_id_key" ON "orders"("organization_id", "id", "client_id");
CREATE UNIQUE INDEX "orders_organization_id_id_site_id_key" ON "orders"("organization_id", "id", "site_id");
CREATE UNIQUE INDEX "orders_organization_id_id_employee_id_key" ON "orders"("organization_id", "id", "employee_id");
CREATE INDEX "payments_organization_id_client_id_id_idx" ON "payments"("organization_id", "client_id", "id") WHERE (client_id IS NOT NULL);
CREATE INDEX "payments_organization_id_employee_id_id_idx" ON "payments"("organization_id", "employee_id", "id") WHERE (employee_id IS NOT NULL);
CREATE INDEX "shipments_organization_id_client_id_id_idx" ON "shipments"("organization_id", "client_id", "id") WHERE (client_id IS NOT NULL);
CREATE INDEX "shipments_organization_id_employee_id_id_idx" ON "shipments"("organization_id", "employee_id", "id") WHERE (employee_id IS NOT NULL);
CREATE INDEX "user_invitations_organization_id_client_id_id_idx" ON "user_invitations"("organization_id", "client_id", "id");
CREATE INDEX "user_portals_organization_id_client_id_id_idx" ON "user_portals"("organization_id", "client_id", "id");

-- analytics_events
ALTER TABLE "analytics_events" ADD CONSTRAINT "analytics_events_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "analytics_events" ADD CONSTRAINT "analytics_events_organization_id_client_id_fkey" FOREIGN KEY ("organization_id", "client_id") REFERENCES "clients"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "analytics_events" ADD CONSTRAINT "analytics_events_organization_id_client_id_site_id_fkey" FOREIGN KEY ("organization_id", "client_id", "site_id") REFERENCES "sites"("organization_id", "client_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "analytics_events" ADD CONSTRAINT "analytics_events_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- performance_metrics
ALTER TABLE "performance_metrics" ADD CONSTRAINT "performance_metrics_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "performance_metrics" ADD CONSTRAINT "performance_metrics_organization_id_client_id_fkey" FOREIGN KEY ("organization_id", "client_id") REFERENCES "clients"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- audit_logs
ALTER TABLE "audit_logs" ADD CONSTRAINT "audit_logs_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "audit_logs" ADD CONSTRAINT "audit_logs_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- data_access_logs
ALTER TABLE "data_access_logs" ADD CONSTRAINT "data_access_logs_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "data_access_logs" ADD CONSTRAINT "data_access_logs_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- pii_detections
ALTER TABLE "pii_detections" ADD CONSTRAINT "pii_detections_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "pii_detections" ADD CONSTRAINT "pii_detections_reviewed_by_fkey" FOREIGN KEY ("reviewed_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- consent_records
ALTER TABLE "consent_records" ADD CONSTRAINT "consent_records_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "consent_records" ADD CONSTRAINT "consent_records_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- data_subject_requests
ALTER TABLE "data_subject_requests" ADD CONSTRAINT "data_subject_requests_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "data_subject_requests" ADD CONSTRAINT "data_subject_requests_organization_id_assigned_to_fkey" FOREIGN KEY ("organization_id", "assigned_to") REFERENCES "users"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "data_subject_requests" ADD CONSTRAINT "data_subject_requests_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- retention_policies
ALTER TABLE "retention_policies" ADD CONSTRAINT "retention_policies_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- idempotency_keys
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- document_manifests
ALTER TABLE "document_manifests" ADD CONSTRAINT "document_manifests_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "document_manifests" ADD CONSTRAINT "document_manifests_published_by_fkey" FOREIGN KEY ("published_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- persisted_documents
ALTER TABLE "persisted_documents" ADD CONSTRAINT "persisted_documents_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "persisted_documents" ADD CONSTRAINT "persisted_documents_organization_id_manifest_id_fkey" FOREIGN KEY ("organization_id", "manifest_id") REFERENCES "document_manifests"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- customer_labels
ALTER TABLE "customer_labels" ADD CONSTRAINT "customer_labels_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- customer_label_assignments
ALTER TABLE "customer_label_assignments" ADD CONSTRAINT "customer_label_assignments_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "customer_label_assignments" ADD CONSTRAINT "customer_label_assignments_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customers"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "customer_label_assignments" ADD CONSTRAINT "customer_label_assignments_organization_id_label_id_fkey" FOREIGN KEY ("organization_id", "label_id") REFERENCES "customer_labels"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "customer_label_assignments" ADD CONSTRAINT "customer_label_assignments_assigned_by_fkey" FOREIGN KEY ("assigned_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "customer_label_assignments" ADD CONSTRAINT "customer_label_assignments_organization_id_customer_id_sal_fkey" FOREIGN KEY ("organization_id", "customer_id", "sales_rep_id") REFERENCES "customers"("organization_id", "id", "sales_rep_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- sales_notes
ALTER TABLE "sales_notes" ADD CONSTRAINT "sales_notes_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "sales_notes" ADD CONSTRAINT "sales_notes_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customers"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "sales_notes" ADD CONSTRAINT "sales_notes_organization_id_sales_rep_id_fkey" FOREIGN KEY ("organization_id", "sales_rep_id") REFERENCES "sales_reps"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "sales_notes" ADD CONSTRAINT "sales_notes_organization_id_rfq_id_fkey" FOREIGN KEY ("organization_id", "rfq_id") REFERENCES "rfqs"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "sales_notes" ADD CONSTRAINT "sales_notes_organization_id_order_id_fkey" FOREIGN KEY ("organization_id", "order_id") REFERENCES "orders"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "sales_notes" ADD CONSTRAINT "sales_notes_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- commissions
ALTER TABLE "commissions" ADD CONSTRAINT "commissions_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "commissions" ADD CONSTRAINT "commissions_organization_id_sales_rep_id_fkey" FOREIGN KEY ("organization_id", "sales_rep_id") REFERENCES "sales_reps"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "commissions" ADD CONSTRAINT "commissions_organization_id_order_id_fkey" FOREIGN KEY ("organization_id", "order_id") REFERENCES "orders"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "commissions" ADD CONSTRAINT "commissions_organization_id_deal_id_fkey" FOREIGN KEY ("organization_id", "deal_id") REFERENCES "marketplace_deals"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "commissions" ADD CONSTRAINT "commissions_approved_by_fkey" FOREIGN KEY ("approved_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "commissions" ADD CONSTRAINT "commissions_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- requests
ALTER TABLE "requests" ADD CONSTRAINT "requests_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "requests" ADD CONSTRAINT "requests_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- request_metadata
ALTER TABLE "request_metadata" ADD CONSTRAINT "request_metadata_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "request_metadata" ADD CONSTRAINT "request_metadata_organization_id_request_id_fkey" FOREIGN KEY ("organization_id", "request_id") REFERENCES "requests"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "request_metadata" ADD CONSTRAINT "request_metadata_organization_id_request_id_device_id_fkey" FOREIGN KEY ("organization_id", "request_id", "device_id") REFERENCES "requests"("organization_id", "id", "device_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- responses
ALTER TABLE "responses" ADD CONSTRAINT "responses_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "responses" ADD CONSTRAINT "responses_organization_id_request_id_fkey" FOREIGN KEY ("organization_id", "request_id") REFERENCES "requests"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "responses" ADD CONSTRAINT "responses_organization_id_request_id_device_id_fkey" FOREIGN KEY ("organization_id", "request_id", "device_id") REFERENCES "requests"("organization_id", "id", "device_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- response_metadata
ALTER TABLE "response_metadata" ADD CONSTRAINT "response_metadata_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "response_metadata" ADD CONSTRAINT "response_metadata_organization_id_response_id_fkey" FOREIGN KEY ("organization_id", "response_id") REFERENCES "responses"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "response_metadata" ADD CONSTRAINT "response_metadata_organization_id_response_id_device_id_fkey" FOREIGN KEY ("organization_id", "response_id", "device_id") REFERENCES "responses"("organization_id", "id", "device_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- device_connections
ALTER TABLE "device_connections" ADD CONSTRAINT "device_connections_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "device_connections" ADD CONSTRAINT "device_connections_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "users"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- cloud_file_refs
ALTER TABLE "cloud_file_refs" ADD CONSTRAINT "cloud_file_refs_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "cloud_file_refs" ADD CONSTRAINT "cloud_file_refs_organization_id_request_id_fkey" FOREIGN KEY ("organization_id", "request_id") REFERENCES "requests"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "cloud_file_refs" ADD CONSTRAINT "cloud_file_refs_organization_id_request_id_response_id_fkey" FOREIGN KEY ("organization_id", "request_id", "response_id") REFERENCES "responses"("organization_id", "request_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "cloud_file_refs" ADD CONSTRAINT "cloud_file_refs_organization_id_request_id_device_id_fkey" FOREIGN KEY ("organization_id", "request_id", "device_id") REFERENCES "requests"("organization_id", "id", "device_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- agent_decisions
ALTER TABLE "agent_decisions" ADD CONSTRAINT "agent_decisions_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "agent_decisions" ADD CONSTRAINT "agent_decisions_organization_id_request_id_fkey" FOREIGN KEY ("organization_id", "request_id") REFERENCES "requests"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- clients
ALTER TABLE "clients" ADD CONSTRAINT "clients_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- sites
ALTER TABLE "sites" ADD CONSTRAINT "sites_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "sites" ADD CONSTRAINT "sites_organization_id_client_id_fkey" FOREIGN KEY ("organization_id", "client_id") REFERENCES "clients"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "sites" ADD CONSTRAINT "sites_organization_id_catalog_id_fkey" FOREIGN KEY ("organization_id", "catalog_id") REFERENCES "catalogs"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- site_product_exclusions
ALTER TABLE "site_product_exclusions" ADD CONSTRAINT "site_product_exclusions_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "site_product_exclusions" ADD CONSTRAINT "site_product_exclusions_organization_id_site_id_fkey" FOREIGN KEY ("organization_id", "site_id") REFERENCES "sites"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "site_product_exclusions" ADD CONSTRAINT "site_product_exclusions_organization_id_product_id_fkey" FOREIGN KEY ("organization_id", "product_id") REFERENCES "products"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "site_product_exclusions" ADD CONSTRAINT "site_product_exclusions_excluded_by_fkey" FOREIGN KEY ("excluded_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "site_product_exclusions" ADD CONSTRAINT "site_product_exclusions_organization_id_client_id_site_id_fkey" FOREIGN KEY ("organization_id", "client_id", "site_id") REFERENCES "sites"("organization_id", "client_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- employees
ALTER TABLE "employees" ADD CONSTRAINT "employees_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "employees" ADD CONSTRAINT "employees_organization_id_site_id_fkey" FOREIGN KEY ("organization_id", "site_id") REFERENCES "sites"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "employees" ADD CONSTRAINT "employees_organization_id_client_id_site_id_fkey" FOREIGN KEY ("organization_id", "client_id", "site_id") REFERENCES "sites"("organization_id", "client_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- user_portals
ALTER TABLE "user_portals" ADD CONSTRAINT "user_portals_organization_id_client_id_fkey" FOREIGN KEY ("organization_id", "client_id") REFERENCES "clients"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- user_invitations
ALTER TABLE "user_invitations" ADD CONSTRAINT "user_invitations_organization_id_client_id_fkey" FOREIGN KEY ("organization_id", "client_id") REFERENCES "clients"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- integrations
ALTER TABLE "integrations" ADD CONSTRAINT "integrations_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "integrations" ADD CONSTRAINT "integrations_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- sync_jobs
ALTER TABLE "sync_jobs" ADD CONSTRAINT "sync_jobs_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "sync_jobs" ADD CONSTRAINT "sync_jobs_organization_id_integration_id_fkey" FOREIGN KEY ("organization_id", "integration_id") REFERENCES "integrations"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "sync_jobs" ADD CONSTRAINT "sync_jobs_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- webhook_endpoints
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- webhook_deliveries
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_organization_id_endpoint_id_fkey" FOREIGN KEY ("organization_id", "endpoint_id") REFERENCES "webhook_endpoints"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- events
ALTER TABLE "events" ADD CONSTRAINT "events_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "events" ADD CONSTRAINT "events_actor_fkey" FOREIGN KEY ("actor") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- ml_models
ALTER TABLE "ml_models" ADD CONSTRAINT "ml_models_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "ml_models" ADD CONSTRAINT "ml_models_organization_id_name_previous_model_id_fkey" FOREIGN KEY ("organization_id", "name", "previous_model_id") REFERENCES "ml_models"("organization_id", "name", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "ml_models" ADD CONSTRAINT "ml_models_promoted_by_fkey" FOREIGN KEY ("promoted_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "ml_models" ADD CONSTRAINT "ml_models_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- ml_predictions
ALTER TABLE "ml_predictions" ADD CONSTRAINT "ml_predictions_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "ml_predictions" ADD CONSTRAINT "ml_predictions_organization_id_model_id_fkey" FOREIGN KEY ("organization_id", "model_id") REFERENCES "ml_models"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- ai_responses
ALTER TABLE "ai_responses" ADD CONSTRAINT "ai_responses_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "ai_responses" ADD CONSTRAINT "ai_responses_organization_id_message_id_fkey" FOREIGN KEY ("organization_id", "message_id") REFERENCES "messages"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "ai_responses" ADD CONSTRAINT "ai_responses_organization_id_conversation_id_fkey" FOREIGN KEY ("organization_id", "conversation_id") REFERENCES "conversations"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "ai_responses" ADD CONSTRAINT "ai_responses_organization_id_message_id_conversation_id_fkey" FOREIGN KEY ("organization_id", "message_id", "conversation_id") REFERENCES "messages"("organization_id", "id", "conversation_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "ai_responses" ADD CONSTRAINT "ai_responses_organization_id_conversation_id_channel_fkey" FOREIGN KEY ("organization_id", "conversation_id", "channel") REFERENCES "conversations"("organization_id", "id", "channel") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "ai_responses" ADD CONSTRAINT "ai_responses_organization_id_order_id_fkey" FOREIGN KEY ("organization_id", "order_id") REFERENCES "orders"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "ai_responses" ADD CONSTRAINT "ai_responses_reviewed_by_fkey" FOREIGN KEY ("reviewed_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- ai_response_items
ALTER TABLE "ai_response_items" ADD CONSTRAINT "ai_response_items_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "ai_response_items" ADD CONSTRAINT "ai_response_items_organization_id_response_id_fkey" FOREIGN KEY ("organization_id", "response_id") REFERENCES "ai_responses"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "ai_response_items" ADD CONSTRAINT "ai_response_items_organization_id_response_id_staff_key_fkey" FOREIGN KEY ("organization_id", "response_id", "staff_key") REFERENCES "ai_responses"("organization_id", "id", "staff_key") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "ai_response_items" ADD CONSTRAINT "ai_response_items_organization_id_part_id_fkey" FOREIGN KEY ("organization_id", "part_id") REFERENCES "parts"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "ai_response_items" ADD CONSTRAINT "ai_response_items_organization_id_product_id_fkey" FOREIGN KEY ("organization_id", "product_id") REFERENCES "products"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- ai_usage_metrics
ALTER TABLE "ai_usage_metrics" ADD CONSTRAINT "ai_usage_metrics_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- ai_budgets
ALTER TABLE "ai_budgets" ADD CONSTRAINT "ai_budgets_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "ai_budgets" ADD CONSTRAINT "ai_budgets_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- ai_training_data
ALTER TABLE "ai_training_data" ADD CONSTRAINT "ai_training_data_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "ai_training_data" ADD CONSTRAINT "ai_training_data_organization_id_response_id_fkey" FOREIGN KEY ("organization_id", "response_id") REFERENCES "ai_responses"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "ai_training_data" ADD CONSTRAINT "ai_training_data_validated_by_fkey" FOREIGN KEY ("validated_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- locations
ALTER TABLE "locations" ADD CONSTRAINT "locations_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "locations" ADD CONSTRAINT "locations_organization_id_department_id_fkey" FOREIGN KEY ("organization_id", "department_id") REFERENCES "departments"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- inventory
ALTER TABLE "inventory" ADD CONSTRAINT "inventory_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "inventory" ADD CONSTRAINT "inventory_organization_id_part_id_fkey" FOREIGN KEY ("organization_id", "part_id") REFERENCES "parts"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "inventory" ADD CONSTRAINT "inventory_organization_id_part_id_variant_id_fkey" FOREIGN KEY ("organization_id", "part_id", "variant_id") REFERENCES "part_variants"("organization_id", "part_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "inventory" ADD CONSTRAINT "inventory_organization_id_location_id_fkey" FOREIGN KEY ("organization_id", "location_id") REFERENCES "locations"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- stock_reservations
ALTER TABLE "stock_reservations" ADD CONSTRAINT "stock_reservations_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "stock_reservations" ADD CONSTRAINT "stock_reservations_organization_id_inventory_level_id_part_fkey" FOREIGN KEY ("organization_id", "inventory_level_id", "part_id", "location_id") REFERENCES "inventory"("organization_id", "id", "part_id", "location_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "stock_reservations" ADD CONSTRAINT "stock_reservations_organization_id_part_id_fkey" FOREIGN KEY ("organization_id", "part_id") REFERENCES "parts"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "stock_reservations" ADD CONSTRAINT "stock_reservations_organization_id_part_id_variant_id_fkey" FOREIGN KEY ("organization_id", "part_id", "variant_id") REFERENCES "part_variants"("organization_id", "part_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "stock_reservations" ADD CONSTRAINT "stock_reservations_organization_id_location_id_fkey" FOREIGN KEY ("organization_id", "location_id") REFERENCES "locations"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "stock_reservations" ADD CONSTRAINT "stock_reservations_organization_id_order_id_fkey" FOREIGN KEY ("organization_id", "order_id") REFERENCES "orders"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "stock_reservations" ADD CONSTRAINT "stock_reservations_organization_id_order_id_order_item_id_fkey" FOREIGN KEY ("organization_id", "order_id", "order_item_id") REFERENCES "order_items"("organization_id", "order_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "stock_reservations" ADD CONSTRAINT "stock_reservations_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- inventory_movements
ALTER TABLE "inventory_movements" ADD CONSTRAINT "inventory_movements_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "inventory_movements" ADD CONSTRAINT "inventory_movements_organization_id_inventory_level_id_par_fkey" FOREIGN KEY ("organization_id", "inventory_level_id", "part_id", "location_id") REFERENCES "inventory"("organization_id", "id", "part_id", "location_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "inventory_movements" ADD CONSTRAINT "inventory_movements_organization_id_part_id_fkey" FOREIGN KEY ("organization_id", "part_id") REFERENCES "parts"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "inventory_movements" ADD CONSTRAINT "inventory_movements_organization_id_part_id_variant_id_fkey" FOREIGN KEY ("organization_id", "part_id", "variant_id") REFERENCES "part_variants"("organization_id", "part_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "inventory_movements" ADD CONSTRAINT "inventory_movements_organization_id_location_id_fkey" FOREIGN KEY ("organization_id", "location_id") REFERENCES "locations"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "inventory_movements" ADD CONSTRAINT "inventory_movements_organization_id_order_id_fkey" FOREIGN KEY ("organization_id", "order_id") REFERENCES "orders"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "inventory_movements" ADD CONSTRAINT "inventory_movements_organization_id_order_id_order_item_id_fkey" FOREIGN KEY ("organization_id", "order_id", "order_item_id") REFERENCES "order_items"("organization_id", "order_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "inventory_movements" ADD CONSTRAINT "inventory_movements_organization_id_reservation_id_invento_fkey" FOREIGN KEY ("organization_id", "reservation_id", "inventory_level_id") REFERENCES "stock_reservations"("organization_id", "id", "inventory_level_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "inventory_movements" ADD CONSTRAINT "inventory_movements_organization_id_consumption_id_part_id_fkey" FOREIGN KEY ("organization_id", "consumption_id", "part_id", "location_id") REFERENCES "part_consumption"("organization_id", "id", "part_id", "location_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "inventory_movements" ADD CONSTRAINT "inventory_movements_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- part_consumption
ALTER TABLE "part_consumption" ADD CONSTRAINT "part_consumption_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "part_consumption" ADD CONSTRAINT "part_consumption_organization_id_part_id_fkey" FOREIGN KEY ("organization_id", "part_id") REFERENCES "parts"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "part_consumption" ADD CONSTRAINT "part_consumption_organization_id_part_id_variant_id_fkey" FOREIGN KEY ("organization_id", "part_id", "variant_id") REFERENCES "part_variants"("organization_id", "part_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "part_consumption" ADD CONSTRAINT "part_consumption_organization_id_location_id_fkey" FOREIGN KEY ("organization_id", "location_id") REFERENCES "locations"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "part_consumption" ADD CONSTRAINT "part_consumption_consumed_by_fkey" FOREIGN KEY ("consumed_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- marketplace_products
ALTER TABLE "marketplace_products" ADD CONSTRAINT "marketplace_products_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "marketplace_products" ADD CONSTRAINT "marketplace_products_organization_id_vendor_id_fkey" FOREIGN KEY ("organization_id", "vendor_id") REFERENCES "vendors"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "marketplace_products" ADD CONSTRAINT "marketplace_products_approved_by_fkey" FOREIGN KEY ("approved_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "marketplace_products" ADD CONSTRAINT "marketplace_products_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- buyer_intents
ALTER TABLE "buyer_intents" ADD CONSTRAINT "buyer_intents_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "buyer_intents" ADD CONSTRAINT "buyer_intents_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customers"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "buyer_intents" ADD CONSTRAINT "buyer_intents_organization_id_part_id_fkey" FOREIGN KEY ("organization_id", "part_id") REFERENCES "parts"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "buyer_intents" ADD CONSTRAINT "buyer_intents_organization_id_part_id_variant_id_fkey" FOREIGN KEY ("organization_id", "part_id", "variant_id") REFERENCES "part_variants"("organization_id", "part_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "buyer_intents" ADD CONSTRAINT "buyer_intents_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "buyer_intents" ADD CONSTRAINT "buyer_intents_organization_id_customer_id_sales_rep_id_fkey" FOREIGN KEY ("organization_id", "customer_id", "sales_rep_id") REFERENCES "customers"("organization_id", "id", "sales_rep_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- seller_listings
ALTER TABLE "seller_listings" ADD CONSTRAINT "seller_listings_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "seller_listings" ADD CONSTRAINT "seller_listings_organization_id_vendor_id_fkey" FOREIGN KEY ("organization_id", "vendor_id") REFERENCES "vendors"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "seller_listings" ADD CONSTRAINT "seller_listings_organization_id_part_id_fkey" FOREIGN KEY ("organization_id", "part_id") REFERENCES "parts"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "seller_listings" ADD CONSTRAINT "seller_listings_organization_id_part_id_variant_id_fkey" FOREIGN KEY ("organization_id", "part_id", "variant_id") REFERENCES "part_variants"("organization_id", "part_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "seller_listings" ADD CONSTRAINT "seller_listings_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- marketplace_deals
ALTER TABLE "marketplace_deals" ADD CONSTRAINT "marketplace_deals_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "marketplace_deals" ADD CONSTRAINT "marketplace_deals_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customers"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "marketplace_deals" ADD CONSTRAINT "marketplace_deals_organization_id_vendor_id_fkey" FOREIGN KEY ("organization_id", "vendor_id") REFERENCES "vendors"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "marketplace_deals" ADD CONSTRAINT "marketplace_deals_organization_id_customer_id_buyer_intent_fkey" FOREIGN KEY ("organization_id", "customer_id", "buyer_intent_id") REFERENCES "buyer_intents"("organization_id", "customer_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "marketplace_deals" ADD CONSTRAINT "marketplace_deals_organization_id_vendor_id_seller_listing_fkey" FOREIGN KEY ("organization_id", "vendor_id", "seller_listing_id") REFERENCES "seller_listings"("organization_id", "vendor_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "marketplace_deals" ADD CONSTRAINT "marketplace_deals_organization_id_sales_rep_id_fkey" FOREIGN KEY ("organization_id", "sales_rep_id") REFERENCES "sales_reps"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "marketplace_deals" ADD CONSTRAINT "marketplace_deals_organization_id_order_id_customer_id_fkey" FOREIGN KEY ("organization_id", "order_id", "customer_id") REFERENCES "orders"("organization_id", "id", "customer_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "marketplace_deals" ADD CONSTRAINT "marketplace_deals_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- social_shares
ALTER TABLE "social_shares" ADD CONSTRAINT "social_shares_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "social_shares" ADD CONSTRAINT "social_shares_organization_id_marketplace_product_id_fkey" FOREIGN KEY ("organization_id", "marketplace_product_id") REFERENCES "marketplace_products"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "social_shares" ADD CONSTRAINT "social_shares_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- conversations
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customers"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_organization_id_vendor_id_fkey" FOREIGN KEY ("organization_id", "vendor_id") REFERENCES "vendors"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_organization_id_order_id_fkey" FOREIGN KEY ("organization_id", "order_id") REFERENCES "orders"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_organization_id_marketplace_product_id_fkey" FOREIGN KEY ("organization_id", "marketplace_product_id") REFERENCES "marketplace_products"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_organization_id_assigned_to_fkey" FOREIGN KEY ("organization_id", "assigned_to") REFERENCES "users"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_organization_id_order_id_customer_id_fkey" FOREIGN KEY ("organization_id", "order_id", "customer_id") REFERENCES "orders"("organization_id", "id", "customer_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_organization_id_customer_id_sales_rep_id_fkey" FOREIGN KEY ("organization_id", "customer_id", "sales_rep_id") REFERENCES "customers"("organization_id", "id", "sales_rep_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- conversation_participants
ALTER TABLE "conversation_participants" ADD CONSTRAINT "conversation_participants_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "conversation_participants" ADD CONSTRAINT "conversation_participants_organization_id_conversation_id_fkey" FOREIGN KEY ("organization_id", "conversation_id") REFERENCES "conversations"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "conversation_participants" ADD CONSTRAINT "conversation_participants_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "users"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "conversation_participants" ADD CONSTRAINT "conversation_participants_channel_fkey" FOREIGN KEY ("organization_id", "conversation_id", "channel") REFERENCES "conversations"("organization_id", "id", "channel") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "conversation_participants" ADD CONSTRAINT "conversation_participants_customer_fkey" FOREIGN KEY ("organization_id", "conversation_id", "customer_id") REFERENCES "conversations"("organization_id", "id", "customer_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "conversation_participants" ADD CONSTRAINT "conversation_participants_vendor_fkey" FOREIGN KEY ("organization_id", "conversation_id", "vendor_id") REFERENCES "conversations"("organization_id", "id", "vendor_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "conversation_participants" ADD CONSTRAINT "conversation_participants_sales_rep_fkey" FOREIGN KEY ("organization_id", "conversation_id", "sales_rep_id") REFERENCES "conversations"("organization_id", "id", "sales_rep_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- messages
ALTER TABLE "messages" ADD CONSTRAINT "messages_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "messages" ADD CONSTRAINT "messages_organization_id_conversation_id_fkey" FOREIGN KEY ("organization_id", "conversation_id") REFERENCES "conversations"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "messages" ADD CONSTRAINT "messages_organization_id_sender_id_fkey" FOREIGN KEY ("organization_id", "sender_id") REFERENCES "users"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "messages" ADD CONSTRAINT "messages_organization_id_recipient_id_fkey" FOREIGN KEY ("organization_id", "recipient_id") REFERENCES "users"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "messages" ADD CONSTRAINT "messages_organization_id_conversation_id_channel_fkey" FOREIGN KEY ("organization_id", "conversation_id", "channel") REFERENCES "conversations"("organization_id", "id", "channel") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "messages" ADD CONSTRAINT "messages_organization_id_conversation_id_customer_id_fkey" FOREIGN KEY ("organization_id", "conversation_id", "customer_id") REFERENCES "conversations"("organization_id", "id", "customer_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "messages" ADD CONSTRAINT "messages_organization_id_conversation_id_vendor_id_fkey" FOREIGN KEY ("organization_id", "conversation_id", "vendor_id") REFERENCES "conversations"("organization_id", "id", "vendor_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "messages" ADD CONSTRAINT "messages_organization_id_conversation_id_sales_rep_id_fkey" FOREIGN KEY ("organization_id", "conversation_id", "sales_rep_id") REFERENCES "conversations"("organization_id", "id", "sales_rep_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- communications
ALTER TABLE "communications" ADD CONSTRAINT "communications_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "communications" ADD CONSTRAINT "communications_organization_id_conversation_id_fkey" FOREIGN KEY ("organization_id", "conversation_id") REFERENCES "conversations"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "communications" ADD CONSTRAINT "communications_organization_id_template_id_fkey" FOREIGN KEY ("organization_id", "template_id") REFERENCES "communication_templates"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "communications" ADD CONSTRAINT "communications_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customers"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "communications" ADD CONSTRAINT "communications_organization_id_vendor_id_fkey" FOREIGN KEY ("organization_id", "vendor_id") REFERENCES "vendors"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "communications" ADD CONSTRAINT "communications_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "communications" ADD CONSTRAINT "communications_organization_id_customer_id_sales_rep_id_fkey" FOREIGN KEY ("organization_id", "customer_id", "sales_rep_id") REFERENCES "customers"("organization_id", "id", "sales_rep_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- communication_templates
ALTER TABLE "communication_templates" ADD CONSTRAINT "communication_templates_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "communication_templates" ADD CONSTRAINT "communication_templates_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- orders
ALTER TABLE "orders" ADD CONSTRAINT "orders_organization_id_device_request_id_fkey" FOREIGN KEY ("organization_id", "device_request_id") REFERENCES "requests"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "orders" ADD CONSTRAINT "orders_organization_id_client_id_fkey" FOREIGN KEY ("organization_id", "client_id") REFERENCES "clients"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "orders" ADD CONSTRAINT "orders_organization_id_client_id_site_id_fkey" FOREIGN KEY ("organization_id", "client_id", "site_id") REFERENCES "sites"("organization_id", "client_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "orders" ADD CONSTRAINT "orders_organization_id_site_id_employee_id_fkey" FOREIGN KEY ("organization_id", "site_id", "employee_id") REFERENCES "employees"("organization_id", "site_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "orders" ADD CONSTRAINT "orders_organization_id_from_location_id_fkey" FOREIGN KEY ("organization_id", "from_location_id") REFERENCES "locations"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "orders" ADD CONSTRAINT "orders_organization_id_to_location_id_fkey" FOREIGN KEY ("organization_id", "to_location_id") REFERENCES "locations"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- order_items
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_organization_id_order_id_client_id_fkey" FOREIGN KEY ("organization_id", "order_id", "client_id") REFERENCES "orders"("organization_id", "id", "client_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_organization_id_order_id_site_id_fkey" FOREIGN KEY ("organization_id", "order_id", "site_id") REFERENCES "orders"("organization_id", "id", "site_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_organization_id_order_id_employee_id_fkey" FOREIGN KEY ("organization_id", "order_id", "employee_id") REFERENCES "orders"("organization_id", "id", "employee_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_organization_id_marketplace_product_id_fkey" FOREIGN KEY ("organization_id", "marketplace_product_id") REFERENCES "marketplace_products"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- order_history
ALTER TABLE "order_history" ADD CONSTRAINT "order_history_organization_id_order_id_client_id_fkey" FOREIGN KEY ("organization_id", "order_id", "client_id") REFERENCES "orders"("organization_id", "id", "client_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "order_history" ADD CONSTRAINT "order_history_organization_id_order_id_site_id_fkey" FOREIGN KEY ("organization_id", "order_id", "site_id") REFERENCES "orders"("organization_id", "id", "site_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "order_history" ADD CONSTRAINT "order_history_organization_id_order_id_employee_id_fkey" FOREIGN KEY ("organization_id", "order_id", "employee_id") REFERENCES "orders"("organization_id", "id", "employee_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- payments
ALTER TABLE "payments" ADD CONSTRAINT "payments_organization_id_order_id_client_id_fkey" FOREIGN KEY ("organization_id", "order_id", "client_id") REFERENCES "orders"("organization_id", "id", "client_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "payments" ADD CONSTRAINT "payments_organization_id_order_id_site_id_fkey" FOREIGN KEY ("organization_id", "order_id", "site_id") REFERENCES "orders"("organization_id", "id", "site_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "payments" ADD CONSTRAINT "payments_organization_id_order_id_employee_id_fkey" FOREIGN KEY ("organization_id", "order_id", "employee_id") REFERENCES "orders"("organization_id", "id", "employee_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- shipments
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_organization_id_order_id_client_id_fkey" FOREIGN KEY ("organization_id", "order_id", "client_id") REFERENCES "orders"("organization_id", "id", "client_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_organization_id_order_id_site_id_fkey" FOREIGN KEY ("organization_id", "order_id", "site_id") REFERENCES "orders"("organization_id", "id", "site_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_organization_id_order_id_employee_id_fkey" FOREIGN KEY ("organization_id", "order_id", "employee_id") REFERENCES "orders"("organization_id", "id", "employee_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- order_documents
ALTER TABLE "order_documents" ADD CONSTRAINT "order_documents_organization_id_order_id_client_id_fkey" FOREIGN KEY ("organization_id", "order_id", "client_id") REFERENCES "orders"("organization_id", "id", "client_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "order_documents" ADD CONSTRAINT "order_documents_organization_id_order_id_site_id_fkey" FOREIGN KEY ("organization_id", "order_id", "site_id") REFERENCES "orders"("organization_id", "id", "site_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "order_documents" ADD CONSTRAINT "order_documents_organization_id_order_id_employee_id_fkey" FOREIGN KEY ("organization_id", "order_id", "employee_id") REFERENCES "orders"("organization_id", "id", "employee_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
