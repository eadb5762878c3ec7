-- Devices' requests, answers, connections, files and agents' decisions: what may stand in a row, copied keys, dates and
-- versions.

-- With it a GiST index can compare for equality, which the constraint on repeated requests needs. A trusted extension.
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

ALTER TABLE requests
  ADD CONSTRAINT requests_device_id_check CHECK (length(device_id) BETWEEN 1 AND 50),
  ADD CONSTRAINT requests_request_type_check CHECK (length(request_type) BETWEEN 1 AND 50),
  ADD CONSTRAINT requests_status_check CHECK (status IN ('pending', 'processing', 'completed', 'failed')),
  ADD CONSTRAINT requests_payload_hash_check CHECK (payload_hash ~ '^[0-9a-f]{64}$');

-- A device that hears no answer asks again; what it asked within the last 24 hours is known already, whatever became of
-- it. A unique index cannot say "within 24 hours" and a trigger does not see what another session is about to write; so
-- each request forbids its like for as long as its day lasts. The day is counted in UTC, where every day has 24 hours.
ALTER TABLE requests
  ADD CONSTRAINT requests_asked_once EXCLUDE USING gist (
    organization_id WITH =, device_id WITH =, payload_hash WITH =,
    tsrange(created_at AT TIME ZONE 'UTC', created_at AT TIME ZONE 'UTC' + interval '24 hours') WITH &&
  ) WHERE (payload_hash IS NOT NULL);

-- An index entry holds 2,700 bytes; what is longer is no attribute but a file.
ALTER TABLE request_metadata
  ADD CONSTRAINT request_metadata_key_check CHECK (length(key) BETWEEN 1 AND 100),
  ADD CONSTRAINT request_metadata_value_check CHECK (octet_length(value) <= 2000);

ALTER TABLE responses
  ADD CONSTRAINT responses_status_check CHECK (status IN ('processing', 'ready', 'delivered', 'failed')),
  ADD CONSTRAINT responses_delivered_check CHECK (status <> 'delivered' OR delivered_at IS NOT NULL);

ALTER TABLE response_metadata
  ADD CONSTRAINT response_metadata_key_check CHECK (length(key) BETWEEN 1 AND 100),
  ADD CONSTRAINT response_metadata_value_check CHECK (octet_length(value) <= 2000);

-- An address is text, as everything the API compares as text; the cast refuses what is no address.
ALTER TABLE device_connections
  ADD CONSTRAINT device_connections_device_id_check CHECK (length(device_id) BETWEEN 1 AND 50),
  ADD CONSTRAINT device_connections_connection_type_check CHECK (connection_type IN ('websocket', 'polling', 'webhook')),
  ADD CONSTRAINT device_connections_ip_address_check CHECK (ip_address::inet IS NOT NULL OR ip_address IS NULL),
  ADD CONSTRAINT device_connections_dates_check CHECK (disconnected_at >= connected_at);

ALTER TABLE cloud_file_refs
  ADD CONSTRAINT cloud_file_refs_file_type_check CHECK (file_type IN ('request', 'response')),
  ADD CONSTRAINT cloud_file_refs_owner_check CHECK ((file_type = 'response') = (response_id IS NOT NULL)),
  ADD CONSTRAINT cloud_file_refs_cloud_provider_check CHECK (cloud_provider IN ('sharepoint', 'google_drive', 'local')),
  ADD CONSTRAINT cloud_file_refs_cloud_path_check CHECK (length(cloud_path) BETWEEN 1 AND 500),
  ADD CONSTRAINT cloud_file_refs_file_size_bytes_check CHECK (file_size_bytes >= 0),
  ADD CONSTRAINT cloud_file_refs_sync_status_check CHECK (sync_status IN ('pending', 'synced', 'failed')),
  ADD CONSTRAINT cloud_file_refs_synced_check CHECK (sync_status <> 'synced' OR uploaded_at IS NOT NULL);

ALTER TABLE agent_decisions
  ADD CONSTRAINT agent_decisions_agent_name_check CHECK (length(agent_name) BETWEEN 1 AND 100),
  ADD CONSTRAINT agent_decisions_decision_type_check CHECK (length(decision_type) BETWEEN 1 AND 100),
  ADD CONSTRAINT agent_decisions_confidence_score_check CHECK (confidence_score BETWEEN 0 AND 1);

-- Copied keys: the device stands on everything that belongs to its request -------------------------------------------

