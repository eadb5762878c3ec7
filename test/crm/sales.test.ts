// Labels, notes and commissions: what a sales representative sees and may enter, and what the rows keep to.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Rows } from '../../src/generated/data-model.js';
import { asAudience, failureOf, sqlState, type Settings } from '../data-model/support/audience.js';
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

const label = (values: Values<'CustomerLabel'> = {}, organizationId = organization.id) =>
  insert('CustomerLabel', { organizationId, name: unique(), ...values });
const mark = (customerId: string, labelId: string, organizationId = organization.id) =>
  insert('CustomerLabelAssignment', { organizationId, customerId, labelId });
const note = (customerId: string, values: Values<'SalesNote'> = {}, organizationId = organization.id) =>
  insert('SalesNote', { organizationId, customerId, content: 'Wants samples.', ...values });
/** A bonus, unless told what it is earned by. */
const commission = (salesRepId: string, values: Values<'Commission'> = {}) =>
  insert('Commission', {
    ...{ organizationId: organization.id, salesRepId, type: 'bonus', baseAmount: '1000' },
    ...{ periodStart: '2026-01-01', periodEnd: '2026-03-31' },
    ...values,
  });

/** A representative with a customer, and one whose customer is no business of the first. */
async function makeTeam() {
  const [rep, rival] = [await organization.salesRep(), await organization.salesRep()];
  const [customer, other] = [
    await organization.customer({ salesRepId: rep.id }),
    await organization.customer({ salesRepId: rival.id }),
  ];
  return { rep, rival, customer, other, asRep: gateway.as({ id: rep.userId }) };
}

async function refusal(attempt: Promise<unknown>): Promise<unknown> {
  return attempt.then(
    () => null,
    (error: unknown) => (error instanceof Error && 'constraint' in error ? error.constraint : error),
  );
}

const codes = (errors: readonly { extensions: { code: string } }[] | undefined) =>
  errors?.map(({ extensions }) => extensions.code);

describe('a label', () => {
  test('is read with the customers who bear it, and of a customer', async () => {
    const { customer } = await makeTeam();
    const { id, name } = await label({ color: '#c00000', description: 'Pays late.' });
    await mark(customer.id, id);
    const query = `query ($id: ID!, $customer: ID!) {
      customerLabel(id: $id) { name color description assignments { nodes { customer { id } assignedBy { id } } } }
      customer(id: $customer) { labels { nodes { label { name } } totalCount { count } } }
      customers(filter: { labels: { some: { labelId: { eq: $id } } } }) { nodes { id } }
    }`;
    expect(await staff.data(query, { id, customer: customer.id })).toEqual({
      customerLabel: {
        ...{ name, color: '#c00000', description: 'Pays late.' },
        assignments: { nodes: [{ customer: { id: customer.id }, assignedBy: null }] },
      },
      customer: { labels: { nodes: [{ label: { name } }], totalCount: { count: 1 } } },
      customers: { nodes: [{ id: customer.id }] },
    });
  });

  test('is a word that stands once, and once at a customer', async () => {
    const { customer } = await makeTeam();
    const { id, name } = await label();
    expect(await failureOf(label({ name }))).toBe(sqlState.uniqueViolation);
    await mark(customer.id, id);
    expect(await failureOf(mark(customer.id, id))).toBe(sqlState.uniqueViolation);
    expect(await refusal(label({ color: 'red' }))).toBe('customer_labels_color_check');
  });

  test('is seen by who looks after the customer, also when that changes', async () => {
    const { rep, rival, customer, other, asRep } = await makeTeam();
    const { id } = await label();
    const [ours] = [await mark(customer.id, id), await mark(other.id, id)];
    const query = `query ($id: ID!) { customerLabel(id: $id) { assignments { nodes { id } totalCount { count } } } }`;
    const seen = async (client: Client) => (await client.data(query, { id })).customerLabel.assignments;
    expect(await seen(asRep)).toEqual({ nodes: [{ id: ours.id }], totalCount: { count: 1 } });
    await asOwner('UPDATE customers SET sales_rep_id = $1 WHERE id = $2', [rep.id, other.id]);
    expect((await seen(asRep)).totalCount.count).toBe(2);
    expect((await seen(gateway.as({ id: rival.userId }))).nodes).toEqual([]);
    await asOwner('UPDATE customers SET sales_rep_id = NULL WHERE id = $1', [other.id]);
    expect((await seen(asRep)).totalCount.count).toBe(1);
    await asOwner('DELETE FROM customers WHERE id = $1', [other.id]);
    expect((await seen(staff)).totalCount.count).toBe(1);
  });

  test('is given and taken away by who looks after the customer, and by no other', async () => {
    const { rep, customer, other } = await makeTeam();
    const { id } = await label();
    await mark(other.id, id);
    const settings: Settings = { organization_id: organization.id, sales_rep_ids: `{${rep.id}}` };
    await asAudience('sales_rep', settings, async (session) => {
      const give = 'INSERT INTO customer_label_assignments (customer_id, label_id, sales_rep_id) VALUES ($1, $2, $3)';
      expect(await session.failure(give, [customer.id, id, null])).toBeNull();
      expect(await session.failure(give, [other.id, (await label()).id, rep.id])).toBe(sqlState.insufficientPrivilege);
      const taken = await session.query(
        'DELETE FROM customer_label_assignments WHERE label_id = $1 RETURNING customer_id',
        [id],
      );
      expect(taken).toEqual([{ customer_id: customer.id }]);
      expect(await session.failure(`INSERT INTO customer_labels (name) VALUES ('x')`)).toBe(
        sqlState.insufficientPrivilege,
      );
    });
  });
});

