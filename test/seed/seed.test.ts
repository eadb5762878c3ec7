import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findDemoWorld, seedDemo, type DemoWorld } from '../../prisma/seed/index.js';
import { type Databases, fingerprints, openDatabases, query } from './support/database.js';

const serverUrl = process.env['TEST_DATABASE_URL'] ?? '';
// Triggers judge delays by the calendar, so the world's present is today's.
const anchor = new Date(`${new Date().toISOString().slice(0, 10)}T00:00:00Z`);
const quiet = { anchor, report: () => undefined };

let databases: Databases;
/** Seeded at scale 1 by a superuser's way. */
let url: string;
let world: DemoWorld;

beforeAll(async () => {
  databases = await openDatabases(serverUrl, `sg_seed_test_${String(process.pid)}`);
  url = await databases.create('one');
  expect(await findDemoWorld({ connectionString: url })).toBeNull();
  world = await seedDemo({ ...quiet, connection: { connectionString: url } });
}, 120_000);

afterAll(async () => {
  await databases.drop();
});

const rows = <Row extends object>(text: string) => query<Row & Record<string, unknown>>(url, text);
const count = async (text: string) => Number((await rows<{ count: string }>(`SELECT count(*) FROM ${text}`))[0]?.count);

describe('a world is the same wherever it is made', () => {
  test('with triggers and foreign keys at work the same rows come out as without', async () => {
    const other = await databases.create('triggers');
    const same = await seedDemo({ ...quiet, connection: { connectionString: other }, triggers: true });
    expect(same).toEqual(world);
    const ignore = ['updated_at', 'version'];
    expect(await fingerprints(other, ignore)).toEqual(await fingerprints(url, ignore));
  }, 120_000);

  test('a world grown to twice its size equals one made so, and has twice the business', async () => {
    const grown = await databases.create('grown');
    const direct = await databases.create('direct');
    const atOnce = await seedDemo({ ...quiet, connection: { connectionString: direct }, scale: 2 });
    await seedDemo({ ...quiet, connection: { connectionString: grown } });
    const once = await fingerprints(grown);
    expect(once).toEqual(await fingerprints(url));
    expect(await seedDemo({ ...quiet, connection: { connectionString: grown }, scale: 2 })).toEqual(atOnce);
    const twice = await fingerprints(grown);
    expect(twice).toEqual(await fingerprints(direct));
    const size = (print: string | undefined) => Number(print?.split(' ')[0]);
    for (const table of [
      'rfqs',
      'rfq_items',
      'rfq_vendors',
      'vendor_quotes',
      'vendor_quote_items',
      'orders',
      'order_items',
      'production_stages',
      'vendors',
      'parts',
      'customers',
      'clients',
      'sites',
      'employees',
      'requests',
      'responses',
    ])
      expect([table, size(twice[table])]).toEqual([table, 2 * size(once[table])]);
    for (const table of ['users', 'roles', 'sales_reps', 'organizations'])
      expect(size(twice[table])).toBe(size(once[table]));
  }, 120_000);

  test('a seeded database is only read', async () => {
    const before = await fingerprints(url);
    expect(
      await seedDemo({
        report: () => undefined,
        connection: { connectionString: url },
        anchor: new Date('2020-01-01'),
      }),
    ).toEqual(world);
    expect(await findDemoWorld({ connectionString: url })).toEqual(world);
    expect(await fingerprints(url)).toEqual(before);
  });

  test('two at once make one world', async () => {
    const shared = await databases.create('shared');
    const connection = { connectionString: shared };
    const [first, second] = await Promise.all([seedDemo({ ...quiet, connection }), seedDemo({ ...quiet, connection })]);
    expect(first).toEqual(second);
    expect(first).toEqual(world);
  }, 60_000);

  test('what is interrupted leaves nothing behind', async () => {
    const broken = await databases.create('broken');
    const onProgress = ({ table }: { table: string }) => {
      if (table === 'shipments') throw new Error('The power is gone.');
    };
    await expect(seedDemo({ ...quiet, connection: { connectionString: broken }, onProgress })).rejects.toThrow(
      'The power is gone.',
    );
    expect(await query(broken, 'SELECT id FROM organizations')).toEqual([]);
    expect(await findDemoWorld({ connectionString: broken })).toBeNull();
  }, 60_000);

  test('a scale that is no whole number is refused before anything is done', async () => {
    for (const scale of [0, 1.5, -3, Number.NaN])
      await expect(seedDemo({ ...quiet, connection: { connectionString: url }, scale })).rejects.toThrow(RangeError);
  });
});

