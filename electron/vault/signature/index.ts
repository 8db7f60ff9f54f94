/**
 * The Ed25519 key by which a portfolio signs what it hands over, beside the key of age by which it reads what it is given.
 * Made by the migration that adds its table, hence at each creation; the secret half never leaves the encrypted database.
 * A change of all keys makes another: whoever had the former data key had this one too.
 */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { publicHexOf } from '../base/ed25519';
import type { Db } from '../db';
import { readSigningKey, writeSigningKey } from './signature.repository';

/** The key that signs. */
export const signingKeyOf = (db: Db): KeyObject =>
  createPrivateKey({ key: readSigningKey(db), format: 'der', type: 'pkcs8' });

/** Its public half, in hexadecimal. */
export const signingPublicKeyOf = (db: Db): string => publicHexOf(signingKeyOf(db));

/** Makes another key in the place of the one that signs: colleagues will have to compare its fingerprint again. */
export function renewSigningKey(db: Db): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  const secret = privateKey.export({ type: 'pkcs8', format: 'der' });
  writeSigningKey(db, secret);
  secret.fill(0);
}
