import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { fail } from '../../src/errors.js';
import { asOwner, closeOwner } from '../support/database.js';
import { makeOrganization } from '../support/make.js';
import { schemaOf, startServer, type TestServer } from './harness.js';

/** A promise that a test settles. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

let entered = gate();
let released = gate();

const schema = schemaOf(
  `type Query {
     hello: String
     me: String @can(do: "x.read")
     refused: String
     ill: String
     leak: String
     required: String!
     rows: [Row!]!
     broken: String
   }
   type Row { id: ID! ill: String }
   type Mutation { rename(name: String!, illAfter: Boolean): Named slow: String }
   type Named { name: String! ill: String! }`,
  {
    Query: {
      hello: () => 'world',
      me: (_source, _args, { viewer }) => viewer?.userId,
      refused: () => {
        throw fail('FORBIDDEN', 'Not for you.', { permission: 'x.read' });
      },
      ill: () => {
        throw new Error('connect postgresql://app:canary@db failed');
      },
      leak: () => {
        throw new GraphQLError('canary of another organization', {
          extensions: { code: 'BAD_USER_INPUT', row: 'canary' },
        });
      },
      required: () => null,
      rows: () => {
        const shared = new Error('a batch failed');
        return ['1', '2', '3'].map((id) => ({ id, ill: () => Promise.reject(shared) }));
      },
      broken: async (_source, _args, { session }) => {
        const first = session.query({ text: 'SELECT 1 / 0 AS x', values: [] });
        await Promise.allSettled([first]);
        return 'looks well';
      },
    },
    Mutation: {
      rename: async (_source, { name, illAfter }: { name?: string; illAfter?: boolean }, { session, viewer }) => {
        const text = 'UPDATE users SET name = $1 WHERE id = $2 RETURNING name';
        const [row] = await session.query<{ name: string }>({ text, values: [name, viewer?.userId] });
        return { ...row, ill: illAfter === true ? () => Promise.reject(new Error('below')) : 'well' };
      },
      slow: async (_source, _args, { session, viewer }) => {
        entered.open();
        await released.opened;
        await session.query({ text: 'UPDATE users SET name = $1 WHERE id = $2', values: ['slow', viewer?.userId] });
        return 'done';
      },
    },
  },
);

let gateway: TestServer;
let user: { id: string; authorization: { authorization: string } };
const nameOf = async (id: string) =>
  (await asOwner<{ name: string }>('SELECT name FROM users WHERE id = $1', [id]))[0]?.name;
const newUser = async () => {
  const { id } = await (await makeOrganization()).user({ name: 'before' });
  return { id, authorization: await gateway.authorization(id) };
};

beforeAll(async () => {
  gateway = await startServer(schema);
  user = await newUser();
});
afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

describe('errors', () => {
  test('what was written for the caller goes out whole', async () => {
    const { body, status } = await gateway.post({ query: '{ hello refused }' });
    expect([status, body.data]).toEqual([200, { hello: 'world', refused: null }]);
    expect(body.errors).toEqual([
      {
        message: 'Not for you.',
        path: ['refused'],
        locations: [{ line: 1, column: 9 }],
        extensions: { code: 'FORBIDDEN', permission: 'x.read' },
      },
    ]);
  });

  test('an answer in which nothing came out has the status of its code', async () => {
    expect((await gateway.post({ query: '{ refused }' })).status).toBe(403);
    expect((await gateway.post({ query: '{ ill }' })).status).toBe(500);
  });

  test.each(['ill', 'leak', 'required'])(
    '%s: anything unexpected is masked, and found in the log by its errorId',
    async (field) => {
      const { body, text } = await gateway.post({ query: `{ ${field} }` });
      expect(text).not.toContain('canary');
      const [error] = body.errors ?? [];
      expect(error).toMatchObject({
        message: 'Something went wrong here. Quote the errorId when you ask about it.',
        path: [field],
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      });
      const line = gateway.lines.find(({ errorId }) => errorId === error?.extensions['errorId']);
      expect(line).toMatchObject({
        level: 'error',
        path: field,
        err: { type: expect.stringMatching(/Error/) as unknown },
      });
      expect(JSON.stringify(line)).not.toContain('app:canary');
    },
  );

  test('one failed batch is one line of the log, however many rows it served', async () => {
    const { body } = await gateway.post({ query: '{ rows { id ill } }' });
    const ids = new Set(body.errors?.map(({ extensions }) => extensions['errorId']));
    expect([body.errors?.length, ids.size]).toEqual([3, 1]);
    expect(gateway.lines.filter(({ errorId }) => errorId !== undefined && ids.has(errorId))).toHaveLength(1);
  });

  test('a read whose session broke answers the first error and no data', async () => {
    const { body, status } = await gateway.post({ query: '{ hello broken }' });
    expect(status).toBe(500);
    expect(body).toMatchObject({ data: null, errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] });
    expect(body.errors).toHaveLength(1);
  });
});

describe('mutations', () => {
  test('what was answered is stored', async () => {
    const { body } = await gateway.post(
      { query: 'mutation { rename(name: "after") { name ill } }' },
      user.authorization,
    );
    expect(body.data).toEqual({ rename: { name: 'after', ill: 'well' } });
    expect(await nameOf(user.id)).toBe('after');
  });

  test('a field that fails below its root is undone, the others stay', async () => {
    const query =
      'mutation { a: rename(name: "first") { name } b: rename(name: "second", illAfter: true) { name ill } }';
    const { body } = await gateway.post({ query }, user.authorization);
    expect(body.data).toEqual({ a: { name: 'first' }, b: null });
    expect(body.errors?.map(({ path }) => path)).toEqual([['b', 'ill']]);
    expect(await nameOf(user.id)).toBe('first');
  });
});

describe('the token', () => {
  test('gives the viewer, and the log says who asked for what', async () => {
    const { body, headers } = await gateway.post(
      { query: 'query Me { me }' },
      { ...user.authorization, 'x-request-id': 'trace-1' },
    );
    expect(body.data).toEqual({ me: user.id });
    expect(headers['x-request-id']).toBe('trace-1');
    const line = gateway.lines.find(({ requestId, msg }) => requestId === 'trace-1' && msg === 'operation');
    expect(line).toMatchObject({
      operation: 'Me',
      kind: 'query',
      status: 200,
      statements: 0,
      cost: 0,
      userId: user.id,
      audience: 'staff',
    });
    expect(line).toHaveProperty('hash', expect.stringMatching(/^[0-9a-f]{16}$/));
    expect(JSON.stringify(gateway.lines)).not.toContain(user.authorization.authorization.slice(7));
  });

  test('a bad one is refused before a connection is taken or the body is read', async () => {
    const seen: string[] = [];
    const stop = gateway.database.observe(({ text }) => seen.push(text));
    const counts = gateway.database.pool.counts();
    for (const authorization of ['Bearer nonsense', 'Basic abc', `Bearer ${'x'.repeat(9_000)}`]) {
      const { status, headers, body } = await gateway.post('{ not even json', { authorization });
      expect([status, headers['www-authenticate'], body.errors?.[0]?.extensions['code']]).toEqual([
        401,
        'Bearer',
        'UNAUTHENTICATED',
      ]);
    }
    stop();
    expect(seen).toEqual([]);
    expect(gateway.database.pool.counts()).toEqual(counts);
  });

  test('of a user who does not exist is refused', async () => {
    const stranger = await gateway.authorization('01890a5d-ac96-774b-bcce-b302099a8057');
    const { status, body } = await gateway.post({ query: '{ hello }' }, stranger);
    expect([status, body.errors?.[0]?.message]).toEqual([
      401,
      'The bearer token is not accepted: its user does not exist.',
    ]);
  });

  test('of a suspended user or organization is refused', async () => {
    const suspended = await newUser();
    await asOwner(`UPDATE users SET status = 'suspended' WHERE id = $1`, [suspended.id]);
    const { status, body } = await gateway.post({ query: '{ hello }' }, suspended.authorization);
    expect([status, body.errors?.[0]?.message]).toEqual([401, 'This user account is not active.']);

    const homeless = await newUser();
    await asOwner(
      `UPDATE organizations SET status = 'suspended' WHERE id = (SELECT organization_id FROM users WHERE id = $1)`,
      [homeless.id],
    );
    const second = await gateway.post({ query: '{ hello }' }, homeless.authorization);
    expect([second.status, second.body.errors?.[0]?.message]).toEqual([
      401,
      'The organization of this user is not active.',
    ]);
  });
});

describe('headers', () => {
  test.each(['', 'has space', 'x'.repeat(129), '-leading'])(
    'a request id that is not sane is replaced: %j',
    async (given) => {
      const { headers } = await gateway.post({ query: '{ hello }' }, { 'x-request-id': given });
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  test('keep browsers from guessing, framing and storing', async () => {
    expect((await gateway.post({ query: '{ hello }' })).headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    });
  });

  test('no other origin may call unless the configuration names it', async () => {
    const preflight = { origin: 'https://app.example.com', 'access-control-request-method': 'POST' };
    const ask = (to: TestServer, headers: Record<string, string>) =>
      to.server.app.inject({ method: 'OPTIONS', url: '/graphql', headers });
    expect((await ask(gateway, preflight)).headers).not.toHaveProperty('access-control-allow-origin');
    const open = await startServer(schema, { environment: { CORS_ORIGINS: 'https://app.example.com' } });
    const allowed = await ask(open, preflight);
    expect([allowed.statusCode, allowed.headers['access-control-allow-origin']]).toEqual([
      204,
      'https://app.example.com',
    ]);
    expect((await ask(open, { ...preflight, origin: 'https://evil.example' })).headers).not.toHaveProperty(
      'access-control-allow-origin',
    );
    await open.close();
  });
});

describe('health and the end', () => {
  test('a server that starts is alive and not ready', async () => {
    const starting = await startServer(schema, { open: false });
    expect((await starting.get('/health/live')).status).toBe(200);
    const ready = await starting.get('/health/ready');
    expect([ready.status, ready.body]).toEqual([503, { status: 'starting' }]);
    const refused = await starting.post({ query: '{ hello }' });
    expect([refused.status, refused.headers['retry-after'], refused.body.errors?.[0]?.extensions['code']]).toEqual([
      503,
      '1',
      'UNAVAILABLE',
    ]);
    await starting.close();
  });

  test('without a database it is not ready', async () => {
    const lonely = await startServer(schema);
    expect((await lonely.get('/health/ready')).body).toEqual({ status: 'ready' });
    await lonely.database.close();
    const ready = await lonely.get('/health/ready');
    expect([ready.status, ready.body]).toEqual([503, { status: 'no database' }]);
    await lonely.close();
  });

  test('a mutation in flight finishes, is stored and answered, while others are refused', async () => {
    const ending = await startServer(schema);
    const port = Number(new URL(await ending.server.listen()).port);
    [entered, released] = [gate(), gate()];
    const client = await openSocket(port);
    const second = await openSocket(port);
    client.send({ query: 'mutation { slow }' }, user.authorization);
    await entered.opened;

    const closed = ending.server.close();
    second.send({ query: '{ hello }' }, {});
    expect(await second.answer).toMatch(/^HTTP\/1\.1 503 .*The gateway is stopping\. Try again shortly\./s);
    expect([ending.server.state, ending.server.running]).toEqual(['draining', 1]);

    released.open();
    expect(await client.answer).toMatch(/^HTTP\/1\.1 200 .*connection: close.*\{"data":\{"slow":"done"\}/s);
    expect(await closed).toBe(0);
    expect(await nameOf(user.id)).toBe('slow');
    expect(ending.server.state).toBe('stopped');
    await ending.close();
  });

  test('what does not finish in its time is cut off and counted', async () => {
    const ending = await startServer(schema, { environment: { DRAIN_TIMEOUT_MS: '1' } });
    [entered, released] = [gate(), gate()];
    const answer = ending.post({ query: 'mutation { slow }' }, user.authorization);
    await entered.opened;
    expect(await ending.server.close()).toBe(1);
    released.open();
    await answer;
    await ending.close();
  });

  test('a port that is taken is one sentence', async () => {
    const port = String(new URL(await gateway.server.listen()).port);
    const second = await startServer(schema, { environment: { PORT: port } });
    await expect(second.server.listen()).rejects.toThrow(
      `Another process uses port ${port} of 127.0.0.1 already. Stop it, or choose another port with PORT.`,
    );
    await second.close();
  });
});

test('two Authorization headers are refused', async () => {
  const port = (gateway.server.app.server.address() as AddressInfo).port;
  const socket = await openSocket(port);
  const { authorization } = user.authorization;
  socket.raw(
    `POST /graphql HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\nAuthorization: ${authorization}\r\nContent-Type: application/json\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
  );
  expect(await socket.answer).toContain('One Authorization header was expected, several were sent.');
});

interface Client {
  send(body: object, headers: Record<string, string>): void;
  raw(text: string): void;
  /** Everything that came until the server ended the connection. */
  readonly answer: Promise<string>;
}

async function openSocket(port: number): Promise<Client> {
  const socket: Socket = connect(port, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  let text = '';
  socket.setEncoding('utf8').on('data', (part: string) => (text += part));
  const answer = new Promise<string>((resolve, reject) => {
    socket.on('close', () => {
      resolve(text);
    });
    socket.on('error', reject);
  });
  return {
    answer,
    raw: (request) => void socket.write(request),
    send(body, headers) {
      const payload = JSON.stringify(body);
      const lines = [
        'POST /graphql HTTP/1.1',
        'Host: x',
        'Content-Type: application/json',
        `Content-Length: ${String(Buffer.byteLength(payload))}`,
      ];
      for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
      socket.write(`${lines.join('\r\n')}\r\n\r\n${payload}`);
    },
  };
}
