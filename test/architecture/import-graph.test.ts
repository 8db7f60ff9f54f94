import { describe, expect, test } from 'vitest';
import {
  circlesOf,
  fileOf,
  hasSql,
  importsOf,
  maySpeakSql,
  readSource,
  rules,
  sourceFiles,
} from './import-graph';

const root = process.cwd();
const files = sourceFiles(root, ['electron', 'renderer', 'shared']).map((path) => ({
  path,
  text: readSource(root, path),
}));
const imports = files.flatMap(({ path, text }) => importsOf(path, text));

describe('the flow goes one way', () => {
  test('there are sources to read', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(100);
  });

  for (const { name, holds, refuses } of rules) {
    test(name, () => {
      const faults = imports.filter((imported) => holds(imported.from) && refuses(imported));
      expect(faults.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
    });
  }

  test('no circle of folders, nor of files', () => {
    expect(circlesOf(imports)).toEqual([]);
    expect(circlesOf(imports, fileOf)).toEqual([]);
  });

  test('SQL stands in repositories, migrations and the database layer only', () => {
    expect(
      files.filter(({ path, text }) => !maySpeakSql(path) && hasSql(text)).map(({ path }) => path),
    ).toEqual([]);
  });
});

describe('what reads foreign files', () => {
  /** Every file that the reader may load, and every package. */
  const reach = (): { readonly files: ReadonlySet<string>; readonly packages: ReadonlySet<string> } => {
    const loaded = imports.filter(({ isType }) => !isType);
    const byFile = Map.groupBy(loaded, ({ from }) => fileOf(from));
    const seen = new Set<string>();
    const packages = new Set<string>();
    const waiting = ['electron/reader'];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      for (const { to, isPackage } of byFile.get(at) ?? [])
        if (isPackage) packages.add(to);
        else waiting.push(fileOf(to));
    }
    return { files: seen, packages };
  };

  test('its readers are among what it reaches', () => {
    expect([...reach().files]).toEqual(
      expect.arrayContaining(['electron/vault/import/xlsx-workbook', 'electron/vault/scans/pdf-scan']),
    );
  });

  test('no key, no database, no settings, nothing that deciphers or renames is', () => {
    const { files: reached, packages } = reach();
    expect(
      [...reached].filter(
        (file) =>
          /^electron\/vault\/(?:db|keys|portfolio|settings|events|access|backups)/u.test(file) ||
          file.endsWith('.repository'),
      ),
    ).toEqual([]);
    expect(
      [...packages].filter((name) =>
        /sqlite|argon2|age-encryption|^electron$|child_process|net$|http/u.test(name),
      ),
    ).toEqual([]);
  });
});

describe('each rule refuses what it says', () => {
  const faults: readonly (readonly [from: string, code: string])[] = [
    ['shared/candidates/x.ts', "import { readFileSync } from 'node:fs';"],
    ['shared/candidates/x.ts', "export * from '../../electron/vault/candidates';"],
    ['shared/law/x.ts', "import 'temporal-polyfill';"],
    ['renderer/candidates/x.tsx', "import type { Db } from '../../electron/vault/db';"],
    ['renderer/candidates/x.tsx', "import { ipcRenderer } from 'electron';"],
    ['electron/preload/index.ts', "import { z } from 'zod';"],
    ['electron/main/x.ts', "import Database from 'better-sqlite3';"],
    ['electron/main/x.ts', "import { search } from '../vault/candidates';"],
    ['electron/main/x.ts', "import { rules } from '../../shared/law';"],
    ['electron/main/x.ts', "import { renameSync } from 'node:fs';"],
    ['electron/main/x.ts', "import * as fs from 'node:fs/promises';"],
    ['electron/main/x.ts', "import { replaceFile } from '../disk/sync';"],
    ['electron/vault/x.ts', "import { rmSync as away } from 'node:fs';"],
    ['electron/vault/x.ts', "import fs from 'node:fs';"],
    ['electron/cli/x.ts', "import { unlink } from 'node:fs/promises';"],
    ['electron/disk/x.ts', "import { Refusal } from '../../shared/base';"],
    ['electron/vault/candidates/x.ts', "import { app } from 'electron';"],
    ['electron/vault/candidates/x.ts', "import { createGate } from '../../main/gate';"],
    ['electron/cli/x.ts', "import { app } from 'electron';"],
    ['electron/launch/host/x.ts', "import { createGate } from '../../main/gate';"],
    ['electron/vault/documents/x.ts', "import { readFile } from 'node:fs/promises';"],
    ['electron/vault/export/x.ts', "import { systemClock } from '../base/clock';"],
    ['electron/vault/export/x.ts', "import { openDb } from '../db';"],
    ['electron/vault/employers/employers.service.ts', "import Database from 'better-sqlite3';"],
    ['electron/vault/employers/x.ts', "import { find } from '../candidates/candidates.repository';"],
    ['electron/cli/x.ts', "import { find } from '../vault/candidates/candidates.repository';"],
  ];
  test.each(faults)('%s may not hold: %s', (from, code) => {
    const [imported] = importsOf(from, code);
    expect(imported && rules.some((rule) => rule.holds(from) && rule.refuses(imported))).toBe(true);
  });

  test('two folders that need each other are a circle, through a third as well', () => {
    const code = (from: string, to: string) => importsOf(from, `import { x } from '${to}';`);
    const [first, second] = [
      code('shared/rights/a.ts', '../import'),
      code('shared/import/b.ts', '../handover/handover-file.schema'),
    ];
    expect(circlesOf([...first, ...second])).toEqual([]);
    expect(circlesOf([...first, ...second, ...code('shared/handover/c.ts', '../rights')])).toEqual([
      ['shared/rights', 'shared/import', 'shared/handover'],
    ]);
  });

  test('SQL is told from prose', () => {
    expect(hasSql("db.prepare('SELECT id FROM candidate')")).toBe(true);
    expect(hasSql('db.exec(`\n  create table x (id)`)')).toBe(true);
    expect(hasSql("throw new Error('update the settings first')")).toBe(false);
    expect(hasSql("label: 'Select a file'")).toBe(false);
  });
});
