-- Indexes, as Prisma derives them: the organization first, so that one index serves row security and look-up, and the
-- id last, so that it serves the order of pages. Where a missing value must not make two rows different
-- (NULLS NOT DISTINCT, which Prisma cannot say) it is added by hand.

-- organizations
CREATE UNIQUE INDEX "organizations_slug_key" ON "organizations"("slug");
CREATE INDEX "organizations_status_id_idx" ON "organizations"("status", "id");

-- users
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");
CREATE UNIQUE INDEX "users_username_key" ON "users"("username");
CREATE UNIQUE INDEX "users_oauth_id_key" ON "users"("oauth_id");
CREATE INDEX "users_organization_id_name_id_idx" ON "users"("organization_id", "name", "id");
CREATE INDEX "users_organization_id_status_id_idx" ON "users"("organization_id", "status", "id");
CREATE INDEX "users_organization_id_is_active_id_idx" ON "users"("organization_id", "is_active", "id");
CREATE INDEX "users_organization_id_last_login_at_id_idx" ON "users"("organization_id", "last_login_at", "id");
CREATE UNIQUE INDEX "users_organization_id_id_key" ON "users"("organization_id", "id");

-- user_portals
CREATE INDEX "user_portals_organization_id_vendor_id_id_idx" ON "user_portals"("organization_id", "vendor_id", "id");
CREATE INDEX "user_portals_organization_id_customer_id_id_idx" ON "user_portals"("organization_id", "customer_id", "id");
CREATE UNIQUE INDEX "user_portals_organization_id_user_id_key" ON "user_portals"("organization_id", "user_id");

-- profiles
CREATE UNIQUE INDEX "profiles_organization_id_user_id_key" ON "profiles"("organization_id", "user_id");

-- roles
CREATE UNIQUE INDEX "roles_organization_id_name_key" ON "roles"("organization_id", "name");

-- role_permissions
CREATE INDEX "role_permissions_organization_id_permission_id_idx" ON "role_permissions"("organization_id", "permission", "id");
CREATE UNIQUE INDEX "role_permissions_organization_id_role_id_permission_key" ON "role_permissions"("organization_id", "role_id", "permission");

-- user_roles
CREATE INDEX "user_roles_organization_id_role_id_id_idx" ON "user_roles"("organization_id", "role_id", "id");
CREATE INDEX "user_roles_organization_id_assigned_by_id_idx" ON "user_roles"("organization_id", "assigned_by", "id");
CREATE UNIQUE INDEX "user_roles_organization_id_user_id_role_id_key" ON "user_roles"("organization_id", "user_id", "role_id");

-- departments
CREATE INDEX "departments_organization_id_name_id_idx" ON "departments"("organization_id", "name", "id");
CREATE INDEX "departments_organization_id_parent_id_id_idx" ON "departments"("organization_id", "parent_id", "id");
CREATE INDEX "departments_organization_id_manager_id_id_idx" ON "departments"("organization_id", "manager_id", "id");

-- user_departments
CREATE INDEX "user_departments_organization_id_department_id_id_idx" ON "user_departments"("organization_id", "department_id", "id");
CREATE UNIQUE INDEX "user_departments_organization_id_user_id_department_id_key" ON "user_departments"("organization_id", "user_id", "department_id");

-- user_invitations
CREATE INDEX "user_invitations_organization_id_email_id_idx" ON "user_invitations"("organization_id", "email", "id");
CREATE INDEX "user_invitations_organization_id_status_id_idx" ON "user_invitations"("organization_id", "status", "id");
CREATE INDEX "user_invitations_token_hash_idx" ON "user_invitations"("token_hash");
CREATE INDEX "user_invitations_organization_id_role_id_id_idx" ON "user_invitations"("organization_id", "role_id", "id");
CREATE INDEX "user_invitations_organization_id_department_id_id_idx" ON "user_invitations"("organization_id", "department_id", "id");
CREATE INDEX "user_invitations_organization_id_vendor_id_id_idx" ON "user_invitations"("organization_id", "vendor_id", "id");
CREATE INDEX "user_invitations_organization_id_customer_id_id_idx" ON "user_invitations"("organization_id", "customer_id", "id");
CREATE INDEX "user_invitations_organization_id_invited_by_id_idx" ON "user_invitations"("organization_id", "invited_by", "id");
CREATE INDEX "user_invitations_organization_id_accepted_by_id_idx" ON "user_invitations"("organization_id", "accepted_by", "id");
CREATE UNIQUE INDEX "user_invitations_organization_id_token_hash_key" ON "user_invitations"("organization_id", "token_hash");

-- email_verification_otps
CREATE INDEX "email_verification_otps_organization_id_email_id_idx" ON "email_verification_otps"("organization_id", "email", "id");
CREATE INDEX "email_verification_otps_organization_id_expires_at_id_idx" ON "email_verification_otps"("organization_id", "expires_at", "id");
CREATE INDEX "email_verification_otps_email_purpose_idx" ON "email_verification_otps"("email", "purpose");
CREATE INDEX "email_verification_otps_organization_id_user_id_id_idx" ON "email_verification_otps"("organization_id", "user_id", "id");

-- user_mfa_factors
CREATE INDEX "user_mfa_factors_organization_id_user_id_id_idx" ON "user_mfa_factors"("organization_id", "user_id", "id");

