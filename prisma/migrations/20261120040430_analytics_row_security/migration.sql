-- Who sees events and figures, and who may write them: a client sees those of his own sites, a visitor enters the events of
-- his own visit and sees none. Nobody but the system changes or removes an event.

-- analytics_events

ALTER TABLE analytics_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE analytics_events FORCE ROW LEVEL SECURITY;
CREATE POLICY analytics_events_system ON analytics_events TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY analytics_events_staff_read ON analytics_events FOR SELECT TO sg_staff
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY analytics_events_staff_insert ON analytics_events FOR INSERT TO sg_staff
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY analytics_events_client_read ON analytics_events FOR SELECT TO sg_client
  USING (organization_id = (SELECT app.organization_id()) AND client_id = (SELECT app.client_id()));
CREATE POLICY analytics_events_guest_insert ON analytics_events FOR INSERT TO sg_guest
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND session_id = (SELECT app.session_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON analytics_events TO sg_worker;
GRANT SELECT ON analytics_events TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON analytics_events TO sg_staff;
GRANT INSERT (organization_id, id, event_type, event_category, entity_type, entity_id, client_id, site_id, user_id,
  session_id, event_data, properties, created_at) ON analytics_events TO sg_guest;

-- performance_metrics

ALTER TABLE performance_metrics ENABLE ROW LEVEL SECURITY;
ALTER TABLE performance_metrics FORCE ROW LEVEL SECURITY;
CREATE POLICY performance_metrics_system ON performance_metrics TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY performance_metrics_staff_write ON performance_metrics FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY performance_metrics_client_read ON performance_metrics FOR SELECT TO sg_client
  USING (organization_id = (SELECT app.organization_id()) AND client_id = (SELECT app.client_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON performance_metrics TO sg_worker;
GRANT SELECT ON performance_metrics TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON performance_metrics TO sg_staff;
GRANT UPDATE (metric_type, entity_type, entity_id, period, period_start, period_end, metrics, calculated_at) ON
  performance_metrics TO sg_staff;
