import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asAudience, failureOf, sqlState } from '../data-model/support/audience.js';
import { closeOwner, insert, type Values } from '../support/database.js';
import { type Client, startGateway, type TestGateway } from '../support/gql.js';
import { madeAt } from '../support/instant.js';
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

const model = (organizationId = organization.id) =>
  insert('MlModel', { organizationId, name: `model-${unique()}`, modelVersion: '1', modelType: 'vendor_match' });
const prediction = (modelId: string, values: Values<'MlPrediction'> = {}) =>
  insert('MlPrediction', {
    organizationId: organization.id,
    modelId,
    inputFeatures: { invited: 4 },
    output: { winner: 2 },
    ...values,
  });

test('a prediction is read by its id, with its model and what became of it', async () => {
  const { id: modelId, name } = await model();
  const rfq = await organization.rfq();
  const { id } = await prediction(modelId, {
    ...madeAt('2026-02-03T04:05:06.789Z'),
    entityType: 'rfq',
    entityId: rfq.id,
    confidence: '0.9125',
    groundTruth: { winner: 2 },
    isCorrect: true,
    evaluatedAt: '2026-03-01T00:00:00Z',
  });
  const query = `query ($id: ID!) {
    mlPrediction(id: $id) {
      createdAt entityType entityId inputFeatures output confidence groundTruth isCorrect evaluatedAt model { name }
    }
    node(id: $id) { id }
  }`;
  expect(await staff.data(query, { id })).toEqual({
    mlPrediction: {
      createdAt: '2026-02-03T04:05:06.789Z',
      entityType: 'rfq',
      entityId: rfq.id,
      inputFeatures: { invited: 4 },
      output: { winner: 2 },
      confidence: '0.9125',
      groundTruth: { winner: 2 },
      isCorrect: true,
      evaluatedAt: '2026-03-01T00:00:00.000Z',
      model: { name },
    },
    node: { id },
  });
});

test('predictions of a model are paged from new to old across the months, and filtered', async () => {
  const { id: modelId } = await model();
  const months = [
    '2026-01-31T23:59:59.999Z',
    '2026-02-01T00:00:00.000Z',
    '2026-03-15T12:00:00Z',
    '2026-05-02T08:00:00Z',
  ];
  const made: string[] = [];
  for (const [index, instant] of months.entries())
    made.push((await prediction(modelId, { ...madeAt(instant), confidence: `0.${String(index + 5)}` })).id);
  const newest = [...made].reverse();
  const query = `query ($id: ID!, $after: String) {
    mlModel(id: $id) { predictions(first: 3, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }
  }`;
  const page = (await staff.data(query, { id: modelId })).mlModel.predictions;
  expect(page.nodes.map(({ id }: { id: string }) => id)).toEqual(newest.slice(0, 3));
  expect(page.pageInfo.hasNextPage).toBe(true);
  const rest = (await staff.data(query, { id: modelId, after: page.pageInfo.endCursor })).mlModel.predictions;
  expect(rest).toMatchObject({ nodes: [{ id: newest[3] }], pageInfo: { hasNextPage: false } });

  const filtered = `query ($id: ID!) {
    february: mlPredictions(
      filter: { modelId: { eq: $id }, createdAt: { gte: "2026-02-01T00:00:00Z", lt: "2026-03-01T00:00:00Z" } }
    ) { nodes { id } }
    sure: mlPredictions(
      filter: { modelId: { eq: $id }, confidence: { gte: "0.65" } }
      sort: { field: CONFIDENCE, direction: ASC }
    ) { nodes { id } }
    told: mlPredictions(filter: { modelId: { eq: $id }, isCorrect: { isNull: false } }) { nodes { id } }
  }`;
  expect(await staff.data(filtered, { id: modelId })).toEqual({
    february: { nodes: [{ id: made[1] }] },
    sure: { nodes: [{ id: made[2] }, { id: made[3] }] },
    told: { nodes: [] },
  });
});

