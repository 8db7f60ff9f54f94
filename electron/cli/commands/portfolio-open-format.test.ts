import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { forgeLines } from '../../../test/support/open-format';
import { systemClock } from '../../vault/base/clock';
import { fillDemoContractFiles } from '../../vault/contract-files';
import { fillDemo, seededRandom } from '../../vault/demo';
import { createPortfolio, openPortfolio } from '../../vault/portfolio';
import { portfolioCommands } from './portfolio';

// Every opening derives a key, on a machine that may have other work.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const PASSPHRASE = 'une phrase secrète de test';
const options = { clock: systemClock, newId: randomUUID };
let root = '';
let folder = '';
let told = '';
const at = (name: string): string => join(folder, name);
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'vivier-open-cli-'));
  const made = await createPortfolio(join(root, 'a.vivier'), PASSPHRASE, {
    ...options,
    isDemo: true,
    derivation: 'floor',
  });
  fillDemo(made.deps, { seed: 1, candidates: 20, on: systemClock.today() });
  fillDemoContractFiles(made.deps, { on: systemClock.today(), random: seededRandom(1) });
  made.close();
});
afterAll(() => rmSync(root, { recursive: true }));
beforeEach(() => {
  folder = mkdtempSync(join(root, 'essai-'));
  writeFileSync(at('a.vivier'), readFileSync(join(root, 'a.vivier')));
  vi.stubEnv('VIVIER_PASSPHRASE', PASSPHRASE);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** Runs a command; answers what it printed, what it remarked is in `told`. */
async function run(...args: readonly string[]): Promise<string> {
  let printed = '';
  told = '';
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      printed += String(chunk);
      return true;
    }),
    vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
      told += String(chunk);
      return true;
    }),
  ];
  const program = new Command('vivier').exitOverride();
  portfolioCommands(program);
  try {
    await program.parseAsync(['portfolio', ...args], { from: 'user' });
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return printed;
}

test('out and back: the same content, a sound portfolio, under a passphrase of its own', async () => {
  const out = JSON.parse(await run('export', at('a.vivier'), at('clair'), '--json'));
  expect(told).toContain('Ce dossier n’est pas chiffré');
  expect(out).toMatchObject({ isSound: true, unfit: { count: 0 } });
  vi.stubEnv('VIVIER_PASSPHRASE', 'une tout autre phrase secrète');
  const back = JSON.parse(await run('load', at('clair'), at('b.vivier'), '--json'));
  expect(back).toMatchObject({ content: out.content, counts: out.counts });
  expect(JSON.parse(await run('verify', at('b.vivier'), '--json'))).toMatchObject({ isSound: true });
  expect(JSON.parse(await run('info', at('b.vivier'), '--json'))).toMatchObject({
    isDemo: true,
    counts: { candidates: out.counts.candidate, events: out.counts.event + 2 },
  });
  const again = JSON.parse(await run('export', at('b.vivier'), at('clair-2'), '--json'));
  expect(again.content).toBe(out.content);
  for (const name of readdirSync(at('clair')).filter((one) => /^(?!event).*\.jsonl$/u.test(one)))
    expect(readFileSync(join(at('clair-2'), name), 'utf8'), name).toBe(
      readFileSync(join(at('clair'), name), 'utf8'),
    );
  // The journal goes on where it was.
  const events = readFileSync(join(at('clair'), 'event.jsonl'), 'utf8');
  const more = readFileSync(join(at('clair-2'), 'event.jsonl'), 'utf8');
  expect(more.startsWith(events)).toBe(true);
  expect(
    more
      .slice(events.length)
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line).kind),
  ).toEqual(['portfolio.loaded', 'portfolio.created']);
});

test('nothing of a key, of a passphrase or of this computer leaves', async () => {
  await run('export', at('a.vivier'), at('clair'));
  const open = await openPortfolio(at('a.vivier'), PASSPHRASE, options);
  const secrets = [
    open.dataKey,
    ...open.deps.db.prepare<[], Buffer>('SELECT secret FROM signing_key').pluck().all(),
  ].flatMap((secret) => [secret.toString('hex'), secret.toString('base64')]);
  open.close();
  const all = readdirSync(at('clair'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
  expect(all).toContain('candidateId');
  for (const secret of [...secrets, PASSPHRASE, folder]) expect(all.includes(secret)).toBe(false);
});

test('the writing is in the journal of accesses and in the register; the loaded one knows the folder', async () => {
  await run('export', at('a.vivier'), at('clair'));
  expect(await run('accesses', at('a.vivier'))).toMatch(
    /Portefeuille entier écrit en clair\t.*ligne de commande\n$/u,
  );
  expect(await run('copies', at('a.vivier'))).toMatch(/\tlist\t.*clair\tnone\tthere\n/u);
  await run('load', at('clair'), at('b.vivier'));
  expect(await run('copies', at('b.vivier'))).toMatch(/\tlist\t.*clair\tnone\tthere\n/u);
});

test('a portfolio that no longer held together says so out and back, and its journal keeps it', async () => {
  const open = await openPortfolio(at('a.vivier'), PASSPHRASE, options);
  open.deps.db.exec("UPDATE candidate SET comment = 'changé à la main' WHERE rowid = 1");
  open.close();
  await run('export', at('a.vivier'), at('clair'));
  expect(told).toContain('ne tenaient plus ensemble');
  await run('load', at('clair'), at('b.vivier'));
  expect(told).toContain('ne tenaient plus ensemble');
  const loaded = await openPortfolio(at('b.vivier'), PASSPHRASE, options);
  const payload = loaded.deps.db
    .prepare<[], string>("SELECT payload FROM event_read WHERE kind = 'portfolio.loaded'")
    .pluck()
    .get();
  loaded.close();
  expect(JSON.parse(payload ?? '{}')).toMatchObject({ isSound: false });
});

test('a refusal leaves nothing behind, and the portfolio to the byte as it was', async () => {
  const before = readFileSync(at('a.vivier'));
  await expect(run('export', at('a.vivier'), folder)).rejects.toThrow('n’est pas vide');
  await expect(run('export', at('a.vivier'), at('nul/part'))).rejects.toThrow('n’existe pas');
  vi.stubEnv('VIVIER_PASSPHRASE', 'une mauvaise phrase secrète');
  await expect(run('export', at('a.vivier'), at('clair'))).rejects.toThrow('ne correspond pas');
  vi.stubEnv('VIVIER_PASSPHRASE', PASSPHRASE);
  expect(readFileSync(at('a.vivier')).equals(before)).toBe(true);
  expect(readdirSync(folder)).toEqual(['a.vivier']);

  await run('export', at('a.vivier'), at('clair'));
  await expect(run('load', at('clair'), at('a.vivier'))).rejects.toThrow('existe déjà');
  await expect(run('load', at('rien'), at('b.vivier'))).rejects.toThrow('n’existe pas');
  forgeLines(at('clair'), 'contact', (lines) =>
    lines.map((line) =>
      line.replace(/"candidateId":"[^"]*"/u, '"candidateId":"99999999-9999-4999-8999-999999999999"'),
    ),
  );
  await expect(run('load', at('clair'), at('b.vivier'))).rejects.toThrow(/^contact\.jsonl, ligne 1/u);
  expect(existsSync(at('b.vivier'))).toBe(false);
  expect(readdirSync(folder).toSorted()).toEqual(['a.vivier', 'clair']);
});
