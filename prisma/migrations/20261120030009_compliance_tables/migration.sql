-- Compliance: tables and indexes, as Prisma derives them, with the expressions of generated columns, the collation "C" of
-- text columns that stand in an index, and partitioning, which Prisma cannot say.

CREATE TABLE "audit_logs" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT app.uuid_of_now(),
    "action" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'success',
    "user_id" UUID DEFAULT app.user_id(),
    "audience" TEXT,
    "entity_type" TEXT COLLATE "C",
    "entity_id" UUID,
    "table_name" TEXT COLLATE "C",
    "operation" TEXT COLLATE "C",
    "record_id" TEXT COLLATE "C",
    "old_values" JSONB,
    "new_values" JSONB,
    "change_reason" TEXT,
    "ip_address" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),

    CONSTRAINT "audit_logs_pkey" PRIMARY KEY ("organization_id","created_at","id")
) PARTITION BY RANGE ("created_at");

CREATE INDEX "audit_logs_organization_id_action_created_at_id_idx" ON "audit_logs"("organization_id", "action", "created_at", "id");
CREATE INDEX "audit_logs_organization_id_status_created_at_id_idx" ON "audit_logs"("organization_id", "status", "created_at", "id");
CREATE INDEX "audit_logs_organization_id_user_id_created_at_id_idx" ON "audit_logs"("organization_id", "user_id", "created_at", "id");
CREATE INDEX "audit_logs_organization_id_entity_type_created_at_id_idx" ON "audit_logs"("organization_id", "entity_type", "created_at", "id");
CREATE INDEX "audit_logs_organization_id_entity_id_created_at_id_idx" ON "audit_logs"("organization_id", "entity_id", "created_at", "id");
CREATE INDEX "audit_logs_organization_id_table_name_created_at_id_idx" ON "audit_logs"("organization_id", "table_name", "created_at", "id");
CREATE INDEX "audit_logs_organization_id_record_id_created_at_id_idx" ON "audit_logs"("organization_id", "record_id", "created_at", "id");
CREATE INDEX "audit_logs_organization_id_operation_created_at_id_idx" ON "audit_logs"("organization_id", "operation", "created_at", "id");

CREATE TABLE "data_access_logs" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT app.uuid_of_now(),
    "user_id" UUID DEFAULT app.user_id(),
    "audience" TEXT,
    "action" TEXT COLLATE "C" NOT NULL,
    "resource" TEXT COLLATE "C" NOT NULL,
    "entity_type" TEXT COLLATE "C",
    "entity_id" UUID,
    "fields" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "record_count" INTEGER NOT NULL DEFAULT 1,
    "purpose" TEXT,
    "operation_name" TEXT,
    "request_id" TEXT,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),

    CONSTRAINT "data_access_logs_pkey" PRIMARY KEY ("organization_id","created_at","id")
) PARTITION BY RANGE ("created_at");

CREATE INDEX "data_access_logs_organization_id_user_id_created_at_id_idx" ON "data_access_logs"("organization_id", "user_id", "created_at", "id");
CREATE INDEX "data_access_logs_organization_id_action_created_at_id_idx" ON "data_access_logs"("organization_id", "action", "created_at", "id");
CREATE INDEX "data_access_logs_organization_id_resource_created_at_id_idx" ON "data_access_logs"("organization_id", "resource", "created_at", "id");
CREATE INDEX "data_access_logs_organization_id_entity_type_created_at_id_idx" ON "data_access_logs"("organization_id", "entity_type", "created_at", "id");
CREATE INDEX "data_access_logs_organization_id_entity_id_created_at_id_idx" ON "data_access_logs"("organization_id", "entity_id", "created_at", "id");

CREATE TABLE "pii_detections" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "entity_type" TEXT COLLATE "C",
    "entity_id" UUID,
    "field" TEXT NOT NULL,
    "pii_type" TEXT COLLATE "C" NOT NULL,
    "confidence" DECIMAL(5,4),
    "confidence_e4" BIGINT GENERATED ALWAYS AS ((confidence * 10000)::bigint) STORED,
    "detector" TEXT COLLATE "C" NOT NULL,
    "masked_value" TEXT,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'open',
    "reviewed_by" UUID,
    "reviewed_at" TIMESTAMPTZ(3),
    "redacted_at" TIMESTAMPTZ(3),
    "notes" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "pii_detections_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "pii_detections_organization_id_entity_type_id_idx" ON "pii_detections"("organization_id", "entity_type", "id");
