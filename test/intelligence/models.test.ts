import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asAudience, failureOf, sqlState } from '../data-model/support/audience.js';
import { asOwner, closeOwner, insert, type Values } from '../support/database.js';
import { type Client, startGateway, type TestGateway } from '../support/gql.js';
import { makeOrganization, type TestOrganization, unique } from '../support/make.js';
import '../support/queries.js';

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

const trained = () => ({ trainedAt: new Date(), trainingExampleCount: 1200 });
const inProduction = () => ({ ...trained(), status: 'production', promotedAt: new Date() });
let versions = 0;
const model = (values: Values<'MlModel'> = {}) =>
  insert('MlModel', {
    organizationId: organization.id,
    name: `model-${unique()}`,
    modelVersion: String(++versions),
    modelType: 'vendor_match',
    ...values,
  });

test('a version is read with the one it replaced and those that replaced it', async () => {
  const name = `match-${unique()}`;
  const first = await model({ ...trained(), name, status: 'archived', promotedAt: new Date(), retiredAt: new Date() });
  const second = await model({
    ...inProduction(),
    name,
    previousModelId: first.id,
    performanceMetrics: { auc: 0.84 },
    trainingDataFrom: '2025-01-01',
    trainingDataUntil: '2026-01-01',
  });
  const query = `query ($id: ID!) {
    mlModel(id: $id) {
      name modelVersion modelType status performanceMetrics hyperparameters trainingDataFrom trainingDataUntil trafficShare
      previousModel { id status nextModels { nodes { id } } }
      nextModels { totalCount { count } }
    }
  }`;
  expect(await staff.data(query, { id: second.id })).toEqual({
    mlModel: {
      name,
      modelVersion: second.modelVersion,
      modelType: 'vendor_match',
      status: 'PRODUCTION',
      performanceMetrics: { auc: 0.84 },
      hyperparameters: {},
      trainingDataFrom: '2025-01-01',
      trainingDataUntil: '2026-01-01',
      trafficShare: '0',
      previousModel: { id: first.id, status: 'ARCHIVED', nextModels: { nodes: [{ id: second.id }] } },
      nextModels: { totalCount: { count: 0 } },
    },
  });
});

test('models are filtered and sorted by what they are for and when they were trained', async () => {
  const modelType = `type-${unique()}`;
  const old = await model({ modelType, status: 'archived', trainedAt: '2026-01-01T00:00:00Z' });
  const young = await model({ modelType, ...inProduction(), trainedAt: '2026-05-01T00:00:00Z' });
  const untrained = await model({ modelType });
  const query = `query ($type: String!) {
    all: mlModels(filter: { modelType: { eq: $type } }, sort: { field: TRAINED_AT, direction: ASC }) { nodes { id } }
    producing: mlModels(filter: { modelType: { eq: $type }, status: { eq: PRODUCTION } }) { nodes { id } }
  }`;
  expect(await staff.data(query, { type: modelType })).toEqual({
    all: { nodes: [{ id: old.id }, { id: young.id }, { id: untrained.id }] },
    producing: { nodes: [{ id: young.id }] },
  });
});

test('of a model one version is in production', async () => {
  const { name } = await model(inProduction());
  expect(await failureOf(model({ ...inProduction(), name }))).toBe(sqlState.uniqueViolation);
  await model({ ...trained(), name, status: 'candidate' });
  await model(inProduction());
});

test('a version replaces one of the same model', async () => {
  const other = await model({ ...trained(), status: 'archived' });
  expect(await failureOf(model({ previousModelId: other.id }))).toBe(sqlState.foreignKeyViolation);
});

describe('what candidates try', () => {
  const candidate = (name: string, trafficShare: number) =>
    model({ ...trained(), name, status: 'candidate', trafficShare });

  test('is at most all of the predictions', async () => {
    const name = `shared-${unique()}`;
    const { id } = await candidate(name, 60);
    await candidate(name, 40);
    expect(await failureOf(candidate(name, 0.01))).toBe(sqlState.checkViolation);
    await asOwner(`UPDATE ml_models SET traffic_share = 10 WHERE id = $1`, [id]);
    await candidate(name, 50);
    await candidate(`shared-${unique()}`, 100);
  });

  test('stays so when two begin at once', async () => {
    const name = `raced-${unique()}`;
    const failures = await Promise.all([failureOf(candidate(name, 60)), failureOf(candidate(name, 60))]);
    expect(failures.filter((failure) => failure !== null)).toEqual([sqlState.checkViolation]);
  });
});

test.each<[string, () => Values<'MlModel'>]>([
  ['a state that does not exist', () => ({ status: 'deployed' })],
  ['a candidate that was not trained', () => ({ status: 'candidate' })],
  ['production without the day it began', () => ({ ...trained(), status: 'production' })],
  ['a share of predictions for what is no candidate', () => ({ ...inProduction(), trafficShare: 5 })],
  ['a share of more than all', () => ({ ...trained(), status: 'candidate', trafficShare: 100.5 })],
  ['leaving production without having been there', () => ({ retiredAt: new Date() })],
  ['data that end before they begin', () => ({ trainingDataFrom: '2026-02-01', trainingDataUntil: '2026-01-31' })],
  ['putting away what is in production', () => ({ ...inProduction(), archivedAt: new Date() })],
  ['settings that are no object', () => ({ hyperparameters: [1] })],
])('refused: %s', async (_, values) => {
  expect(await failureOf(model(values()))).toBe(sqlState.checkViolation);
});

test('a change is counted, and whoever enters a promotion signs it with his own name', async () => {
  const [author, promoter, other] = [await organization.user(), await organization.user(), await organization.user()];
  const settings = { organization_id: organization.id, user_id: author.id };
  await asAudience('staff', settings, async (session) => {
    const [made] = await session.query<{ id: string; created_by: string; version: number }>(
      `INSERT INTO ml_models (name, model_version, model_type, created_by, version, trained_at)
       VALUES ('signed', '1', 'price', $1, 9, now()) RETURNING id, created_by, version`,
      [other.id],
    );
    expect(made).toMatchObject({ created_by: author.id, version: 1 });
    await session.query(`SELECT set_config('app.user_id', $1, true)`, [promoter.id]);
    expect(await session.failure(`UPDATE ml_models SET promoted_by = $1`, [other.id])).toBe(
      sqlState.insufficientPrivilege,
    );
    const promote = `UPDATE ml_models SET status = 'production', promoted_at = now() WHERE id = $1
      RETURNING promoted_by, version`;
    expect(await session.query(promote, [made?.id])).toEqual([{ promoted_by: promoter.id, version: 2 }]);
    await session.query(`SELECT set_config('app.user_id', $1, true)`, [other.id]);
    const touch = `UPDATE ml_models SET description = 'New words.' WHERE id = $1 RETURNING promoted_by, version`;
    expect(await session.query(touch, [made?.id])).toEqual([{ promoted_by: promoter.id, version: 3 }]);
  });
});

test('models are nobody’s business outside: portals are refused, strangers find nothing', async () => {
  const { id } = await model();
  const vendor = gateway.as(await organization.portalUser({ vendorId: (await organization.vendor()).id }));
  const refused = await vendor.request('{ mlModels { nodes { id } } }');
  expect(refused.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  const stranger = gateway.as(await (await makeOrganization()).user());
  const { data, errors } = await stranger.request(
    'query ($id: ID!) { mlModel(id: $id) { id } mlModels { nodes { id } } }',
    {
      id,
    },
  );
  expect(data).toEqual({ mlModel: null, mlModels: { nodes: [] } });
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
});