describe('a sales note', () => {
  test('tells of a call and of what is to be done next', async () => {
    const { rep, customer } = await makeTeam();
    const { id } = await note(customer.id, {
      ...{ salesRepId: rep.id, type: 'call', subject: 'Autumn range', occurredAt: '2026-02-01T10:00:00Z' },
      ...{ callDirection: 'outbound', callOutcome: 'connected', callDurationSeconds: 340 },
      ...{ nextAction: 'Send samples', nextActionDate: '2026-02-08' },
    });
    const query = `query ($id: ID!) {
      salesNote(id: $id) {
        type subject content occurredAt callDirection callOutcome callDurationSeconds nextAction nextActionDate
        nextActionCompletedAt customer { id } salesRep { id }
      }
    }`;
    expect(await staff.data(query, { id })).toEqual({
      salesNote: {
        ...{ type: 'CALL', subject: 'Autumn range', content: 'Wants samples.' },
        ...{ occurredAt: '2026-02-01T10:00:00.000Z', callDirection: 'OUTBOUND', callOutcome: 'CONNECTED' },
        ...{ callDurationSeconds: 340, nextAction: 'Send samples', nextActionDate: '2026-02-08' },
        ...{ nextActionCompletedAt: null, customer: { id: customer.id }, salesRep: { id: rep.id } },
      },
    });
  });

  test('measures calls only, and completes only what was to be done', async () => {
    const { customer } = await makeTeam();
    expect(await refusal(note(customer.id, { callDurationSeconds: 10 }))).toBe('sales_notes_call_check');
    expect(await refusal(note(customer.id, { type: 'call', callDurationSeconds: -1 }))).toBe(
      'sales_notes_call_duration_seconds_check',
    );
    expect(await refusal(note(customer.id, { nextActionDate: '2026-02-08' }))).toBe('sales_notes_next_action_check');
  });

  test('of a customer stands with what happened last first', async () => {
    const { customer } = await makeTeam();
    const late = await note(customer.id, { occurredAt: '2026-03-01T00:00:00Z' });
    const early = await note(customer.id, { occurredAt: '2026-01-01T00:00:00Z' });
    const query = `query ($id: ID!) { customer(id: $id) { salesNotes { nodes { id } } } }`;
    expect(await staff.data(query, { id: customer.id })).toEqual({
      customer: { salesNotes: { nodes: [{ id: late.id }, { id: early.id }] } },
    });
  });

  test('is seen by its representative and those above, not by a colleague', async () => {
    const head = await organization.salesRep();
    const below = await organization.salesRep({ managerId: head.id });
    const customer = await organization.customer({ salesRepId: below.id });
    const { id } = await note(customer.id, { salesRepId: below.id });
    const colleague = await organization.salesRep();
    const query = `query ($id: ID!) { salesNote(id: $id) { id } }`;
    for (const { userId } of [head, below])
      expect(await gateway.as({ id: userId }).data(query, { id })).toEqual({ salesNote: { id } });
    const { data, errors } = await gateway.as({ id: colleague.userId }).request(query, { id });
    expect([data, codes(errors)]).toEqual([{ salesNote: null }, ['NOT_FOUND']]);
  });

  test('cannot be written in a colleague’s name', async () => {
    const { rep, rival, customer } = await makeTeam();
    const settings: Settings = { organization_id: organization.id, user_id: rep.userId, sales_rep_ids: `{${rep.id}}` };
    await asAudience('sales_rep', settings, async (session) => {
      const write = `INSERT INTO sales_notes (customer_id, sales_rep_id, content, created_by) VALUES ($1, $2, 'x', $3)`;
      expect(await session.failure(write, [customer.id, rival.id, null])).toBe(sqlState.insufficientPrivilege);
      expect(await session.failure(write, [customer.id, rep.id, rival.userId])).toBeNull();
      const [written] = await session.query('SELECT created_by FROM sales_notes');
      expect(written).toEqual({ created_by: rep.userId });
    });
  });
});

