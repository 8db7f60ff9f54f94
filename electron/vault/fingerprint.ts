import { createHash } from 'node:crypto';

/** Twenty digits (66 bits) in five groups, read aloud to make sure that a public key is the one it is said to be. */
export function fingerprintOf(publicKey: string): string {
  const digest = createHash('sha256').update(publicKey).digest('hex');
  const digits = (BigInt(`0x${digest}`) % 10n ** 20n).toString().padStart(20, '0');
  return (digits.match(/.{4}/g) ?? []).join(' ');
}
