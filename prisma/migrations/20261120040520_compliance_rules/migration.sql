-- Compliance: what may stand in a row, and what the database keeps of it.

ALTER TABLE audit_logs
  ADD CONSTRAINT audit_logs_action_check CHECK (action ~ '^[a-z][a-z0-9_]*([.][a-z][a-z0-9_]*)*$'),
  ADD CONSTRAINT audit_logs_status_check CHECK (status IN ('success', 'failure', 'warning')),
  ADD CONSTRAINT audit_logs_entity_type_check CHECK (entity_type ~ '^[a-z][a-z0-9_]*$'),
  ADD CONSTRAINT audit_logs_entity_check CHECK (num_nonnulls(entity_type, entity_id) IN (0, 2)),
  ADD CONSTRAINT audit_logs_operation_check CHECK (operation IN ('insert', 'update', 'delete')),
  -- A change of a row is told whole: where, what was done, and to which row.
  ADD CONSTRAINT audit_logs_row_check CHECK (num_nonnulls(table_name, operation, record_id) IN (0, 3)),
  ADD CONSTRAINT audit_logs_values_check CHECK (table_name IS NOT NULL OR num_nonnulls(old_values, new_values) = 0),
  ADD CONSTRAINT audit_logs_ip_address_check CHECK (ip_address::inet IS NOT NULL OR ip_address IS NULL);

ALTER TABLE data_access_logs
  ADD CONSTRAINT data_access_logs_action_check CHECK (action IN ('view', 'list', 'search', 'export', 'download')),
  ADD CONSTRAINT data_access_logs_resource_check CHECK (resource ~ '^[a-z][a-z0-9_]*$'),
  ADD CONSTRAINT data_access_logs_entity_type_check CHECK (entity_type ~ '^[a-z][a-z0-9_]*$'),
  ADD CONSTRAINT data_access_logs_entity_check CHECK (num_nonnulls(entity_type, entity_id) IN (0, 2)),
  ADD CONSTRAINT data_access_logs_record_count_check CHECK (record_count >= 0),
  ADD CONSTRAINT data_access_logs_ip_address_check CHECK (ip_address::inet IS NOT NULL OR ip_address IS NULL);

ALTER TABLE pii_detections
  ADD CONSTRAINT pii_detections_entity_type_check CHECK (entity_type ~ '^[a-z][a-z0-9_]*$'),
  ADD CONSTRAINT pii_detections_entity_check CHECK (num_nonnulls(entity_type, entity_id) IN (0, 2)),
  ADD CONSTRAINT pii_detections_field_check CHECK (field <> ''),
  ADD CONSTRAINT pii_detections_pii_type_check CHECK (pii_type IN ('name', 'email', 'phone', 'address', 'date_of_birth',
    'national_id', 'tax_id', 'bank_account', 'payment_card', 'ip_address', 'health', 'other')),
  ADD CONSTRAINT pii_detections_confidence_check CHECK (confidence BETWEEN 0 AND 1),
  ADD CONSTRAINT pii_detections_detector_check CHECK (detector <> ''),
  -- Never the finding itself: what was found is covered but for a few characters.
  ADD CONSTRAINT pii_detections_masked_value_check CHECK (masked_value LIKE '%*%'),
  ADD CONSTRAINT pii_detections_status_check CHECK (status IN ('open', 'confirmed', 'redacted', 'dismissed')),
  ADD CONSTRAINT pii_detections_reviewed_check CHECK (status IN ('open', 'redacted') OR reviewed_at IS NOT NULL),
  ADD CONSTRAINT pii_detections_redacted_check CHECK ((status = 'redacted') = (redacted_at IS NOT NULL));

