-- Views for all who see what they are over: stock by part and location, and the versions of the schema.

-- A stock is known by its part and location; its id is made of both.
CREATE VIEW stock_levels WITH (security_invoker = true) AS
SELECT level.organization_id, md5(level.part_id::text || level.location_id::text)::uuid AS id, level.part_id, level.location_id,
  count(*) AS variants, sum(level.quantity_on_hand) AS quantity_on_hand, sum(level.quantity_reserved) AS quantity_reserved,
  sum(level.quantity_available) AS quantity_available, bool_or(level.needs_reorder) AS needs_reorder,
  max(level.last_counted_at) AS last_counted_at, max(level.updated_at) AS last_updated_at
FROM inventory AS level
GROUP BY level.organization_id, level.part_id, level.location_id;
COMMENT ON VIEW stock_levels IS 'How much of each part is kept at each location, all variants together.';

-- The history of migrations belongs to the owner. What the view tells of it is which versions there are, and nothing of any
-- organization, so it reads with its owner's rights. A database in which migrations are only tried has no history.
DO $versions$
BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    CREATE VIEW schema_versions WITH (security_barrier = true) AS
    SELECT row_number() OVER (ORDER BY migration_name)::integer AS version, ('00000000-0000-0000-0000-' || lpad((row_number() OVER (ORDER BY migration_name))::text, 12, '0'))::uuid AS id,
      migration_name AS name, finished_at AS applied_at
    FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL;
    COMMENT ON VIEW schema_versions IS 'The versions of the schema and when each was applied.';
    GRANT SELECT ON schema_versions TO sg_staff, sg_worker;
  END IF;
END
$versions$;

-- Whoever reads a view needs the right to every column that it is made of. Customer and sales representative of a request are
-- not for vendors, who are to see how their own requests stand: their figures are of their own invitation and quotes.
DROP VIEW active_rfqs_view;
CREATE VIEW active_rfqs_view WITH (security_invoker = true) AS
SELECT rfq.organization_id, rfq.id, rfq.rfq_number, rfq.title, rfq.status, rfq.due_date,
  rfq.due_date - (now() AT TIME ZONE 'UTC')::date AS days_left, rfq.currency, rfq.sent_at,
  invitation.invited, invitation.responded, quote.quotes, quote.lowest_total, quote.average_total, quote.shortest_lead_time_days
FROM rfqs AS rfq
CROSS JOIN LATERAL (
  SELECT count(*) AS invited, count(*) FILTER (WHERE status IN ('quoted', 'declined')) AS responded
  FROM rfq_vendors WHERE organization_id = rfq.organization_id AND rfq_id = rfq.id
) AS invitation
CROSS JOIN LATERAL (
  SELECT count(*) AS quotes, min(total_amount) AS lowest_total, round(avg(total_amount), 4) AS average_total,
    min(lead_time_days) AS shortest_lead_time_days
  FROM vendor_quotes WHERE organization_id = rfq.organization_id AND rfq_id = rfq.id AND status = 'submitted'
) AS quote
WHERE rfq.status IN ('sent', 'quoting') AND rfq.archived_at IS NULL;
COMMENT ON VIEW active_rfqs_view IS 'Requests vendors are asked to quote on, with figures of the quotes so far.';

GRANT SELECT ON stock_levels, active_rfqs_view, active_products_view, site_products_view TO sg_worker, sg_staff, sg_sales_rep,
  sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner, sg_guest;
GRANT SELECT ON orders_summary_view TO sg_device;
