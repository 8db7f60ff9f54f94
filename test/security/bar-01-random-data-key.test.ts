/**
 * Bar 01: Two portfolios made with the same passphrase share nothing: each has a data key of its own, drawn at random.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { KEY_BLOCK_BYTES } from '../../electron/vault/keys';
import { KeyedPortfolio } from '../support/keyed-portfolio';

/** Every aligned block of 16 bytes of the database, and every text of 8 characters or more of the key block's secrets. */
function blocksOf(path: string): ReadonlySet<string> {
  const pages = readFileSync(path).subarray(0, -KEY_BLOCK_BYTES);
  const blocks = new Set<string>();
  for (let at = 0; at < pages.length; at += 16) blocks.add(pages.subarray(at, at + 16).toString('hex'));
  return blocks;
}
const secretsOf = (path: string): readonly string[] =>
  [
    ...readFileSync(path)
      .subarray(-KEY_BLOCK_BYTES)
      .toString('latin1')
      .matchAll(/"(?:salt|nonce|wrapped)":"([^"]+)"/gu),
  ].map(([, value]) => value ?? '');

test('no block of 16 bytes, no salt, nonce or wrapped key is in both', async () => {
  const two = [new KeyedPortfolio(), new KeyedPortfolio()];
  try {
    for (const one of two) {
      await one.create();
      one.lock();
    }
    const [first, other] = two.map(({ path }) => blocksOf(path));
    expect(first?.size).toBeGreaterThan(1000);
    expect([...(first ?? [])].filter((block) => other?.has(block))).toEqual([]);
    const secrets = two.flatMap(({ path }) => secretsOf(path));
    expect(secrets).toHaveLength(12);
    expect(new Set(secrets).size).toBe(12);
  } finally {
    for (const one of two) one.close();
  }
});