ALTER TABLE consent_records
  ADD CONSTRAINT consent_records_entity_type_check CHECK (entity_type ~ '^[a-z][a-z0-9_]*$'),
  ADD CONSTRAINT consent_records_entity_check CHECK (num_nonnulls(entity_type, entity_id) IN (0, 2)),
  ADD CONSTRAINT consent_records_subject_check CHECK (num_nonnulls(entity_id, subject_email) > 0),
  ADD CONSTRAINT consent_records_subject_email_check CHECK (subject_email = lower(subject_email)
    AND subject_email ~ '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$'),
  ADD CONSTRAINT consent_records_purpose_check CHECK (purpose IN ('marketing', 'analytics', 'personalization',
    'communications', 'data_sharing', 'ai_training', 'terms')),
  ADD CONSTRAINT consent_records_status_check CHECK (status IN ('granted', 'withdrawn', 'expired')),
  ADD CONSTRAINT consent_records_legal_basis_check CHECK (legal_basis IN ('consent', 'contract', 'legal_obligation',
    'vital_interest', 'public_task', 'legitimate_interest')),
  ADD CONSTRAINT consent_records_source_check CHECK (source IN ('web', 'email', 'phone', 'paper', 'api', 'import')),
  ADD CONSTRAINT consent_records_evidence_check CHECK (jsonb_typeof(evidence) = 'object'),
  ADD CONSTRAINT consent_records_ip_address_check CHECK (ip_address::inet IS NOT NULL OR ip_address IS NULL),
  ADD CONSTRAINT consent_records_withdrawn_check CHECK ((status = 'withdrawn') = (withdrawn_at IS NOT NULL)),
  ADD CONSTRAINT consent_records_expired_check CHECK (status <> 'expired' OR expires_at IS NOT NULL),
  ADD CONSTRAINT consent_records_dates_check CHECK (withdrawn_at >= granted_at AND expires_at > granted_at);

ALTER TABLE data_subject_requests
  ADD CONSTRAINT data_subject_requests_kind_check CHECK (kind IN ('access', 'rectification', 'erasure', 'restriction',
    'portability', 'objection')),
  ADD CONSTRAINT data_subject_requests_status_check CHECK (status IN ('received', 'verifying', 'in_progress', 'completed',
    'rejected', 'cancelled')),
  ADD CONSTRAINT data_subject_requests_entity_type_check CHECK (entity_type ~ '^[a-z][a-z0-9_]*$'),
  ADD CONSTRAINT data_subject_requests_entity_check CHECK (num_nonnulls(entity_type, entity_id) IN (0, 2)),
  ADD CONSTRAINT data_subject_requests_subject_email_check CHECK (subject_email = lower(subject_email)
    AND subject_email ~ '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$'),
  -- Nobody's data is shown or erased before he is known to be who he says.
  ADD CONSTRAINT data_subject_requests_verified_check CHECK (status NOT IN ('in_progress', 'completed') OR verified_at IS NOT NULL),
  ADD CONSTRAINT data_subject_requests_completed_check CHECK ((status IN ('completed', 'rejected')) = (completed_at IS NOT NULL)),
  ADD CONSTRAINT data_subject_requests_rejection_reason_check CHECK ((status = 'rejected') = (rejection_reason IS NOT NULL)),
  ADD CONSTRAINT data_subject_requests_dates_check CHECK (completed_at >= verified_at);

-- A duration is years, months and days, in this order, such as P7Y or P1Y6M.
ALTER TABLE retention_policies
  ADD CONSTRAINT retention_policies_name_check CHECK (name ~ '^[a-z][a-z0-9_]*$'),
  ADD CONSTRAINT retention_policies_table_name_check CHECK (table_name ~ '^[a-z][a-z0-9_]*$'),
  ADD CONSTRAINT retention_policies_conditions_check CHECK (jsonb_typeof(conditions) = 'object'),
  ADD CONSTRAINT retention_policies_retention_period_check CHECK (
    retention_period ~ '^P(?=[1-9])([1-9][0-9]{0,3}Y)?([1-9][0-9]{0,3}M)?([1-9][0-9]{0,4}D)?$'),
  ADD CONSTRAINT retention_policies_action_check CHECK (action IN ('archive', 'purge', 'redact', 'export', 'aggregate',
    'snapshot', 'keep')),
  -- What is kept for ever has no period, everything else has one.
  ADD CONSTRAINT retention_policies_keep_check CHECK ((action = 'keep') = (retention_period IS NULL)),
  ADD CONSTRAINT retention_policies_last_run_check CHECK ((last_run_at IS NULL) = (last_run_count IS NULL) AND last_run_count >= 0);

