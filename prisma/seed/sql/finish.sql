-- @load vendors
-- How vendors answer, win and deliver.
SELECT app.refresh_vendor_performance(id) FROM plan_organization WHERE kind <> 'platform';

-- @prepare
-- The mark by which the world is known again, with what a newcomer is shown first.
UPDATE organizations AS organization SET settings = organization.settings
  || jsonb_build_object('demo', jsonb_build_object(
  'anchor', to_char(:anchor AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'blocks', :last + 1, 'edition', 2,
  'rfqId', (SELECT pg_temp.id('rfq', 0, slot, ms) FROM plan_rfq WHERE slot = :sampleRfq),
  'orderId', (SELECT pg_temp.id('order', 0, slot, ms) FROM plan_orders WHERE slot = :sampleOrder)))
FROM plan_organization AS o WHERE o.slot = 1 AND organization.id = o.id;

-- @prepare
-- The world is not the history of its making: what triggers noted of this transaction goes before anybody saw it.
DELETE FROM audit_logs
WHERE :triggers AND created_at = transaction_timestamp()::timestamptz(3) AND xmin = pg_current_xact_id()::xid;
