-- What may stand in a row: enumerations, ranges, shapes, dates in order, and what a state requires. Enumerations are
-- text with a CHECK, because comparing PostgreSQL's enum types is not leakproof and could use no index under row
-- security. A missing value passes a CHECK, as it should: whether a column may be empty is said by NOT NULL.
--
-- No row that may stand makes a sum above it overflow, where the fault would be told of the wrong row. A price is below
-- 10^10, and so is what a line costs (its column is wide enough for any price times any quantity, so that the CHECK and
-- not the type refuses it). A request or an order has at most 9,000 lines, hence a quote or a subtotal is at most 9·10^13
-- and a total with tax and shipping below 10^14: numeric(18,4), whose mirror of ten-thousandths fits bigint. Orders of a
-- customer are not counted: their sum is numeric(30,4), and its mirror stays at bigint's greatest from 9.2·10^14 on.

ALTER TABLE organizations
  ADD CONSTRAINT organizations_slug_check CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT organizations_name_check CHECK (name <> ''),
  ADD CONSTRAINT organizations_kind_check CHECK (kind IN ('platform', 'distributor', 'manufacturer', 'gifting', 'fleet')),
  ADD CONSTRAINT organizations_status_check CHECK (status IN ('active', 'suspended', 'archived'));

ALTER TABLE users
  ADD CONSTRAINT users_email_check CHECK (email = lower(email) AND email ~ '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$'),
  ADD CONSTRAINT users_name_check CHECK (name <> ''),
  ADD CONSTRAINT users_status_check CHECK (status IN ('active', 'inactive', 'suspended')),
  ADD CONSTRAINT users_oauth_provider_check CHECK (oauth_provider IN ('azure_ad', 'google', 'local')),
  ADD CONSTRAINT users_oauth_check CHECK (oauth_id IS NULL OR oauth_provider IS NOT NULL);

ALTER TABLE user_portals
  ADD CONSTRAINT user_portals_one_side_check CHECK (num_nonnulls(vendor_id, customer_id, client_id) = 1);

ALTER TABLE roles
  ADD CONSTRAINT roles_name_check CHECK (name <> '');

ALTER TABLE role_permissions
  ADD CONSTRAINT role_permissions_permission_check CHECK (permission ~ '^[a-z_]+[.][a-z_]+$');

ALTER TABLE departments
  ADD CONSTRAINT departments_parent_check CHECK (parent_id <> id),
  ADD CONSTRAINT departments_name_check CHECK (name <> '');

ALTER TABLE user_invitations
  ADD CONSTRAINT user_invitations_email_check CHECK (email = lower(email) AND email ~ '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$'),
  ADD CONSTRAINT user_invitations_status_check CHECK (status IN ('pending', 'accepted', 'expired', 'revoked')),
  ADD CONSTRAINT user_invitations_accepted_check CHECK ((status = 'accepted') = (accepted_at IS NOT NULL)),
  ADD CONSTRAINT user_invitations_portal_check CHECK (num_nonnulls(vendor_id, customer_id, client_id) <= 1),
  ADD CONSTRAINT user_invitations_dates_check CHECK (expires_at > created_at);

ALTER TABLE email_verification_otps
  ADD CONSTRAINT email_verification_otps_email_check CHECK (email = lower(email) AND email ~ '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$'),
  ADD CONSTRAINT email_verification_otps_purpose_check CHECK (purpose IN ('verify_email', 'sign_in', 'reset_password')),
  ADD CONSTRAINT email_verification_otps_attempts_check CHECK (attempts >= 0),
  ADD CONSTRAINT email_verification_otps_ip_address_check CHECK (ip_address::inet IS NOT NULL OR ip_address IS NULL),
  ADD CONSTRAINT email_verification_otps_dates_check CHECK (expires_at > created_at);

ALTER TABLE user_mfa_factors
  ADD CONSTRAINT user_mfa_factors_kind_check CHECK (kind IN ('totp', 'webauthn', 'recovery_code')),
  ADD CONSTRAINT user_mfa_factors_status_check CHECK (status IN ('pending', 'active', 'revoked')),
  ADD CONSTRAINT user_mfa_factors_confirmed_check CHECK (status <> 'active' OR confirmed_at IS NOT NULL);

