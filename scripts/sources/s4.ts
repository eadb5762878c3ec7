import type { SourceDocument } from './document.js';

export const s4: SourceDocument = {
  name: 'S4',
  title: 'Device requests, parts inventory, approvals and roles',
  tables: {
    users: {
      columns: 'id email name oauth_provider oauth_id is_active last_login>last_login_at created_at updated_at',
      indexes: 'email oauth_id is_active',
    },
    roles: { columns: 'id name description created_at updated_at', indexes: 'name' },
    departments: {
      columns: 'id name parent_id description manager_id created_at updated_at',
      indexes: 'name parent_id manager_id',
    },
    user_roles: {
      columns: 'id user_id role_id assigned_at assigned_by',
      indexes: 'user_id role_id',
      unique: 'user_id+role_id',
    },
    user_departments: {
      columns: 'id user_id dept_id>department_id assigned_at',
      indexes: 'user_id dept_id',
      unique: 'user_id+dept_id',
    },
    role_permissions: {
      columns: 'id role_id permission created_at',
      indexes: 'role_id permission',
      unique: 'role_id+permission',
    },
    requests: {
      columns: 'id device_id request_type status payload_hash created_by created_at updated_at',
      indexes: 'device_id request_type status created_at payload_hash device_id+status+created_at',
    },
    request_metadata: {
      columns: 'id request_id key value created_at',
      indexes: 'request_id key+value',
    },
    responses: {
      columns: 'id request_id status content ai_processed delivered_at created_at updated_at',
      indexes: 'request_id status ai_processed',
      unique: 'request_id',
    },
    response_metadata: { columns: 'id response_id key value', indexes: 'response_id' },
    device_connections: {
      columns:
        'id device_id user_id connection_type ip_address connected_at disconnected_at session_duration_seconds created_at',
      indexes: 'device_id connected_at user_id',
    },
    cloud_file_refs: {
      columns:
        'id request_id response_id file_type cloud_provider cloud_path file_size_bytes uploaded_at sync_status created_at',
      indexes: 'request_id response_id cloud_provider sync_status',
    },
    parts: {
      columns: 'id part_code>part_number name description category unit_of_measure is_active created_at updated_at',
      indexes: 'part_code name category is_active',
      unique: 'part_code',
    },
    part_variants: {
      columns:
        'id part_id variant_code variant_name attributes cost_per_unit retail_price is_available created_at updated_at',
      indexes: 'part_id variant_code is_available',
      unique: 'part_id+variant_code',
    },
    suppliers: {
      here: 'vendors',
      columns:
        'id name>company_name contact_email contact_phone website lead_time_days is_preferred is_active created_at updated_at',
      indexes: 'name is_preferred is_active',
    },
    part_suppliers: {
      here: 'vendor_parts',
      columns:
        'id part_id variant_id supplier_id>vendor_id sku supplier_cost lead_time_days minimum_order_qty>minimum_order_quantity is_preferred created_at updated_at',
      indexes: 'part_id supplier_id sku is_preferred',
      unique: 'part_id+variant_id+supplier_id',
    },
    inventory: {
      columns:
        'id part_id variant_id location_id quantity_on_hand quantity_reserved quantity_available reorder_point reorder_quantity last_counted_at last_updated_at>updated_at',
      indexes: 'part_id location_id quantity_available reorder_point',
      unique: 'part_id+variant_id+location_id',
    },
    locations: {
      columns: 'id name dept_id>department_id location_type address is_active created_at updated_at',
      indexes: 'name dept_id is_active',
    },
    part_consumption: {
      columns: 'id part_id variant_id location_id quantity_consumed consumption_date consumed_by notes created_at',
      indexes: 'part_id location_id consumption_date consumed_by',
    },
    part_consummables: { here: 'part_consumption', columns: 'part_id location_id qty_consumed>quantity_consumed' },
    orders: {
      columns:
        'id request_id>device_request_id order_type status created_by approved_by created_at approved_at updated_at',
      indexes: 'request_id status created_by',
    },
    order_items: {
      columns:
        'id order_id part_id variant_id supplier_id>vendor_id quantity_ordered quantity_received unit_price total_price expected_delivery_date created_at',
      indexes: 'order_id part_id supplier_id',
    },
    order_approvals: {
      columns: 'id order_id approver_id approval_level status notes decision_at created_at',
      indexes: 'order_id approver_id status',
    },
    order_history: {
      columns: 'id order_id event_type event_description user_id metadata created_at',
      indexes: 'order_id event_type created_at',
    },
    audit_logs: {
      columns: 'id table_name operation record_id user_id old_values new_values change_reason ip_address created_at',
      indexes: 'table_name operation user_id created_at',
    },
    agent_decisions: {
      columns: 'id request_id agent_name decision_type decision_value reasoning confidence_score created_at',
      indexes: 'request_id agent_name decision_type',
    },
  },
  views: { stock_levels: 'stock_levels' },
};
