-- Keys that children carry of their parents, so that a policy of row security needs only the row itself.
--
-- Problem: who may see an order line depends on the order's customer, vendor and sales representative. A policy that
-- looked them up would run for every row and could not be an index condition.
-- Design: a BEFORE trigger fills the copies from the parent, whatever the statement said; foreign keys over
-- (organization, parent, copy) refuse every other value; when the parent's key changes, a trigger on the parent hands
-- the new value down. All run as the owner, because the one who writes may be unable to see the parent's keys.
-- The triggers on parents are called "A_…": PostgreSQL fires them in the order of their names, and they must come before
-- the foreign keys' own ("RI_…"), which look for children left behind.

-- Children of requests -----------------------------------------------------------------------------------------------

CREATE FUNCTION app.copy_rfq_keys_to_item() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  SELECT rfq.customer_id, rfq.sales_rep_id INTO NEW.customer_id, NEW.sales_rep_id
  FROM rfqs AS rfq WHERE rfq.organization_id = NEW.organization_id AND rfq.id = NEW.rfq_id;
  RETURN NEW;
END
$$;
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF rfq_id, customer_id, sales_rep_id ON rfq_items
  FOR EACH ROW EXECUTE FUNCTION app.copy_rfq_keys_to_item();

-- An invitation to a request that is already out goes out at once.
CREATE FUNCTION app.copy_rfq_keys_to_invitation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  rfq_status text;
BEGIN
  SELECT rfq.customer_id, rfq.sales_rep_id, rfq.status INTO NEW.customer_id, NEW.sales_rep_id, rfq_status
  FROM rfqs AS rfq WHERE rfq.organization_id = NEW.organization_id AND rfq.id = NEW.rfq_id;
  IF rfq_status NOT IN ('draft', 'cancelled') THEN
    NEW.invited_at := coalesce(NEW.invited_at, now());
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF rfq_id, customer_id, sales_rep_id ON rfq_vendors
  FOR EACH ROW EXECUTE FUNCTION app.copy_rfq_keys_to_invitation();

CREATE FUNCTION app.copy_rfq_keys_to_quote() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  SELECT rfq.customer_id, rfq.sales_rep_id, rfq.split_award INTO NEW.customer_id, NEW.sales_rep_id, NEW.split_award
  FROM rfqs AS rfq WHERE rfq.organization_id = NEW.organization_id AND rfq.id = NEW.rfq_id;
  NEW.split_award := coalesce(NEW.split_award, false);
  RETURN NEW;
END
$$;
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF rfq_id, customer_id, sales_rep_id, split_award ON vendor_quotes
  FOR EACH ROW EXECUTE FUNCTION app.copy_rfq_keys_to_quote();

CREATE FUNCTION app.copy_quote_keys_to_item() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  SELECT quote.vendor_id, quote.customer_id, quote.sales_rep_id INTO NEW.vendor_id, NEW.customer_id, NEW.sales_rep_id
  FROM vendor_quotes AS quote WHERE quote.organization_id = NEW.organization_id AND quote.id = NEW.quote_id;
  RETURN NEW;
END
$$;
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF quote_id, vendor_id, customer_id, sales_rep_id ON vendor_quote_items
  FOR EACH ROW EXECUTE FUNCTION app.copy_quote_keys_to_item();

CREATE FUNCTION app.hand_down_rfq_keys() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE rfq_items SET customer_id = NEW.customer_id, sales_rep_id = NEW.sales_rep_id
  WHERE organization_id = NEW.organization_id AND rfq_id = NEW.id;
  UPDATE rfq_vendors SET customer_id = NEW.customer_id, sales_rep_id = NEW.sales_rep_id
  WHERE organization_id = NEW.organization_id AND rfq_id = NEW.id;
  UPDATE vendor_quotes SET customer_id = NEW.customer_id, sales_rep_id = NEW.sales_rep_id, split_award = NEW.split_award
  WHERE organization_id = NEW.organization_id AND rfq_id = NEW.id;
  UPDATE orders SET split_award = NEW.split_award
  WHERE organization_id = NEW.organization_id AND rfq_id = NEW.id AND split_award <> NEW.split_award;
  RETURN NULL;
