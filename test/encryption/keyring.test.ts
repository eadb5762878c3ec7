import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { expect, test } from '@jest/globals';
import { createKeyring, type Place } from '../../src/encryption/keyring.js';
import { makeKey } from '../../src/encryption/keys.js';

const [old, current] = [makeKey(), makeKey()];
const keyring = createKeyring([current, old]);
const place: Place = { organizationId: randomUUID(), table: 'integrations', column: 'config', id: randomUUID() };
const text = JSON.stringify({ token: 'canary-π-🔑' });

test('what was encrypted is read again, and each time looks different', () => {
  const [one, other] = [keyring.seal(text, place), keyring.seal(text, place)];
  expect(one.keyId).toBe(current.id);
  expect(one.ciphertext).not.toBe(other.ciphertext);
  expect(one.ciphertext).toMatch(/^v1\.[A-Za-z0-9_-]{38,}$/);
  expect(Buffer.from(one.ciphertext.slice(3), 'base64url').toString('utf8')).not.toContain('canary');
  for (const sealed of [one, other]) expect(keyring.open(sealed, place)).toBe(text);
  expect(keyring.open(keyring.seal('', place), place)).toBe('');
});

test('an older key still decrypts, the first one encrypts', () => {
  const before = createKeyring([old]).seal(text, place);
  expect(before.keyId).toBe(old.id);
  expect(keyring.open(before, place)).toBe(text);
});

test('a ciphertext does not decrypt in another row, column, table or organization', () => {
  const sealed = keyring.seal(text, place);
  const elsewhere: readonly Partial<Place>[] = [
    { id: randomUUID() },
    { column: 'secret' },
    { table: 'webhook_endpoints' },
    { organizationId: randomUUID() },
  ];
  for (const change of elsewhere)
    expect(() => keyring.open(sealed, { ...place, ...change })).toThrow('belongs to another place');
  expect(keyring.open(sealed, { ...place, id: place.id.toUpperCase() })).toBe(text);
});

test('no byte of it can be changed', () => {
  const { ciphertext, keyId } = keyring.seal(text, place);
  const bytes = Buffer.from(ciphertext.slice(3), 'base64url');
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const tampered = `v1.${changed.toString('base64url')}`;
    expect(() => keyring.open({ ciphertext: tampered, keyId }, place)).toThrow('it was changed');
  }
  expect(() => keyring.open({ ciphertext: ciphertext.slice(0, -8), keyId }, place)).toThrow('it was changed');
  for (const nonsense of ['', 'v1.', 'v1.AAAA', ciphertext.slice(3), text])
    expect(() => keyring.open({ ciphertext: nonsense, keyId }, place)).toThrow('no ciphertext');
});

test('an unknown key is told by name, with those there are', () => {
  const sealed = keyring.seal(text, place);
  expect(() => createKeyring([old]).open(sealed, place)).toThrow(
    `integrations.config of row ${place.id} (organization ${place.organizationId}) cannot be decrypted: ` +
      `its key "${current.id}" is not among those given (${old.id}).`,
  );
});

test('a key of the same name but other bytes does not decrypt', () => {
  const sealed = keyring.seal(text, place);
  const impostor = createKeyring([{ id: current.id, bytes: makeKey().bytes }]);
  expect(() => impostor.open(sealed, place)).toThrow('another one of the same name');
});

test('neither a keyring nor a failure shows a key or a value', () => {
  const sealed = keyring.seal(text, place);
  const failures = [
    { ...sealed, keyId: 'lost' },
    { ...sealed, ciphertext: `${sealed.ciphertext}AAAA` },
  ].map((wrong) => {
    try {
      return keyring.open(wrong, place);
    } catch (error) {
      return inspect(error, { depth: 9, showHidden: true });
    }
  });
  const shown = [...failures, inspect(keyring, { depth: 9, showHidden: true }), JSON.stringify(keyring)].join('\n');
  expect(shown).not.toContain('canary');
  for (const { bytes } of [old, current]) {
    expect(shown).not.toContain(Buffer.from(bytes).toString('base64').slice(0, 20));
    expect(shown).not.toContain(Buffer.from(bytes).toString('hex').slice(0, 20));
  }
});
