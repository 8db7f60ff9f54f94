import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countingIds } from '../../../test/support/portfolio';
import { writeSetting } from '../settings/settings.repository';
import { createPortfolio, type OpenPortfolio, openPortfolio } from '.';
import { verifyCopy, writeVerifiedCopy } from './copy';

const passphrase = 'quatre chevaux dans la brume';
const options = {
  clock: { today: () => '2026-09-15' as never, now: () => '2026-09-15T08:00:00.000Z' },
  newId: countingIds(),
  derivation: 'floor' as const,
};

let folder: string;
let open: OpenPortfolio;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-copy-'));
  open = await createPortfolio(join(folder, 'a.vivier'), passphrase, options);
  writeSetting(open.deps.db, 'canary', 'kanari');
});
afterEach(() => {
  open.close();
  rmSync(folder, { recursive: true, force: true });
});
const source = () => ({ db: open.deps.db, dataKey: open.dataKey, keyBlock: open.keyBlock().bytes });

test('a copy is one closed file that opens with the same passphrase and holds the same, while the portfolio stays open', async () => {
  const target = join(folder, 'b.vivier');
  writeVerifiedCopy(source(), target, null);
  expect(readFileSync(target).includes('kanari')).toBe(false);
  const copy = await openPortfolio(target, passphrase, options);
  expect(copy.verify().isSound).toBe(true);
  copy.close();
  writeSetting(open.deps.db, 'after', 'x');
  await expect(openPortfolio(join(folder, 'a.vivier'), passphrase, options)).rejects.toMatchObject({
    code: 'PORTFOLIO_IN_USE',
  });
});

test('a copy that cannot be written leaves nothing behind', () => {
  expect(() => writeVerifiedCopy(source(), join(folder, 'nowhere', 'b.vivier'), null)).toThrow();
  expect(readdirSync(folder).filter((name) => !name.startsWith('a.vivier'))).toEqual([]);
});

test('a copy whose page was altered does not verify', () => {
  const target = join(folder, 'b.vivier');
  writeVerifiedCopy(source(), target, null);
  const bytes = readFileSync(target);
  bytes.writeUInt8((bytes.readUInt8(9000) + 1) % 256, 9000);
  writeFileSync(target, bytes);
  expect(() => verifyCopy(target, open.dataKey)).toThrow(
    expect.objectContaining({ code: 'PORTFOLIO_DAMAGED' }),
  );
});
