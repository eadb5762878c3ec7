import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey } from 'jose';
import { createTokens, issueToken, type Tokens } from '../../src/access/tokens.js';
import { RequestError } from '../../src/errors.js';

const userId = '01890a5d-ac96-774b-bcce-b302099a8057';
const issuer = 'https://identity.example.com';
const audience = 'supplygraph';
const secret = new TextEncoder().encode('a secret that is at least 32 bytes long');

const claims = () => new SignJWT().setSubject(userId).setIssuer(issuer).setAudience(audience).setIssuedAt();
const signed = (jwt: SignJWT, key: Uint8Array = secret) => jwt.setProtectedHeader({ alg: 'HS256' }).sign(key);

async function refusal(tokens: Tokens, ...authorization: string[]): Promise<string> {
  const error: unknown = await tokens.verify(authorization).catch((reason: unknown) => reason);
  if (!(error instanceof RequestError)) throw new Error(`expected a RequestError, got ${String(error)}`);
  return `${error.code}: ${error.message}`;
}

describe('tokens signed with a secret', () => {
  const tokens = createTokens({ keys: { kind: 'secret', secret }, issuer, audience });
  const bad = (why: string) => `UNAUTHENTICATED: The bearer token is not accepted: ${why}.`;

  test('a good one gives its user', async () => {
    const token = await issueToken(secret, { userId, issuer, audience, days: 30 });
    await expect(tokens.verify([`Bearer ${token}`])).resolves.toBe(userId);
    await expect(tokens.verify([`bearer  ${token} `])).resolves.toBe(userId);
  });

  test('no header is nobody', async () => {
    await expect(tokens.verify([])).resolves.toBeNull();
  });

  test('attacks and mistakes', async () => {
    const none = new UnsecuredJWT()
      .setSubject(userId)
      .setIssuer(issuer)
      .setAudience(audience)
      .setExpirationTime('1h')
      .encode();
    const malformed = bad('it is malformed, or its signature is not from a known key');
    expect(await refusal(tokens, `Bearer ${none}`)).toBe(malformed);
    expect(await refusal(tokens, 'Bearer x')).toBe(malformed);
    expect(await refusal(tokens, `Bearer ${await signed(claims().setExpirationTime('1h'), new Uint8Array(32))}`)).toBe(
      malformed,
    );
    expect(await refusal(tokens, `Bearer ${await signed(claims().setExpirationTime('-1m'))}`)).toBe(
      bad('it has expired'),
    );
    expect(await refusal(tokens, `Bearer ${await signed(claims().setExpirationTime('1h').setNotBefore('5m'))}`)).toBe(
      bad('it is not valid yet'),
    );
    expect(await refusal(tokens, `Bearer ${await signed(claims())}`)).toBe(
      bad('its claim "exp" is missing or not for this service'),
    );
    expect(await refusal(tokens, `Bearer ${await signed(claims().setExpirationTime('1h').setAudience('other'))}`)).toBe(
      bad('its claim "aud" is missing or not for this service'),
    );
    expect(await refusal(tokens, `Bearer ${await signed(claims().setExpirationTime('1h').setIssuer('other'))}`)).toBe(
      bad('its claim "iss" is missing or not for this service'),
    );
    expect(
      await refusal(tokens, `Bearer ${await signed(claims().setExpirationTime('1h').setSubject("' OR 1=1"))}`),
    ).toBe(bad('its subject is not a user id'));
    expect(await refusal(tokens, `Bearer ${'x'.repeat(10_240)}`)).toBe(bad('it is longer than 8192 bytes'));
    expect(await refusal(tokens, 'Basic dXNlcjpwYXNz')).toBe(
      'UNAUTHENTICATED: The Authorization header must be "Bearer <token>"; got something else.',
    );
    expect(await refusal(tokens, 'Bearer a', 'Bearer b')).toBe(
      'UNAUTHENTICATED: One Authorization header was expected, several were sent.',
    );
  });

  test('clocks may differ by half a minute', async () => {
    const token = await signed(claims().setExpirationTime('-20s').setNotBefore('20s'));
    await expect(tokens.verify([`Bearer ${token}`])).resolves.toBe(userId);
  });
});

describe('tokens signed with a published key', () => {
  let server: Server;
  let url: URL;
  let published: { publicKey: CryptoKey; privateKey: CryptoKey };
  let available = true;
  const options = () => ({ keys: { kind: 'keys', url, timeoutMs: 2_000 } as const, issuer, audience });
  const withKey = (key: CryptoKey, kid: string) =>
    claims().setExpirationTime('1h').setProtectedHeader({ alg: 'ES256', kid }).sign(key);

  beforeAll(async () => {
    published = await generateKeyPair('ES256');
    const jwk = { ...(await exportJWK(published.publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
    server = createServer((_request, response) => {
      response.statusCode = available ? 200 : 500;
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = new URL(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/jwks.json`);
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
  });

  test('a good one gives its user', async () => {
    await expect(
      createTokens(options()).verify([`Bearer ${await withKey(published.privateKey, 'one')}`]),
    ).resolves.toBe(userId);
  });

  test('an unknown key, and HS256 signed with the public key', async () => {
    const tokens = createTokens(options());
    const stranger = await generateKeyPair('ES256');
    const malformed =
      'UNAUTHENTICATED: The bearer token is not accepted: it is malformed, or its signature is not from a known key.';
    expect(await refusal(tokens, `Bearer ${await withKey(stranger.privateKey, 'two')}`)).toBe(malformed);
    expect(await refusal(tokens, `Bearer ${await withKey(stranger.privateKey, 'one')}`)).toBe(malformed);
    const pem = new TextEncoder().encode(
      await exportSPKI((await generateKeyPair('ES256', { extractable: true })).publicKey),
    );
    expect(await refusal(tokens, `Bearer ${await signed(claims().setExpirationTime('1h'), pem)}`)).toBe(malformed);
  });

  test('keys that cannot be had are no fault of the token', async () => {
    available = false;
    const token = await withKey(published.privateKey, 'one');
    expect(await refusal(createTokens(options()), `Bearer ${token}`)).toMatch(/^UNAVAILABLE: The keys/);
    available = true;
  });
});