test('what was right is told by the model and its version', async () => {
  const { id: modelId } = await model();
  for (const isCorrect of [true, true, false])
    await prediction(modelId, {
      groundTruth: {},
      isCorrect,
      evaluatedAt: new Date(Date.now() + 1000),
      confidence: '0.5',
    });
  await prediction(modelId, { confidence: '0.9' });
  const query = `query ($id: ID!) {
    mlModel(id: $id) {
      predictions {
        aggregate { count avg { confidence } groups(by: [{ field: IS_CORRECT }]) { nodes { key { isCorrect } count } } }
      }
    }
  }`;
  const { aggregate } = (await staff.data(query, { id: modelId })).mlModel.predictions;
  expect(aggregate.count).toBe(4);
  expect(Number(aggregate.avg.confidence)).toBeCloseTo(0.6);
  expect(aggregate.groups.nodes).toEqual(
    expect.arrayContaining([
      { key: { isCorrect: true }, count: 2 },
      { key: { isCorrect: false }, count: 1 },
      { key: { isCorrect: null }, count: 1 },
    ]),
  );
});

test.each<[string, () => Values<'MlPrediction'>]>([
  ['a type without an entity', () => ({ entityType: 'rfq' })],
  [
    'a type that is no word of the model',
    () => ({ entityType: 'Rfq', entityId: '00000000-0000-7000-8000-000000000001' }),
  ],
  ['to be surer than sure', () => ({ confidence: '1.5' })],
  ['a truth nobody compared it with', () => ({ groundTruth: { days: 3 } })],
  ['to be right before the truth is known', () => ({ isCorrect: true })],
  ['an id of another time', () => ({ id: madeAt('2026-01-01').id, createdAt: '2026-01-02T00:00:00Z' })],
])('refused: %s', async (_, values) => {
  const { id } = await model();
  expect(await failureOf(prediction(id, values()))).toBe(sqlState.checkViolation);
});

test('staff evaluate a prediction, which is counted; what was predicted stays', async () => {
  const { id: modelId } = await model();
  const { id } = await prediction(modelId);
  await asAudience('staff', { organization_id: organization.id }, async (session) => {
    const evaluate = `UPDATE ml_predictions SET ground_truth = '{"winner": 1}', is_correct = false, evaluated_at = now()
      WHERE id = $1 RETURNING version`;
    expect(await session.query(evaluate, [id])).toEqual([{ version: 2 }]);
    for (const column of ['output', 'input_features', 'created_at', 'id', 'model_id'])
      expect([column, await session.failure(`UPDATE ml_predictions SET ${column} = ${column}`)]).toEqual([
        column,
        sqlState.insufficientPrivilege,
      ]);
    expect(await session.failure('DELETE FROM ml_predictions')).toBe(sqlState.insufficientPrivilege);
  });
});

test('a prediction made through the gateway is of the present instant, whoever dates it', async () => {
  const { id: modelId } = await model();
  await asAudience('staff', { organization_id: organization.id }, async (session) => {
    const [made] = await session.query<{ now: boolean; agrees: boolean }>(
      `INSERT INTO ml_predictions (model_id, input_features, output) VALUES ($1, '{}', '{}')
       RETURNING created_at = now()::timestamptz(3) AS now, created_at = app.instant_of(id) AS agrees`,
      [modelId],
    );
    expect(made).toEqual({ now: true, agrees: true });
  });
});

test('another organization sees none of them, and cannot let them hang on a foreign model', async () => {
  const { id: modelId } = await model();
  const { id } = await prediction(modelId);
  const other = await makeOrganization();
  const stranger = gateway.as(await other.user());
  const { data, errors } = await stranger.request(
    'query ($id: ID!) { node(id: $id) { id } mlPredictions { nodes { id } } }',
    { id },
  );
  expect(data).toEqual({ node: null, mlPredictions: { nodes: [] } });
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
  expect(await failureOf(prediction(modelId, { organizationId: other.id }))).toBe(sqlState.foreignKeyViolation);
});

test('the predictions of all models take as many statements as those of one', async () => {
  const many = await makeOrganization();
  for (let n = 0; n < 50; n++) {
    const { id } = await model(many.id);
    await prediction(id, { organizationId: many.id });
  }
  const client = gateway.as(await many.user());
  const query = `query ($first: Int!) {
    mlModels(first: $first) { nodes { predictions { nodes { confidence model { name } } totalCount { count } } } }
  }`;
  await expect(async (first: number) => {
    const answer = await client.request(query, { first });
    return { answer, found: answer.data.mlModels.nodes.length };
  }).toBeRowIndependent();
});
