/**
 * `npm run keys:rotate`: re-encrypts every stored secret whose key is not the first of ENCRYPTION_KEYS (or of the key file in
 * the data folder). May be broken off and repeated. `-- --new-key` first makes a key: into the key file, or, where
 * ENCRYPTION_KEYS is set, printed for whoever keeps it.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { addKeyToFile, expectedKeys, loadKeys, makeKey, parseKeys, writeKeys } from '../src/encryption/keys.js';
import { createKeyring } from '../src/encryption/keyring.js';
import { countByKey, rotateKeys } from '../src/encryption/rotate.js';
import { runOnDatabase } from './db-connection.js';

const dataDirectory = resolve(process.env['DATA_DIR'] ?? '.data');
const given = process.env['ENCRYPTION_KEYS'] ?? '';
const nodeEnvironment = process.env['NODE_ENV'] ?? 'development';
const { values } = parseArgs({ options: { 'new-key': { type: 'boolean', default: false } } });

if (values['new-key'] && (given !== '' || nodeEnvironment === 'production')) {
  console.log(`${writeKeys([makeKey()])}`);
  console.error(
    'Append this key to ENCRYPTION_KEYS of every gateway and restart them; then put it first and restart them again; then run keys:rotate.',
  );
} else {
  await runOnDatabase(async (connection) => {
    const encryptionKeys = given === '' ? null : parseKeys(given);
    if (given !== '' && encryptionKeys === null) throw new Error(`ENCRYPTION_KEYS must be ${expectedKeys}.`);
    if (values['new-key']) addKeyToFile(dataDirectory);
    const keyring = createKeyring(loadKeys({ encryptionKeys, nodeEnvironment, dataDirectory }));
    const client = new pg.Client(connection);
    // A server that goes away is reported by the statement it interrupts; unheard, it would end the process.
    client.on('error', () => undefined);
    await client.connect();
    try {
      const done = await rotateKeys(client, keyring, {
        onProgress: ({ table, column, done, total }) => {
          if (total > 0) console.log(`${table}.${column}: ${String(done)} of ${String(total)}`);
        },
      });
      console.log(`${String(done)} values were brought to the key "${keyring.currentKeyId}".`);
      const used = await countByKey(client);
      const unused = keyring.keyIds.filter((id) => id !== keyring.currentKeyId && !used.has(id));
      if (unused.length > 0)
        console.log(`No value needs ${unused.join(', ')} any more. Keep old keys as long as backups that need them.`);
    } finally {
      await client.end();
    }
  });
}