-- refresh_tokens
CREATE INDEX "refresh_tokens_organization_id_family_id_id_idx" ON "refresh_tokens"("organization_id", "family_id", "id");
CREATE INDEX "refresh_tokens_organization_id_expires_at_id_idx" ON "refresh_tokens"("organization_id", "expires_at", "id");
CREATE INDEX "refresh_tokens_token_hash_idx" ON "refresh_tokens"("token_hash");
CREATE INDEX "refresh_tokens_organization_id_user_id_id_idx" ON "refresh_tokens"("organization_id", "user_id", "id");
CREATE UNIQUE INDEX "refresh_tokens_organization_id_token_hash_key" ON "refresh_tokens"("organization_id", "token_hash");

-- api_keys
CREATE INDEX "api_keys_prefix_idx" ON "api_keys"("prefix");
CREATE INDEX "api_keys_organization_id_device_id_id_idx" ON "api_keys"("organization_id", "device_id", "id") WHERE (device_id IS NOT NULL);
CREATE INDEX "api_keys_organization_id_created_by_id_idx" ON "api_keys"("organization_id", "created_by", "id");
CREATE UNIQUE INDEX "api_keys_organization_id_prefix_key" ON "api_keys"("organization_id", "prefix");

-- number_sequences
CREATE UNIQUE INDEX "number_sequences_organization_id_kind_year_key" ON "number_sequences"("organization_id", "kind", "year");

-- parts
CREATE INDEX "parts_organization_id_name_id_idx" ON "parts"("organization_id", "name", "id");
CREATE INDEX "parts_organization_id_category_id_idx" ON "parts"("organization_id", "category", "id");
CREATE INDEX "parts_organization_id_manufacturer_id_idx" ON "parts"("organization_id", "manufacturer", "id");
CREATE INDEX "parts_organization_id_is_active_id_idx" ON "parts"("organization_id", "is_active", "id");
CREATE INDEX "parts_organization_id_popularity_score_id_idx" ON "parts"("organization_id", "popularity_score", "id");
CREATE INDEX "parts_organization_id_last_quoted_at_id_idx" ON "parts"("organization_id", "last_quoted_at", "id");
CREATE INDEX "parts_organization_id_search_vector_idx" ON "parts" USING GIN ("organization_id" uuid_ops, "search_vector");
CREATE INDEX "parts_name_idx" ON "parts" USING GIN ("name" gin_trgm_ops);
CREATE UNIQUE INDEX "parts_organization_id_part_number_key" ON "parts"("organization_id", "part_number");
CREATE UNIQUE INDEX "parts_organization_id_external_reference_key" ON "parts"("organization_id", "external_reference");

-- part_variants
CREATE INDEX "part_variants_organization_id_variant_code_id_idx" ON "part_variants"("organization_id", "variant_code", "id");
CREATE INDEX "part_variants_organization_id_is_available_id_idx" ON "part_variants"("organization_id", "is_available", "id");
CREATE UNIQUE INDEX "part_variants_organization_id_part_id_variant_code_key" ON "part_variants"("organization_id", "part_id", "variant_code");
CREATE UNIQUE INDEX "part_variants_organization_id_part_id_id_key" ON "part_variants"("organization_id", "part_id", "id");

-- part_cross_references
CREATE INDEX "part_cross_references_organization_id_number_id_idx" ON "part_cross_references"("organization_id", "number", "id");
CREATE INDEX "part_cross_references_organization_id_referenced_part_id_id_idx" ON "part_cross_references"("organization_id", "referenced_part_id", "id");
CREATE UNIQUE INDEX "part_cross_references_organization_id_part_id_number_manufa_key" ON "part_cross_references"("organization_id", "part_id", "number", "manufacturer", "kind") NULLS NOT DISTINCT;

-- product_categories
CREATE INDEX "product_categories_organization_id_name_id_idx" ON "product_categories"("organization_id", "name", "id");
CREATE INDEX "product_categories_organization_id_position_id_idx" ON "product_categories"("organization_id", "position", "id");
CREATE INDEX "product_categories_organization_id_parent_id_id_idx" ON "product_categories"("organization_id", "parent_id", "id");
CREATE UNIQUE INDEX "product_categories_organization_id_slug_key" ON "product_categories"("organization_id", "slug");

-- catalogs
CREATE INDEX "catalogs_organization_id_name_id_idx" ON "catalogs"("organization_id", "name", "id");
CREATE INDEX "catalogs_organization_id_type_status_id_idx" ON "catalogs"("organization_id", "type", "status", "id");
CREATE INDEX "catalogs_organization_id_status_id_idx" ON "catalogs"("organization_id", "status", "id");
CREATE INDEX "catalogs_organization_id_vendor_id_id_idx" ON "catalogs"("organization_id", "vendor_id", "id");
CREATE INDEX "catalogs_organization_id_created_by_id_idx" ON "catalogs"("organization_id", "created_by", "id");

