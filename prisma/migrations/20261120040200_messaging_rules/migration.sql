-- Messaging: what may stand in a row, keys copied for row security, and what the database keeps of each conversation.

-- What may stand in a row --------------------------------------------------------------------------------------------

ALTER TABLE conversations
  ADD CONSTRAINT conversations_channel_check CHECK (channel IN ('whatsapp', 'sms', 'email', 'web', 'internal')),
  ADD CONSTRAINT conversations_status_check CHECK (status IN ('open', 'pending', 'closed')),
  ADD CONSTRAINT conversations_unread_count_check CHECK (unread_count >= 0);

ALTER TABLE conversation_participants
  ADD CONSTRAINT conversation_participants_dates_check CHECK (left_at >= joined_at);

-- A conversation with a customer is one with the whole company: nobody of it is the recipient.
ALTER TABLE messages
  ADD CONSTRAINT messages_channel_check CHECK (channel IN ('whatsapp', 'sms', 'email', 'web', 'internal')),
  ADD CONSTRAINT messages_direction_check CHECK (direction IN ('inbound', 'outbound', 'internal')),
  ADD CONSTRAINT messages_sender_type_check CHECK (sender_type IN ('staff', 'customer', 'vendor', 'assistant')),
  ADD CONSTRAINT messages_status_check CHECK (status IN ('received', 'queued', 'sent', 'delivered', 'read', 'failed')),
  ADD CONSTRAINT messages_internal_check CHECK ((direction = 'internal') = (channel = 'internal')),
  ADD CONSTRAINT messages_inbound_check CHECK ((direction = 'inbound') = (sender_type IN ('customer', 'vendor'))),
  ADD CONSTRAINT messages_assistant_check CHECK (sender_type <> 'assistant' OR sender_id IS NULL),
  ADD CONSTRAINT messages_author_check CHECK (direction <> 'internal' OR sender_type = 'assistant' OR sender_id IS NOT NULL),
  ADD CONSTRAINT messages_recipient_check CHECK (recipient_id IS NULL
    OR recipient_id IS DISTINCT FROM sender_id AND (channel = 'internal' OR customer_id IS NULL)),
  ADD CONSTRAINT messages_content_check CHECK (body <> '' OR cardinality(attachments) > 0),
  ADD CONSTRAINT messages_status_of_direction_check CHECK (CASE direction
    WHEN 'inbound' THEN status IN ('received', 'read')
    WHEN 'outbound' THEN status IN ('queued', 'sent', 'delivered', 'read', 'failed')
    ELSE status IN ('sent', 'delivered', 'read')
  END),
  ADD CONSTRAINT messages_read_check CHECK ((status = 'read') = (read_at IS NOT NULL)),
  ADD CONSTRAINT messages_failed_check CHECK (status = 'failed' OR failure_reason IS NULL),
  ADD CONSTRAINT messages_dates_check CHECK (delivered_at >= sent_at AND read_at >= sent_at);