describe('every state is met', () => {
  test('each value an enumeration allows stands in some row, but for what has no place in a demo', async () => {
    const checks = await rows<{ table: string; column: string; values: string[] }>(
      `SELECT c.conrelid::regclass::text AS table, a.attname AS column,
         ARRAY(SELECT m[1] FROM regexp_matches(pg_get_constraintdef(c.oid), '''([a-z_]+)''', 'g') AS m) AS values
       FROM pg_constraint AS c JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
       WHERE c.contype = 'c' AND c.connamespace = 'public'::regnamespace AND cardinality(c.conkey) = 1
         AND pg_get_constraintdef(c.oid) ~ '= ANY \\(+ARRAY' ORDER BY 1, 2`,
    );
    expect(checks.length).toBeGreaterThan(30);
    const missing: string[] = [];
    for (const { table, column, values } of checks) {
      const present = await rows<{ value: string }>(`SELECT DISTINCT ${column} AS value FROM ${table}`);
      const met = new Set(present.map((row) => row.value));
      missing.push(...values.filter((value) => !met.has(value)).map((value) => `${table}.${column} ${value}`));
    }
    expect(missing.filter((each) => !/^(email_verification_otps|user_mfa_factors)[.]/.test(each))).toEqual([
      // An order does not leave these two, and a report says that something was done.
      'order_history.from_status completed',
      'order_history.from_status cancelled',
      'organizations.kind manufacturer',
      'organizations.status suspended',
      'organizations.status archived',
      'payments.method other',
      'production_stage_updates.status pending',
      'sales_reps.quota_period month',
      'sales_reps.status inactive',
      'users.status suspended',
    ]);
  });

  test('each type of order is met in each state it can have', async () => {
    const met = await rows<{ type: string; states: string[] }>(
      `SELECT order_type AS type, array_agg(DISTINCT status ORDER BY status) AS states FROM orders GROUP BY 1 ORDER BY 1`,
    );
    const bought = ['approved', 'cancelled', 'completed', 'draft', 'ordered', 'pending_approval', 'received'];
    expect(Object.fromEntries(met.map(({ type, states }) => [type, states]))).toEqual({
      internal_transfer: bought,
      purchase: bought,
      return: bought.filter((state) => state !== 'ordered'),
      sale: ['cancelled', 'completed', 'confirmed', 'delivered', 'in_production', 'pending', 'shipped'],
    });
  });

  test('both organizations trade, with vendors in ten countries and more', async () => {
    expect(await count('(SELECT DISTINCT organization_id FROM vendor_quotes) AS each')).toBe(2);
    expect(await count('(SELECT DISTINCT country FROM vendors) AS each')).toBeGreaterThanOrEqual(10);
    expect(await count('vendors')).toBeGreaterThanOrEqual(60);
    expect(await count('parts')).toBeGreaterThanOrEqual(400);
    expect(await count('rfqs')).toBeGreaterThanOrEqual(250);
    expect(await count('orders')).toBeGreaterThanOrEqual(300);
  });
});

