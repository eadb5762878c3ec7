-- Clients, celebration sites, employees and gift orders: what may stand in a row, copied keys, dates and versions.

ALTER TABLE clients
  ADD CONSTRAINT clients_name_check CHECK (name <> ''),
  ADD CONSTRAINT clients_client_code_check CHECK (client_code ~ '^[A-Za-z0-9]+([-_][A-Za-z0-9]+)*$'),
  ADD CONSTRAINT clients_status_check CHECK (status IN ('active', 'inactive')),
  ADD CONSTRAINT clients_contact_email_check CHECK (contact_email = lower(contact_email) AND contact_email ~ '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$'),
  ADD CONSTRAINT clients_billing_email_check CHECK (billing_email = lower(billing_email) AND billing_email ~ '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$'),
  ADD CONSTRAINT clients_address_check CHECK (jsonb_typeof(address) = 'object'),
  ADD CONSTRAINT clients_billing_address_check CHECK (jsonb_typeof(billing_address) = 'object'),
  ADD CONSTRAINT clients_integration_check CHECK (jsonb_typeof(integration) = 'object');

ALTER TABLE sites
  ADD CONSTRAINT sites_name_check CHECK (name <> ''),
  ADD CONSTRAINT sites_slug_check CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT sites_status_check CHECK (status IN ('draft', 'active', 'inactive')),
  ADD CONSTRAINT sites_catalog_check CHECK (status <> 'active' OR catalog_id IS NOT NULL),
  ADD CONSTRAINT sites_dates_check CHECK (starts_at < ends_at),
  ADD CONSTRAINT sites_validation_methods_check CHECK (jsonb_typeof(validation_methods) = 'array'),
  ADD CONSTRAINT sites_branding_check CHECK (jsonb_typeof(branding) = 'object');

-- Each site decides by what an employee proves who he is; so at least one of the three is known of everybody.
ALTER TABLE employees
  ADD CONSTRAINT employees_identified_check CHECK (num_nonnulls(employee_number, email, serial_card_number) >= 1),
  ADD CONSTRAINT employees_employee_number_check CHECK (employee_number <> ''),
  ADD CONSTRAINT employees_serial_card_number_check CHECK (serial_card_number <> ''),
  ADD CONSTRAINT employees_email_check CHECK (email = lower(email) AND email ~ '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$'),
  ADD CONSTRAINT employees_status_check CHECK (status IN ('active', 'inactive'));

-- A gift is a sale on a site of a client; it comes out of a catalog and is never in production.
ALTER TABLE orders
  ADD CONSTRAINT orders_gift_check CHECK (source <> 'gifting' OR order_type = 'sale' AND status <> 'in_production' AND num_nonnulls(client_id, site_id) = 2);

-- Copied keys: the client stands on what belongs to a site, so that a policy needs only the row itself ---------------

CREATE FUNCTION app.copy_site_keys() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  SELECT parent.client_id INTO NEW.client_id
  FROM sites AS parent WHERE parent.organization_id = NEW.organization_id AND parent.id = NEW.site_id;
  RETURN NEW;
END
$$;
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF site_id, client_id ON site_product_exclusions
  FOR EACH ROW EXECUTE FUNCTION app.copy_site_keys();
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF site_id, client_id ON employees
  FOR EACH ROW EXECUTE FUNCTION app.copy_site_keys();

-- A site that was ordered on stays with its client: the orders' own keys refuse the change.
CREATE FUNCTION app.hand_down_site_keys() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE site_product_exclusions SET client_id = NEW.client_id WHERE organization_id = NEW.organization_id AND site_id = NEW.id;
  UPDATE employees SET client_id = NEW.client_id WHERE organization_id = NEW.organization_id AND site_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER "A_hand_down_keys" AFTER UPDATE OF client_id ON sites FOR EACH ROW
  WHEN (OLD.client_id IS DISTINCT FROM NEW.client_id) EXECUTE FUNCTION app.hand_down_site_keys();

-- What an employee may order -----------------------------------------------------------------------------------------

