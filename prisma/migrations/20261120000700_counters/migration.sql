-- Counters that the database maintains: they move by the difference a statement makes, over all rows it changed.

-- Parts: how often they were offered and ordered ---------------------------------------------------------------------

CREATE FUNCTION app.count_quoted_parts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE parts AS part
    SET quote_count = greatest(part.quote_count + moved.steps, 0), last_quoted_at = greatest(part.last_quoted_at, moved.latest)
    FROM (SELECT organization_id, part_id, sum(step)::integer AS steps, max(created_at) FILTER (WHERE step > 0) AS latest
          FROM (SELECT item.organization_id, item.part_id, 1 AS step, changed.created_at
          FROM new_rows AS changed JOIN rfq_items AS item
            ON item.organization_id = changed.organization_id AND item.id = changed.rfq_item_id
          WHERE item.part_id IS NOT NULL) AS step GROUP BY organization_id, part_id) AS moved
    WHERE part.organization_id = moved.organization_id AND part.id = moved.part_id;
  ELSIF TG_OP = 'DELETE' THEN
    UPDATE parts AS part
    SET quote_count = greatest(part.quote_count + moved.steps, 0), last_quoted_at = greatest(part.last_quoted_at, moved.latest)
    FROM (SELECT organization_id, part_id, sum(step)::integer AS steps, max(created_at) FILTER (WHERE step > 0) AS latest
          FROM (SELECT item.organization_id, item.part_id, -1 AS step, changed.created_at
          FROM old_rows AS changed JOIN rfq_items AS item
            ON item.organization_id = changed.organization_id AND item.id = changed.rfq_item_id
          WHERE item.part_id IS NOT NULL) AS step GROUP BY organization_id, part_id) AS moved
    WHERE part.organization_id = moved.organization_id AND part.id = moved.part_id;
  ELSE
    UPDATE parts AS part
    SET quote_count = greatest(part.quote_count + moved.steps, 0), last_quoted_at = greatest(part.last_quoted_at, moved.latest)
    FROM (SELECT organization_id, part_id, sum(step)::integer AS steps, max(created_at) FILTER (WHERE step > 0) AS latest
          FROM (SELECT item.organization_id, item.part_id, 1 AS step, changed.created_at
          FROM new_rows AS changed JOIN rfq_items AS item
            ON item.organization_id = changed.organization_id AND item.id = changed.rfq_item_id
          WHERE item.part_id IS NOT NULL UNION ALL SELECT item.organization_id, item.part_id, -1 AS step, changed.created_at
          FROM old_rows AS changed JOIN rfq_items AS item
            ON item.organization_id = changed.organization_id AND item.id = changed.rfq_item_id
          WHERE item.part_id IS NOT NULL) AS step GROUP BY organization_id, part_id) AS moved
    WHERE part.organization_id = moved.organization_id AND part.id = moved.part_id;
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.count_quoted_parts() IS 'Trigger: counts how often parts were offered.';
CREATE TRIGGER count_quoted_parts_insert AFTER INSERT ON vendor_quote_items REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.count_quoted_parts();
CREATE TRIGGER count_quoted_parts_delete AFTER DELETE ON vendor_quote_items REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.count_quoted_parts();

