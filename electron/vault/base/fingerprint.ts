import { sha256 } from './sha256';

/** Twenty digits (66 bits) in five groups, read aloud to make sure that a public key is the one it is said to be. */
export function fingerprintOf(publicKey: string): string {
  const digits = (BigInt(`0x${sha256(publicKey)}`) % 10n ** 20n).toString().padStart(20, '0');
  return (digits.match(/.{4}/g) ?? []).join(' ');
}
