-- Row security of messaging: who sees which rows and columns, and may write them.
--
-- Problem: staff read all conversations of the organization, but of the internal ones only those they take part in. Said with
-- OR that is no index condition, and two policies side by side are an OR.
-- Design: every row carries the key that opens it (staff_key): the organization's identifier, or the conversation's own where
-- only participants may read. A viewer holds a bunch of keys, the organization's and those of his conversations, so that "may
-- read" is one comparison with a list. A sales representative holds his own identifier, those of the representatives below
-- him and those of his conversations. A vendor or a buyer sees what is his and not internal: what is spoken of him in the
-- house is none of his business. A partner sees no internal conversation either, for he is nobody who could take part.

CREATE FUNCTION app.own_conversation_ids() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(array_agg(conversation_id), '{}') FROM conversation_participants
  WHERE organization_id = app.organization_id() AND user_id = app.user_id() AND channel = 'internal' AND left_at IS NULL
$$;
COMMENT ON FUNCTION app.own_conversation_ids() IS 'Internal conversations the session''s user takes part in.';

CREATE FUNCTION app.staff_conversation_keys() RETURNS uuid[] LANGUAGE sql STABLE AS
  $$ SELECT app.organization_id() || app.own_conversation_ids() $$;
COMMENT ON FUNCTION app.staff_conversation_keys() IS 'Keys that open conversations to staff: the organization''s, and those of the own internal ones.';

CREATE FUNCTION app.sales_rep_conversation_keys() RETURNS uuid[] LANGUAGE sql STABLE AS
  $$ SELECT app.sales_rep_ids() || app.own_conversation_ids() $$;
COMMENT ON FUNCTION app.sales_rep_conversation_keys() IS 'Keys that open conversations to a sales representative: his own and those below him, and those of the own internal ones.';

REVOKE EXECUTE ON FUNCTION app.own_conversation_ids(), app.staff_conversation_keys(), app.sales_rep_conversation_keys() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.own_conversation_ids() TO sg_staff, sg_sales_rep;
GRANT EXECUTE ON FUNCTION app.staff_conversation_keys() TO sg_staff;
GRANT EXECUTE ON FUNCTION app.sales_rep_conversation_keys() TO sg_sales_rep;

-- conversations

ALTER TABLE conversations ENABLE ROW LEVEL SECURITY;
ALTER TABLE conversations FORCE ROW LEVEL SECURITY;
CREATE POLICY conversations_system ON conversations TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY conversations_staff_read ON conversations FOR SELECT TO sg_staff
  USING (organization_id = (SELECT app.organization_id()) AND staff_key = ANY ((SELECT app.staff_conversation_keys())::uuid[]));
CREATE POLICY conversations_staff_insert ON conversations FOR INSERT TO sg_staff
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY conversations_staff_update ON conversations FOR UPDATE TO sg_staff
  USING (organization_id = (SELECT app.organization_id()) AND staff_key = ANY ((SELECT app.staff_conversation_keys())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND staff_key = ANY ((SELECT app.staff_conversation_keys())::uuid[]));
CREATE POLICY conversations_sales_rep_write ON conversations FOR ALL TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_key = ANY ((SELECT app.sales_rep_conversation_keys())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND sales_rep_key = ANY ((SELECT app.sales_rep_conversation_keys())::uuid[]));
CREATE POLICY conversations_vendor_read ON conversations FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()) AND channel <> 'internal');
CREATE POLICY conversations_buyer_read ON conversations FOR SELECT TO sg_buyer
  USING (organization_id = (SELECT app.organization_id()) AND customer_id = (SELECT app.customer_id()) AND channel <> 'internal');
CREATE POLICY conversations_partner_write ON conversations FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()) AND channel <> 'internal')
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND channel <> 'internal');
GRANT SELECT, INSERT, UPDATE, DELETE ON conversations TO sg_worker;
GRANT SELECT (organization_id, id, channel, subject, status, customer_id, vendor_id, order_id, marketplace_product_id,
  assigned_to, ai_enabled, unread_count, last_message_at, created_by, sales_rep_id, created_at, updated_at, version,
  archived_at) ON conversations TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON conversations TO sg_staff, sg_sales_rep, sg_partner;
