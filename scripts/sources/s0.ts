import type { SourceDocument } from './document.js';

/** Names tables and what they are for; columns are those its features speak of. */
export const s0: SourceDocument = {
  name: 'S0',
  title: 'Request-for-quotation marketplace with machine learning',
  tables: {
    parts: {
      columns: 'search_vector ml_features popularity_score quote_count order_count last_quoted_at specifications',
      indexes: 'search_vector@',
    },
    part_cross_references: { columns: 'part_id number manufacturer kind' },
    vendors: {
      columns: 'capabilities materials processes response_rate win_rate ml_features user_id',
    },
    rfqs: {
      columns:
        'items>rfq_items.* status customer_id sales_rep_id awarded_vendor_id awarded_quote_id awarded_at ml_features search_vector',
      indexes: 'status due_date customer_id sales_rep_id search_vector@',
    },
    rfq_vendors: { columns: 'rfq_id vendor_id status invited_at responded_at' },
    vendor_quotes: { columns: 'rfq_id vendor_id status total_amount lead_time_days', indexes: 'rfq_id vendor_id' },
    orders: {
      columns:
        'vendor_id customer_id rfq_id status payment_status shipping_address documents>order_documents.* shipments>shipments.* payments>payments.*',
      indexes: 'vendor_id customer_id rfq_id status',
    },
    customers: {
      columns: 'crm_provider crm_external_id sales_rep_id tier lifetime_value',
      indexes: 'sales_rep_id tier status',
    },
    ml_models: {
      columns:
        'name version>model_version metrics>performance_metrics hyperparameters training_data_from training_data_to>training_data_until status',
    },
    ml_predictions: {
      columns: 'model_id input_features output confidence ground_truth entity_type entity_id evaluated_at',
      indexes: 'entity_type entity_id created_at',
    },
    marketplace_deals: { columns: 'match_score commission_rate commission_amount status' },
    buyer_intents: { columns: 'ml_features status quantity', indexes: 'status' },
    seller_listings: { columns: 'unit_price quantity ml_features status', indexes: 'status' },
    analytics_events: {
      columns: 'event_type event_category event_data entity_type entity_id session_id',
      indexes: 'event_type event_category entity_type entity_id created_at',
    },
    performance_metrics: { columns: 'metric_type entity_type entity_id period period_start period_end metrics' },
    integrations: { columns: 'kind>type config status last_synced_at>last_sync_at' },
    sync_jobs: { columns: 'integration_id direction status records_total records_processed records_failed errors' },
    communications: { columns: 'channel thread_id template_id status', indexes: 'thread_id' },
    communication_templates: { columns: 'name channel subject body html_body variables' },
    sales_reps: {
      columns: 'user_id manager_id team quota_amount quota_period commission_rate',
      indexes: 'manager_id',
    },
    sales_notes: {
      columns: 'customer_id type next_action next_action_date call_duration_seconds',
      indexes: 'customer_id',
    },
    commissions: { columns: 'sales_rep_id order_id type rate amount status approved_at paid_at', indexes: 'status' },
  },
  views: { active_rfqs_view: 'active_rfqs_view', vendor_performance_view: 'vendor_performance_view' },
  functions: {
    'update_search_vector()': 'public.update_search_vector',
    'calculate_vendor_performance()': 'public.calculate_vendor_performance',
    'update_updated_at_column()': 'public.update_updated_at_column',
  },
};
