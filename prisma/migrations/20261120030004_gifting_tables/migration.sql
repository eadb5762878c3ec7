-- Gifting: tables and indexes, as Prisma derives them, with the expressions of generated columns, the collation "C" of
-- text columns that stand in an index, and partitioning, which Prisma cannot say.

CREATE TABLE "clients" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "name" TEXT COLLATE "C" NOT NULL,
    "client_code" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'active',
    "contact_name" TEXT,
    "contact_email" TEXT COLLATE "C",
    "contact_phone" TEXT,
    "address" JSONB NOT NULL DEFAULT '{}',
    "billing_address" JSONB,
    "billing_email" TEXT,
    "tax_id" TEXT,
    "integration" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "clients_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "clients_organization_id_name_id_idx" ON "clients"("organization_id", "name", "id");
CREATE INDEX "clients_organization_id_status_id_idx" ON "clients"("organization_id", "status", "id");
CREATE INDEX "clients_organization_id_contact_email_id_idx" ON "clients"("organization_id", "contact_email", "id");
CREATE INDEX "clients_name_idx" ON "clients" USING GIN ("name" gin_trgm_ops);
CREATE UNIQUE INDEX "clients_organization_id_client_code_key" ON "clients"("organization_id", "client_code");

CREATE TABLE "sites" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "client_id" UUID NOT NULL,
    "catalog_id" UUID,
    "name" TEXT COLLATE "C" NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'draft',
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "validation_methods" JSONB NOT NULL DEFAULT '[]',
    "branding" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "sites_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "sites_organization_id_client_id_status_id_idx" ON "sites"("organization_id", "client_id", "status", "id");
CREATE INDEX "sites_organization_id_name_id_idx" ON "sites"("organization_id", "name", "id");
CREATE INDEX "sites_organization_id_status_id_idx" ON "sites"("organization_id", "status", "id");
CREATE INDEX "sites_organization_id_status_ends_at_id_idx" ON "sites"("organization_id", "status", "ends_at", "id");
CREATE INDEX "sites_organization_id_starts_at_id_idx" ON "sites"("organization_id", "starts_at", "id");
CREATE INDEX "sites_organization_id_ends_at_id_idx" ON "sites"("organization_id", "ends_at", "id");
CREATE INDEX "sites_organization_id_catalog_id_id_idx" ON "sites"("organization_id", "catalog_id", "id");
CREATE UNIQUE INDEX "sites_organization_id_slug_key" ON "sites"("organization_id", "slug");
CREATE UNIQUE INDEX "sites_organization_id_client_id_id_key" ON "sites"("organization_id", "client_id", "id");

CREATE TABLE "site_product_exclusions" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "site_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "reason" TEXT,
    "excluded_by" UUID DEFAULT app.user_id(),
    "client_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "site_product_exclusions_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "site_product_exclusions_organization_id_site_id_id_idx" ON "site_product_exclusions"("organization_id", "site_id", "id");
CREATE INDEX "site_product_exclusions_organization_id_product_id_id_idx" ON "site_product_exclusions"("organization_id", "product_id", "id");
CREATE INDEX "site_product_exclusions_organization_id_client_id_id_idx" ON "site_product_exclusions"("organization_id", "client_id", "id");
CREATE INDEX "site_product_exclusions_organization_id_excluded_by_id_idx" ON "site_product_exclusions"("organization_id", "excluded_by", "id");
CREATE UNIQUE INDEX "site_product_exclusions_organization_id_site_id_product_id_key" ON "site_product_exclusions"("organization_id", "site_id", "product_id");

CREATE TABLE "employees" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "site_id" UUID NOT NULL,
    "employee_number" TEXT COLLATE "C",
    "name" TEXT COLLATE "C",
    "email" TEXT COLLATE "C",
    "serial_card_number" TEXT COLLATE "C",
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'active',
    "external_reference" TEXT COLLATE "C",
    "client_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "employees_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "employees_organization_id_site_id_status_id_idx" ON "employees"("organization_id", "site_id", "status", "id");
CREATE INDEX "employees_organization_id_site_id_email_id_idx" ON "employees"("organization_id", "site_id", "email", "id");
CREATE INDEX "employees_organization_id_site_id_serial_card_number_id_idx" ON "employees"("organization_id", "site_id", "serial_card_number", "id");
CREATE INDEX "employees_organization_id_employee_number_id_idx" ON "employees"("organization_id", "employee_number", "id");
CREATE INDEX "employees_organization_id_name_id_idx" ON "employees"("organization_id", "name", "id");
CREATE INDEX "employees_organization_id_email_id_idx" ON "employees"("organization_id", "email", "id");
CREATE INDEX "employees_organization_id_serial_card_number_id_idx" ON "employees"("organization_id", "serial_card_number", "id");
CREATE INDEX "employees_organization_id_status_id_idx" ON "employees"("organization_id", "status", "id");
CREATE INDEX "employees_organization_id_client_id_id_idx" ON "employees"("organization_id", "client_id", "id");
CREATE UNIQUE INDEX "employees_organization_id_site_id_employee_number_key" ON "employees"("organization_id", "site_id", "employee_number");
CREATE UNIQUE INDEX "employees_organization_id_external_reference_key" ON "employees"("organization_id", "external_reference");
CREATE UNIQUE INDEX "employees_organization_id_site_id_id_key" ON "employees"("organization_id", "site_id", "id");
