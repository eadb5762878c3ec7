-- Foreign keys, as Prisma derives them. Between tables of organizations every key carries the organization, so that
-- PostgreSQL itself refuses a reference into another one; keys that carry a third column keep a copied or related
-- value true.

-- users
ALTER TABLE "users" ADD CONSTRAINT "users_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- user_portals
ALTER TABLE "user_portals" ADD CONSTRAINT "user_portals_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "user_portals" ADD CONSTRAINT "user_portals_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "users"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "user_portals" ADD CONSTRAINT "user_portals_organization_id_vendor_id_fkey" FOREIGN KEY ("organization_id", "vendor_id") REFERENCES "vendors"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "user_portals" ADD CONSTRAINT "user_portals_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customers"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- profiles
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "users"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- roles
ALTER TABLE "roles" ADD CONSTRAINT "roles_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- role_permissions
ALTER TABLE "role_permissions" ADD CONSTRAINT "role_permissions_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "role_permissions" ADD CONSTRAINT "role_permissions_organization_id_role_id_fkey" FOREIGN KEY ("organization_id", "role_id") REFERENCES "roles"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- user_roles
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "users"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_organization_id_role_id_fkey" FOREIGN KEY ("organization_id", "role_id") REFERENCES "roles"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_assigned_by_fkey" FOREIGN KEY ("assigned_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- departments
ALTER TABLE "departments" ADD CONSTRAINT "departments_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "departments" ADD CONSTRAINT "departments_organization_id_parent_id_fkey" FOREIGN KEY ("organization_id", "parent_id") REFERENCES "departments"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "departments" ADD CONSTRAINT "departments_organization_id_manager_id_fkey" FOREIGN KEY ("organization_id", "manager_id") REFERENCES "users"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- user_departments
ALTER TABLE "user_departments" ADD CONSTRAINT "user_departments_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "user_departments" ADD CONSTRAINT "user_departments_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "users"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "user_departments" ADD CONSTRAINT "user_departments_organization_id_department_id_fkey" FOREIGN KEY ("organization_id", "department_id") REFERENCES "departments"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- user_invitations
ALTER TABLE "user_invitations" ADD CONSTRAINT "user_invitations_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "user_invitations" ADD CONSTRAINT "user_invitations_organization_id_role_id_fkey" FOREIGN KEY ("organization_id", "role_id") REFERENCES "roles"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "user_invitations" ADD CONSTRAINT "user_invitations_organization_id_department_id_fkey" FOREIGN KEY ("organization_id", "department_id") REFERENCES "departments"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "user_invitations" ADD CONSTRAINT "user_invitations_organization_id_vendor_id_fkey" FOREIGN KEY ("organization_id", "vendor_id") REFERENCES "vendors"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "user_invitations" ADD CONSTRAINT "user_invitations_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customers"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "user_invitations" ADD CONSTRAINT "user_invitations_invited_by_fkey" FOREIGN KEY ("invited_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "user_invitations" ADD CONSTRAINT "user_invitations_accepted_by_fkey" FOREIGN KEY ("accepted_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- email_verification_otps
ALTER TABLE "email_verification_otps" ADD CONSTRAINT "email_verification_otps_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "email_verification_otps" ADD CONSTRAINT "email_verification_otps_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "users"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- user_mfa_factors
ALTER TABLE "user_mfa_factors" ADD CONSTRAINT "user_mfa_factors_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "user_mfa_factors" ADD CONSTRAINT "user_mfa_factors_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "users"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- refresh_tokens
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "users"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- api_keys
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- number_sequences
ALTER TABLE "number_sequences" ADD CONSTRAINT "number_sequences_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- parts
ALTER TABLE "parts" ADD CONSTRAINT "parts_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- part_variants
ALTER TABLE "part_variants" ADD CONSTRAINT "part_variants_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "part_variants" ADD CONSTRAINT "part_variants_organization_id_part_id_fkey" FOREIGN KEY ("organization_id", "part_id") REFERENCES "parts"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- part_cross_references
ALTER TABLE "part_cross_references" ADD CONSTRAINT "part_cross_references_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "part_cross_references" ADD CONSTRAINT "part_cross_references_organization_id_part_id_fkey" FOREIGN KEY ("organization_id", "part_id") REFERENCES "parts"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "part_cross_references" ADD CONSTRAINT "part_cross_references_organization_id_referenced_part_id_fkey" FOREIGN KEY ("organization_id", "referenced_part_id") REFERENCES "parts"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- product_categories
ALTER TABLE "product_categories" ADD CONSTRAINT "product_categories_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "product_categories" ADD CONSTRAINT "product_categories_organization_id_parent_id_fkey" FOREIGN KEY ("organization_id", "parent_id") REFERENCES "product_categories"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- catalogs
ALTER TABLE "catalogs" ADD CONSTRAINT "catalogs_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "catalogs" ADD CONSTRAINT "catalogs_organization_id_vendor_id_fkey" FOREIGN KEY ("organization_id", "vendor_id") REFERENCES "vendors"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "catalogs" ADD CONSTRAINT "catalogs_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- products
ALTER TABLE "products" ADD CONSTRAINT "products_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "products" ADD CONSTRAINT "products_organization_id_catalog_id_fkey" FOREIGN KEY ("organization_id", "catalog_id") REFERENCES "catalogs"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "products" ADD CONSTRAINT "products_organization_id_vendor_id_fkey" FOREIGN KEY ("organization_id", "vendor_id") REFERENCES "vendors"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "products" ADD CONSTRAINT "products_organization_id_category_id_fkey" FOREIGN KEY ("organization_id", "category_id") REFERENCES "product_categories"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- customers
ALTER TABLE "customers" ADD CONSTRAINT "customers_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "customers" ADD CONSTRAINT "customers_organization_id_sales_rep_id_fkey" FOREIGN KEY ("organization_id", "sales_rep_id") REFERENCES "sales_reps"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- sales_reps
ALTER TABLE "sales_reps" ADD CONSTRAINT "sales_reps_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "sales_reps" ADD CONSTRAINT "sales_reps_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "users"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "sales_reps" ADD CONSTRAINT "sales_reps_organization_id_manager_id_fkey" FOREIGN KEY ("organization_id", "manager_id") REFERENCES "sales_reps"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- vendors
ALTER TABLE "vendors" ADD CONSTRAINT "vendors_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "vendors" ADD CONSTRAINT "vendors_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "users"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- vendor_parts
ALTER TABLE "vendor_parts" ADD CONSTRAINT "vendor_parts_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "vendor_parts" ADD CONSTRAINT "vendor_parts_organization_id_part_id_fkey" FOREIGN KEY ("organization_id", "part_id") REFERENCES "parts"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "vendor_parts" ADD CONSTRAINT "vendor_parts_organization_id_part_id_variant_id_fkey" FOREIGN KEY ("organization_id", "part_id", "variant_id") REFERENCES "part_variants"("organization_id", "part_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "vendor_parts" ADD CONSTRAINT "vendor_parts_organization_id_vendor_id_fkey" FOREIGN KEY ("organization_id", "vendor_id") REFERENCES "vendors"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- rfqs
ALTER TABLE "rfqs" ADD CONSTRAINT "rfqs_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "rfqs" ADD CONSTRAINT "rfqs_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customers"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "rfqs" ADD CONSTRAINT "rfqs_organization_id_sales_rep_id_fkey" FOREIGN KEY ("organization_id", "sales_rep_id") REFERENCES "sales_reps"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "rfqs" ADD CONSTRAINT "rfqs_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "rfqs" ADD CONSTRAINT "rfqs_organization_id_awarded_vendor_id_fkey" FOREIGN KEY ("organization_id", "awarded_vendor_id") REFERENCES "vendors"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "rfqs" ADD CONSTRAINT "rfqs_organization_id_id_awarded_quote_id_fkey" FOREIGN KEY ("organization_id", "id", "awarded_quote_id") REFERENCES "vendor_quotes"("organization_id", "rfq_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- rfq_items
ALTER TABLE "rfq_items" ADD CONSTRAINT "rfq_items_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "rfq_items" ADD CONSTRAINT "rfq_items_organization_id_rfq_id_fkey" FOREIGN KEY ("organization_id", "rfq_id") REFERENCES "rfqs"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "rfq_items" ADD CONSTRAINT "rfq_items_organization_id_part_id_fkey" FOREIGN KEY ("organization_id", "part_id") REFERENCES "parts"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "rfq_items" ADD CONSTRAINT "rfq_items_organization_id_part_id_variant_id_fkey" FOREIGN KEY ("organization_id", "part_id", "variant_id") REFERENCES "part_variants"("organization_id", "part_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "rfq_items" ADD CONSTRAINT "rfq_items_organization_id_rfq_id_customer_id_fkey" FOREIGN KEY ("organization_id", "rfq_id", "customer_id") REFERENCES "rfqs"("organization_id", "id", "customer_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "rfq_items" ADD CONSTRAINT "rfq_items_organization_id_rfq_id_sales_rep_id_fkey" FOREIGN KEY ("organization_id", "rfq_id", "sales_rep_id") REFERENCES "rfqs"("organization_id", "id", "sales_rep_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- rfq_vendors
ALTER TABLE "rfq_vendors" ADD CONSTRAINT "rfq_vendors_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "rfq_vendors" ADD CONSTRAINT "rfq_vendors_organization_id_rfq_id_fkey" FOREIGN KEY ("organization_id", "rfq_id") REFERENCES "rfqs"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "rfq_vendors" ADD CONSTRAINT "rfq_vendors_organization_id_vendor_id_fkey" FOREIGN KEY ("organization_id", "vendor_id") REFERENCES "vendors"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "rfq_vendors" ADD CONSTRAINT "rfq_vendors_invited_by_fkey" FOREIGN KEY ("invited_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "rfq_vendors" ADD CONSTRAINT "rfq_vendors_organization_id_rfq_id_customer_id_fkey" FOREIGN KEY ("organization_id", "rfq_id", "customer_id") REFERENCES "rfqs"("organization_id", "id", "customer_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "rfq_vendors" ADD CONSTRAINT "rfq_vendors_organization_id_rfq_id_sales_rep_id_fkey" FOREIGN KEY ("organization_id", "rfq_id", "sales_rep_id") REFERENCES "rfqs"("organization_id", "id", "sales_rep_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- vendor_quotes
ALTER TABLE "vendor_quotes" ADD CONSTRAINT "vendor_quotes_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "vendor_quotes" ADD CONSTRAINT "vendor_quotes_organization_id_rfq_id_fkey" FOREIGN KEY ("organization_id", "rfq_id") REFERENCES "rfqs"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "vendor_quotes" ADD CONSTRAINT "vendor_quotes_organization_id_vendor_id_fkey" FOREIGN KEY ("organization_id", "vendor_id") REFERENCES "vendors"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "vendor_quotes" ADD CONSTRAINT "vendor_quotes_organization_id_rfq_id_vendor_id_fkey" FOREIGN KEY ("organization_id", "rfq_id", "vendor_id") REFERENCES "rfq_vendors"("organization_id", "rfq_id", "vendor_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "vendor_quotes" ADD CONSTRAINT "vendor_quotes_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "vendor_quotes" ADD CONSTRAINT "vendor_quotes_assigned_by_fkey" FOREIGN KEY ("assigned_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "vendor_quotes" ADD CONSTRAINT "vendor_quotes_organization_id_rfq_id_customer_id_fkey" FOREIGN KEY ("organization_id", "rfq_id", "customer_id") REFERENCES "rfqs"("organization_id", "id", "customer_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "vendor_quotes" ADD CONSTRAINT "vendor_quotes_organization_id_rfq_id_sales_rep_id_fkey" FOREIGN KEY ("organization_id", "rfq_id", "sales_rep_id") REFERENCES "rfqs"("organization_id", "id", "sales_rep_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- vendor_quote_items
ALTER TABLE "vendor_quote_items" ADD CONSTRAINT "vendor_quote_items_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "vendor_quote_items" ADD CONSTRAINT "vendor_quote_items_organization_id_rfq_id_quote_id_fkey" FOREIGN KEY ("organization_id", "rfq_id", "quote_id") REFERENCES "vendor_quotes"("organization_id", "rfq_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "vendor_quote_items" ADD CONSTRAINT "vendor_quote_items_organization_id_rfq_id_rfq_item_id_fkey" FOREIGN KEY ("organization_id", "rfq_id", "rfq_item_id") REFERENCES "rfq_items"("organization_id", "rfq_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "vendor_quote_items" ADD CONSTRAINT "vendor_quote_items_organization_id_quote_id_vendor_id_fkey" FOREIGN KEY ("organization_id", "quote_id", "vendor_id") REFERENCES "vendor_quotes"("organization_id", "id", "vendor_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "vendor_quote_items" ADD CONSTRAINT "vendor_quote_items_organization_id_quote_id_customer_id_fkey" FOREIGN KEY ("organization_id", "quote_id", "customer_id") REFERENCES "vendor_quotes"("organization_id", "id", "customer_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "vendor_quote_items" ADD CONSTRAINT "vendor_quote_items_organization_id_quote_id_sales_rep_id_fkey" FOREIGN KEY ("organization_id", "quote_id", "sales_rep_id") REFERENCES "vendor_quotes"("organization_id", "id", "sales_rep_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- ai_quotes
ALTER TABLE "ai_quotes" ADD CONSTRAINT "ai_quotes_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "ai_quotes" ADD CONSTRAINT "ai_quotes_organization_id_converted_to_order_id_fkey" FOREIGN KEY ("organization_id", "converted_to_order_id") REFERENCES "orders"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- orders
ALTER TABLE "orders" ADD CONSTRAINT "orders_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "orders" ADD CONSTRAINT "orders_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customers"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "orders" ADD CONSTRAINT "orders_organization_id_buyer_id_fkey" FOREIGN KEY ("organization_id", "buyer_id") REFERENCES "users"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "orders" ADD CONSTRAINT "orders_organization_id_sales_rep_id_fkey" FOREIGN KEY ("organization_id", "sales_rep_id") REFERENCES "sales_reps"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "orders" ADD CONSTRAINT "orders_organization_id_vendor_id_fkey" FOREIGN KEY ("organization_id", "vendor_id") REFERENCES "vendors"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "orders" ADD CONSTRAINT "orders_organization_id_rfq_id_fkey" FOREIGN KEY ("organization_id", "rfq_id") REFERENCES "rfqs"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "orders" ADD CONSTRAINT "orders_organization_id_quote_id_fkey" FOREIGN KEY ("organization_id", "quote_id") REFERENCES "vendor_quotes"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "orders" ADD CONSTRAINT "orders_organization_id_product_id_fkey" FOREIGN KEY ("organization_id", "product_id") REFERENCES "products"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "orders" ADD CONSTRAINT "orders_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "orders" ADD CONSTRAINT "orders_approved_by_fkey" FOREIGN KEY ("approved_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- order_items
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_organization_id_order_id_order_type_fkey" FOREIGN KEY ("organization_id", "order_id", "order_type") REFERENCES "orders"("organization_id", "id", "order_type") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_organization_id_part_id_fkey" FOREIGN KEY ("organization_id", "part_id") REFERENCES "parts"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_organization_id_part_id_variant_id_fkey" FOREIGN KEY ("organization_id", "part_id", "variant_id") REFERENCES "part_variants"("organization_id", "part_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_organization_id_product_id_fkey" FOREIGN KEY ("organization_id", "product_id") REFERENCES "products"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_organization_id_vendor_id_fkey" FOREIGN KEY ("organization_id", "vendor_id") REFERENCES "vendors"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_organization_id_order_id_customer_id_fkey" FOREIGN KEY ("organization_id", "order_id", "customer_id") REFERENCES "orders"("organization_id", "id", "customer_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_organization_id_order_id_order_vendor_id_fkey" FOREIGN KEY ("organization_id", "order_id", "order_vendor_id") REFERENCES "orders"("organization_id", "id", "vendor_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_organization_id_order_id_sales_rep_id_fkey" FOREIGN KEY ("organization_id", "order_id", "sales_rep_id") REFERENCES "orders"("organization_id", "id", "sales_rep_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- order_approvals
ALTER TABLE "order_approvals" ADD CONSTRAINT "order_approvals_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "order_approvals" ADD CONSTRAINT "order_approvals_organization_id_order_id_fkey" FOREIGN KEY ("organization_id", "order_id") REFERENCES "orders"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "order_approvals" ADD CONSTRAINT "order_approvals_organization_id_approver_id_fkey" FOREIGN KEY ("organization_id", "approver_id") REFERENCES "users"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "order_approvals" ADD CONSTRAINT "order_approvals_organization_id_order_id_sales_rep_id_fkey" FOREIGN KEY ("organization_id", "order_id", "sales_rep_id") REFERENCES "orders"("organization_id", "id", "sales_rep_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- order_history
ALTER TABLE "order_history" ADD CONSTRAINT "order_history_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "order_history" ADD CONSTRAINT "order_history_organization_id_order_id_fkey" FOREIGN KEY ("organization_id", "order_id") REFERENCES "orders"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "order_history" ADD CONSTRAINT "order_history_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "order_history" ADD CONSTRAINT "order_history_organization_id_order_id_customer_id_fkey" FOREIGN KEY ("organization_id", "order_id", "customer_id") REFERENCES "orders"("organization_id", "id", "customer_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "order_history" ADD CONSTRAINT "order_history_organization_id_order_id_vendor_id_fkey" FOREIGN KEY ("organization_id", "order_id", "vendor_id") REFERENCES "orders"("organization_id", "id", "vendor_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "order_history" ADD CONSTRAINT "order_history_organization_id_order_id_sales_rep_id_fkey" FOREIGN KEY ("organization_id", "order_id", "sales_rep_id") REFERENCES "orders"("organization_id", "id", "sales_rep_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- payments
ALTER TABLE "payments" ADD CONSTRAINT "payments_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "payments" ADD CONSTRAINT "payments_organization_id_order_id_fkey" FOREIGN KEY ("organization_id", "order_id") REFERENCES "orders"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "payments" ADD CONSTRAINT "payments_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "payments" ADD CONSTRAINT "payments_organization_id_order_id_customer_id_fkey" FOREIGN KEY ("organization_id", "order_id", "customer_id") REFERENCES "orders"("organization_id", "id", "customer_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "payments" ADD CONSTRAINT "payments_organization_id_order_id_sales_rep_id_fkey" FOREIGN KEY ("organization_id", "order_id", "sales_rep_id") REFERENCES "orders"("organization_id", "id", "sales_rep_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- shipments
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_organization_id_order_id_fkey" FOREIGN KEY ("organization_id", "order_id") REFERENCES "orders"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_organization_id_supplier_order_id_fkey" FOREIGN KEY ("organization_id", "supplier_order_id") REFERENCES "supplier_orders"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_organization_id_vendor_id_fkey" FOREIGN KEY ("organization_id", "vendor_id") REFERENCES "vendors"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_organization_id_supplier_order_id_vendor_id_fkey" FOREIGN KEY ("organization_id", "supplier_order_id", "vendor_id") REFERENCES "supplier_orders"("organization_id", "id", "vendor_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_organization_id_order_id_customer_id_fkey" FOREIGN KEY ("organization_id", "order_id", "customer_id") REFERENCES "orders"("organization_id", "id", "customer_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_organization_id_order_id_sales_rep_id_fkey" FOREIGN KEY ("organization_id", "order_id", "sales_rep_id") REFERENCES "orders"("organization_id", "id", "sales_rep_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- order_documents
ALTER TABLE "order_documents" ADD CONSTRAINT "order_documents_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "order_documents" ADD CONSTRAINT "order_documents_organization_id_order_id_fkey" FOREIGN KEY ("organization_id", "order_id") REFERENCES "orders"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "order_documents" ADD CONSTRAINT "order_documents_uploaded_by_fkey" FOREIGN KEY ("uploaded_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "order_documents" ADD CONSTRAINT "order_documents_organization_id_order_id_customer_id_fkey" FOREIGN KEY ("organization_id", "order_id", "customer_id") REFERENCES "orders"("organization_id", "id", "customer_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "order_documents" ADD CONSTRAINT "order_documents_organization_id_order_id_sales_rep_id_fkey" FOREIGN KEY ("organization_id", "order_id", "sales_rep_id") REFERENCES "orders"("organization_id", "id", "sales_rep_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- supplier_orders
ALTER TABLE "supplier_orders" ADD CONSTRAINT "supplier_orders_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "supplier_orders" ADD CONSTRAINT "supplier_orders_organization_id_order_id_fkey" FOREIGN KEY ("organization_id", "order_id") REFERENCES "orders"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "supplier_orders" ADD CONSTRAINT "supplier_orders_organization_id_vendor_id_fkey" FOREIGN KEY ("organization_id", "vendor_id") REFERENCES "vendors"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "supplier_orders" ADD CONSTRAINT "supplier_orders_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "supplier_orders" ADD CONSTRAINT "supplier_orders_organization_id_order_id_customer_id_fkey" FOREIGN KEY ("organization_id", "order_id", "customer_id") REFERENCES "orders"("organization_id", "id", "customer_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "supplier_orders" ADD CONSTRAINT "supplier_orders_organization_id_order_id_sales_rep_id_fkey" FOREIGN KEY ("organization_id", "order_id", "sales_rep_id") REFERENCES "orders"("organization_id", "id", "sales_rep_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- production_stage_templates
ALTER TABLE "production_stage_templates" ADD CONSTRAINT "production_stage_templates_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- production_stages
ALTER TABLE "production_stages" ADD CONSTRAINT "production_stages_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "production_stages" ADD CONSTRAINT "production_stages_organization_id_supplier_order_id_fkey" FOREIGN KEY ("organization_id", "supplier_order_id") REFERENCES "supplier_orders"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "production_stages" ADD CONSTRAINT "production_stages_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "production_stages" ADD CONSTRAINT "production_stages_organization_id_supplier_order_id_vendor_fkey" FOREIGN KEY ("organization_id", "supplier_order_id", "vendor_id") REFERENCES "supplier_orders"("organization_id", "id", "vendor_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "production_stages" ADD CONSTRAINT "production_stages_organization_id_supplier_order_id_custom_fkey" FOREIGN KEY ("organization_id", "supplier_order_id", "customer_id") REFERENCES "supplier_orders"("organization_id", "id", "customer_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "production_stages" ADD CONSTRAINT "production_stages_organization_id_supplier_order_id_sales__fkey" FOREIGN KEY ("organization_id", "supplier_order_id", "sales_rep_id") REFERENCES "supplier_orders"("organization_id", "id", "sales_rep_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- production_stage_updates
ALTER TABLE "production_stage_updates" ADD CONSTRAINT "production_stage_updates_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "production_stage_updates" ADD CONSTRAINT "production_stage_updates_organization_id_stage_id_fkey" FOREIGN KEY ("organization_id", "stage_id") REFERENCES "production_stages"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "production_stage_updates" ADD CONSTRAINT "production_stage_updates_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "production_stage_updates" ADD CONSTRAINT "production_stage_updates_organization_id_stage_id_vendor_i_fkey" FOREIGN KEY ("organization_id", "stage_id", "vendor_id") REFERENCES "production_stages"("organization_id", "id", "vendor_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "production_stage_updates" ADD CONSTRAINT "production_stage_updates_organization_id_stage_id_customer_fkey" FOREIGN KEY ("organization_id", "stage_id", "customer_id") REFERENCES "production_stages"("organization_id", "id", "customer_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "production_stage_updates" ADD CONSTRAINT "production_stage_updates_organization_id_stage_id_sales_re_fkey" FOREIGN KEY ("organization_id", "stage_id", "sales_rep_id") REFERENCES "production_stages"("organization_id", "id", "sales_rep_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- quality_inspections
ALTER TABLE "quality_inspections" ADD CONSTRAINT "quality_inspections_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "quality_inspections" ADD CONSTRAINT "quality_inspections_organization_id_stage_id_fkey" FOREIGN KEY ("organization_id", "stage_id") REFERENCES "production_stages"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "quality_inspections" ADD CONSTRAINT "quality_inspections_inspector_id_fkey" FOREIGN KEY ("inspector_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "quality_inspections" ADD CONSTRAINT "quality_inspections_organization_id_stage_id_vendor_id_fkey" FOREIGN KEY ("organization_id", "stage_id", "vendor_id") REFERENCES "production_stages"("organization_id", "id", "vendor_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "quality_inspections" ADD CONSTRAINT "quality_inspections_organization_id_stage_id_customer_id_fkey" FOREIGN KEY ("organization_id", "stage_id", "customer_id") REFERENCES "production_stages"("organization_id", "id", "customer_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "quality_inspections" ADD CONSTRAINT "quality_inspections_organization_id_stage_id_sales_rep_id_fkey" FOREIGN KEY ("organization_id", "stage_id", "sales_rep_id") REFERENCES "production_stages"("organization_id", "id", "sales_rep_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- factory_capacity
ALTER TABLE "factory_capacity" ADD CONSTRAINT "factory_capacity_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "factory_capacity" ADD CONSTRAINT "factory_capacity_organization_id_vendor_id_fkey" FOREIGN KEY ("organization_id", "vendor_id") REFERENCES "vendors"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- capacity_utilization_logs
ALTER TABLE "capacity_utilization_logs" ADD CONSTRAINT "capacity_utilization_logs_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "capacity_utilization_logs" ADD CONSTRAINT "capacity_utilization_logs_organization_id_vendor_id_fkey" FOREIGN KEY ("organization_id", "vendor_id") REFERENCES "vendors"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "capacity_utilization_logs" ADD CONSTRAINT "capacity_utilization_logs_organization_id_factory_capacity_fkey" FOREIGN KEY ("organization_id", "factory_capacity_id") REFERENCES "factory_capacity"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "capacity_utilization_logs" ADD CONSTRAINT "capacity_utilization_logs_organization_id_supplier_order_i_fkey" FOREIGN KEY ("organization_id", "supplier_order_id") REFERENCES "supplier_orders"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "capacity_utilization_logs" ADD CONSTRAINT "capacity_utilization_logs_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