CREATE FUNCTION app.count_ordered_parts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE parts AS part SET order_count = greatest(part.order_count + moved.steps, 0)
    FROM (SELECT organization_id, part_id, sum(step)::integer AS steps
          FROM (SELECT organization_id, part_id, 1 AS step FROM new_rows WHERE part_id IS NOT NULL) AS step
          GROUP BY organization_id, part_id HAVING sum(step) <> 0) AS moved
    WHERE part.organization_id = moved.organization_id AND part.id = moved.part_id;
  ELSIF TG_OP = 'DELETE' THEN
    UPDATE parts AS part SET order_count = greatest(part.order_count + moved.steps, 0)
    FROM (SELECT organization_id, part_id, sum(step)::integer AS steps
          FROM (SELECT organization_id, part_id, -1 AS step FROM old_rows WHERE part_id IS NOT NULL) AS step
          GROUP BY organization_id, part_id HAVING sum(step) <> 0) AS moved
    WHERE part.organization_id = moved.organization_id AND part.id = moved.part_id;
  ELSE
    UPDATE parts AS part SET order_count = greatest(part.order_count + moved.steps, 0)
    FROM (SELECT organization_id, part_id, sum(step)::integer AS steps
          FROM (SELECT organization_id, part_id, 1 AS step FROM new_rows WHERE part_id IS NOT NULL UNION ALL SELECT organization_id, part_id, -1 AS step FROM old_rows WHERE part_id IS NOT NULL) AS step
          GROUP BY organization_id, part_id HAVING sum(step) <> 0) AS moved
    WHERE part.organization_id = moved.organization_id AND part.id = moved.part_id;
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.count_ordered_parts() IS 'Trigger: counts how often parts were ordered.';
CREATE TRIGGER count_ordered_parts_insert AFTER INSERT ON order_items REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.count_ordered_parts();
CREATE TRIGGER count_ordered_parts_update AFTER UPDATE ON order_items REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.count_ordered_parts();
CREATE TRIGGER count_ordered_parts_delete AFTER DELETE ON order_items REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.count_ordered_parts();

-- Catalogs: how many products they list, archived ones left out ------------------------------------------------------

CREATE FUNCTION app.count_catalog_products() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE catalogs AS catalog SET total_products = greatest(catalog.total_products + moved.steps, 0)
    FROM (SELECT organization_id, catalog_id, sum(step)::integer AS steps
          FROM (SELECT organization_id, catalog_id, 1 AS step FROM new_rows WHERE archived_at IS NULL) AS step
          GROUP BY organization_id, catalog_id HAVING sum(step) <> 0) AS moved
    WHERE catalog.organization_id = moved.organization_id AND catalog.id = moved.catalog_id;
  ELSIF TG_OP = 'DELETE' THEN
    UPDATE catalogs AS catalog SET total_products = greatest(catalog.total_products + moved.steps, 0)
    FROM (SELECT organization_id, catalog_id, sum(step)::integer AS steps
          FROM (SELECT organization_id, catalog_id, -1 AS step FROM old_rows WHERE archived_at IS NULL) AS step
          GROUP BY organization_id, catalog_id HAVING sum(step) <> 0) AS moved
    WHERE catalog.organization_id = moved.organization_id AND catalog.id = moved.catalog_id;
  ELSE
    UPDATE catalogs AS catalog SET total_products = greatest(catalog.total_products + moved.steps, 0)
    FROM (SELECT organization_id, catalog_id, sum(step)::integer AS steps
          FROM (SELECT organization_id, catalog_id, 1 AS step FROM new_rows WHERE archived_at IS NULL UNION ALL SELECT organization_id, catalog_id, -1 AS step FROM old_rows WHERE archived_at IS NULL) AS step
          GROUP BY organization_id, catalog_id HAVING sum(step) <> 0) AS moved
    WHERE catalog.organization_id = moved.organization_id AND catalog.id = moved.catalog_id;
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.count_catalog_products() IS 'Trigger: counts the products of catalogs.';
CREATE TRIGGER count_catalog_products_insert AFTER INSERT ON products REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.count_catalog_products();
CREATE TRIGGER count_catalog_products_update AFTER UPDATE ON products REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.count_catalog_products();
CREATE TRIGGER count_catalog_products_delete AFTER DELETE ON products REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.count_catalog_products();

-- Vendors: orders they were given: supplier orders, and purchases in which they are the vendor ----------------------

