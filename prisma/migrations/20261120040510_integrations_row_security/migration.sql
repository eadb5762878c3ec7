-- Row security of integrations. Only the organization's own people see how it is connected; no audience reads a ciphertext
-- or the name of its key. Jobs are queued by people and run by the worker; deliveries and events are the system's alone.

ALTER TABLE integrations ENABLE ROW LEVEL SECURITY;
ALTER TABLE integrations FORCE ROW LEVEL SECURITY;
CREATE POLICY integrations_system ON integrations TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY integrations_staff_write ON integrations FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON integrations TO sg_worker;
GRANT SELECT (organization_id, id, name, type, provider, status, configured_at, settings, sync_direction,
  sync_interval_minutes, last_sync_at, last_sync_status, last_sync_error, created_by, created_at, updated_at, version,
  archived_at) ON integrations TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON integrations TO sg_staff;
GRANT UPDATE (name, type, provider, status, config, config_key_id, configured_at, settings, sync_direction,
  sync_interval_minutes, archived_at) ON integrations TO sg_staff;

ALTER TABLE sync_jobs ENABLE ROW LEVEL SECURITY;
ALTER TABLE sync_jobs FORCE ROW LEVEL SECURITY;
CREATE POLICY sync_jobs_system ON sync_jobs TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY sync_jobs_staff_read ON sync_jobs FOR SELECT TO sg_staff
  USING (organization_id = (SELECT app.organization_id()));
-- People ask for a run; what becomes of it the worker says, but for taking it back.
CREATE POLICY sync_jobs_staff_insert ON sync_jobs FOR INSERT TO sg_staff
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND status = 'queued' AND trigger = 'manual');
CREATE POLICY sync_jobs_staff_update ON sync_jobs FOR UPDATE TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND status = 'cancelled');
GRANT SELECT, INSERT, UPDATE, DELETE ON sync_jobs TO sg_worker;
GRANT SELECT ON sync_jobs TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner,
  sg_guest;
GRANT INSERT ON sync_jobs TO sg_staff;
GRANT UPDATE (status, finished_at) ON sync_jobs TO sg_staff;

ALTER TABLE webhook_endpoints ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_endpoints FORCE ROW LEVEL SECURITY;
CREATE POLICY webhook_endpoints_system ON webhook_endpoints TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY webhook_endpoints_staff_write ON webhook_endpoints FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_endpoints TO sg_worker;
GRANT SELECT (organization_id, id, name, url, description, event_types, status, secret_set_at, failure_count,
  last_delivery_at, last_success_at, created_by, created_at, updated_at, version, archived_at) ON webhook_endpoints
  TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner, sg_guest;
GRANT INSERT ON webhook_endpoints TO sg_staff;
GRANT UPDATE (name, url, description, event_types, status, secret, secret_key_id, secret_set_at, archived_at)
  ON webhook_endpoints TO sg_staff;

ALTER TABLE webhook_deliveries ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_deliveries FORCE ROW LEVEL SECURITY;
CREATE POLICY webhook_deliveries_system ON webhook_deliveries TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY webhook_deliveries_staff_read ON webhook_deliveries FOR SELECT TO sg_staff
  USING (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_deliveries TO sg_worker;
GRANT SELECT ON webhook_deliveries TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;

ALTER TABLE events ENABLE ROW LEVEL SECURITY;
ALTER TABLE events FORCE ROW LEVEL SECURITY;
CREATE POLICY events_system ON events TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY events_staff_read ON events FOR SELECT TO sg_staff
  USING (organization_id = (SELECT app.organization_id()));
-- Events are written, and whole months taken out; not even the worker changes one.
GRANT SELECT, INSERT ON events TO sg_worker;
GRANT USAGE ON SEQUENCE events_seq_seq TO sg_worker;
GRANT SELECT (organization_id, id, type, entity_type, entity_id, entity_version, actor, payload, created_at) ON events
  TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner, sg_guest;

SELECT app.hide_from_others();