-- products
CREATE INDEX "products_organization_id_catalog_id_id_idx" ON "products"("organization_id", "catalog_id", "id");
CREATE INDEX "products_organization_id_catalog_id_is_active_id_idx" ON "products"("organization_id", "catalog_id", "is_active", "id");
CREATE INDEX "products_organization_id_category_id_id_idx" ON "products"("organization_id", "category_id", "id");
CREATE INDEX "products_organization_id_category_id_price_e4_id_idx" ON "products"("organization_id", "category_id", "price_e4", "id");
CREATE INDEX "products_organization_id_sku_id_idx" ON "products"("organization_id", "sku", "id");
CREATE INDEX "products_organization_id_name_id_idx" ON "products"("organization_id", "name", "id");
CREATE INDEX "products_organization_id_brand_id_idx" ON "products"("organization_id", "brand", "id");
CREATE INDEX "products_organization_id_status_id_idx" ON "products"("organization_id", "status", "id");
CREATE INDEX "products_organization_id_price_e4_id_idx" ON "products"("organization_id", "price_e4", "id");
CREATE INDEX "products_organization_id_is_active_id_idx" ON "products"("organization_id", "is_active", "id") WHERE (is_active);
CREATE INDEX "products_organization_id_featured_id_idx" ON "products"("organization_id", "featured", "id") WHERE (featured);
CREATE INDEX "products_name_idx" ON "products" USING GIN ("name" gin_trgm_ops);
CREATE INDEX "products_organization_id_vendor_id_id_idx" ON "products"("organization_id", "vendor_id", "id");
CREATE UNIQUE INDEX "products_organization_id_catalog_id_sku_key" ON "products"("organization_id", "catalog_id", "sku");
CREATE UNIQUE INDEX "products_organization_id_external_reference_key" ON "products"("organization_id", "external_reference");

-- customers
CREATE INDEX "customers_organization_id_name_id_idx" ON "customers"("organization_id", "name", "id");
CREATE INDEX "customers_organization_id_company_name_id_idx" ON "customers"("organization_id", "company_name", "id");
CREATE INDEX "customers_organization_id_email_id_idx" ON "customers"("organization_id", "email", "id");
CREATE INDEX "customers_organization_id_status_id_idx" ON "customers"("organization_id", "status", "id");
CREATE INDEX "customers_organization_id_tier_id_idx" ON "customers"("organization_id", "tier", "id");
CREATE INDEX "customers_organization_id_last_order_at_id_idx" ON "customers"("organization_id", "last_order_at", "id");
CREATE INDEX "customers_organization_id_lifetime_value_e4_id_idx" ON "customers"("organization_id", "lifetime_value_e4", "id");
CREATE INDEX "customers_organization_id_search_vector_idx" ON "customers" USING GIN ("organization_id" uuid_ops, "search_vector");
CREATE INDEX "customers_name_idx" ON "customers" USING GIN ("name" gin_trgm_ops);
CREATE INDEX "customers_organization_id_sales_rep_id_id_idx" ON "customers"("organization_id", "sales_rep_id", "id");
CREATE UNIQUE INDEX "customers_organization_id_crm_provider_crm_external_id_key" ON "customers"("organization_id", "crm_provider", "crm_external_id");
CREATE UNIQUE INDEX "customers_organization_id_external_reference_key" ON "customers"("organization_id", "external_reference");

-- sales_reps
CREATE INDEX "sales_reps_organization_id_team_id_idx" ON "sales_reps"("organization_id", "team", "id");
CREATE INDEX "sales_reps_organization_id_status_id_idx" ON "sales_reps"("organization_id", "status", "id");
CREATE INDEX "sales_reps_organization_id_manager_id_id_idx" ON "sales_reps"("organization_id", "manager_id", "id");
CREATE UNIQUE INDEX "sales_reps_organization_id_user_id_key" ON "sales_reps"("organization_id", "user_id");

-- vendors
CREATE INDEX "vendors_organization_id_company_name_id_idx" ON "vendors"("organization_id", "company_name", "id");
CREATE INDEX "vendors_organization_id_country_id_idx" ON "vendors"("organization_id", "country", "id");
CREATE INDEX "vendors_organization_id_verification_status_id_idx" ON "vendors"("organization_id", "verification_status", "id");
CREATE INDEX "vendors_organization_id_tier_id_idx" ON "vendors"("organization_id", "tier", "id");
CREATE INDEX "vendors_organization_id_lead_time_days_id_idx" ON "vendors"("organization_id", "lead_time_days", "id");
CREATE INDEX "vendors_organization_id_total_orders_id_idx" ON "vendors"("organization_id", "total_orders", "id");
CREATE INDEX "vendors_organization_id_rating_e4_id_idx" ON "vendors"("organization_id", "rating_e4", "id");
CREATE INDEX "vendors_organization_id_is_preferred_id_idx" ON "vendors"("organization_id", "is_preferred", "id");
CREATE INDEX "vendors_organization_id_is_active_id_idx" ON "vendors"("organization_id", "is_active", "id");
CREATE INDEX "vendors_company_name_idx" ON "vendors" USING GIN ("company_name" gin_trgm_ops);
CREATE INDEX "vendors_capabilities_idx" ON "vendors" USING GIN ("capabilities" jsonb_path_ops);
CREATE INDEX "vendors_materials_idx" ON "vendors" USING GIN ("materials" jsonb_path_ops);
CREATE INDEX "vendors_processes_idx" ON "vendors" USING GIN ("processes" jsonb_path_ops);
CREATE UNIQUE INDEX "vendors_organization_id_user_id_key" ON "vendors"("organization_id", "user_id");
CREATE UNIQUE INDEX "vendors_organization_id_external_reference_key" ON "vendors"("organization_id", "external_reference");

