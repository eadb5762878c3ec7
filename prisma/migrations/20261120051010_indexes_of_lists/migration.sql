-- Indexes of what lists are filtered and sorted by: what is archived, and orders of the audiences that see a part of a table.

CREATE INDEX "parts_organization_id_archived_at_id_idx" ON "parts"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "part_variants_organization_id_archived_at_id_idx" ON "part_variants"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "product_categories_organization_id_archived_at_id_idx" ON "product_categories"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "catalogs_organization_id_archived_at_id_idx" ON "catalogs"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "products_organization_id_archived_at_id_idx" ON "products"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "customers_organization_id_archived_at_id_idx" ON "customers"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "sales_reps_organization_id_archived_at_id_idx" ON "sales_reps"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "customer_labels_organization_id_archived_at_id_idx" ON "customer_labels"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "sales_notes_organization_id_archived_at_id_idx" ON "sales_notes"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "commissions_organization_id_archived_at_id_idx" ON "commissions"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "requests_organization_id_archived_at_id_idx" ON "requests"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "clients_organization_id_archived_at_id_idx" ON "clients"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "sites_organization_id_archived_at_id_idx" ON "sites"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "employees_organization_id_archived_at_id_idx" ON "employees"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "users_organization_id_archived_at_id_idx" ON "users"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "departments_organization_id_archived_at_id_idx" ON "departments"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "integrations_organization_id_archived_at_id_idx" ON "integrations"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "webhook_endpoints_organization_id_archived_at_id_idx" ON "webhook_endpoints"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "ml_models_organization_id_archived_at_id_idx" ON "ml_models"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "ai_budgets_organization_id_archived_at_id_idx" ON "ai_budgets"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "ai_training_data_organization_id_archived_at_id_idx" ON "ai_training_data"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "locations_organization_id_archived_at_id_idx" ON "locations"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "marketplace_products_organization_id_archived_at_id_idx" ON "marketplace_products"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "buyer_intents_organization_id_archived_at_id_idx" ON "buyer_intents"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "seller_listings_organization_id_archived_at_id_idx" ON "seller_listings"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "marketplace_deals_organization_id_archived_at_id_idx" ON "marketplace_deals"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "conversations_organization_id_archived_at_id_idx" ON "conversations"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "conversations_organization_id_customer_id_unread_count_id_idx" ON "conversations"("organization_id", "customer_id", "unread_count", "id");
CREATE INDEX "conversations_organization_id_vendor_id_unread_count_id_idx" ON "conversations"("organization_id", "vendor_id", "unread_count", "id");
CREATE INDEX "communication_templates_organization_id_archived_at_id_idx" ON "communication_templates"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "orders_organization_id_archived_at_id_idx" ON "orders"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "orders_organization_id_sales_rep_id_expected_delivery_date__idx" ON "orders"("organization_id", "sales_rep_id", "expected_delivery_date", "id");
CREATE INDEX "order_documents_organization_id_archived_at_id_idx" ON "order_documents"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "supplier_orders_organization_id_archived_at_id_idx" ON "supplier_orders"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "capacity_utilization_logs_organization_id_vendor_id_id_idx" ON "capacity_utilization_logs"("organization_id", "vendor_id", "id");
CREATE INDEX "vendors_organization_id_archived_at_id_idx" ON "vendors"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "vendor_parts_organization_id_archived_at_id_idx" ON "vendor_parts"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "rfqs_organization_id_archived_at_id_idx" ON "rfqs"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "vendor_quotes_organization_id_archived_at_id_idx" ON "vendor_quotes"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "ai_quotes_organization_id_archived_at_id_idx" ON "ai_quotes"("organization_id", "archived_at", "id") WHERE (archived_at IS NOT NULL);
CREATE INDEX "messages_organization_id_vendor_id_sent_at_id_idx" ON "messages"("organization_id", "vendor_id", "sent_at", "id");
CREATE INDEX "messages_organization_id_customer_id_sent_at_id_idx" ON "messages"("organization_id", "customer_id", "sent_at", "id");

-- How many representatives a key names, PostgreSQL does not know when it plans: it takes ten. Of the few there are that would be
-- all orders, and it would walk the orders of everybody to sort those of one. Ten of a hundred is nearer to what one sells.
ALTER TABLE "orders" ALTER COLUMN "sales_rep_id" SET (n_distinct = 100);
ALTER TABLE "customers" ALTER COLUMN "sales_rep_id" SET (n_distinct = 100);
