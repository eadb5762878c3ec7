import type { SourceDocument } from './document.js';

export const s3: SourceDocument = {
  name: 'S3',
  title: 'Clients, celebration sites and gift catalogs',
  tables: {
    clients: {
      columns: 'id name contact_email status client_code address billing_address billing_email integration',
      indexes: 'status client_code name~',
      unique: 'client_code',
    },
    sites: {
      columns: 'id client_id catalog_id name slug status validation_methods branding',
      indexes: 'client_id slug catalog_id client_id+status',
      unique: 'slug',
    },
    catalogs: {
      columns: 'id name type status source settings total_products last_synced_at',
      indexes: 'type status type+status',
    },
    products: {
      columns: 'id catalog_id sku name description price category>category_id brand status is_active',
      indexes: 'catalog_id sku category is_active catalog_id+is_active name~ category+price',
      unique: 'catalog_id+sku',
    },
    site_product_exclusions: {
      columns: 'id site_id product_id reason excluded_by',
      indexes: 'site_id product_id',
      unique: 'site_id+product_id',
    },
    employees: {
      columns: 'id site_id employee_id>employee_number email serial_card_number status',
      indexes: 'site_id employee_id email serial_card_number',
      unique: 'site_id+employee_id',
    },
    orders: {
      columns:
        'id client_id site_id product_id employee_id order_number customer_name customer_email status total_amount shipping_address items>order_items.*',
      indexes:
        'client_id site_id order_number customer_email status created_at client_id+created_at site_id+created_at',
      unique: 'order_number',
    },
    analytics_events: {
      columns: 'id client_id site_id event_type user_id session_id event_data created_at',
      indexes: 'client_id site_id event_type created_at client_id+created_at site_id+created_at',
    },
    admin_users: {
      here: 'users',
      columns: 'id email username password_hash role>user_roles.role_id status',
      indexes: 'email username status',
    },
    // Its index of (entity_type, entity_id) is two here: an id says which entity it is, and a kind is listed by time.
    audit_logs: {
      columns: 'id action entity_type entity_id user_id status details created_at',
      indexes: 'action entity_type entity_id user_id created_at',
    },
  },
  views: {
    active_products_view: 'active_products_view',
    site_products_view: 'site_products_view',
    orders_summary_view: 'orders_summary_view',
    schema_versions: 'schema_versions',
  },
  functions: { 'update_updated_at_column()': 'public.update_updated_at_column' },
};
