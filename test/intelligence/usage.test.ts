import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asAudience, failureOf, sqlState } from '../data-model/support/audience.js';
import { closeOwner, insert, type Values } from '../support/database.js';
import { type Client, startGateway, type TestGateway } from '../support/gql.js';
import { makeOrganization, type TestOrganization, unique } from '../support/make.js';

let gateway: TestGateway;
let organization: TestOrganization;
let staff: Client;

beforeAll(async () => {
  [gateway, organization] = await Promise.all([startGateway(), makeOrganization()]);
  staff = gateway.as(await organization.user());
});
afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

const usage = (values: Values<'AiUsageMetric'> = {}) =>
  insert('AiUsageMetric', {
    organizationId: organization.id,
    usageDate: '2026-03-02',
    model: 'gpt-4.1-mini',
    feature: `feature_${unique()}`,
    requestCount: 10,
    ...values,
  });
const budget = (values: Values<'AiBudget'> = {}) =>
  insert('AiBudget', {
    organizationId: organization.id,
    feature: `feature_${unique()}`,
    period: 'month',
    periodStart: '2026-03-01',
    periodEnd: '2026-03-31',
    amount: '120',
    ...values,
  });

test('what a day cost is told to the millionth of a cent, and in numbers of tokens beyond 32 bits', async () => {
  const { id, feature } = await usage({
    errorCount: 1,
    inputTokens: '5000000000',
    outputTokens: 42,
    cost: '0.00000015',
    currency: 'EUR',
  });
  const query = `query ($id: ID!) {
    aiUsageMetric(id: $id) {
      usageDate model feature requestCount errorCount inputTokens outputTokens currency cost { amount currency }
    }
  }`;
  expect(await staff.data(query, { id })).toEqual({
    aiUsageMetric: {
      usageDate: '2026-03-02',
      model: 'gpt-4.1-mini',
      feature,
      requestCount: 10,
      errorCount: 1,
      inputTokens: '5000000000',
      outputTokens: '42',
      currency: 'EUR',
      cost: { amount: '0.00000015', currency: 'EUR' },
    },
  });
});

test('what was used in a month is summed, by day and by currency', async () => {
  const feature = `feature_${unique()}`;
  await usage({ feature, usageDate: '2026-02-28', cost: '9' });
  await usage({ feature, usageDate: '2026-03-01', cost: '1.25' });
  await usage({ feature, usageDate: '2026-03-31', cost: '2.50000001' });
  await usage({ feature, usageDate: '2026-03-31', cost: '4', currency: 'EUR' });
  const query = `query ($feature: String!) {
    aiUsageMetrics(
      filter: { feature: { eq: $feature }, usageDate: { gte: "2026-03-01", lte: "2026-03-31" } }
      sort: { field: USAGE_DATE, direction: ASC }
    ) {
      nodes { usageDate }
      aggregate { sum { requestCount cost { amount currency } } }
    }
  }`;
  const { nodes, aggregate } = (await staff.data(query, { feature })).aiUsageMetrics;
  expect(nodes.map(({ usageDate }: { usageDate: string }) => usageDate)).toEqual([
    '2026-03-01',
    '2026-03-31',
    '2026-03-31',
  ]);
  expect(Number(aggregate.sum.requestCount)).toBe(30);
  expect(aggregate.sum.cost).toEqual(
    expect.arrayContaining([
      { amount: '3.75000001', currency: 'USD' },
      { amount: '4', currency: 'EUR' },
    ]),
  );
});

test('a budget is read with its period, and budgets are found by it', async () => {
  const user = await organization.user({ name: 'Ada Treasurer' });
  const { id, feature } = await budget({ alertThreshold: '75.5', isHardLimit: true, createdById: user.id });
  const query = `query ($id: ID!, $feature: String!) {
    aiBudget(id: $id) {
      feature period periodStart periodEnd amount { amount currency } alertThreshold isHardLimit alertedAt createdBy { name }
    }
    aiBudgets(filter: { feature: { eq: $feature }, period: { eq: MONTH }, amount: { gte: "119.9999", lt: "120.0001" } }) {
      nodes { id }
    }
  }`;
  expect(await staff.data(query, { id, feature })).toEqual({
    aiBudget: {
      feature,
      period: 'MONTH',
      periodStart: '2026-03-01',
      periodEnd: '2026-03-31',
      amount: { amount: '120', currency: 'USD' },
      alertThreshold: '75.5',
      isHardLimit: true,
      alertedAt: null,
      createdBy: { name: 'Ada Treasurer' },
    },
    aiBudgets: { nodes: [{ id }] },
  });
});

test('of a period there is one budget for a use, and one for all', async () => {
  const feature = `feature_${unique()}`;
  await budget({ feature });
  expect(await failureOf(budget({ feature }))).toBe(sqlState.uniqueViolation);
  await budget({ feature, periodStart: '2026-04-01', periodEnd: '2026-04-30' });
  await budget({ feature: null });
  expect(await failureOf(budget({ feature: null }))).toBe(sqlState.uniqueViolation);
});

test('of a day there is one row for a model, a use and a currency', async () => {
  const { feature } = await usage();
  expect(await failureOf(usage({ feature }))).toBe(sqlState.uniqueViolation);
  await usage({ feature, currency: 'EUR' });
  await usage({ feature, model: 'gpt-4.1' });
});

test.each<[string, () => Promise<unknown>]>([
  ['more failures than requests', () => usage({ errorCount: 11 })],
  ['tokens below nothing', () => usage({ inputTokens: -1 })],
  ['a cost below nothing', () => usage({ cost: '-0.00000001' })],
  ['a currency that is no code', () => usage({ currency: 'usd' })],
  ['a period nobody budgets in', () => budget({ period: 'decade' })],
  ['a period that ends before it begins', () => budget({ periodEnd: '2026-02-28' })],
  ['a budget below nothing', () => budget({ amount: '-1' })],
  ['an alert beyond the whole', () => budget({ alertThreshold: 100.01 })],
])('refused: %s', async (_, attempt) => {
  expect(await failureOf(attempt())).toBe(sqlState.checkViolation);
});

test('the alert is the system’s to give, and no change of the budget', async () => {
  const { id } = await budget();
  await asAudience('staff', { organization_id: organization.id }, async (session) => {
    expect(await session.failure('UPDATE ai_budgets SET alerted_at = now()')).toBe(sqlState.insufficientPrivilege);
    await session.query('RESET ROLE');
    const alert = 'UPDATE ai_budgets SET alerted_at = now() WHERE id = $1 RETURNING version';
    expect(await session.query(alert, [id])).toEqual([{ version: 1 }]);
    const raise = 'UPDATE ai_budgets SET amount = 200 WHERE id = $1 RETURNING version';
    expect(await session.query(raise, [id])).toEqual([{ version: 2 }]);
  });
});

test('what is spent is shown to those who decide on money, in their own organization', async () => {
  const { id } = await budget();
  const ask = 'query ($id: ID!) { aiBudget(id: $id) { id } aiUsageMetrics { nodes { id } } }';
  const viewer = gateway.as(await organization.user({}, ['viewer']));
  const refused = await viewer.request(ask, { id });
  expect(refused.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  const manager = gateway.as(await organization.user({}, ['manager']));
  expect((await manager.data(ask, { id })).aiBudget).toEqual({ id });
  const stranger = gateway.as(await (await makeOrganization()).user());
  const { data } = await stranger.request(ask, { id });
  expect(data).toEqual({ aiBudget: null, aiUsageMetrics: { nodes: [] } });
});
