// Stock is what the ledger says, and nobody gets around the ledger.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asAudience, failureOf, sqlState, type Settings } from '../data-model/support/audience.js';
import { asOwner, closeOwner, insert } from '../support/database.js';
import { ledger, makeWarehouse, quantities, type Warehouse } from './warehouse.js';

let warehouse: Warehouse;
let depot: string;
let department: string;
beforeAll(async () => {
  warehouse = await makeWarehouse();
  department = (await warehouse.department()).id;
  depot = (await warehouse.location(department)).id;
});
afterAll(closeOwner);

/** The constraint that refuses a statement. */
async function refusal(attempt: Promise<unknown>): Promise<unknown> {
  return attempt.then(
    () => null,
    (error: unknown) => (error instanceof Error && 'constraint' in error ? error.constraint : error),
  );
}

describe('a level', () => {
  test('is the sum of its movements', async () => {
    const level = await warehouse.stock(depot, 100);
    await warehouse.movement(level, 'transfer_out', -30);
    await warehouse.movement(level, 'adjustment', -2);
    await warehouse.movement(level, 'return', 5);
    expect(await quantities(level)).toEqual({ onHand: 73, reserved: 0, available: 73 });
  });

  test('takes many movements of one statement at once', async () => {
    const levels = [await warehouse.stock(depot, 10), await warehouse.stock(depot, 10)];
    await asOwner(
      `INSERT INTO inventory_movements (organization_id, inventory_level_id, part_id, location_id, kind, quantity)
       SELECT organization_id, id, part_id, location_id, 'receipt', step FROM inventory, generate_series(1, 3) AS step
       WHERE id = ANY ($1)`,
      [levels.map(({ id }) => id)],
    );
    for (const level of levels) expect(await quantities(level)).toMatchObject({ onHand: 16 });
  });

  test('does not fall below nothing, nor below what is reserved', async () => {
    const level = await warehouse.stock(depot, 10);
    expect(await refusal(warehouse.movement(level, 'adjustment', -11))).toBe('inventory_quantities_check');
    await warehouse.reservation(level, 8);
    expect(await refusal(warehouse.movement(level, 'transfer_out', -3))).toBe('inventory_quantities_check');
    expect(await refusal(warehouse.reservation(level, 3))).toBe('inventory_quantities_check');
    expect(await quantities(level)).toEqual({ onHand: 10, reserved: 8, available: 2 });
  });

  test('is one row for part, variant and place, also where variants are not told apart', async () => {
    const { partId } = await warehouse.stock(depot);
    expect(await failureOf(warehouse.stock(depot, 0, { partId }))).toBe(sqlState.uniqueViolation);
    const variant = await insert('PartVariant', { organizationId: warehouse.id, partId, variantCode: 'RED' });
    await warehouse.stock(depot, 0, { partId, variantId: variant.id });
    expect(await failureOf(warehouse.stock(depot, 0, { partId, variantId: variant.id }))).toBe(
      sqlState.uniqueViolation,
    );
  });

  test('holds variants of its own part only', async () => {
    const other = await warehouse.part();
    const variant = await insert('PartVariant', { organizationId: warehouse.id, partId: other.id, variantCode: 'RED' });
    expect(await failureOf(warehouse.stock(depot, 0, { variantId: variant.id }))).toBe(sqlState.foreignKeyViolation);
  });

  test('knows when it was counted, and when to order', async () => {
    const level = await warehouse.stock(depot, 10, { reorderPoint: 4, reorderQuantity: 50 });
    const state = () =>
      asOwner(
        `SELECT needs_reorder AS low, last_counted_at IS NOT NULL AS counted, version FROM inventory WHERE id = $1`,
        [level.id],
      );
    expect(await state()).toEqual([{ low: false, counted: false, version: 1 }]);
    await warehouse.movement(level, 'count', 0);
    await warehouse.reservation(level, 6);
    expect(await state()).toEqual([{ low: true, counted: true, version: 1 }]);
  });

  test('follows movements that come at the same time', async () => {
    const level = await warehouse.stock(depot, 1);
    await Promise.all(Array.from({ length: 12 }, () => warehouse.movement(level, 'receipt', 1)));
    expect(await quantities(level)).toMatchObject({ onHand: 13 });
  });
});

