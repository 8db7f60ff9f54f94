import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openDatabase } from '../../electron/vault/db';
import { seededRandom } from '../../electron/vault/demo';
import { syntheticCandidates } from '../../electron/vault/demo/synthetic';
import { dispatch } from '../../electron/vault/dispatch';
import { newDataKey } from '../../electron/vault/keys';
import { handlersOf } from '../../electron/vault/procedures';
import type { Deps } from '../../electron/vault/service/deps';
import { civilDate, formatShortDate } from '../../shared/base/time';
import { workbookOf } from '../fixtures/workbook';
import { readHere, readInProcesses } from '../support/reading';
import type { BenchResult } from './result';

const on = civilDate('2026-09-15');
const headings =
  'N° dossier;Civilité;Nom de naissance;Prénom;Date de naissance;Adresse;Code postal;Commune;Tél. portable;Courriel;Niveau de formation;Permis B;Conseiller référent;Date premier accueil;Commentaire'.split(
    ';',
  );

/** An extract of invented people, as a list of rows: what the software of the job gives. */
function extractOf(rows: number): readonly (readonly string[])[] {
  const people = syntheticCandidates({ seed: 1, count: rows, on });
  return [
    headings,
    ...[...people].map(({ input }, index) => [
      input.fileNumber,
      input.sex === 'F' ? 'Mme' : 'M.',
      input.birthName,
      input.firstName,
      formatShortDate(input.birthDate),
      input.street,
      input.postcode,
      input.commune,
      input.mobilePhone,
      input.email,
      input.level ?? '',
      input.drivingLicence === 'yes' ? 'oui' : 'non',
      input.adviser,
      input.firstReceptionOn === null ? '' : formatShortDate(input.firstReceptionOn),
      index % 7 === 0 ? `Parle "couramment" anglais ; rappeler ${index} fois` : '',
    ]),
  ];
}

const cell = (text: string): string => (/[";]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csvOf = (table: readonly (readonly string[])[]): string =>
  table.map((cells) => `${cells.map(cell).join(';')}\r\n`).join('');

const handle = `file_${'0'.repeat(32)}`;
type Times = Readonly<Record<'read' | 'plan' | 'commit', number>>;

/** Milliseconds of the three calls of an import into an empty encrypted portfolio, as the window makes them. */
async function importTimes(folder: string, path: string): Promise<Times> {
  const database = join(folder, 'bench.vivier');
  const db = openDatabase(database, newDataKey(), false);
  migrate(db);
  const deps: Deps = {
    db,
    clock: { today: () => on, now: () => `${on}T08:00:00.000Z` },
    newId: seededRandom(7).uuid,
    actor: () => 'Mesure',
    entrance: 'window',
  };
  const handlers = handlersOf(deps);
  const ask = async (
    name: string,
    input: unknown,
  ): Promise<{ readonly data: unknown; readonly ms: number }> => {
    const start = performance.now();
    const answer = await dispatch(
      { type: 'call', id: 1, name, input, files: { [handle]: path } },
      {},
      handlers,
      { signal: new AbortController().signal, progress: () => undefined },
      (_, error) => {
        throw error;
      },
    );
    const ms = performance.now() - start;
    if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
    return { data: answer.data, ms };
  };
  try {
    const read = await ask('import.read', { file: handle, fileName: 'liste' });
    // What the procedures have just answered, by their own schemas.
    const { columns } = read.data as { readonly columns: readonly { readonly target: string }[] };
    const plan = await ask('import.plan', { mapping: columns.map(({ target }) => target) });
    const { planId } = plan.data as { readonly planId: string };
    const commit = await ask('import.commit', { planId });
    return { read: read.ms, plan: plan.ms, commit: commit.ms };
  } finally {
    db.close();
    rmSync(database, { force: true });
  }
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;

/** An import of `rows` people as CSV and as XLSX: reading with all its checks, deciding every row, writing. */
export async function benchImport(rows: number, runs = 3): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vivier-bench-'));
  try {
    const table = extractOf(rows);
    const files = { csv: csvOf(table), xlsx: await workbookOf(table) } as const;
    const results: BenchResult[] = [];
    for (const [kind, content] of Object.entries(files)) {
      const path = join(folder, `liste.${kind}`);
      writeFileSync(path, content);
      const times: Times[] = [];
      const here: Times[] = [];
      for (let run = 0; run < runs; run += 1) {
        readInProcesses();
        times.push(await importTimes(folder, path));
        readHere();
        here.push(await importTimes(folder, path));
      }
      for (const step of ['read', 'plan', 'commit'] as const) {
        const taken = times.map((one) => one[step]);
        results.push({
          name: `import.${step}.${kind}`,
          size: rows,
          medianMs: Math.round(median(taken)),
          p95Ms: Math.round(Math.max(...taken)),
          runs,
          // What the process without a key costs (ADR 27); the rest of an import is the same.
          ...(step === 'read'
            ? {
                against: {
                  name: 'read in the vault itself',
                  medianMs: Math.round(median(here.map((one) => one.read))),
                },
              }
            : {}),
        });
      }
    }
    return results;
  } finally {
    readInProcesses();
    rmSync(folder, { recursive: true, force: true });
  }
}