GRANT UPDATE (subject, status, customer_id, vendor_id, order_id, marketplace_product_id, assigned_to, ai_enabled, archived_at
 ) ON conversations TO sg_staff, sg_sales_rep, sg_partner;

-- conversation_participants

ALTER TABLE conversation_participants ENABLE ROW LEVEL SECURITY;
ALTER TABLE conversation_participants FORCE ROW LEVEL SECURITY;
CREATE POLICY conversation_participants_system ON conversation_participants TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY conversation_participants_staff_write ON conversation_participants FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()) AND staff_key = ANY ((SELECT app.staff_conversation_keys())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND staff_key = ANY ((SELECT app.staff_conversation_keys())::uuid[]));
CREATE POLICY conversation_participants_sales_rep_write ON conversation_participants FOR ALL TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_key = ANY ((SELECT app.sales_rep_conversation_keys())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND sales_rep_key = ANY ((SELECT app.sales_rep_conversation_keys())::uuid[]));
CREATE POLICY conversation_participants_vendor_read ON conversation_participants FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()) AND channel <> 'internal');
CREATE POLICY conversation_participants_buyer_read ON conversation_participants FOR SELECT TO sg_buyer
  USING (organization_id = (SELECT app.organization_id()) AND customer_id = (SELECT app.customer_id()) AND channel <> 'internal');
CREATE POLICY conversation_participants_partner_read ON conversation_participants FOR SELECT TO sg_partner
  USING (organization_id = (SELECT app.organization_id()) AND channel <> 'internal');
GRANT SELECT, INSERT, UPDATE, DELETE ON conversation_participants TO sg_worker;
GRANT SELECT (organization_id, id, conversation_id, user_id, joined_at, last_read_at, left_at, channel, customer_id,
  vendor_id, sales_rep_id, created_at, updated_at, version) ON conversation_participants TO sg_staff, sg_sales_rep,
  sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner, sg_guest;
GRANT INSERT ON conversation_participants TO sg_staff, sg_sales_rep;
GRANT UPDATE (last_read_at, left_at) ON conversation_participants TO sg_staff, sg_sales_rep;

-- messages
-- What was written stays as it was: whom it was written to may say that he read it, and nobody says so of his own words.

ALTER TABLE messages ENABLE ROW LEVEL SECURITY;
ALTER TABLE messages FORCE ROW LEVEL SECURITY;
CREATE POLICY messages_system ON messages TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY messages_staff_read ON messages FOR SELECT TO sg_staff
  USING (organization_id = (SELECT app.organization_id()) AND staff_key = ANY ((SELECT app.staff_conversation_keys())::uuid[]));
CREATE POLICY messages_staff_insert ON messages FOR INSERT TO sg_staff
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND staff_key = ANY ((SELECT app.staff_conversation_keys())::uuid[])
    AND sender_type = 'staff' AND sender_id = (SELECT app.user_id()));
CREATE POLICY messages_staff_update ON messages FOR UPDATE TO sg_staff
  USING (organization_id = (SELECT app.organization_id()) AND staff_key = ANY ((SELECT app.staff_conversation_keys())::uuid[])
    AND direction = ANY (ARRAY['inbound', 'internal'])
    AND coalesce(sender_id, '00000000-0000-0000-0000-000000000000') <> (SELECT app.user_id())
    AND coalesce(recipient_id, (SELECT app.user_id())) = (SELECT app.user_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND staff_key = ANY ((SELECT app.staff_conversation_keys())::uuid[]));
CREATE POLICY messages_sales_rep_read ON messages FOR SELECT TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_key = ANY ((SELECT app.sales_rep_conversation_keys())::uuid[]));
CREATE POLICY messages_sales_rep_insert ON messages FOR INSERT TO sg_sales_rep
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND sales_rep_key = ANY ((SELECT app.sales_rep_conversation_keys())::uuid[])
    AND sender_type = 'staff' AND sender_id = (SELECT app.user_id()));
CREATE POLICY messages_sales_rep_update ON messages FOR UPDATE TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_key = ANY ((SELECT app.sales_rep_conversation_keys())::uuid[])
    AND direction = ANY (ARRAY['inbound', 'internal'])
    AND coalesce(sender_id, '00000000-0000-0000-0000-000000000000') <> (SELECT app.user_id())
    AND coalesce(recipient_id, (SELECT app.user_id())) = (SELECT app.user_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND sales_rep_key = ANY ((SELECT app.sales_rep_conversation_keys())::uuid[]));
