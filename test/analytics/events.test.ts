import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asAudience, failureOf, sqlState } from '../data-model/support/audience.js';
import { asOwner, closeOwner, insert, insertAll, type Values } from '../support/database.js';
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

const event = (values: Values<'AnalyticsEvent'> = {}) =>
  insert('AnalyticsEvent', { organizationId: organization.id, eventType: 'page_view', ...values });
const client = (organizationId = organization.id) =>
  insert('Client', {
    organizationId,
    name: 'Test Client',
    clientCode: unique(),
    contactEmail: `${unique()}@example.com`,
  });
const site = (clientId: string) =>
  insert('Site', { organizationId: organization.id, clientId, name: 'Jubilee', slug: unique() });

test('an event is read with whom and what it concerns', async () => {
  const { id: clientId } = await client();
  const { id: siteId } = await site(clientId);
  const user = await organization.user();
  const part = await organization.part();
  const { id } = await event({
    ...madeAt('2026-04-01T10:20:30.456Z'),
    eventType: 'part_view',
    eventCategory: 'catalog',
    entityType: 'part',
    entityId: part.id,
    siteId,
    userId: user.id,
    sessionId: 'visit-7',
    eventData: { from: 'search' },
    properties: { device: 'phone' },
  });
  const query = `query ($id: ID!) {
    analyticsEvent(id: $id) {
      eventType eventCategory entityType entityId sessionId eventData properties createdAt
      entity { ... on Part { partNumber } } client { id } site { id client { id } } user { id }
    }
  }`;
  expect(await staff.data(query, { id })).toEqual({
    analyticsEvent: {
      eventType: 'part_view',
      eventCategory: 'catalog',
      entityType: 'part',
      entityId: part.id,
      sessionId: 'visit-7',
      eventData: { from: 'search' },
      properties: { device: 'phone' },
      createdAt: '2026-04-01T10:20:30.456Z',
      entity: { partNumber: part.partNumber },
      client: { id: clientId },
      site: { id: siteId, client: { id: clientId } },
      user: { id: user.id },
    },
  });
});

test('what happens on a site belongs to its client, whatever the one says who enters it', async () => {
  const [ours, theirs] = [await client(), await client()];
  const { id: siteId } = await site(ours.id);
  expect(await event({ siteId })).toMatchObject({ clientId: ours.id });
  expect(await event({ siteId, clientId: theirs.id })).toMatchObject({ clientId: ours.id });
  expect(await event({ clientId: theirs.id })).toMatchObject({ clientId: theirs.id, siteId: null });
});

test('events of a site are paged from new to old over the months, and counted by month', async () => {
  const { id: siteId } = await site((await client()).id);
  const instants = [
    '2026-01-31T23:59:59.999Z',
    '2026-02-01T00:00:00Z',
    '2026-02-01T00:00:00.001Z',
    '2026-04-30T12:00:00Z',
  ];
  const made: string[] = [];
  for (const instant of instants) made.push((await event({ ...madeAt(instant), siteId, eventType: 'site_view' })).id);
  const query = `query ($id: ID!, $after: String) {
    site(id: $id) { analyticsEvents(first: 3, after: $after) { nodes { id } pageInfo { endCursor } } }
  }`;
  const first = (await staff.data(query, { id: siteId })).site.analyticsEvents;
  const second = (await staff.data(query, { id: siteId, after: first.pageInfo.endCursor })).site.analyticsEvents;
  expect([...first.nodes, ...second.nodes].map(({ id }: { id: string }) => id)).toEqual([...made].reverse());
  const months = `query ($id: ID!) {
    site(id: $id) {
      analyticsEvents(filter: { createdAt: { gte: "2026-02-01T00:00:00Z" } }) {
        aggregate { groups(by: [{ field: CREATED_AT, bucket: MONTH }]) { nodes { key { createdAt } count } } }
      }
    }
  }`;
  const { nodes } = (await staff.data(months, { id: siteId })).site.analyticsEvents.aggregate.groups;
  expect(nodes.map(({ count }: { count: number }) => count).sort()).toEqual([1, 2]);
});

test('events are found by type, visit, user and entity', async () => {
  const sessionId = `visit-${unique()}`;
  const externalUserId = `E-${unique()}`;
  const user = await organization.user();
  const part = await organization.part();
  const seen = await event({ sessionId, eventType: 'part_view', entityType: 'part', entityId: part.id });
  const signed = await event({ sessionId, eventType: 'sign_in', userId: user.id });
  const chosen = await event({ sessionId, eventType: 'gift_selected', externalUserId });
  const query = `query ($visit: String!, $user: ID!, $part: ID!) {
    visit: analyticsEvents(filter: { sessionId: { eq: $visit } }) { totalCount { count } }
    type: analyticsEvents(filter: { sessionId: { eq: $visit }, eventType: { eq: "sign_in" } }) { nodes { id } }
    chosen: analyticsEvents(filter: { sessionId: { eq: $visit }, eventType: { eq: "gift_selected" } }) { nodes { id externalUserId } }
    entity: analyticsEvents(filter: { entityType: { eq: "part" }, entityId: { eq: $part } }) { nodes { id } }
    user(id: $user) { analyticsEvents { nodes { id } } }
  }`;
  const found = await staff.data(query, { visit: sessionId, user: user.id, part: part.id });
  expect(found).toEqual({
    visit: { totalCount: { count: 3 } },
    type: { nodes: [{ id: signed.id }] },
    chosen: { nodes: [{ id: chosen.id, externalUserId }] },
    entity: { nodes: [{ id: seen.id }] },
    user: { analyticsEvents: { nodes: [{ id: signed.id }] } },
  });
});