-- vendor_parts
CREATE INDEX "vendor_parts_organization_id_part_id_supplier_cost_e4_id_idx" ON "vendor_parts"("organization_id", "part_id", "supplier_cost_e4", "id");
CREATE INDEX "vendor_parts_organization_id_sku_id_idx" ON "vendor_parts"("organization_id", "sku", "id");
CREATE INDEX "vendor_parts_organization_id_is_preferred_id_idx" ON "vendor_parts"("organization_id", "is_preferred", "id");
CREATE INDEX "vendor_parts_organization_id_supplier_cost_e4_id_idx" ON "vendor_parts"("organization_id", "supplier_cost_e4", "id");
CREATE INDEX "vendor_parts_organization_id_vendor_id_id_idx" ON "vendor_parts"("organization_id", "vendor_id", "id");
CREATE INDEX "vendor_parts_organization_id_variant_id_id_idx" ON "vendor_parts"("organization_id", "variant_id", "id");
CREATE UNIQUE INDEX "vendor_parts_organization_id_part_id_variant_id_vendor_id_key" ON "vendor_parts"("organization_id", "part_id", "variant_id", "vendor_id") NULLS NOT DISTINCT;

-- rfqs
CREATE INDEX "rfqs_organization_id_status_id_idx" ON "rfqs"("organization_id", "status", "id");
CREATE INDEX "rfqs_organization_id_status_due_date_id_idx" ON "rfqs"("organization_id", "status", "due_date", "id");
CREATE INDEX "rfqs_organization_id_title_id_idx" ON "rfqs"("organization_id", "title", "id");
CREATE INDEX "rfqs_organization_id_due_date_id_idx" ON "rfqs"("organization_id", "due_date", "id");
CREATE INDEX "rfqs_organization_id_created_at_id_idx" ON "rfqs"("organization_id", "created_at", "id");
CREATE INDEX "rfqs_organization_id_sent_at_id_idx" ON "rfqs"("organization_id", "sent_at", "id");
CREATE INDEX "rfqs_organization_id_awarded_at_id_idx" ON "rfqs"("organization_id", "awarded_at", "id");
CREATE INDEX "rfqs_organization_id_target_price_e4_id_idx" ON "rfqs"("organization_id", "target_price_e4", "id");
CREATE INDEX "rfqs_organization_id_awarded_quote_id_id_idx" ON "rfqs"("organization_id", "awarded_quote_id", "id") WHERE (awarded_quote_id IS NOT NULL);
CREATE INDEX "rfqs_organization_id_search_vector_idx" ON "rfqs" USING GIN ("organization_id" uuid_ops, "search_vector");
CREATE INDEX "rfqs_title_idx" ON "rfqs" USING GIN ("title" gin_trgm_ops);
CREATE INDEX "rfqs_organization_id_customer_id_id_idx" ON "rfqs"("organization_id", "customer_id", "id");
CREATE INDEX "rfqs_organization_id_sales_rep_id_id_idx" ON "rfqs"("organization_id", "sales_rep_id", "id");
CREATE INDEX "rfqs_organization_id_created_by_id_idx" ON "rfqs"("organization_id", "created_by", "id");
CREATE INDEX "rfqs_organization_id_awarded_vendor_id_id_idx" ON "rfqs"("organization_id", "awarded_vendor_id", "id");
CREATE UNIQUE INDEX "rfqs_organization_id_rfq_number_key" ON "rfqs"("organization_id", "rfq_number");
CREATE UNIQUE INDEX "rfqs_organization_id_external_reference_key" ON "rfqs"("organization_id", "external_reference");
CREATE UNIQUE INDEX "rfqs_organization_id_id_customer_id_key" ON "rfqs"("organization_id", "id", "customer_id");
CREATE UNIQUE INDEX "rfqs_organization_id_id_sales_rep_id_key" ON "rfqs"("organization_id", "id", "sales_rep_id");

-- rfq_items
CREATE INDEX "rfq_items_organization_id_part_id_id_idx" ON "rfq_items"("organization_id", "part_id", "id");
CREATE INDEX "rfq_items_organization_id_variant_id_id_idx" ON "rfq_items"("organization_id", "variant_id", "id");
CREATE INDEX "rfq_items_organization_id_customer_id_id_idx" ON "rfq_items"("organization_id", "customer_id", "id");
CREATE UNIQUE INDEX "rfq_items_organization_id_rfq_id_line_number_key" ON "rfq_items"("organization_id", "rfq_id", "line_number");
CREATE UNIQUE INDEX "rfq_items_organization_id_rfq_id_id_key" ON "rfq_items"("organization_id", "rfq_id", "id");

-- rfq_vendors
CREATE INDEX "rfq_vendors_organization_id_vendor_id_id_idx" ON "rfq_vendors"("organization_id", "vendor_id", "id");
CREATE INDEX "rfq_vendors_organization_id_vendor_id_status_id_idx" ON "rfq_vendors"("organization_id", "vendor_id", "status", "id");
CREATE INDEX "rfq_vendors_organization_id_customer_id_id_idx" ON "rfq_vendors"("organization_id", "customer_id", "id");
CREATE INDEX "rfq_vendors_organization_id_status_id_idx" ON "rfq_vendors"("organization_id", "status", "id");
CREATE INDEX "rfq_vendors_organization_id_invited_by_id_idx" ON "rfq_vendors"("organization_id", "invited_by", "id");
CREATE UNIQUE INDEX "rfq_vendors_organization_id_rfq_id_vendor_id_key" ON "rfq_vendors"("organization_id", "rfq_id", "vendor_id");

