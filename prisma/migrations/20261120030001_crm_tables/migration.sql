-- Crm: tables and indexes, as Prisma derives them, with the expressions of generated columns, the collation "C" of
-- text columns that stand in an index, and partitioning, which Prisma cannot say.

CREATE TABLE "customer_labels" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "name" TEXT COLLATE "C" NOT NULL,
    "color" TEXT,
    "description" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "customer_labels_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE UNIQUE INDEX "customer_labels_organization_id_name_key" ON "customer_labels"("organization_id", "name");

CREATE TABLE "customer_label_assignments" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "customer_id" UUID NOT NULL,
    "label_id" UUID NOT NULL,
    "assigned_by" UUID DEFAULT app.user_id(),
    "assigned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sales_rep_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_label_assignments_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "customer_label_assignments_organization_id_label_id_id_idx" ON "customer_label_assignments"("organization_id", "label_id", "id");
CREATE INDEX "customer_label_assignments_organization_id_sales_rep_id_id_idx" ON "customer_label_assignments"("organization_id", "sales_rep_id", "id");
CREATE INDEX "customer_label_assignments_organization_id_assigned_at_id_idx" ON "customer_label_assignments"("organization_id", "assigned_at", "id");
CREATE INDEX "customer_label_assignments_organization_id_assigned_by_id_idx" ON "customer_label_assignments"("organization_id", "assigned_by", "id");
CREATE UNIQUE INDEX "customer_label_assignments_organization_id_customer_id_labe_key" ON "customer_label_assignments"("organization_id", "customer_id", "label_id");

CREATE TABLE "sales_notes" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "customer_id" UUID NOT NULL,
    "sales_rep_id" UUID,
    "rfq_id" UUID,
    "order_id" UUID,
    "type" TEXT COLLATE "C" NOT NULL DEFAULT 'general',
    "subject" TEXT,
    "content" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "call_direction" TEXT,
    "call_outcome" TEXT COLLATE "C",
    "call_duration_seconds" INTEGER,
    "next_action" TEXT,
    "next_action_date" DATE,
    "next_action_completed_at" TIMESTAMPTZ(3),
    "created_by" UUID DEFAULT app.user_id(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "sales_notes_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "sales_notes_organization_id_customer_id_occurred_at_id_idx" ON "sales_notes"("organization_id", "customer_id", "occurred_at", "id");
CREATE INDEX "sales_notes_organization_id_sales_rep_id_id_idx" ON "sales_notes"("organization_id", "sales_rep_id", "id");
CREATE INDEX "sales_notes_organization_id_rfq_id_id_idx" ON "sales_notes"("organization_id", "rfq_id", "id");
CREATE INDEX "sales_notes_organization_id_order_id_id_idx" ON "sales_notes"("organization_id", "order_id", "id");
CREATE INDEX "sales_notes_organization_id_type_id_idx" ON "sales_notes"("organization_id", "type", "id");
CREATE INDEX "sales_notes_organization_id_occurred_at_id_idx" ON "sales_notes"("organization_id", "occurred_at", "id");
CREATE INDEX "sales_notes_organization_id_call_outcome_id_idx" ON "sales_notes"("organization_id", "call_outcome", "id");
CREATE INDEX "sales_notes_organization_id_call_duration_seconds_id_idx" ON "sales_notes"("organization_id", "call_duration_seconds", "id");
CREATE INDEX "sales_notes_organization_id_next_action_date_id_idx" ON "sales_notes"("organization_id", "next_action_date", "id");
CREATE INDEX "sales_notes_organization_id_sales_rep_id_next_action_date_i_idx" ON "sales_notes"("organization_id", "sales_rep_id", "next_action_date", "id") WHERE (next_action IS NOT NULL AND next_action_completed_at IS NULL);
CREATE INDEX "sales_notes_organization_id_created_by_id_idx" ON "sales_notes"("organization_id", "created_by", "id");

CREATE TABLE "commissions" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "sales_rep_id" UUID NOT NULL,
    "order_id" UUID,
    "deal_id" UUID,
    "type" TEXT COLLATE "C" NOT NULL DEFAULT 'sale',
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'pending',
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "base_amount" DECIMAL(14,4) NOT NULL DEFAULT 0,
    "rate" DECIMAL(5,2) NOT NULL DEFAULT 0,
    "flat_amount" DECIMAL(14,4),
    "amount" DECIMAL(14,4) GENERATED ALWAYS AS (coalesce(flat_amount, base_amount * rate / 100)) STORED,
    "amount_e4" BIGINT GENERATED ALWAYS AS ((coalesce(flat_amount, base_amount * rate / 100) * 10000)::bigint) STORED,
    "period_start" DATE NOT NULL,
    "period_end" DATE NOT NULL,
    "approved_by" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "paid_at" TIMESTAMPTZ(3),
    "payment_reference" TEXT,
    "cancelled_at" TIMESTAMPTZ(3),
    "notes" TEXT,
    "created_by" UUID DEFAULT app.user_id(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "commissions_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "commissions_organization_id_sales_rep_id_id_idx" ON "commissions"("organization_id", "sales_rep_id", "id");
CREATE INDEX "commissions_organization_id_sales_rep_id_period_start_id_idx" ON "commissions"("organization_id", "sales_rep_id", "period_start", "id");
CREATE INDEX "commissions_organization_id_order_id_id_idx" ON "commissions"("organization_id", "order_id", "id");
CREATE INDEX "commissions_organization_id_deal_id_id_idx" ON "commissions"("organization_id", "deal_id", "id");
CREATE INDEX "commissions_organization_id_type_id_idx" ON "commissions"("organization_id", "type", "id");
CREATE INDEX "commissions_organization_id_status_id_idx" ON "commissions"("organization_id", "status", "id");
CREATE INDEX "commissions_organization_id_amount_e4_id_idx" ON "commissions"("organization_id", "amount_e4", "id");
CREATE INDEX "commissions_organization_id_period_start_id_idx" ON "commissions"("organization_id", "period_start", "id");
CREATE INDEX "commissions_organization_id_period_end_id_idx" ON "commissions"("organization_id", "period_end", "id");
CREATE INDEX "commissions_organization_id_paid_at_id_idx" ON "commissions"("organization_id", "paid_at", "id");
CREATE INDEX "commissions_organization_id_approved_by_id_idx" ON "commissions"("organization_id", "approved_by", "id");
CREATE INDEX "commissions_organization_id_created_by_id_idx" ON "commissions"("organization_id", "created_by", "id");
CREATE UNIQUE INDEX "commissions_organization_id_order_id_sales_rep_id_type_key" ON "commissions"("organization_id", "order_id", "sales_rep_id", "type") WHERE (order_id IS NOT NULL AND status <> 'cancelled' AND type <> 'adjustment');
CREATE UNIQUE INDEX "commissions_organization_id_deal_id_sales_rep_id_type_key" ON "commissions"("organization_id", "deal_id", "sales_rep_id", "type") WHERE (deal_id IS NOT NULL AND status <> 'cancelled' AND type <> 'adjustment');
