-- Intelligence: tables and indexes, as Prisma derives them, with the expressions of generated columns, the collation "C" of
-- text columns that stand in an index, and partitioning, which Prisma cannot say.

CREATE TABLE "ml_models" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "name" TEXT COLLATE "C" NOT NULL,
    "model_version" TEXT COLLATE "C" NOT NULL,
    "model_type" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "algorithm" TEXT,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'training',
    "hyperparameters" JSONB NOT NULL DEFAULT '{}',
    "performance_metrics" JSONB NOT NULL DEFAULT '{}',
    "training_data_from" DATE,
    "training_data_until" DATE,
    "training_example_count" INTEGER,
    "traffic_share" DECIMAL(5,2) NOT NULL DEFAULT 0,
    "artifact_url" TEXT,
    "previous_model_id" UUID,
    "trained_at" TIMESTAMPTZ(3),
    "promoted_at" TIMESTAMPTZ(3),
    "promoted_by" UUID,
    "retired_at" TIMESTAMPTZ(3),
    "created_by" UUID DEFAULT app.user_id(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "ml_models_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "ml_models_organization_id_model_type_id_idx" ON "ml_models"("organization_id", "model_type", "id");
CREATE INDEX "ml_models_organization_id_status_id_idx" ON "ml_models"("organization_id", "status", "id");
CREATE INDEX "ml_models_organization_id_trained_at_id_idx" ON "ml_models"("organization_id", "trained_at", "id");
CREATE INDEX "ml_models_organization_id_promoted_at_id_idx" ON "ml_models"("organization_id", "promoted_at", "id");
CREATE INDEX "ml_models_organization_id_previous_model_id_id_idx" ON "ml_models"("organization_id", "previous_model_id", "id");
CREATE INDEX "ml_models_organization_id_promoted_by_id_idx" ON "ml_models"("organization_id", "promoted_by", "id");
CREATE INDEX "ml_models_organization_id_created_by_id_idx" ON "ml_models"("organization_id", "created_by", "id");
CREATE UNIQUE INDEX "ml_models_organization_id_name_model_version_key" ON "ml_models"("organization_id", "name", "model_version");
CREATE UNIQUE INDEX "ml_models_organization_id_name_id_key" ON "ml_models"("organization_id", "name", "id");
CREATE UNIQUE INDEX "ml_models_organization_id_name_key" ON "ml_models"("organization_id", "name") WHERE (status = 'production');

CREATE TABLE "ml_predictions" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT app.uuid_of_now(),
    "model_id" UUID NOT NULL,
    "entity_type" TEXT COLLATE "C",
    "entity_id" UUID,
    "input_features" JSONB NOT NULL,
    "output" JSONB NOT NULL,
    "confidence" DECIMAL(5,4),
    "confidence_e4" BIGINT GENERATED ALWAYS AS ((confidence * 10000)::bigint) STORED,
    "ground_truth" JSONB,
    "is_correct" BOOLEAN,
    "evaluated_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ml_predictions_pkey" PRIMARY KEY ("organization_id","created_at","id")
) PARTITION BY RANGE ("created_at");

CREATE INDEX "ml_predictions_organization_id_model_id_created_at_id_idx" ON "ml_predictions"("organization_id", "model_id", "created_at", "id");
CREATE INDEX "ml_predictions_organization_id_entity_type_created_at_id_idx" ON "ml_predictions"("organization_id", "entity_type", "created_at", "id");
CREATE INDEX "ml_predictions_organization_id_entity_id_created_at_id_idx" ON "ml_predictions"("organization_id", "entity_id", "created_at", "id");
CREATE INDEX "ml_predictions_organization_id_is_correct_created_at_id_idx" ON "ml_predictions"("organization_id", "is_correct", "created_at", "id");
CREATE INDEX "ml_predictions_organization_id_confidence_e4_created_at_id_idx" ON "ml_predictions"("organization_id", "confidence_e4", "created_at", "id");
CREATE INDEX "ml_predictions_organization_id_evaluated_at_created_at_id_idx" ON "ml_predictions"("organization_id", "evaluated_at", "created_at", "id");

