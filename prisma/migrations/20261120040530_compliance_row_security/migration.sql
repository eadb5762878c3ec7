-- Row security of compliance. Only the organization's own people see any of it. What proves something is written by the
-- system and changed by nobody: the audit log and the log of reading can be added to, and leave as whole parts.

ALTER TABLE audit_logs ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_logs FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_logs_system ON audit_logs TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY audit_logs_staff_read ON audit_logs FOR SELECT TO sg_staff
  USING (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT ON audit_logs TO sg_worker;
GRANT SELECT ON audit_logs TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;

ALTER TABLE data_access_logs ENABLE ROW LEVEL SECURITY;
ALTER TABLE data_access_logs FORCE ROW LEVEL SECURITY;
CREATE POLICY data_access_logs_system ON data_access_logs TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY data_access_logs_staff_read ON data_access_logs FOR SELECT TO sg_staff
  USING (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT ON data_access_logs TO sg_worker;
GRANT SELECT ON data_access_logs TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;

ALTER TABLE pii_detections ENABLE ROW LEVEL SECURITY;
ALTER TABLE pii_detections FORCE ROW LEVEL SECURITY;
CREATE POLICY pii_detections_system ON pii_detections TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY pii_detections_staff_read ON pii_detections FOR SELECT TO sg_staff
  USING (organization_id = (SELECT app.organization_id()));
-- Findings are made by the system; people judge them.
CREATE POLICY pii_detections_staff_update ON pii_detections FOR UPDATE TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON pii_detections TO sg_worker;
GRANT SELECT ON pii_detections TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT UPDATE (status, redacted_at, notes) ON pii_detections TO sg_staff;

ALTER TABLE consent_records ENABLE ROW LEVEL SECURITY;
ALTER TABLE consent_records FORCE ROW LEVEL SECURITY;
CREATE POLICY consent_records_system ON consent_records TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY consent_records_staff_write ON consent_records FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON consent_records TO sg_worker;
GRANT SELECT ON consent_records TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON consent_records TO sg_staff;
GRANT UPDATE (status, evidence, withdrawn_at, expires_at) ON consent_records TO sg_staff;

ALTER TABLE data_subject_requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE data_subject_requests FORCE ROW LEVEL SECURITY;
CREATE POLICY data_subject_requests_system ON data_subject_requests TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY data_subject_requests_staff_write ON data_subject_requests FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON data_subject_requests TO sg_worker;
GRANT SELECT ON data_subject_requests TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON data_subject_requests TO sg_staff;
GRANT UPDATE (kind, status, entity_type, entity_id, subject_name, subject_email, description, assigned_to, due_date,
  verified_at, completed_at, rejection_reason, resolution) ON data_subject_requests TO sg_staff;

ALTER TABLE retention_policies ENABLE ROW LEVEL SECURITY;
ALTER TABLE retention_policies FORCE ROW LEVEL SECURITY;
CREATE POLICY retention_policies_system ON retention_policies TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY retention_policies_staff_write ON retention_policies FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON retention_policies TO sg_worker;
GRANT SELECT ON retention_policies TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON retention_policies TO sg_staff;
GRANT UPDATE (name, description, table_name, conditions, retention_period, action, reason, is_active) ON retention_policies TO sg_staff;

ALTER TABLE idempotency_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotency_keys_system ON idempotency_keys TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY idempotency_keys_staff_read ON idempotency_keys FOR SELECT TO sg_staff
  USING (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_keys TO sg_worker;
GRANT SELECT (organization_id, id, principal, user_id, key, operation_name, locked_at, finished_at, expires_at,
  created_at) ON idempotency_keys TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;

ALTER TABLE document_manifests ENABLE ROW LEVEL SECURITY;
ALTER TABLE document_manifests FORCE ROW LEVEL SECURITY;
CREATE POLICY document_manifests_system ON document_manifests TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY document_manifests_staff_write ON document_manifests FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON document_manifests TO sg_worker;
GRANT SELECT ON document_manifests TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON document_manifests TO sg_staff;
GRANT UPDATE (status, activated_at, retired_at) ON document_manifests TO sg_staff;

ALTER TABLE persisted_documents ENABLE ROW LEVEL SECURITY;
ALTER TABLE persisted_documents FORCE ROW LEVEL SECURITY;
CREATE POLICY persisted_documents_system ON persisted_documents TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY persisted_documents_staff_read ON persisted_documents FOR SELECT TO sg_staff
  USING (organization_id = (SELECT app.organization_id()));
-- An operation that was published stays as it is.
CREATE POLICY persisted_documents_staff_insert ON persisted_documents FOR INSERT TO sg_staff
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON persisted_documents TO sg_worker;
GRANT SELECT ON persisted_documents TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON persisted_documents TO sg_staff;

SELECT app.hide_from_others();
