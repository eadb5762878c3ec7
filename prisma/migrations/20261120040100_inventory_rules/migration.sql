-- Stock: the rules of its rows, and the ledger from which it follows.
--
-- Problem: how much there is of a part is asked for all the time and must never be wrong, whoever moved it and however many
-- do so at once. Design: the ledger is the truth. Every change is a movement, which nobody changes afterwards; a level is
-- the sum of its movements, kept by a trigger that adds up what a statement brought, and a CHECK refuses what would leave
-- less on hand than is reserved. Reservations and consumption write their movements themselves, so that no path leads
-- around the ledger. Those who move data in may bring the movements along: see app.brings_ledger().

-- Rules of single rows -----------------------------------------------------------------------------------------------

ALTER TABLE locations
  ADD CONSTRAINT locations_name_check CHECK (name <> ''),
  ADD CONSTRAINT locations_location_type_check CHECK (location_type IN ('warehouse', 'store', 'garage', 'depot'));

ALTER TABLE inventory
  ADD CONSTRAINT inventory_quantities_check CHECK (0 <= quantity_reserved AND quantity_reserved <= quantity_on_hand),
  ADD CONSTRAINT inventory_reorder_point_check CHECK (reorder_point >= 0),
  ADD CONSTRAINT inventory_reorder_quantity_check CHECK (reorder_quantity >= 1);

ALTER TABLE stock_reservations
  ADD CONSTRAINT stock_reservations_quantity_check CHECK (quantity > 0),
  ADD CONSTRAINT stock_reservations_status_check CHECK (status IN ('active', 'consumed', 'released', 'expired')),
  ADD CONSTRAINT stock_reservations_consumed_check CHECK ((status = 'consumed') = (consumed_at IS NOT NULL)),
  ADD CONSTRAINT stock_reservations_released_check CHECK ((status IN ('released', 'expired')) = (released_at IS NOT NULL)),
  ADD CONSTRAINT stock_reservations_expired_check CHECK (status <> 'expired' OR expires_at IS NOT NULL),
  ADD CONSTRAINT stock_reservations_order_item_check CHECK (order_item_id IS NULL OR order_id IS NOT NULL);

ALTER TABLE inventory_movements
  ADD CONSTRAINT inventory_movements_kind_check CHECK (kind IN ('receipt', 'consumption', 'reservation', 'release', 'adjustment', 'count', 'transfer_in', 'transfer_out', 'return')),
  -- A count may find what was expected. What comes back may come to us or go back to the vendor.
  ADD CONSTRAINT inventory_movements_quantity_check CHECK (CASE
    WHEN kind IN ('receipt', 'reservation', 'transfer_in') THEN quantity > 0
    WHEN kind IN ('consumption', 'release', 'transfer_out') THEN quantity < 0
    ELSE kind = 'count' OR quantity <> 0
  END),
  ADD CONSTRAINT inventory_movements_reservation_check CHECK ((kind IN ('reservation', 'release')) = (reservation_id IS NOT NULL)),
  ADD CONSTRAINT inventory_movements_consumption_check CHECK (consumption_id IS NULL OR kind = 'consumption'),
  ADD CONSTRAINT inventory_movements_order_item_check CHECK (order_item_id IS NULL OR order_id IS NOT NULL);

ALTER TABLE part_consumption
  ADD CONSTRAINT part_consumption_quantity_consumed_check CHECK (quantity_consumed > 0);

-- Copied keys --------------------------------------------------------------------------------------------------------

-- What is reserved or moved is what the stock says: part, variant and place. The policies need the place.
CREATE FUNCTION app.copy_stock_keys() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  SELECT stock.part_id, stock.variant_id, stock.location_id INTO NEW.part_id, NEW.variant_id, NEW.location_id
  FROM inventory AS stock WHERE stock.organization_id = NEW.organization_id AND stock.id = NEW.inventory_level_id;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION app.copy_stock_keys() IS 'Trigger: copies part, variant and location of the stock.';
