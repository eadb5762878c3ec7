-- Progress of production, and the words rows are found by.

-- A stage follows its percentage -------------------------------------------------------------------------------------

CREATE FUNCTION app.derive_stage_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.completion_percentage > 0 THEN
    NEW.started_at := coalesce(NEW.started_at, now());
  END IF;
  IF NEW.completion_percentage = 100 THEN
    NEW.status := 'completed';
    NEW.completed_at := coalesce(NEW.completed_at, now());
  ELSE
    -- A failed inspection takes a completed stage back into work.
    NEW.completed_at := NULL;
    NEW.status := CASE
      WHEN NEW.target_date < current_date THEN 'delayed'
      WHEN NEW.completion_percentage = 0 THEN 'pending'
      ELSE 'in_progress'
    END;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    NEW.updated_by := coalesce(app.user_id(), NEW.updated_by);
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION app.derive_stage_status() IS 'Trigger: status, start and end of a stage follow from its percentage and target date.';
CREATE TRIGGER derive_status BEFORE INSERT OR UPDATE ON production_stages
  FOR EACH ROW EXECUTE FUNCTION app.derive_stage_status();

-- An order's progress is that of its supplier orders -----------------------------------------------------------------

-- Both columns at once for some orders. The orders are locked first: two stages that end at the same moment in two
-- supplier orders of one order would otherwise each miss the other.
CREATE FUNCTION app.refresh_order_progress(organizations uuid[], order_ids uuid[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM FROM orders AS parent
  JOIN unnest(organizations, order_ids) AS changed (organization_id, id)
    ON parent.organization_id = changed.organization_id AND parent.id = changed.id
  ORDER BY parent.id FOR NO KEY UPDATE OF parent;

  WITH stage AS (
    SELECT supplier_order.organization_id, supplier_order.order_id, supplier_order.id AS supplier_order_id,
      count(*) AS stages, count(*) FILTER (WHERE stage.status = 'completed') AS completed,
      round(avg(stage.completion_percentage))::integer AS percentage,
      bool_or(stage.status = 'delayed') AS delayed,
      min(stage.stage_number) FILTER (WHERE stage.status <> 'completed') AS current_number,
      (array_agg(stage.stage_name ORDER BY stage.stage_number) FILTER (WHERE stage.status <> 'completed'))[1] AS current_name
    FROM unnest(organizations, order_ids) AS changed (organization_id, id)
    JOIN supplier_orders AS supplier_order
      ON supplier_order.organization_id = changed.organization_id AND supplier_order.order_id = changed.id
     AND supplier_order.status NOT IN ('rejected', 'cancelled')
    JOIN production_stages AS stage
      ON stage.organization_id = supplier_order.organization_id AND stage.supplier_order_id = supplier_order.id
    GROUP BY supplier_order.organization_id, supplier_order.order_id, supplier_order.id
  ), progress AS (
    SELECT changed.organization_id, changed.id,
      coalesce(jsonb_object_agg(stage.supplier_order_id, jsonb_build_object(
        'stages', stage.stages, 'completed', stage.completed, 'percentage', stage.percentage,
        'delayed', stage.delayed, 'currentStage', stage.current_name)) FILTER (WHERE stage.stages > 0), '{}') AS by_supplier_order,
      (array_agg(stage.current_name ORDER BY stage.current_number, stage.supplier_order_id)
        FILTER (WHERE stage.current_number IS NOT NULL))[1] AS current_stage
    FROM unnest(organizations, order_ids) AS changed (organization_id, id)
    LEFT JOIN stage ON stage.organization_id = changed.organization_id AND stage.order_id = changed.id
    GROUP BY changed.organization_id, changed.id
  )
  UPDATE orders AS parent SET stage_progress = progress.by_supplier_order, current_stage = progress.current_stage
  FROM progress
  WHERE parent.organization_id = progress.organization_id AND parent.id = progress.id
    AND (parent.stage_progress, parent.current_stage) IS DISTINCT FROM (progress.by_supplier_order, progress.current_stage);
END
$$;
COMMENT ON FUNCTION app.refresh_order_progress(uuid[], uuid[]) IS 'Takes current stage and progress of orders anew from their production stages.';

CREATE FUNCTION app.follow_stages() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  organizations uuid[];
  order_ids uuid[];
BEGIN
  IF TG_OP = 'DELETE' THEN
    SELECT array_agg(organization_id), array_agg(order_id) INTO organizations, order_ids
    FROM (SELECT DISTINCT parent.organization_id, parent.order_id
          FROM old_rows AS changed JOIN supplier_orders AS parent
            ON parent.organization_id = changed.organization_id AND parent.id = changed.supplier_order_id) AS touched;
  ELSE
    SELECT array_agg(organization_id), array_agg(order_id) INTO organizations, order_ids
    FROM (SELECT DISTINCT parent.organization_id, parent.order_id
          FROM new_rows AS changed JOIN supplier_orders AS parent
            ON parent.organization_id = changed.organization_id AND parent.id = changed.supplier_order_id) AS touched;
  END IF;
  PERFORM app.refresh_order_progress(organizations, order_ids);
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.follow_stages() IS 'Trigger: an order''s progress follows its production stages.';
CREATE TRIGGER follow_stages_insert AFTER INSERT ON production_stages REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.follow_stages();
CREATE TRIGGER follow_stages_update AFTER UPDATE ON production_stages REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.follow_stages();
CREATE TRIGGER follow_stages_delete AFTER DELETE ON production_stages REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.follow_stages();

-- A supplier order that is rejected or cancelled takes its stages out of the order's progress.
CREATE FUNCTION app.follow_supplier_orders() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  organizations uuid[];
  order_ids uuid[];
BEGIN
  SELECT array_agg(organization_id), array_agg(order_id) INTO organizations, order_ids
  FROM (SELECT DISTINCT after.organization_id, after.order_id
        FROM new_rows AS after
        JOIN old_rows AS before ON before.organization_id = after.organization_id AND before.id = after.id
        WHERE before.status <> after.status AND 'rejected' IN (before.status, after.status)
           OR before.status <> after.status AND 'cancelled' IN (before.status, after.status)) AS touched;
  IF order_ids IS NOT NULL THEN
    PERFORM app.refresh_order_progress(organizations, order_ids);
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.follow_supplier_orders() IS 'Trigger: an order''s progress leaves out rejected and cancelled supplier orders.';
CREATE TRIGGER follow_supplier_orders_update AFTER UPDATE ON supplier_orders
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.follow_supplier_orders();

-- Words for search ---------------------------------------------------------------------------------------------------
-- Numbers and names of companies are taken as they are ('simple'); prose is reduced to its stems ('english').

CREATE FUNCTION update_search_vector() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'parts' THEN
      NEW.search_vector :=
        setweight(to_tsvector('simple', NEW.part_number), 'A')
        || setweight(to_tsvector('english', NEW.name), 'A')
        || setweight(to_tsvector('simple', coalesce((
             SELECT string_agg(concat_ws(' ', reference.number, reference.manufacturer), ' ')
             FROM part_cross_references AS reference
             WHERE reference.organization_id = NEW.organization_id AND reference.part_id = NEW.id), '')), 'B')
        || setweight(to_tsvector('simple', concat_ws(' ', NEW.manufacturer, NEW.category)), 'B')
        || setweight(to_tsvector('english', coalesce(NEW.description, '')), 'C');
    WHEN 'rfqs' THEN
      NEW.search_vector :=
        setweight(to_tsvector('simple', NEW.rfq_number), 'A')
        || setweight(to_tsvector('english', NEW.title), 'A')
        || setweight(to_tsvector('english', coalesce(NEW.description, '')), 'C');
    WHEN 'customers' THEN
      NEW.search_vector :=
        setweight(to_tsvector('simple', concat_ws(' ', NEW.name, NEW.company_name)), 'A')
        || setweight(to_tsvector('simple', concat_ws(' ', NEW.email, NEW.phone)), 'B');
  END CASE;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION update_search_vector() IS 'Trigger: keeps the words a part, a request or a customer is found by.';
CREATE TRIGGER derive_search_vector BEFORE INSERT OR UPDATE OF part_number, name, manufacturer, category, description, search_vector
  ON parts FOR EACH ROW EXECUTE FUNCTION update_search_vector();
CREATE TRIGGER derive_search_vector BEFORE INSERT OR UPDATE OF rfq_number, title, description, search_vector
  ON rfqs FOR EACH ROW EXECUTE FUNCTION update_search_vector();
CREATE TRIGGER derive_search_vector BEFORE INSERT OR UPDATE OF name, company_name, email, phone, search_vector
  ON customers FOR EACH ROW EXECUTE FUNCTION update_search_vector();

-- A part is also found by the numbers others know it by. Naming the column makes the part's own trigger run.
CREATE FUNCTION app.follow_cross_references() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'DELETE' THEN
    UPDATE parts AS part SET search_vector = NULL
    FROM (SELECT DISTINCT organization_id, part_id FROM new_rows) AS changed
    WHERE part.organization_id = changed.organization_id AND part.id = changed.part_id;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    UPDATE parts AS part SET search_vector = NULL
    FROM (SELECT DISTINCT organization_id, part_id FROM old_rows) AS changed
    WHERE part.organization_id = changed.organization_id AND part.id = changed.part_id;
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.follow_cross_references() IS 'Trigger: words of a part include its cross references.';
CREATE TRIGGER follow_cross_references_insert AFTER INSERT ON part_cross_references REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.follow_cross_references();
CREATE TRIGGER follow_cross_references_update AFTER UPDATE ON part_cross_references
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.follow_cross_references();
CREATE TRIGGER follow_cross_references_delete AFTER DELETE ON part_cross_references REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.follow_cross_references();
