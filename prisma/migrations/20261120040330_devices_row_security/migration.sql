-- Row security of devices: who sees which rows and columns, and may write them. A device sees its own requests with their
-- attributes, answers and files; it hands in requests, and notes that an answer has arrived.

-- requests

ALTER TABLE requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE requests FORCE ROW LEVEL SECURITY;
CREATE POLICY requests_system ON requests TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY requests_staff_write ON requests FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY requests_device_read ON requests FOR SELECT TO sg_device
  USING (organization_id = (SELECT app.organization_id()) AND device_id = (SELECT app.device_id()));
CREATE POLICY requests_device_insert ON requests FOR INSERT TO sg_device
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND device_id = (SELECT app.device_id()) AND status = 'pending');
CREATE POLICY requests_partner_write ON requests FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON requests TO sg_worker;
GRANT SELECT ON requests TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner,
  sg_guest;
GRANT INSERT ON requests TO sg_staff, sg_device, sg_partner;
GRANT UPDATE (request_type, status, archived_at) ON requests TO sg_staff, sg_partner;

-- request_metadata

ALTER TABLE request_metadata ENABLE ROW LEVEL SECURITY;
ALTER TABLE request_metadata FORCE ROW LEVEL SECURITY;
CREATE POLICY request_metadata_system ON request_metadata TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY request_metadata_staff_read ON request_metadata FOR SELECT TO sg_staff
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY request_metadata_staff_insert ON request_metadata FOR INSERT TO sg_staff
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY request_metadata_device_read ON request_metadata FOR SELECT TO sg_device
  USING (organization_id = (SELECT app.organization_id()) AND device_id = (SELECT app.device_id()));
CREATE POLICY request_metadata_device_insert ON request_metadata FOR INSERT TO sg_device
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND device_id = (SELECT app.device_id()));
CREATE POLICY request_metadata_partner_read ON request_metadata FOR SELECT TO sg_partner
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY request_metadata_partner_insert ON request_metadata FOR INSERT TO sg_partner
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON request_metadata TO sg_worker;
GRANT SELECT ON request_metadata TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner,
  sg_guest;
GRANT INSERT ON request_metadata TO sg_staff, sg_device, sg_partner;

-- responses

ALTER TABLE responses ENABLE ROW LEVEL SECURITY;
ALTER TABLE responses FORCE ROW LEVEL SECURITY;
CREATE POLICY responses_system ON responses TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY responses_staff_write ON responses FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY responses_device_read ON responses FOR SELECT TO sg_device
  USING (organization_id = (SELECT app.organization_id()) AND device_id = (SELECT app.device_id()));
CREATE POLICY responses_device_update ON responses FOR UPDATE TO sg_device
  USING (organization_id = (SELECT app.organization_id()) AND device_id = (SELECT app.device_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND device_id = (SELECT app.device_id()) AND status = 'delivered');
CREATE POLICY responses_partner_write ON responses FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON responses TO sg_worker;
GRANT SELECT ON responses TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner,
  sg_guest;
GRANT INSERT ON responses TO sg_staff, sg_partner;
GRANT UPDATE (status, content, ai_processed, delivered_at) ON responses TO sg_staff, sg_partner;
GRANT UPDATE (status, delivered_at) ON responses TO sg_device;

-- response_metadata

ALTER TABLE response_metadata ENABLE ROW LEVEL SECURITY;
ALTER TABLE response_metadata FORCE ROW LEVEL SECURITY;
CREATE POLICY response_metadata_system ON response_metadata TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY response_metadata_staff_read ON response_metadata FOR SELECT TO sg_staff
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY response_metadata_staff_insert ON response_metadata FOR INSERT TO sg_staff
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY response_metadata_device_read ON response_metadata FOR SELECT TO sg_device
  USING (organization_id = (SELECT app.organization_id()) AND device_id = (SELECT app.device_id()));
CREATE POLICY response_metadata_partner_read ON response_metadata FOR SELECT TO sg_partner
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY response_metadata_partner_insert ON response_metadata FOR INSERT TO sg_partner
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON response_metadata TO sg_worker;
GRANT SELECT ON response_metadata TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner,
  sg_guest;
GRANT INSERT ON response_metadata TO sg_staff, sg_partner;

-- device_connections

ALTER TABLE device_connections ENABLE ROW LEVEL SECURITY;
ALTER TABLE device_connections FORCE ROW LEVEL SECURITY;
CREATE POLICY device_connections_system ON device_connections TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY device_connections_staff_write ON device_connections FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY device_connections_partner_write ON device_connections FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON device_connections TO sg_worker;
GRANT SELECT ON device_connections TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner,
  sg_guest;
GRANT INSERT ON device_connections TO sg_staff, sg_partner;
GRANT UPDATE (user_id, connection_type, ip_address, connected_at, disconnected_at
 ) ON device_connections TO sg_staff, sg_partner;

-- cloud_file_refs

ALTER TABLE cloud_file_refs ENABLE ROW LEVEL SECURITY;
ALTER TABLE cloud_file_refs FORCE ROW LEVEL SECURITY;
CREATE POLICY cloud_file_refs_system ON cloud_file_refs TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY cloud_file_refs_staff_write ON cloud_file_refs FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY cloud_file_refs_device_read ON cloud_file_refs FOR SELECT TO sg_device
  USING (organization_id = (SELECT app.organization_id()) AND device_id = (SELECT app.device_id()));
CREATE POLICY cloud_file_refs_device_insert ON cloud_file_refs FOR INSERT TO sg_device
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND device_id = (SELECT app.device_id()) AND file_type = 'request');
CREATE POLICY cloud_file_refs_device_update ON cloud_file_refs FOR UPDATE TO sg_device
  USING (organization_id = (SELECT app.organization_id()) AND device_id = (SELECT app.device_id()) AND file_type = 'request')
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND device_id = (SELECT app.device_id()) AND file_type = 'request');
CREATE POLICY cloud_file_refs_partner_write ON cloud_file_refs FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON cloud_file_refs TO sg_worker;
GRANT SELECT ON cloud_file_refs TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner,
  sg_guest;
GRANT INSERT ON cloud_file_refs TO sg_staff, sg_device, sg_partner;
GRANT UPDATE (cloud_provider, cloud_path, file_size_bytes, uploaded_at, sync_status
 ) ON cloud_file_refs TO sg_staff, sg_device, sg_partner;

-- agent_decisions

ALTER TABLE agent_decisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE agent_decisions FORCE ROW LEVEL SECURITY;
CREATE POLICY agent_decisions_system ON agent_decisions TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY agent_decisions_staff_read ON agent_decisions FOR SELECT TO sg_staff
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY agent_decisions_staff_insert ON agent_decisions FOR INSERT TO sg_staff
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY agent_decisions_partner_read ON agent_decisions FOR SELECT TO sg_partner
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY agent_decisions_partner_insert ON agent_decisions FOR INSERT TO sg_partner
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON agent_decisions TO sg_worker;
GRANT SELECT ON agent_decisions TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner,
  sg_guest;
GRANT INSERT ON agent_decisions TO sg_staff, sg_partner;