describe('the world hangs together', () => {
  test('every CHECK holds', async () => {
    const checks = await rows<{ name: string; table: string; expression: string }>(
      `SELECT conname AS name, conrelid::regclass::text AS table, pg_get_expr(conbin, conrelid) AS expression
       FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace`,
    );
    expect(checks.length).toBeGreaterThan(100);
    for (const { name, table, expression } of checks)
      expect([name, await count(`${table} WHERE NOT (${expression})`)]).toEqual([name, 0]);
  });

  test('every foreign key finds its row', async () => {
    const keys = await rows<{ name: string; child: string; parent: string; isset: string; issame: string }>(
      `SELECT c.conname AS name, c.conrelid::regclass::text AS child, c.confrelid::regclass::text AS parent,
         string_agg(format('child.%I IS NOT NULL', a.attname), ' AND ') AS isset, string_agg(format('child.%I = parent.%I', a.attname, b.attname), ' AND ') AS issame
       FROM pg_constraint AS c CROSS JOIN LATERAL unnest(c.conkey, c.confkey) AS k (own, other)
       JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = k.own JOIN pg_attribute AS b ON b.attrelid = c.confrelid AND b.attnum = k.other
       WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace GROUP BY c.oid`,
    );
    expect(keys.length).toBeGreaterThan(100);
    for (const { name, child, parent, isset, issame } of keys)
      expect([
        name,
        await count(
          `${child} AS child WHERE ${isset} AND NOT EXISTS (SELECT FROM ${parent} AS parent WHERE ${issame})`,
        ),
      ]).toEqual([name, 0]);
  });

  test.each([
    [
      'a quote is the sum of its items',
      `vendor_quotes AS q WHERE total_amount <> (SELECT coalesce(sum(total_price), 0) FROM vendor_quote_items WHERE quote_id = q.id) OR total_amount <= 0`,
    ],
    [
      'an order is the sum of its items, tax and shipping',
      `orders AS o WHERE subtotal <> (SELECT sum(total_price) FROM order_items WHERE order_id = o.id) OR total_amount <> subtotal + tax_amount + shipping_amount`,
    ],
    ['every order has items', `orders AS o WHERE NOT EXISTS (SELECT FROM order_items WHERE order_id = o.id)`],
    [
      'no payments exceed their order',
      `orders AS o WHERE total_amount < (SELECT sum(amount) FROM payments WHERE order_id = o.id AND status = 'succeeded')`,
    ],
    [
      'whoever quoted was invited and answered',
      `vendor_quotes AS q JOIN rfq_vendors AS i ON i.rfq_id = q.rfq_id AND i.vendor_id = q.vendor_id WHERE q.status IN ('submitted', 'awarded') AND i.status <> 'quoted'`,
    ],
    [
      'an invitation is quoted exactly if a quote was handed in',
      `rfq_vendors AS i WHERE (i.status = 'quoted') <> EXISTS (SELECT FROM vendor_quotes AS q WHERE q.rfq_id = i.rfq_id AND q.vendor_id = i.vendor_id AND q.status NOT IN ('draft', 'withdrawn', 'superseded'))`,
    ],
    [
      'an awarded request has its quote',
      `rfqs AS r WHERE status IN ('awarded', 'closed') AND (SELECT count(*) FROM vendor_quotes WHERE rfq_id = r.id AND status = 'awarded') <> CASE WHEN split_award THEN 2 ELSE 1 END`,
    ],
    [
      'every awarded quote led to an order',
      `vendor_quotes AS q WHERE status = 'awarded' AND NOT EXISTS (SELECT FROM orders WHERE quote_id = q.id AND vendor_id = q.vendor_id AND rfq_id = q.rfq_id)`,
    ],
    [
      'a closed request is delivered',
      `rfqs AS r JOIN orders AS o ON o.rfq_id = r.id WHERE r.status = 'closed' AND o.status <> 'completed'`,
    ],
    [
      'stock is the sum of its movements',
      `inventory AS i WHERE (quantity_on_hand, quantity_reserved) <> (SELECT coalesce(sum(quantity) FILTER (WHERE kind NOT IN ('reservation', 'release')), 0), coalesce(sum(quantity) FILTER (WHERE kind IN ('reservation', 'release')), 0) FROM inventory_movements WHERE inventory_level_id = i.id)`,
    ],
    [
      'what is reserved is what active reservations hold',
      `inventory AS i WHERE quantity_reserved <> (SELECT coalesce(sum(quantity), 0) FROM stock_reservations WHERE inventory_level_id = i.id AND status = 'active')`,
    ],
    [
      'what was used was taken from stock',
      `part_consumption AS c WHERE NOT EXISTS (SELECT FROM inventory_movements WHERE consumption_id = c.id AND quantity = -c.quantity_consumed)`,
    ],
    [
      'what was received of an order stands in the ledger where the part is kept',
      `inventory_movements AS m JOIN order_items AS i ON i.id = m.order_item_id WHERE m.kind = 'receipt' AND (m.part_id <> i.part_id OR m.quantity <> i.quantity_received)`,
    ],
    [
      'a sale pays its representative once it was delivered',
      `commissions AS c JOIN orders AS o ON o.id = c.order_id WHERE c.status <> 'cancelled' AND o.status NOT IN ('delivered', 'completed')`,
    ],
    ['nothing is quoted on a draft', `rfqs AS r JOIN vendor_quotes AS q ON q.rfq_id = r.id WHERE r.status = 'draft'`],
    [
      'a request that waits is not overdue',
      `rfqs WHERE status IN ('sent', 'quoting') AND due_date < (SELECT (settings -> 'demo' ->> 'anchor')::date FROM organizations WHERE settings ? 'demo')`,
    ],
    [
      'each supplier order has eight stages',
      `supplier_orders AS s WHERE (SELECT count(*) FROM production_stages WHERE supplier_order_id = s.id) <> 8`,
    ],
    [
      'a completed supplier order is done',
      `supplier_orders AS s JOIN production_stages AS g ON g.supplier_order_id = s.id WHERE s.status = 'completed' AND g.status <> 'completed'`,
    ],
    [
      'a stage that was begun has a report with an author',
      `production_stages AS g WHERE completion_percentage > 0 AND NOT EXISTS (SELECT FROM production_stage_updates WHERE stage_id = g.id AND author_id IS NOT NULL AND completion_percentage = g.completion_percentage)`,
    ],
    [
      'a late stage is late',
      `production_stages WHERE (status = 'delayed') <> (completion_percentage < 100 AND coalesce(target_date < current_date, false))`,
    ],
    [
      'nothing happens before its time',
      `orders AS o JOIN supplier_orders AS s ON s.order_id = o.id WHERE s.created_at < o.created_at OR s.accepted_at < s.created_at OR o.completed_at < o.created_at`,
    ],
    [
      'nothing lies ahead of the present',
      `vendor_quotes WHERE created_at > now() OR submitted_at > now() OR awarded_at > now()`,
    ],
    [
      'every order has its history',
      `orders AS o WHERE o.status <> (SELECT to_status FROM order_history WHERE order_id = o.id AND to_status IS NOT NULL ORDER BY created_at DESC LIMIT 1)`,
    ],
  ])('%s', async (_, wrong) => {
    expect(await rows(`SELECT * FROM ${wrong} LIMIT 1`)).toEqual([]);
  });

  test('quotes on one request differ in price and lead time', async () => {
    expect(
      await count(
        `(SELECT rfq_id FROM vendor_quotes WHERE status NOT IN ('draft', 'superseded') GROUP BY rfq_id HAVING count(*) > 2 AND (count(DISTINCT total_amount) = 1 OR count(DISTINCT lead_time_days) = 1)) AS alike`,
      ),
    ).toBe(0);
  });

  test('identifiers are of version 7 and hold the time of creation', async () => {
    for (const table of [
      'rfqs',
      'vendor_quotes',
      'vendor_quote_items',
      'orders',
      'production_stages',
      'vendors',
      'users',
    ])
      expect([
        table,
        await count(
          `${table} WHERE id::text !~ '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]' OR ('x' || translate(left(id::text, 13), '-', ''))::bit(48)::bigint <> floor(extract(epoch FROM created_at) * 1000)`,
        ),
      ]).toEqual([table, 0]);
  });

  test('the next number is free', async () => {
    const counted = await rows<{ kind: string; year: number; last: number; numbers: string; highest: number }>(
      `SELECT s.kind, s.year, s.last, count(*) AS numbers, max(right(number, 6)::integer) AS highest
       FROM number_sequences AS s JOIN (
         SELECT organization_id, 'rfq' AS kind, rfq_number AS number FROM rfqs UNION SELECT organization_id, 'quote', quote_number FROM vendor_quotes
         UNION SELECT organization_id, 'order', order_number FROM orders UNION SELECT organization_id, 'supplier_order', order_number FROM supplier_orders
         UNION SELECT organization_id, 'payment', payment_number FROM payments UNION SELECT organization_id, 'shipment', shipment_number FROM shipments) AS paper
         ON paper.organization_id = s.organization_id AND paper.kind = s.kind AND split_part(paper.number, '-', 2) = s.year::text
       GROUP BY s.id, s.kind, s.year, s.last`,
    );
    expect(counted.length).toBe(await count('number_sequences'));
    for (const { kind, year, last, numbers, highest } of counted)
      expect([kind, year, Number(numbers), highest]).toEqual([kind, year, last, last]);
  });
});

