-- The audit log of rows: every change of every tenant's row, by whomever and by whatever way, is noted in the transaction that
-- makes it.
--
-- Design: one function behind three triggers per table, each once per statement over all rows it changed, so that loading a
-- million rows stays set-based. Of a change only the columns that changed are kept. What may not be copied is said by data:
-- secrets are left out, personal data stands as a keyed hash, by which two entries can be seen to speak of the same address
-- and the address cannot be read. What the database itself maintains (the columns that a row's version does not count) is
-- left out too: the change it follows from has an entry of its own.

-- Columns that are not copied as they are: secret ones not at all, personal ones as keyed hashes. So is what people and
-- machines wrote to each other: it is emptied after its time or at a person's request, and the audit log stays.
CREATE TABLE app.column_classes (
  table_name text NOT NULL,
  column_name text NOT NULL,
  class text NOT NULL CHECK (class IN ('secret', 'personal', 'content')),
  PRIMARY KEY (table_name, column_name)
);
COMMENT ON TABLE app.column_classes IS 'Columns that the audit log does not copy as they are.';
COMMENT ON COLUMN app.column_classes.table_name IS 'The table.';
COMMENT ON COLUMN app.column_classes.column_name IS 'The column.';
COMMENT ON COLUMN app.column_classes.class IS 'secret: left out; personal, and content that leaves before the audit log does: as a keyed hash.';

INSERT INTO app.column_classes (class, table_name, column_name) VALUES
  ('secret', 'ai_response_items', 'staff_key'),
  ('secret', 'ai_responses', 'channel'),
  ('secret', 'ai_responses', 'staff_key'),
  ('secret', 'api_keys', 'key_hash'),
  ('secret', 'conversation_participants', 'sales_rep_key'),
  ('secret', 'conversation_participants', 'staff_key'),
  ('secret', 'conversations', 'sales_rep_key'),
  ('secret', 'conversations', 'staff_key'),
  ('secret', 'customers', 'search_vector'),
  ('secret', 'email_verification_otps', 'code_hash'),
  ('secret', 'events', 'seq'),
  ('secret', 'events', 'xid'),
  ('secret', 'idempotency_keys', 'request_hash'),
  ('secret', 'idempotency_keys', 'response'),
  ('secret', 'integrations', 'config'),
  ('secret', 'integrations', 'config_key_id'),
  ('secret', 'marketplace_products', 'search_vector'),
  ('secret', 'marketplace_products', 'vendor_key'),
  ('secret', 'messages', 'sales_rep_key'),
  ('secret', 'messages', 'staff_key'),
  ('secret', 'parts', 'search_vector'),
  ('secret', 'products', 'search_vector'),
  ('secret', 'refresh_tokens', 'token_hash'),
  ('secret', 'rfqs', 'search_vector'),
  ('secret', 'user_invitations', 'token_hash'),
  ('secret', 'user_mfa_factors', 'secret'),
  ('secret', 'user_mfa_factors', 'secret_key_id'),
  ('secret', 'users', 'password_hash'),
  ('secret', 'vendors', 'search_vector'),
  ('secret', 'webhook_endpoints', 'secret'),
  ('secret', 'webhook_endpoints', 'secret_key_id'),
  ('personal', 'ai_quotes', 'customer_email'),
  ('personal', 'ai_quotes', 'customer_name'),
  ('personal', 'ai_quotes', 'phone_number'),
  ('personal', 'ai_response_items', 'text'),
  ('personal', 'ai_responses', 'extracted_data'),
  ('personal', 'ai_responses', 'response_text'),
  ('personal', 'ai_training_data', 'expected_output'),
  ('personal', 'ai_training_data', 'input_data'),
  ('personal', 'analytics_events', 'event_data'),
  ('personal', 'analytics_events', 'external_user_id'),
  ('personal', 'audit_logs', 'ip_address'),
  ('personal', 'clients', 'billing_email'),
  ('personal', 'clients', 'contact_email'),
  ('personal', 'clients', 'contact_name'),
  ('personal', 'clients', 'contact_phone'),
  ('personal', 'communications', 'body'),
  ('personal', 'communications', 'from_address'),
  ('personal', 'communications', 'html_body'),
  ('personal', 'communications', 'to_address'),
  ('personal', 'consent_records', 'ip_address'),
  ('personal', 'consent_records', 'subject_email'),
  ('personal', 'customers', 'address'),
  ('personal', 'customers', 'email'),
  ('personal', 'customers', 'phone'),
  ('personal', 'data_access_logs', 'ip_address'),
  ('personal', 'data_subject_requests', 'description'),
  ('personal', 'data_subject_requests', 'subject_email'),
  ('personal', 'data_subject_requests', 'subject_name'),
  ('personal', 'device_connections', 'ip_address'),
  ('personal', 'email_verification_otps', 'email'),
  ('personal', 'email_verification_otps', 'ip_address'),
  ('personal', 'employees', 'email'),
  ('personal', 'employees', 'employee_number'),
  ('personal', 'employees', 'name'),
  ('personal', 'employees', 'serial_card_number'),
  ('personal', 'messages', 'body'),
  ('personal', 'messages', 'sender_address'),
  ('personal', 'messages', 'sender_name'),
  ('personal', 'orders', 'customer_email'),
  ('personal', 'orders', 'customer_name'),
  ('personal', 'pii_detections', 'masked_value'),
  ('personal', 'profiles', 'full_name'),
  ('personal', 'profiles', 'phone'),
  ('personal', 'refresh_tokens', 'ip_address'),
  ('personal', 'sales_notes', 'content'),
  ('personal', 'social_shares', 'ip_address'),
  ('personal', 'user_invitations', 'email'),
  ('personal', 'users', 'email'),
  ('personal', 'vendors', 'contact_email'),
  ('personal', 'vendors', 'contact_name'),
  ('personal', 'vendors', 'contact_phone'),
  ('content', 'clients', 'integration'),
  ('content', 'cloud_file_refs', 'cloud_path'),
  ('content', 'communications', 'attachments'),
  ('content', 'communications', 'subject'),
  ('content', 'data_subject_requests', 'resolution'),
  ('content', 'messages', 'attachments'),
  ('content', 'ml_predictions', 'input_features'),
  ('content', 'ml_predictions', 'output'),
  ('content', 'responses', 'content'),
  ('content', 'sales_notes', 'subject');

-- The key of the hashes, as HMAC wants it: 32 random bytes, filled up to the block of SHA-256 and mixed with its two constants.
-- It never leaves the database, and nobody but the owner reads it.
CREATE TABLE app.audit_key (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  inner_key bytea NOT NULL CHECK (length(inner_key) = 64),
  outer_key bytea NOT NULL CHECK (length(outer_key) = 64)
);
COMMENT ON TABLE app.audit_key IS 'The key of the hashes in the audit log.';
COMMENT ON COLUMN app.audit_key.single IS 'There is one.';
COMMENT ON COLUMN app.audit_key.inner_key IS 'The key, mixed with 0x36.';
COMMENT ON COLUMN app.audit_key.outer_key IS 'The key, mixed with 0x5c.';

DO $key$
DECLARE
  key bytea := decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex') || decode(repeat('00', 32), 'hex');
  inner_key bytea := key;
  outer_key bytea := key;
BEGIN
  FOR place IN 0 .. 63 LOOP
    inner_key := set_byte(inner_key, place, get_byte(key, place) # 54);
    outer_key := set_byte(outer_key, place, get_byte(key, place) # 92);
  END LOOP;
  INSERT INTO app.audit_key (inner_key, outer_key) VALUES (inner_key, outer_key);
END
$key$;

CREATE FUNCTION app.hmac_sha256(inner_key bytea, outer_key bytea, message text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT encode(sha256($2 || sha256($1 || convert_to($3, 'UTF8'))), 'hex') $$;
COMMENT ON FUNCTION app.hmac_sha256(bytea, bytea, text) IS 'HMAC with SHA-256 (RFC 2104) of a text, by the two halves of a key.';

-- The organization is hashed along: equal values of two organizations do not look equal.
CREATE FUNCTION app.audit_hash(organization uuid, value text) RETURNS text
LANGUAGE sql STABLE STRICT SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT 'hmac:' || app.hmac_sha256(key.inner_key, key.outer_key, organization || ':' || value) FROM app.audit_key AS key
$$;
COMMENT ON FUNCTION app.audit_hash(uuid, text) IS 'What the audit log of an organization holds in place of a personal value.';

-- The arguments: columns that are left out, and those that are hashed.
--
-- Plans are kept from one statement to the next, whether it changes one row or a million: a nested loop that is good for the
-- first would never end for the second, so it is ruled out. OFFSET 0 keeps each row's JSON from being made again wherever it is named.
CREATE FUNCTION app.audit_rows() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_nestloop = off AS $$
DECLARE
  left_out CONSTANT text[] := TG_ARGV[0]::text[] || '{organization_id,id,created_at,updated_at,version}'::text[];
  hashed CONSTANT text[] := TG_ARGV[1]::text[];
  actor CONSTANT uuid := app.user_id();
  -- SECURITY DEFINER changes the current user, not the setting.
  audience CONSTANT text := substring(current_setting('role') FROM '^sg_(?!worker$)(.+)$');
  reason CONSTANT text := nullif(current_setting('app.change_reason', true), '');
  address CONSTANT text := nullif(current_setting('app.ip_address', true), '');
  key app.audit_key;
BEGIN
  IF hashed <> '{}' THEN
    SELECT * INTO key FROM app.audit_key;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO audit_logs (organization_id, action, user_id, audience, table_name, operation, record_id, old_values,
      new_values, change_reason, ip_address)
    SELECT organization_id::uuid, 'updated', actor, audience, TG_TABLE_NAME, 'update', id, change -> 0, change -> 1, reason, address
    FROM (
      SELECT organization_id, id, (
        SELECT jsonb_build_array(
          jsonb_object_agg(field.key, CASE WHEN field.key <> ALL (hashed) OR before.fields -> field.key = 'null' THEN before.fields -> field.key
            ELSE to_jsonb('hmac:' || app.hmac_sha256(key.inner_key, key.outer_key, organization_id || ':' || (before.fields ->> field.key))) END),
          jsonb_object_agg(field.key, CASE WHEN field.key <> ALL (hashed) OR field.value = 'null' THEN field.value
            ELSE to_jsonb('hmac:' || app.hmac_sha256(key.inner_key, key.outer_key, organization_id || ':' || (after.fields ->> field.key))) END))
        FROM jsonb_each(after.fields) AS field WHERE before.fields -> field.key <> field.value) AS change
      FROM (SELECT made ->> 'id' AS id, coalesce(made ->> 'organization_id', made ->> 'id') AS organization_id, made - left_out AS fields
            FROM (SELECT to_jsonb(old_rows) FROM old_rows OFFSET 0) AS each (made) OFFSET 0) AS before
      JOIN (SELECT made ->> 'id' AS id, coalesce(made ->> 'organization_id', made ->> 'id') AS organization_id, made - left_out AS fields
            FROM (SELECT to_jsonb(new_rows) FROM new_rows OFFSET 0) AS each (made) OFFSET 0) AS after USING (organization_id, id)
      WHERE before.fields <> after.fields OFFSET 0
    ) AS changed;
  ELSE
    IF TG_OP = 'INSERT' THEN
      INSERT INTO audit_logs (organization_id, action, user_id, audience, table_name, operation, record_id, new_values,
        change_reason, ip_address)
      SELECT organization_id::uuid, 'created', actor, audience, TG_TABLE_NAME, 'insert', id, (
        SELECT jsonb_object_agg(field.key, CASE WHEN field.key <> ALL (hashed) THEN field.value
          ELSE to_jsonb('hmac:' || app.hmac_sha256(key.inner_key, key.outer_key, organization_id || ':' || (fields ->> field.key))) END)
        FROM jsonb_each(fields) AS field WHERE field.value <> 'null'), reason, address
      FROM (SELECT made ->> 'id' AS id, coalesce(made ->> 'organization_id', made ->> 'id') AS organization_id, made - left_out AS fields
            FROM (SELECT to_jsonb(new_rows) FROM new_rows OFFSET 0) AS each (made) OFFSET 0) AS made;
    ELSE
      INSERT INTO audit_logs (organization_id, action, user_id, audience, table_name, operation, record_id, old_values,
        change_reason, ip_address)
      SELECT organization_id::uuid, 'deleted', actor, audience, TG_TABLE_NAME, 'delete', id, (
        SELECT jsonb_object_agg(field.key, CASE WHEN field.key <> ALL (hashed) THEN field.value
          ELSE to_jsonb('hmac:' || app.hmac_sha256(key.inner_key, key.outer_key, organization_id || ':' || (fields ->> field.key))) END)
        FROM jsonb_each(fields) AS field WHERE field.value <> 'null'), reason, address
      FROM (SELECT made ->> 'id' AS id, coalesce(made ->> 'organization_id', made ->> 'id') AS organization_id, made - left_out AS fields
            FROM (SELECT to_jsonb(old_rows) FROM old_rows OFFSET 0) AS each (made) OFFSET 0) AS removed;
    END IF;
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.audit_rows() IS 'Trigger: notes every change of the table''s rows in the audit log.';

-- Every table of an organization's business is audited but these: what is only ever added to is its own record, logs and
-- the outbox are records themselves, and the last are counters and notes that the database or the gateway keeps for itself.
CREATE FUNCTION app.unaudited_tables() RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY['agent_decisions', 'analytics_events', 'capacity_utilization_logs', 'inventory_movements', 'order_history',
    'part_consumption', 'production_stage_updates', 'request_metadata', 'response_metadata', 'social_shares',
    'audit_logs', 'data_access_logs', 'events', 'webhook_deliveries',
    'idempotency_keys', 'number_sequences', 'persisted_documents']
$$;
COMMENT ON FUNCTION app.unaudited_tables() IS 'Tables whose changes are not noted in the audit log.';

CREATE FUNCTION app.audit_all_tables() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  audited record;
  event text;
BEGIN
  FOR audited IN
    SELECT class.relname AS name, (
        SELECT coalesce(array_agg(DISTINCT left_out ORDER BY left_out), '{}') FROM (
          SELECT column_name FROM app.column_classes WHERE table_name = class.relname AND column_classes.class = 'secret'
          UNION SELECT attname FROM pg_attribute WHERE attrelid = class.oid AND attnum > 0 AND attgenerated <> ''
          -- Arguments are kept one after the other, each ended by a zero byte.
          UNION SELECT unnest(string_to_array(encode(substring(tgargs FOR length(tgargs) - 1), 'escape'), '\000'))
          FROM pg_trigger WHERE tgrelid = class.oid AND tgfoid = 'app.count_version'::regproc AND tgnargs > 0
        ) AS each (left_out)
      )::text AS left_out, (
        SELECT coalesce(array_agg(column_name ORDER BY column_name), '{}') FROM app.column_classes
        WHERE table_name = class.relname AND column_classes.class <> 'secret'
      )::text AS hashed
    FROM pg_class AS class
    WHERE class.relnamespace = 'public'::regnamespace AND class.relkind IN ('r', 'p')
      AND class.relname <> ALL (app.unaudited_tables())
      AND (class.relname = 'organizations' OR EXISTS (
        SELECT FROM pg_attribute WHERE attrelid = class.oid AND attname = 'organization_id' AND NOT attisdropped))
  LOOP
    FOREACH event IN ARRAY ARRAY['insert', 'update', 'delete'] LOOP
      -- An entry belongs to its organization, and cannot outlive it.
      CONTINUE WHEN audited.name = 'organizations' AND event = 'delete';
      EXECUTE format('CREATE OR REPLACE TRIGGER %I AFTER %s ON %I REFERENCING %s FOR EACH STATEMENT '
        'EXECUTE FUNCTION app.audit_rows(%L, %L)', 'audit_' || event, event, audited.name,
        CASE event WHEN 'insert' THEN 'NEW TABLE AS new_rows' WHEN 'delete' THEN 'OLD TABLE AS old_rows'
          ELSE 'OLD TABLE AS old_rows NEW TABLE AS new_rows' END, audited.left_out, audited.hashed);
    END LOOP;
  END LOOP;
END
$$;
COMMENT ON FUNCTION app.audit_all_tables() IS 'Has every change of the tables'' rows noted in the audit log. To be called after a migration that adds tables or columns.';

REVOKE EXECUTE ON FUNCTION app.hmac_sha256(bytea, bytea, text), app.audit_hash(uuid, text), app.audit_rows(),
  app.unaudited_tables(), app.audit_all_tables() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.audit_hash(uuid, text) TO sg_worker;

SELECT app.audit_all_tables();
