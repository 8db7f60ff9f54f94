/** What bar 04 asks of a key block, byte after byte. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeKeyBlock, KEY_BLOCK_BYTES, parseRecoveryText, unlock } from '../../electron/vault/keys';
import { openPortfolio } from '../../electron/vault/portfolio';
import { Refusal } from '../../shared/base';
import { KeyedPortfolio, keyedOptions, passphrase } from './keyed-portfolio';

/**
 * Changes bytes of a key block, in memory and in the file.
 * @param every how many bytes further the next one is; `1` for all of them
 */
export function proveAuthenticatedHeader(every: number, everyInFile: number): void {
  let keyed: KeyedPortfolio;
  let whole: Buffer;
  let key: Buffer;
  beforeAll(async () => {
    keyed = new KeyedPortfolio();
    const parsed = parseRecoveryText(await keyed.create());
    if (!('key' in parsed)) throw new Error(parsed.fault);
    key = parsed.key;
    keyed.lock();
    whole = readFileSync(keyed.path);
  });
  afterAll(() => keyed.close());

  const flipped = (place: number): Buffer => {
    const bytes = Buffer.from(whole);
    const at = whole.length - KEY_BLOCK_BYTES + place;
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 + (place % 255)), at);
    return bytes;
  };

  test(`${every === 1 ? 'each' : `one in ${every}`} of its 4,096 bytes in turn`, async () => {
    const answers = new Set<string>();
    for (let place = 0; place < KEY_BLOCK_BYTES; place += every) {
      const answer = await (async () => {
        const found = decodeKeyBlock(flipped(place).subarray(-KEY_BLOCK_BYTES));
        if (found === null) return 'no block';
        await unlock(found, { kind: 'recovery', key });
        return `opened with byte ${place} changed`;
      })().catch((error: unknown) => (error instanceof Refusal ? error.code : String(error)));
      answers.add(answer);
    }
    const allowed = [
      'no block',
      'PORTFOLIO_DAMAGED',
      'PORTFOLIO_FROM_FUTURE',
      'RECOVERY_KEY_OTHER',
      'RECOVERY_NONE',
    ];
    expect([...answers].filter((answer) => !allowed.includes(answer))).toEqual([]);
  });

  test('in the file, which stays as it is, alone in its folder', async () => {
    for (let place = 3; place < KEY_BLOCK_BYTES; place += everyInFile) {
      const bytes = flipped(place);
      writeFileSync(keyed.path, bytes);
      await expect(openPortfolio(keyed.path, { kind: 'recovery', key }, keyedOptions)).rejects.toBeInstanceOf(
        Refusal,
      );
      expect(readFileSync(keyed.path).equals(bytes)).toBe(true);
      // A damaged file is copied aside before anything else: bar 15.
      expect(readdirSync(keyed.folder).filter((name) => !name.includes('.abîmé-'))).toEqual([
        'equipe.vivier',
      ]);
    }
    writeFileSync(keyed.path, whole);
    expect(await keyed.openedBy(keyed.path, passphrase)).toEqual([passphrase]);
  });
}
