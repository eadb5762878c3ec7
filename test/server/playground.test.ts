import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse, validate } from 'graphql';
import { buildSchema } from '../../src/schema/index.js';
import { defaultQuery } from '../../src/server/playground-page.js';
import { schemaOf, startServer, type TestServer } from './harness.js';

const schema = schemaOf('type Query { hello: String }', { Query: { hello: () => 'world' } });

describe('the playground', () => {
  let demo: TestServer;
  let plain: TestServer;
  beforeAll(async () => {
    demo = await startServer(schema, { demoTokens: { manager: 'a-token' } });
    plain = await startServer(schema);
  });
  afterAll(async () => {
    await demo.close();
    await plain.close();
  });

  test('is a page that runs scripts of this server only', async () => {
    const { status, text, headers } = await demo.get('/playground');
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(text).not.toMatch(/<script>|https?:\/\//);
  });

  test('every file that the page names is there, offline, and is not sent twice', async () => {
    const { text } = await demo.get('/playground');
    const files = [...text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(files).toHaveLength(6);
    for (const file of files) {
      const asset = await demo.get(file);
      expect([file, asset.status, asset.text.length > 100]).toEqual([file, 200, true]);
      const again = await demo.get(file, { 'if-none-match': String(asset.headers['etag']) });
      expect([again.status, again.text]).toEqual([304, '']);
    }
  });

  test.each([
    '/playground/assets/package.json',
    '/playground/assets/..%2f..%2fpackage.json',
    '/playground/assets/constructor',
  ])('%s is not served', async (path) => {
    expect((await demo.get(path)).status).toBe(404);
  });

  test('demo tokens are handed out to this machine by its own name only', async () => {
    expect((await demo.get('/playground/tokens', { host: 'localhost:4000' })).text).toBe(
      '{"tokens":{"manager":"a-token"}}',
    );
    const rebound = await demo.get('/playground/tokens', { host: 'evil.example' });
    expect([rebound.status, rebound.body.errors?.[0]?.extensions['code']]).toEqual([403, 'FORBIDDEN']);
  });

  test('demo tokens are for its own page, whoever may call the API', async () => {
    const open = await startServer(schema, { demoTokens: { manager: 'a-token' }, environment: { CORS_ORIGINS: '*' } });
    const headers = { host: 'localhost', origin: 'https://evil.example', 'apollo-require-preflight': '1' };
    const granted = async (path: string) => (await open.get(path, headers)).headers['access-control-allow-origin'];
    expect([await granted('/graphql?query={hello}'), await granted('/playground/tokens')]).toEqual(['*', undefined]);
    await open.close();
  });

  test('outside the demo mode there are none', async () => {
    expect((await plain.get('/playground/tokens', { host: 'localhost' })).status).toBe(404);
  });

  test('its default query fits the schema', () => {
    expect(validate(buildSchema(), parse(defaultQuery))).toEqual([]);
  });
});