describe('a commission', () => {
  test.each([
    [{ baseAmount: '1234.56', rate: '2.5' }, '30.864'],
    [{ baseAmount: '0.0333', rate: '50' }, '0.0167'],
    [{ baseAmount: '1000', rate: '10', flatAmount: '75' }, '75'],
    [{ baseAmount: '1000', rate: '10', flatAmount: '0' }, '0'],
    [{ baseAmount: '0', type: 'adjustment', flatAmount: '-12.5' }, '-12.5'],
  ])('of %j is %s', async (values, amount) => {
    const { rep } = await makeTeam();
    const { id } = await commission(rep.id, { currency: 'EUR', ...values });
    const query = `query ($id: ID!) { commission(id: $id) { status amount { amount currency } } }`;
    expect(await staff.data(query, { id })).toEqual({
      commission: { status: 'PENDING', amount: { amount, currency: 'EUR' } },
    });
    const [mirror] = await asOwner('SELECT amount_e4 = amount * 10000 AS same FROM commissions WHERE id = $1', [id]);
    expect(mirror).toEqual({ same: true });
  });

  test('keeps to its states, its source and its period', async () => {
    const { rep } = await makeTeam();
    const order = await organization.order();
    const attempts: readonly (readonly [Values<'Commission'>, string])[] = [
      [{ status: 'approved' }, 'commissions_approved_check'],
      [{ approvedAt: '2026-04-01T00:00:00Z' }, 'commissions_approved_check'],
      [{ status: 'paid', approvedAt: '2026-04-01T00:00:00Z' }, 'commissions_paid_check'],
      [{ status: 'cancelled' }, 'commissions_cancelled_check'],
      [{ type: 'sale' }, 'commissions_source_check'],
      [{ type: 'deal', orderId: order.id }, 'commissions_source_check'],
      [{ rate: '101' }, 'commissions_rate_check'],
      [{ flatAmount: '-1' }, 'commissions_flat_amount_check'],
      [{ periodEnd: '2025-12-31' }, 'commissions_period_check'],
    ];
    for (const [values, constraint] of attempts)
      expect([values, await refusal(commission(rep.id, values))]).toEqual([values, constraint]);
  });

  test('is owed once for an order, unless it was cancelled or is put right', async () => {
    const { rep } = await makeTeam();
    const order = await organization.order({ salesRepId: rep.id });
    const sale = { type: 'sale', orderId: order.id, rate: '2' };
    await commission(rep.id, { ...sale, status: 'cancelled', cancelledAt: '2026-04-01T00:00:00Z' });
    await commission(rep.id, sale);
    expect(await failureOf(commission(rep.id, sale))).toBe(sqlState.uniqueViolation);
    await commission(rep.id, { ...sale, type: 'adjustment', flatAmount: '-1' });
    await commission(rep.id, { ...sale, type: 'adjustment', flatAmount: '-1' });
  });

  test('is seen by who earns it; he may claim one, and not approve it', async () => {
    const { rep, rival, asRep } = await makeTeam();
    const { id } = await commission(rep.id, { rate: '2' });
    const approved = await commission(rep.id, { status: 'approved', approvedAt: '2026-04-01T00:00:00Z' });
    const foreign = await commission(rival.id);
    const { commissions } = await asRep.data('{ commissions { nodes { id } totalCount { count } } }');
    expect(commissions).toEqual({ nodes: [{ id: approved.id }, { id }], totalCount: { count: 2 } });
    const settings: Settings = { organization_id: organization.id, user_id: rep.userId, sales_rep_ids: `{${rep.id}}` };
    await asAudience('sales_rep', settings, async (session) => {
      const claim = `INSERT INTO commissions (sales_rep_id, type, flat_amount, period_start, period_end, status, approved_at)
        VALUES ($1, 'bonus', 10, '2026-01-01', '2026-01-31', $2, $3)`;
      expect(await session.failure(claim, [rep.id, 'pending', null])).toBeNull();
      expect(await session.failure(claim, [rep.id, 'approved', '2026-04-01'])).toBe(sqlState.insufficientPrivilege);
      expect(await session.failure(claim, [rival.id, 'pending', null])).toBe(sqlState.insufficientPrivilege);
      expect(await session.failure(`UPDATE commissions SET status = 'approved'`)).toBe(sqlState.insufficientPrivilege);
      const changed = await session.query<{ id: string }>('UPDATE commissions SET rate = 3 RETURNING id');
      const ids = changed.map((row) => row.id);
      expect(ids).toContain(id);
      expect([ids.includes(approved.id), ids.includes(foreign.id)]).toEqual([false, false]);
    });
  });

  test('adds up by representative and currency', async () => {
    const { rep } = await makeTeam();
    await commission(rep.id, { rate: '2' });
    await commission(rep.id, { rate: '3' });
    await commission(rep.id, { flatAmount: '7', currency: 'EUR' });
    const query = `query ($id: ID!) {
      commissions(filter: { salesRepId: { eq: $id } }) { aggregate { count sum { amount { amount currency } } } }
    }`;
    expect(await staff.data(query, { id: rep.id })).toEqual({
      commissions: {
        aggregate: {
          count: 3,
          sum: {
            amount: [
              { amount: '7', currency: 'EUR' },
              { amount: '50', currency: 'USD' },
            ],
          },
        },
      },
    });
  });
});

