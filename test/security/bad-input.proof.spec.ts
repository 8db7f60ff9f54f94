/**
 * Bad input through the command line: each gets exit code 1 (2 for a wrong usage) and one French line on stderr that
 * shows no stack, no SQL and no path, within bounds of time and memory, and leaves every file as it was.
 */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { systemClock } from '../../electron/vault/base/clock';
import { createPortfolio } from '../../electron/vault/portfolio';
import { answerOf, contentOf, extract, PASSPHRASE, type RunOptions, vivier } from './command-line';
import { hostileFiles, writeHostile } from './hostile-files';

// Two commands run at once, beside another spec, on a machine that may have other work.
vi.setConfig({ maxConcurrency: 2 });
const MOST_MIB = 700;

let root: string;
/** A portfolio with a few rows, and a demonstration with its contract files and its export. */
let portfolio: string;
let demo: string;
let reference: string;
let archive: string;
const rows = 40;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'vivier-bad-input-'));
  portfolio = join(root, 'equipe.vivier');
  // Each command derives the key: the least cost, here, where some hundred are run.
  const empty = await createPortfolio(portfolio, PASSPHRASE, {
    clock: systemClock,
    newId: randomUUID,
    derivation: 'floor',
  });
  empty.close();
  const few = join(root, 'quelques.csv');
  writeFileSync(
    few,
    readFileSync(extract, 'latin1')
      .split('\r\n')
      .slice(0, rows + 1)
      .join('\r\n'),
    'latin1',
  );
  await answerOf('import', portfolio, few);
  const made = await answerOf('demo', '--out', join(root, 'demo'), '--candidates', '10');
  demo = String(made.portfolio);
  archive = String(made.export);
  const files: unknown = await answerOf('files', 'list', demo);
  reference = String(Array.isArray(files) ? files[0].reference : '');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A folder of one test alone, with copies of the portfolio and of the demonstration in it. */
function ownFolder(): { readonly folder: string; readonly own: string; readonly ownDemo: string } {
  const folder = mkdtempSync(join(root, 'essai-'));
  const own = join(folder, 'equipe.vivier');
  const ownDemo = join(folder, 'demo.vivier');
  copyFileSync(portfolio, own);
  copyFileSync(demo, ownDemo);
  return { folder, own, ownDemo };
}

/** What a folder holds, but for the copies that are put aside of a damaged portfolio. */
const withoutAside = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(contentOf(folder)).filter(([name]) => !name.includes('.abîmé-')));

/** Runs a command that must be refused with a line that says so, and proves that it changed nothing in the folder. */
async function refused(
  folder: string,
  args: readonly string[],
  says: RegExp,
  options: RunOptions & { readonly code?: 1 | 2 } = {},
): Promise<void> {
  const before = withoutAside(folder);
  const { code, err, peakMiB } = await vivier(args, options);
  expect(err).toMatch(/^[^\n]+\n$/u);
  expect(err).toMatch(says);
  expect(code).toBe(options.code ?? 1);
  expect(err).not.toMatch(/sqlite_|\bSELECT\b|\.js\b|node:|défaut|error|expected|invalid/iu);
  expect(err).not.toContain(folder);
  expect(err.length).toBeLessThan(1500);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that command a terminal.
  expect(err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/u);
  expect(withoutAside(folder)).toEqual(before);
  if (peakMiB !== null) expect(peakMiB).toBeLessThan(MOST_MIB);
}

