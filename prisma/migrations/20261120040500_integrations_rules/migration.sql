-- Integrations: what may stand in a row, and what the database keeps of it.

-- What signs in elsewhere is written encrypted: the ciphertext, the key it was made with and the time stand together or not
-- at all. The form of the ciphertext is demanded, so that a secret in clear text cannot be stored by mistake.
ALTER TABLE integrations
  ADD CONSTRAINT integrations_name_check CHECK (name <> ''),
  ADD CONSTRAINT integrations_type_check CHECK (type IN ('crm', 'erp', 'accounting', 'ecommerce', 'messaging', 'logistics',
    'payment', 'storage', 'identity', 'other')),
  ADD CONSTRAINT integrations_provider_check CHECK (provider ~ '^[a-z0-9]+([_-][a-z0-9]+)*$'),
  ADD CONSTRAINT integrations_status_check CHECK (status IN ('active', 'disabled', 'error')),
  ADD CONSTRAINT integrations_config_check CHECK (num_nonnulls(config, config_key_id, configured_at) IN (0, 3)),
  ADD CONSTRAINT integrations_config_encrypted_check CHECK (config ~ '^v1[.][A-Za-z0-9_-]{38,}$'),
  ADD CONSTRAINT integrations_config_key_id_check CHECK (config_key_id ~ '^[A-Za-z0-9._-]{1,64}$'),
  ADD CONSTRAINT integrations_settings_check CHECK (jsonb_typeof(settings) = 'object'),
  ADD CONSTRAINT integrations_sync_direction_check CHECK (sync_direction IN ('inbound', 'outbound', 'bidirectional')),
  ADD CONSTRAINT integrations_sync_interval_minutes_check CHECK (sync_interval_minutes > 0),
  ADD CONSTRAINT integrations_last_sync_status_check CHECK (last_sync_status IN ('succeeded', 'failed', 'cancelled')),
  ADD CONSTRAINT integrations_last_sync_check CHECK ((last_sync_at IS NULL) = (last_sync_status IS NULL)),
  ADD CONSTRAINT integrations_last_sync_error_check CHECK (last_sync_error IS NULL OR last_sync_at IS NOT NULL);