-- Whoever proved to be an employee of a site may choose one gift, of the site's own, while the site is open. Staff may do
-- more: replace a gift that was lost, or order for somebody after the end. The employee's row is locked, so that two
-- orders at once are one after the other.
CREATE FUNCTION app.check_gift() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM FROM employees AS giftee
  JOIN sites AS place ON place.organization_id = giftee.organization_id AND place.id = giftee.site_id
  WHERE giftee.organization_id = NEW.organization_id AND giftee.id = NEW.employee_id AND giftee.status = 'active'
    AND giftee.archived_at IS NULL AND place.status = 'active' AND place.archived_at IS NULL
    AND coalesce(place.starts_at <= now(), true) AND coalesce(place.ends_at > now(), true)
  FOR UPDATE OF giftee;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'The site takes no orders of this employee now.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_gift_open', TABLE = 'orders';
  END IF;
  IF EXISTS (
    SELECT FROM orders AS earlier
    WHERE earlier.organization_id = NEW.organization_id AND earlier.employee_id = NEW.employee_id
      AND earlier.source = 'gifting' AND earlier.status <> 'cancelled'
  ) THEN
    RAISE EXCEPTION 'The employee has chosen a gift already.'
      USING ERRCODE = 'unique_violation', CONSTRAINT = 'orders_gift_once', TABLE = 'orders';
  END IF;
  IF NEW.product_id IS NOT NULL AND NOT app.site_offers(NEW.organization_id, NEW.site_id, NEW.product_id) THEN
    RAISE EXCEPTION 'The site does not offer this product.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_gift_offered', TABLE = 'orders';
  END IF;
  RETURN NEW;
END
$$;

CREATE FUNCTION app.check_gift_item() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.product_id IS NULL OR NOT app.site_offers(NEW.organization_id, NEW.site_id, NEW.product_id) THEN
    RAISE EXCEPTION 'The site does not offer this product.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'order_items_gift_offered', TABLE = 'order_items';
  END IF;
  RETURN NEW;
END
$$;

CREATE FUNCTION app.site_offers(organization uuid, site uuid, product uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM sites AS place
    JOIN catalogs AS catalog ON catalog.organization_id = place.organization_id AND catalog.id = place.catalog_id
    JOIN products AS offered ON offered.organization_id = catalog.organization_id AND offered.catalog_id = catalog.id
    WHERE place.organization_id = organization AND place.id = site AND offered.id = product
      AND catalog.status = 'active' AND catalog.archived_at IS NULL AND offered.is_active AND offered.archived_at IS NULL
      AND NOT EXISTS (
        SELECT FROM site_product_exclusions AS exclusion
        WHERE exclusion.organization_id = organization AND exclusion.site_id = site AND exclusion.product_id = product))
$$;
COMMENT ON FUNCTION app.site_offers(uuid, uuid, uuid) IS 'Whether a product can be chosen on a site: it is in the site''s catalog, can be ordered, and is not left out.';
REVOKE EXECUTE ON FUNCTION app.copy_site_keys(), app.hand_down_site_keys(), app.check_gift(), app.check_gift_item(),
  app.site_offers(uuid, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.copy_site_keys(), app.hand_down_site_keys(), app.check_gift(), app.check_gift_item(),
  app.site_offers(uuid, uuid, uuid) TO sg_worker;

-- After "copy_keys" by name, which fills the item's site.
CREATE TRIGGER gift_of_site BEFORE INSERT ON orders FOR EACH ROW
  WHEN (current_user = 'sg_employee') EXECUTE FUNCTION app.check_gift();
CREATE TRIGGER gift_of_site BEFORE INSERT ON order_items FOR EACH ROW
  WHEN (current_user = 'sg_employee') EXECUTE FUNCTION app.check_gift_item();

-- Dates and versions -------------------------------------------------------------------------------------------------

CREATE TRIGGER begin_row BEFORE INSERT ON clients FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER update_clients_updated_at BEFORE UPDATE ON clients
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON clients
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER begin_row BEFORE INSERT ON sites FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER update_sites_updated_at BEFORE UPDATE ON sites
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON sites
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER begin_row BEFORE INSERT ON site_product_exclusions FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}', 'excluded_by');
CREATE TRIGGER update_site_product_exclusions_updated_at BEFORE UPDATE ON site_product_exclusions
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON site_product_exclusions
  FOR EACH ROW EXECUTE FUNCTION app.count_version('client_id', 'updated_at', 'version');
CREATE TRIGGER begin_row BEFORE INSERT ON employees FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER update_employees_updated_at BEFORE UPDATE ON employees
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON employees
  FOR EACH ROW EXECUTE FUNCTION app.count_version('client_id', 'updated_at', 'version');
