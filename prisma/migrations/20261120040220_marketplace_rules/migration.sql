-- Marketplace: what may stand in a row, keys copied for row security, and what the database counts.

-- What may stand in a row --------------------------------------------------------------------------------------------
-- A fee and a commission are rounded half away from zero to four decimals, as finely as money is kept, and the price is the
-- sum of what is kept: so what a buyer pays is always what vendor and platform get. What is owed in whole cents is decided
-- where it is paid, over the whole amount and not piece by piece.

ALTER TABLE marketplace_products
  ADD CONSTRAINT marketplace_products_title_check CHECK (title <> ''),
  ADD CONSTRAINT marketplace_products_category_check CHECK (category <> ''),
  ADD CONSTRAINT marketplace_products_slug_check CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT marketplace_products_currency_check CHECK (currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT marketplace_products_base_price_check CHECK (base_price > 0),
  ADD CONSTRAINT marketplace_products_platform_fee_percentage_check CHECK (platform_fee_percentage BETWEEN 0 AND 100),
  ADD CONSTRAINT marketplace_products_available_quantity_check CHECK (available_quantity >= 0),
  ADD CONSTRAINT marketplace_products_reserved_quantity_check CHECK (reserved_quantity >= 0),
  ADD CONSTRAINT marketplace_products_total_quantity_check CHECK (reserved_quantity::bigint + available_quantity <= total_quantity),
  ADD CONSTRAINT marketplace_products_moq_check CHECK (moq >= 1),
  ADD CONSTRAINT marketplace_products_orderable_check CHECK (status NOT IN ('pending_approval', 'approved') OR moq <= available_quantity),
  ADD CONSTRAINT marketplace_products_gsm_check CHECK (gsm > 0),
  ADD CONSTRAINT marketplace_products_lead_time_days_check CHECK (lead_time_days >= 0),
  ADD CONSTRAINT marketplace_products_shipping_weight_kg_check CHECK (shipping_weight_kg > 0),
  ADD CONSTRAINT marketplace_products_specifications_check CHECK (jsonb_typeof(specifications) = 'object'),
  ADD CONSTRAINT marketplace_products_status_check CHECK (status IN ('draft', 'pending_approval', 'approved', 'rejected', 'sold_out', 'archived')),
  ADD CONSTRAINT marketplace_products_address_check CHECK (status IN ('draft', 'rejected', 'archived') OR slug IS NOT NULL),
  ADD CONSTRAINT marketplace_products_rejected_check CHECK (CASE
    WHEN status = 'rejected' THEN rejection_reason IS NOT NULL
    WHEN status IN ('draft', 'archived') THEN true
    ELSE rejection_reason IS NULL
  END),
  ADD CONSTRAINT marketplace_products_approved_check CHECK (status NOT IN ('approved', 'sold_out') OR num_nonnulls(approval_date, published_at) = 2),
  ADD CONSTRAINT marketplace_products_approved_by_check CHECK (approved_by IS NULL OR approval_date IS NOT NULL),
  ADD CONSTRAINT marketplace_products_archived_check CHECK ((status = 'archived') = (archived_at IS NOT NULL)),
  ADD CONSTRAINT marketplace_products_quality_score_check CHECK (quality_score BETWEEN 0 AND 100),
  ADD CONSTRAINT marketplace_products_rating_check CHECK (rating BETWEEN 0 AND 5),
  ADD CONSTRAINT marketplace_products_counters_check CHECK (views >= 0 AND inquiries >= 0 AND sales >= 0);

ALTER TABLE buyer_intents
  ADD CONSTRAINT buyer_intents_title_check CHECK (title <> ''),
  ADD CONSTRAINT buyer_intents_variant_check CHECK (variant_id IS NULL OR part_id IS NOT NULL),
  ADD CONSTRAINT buyer_intents_requirements_check CHECK (jsonb_typeof(requirements) = 'object'),
  ADD CONSTRAINT buyer_intents_quantity_check CHECK (quantity > 0),
  ADD CONSTRAINT buyer_intents_currency_check CHECK (currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT buyer_intents_target_price_check CHECK (target_price >= 0),
  ADD CONSTRAINT buyer_intents_status_check CHECK (status IN ('open', 'matched', 'fulfilled', 'cancelled', 'expired')),
  ADD CONSTRAINT buyer_intents_dates_check CHECK (expires_at > created_at);

ALTER TABLE seller_listings
  ADD CONSTRAINT seller_listings_title_check CHECK (title <> ''),
  ADD CONSTRAINT seller_listings_variant_check CHECK (variant_id IS NULL OR part_id IS NOT NULL),
  ADD CONSTRAINT seller_listings_specifications_check CHECK (jsonb_typeof(specifications) = 'object'),
  ADD CONSTRAINT seller_listings_quantity_check CHECK (quantity >= 0),
  ADD CONSTRAINT seller_listings_minimum_quantity_check CHECK (minimum_quantity >= 1),
  ADD CONSTRAINT seller_listings_orderable_check CHECK (status <> 'active' OR minimum_quantity <= quantity),
  ADD CONSTRAINT seller_listings_currency_check CHECK (currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT seller_listings_unit_price_check CHECK (unit_price >= 0),
  ADD CONSTRAINT seller_listings_lead_time_days_check CHECK (lead_time_days >= 0),
  ADD CONSTRAINT seller_listings_status_check CHECK (status IN ('active', 'reserved', 'sold', 'expired', 'withdrawn')),
  ADD CONSTRAINT seller_listings_dates_check CHECK (expires_at > created_at);

ALTER TABLE marketplace_deals
  ADD CONSTRAINT marketplace_deals_status_check CHECK (status IN ('proposed', 'negotiating', 'accepted', 'completed', 'cancelled')),
  ADD CONSTRAINT marketplace_deals_match_score_check CHECK (match_score BETWEEN 0 AND 1),
  ADD CONSTRAINT marketplace_deals_quantity_check CHECK (quantity > 0),
  ADD CONSTRAINT marketplace_deals_currency_check CHECK (currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT marketplace_deals_agreed_amount_check CHECK (agreed_amount >= 0),
  ADD CONSTRAINT marketplace_deals_commission_rate_check CHECK (commission_rate BETWEEN 0 AND 100),
  ADD CONSTRAINT marketplace_deals_agreed_check CHECK (status NOT IN ('accepted', 'completed') OR num_nonnulls(agreed_amount, accepted_at) = 2),
  ADD CONSTRAINT marketplace_deals_completed_check CHECK ((status = 'completed') = (completed_at IS NOT NULL)),
  ADD CONSTRAINT marketplace_deals_cancelled_check CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL)),
  ADD CONSTRAINT marketplace_deals_cancellation_reason_check CHECK (status = 'cancelled' OR cancellation_reason IS NULL),
  ADD CONSTRAINT marketplace_deals_dates_check CHECK (completed_at >= accepted_at AND cancelled_at >= accepted_at);

ALTER TABLE social_shares
  ADD CONSTRAINT social_shares_platform_check CHECK (platform IN ('facebook', 'x', 'linkedin', 'pinterest', 'instagram', 'whatsapp', 'email', 'link', 'other')),
  ADD CONSTRAINT social_shares_url_check CHECK (url <> ''),
  ADD CONSTRAINT social_shares_ip_address_check CHECK (ip_address::inet IS NOT NULL OR ip_address IS NULL);

-- "Archived" is a state of these products, and what lists leave out is what was put away: the two are one.
CREATE FUNCTION app.archive_marketplace_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status = 'archived' AND (TG_OP = 'INSERT' OR OLD.status <> 'archived') THEN
    NEW.archived_at := coalesce(NEW.archived_at, now());
  ELSIF NEW.archived_at IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.archived_at IS NULL) THEN
    NEW.status := 'archived';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION app.archive_marketplace_product() IS 'Trigger: a product of the marketplace is archived in state and date, or in neither.';
CREATE TRIGGER derive_archived BEFORE INSERT OR UPDATE OF status, archived_at ON marketplace_products
  FOR EACH ROW EXECUTE FUNCTION app.archive_marketplace_product();

-- Which key a vendor comes with PostgreSQL does not know when it plans; by the number of different keys it would take each for
-- one that opens little. In truth the organization's opens most rows: products that are approved.
ALTER TABLE marketplace_products ALTER COLUMN vendor_key SET (n_distinct = 2);

-- Copied keys --------------------------------------------------------------------------------------------------------

CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF customer_id, sales_rep_id ON buyer_intents
  FOR EACH ROW EXECUTE FUNCTION app.copy_customer_keys();

CREATE FUNCTION app.hand_down_sales_rep_to_intents() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE buyer_intents SET sales_rep_id = NEW.sales_rep_id
  WHERE organization_id = NEW.organization_id AND customer_id = NEW.id;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.hand_down_sales_rep_to_intents() IS 'Trigger: intents follow their customer to another sales representative.';
REVOKE EXECUTE ON FUNCTION app.hand_down_sales_rep_to_intents() FROM PUBLIC;
CREATE TRIGGER "A_hand_down_to_intents" AFTER UPDATE OF sales_rep_id ON customers FOR EACH ROW
  WHEN (OLD.sales_rep_id IS DISTINCT FROM NEW.sales_rep_id) EXECUTE FUNCTION app.hand_down_sales_rep_to_intents();

-- What the database counts -------------------------------------------------------------------------------------------

CREATE FUNCTION app.count_inquiries() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'DELETE' THEN
    UPDATE marketplace_products AS product SET inquiries = product.inquiries + asked.times
    FROM (SELECT organization_id, marketplace_product_id, count(*)::integer AS times FROM new_rows
          WHERE marketplace_product_id IS NOT NULL AND channel <> 'internal' GROUP BY 1, 2) AS asked
    WHERE product.organization_id = asked.organization_id AND product.id = asked.marketplace_product_id;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    UPDATE marketplace_products AS product SET inquiries = greatest(product.inquiries - asked.times, 0)
    FROM (SELECT organization_id, marketplace_product_id, count(*)::integer AS times FROM old_rows
          WHERE marketplace_product_id IS NOT NULL AND channel <> 'internal' GROUP BY 1, 2) AS asked
    WHERE product.organization_id = asked.organization_id AND product.id = asked.marketplace_product_id;
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.count_inquiries() IS 'Trigger: counts the conversations in which a product of the marketplace was asked about.';
REVOKE EXECUTE ON FUNCTION app.count_inquiries() FROM PUBLIC;
CREATE TRIGGER count_inquiries_insert AFTER INSERT ON conversations REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.count_inquiries();
CREATE TRIGGER count_inquiries_update AFTER UPDATE ON conversations REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.count_inquiries();
CREATE TRIGGER count_inquiries_delete AFTER DELETE ON conversations REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.count_inquiries();

-- A sale is a line of a sale order that was not cancelled. Counted anew after the product is locked, for a line that goes with
-- its order can no longer be asked whether that was cancelled.
CREATE FUNCTION app.count_sales(organizations uuid[], products uuid[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM FROM marketplace_products AS product
  JOIN unnest(organizations, products) AS changed (organization_id, id)
    ON product.organization_id = changed.organization_id AND product.id = changed.id
  ORDER BY product.id FOR NO KEY UPDATE OF product;
  UPDATE marketplace_products AS product SET sales = sold.times
  FROM (SELECT changed.organization_id, changed.id,
          (SELECT count(*) FROM order_items AS item
           JOIN orders AS parent ON parent.organization_id = item.organization_id AND parent.id = item.order_id
           WHERE item.organization_id = changed.organization_id AND item.marketplace_product_id = changed.id
             AND item.order_type = 'sale' AND parent.status <> 'cancelled') AS times
        FROM unnest(organizations, products) AS changed (organization_id, id)) AS sold
  WHERE product.organization_id = sold.organization_id AND product.id = sold.id AND product.sales <> sold.times;
END
$$;
COMMENT ON FUNCTION app.count_sales(uuid[], uuid[]) IS 'Counts anew in how many lines of orders products of the marketplace were sold.';
REVOKE EXECUTE ON FUNCTION app.count_sales(uuid[], uuid[]) FROM PUBLIC;

CREATE FUNCTION app.follow_sold_items() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  organizations uuid[];
  products uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(organization_id), array_agg(marketplace_product_id) INTO organizations, products
    FROM (SELECT DISTINCT organization_id, marketplace_product_id FROM new_rows WHERE marketplace_product_id IS NOT NULL) AS sold;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(organization_id), array_agg(marketplace_product_id) INTO organizations, products
    FROM (SELECT DISTINCT organization_id, marketplace_product_id FROM old_rows WHERE marketplace_product_id IS NOT NULL) AS sold;
  ELSE
    SELECT array_agg(organization_id), array_agg(marketplace_product_id) INTO organizations, products
    FROM (SELECT DISTINCT sold.organization_id, sold.marketplace_product_id
          FROM new_rows AS after JOIN old_rows AS before ON before.organization_id = after.organization_id AND before.id = after.id
          CROSS JOIN LATERAL (VALUES (after.organization_id, after.marketplace_product_id),
                                     (before.organization_id, before.marketplace_product_id)) AS sold (organization_id, marketplace_product_id)
          WHERE (after.marketplace_product_id, after.order_id) IS DISTINCT FROM (before.marketplace_product_id, before.order_id)
            AND sold.marketplace_product_id IS NOT NULL) AS touched;
  END IF;
  IF products IS NOT NULL THEN
    PERFORM app.count_sales(organizations, products);
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.follow_sold_items() IS 'Trigger: counts the sales of products of the marketplace.';
REVOKE EXECUTE ON FUNCTION app.follow_sold_items() FROM PUBLIC;
CREATE TRIGGER follow_sold_items_insert AFTER INSERT ON order_items REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.follow_sold_items();
CREATE TRIGGER follow_sold_items_update AFTER UPDATE ON order_items REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.follow_sold_items();
CREATE TRIGGER follow_sold_items_delete AFTER DELETE ON order_items REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.follow_sold_items();

CREATE FUNCTION app.follow_cancelled_sales() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  organizations uuid[];
  products uuid[];
BEGIN
  SELECT array_agg(organization_id), array_agg(marketplace_product_id) INTO organizations, products
  FROM (SELECT DISTINCT item.organization_id, item.marketplace_product_id
        FROM new_rows AS after JOIN old_rows AS before ON before.organization_id = after.organization_id AND before.id = after.id
        JOIN order_items AS item ON item.organization_id = after.organization_id AND item.order_id = after.id
        WHERE (after.status = 'cancelled') <> (before.status = 'cancelled') AND item.marketplace_product_id IS NOT NULL) AS touched;
  IF products IS NOT NULL THEN
    PERFORM app.count_sales(organizations, products);
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.follow_cancelled_sales() IS 'Trigger: a cancelled order is no sale.';
REVOKE EXECUTE ON FUNCTION app.follow_cancelled_sales() FROM PUBLIC;
CREATE TRIGGER follow_cancelled_sales_update AFTER UPDATE ON orders REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.follow_cancelled_sales();

-- Dates and versions -------------------------------------------------------------------------------------------------

CREATE TRIGGER begin_row BEFORE INSERT ON marketplace_products FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1, "views": 0, "inquiries": 0, "sales": 0}', 'created_by');
CREATE TRIGGER begin_row BEFORE INSERT ON buyer_intents FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}', 'created_by');
CREATE TRIGGER begin_row BEFORE INSERT ON seller_listings FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}', 'created_by');
CREATE TRIGGER begin_row BEFORE INSERT ON marketplace_deals FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}', 'created_by');
CREATE TRIGGER begin_row BEFORE INSERT ON social_shares FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{}', 'user_id');

CREATE TRIGGER update_marketplace_products_updated_at BEFORE UPDATE ON marketplace_products
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON marketplace_products
  FOR EACH ROW EXECUTE FUNCTION app.count_version('display_rank', 'final_price', 'final_price_e4', 'inquiries', 'platform_fee_amount', 'rating_e4', 'review_feedback', 'sales', 'search_vector', 'updated_at', 'vendor_key', 'version', 'views');
CREATE TRIGGER update_buyer_intents_updated_at BEFORE UPDATE ON buyer_intents
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON buyer_intents
  FOR EACH ROW EXECUTE FUNCTION app.count_version('sales_rep_id', 'target_price_e4', 'updated_at', 'version');
CREATE TRIGGER update_seller_listings_updated_at BEFORE UPDATE ON seller_listings
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON seller_listings
  FOR EACH ROW EXECUTE FUNCTION app.count_version('unit_price_e4', 'updated_at', 'version');
CREATE TRIGGER update_marketplace_deals_updated_at BEFORE UPDATE ON marketplace_deals
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON marketplace_deals
  FOR EACH ROW EXECUTE FUNCTION app.count_version('agreed_amount_e4', 'commission_amount', 'match_score_e4', 'updated_at', 'version');