describe('a movement', () => {
  test.each([
    ['receipt', -1],
    ['consumption', 1],
    ['transfer_in', -1],
    ['transfer_out', 1],
    ['adjustment', 0],
  ])('of kind %s is not %i', async (kind, quantity) => {
    const level = await warehouse.stock(depot, 5);
    expect(await refusal(warehouse.movement(level, kind, quantity))).toBe('inventory_movements_quantity_check');
  });

  test('reserves nothing without a reservation', async () => {
    const level = await warehouse.stock(depot, 5);
    expect(await refusal(warehouse.movement(level, 'reservation', 1))).toBe('inventory_movements_reservation_check');
  });

  test('carries part, variant and place of its stock, whatever it said', async () => {
    const [level, other] = [await warehouse.stock(depot, 1), await warehouse.stock(depot, 1)];
    const { partId, locationId } = await warehouse.movement({ ...level, partId: other.partId }, 'receipt', 1);
    expect({ partId, locationId }).toEqual({ partId: level.partId, locationId: depot });
  });
});

describe('a reservation', () => {
  test('sets stock aside, and gives it free when it ends', async () => {
    const level = await warehouse.stock(depot, 10);
    const { id } = await warehouse.reservation(level, 4);
    expect(await quantities(level)).toEqual({ onHand: 10, reserved: 4, available: 6 });
    await asOwner('UPDATE stock_reservations SET quantity = 6 WHERE id = $1', [id]);
    await asOwner(`UPDATE stock_reservations SET status = 'released' WHERE id = $1`, [id]);
    expect(await quantities(level)).toEqual({ onHand: 10, reserved: 0, available: 10 });
    expect(await ledger(level)).toEqual(['receipt 10', 'reservation 4', 'reservation 2', 'release -6']);
    const [ended] = await asOwner(
      'SELECT released_at IS NOT NULL AS released, consumed_at, version FROM stock_reservations WHERE id = $1',
      [id],
    );
    expect(ended).toEqual({ released: true, consumed_at: null, version: 3 });
  });

  test('that ended before it is entered changes no stock', async () => {
    const level = await warehouse.stock(depot, 1);
    await warehouse.reservation(level, 50, { status: 'consumed' });
    expect(await ledger(level)).toEqual(['receipt 1']);
  });

  test('stays with its stock', async () => {
    const [level, other] = [await warehouse.stock(depot, 5), await warehouse.stock(depot, 5)];
    const { id } = await warehouse.reservation(level, 1);
    const move = asOwner('UPDATE stock_reservations SET inventory_level_id = $1 WHERE id = $2', [other.id, id]);
    expect(await refusal(move)).toBe('stock_reservations_inventory_level_check');
  });

  test('for a line of an order names that order', async () => {
    const level = await warehouse.stock(depot, 5);
    const [order, other] = [await warehouse.order(), await warehouse.order()];
    const item = await insert('OrderItem', {
      ...{ organizationId: warehouse.id, orderId: order.id, orderType: 'sale', lineNumber: 1 },
      ...{ description: 'Jumper', quantityOrdered: 1 },
    });
    expect(await refusal(warehouse.reservation(level, 1, { orderItemId: item.id }))).toBe(
      'stock_reservations_order_item_check',
    );
    const astray = warehouse.reservation(level, 1, { orderId: other.id, orderItemId: item.id });
    expect(await failureOf(astray)).toBe(sqlState.foreignKeyViolation);
    await warehouse.reservation(level, 1, { orderId: order.id, orderItemId: item.id });
    const [entry] = await asOwner(
      `SELECT order_id AS "orderId", order_item_id AS "itemId" FROM inventory_movements
       WHERE inventory_level_id = $1 AND kind = 'reservation'`,
      [level.id],
    );
    expect(entry).toEqual({ orderId: order.id, itemId: item.id });
  });
});

describe('consumption', () => {
  test('takes from the stock', async () => {
    const level = await warehouse.stock(depot, 10);
    const { id } = await warehouse.consumption(level, 3);
    expect(await quantities(level)).toMatchObject({ onHand: 7 });
    const entries = await asOwner('SELECT kind, quantity FROM inventory_movements WHERE consumption_id = $1', [id]);
    expect(entries).toEqual([{ kind: 'consumption', quantity: -3 }]);
    expect(await refusal(warehouse.consumption(level, 8))).toBe('inventory_quantities_check');
  });

  test('takes from the stock of the variant, or else from that of the part', async () => {
    const loose = await warehouse.stock(depot, 10);
    const own = { organizationId: warehouse.id, partId: loose.partId };
    const [red, blue] = [
      await insert('PartVariant', { ...own, variantCode: 'RED' }),
      await insert('PartVariant', { ...own, variantCode: 'BLUE' }),
    ];
    const reds = await warehouse.stock(depot, 10, { partId: loose.partId, variantId: red.id });
    await warehouse.consumption({ ...loose, variantId: red.id }, 1);
    await warehouse.consumption({ ...loose, variantId: blue.id }, 2);
    await warehouse.consumption(loose, 4);
    expect([await quantities(reds), await quantities(loose)]).toMatchObject([{ onHand: 9 }, { onHand: 4 }]);
  });

  test('of what is not kept there is known, and changes no stock', async () => {
    const level = await warehouse.stock(depot, 10);
    const elsewhere = await warehouse.location(department);
    const { id } = await warehouse.consumption({ ...level, locationId: elsewhere.id }, 3);
    expect(await quantities(level)).toMatchObject({ onHand: 10 });
    expect(await asOwner('SELECT id FROM inventory_movements WHERE consumption_id = $1', [id])).toEqual([]);
  });
});

