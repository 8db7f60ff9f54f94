/**
 * For whoever publishes Vivier: makes a signed file of update (`.maj`) out of an installer, or a pair of keys.
 *
 *     node electron/launch/make-update.mjs keys PRIVATE.pem
 *     VIVIER_SIGNING_KEY=PRIVATE.pem node electron/launch/make-update.mjs INSTALLER OUT.maj \
 *         --version 0.2.0 --platform win32 --arch x64 [--notes NOTES.txt] [--on 2026-12-01]
 *
 * The private key never enters the repository, nor the command line: only the name of its file is given, by the environment.
 * The public key goes into the build: `VIVIER_UPDATE_KEY=… npm run package`. The format: electron/main/update/container.ts.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const MARK = Buffer.from('vivier update 1\n', 'latin1');

/** @returns {string} the public key that a build holds, in base64 */
export function publicKeyOf(/** @type {import('node:crypto').KeyObject} */ privateKey) {
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  return Buffer.from(x, 'base64url').toString('base64');
}

/**
 * The bytes of a file of update.
 * @param {{ privateKey: import('node:crypto').KeyObject, installer: Buffer, manifest: Record<string, unknown> }} update
 */
export function makeUpdate({ privateKey, installer, manifest }) {
  const bytes = Buffer.from(
    JSON.stringify({
      product: 'vivier',
      ...manifest,
      sha256: createHash('sha256').update(installer).digest('hex'),
      size: installer.length,
    }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  const signature = sign(null, Buffer.concat([MARK, bytes]), privateKey);
  return Buffer.concat([MARK, length, signature, bytes, installer]);
}

/** @returns {never} */
function fail(/** @type {string} */ reason) {
  console.error(`vivier: ${reason}`);
  process.exit(1);
}

/** Writes a new private key, for its owner alone, and says the public one. */
function makeKeys(/** @type {string} */ path) {
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  console.log(`VIVIER_UPDATE_KEY=${publicKeyOf(privateKey)}`);
}

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      version: { type: 'string' },
      platform: { type: 'string' },
      arch: { type: 'string' },
      notes: { type: 'string' },
      on: { type: 'string' },
    },
  });
  const [installer, out] = positionals;
  if (installer === undefined || out === undefined)
    fail('usage: make-update.mjs INSTALLER OUT.maj --version … --platform … --arch …, or keys PRIVATE.pem');
  if (installer === 'keys') return makeKeys(out);
  const keyFile = process.env.VIVIER_SIGNING_KEY;
  if (!keyFile) fail('VIVIER_SIGNING_KEY ne nomme aucun fichier de clé (names no key file).');
  const { version, platform, arch } = values;
  if (!version || !platform || !arch)
    fail('--version, --platform et --arch sont nécessaires (are required).');
  const update = makeUpdate({
    privateKey: createPrivateKey(readFileSync(keyFile)),
    installer: readFileSync(installer),
    manifest: {
      version,
      platform,
      arch,
      fileName: basename(installer).replaceAll(/[^A-Za-z0-9._-]/gu, '-'),
      releasedOn: values.on ?? new Date().toISOString().slice(0, 10),
      notes: values.notes === undefined ? '' : readFileSync(values.notes, 'utf8'),
    },
  });
  writeFileSync(out, update, { flag: 'wx' });
  console.log(`${out} (${update.length} octets)`);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    main();
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
}
