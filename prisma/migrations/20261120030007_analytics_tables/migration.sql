-- Analytics: tables and indexes, as Prisma derives them, with the expressions of generated columns, the collation "C" of
-- text columns that stand in an index, and partitioning, which Prisma cannot say.

CREATE TABLE "analytics_events" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT app.uuid_of_now(),
    "event_type" TEXT COLLATE "C" NOT NULL,
    "event_category" TEXT COLLATE "C",
    "entity_type" TEXT COLLATE "C",
    "entity_id" UUID,
    "client_id" UUID,
    "site_id" UUID,
    "user_id" UUID DEFAULT app.user_id(),
    "external_user_id" TEXT,
    "session_id" TEXT COLLATE "C",
    "event_data" JSONB NOT NULL DEFAULT '{}',
    "properties" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),

    CONSTRAINT "analytics_events_pkey" PRIMARY KEY ("organization_id","created_at","id")
) PARTITION BY RANGE ("created_at");

CREATE INDEX "analytics_events_organization_id_event_type_created_at_id_idx" ON "analytics_events"("organization_id", "event_type", "created_at", "id");
CREATE INDEX "analytics_events_organization_id_event_category_created_at__idx" ON "analytics_events"("organization_id", "event_category", "created_at", "id");
CREATE INDEX "analytics_events_organization_id_entity_type_created_at_id_idx" ON "analytics_events"("organization_id", "entity_type", "created_at", "id");
CREATE INDEX "analytics_events_organization_id_entity_id_created_at_id_idx" ON "analytics_events"("organization_id", "entity_id", "created_at", "id");
CREATE INDEX "analytics_events_organization_id_client_id_created_at_id_idx" ON "analytics_events"("organization_id", "client_id", "created_at", "id");
CREATE INDEX "analytics_events_organization_id_site_id_created_at_id_idx" ON "analytics_events"("organization_id", "site_id", "created_at", "id");
CREATE INDEX "analytics_events_organization_id_user_id_created_at_id_idx" ON "analytics_events"("organization_id", "user_id", "created_at", "id");
CREATE INDEX "analytics_events_organization_id_session_id_created_at_id_idx" ON "analytics_events"("organization_id", "session_id", "created_at", "id");

CREATE TABLE "performance_metrics" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "metric_type" TEXT COLLATE "C" NOT NULL,
    "entity_type" TEXT COLLATE "C",
    "entity_id" UUID,
    "period" TEXT COLLATE "C" NOT NULL,
    "period_start" DATE NOT NULL,
    "period_end" DATE NOT NULL,
    "metrics" JSONB NOT NULL,
    "calculated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "client_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "performance_metrics_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "performance_metrics_organization_id_metric_type_period_star_idx" ON "performance_metrics"("organization_id", "metric_type", "period_start", "id");
CREATE INDEX "performance_metrics_organization_id_entity_type_id_idx" ON "performance_metrics"("organization_id", "entity_type", "id");
CREATE INDEX "performance_metrics_organization_id_entity_id_id_idx" ON "performance_metrics"("organization_id", "entity_id", "id");
CREATE INDEX "performance_metrics_organization_id_period_period_start_id_idx" ON "performance_metrics"("organization_id", "period", "period_start", "id");
CREATE INDEX "performance_metrics_organization_id_period_start_id_idx" ON "performance_metrics"("organization_id", "period_start", "id");
CREATE INDEX "performance_metrics_organization_id_period_end_id_idx" ON "performance_metrics"("organization_id", "period_end", "id");
CREATE INDEX "performance_metrics_organization_id_client_id_id_idx" ON "performance_metrics"("organization_id", "client_id", "id");
CREATE UNIQUE INDEX "performance_metrics_organization_id_metric_type_entity_type_key" ON "performance_metrics"("organization_id", "metric_type", "entity_type", "entity_id", "period", "period_start", "period_end") NULLS NOT DISTINCT;
