-- Messaging: tables and indexes, as Prisma derives them, with the expressions of generated columns, the collation "C" of
-- text columns that stand in an index, and partitioning, which Prisma cannot say.

CREATE TABLE "conversations" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "channel" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'open',
    "customer_id" UUID,
    "vendor_id" UUID,
    "order_id" UUID,
    "marketplace_product_id" UUID,
    "assigned_to" UUID,
    "ai_enabled" BOOLEAN NOT NULL DEFAULT false,
    "unread_count" INTEGER NOT NULL DEFAULT 0,
    "last_message_at" TIMESTAMPTZ(3),
    "created_by" UUID DEFAULT app.user_id(),
    "sales_rep_id" UUID,
    "staff_key" UUID GENERATED ALWAYS AS (CASE WHEN channel = 'internal' THEN id ELSE organization_id END) STORED,
    "sales_rep_key" UUID GENERATED ALWAYS AS (CASE WHEN channel = 'internal' THEN id ELSE sales_rep_id END) STORED,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "conversations_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "conversations_organization_id_status_id_idx" ON "conversations"("organization_id", "status", "id");
CREATE INDEX "conversations_organization_id_channel_id_idx" ON "conversations"("organization_id", "channel", "id");
CREATE INDEX "conversations_organization_id_staff_key_id_idx" ON "conversations"("organization_id", "staff_key", "id") WHERE (channel = 'internal');
CREATE INDEX "conversations_organization_id_sales_rep_key_id_idx" ON "conversations"("organization_id", "sales_rep_key", "id");
CREATE INDEX "conversations_organization_id_last_message_at_id_idx" ON "conversations"("organization_id", "last_message_at", "id");
CREATE INDEX "conversations_organization_id_unread_count_id_idx" ON "conversations"("organization_id", "unread_count", "id");
CREATE INDEX "conversations_organization_id_customer_id_last_message_at_i_idx" ON "conversations"("organization_id", "customer_id", "last_message_at", "id");
CREATE INDEX "conversations_organization_id_vendor_id_last_message_at_id_idx" ON "conversations"("organization_id", "vendor_id", "last_message_at", "id");
CREATE INDEX "conversations_organization_id_order_id_id_idx" ON "conversations"("organization_id", "order_id", "id");
CREATE INDEX "conversations_organization_id_marketplace_product_id_id_idx" ON "conversations"("organization_id", "marketplace_product_id", "id");
CREATE INDEX "conversations_organization_id_assigned_to_last_message_at_i_idx" ON "conversations"("organization_id", "assigned_to", "last_message_at", "id");
CREATE INDEX "conversations_organization_id_created_by_id_idx" ON "conversations"("organization_id", "created_by", "id");
CREATE UNIQUE INDEX "conversations_organization_id_id_channel_key" ON "conversations"("organization_id", "id", "channel");
CREATE UNIQUE INDEX "conversations_organization_id_id_customer_id_key" ON "conversations"("organization_id", "id", "customer_id");
CREATE UNIQUE INDEX "conversations_organization_id_id_vendor_id_key" ON "conversations"("organization_id", "id", "vendor_id");
CREATE UNIQUE INDEX "conversations_organization_id_id_sales_rep_id_key" ON "conversations"("organization_id", "id", "sales_rep_id");

CREATE TABLE "conversation_participants" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "conversation_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_read_at" TIMESTAMPTZ(3),
    "left_at" TIMESTAMPTZ(3),
    "channel" TEXT NOT NULL DEFAULT 'internal',
    "customer_id" UUID,
    "vendor_id" UUID,
    "sales_rep_id" UUID,
    "staff_key" UUID GENERATED ALWAYS AS (CASE WHEN channel = 'internal' THEN conversation_id ELSE organization_id END) STORED,
    "sales_rep_key" UUID GENERATED ALWAYS AS (CASE WHEN channel = 'internal' THEN conversation_id ELSE sales_rep_id END) STORED,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "conversation_participants_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "conversation_participants_organization_id_conversation_id_i_idx" ON "conversation_participants"("organization_id", "conversation_id", "id");