CREATE INDEX "pii_detections_organization_id_entity_id_id_idx" ON "pii_detections"("organization_id", "entity_id", "id");
CREATE INDEX "pii_detections_organization_id_pii_type_id_idx" ON "pii_detections"("organization_id", "pii_type", "id");
CREATE INDEX "pii_detections_organization_id_confidence_e4_id_idx" ON "pii_detections"("organization_id", "confidence_e4", "id");
CREATE INDEX "pii_detections_organization_id_status_id_idx" ON "pii_detections"("organization_id", "status", "id");
CREATE INDEX "pii_detections_organization_id_detector_id_idx" ON "pii_detections"("organization_id", "detector", "id");
CREATE INDEX "pii_detections_organization_id_reviewed_by_id_idx" ON "pii_detections"("organization_id", "reviewed_by", "id");

CREATE TABLE "consent_records" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "entity_type" TEXT COLLATE "C",
    "entity_id" UUID,
    "subject_email" TEXT COLLATE "C",
    "purpose" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'granted',
    "legal_basis" TEXT COLLATE "C" NOT NULL DEFAULT 'consent',
    "policy_version" TEXT,
    "source" TEXT NOT NULL DEFAULT 'web',
    "evidence" JSONB NOT NULL DEFAULT '{}',
    "ip_address" TEXT,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "created_by" UUID DEFAULT app.user_id(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "consent_records_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "consent_records_organization_id_entity_type_id_idx" ON "consent_records"("organization_id", "entity_type", "id");
CREATE INDEX "consent_records_organization_id_entity_id_id_idx" ON "consent_records"("organization_id", "entity_id", "id");
CREATE INDEX "consent_records_organization_id_subject_email_id_idx" ON "consent_records"("organization_id", "subject_email", "id");
CREATE INDEX "consent_records_organization_id_purpose_id_idx" ON "consent_records"("organization_id", "purpose", "id");
CREATE INDEX "consent_records_organization_id_status_id_idx" ON "consent_records"("organization_id", "status", "id");
CREATE INDEX "consent_records_organization_id_legal_basis_id_idx" ON "consent_records"("organization_id", "legal_basis", "id");
CREATE INDEX "consent_records_organization_id_granted_at_id_idx" ON "consent_records"("organization_id", "granted_at", "id");
CREATE INDEX "consent_records_organization_id_expires_at_id_idx" ON "consent_records"("organization_id", "expires_at", "id");
CREATE INDEX "consent_records_organization_id_created_by_id_idx" ON "consent_records"("organization_id", "created_by", "id");

CREATE TABLE "data_subject_requests" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "kind" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'received',
    "entity_type" TEXT COLLATE "C",
    "entity_id" UUID,
    "subject_name" TEXT,
    "subject_email" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "assigned_to" UUID,
    "due_date" DATE NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "rejection_reason" TEXT,
    "resolution" TEXT,
    "created_by" UUID DEFAULT app.user_id(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "data_subject_requests_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "data_subject_requests_organization_id_kind_id_idx" ON "data_subject_requests"("organization_id", "kind", "id");
CREATE INDEX "data_subject_requests_organization_id_status_id_idx" ON "data_subject_requests"("organization_id", "status", "id");
CREATE INDEX "data_subject_requests_organization_id_status_due_date_id_idx" ON "data_subject_requests"("organization_id", "status", "due_date", "id");
CREATE INDEX "data_subject_requests_organization_id_entity_type_id_idx" ON "data_subject_requests"("organization_id", "entity_type", "id");
CREATE INDEX "data_subject_requests_organization_id_entity_id_id_idx" ON "data_subject_requests"("organization_id", "entity_id", "id");
CREATE INDEX "data_subject_requests_organization_id_subject_email_id_idx" ON "data_subject_requests"("organization_id", "subject_email", "id");
CREATE INDEX "data_subject_requests_organization_id_assigned_to_id_idx" ON "data_subject_requests"("organization_id", "assigned_to", "id");
CREATE INDEX "data_subject_requests_organization_id_due_date_id_idx" ON "data_subject_requests"("organization_id", "due_date", "id");
CREATE INDEX "data_subject_requests_organization_id_completed_at_id_idx" ON "data_subject_requests"("organization_id", "completed_at", "id");
CREATE INDEX "data_subject_requests_organization_id_created_by_id_idx" ON "data_subject_requests"("organization_id", "created_by", "id");

CREATE TABLE "retention_policies" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "name" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "table_name" TEXT COLLATE "C" NOT NULL,
    "conditions" JSONB NOT NULL DEFAULT '{}',
    "retention_period" TEXT,
    "action" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "last_run_at" TIMESTAMPTZ(3),
    "last_run_count" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "retention_policies_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "retention_policies_organization_id_table_name_id_idx" ON "retention_policies"("organization_id", "table_name", "id");
CREATE INDEX "retention_policies_organization_id_action_id_idx" ON "retention_policies"("organization_id", "action", "id");
CREATE INDEX "retention_policies_organization_id_is_active_id_idx" ON "retention_policies"("organization_id", "is_active", "id");
CREATE INDEX "retention_policies_organization_id_last_run_at_id_idx" ON "retention_policies"("organization_id", "last_run_at", "id");
CREATE UNIQUE INDEX "retention_policies_organization_id_name_key" ON "retention_policies"("organization_id", "name");

CREATE TABLE "idempotency_keys" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "principal" TEXT COLLATE "C" NOT NULL,
    "user_id" UUID DEFAULT app.user_id(),
    "key" TEXT COLLATE "C" NOT NULL,
    "request_hash" TEXT NOT NULL,
    "operation_name" TEXT COLLATE "C",
    "response" JSONB,
    "locked_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "idempotency_keys_organization_id_user_id_id_idx" ON "idempotency_keys"("organization_id", "user_id", "id");
CREATE INDEX "idempotency_keys_organization_id_key_id_idx" ON "idempotency_keys"("organization_id", "key", "id");
CREATE INDEX "idempotency_keys_organization_id_operation_name_id_idx" ON "idempotency_keys"("organization_id", "operation_name", "id");
CREATE INDEX "idempotency_keys_organization_id_finished_at_id_idx" ON "idempotency_keys"("organization_id", "finished_at", "id");
CREATE INDEX "idempotency_keys_organization_id_expires_at_id_idx" ON "idempotency_keys"("organization_id", "expires_at", "id");
CREATE INDEX "idempotency_keys_expires_at_idx" ON "idempotency_keys"("expires_at");
CREATE UNIQUE INDEX "idempotency_keys_organization_id_principal_key_key" ON "idempotency_keys"("organization_id", "principal", "key");

CREATE TABLE "document_manifests" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "application" TEXT COLLATE "C" NOT NULL,
    "application_version" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'pending',
    "document_count" INTEGER NOT NULL DEFAULT 0,
    "published_by" UUID DEFAULT app.user_id(),
    "activated_at" TIMESTAMPTZ(3),
    "retired_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "document_manifests_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "document_manifests_organization_id_application_id_idx" ON "document_manifests"("organization_id", "application", "id");
CREATE INDEX "document_manifests_organization_id_status_id_idx" ON "document_manifests"("organization_id", "status", "id");
CREATE INDEX "document_manifests_organization_id_last_used_at_id_idx" ON "document_manifests"("organization_id", "last_used_at", "id");
CREATE INDEX "document_manifests_organization_id_activated_at_id_idx" ON "document_manifests"("organization_id", "activated_at", "id");
CREATE INDEX "document_manifests_organization_id_published_by_id_idx" ON "document_manifests"("organization_id", "published_by", "id");
CREATE UNIQUE INDEX "document_manifests_organization_id_application_application__key" ON "document_manifests"("organization_id", "application", "application_version");

CREATE TABLE "persisted_documents" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "manifest_id" UUID NOT NULL,
    "document_id" TEXT COLLATE "C" NOT NULL,
    "operation_name" TEXT COLLATE "C",
    "operation_type" TEXT COLLATE "C" NOT NULL,
    "body" TEXT NOT NULL,
    "cost" INTEGER,
    "last_used_at" TIMESTAMPTZ(3),
    "use_count" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "persisted_documents_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "persisted_documents_organization_id_manifest_id_id_idx" ON "persisted_documents"("organization_id", "manifest_id", "id");
CREATE INDEX "persisted_documents_organization_id_document_id_id_idx" ON "persisted_documents"("organization_id", "document_id", "id");
CREATE INDEX "persisted_documents_organization_id_operation_name_id_idx" ON "persisted_documents"("organization_id", "operation_name", "id");
CREATE INDEX "persisted_documents_organization_id_operation_type_id_idx" ON "persisted_documents"("organization_id", "operation_type", "id");
CREATE INDEX "persisted_documents_organization_id_cost_id_idx" ON "persisted_documents"("organization_id", "cost", "id");
CREATE INDEX "persisted_documents_organization_id_last_used_at_id_idx" ON "persisted_documents"("organization_id", "last_used_at", "id");
CREATE INDEX "persisted_documents_organization_id_use_count_id_idx" ON "persisted_documents"("organization_id", "use_count", "id");
CREATE UNIQUE INDEX "persisted_documents_organization_id_manifest_id_document_id_key" ON "persisted_documents"("organization_id", "manifest_id", "document_id");
