-- Integrations: tables and indexes, as Prisma derives them, with the expressions of generated columns, the collation "C" of
-- text columns that stand in an index, and partitioning, which Prisma cannot say.

CREATE TABLE "integrations" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "name" TEXT COLLATE "C" NOT NULL,
    "type" TEXT COLLATE "C" NOT NULL,
    "provider" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'active',
    "config" TEXT,
    "config_key_id" TEXT,
    "configured_at" TIMESTAMPTZ(3),
    "settings" JSONB NOT NULL DEFAULT '{}',
    "sync_direction" TEXT NOT NULL DEFAULT 'bidirectional',
    "sync_interval_minutes" INTEGER,
    "last_sync_at" TIMESTAMPTZ(3),
    "last_sync_status" TEXT COLLATE "C",
    "last_sync_error" TEXT,
    "created_by" UUID DEFAULT app.user_id(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "integrations_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "integrations_organization_id_type_id_idx" ON "integrations"("organization_id", "type", "id");
CREATE INDEX "integrations_organization_id_provider_id_idx" ON "integrations"("organization_id", "provider", "id");
CREATE INDEX "integrations_organization_id_status_id_idx" ON "integrations"("organization_id", "status", "id");
CREATE INDEX "integrations_organization_id_last_sync_at_id_idx" ON "integrations"("organization_id", "last_sync_at", "id");
CREATE INDEX "integrations_organization_id_last_sync_status_id_idx" ON "integrations"("organization_id", "last_sync_status", "id");
CREATE INDEX "integrations_organization_id_created_by_id_idx" ON "integrations"("organization_id", "created_by", "id");
CREATE UNIQUE INDEX "integrations_organization_id_name_key" ON "integrations"("organization_id", "name");

CREATE TABLE "sync_jobs" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "integration_id" UUID NOT NULL,
    "resource" TEXT COLLATE "C" NOT NULL,
    "direction" TEXT NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'queued',
    "trigger" TEXT NOT NULL DEFAULT 'manual',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "records_total" INTEGER,
    "records_processed" INTEGER NOT NULL DEFAULT 0,
    "records_created" INTEGER NOT NULL DEFAULT 0,
    "records_updated" INTEGER NOT NULL DEFAULT 0,
    "records_failed" INTEGER NOT NULL DEFAULT 0,
    "cursor" TEXT,
    "error_message" TEXT,
    "errors" JSONB NOT NULL DEFAULT '[]',
    "scheduled_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "created_by" UUID DEFAULT app.user_id(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "sync_jobs_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "sync_jobs_organization_id_integration_id_id_idx" ON "sync_jobs"("organization_id", "integration_id", "id");
CREATE INDEX "sync_jobs_organization_id_status_id_idx" ON "sync_jobs"("organization_id", "status", "id");
CREATE INDEX "sync_jobs_organization_id_resource_id_idx" ON "sync_jobs"("organization_id", "resource", "id");
CREATE INDEX "sync_jobs_organization_id_started_at_id_idx" ON "sync_jobs"("organization_id", "started_at", "id");
CREATE INDEX "sync_jobs_organization_id_finished_at_id_idx" ON "sync_jobs"("organization_id", "finished_at", "id");
CREATE INDEX "sync_jobs_organization_id_created_by_id_idx" ON "sync_jobs"("organization_id", "created_by", "id");
CREATE INDEX "sync_jobs_scheduled_at_id_idx" ON "sync_jobs"("scheduled_at", "id") WHERE (status = 'queued');

CREATE TABLE "webhook_endpoints" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "name" TEXT COLLATE "C" NOT NULL,
    "url" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "event_types" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'active',
    "secret" TEXT,
    "secret_key_id" TEXT,
    "secret_set_at" TIMESTAMPTZ(3),
    "failure_count" INTEGER NOT NULL DEFAULT 0,
    "last_delivery_at" TIMESTAMPTZ(3),
    "last_success_at" TIMESTAMPTZ(3),
    "created_by" UUID DEFAULT app.user_id(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_endpoints_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "webhook_endpoints_organization_id_url_id_idx" ON "webhook_endpoints"("organization_id", "url", "id");
CREATE INDEX "webhook_endpoints_organization_id_status_id_idx" ON "webhook_endpoints"("organization_id", "status", "id");
CREATE INDEX "webhook_endpoints_organization_id_last_delivery_at_id_idx" ON "webhook_endpoints"("organization_id", "last_delivery_at", "id");
CREATE INDEX "webhook_endpoints_organization_id_failure_count_id_idx" ON "webhook_endpoints"("organization_id", "failure_count", "id");
CREATE INDEX "webhook_endpoints_organization_id_created_by_id_idx" ON "webhook_endpoints"("organization_id", "created_by", "id");
CREATE UNIQUE INDEX "webhook_endpoints_organization_id_name_key" ON "webhook_endpoints"("organization_id", "name");

CREATE TABLE "webhook_deliveries" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "endpoint_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "event_created_at" TIMESTAMPTZ(3) NOT NULL,
    "event_type" TEXT COLLATE "C" NOT NULL,
    "payload" JSONB NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "last_attempt_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "response_status" INTEGER,
    "response_body" TEXT,
    "duration_ms" INTEGER,
    "error_message" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "webhook_deliveries_organization_id_endpoint_id_id_idx" ON "webhook_deliveries"("organization_id", "endpoint_id", "id");
CREATE INDEX "webhook_deliveries_organization_id_event_id_id_idx" ON "webhook_deliveries"("organization_id", "event_id", "id");
CREATE INDEX "webhook_deliveries_organization_id_event_type_id_idx" ON "webhook_deliveries"("organization_id", "event_type", "id");
CREATE INDEX "webhook_deliveries_organization_id_status_id_idx" ON "webhook_deliveries"("organization_id", "status", "id");
CREATE INDEX "webhook_deliveries_organization_id_next_attempt_at_id_idx" ON "webhook_deliveries"("organization_id", "next_attempt_at", "id");
CREATE INDEX "webhook_deliveries_organization_id_last_attempt_at_id_idx" ON "webhook_deliveries"("organization_id", "last_attempt_at", "id");
CREATE INDEX "webhook_deliveries_organization_id_delivered_at_id_idx" ON "webhook_deliveries"("organization_id", "delivered_at", "id");
CREATE INDEX "webhook_deliveries_organization_id_response_status_id_idx" ON "webhook_deliveries"("organization_id", "response_status", "id");
CREATE INDEX "webhook_deliveries_next_attempt_at_id_idx" ON "webhook_deliveries"("next_attempt_at", "id") WHERE (status = ANY (ARRAY['pending'::text, 'failed'::text]));
CREATE UNIQUE INDEX "webhook_deliveries_organization_id_endpoint_id_event_id_key" ON "webhook_deliveries"("organization_id", "endpoint_id", "event_id");

CREATE TABLE "events" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT app.uuid_of_now(),
    "seq" BIGSERIAL NOT NULL,
    "xid" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "type" TEXT COLLATE "C" NOT NULL,
    "entity_type" TEXT COLLATE "C",
    "entity_id" UUID,
    "entity_version" INTEGER,
    "actor" UUID DEFAULT app.user_id(),
    "payload" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),

    CONSTRAINT "events_pkey" PRIMARY KEY ("organization_id","created_at","id")
) PARTITION BY RANGE ("created_at");

CREATE INDEX "events_organization_id_type_created_at_id_idx" ON "events"("organization_id", "type", "created_at", "id");
CREATE INDEX "events_organization_id_entity_type_created_at_id_idx" ON "events"("organization_id", "entity_type", "created_at", "id");
CREATE INDEX "events_organization_id_entity_id_created_at_id_idx" ON "events"("organization_id", "entity_id", "created_at", "id");
CREATE INDEX "events_organization_id_actor_created_at_id_idx" ON "events"("organization_id", "actor", "created_at", "id");
CREATE INDEX "events_xid_seq_idx" ON "events"("xid", "seq");
