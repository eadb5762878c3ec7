import type { SourceDocument } from './document.js';

export const s2: SourceDocument = {
  name: 'S2',
  title: 'Apparel manufacturing, production tracking and marketplace',
  tables: {
    users: { columns: 'id email raw_user_meta_data>profiles.* created_at updated_at' },
    profiles: { columns: 'id user_id full_name company_name phone avatar_url created_at updated_at' },
    user_roles: { columns: 'id user_id role>role_id created_at>assigned_at' },
    suppliers: {
      here: 'vendors',
      columns:
        'id user_id company_name business_type country city address production_capacity_monthly minimum_order_quantity lead_time_days specializations verification_status tier rating total_orders on_time_delivery_rate can_list_products created_at updated_at',
    },
    products: {
      columns:
        'id supplier_id>vendor_id name category>category_id description base_price>price featured minimum_order available_colors available_sizes lead_time_days created_at updated_at',
    },
    orders: {
      columns:
        'id order_number buyer_id supplier_id>vendor_id product_type quantity status target_date notes created_at updated_at current_stage stage_progress quote_id payment_status workflow_status expected_delivery_date actual_delivery_date tracking_token',
      indexes: 'buyer_id supplier_id workflow_status created_at',
    },
    production_stages: {
      columns:
        'id supplier_order_id stage_number stage_name description target_date completion_percentage status photos notes started_at completed_at updated_by updated_at',
      indexes: 'supplier_order_id supplier_order_id+stage_number status',
    },
    supplier_orders: {
      columns:
        'id order_number supplier_id>vendor_id buyer_order_id>order_id product_type quantity buyer_price supplier_price margin target_date status tech_pack_urls reference_images special_instructions created_by created_at updated_at acceptance_status accepted_at rejected_at rejection_reason counter_offer_price counter_offer_notes',
    },
    ai_quotes: {
      columns:
        'id created_at customer_email customer_name product_type quantity complexity_level fabric_type additional_requirements quote_data total_price estimated_delivery_days ai_suggestions alternative_options status converted_to_order_id session_id phone_number country lead_status lead_notes specialty_sourcing_required production_route specialty_notes bangladesh_cost specialty_cost admin_markup',
      indexes: 'customer_email status created_at',
    },
    marketplace_products: {
      columns:
        'id supplier_id>vendor_id product_type title description category subcategory slug base_price platform_fee_percentage platform_fee_amount final_price available_quantity moq unit reserved_quantity total_quantity images primary_image video_url sizes colors material gsm fabric_composition specifications lead_time_days shipping_from shipping_weight_kg status rejection_reason admin_feedback quality_score approval_date approved_by views inquiries sales rating meta_keywords meta_description is_featured featured_until created_at updated_at published_at',
      indexes: 'supplier_id status category status+approval_date is_featured+featured_until final_price search_vector@',
      unique: 'slug',
    },
    quotes: {
      here: 'vendor_quotes',
      columns: 'supplier_id>vendor_id assigned_at assigned_by',
      indexes: 'supplier_id assigned_at',
    },
    social_shares: { columns: 'ip_address' },
    email_verification_otps: { columns: 'user_id', indexes: 'user_id' },
    factory_capacity: { columns: 'supplier_id>vendor_id date', indexes: 'supplier_id+date' },
    capacity_utilization_logs: { columns: 'date', indexes: 'date' },
    order_status_history: { here: 'order_history', columns: 'order_id', indexes: 'order_id' },
    messages: { columns: 'sender_id recipient_id' },
  },
};
