import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleReport } from '../../../test/support/sample-report';
import { readArchive } from './archive';
import { readCsv } from './csv';
import { exportTexts, renderExport } from './quarter-export';
import { indicatorsOf, resources } from './resources';
import { faultsOfTable } from './table-schema';

const report = sampleReport();

/** Text of each page of a PDF, as a reader finds it. */
async function pagesOf(bytes: Uint8Array): Promise<readonly string[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  return pages;
}

describe('the ZIP of a quarter', () => {
  let bytes: Uint8Array;
  let sha256: string;
  let files: ReadonlyMap<string, Uint8Array>;
  const folder = mkdtempSync(join(tmpdir(), 'vivier-export-'));
  const file = (name: string): Uint8Array => files.get(name) ?? new Uint8Array();
  beforeAll(async () => {
    ({ bytes, sha256 } = await renderExport(report));
    files = await readArchive(bytes);
    writeFileSync(join(folder, 'export.zip'), bytes);
    for (const [name, content] of files) writeFileSync(join(folder, name), content);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('holds its seven parts in a fixed order, at the root', () => {
    expect([...files.keys()]).toEqual([
      'meta.csv',
      'indicateurs.csv',
      'ventilations.csv',
      'qualite.csv',
      'datapackage.json',
      'rapport.pdf',
      'manifest.sha256',
    ]);
  });

  test('the same report gives the same bytes, in every time zone', async () => {
    const zone = process.env.TZ;
    try {
      for (const place of ['Pacific/Noumea', 'America/Cayenne']) {
        process.env.TZ = place;
        expect((await renderExport(sampleReport())).sha256).toBe(sha256);
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  const has = (tool: string, argument: string): boolean => spawnSync(tool, [argument]).status === 0;

  test.runIf(has('unzip', '-v'))('unzip finds it whole', () => {
    const { status, stdout } = spawnSync('unzip', ['-t', join(folder, 'export.zip')], { encoding: 'utf8' });
    expect(stdout).toContain('No errors detected');
    expect(status).toBe(0);
  });

  test.runIf(has('sha256sum', '--version'))('sha256sum -c accepts its manifest, every line of it', () => {
    const { status, stdout } = spawnSync('sha256sum', ['-c', '--strict', 'manifest.sha256'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stdout.trim().split('\n')).toHaveLength(6);
    expect(status).toBe(0);
  });

  test('every CSV file is what datapackage.json says of it', () => {
    const description: { resources: { path: string; schema: { fields: { name: string }[] } }[] } = JSON.parse(
      readFileSync(join(folder, 'datapackage.json'), 'utf8'),
    );
    expect(description).toMatchObject({
      demonstration: false,
      periode: { trimestre: '2026-T3', debut: '2026-07-01', fin: '2026-09-30' },
      secretStatistique: { seuil: 11, cellulesMasquees: report.maskedCells },
    });
    for (const [rank, resource] of resources.entries()) {
      const [header = [], ...lines] = readCsv(file(`${resource.name}.csv`));
      expect(description.resources[rank]?.path).toBe(`${resource.name}.csv`);
      expect(description.resources[rank]?.schema.fields.map(({ name }) => name)).toEqual(header);
      expect(faultsOfTable({ resource, header, lines }, 'c')).toEqual([]);
    }
  });

  test('a masked cell is c, never 0 nor empty', () => {
    const [, ...lines] = readCsv(file('ventilations.csv'));
    const values = lines.map((line) => line.at(-1));
    expect(values).toEqual(report.tables.flatMap(({ rows }) => rows.map(({ value }) => String(value))));
    expect(values).toContain('c');
  });

  test('report, CSV and PDF say the same figures', async () => {
    const [, ...lines] = readCsv(file('indicateurs.csv'));
    expect(lines.map(([code, , , value]) => [code, value])).toEqual(
      indicatorsOf(report).map(({ code, total }) => [code, String(total)]),
    );
    const text = (await pagesOf(file('rapport.pdf'))).join(' ').replace(/\s+/gu, ' ');
    for (const { label, total, rows } of report.tables) {
      expect(text).toContain(label);
      expect(text).toContain(`Ensemble ${total}`);
      for (const row of rows) expect(text).toContain(`${row.label} ${row.value}`);
    }
  });

  test('gives the golden bytes', () => {
    expect(sha256).toMatchInlineSnapshot(
      `"31ae354f079da1ac4d6eba803d3adaa4a0b731f75aded1852870e7702e63a838"`,
    );
  });
});

describe('a demo export', () => {
  test('is marked on every part: names of the files, meta, description, each page', async () => {
    const { bytes } = await renderExport(sampleReport({ isDemo: true }));
    const files = await readArchive(bytes);
    expect(
      [...files.keys()].filter((name) => /csv|pdf/.test(name)).every((name) => name.startsWith('demo-')),
    ).toBe(true);
    expect(readCsv(files.get('demo-meta.csv') ?? new Uint8Array())[1]?.at(-1)).toBe('oui');
    expect(JSON.parse(Buffer.from(files.get('datapackage.json') ?? []).toString('utf8'))).toMatchObject({
      demonstration: true,
      title: expect.stringContaining('DÉMONSTRATION'),
    });
    for (const page of await pagesOf(files.get('demo-rapport.pdf') ?? new Uint8Array()))
      expect(page).toContain('Démonstration');
  });
});

test('the texts that are searched for names hold the CSV files, their description and the PDF', async () => {
  const texts = await exportTexts(sampleReport({ structure: 'Structure Repère' }));
  expect(texts.filter((text) => text.includes('Structure Repère')).length).toBeGreaterThanOrEqual(3);
  expect(texts.some((text) => text.startsWith('\uFEFFschema;trimestre'))).toBe(true);
});

test('a name of the structure that the typeface lacks, or that looks like a formula, changes nothing else', async () => {
  const { bytes } = await renderExport(sampleReport({ structure: '=HYPERLINK("x") 中' }));
  const meta = Buffer.from((await readArchive(bytes)).get('meta.csv') ?? []).toString('utf8');
  expect(meta).toContain(`"'=HYPERLINK(""x"") 中"`);
});
