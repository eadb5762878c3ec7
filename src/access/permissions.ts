/**
 * Every permission there is, and what it allows. Named `<plural>.<verb>`; parts of a whole take the whole's. The SDL names
 * them in `@can(do:)`, and a name that is missing here fails the build of the schema. The system roles of an organization
 * hold names of this table alone: `app.seed_system_roles` in the migrations gives them, and a test compares the two.
 */
export const permissions = {
  'ai_quotes.read': 'See instant estimates.',
  'ai_quotes.read_leads': 'See what became of an estimate as a lead, its costs and its markup.',
  'ai_quotes.write': 'Change estimates and follow up their leads.',
  'api_keys.read': 'See which API keys there are; never the keys themselves.',
  'api_keys.write': 'Make and revoke API keys.',
  'approvals.read': 'See who approved or rejected an order, and who has yet to.',
  'capacity.read': 'See the capacity of factories and how it is used.',
  'catalogs.read': 'See catalogs, their products and categories.',
  'catalogs.write': 'Make and change catalogs, products and categories.',
  'customers.read': 'See customers.',
  'customers.read_value': 'See what a customer has bought in all.',
  'customers.write': 'Make and change customers.',
  'intelligence.read': 'See what was derived for machine learning.',
  'invitations.read': 'See who was invited to join.',
  'invitations.write': 'Invite people to join, and take an invitation back.',
  'orders.approve': 'Approve or reject orders, each level within its amounts.',
  'orders.read': 'See orders with their items, history, shipments and documents.',
  'orders.read_margins': 'See what the organization earns on a supplier order.',
  'orders.write': 'Make and change orders with their items, shipments and documents.',
  'organization.read': 'See the organization and its departments.',
  'organization.write': 'Change the organization and its departments.',
  'organizations.write': 'Set up organizations and change any of them: for the platform alone.',
  'parts.read': 'See parts, their variants and cross references.',
  'parts.read_costs': 'See what parts cost the organization.',
  'parts.write': 'Make and change parts, their variants and cross references.',
  'payments.read': 'See payments.',
  'payments.write': 'Enter and change payments.',
  'production.read': 'See supplier orders, their stages, updates and inspections.',
  'production.write': 'Accept supplier orders, report stages, inspections and capacity.',
  'quotes.read': 'See quotes and their items.',
  'quotes.submit': 'Quote in the name of the own vendor.',
  'quotes.write': 'Enter and change quotes that vendors gave by other ways.',
  'rfqs.award': 'Decide which quote wins a request.',
  'rfqs.read': 'See requests for quotation with their items and invitations.',
  'rfqs.read_targets': 'See the price a request is meant to reach.',
  'rfqs.write': 'Make and change requests, and invite vendors.',
  'roles.read': 'See roles, their permissions and who holds them.',
  'roles.write': 'Make and change roles, and give them to users.',
  'sales_reps.read': 'See sales representatives, their quotas and commissions.',
  'sales_reps.write': 'Make and change sales representatives.',
  'users.read': 'See users and their profiles.',
  'users.read_security': 'See how and from where users sign in; never a secret.',
  'users.write': 'Make, change and suspend users.',
  'vendors.read': 'See vendors and the parts they sell.',
  'vendors.read_performance': 'See how often a vendor wins.',
  'vendors.write': 'Make and change vendors and the parts they sell.',
} as const;

/** The name of a permission, such as `rfqs.read`. */
export type Permission = keyof typeof permissions;

/** Whether a text is the name of a permission. */
export function isPermission(name: string): name is Permission {
  return Object.hasOwn(permissions, name);
}
