/** A relation that no index leads to goes through every row of the organization, once for each parent. */
import { expect, test } from '@jest/globals';
import { dataModel, type Model, views } from '../../src/generated/data-model.js';
import { catalog } from '../../src/loaders/catalog.js';
import { crm } from '../../src/loaders/crm.js';
import { identity } from '../../src/loaders/identity.js';
import { compliance } from '../../src/loaders/compliance.js';
import { devices } from '../../src/loaders/devices.js';
import { gifting } from '../../src/loaders/gifting.js';
import { integrations } from '../../src/loaders/integrations.js';
import { intelligence } from '../../src/loaders/intelligence.js';
import { inventory } from '../../src/loaders/inventory.js';
import { marketplace } from '../../src/loaders/marketplace.js';
import { messaging } from '../../src/loaders/messaging.js';
import { orders } from '../../src/loaders/orders.js';
import { production } from '../../src/loaders/production.js';
import type { Shape } from '../../src/loaders/shapes.js';
import { sourcing } from '../../src/loaders/sourcing.js';

const declared: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  ...{ ...identity, ...catalog, ...crm, ...sourcing, ...orders, ...production, ...inventory, ...messaging },
  ...{ ...marketplace, ...gifting, ...devices, ...intelligence, ...integrations, ...compliance },
};
const models: Readonly<Record<string, Model & { readonly indexes: readonly (readonly string[])[] }>> = dataModel;

test('every relation has an index that begins with what its rows are found by, the organization apart', () => {
  const without = Object.entries(declared).flatMap(([entity, questions]) =>
    Object.entries(questions).flatMap(([question, shape]) => {
      // What a view is found by is proved by EXPLAIN.
      if (Object.hasOwn(views, shape.model)) return [];
      const found = [shape.shape === 'one' ? shape.key : shape.foreignKey].flat();
      const begins = (index: readonly string[]): boolean => {
        const columns = index.filter((field) => field !== 'organizationId' || found.includes(field));
        return columns.slice(0, found.length).every((field) => found.includes(field));
      };
      return models[shape.model]?.indexes.some(begins) === true ? [] : [`${entity}.${question}`];
    }),
  );
  expect(without).toEqual([]);
});