ALTER TABLE idempotency_keys
  ADD CONSTRAINT idempotency_keys_principal_check CHECK (principal ~ '^(user|api_key|session):.'),
  ADD CONSTRAINT idempotency_keys_key_check CHECK (length(key) BETWEEN 1 AND 255),
  ADD CONSTRAINT idempotency_keys_request_hash_check CHECK (request_hash <> ''),
  -- Either somebody works on it, or it is answered, or it was let go and may be taken up.
  ADD CONSTRAINT idempotency_keys_finished_check CHECK (finished_at IS NULL OR locked_at IS NULL),
  ADD CONSTRAINT idempotency_keys_response_check CHECK (response IS NULL OR finished_at IS NOT NULL),
  ADD CONSTRAINT idempotency_keys_dates_check CHECK (expires_at > created_at);

ALTER TABLE document_manifests
  ADD CONSTRAINT document_manifests_application_check CHECK (application ~ '^[a-z0-9]+([_-][a-z0-9]+)*$'),
  ADD CONSTRAINT document_manifests_application_version_check CHECK (application_version <> ''),
  ADD CONSTRAINT document_manifests_status_check CHECK (status IN ('pending', 'active', 'retired')),
  ADD CONSTRAINT document_manifests_document_count_check CHECK (document_count >= 0),
  ADD CONSTRAINT document_manifests_activated_check CHECK (status <> 'active' OR activated_at IS NOT NULL),
  ADD CONSTRAINT document_manifests_retired_check CHECK ((status = 'retired') = (retired_at IS NOT NULL)),
  ADD CONSTRAINT document_manifests_dates_check CHECK (retired_at >= activated_at);

ALTER TABLE persisted_documents
  ADD CONSTRAINT persisted_documents_document_id_check CHECK (document_id ~ '^sha256:[0-9a-f]{64}$'),
  ADD CONSTRAINT persisted_documents_operation_name_check CHECK (operation_name ~ '^[_A-Za-z][_0-9A-Za-z]{0,254}$'),
  ADD CONSTRAINT persisted_documents_operation_type_check CHECK (operation_type IN ('query', 'mutation', 'subscription')),
  ADD CONSTRAINT persisted_documents_body_check CHECK (body <> ''),
  -- Two texts under one identifier would let one application run what another was allowed.
  ADD CONSTRAINT persisted_documents_hash_check CHECK (document_id = 'sha256:' || encode(sha256(convert_to(body, 'UTF8')), 'hex')),
  ADD CONSTRAINT persisted_documents_cost_check CHECK (cost >= 0),
  ADD CONSTRAINT persisted_documents_use_count_check CHECK (use_count >= 0 AND (use_count > 0) = (last_used_at IS NOT NULL));

-- Dates and versions -------------------------------------------------------------------------------------------------

CREATE TRIGGER begin_row BEFORE INSERT ON pii_detections FOR EACH ROW WHEN (app.through_gateway())
  EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER update_pii_detections_updated_at BEFORE UPDATE ON pii_detections
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON pii_detections
  FOR EACH ROW EXECUTE FUNCTION app.count_version('confidence_e4', 'updated_at', 'version');
CREATE TRIGGER begin_row BEFORE INSERT ON consent_records FOR EACH ROW WHEN (app.through_gateway())
  EXECUTE FUNCTION app.begin_row('{"version": 1}', 'created_by');
