/** Places and stock of a test's organization. */
import type { Rows } from '../../src/generated/data-model.js';
import { asOwner, insert, type Values } from '../support/database.js';
import { makeOrganization, type TestOrganization, unique } from '../support/make.js';

export interface Warehouse extends TestOrganization {
  department(values?: Values<'Department'>): Promise<Rows['Department']>;
  location(departmentId: string, values?: Values<'Location'>): Promise<Rows['Location']>;
  /** A part kept at a place, with so many on hand: received, as all stock is. */
  stock(locationId: string, onHand?: number, values?: Values<'InventoryLevel'>): Promise<Rows['InventoryLevel']>;
  movement(level: Rows['InventoryLevel'], kind: string, quantity: number): Promise<Rows['InventoryMovement']>;
  reservation(
    level: Rows['InventoryLevel'],
    quantity: number,
    values?: Values<'StockReservation'>,
  ): Promise<Rows['StockReservation']>;
  consumption(
    level: Rows['InventoryLevel'],
    quantity: number,
    values?: Values<'PartConsumption'>,
  ): Promise<Rows['PartConsumption']>;
  /** A user with a role, in departments. */
  member(role: string, departmentIds: readonly string[]): Promise<Rows['User']>;
}

export async function makeWarehouse(): Promise<Warehouse> {
  const organization = await makeOrganization();
  const own = { organizationId: organization.id };
  const made: Warehouse = {
    ...organization,
    department: (values = {}) => insert('Department', { ...own, name: 'Operations', ...values }),
    location: (departmentId, values = {}) =>
      insert('Location', { ...own, departmentId, name: `Depot ${unique()}`, ...values }),
    async stock(locationId, onHand = 0, values = {}) {
      const partId = values.partId ?? (await organization.part()).id;
      const level = await insert('InventoryLevel', { ...own, locationId, ...values, partId });
      if (onHand > 0) await made.movement(level, 'receipt', onHand);
      return level;
    },
    // Part and place are copied from the stock; the columns want a value all the same.
    movement: ({ id, partId, locationId }, kind, quantity) =>
      insert('InventoryMovement', { ...own, inventoryLevelId: id, partId, locationId, kind, quantity }),
    reservation: ({ id, partId, locationId }, quantity, values = {}) =>
      insert('StockReservation', { ...own, inventoryLevelId: id, partId, locationId, quantity, ...values }),
    consumption: ({ partId, variantId, locationId }, quantityConsumed, values = {}) =>
      insert('PartConsumption', {
        ...{ ...own, partId, variantId, locationId, quantityConsumed },
        consumptionDate: '2026-03-14',
        ...values,
      }),
    async member(role, departmentIds) {
      const user = await organization.user({}, [role]);
      for (const departmentId of departmentIds)
        await insert('UserDepartment', { ...own, userId: user.id, departmentId });
      return user;
    },
  };
  return made;
}

/** How much there is of a part at a place, as the database has it. */
export async function quantities(level: Rows['InventoryLevel']): Promise<object | undefined> {
  const [row] = await asOwner<object>(
    `SELECT quantity_on_hand AS "onHand", quantity_reserved AS reserved, quantity_available AS available
     FROM inventory WHERE id = $1`,
    [level.id],
  );
  return row;
}

/** Its entries in the ledger, oldest first: `receipt 10`. */
export async function ledger(level: Rows['InventoryLevel']): Promise<string[]> {
  const rows = await asOwner<{ entry: string }>(
    `SELECT kind || ' ' || quantity AS entry FROM inventory_movements WHERE inventory_level_id = $1 ORDER BY id`,
    [level.id],
  );
  return rows.map(({ entry }) => entry);
}
