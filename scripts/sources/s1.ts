import type { SourceDocument } from './document.js';

/** Names tables by feature; the columns are those of its example queries. */
export const s1: SourceDocument = {
  name: 'S1',
  title: 'Multi-tenant order management with artificial intelligence',
  tables: {
    distributors: { here: 'organizations', columns: 'id name slug status' },
    customers: { columns: 'id distributor_id>organization_id' },
    customer_labels: { columns: 'distributor_id>organization_id name' },
    conversations: {
      columns: 'distributor_id>organization_id customer_id unread_count last_message_at channel ai_enabled',
      indexes: 'customer_id last_message_at',
    },
    messages: {
      columns: 'distributor_id>organization_id conversation_id ai_processed channel',
      indexes: 'conversation_id',
    },
    ai_responses: { columns: 'message_id extracted_data confidence', indexes: 'message_id' },
    ai_usage_metrics: { columns: 'distributor_id>organization_id cost', indexes: 'usage_date' },
    ai_budgets: { columns: 'distributor_id>organization_id amount period' },
    ai_training_data: { columns: 'distributor_id>organization_id input>input_data output>expected_output' },
    orders: { columns: 'distributor_id>organization_id customer_id total_amount' },
    order_products: { here: 'order_items', columns: 'order_id product_id' },
    products: { columns: 'distributor_id>organization_id category_id' },
    product_categories: { columns: 'distributor_id>organization_id name parent_id' },
    user_profiles: { here: 'profiles', columns: 'distributor_id>organization_id user_id' },
    user_invitations: { columns: 'distributor_id>organization_id email' },
    webhook_endpoints: { columns: 'distributor_id>organization_id url' },
    external_integrations: { here: 'integrations', columns: 'distributor_id>organization_id type' },
    audit_trails: { here: 'audit_logs', columns: 'distributor_id>organization_id' },
    data_access_audit: { here: 'data_access_logs', columns: 'distributor_id>organization_id' },
    pii_detections: { columns: 'distributor_id>organization_id' },
  },
  functions: { 'get_current_distributor_id()': 'public.get_current_distributor_id' },
};
