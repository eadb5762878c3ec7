import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTokens } from '../../src/access/tokens.js';
import { demoAudience, demoIssuer, demoSecret, demoTokens, writeDemoFile } from '../../src/server/demo.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'supplygraph-demo-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const names = [
  'admin',
  'manager',
  'salesRep',
  'vendor',
  'otherVendor',
  'buyer',
  'client',
  'viewer',
  'otherOrganization',
] as const;
const idOf = (name: string) =>
  `01890a5d-ac96-774b-bcce-${String(names.findIndex((each) => each === name)).padStart(12, '0')}`;
const user = (name: string) => ({ id: idOf(name), email: `${name}@example.com` });
const world = {
  users: {
    admin: user('admin'),
    manager: user('manager'),
    salesRep: user('salesRep'),
    vendor: user('vendor'),
    otherVendor: user('otherVendor'),
    buyer: user('buyer'),
    client: user('client'),
    viewer: user('viewer'),
    otherOrganization: user('otherOrganization'),
  },
  sample: { rfqId: 'an-rfq', orderId: 'an-order', trackingToken: 'a-token' },
};
const mode = async (file: string) => (await stat(file)).mode & 0o777;

test('the secret is made once, and is its owner’s alone', async () => {
  const data = join(folder, 'new', 'data');
  const secret = await demoSecret(data);
  expect(secret).toHaveLength(32);
  expect(await demoSecret(data)).toEqual(secret);
  expect(await mode(join(data, 'demo-secret'))).toBe(0o600);
});

test('a damaged secret is replaced', async () => {
  await writeFile(join(folder, 'demo-secret'), 'short');
  expect(await demoSecret(folder)).toHaveLength(32);
});

test('every demo user gets a token of 30 days that the gateway accepts', async () => {
  const options = {
    keys: { kind: 'secret', secret: await demoSecret(folder) },
    issuer: demoIssuer,
    audience: demoAudience,
  } as const;
  const tokens = await demoTokens(world, options);
  expect(Object.keys(tokens)).toEqual(names);
  for (const name of names) {
    const token = tokens[name] ?? '';
    await expect(createTokens(options).verify([`Bearer ${token}`])).resolves.toBe(idOf(name));
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      iat: number;
      exp: number;
    };
    expect(claims.exp - claims.iat).toBe(30 * 24 * 60 * 60);
  }
});

test('demo.json says where everything is, to its owner alone, and is replaced as a whole', async () => {
  const file = join(folder, 'demo.json');
  await writeFile(file, 'old', { mode: 0o644 });
  expect(await writeDemoFile(folder, 'http://localhost:4000', world, { admin: 'a' })).toBe(file);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
    endpoint: 'http://localhost:4000/graphql',
    playground: 'http://localhost:4000/playground',
    tokens: { admin: 'a' },
    sample: world.sample,
  });
  expect(await mode(file)).toBe(0o600);
});