REVOKE EXECUTE ON FUNCTION app.copy_stock_keys() FROM PUBLIC;
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF inventory_level_id, part_id, variant_id, location_id ON stock_reservations
  FOR EACH ROW EXECUTE FUNCTION app.copy_stock_keys();
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF inventory_level_id, part_id, variant_id, location_id ON inventory_movements
  FOR EACH ROW EXECUTE FUNCTION app.copy_stock_keys();

-- Levels are the sum of the ledger -----------------------------------------------------------------------------------

-- Rows are locked in one order, so that two statements that move the same stock wait for each other instead of for good.
CREATE FUNCTION app.post_movements() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM FROM inventory AS stock
  WHERE (stock.organization_id, stock.id) IN (SELECT organization_id, inventory_level_id FROM new_rows)
  ORDER BY stock.organization_id, stock.id FOR NO KEY UPDATE;
  UPDATE inventory AS stock
  SET quantity_on_hand = stock.quantity_on_hand + moved.on_hand, quantity_reserved = stock.quantity_reserved + moved.reserved,
    last_counted_at = greatest(stock.last_counted_at, moved.counted_at)
  FROM (SELECT organization_id, inventory_level_id,
          coalesce(sum(quantity) FILTER (WHERE kind NOT IN ('reservation', 'release')), 0) AS on_hand,
          coalesce(sum(quantity) FILTER (WHERE kind IN ('reservation', 'release')), 0) AS reserved,
          max(created_at) FILTER (WHERE kind = 'count') AS counted_at
        FROM new_rows GROUP BY organization_id, inventory_level_id) AS moved
  WHERE stock.organization_id = moved.organization_id AND stock.id = moved.inventory_level_id;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.post_movements() IS 'Trigger: adds movements to the stock they change.';
REVOKE EXECUTE ON FUNCTION app.post_movements() FROM PUBLIC;
CREATE TRIGGER post_movements AFTER INSERT ON inventory_movements REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.post_movements();

-- What reservations and consumption do to the ledger -----------------------------------------------------------------

CREATE FUNCTION app.brings_ledger() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT NOT app.through_gateway() AND coalesce(current_setting('app.brings_ledger', true), '') = 'true'
$$;
COMMENT ON FUNCTION app.brings_ledger() IS 'Whether the owner or the worker moves data in together with its movements, so that reservations and consumption are not to write their own.';

-- A reservation that ends is dated by the database.
CREATE FUNCTION app.date_reservation() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.consumed_at := CASE WHEN NEW.status = 'consumed' THEN coalesce(NEW.consumed_at, now()) END;
  NEW.released_at := CASE WHEN NEW.status IN ('released', 'expired') THEN coalesce(NEW.released_at, now()) END;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION app.date_reservation() IS 'Trigger: notes when a reservation was consumed or given free.';
CREATE TRIGGER date_reservation BEFORE INSERT OR UPDATE OF status, consumed_at, released_at ON stock_reservations
  FOR EACH ROW EXECUTE FUNCTION app.date_reservation();

-- What an active reservation holds is reserved; the difference that a statement makes goes into the ledger.
CREATE FUNCTION app.enter_reservations() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO inventory_movements (organization_id, inventory_level_id, kind, quantity, order_id, order_item_id, reservation_id, created_by)
    SELECT organization_id, inventory_level_id, 'reservation', quantity, order_id, order_item_id, id, created_by
    FROM new_rows WHERE status = 'active' ORDER BY id;
  ELSE
    INSERT INTO inventory_movements (organization_id, inventory_level_id, kind, quantity, order_id, order_item_id, reservation_id, created_by)
    SELECT organization_id, inventory_level_id, CASE WHEN step > 0 THEN 'reservation' ELSE 'release' END, step, order_id,
      order_item_id, id, app.user_id()
    FROM (SELECT now_row.organization_id, now_row.id, now_row.inventory_level_id, now_row.order_id, now_row.order_item_id,
            CASE WHEN now_row.status = 'active' THEN now_row.quantity ELSE 0 END
              - CASE WHEN old_row.status = 'active' THEN old_row.quantity ELSE 0 END AS step
          FROM new_rows AS now_row JOIN old_rows AS old_row
            ON old_row.organization_id = now_row.organization_id AND old_row.id = now_row.id) AS change
    WHERE step <> 0 ORDER BY id;
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.enter_reservations() IS 'Trigger: enters into the ledger what reservations set aside and give free.';
REVOKE EXECUTE ON FUNCTION app.enter_reservations() FROM PUBLIC;
CREATE TRIGGER enter_reservations_insert AFTER INSERT ON stock_reservations REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT WHEN (NOT app.brings_ledger()) EXECUTE FUNCTION app.enter_reservations();
CREATE TRIGGER enter_reservations_update AFTER UPDATE ON stock_reservations REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT WHEN (NOT app.brings_ledger()) EXECUTE FUNCTION app.enter_reservations();