ALTER TABLE sync_jobs
  ADD CONSTRAINT sync_jobs_resource_check CHECK (resource ~ '^[a-z][a-z0-9_]*$'),
  ADD CONSTRAINT sync_jobs_direction_check CHECK (direction IN ('inbound', 'outbound', 'bidirectional')),
  ADD CONSTRAINT sync_jobs_status_check CHECK (status IN ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  ADD CONSTRAINT sync_jobs_trigger_check CHECK (trigger IN ('schedule', 'manual', 'event')),
  ADD CONSTRAINT sync_jobs_attempts_check CHECK (attempts >= 0),
  ADD CONSTRAINT sync_jobs_records_check CHECK (records_processed >= 0 AND records_created >= 0 AND records_updated >= 0
    AND records_failed >= 0 AND records_created::bigint + records_updated + records_failed <= records_processed),
  ADD CONSTRAINT sync_jobs_records_total_check CHECK (records_total >= records_processed),
  ADD CONSTRAINT sync_jobs_errors_check CHECK (jsonb_typeof(errors) = 'array'),
  ADD CONSTRAINT sync_jobs_started_check CHECK (status NOT IN ('running', 'succeeded', 'failed') OR started_at IS NOT NULL),
  ADD CONSTRAINT sync_jobs_finished_check CHECK ((status IN ('succeeded', 'failed', 'cancelled')) = (finished_at IS NOT NULL)),
  ADD CONSTRAINT sync_jobs_error_message_check CHECK (status <> 'failed' OR error_message IS NOT NULL),
  ADD CONSTRAINT sync_jobs_dates_check CHECK (finished_at >= started_at);

ALTER TABLE webhook_endpoints
  ADD CONSTRAINT webhook_endpoints_name_check CHECK (name <> ''),
  -- An index holds no longer text.
  ADD CONSTRAINT webhook_endpoints_url_check CHECK (url ~ '^https?://[^[:space:]]+$' AND length(url) <= 2000),
  ADD CONSTRAINT webhook_endpoints_status_check CHECK (status IN ('active', 'disabled', 'error')),
  ADD CONSTRAINT webhook_endpoints_secret_check CHECK (num_nonnulls(secret, secret_key_id, secret_set_at) IN (0, 3)),
  ADD CONSTRAINT webhook_endpoints_secret_encrypted_check CHECK (secret ~ '^v1[.][A-Za-z0-9_-]{38,}$'),
  ADD CONSTRAINT webhook_endpoints_secret_key_id_check CHECK (secret_key_id ~ '^[A-Za-z0-9._-]{1,64}$'),
  ADD CONSTRAINT webhook_endpoints_failure_count_check CHECK (failure_count >= 0),
  ADD CONSTRAINT webhook_endpoints_last_success_check CHECK (last_success_at IS NULL OR last_delivery_at IS NOT NULL);

ALTER TABLE webhook_deliveries
  ADD CONSTRAINT webhook_deliveries_event_type_check CHECK (event_type ~ '^[a-z][a-z0-9_]*([.][a-z][a-z0-9_]*)*$'),
  ADD CONSTRAINT webhook_deliveries_event_created_at_check CHECK (event_created_at = app.instant_of(event_id)),
  ADD CONSTRAINT webhook_deliveries_status_check CHECK (status IN ('pending', 'delivered', 'failed', 'dead')),
  ADD CONSTRAINT webhook_deliveries_attempts_check CHECK (attempts >= 0 AND (attempts > 0 OR status = 'pending')),
  ADD CONSTRAINT webhook_deliveries_last_attempt_check CHECK ((attempts > 0) = (last_attempt_at IS NOT NULL)),
  ADD CONSTRAINT webhook_deliveries_delivered_check CHECK ((status = 'delivered') = (delivered_at IS NOT NULL)),
  -- What arrived or was given up is not tried again; what failed is.
  ADD CONSTRAINT webhook_deliveries_next_attempt_check CHECK (
    CASE status WHEN 'failed' THEN next_attempt_at IS NOT NULL WHEN 'pending' THEN true ELSE next_attempt_at IS NULL END),
  ADD CONSTRAINT webhook_deliveries_response_status_check CHECK (response_status BETWEEN 100 AND 599),
  ADD CONSTRAINT webhook_deliveries_duration_ms_check CHECK (duration_ms >= 0);

ALTER TABLE events
  ADD CONSTRAINT events_type_check CHECK (type ~ '^[a-z][a-z0-9_]*([.][a-z][a-z0-9_]*)*$'),
  ADD CONSTRAINT events_entity_type_check CHECK (entity_type ~ '^[a-z][a-z0-9_]*$'),
  ADD CONSTRAINT events_entity_check CHECK (num_nonnulls(entity_type, entity_id) IN (0, 2)),
  ADD CONSTRAINT events_entity_version_check CHECK (entity_version > 0 AND (entity_id IS NOT NULL OR entity_version IS NULL));

-- Dates and versions -------------------------------------------------------------------------------------------------
-- A new key over the same secret is no change: the version and the audit log heed when the secret was given, not how it is
-- written down.

CREATE TRIGGER begin_row BEFORE INSERT ON integrations FOR EACH ROW WHEN (app.through_gateway())
  EXECUTE FUNCTION app.begin_row('{"version": 1, "last_sync_at": null, "last_sync_status": null, "last_sync_error": null}', 'created_by');
CREATE TRIGGER update_integrations_updated_at BEFORE UPDATE ON integrations
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON integrations
  FOR EACH ROW EXECUTE FUNCTION app.count_version('config', 'config_key_id', 'last_sync_at', 'last_sync_error', 'last_sync_status', 'updated_at', 'version');
CREATE TRIGGER begin_row BEFORE INSERT ON sync_jobs FOR EACH ROW WHEN (app.through_gateway())
  EXECUTE FUNCTION app.begin_row('{"version": 1, "attempts": 0, "records_processed": 0, "records_created": 0, "records_updated": 0, "records_failed": 0, "errors": []}', 'created_by');
CREATE TRIGGER update_sync_jobs_updated_at BEFORE UPDATE ON sync_jobs
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON sync_jobs
  FOR EACH ROW EXECUTE FUNCTION app.count_version('cursor', 'errors', 'records_created', 'records_failed', 'records_processed', 'records_total', 'records_updated', 'updated_at', 'version');
CREATE TRIGGER begin_row BEFORE INSERT ON webhook_endpoints FOR EACH ROW WHEN (app.through_gateway())
  EXECUTE FUNCTION app.begin_row('{"version": 1, "failure_count": 0, "last_delivery_at": null, "last_success_at": null}', 'created_by');
CREATE TRIGGER update_webhook_endpoints_updated_at BEFORE UPDATE ON webhook_endpoints
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON webhook_endpoints
  FOR EACH ROW EXECUTE FUNCTION app.count_version('failure_count', 'last_delivery_at', 'last_success_at', 'secret', 'secret_key_id', 'updated_at', 'version');
CREATE TRIGGER begin_row BEFORE INSERT ON webhook_deliveries FOR EACH ROW WHEN (app.through_gateway())
  EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER update_webhook_deliveries_updated_at BEFORE UPDATE ON webhook_deliveries
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON webhook_deliveries
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version');

-- How the last synchronisation ended ---------------------------------------------------------------------------------
-- The later end wins, whichever is written first; of two at the same instant that of the later job.

CREATE FUNCTION app.note_last_sync() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE integrations AS integration
  SET last_sync_at = ended.finished_at, last_sync_status = ended.status, last_sync_error = ended.error_message
  FROM (SELECT DISTINCT ON (organization_id, integration_id) organization_id, integration_id, finished_at, status, error_message
        FROM new_rows WHERE finished_at IS NOT NULL
        ORDER BY organization_id, integration_id, finished_at DESC, id DESC) AS ended
  WHERE integration.organization_id = ended.organization_id AND integration.id = ended.integration_id
    AND coalesce(integration.last_sync_at <= ended.finished_at, true)
    AND (integration.last_sync_at, integration.last_sync_status, integration.last_sync_error)
      IS DISTINCT FROM (ended.finished_at, ended.status, ended.error_message);
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.note_last_sync() IS 'Trigger: keeps with each connection when and how its last synchronisation ended.';
CREATE TRIGGER note_last_sync_insert AFTER INSERT ON sync_jobs REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.note_last_sync();
CREATE TRIGGER note_last_sync_update AFTER UPDATE ON sync_jobs REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.note_last_sync();

REVOKE EXECUTE ON FUNCTION app.note_last_sync() FROM PUBLIC;

-- The other secret that is kept encrypted: a new key over it is no change of the factor either.
DROP TRIGGER version_of_row ON user_mfa_factors;
CREATE TRIGGER version_of_row BEFORE UPDATE ON user_mfa_factors
  FOR EACH ROW EXECUTE FUNCTION app.count_version('last_used_at', 'secret', 'secret_key_id', 'updated_at', 'version');
