-- Columns that the database maintains from other rows: sums here; counters, progress and words for search follow.
--
-- Design: triggers run once per statement over all rows it changed, so that loading a million rows stays one set-based
-- change. Sums are taken anew after the parent is locked (a sum taken before would miss what another transaction adds);
-- counters move by the difference. All run as the owner, because the one who writes need not see what he moves.

-- Quotes: the sum of the items ---------------------------------------------------------------------------------------

CREATE FUNCTION app.sum_quote_items() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  organizations uuid[];
  parents uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(organization_id), array_agg(quote_id) INTO organizations, parents
    FROM (SELECT DISTINCT organization_id, quote_id FROM new_rows) AS changed;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(organization_id), array_agg(quote_id) INTO organizations, parents
    FROM (SELECT DISTINCT organization_id, quote_id FROM old_rows) AS changed;
  ELSE
    SELECT array_agg(organization_id), array_agg(quote_id) INTO organizations, parents
    FROM (SELECT organization_id, quote_id FROM new_rows UNION SELECT organization_id, quote_id FROM old_rows) AS changed;
  END IF;
  PERFORM FROM vendor_quotes AS parent
  JOIN unnest(organizations, parents) AS changed (organization_id, id)
    ON parent.organization_id = changed.organization_id AND parent.id = changed.id
  ORDER BY parent.id FOR NO KEY UPDATE OF parent;
  UPDATE vendor_quotes AS quote SET total_amount = item.total
  FROM (SELECT changed.organization_id, changed.id, coalesce(sum(child.total_price), 0) AS total
        FROM unnest(organizations, parents) AS changed (organization_id, id)
        LEFT JOIN vendor_quote_items AS child ON child.organization_id = changed.organization_id AND child.quote_id = changed.id
        GROUP BY changed.organization_id, changed.id) AS item
  WHERE quote.organization_id = item.organization_id AND quote.id = item.id AND quote.total_amount <> item.total;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.sum_quote_items() IS 'Trigger: keeps the total of quotes equal to the sum of their items.';
CREATE TRIGGER sum_quote_items_insert AFTER INSERT ON vendor_quote_items REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.sum_quote_items();
CREATE TRIGGER sum_quote_items_update AFTER UPDATE ON vendor_quote_items REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.sum_quote_items();
CREATE TRIGGER sum_quote_items_delete AFTER DELETE ON vendor_quote_items REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.sum_quote_items();

-- Orders: the sum of the items, the total, what was paid -------------------------------------------------------------

CREATE FUNCTION app.sum_order_items() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  organizations uuid[];
  parents uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(organization_id), array_agg(order_id) INTO organizations, parents
    FROM (SELECT DISTINCT organization_id, order_id FROM new_rows) AS changed;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(organization_id), array_agg(order_id) INTO organizations, parents
    FROM (SELECT DISTINCT organization_id, order_id FROM old_rows) AS changed;
  ELSE
    SELECT array_agg(organization_id), array_agg(order_id) INTO organizations, parents
    FROM (SELECT organization_id, order_id FROM new_rows UNION SELECT organization_id, order_id FROM old_rows) AS changed;
  END IF;
  PERFORM FROM orders AS parent
  JOIN unnest(organizations, parents) AS changed (organization_id, id)
    ON parent.organization_id = changed.organization_id AND parent.id = changed.id
  ORDER BY parent.id FOR NO KEY UPDATE OF parent;
  UPDATE orders AS parent SET subtotal = item.total
  FROM (SELECT changed.organization_id, changed.id, coalesce(sum(child.total_price), 0) AS total
        FROM unnest(organizations, parents) AS changed (organization_id, id)
        LEFT JOIN order_items AS child ON child.organization_id = changed.organization_id AND child.order_id = changed.id
        GROUP BY changed.organization_id, changed.id) AS item
  WHERE parent.organization_id = item.organization_id AND parent.id = item.id AND parent.subtotal <> item.total;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.sum_order_items() IS 'Trigger: keeps the subtotal of orders equal to the sum of their items.';