-- A reservation holds the stock it was made of: another one is another reservation.
CREATE FUNCTION app.keep_reserved_stock() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A reservation cannot be moved to other stock.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'stock_reservations_inventory_level_check', TABLE = 'stock_reservations', SCHEMA = 'public',
      HINT = 'Release it, and reserve the other stock.';
END
$$;
COMMENT ON FUNCTION app.keep_reserved_stock() IS 'Trigger: refuses to move a reservation to other stock.';
CREATE TRIGGER keep_stock BEFORE UPDATE OF inventory_level_id ON stock_reservations FOR EACH ROW
  WHEN (OLD.inventory_level_id <> NEW.inventory_level_id) EXECUTE FUNCTION app.keep_reserved_stock();

-- What is used is taken from the stock of the variant, or else from that in which variants are not told apart. Where the
-- part is not kept in stock, as one bought for the day, its use is known and no stock is changed.
CREATE FUNCTION app.enter_consumption() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO inventory_movements (organization_id, inventory_level_id, kind, quantity, consumption_id, created_by)
  SELECT used.organization_id, stock.id, 'consumption', -used.quantity_consumed, used.id, used.consumed_by
  FROM new_rows AS used CROSS JOIN LATERAL (
    SELECT level.id FROM inventory AS level
    WHERE level.organization_id = used.organization_id AND level.part_id = used.part_id AND level.location_id = used.location_id
      AND (level.variant_id IS NULL OR level.variant_id = used.variant_id)
    ORDER BY level.variant_id NULLS LAST LIMIT 1) AS stock
  ORDER BY used.id;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.enter_consumption() IS 'Trigger: enters into the ledger what was used up.';
REVOKE EXECUTE ON FUNCTION app.enter_consumption() FROM PUBLIC;
CREATE TRIGGER enter_consumption AFTER INSERT ON part_consumption REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT WHEN (NOT app.brings_ledger()) EXECUTE FUNCTION app.enter_consumption();

-- Dates and versions -------------------------------------------------------------------------------------------------

CREATE TRIGGER begin_row BEFORE INSERT ON locations FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER begin_row BEFORE INSERT ON inventory FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1, "quantity_on_hand": 0, "quantity_reserved": 0, "last_counted_at": null}');
CREATE TRIGGER begin_row BEFORE INSERT ON stock_reservations FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1, "consumed_at": null, "released_at": null}', 'created_by');
CREATE TRIGGER begin_row BEFORE INSERT ON inventory_movements FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{}', 'created_by');
CREATE TRIGGER begin_row BEFORE INSERT ON part_consumption FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{}', 'consumed_by');

CREATE TRIGGER update_locations_updated_at BEFORE UPDATE ON locations
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON locations
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_inventory_updated_at BEFORE UPDATE ON inventory
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON inventory
  FOR EACH ROW EXECUTE FUNCTION app.count_version('last_counted_at', 'needs_reorder', 'quantity_available', 'quantity_on_hand', 'quantity_reserved', 'updated_at', 'version');
CREATE TRIGGER update_stock_reservations_updated_at BEFORE UPDATE ON stock_reservations
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON stock_reservations
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version');