CREATE FUNCTION app.count_supplier_orders() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE vendors AS vendor SET total_orders = greatest(vendor.total_orders + moved.steps, 0)
    FROM (SELECT organization_id, vendor_id, sum(step)::integer AS steps
          FROM (SELECT organization_id, vendor_id, 1 AS step FROM new_rows) AS step
          GROUP BY organization_id, vendor_id HAVING sum(step) <> 0) AS moved
    WHERE vendor.organization_id = moved.organization_id AND vendor.id = moved.vendor_id;
  ELSIF TG_OP = 'DELETE' THEN
    UPDATE vendors AS vendor SET total_orders = greatest(vendor.total_orders + moved.steps, 0)
    FROM (SELECT organization_id, vendor_id, sum(step)::integer AS steps
          FROM (SELECT organization_id, vendor_id, -1 AS step FROM old_rows) AS step
          GROUP BY organization_id, vendor_id HAVING sum(step) <> 0) AS moved
    WHERE vendor.organization_id = moved.organization_id AND vendor.id = moved.vendor_id;
  ELSE
    UPDATE vendors AS vendor SET total_orders = greatest(vendor.total_orders + moved.steps, 0)
    FROM (SELECT organization_id, vendor_id, sum(step)::integer AS steps
          FROM (SELECT organization_id, vendor_id, 1 AS step FROM new_rows UNION ALL SELECT organization_id, vendor_id, -1 AS step FROM old_rows) AS step
          GROUP BY organization_id, vendor_id HAVING sum(step) <> 0) AS moved
    WHERE vendor.organization_id = moved.organization_id AND vendor.id = moved.vendor_id;
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.count_supplier_orders() IS 'Trigger: counts the supplier orders of vendors.';
CREATE TRIGGER count_supplier_orders_insert AFTER INSERT ON supplier_orders REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.count_supplier_orders();
CREATE TRIGGER count_supplier_orders_update AFTER UPDATE ON supplier_orders REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.count_supplier_orders();
CREATE TRIGGER count_supplier_orders_delete AFTER DELETE ON supplier_orders REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.count_supplier_orders();

CREATE FUNCTION app.count_purchases() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE vendors AS vendor SET total_orders = greatest(vendor.total_orders + moved.steps, 0)
    FROM (SELECT organization_id, vendor_id, sum(step)::integer AS steps
          FROM (SELECT organization_id, vendor_id, 1 AS step FROM new_rows
          WHERE order_type = 'purchase' AND vendor_id IS NOT NULL) AS step
          GROUP BY organization_id, vendor_id HAVING sum(step) <> 0) AS moved
    WHERE vendor.organization_id = moved.organization_id AND vendor.id = moved.vendor_id;
  ELSIF TG_OP = 'DELETE' THEN
    UPDATE vendors AS vendor SET total_orders = greatest(vendor.total_orders + moved.steps, 0)
    FROM (SELECT organization_id, vendor_id, sum(step)::integer AS steps
          FROM (SELECT organization_id, vendor_id, -1 AS step FROM old_rows
          WHERE order_type = 'purchase' AND vendor_id IS NOT NULL) AS step
          GROUP BY organization_id, vendor_id HAVING sum(step) <> 0) AS moved
    WHERE vendor.organization_id = moved.organization_id AND vendor.id = moved.vendor_id;
  ELSE
    UPDATE vendors AS vendor SET total_orders = greatest(vendor.total_orders + moved.steps, 0)
    FROM (SELECT organization_id, vendor_id, sum(step)::integer AS steps
          FROM (SELECT organization_id, vendor_id, 1 AS step FROM new_rows
          WHERE order_type = 'purchase' AND vendor_id IS NOT NULL UNION ALL SELECT organization_id, vendor_id, -1 AS step FROM old_rows
          WHERE order_type = 'purchase' AND vendor_id IS NOT NULL) AS step
          GROUP BY organization_id, vendor_id HAVING sum(step) <> 0) AS moved
    WHERE vendor.organization_id = moved.organization_id AND vendor.id = moved.vendor_id;
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.count_purchases() IS 'Trigger: counts the purchases given to vendors.';
CREATE TRIGGER count_purchases_insert AFTER INSERT ON orders REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.count_purchases();
CREATE TRIGGER count_purchases_update AFTER UPDATE ON orders REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.count_purchases();
CREATE TRIGGER count_purchases_delete AFTER DELETE ON orders REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.count_purchases();

-- Customers: what they bought in their own currency, and when they last did ----------------------------------------

