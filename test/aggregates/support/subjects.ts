// What the tests know of three lists, in their own words: who sees which rows, where the currency of an amount is, what the
// SQL of a figure, a group or a filter is. Nothing of it comes from what is tested.
import type { Audience } from '../../../src/database/session.js';

export const audiences = ['staff', 'sales_rep', 'vendor', 'buyer', 'client', 'partner'] as const satisfies Audience[];
export type Person = (typeof audiences)[number];

/** Whose rows each of them sees. */
export interface Whose {
  readonly salesRepId: string;
  readonly vendorId: string;
  readonly customerId: string;
  readonly clientId: string;
}

export type MeasureType = 'int' | 'decimal' | 'money' | 'date' | 'instant';
export interface SubjectMeasure {
  readonly sql: string;
  readonly type: MeasureType;
  /** Absent: all. */
  readonly readers?: readonly Person[];
}
export interface SubjectDimension {
  /** An id is that of an object which not everybody sees. */
  readonly sql: string | ((person: Person, whose: Whose) => string);
  readonly type: 'enum' | 'text' | 'id' | 'boolean' | 'date' | 'instant';
}
export interface Subject {
  readonly list: string;
  readonly filterType: string;
  /** FROM, the rows being `r`. */
  readonly from: string;
  readonly currency: string;
  readonly archives: boolean;
  readonly visible: Readonly<Record<Person, (whose: Whose) => string>>;
  readonly measures: Readonly<Record<string, SubjectMeasure>>;
  readonly dimensions: Readonly<Record<string, SubjectDimension>>;
  /** Filters in the words of the API and in SQL. */
  readonly filters: readonly (readonly [object, string])[];
  /** Lists of this kind below another: list and field of the parent, and the column that names him. */
  readonly below: readonly (readonly [string, string, string])[];
}

const all = () => 'true';
const none = () => 'false';
const is = (column: string, key: keyof Whose) => (whose: Whose) => `${column} = '${whose[key]}'`;

const vendorId: SubjectDimension = {
  sql: (person, { vendorId: own }) =>
    ['staff', 'sales_rep', 'partner'].includes(person)
      ? 'r.vendor_id'
      : person === 'vendor'
        ? `CASE WHEN r.vendor_id = '${own}' THEN r.vendor_id END`
        : 'NULL::uuid',
  type: 'id',
};
const customerId: SubjectDimension = {
  sql: (person, whose) =>
    ({
      staff: 'r.customer_id',
      partner: 'r.customer_id',
      sales_rep: `(SELECT x.id FROM customers x WHERE x.id = r.customer_id AND x.sales_rep_id = '${whose.salesRepId}')`,
      buyer: `CASE WHEN r.customer_id = '${whose.customerId}' THEN r.customer_id END`,
      vendor: 'NULL::uuid',
      client: 'NULL::uuid',
    })[person],
  type: 'id',
};
const salesRepId: SubjectDimension = {
  sql: (person, { salesRepId: own }) =>
    person === 'staff'
      ? 'r.sales_rep_id'
      : person === 'sales_rep'
        ? `CASE WHEN r.sales_rep_id = '${own}' THEN r.sales_rep_id END`
        : 'NULL::uuid',
  type: 'id',
};
const notVendors: readonly Person[] = ['staff', 'sales_rep', 'buyer', 'client', 'partner'];