CREATE TRIGGER update_consent_records_updated_at BEFORE UPDATE ON consent_records
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON consent_records
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER begin_row BEFORE INSERT ON data_subject_requests FOR EACH ROW WHEN (app.through_gateway())
  EXECUTE FUNCTION app.begin_row('{"version": 1}', 'created_by');
CREATE TRIGGER update_data_subject_requests_updated_at BEFORE UPDATE ON data_subject_requests
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON data_subject_requests
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER begin_row BEFORE INSERT ON retention_policies FOR EACH ROW WHEN (app.through_gateway())
  EXECUTE FUNCTION app.begin_row('{"version": 1, "last_run_at": null, "last_run_count": null}');
CREATE TRIGGER update_retention_policies_updated_at BEFORE UPDATE ON retention_policies
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON retention_policies
  FOR EACH ROW EXECUTE FUNCTION app.count_version('last_run_at', 'last_run_count', 'updated_at', 'version');
CREATE TRIGGER begin_row BEFORE INSERT ON document_manifests FOR EACH ROW WHEN (app.through_gateway())
  EXECUTE FUNCTION app.begin_row('{"version": 1, "document_count": 0, "last_used_at": null}', 'published_by');
CREATE TRIGGER update_document_manifests_updated_at BEFORE UPDATE ON document_manifests
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON document_manifests
  FOR EACH ROW EXECUTE FUNCTION app.count_version('document_count', 'last_used_at', 'updated_at', 'version');
CREATE TRIGGER begin_row BEFORE INSERT ON persisted_documents FOR EACH ROW WHEN (app.through_gateway())
  EXECUTE FUNCTION app.begin_row('{"last_used_at": null, "use_count": 0}');

-- Who looked at a finding is said by the database: the one who changes its state through the gateway.
CREATE FUNCTION app.sign_review() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  NEW.reviewed_by := app.user_id();
  NEW.reviewed_at := now();
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION app.sign_review() IS 'Trigger: notes who looked at a finding of personal data, and when.';
CREATE TRIGGER sign_review BEFORE UPDATE ON pii_detections FOR EACH ROW
  WHEN (app.through_gateway() AND NEW.status IS DISTINCT FROM OLD.status) EXECUTE FUNCTION app.sign_review();

-- How many operations a manifest holds -------------------------------------------------------------------------------

CREATE FUNCTION app.count_documents() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  organizations uuid[];
  parents uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(organization_id), array_agg(manifest_id) INTO organizations, parents
    FROM (SELECT DISTINCT organization_id, manifest_id FROM new_rows) AS changed;
  ELSE
    SELECT array_agg(organization_id), array_agg(manifest_id) INTO organizations, parents
    FROM (SELECT DISTINCT organization_id, manifest_id FROM old_rows) AS changed;
  END IF;
  PERFORM FROM document_manifests AS parent
  JOIN unnest(organizations, parents) AS changed (organization_id, id)
    ON parent.organization_id = changed.organization_id AND parent.id = changed.id
  ORDER BY parent.id FOR NO KEY UPDATE OF parent;
  UPDATE document_manifests AS manifest SET document_count = held.count
  FROM (SELECT changed.organization_id, changed.id, count(document.id)::integer AS count
        FROM unnest(organizations, parents) AS changed (organization_id, id)
        LEFT JOIN persisted_documents AS document
          ON document.organization_id = changed.organization_id AND document.manifest_id = changed.id
        GROUP BY changed.organization_id, changed.id) AS held
  WHERE manifest.organization_id = held.organization_id AND manifest.id = held.id AND manifest.document_count <> held.count;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.count_documents() IS 'Trigger: keeps the number of operations of a manifest.';
CREATE TRIGGER count_documents_insert AFTER INSERT ON persisted_documents REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.count_documents();
CREATE TRIGGER count_documents_delete AFTER DELETE ON persisted_documents REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.count_documents();