CREATE FUNCTION app.sum_customer_orders() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE customers AS customer
    SET lifetime_value = customer.lifetime_value + moved.value, last_order_at = greatest(customer.last_order_at, moved.latest)
    FROM (SELECT organization_id, customer_id, sum(value) AS value, max(created_at) AS latest
          FROM (SELECT changed.organization_id, changed.customer_id, 1 * changed.total_amount AS value, changed.created_at
          FROM new_rows AS changed JOIN customers AS customer
            ON customer.organization_id = changed.organization_id AND customer.id = changed.customer_id
           AND customer.currency = changed.currency
          WHERE changed.order_type = 'sale' AND changed.status <> 'cancelled') AS step GROUP BY organization_id, customer_id) AS moved
    WHERE customer.organization_id = moved.organization_id AND customer.id = moved.customer_id
      AND (moved.value <> 0 OR customer.last_order_at IS NULL OR customer.last_order_at < moved.latest);
  ELSIF TG_OP = 'DELETE' THEN
    UPDATE customers AS customer
    SET lifetime_value = customer.lifetime_value + moved.value, last_order_at = greatest(customer.last_order_at, moved.latest)
    FROM (SELECT organization_id, customer_id, sum(value) AS value, max(created_at) AS latest
          FROM (SELECT changed.organization_id, changed.customer_id, -1 * changed.total_amount AS value, changed.created_at
          FROM old_rows AS changed JOIN customers AS customer
            ON customer.organization_id = changed.organization_id AND customer.id = changed.customer_id
           AND customer.currency = changed.currency
          WHERE changed.order_type = 'sale' AND changed.status <> 'cancelled') AS step GROUP BY organization_id, customer_id) AS moved
    WHERE customer.organization_id = moved.organization_id AND customer.id = moved.customer_id
      AND (moved.value <> 0 OR customer.last_order_at IS NULL OR customer.last_order_at < moved.latest);
  ELSE
    UPDATE customers AS customer
    SET lifetime_value = customer.lifetime_value + moved.value, last_order_at = greatest(customer.last_order_at, moved.latest)
    FROM (SELECT organization_id, customer_id, sum(value) AS value, max(created_at) AS latest
          FROM (SELECT changed.organization_id, changed.customer_id, 1 * changed.total_amount AS value, changed.created_at
          FROM new_rows AS changed JOIN customers AS customer
            ON customer.organization_id = changed.organization_id AND customer.id = changed.customer_id
           AND customer.currency = changed.currency
          WHERE changed.order_type = 'sale' AND changed.status <> 'cancelled' UNION ALL SELECT changed.organization_id, changed.customer_id, -1 * changed.total_amount AS value, changed.created_at
          FROM old_rows AS changed JOIN customers AS customer
            ON customer.organization_id = changed.organization_id AND customer.id = changed.customer_id
           AND customer.currency = changed.currency
          WHERE changed.order_type = 'sale' AND changed.status <> 'cancelled') AS step GROUP BY organization_id, customer_id) AS moved
    WHERE customer.organization_id = moved.organization_id AND customer.id = moved.customer_id
      AND (moved.value <> 0 OR customer.last_order_at IS NULL OR customer.last_order_at < moved.latest);
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.sum_customer_orders() IS 'Trigger: keeps the lifetime value and the last order of customers.';
CREATE TRIGGER sum_customer_orders_insert AFTER INSERT ON orders REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.sum_customer_orders();
CREATE TRIGGER sum_customer_orders_update AFTER UPDATE ON orders REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.sum_customer_orders();
CREATE TRIGGER sum_customer_orders_delete AFTER DELETE ON orders REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.sum_customer_orders();

-- A customer whose currency changes is summed anew.
CREATE FUNCTION app.sum_customer_anew() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  SELECT coalesce(sum(total_amount), 0) INTO NEW.lifetime_value FROM orders
  WHERE organization_id = NEW.organization_id AND customer_id = NEW.id AND currency = NEW.currency
    AND order_type = 'sale' AND status <> 'cancelled';
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION app.sum_customer_anew() IS 'Trigger: sums a customer''s orders in his new currency.';
CREATE TRIGGER derive_lifetime_value BEFORE UPDATE OF currency ON customers FOR EACH ROW
  WHEN (OLD.currency <> NEW.currency) EXECUTE FUNCTION app.sum_customer_anew();