describe('the sample', () => {
  test('the request has quotes to compare, the two vendors’ among them, and belongs to the buyer and the sales representative', async () => {
    const [rfq] = await query(
      url,
      `SELECT r.status, p.user_id AS buyer, s.user_id AS sales_rep FROM rfqs AS r JOIN user_portals AS p ON p.customer_id = r.customer_id JOIN sales_reps AS s ON s.id = r.sales_rep_id WHERE r.id = $1`,
      [world.sample.rfqId],
    );
    expect(rfq).toEqual({ status: 'quoting', buyer: world.users.buyer.id, sales_rep: world.users.salesRep.id });
    const quotes = await query(
      url,
      `SELECT p.user_id FROM vendor_quotes AS q LEFT JOIN user_portals AS p ON p.vendor_id = q.vendor_id WHERE q.rfq_id = $1 AND q.status = 'submitted'`,
      [world.sample.rfqId],
    );
    expect(quotes.length).toBeGreaterThanOrEqual(3);
    expect(quotes.map((quote) => String(quote['user_id']))).toEqual(
      expect.arrayContaining([world.users.vendor.id, world.users.otherVendor.id]),
    );
  });

  test('the order is in production, late, and belongs to the buyer and the vendor', async () => {
    const [order] = await query(
      url,
      `SELECT o.status, b.user_id AS buyer, v.user_id AS vendor, o.tracking_token FROM orders AS o JOIN user_portals AS b ON b.customer_id = o.customer_id JOIN user_portals AS v ON v.vendor_id = o.vendor_id WHERE o.id = $1`,
      [world.sample.orderId],
    );
    expect(order).toEqual({
      status: 'in_production',
      buyer: world.users.buyer.id,
      vendor: world.users.vendor.id,
      tracking_token: world.sample.trackingToken,
    });
    const stages = await query<{ status: string }>(
      url,
      `SELECT g.status FROM supplier_orders AS s JOIN production_stages AS g ON g.supplier_order_id = s.id WHERE s.order_id = $1 AND s.status = 'in_production' ORDER BY g.stage_number`,
      [world.sample.orderId],
    );
    expect(stages.length).toBe(8);
    expect(stages.map((stage) => stage.status)).toContain('delayed');
  });

  test('each user signs in as what the name says', async () => {
    const audiences: Record<string, string> = {};
    for (const [name, user] of Object.entries(world.users)) {
      const [viewer] = await query<{ audience: string }>(url, 'SELECT audience FROM auth.viewer($1)', [user.id]);
      audiences[name] = viewer?.audience ?? 'nobody';
    }
    expect(audiences).toEqual({
      admin: 'staff',
      manager: 'staff',
      salesRep: 'sales_rep',
      vendor: 'vendor',
      otherVendor: 'vendor',
      buyer: 'buyer',
      client: 'client',
      viewer: 'staff',
      otherOrganization: 'staff',
    });
  });
});

test('a world of an earlier version is kept, and told from one of this version', async () => {
  const old = await databases.create('old');
  await seedDemo({ ...quiet, connection: { connectionString: old } });
  await query(
    old,
    `UPDATE organizations SET settings = jsonb_set(settings, '{demo}', (settings -> 'demo') - 'edition') WHERE slug = 'meridian-knitwear'`,
  );
  await query(old, `UPDATE users SET email = 'somebody@aurora-bank.example' WHERE email = 'marta@aurora-bank.example'`);
  const told: string[] = [];
  const report = (line: string) => told.push(line);
  const kept = await seedDemo({ anchor, connection: { connectionString: old }, report });
  expect(kept.users).toMatchObject({ admin: { id: world.users.admin.id } });
  expect(kept.users.client).toBeUndefined();
  expect(told).toEqual([expect.stringMatching(/made by an earlier version/)]);
  await expect(seedDemo({ ...quiet, connection: { connectionString: old }, scale: 2 })).rejects.toThrow(
    /earlier version/,
  );
});