-- vendor_quotes
CREATE INDEX "vendor_quotes_organization_id_rfq_id_total_amount_e4_id_idx" ON "vendor_quotes"("organization_id", "rfq_id", "total_amount_e4", "id");
CREATE INDEX "vendor_quotes_organization_id_vendor_id_id_idx" ON "vendor_quotes"("organization_id", "vendor_id", "id");
CREATE INDEX "vendor_quotes_organization_id_vendor_id_status_id_idx" ON "vendor_quotes"("organization_id", "vendor_id", "status", "id");
CREATE INDEX "vendor_quotes_organization_id_customer_id_status_id_idx" ON "vendor_quotes"("organization_id", "customer_id", "status", "id") WHERE (status = 'awarded');
CREATE INDEX "vendor_quotes_organization_id_status_id_idx" ON "vendor_quotes"("organization_id", "status", "id");
CREATE INDEX "vendor_quotes_organization_id_status_valid_until_id_idx" ON "vendor_quotes"("organization_id", "status", "valid_until", "id");
CREATE INDEX "vendor_quotes_organization_id_valid_until_id_idx" ON "vendor_quotes"("organization_id", "valid_until", "id");
CREATE INDEX "vendor_quotes_organization_id_submitted_at_id_idx" ON "vendor_quotes"("organization_id", "submitted_at", "id");
CREATE INDEX "vendor_quotes_organization_id_assigned_at_id_idx" ON "vendor_quotes"("organization_id", "assigned_at", "id");
CREATE INDEX "vendor_quotes_organization_id_total_amount_e4_id_idx" ON "vendor_quotes"("organization_id", "total_amount_e4", "id");
CREATE INDEX "vendor_quotes_organization_id_lead_time_days_id_idx" ON "vendor_quotes"("organization_id", "lead_time_days", "id");
CREATE INDEX "vendor_quotes_organization_id_created_by_id_idx" ON "vendor_quotes"("organization_id", "created_by", "id");
CREATE INDEX "vendor_quotes_organization_id_assigned_by_id_idx" ON "vendor_quotes"("organization_id", "assigned_by", "id");
CREATE UNIQUE INDEX "vendor_quotes_organization_id_rfq_id_vendor_id_revision_key" ON "vendor_quotes"("organization_id", "rfq_id", "vendor_id", "revision");
CREATE UNIQUE INDEX "vendor_quotes_organization_id_quote_number_revision_key" ON "vendor_quotes"("organization_id", "quote_number", "revision");
CREATE UNIQUE INDEX "vendor_quotes_organization_id_rfq_id_id_key" ON "vendor_quotes"("organization_id", "rfq_id", "id");
CREATE UNIQUE INDEX "vendor_quotes_organization_id_id_vendor_id_key" ON "vendor_quotes"("organization_id", "id", "vendor_id");
CREATE UNIQUE INDEX "vendor_quotes_organization_id_id_customer_id_key" ON "vendor_quotes"("organization_id", "id", "customer_id");
CREATE UNIQUE INDEX "vendor_quotes_organization_id_id_sales_rep_id_key" ON "vendor_quotes"("organization_id", "id", "sales_rep_id");
CREATE UNIQUE INDEX "vendor_quotes_organization_id_rfq_id_key" ON "vendor_quotes"("organization_id", "rfq_id") WHERE (status = 'awarded' AND NOT split_award);

-- vendor_quote_items
CREATE INDEX "vendor_quote_items_organization_id_rfq_id_quote_id_id_idx" ON "vendor_quote_items"("organization_id", "rfq_id", "quote_id", "id");
CREATE INDEX "vendor_quote_items_organization_id_rfq_id_rfq_item_id_id_idx" ON "vendor_quote_items"("organization_id", "rfq_id", "rfq_item_id", "id");
CREATE INDEX "vendor_quote_items_organization_id_rfq_item_id_id_idx" ON "vendor_quote_items"("organization_id", "rfq_item_id", "id");
CREATE INDEX "vendor_quote_items_organization_id_vendor_id_id_idx" ON "vendor_quote_items"("organization_id", "vendor_id", "id");
CREATE INDEX "vendor_quote_items_organization_id_customer_id_id_idx" ON "vendor_quote_items"("organization_id", "customer_id", "id") WHERE (is_awarded);
CREATE UNIQUE INDEX "vendor_quote_items_organization_id_quote_id_rfq_item_id_key" ON "vendor_quote_items"("organization_id", "quote_id", "rfq_item_id");
CREATE UNIQUE INDEX "vendor_quote_items_organization_id_rfq_item_id_key" ON "vendor_quote_items"("organization_id", "rfq_item_id") WHERE (is_awarded);

-- ai_quotes
CREATE INDEX "ai_quotes_organization_id_customer_email_id_idx" ON "ai_quotes"("organization_id", "customer_email", "id");
CREATE INDEX "ai_quotes_organization_id_status_id_idx" ON "ai_quotes"("organization_id", "status", "id");
CREATE INDEX "ai_quotes_organization_id_lead_status_id_idx" ON "ai_quotes"("organization_id", "lead_status", "id");
CREATE INDEX "ai_quotes_organization_id_created_at_id_idx" ON "ai_quotes"("organization_id", "created_at", "id");
CREATE INDEX "ai_quotes_organization_id_total_price_e4_id_idx" ON "ai_quotes"("organization_id", "total_price_e4", "id");
CREATE INDEX "ai_quotes_organization_id_session_id_id_idx" ON "ai_quotes"("organization_id", "session_id", "id") WHERE (session_id IS NOT NULL);
CREATE UNIQUE INDEX "ai_quotes_organization_id_converted_to_order_id_key" ON "ai_quotes"("organization_id", "converted_to_order_id");

