import { describe, expect, test } from '@jest/globals';
import { readConfig, secretsOf } from '../../src/config.js';
import { StartupError } from '../../src/database/startup-error.js';

function refused(environment: NodeJS.ProcessEnv): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof StartupError) return error.message;
    throw error;
  }
  throw new Error('the environment was accepted');
}

describe('configuration', () => {
  test('an empty environment is the demo mode on this machine', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      nodeEnvironment: 'development',
      host: 'localhost',
      port: 4000,
      databaseUrl: null,
      authentication: { kind: 'demo' },
      executor: 'compiled',
      limits: { bodyBytes: 262_144 },
    });
    expect(Object.isFrozen(config) && Object.isFrozen(config.limits) && Object.isFrozen(config.timeouts)).toBe(true);
  });

  test('an empty variable counts as one that is not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', JWT_SECRET: '' })).toEqual(readConfig({}));
  });

  test('with a key it listens on every address', () => {
    expect(readConfig({ JWT_SECRET: 'x'.repeat(32) }).host).toBe('0.0.0.0');
  });

  test.each([
    [{ PORT: '70000' }, 'PORT must be a port from 0 to 65535 (0: any free one); got "70000".'],
    [{ PORT: '4e3' }, 'PORT must be a port from 0 to 65535 (0: any free one); got "4e3".'],
    [{ EXECUTOR: 'jit' }, 'EXECUTOR must be one of compiled, graphql-js; got "jit".'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent; got "loud".'],
    [{ HOST: 'two words' }, 'HOST must be a host name or an IP address; got "two words".'],
    [
      { JWKS_URL: 'http://keys.example.com' },
      'JWKS_URL must be an https:// URL (http:// for this machine only); got "http://keys.example.com".',
    ],
    [
      { MIGRATION_DATABASE_URL: 'postgresql://owner@db/app' },
      'MIGRATION_DATABASE_URL needs DATABASE_URL beside it: the embedded database migrates itself.',
    ],
    [
      { MIGRATION_DATABASE_URL: 'postgresql://owner@db/app', DATABASE_URL: '' },
      'MIGRATION_DATABASE_URL needs DATABASE_URL beside it: the embedded database migrates itself.',
    ],
    [
      { DATABASE_URL: 'postgresql://app:100%@db/app' },
      'DATABASE_URL must be a URL that begins with postgresql:// and writes special characters as % codes; got a value of 28 bytes (not shown here).',
    ],
  ])('%j is refused with a sentence', (environment, sentence) => {
    expect(refused(environment)).toBe(sentence);
  });

  test('every wrong variable is told at once', () => {
    expect(refused({ PORT: 'x', POOL_SIZE: '1', MAX_DEPTH: 'deep' }).split('\n')).toHaveLength(3);
  });

  test('a secret is never repeated', () => {
    const message = refused({ JWT_SECRET: 'canary-short', DATABASE_URL: 'mysql://canary:canary@host/db' });
    expect(message).toContain('JWT_SECRET must be at least 32 bytes; got a value of 12 bytes (not shown here).');
    expect(message).not.toContain('canary');
  });

  test('production asks for a key, and two kinds of keys exclude each other', () => {
    expect(refused({ NODE_ENV: 'production' })).toContain('JWT_SECRET (at least 32 bytes) or JWKS_URL must be set');
    const both = { JWT_SECRET: 'x'.repeat(32), JWKS_URL: 'https://keys.example.com/jwks.json' };
    expect(refused(both)).toContain('exclude each other');
  });

  test('its secrets are known to the log', () => {
    const config = readConfig({ JWT_SECRET: 's'.repeat(40), DATABASE_URL: 'postgresql://app:p%40ss-word@host/db' });
    expect(secretsOf(config)).toEqual(expect.arrayContaining(['s'.repeat(40), 'p%40ss-word', 'p@ss-word']));
    const asked = readConfig({ DATABASE_URL: 'postgresql://db/app?user=app&password=p%40ss-word' });
    expect(secretsOf(asked)).toEqual(['p@ss-word']);
  });
});