CREATE FUNCTION app.copy_request_keys() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  SELECT parent.device_id INTO NEW.device_id
  FROM requests AS parent WHERE parent.organization_id = NEW.organization_id AND parent.id = NEW.request_id;
  RETURN NEW;
END
$$;
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF request_id, device_id ON request_metadata
  FOR EACH ROW EXECUTE FUNCTION app.copy_request_keys();
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF request_id, device_id ON responses
  FOR EACH ROW EXECUTE FUNCTION app.copy_request_keys();

CREATE FUNCTION app.copy_response_keys() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  SELECT parent.device_id INTO NEW.device_id
  FROM responses AS parent WHERE parent.organization_id = NEW.organization_id AND parent.id = NEW.response_id;
  RETURN NEW;
END
$$;
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF response_id, device_id ON response_metadata
  FOR EACH ROW EXECUTE FUNCTION app.copy_response_keys();

-- A file of an answer belongs to the request that the answer is to.
CREATE FUNCTION app.copy_request_keys_to_file() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.response_id IS NOT NULL THEN
    SELECT parent.request_id INTO NEW.request_id
    FROM responses AS parent WHERE parent.organization_id = NEW.organization_id AND parent.id = NEW.response_id;
  END IF;
  SELECT parent.device_id INTO NEW.device_id
  FROM requests AS parent WHERE parent.organization_id = NEW.organization_id AND parent.id = NEW.request_id;
  RETURN NEW;
END
$$;
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF request_id, response_id, device_id ON cloud_file_refs
  FOR EACH ROW EXECUTE FUNCTION app.copy_request_keys_to_file();

CREATE FUNCTION app.hand_down_request_keys() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE request_metadata SET device_id = NEW.device_id WHERE organization_id = NEW.organization_id AND request_id = NEW.id;
  UPDATE responses SET device_id = NEW.device_id WHERE organization_id = NEW.organization_id AND request_id = NEW.id;
  UPDATE cloud_file_refs SET device_id = NEW.device_id WHERE organization_id = NEW.organization_id AND request_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER "A_hand_down_keys" AFTER UPDATE OF device_id ON requests FOR EACH ROW
  WHEN (OLD.device_id IS DISTINCT FROM NEW.device_id) EXECUTE FUNCTION app.hand_down_request_keys();

CREATE FUNCTION app.hand_down_response_keys() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE response_metadata SET device_id = NEW.device_id WHERE organization_id = NEW.organization_id AND response_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER "A_hand_down_keys" AFTER UPDATE OF device_id ON responses FOR EACH ROW
  WHEN (OLD.device_id IS DISTINCT FROM NEW.device_id) EXECUTE FUNCTION app.hand_down_response_keys();
REVOKE EXECUTE ON FUNCTION app.copy_request_keys(), app.copy_response_keys(), app.copy_request_keys_to_file(),
  app.hand_down_request_keys(), app.hand_down_response_keys() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.copy_request_keys(), app.copy_response_keys(), app.copy_request_keys_to_file(),
  app.hand_down_request_keys(), app.hand_down_response_keys() TO sg_worker;

-- Dates and versions -------------------------------------------------------------------------------------------------

CREATE TRIGGER begin_row BEFORE INSERT ON requests FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}', 'created_by');
CREATE TRIGGER update_requests_updated_at BEFORE UPDATE ON requests
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON requests
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER begin_row BEFORE INSERT ON request_metadata FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{}');
CREATE TRIGGER begin_row BEFORE INSERT ON responses FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER update_responses_updated_at BEFORE UPDATE ON responses
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON responses
  FOR EACH ROW EXECUTE FUNCTION app.count_version('device_id', 'updated_at', 'version');
CREATE TRIGGER begin_row BEFORE INSERT ON response_metadata FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{}');
CREATE TRIGGER begin_row BEFORE INSERT ON device_connections FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER update_device_connections_updated_at BEFORE UPDATE ON device_connections
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON device_connections
  FOR EACH ROW EXECUTE FUNCTION app.count_version('session_duration_seconds', 'updated_at', 'version');
CREATE TRIGGER begin_row BEFORE INSERT ON cloud_file_refs FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER update_cloud_file_refs_updated_at BEFORE UPDATE ON cloud_file_refs
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON cloud_file_refs
  FOR EACH ROW EXECUTE FUNCTION app.count_version('device_id', 'updated_at', 'version');
CREATE TRIGGER begin_row BEFORE INSERT ON agent_decisions FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{}');