test('neither buyers nor vendors read labels, notes or commissions', async () => {
  const people = [
    await organization.portalUser({ customerId: (await organization.customer()).id }),
    await organization.portalUser({ vendorId: (await organization.vendor()).id }),
  ];
  for (const person of people) {
    const { data } = await gateway.as(person).request('{ salesNotes { nodes { id } } commissions { nodes { id } } }');
    expect(data).toEqual({ salesNotes: null, commissions: null });
    for (const [audience, table] of [
      ['buyer', 'customer_labels'],
      ['buyer', 'customer_label_assignments'],
      ['vendor', 'sales_notes'],
    ] as const)
      await asAudience(audience, { organization_id: organization.id }, async (session) => {
        expect(await session.query(`SELECT id FROM ${table}`)).toEqual([]);
      });
  }
});

test('another organization sees none of it', async () => {
  const { rep, customer } = await makeTeam();
  const rows: readonly (readonly [string, { readonly id: string }])[] = [
    ['customerLabel', await label()],
    ['salesNote', await note(customer.id)],
    ['commission', await commission(rep.id)],
  ];
  const stranger = gateway.as(await (await makeOrganization()).user());
  for (const [field, { id }] of rows) {
    const { data, errors } = await stranger.request(`query ($id: ID!) { found: ${field}(id: $id) { id } }`, { id });
    expect([field, data, codes(errors)]).toEqual([field, { found: null }, ['NOT_FOUND']]);
  }
});

test('labels, notes and commissions of all take as many statements as those of one', async () => {
  const many = await makeOrganization();
  const own = { organizationId: many.id };
  const { id: labelId } = await label({}, many.id);
  for (let n = 0; n < 50; n++) {
    const rep: Rows['SalesRep'] = await many.salesRep();
    const { id } = await many.customer({ salesRepId: rep.id });
    await mark(id, labelId, many.id);
    await note(id, { salesRepId: rep.id }, many.id);
    await commission(rep.id, own);
  }
  const client = gateway.as(await many.user());
  const query = `query ($first: Int!) {
    customers(first: $first) {
      nodes {
        labels(first: 2) { nodes { label { name } } }
        salesNotes(first: 2) { nodes { salesRep { commissions(first: 2) { nodes { amount { amount } salesRep { team } } } } } }
      }
    }
  }`;
  await expect(async (first: number) => {
    const answer = await client.request(query, { first });
    return { answer, found: answer.data.customers.nodes.length };
  }).toBeRowIndependent();
});
