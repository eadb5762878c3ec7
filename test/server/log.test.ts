import { describe, expect, test } from '@jest/globals';
import { createLog } from '../../src/server/log.js';

const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJlLWNhbmFyeQ';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(
    createLog({
      level: 'info',
      secrets: ['canary-known', 'canary"with\\signs'],
      destination: { write: (line) => void lines.push(line) },
    }),
  );
  expect(lines).toHaveLength(1);
  return lines.join('');
}

describe('what a line of the log never shows', () => {
  test.each<[string, (log: ReturnType<typeof createLog>) => void]>([
    [
      'a header',
      (log) => log.info({ headers: { authorization: 'Bearer canary', cookie: 'a="canary"; b=1' } }, 'request'),
    ],
    [
      'a nested field',
      (log) => log.info({ a: { b: [{ passwordHash: 'canary"quoted\\', 'x-api-key': 'canary' }] } }, 'x'),
    ],
    [
      'a connection string',
      (log) => log.error({ err: new Error('connect postgresql://app:canary@db:5432/x failed') }, 'x'),
    ],
    ['a token in a text', (log) => log.error(`invalid token ${token}`)],
    ['a token on a line of its own', (log) => log.error(`invalid token\n${token}\n`)],
    ['a bearer token of another form', (log) => log.error('got Bearer canary-opaque')],
    ['a secret of the configuration', (log) => log.info({ note: 'canary-known' }, 'and canary"with\\signs')],
    ['an assignment', (log) => log.error('password=canary host=db')],
    ['JSON in a text', (log) => log.info('{"password":"can\\"ary","secretKey": "canary"}')],
    ['a cause', (log) => log.error({ err: new Error('outer', { cause: new Error('redis://:canary@cache') }) }, 'x')],
  ])('%s', (_name, write) => {
    const line = logged(write);
    expect(line).not.toMatch(/canary|can\\*"ary|c2lnbmF0dXJlLWNhbmFyeQ/);
    expect(line).toContain('[redacted]');
    expect(() => JSON.parse(line) as unknown).not.toThrow();
  });

  // A pattern that begins anew at each repetition would take minutes for a text that fits into one request.
  test.each([
    ['a telling word', 'token'],
    ['the beginning of a token', '-eyJaaaaaa'],
    ['a bearer', 'Bearer '],
    ['a connection', 'https://'],
    ['an open field', '"token":"'],
    ['an assignment', 'password  '],
  ])('a caller cannot hold up the log by repeating %s', (_name, text) => {
    const line = logged((log) => log.info({ operation: text.repeat(1_000_000 / text.length) }, 'operation'));
    expect(() => JSON.parse(line) as unknown).not.toThrow();
  });

  test('everything else stays', () => {
    const line = JSON.parse(
      logged((log) => log.info({ operation: 'Rfqs', statements: 4, errors: ['NOT_FOUND'] }, 'operation')),
    ) as unknown;
    expect(line).toMatchObject({
      level: 'info',
      operation: 'Rfqs',
      statements: 4,
      errors: ['NOT_FOUND'],
      msg: 'operation',
    });
  });
});
