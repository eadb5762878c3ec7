/** Every question of every model, asked of the migrated database as every audience. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Database, openDatabase } from '../../src/database/database.js';
import { type Audience, openSession, type Session, type SessionIdentity } from '../../src/database/session.js';
import { dataModel, type Model } from '../../src/generated/data-model.js';
import { Connection } from '../../src/loaders/connection.js';
import { createLoaders, type Loaders } from '../../src/loaders/index.js';
import { databaseUrl } from '../support/database.js';

const audiences = [
  'staff',
  'sales_rep',
  'vendor',
  'buyer',
  'client',
  'employee',
  'device',
  'partner',
  'guest',
] as const;
const models: readonly Model[] = Object.values(dataModel);
const entityOf = ({ name }: Model) => name.charAt(0).toLowerCase() + name.slice(1);

let database: Database;
beforeAll(async () => {
  database = await openDatabase({
    connection: { connectionString: databaseUrl() },
    gatewayRole: 'sg_gateway',
    poolSize: 2,
  });
});
afterAll(async () => {
  await database.close();
});

/** What is asked of any entity here: all of it by name, so without its types. */
type AnyEntity = Readonly<Record<string, (...args: readonly unknown[]) => unknown>> & {
  page(args?: object): Connection<object>;
};
const entity = (loaders: Loaders, model: Model): AnyEntity | undefined => Reflect.get(loaders, entityOf(model));

async function visit(audience: Audience, work: (loaders: Loaders) => Promise<void>): Promise<void> {
  const [id, ids] = [randomUUID(), [randomUUID()]];
  const identity: SessionIdentity = {
    ...{
      audience,
      organizationId: id,
      userId: id,
      vendorId: id,
      customerId: id,
      clientId: id,
      siteId: id,
      employeeId: id,
    },
    ...{ deviceId: id, sessionId: id, salesRepIds: ids, departmentIds: ids, readsAllInventory: true },
  };
  const session: Session = openSession(database, identity, 'read');
  try {
    await work(createLoaders(session));
    await session.close('commit');
  } catch (error) {
    await session.close('rollback');
    throw error;
  }
}

const askPage = async (connection: Connection<object>) => {
  expect(await connection.nodes()).toEqual([]);
  expect(await connection.totalCount()).toEqual({ count: 0, precision: 'EXACT' });
};

describe.each(audiences)('as %s', (audience) => {
  test.each(models.map(({ name }) => name))('%s', async (name) => {
    const model: Model = dataModel[name as keyof typeof dataModel];
    await visit(audience, async (loaders) => {
      const asked = entity(loaders, model);
      if (asked === undefined) throw new Error(`There are no loaders for ${name}.`);
      for (const question of questionsOf(asked)) {
        const answer = await asked[question]?.(question === 'page' ? {} : randomUUID());
        if (answer instanceof Connection) await askPage(answer);
        else expect([null, [], { count: 0, precision: 'EXACT' }]).toContainEqual(answer);
      }
      for (const relation of Object.keys(model.relations)) await askPage(askRelation(asked, model, relation));
    });
  });

  test('an id of unknown type', async () => {
    await visit(audience, async (loaders) => {
      expect(await loaders.node.byId(randomUUID())).toBe(null);
    });
  });
});

const questionsOf = (asked: object): string[] => Object.keys(Object.getPrototypeOf(asked) as object);

function askRelation(asked: AnyEntity, model: Model, relation: string): Connection<object> {
  try {
    return asked.page({ filter: { [relation]: model.relations[relation]?.list === true ? { some: {} } : { is: {} } } });
  } catch (error) {
    // Relations that are joined by a column the audience may not read are closed to it.
    expect(error).toMatchObject({ code: 'FORBIDDEN' });
    return asked.page();
  }
}

test.each(models.map(({ name }) => name))('%s can be sorted and filtered by each of its columns', async (name) => {
  const model: Model = dataModel[name as keyof typeof dataModel];
  await visit('staff', async (loaders) => {
    const asked = entity(loaders, model);
    if (asked === undefined) throw new Error(`There are no loaders for ${name}.`);
    for (const [field, { type, list }] of Object.entries(model.columns)) {
      if (type === 'bytes') continue;
      const operator = list
        ? { isEmpty: true }
        : type === 'json'
          ? { contains: {} }
          : { isNull: false, eq: example[type] };
      await askPage(asked.page({ filter: { [field]: operator } }));
      if (list || type === 'json') continue;
      await askPage(asked.page({ sort: { field, direction: 'ASC' } }));
    }
  });
});
const example = {
  ...{ uuid: randomUUID(), text: 'x', int: 1, bigint: '1', decimal: '1.5', float: 1.5, boolean: true },
  ...{ timestamp: '2026-01-01T00:00:00Z', date: '2026-01-01' },
} as const;
