/**
 * Bar 08: A change of all keys covers everything (tables, drafts, attachments, backups): the former data key reads none of
 * it, and a kill at any step leaves exactly one usable portfolio, the former or the new.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256 } from '../../electron/vault/base/sha256';
import { fillDemoContractFiles } from '../../electron/vault/contract-files';
import { openToVerify } from '../../electron/vault/db';
import { fillDemo, seededRandom } from '../../electron/vault/demo';
import { recordEvent } from '../../electron/vault/events';
import { openPortfolio, writeVerifiedCopy } from '../../electron/vault/portfolio';
import {
  ask,
  codeOf,
  KeyedPortfolio,
  keyedOptions,
  nextPassphrase,
  passphrase,
} from '../support/keyed-portfolio';

const canary = 'Zyxécanari';
let keyed: KeyedPortfolio;
beforeEach(() => {
  keyed = new KeyedPortfolio();
});
afterEach(() => keyed.close());

const pagesOf = (path: string): ReadonlySet<string> => {
  const bytes = readFileSync(path);
  const pages = new Set<string>();
  for (let at = 0; at + 4096 < bytes.length; at += 4096)
    pages.add(bytes.subarray(at, at + 4096).toString('latin1'));
  return pages;
};

test('everything, at each step of the change', async () => {
  const formerPaper = await keyed.create();
  const open = keyed.session.current;
  if (!open) throw new Error('not open');
  const { deps } = open;
  fillDemo(deps, { seed: 1, candidates: 20, on: deps.clock.today() });
  const [contractFile] = fillDemoContractFiles(deps, { on: deps.clock.today(), random: seededRandom(1) });
  deps.db
    .prepare(
      "INSERT INTO attachment VALUES ('x', ?, 'ID', 'piece.pdf', 'application/pdf', ?, 10000, ?, zeroblob(10000))",
    )
    .run(contractFile, sha256(Buffer.alloc(10_000)), deps.clock.now());
  deps.db
    .prepare("INSERT INTO draft (key, value, updated_at) VALUES ('x', ?, ?)")
    .run(canary, deps.clock.now());
  deps.db.prepare("INSERT INTO setting (key, value) VALUES ('x', ?)").run(JSON.stringify(canary));
  // Each record is sealed as it now is.
  deps.db.transaction(() => {
    recordEvent(deps, { kind: 'settings.saved', subject: { type: 'portfolio', id: 'settings' } });
    recordEvent(deps, {
      kind: 'file.saved',
      subject: { type: 'contract-file', id: String(contractFile) },
    });
  })();
  const { counts } = open.info();
  expect(counts.attachments).toBeGreaterThan(0);
  mkdirSync(keyed.backups);
  const backup = join(keyed.backups, 'hier.vivier');
  writeVerifiedCopy({ db: deps.db, dataKey: open.dataKey, keyBlock: open.keyBlock().bytes }, backup, null);
  const formerKey = Buffer.from(open.dataKey);
  const formerPages = new Set([...pagesOf(backup)]);

  const ended: string[] = [];
  Object.assign(keyed.session, { release: () => ended.push('companions') });
  const { handlers } = keyed;
  const sheet = await ask(() =>
    handlers['keys.prepareRekey']({ passphrase, newPassphrase: nextPassphrase }, keyed.call()),
  );
  const places: string[] = [];
  keyed.onStep = () => places.push(keyed.killed(`step ${places.length}`));
  const done = await ask(() =>
    handlers['keys.rekey']({ recoveryKey: sheet.recoveryKey, deletesRest: false }, keyed.call()),
  );
  expect(done).toMatchObject({
    info: { counts: { ...counts, events: counts.events + 1 } },
    copies: { done: 1, deleted: 0, left: [] },
  });
  expect(ended).toEqual(['companions']);
  expect(keyed.session.current?.verify().isSound).toBe(true);
  keyed.lock();

  expect(places.length).toBeGreaterThanOrEqual(6);
  for (const place of places) {
    expect([place, (await keyed.openedBy(place, passphrase, nextPassphrase)).length]).toEqual([place, 1]);
    expect(readdirSync(dirname(place))).toEqual(['equipe.vivier']);
  }
  for (const place of [keyed.path, backup]) {
    expect(await keyed.openedBy(place, passphrase, nextPassphrase)).toEqual([nextPassphrase]);
    expect(() => openToVerify(place, formerKey)).toThrow();
    expect([...pagesOf(place)].filter((page) => formerPages.has(page))).toEqual([]);
    const again = await openPortfolio(place, nextPassphrase, keyedOptions);
    expect(again.dataKey.equals(formerKey)).toBe(false);
    expect(again.deps.db.prepare("SELECT value FROM draft WHERE key = 'x'").get()).toEqual({ value: canary });
    expect(again.info().counts).toMatchObject({
      candidates: counts.candidates,
      attachments: counts.attachments,
    });
    again.close();
    expect(readFileSync(place).includes(canary)).toBe(false);
  }
  expect(await codeOf(() => keyed.recover(formerPaper, passphrase))).toBe('RECOVERY_KEY_OTHER');
  expect(await codeOf(() => keyed.recover(sheet.recoveryKey, passphrase))).toBe('ok');
});
