-- What triggers keep while rows come one by one, taken at once for all rows. Runs only where the triggers were off.

-- @load parts
UPDATE parts AS part SET quote_count = coalesce(quoted.count, 0), last_quoted_at = quoted.latest,
  order_count = coalesce(ordered.count, 0),
  search_vector = coalesce(part.search_vector, search.document(part, reference.words))
FROM parts AS each
LEFT JOIN (SELECT item.organization_id, item.part_id, count(*)::integer AS count, max(offer.created_at) AS latest
           FROM vendor_quote_items AS offer JOIN rfq_items AS item ON item.organization_id = offer.organization_id
             AND item.id = offer.rfq_item_id
           WHERE item.part_id IS NOT NULL GROUP BY item.organization_id, item.part_id) AS quoted
             ON quoted.organization_id = each.organization_id AND quoted.part_id = each.id
LEFT JOIN (SELECT organization_id, part_id, count(*)::integer AS count FROM order_items WHERE part_id IS NOT NULL
  GROUP BY organization_id, part_id) AS ordered
  ON ordered.organization_id = each.organization_id AND ordered.part_id = each.id
LEFT JOIN (SELECT organization_id, part_id, string_agg(search.words_of(reference), ' ' ORDER BY id) AS words
  FROM part_cross_references AS reference GROUP BY organization_id, part_id) AS reference
  ON reference.organization_id = each.organization_id AND reference.part_id = each.id
WHERE part.organization_id = each.organization_id AND part.id = each.id
  AND (part.search_vector IS NULL OR (part.quote_count, part.order_count, part.last_quoted_at) IS DISTINCT
    FROM (coalesce(quoted.count, 0), coalesce(ordered.count, 0), quoted.latest));

-- @load vendors
UPDATE vendors AS vendor SET total_orders = given.count
FROM (SELECT organization_id, vendor_id, count(*)::integer AS count
      FROM (SELECT organization_id, vendor_id FROM supplier_orders
            UNION ALL SELECT organization_id, vendor_id FROM orders
              WHERE order_type = 'purchase' AND vendor_id IS NOT NULL) AS order_
      GROUP BY organization_id, vendor_id) AS given
WHERE vendor.organization_id = given.organization_id AND vendor.id = given.vendor_id
  AND vendor.total_orders <> given.count;

-- @load customers
UPDATE customers AS customer SET lifetime_value = bought.value, last_order_at = bought.latest
FROM (SELECT o.organization_id, o.customer_id, sum(o.total_amount) AS value, max(o.created_at) AS latest
      FROM orders AS o JOIN customers AS buyer ON buyer.organization_id = o.organization_id AND buyer.id = o.customer_id
        AND buyer.currency = o.currency
      WHERE o.order_type = 'sale' AND o.status <> 'cancelled' GROUP BY o.organization_id, o.customer_id) AS bought
WHERE customer.organization_id = bought.organization_id AND customer.id = bought.customer_id
  AND (customer.lifetime_value, customer.last_order_at) IS DISTINCT FROM (bought.value, bought.latest);

-- @load marketplace_products
UPDATE marketplace_products AS product SET inquiries = asked.times, sales = sold.times
FROM marketplace_products AS each
LEFT JOIN (SELECT organization_id, marketplace_product_id AS id, count(*)::integer AS times FROM conversations
  WHERE marketplace_product_id IS NOT NULL AND channel <> 'internal' GROUP BY 1, 2) AS asking
  ON asking.organization_id = each.organization_id AND asking.id = each.id
LEFT JOIN (SELECT item.organization_id, item.marketplace_product_id AS id, count(*)::integer AS times
           FROM order_items AS item JOIN orders AS o ON o.organization_id = item.organization_id AND o.id = item.order_id
           WHERE item.marketplace_product_id IS NOT NULL AND item.order_type = 'sale' AND o.status <> 'cancelled'
           GROUP BY 1, 2) AS sale ON sale.organization_id = each.organization_id AND sale.id = each.id
CROSS JOIN LATERAL (SELECT coalesce(asking.times, 0) AS times) AS asked
CROSS JOIN LATERAL (SELECT coalesce(sale.times, 0) AS times) AS sold
WHERE product.organization_id = each.organization_id AND product.id = each.id
  AND (product.inquiries, product.sales) IS DISTINCT FROM (asked.times, sold.times);

-- @load integrations
UPDATE integrations AS integration
SET last_sync_at = ended.finished_at, last_sync_status = ended.status, last_sync_error = ended.error_message
FROM (SELECT DISTINCT ON (organization_id, integration_id) organization_id, integration_id, finished_at, status, error_message
      FROM sync_jobs WHERE finished_at IS NOT NULL
      ORDER BY organization_id, integration_id, finished_at DESC, id DESC) AS ended
WHERE integration.organization_id = ended.organization_id AND integration.id = ended.integration_id
  AND (integration.last_sync_at, integration.last_sync_status, integration.last_sync_error)
    IS DISTINCT FROM (ended.finished_at, ended.status, ended.error_message);

-- The words rows are found by, and those that are looked up when they are mistyped.

-- @load vendors
UPDATE vendors AS vendor SET search_vector = search.document(vendor) WHERE vendor.search_vector IS NULL;

-- @load customers
UPDATE customers AS customer SET search_vector = search.document(customer) WHERE customer.search_vector IS NULL;

-- @load rfqs
UPDATE rfqs AS rfq SET search_vector = search.document(rfq) WHERE rfq.search_vector IS NULL;

-- @load products
UPDATE products AS product SET search_vector = search.document(product) WHERE product.search_vector IS NULL;

-- @load marketplace_products
UPDATE marketplace_products AS product SET search_vector = search.document(product) WHERE product.search_vector IS NULL;

-- @prepare
SELECT search.note_words(target)
FROM unnest('{parts,vendors,rfqs,customers,products,marketplace_products}'::text[]) AS target;

-- @load ai_training_data
UPDATE ai_training_data AS example SET staff_key = coalesce((SELECT response.staff_key FROM ai_responses AS response
  WHERE response.organization_id = example.organization_id AND response.id = example.response_id), example.organization_id)
WHERE example.staff_key IS NULL;