-- orders
CREATE INDEX "orders_organization_id_status_id_idx" ON "orders"("organization_id", "status", "id");
CREATE INDEX "orders_organization_id_order_type_id_idx" ON "orders"("organization_id", "order_type", "id");
CREATE INDEX "orders_organization_id_source_id_idx" ON "orders"("organization_id", "source", "id");
CREATE INDEX "orders_organization_id_workflow_status_id_idx" ON "orders"("organization_id", "workflow_status", "id");
CREATE INDEX "orders_organization_id_payment_status_id_idx" ON "orders"("organization_id", "payment_status", "id");
CREATE INDEX "orders_organization_id_created_at_id_idx" ON "orders"("organization_id", "created_at", "id");
CREATE INDEX "orders_organization_id_target_date_id_idx" ON "orders"("organization_id", "target_date", "id");
CREATE INDEX "orders_organization_id_expected_delivery_date_id_idx" ON "orders"("organization_id", "expected_delivery_date", "id");
CREATE INDEX "orders_organization_id_total_amount_e4_id_idx" ON "orders"("organization_id", "total_amount_e4", "id");
CREATE INDEX "orders_organization_id_customer_email_id_idx" ON "orders"("organization_id", "customer_email", "id");
CREATE INDEX "orders_organization_id_client_id_created_at_id_idx" ON "orders"("organization_id", "client_id", "created_at", "id") WHERE (client_id IS NOT NULL);
CREATE INDEX "orders_organization_id_site_id_created_at_id_idx" ON "orders"("organization_id", "site_id", "created_at", "id") WHERE (site_id IS NOT NULL);
CREATE INDEX "orders_organization_id_employee_id_id_idx" ON "orders"("organization_id", "employee_id", "id") WHERE (employee_id IS NOT NULL);
CREATE INDEX "orders_tracking_token_idx" ON "orders"("tracking_token");
CREATE INDEX "orders_organization_id_customer_id_id_idx" ON "orders"("organization_id", "customer_id", "id") WHERE (customer_id IS NOT NULL);
CREATE INDEX "orders_organization_id_buyer_id_id_idx" ON "orders"("organization_id", "buyer_id", "id") WHERE (buyer_id IS NOT NULL);
CREATE INDEX "orders_organization_id_sales_rep_id_id_idx" ON "orders"("organization_id", "sales_rep_id", "id") WHERE (sales_rep_id IS NOT NULL);
CREATE INDEX "orders_organization_id_vendor_id_id_idx" ON "orders"("organization_id", "vendor_id", "id") WHERE (vendor_id IS NOT NULL);
CREATE INDEX "orders_organization_id_rfq_id_id_idx" ON "orders"("organization_id", "rfq_id", "id") WHERE (rfq_id IS NOT NULL);
CREATE INDEX "orders_organization_id_quote_id_id_idx" ON "orders"("organization_id", "quote_id", "id") WHERE (quote_id IS NOT NULL);
CREATE INDEX "orders_organization_id_product_id_id_idx" ON "orders"("organization_id", "product_id", "id") WHERE (product_id IS NOT NULL);
CREATE INDEX "orders_organization_id_created_by_id_idx" ON "orders"("organization_id", "created_by", "id") WHERE (created_by IS NOT NULL);
CREATE INDEX "orders_organization_id_approved_by_id_idx" ON "orders"("organization_id", "approved_by", "id") WHERE (approved_by IS NOT NULL);
CREATE UNIQUE INDEX "orders_organization_id_order_number_key" ON "orders"("organization_id", "order_number");
CREATE UNIQUE INDEX "orders_organization_id_tracking_token_key" ON "orders"("organization_id", "tracking_token");
CREATE UNIQUE INDEX "orders_organization_id_external_reference_key" ON "orders"("organization_id", "external_reference");
CREATE UNIQUE INDEX "orders_organization_id_device_request_id_key" ON "orders"("organization_id", "device_request_id");
CREATE UNIQUE INDEX "orders_organization_id_id_order_type_key" ON "orders"("organization_id", "id", "order_type");
CREATE UNIQUE INDEX "orders_organization_id_id_customer_id_key" ON "orders"("organization_id", "id", "customer_id");
CREATE UNIQUE INDEX "orders_organization_id_id_vendor_id_key" ON "orders"("organization_id", "id", "vendor_id");
CREATE UNIQUE INDEX "orders_organization_id_id_sales_rep_id_key" ON "orders"("organization_id", "id", "sales_rep_id");
CREATE UNIQUE INDEX "orders_organization_id_rfq_id_key" ON "orders"("organization_id", "rfq_id") WHERE (status <> 'cancelled' AND NOT split_award);
CREATE UNIQUE INDEX "orders_organization_id_quote_id_key" ON "orders"("organization_id", "quote_id") WHERE (status <> 'cancelled' AND NOT split_award);

-- order_items
CREATE INDEX "order_items_organization_id_customer_id_id_idx" ON "order_items"("organization_id", "customer_id", "id");
CREATE INDEX "order_items_organization_id_order_vendor_id_id_idx" ON "order_items"("organization_id", "order_vendor_id", "id");
CREATE INDEX "order_items_organization_id_part_id_id_idx" ON "order_items"("organization_id", "part_id", "id") WHERE (part_id IS NOT NULL);
CREATE INDEX "order_items_organization_id_variant_id_id_idx" ON "order_items"("organization_id", "variant_id", "id") WHERE (variant_id IS NOT NULL);
CREATE INDEX "order_items_organization_id_product_id_id_idx" ON "order_items"("organization_id", "product_id", "id") WHERE (product_id IS NOT NULL);
CREATE INDEX "order_items_organization_id_vendor_id_id_idx" ON "order_items"("organization_id", "vendor_id", "id") WHERE (vendor_id IS NOT NULL);
CREATE UNIQUE INDEX "order_items_organization_id_order_id_line_number_key" ON "order_items"("organization_id", "order_id", "line_number");

