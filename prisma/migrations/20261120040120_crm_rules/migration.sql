-- Labels of customers, sales notes and commissions: the rules of their rows, copied keys, dates and versions.

ALTER TABLE customer_labels
  ADD CONSTRAINT customer_labels_name_check CHECK (name <> ''),
  ADD CONSTRAINT customer_labels_color_check CHECK (color ~ '^#[0-9a-f]{6}$');

ALTER TABLE sales_notes
  ADD CONSTRAINT sales_notes_type_check CHECK (type IN ('general', 'call', 'email', 'meeting', 'message', 'visit')),
  ADD CONSTRAINT sales_notes_content_check CHECK (content <> ''),
  ADD CONSTRAINT sales_notes_call_direction_check CHECK (call_direction IN ('inbound', 'outbound')),
  ADD CONSTRAINT sales_notes_call_outcome_check CHECK (call_outcome IN ('connected', 'voicemail', 'no_answer', 'busy', 'wrong_number')),
  ADD CONSTRAINT sales_notes_call_duration_seconds_check CHECK (call_duration_seconds >= 0),
  ADD CONSTRAINT sales_notes_call_check CHECK (type = 'call' OR num_nonnulls(call_direction, call_outcome, call_duration_seconds) = 0),
  ADD CONSTRAINT sales_notes_next_action_check CHECK (next_action IS NOT NULL OR num_nonnulls(next_action_date, next_action_completed_at) = 0);

-- A bonus may be owed to no order or deal; what corrects an earlier commission may take something back.
ALTER TABLE commissions
  ADD CONSTRAINT commissions_type_check CHECK (type IN ('sale', 'deal', 'override', 'bonus', 'adjustment')),
  ADD CONSTRAINT commissions_status_check CHECK (status IN ('pending', 'approved', 'paid', 'cancelled')),
  ADD CONSTRAINT commissions_source_check CHECK (num_nonnulls(order_id, deal_id) <= 1 AND (type <> 'sale' OR order_id IS NOT NULL) AND (type <> 'deal' OR deal_id IS NOT NULL)),
  ADD CONSTRAINT commissions_base_amount_check CHECK (base_amount >= 0),
  ADD CONSTRAINT commissions_rate_check CHECK (rate BETWEEN 0 AND 100),
  ADD CONSTRAINT commissions_flat_amount_check CHECK (type = 'adjustment' OR flat_amount >= 0),
  ADD CONSTRAINT commissions_period_check CHECK (period_start <= period_end),
  ADD CONSTRAINT commissions_approved_check CHECK (CASE status WHEN 'pending' THEN num_nonnulls(approved_by, approved_at) = 0 WHEN 'cancelled' THEN true ELSE approved_at IS NOT NULL END),
  ADD CONSTRAINT commissions_paid_check CHECK ((status = 'paid') = (paid_at IS NOT NULL)),
  ADD CONSTRAINT commissions_cancelled_check CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL)),
  ADD CONSTRAINT commissions_dates_check CHECK (paid_at >= approved_at),
  ADD CONSTRAINT commissions_currency_check CHECK (currency ~ '^[A-Z]{3}$');

-- Copied keys: who looks after a customer sees the labels it bears ---------------------------------------------------

CREATE FUNCTION app.copy_customer_keys() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  SELECT customer.sales_rep_id INTO NEW.sales_rep_id
  FROM customers AS customer WHERE customer.organization_id = NEW.organization_id AND customer.id = NEW.customer_id;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION app.copy_customer_keys() IS 'Trigger: copies the sales representative of the customer.';
REVOKE EXECUTE ON FUNCTION app.copy_customer_keys() FROM PUBLIC;
CREATE TRIGGER copy_keys BEFORE INSERT OR UPDATE OF customer_id, sales_rep_id ON customer_label_assignments
  FOR EACH ROW EXECUTE FUNCTION app.copy_customer_keys();

CREATE FUNCTION app.hand_down_customer_keys_to_labels() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE customer_label_assignments SET sales_rep_id = NEW.sales_rep_id
  WHERE organization_id = NEW.organization_id AND customer_id = NEW.id;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.hand_down_customer_keys_to_labels() IS 'Trigger: hands a customer''s new sales representative down to its labels.';
REVOKE EXECUTE ON FUNCTION app.hand_down_customer_keys_to_labels() FROM PUBLIC;
CREATE TRIGGER "A_hand_down_keys_to_labels" AFTER UPDATE OF sales_rep_id ON customers FOR EACH ROW
  WHEN (OLD.sales_rep_id IS DISTINCT FROM NEW.sales_rep_id) EXECUTE FUNCTION app.hand_down_customer_keys_to_labels();

-- Dates and versions -------------------------------------------------------------------------------------------------

CREATE TRIGGER begin_row BEFORE INSERT ON customer_labels FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}');
CREATE TRIGGER begin_row BEFORE INSERT ON customer_label_assignments FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{}', 'assigned_by');
CREATE TRIGGER begin_row BEFORE INSERT ON sales_notes FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}', 'created_by');
CREATE TRIGGER begin_row BEFORE INSERT ON commissions FOR EACH ROW
  WHEN (app.through_gateway()) EXECUTE FUNCTION app.begin_row('{"version": 1}', 'created_by');

CREATE TRIGGER update_customer_labels_updated_at BEFORE UPDATE ON customer_labels
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON customer_labels
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_sales_notes_updated_at BEFORE UPDATE ON sales_notes
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON sales_notes
  FOR EACH ROW EXECUTE FUNCTION app.count_version('updated_at', 'version');
CREATE TRIGGER update_commissions_updated_at BEFORE UPDATE ON commissions
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER version_of_row BEFORE UPDATE ON commissions
  FOR EACH ROW EXECUTE FUNCTION app.count_version('amount', 'amount_e4', 'updated_at', 'version');