END
$$;
CREATE TRIGGER "A_hand_down_keys" AFTER UPDATE OF customer_id, sales_rep_id, split_award ON rfqs FOR EACH ROW
  WHEN ((OLD.customer_id, OLD.sales_rep_id, OLD.split_award) IS DISTINCT FROM (NEW.customer_id, NEW.sales_rep_id, NEW.split_award))
  EXECUTE FUNCTION app.hand_down_rfq_keys();

CREATE FUNCTION app.hand_down_quote_keys() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE vendor_quote_items SET vendor_id = NEW.vendor_id, customer_id = NEW.customer_id, sales_rep_id = NEW.sales_rep_id
  WHERE organization_id = NEW.organization_id AND quote_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER "A_hand_down_keys" AFTER UPDATE OF vendor_id, customer_id, sales_rep_id ON vendor_quotes FOR EACH ROW
  WHEN ((OLD.vendor_id, OLD.customer_id, OLD.sales_rep_id) IS DISTINCT FROM (NEW.vendor_id, NEW.customer_id, NEW.sales_rep_id))
  EXECUTE FUNCTION app.hand_down_quote_keys();

-- A quote that is awarded whole is awarded in all its items; of a split award every item is decided by itself.
CREATE FUNCTION app.award_quote_items() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE vendor_quote_items SET is_awarded = (NEW.status = 'awarded')
  WHERE organization_id = NEW.organization_id AND quote_id = NEW.id AND is_awarded <> (NEW.status = 'awarded');
  RETURN NULL;
END
$$;
CREATE TRIGGER award_items AFTER UPDATE OF status ON vendor_quotes FOR EACH ROW
  WHEN ('awarded' IN (OLD.status, NEW.status) AND OLD.status <> NEW.status AND (NOT NEW.split_award OR OLD.status = 'awarded'))
  EXECUTE FUNCTION app.award_quote_items();

-- Invitations made while the request was a draft go out with it.
CREATE FUNCTION app.send_invitations() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE rfq_vendors SET invited_at = now()
  WHERE organization_id = NEW.organization_id AND rfq_id = NEW.id AND invited_at IS NULL;
  RETURN NULL;
END
$$;
CREATE TRIGGER send_invitations AFTER UPDATE OF status ON rfqs FOR EACH ROW
  WHEN (OLD.status = 'draft' AND NEW.status = 'sent') EXECUTE FUNCTION app.send_invitations();

-- Several orders may come of one request when its award is split.
CREATE FUNCTION app.copy_rfq_split_to_order() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  NEW.split_award := coalesce((
    SELECT rfq.split_award FROM rfqs AS rfq
    WHERE rfq.organization_id = NEW.organization_id AND rfq.id = NEW.rfq_id), false);
  RETURN NEW;
END
$$;
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF rfq_id, split_award ON orders
  FOR EACH ROW EXECUTE FUNCTION app.copy_rfq_split_to_order();

-- Children of orders -------------------------------------------------------------------------------------------------

-- The vendor of a line is its supplier; who may see the line follows from the vendor the whole order was given to.
CREATE FUNCTION app.copy_order_keys_to_item() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  SELECT parent.customer_id, parent.vendor_id, parent.sales_rep_id, parent.client_id, parent.site_id, parent.employee_id
  INTO NEW.customer_id, NEW.order_vendor_id, NEW.sales_rep_id, NEW.client_id, NEW.site_id, NEW.employee_id
  FROM orders AS parent WHERE parent.organization_id = NEW.organization_id AND parent.id = NEW.order_id;
  NEW.vendor_id := coalesce(NEW.vendor_id, NEW.order_vendor_id);
  RETURN NEW;
END
$$;
CREATE TRIGGER copy_keys
  BEFORE INSERT OR UPDATE OF order_id, customer_id, order_vendor_id, sales_rep_id, client_id, site_id, employee_id ON order_items
  FOR EACH ROW EXECUTE FUNCTION app.copy_order_keys_to_item();

CREATE FUNCTION app.copy_order_keys_to_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  SELECT parent.customer_id, parent.vendor_id, parent.sales_rep_id, parent.client_id, parent.site_id, parent.employee_id
  INTO NEW.customer_id, NEW.vendor_id, NEW.sales_rep_id, NEW.client_id, NEW.site_id, NEW.employee_id
  FROM orders AS parent WHERE parent.organization_id = NEW.organization_id AND parent.id = NEW.order_id;
  RETURN NEW;
