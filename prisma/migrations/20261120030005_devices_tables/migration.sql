-- Devices: tables and indexes, as Prisma derives them, with the expressions of generated columns, the collation "C" of
-- text columns that stand in an index, and partitioning, which Prisma cannot say.

CREATE TABLE "requests" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "device_id" TEXT COLLATE "C" NOT NULL,
    "request_type" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'pending',
    "payload_hash" TEXT COLLATE "C",
    "created_by" UUID DEFAULT app.user_id(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "requests_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "requests_organization_id_device_id_status_created_at_id_idx" ON "requests"("organization_id", "device_id", "status", "created_at", "id");
CREATE INDEX "requests_organization_id_device_id_id_idx" ON "requests"("organization_id", "device_id", "id");
CREATE INDEX "requests_organization_id_request_type_id_idx" ON "requests"("organization_id", "request_type", "id");
CREATE INDEX "requests_organization_id_status_created_at_id_idx" ON "requests"("organization_id", "status", "created_at", "id");
CREATE INDEX "requests_organization_id_status_id_idx" ON "requests"("organization_id", "status", "id");
CREATE INDEX "requests_organization_id_created_at_id_idx" ON "requests"("organization_id", "created_at", "id");
CREATE INDEX "requests_organization_id_payload_hash_id_idx" ON "requests"("organization_id", "payload_hash", "id") WHERE (payload_hash IS NOT NULL);
CREATE INDEX "requests_organization_id_created_by_id_idx" ON "requests"("organization_id", "created_by", "id");
CREATE UNIQUE INDEX "requests_organization_id_id_device_id_key" ON "requests"("organization_id", "id", "device_id");

CREATE TABLE "request_metadata" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "request_id" UUID NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,
    "device_id" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "request_metadata_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "request_metadata_organization_id_request_id_id_idx" ON "request_metadata"("organization_id", "request_id", "id");
CREATE INDEX "request_metadata_organization_id_key_value_id_idx" ON "request_metadata"("organization_id", "key", "value", "id");
CREATE INDEX "request_metadata_organization_id_value_id_idx" ON "request_metadata"("organization_id", "value", "id");
CREATE INDEX "request_metadata_organization_id_device_id_id_idx" ON "request_metadata"("organization_id", "device_id", "id");

CREATE TABLE "responses" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "request_id" UUID NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'processing',
    "content" JSONB NOT NULL DEFAULT '{}',
    "ai_processed" BOOLEAN NOT NULL DEFAULT false,
    "delivered_at" TIMESTAMPTZ(3),
    "device_id" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "responses_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "responses_organization_id_device_id_status_created_at_id_idx" ON "responses"("organization_id", "device_id", "status", "created_at", "id");
CREATE INDEX "responses_organization_id_device_id_id_idx" ON "responses"("organization_id", "device_id", "id");
CREATE INDEX "responses_organization_id_status_id_idx" ON "responses"("organization_id", "status", "id");
CREATE INDEX "responses_organization_id_ai_processed_id_idx" ON "responses"("organization_id", "ai_processed", "id");
CREATE INDEX "responses_organization_id_delivered_at_id_idx" ON "responses"("organization_id", "delivered_at", "id");
CREATE INDEX "responses_organization_id_created_at_id_idx" ON "responses"("organization_id", "created_at", "id");
CREATE UNIQUE INDEX "responses_organization_id_request_id_key" ON "responses"("organization_id", "request_id");
CREATE UNIQUE INDEX "responses_organization_id_request_id_id_key" ON "responses"("organization_id", "request_id", "id");
CREATE UNIQUE INDEX "responses_organization_id_id_device_id_key" ON "responses"("organization_id", "id", "device_id");

CREATE TABLE "response_metadata" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "response_id" UUID NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,
    "device_id" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "response_metadata_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "response_metadata_organization_id_response_id_id_idx" ON "response_metadata"("organization_id", "response_id", "id");
CREATE INDEX "response_metadata_organization_id_key_value_id_idx" ON "response_metadata"("organization_id", "key", "value", "id");
CREATE INDEX "response_metadata_organization_id_value_id_idx" ON "response_metadata"("organization_id", "value", "id");
CREATE INDEX "response_metadata_organization_id_device_id_id_idx" ON "response_metadata"("organization_id", "device_id", "id");

CREATE TABLE "device_connections" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "device_id" TEXT COLLATE "C" NOT NULL,
    "user_id" UUID,
    "connection_type" TEXT COLLATE "C",
    "ip_address" TEXT,
    "connected_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disconnected_at" TIMESTAMPTZ(3),
    "session_duration_seconds" INTEGER GENERATED ALWAYS AS (CASE WHEN disconnected_at IS NOT NULL THEN least(floor(extract(epoch FROM disconnected_at - connected_at)), 2147483647)::integer END) STORED,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "device_connections_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "device_connections_organization_id_device_id_connected_at_i_idx" ON "device_connections"("organization_id", "device_id", "connected_at", "id");
CREATE INDEX "device_connections_organization_id_device_id_id_idx" ON "device_connections"("organization_id", "device_id", "id");
CREATE INDEX "device_connections_organization_id_connection_type_id_idx" ON "device_connections"("organization_id", "connection_type", "id");
CREATE INDEX "device_connections_organization_id_connected_at_id_idx" ON "device_connections"("organization_id", "connected_at", "id");
CREATE INDEX "device_connections_organization_id_disconnected_at_id_idx" ON "device_connections"("organization_id", "disconnected_at", "id");
CREATE INDEX "device_connections_organization_id_session_duration_seconds_idx" ON "device_connections"("organization_id", "session_duration_seconds", "id");
CREATE INDEX "device_connections_organization_id_user_id_id_idx" ON "device_connections"("organization_id", "user_id", "id");

CREATE TABLE "cloud_file_refs" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "request_id" UUID NOT NULL,
    "response_id" UUID,
    "file_type" TEXT COLLATE "C" NOT NULL DEFAULT 'request',
    "cloud_provider" TEXT COLLATE "C" NOT NULL,
    "cloud_path" TEXT,
    "file_size_bytes" BIGINT,
    "uploaded_at" TIMESTAMPTZ(3),
    "sync_status" TEXT COLLATE "C" NOT NULL DEFAULT 'pending',
    "device_id" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "cloud_file_refs_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "cloud_file_refs_organization_id_request_id_id_idx" ON "cloud_file_refs"("organization_id", "request_id", "id");
CREATE INDEX "cloud_file_refs_organization_id_response_id_id_idx" ON "cloud_file_refs"("organization_id", "response_id", "id");
CREATE INDEX "cloud_file_refs_organization_id_cloud_provider_id_idx" ON "cloud_file_refs"("organization_id", "cloud_provider", "id");
CREATE INDEX "cloud_file_refs_organization_id_sync_status_id_idx" ON "cloud_file_refs"("organization_id", "sync_status", "id");
CREATE INDEX "cloud_file_refs_organization_id_file_type_id_idx" ON "cloud_file_refs"("organization_id", "file_type", "id");
CREATE INDEX "cloud_file_refs_organization_id_uploaded_at_id_idx" ON "cloud_file_refs"("organization_id", "uploaded_at", "id");
CREATE INDEX "cloud_file_refs_organization_id_device_id_id_idx" ON "cloud_file_refs"("organization_id", "device_id", "id");

CREATE TABLE "agent_decisions" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "request_id" UUID NOT NULL,
    "agent_name" TEXT COLLATE "C" NOT NULL,
    "decision_type" TEXT COLLATE "C" NOT NULL,
    "decision_value" TEXT,
    "reasoning" JSONB NOT NULL DEFAULT '{}',
    "confidence_score" DECIMAL(5,4),
    "confidence_score_e4" BIGINT GENERATED ALWAYS AS ((confidence_score * 10000)::bigint) STORED,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agent_decisions_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "agent_decisions_organization_id_request_id_id_idx" ON "agent_decisions"("organization_id", "request_id", "id");
CREATE INDEX "agent_decisions_organization_id_agent_name_id_idx" ON "agent_decisions"("organization_id", "agent_name", "id");
CREATE INDEX "agent_decisions_organization_id_decision_type_id_idx" ON "agent_decisions"("organization_id", "decision_type", "id");
CREATE INDEX "agent_decisions_organization_id_confidence_score_e4_id_idx" ON "agent_decisions"("organization_id", "confidence_score_e4", "id");
CREATE INDEX "agent_decisions_organization_id_created_at_id_idx" ON "agent_decisions"("organization_id", "created_at", "id");