ALTER TABLE communication_templates
  ADD CONSTRAINT communication_templates_key_check CHECK (key ~ '^[a-z][a-z0-9_]*$'),
  ADD CONSTRAINT communication_templates_name_check CHECK (name <> ''),
  ADD CONSTRAINT communication_templates_channel_check CHECK (channel IN ('whatsapp', 'sms', 'email', 'web')),
  ADD CONSTRAINT communication_templates_locale_check CHECK (locale ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
  ADD CONSTRAINT communication_templates_body_check CHECK (body <> ''),
  ADD CONSTRAINT communication_templates_email_check CHECK (CASE channel WHEN 'email' THEN subject IS NOT NULL ELSE html_body IS NULL END);

ALTER TABLE communications
  ADD CONSTRAINT communications_channel_check CHECK (channel IN ('whatsapp', 'sms', 'email', 'web')),
  ADD CONSTRAINT communications_direction_check CHECK (direction IN ('inbound', 'outbound')),
  ADD CONSTRAINT communications_status_check CHECK (status IN ('queued', 'sent', 'delivered', 'failed')),
  ADD CONSTRAINT communications_inbound_check CHECK (direction = 'outbound' OR status = 'delivered' AND template_id IS NULL),
  ADD CONSTRAINT communications_entity_check CHECK (num_nonnulls(entity_type, entity_id) IN (0, 2)),
  ADD CONSTRAINT communications_entity_type_check CHECK (entity_type ~ '^[a-z][a-z0-9_]*$'),
  ADD CONSTRAINT communications_sent_check CHECK (status IN ('queued', 'failed') OR sent_at IS NOT NULL),
  ADD CONSTRAINT communications_delivered_check CHECK (status <> 'delivered' OR delivered_at IS NOT NULL),
  ADD CONSTRAINT communications_failed_check CHECK (status = 'failed' OR error_message IS NULL),
  ADD CONSTRAINT communications_dates_check CHECK (delivered_at >= sent_at AND opened_at >= delivered_at);

-- A customer and a vendor write to each other only where business joins them: an invitation to the customer's request, an
-- order of the customer given to the vendor, or a part of such an order. Inside the organization anybody may be talked about.
CREATE FUNCTION app.are_joined(organization uuid, customer uuid, vendor uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM rfq_vendors AS invitation
                 WHERE invitation.organization_id = organization AND invitation.vendor_id = vendor
                   AND invitation.customer_id = customer AND invitation.invited_at IS NOT NULL)
      OR EXISTS (SELECT FROM orders AS purchase
                 WHERE purchase.organization_id = organization AND purchase.vendor_id = vendor AND purchase.customer_id = customer)
      OR EXISTS (SELECT FROM supplier_orders AS given
                 WHERE given.organization_id = organization AND given.vendor_id = vendor AND given.customer_id = customer)
$$;
COMMENT ON FUNCTION app.are_joined(uuid, uuid, uuid) IS 'Whether a request, an order or a supplier order joins a customer and a vendor.';
REVOKE EXECUTE ON FUNCTION app.are_joined(uuid, uuid, uuid) FROM PUBLIC;

CREATE FUNCTION app.refuse_strangers() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT app.are_joined(NEW.organization_id, NEW.customer_id, NEW.vendor_id) THEN
    RAISE EXCEPTION 'The customer % and the vendor % write to each other only when a request, an order or a supplier order joins them.',
      NEW.customer_id, NEW.vendor_id
      USING ERRCODE = 'check_violation', SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, CONSTRAINT = 'conversations_joined_check';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION app.refuse_strangers() IS 'Trigger: refuses a conversation of a customer and a vendor whom nothing joins.';
REVOKE EXECUTE ON FUNCTION app.refuse_strangers() FROM PUBLIC;
CREATE TRIGGER refuse_strangers BEFORE INSERT OR UPDATE OF customer_id, vendor_id, channel ON conversations FOR EACH ROW
  WHEN (NEW.customer_id IS NOT NULL AND NEW.vendor_id IS NOT NULL AND NEW.channel <> 'internal')
  EXECUTE FUNCTION app.refuse_strangers();

-- Copied keys --------------------------------------------------------------------------------------------------------

-- What belongs to a customer carries his sales representative.
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF customer_id, sales_rep_id ON conversations
  FOR EACH ROW EXECUTE FUNCTION app.copy_customer_keys();
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF customer_id, sales_rep_id ON communications
  FOR EACH ROW EXECUTE FUNCTION app.copy_customer_keys();

-- Where there is no such conversation the foreign key says so.
CREATE FUNCTION app.copy_conversation_keys() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  parent conversations;
BEGIN
  SELECT * INTO parent FROM conversations WHERE organization_id = NEW.organization_id AND id = NEW.conversation_id;
  IF FOUND THEN
    NEW.channel := parent.channel;
    NEW.customer_id := parent.customer_id;
    NEW.vendor_id := parent.vendor_id;
    NEW.sales_rep_id := parent.sales_rep_id;
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION app.copy_conversation_keys() IS 'Trigger: participants and messages carry the keys of their conversation.';
REVOKE EXECUTE ON FUNCTION app.copy_conversation_keys() FROM PUBLIC;
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF conversation_id, channel, customer_id, vendor_id, sales_rep_id
  ON conversation_participants FOR EACH ROW EXECUTE FUNCTION app.copy_conversation_keys();
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF conversation_id, channel, customer_id, vendor_id, sales_rep_id
  ON messages FOR EACH ROW EXECUTE FUNCTION app.copy_conversation_keys();

CREATE FUNCTION app.hand_down_conversation_keys() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE conversation_participants SET customer_id = NULL
  WHERE organization_id = NEW.organization_id AND conversation_id = NEW.id;
  UPDATE messages SET customer_id = NULL WHERE organization_id = NEW.organization_id AND conversation_id = NEW.id;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.hand_down_conversation_keys() IS 'Trigger: hands changed keys of a conversation down; naming a column makes the children read them all.';
REVOKE EXECUTE ON FUNCTION app.hand_down_conversation_keys() FROM PUBLIC;
CREATE TRIGGER "A_hand_down_keys" AFTER UPDATE OF channel, customer_id, vendor_id, sales_rep_id ON conversations FOR EACH ROW
  WHEN ((OLD.channel, OLD.customer_id, OLD.vendor_id, OLD.sales_rep_id)
    IS DISTINCT FROM (NEW.channel, NEW.customer_id, NEW.vendor_id, NEW.sales_rep_id))
  EXECUTE FUNCTION app.hand_down_conversation_keys();

CREATE FUNCTION app.hand_down_sales_rep_to_messaging() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE conversations SET sales_rep_id = NEW.sales_rep_id
  WHERE organization_id = NEW.organization_id AND customer_id = NEW.id;
  UPDATE communications SET sales_rep_id = NEW.sales_rep_id
  WHERE organization_id = NEW.organization_id AND customer_id = NEW.id;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.hand_down_sales_rep_to_messaging() IS 'Trigger: conversations and deliveries follow their customer to another sales representative.';
REVOKE EXECUTE ON FUNCTION app.hand_down_sales_rep_to_messaging() FROM PUBLIC;
CREATE TRIGGER "A_hand_down_to_messaging" AFTER UPDATE OF sales_rep_id ON customers FOR EACH ROW
  WHEN (OLD.sales_rep_id IS DISTINCT FROM NEW.sales_rep_id) EXECUTE FUNCTION app.hand_down_sales_rep_to_messaging();

-- What the database keeps --------------------------------------------------------------------------------------------

-- A message that is read was read at some time, and the other way round.
CREATE FUNCTION app.derive_message_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.read_at IS NOT NULL AND NEW.status IN ('received', 'sent', 'delivered') THEN
    NEW.status := 'read';
  ELSIF NEW.status = 'read' THEN
    NEW.read_at := coalesce(NEW.read_at, now());
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION app.derive_message_status() IS 'Trigger: the status of a message follows when it was read.';
CREATE TRIGGER derive_status BEFORE INSERT OR UPDATE OF status, read_at ON messages
  FOR EACH ROW EXECUTE FUNCTION app.derive_message_status();

-- Who begins an internal conversation takes part in it: nobody else could let him in.
CREATE FUNCTION app.join_own_conversation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO conversation_participants (organization_id, conversation_id, user_id)
  SELECT NEW.organization_id, NEW.id, member.id FROM users AS member
  WHERE member.organization_id = NEW.organization_id AND member.id = NEW.created_by
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.join_own_conversation() IS 'Trigger: who begins an internal conversation takes part in it.';
REVOKE EXECUTE ON FUNCTION app.join_own_conversation() FROM PUBLIC;
CREATE TRIGGER join_own_conversation AFTER INSERT ON conversations FOR EACH ROW
  WHEN (NEW.channel = 'internal' AND app.through_gateway()) EXECUTE FUNCTION app.join_own_conversation();

-- Taken anew from the messages, once per statement and after the conversations are locked: two messages that come in at the
-- same moment would otherwise each miss the other. Both questions are answered by an index.
CREATE FUNCTION app.follow_messages() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  organizations uuid[];
  parents uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(organization_id), array_agg(conversation_id) INTO organizations, parents
    FROM (SELECT DISTINCT organization_id, conversation_id FROM new_rows) AS changed;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(organization_id), array_agg(conversation_id) INTO organizations, parents
    FROM (SELECT DISTINCT organization_id, conversation_id FROM old_rows) AS changed;
  ELSE
    SELECT array_agg(organization_id), array_agg(conversation_id) INTO organizations, parents
    FROM (SELECT DISTINCT moved.organization_id, moved.conversation_id
          FROM ((SELECT organization_id, conversation_id, id, direction, sent_at, read_at FROM new_rows
                 EXCEPT SELECT organization_id, conversation_id, id, direction, sent_at, read_at FROM old_rows)
                UNION ALL
                (SELECT organization_id, conversation_id, id, direction, sent_at, read_at FROM old_rows
                 EXCEPT SELECT organization_id, conversation_id, id, direction, sent_at, read_at FROM new_rows)) AS moved) AS changed;
  END IF;
  IF parents IS NULL THEN
    RETURN NULL;
  END IF;
  PERFORM FROM conversations AS parent
  JOIN unnest(organizations, parents) AS changed (organization_id, id)
    ON parent.organization_id = changed.organization_id AND parent.id = changed.id
  ORDER BY parent.id FOR NO KEY UPDATE OF parent;
  UPDATE conversations AS parent SET unread_count = message.unread, last_message_at = message.latest
  FROM (SELECT changed.organization_id, changed.id,
          (SELECT count(*) FROM messages AS child
           WHERE child.organization_id = changed.organization_id AND child.conversation_id = changed.id
             AND child.read_at IS NULL AND child.direction <> 'outbound') AS unread,
          (SELECT max(child.sent_at) FROM messages AS child
           WHERE child.organization_id = changed.organization_id AND child.conversation_id = changed.id) AS latest
        FROM unnest(organizations, parents) AS changed (organization_id, id)) AS message
  WHERE parent.organization_id = message.organization_id AND parent.id = message.id
    AND (parent.unread_count, parent.last_message_at) IS DISTINCT FROM (message.unread, message.latest);
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.follow_messages() IS 'Trigger: a conversation knows how many of its messages wait to be read, and when the newest was sent.';
REVOKE EXECUTE ON FUNCTION app.follow_messages() FROM PUBLIC;
CREATE TRIGGER follow_messages_insert AFTER INSERT ON messages REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.follow_messages();
CREATE TRIGGER follow_messages_update AFTER UPDATE ON messages REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.follow_messages();
CREATE TRIGGER follow_messages_delete AFTER DELETE ON messages REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION app.follow_messages();

-- Dates and versions -------------------------------------------------------------------------------------------------

CREATE TRIGGER begin_row BEFORE INSERT ON conversations FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1, "unread_count": 0, "last_message_at": null}', 'created_by');
CREATE TRIGGER begin_row BEFORE INSERT ON conversation_participants FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER begin_row BEFORE INSERT ON messages FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1, "ai_processed": false, "read_at": null}', 'sender_id');
CREATE TRIGGER begin_row BEFORE INSERT ON communications FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}', 'created_by');
CREATE TRIGGER begin_row BEFORE INSERT ON communication_templates FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}', 'created_by');