END
$$;
CREATE TRIGGER copy_keys
  BEFORE INSERT OR UPDATE OF order_id, customer_id, vendor_id, sales_rep_id, client_id, site_id, employee_id ON order_history
  FOR EACH ROW EXECUTE FUNCTION app.copy_order_keys_to_event();

-- Payments and documents are no vendor's business.
CREATE FUNCTION app.copy_order_keys_without_vendor() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  SELECT parent.customer_id, parent.sales_rep_id, parent.client_id, parent.site_id, parent.employee_id
  INTO NEW.customer_id, NEW.sales_rep_id, NEW.client_id, NEW.site_id, NEW.employee_id
  FROM orders AS parent WHERE parent.organization_id = NEW.organization_id AND parent.id = NEW.order_id;
  RETURN NEW;
END
$$;
CREATE TRIGGER copy_keys
  BEFORE INSERT OR UPDATE OF order_id, customer_id, sales_rep_id, client_id, site_id, employee_id ON payments
  FOR EACH ROW EXECUTE FUNCTION app.copy_order_keys_without_vendor();
CREATE TRIGGER copy_keys
  BEFORE INSERT OR UPDATE OF order_id, customer_id, sales_rep_id, client_id, site_id, employee_id ON order_documents
  FOR EACH ROW EXECUTE FUNCTION app.copy_order_keys_without_vendor();

-- Goods are shipped by the vendor who made them, where that is known.
CREATE FUNCTION app.copy_order_keys_to_shipment() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  maker uuid;
BEGIN
  SELECT parent.customer_id, parent.vendor_id, parent.sales_rep_id, parent.client_id, parent.site_id, parent.employee_id
  INTO NEW.customer_id, NEW.vendor_id, NEW.sales_rep_id, NEW.client_id, NEW.site_id, NEW.employee_id
  FROM orders AS parent WHERE parent.organization_id = NEW.organization_id AND parent.id = NEW.order_id;
  IF NEW.supplier_order_id IS NOT NULL THEN
    SELECT vendor_id INTO maker FROM supplier_orders
    WHERE organization_id = NEW.organization_id AND id = NEW.supplier_order_id;
    NEW.vendor_id := maker;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER copy_keys
  BEFORE INSERT OR UPDATE OF order_id, supplier_order_id, customer_id, vendor_id, sales_rep_id, client_id, site_id, employee_id
  ON shipments FOR EACH ROW EXECUTE FUNCTION app.copy_order_keys_to_shipment();

-- Approvals are seen inside the organization only.
CREATE FUNCTION app.copy_order_keys_to_approval() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  SELECT parent.sales_rep_id INTO NEW.sales_rep_id
  FROM orders AS parent WHERE parent.organization_id = NEW.organization_id AND parent.id = NEW.order_id;
  RETURN NEW;
END
$$;
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF order_id, sales_rep_id ON order_approvals
  FOR EACH ROW EXECUTE FUNCTION app.copy_order_keys_to_approval();

CREATE FUNCTION app.copy_order_keys_to_supplier_order() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  SELECT parent.customer_id, parent.sales_rep_id INTO NEW.customer_id, NEW.sales_rep_id
  FROM orders AS parent WHERE parent.organization_id = NEW.organization_id AND parent.id = NEW.order_id;
  RETURN NEW;
END
$$;
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF order_id, customer_id, sales_rep_id ON supplier_orders
  FOR EACH ROW EXECUTE FUNCTION app.copy_order_keys_to_supplier_order();