-- order_approvals
CREATE INDEX "order_approvals_organization_id_status_id_idx" ON "order_approvals"("organization_id", "status", "id");
CREATE INDEX "order_approvals_organization_id_approver_id_status_id_idx" ON "order_approvals"("organization_id", "approver_id", "status", "id");
CREATE INDEX "order_approvals_organization_id_approver_id_id_idx" ON "order_approvals"("organization_id", "approver_id", "id");
CREATE UNIQUE INDEX "order_approvals_organization_id_order_id_round_approval_lev_key" ON "order_approvals"("organization_id", "order_id", "round", "approval_level", "approver_id");

-- order_history
CREATE INDEX "order_history_organization_id_event_type_id_idx" ON "order_history"("organization_id", "event_type", "id");
CREATE INDEX "order_history_organization_id_created_at_id_idx" ON "order_history"("organization_id", "created_at", "id");
CREATE INDEX "order_history_organization_id_order_id_id_idx" ON "order_history"("organization_id", "order_id", "id");
CREATE INDEX "order_history_organization_id_customer_id_id_idx" ON "order_history"("organization_id", "customer_id", "id");
CREATE INDEX "order_history_organization_id_vendor_id_id_idx" ON "order_history"("organization_id", "vendor_id", "id");
CREATE INDEX "order_history_organization_id_user_id_id_idx" ON "order_history"("organization_id", "user_id", "id");

-- payments
CREATE INDEX "payments_organization_id_customer_id_id_idx" ON "payments"("organization_id", "customer_id", "id");
CREATE INDEX "payments_organization_id_status_id_idx" ON "payments"("organization_id", "status", "id");
CREATE INDEX "payments_organization_id_amount_e4_id_idx" ON "payments"("organization_id", "amount_e4", "id");
CREATE INDEX "payments_organization_id_paid_at_id_idx" ON "payments"("organization_id", "paid_at", "id");
CREATE INDEX "payments_organization_id_order_id_id_idx" ON "payments"("organization_id", "order_id", "id");
CREATE INDEX "payments_organization_id_created_by_id_idx" ON "payments"("organization_id", "created_by", "id");
CREATE UNIQUE INDEX "payments_organization_id_payment_number_key" ON "payments"("organization_id", "payment_number");
CREATE UNIQUE INDEX "payments_organization_id_provider_provider_reference_key" ON "payments"("organization_id", "provider", "provider_reference");

-- shipments
CREATE INDEX "shipments_organization_id_customer_id_id_idx" ON "shipments"("organization_id", "customer_id", "id");
CREATE INDEX "shipments_organization_id_status_id_idx" ON "shipments"("organization_id", "status", "id");
CREATE INDEX "shipments_organization_id_tracking_number_id_idx" ON "shipments"("organization_id", "tracking_number", "id");
CREATE INDEX "shipments_organization_id_estimated_delivery_date_id_idx" ON "shipments"("organization_id", "estimated_delivery_date", "id");
CREATE INDEX "shipments_organization_id_shipped_at_id_idx" ON "shipments"("organization_id", "shipped_at", "id");
CREATE INDEX "shipments_organization_id_order_id_id_idx" ON "shipments"("organization_id", "order_id", "id");
CREATE INDEX "shipments_organization_id_supplier_order_id_id_idx" ON "shipments"("organization_id", "supplier_order_id", "id");
CREATE INDEX "shipments_organization_id_created_by_id_idx" ON "shipments"("organization_id", "created_by", "id");
CREATE INDEX "shipments_organization_id_vendor_id_id_idx" ON "shipments"("organization_id", "vendor_id", "id");
CREATE UNIQUE INDEX "shipments_organization_id_shipment_number_key" ON "shipments"("organization_id", "shipment_number");

-- order_documents
CREATE INDEX "order_documents_organization_id_customer_id_id_idx" ON "order_documents"("organization_id", "customer_id", "id");
CREATE INDEX "order_documents_organization_id_kind_id_idx" ON "order_documents"("organization_id", "kind", "id");
CREATE INDEX "order_documents_organization_id_order_id_id_idx" ON "order_documents"("organization_id", "order_id", "id");
CREATE INDEX "order_documents_organization_id_uploaded_by_id_idx" ON "order_documents"("organization_id", "uploaded_by", "id");