test('a client sees the events of its own sites alone', async () => {
  const [ours, theirs] = [await client(), await client()];
  const { id: siteId } = await site(ours.id);
  const own = await event({ siteId });
  const foreign = await event({ clientId: theirs.id });
  await event();
  const portal = gateway.as(await organization.portalUser({ clientId: ours.id }));
  const query = 'query ($id: ID!) { analyticsEvents { nodes { id } } analyticsEvent(id: $id) { id } }';
  const { data, errors } = await portal.request(query, { id: foreign.id });
  expect(data).toEqual({ analyticsEvents: { nodes: [{ id: own.id }] }, analyticsEvent: null });
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
});

test('a visitor enters events of his own visit, unsigned and of now, and sees none', async () => {
  const user = await organization.user();
  await asAudience('guest', { organization_id: organization.id, session_id: 'visit-1' }, async (session) => {
    const enter = `INSERT INTO analytics_events (event_type, session_id, user_id, created_at) VALUES ('page_view', $1, $2, now())`;
    expect(await session.failure(enter, ['visit-1', user.id])).toBeNull();
    expect(await session.failure(enter, ['visit-2', null])).toBe(sqlState.insufficientPrivilege);
    expect(await session.query('SELECT id FROM analytics_events')).toEqual([]);
    expect(await session.failure(`UPDATE analytics_events SET event_type = 'sign_in'`)).toBe(
      sqlState.insufficientPrivilege,
    );
    expect(
      await session.failure(
        `INSERT INTO analytics_events (event_type, session_id, external_user_id) VALUES ('x', 'visit-1', 'y')`,
      ),
    ).toBe(sqlState.insufficientPrivilege);
    await session.query('RESET ROLE');
    const [made] = await session.query<{ user_id: string | null; agrees: boolean }>(
      `SELECT user_id, created_at = now()::timestamptz(3) AND created_at = app.instant_of(id) AS agrees
       FROM analytics_events WHERE organization_id = $1 AND session_id = 'visit-1'`,
      [organization.id],
    );
    expect(made).toEqual({ user_id: null, agrees: true });
  });
});

test('staff enter events in their own name, and change or remove none', async () => {
  const [user, other] = [await organization.user(), await organization.user()];
  await asAudience('staff', { organization_id: organization.id, user_id: user.id }, async (session) => {
    const enter = `INSERT INTO analytics_events (event_type, user_id) VALUES ('export', $1) RETURNING user_id`;
    expect(await session.query(enter, [other.id])).toEqual([{ user_id: user.id }]);
    for (const attempt of [`UPDATE analytics_events SET event_type = 'x'`, 'DELETE FROM analytics_events'])
      expect(await session.failure(attempt)).toBe(sqlState.insufficientPrivilege);
  });
});

test.each<[string, Values<'AnalyticsEvent'>]>([
  ['an event without a type', { eventType: '' }],
  ['an entity without its type', { entityId: '00000000-0000-7000-8000-000000000001' }],
  ['details that are no object', { eventData: ['x'] }],
  ['an id of another time', { id: madeAt('2026-01-01').id, createdAt: '2026-01-01T00:00:00.001Z' }],
])('refused: %s', async (_, values) => {
  expect(await failureOf(event(values))).toBe(sqlState.checkViolation);
});

test('a site of another organization is refused', async () => {
  const other = await makeOrganization();
  const { id: siteId } = await site((await client()).id);
  expect(await failureOf(event({ organizationId: other.id, siteId }))).toBe(sqlState.checkViolation);
  const { id: clientId } = await client();
  expect(await failureOf(event({ organizationId: other.id, clientId }))).toBe(sqlState.foreignKeyViolation);
});

test('a row of long ago and one of years ahead find their place, too', async () => {
  const sessionId = `visit-${unique()}`;
  for (const instant of ['1999-12-31T00:00:00Z', '2099-01-01T00:00:00Z']) {
    const { id } = await event({ ...madeAt(instant), sessionId });
    expect(await staff.data('query ($id: ID!) { analyticsEvent(id: $id) { createdAt } }', { id })).toEqual({
      analyticsEvent: { createdAt: instant.replace('Z', '.000Z') },
    });
  }
  const [{ parts } = { parts: 0 }] = await asOwner<{ parts: number }>(
    'SELECT count(DISTINCT tableoid)::int AS parts FROM analytics_events WHERE session_id = $1',
    [sessionId],
  );
  expect(parts).toBe(2);
});

test('the events of all sites take as many statements as those of one', async () => {
  const many = await makeOrganization();
  const { id: clientId } = await client(many.id);
  const sites = await insertAll(
    'Site',
    Array.from({ length: 50 }, () => ({ organizationId: many.id, clientId, name: 'Jubilee', slug: unique() })),
  );
  await insertAll(
    'AnalyticsEvent',
    sites.map(({ id: siteId }) => ({ organizationId: many.id, eventType: 'site_view', siteId })),
  );
  const reader = gateway.as(await many.user());
  const query = `query ($first: Int!) {
    sites(first: $first) { nodes { analyticsEvents { nodes { eventType client { name } entity { id } } } } }
  }`;
  await expect(async (first: number) => {
    const answer = await reader.request(query, { first });
    return { answer, found: answer.data.sites.nodes.length };
  }).toBeRowIndependent();
});