-- Naming the columns is enough: the children's own triggers read the new values from the order.
CREATE FUNCTION app.hand_down_order_keys() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE order_items SET customer_id = NULL WHERE organization_id = NEW.organization_id AND order_id = NEW.id;
  UPDATE order_history SET customer_id = NULL WHERE organization_id = NEW.organization_id AND order_id = NEW.id;
  UPDATE payments SET customer_id = NULL WHERE organization_id = NEW.organization_id AND order_id = NEW.id;
  UPDATE order_documents SET customer_id = NULL WHERE organization_id = NEW.organization_id AND order_id = NEW.id;
  UPDATE shipments SET customer_id = NULL WHERE organization_id = NEW.organization_id AND order_id = NEW.id;
  UPDATE order_approvals SET sales_rep_id = NULL WHERE organization_id = NEW.organization_id AND order_id = NEW.id;
  UPDATE supplier_orders SET customer_id = NEW.customer_id, sales_rep_id = NEW.sales_rep_id
  WHERE organization_id = NEW.organization_id AND order_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER "A_hand_down_keys"
  AFTER UPDATE OF customer_id, vendor_id, sales_rep_id, client_id, site_id, employee_id ON orders FOR EACH ROW
  WHEN ((OLD.customer_id, OLD.vendor_id, OLD.sales_rep_id, OLD.client_id, OLD.site_id, OLD.employee_id)
    IS DISTINCT FROM (NEW.customer_id, NEW.vendor_id, NEW.sales_rep_id, NEW.client_id, NEW.site_id, NEW.employee_id))
  EXECUTE FUNCTION app.hand_down_order_keys();

-- Children of supplier orders and stages -----------------------------------------------------------------------------

CREATE FUNCTION app.copy_supplier_order_keys_to_stage() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  SELECT parent.vendor_id, parent.customer_id, parent.sales_rep_id INTO NEW.vendor_id, NEW.customer_id, NEW.sales_rep_id
  FROM supplier_orders AS parent WHERE parent.organization_id = NEW.organization_id AND parent.id = NEW.supplier_order_id;
  RETURN NEW;
END
$$;
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF supplier_order_id, vendor_id, customer_id, sales_rep_id ON production_stages
  FOR EACH ROW EXECUTE FUNCTION app.copy_supplier_order_keys_to_stage();

CREATE FUNCTION app.copy_stage_keys() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  SELECT parent.vendor_id, parent.customer_id, parent.sales_rep_id INTO NEW.vendor_id, NEW.customer_id, NEW.sales_rep_id
  FROM production_stages AS parent WHERE parent.organization_id = NEW.organization_id AND parent.id = NEW.stage_id;
  RETURN NEW;
END
$$;
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF stage_id, vendor_id, customer_id, sales_rep_id ON production_stage_updates
  FOR EACH ROW EXECUTE FUNCTION app.copy_stage_keys();
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF stage_id, vendor_id, customer_id, sales_rep_id ON quality_inspections
  FOR EACH ROW EXECUTE FUNCTION app.copy_stage_keys();

CREATE FUNCTION app.hand_down_supplier_order_keys() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE production_stages SET vendor_id = NEW.vendor_id, customer_id = NEW.customer_id, sales_rep_id = NEW.sales_rep_id
  WHERE organization_id = NEW.organization_id AND supplier_order_id = NEW.id;
  UPDATE shipments SET vendor_id = NEW.vendor_id
  WHERE organization_id = NEW.organization_id AND supplier_order_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER "A_hand_down_keys" AFTER UPDATE OF vendor_id, customer_id, sales_rep_id ON supplier_orders FOR EACH ROW
  WHEN ((OLD.vendor_id, OLD.customer_id, OLD.sales_rep_id) IS DISTINCT FROM (NEW.vendor_id, NEW.customer_id, NEW.sales_rep_id))
  EXECUTE FUNCTION app.hand_down_supplier_order_keys();

CREATE FUNCTION app.hand_down_stage_keys() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE production_stage_updates SET vendor_id = NEW.vendor_id, customer_id = NEW.customer_id, sales_rep_id = NEW.sales_rep_id
  WHERE organization_id = NEW.organization_id AND stage_id = NEW.id;
  UPDATE quality_inspections SET vendor_id = NEW.vendor_id, customer_id = NEW.customer_id, sales_rep_id = NEW.sales_rep_id
  WHERE organization_id = NEW.organization_id AND stage_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER "A_hand_down_keys" AFTER UPDATE OF vendor_id, customer_id, sales_rep_id ON production_stages FOR EACH ROW
  WHEN ((OLD.vendor_id, OLD.customer_id, OLD.sales_rep_id) IS DISTINCT FROM (NEW.vendor_id, NEW.customer_id, NEW.sales_rep_id))
  EXECUTE FUNCTION app.hand_down_stage_keys();