-- An address is text, as everything the API compares as text; the cast refuses what is no address.
ALTER TABLE refresh_tokens
  ADD CONSTRAINT refresh_tokens_ip_address_check CHECK (ip_address::inet IS NOT NULL OR ip_address IS NULL),
  ADD CONSTRAINT refresh_tokens_dates_check CHECK (expires_at > created_at),
  ADD CONSTRAINT refresh_tokens_revoked_check CHECK (revoked_reason IS NULL OR revoked_at IS NOT NULL);

ALTER TABLE api_keys
  ADD CONSTRAINT api_keys_kind_check CHECK (kind IN ('partner', 'device')),
  ADD CONSTRAINT api_keys_device_check CHECK ((kind = 'device') = (device_id IS NOT NULL)),
  ADD CONSTRAINT api_keys_prefix_check CHECK (length(prefix) >= 8);

ALTER TABLE number_sequences
  ADD CONSTRAINT number_sequences_kind_check CHECK (kind IN ('rfq', 'quote', 'order', 'supplier_order', 'payment', 'shipment')),
  ADD CONSTRAINT number_sequences_year_check CHECK (year BETWEEN 2000 AND 9999),
  ADD CONSTRAINT number_sequences_last_check CHECK (last >= 0);

ALTER TABLE parts
  ADD CONSTRAINT parts_number_check CHECK (part_number <> ''),
  ADD CONSTRAINT parts_name_check CHECK (name <> ''),
  ADD CONSTRAINT parts_counts_check CHECK (popularity_score >= 0 AND quote_count >= 0 AND order_count >= 0);

ALTER TABLE part_variants
  ADD CONSTRAINT part_variants_prices_check CHECK ((cost_per_unit IS NULL OR cost_per_unit >= 0) AND (retail_price IS NULL OR retail_price >= 0)),
  ADD CONSTRAINT part_variants_currency_check CHECK (currency ~ '^[A-Z]{3}$');

ALTER TABLE part_cross_references
  ADD CONSTRAINT part_cross_references_kind_check CHECK (kind IN ('equivalent', 'supersedes', 'superseded_by', 'alternate')),
  ADD CONSTRAINT part_cross_references_other_part_check CHECK (referenced_part_id <> part_id);

ALTER TABLE product_categories
  ADD CONSTRAINT product_categories_slug_check CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT product_categories_parent_check CHECK (parent_id <> id);

ALTER TABLE catalogs
  ADD CONSTRAINT catalogs_type_check CHECK (type IN ('erp', 'manual', 'vendor', 'dropship')),
  ADD CONSTRAINT catalogs_status_check CHECK (status IN ('draft', 'active', 'inactive', 'syncing', 'error')),
  ADD CONSTRAINT catalogs_vendor_check CHECK (type <> 'vendor' OR vendor_id IS NOT NULL),
  ADD CONSTRAINT catalogs_total_products_check CHECK (total_products >= 0);

ALTER TABLE products
  ADD CONSTRAINT products_price_check CHECK (price >= 0),
  ADD CONSTRAINT products_status_check CHECK (status IN ('active', 'inactive', 'out_of_stock', 'discontinued')),
  ADD CONSTRAINT products_minimum_order_check CHECK (minimum_order >= 1),
  ADD CONSTRAINT products_lead_time_days_check CHECK (lead_time_days >= 0),
  ADD CONSTRAINT products_currency_check CHECK (currency ~ '^[A-Z]{3}$');

ALTER TABLE customers
  ADD CONSTRAINT customers_email_check CHECK (email = lower(email) AND email ~ '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$'),
  ADD CONSTRAINT customers_type_check CHECK (type IN ('company', 'individual')),
  ADD CONSTRAINT customers_tier_check CHECK (tier IN ('bronze', 'silver', 'gold', 'platinum')),
  ADD CONSTRAINT customers_status_check CHECK (status IN ('lead', 'active', 'inactive', 'blocked')),
  ADD CONSTRAINT customers_crm_check CHECK (num_nonnulls(crm_provider, crm_external_id) IN (0, 2)),
  ADD CONSTRAINT customers_currency_check CHECK (currency ~ '^[A-Z]{3}$');

