-- Row security of labels, sales notes and commissions: who sees which rows, and may write them.

-- customer_labels: the words are the organization's; who bears them is known to those who look after the customer.

ALTER TABLE customer_labels ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_labels FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_labels_system ON customer_labels TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY customer_labels_staff_write ON customer_labels FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY customer_labels_sales_rep_read ON customer_labels FOR SELECT TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()));
CREATE POLICY customer_labels_partner_write ON customer_labels FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON customer_labels TO sg_worker;
GRANT SELECT ON customer_labels TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON customer_labels TO sg_staff, sg_partner;
GRANT UPDATE (name, color, description, archived_at) ON customer_labels TO sg_staff, sg_partner;

-- customer_label_assignments: made and taken away, never changed.

ALTER TABLE customer_label_assignments ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_label_assignments FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_label_assignments_system ON customer_label_assignments TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY customer_label_assignments_staff_write ON customer_label_assignments FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY customer_label_assignments_sales_rep_write ON customer_label_assignments FOR ALL TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]));
CREATE POLICY customer_label_assignments_partner_write ON customer_label_assignments FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON customer_label_assignments TO sg_worker;
GRANT SELECT ON customer_label_assignments TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee,
  sg_device, sg_partner, sg_guest;
GRANT INSERT, DELETE ON customer_label_assignments TO sg_staff, sg_sales_rep, sg_partner;

-- sales_notes

ALTER TABLE sales_notes ENABLE ROW LEVEL SECURITY;
ALTER TABLE sales_notes FORCE ROW LEVEL SECURITY;
CREATE POLICY sales_notes_system ON sales_notes TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY sales_notes_staff_write ON sales_notes FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY sales_notes_sales_rep_write ON sales_notes FOR ALL TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]))
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]));
CREATE POLICY sales_notes_partner_write ON sales_notes FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON sales_notes TO sg_worker;
GRANT SELECT ON sales_notes TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON sales_notes TO sg_staff, sg_sales_rep, sg_partner;
GRANT UPDATE (customer_id, sales_rep_id, rfq_id, order_id, type, subject, content, occurred_at, call_direction,
  call_outcome, call_duration_seconds, next_action, next_action_date, next_action_completed_at, archived_at
 ) ON sales_notes TO sg_staff, sg_sales_rep, sg_partner;

-- commissions: who earns one may claim it and correct the claim, and not approve or pay it.

ALTER TABLE commissions ENABLE ROW LEVEL SECURITY;
ALTER TABLE commissions FORCE ROW LEVEL SECURITY;
CREATE POLICY commissions_system ON commissions TO CURRENT_USER, sg_worker USING (true) WITH CHECK (true);
CREATE POLICY commissions_staff_write ON commissions FOR ALL TO sg_staff
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
CREATE POLICY commissions_sales_rep_read ON commissions FOR SELECT TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[]));
CREATE POLICY commissions_sales_rep_insert ON commissions FOR INSERT TO sg_sales_rep
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[])
    AND status = 'pending');
CREATE POLICY commissions_sales_rep_update ON commissions FOR UPDATE TO sg_sales_rep
  USING (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[])
    AND status = 'pending')
  WITH CHECK (organization_id = (SELECT app.organization_id()) AND sales_rep_id = ANY ((SELECT app.sales_rep_ids())::uuid[])
    AND status = 'pending');
CREATE POLICY commissions_partner_write ON commissions FOR ALL TO sg_partner
  USING (organization_id = (SELECT app.organization_id()))
  WITH CHECK (organization_id = (SELECT app.organization_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON commissions TO sg_worker;
GRANT SELECT ON commissions TO sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT INSERT ON commissions TO sg_staff, sg_sales_rep, sg_partner;
GRANT UPDATE (type, order_id, deal_id, currency, base_amount, rate, flat_amount, period_start, period_end,
  notes, archived_at) ON commissions TO sg_sales_rep;
GRANT UPDATE (sales_rep_id, type, status, order_id, deal_id, currency, base_amount, rate, flat_amount,
  period_start, period_end, approved_by, approved_at, paid_at, payment_reference, cancelled_at, notes, archived_at
 ) ON commissions TO sg_staff, sg_partner;