describe('through the gateway', () => {
  const settings = (): Settings => ({ organization_id: warehouse.id, department_ids: `{${department}}` });
  const reserve = `INSERT INTO stock_reservations (inventory_level_id, part_id, location_id, quantity)
    VALUES ($1, gen_random_uuid(), gen_random_uuid(), $2)`;
  const move = `INSERT INTO inventory_movements (inventory_level_id, part_id, location_id, kind, quantity)
    VALUES ($1, gen_random_uuid(), gen_random_uuid(), $2, $3)`;

  test('nobody sets how much there is, or brings a ledger of his own', async () => {
    const { partId, id } = await warehouse.stock(depot, 10);
    const elsewhere = await warehouse.location(department);
    await asAudience('staff', { ...settings(), brings_ledger: 'true' }, async (session) => {
      for (const column of ['quantity_on_hand', 'quantity_reserved', 'last_counted_at'])
        expect(await session.failure(`UPDATE inventory SET ${column} = DEFAULT`)).toBe(sqlState.insufficientPrivilege);
      await session.query(`INSERT INTO inventory (part_id, location_id, quantity_on_hand) VALUES ($1, $2, 500)`, [
        partId,
        elsewhere.id,
      ]);
      await session.query(reserve, [id, 4]);
      const rows = await session.query(
        'SELECT quantity_on_hand, quantity_reserved FROM inventory WHERE part_id = $1 ORDER BY id',
        [partId],
      );
      expect(rows).toEqual([
        { quantity_on_hand: 10, quantity_reserved: 4 },
        { quantity_on_hand: 0, quantity_reserved: 0 },
      ]);
    });
  });

  test('entries are added, and neither changed nor removed', async () => {
    const { id } = await warehouse.stock(depot, 10);
    await asAudience('staff', settings(), async (session) => {
      expect(await session.failure(move, [id, 'receipt', 5])).toBeNull();
      expect(await session.failure('UPDATE inventory_movements SET quantity = 1')).toBe(sqlState.insufficientPrivilege);
      expect(await session.failure('DELETE FROM inventory_movements')).toBe(sqlState.insufficientPrivilege);
      expect(await session.failure('DELETE FROM part_consumption')).toBe(sqlState.insufficientPrivilege);
    });
  });

  test('what belongs to a reservation is entered by the reservation alone', async () => {
    const level = await warehouse.stock(depot, 10);
    const { id } = await warehouse.reservation(level, 2);
    await asAudience('staff', settings(), async (session) => {
      const forged = `INSERT INTO inventory_movements (inventory_level_id, part_id, location_id, kind, quantity, reservation_id)
        VALUES ($1, gen_random_uuid(), gen_random_uuid(), 'release', -2, $2)`;
      expect(await session.failure(forged, [level.id, id])).toBe(sqlState.insufficientPrivilege);
    });
  });

  test('nobody moves or reserves the stock of a department that is not his', async () => {
    const foreign = await warehouse.stock((await warehouse.location((await warehouse.department()).id)).id, 10);
    await asAudience('staff', settings(), async (session) => {
      expect(await session.failure(move, [foreign.id, 'receipt', 5])).toBe(sqlState.insufficientPrivilege);
      expect(await session.failure(reserve, [foreign.id, 1])).toBe(sqlState.insufficientPrivilege);
      const everywhere = `SELECT set_config('app.reads_all_inventory', 'true', true)`;
      await session.query(everywhere);
      expect(await session.failure(move, [foreign.id, 'receipt', 5])).toBeNull();
    });
  });
});

test('who moves data in may bring the ledger along', async () => {
  const level = await warehouse.stock(depot, 10);
  await asOwner(
    `WITH session AS MATERIALIZED (SELECT set_config('app.brings_ledger', 'true', true))
     INSERT INTO stock_reservations (organization_id, inventory_level_id, part_id, location_id, quantity)
     SELECT $1, $2, $3, $4, 4 FROM session`,
    [warehouse.id, level.id, level.partId, level.locationId],
  );
  expect(await ledger(level)).toEqual(['receipt 10']);
});
