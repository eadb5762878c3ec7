-- Marketplace: tables and indexes, as Prisma derives them, with the expressions of generated columns, the collation "C" of
-- text columns that stand in an index, and partitioning, which Prisma cannot say.

CREATE TABLE "marketplace_products" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "vendor_id" UUID,
    "product_type" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "category" TEXT COLLATE "C" NOT NULL,
    "subcategory" TEXT COLLATE "C",
    "slug" TEXT COLLATE "C",
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "base_price" DECIMAL(14,4) NOT NULL,
    "platform_fee_percentage" DECIMAL(5,2) NOT NULL DEFAULT 10,
    "platform_fee_amount" DECIMAL(14,4) GENERATED ALWAYS AS (round(base_price * platform_fee_percentage * 0.01, 4)) STORED,
    "final_price" DECIMAL(18,4) GENERATED ALWAYS AS (base_price + round(base_price * platform_fee_percentage * 0.01, 4)) STORED,
    "final_price_e4" BIGINT GENERATED ALWAYS AS (((base_price + round(base_price * platform_fee_percentage * 0.01, 4)) * 10000)::bigint) STORED,
    "total_quantity" INTEGER NOT NULL DEFAULT 0,
    "available_quantity" INTEGER NOT NULL DEFAULT 0,
    "reserved_quantity" INTEGER NOT NULL DEFAULT 0,
    "moq" INTEGER NOT NULL DEFAULT 1,
    "unit" TEXT NOT NULL DEFAULT 'pieces',
    "images" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "primary_image" TEXT,
    "video_url" TEXT,
    "sizes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "colors" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "material" TEXT,
    "gsm" INTEGER,
    "fabric_composition" TEXT,
    "specifications" JSONB NOT NULL DEFAULT '{}',
    "lead_time_days" INTEGER NOT NULL DEFAULT 0,
    "shipping_from" TEXT,
    "shipping_weight_kg" DECIMAL(10,3),
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'draft',
    "rejection_reason" TEXT,
    "admin_feedback" TEXT,
    "review_feedback" TEXT GENERATED ALWAYS AS (CASE WHEN status IN ('pending_approval', 'rejected', 'draft') THEN admin_feedback END) STORED,
    "quality_score" INTEGER NOT NULL DEFAULT 0,
    "approval_date" TIMESTAMPTZ(3),
    "approved_by" UUID,
    "published_at" TIMESTAMPTZ(3),
    "views" INTEGER NOT NULL DEFAULT 0,
    "inquiries" INTEGER NOT NULL DEFAULT 0,
    "sales" INTEGER NOT NULL DEFAULT 0,
    "rating" DECIMAL(3,2) NOT NULL DEFAULT 0,
    "rating_e4" BIGINT GENERATED ALWAYS AS ((rating * 10000)::bigint) STORED,
    "meta_keywords" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "meta_description" TEXT,
    "is_featured" BOOLEAN NOT NULL DEFAULT false,
    "featured_until" TIMESTAMPTZ(3),
    "display_rank" INTEGER GENERATED ALWAYS AS (quality_score + CASE WHEN is_featured THEN 1000 ELSE 0 END) STORED,
    "created_by" UUID DEFAULT app.user_id(),
    "vendor_key" UUID GENERATED ALWAYS AS (CASE WHEN status = 'approved' THEN organization_id ELSE vendor_id END) STORED,
    "search_vector" tsvector,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "marketplace_products_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "marketplace_products_organization_id_vendor_id_id_idx" ON "marketplace_products"("organization_id", "vendor_id", "id");