ALTER TABLE sales_reps
  ADD CONSTRAINT sales_reps_manager_check CHECK (manager_id <> id),
  ADD CONSTRAINT sales_reps_quota_amount_check CHECK (quota_amount >= 0),
  ADD CONSTRAINT sales_reps_quota_period_check CHECK (quota_period IN ('month', 'quarter', 'year')),
  ADD CONSTRAINT sales_reps_commission_rate_check CHECK (commission_rate BETWEEN 0 AND 100),
  ADD CONSTRAINT sales_reps_status_check CHECK (status IN ('active', 'inactive')),
  ADD CONSTRAINT sales_reps_currency_check CHECK (currency ~ '^[A-Z]{3}$');

ALTER TABLE vendors
  ADD CONSTRAINT vendors_contact_email_check CHECK (contact_email = lower(contact_email) AND contact_email ~ '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$'),
  ADD CONSTRAINT vendors_country_check CHECK (country ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT vendors_verification_status_check CHECK (verification_status IN ('pending', 'verified', 'rejected', 'suspended')),
  ADD CONSTRAINT vendors_tier_check CHECK (tier IN ('bronze', 'silver', 'gold', 'platinum')),
  ADD CONSTRAINT vendors_rating_check CHECK (rating BETWEEN 0 AND 5),
  ADD CONSTRAINT vendors_on_time_delivery_rate_check CHECK (on_time_delivery_rate BETWEEN 0 AND 100),
  ADD CONSTRAINT vendors_response_rate_check CHECK (response_rate BETWEEN 0 AND 100),
  ADD CONSTRAINT vendors_win_rate_check CHECK (win_rate BETWEEN 0 AND 100),
  ADD CONSTRAINT vendors_production_capacity_monthly_check CHECK (production_capacity_monthly >= 0),
  ADD CONSTRAINT vendors_lead_time_days_check CHECK (lead_time_days >= 0),
  ADD CONSTRAINT vendors_total_orders_check CHECK (total_orders >= 0),
  ADD CONSTRAINT vendors_minimum_order_quantity_check CHECK (minimum_order_quantity >= 1),
  ADD CONSTRAINT vendors_capabilities_check CHECK (jsonb_typeof(capabilities) = 'array'),
  ADD CONSTRAINT vendors_materials_check CHECK (jsonb_typeof(materials) = 'array'),
  ADD CONSTRAINT vendors_processes_check CHECK (jsonb_typeof(processes) = 'array');

ALTER TABLE vendor_parts
  ADD CONSTRAINT vendor_parts_supplier_cost_check CHECK (supplier_cost >= 0),
  ADD CONSTRAINT vendor_parts_lead_time_days_check CHECK (lead_time_days >= 0),
  ADD CONSTRAINT vendor_parts_minimum_order_quantity_check CHECK (minimum_order_quantity >= 1),
  ADD CONSTRAINT vendor_parts_currency_check CHECK (currency ~ '^[A-Z]{3}$');

ALTER TABLE rfqs
  ADD CONSTRAINT rfqs_status_check CHECK (status IN ('draft', 'sent', 'quoting', 'awarded', 'closed', 'cancelled', 'expired')),
  ADD CONSTRAINT rfqs_title_check CHECK (title <> ''),
  ADD CONSTRAINT rfqs_target_price_check CHECK (target_price >= 0),
  ADD CONSTRAINT rfqs_sent_check CHECK (status NOT IN ('sent', 'quoting', 'awarded', 'closed', 'expired') OR sent_at IS NOT NULL),
  ADD CONSTRAINT rfqs_awarded_check CHECK (status NOT IN ('awarded', 'closed') OR awarded_at IS NOT NULL AND (split_award OR num_nonnulls(awarded_vendor_id, awarded_quote_id) = 2)),
  ADD CONSTRAINT rfqs_closed_check CHECK ((status = 'closed') = (closed_at IS NOT NULL)),
  ADD CONSTRAINT rfqs_cancelled_check CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL)),
  ADD CONSTRAINT rfqs_dates_check CHECK (awarded_at >= sent_at),
  ADD CONSTRAINT rfqs_currency_check CHECK (currency ~ '^[A-Z]{3}$');