const written = (folder: string, name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe.concurrent('an extract that is not one is refused, and nothing is imported', () => {
  test.each(hostileFiles)('$name', async (file) => {
    const { folder, own } = ownFolder();
    await refused(folder, ['import', own, await writeHostile(folder, file)], file.says);
  });

  test('a folder, a missing file, a device without end', async () => {
    const { folder, own } = ownFolder();
    await refused(folder, ['import', own, folder], /ne peut pas être lu/u);
    await refused(folder, ['import', own, join(folder, 'absent.csv')], /ne peut pas être lu/u);
    if (existsSync('/dev/zero')) await refused(folder, ['import', own, '/dev/zero'], /ne peut pas être lu/u);
  });

  test('a row of 10,000 characters is refused alone, with its reason', async () => {
    const { folder, own } = ownFolder();
    const long = written(
      folder,
      'longue.csv',
      `Nom;Prénom;Date de naissance\n${'X'.repeat(10_000)};Essai;12/03/2004\nModele;Essai;13/03/2004\n`,
    );
    const before = contentOf(folder);
    const dry = await answerOf('import', own, long, '--dry-run');
    expect(contentOf(folder)).toEqual(before);
    expect(dry).toMatchObject({ rows: 2, created: 1, merged: 0, refused: 1 });
    expect(JSON.stringify(dry)).toMatch(/10000 caractères/u);
    expect(JSON.stringify(dry)).not.toContain('XXXXX');
  });

  test.each([
    ['not JSON', '{', /pas un JSON/u],
    ['empty', '', /pas un JSON/u],
    ['a number', '42', /La correspondance est/u],
    ['a target that does not exist', '{"Nom":"nimporte"}', /La correspondance est/u],
    ['a column that does not exist', '{"Rien":"birthName"}', /que le fichier n’a pas/u],
    ['too few columns', '["birthName"]', /compte 25 colonnes/u],
    ['a heading that commands the terminal', '{"a\\n\\u001b[31mb":"birthName"}', /que le fichier n’a pas/u],
    ['a heading of 5 MB', JSON.stringify({ ['x'.repeat(5_000_000)]: 'birthName' }), /La correspondance est/u],
    ['20 MB', ' '.repeat(20_000_000), /trop grand/u],
  ] as const)('a mapping that is wrong: %s', async (_name, content, says) => {
    const { folder, own } = ownFolder();
    const mapping = written(folder, 'colonnes.json', content);
    await refused(folder, ['import', own, extract, '--mapping', mapping], says);
  });
});

describe.concurrent('a portfolio that is not one is refused, and nothing is repaired or made in its place', () => {
  test.each([0, 1, 100, 4095, 4096, 8192, 40_000, -4096, -1])('cut at %i bytes', async (size) => {
    const { folder, own } = ownFolder();
    const whole = readFileSync(own).length;
    truncateSync(own, size < 0 ? whole + size : size);
    await refused(folder, ['portfolio', 'info', own], /n’est pas un portefeuille|est abîmé/u);
  });

  test('its middle lost, the key block still at its end', async () => {
    const { folder, own } = ownFolder();
    const bytes = readFileSync(own);
    writeFileSync(own, Buffer.concat([bytes.subarray(0, 16_384), bytes.subarray(-4096)]));
    await refused(folder, ['portfolio', 'verify', own], /est abîmé|n’est pas un portefeuille/u);
  });

  test.each([
    ['first page', () => 0],
    ['second page', () => 4096 + 100],
    ['middle', (size: number) => Math.floor(size / 2)],
    ['key block’s mark', (size: number) => size - 4090],
    ['key block’s content', (size: number) => size - 3950],
    ['key block’s seal', (size: number) => size - 10],
  ] as const)('bytes flipped in its %s: verify says so', async (_name, place) => {
    const { folder, own } = ownFolder();
    const bytes = readFileSync(own);
    const at = place(bytes.length);
    for (let index = at; index < at + 8; index += 1) bytes[index] = (bytes[index] ?? 0) ^ 0x5a;
    writeFileSync(own, bytes);
    await refused(folder, ['portfolio', 'verify', own], /est abîmé|n’est pas un portefeuille/u);
  });

  test('a plain SQLite file, a folder, nothing, a device', async () => {
    const { folder } = ownFolder();
    const plain = join(folder, 'clair.vivier');
    const database = new Database(plain);
    database.exec('CREATE TABLE candidate (name TEXT)');
    database.close();
    await refused(folder, ['portfolio', 'info', plain], /base SQLite en clair/u);
    await refused(folder, ['import', plain, extract], /base SQLite en clair/u);
    await refused(folder, ['portfolio', 'info', folder], /n’est pas un portefeuille/u);
    await refused(
      folder,
      ['candidates', 'search', join(folder, 'absent.vivier'), 'a'],
      /Aucun portefeuille/u,
    );
    await refused(folder, ['portfolio', 'info', ''], /n’est pas un portefeuille/u);
    if (existsSync('/dev/zero'))
      await refused(folder, ['portfolio', 'info', '/dev/zero'], /n’est pas un portefeuille/u);
  });

  test('a wrong passphrase, an empty one, none and no terminal to ask for it', async () => {
    const { folder, own } = ownFolder();
    const wrong = { passphrase: 'ce n’est pas la bonne' };
    await refused(folder, ['portfolio', 'info', own], /ne correspond pas/u, wrong);
    await refused(folder, ['import', own, extract], /ne correspond pas/u, wrong);
    await refused(folder, ['portfolio', 'info', own], /secrète manque/u, { passphrase: '' });
    await refused(folder, ['portfolio', 'info', own], /secrète manque/u, { passphrase: null });
    const target = join(folder, 'neuf.vivier');
    for (const [passphrase, says] of [
      [null, /secrète manque/u],
      ['court', /trop courte/u],
      ['a'.repeat(2000), /trop longue/u],
    ] as const)
      await refused(folder, ['portfolio', 'create', target], says, { passphrase });
  });
});

describe.concurrent('what is written goes nowhere else, and never over a portfolio', () => {
  test('a new portfolio: over a file, a folder, into a missing folder, under a name without end', async () => {
    const { folder, own } = ownFolder();
    await refused(folder, ['portfolio', 'create', own], /existe déjà/u);
    await refused(folder, ['portfolio', 'create', folder], /existe déjà/u);
    await refused(folder, ['portfolio', 'create', ''], /existe déjà/u);
    await refused(folder, ['portfolio', 'create', join(folder, 'nulle', 'part.vivier')], /n’existe pas/u);
    await refused(folder, ['portfolio', 'create', join(own, 'dessous.vivier')], /n’existe pas/u);
    await refused(folder, ['portfolio', 'create', join(folder, 'x'.repeat(300))], /trop long/u);
  });

  const targets = (folder: string, own: string, ownDemo: string): readonly (readonly [string, RegExp])[] => [
    [folder, /ne peut pas être écrit/u],
    [join(folder, 'nulle', 'part'), /n’existe pas/u],
    [own, /est un portefeuille/u],
    [ownDemo, /est un portefeuille/u],
    [`${ownDemo}-wal`, /est un portefeuille/u],
    [`${ownDemo}-keys`, /est un portefeuille/u],
    ['', /ne peut pas être écrit/u],
    [join(folder, 'x'.repeat(300)), /trop long/u],
    ...(process.platform === 'linux'
      ? ([
          ['/proc/dossier.pdf', /n’existe pas|lecture seule/u],
          ['/sys/dossier.pdf', /lecture seule/u],
          ['/dev/full', /ne peut pas être écrit/u],
        ] as const)
      : []),
  ];

  test('a dossier PDF', async () => {
    const { folder, own, ownDemo } = ownFolder();
    for (const [out, says] of targets(folder, own, ownDemo))
      await refused(folder, ['files', 'pdf', ownDemo, reference, '--out', out], says);
  });

  test('an export, which is written in the same way', async () => {
    const { folder, own, ownDemo } = ownFolder();
    for (const [out, says] of targets(folder, own, ownDemo).slice(0, 4))
      await refused(folder, ['export', ownDemo, '--quarter', '2026-T1', '--out', out], says);
  });

  test('a demonstration: twice in one folder, under a file, in a place where nothing can be made', async () => {
    const { folder, own, ownDemo } = ownFolder();
    await refused(folder, ['demo', '--out', folder], /existe déjà/u);
    await refused(folder, ['demo', '--out', own], /n’existe pas/u);
    await refused(folder, ['demo', '--out', join(ownDemo, 'x')], /n’existe pas/u);
    if (process.platform === 'linux')
      for (const place of ['/proc/demo', '/sys/demo'])
        await refused(folder, ['demo', '--out', place], /n’existe pas|lecture seule/u);
  });

  test.runIf(existsSync('/dev/full'))('an answer that cannot be written is told', async () => {
    const { folder, own } = ownFolder();
    const full = openSync('/dev/full', 'w');
    await refused(folder, ['portfolio', 'info', own], /réponse ne peut pas être écrite/u, { stdout: full });
    closeSync(full);
  });
});

describe.concurrent('what is asked for and does not exist', () => {
  test('a quarter that is malformed or not over', async () => {
    const { folder, ownDemo } = ownFolder();
    const out = join(folder, 'export.zip');
    for (const [quarter, says] of [
      ['2026-T9', /s’écrit 2026-T3/u],
      ['trimestre', /s’écrit 2026-T3/u],
      ['', /s’écrit 2026-T3/u],
      ['1899-T1', /s’écrit 2026-T3/u],
      ['2100-T4', /n’est pas terminé/u],
    ] as const)
      await refused(folder, ['export', ownDemo, '--quarter', quarter, '--out', out], says);
  });

  test('a contract file', async () => {
    const { folder, ownDemo } = ownFolder();
    for (const id of ['inconnu', "' OR 1=1 --", 'x'.repeat(10_000)]) {
      await refused(folder, ['files', 'check', ownDemo, id], /Aucun dossier de contrat/u);
      await refused(folder, ['files', 'pdf', ownDemo, id, '--out', join(folder, 'x.pdf')], /Aucun dossier/u);
    }
  });

  test('numbers that are none', async () => {
    const { folder, own } = ownFolder();
    const out = join(folder, 'demo');
    for (const count of ['0', '-1', '1e9', 'abc', '', '1.5', '0x10', 'Infinity'])
      await refused(folder, ['demo', '--out', out, `--candidates=${count}`], /entier entre 1 et/u);
    await refused(folder, ['demo', '--out', out, '--seed=-1'], /graine est un entier/u);
    await refused(folder, ['demo', '--out', out, '--on=2026-02-30'], /n’existe pas dans le calendrier/u);
    for (const limit of ['abc', '0', '-1', '1e9'])
      await refused(folder, ['candidates', 'search', own, 'a', `--limit=${limit}`], /entier entre 1 et 200/u);
  });

  test('commands and options', async () => {
    const { folder, own } = ownFolder();
    for (const [args, says] of [
      [['inconnue'], /commande n’existe pas/u],
      [['__proto__'], /commande n’existe pas/u],
      [['portfolio', 'info', own, '--inconnue'], /option n’existe pas/u],
      [['portfolio', 'info'], /manque un argument/u],
      [['portfolio', 'info', own, 'surplus'], /trop d’arguments/u],
      [['eligibility'], /manque une option/u],
      [['eligibility', '--facts'], /manque la valeur/u],
      [['export', own, '--out', 'x.zip'], /manque une option.*--quarter/u],
      [['export', own, '--quarter', '2026-T1'], /manque une option.*--out/u],
      [['demo'], /manque une option/u],
    ] as const)
      await refused(folder, args, says, { code: 2 });
  });
});

describe.concurrent('a search takes any text for what it is: a text', () => {
  // A sample: each is a process of its own. The fuzzing asks the search far stranger things, in one.
  const harmless = [
    'a"b',
    'NEAR(a b)',
    "'; DROP TABLE candidate; --",
    '%',
    '\\',
    '😀',
    '\u202eمرحبا',
    '',
    'a '.repeat(90),
  ];
  test('operators, quotes, emoji, right-to-left', async () => {
    const { own } = ownFolder();
    // Each search is a reading: it leaves a line in the journal of accesses, and nothing else.
    const counts = async (): Promise<unknown> => (await answerOf('portfolio', 'info', own)).counts;
    const before = await counts();
    for (const text of harmless) {
      const { code, err } = await vivier(['candidates', 'search', own, '--json', '--', text]);
      expect([text, code, err]).toEqual([text, 0, '']);
    }
    expect(await counts()).toEqual(before);
  });

  test('unless it is none: 10,000 characters, several lines', async () => {
    const { folder, own } = ownFolder();
    for (const text of ['x'.repeat(10_000), 'a\nb', 'a\u0007b'])
      await refused(folder, ['candidates', 'search', own, text], /texte cherché/u);
  });
});

describe.concurrent('an export that was tampered with is refused', () => {
  test('cut, altered by one byte, empty, something else', async () => {
    const { folder } = ownFolder();
    const whole = readFileSync(archive);
    const altered = Buffer.from(whole);
    altered[whole.length >> 1] = (altered[whole.length >> 1] ?? 0) ^ 1;
    for (const content of [whole.subarray(0, -100), altered, Buffer.alloc(0), Buffer.from('bonjour')])
      await refused(
        folder,
        ['export', 'verify', written(folder, 'export.zip', content)],
        /incomplet ou a été modifié/u,
      );
    await refused(folder, ['export', 'verify', folder], /ne peut pas être lu/u);
    await refused(folder, ['export', 'verify', join(folder, 'absent.zip')], /ne peut pas être lu/u);
    expect((await vivier(['export', 'verify', archive])).code).toBe(0);
  });
});

describe.concurrent('facts that are none are refused', () => {
  const on = '"on":"2026-09-01"';
  test.each([
    ['not JSON', '{', /pas un JSON/u],
    ['empty', '', /pas un JSON/u],
    ['null', 'null', /./u],
    ['an array of anything', `[{${on}},1]`, /2/u],
    ['an unknown key', `{${on},"bidule":1}`, /bidule/u],
    ['__proto__', `{${on},"__proto__":{"candidate":{}}}`, /__proto__/u],
    ['__proto__ deeper', `{${on},"candidate":{"__proto__":{"level":"3"}}}`, /__proto__/u],
    ['wrong types', '{"on":42,"candidate":"x"}', /./u],
    ['a date that does not exist', '{"on":"2026-02-30"}', /date/u],
    ['a number without end', `{${on},"employer":{"headcount":1e999}}`, /./u],
    ['a key that commands the terminal', `{${on},"a\\u001b[31m\\nb":1}`, /./u],
    ['10 MB in a value', `{${on},"bidule":"${'x'.repeat(10_000_000)}"}`, /bidule/u],
    ['10 MB in a key', `{${on},"${'x'.repeat(10_000_000)}":1}`, /./u],
    ['10 MB of situations', `[${`{${on}},`.repeat(500_000)}{${on}}]`, /situations/u],
    ['20 MB', ' '.repeat(20_000_000), /trop grand/u],
    ['folded 100,000 times', '['.repeat(100_000) + ']'.repeat(100_000), /./u],
  ] as const)('%s', async (_name, content, says) => {
    const { folder } = ownFolder();
    await refused(folder, ['eligibility', '--json', '--facts', written(folder, 'faits.json', content)], says);
  });

  test('a folder, a missing file, a device without end', async () => {
    const { folder } = ownFolder();
    for (const path of [
      folder,
      join(folder, 'absent.json'),
      ...(existsSync('/dev/zero') ? ['/dev/zero'] : []),
    ])
      await refused(folder, ['eligibility', '--facts', path], /ne peut pas être lu/u);
  });
});

/** A disk of its own, where the machine lets one be made (Linux, as administrator). */
function mounted(size: string, act: (disk: string) => Promise<void>): () => Promise<void> {
  return async () => {
    const disk = mkdtempSync(join(tmpdir(), 'vivier-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk]);
    try {
      await act(disk);
    } finally {
      execFileSync('umount', [disk]);
      rmSync(disk, { recursive: true });
    }
  };
}
function canMount(): boolean {
  try {
    const disk = mkdtempSync(join(tmpdir(), 'vivier-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', disk], { stdio: 'ignore' });
    execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true });
    return true;
  } catch {
    // Not Linux, or no right to: the two tests below are skipped there.
    return false;
  }
}

describe.runIf(canMount())('a disk of its own', () => {
  const fresh = async (path: string): Promise<void> => {
    await answerOf('portfolio', 'create', path);
  };

  test(
    'full: nothing is lost, nothing half-written stays, and with room again all is sound',
    // A new portfolio and the journal of its creation, and a little more.
    mounted('1700k', async (disk) => {
      const own = join(disk, 'equipe.vivier');
      await fresh(own);
      await refused(disk, ['demo', '--out', join(disk, 'demo'), '--candidates', '100'], /disque est plein/u);
      const filler = openSync(join(disk, 'reste'), 'w');
      try {
        for (;;) writeFileSync(filler, Buffer.alloc(4096));
      } catch {
        closeSync(filler);
      }
      await refused(disk, ['portfolio', 'create', join(disk, 'autre.vivier')], /disque est plein/u);
      await refused(disk, ['portfolio', 'info', own], /disque est plein/u);
      const { ownDemo } = ownFolder();
      await refused(disk, ['files', 'pdf', ownDemo, reference, '--out', join(disk, 'x.pdf')], /plein/u);
      await refused(
        disk,
        ['export', ownDemo, '--quarter', '2026-T1', '--out', join(disk, 'x.zip')],
        /plein/u,
      );
      rmSync(join(disk, 'reste'));
      expect(await answerOf('portfolio', 'verify', own)).toMatchObject({ isSound: true });
      // The import needs more than what is left: all of it or nothing.
      const { code, err } = await vivier(['import', own, extract]);
      expect([code, err]).toEqual([1, expect.stringMatching(/^[^\n]*disque est plein[^\n]*\n$/u)]);
      execFileSync('mount', ['-o', 'remount,size=16M', disk]);
      expect(await answerOf('portfolio', 'verify', own)).toMatchObject({ isSound: true });
      const { counts } = await answerOf('portfolio', 'info', own);
      const whole = await answerOf('import', own, extract);
      const said = err.includes('C’est fait') ? 0 : whole.created;
      expect([counts, whole.created]).toEqual([
        expect.objectContaining({ candidates: said === 0 ? expect.any(Number) : 0 }),
        said,
      ]);
      expect(readdirSync(disk)).toEqual(['equipe.vivier']);
    }),
  );

  test(
    'read-only: refused, and nothing is made',
    mounted('16M', async (disk) => {
      const own = join(disk, 'equipe.vivier');
      await fresh(own);
      execFileSync('mount', ['-o', 'remount,ro', disk]);
      const { ownDemo } = ownFolder();
      for (const args of [
        ['portfolio', 'info', own],
        ['import', own, extract],
        ['portfolio', 'create', join(disk, 'autre.vivier')],
        ['demo', '--out', join(disk, 'demo')],
        ['files', 'pdf', ownDemo, reference, '--out', join(disk, 'x.pdf')],
        ['export', ownDemo, '--quarter', '2026-T1', '--out', join(disk, 'x.zip')],
      ])
        await refused(disk, args, /lecture seule/u);
    }),
  );
});

// Permissions do not stop root; Windows has others.
if (process.platform !== 'win32' && process.getuid?.() !== 0) {
  test('a folder without the right to write refuses a new portfolio', async () => {
    const { folder } = ownFolder();
    const closed = join(folder, 'ferme');
    mkdirSync(closed, { mode: 0o500 });
    await refused(folder, ['portfolio', 'create', join(closed, 'x.vivier')], /lecture seule/u);
  });
}

test('after all of it, the portfolio is as it was', async () => {
  expect(await answerOf('portfolio', 'verify', portfolio)).toMatchObject({ isSound: true });
  expect(readdirSync(join(root, 'demo')).sort()).toEqual(['conseiller', 'demo.vivier', 'dossiers', 'export']);
});
