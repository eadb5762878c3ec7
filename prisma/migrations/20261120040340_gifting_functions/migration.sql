-- Celebration sites by their public address, and two views over gifts and orders.

-- What everybody may know of a site that is open to the public: how it looks, when it is open, and how to prove who one is.
CREATE FUNCTION auth.public_site(public_address text)
RETURNS TABLE (organization_id uuid, site_id uuid, name text, starts_at timestamptz, ends_at timestamptz, is_open boolean,
  validation_methods jsonb, branding jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT place.organization_id, place.id, place.name, place.starts_at, place.ends_at,
    coalesce(place.starts_at <= now(), true) AND coalesce(place.ends_at > now(), true),
    place.validation_methods, place.branding
  FROM organizations AS organization
  JOIN sites AS place ON place.organization_id = organization.id AND place.slug = split_part(public_address, '/', 2)
  JOIN clients AS client ON client.organization_id = place.organization_id AND client.id = place.client_id
  WHERE organization.slug = split_part(public_address, '/', 1) AND public_address = organization.slug || '/' || place.slug
    AND organization.status = 'active' AND client.status = 'active' AND place.status = 'active' AND place.archived_at IS NULL
$$;
COMMENT ON FUNCTION auth.public_site(text) IS 'The celebration site of a public address, which is the organization''s short name, a slash and the site''s.';
REVOKE EXECUTE ON FUNCTION auth.public_site(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth.public_site(text) TO sg_gateway, sg_worker;

CREATE VIEW site_products_view WITH (security_invoker = true) AS
SELECT site.organization_id, site.id AS site_id, product.id AS product_id, site.client_id, product.sku, product.name,
  product.description, product.brand, product.category_id, product.vendor_id, product.currency, product.price,
  product.featured, product.minimum_order, product.available_colors, product.available_sizes, product.lead_time_days,
  product.image_urls, catalog.id AS catalog_id, catalog.name AS catalog_name
FROM sites AS site
JOIN catalogs AS catalog ON catalog.organization_id = site.organization_id AND catalog.id = site.catalog_id
JOIN products AS product ON product.organization_id = catalog.organization_id AND product.catalog_id = catalog.id
WHERE site.archived_at IS NULL AND catalog.status = 'active' AND catalog.archived_at IS NULL
  AND product.is_active AND product.archived_at IS NULL
  AND NOT EXISTS (
    SELECT FROM site_product_exclusions AS exclusion
    WHERE exclusion.organization_id = site.organization_id AND exclusion.site_id = site.id AND exclusion.product_id = product.id);
COMMENT ON VIEW site_products_view IS 'Products that can be chosen on each celebration site: those of its catalog that can be ordered, without what the site leaves out.';

CREATE VIEW orders_summary_view WITH (security_invoker = true) AS
SELECT ordered.organization_id, ordered.id, ordered.order_number, ordered.order_type, ordered.source, ordered.status,
  ordered.payment_status, ordered.created_at, ordered.currency, ordered.subtotal, ordered.tax_amount, ordered.shipping_amount,
  ordered.total_amount, ordered.quantity, ordered.client_id, client.name AS client_name, ordered.site_id, site.name AS site_name,
  ordered.employee_id, employee.employee_number, employee.name AS employee_name, ordered.product_id,
  product.sku AS product_sku, product.name AS product_name, ordered.customer_id, customer.name AS customer_account_name,
  customer.company_name AS customer_company_name, ordered.vendor_id, vendor.company_name AS vendor_name,
  ordered.customer_name, ordered.customer_email, ordered.target_date, ordered.expected_delivery_date,
  ordered.actual_delivery_date
FROM orders AS ordered
LEFT JOIN clients AS client ON client.organization_id = ordered.organization_id AND client.id = ordered.client_id
LEFT JOIN sites AS site ON site.organization_id = ordered.organization_id AND site.id = ordered.site_id
LEFT JOIN employees AS employee ON employee.organization_id = ordered.organization_id AND employee.id = ordered.employee_id
LEFT JOIN products AS product ON product.organization_id = ordered.organization_id AND product.id = ordered.product_id
LEFT JOIN customers AS customer ON customer.organization_id = ordered.organization_id AND customer.id = ordered.customer_id
LEFT JOIN vendors AS vendor ON vendor.organization_id = ordered.organization_id AND vendor.id = ordered.vendor_id
WHERE ordered.archived_at IS NULL;
COMMENT ON VIEW orders_summary_view IS 'Orders with the names of those they are for and of what was ordered.';

GRANT SELECT ON site_products_view TO sg_staff, sg_client, sg_employee, sg_partner, sg_worker;
-- A vendor may not read the amounts.
GRANT SELECT ON orders_summary_view TO sg_staff, sg_sales_rep, sg_buyer, sg_client, sg_employee, sg_partner, sg_worker;