CREATE TABLE "ai_responses" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "message_id" UUID,
    "conversation_id" UUID,
    "order_id" UUID,
    "feature" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'pending',
    "response_text" TEXT,
    "extracted_data" JSONB NOT NULL DEFAULT '{}',
    "confidence" DECIMAL(5,4),
    "confidence_e4" BIGINT GENERATED ALWAYS AS ((confidence * 10000)::bigint) STORED,
    "model" TEXT COLLATE "C" NOT NULL,
    "input_tokens" INTEGER NOT NULL DEFAULT 0,
    "output_tokens" INTEGER NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "cost" DECIMAL(16,8) NOT NULL DEFAULT 0,
    "processing_time_ms" INTEGER,
    "error_message" TEXT,
    "processed_at" TIMESTAMPTZ(3),
    "reviewed_by" UUID,
    "reviewed_at" TIMESTAMPTZ(3),
    "review_notes" TEXT,
    "channel" TEXT COLLATE "C",
    "staff_key" UUID GENERATED ALWAYS AS (CASE WHEN channel = 'internal' THEN conversation_id ELSE organization_id END) STORED,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ai_responses_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "ai_responses_organization_id_message_id_id_idx" ON "ai_responses"("organization_id", "message_id", "id");
CREATE INDEX "ai_responses_organization_id_conversation_id_id_idx" ON "ai_responses"("organization_id", "conversation_id", "id");
CREATE INDEX "ai_responses_organization_id_order_id_id_idx" ON "ai_responses"("organization_id", "order_id", "id");
CREATE INDEX "ai_responses_organization_id_feature_id_idx" ON "ai_responses"("organization_id", "feature", "id");
CREATE INDEX "ai_responses_organization_id_status_id_idx" ON "ai_responses"("organization_id", "status", "id");
CREATE INDEX "ai_responses_organization_id_model_id_idx" ON "ai_responses"("organization_id", "model", "id");
CREATE INDEX "ai_responses_organization_id_created_at_id_idx" ON "ai_responses"("organization_id", "created_at", "id");
CREATE INDEX "ai_responses_organization_id_processed_at_id_idx" ON "ai_responses"("organization_id", "processed_at", "id");
CREATE INDEX "ai_responses_organization_id_confidence_e4_id_idx" ON "ai_responses"("organization_id", "confidence_e4", "id");
CREATE INDEX "ai_responses_organization_id_reviewed_by_id_idx" ON "ai_responses"("organization_id", "reviewed_by", "id");
CREATE UNIQUE INDEX "ai_responses_organization_id_id_staff_key_key" ON "ai_responses"("organization_id", "id", "staff_key");

CREATE TABLE "ai_response_items" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "response_id" UUID NOT NULL,
    "line_number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "quantity" INTEGER,
    "unit" TEXT,
    "part_id" UUID,
    "product_id" UUID,
    "confidence" DECIMAL(5,4),
    "confidence_e4" BIGINT GENERATED ALWAYS AS ((confidence * 10000)::bigint) STORED,
    "alternatives" JSONB NOT NULL DEFAULT '[]',
    "staff_key" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ai_response_items_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "ai_response_items_organization_id_response_id_id_idx" ON "ai_response_items"("organization_id", "response_id", "id");
CREATE INDEX "ai_response_items_organization_id_part_id_id_idx" ON "ai_response_items"("organization_id", "part_id", "id");
CREATE INDEX "ai_response_items_organization_id_product_id_id_idx" ON "ai_response_items"("organization_id", "product_id", "id");
CREATE INDEX "ai_response_items_organization_id_confidence_e4_id_idx" ON "ai_response_items"("organization_id", "confidence_e4", "id");
CREATE UNIQUE INDEX "ai_response_items_organization_id_response_id_line_number_key" ON "ai_response_items"("organization_id", "response_id", "line_number");

CREATE TABLE "ai_usage_metrics" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "usage_date" DATE NOT NULL,
    "model" TEXT COLLATE "C" NOT NULL,
    "feature" TEXT COLLATE "C" NOT NULL,
    "request_count" INTEGER NOT NULL DEFAULT 0,
    "error_count" INTEGER NOT NULL DEFAULT 0,
    "input_tokens" BIGINT NOT NULL DEFAULT 0,
    "output_tokens" BIGINT NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "cost" DECIMAL(16,8) NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ai_usage_metrics_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "ai_usage_metrics_organization_id_usage_date_id_idx" ON "ai_usage_metrics"("organization_id", "usage_date", "id");