CREATE INDEX "marketplace_products_organization_id_vendor_key_status_id_idx" ON "marketplace_products"("organization_id", "vendor_key", "status", "id") WHERE (status <> 'approved');
CREATE INDEX "marketplace_products_organization_id_status_id_idx" ON "marketplace_products"("organization_id", "status", "id");
CREATE INDEX "marketplace_products_organization_id_category_id_idx" ON "marketplace_products"("organization_id", "category", "id");
CREATE INDEX "marketplace_products_organization_id_subcategory_id_idx" ON "marketplace_products"("organization_id", "subcategory", "id");
CREATE INDEX "marketplace_products_organization_id_product_type_id_idx" ON "marketplace_products"("organization_id", "product_type", "id");
CREATE INDEX "marketplace_products_organization_id_title_id_idx" ON "marketplace_products"("organization_id", "title", "id");
CREATE INDEX "marketplace_products_organization_id_display_rank_id_idx" ON "marketplace_products"("organization_id", "display_rank", "id");
CREATE INDEX "marketplace_products_approved_rank_idx" ON "marketplace_products"("organization_id", "display_rank", "id") WHERE (status = 'approved');
CREATE INDEX "marketplace_products_organization_id_approval_date_id_idx" ON "marketplace_products"("organization_id", "approval_date", "id");
CREATE INDEX "marketplace_products_approved_date_idx" ON "marketplace_products"("organization_id", "status", "approval_date", "id") WHERE (status = 'approved');
CREATE INDEX "marketplace_products_organization_id_is_featured_featured_u_idx" ON "marketplace_products"("organization_id", "is_featured", "featured_until", "id") WHERE (is_featured);
CREATE INDEX "marketplace_products_organization_id_is_featured_id_idx" ON "marketplace_products"("organization_id", "is_featured", "id");
CREATE INDEX "marketplace_products_organization_id_final_price_e4_id_idx" ON "marketplace_products"("organization_id", "final_price_e4", "id");
CREATE INDEX "marketplace_products_approved_price_idx" ON "marketplace_products"("organization_id", "final_price_e4", "id") WHERE (status = 'approved');
CREATE INDEX "marketplace_products_organization_id_category_final_price_e_idx" ON "marketplace_products"("organization_id", "category", "final_price_e4", "id") WHERE (status = 'approved');
CREATE INDEX "marketplace_products_approved_rating_idx" ON "marketplace_products"("organization_id", "rating_e4", "id") WHERE (status = 'approved');
CREATE INDEX "marketplace_products_approved_available_idx" ON "marketplace_products"("organization_id", "available_quantity", "id") WHERE (status = 'approved');
CREATE INDEX "marketplace_products_organization_id_rating_e4_id_idx" ON "marketplace_products"("organization_id", "rating_e4", "id");
CREATE INDEX "marketplace_products_organization_id_sales_id_idx" ON "marketplace_products"("organization_id", "sales", "id");
CREATE INDEX "marketplace_products_organization_id_moq_id_idx" ON "marketplace_products"("organization_id", "moq", "id");
CREATE INDEX "marketplace_products_organization_id_available_quantity_id_idx" ON "marketplace_products"("organization_id", "available_quantity", "id");
CREATE INDEX "marketplace_products_organization_id_lead_time_days_id_idx" ON "marketplace_products"("organization_id", "lead_time_days", "id");
CREATE INDEX "marketplace_products_organization_id_search_vector_idx" ON "marketplace_products" USING GIN ("organization_id" uuid_ops, "search_vector");
CREATE INDEX "marketplace_products_title_idx" ON "marketplace_products" USING GIN ("title" gin_trgm_ops);
CREATE INDEX "marketplace_products_organization_id_approved_by_id_idx" ON "marketplace_products"("organization_id", "approved_by", "id");
CREATE INDEX "marketplace_products_organization_id_created_by_id_idx" ON "marketplace_products"("organization_id", "created_by", "id");
CREATE UNIQUE INDEX "marketplace_products_organization_id_slug_key" ON "marketplace_products"("organization_id", "slug");

CREATE TABLE "buyer_intents" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "customer_id" UUID NOT NULL,
    "part_id" UUID,
    "variant_id" UUID,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "category" TEXT COLLATE "C",
    "requirements" JSONB NOT NULL DEFAULT '{}',
    "quantity" INTEGER NOT NULL,
    "unit" TEXT NOT NULL DEFAULT 'pieces',
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "target_price" DECIMAL(14,4),
    "target_price_e4" BIGINT GENERATED ALWAYS AS ((target_price * 10000)::bigint) STORED,
    "needed_by" DATE,
    "expires_at" TIMESTAMPTZ(3),
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'open',
    "ml_features" JSONB,
    "created_by" UUID DEFAULT app.user_id(),
    "sales_rep_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "buyer_intents_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "buyer_intents_organization_id_sales_rep_id_id_idx" ON "buyer_intents"("organization_id", "sales_rep_id", "id");
