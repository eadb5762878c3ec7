// Cases of what is refused, and the gateway that they are sent to.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { allowEverything } from '../access/support/trade.js';
import { closeOwner } from '../support/database.js';
import { startGateway, type Client, type TestGateway } from '../support/gql.js';
import { makeOrganization } from '../support/make.js';

/** An operation, and what is said of it. */
export type Case = readonly [name: string, query: string, variables: object, sentence: string];

export interface Asked {
  /** Somebody who may read everything of an organization that holds three requests: a, b and c. */
  client: Client;
  /** The place of the first of them by title. */
  cursor: string;
}

/** Opens a gateway for the tests of a file; what is returned is filled before the first of them. */
export function openGateway(): Asked {
  // Nothing is read of it before the hook has filled it.
  const asked = {} as Asked;
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGateway();
    const organization = await makeOrganization();
    for (const title of ['a', 'b', 'c']) await organization.rfq({ title });
    const user = await organization.user();
    await allowEverything(organization.id, user.id);
    asked.client = gateway.as(user);
    const first = '{ rfqs(first: 1, sort: {field: TITLE}) { pageInfo { endCursor } } }';
    asked.cursor = (await asked.client.data(first)).rfqs.pageInfo.endCursor;
  }, 60_000);
  afterAll(async () => {
    await gateway.close();
    await closeOwner();
  });
  return asked;
}

/**
 * A test of each case: nothing comes of it but the one error, and no SQL was spent on it. The status is 400 where the
 * operation was not even begun.
 */
export function refused(asked: Asked, code: string, status: number, cases: readonly Case[]): void {
  test.each(cases)('%s', async (_name, query, variables, sentence) => {
    const answer = await asked.client.request(query, { ...variables });
    expect(answer.errors?.map(({ message, extensions }) => [extensions.code, message])).toEqual([[code, sentence]]);
    expect(answer.status).toBe(status);
    expect(Object.values(answer.data ?? {}).filter((value) => value !== null)).toEqual([]);
    expect(answer.statements).toEqual([]);
  });
}

/** A list of requests with these arguments, as an operation. */
export const rfqs = (args: string): string => `{ rfqs(${args}) { nodes { id } } }`;

/** A case whose filter is sent as a variable. */
export function withFilter(name: string, filter: object, sentence: string): Case {
  return [name, 'query ($filter: RfqFilter) { rfqs(filter: $filter) { nodes { id } } }', { filter }, sentence];
}
