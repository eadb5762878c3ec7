-- Stock, messages, the marketplace, gifts, devices, models, integrations and compliance: their permissions in the system
-- roles, for the organizations there are and those to come.

-- The circles of reading as before: what everybody in the house sees, what those see who decide on money, who holds which
-- rights and what leaves the house, and what is only for administrators.
CREATE OR REPLACE FUNCTION app.seed_system_roles(organization uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  everyday CONSTANT text[] := ARRAY['ai_quotes.read', 'analytics.read', 'approvals.read', 'capacity.read', 'catalogs.read',
    'clients.read', 'communications.read', 'conversations.read', 'customers.read', 'deals.read', 'employees.read',
    'intelligence.read', 'inventory.read', 'marketplace.read', 'orders.read', 'organization.read', 'parts.read',
    'payments.read', 'production.read', 'quotes.read', 'requests.read', 'rfqs.read', 'sales_notes.read',
    'sales_reps.read', 'sites.read', 'users.read', 'vendors.read'];
  business CONSTANT text[] := ARRAY['ai_quotes.read_leads', 'ai_usage.read', 'commissions.read', 'customers.read_value',
    'orders.read_margins', 'parts.read_costs', 'reports.read', 'rfqs.read_targets', 'vendors.read_performance'];
  rights CONSTANT text[] := ARRAY['events.read', 'integrations.read', 'invitations.read', 'persisted_documents.read',
    'roles.read', 'webhooks.read'];
  secured CONSTANT text[] := ARRAY['api_keys.read', 'audit_logs.read', 'privacy.read', 'users.read_security'];
  work CONSTANT text[] := ARRAY['ai_quotes.write', 'ai_usage.write', 'analytics.write', 'catalogs.write', 'clients.write',
    'commissions.write', 'communications.write', 'conversations.write', 'customers.write', 'deals.write',
    'employees.write', 'intelligence.write', 'inventory.write', 'marketplace.approve', 'marketplace.write',
    'orders.approve', 'orders.write', 'parts.write', 'payments.write', 'production.write', 'quotes.write',
    'requests.create', 'requests.write', 'rfqs.award', 'rfqs.write', 'sales_notes.write', 'sales_reps.write',
    'sites.write', 'vendors.write'];
  administration CONSTANT text[] := ARRAY['api_keys.write', 'integrations.write', 'invitations.write', 'organization.write',
    'persisted_documents.write', 'privacy.write', 'roles.write', 'users.write', 'webhooks.write'];
  everything CONSTANT text[] := everyday || business || rights || secured || work || administration
    || ARRAY['inventory.read_all', 'quotes.submit'];
  wanted record;
  role_id uuid;
BEGIN
  FOR wanted IN
    SELECT * FROM (VALUES
      ('admin', 'Everything in the organization.', everything),
      ('manager', 'Runs the business; first level of approval.', everyday || business || rights || work
        || ARRAY['inventory.read_all']),
      ('department_head', 'Leads a department; second level of approval.', everyday || business || ARRAY['conversations.write',
        'inventory.write', 'orders.approve', 'orders.write', 'parts.write', 'production.write', 'quotes.write',
        'requests.create', 'requests.write', 'rfqs.award', 'rfqs.write', 'vendors.write']),
      ('director', 'Decides on the largest orders; third level of approval.', everyday || business || ARRAY['conversations.write',
        'inventory.read_all', 'orders.approve', 'orders.write']),
      ('sales_rep', 'Looks after customers, their requests and orders.', ARRAY['catalogs.read', 'commissions.read',
        'communications.read', 'conversations.read', 'conversations.write', 'customers.read', 'customers.write',
        'deals.read', 'deals.write', 'marketplace.read', 'orders.read', 'orders.write', 'organization.read', 'parts.read',
        'payments.read', 'production.read', 'quotes.read', 'rfqs.read', 'rfqs.write', 'sales_notes.read',
        'sales_notes.write', 'sales_reps.read', 'users.read', 'vendors.read']),
      ('technician', 'Works with parts, stock and production.', ARRAY['capacity.read', 'catalogs.read',
        'conversations.read', 'conversations.write', 'inventory.read', 'inventory.write', 'orders.read', 'parts.read',
        'production.read', 'production.write', 'requests.create', 'requests.read', 'users.read', 'vendors.read']),
      ('viewer', 'Looks, and changes nothing.', everyday),
      ('supplier', 'Works for a vendor, through the portal.', ARRAY['capacity.read', 'catalogs.read',
        'conversations.read', 'conversations.write', 'marketplace.read', 'marketplace.write', 'orders.read', 'parts.read',
        'production.read', 'production.write', 'quotes.read', 'quotes.submit', 'rfqs.read', 'users.read',
        'vendors.read']),
      ('buyer', 'Works for a customer, through the portal.', ARRAY['catalogs.read', 'conversations.read',
        'conversations.write', 'customers.read', 'marketplace.read', 'marketplace.write', 'orders.read', 'parts.read',
        'payments.read', 'production.read', 'quotes.read', 'rfqs.read', 'users.read', 'vendors.read']),
      ('client', 'Works for a client of the gifting business, through the portal.', ARRAY['analytics.read',
        'catalogs.read', 'clients.read', 'employees.read', 'employees.write', 'orders.read', 'parts.read', 'sites.read',
        'sites.write', 'users.read'])
    ) AS system_role (name, description, permissions)
    UNION ALL
    SELECT 'super_admin', 'Everything, in every organization.', everything || ARRAY['organizations.write']
    FROM organizations WHERE id = organization AND kind = 'platform'
  LOOP
    INSERT INTO roles AS existing (organization_id, name, description, is_system)
    VALUES (organization, wanted.name, wanted.description, true)
    ON CONFLICT (organization_id, name) DO UPDATE SET description = EXCLUDED.description, is_system = true
    RETURNING existing.id INTO role_id;
    INSERT INTO role_permissions (organization_id, role_id, permission)
    SELECT organization, role_id, permission FROM unnest(wanted.permissions) AS permission
    ON CONFLICT DO NOTHING;
  END LOOP;
END
$$;
COMMENT ON FUNCTION app.seed_system_roles(uuid) IS 'Gives an organization the system roles; may be repeated.';

SELECT app.seed_system_roles(id) FROM organizations;