ALTER TABLE rfq_items
  ADD CONSTRAINT rfq_items_line_number_check CHECK (line_number BETWEEN 1 AND 9000),
  ADD CONSTRAINT rfq_items_quantity_check CHECK (quantity > 0),
  ADD CONSTRAINT rfq_items_target_unit_price_check CHECK (target_unit_price >= 0),
  ADD CONSTRAINT rfq_items_subject_check CHECK (num_nonnulls(part_id, description) >= 1),
  ADD CONSTRAINT rfq_items_variant_check CHECK (variant_id IS NULL OR part_id IS NOT NULL);

ALTER TABLE rfq_vendors
  ADD CONSTRAINT rfq_vendors_status_check CHECK (status IN ('invited', 'viewed', 'quoted', 'declined')),
  ADD CONSTRAINT rfq_vendors_sent_check CHECK (status = 'invited' OR invited_at IS NOT NULL),
  ADD CONSTRAINT rfq_vendors_viewed_check CHECK (status <> 'viewed' OR viewed_at IS NOT NULL),
  ADD CONSTRAINT rfq_vendors_responded_check CHECK (status NOT IN ('quoted', 'declined') OR responded_at IS NOT NULL);

ALTER TABLE vendor_quotes
  ADD CONSTRAINT vendor_quotes_status_check CHECK (status IN ('draft', 'submitted', 'superseded', 'awarded', 'rejected', 'withdrawn', 'expired')),
  ADD CONSTRAINT vendor_quotes_vendor_check CHECK (status = 'draft' OR vendor_id IS NOT NULL),
  ADD CONSTRAINT vendor_quotes_submitted_check CHECK (status = 'draft' OR submitted_at IS NOT NULL),
  ADD CONSTRAINT vendor_quotes_awarded_check CHECK (status <> 'awarded' OR awarded_at IS NOT NULL),
  ADD CONSTRAINT vendor_quotes_revision_check CHECK (revision >= 1),
  ADD CONSTRAINT vendor_quotes_total_amount_check CHECK (total_amount >= 0),
  ADD CONSTRAINT vendor_quotes_lead_time_days_check CHECK (lead_time_days >= 0),
  ADD CONSTRAINT vendor_quotes_currency_check CHECK (currency ~ '^[A-Z]{3}$');

ALTER TABLE vendor_quote_items
  ADD CONSTRAINT vendor_quote_items_unit_price_check CHECK (unit_price >= 0),
  ADD CONSTRAINT vendor_quote_items_total_price_check CHECK (total_price < 10000000000),
  ADD CONSTRAINT vendor_quote_items_quantity_check CHECK (quantity > 0),
  ADD CONSTRAINT vendor_quote_items_lead_time_days_check CHECK (lead_time_days >= 0),
  ADD CONSTRAINT vendor_quote_items_minimum_quantity_check CHECK (minimum_quantity >= 1);