CREATE INDEX "conversation_participants_organization_id_user_id_id_idx" ON "conversation_participants"("organization_id", "user_id", "id");
CREATE INDEX "conversation_participants_organization_id_user_id_conversat_idx" ON "conversation_participants"("organization_id", "user_id", "conversation_id") WHERE (channel = 'internal' AND left_at IS NULL);
CREATE INDEX "conversation_participants_organization_id_customer_id_id_idx" ON "conversation_participants"("organization_id", "customer_id", "id");
CREATE INDEX "conversation_participants_organization_id_vendor_id_id_idx" ON "conversation_participants"("organization_id", "vendor_id", "id");
CREATE INDEX "conversation_participants_organization_id_sales_rep_key_id_idx" ON "conversation_participants"("organization_id", "sales_rep_key", "id");
CREATE UNIQUE INDEX "conversation_participants_organization_id_conversation_id_u_key" ON "conversation_participants"("organization_id", "conversation_id", "user_id");

CREATE TABLE "messages" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "conversation_id" UUID NOT NULL,
    "external_id" TEXT COLLATE "C",
    "direction" TEXT COLLATE "C" NOT NULL,
    "sender_type" TEXT NOT NULL,
    "sender_id" UUID DEFAULT app.user_id(),
    "sender_name" TEXT,
    "sender_address" TEXT,
    "recipient_id" UUID,
    "body" TEXT NOT NULL DEFAULT '',
    "attachments" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'sent',
    "failure_reason" TEXT,
    "ai_processed" BOOLEAN NOT NULL DEFAULT false,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),
    "channel" TEXT COLLATE "C" NOT NULL DEFAULT 'internal',
    "customer_id" UUID,
    "vendor_id" UUID,
    "sales_rep_id" UUID,
    "staff_key" UUID GENERATED ALWAYS AS (CASE WHEN channel = 'internal' THEN conversation_id ELSE organization_id END) STORED,
    "sales_rep_key" UUID GENERATED ALWAYS AS (CASE WHEN channel = 'internal' THEN conversation_id ELSE sales_rep_id END) STORED,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "messages_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "messages_organization_id_conversation_id_id_idx" ON "messages"("organization_id", "conversation_id", "id");
CREATE INDEX "messages_organization_id_conversation_id_idx" ON "messages"("organization_id", "conversation_id") WHERE (read_at IS NULL AND direction <> 'outbound');
CREATE INDEX "messages_organization_id_conversation_id_sent_at_id_idx" ON "messages"("organization_id", "conversation_id", "sent_at", "id");
CREATE INDEX "messages_organization_id_status_id_idx" ON "messages"("organization_id", "status", "id");
CREATE INDEX "messages_organization_id_direction_id_idx" ON "messages"("organization_id", "direction", "id");
CREATE INDEX "messages_organization_id_staff_key_id_idx" ON "messages"("organization_id", "staff_key", "id") WHERE (direction = 'internal');
CREATE INDEX "messages_organization_id_ai_processed_id_idx" ON "messages"("organization_id", "ai_processed", "id");
CREATE INDEX "messages_organization_id_sent_at_id_idx" ON "messages"("organization_id", "sent_at", "id");
CREATE INDEX "messages_organization_id_sender_id_id_idx" ON "messages"("organization_id", "sender_id", "id") WHERE (sender_id IS NOT NULL);
CREATE INDEX "messages_organization_id_recipient_id_id_idx" ON "messages"("organization_id", "recipient_id", "id") WHERE (recipient_id IS NOT NULL);
CREATE INDEX "messages_organization_id_customer_id_id_idx" ON "messages"("organization_id", "customer_id", "id") WHERE (customer_id IS NOT NULL);
CREATE INDEX "messages_organization_id_vendor_id_id_idx" ON "messages"("organization_id", "vendor_id", "id") WHERE (vendor_id IS NOT NULL);
CREATE INDEX "messages_organization_id_sales_rep_key_id_idx" ON "messages"("organization_id", "sales_rep_key", "id");
CREATE UNIQUE INDEX "messages_organization_id_channel_external_id_key" ON "messages"("organization_id", "channel", "external_id");
CREATE UNIQUE INDEX "messages_organization_id_id_conversation_id_key" ON "messages"("organization_id", "id", "conversation_id");

