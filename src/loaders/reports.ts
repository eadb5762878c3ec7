/**
 * The reports, each with the function of the database that counts it and what a row of it holds. `<Type>Row` is what resolvers
 * of the GraphQL type `<Type>` are given.
 */
import { Report } from './report.js';

/** What was spent with a vendor, in one currency. */
export interface VendorSpendRow {
  readonly vendorId: string;
  readonly currency: string;
  readonly purchaseOrders: string;
  readonly supplierOrders: string;
  readonly amount: string;
}
export const spendByVendor = new Report<VendorSpendRow>({
  name: 'reports.spend_by_vendor',
  parameters: { from: 'date', to: 'date', first: 'int4' },
  columns: ['vendorId', 'currency', 'purchaseOrders', 'supplierOrders', 'amount'],
  audiences: ['staff'],
});

/** Unfinished stages of one number and state. */
export interface StageAgeRow {
  readonly stageNumber: number;
  readonly stageName: string;
  readonly status: string;
  readonly stages: string;
  readonly averageDays: string | null;
  readonly longestDays: number | null;
  readonly late: string;
  readonly averageDaysLate: string | null;
}
export const stageAgeing = new Report<StageAgeRow>({
  name: 'reports.stage_ageing',
  columns: ['stageNumber', 'stageName', 'status', 'stages', 'averageDays', 'longestDays', 'late', 'averageDaysLate'],
  audiences: ['staff'],
});

/** Quotes of a vendor, or of a month. */
export interface QuoteWinRateRow {
  readonly vendorId: string | null;
  readonly month: string | null;
  readonly submitted: string;
  readonly awarded: string;
  readonly rejected: string;
  readonly expired: string;
  readonly winRate: string | null;
}
export const quoteWinRate = new Report<QuoteWinRateRow>({
  name: 'reports.quote_win_rate',
  parameters: { from: 'date', to: 'date', perVendor: 'bool', first: 'int4' },
  columns: ['vendorId', 'month', 'submitted', 'awarded', 'rejected', 'expired', 'winRate'],
  audiences: ['staff'],
});

/** How a customer orders. */
export interface CustomerActivityRow {
  readonly customerId: string;
  readonly currency: string;
  readonly orders: string;
  readonly spent: string;
  readonly firstOrderAt: string | null;
  readonly lastOrderAt: string | null;
  readonly daysSinceLastOrder: number | null;
  readonly usualDaysBetweenOrders: number;
  readonly recentOrders: string;
  readonly risk: string;
}
export const customerActivity = new Report<CustomerActivityRow>({
  name: 'reports.customer_activity',
  parameters: { risk: 'text', first: 'int4' },
  columns: [
    ...(['customerId', 'currency', 'orders', 'spent', 'firstOrderAt', 'lastOrderAt', 'daysSinceLastOrder'] as const),
    ...(['usualDaysBetweenOrders', 'recentOrders', 'risk'] as const),
  ],
  audiences: ['staff'],
});

/** A budget and what was used of it. */
export interface AiBudgetUseRow {
  readonly budgetId: string;
  readonly feature: string | null;
  readonly period: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly currency: string;
  readonly budgeted: string;
  readonly used: string;
  readonly requests: string;
  readonly errors: string;
  readonly inputTokens: string;
  readonly outputTokens: string;
  readonly usedPercent: string | null;
  readonly expected: string;
  readonly isAlerting: boolean;
}
export const aiUsageAgainstBudget = new Report<AiBudgetUseRow>({
  name: 'reports.ai_usage_against_budget',
  parameters: { day: 'date' },
  columns: [
    ...(['budgetId', 'feature', 'period', 'firstDay', 'lastDay', 'currency', 'budgeted', 'used', 'requests'] as const),
    ...(['errors', 'inputTokens', 'outputTokens', 'usedPercent', 'expected', 'isAlerting'] as const),
  ],
  audiences: ['staff'],
});

/** A part of a client's month in one currency: in all, or of a site, a product or a state. */
export interface ClientMonthPart {
  readonly part: 'total' | 'site' | 'product' | 'status';
  readonly id: string | null;
  readonly status: string | null;
  readonly currency: string;
  readonly orders: string;
  readonly cancelled: string;
  readonly amount: string;
  readonly employees: string;
}
export const clientMonth = new Report<ClientMonthPart>({
  name: 'reports.client_month',
  parameters: { clientId: 'uuid', month: 'date' },
  columns: ['part', 'id', 'status', 'currency', 'orders', 'cancelled', 'amount', 'employees'],
  audiences: ['staff', 'client'],
});

export type ClientMonthTotalRow = ClientMonthPart;
export type ClientMonthSiteRow = ClientMonthPart;
export type ClientMonthProductRow = ClientMonthPart;
export type ClientMonthStatusRow = ClientMonthPart;
/** The whole month, part by part. */
export interface ClientMonthlyReportRow {
  readonly clientId: string;
  readonly month: string;
  readonly parts: readonly ClientMonthPart[];
}
