-- Tables, as Prisma derives them from prisma/schema, with what Prisma cannot say added by hand: the expressions of
-- generated columns, and COLLATE "C" on every text column that stands in an index. Lists are sorted and searched by
-- prefix in that collation, and an index serves only the collation it was built with.

-- identity

CREATE TABLE "organizations" (
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "name" TEXT NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'distributor',
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'active',
    "settings" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "organizations_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "users" (
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "organization_id" UUID NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "email" TEXT COLLATE "C" NOT NULL,
    "username" TEXT COLLATE "C",
    "oauth_provider" TEXT,
    "oauth_id" TEXT COLLATE "C",
    "password_hash" TEXT,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'active',
    "is_active" BOOLEAN GENERATED ALWAYS AS (status = 'active') STORED,
    "last_login_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "user_portals" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "user_id" UUID NOT NULL,
    "vendor_id" UUID,
    "customer_id" UUID,
    "client_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "user_portals_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "profiles" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "user_id" UUID NOT NULL,
    "full_name" TEXT,
    "company_name" TEXT,
    "phone" TEXT,
    "avatar_url" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "profiles_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "roles" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "name" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "is_system" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "roles_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "role_permissions" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "role_id" UUID NOT NULL,
    "permission" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "role_permissions_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "user_roles" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "user_id" UUID NOT NULL,
    "role_id" UUID NOT NULL,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "assigned_by" UUID DEFAULT app.user_id(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_roles_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "departments" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "name" TEXT COLLATE "C" NOT NULL,
    "parent_id" UUID,
    "description" TEXT,
    "manager_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "departments_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "user_departments" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "user_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_departments_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "user_invitations" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "email" TEXT COLLATE "C" NOT NULL,
    "name" TEXT,
    "role_id" UUID NOT NULL,
    "department_id" UUID,
    "vendor_id" UUID,
    "customer_id" UUID,
    "client_id" UUID,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'pending',
    "token_hash" TEXT COLLATE "C" NOT NULL,
    "invited_by" UUID DEFAULT app.user_id(),
    "accepted_by" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "user_invitations_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "email_verification_otps" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "user_id" UUID,
    "email" TEXT COLLATE "C" NOT NULL,
    "purpose" TEXT COLLATE "C" NOT NULL DEFAULT 'verify_email',
    "code_hash" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "ip_address" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "email_verification_otps_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "user_mfa_factors" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "label" TEXT,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "secret" TEXT NOT NULL,
    "secret_key_id" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "user_mfa_factors_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "refresh_tokens" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "user_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "token_hash" TEXT COLLATE "C" NOT NULL,
    "user_agent" TEXT,
    "ip_address" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refresh_tokens_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "api_keys" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "device_id" TEXT COLLATE "C",
    "prefix" TEXT COLLATE "C" NOT NULL,
    "key_hash" TEXT NOT NULL,
    "permissions" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "created_by" UUID DEFAULT app.user_id(),
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "number_sequences" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "kind" TEXT COLLATE "C" NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "number_sequences_pkey" PRIMARY KEY ("organization_id","id")
);

-- catalog

CREATE TABLE "parts" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "part_number" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "category" TEXT COLLATE "C",
    "manufacturer" TEXT COLLATE "C",
    "unit_of_measure" TEXT NOT NULL DEFAULT 'unit',
    "specifications" JSONB NOT NULL DEFAULT '{}',
    "ml_features" JSONB,
    "popularity_score" INTEGER NOT NULL DEFAULT 0,
    "quote_count" INTEGER NOT NULL DEFAULT 0,
    "order_count" INTEGER NOT NULL DEFAULT 0,
    "last_quoted_at" TIMESTAMPTZ(3),
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "external_reference" TEXT COLLATE "C",
    "search_vector" tsvector,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "parts_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "part_variants" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "part_id" UUID NOT NULL,
    "variant_code" TEXT COLLATE "C" NOT NULL,
    "variant_name" TEXT,
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "cost_per_unit" DECIMAL(14,4),
    "retail_price" DECIMAL(14,4),
    "is_available" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "part_variants_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "part_cross_references" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "part_id" UUID NOT NULL,
    "referenced_part_id" UUID,
    "number" TEXT COLLATE "C" NOT NULL,
    "manufacturer" TEXT COLLATE "C",
    "kind" TEXT COLLATE "C" NOT NULL DEFAULT 'equivalent',
    "notes" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "part_cross_references_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "product_categories" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "name" TEXT COLLATE "C" NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "parent_id" UUID,
    "description" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "product_categories_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "catalogs" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "name" TEXT COLLATE "C" NOT NULL,
    "type" TEXT COLLATE "C" NOT NULL DEFAULT 'manual',
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'draft',
    "vendor_id" UUID,
    "source" JSONB NOT NULL DEFAULT '{}',
    "settings" JSONB NOT NULL DEFAULT '{}',
    "total_products" INTEGER NOT NULL DEFAULT 0,
    "last_synced_at" TIMESTAMPTZ(3),
    "created_by" UUID DEFAULT app.user_id(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "catalogs_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "products" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "catalog_id" UUID NOT NULL,
    "vendor_id" UUID,
    "category_id" UUID,
    "sku" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "brand" TEXT COLLATE "C",
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "price" DECIMAL(14,4) NOT NULL,
    "price_e4" BIGINT GENERATED ALWAYS AS ((price * 10000)::bigint) STORED,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'active',
    "is_active" BOOLEAN GENERATED ALWAYS AS (status = 'active') STORED,
    "featured" BOOLEAN NOT NULL DEFAULT false,
    "minimum_order" INTEGER NOT NULL DEFAULT 1,
    "available_colors" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "available_sizes" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "lead_time_days" INTEGER,
    "image_urls" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "external_reference" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "products_pkey" PRIMARY KEY ("organization_id","id")
);

-- crm

CREATE TABLE "customers" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "name" TEXT COLLATE "C" NOT NULL,
    "company_name" TEXT COLLATE "C",
    "email" TEXT COLLATE "C",
    "phone" TEXT,
    "type" TEXT NOT NULL DEFAULT 'company',
    "tier" TEXT COLLATE "C" NOT NULL DEFAULT 'bronze',
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'lead',
    "crm_provider" TEXT COLLATE "C",
    "crm_external_id" TEXT COLLATE "C",
    "sales_rep_id" UUID,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "lifetime_value" DECIMAL(30,4) NOT NULL DEFAULT 0,
    "lifetime_value_e4" BIGINT GENERATED ALWAYS AS (least(lifetime_value * 10000, 9223372036854775807)::bigint) STORED,
    "address" JSONB NOT NULL DEFAULT '{}',
    "preferences" JSONB NOT NULL DEFAULT '{}',
    "last_order_at" TIMESTAMPTZ(3),
    "external_reference" TEXT COLLATE "C",
    "search_vector" tsvector,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "customers_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "sales_reps" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "user_id" UUID NOT NULL,
    "manager_id" UUID,
    "team" TEXT COLLATE "C",
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "quota_amount" DECIMAL(14,4),
    "quota_period" TEXT NOT NULL DEFAULT 'quarter',
    "commission_rate" DECIMAL(5,2) NOT NULL DEFAULT 0,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "sales_reps_pkey" PRIMARY KEY ("organization_id","id")
);

