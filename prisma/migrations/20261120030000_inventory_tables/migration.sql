-- Inventory: tables and indexes, as Prisma derives them, with the expressions of generated columns, the collation "C" of
-- text columns that stand in an index, and partitioning, which Prisma cannot say.

CREATE TABLE "locations" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "name" TEXT COLLATE "C" NOT NULL,
    "department_id" UUID NOT NULL,
    "location_type" TEXT COLLATE "C" NOT NULL DEFAULT 'warehouse',
    "address" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "locations_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "locations_organization_id_name_id_idx" ON "locations"("organization_id", "name", "id");
CREATE INDEX "locations_organization_id_department_id_id_idx" ON "locations"("organization_id", "department_id", "id");
CREATE INDEX "locations_organization_id_location_type_id_idx" ON "locations"("organization_id", "location_type", "id");
CREATE INDEX "locations_organization_id_is_active_id_idx" ON "locations"("organization_id", "is_active", "id");

CREATE TABLE "inventory" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "part_id" UUID NOT NULL,
    "variant_id" UUID,
    "location_id" UUID NOT NULL,
    "quantity_on_hand" INTEGER NOT NULL DEFAULT 0,
    "quantity_reserved" INTEGER NOT NULL DEFAULT 0,
    "quantity_available" INTEGER GENERATED ALWAYS AS (quantity_on_hand - quantity_reserved) STORED,
    "reorder_point" INTEGER,
    "reorder_quantity" INTEGER,
    "needs_reorder" BOOLEAN GENERATED ALWAYS AS (coalesce(quantity_on_hand - quantity_reserved <= reorder_point, false)) STORED,
    "last_counted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "inventory_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "inventory_organization_id_part_id_id_idx" ON "inventory"("organization_id", "part_id", "id");
CREATE INDEX "inventory_organization_id_variant_id_id_idx" ON "inventory"("organization_id", "variant_id", "id");
CREATE INDEX "inventory_organization_id_location_id_id_idx" ON "inventory"("organization_id", "location_id", "id");
CREATE INDEX "inventory_organization_id_quantity_available_id_idx" ON "inventory"("organization_id", "quantity_available", "id");
CREATE INDEX "inventory_organization_id_reorder_point_id_idx" ON "inventory"("organization_id", "reorder_point", "id");
CREATE INDEX "inventory_organization_id_needs_reorder_location_id_quantit_idx" ON "inventory"("organization_id", "needs_reorder", "location_id", "quantity_available", "id");
CREATE INDEX "inventory_organization_id_location_id_quantity_available_id_idx" ON "inventory"("organization_id", "location_id", "quantity_available", "id") WHERE (quantity_available <= reorder_point);
CREATE INDEX "inventory_organization_id_last_counted_at_id_idx" ON "inventory"("organization_id", "last_counted_at", "id");
CREATE UNIQUE INDEX "inventory_organization_id_part_id_variant_id_location_id_key" ON "inventory"("organization_id", "part_id", "variant_id", "location_id") NULLS NOT DISTINCT;
CREATE UNIQUE INDEX "inventory_organization_id_id_part_id_location_id_key" ON "inventory"("organization_id", "id", "part_id", "location_id");