CREATE POLICY messages_vendor_read ON messages FOR SELECT TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()) AND channel <> 'internal');
CREATE POLICY messages_vendor_insert ON messages FOR INSERT TO sg_vendor
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()) AND channel <> 'internal'
    AND sender_type = 'vendor' AND sender_id = (SELECT app.user_id()));
CREATE POLICY messages_vendor_update ON messages FOR UPDATE TO sg_vendor
  USING (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()) AND channel <> 'internal'
    AND sender_type = ANY (ARRAY['staff', 'customer', 'assistant'])
    AND coalesce(recipient_id, (SELECT app.user_id())) = (SELECT app.user_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND vendor_id = (SELECT app.vendor_id()) AND channel <> 'internal');
CREATE POLICY messages_buyer_read ON messages FOR SELECT TO sg_buyer
  USING (organization_id = (SELECT app.organization_id()) AND customer_id = (SELECT app.customer_id()) AND channel <> 'internal');
CREATE POLICY messages_buyer_insert ON messages FOR INSERT TO sg_buyer
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND customer_id = (SELECT app.customer_id()) AND channel <> 'internal'
    AND sender_type = 'customer' AND sender_id = (SELECT app.user_id()));
CREATE POLICY messages_buyer_update ON messages FOR UPDATE TO sg_buyer
  USING (organization_id = (SELECT app.organization_id()) AND customer_id = (SELECT app.customer_id()) AND channel <> 'internal'
    AND sender_type = ANY (ARRAY['staff', 'vendor', 'assistant']))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND customer_id = (SELECT app.customer_id()) AND channel <> 'internal');
CREATE POLICY messages_partner_write ON messages FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()) AND channel <> 'internal')
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND channel <> 'internal');
GRANT SELECT, INSERT, UPDATE, DELETE ON messages TO sg_worker;
GRANT SELECT (organization_id, id, conversation_id, external_id, direction, sender_type, sender_id, sender_name,
  sender_address, recipient_id, body, attachments, status, failure_reason, ai_processed, sent_at, delivered_at,
  read_at, channel, customer_id, vendor_id, sales_rep_id, created_at, updated_at, version) ON messages TO sg_staff,
  sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner, sg_guest;
GRANT INSERT ON messages TO sg_staff, sg_sales_rep, sg_partner;
GRANT INSERT (organization_id, id, conversation_id, direction, sender_type, sender_id, recipient_id, body, attachments,
  status, created_at, updated_at, version) ON messages TO sg_vendor, sg_buyer;
GRANT UPDATE (read_at) ON messages TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer;
GRANT UPDATE (external_id, status, failure_reason, ai_processed, delivered_at, read_at) ON messages TO sg_partner;

-- communications

ALTER TABLE communications ENABLE ROW LEVEL SECURITY;
ALTER TABLE communications FORCE ROW LEVEL SECURITY;
CREATE POLICY communications_system ON communications TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY communications_staff_write ON communications FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY communications_sales_rep_read ON communications FOR SELECT TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]));
CREATE POLICY communications_partner_write ON communications FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON communications TO sg_worker;
GRANT SELECT ON communications TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner,
  sg_guest;
GRANT INSERT ON communications TO sg_staff, sg_partner;
GRANT UPDATE (status, thread_id, conversation_id, customer_id, vendor_id, entity_type, entity_id, provider, external_id,
  error_message, sent_at, delivered_at, opened_at) ON communications TO sg_staff, sg_partner;

-- communication_templates

ALTER TABLE communication_templates ENABLE ROW LEVEL SECURITY;
ALTER TABLE communication_templates FORCE ROW LEVEL SECURITY;
CREATE POLICY communication_templates_system ON communication_templates TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY communication_templates_staff_write ON communication_templates FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY communication_templates_sales_rep_read ON communication_templates FOR SELECT TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY communication_templates_partner_read ON communication_templates FOR SELECT TO sg_partner
  USING (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON communication_templates TO sg_worker;
GRANT SELECT ON communication_templates TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON communication_templates TO sg_staff;
GRANT UPDATE (key, name, description, channel, locale, subject, body, html_body, variables, is_active, archived_at
 ) ON communication_templates TO sg_staff;