CREATE TABLE "communications" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT app.uuid_of_now(),
    "channel" TEXT COLLATE "C" NOT NULL,
    "direction" TEXT NOT NULL DEFAULT 'outbound',
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'queued',
    "thread_id" TEXT COLLATE "C",
    "message_id" UUID,
    "conversation_id" UUID,
    "template_id" UUID,
    "customer_id" UUID,
    "vendor_id" UUID,
    "entity_type" TEXT COLLATE "C",
    "entity_id" UUID,
    "from_address" TEXT,
    "to_address" TEXT COLLATE "C",
    "subject" TEXT,
    "body" TEXT,
    "html_body" TEXT,
    "attachments" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "provider" TEXT,
    "external_id" TEXT COLLATE "C",
    "error_message" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3),
    "created_by" UUID DEFAULT app.user_id(),
    "sales_rep_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "communications_pkey" PRIMARY KEY ("organization_id","created_at","id")
) PARTITION BY RANGE ("created_at");

CREATE INDEX "communications_organization_id_channel_created_at_id_idx" ON "communications"("organization_id", "channel", "created_at", "id");
CREATE INDEX "communications_organization_id_status_created_at_id_idx" ON "communications"("organization_id", "status", "created_at", "id");
CREATE INDEX "communications_organization_id_thread_id_created_at_id_idx" ON "communications"("organization_id", "thread_id", "created_at", "id");
CREATE INDEX "communications_organization_id_message_id_created_at_id_idx" ON "communications"("organization_id", "message_id", "created_at", "id");
CREATE INDEX "communications_organization_id_conversation_id_created_at_i_idx" ON "communications"("organization_id", "conversation_id", "created_at", "id");
CREATE INDEX "communications_organization_id_template_id_created_at_id_idx" ON "communications"("organization_id", "template_id", "created_at", "id");
CREATE INDEX "communications_organization_id_customer_id_created_at_id_idx" ON "communications"("organization_id", "customer_id", "created_at", "id");
CREATE INDEX "communications_organization_id_vendor_id_created_at_id_idx" ON "communications"("organization_id", "vendor_id", "created_at", "id");
CREATE INDEX "communications_organization_id_sales_rep_id_created_at_id_idx" ON "communications"("organization_id", "sales_rep_id", "created_at", "id");
CREATE INDEX "communications_organization_id_entity_type_entity_id_create_idx" ON "communications"("organization_id", "entity_type", "entity_id", "created_at", "id");
CREATE INDEX "communications_organization_id_to_address_created_at_id_idx" ON "communications"("organization_id", "to_address", "created_at", "id");
CREATE INDEX "communications_organization_id_external_id_created_at_id_idx" ON "communications"("organization_id", "external_id", "created_at", "id");
CREATE INDEX "communications_organization_id_created_by_created_at_id_idx" ON "communications"("organization_id", "created_by", "created_at", "id");

CREATE TABLE "communication_templates" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "key" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "channel" TEXT COLLATE "C" NOT NULL,
    "locale" TEXT COLLATE "C" NOT NULL DEFAULT 'en',
    "subject" TEXT,
    "body" TEXT NOT NULL,
    "html_body" TEXT,
    "variables" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_by" UUID DEFAULT app.user_id(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "communication_templates_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "communication_templates_organization_id_channel_id_idx" ON "communication_templates"("organization_id", "channel", "id");
CREATE INDEX "communication_templates_organization_id_name_id_idx" ON "communication_templates"("organization_id", "name", "id");
CREATE INDEX "communication_templates_organization_id_is_active_id_idx" ON "communication_templates"("organization_id", "is_active", "id");
CREATE INDEX "communication_templates_organization_id_created_by_id_idx" ON "communication_templates"("organization_id", "created_by", "id");
CREATE UNIQUE INDEX "communication_templates_organization_id_key_channel_locale_key" ON "communication_templates"("organization_id", "key", "channel", "locale");