CREATE INDEX "ai_usage_metrics_organization_id_model_usage_date_id_idx" ON "ai_usage_metrics"("organization_id", "model", "usage_date", "id");
CREATE INDEX "ai_usage_metrics_organization_id_feature_usage_date_id_idx" ON "ai_usage_metrics"("organization_id", "feature", "usage_date", "id");
CREATE INDEX "ai_usage_metrics_organization_id_request_count_id_idx" ON "ai_usage_metrics"("organization_id", "request_count", "id");
CREATE UNIQUE INDEX "ai_usage_metrics_organization_id_usage_date_model_feature_c_key" ON "ai_usage_metrics"("organization_id", "usage_date", "model", "feature", "currency");

CREATE TABLE "ai_budgets" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "feature" TEXT COLLATE "C",
    "period" TEXT COLLATE "C" NOT NULL DEFAULT 'month',
    "period_start" DATE NOT NULL,
    "period_end" DATE NOT NULL,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "amount" DECIMAL(14,4) NOT NULL,
    "amount_e4" BIGINT GENERATED ALWAYS AS ((amount * 10000)::bigint) STORED,
    "alert_threshold" DECIMAL(5,2) NOT NULL DEFAULT 80,
    "is_hard_limit" BOOLEAN NOT NULL DEFAULT false,
    "alerted_at" TIMESTAMPTZ(3),
    "created_by" UUID DEFAULT app.user_id(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "ai_budgets_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "ai_budgets_organization_id_feature_id_idx" ON "ai_budgets"("organization_id", "feature", "id");
CREATE INDEX "ai_budgets_organization_id_period_id_idx" ON "ai_budgets"("organization_id", "period", "id");
CREATE INDEX "ai_budgets_organization_id_period_start_id_idx" ON "ai_budgets"("organization_id", "period_start", "id");
CREATE INDEX "ai_budgets_organization_id_period_end_id_idx" ON "ai_budgets"("organization_id", "period_end", "id");
CREATE INDEX "ai_budgets_organization_id_amount_e4_id_idx" ON "ai_budgets"("organization_id", "amount_e4", "id");
CREATE INDEX "ai_budgets_organization_id_created_by_id_idx" ON "ai_budgets"("organization_id", "created_by", "id");
CREATE UNIQUE INDEX "ai_budgets_organization_id_period_period_start_feature_key" ON "ai_budgets"("organization_id", "period", "period_start", "feature") NULLS NOT DISTINCT;

CREATE TABLE "ai_training_data" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "model_type" TEXT COLLATE "C" NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "response_id" UUID,
    "entity_type" TEXT COLLATE "C",
    "entity_id" UUID,
    "input_data" JSONB NOT NULL,
    "expected_output" JSONB NOT NULL,
    "data_split" TEXT COLLATE "C" NOT NULL DEFAULT 'training',
    "quality_score" DECIMAL(5,4),
    "quality_score_e4" BIGINT GENERATED ALWAYS AS ((quality_score * 10000)::bigint) STORED,
    "is_validated" BOOLEAN NOT NULL DEFAULT false,
    "validated_by" UUID,
    "validated_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "ai_training_data_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "ai_training_data_organization_id_model_type_id_idx" ON "ai_training_data"("organization_id", "model_type", "id");
CREATE INDEX "ai_training_data_organization_id_source_id_idx" ON "ai_training_data"("organization_id", "source", "id");
CREATE INDEX "ai_training_data_organization_id_response_id_id_idx" ON "ai_training_data"("organization_id", "response_id", "id");
CREATE INDEX "ai_training_data_organization_id_entity_type_id_idx" ON "ai_training_data"("organization_id", "entity_type", "id");
CREATE INDEX "ai_training_data_organization_id_entity_id_id_idx" ON "ai_training_data"("organization_id", "entity_id", "id");
CREATE INDEX "ai_training_data_organization_id_data_split_id_idx" ON "ai_training_data"("organization_id", "data_split", "id");
CREATE INDEX "ai_training_data_organization_id_quality_score_e4_id_idx" ON "ai_training_data"("organization_id", "quality_score_e4", "id");
CREATE INDEX "ai_training_data_organization_id_is_validated_id_idx" ON "ai_training_data"("organization_id", "is_validated", "id");
CREATE INDEX "ai_training_data_organization_id_validated_by_id_idx" ON "ai_training_data"("organization_id", "validated_by", "id");