ALTER TABLE ai_quotes
  ADD CONSTRAINT ai_quotes_customer_email_check CHECK (customer_email = lower(customer_email) AND customer_email ~ '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$'),
  ADD CONSTRAINT ai_quotes_country_check CHECK (country ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT ai_quotes_quantity_check CHECK (quantity > 0),
  ADD CONSTRAINT ai_quotes_complexity_level_check CHECK (complexity_level IN ('simple', 'medium', 'complex')),
  ADD CONSTRAINT ai_quotes_total_price_check CHECK (total_price >= 0),
  ADD CONSTRAINT ai_quotes_estimated_delivery_days_check CHECK (estimated_delivery_days >= 0),
  ADD CONSTRAINT ai_quotes_status_check CHECK (status IN ('draft', 'sent', 'accepted', 'rejected')),
  ADD CONSTRAINT ai_quotes_lead_status_check CHECK (lead_status IN ('new', 'contacted', 'hot', 'warm', 'cold', 'lost', 'converted')),
  ADD CONSTRAINT ai_quotes_converted_check CHECK ((lead_status = 'converted') = (converted_to_order_id IS NOT NULL)),
  ADD CONSTRAINT ai_quotes_production_route_check CHECK (production_route IN ('bangladesh_only', 'hybrid', 'specialty_only')),
  ADD CONSTRAINT ai_quotes_bangladesh_cost_check CHECK (bangladesh_cost >= 0),
  ADD CONSTRAINT ai_quotes_specialty_cost_check CHECK (specialty_cost >= 0),
  ADD CONSTRAINT ai_quotes_admin_markup_check CHECK (admin_markup >= 0),
  ADD CONSTRAINT ai_quotes_currency_check CHECK (currency ~ '^[A-Z]{3}$');

ALTER TABLE orders
  ADD CONSTRAINT orders_order_type_check CHECK (order_type IN ('sale', 'purchase', 'internal_transfer', 'return')),
  ADD CONSTRAINT orders_source_check CHECK (source IN ('rfq', 'marketplace', 'ai_quote', 'message', 'gifting', 'device', 'manual')),
  ADD CONSTRAINT orders_status_check CHECK (status IN ('pending', 'confirmed', 'in_production', 'shipped', 'delivered', 'completed', 'draft', 'pending_approval', 'approved', 'ordered', 'received', 'cancelled')),
  ADD CONSTRAINT orders_status_of_type_check CHECK (CASE order_type
    WHEN 'sale' THEN status IN ('pending', 'confirmed', 'in_production', 'shipped', 'delivered', 'completed', 'cancelled')
    WHEN 'return' THEN status IN ('draft', 'pending_approval', 'approved', 'received', 'completed', 'cancelled')
    ELSE status IN ('draft', 'pending_approval', 'approved', 'ordered', 'received', 'completed', 'cancelled')
  END),
  ADD CONSTRAINT orders_workflow_status_check CHECK (workflow_status IN ('awaiting_vendor', 'vendor_assigned', 'in_production', 'quality_check', 'ready_to_ship', 'shipped', 'closed')),
  ADD CONSTRAINT orders_payment_status_check CHECK (payment_status IN ('unpaid', 'partially_paid', 'paid', 'partially_refunded', 'refunded')),
  ADD CONSTRAINT orders_customer_email_check CHECK (customer_email = lower(customer_email) AND customer_email ~ '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$'),
  ADD CONSTRAINT orders_quantity_check CHECK (quantity > 0),
  ADD CONSTRAINT orders_subtotal_check CHECK (subtotal <= 90000000000000),
  ADD CONSTRAINT orders_amounts_check CHECK (subtotal >= 0 AND tax_amount >= 0 AND shipping_amount >= 0 AND total_amount >= 0),
  ADD CONSTRAINT orders_dates_check CHECK (target_date <= expected_delivery_date),
  ADD CONSTRAINT orders_created_by_check CHECK (order_type = 'sale' OR created_by IS NOT NULL),
  ADD CONSTRAINT orders_approved_check CHECK (approved_by IS NULL OR approved_at IS NOT NULL),
  ADD CONSTRAINT orders_cancelled_check CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL)),
  ADD CONSTRAINT orders_completed_check CHECK ((status = 'completed') = (completed_at IS NOT NULL)),
  ADD CONSTRAINT orders_locations_check CHECK (from_location_id <> to_location_id),
  ADD CONSTRAINT orders_site_check CHECK (site_id IS NULL OR client_id IS NOT NULL),
  ADD CONSTRAINT orders_employee_check CHECK (employee_id IS NULL OR site_id IS NOT NULL),
  ADD CONSTRAINT orders_currency_check CHECK (currency ~ '^[A-Z]{3}$');