CREATE TABLE "stock_reservations" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "inventory_level_id" UUID NOT NULL,
    "part_id" UUID NOT NULL,
    "variant_id" UUID,
    "location_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'active',
    "order_id" UUID,
    "order_item_id" UUID,
    "reason" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "consumed_at" TIMESTAMPTZ(3),
    "released_at" TIMESTAMPTZ(3),
    "created_by" UUID DEFAULT app.user_id(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "stock_reservations_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "stock_reservations_organization_id_inventory_level_id_id_idx" ON "stock_reservations"("organization_id", "inventory_level_id", "id");
CREATE INDEX "stock_reservations_organization_id_part_id_id_idx" ON "stock_reservations"("organization_id", "part_id", "id");
CREATE INDEX "stock_reservations_organization_id_variant_id_id_idx" ON "stock_reservations"("organization_id", "variant_id", "id");
CREATE INDEX "stock_reservations_organization_id_location_id_id_idx" ON "stock_reservations"("organization_id", "location_id", "id");
CREATE INDEX "stock_reservations_organization_id_status_id_idx" ON "stock_reservations"("organization_id", "status", "id");
CREATE INDEX "stock_reservations_organization_id_expires_at_id_idx" ON "stock_reservations"("organization_id", "expires_at", "id");
CREATE INDEX "stock_reservations_organization_id_order_id_id_idx" ON "stock_reservations"("organization_id", "order_id", "id");
CREATE INDEX "stock_reservations_organization_id_order_item_id_id_idx" ON "stock_reservations"("organization_id", "order_item_id", "id");
CREATE INDEX "stock_reservations_organization_id_created_by_id_idx" ON "stock_reservations"("organization_id", "created_by", "id");
CREATE UNIQUE INDEX "stock_reservations_organization_id_id_inventory_level_id_key" ON "stock_reservations"("organization_id", "id", "inventory_level_id");

CREATE TABLE "inventory_movements" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "inventory_level_id" UUID NOT NULL,
    "part_id" UUID NOT NULL,
    "variant_id" UUID,
    "location_id" UUID NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "quantity" INTEGER NOT NULL,
    "order_id" UUID,
    "order_item_id" UUID,
    "reservation_id" UUID,
    "consumption_id" UUID,
    "reason" TEXT,
    "created_by" UUID DEFAULT app.user_id(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inventory_movements_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "inventory_movements_organization_id_inventory_level_id_id_idx" ON "inventory_movements"("organization_id", "inventory_level_id", "id");
CREATE INDEX "inventory_movements_organization_id_part_id_id_idx" ON "inventory_movements"("organization_id", "part_id", "id");
CREATE INDEX "inventory_movements_organization_id_variant_id_id_idx" ON "inventory_movements"("organization_id", "variant_id", "id");
CREATE INDEX "inventory_movements_organization_id_location_id_id_idx" ON "inventory_movements"("organization_id", "location_id", "id");
CREATE INDEX "inventory_movements_organization_id_kind_id_idx" ON "inventory_movements"("organization_id", "kind", "id");
CREATE INDEX "inventory_movements_organization_id_created_at_id_idx" ON "inventory_movements"("organization_id", "created_at", "id");
CREATE INDEX "inventory_movements_organization_id_order_id_id_idx" ON "inventory_movements"("organization_id", "order_id", "id");
CREATE INDEX "inventory_movements_organization_id_order_item_id_id_idx" ON "inventory_movements"("organization_id", "order_item_id", "id");
CREATE INDEX "inventory_movements_organization_id_reservation_id_id_idx" ON "inventory_movements"("organization_id", "reservation_id", "id");
CREATE INDEX "inventory_movements_organization_id_created_by_id_idx" ON "inventory_movements"("organization_id", "created_by", "id");
CREATE UNIQUE INDEX "inventory_movements_organization_id_consumption_id_part_id__key" ON "inventory_movements"("organization_id", "consumption_id", "part_id", "location_id");

CREATE TABLE "part_consumption" (
    "organization_id" UUID NOT NULL DEFAULT app.organization_id(),
    "id" UUID NOT NULL DEFAULT uuid_generate_v7(),
    "part_id" UUID NOT NULL,
    "variant_id" UUID,
    "location_id" UUID NOT NULL,
    "quantity_consumed" INTEGER NOT NULL,
    "consumption_date" DATE NOT NULL,
    "consumed_by" UUID DEFAULT app.user_id(),
    "notes" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "part_consumption_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "part_consumption_organization_id_part_id_consumption_date_i_idx" ON "part_consumption"("organization_id", "part_id", "consumption_date", "id");
CREATE INDEX "part_consumption_organization_id_variant_id_id_idx" ON "part_consumption"("organization_id", "variant_id", "id");
CREATE INDEX "part_consumption_organization_id_location_id_consumption_da_idx" ON "part_consumption"("organization_id", "location_id", "consumption_date", "id");
CREATE INDEX "part_consumption_organization_id_consumption_date_id_idx" ON "part_consumption"("organization_id", "consumption_date", "id");
CREATE INDEX "part_consumption_organization_id_consumed_by_id_idx" ON "part_consumption"("organization_id", "consumed_by", "id");
CREATE UNIQUE INDEX "part_consumption_organization_id_id_part_id_location_id_key" ON "part_consumption"("organization_id", "id", "part_id", "location_id");
