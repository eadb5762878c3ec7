/**
 * Encryption of what must be kept and read again, but never shown: credentials of integrations, secrets of webhooks and of
 * second factors.
 *
 * Design: AES-256-GCM with a random nonce per value. What is authenticated along is the place the value belongs to, so that a
 * ciphertext copied into another row, column, table or organization does not decrypt there. The key's id is stored beside
 * the ciphertext, so that old values stay readable while keys change (rotate.ts brings them up to date).
 * Data shape: `v1.` and, in base64url, nonce (12 bytes), ciphertext, tag (16 bytes).
 */
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type { EncryptionKey } from './keys.js';

/** Where an encrypted value stands. */
export interface Place {
  readonly organizationId: string;
  readonly table: string;
  readonly column: string;
  readonly id: string;
}

/** An encrypted value as its row holds it. */
export interface Sealed {
  readonly ciphertext: string;
  readonly keyId: string;
}

export interface Keyring {
  /** Id of the key that new values are encrypted with. */
  readonly currentKeyId: string;
  readonly keyIds: readonly string[];
  seal(text: string, place: Place): Sealed;
  /** @throws DecryptionError where the key is missing, or the value is not what was once encrypted for this place */
  open(sealed: Sealed, place: Place): string;
}

/** A value that cannot be decrypted. The message names the place and the key's id, never a value. */
export class DecryptionError extends Error {
  constructor({ table, column, organizationId, id }: Place, reason: string) {
    super(`${table}.${column} of row ${id} (organization ${organizationId}) cannot be decrypted: ${reason}.`);
    this.name = 'DecryptionError';
  }
}

const cipher = 'aes-256-gcm';
const prefix = 'v1.';
const nonceLength = 12;
const tagLength = 16;

export function createKeyring(keys: readonly EncryptionKey[]): Keyring {
  // Key objects show nothing of themselves when they are printed.
  const known = new Map<string, KeyObject>(keys.map(({ id, bytes }) => [id, createSecretKey(bytes)]));
  const currentKeyId = keys[0]?.id;
  const currentKey = currentKeyId === undefined ? undefined : known.get(currentKeyId);
  if (currentKeyId === undefined || currentKey === undefined) throw new Error('A keyring needs a key.');
  return {
    currentKeyId,
    keyIds: [...known.keys()],
    seal(text, place) {
      const nonce = randomBytes(nonceLength);
      const encryption = createCipheriv(cipher, currentKey, nonce, { authTagLength: tagLength });
      encryption.setAAD(context(place));
      const parts = [nonce, encryption.update(text, 'utf8'), encryption.final(), encryption.getAuthTag()];
      return { ciphertext: prefix + Buffer.concat(parts).toString('base64url'), keyId: currentKeyId };
    },
    open({ ciphertext, keyId }, place) {
      const key = known.get(keyId);
      if (key === undefined)
        throw new DecryptionError(
          place,
          `its key "${keyId}" is not among those given (${[...known.keys()].join(', ')})`,
        );
      const bytes = Buffer.from(ciphertext.slice(prefix.length), 'base64url');
      if (!ciphertext.startsWith(prefix) || bytes.length < nonceLength + tagLength)
        throw new DecryptionError(place, 'it is no ciphertext of this product');
      const decryption = createDecipheriv(cipher, key, bytes.subarray(0, nonceLength), { authTagLength: tagLength });
      decryption.setAAD(context(place));
      decryption.setAuthTag(bytes.subarray(-tagLength));
      try {
        const text = decryption.update(bytes.subarray(nonceLength, -tagLength));
        return Buffer.concat([text, decryption.final()]).toString('utf8');
      } catch {
        throw new DecryptionError(
          place,
          `it was changed, belongs to another place, or the key "${keyId}" is another one of the same name`,
        );
      }
    },
  };
}

/** Ids in the one spelling PostgreSQL answers with; quoted, so that no two places read alike. */
function context({ organizationId, table, column, id }: Place): Buffer {
  return Buffer.from(JSON.stringify(['v1', organizationId.toLowerCase(), table, column, id.toLowerCase()]));
}