-- How long data is kept ----------------------------------------------------------------------------------------------
-- Every organization begins with the rules of the house; it may change periods and switch rules off. `conditions` names
-- columns with the values that count; "past" is an instant that has gone by.

CREATE FUNCTION app.seed_retention_policies(organization uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO retention_policies (organization_id, name, table_name, conditions, retention_period, action, description, reason)
  VALUES
    (organization, 'audit_logs', 'audit_logs', '{}', 'P7Y', 'export', 'Whole years of the audit log are taken out and exported; nothing of them is ever purged.', 'Proof of who did what.'),
    (organization, 'active_orders', 'orders', '{"status": ["draft", "pending_approval", "approved", "ordered", "received", "pending", "confirmed", "in_production", "shipped", "delivered"]}', NULL, 'keep', 'Orders that are not yet done stay.', NULL),
    (organization, 'completed_orders', 'orders', '{"status": ["completed"]}', 'P2Y', 'archive', 'Completed orders are put away.', NULL),
    (organization, 'cancelled_orders', 'orders', '{"status": ["cancelled"]}', 'P6M', 'purge', 'Cancelled orders are purged, unless a payment, a commission or an open request about personal data hangs on them: these are put away.', NULL),
    (organization, 'production_stage_updates', 'production_stage_updates', '{}', 'P3Y', 'purge', 'Reports on production are purged.', NULL),
    (organization, 'quality_inspections', 'quality_inspections', '{}', 'P5Y', 'purge', 'Inspections are purged.', 'Claims for defects.'),
    (organization, 'device_requests', 'requests', '{}', 'P90D', 'redact', 'Content, metadata and files of device requests are emptied; the request, its decisions and its order stay.', NULL),
    (organization, 'ml_predictions', 'ml_predictions', '{}', 'P1Y', 'purge', 'Predictions are purged once they were evaluated, at the latest after this period.', NULL),
    (organization, 'analytics_events', 'analytics_events', '{}', 'P1M', 'aggregate', 'Events of visitors become figures of the month and are dropped then.', NULL),
    (organization, 'vendor_performance', 'vendors', '{}', 'P1Y', 'snapshot', 'How vendors perform is recorded once a year.', NULL),
    (organization, 'marketplace_sales', 'marketplace_products', '{}', 'P3M', 'snapshot', 'Sales of the marketplace are recorded every quarter.', NULL),
    (organization, 'sessions', 'refresh_tokens', '{"expires_at": "past"}', 'P1D', 'purge', 'Expired sessions are purged daily.', NULL),
    (organization, 'verification_codes', 'email_verification_otps', '{"expires_at": "past"}', 'P1D', 'purge', 'Expired codes are purged daily.', NULL),
    (organization, 'invitations', 'user_invitations', '{"expires_at": "past", "status": ["pending", "expired", "revoked"]}', 'P1D', 'purge', 'Expired invitations that nobody took are purged daily.', NULL),
    (organization, 'idempotency_keys', 'idempotency_keys', '{"expires_at": "past"}', 'P1D', 'purge', 'Expired idempotency keys are purged daily.', NULL)
  ON CONFLICT DO NOTHING
$$;
COMMENT ON FUNCTION app.seed_retention_policies(uuid) IS 'Gives an organization the rules of how long data is kept; may be repeated.';

CREATE FUNCTION app.equip_with_retention_policies() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM app.seed_retention_policies(NEW.id);
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.equip_with_retention_policies() IS 'Trigger: a new organization starts with the rules of how long data is kept.';
CREATE TRIGGER equip_with_retention_policies AFTER INSERT ON organizations
  FOR EACH ROW EXECUTE FUNCTION app.equip_with_retention_policies();

SELECT app.seed_retention_policies(id) FROM organizations;

REVOKE EXECUTE ON FUNCTION app.sign_review(), app.count_documents(), app.seed_retention_policies(uuid),
  app.equip_with_retention_policies() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.seed_retention_policies(uuid) TO sg_worker;