-- sourcing

CREATE TABLE "vendors" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "user_id" UUID,
    "company_name" TEXT COLLATE "C" NOT NULL,
    "business_type" TEXT,
    "contact_name" TEXT,
    "contact_email" TEXT,
    "contact_phone" TEXT,
    "website" TEXT,
    "country" TEXT COLLATE "C",
    "city" TEXT,
    "address" TEXT,
    "production_capacity_monthly" INTEGER,
    "minimum_order_quantity" INTEGER,
    "lead_time_days" INTEGER,
    "specializations" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "capabilities" JSONB NOT NULL DEFAULT '[]',
    "materials" JSONB NOT NULL DEFAULT '[]',
    "processes" JSONB NOT NULL DEFAULT '[]',
    "verification_status" TEXT COLLATE "C" NOT NULL DEFAULT 'pending',
    "tier" TEXT COLLATE "C" NOT NULL DEFAULT 'bronze',
    "rating" DECIMAL(3,2),
    "rating_e4" BIGINT GENERATED ALWAYS AS ((rating * 10000)::bigint) STORED,
    "total_orders" INTEGER NOT NULL DEFAULT 0,
    "on_time_delivery_rate" DECIMAL(5,2),
    "response_rate" DECIMAL(5,2),
    "win_rate" DECIMAL(5,2),
    "can_list_products" BOOLEAN NOT NULL DEFAULT false,
    "is_preferred" BOOLEAN NOT NULL DEFAULT false,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "ml_features" JSONB,
    "external_reference" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "vendors_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "vendor_parts" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "part_id" UUID NOT NULL,
    "variant_id" UUID,
    "vendor_id" UUID NOT NULL,
    "sku" TEXT COLLATE "C",
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "supplier_cost" DECIMAL(14,4),
    "supplier_cost_e4" BIGINT GENERATED ALWAYS AS ((supplier_cost * 10000)::bigint) STORED,
    "lead_time_days" INTEGER,
    "minimum_order_quantity" INTEGER NOT NULL DEFAULT 1,
    "is_preferred" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "vendor_parts_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "rfqs" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "rfq_number" TEXT COLLATE "C" NOT NULL DEFAULT app.next_number('rfq'::text),
    "title" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'draft',
    "customer_id" UUID,
    "sales_rep_id" UUID,
    "created_by" UUID DEFAULT app.user_id(),
    "due_date" DATE,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "target_price" DECIMAL(14,4),
    "target_price_e4" BIGINT GENERATED ALWAYS AS ((target_price * 10000)::bigint) STORED,
    "split_award" BOOLEAN NOT NULL DEFAULT false,
    "sent_at" TIMESTAMPTZ(3),
    "awarded_at" TIMESTAMPTZ(3),
    "awarded_vendor_id" UUID,
    "awarded_quote_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "ml_features" JSONB,
    "external_reference" TEXT COLLATE "C",
    "search_vector" tsvector,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "rfqs_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "rfq_items" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "rfq_id" UUID NOT NULL,
    "line_number" INTEGER NOT NULL,
    "part_id" UUID,
    "variant_id" UUID,
    "description" TEXT,
    "quantity" INTEGER NOT NULL,
    "unit" TEXT NOT NULL DEFAULT 'unit',
    "target_unit_price" DECIMAL(14,4),
    "specifications" JSONB NOT NULL DEFAULT '{}',
    "customer_id" UUID,
    "sales_rep_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "rfq_items_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "rfq_vendors" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "rfq_id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'invited',
    "invited_by" UUID DEFAULT app.user_id(),
    "invited_at" TIMESTAMPTZ(3),
    "viewed_at" TIMESTAMPTZ(3),
    "responded_at" TIMESTAMPTZ(3),
    "decline_reason" TEXT,
    "customer_id" UUID,
    "sales_rep_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "rfq_vendors_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "vendor_quotes" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "rfq_id" UUID NOT NULL,
    "vendor_id" UUID,
    "quote_number" TEXT COLLATE "C" NOT NULL DEFAULT app.next_number('quote'::text),
    "revision" INTEGER NOT NULL DEFAULT 1,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'draft',
    "split_award" BOOLEAN NOT NULL DEFAULT false,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "total_amount" DECIMAL(18,4) NOT NULL DEFAULT 0,
    "total_amount_e4" BIGINT GENERATED ALWAYS AS ((total_amount * 10000)::bigint) STORED,
    "lead_time_days" INTEGER,
    "valid_until" DATE,
    "notes" TEXT,
    "terms" TEXT,
    "attachments" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "created_by" UUID DEFAULT app.user_id(),
    "submitted_at" TIMESTAMPTZ(3),
    "awarded_at" TIMESTAMPTZ(3),
    "assigned_by" UUID,
    "assigned_at" TIMESTAMPTZ(3),
    "customer_id" UUID,
    "sales_rep_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "vendor_quotes_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "vendor_quote_items" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "rfq_id" UUID NOT NULL,
    "quote_id" UUID NOT NULL,
    "rfq_item_id" UUID NOT NULL,
    "unit_price" DECIMAL(14,4) NOT NULL,
    "quantity" INTEGER NOT NULL,
    "total_price" DECIMAL(24,4) GENERATED ALWAYS AS (quantity * unit_price) STORED,
    "lead_time_days" INTEGER,
    "minimum_quantity" INTEGER,
    "notes" TEXT,
    "is_awarded" BOOLEAN NOT NULL DEFAULT false,
    "vendor_id" UUID,
    "customer_id" UUID,
    "sales_rep_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "vendor_quote_items_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "ai_quotes" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "customer_email" TEXT COLLATE "C",
    "customer_name" TEXT,
    "phone_number" TEXT,
    "country" TEXT,
    "product_type" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "complexity_level" TEXT,
    "fabric_type" TEXT,
    "additional_requirements" TEXT,
    "quote_data" JSONB NOT NULL,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "total_price" DECIMAL(14,4) NOT NULL,
    "total_price_e4" BIGINT GENERATED ALWAYS AS ((total_price * 10000)::bigint) STORED,
    "estimated_delivery_days" INTEGER NOT NULL,
    "ai_suggestions" TEXT,
    "alternative_options" JSONB,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'draft',
    "lead_status" TEXT COLLATE "C" NOT NULL DEFAULT 'new',
    "lead_notes" TEXT,
    "converted_to_order_id" UUID,
    "session_id" TEXT COLLATE "C",
    "specialty_sourcing_required" BOOLEAN NOT NULL DEFAULT false,
    "production_route" TEXT,
    "specialty_notes" TEXT,
    "bangladesh_cost" DECIMAL(14,4),
    "specialty_cost" DECIMAL(14,4),
    "admin_markup" DECIMAL(14,4),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "ai_quotes_pkey" PRIMARY KEY ("organization_id","id")
);