CREATE INDEX "buyer_intents_organization_id_part_id_id_idx" ON "buyer_intents"("organization_id", "part_id", "id") WHERE (part_id IS NOT NULL);
CREATE INDEX "buyer_intents_organization_id_variant_id_id_idx" ON "buyer_intents"("organization_id", "variant_id", "id") WHERE (variant_id IS NOT NULL);
CREATE INDEX "buyer_intents_organization_id_status_id_idx" ON "buyer_intents"("organization_id", "status", "id");
CREATE INDEX "buyer_intents_organization_id_category_id_idx" ON "buyer_intents"("organization_id", "category", "id");
CREATE INDEX "buyer_intents_organization_id_quantity_id_idx" ON "buyer_intents"("organization_id", "quantity", "id");
CREATE INDEX "buyer_intents_organization_id_target_price_e4_id_idx" ON "buyer_intents"("organization_id", "target_price_e4", "id");
CREATE INDEX "buyer_intents_organization_id_needed_by_id_idx" ON "buyer_intents"("organization_id", "needed_by", "id");
CREATE INDEX "buyer_intents_organization_id_expires_at_id_idx" ON "buyer_intents"("organization_id", "expires_at", "id");
CREATE INDEX "buyer_intents_organization_id_created_by_id_idx" ON "buyer_intents"("organization_id", "created_by", "id");
CREATE UNIQUE INDEX "buyer_intents_organization_id_customer_id_id_key" ON "buyer_intents"("organization_id", "customer_id", "id");

