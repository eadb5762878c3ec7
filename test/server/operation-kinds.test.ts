import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { closeOwner } from '../support/database.js';
import { makeOrganization } from '../support/make.js';
import { schemaOf, startServer, type TestServer } from './harness.js';

afterAll(closeOwner);

const schema = schemaOf('type Query { greeting: String }', { Query: { greeting: () => 'hello' } });

describe.each(['compiled', 'graphql-js'])('a schema with queries alone, executed by %s', (executor) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer(schema, { environment: { EXECUTOR: executor } });
  });
  afterAll(() => server.close());

  // Validation has no rule for this: fields below a root type that is not there are not looked at.
  test.each([
    ['mutation', 'mutation { x }'],
    ['mutation', 'mutation M($a: String) { x(a: $a) { y } __typename }'],
    ['subscription', 'subscription { greeting }'],
    ['subscription', 'subscription { __typename }'],
  ])('refuses a %s: %s', async (kind, query) => {
    const user = await (await makeOrganization()).user();
    for (const headers of [{}, await server.authorization(user.id)]) {
      const { status, body } = await server.post({ query }, headers);
      expect({ status, body }).toEqual({
        status: 400,
        body: {
          errors: [
            {
              message: `The schema offers no ${kind} operations.`,
              locations: [{ line: 1, column: 1 }],
              extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
            },
          ],
        },
      });
    }
    expect(server.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('answers the query beside it in the same document', async () => {
    const query = 'query Q { greeting } subscription S { greeting }';
    const { status, body } = await server.post({ query, operationName: 'Q' });
    expect([status, body.data]).toEqual([200, { greeting: 'hello' }]);
    expect((await server.post({ query, operationName: 'S' })).status).toBe(400);
  });
});