CREATE TRIGGER sum_order_items_insert AFTER INSERT ON order_items REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.sum_order_items();
CREATE TRIGGER sum_order_items_update AFTER UPDATE ON order_items REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.sum_order_items();
CREATE TRIGGER sum_order_items_delete AFTER DELETE ON order_items REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.sum_order_items();

-- What was paid, as a word. Nothing counts before it succeeded; what was returned counts against it.
CREATE FUNCTION app.payment_status(paid numeric, refunded numeric, total numeric) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN paid = 0 THEN 'unpaid'
    WHEN refunded >= paid THEN 'refunded'
    WHEN refunded > 0 THEN 'partially_refunded'
    WHEN paid >= total THEN 'paid'
    ELSE 'partially_paid'
  END
$$;
COMMENT ON FUNCTION app.payment_status(numeric, numeric, numeric) IS 'What was paid of a total, as a word.';

CREATE FUNCTION app.derive_payment_status() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  organizations uuid[];
  parents uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(organization_id), array_agg(order_id) INTO organizations, parents
    FROM (SELECT DISTINCT organization_id, order_id FROM new_rows) AS changed;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(organization_id), array_agg(order_id) INTO organizations, parents
    FROM (SELECT DISTINCT organization_id, order_id FROM old_rows) AS changed;
  ELSE
    SELECT array_agg(organization_id), array_agg(order_id) INTO organizations, parents
    FROM (SELECT organization_id, order_id FROM new_rows UNION SELECT organization_id, order_id FROM old_rows) AS changed;
  END IF;
  PERFORM FROM orders AS parent
  JOIN unnest(organizations, parents) AS changed (organization_id, id)
    ON parent.organization_id = changed.organization_id AND parent.id = changed.id
  ORDER BY parent.id FOR NO KEY UPDATE OF parent;
  UPDATE orders AS parent SET payment_status = app.payment_status(payment.paid, payment.refunded, parent.total_amount)
  FROM (SELECT changed.organization_id, changed.id,
          coalesce(sum(child.amount), 0) AS paid, coalesce(sum(child.refunded_amount), 0) AS refunded
        FROM unnest(organizations, parents) AS changed (organization_id, id)
        LEFT JOIN payments AS child ON child.organization_id = changed.organization_id AND child.order_id = changed.id
          AND child.status IN ('succeeded', 'refunded')
        GROUP BY changed.organization_id, changed.id) AS payment
  WHERE parent.organization_id = payment.organization_id AND parent.id = payment.id
    AND parent.payment_status <> app.payment_status(payment.paid, payment.refunded, parent.total_amount);
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.derive_payment_status() IS 'Trigger: keeps the payment status of orders true to their payments.';
CREATE TRIGGER derive_payment_status_insert AFTER INSERT ON payments REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.derive_payment_status();
CREATE TRIGGER derive_payment_status_update AFTER UPDATE ON payments REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.derive_payment_status();
CREATE TRIGGER derive_payment_status_delete AFTER DELETE ON payments REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.derive_payment_status();

CREATE FUNCTION app.derive_order_total() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  paid numeric;
  refunded numeric;
BEGIN
  NEW.total_amount := NEW.subtotal + NEW.tax_amount + NEW.shipping_amount;
  IF TG_OP = 'UPDATE' AND NEW.total_amount <> OLD.total_amount AND NEW.payment_status <> 'unpaid' THEN
    SELECT coalesce(sum(child.amount), 0), coalesce(sum(child.refunded_amount), 0) INTO paid, refunded
    FROM payments AS child
    WHERE child.organization_id = NEW.organization_id AND child.order_id = NEW.id AND child.status IN ('succeeded', 'refunded');
    NEW.payment_status := app.payment_status(paid, refunded, NEW.total_amount);
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION app.derive_order_total() IS 'Trigger: keeps the total of an order equal to subtotal, tax and shipping.';
CREATE TRIGGER derive_total BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION app.derive_order_total();