CREATE TABLE "seller_listings" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "vendor_id" UUID NOT NULL,
    "part_id" UUID,
    "variant_id" UUID,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "category" TEXT COLLATE "C",
    "specifications" JSONB NOT NULL DEFAULT '{}',
    "quantity" INTEGER NOT NULL,
    "minimum_quantity" INTEGER NOT NULL DEFAULT 1,
    "unit" TEXT NOT NULL DEFAULT 'pieces',
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "unit_price" DECIMAL(14,4) NOT NULL,
    "unit_price_e4" BIGINT GENERATED ALWAYS AS ((unit_price * 10000)::bigint) STORED,
    "lead_time_days" INTEGER,
    "available_from" DATE,
    "expires_at" TIMESTAMPTZ(3),
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'active',
    "ml_features" JSONB,
    "created_by" UUID DEFAULT app.user_id(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "seller_listings_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "seller_listings_organization_id_part_id_id_idx" ON "seller_listings"("organization_id", "part_id", "id") WHERE (part_id IS NOT NULL);
CREATE INDEX "seller_listings_organization_id_variant_id_id_idx" ON "seller_listings"("organization_id", "variant_id", "id") WHERE (variant_id IS NOT NULL);
CREATE INDEX "seller_listings_organization_id_status_id_idx" ON "seller_listings"("organization_id", "status", "id");
CREATE INDEX "seller_listings_organization_id_category_id_idx" ON "seller_listings"("organization_id", "category", "id");
CREATE INDEX "seller_listings_organization_id_quantity_id_idx" ON "seller_listings"("organization_id", "quantity", "id");
CREATE INDEX "seller_listings_organization_id_unit_price_e4_id_idx" ON "seller_listings"("organization_id", "unit_price_e4", "id");
CREATE INDEX "seller_listings_organization_id_available_from_id_idx" ON "seller_listings"("organization_id", "available_from", "id");
CREATE INDEX "seller_listings_organization_id_expires_at_id_idx" ON "seller_listings"("organization_id", "expires_at", "id");
CREATE INDEX "seller_listings_organization_id_created_by_id_idx" ON "seller_listings"("organization_id", "created_by", "id");
CREATE UNIQUE INDEX "seller_listings_organization_id_vendor_id_id_key" ON "seller_listings"("organization_id", "vendor_id", "id");

CREATE TABLE "marketplace_deals" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "customer_id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "buyer_intent_id" UUID,
    "seller_listing_id" UUID,
    "sales_rep_id" UUID,
    "order_id" UUID,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'proposed',
    "match_score" DECIMAL(5,4),
    "match_score_e4" BIGINT GENERATED ALWAYS AS ((match_score * 10000)::bigint) STORED,
    "quantity" INTEGER,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "agreed_amount" DECIMAL(14,4),
    "agreed_amount_e4" BIGINT GENERATED ALWAYS AS ((agreed_amount * 10000)::bigint) STORED,
    "commission_rate" DECIMAL(5,2) NOT NULL DEFAULT 0,
    "commission_amount" DECIMAL(14,4) GENERATED ALWAYS AS (round(agreed_amount * commission_rate * 0.01, 4)) STORED,
    "notes" TEXT,
    "accepted_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "cancellation_reason" TEXT,
    "created_by" UUID DEFAULT app.user_id(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "marketplace_deals_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "marketplace_deals_organization_id_customer_id_buyer_intent__idx" ON "marketplace_deals"("organization_id", "customer_id", "buyer_intent_id", "id");
CREATE INDEX "marketplace_deals_organization_id_customer_id_id_idx" ON "marketplace_deals"("organization_id", "customer_id", "id");
CREATE INDEX "marketplace_deals_organization_id_vendor_id_seller_listing__idx" ON "marketplace_deals"("organization_id", "vendor_id", "seller_listing_id", "id");
CREATE INDEX "marketplace_deals_organization_id_vendor_id_id_idx" ON "marketplace_deals"("organization_id", "vendor_id", "id");
CREATE INDEX "marketplace_deals_organization_id_buyer_intent_id_id_idx" ON "marketplace_deals"("organization_id", "buyer_intent_id", "id");
CREATE INDEX "marketplace_deals_organization_id_seller_listing_id_id_idx" ON "marketplace_deals"("organization_id", "seller_listing_id", "id");
CREATE INDEX "marketplace_deals_organization_id_sales_rep_id_id_idx" ON "marketplace_deals"("organization_id", "sales_rep_id", "id");
CREATE INDEX "marketplace_deals_organization_id_order_id_customer_id_id_idx" ON "marketplace_deals"("organization_id", "order_id", "customer_id", "id");
CREATE INDEX "marketplace_deals_organization_id_status_id_idx" ON "marketplace_deals"("organization_id", "status", "id");
CREATE INDEX "marketplace_deals_organization_id_match_score_e4_id_idx" ON "marketplace_deals"("organization_id", "match_score_e4", "id");
CREATE INDEX "marketplace_deals_organization_id_agreed_amount_e4_id_idx" ON "marketplace_deals"("organization_id", "agreed_amount_e4", "id");
CREATE INDEX "marketplace_deals_organization_id_accepted_at_id_idx" ON "marketplace_deals"("organization_id", "accepted_at", "id");
CREATE INDEX "marketplace_deals_organization_id_completed_at_id_idx" ON "marketplace_deals"("organization_id", "completed_at", "id");
CREATE INDEX "marketplace_deals_organization_id_created_by_id_idx" ON "marketplace_deals"("organization_id", "created_by", "id");

CREATE TABLE "social_shares" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "marketplace_product_id" UUID,
    "platform" TEXT COLLATE "C" NOT NULL,
    "url" TEXT NOT NULL,
    "user_id" UUID,
    "session_id" TEXT,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "social_shares_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "social_shares_organization_id_marketplace_product_id_id_idx" ON "social_shares"("organization_id", "marketplace_product_id", "id");
CREATE INDEX "social_shares_organization_id_platform_id_idx" ON "social_shares"("organization_id", "platform", "id");
CREATE INDEX "social_shares_organization_id_created_at_id_idx" ON "social_shares"("organization_id", "created_at", "id");
CREATE INDEX "social_shares_organization_id_user_id_id_idx" ON "social_shares"("organization_id", "user_id", "id");