-- orders

CREATE TABLE "orders" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "order_number" TEXT COLLATE "C" NOT NULL DEFAULT app.next_number('order'::text),
    "tracking_token" TEXT COLLATE "C" NOT NULL DEFAULT app.random_token(),
    "order_type" TEXT COLLATE "C" NOT NULL DEFAULT 'sale',
    "source" TEXT COLLATE "C" NOT NULL DEFAULT 'manual',
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'pending',
    "workflow_status" TEXT COLLATE "C",
    "payment_status" TEXT COLLATE "C" NOT NULL DEFAULT 'unpaid',
    "customer_id" UUID,
    "buyer_id" UUID,
    "sales_rep_id" UUID,
    "vendor_id" UUID,
    "rfq_id" UUID,
    "quote_id" UUID,
    "split_award" BOOLEAN NOT NULL DEFAULT false,
    "device_request_id" UUID,
    "client_id" UUID,
    "site_id" UUID,
    "employee_id" UUID,
    "product_id" UUID,
    "from_location_id" UUID,
    "to_location_id" UUID,
    "product_type" TEXT,
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "current_stage" TEXT,
    "stage_progress" JSONB NOT NULL DEFAULT '{}',
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "subtotal" DECIMAL(18,4) NOT NULL DEFAULT 0,
    "tax_amount" DECIMAL(14,4) NOT NULL DEFAULT 0,
    "shipping_amount" DECIMAL(14,4) NOT NULL DEFAULT 0,
    "total_amount" DECIMAL(18,4) NOT NULL DEFAULT 0,
    "total_amount_e4" BIGINT GENERATED ALWAYS AS ((total_amount * 10000)::bigint) STORED,
    "shipping_address" JSONB,
    "billing_address" JSONB,
    "customer_name" TEXT,
    "customer_email" TEXT COLLATE "C",
    "target_date" DATE,
    "expected_delivery_date" DATE,
    "actual_delivery_date" DATE,
    "notes" TEXT,
    "created_by" UUID DEFAULT app.user_id(),
    "approved_by" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "cancellation_reason" TEXT,
    "completed_at" TIMESTAMPTZ(3),
    "external_reference" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "orders_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "order_items" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "order_type" TEXT NOT NULL,
    "order_id" UUID NOT NULL,
    "line_number" INTEGER NOT NULL,
    "part_id" UUID,
    "variant_id" UUID,
    "product_id" UUID,
    "marketplace_product_id" UUID,
    "vendor_id" UUID,
    "description" TEXT,
    "quantity_ordered" INTEGER NOT NULL,
    "quantity_received" INTEGER NOT NULL DEFAULT 0,
    "unit_price" DECIMAL(14,4) NOT NULL DEFAULT 0,
    "total_price" DECIMAL(24,4) GENERATED ALWAYS AS (quantity_ordered * unit_price) STORED,
    "expected_delivery_date" DATE,
    "customer_id" UUID,
    "order_vendor_id" UUID,
    "sales_rep_id" UUID,
    "client_id" UUID,
    "site_id" UUID,
    "employee_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "order_items_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "order_approvals" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "order_id" UUID NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "approval_level" INTEGER NOT NULL,
    "approver_id" UUID NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'pending',
    "notes" TEXT,
    "decision_at" TIMESTAMPTZ(3),
    "sales_rep_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "order_approvals_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "order_history" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "order_id" UUID NOT NULL,
    "event_type" TEXT COLLATE "C" NOT NULL,
    "event_description" TEXT,
    "from_status" TEXT,
    "to_status" TEXT,
    "user_id" UUID DEFAULT app.user_id(),
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "is_internal" BOOLEAN NOT NULL DEFAULT false,
    "customer_id" UUID,
    "vendor_id" UUID,
    "sales_rep_id" UUID,
    "client_id" UUID,
    "site_id" UUID,
    "employee_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "order_history_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "payments" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "order_id" UUID NOT NULL,
    "payment_number" TEXT COLLATE "C" NOT NULL DEFAULT app.next_number('payment'::text),
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'pending',
    "method" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "amount" DECIMAL(14,4) NOT NULL,
    "amount_e4" BIGINT GENERATED ALWAYS AS ((amount * 10000)::bigint) STORED,
    "refunded_amount" DECIMAL(14,4) NOT NULL DEFAULT 0,
    "provider" TEXT COLLATE "C",
    "provider_reference" TEXT COLLATE "C",
    "failure_reason" TEXT,
    "paid_at" TIMESTAMPTZ(3),
    "refunded_at" TIMESTAMPTZ(3),
    "created_by" UUID DEFAULT app.user_id(),
    "customer_id" UUID,
    "sales_rep_id" UUID,
    "client_id" UUID,
    "site_id" UUID,
    "employee_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "shipments" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "order_id" UUID NOT NULL,
    "supplier_order_id" UUID,
    "shipment_number" TEXT COLLATE "C" NOT NULL DEFAULT app.next_number('shipment'::text),
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'pending',
    "carrier" TEXT,
    "tracking_number" TEXT COLLATE "C",
    "tracking_url" TEXT,
    "shipping_address" JSONB,
    "weight_kg" DECIMAL(12,3),
    "packages" INTEGER NOT NULL DEFAULT 1,
    "shipped_at" TIMESTAMPTZ(3),
    "estimated_delivery_date" DATE,
    "delivered_at" TIMESTAMPTZ(3),
    "notes" TEXT,
    "created_by" UUID DEFAULT app.user_id(),
    "vendor_id" UUID,
    "customer_id" UUID,
    "sales_rep_id" UUID,
    "client_id" UUID,
    "site_id" UUID,
    "employee_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "shipments_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "order_documents" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "order_id" UUID NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "content_type" TEXT NOT NULL DEFAULT 'application/pdf',
    "size_bytes" BIGINT,
    "checksum" TEXT,
    "is_internal" BOOLEAN NOT NULL DEFAULT false,
    "uploaded_by" UUID DEFAULT app.user_id(),
    "customer_id" UUID,
    "sales_rep_id" UUID,
    "client_id" UUID,
    "site_id" UUID,
    "employee_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "order_documents_pkey" PRIMARY KEY ("organization_id","id")
);