-- supplier_orders
CREATE INDEX "supplier_orders_organization_id_customer_id_id_idx" ON "supplier_orders"("organization_id", "customer_id", "id");
CREATE INDEX "supplier_orders_organization_id_vendor_id_id_idx" ON "supplier_orders"("organization_id", "vendor_id", "id");
CREATE INDEX "supplier_orders_organization_id_vendor_id_status_id_idx" ON "supplier_orders"("organization_id", "vendor_id", "status", "id");
CREATE INDEX "supplier_orders_organization_id_status_id_idx" ON "supplier_orders"("organization_id", "status", "id");
CREATE INDEX "supplier_orders_organization_id_acceptance_status_id_idx" ON "supplier_orders"("organization_id", "acceptance_status", "id");
CREATE INDEX "supplier_orders_organization_id_target_date_id_idx" ON "supplier_orders"("organization_id", "target_date", "id");
CREATE INDEX "supplier_orders_organization_id_supplier_price_e4_id_idx" ON "supplier_orders"("organization_id", "supplier_price_e4", "id");
CREATE INDEX "supplier_orders_organization_id_order_id_id_idx" ON "supplier_orders"("organization_id", "order_id", "id");
CREATE INDEX "supplier_orders_organization_id_created_by_id_idx" ON "supplier_orders"("organization_id", "created_by", "id");
CREATE UNIQUE INDEX "supplier_orders_organization_id_order_number_key" ON "supplier_orders"("organization_id", "order_number");
CREATE UNIQUE INDEX "supplier_orders_organization_id_id_vendor_id_key" ON "supplier_orders"("organization_id", "id", "vendor_id");
CREATE UNIQUE INDEX "supplier_orders_organization_id_id_customer_id_key" ON "supplier_orders"("organization_id", "id", "customer_id");
CREATE UNIQUE INDEX "supplier_orders_organization_id_id_sales_rep_id_key" ON "supplier_orders"("organization_id", "id", "sales_rep_id");

-- production_stage_templates
CREATE UNIQUE INDEX "production_stage_templates_organization_id_product_type_sta_key" ON "production_stage_templates"("organization_id", "product_type", "stage_number");

-- production_stages
CREATE INDEX "production_stages_organization_id_vendor_id_id_idx" ON "production_stages"("organization_id", "vendor_id", "id");
CREATE INDEX "production_stages_organization_id_customer_id_id_idx" ON "production_stages"("organization_id", "customer_id", "id");
CREATE INDEX "production_stages_organization_id_status_id_idx" ON "production_stages"("organization_id", "status", "id");
CREATE INDEX "production_stages_organization_id_stage_number_id_idx" ON "production_stages"("organization_id", "stage_number", "id");
CREATE INDEX "production_stages_organization_id_target_date_id_idx" ON "production_stages"("organization_id", "target_date", "id");
CREATE INDEX "production_stages_organization_id_status_target_date_id_idx" ON "production_stages"("organization_id", "status", "target_date", "id");
CREATE INDEX "production_stages_organization_id_updated_by_id_idx" ON "production_stages"("organization_id", "updated_by", "id");
CREATE UNIQUE INDEX "production_stages_organization_id_supplier_order_id_stage_n_key" ON "production_stages"("organization_id", "supplier_order_id", "stage_number");
CREATE UNIQUE INDEX "production_stages_organization_id_id_vendor_id_key" ON "production_stages"("organization_id", "id", "vendor_id");
CREATE UNIQUE INDEX "production_stages_organization_id_id_customer_id_key" ON "production_stages"("organization_id", "id", "customer_id");
CREATE UNIQUE INDEX "production_stages_organization_id_id_sales_rep_id_key" ON "production_stages"("organization_id", "id", "sales_rep_id");

-- production_stage_updates
CREATE INDEX "production_stage_updates_organization_id_vendor_id_id_idx" ON "production_stage_updates"("organization_id", "vendor_id", "id");
CREATE INDEX "production_stage_updates_organization_id_customer_id_id_idx" ON "production_stage_updates"("organization_id", "customer_id", "id");
CREATE INDEX "production_stage_updates_organization_id_stage_id_id_idx" ON "production_stage_updates"("organization_id", "stage_id", "id");
CREATE INDEX "production_stage_updates_organization_id_author_id_id_idx" ON "production_stage_updates"("organization_id", "author_id", "id");

-- quality_inspections
CREATE INDEX "quality_inspections_organization_id_vendor_id_id_idx" ON "quality_inspections"("organization_id", "vendor_id", "id");
CREATE INDEX "quality_inspections_organization_id_customer_id_id_idx" ON "quality_inspections"("organization_id", "customer_id", "id");
CREATE INDEX "quality_inspections_organization_id_result_id_idx" ON "quality_inspections"("organization_id", "result", "id");
CREATE INDEX "quality_inspections_organization_id_inspected_at_id_idx" ON "quality_inspections"("organization_id", "inspected_at", "id");
CREATE INDEX "quality_inspections_organization_id_stage_id_id_idx" ON "quality_inspections"("organization_id", "stage_id", "id");
CREATE INDEX "quality_inspections_organization_id_inspector_id_id_idx" ON "quality_inspections"("organization_id", "inspector_id", "id");

-- factory_capacity
CREATE INDEX "factory_capacity_organization_id_date_id_idx" ON "factory_capacity"("organization_id", "date", "id");
CREATE UNIQUE INDEX "factory_capacity_organization_id_vendor_id_date_key" ON "factory_capacity"("organization_id", "vendor_id", "date");

-- capacity_utilization_logs
CREATE INDEX "capacity_utilization_logs_organization_id_vendor_id_date_id_idx" ON "capacity_utilization_logs"("organization_id", "vendor_id", "date", "id");
CREATE INDEX "capacity_utilization_logs_organization_id_date_id_idx" ON "capacity_utilization_logs"("organization_id", "date", "id");
CREATE INDEX "capacity_utilization_logs_organization_id_factory_capacity__idx" ON "capacity_utilization_logs"("organization_id", "factory_capacity_id", "id");
CREATE INDEX "capacity_utilization_logs_organization_id_supplier_order_id_idx" ON "capacity_utilization_logs"("organization_id", "supplier_order_id", "id");
CREATE INDEX "capacity_utilization_logs_organization_id_user_id_id_idx" ON "capacity_utilization_logs"("organization_id", "user_id", "id");