ALTER TABLE order_items
  ADD CONSTRAINT order_items_order_type_check CHECK (order_type IN ('sale', 'purchase', 'internal_transfer', 'return')),
  ADD CONSTRAINT order_items_line_number_check CHECK (line_number BETWEEN 1 AND 9000),
  ADD CONSTRAINT order_items_quantities_check CHECK (quantity_ordered > 0 AND quantity_received >= 0),
  ADD CONSTRAINT order_items_unit_price_check CHECK (unit_price >= 0),
  ADD CONSTRAINT order_items_total_price_check CHECK (total_price < 10000000000),
  ADD CONSTRAINT order_items_subject_check CHECK (num_nonnulls(part_id, product_id, marketplace_product_id) = 1 OR num_nonnulls(part_id, product_id, marketplace_product_id) = 0 AND description IS NOT NULL),
  ADD CONSTRAINT order_items_purchase_check CHECK (order_type = 'sale' OR num_nonnulls(part_id, vendor_id) = 2),
  ADD CONSTRAINT order_items_variant_check CHECK (variant_id IS NULL OR part_id IS NOT NULL);

ALTER TABLE order_approvals
  ADD CONSTRAINT order_approvals_round_check CHECK (round >= 1),
  ADD CONSTRAINT order_approvals_level_check CHECK (approval_level BETWEEN 1 AND 3),
  ADD CONSTRAINT order_approvals_status_check CHECK (status IN ('pending', 'approved', 'rejected')),
  ADD CONSTRAINT order_approvals_decided_check CHECK ((status = 'pending') = (decision_at IS NULL));

ALTER TABLE order_history
  ADD CONSTRAINT order_history_event_type_check CHECK (event_type <> ''),
  ADD CONSTRAINT order_history_from_status_check CHECK (from_status IN ('pending', 'confirmed', 'in_production', 'shipped', 'delivered', 'completed', 'draft', 'pending_approval', 'approved', 'ordered', 'received', 'cancelled')),
  ADD CONSTRAINT order_history_to_status_check CHECK (to_status IN ('pending', 'confirmed', 'in_production', 'shipped', 'delivered', 'completed', 'draft', 'pending_approval', 'approved', 'ordered', 'received', 'cancelled'));

ALTER TABLE payments
  ADD CONSTRAINT payments_status_check CHECK (status IN ('pending', 'succeeded', 'failed', 'refunded')),
  ADD CONSTRAINT payments_method_check CHECK (method IN ('bank_transfer', 'card', 'letter_of_credit', 'cash', 'check', 'other')),
  ADD CONSTRAINT payments_amounts_check CHECK (amount > 0 AND refunded_amount BETWEEN 0 AND amount),
  ADD CONSTRAINT payments_refunded_check CHECK ((refunded_amount = 0 OR refunded_at IS NOT NULL) AND (status <> 'refunded' OR refunded_amount = amount)),
  ADD CONSTRAINT payments_paid_check CHECK (status NOT IN ('succeeded', 'refunded') OR paid_at IS NOT NULL),
  ADD CONSTRAINT payments_currency_check CHECK (currency ~ '^[A-Z]{3}$');

ALTER TABLE shipments
  ADD CONSTRAINT shipments_status_check CHECK (status IN ('pending', 'in_transit', 'delivered', 'returned', 'lost')),
  ADD CONSTRAINT shipments_shipped_check CHECK (status NOT IN ('in_transit', 'delivered', 'returned') OR shipped_at IS NOT NULL),
  ADD CONSTRAINT shipments_delivered_check CHECK (status <> 'delivered' OR delivered_at IS NOT NULL),
  ADD CONSTRAINT shipments_dates_check CHECK (delivered_at >= shipped_at),
  ADD CONSTRAINT shipments_weight_kg_check CHECK (weight_kg > 0),
  ADD CONSTRAINT shipments_packages_check CHECK (packages >= 1);

