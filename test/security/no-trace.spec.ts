/**
 * Nothing personal is left outside of the encrypted portfolio, except in the files that the user asked for: a day of
 * work with canaries for names, then every byte that the app left anywhere is searched for them.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appRoot } from '../../electron/launch/chromium.mjs';
import { defaultWorkstationPreferences } from '../../shared/workstation';

/** Four letters that no dictionary, base64 or noise of this size is likely to hold together with what follows. */
const canary = 'Zyxécanari';

let folder: string;
let printed: Buffer;
let code: number | null;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-no-trace-'));
  for (const name of ['portfolio', 'user', 'temporary', 'home', 'asked']) mkdirSync(join(folder, name));
  writeFileSync(
    join(folder, 'asked', 'extrait.csv'),
    `Nom;Prénom;Date de naissance;Commentaire\n${canary}-import;${canary}-deux;13/03/2004;${canary}-remarque\nsans date;${canary};;\n`,
  );
  const pieces: Buffer[] = [];
  code = await new Promise((resolve, reject) => {
    const place = (name: string): string => join(folder, name);
    const child = spawn(
      process.execPath,
      [join(appRoot, 'test', 'security', 'canary-run.ts'), folder, canary],
      {
        env: {
          ...process.env,
          NODE_OPTIONS: '',
          TMPDIR: place('temporary'),
          TEMP: place('temporary'),
          TMP: place('temporary'),
          HOME: place('home'),
          XDG_CONFIG_HOME: place('home/config'),
          XDG_CACHE_HOME: place('home/cache'),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.stderr.on('data', (piece: Buffer) => pieces.push(piece));
    child.once('error', reject);
    child.once('close', resolve);
  });
  printed = Buffer.concat(pieces);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The canary as any program would write it; its beginning alone is enough. */
const traces: readonly Buffer[] = [canary, canary.toLowerCase(), canary.toUpperCase(), 'zyxecanari'].flatMap(
  (text) => (['utf8', 'utf16le', 'latin1'] as const).map((encoding) => Buffer.from(text, encoding)),
);
const hasTrace = (bytes: Buffer): boolean => traces.some((trace) => bytes.includes(trace));
/** Name of every file under a folder. */
const filesOf = (name: string): readonly string[] =>
  readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' })
    .map((file) => join(name, file))
    .filter((file) => statSync(join(folder, file)).isFile());

describe('after a day of work', () => {
  test('the day went to its end, and the files that were asked for hold what was typed', () => {
    expect([code, code === 0 ? '' : printed.toString()]).toEqual([0, '']);
    expect(readdirSync(join(folder, 'asked')).sort()).toEqual(['dossier.pdf', 'export.zip', 'extrait.csv']);
    // The search below would find a trace if there were one.
    expect(hasTrace(readFileSync(join(folder, 'asked', 'extrait.csv')))).toBe(true);
  });

  test('the portfolio is one file, alone in its folder, without a readable name', () => {
    expect(readdirSync(join(folder, 'portfolio'))).toEqual(['equipe.vivier']);
    expect(hasTrace(readFileSync(join(folder, 'portfolio', 'equipe.vivier')))).toBe(false);
  });

  test.each(['user', 'temporary', 'home'])(
    'no name in the folder %s, nor in the name of a file there',
    (name) => {
      const found = filesOf(name).filter(
        (file) => hasTrace(Buffer.from(file)) || hasTrace(readFileSync(join(folder, file))),
      );
      expect(found).toEqual([]);
    },
  );

  test('this computer keeps the path of the portfolio, the window and the preferences of the post, nothing else', () => {
    const kept: unknown = JSON.parse(readFileSync(join(folder, 'user', 'vivier.json'), 'utf8'));
    expect(Object.keys(kept ?? {}).sort()).toEqual(
      [
        'backupFolder',
        'portfolioPath',
        'quickUnlock',
        'window',
        'zoomFactor',
        ...Object.keys(defaultWorkstationPreferences),
      ].sort(),
    );
  });

  test('nothing was made beside, and nothing was printed with a name in it', () => {
    expect(readdirSync(folder).sort()).toEqual(['asked', 'home', 'portfolio', 'temporary', 'user']);
    expect(hasTrace(printed)).toBe(false);
  });

  test('the export, which the user asked for, names nobody', () => {
    expect(hasTrace(readFileSync(join(folder, 'asked', 'export.zip')))).toBe(false);
  });
});