CREATE TRIGGER update_conversations_updated_at BEFORE UPDATE ON conversations
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON conversations
  FOR EACH ROW EXECUTE FUNCTION app.count_version('last_message_at', 'sales_rep_id', 'sales_rep_key', 'staff_key', 'unread_count', 'updated_at', 'version');
CREATE TRIGGER update_conversation_participants_updated_at BEFORE UPDATE ON conversation_participants
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON conversation_participants
  FOR EACH ROW EXECUTE FUNCTION app.count_version('channel', 'customer_id', 'last_read_at', 'sales_rep_id', 'sales_rep_key', 'staff_key', 'updated_at', 'vendor_id', 'version');
CREATE TRIGGER update_messages_updated_at BEFORE UPDATE ON messages
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON messages
  FOR EACH ROW EXECUTE FUNCTION app.count_version('channel', 'customer_id', 'sales_rep_id', 'sales_rep_key', 'staff_key', 'updated_at', 'vendor_id', 'version');
CREATE TRIGGER update_communications_updated_at BEFORE UPDATE ON communications
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON communications
  FOR EACH ROW EXECUTE FUNCTION app.count_version('sales_rep_id', 'updated_at', 'version');
CREATE TRIGGER update_communication_templates_updated_at BEFORE UPDATE ON communication_templates
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON communication_templates
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version');