ALTER TABLE order_documents
  ADD CONSTRAINT order_documents_kind_check CHECK (kind IN ('purchase_order', 'invoice', 'packing_list', 'tech_pack', 'certificate', 'contract', 'other')),
  ADD CONSTRAINT order_documents_size_bytes_check CHECK (size_bytes >= 0),
  ADD CONSTRAINT order_documents_checksum_check CHECK (checksum ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT order_documents_url_check CHECK (url ~ '^(https?://|/)');

ALTER TABLE supplier_orders
  ADD CONSTRAINT supplier_orders_quantity_check CHECK (quantity > 0),
  ADD CONSTRAINT supplier_orders_buyer_price_check CHECK (buyer_price >= 0),
  ADD CONSTRAINT supplier_orders_supplier_price_check CHECK (supplier_price >= 0),
  ADD CONSTRAINT supplier_orders_counter_offer_price_check CHECK (counter_offer_price >= 0),
  ADD CONSTRAINT supplier_orders_status_check CHECK (status IN ('pending', 'accepted', 'rejected', 'cancelled', 'in_production', 'completed')),
  ADD CONSTRAINT supplier_orders_acceptance_status_check CHECK (acceptance_status IN ('pending', 'accepted', 'rejected', 'counter_offered')),
  ADD CONSTRAINT supplier_orders_accepted_check CHECK (acceptance_status <> 'accepted' OR accepted_at IS NOT NULL),
  ADD CONSTRAINT supplier_orders_rejected_check CHECK (acceptance_status <> 'rejected' OR num_nonnulls(rejected_at, rejection_reason) = 2),
  ADD CONSTRAINT supplier_orders_counter_offered_check CHECK (acceptance_status <> 'counter_offered' OR counter_offer_price IS NOT NULL),
  ADD CONSTRAINT supplier_orders_agreed_check CHECK ((status NOT IN ('accepted', 'in_production', 'completed') OR acceptance_status = 'accepted') AND (status <> 'rejected' OR acceptance_status = 'rejected')),
  ADD CONSTRAINT supplier_orders_completed_check CHECK ((status = 'completed') = (completed_at IS NOT NULL)),
  ADD CONSTRAINT supplier_orders_cancelled_check CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL)),
  ADD CONSTRAINT supplier_orders_currency_check CHECK (currency ~ '^[A-Z]{3}$');

ALTER TABLE production_stage_templates
  ADD CONSTRAINT production_stage_templates_stage_number_check CHECK (stage_number BETWEEN 1 AND 8),
  ADD CONSTRAINT production_stage_templates_offset_days_check CHECK (offset_days >= 0);

ALTER TABLE production_stages
  ADD CONSTRAINT production_stages_stage_number_check CHECK (stage_number BETWEEN 1 AND 8),
  ADD CONSTRAINT production_stages_completion_percentage_check CHECK (completion_percentage BETWEEN 0 AND 100),
  ADD CONSTRAINT production_stages_status_check CHECK (status IN ('pending', 'in_progress', 'completed', 'delayed')),
  ADD CONSTRAINT production_stages_completed_check CHECK ((completion_percentage = 100) = (status = 'completed') AND (status = 'completed') = (completed_at IS NOT NULL)),
  ADD CONSTRAINT production_stages_dates_check CHECK (completed_at >= started_at);

ALTER TABLE production_stage_updates
  ADD CONSTRAINT production_stage_updates_percentages_check CHECK (completion_percentage BETWEEN 0 AND 100 AND (previous_percentage IS NULL OR previous_percentage BETWEEN 0 AND 100)),
  ADD CONSTRAINT production_stage_updates_status_check CHECK (status IN ('pending', 'in_progress', 'completed', 'delayed'));

ALTER TABLE quality_inspections
  ADD CONSTRAINT quality_inspections_result_check CHECK (result IN ('passed', 'failed', 'conditional')),
  ADD CONSTRAINT quality_inspections_sample_check CHECK (defects_found >= 0 AND (sample_size IS NULL OR sample_size > 0 AND defects_found <= sample_size)),
  ADD CONSTRAINT quality_inspections_defects_check CHECK (jsonb_typeof(defects) = 'array');

ALTER TABLE factory_capacity
  ADD CONSTRAINT factory_capacity_capacities_check CHECK (total_capacity >= 0 AND utilized_capacity >= 0);

ALTER TABLE capacity_utilization_logs
  ADD CONSTRAINT capacity_utilization_logs_capacities_check CHECK (total_capacity >= 0 AND utilized_capacity >= 0);