export const subjects: readonly Subject[] = [
  {
    list: 'orders',
    filterType: 'OrderFilter',
    from: 'orders r',
    currency: 'r.currency',
    archives: true,
    visible: {
      staff: all,
      sales_rep: is('r.sales_rep_id', 'salesRepId'),
      vendor: is('r.vendor_id', 'vendorId'),
      buyer: is('r.customer_id', 'customerId'),
      client: is('r.client_id', 'clientId'),
      partner: all,
    },
    measures: {
      quantity: { sql: 'r.quantity', type: 'int' },
      subtotal: { sql: 'r.subtotal', type: 'money', readers: notVendors },
      taxAmount: { sql: 'r.tax_amount', type: 'money', readers: notVendors },
      totalAmount: { sql: 'r.total_amount', type: 'money', readers: notVendors },
      targetDate: { sql: 'r.target_date', type: 'date' },
      createdAt: { sql: 'r.created_at', type: 'instant' },
    },
    dimensions: {
      status: { sql: 'r.status', type: 'enum' },
      source: { sql: 'r.source', type: 'enum' },
      workflowStatus: { sql: 'r.workflow_status', type: 'enum' },
      currency: { sql: 'r.currency', type: 'text' },
      productType: { sql: 'r.product_type', type: 'text' },
      ...{ customerId, salesRepId, vendorId },
      targetDate: { sql: 'r.target_date', type: 'date' },
      createdAt: { sql: 'r.created_at', type: 'instant' },
    },
    filters: [
      [{ status: { eq: 'SHIPPED' } }, `r.status = 'shipped'`],
      [{ status: { notIn: ['PENDING', 'SHIPPED'] } }, `r.status NOT IN ('pending', 'shipped')`],
      [{ source: { in: ['MANUAL', 'MESSAGE'] } }, `r.source IN ('manual', 'message')`],
      [{ workflowStatus: { isNull: true } }, 'r.workflow_status IS NULL'],
      [{ vendorId: { isNull: false } }, 'r.vendor_id IS NOT NULL'],
      [{ createdAt: { gte: '2026-01-01T00:00:00Z' } }, `r.created_at >= '2026-01-01Z'`],
      [{ targetDate: { lt: '2026-03-01' } }, `r.target_date < '2026-03-01'`],
      [{ archivedAt: { isNull: false } }, 'r.archived_at IS NOT NULL'],
    ],
    below: [
      ['vendors', 'orders', 'r.vendor_id'],
      ['customers', 'orders', 'r.customer_id'],
      ['salesReps', 'orders', 'r.sales_rep_id'],
    ],
  },
  {
    list: 'orderItems',
    filterType: 'OrderItemFilter',
    from: 'order_items r JOIN orders p ON p.id = r.order_id',
    currency: 'p.currency',
    archives: false,
    visible: {
      staff: all,
      sales_rep: is('r.sales_rep_id', 'salesRepId'),
      vendor: is('r.order_vendor_id', 'vendorId'),
      buyer: is('r.customer_id', 'customerId'),
      client: is('r.client_id', 'clientId'),
      partner: all,
    },
    measures: {
      quantityOrdered: { sql: 'r.quantity_ordered', type: 'int' },
      quantityReceived: { sql: 'r.quantity_received', type: 'int' },
      unitPrice: { sql: 'r.unit_price', type: 'money', readers: notVendors },
      totalPrice: { sql: 'r.total_price', type: 'money', readers: notVendors },
      expectedDeliveryDate: { sql: 'r.expected_delivery_date', type: 'date' },
    },
    dimensions: {
      vendorId,
      expectedDeliveryDate: { sql: 'r.expected_delivery_date', type: 'date' },
      createdAt: { sql: 'r.created_at', type: 'instant' },
    },
    filters: [
      [{ vendorId: { isNull: true } }, 'r.vendor_id IS NULL'],
      [{ partId: { isNull: true } }, 'r.part_id IS NULL'],
      [{ order: { is: { status: { eq: 'SHIPPED' } } } }, `p.status = 'shipped'`],
      [{ order: { is: { createdAt: { lt: '2026-01-15T00:00:00Z' } } } }, `p.created_at < '2026-01-15Z'`],
    ],
    below: [['orders', 'items', 'r.order_id']],
  },
  {
    list: 'supplierOrders',
    filterType: 'SupplierOrderFilter',
    from: 'supplier_orders r',
    currency: 'r.currency',
    archives: true,
    visible: {
      staff: all,
      sales_rep: is('r.sales_rep_id', 'salesRepId'),
      vendor: is('r.vendor_id', 'vendorId'),
      buyer: is('r.customer_id', 'customerId'),
      client: none,
      partner: all,
    },
    measures: {
      quantity: { sql: 'r.quantity', type: 'int' },
      buyerPrice: { sql: 'r.buyer_price', type: 'money', readers: ['staff', 'buyer'] },
      supplierPrice: { sql: 'r.supplier_price', type: 'money', readers: ['staff', 'vendor'] },
      margin: { sql: 'r.margin', type: 'money', readers: ['staff'] },
      targetDate: { sql: 'r.target_date', type: 'date' },
      createdAt: { sql: 'r.created_at', type: 'instant' },
    },
    dimensions: {
      productType: { sql: 'r.product_type', type: 'text' },
      status: { sql: 'r.status', type: 'enum' },
      currency: { sql: 'r.currency', type: 'text' },
      vendorId,
      targetDate: { sql: 'r.target_date', type: 'date' },
    },
    filters: [
      [{ status: { ne: 'PENDING' } }, `r.status <> 'pending'`],
      [{ targetDate: { isNull: true } }, 'r.target_date IS NULL'],
      [{ targetDate: { gte: '2026-02-01' } }, `r.target_date >= '2026-02-01'`],
      [{ archivedAt: { isNull: true } }, 'r.archived_at IS NULL'],
    ],
    below: [['vendors', 'supplierOrders', 'r.vendor_id']],
  },
];