-- production

CREATE TABLE "supplier_orders" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "order_number" TEXT COLLATE "C" NOT NULL DEFAULT app.next_number('supplier_order'::text),
    "order_id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "product_type" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "buyer_price" DECIMAL(14,4),
    "supplier_price" DECIMAL(14,4),
    "supplier_price_e4" BIGINT GENERATED ALWAYS AS ((supplier_price * 10000)::bigint) STORED,
    "margin" DECIMAL(14,4) GENERATED ALWAYS AS (buyer_price - supplier_price) STORED,
    "target_date" DATE,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'pending',
    "acceptance_status" TEXT COLLATE "C" NOT NULL DEFAULT 'pending',
    "accepted_at" TIMESTAMPTZ(3),
    "rejected_at" TIMESTAMPTZ(3),
    "rejection_reason" TEXT,
    "counter_offer_price" DECIMAL(14,4),
    "counter_offer_notes" TEXT,
    "tech_pack_urls" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "reference_images" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "special_instructions" TEXT,
    "created_by" UUID DEFAULT app.user_id(),
    "completed_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "customer_id" UUID,
    "sales_rep_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "supplier_orders_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "production_stage_templates" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "product_type" TEXT COLLATE "C" NOT NULL,
    "stage_number" INTEGER NOT NULL,
    "stage_name" TEXT NOT NULL,
    "description" TEXT,
    "offset_days" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "production_stage_templates_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "production_stages" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "supplier_order_id" UUID NOT NULL,
    "stage_number" INTEGER NOT NULL,
    "stage_name" TEXT NOT NULL,
    "description" TEXT,
    "target_date" DATE,
    "completion_percentage" INTEGER NOT NULL DEFAULT 0,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'pending',
    "photos" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "notes" TEXT,
    "started_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "updated_by" UUID DEFAULT app.user_id(),
    "vendor_id" UUID NOT NULL,
    "customer_id" UUID,
    "sales_rep_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "production_stages_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "production_stage_updates" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "stage_id" UUID NOT NULL,
    "message" TEXT,
    "previous_percentage" INTEGER,
    "completion_percentage" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "photos" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "author_id" UUID DEFAULT app.user_id(),
    "vendor_id" UUID NOT NULL,
    "customer_id" UUID,
    "sales_rep_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "production_stage_updates_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "quality_inspections" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "stage_id" UUID NOT NULL,
    "inspector_id" UUID DEFAULT app.user_id(),
    "result" TEXT COLLATE "C" NOT NULL,
    "inspected_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sample_size" INTEGER,
    "defects_found" INTEGER NOT NULL DEFAULT 0,
    "defects" JSONB NOT NULL DEFAULT '[]',
    "photos" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "notes" TEXT,
    "vendor_id" UUID NOT NULL,
    "customer_id" UUID,
    "sales_rep_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "quality_inspections_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "factory_capacity" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "vendor_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "total_capacity" INTEGER NOT NULL,
    "utilized_capacity" INTEGER NOT NULL DEFAULT 0,
    "notes" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "factory_capacity_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "capacity_utilization_logs" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "vendor_id" UUID NOT NULL,
    "factory_capacity_id" UUID,
    "supplier_order_id" UUID,
    "date" DATE NOT NULL,
    "total_capacity" INTEGER NOT NULL,
    "utilized_capacity" INTEGER NOT NULL,
    "change" INTEGER NOT NULL DEFAULT 0,
    "user_id" UUID DEFAULT app.user_id(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "capacity_utilization_logs_pkey" PRIMARY KEY ("organization_id","id")
);
