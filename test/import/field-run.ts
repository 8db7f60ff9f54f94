import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { dispatch } from '../../electron/vault/dispatch';
import { handlersOf } from '../../electron/vault/procedures';
import type { CivilDate } from '../../shared/base/time';
import type { Candidate } from '../../shared/fields';
import type { ImportCounts, ImportReportLine, ImportTarget } from '../../shared/import';
import { contract, type Input, type Output, type ProcedureName } from '../../shared/ipc';
import { type TestDeps, testDeps } from '../support/portfolio';

/** Where the spreadsheets of offices are kept, beside what is right for each. */
export const fieldFolder = join(import.meta.dirname, '../fixtures/field');

const byName = z.record(z.string(), z.string());
const values = z.record(z.string(), z.string().nullable());
/** The words in which `expect.json` and `expect-own.json` say what is right for a file; those left out say nothing. */
export const expectationSchema = z.strictObject({
  file: z.string(),
  /** Outcomes of the rows. */
  created: z.int().optional(),
  merged: z.int().optional(),
  refused: z.int().optional(),
  /** People to be found in the portfolio: family name at birth, first name, date of birth. */
  people: z.array(z.tuple([z.string(), z.string(), z.string()])).optional(),
  /** Values of the one person of the file. */
  fields: values.optional(),
  /** Values by family name, `group.part` for a part of a group. */
  fieldsOf: z.record(z.string(), values).optional(),
  /** Level by family name: what it is, what it must not be. */
  levels: byName.optional(),
  notLevels: z.record(z.string(), z.array(z.string())).optional(),
  sexes: byName.optional(),
  /** Usual name by family name at birth. */
  usual: byName.optional(),
  /** How many people the file holds: each is created, merged or refused, none is lost. */
  swallowed: z.int().optional(),
  /** Texts that no person of the portfolio has; one of thirteen figures or more stands nowhere in it, spaced or not. */
  never: z.array(z.string()).optional(),
  /** Texts that some person has, spaces and dots left out. */
  keeps: z.array(z.string()).optional(),
  /** Some row is told to look like somebody. */
  suspected: z.literal(true).optional(),
  /** The file has a notice or, a text, a notice that holds it. */
  notice: z.union([z.literal(true), z.string()]).optional(),
  /** The search box finds so many people. */
  find: z.array(z.tuple([z.string(), z.int()])).optional(),
  /** Sheets that are imported together; those that are proposed otherwise. */
  sheets: z.array(z.string()).optional(),
  /** What columns are taken for, by heading. */
  columns: byName.optional(),
  /** The whole file is refused, with a sentence that holds this text. */
  unreadable: z.string().optional(),
  /** What is said of a row holds this text: family name as the file writes it → text. */
  said: byName.optional(),
  /** Line of the spreadsheet that the report gives to each person. */
  linesOf: z.record(z.string(), z.int()).optional(),
  why: z.string(),
  /** Where the trouble was seen. */
  seen: z.string().optional(),
});
export type Expectation = z.infer<typeof expectationSchema>;

export const expectationsIn = (name: string): readonly Expectation[] =>
  z.array(expectationSchema).parse(JSON.parse(readFileSync(join(fieldFolder, name), 'utf8')));

/** What an import of a file left behind. */
export interface FieldRun {
  /** Why the file as a whole was refused. */
  readonly refusal: string | null;
  readonly notices: readonly string[];
  readonly targets: Readonly<Record<string, ImportTarget>>;
  readonly counts: ImportCounts;
  readonly lines: readonly ImportReportLine[];
  readonly people: readonly Candidate[];
  readonly found: Readonly<Record<string, number>>;
  /** Everything that the portfolio keeps, as one text. */
  readonly kept: string;
}

const handle = `file_${'0'.repeat(32)}`;

/** Asks a procedure of this portfolio as the window and the command line do; throws its sentence where it refuses. */
function asking({ deps }: TestDeps, path: string) {
  const handlers = handlersOf(deps);
  return async <N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>> => {
    const result = await dispatch(
      { type: 'call', id: 1, name, input, files: { [handle]: path } },
      {},
      handlers,
      { progress: () => undefined, signal: new AbortController().signal },
      (_reference, error) => {
        throw error;
      },
    );
    if (!result.ok) throw new Error(result.error.message);
    contract[name].output.parse(result.data);
    // The schema of this very procedure has just parsed the answer.
    return result.data as Output<N>;
  };
}

/** Imports a file into an empty portfolio, with the columns that are proposed, and reads everything back. */
export async function importedFile(
  path: string,
  {
    searched = [],
    sheets = [],
    today = '2026-11-29',
  }: {
    readonly searched?: readonly string[];
    /** Sheets to import together; those that are proposed otherwise. */
    readonly sheets?: readonly string[];
    readonly today?: string;
  } = {},
): Promise<FieldRun> {
  const portfolio = testDeps({ today: today as CivilDate });
  try {
    const ask = asking(portfolio, path);
    let read: Output<'import.read'>;
    let planned: Output<'import.plan'>;
    try {
      read = await ask('import.read', { file: handle as never, fileName: basename(path) });
      if (sheets.length > 0) read = await ask('import.chooseSheets', { sheets: [...sheets] });
      planned = await ask('import.plan', { mapping: read.columns.map(({ target }) => target) });
    } catch (error) {
      return { ...nothing, refusal: error instanceof Error ? error.message : String(error) };
    }
    const { planId, counts, notices, questions } = planned;
    const lines: ImportReportLine[] = [];
    while (lines.length < counts.rows)
      lines.push(
        ...(await ask('import.planLines', { planId, outcome: null, offset: lines.length, limit: 500 })).lines,
      );
    await ask('import.commit', { planId });
    const ids = portfolio.db.prepare<[], Candidate['id']>('SELECT id FROM candidate ORDER BY rowid').pluck();
    const people: Candidate[] = [];
    for (const id of ids.all()) people.push((await ask('candidates.get', { id })).candidate);
    const found: Record<string, number> = {};
    for (const text of searched)
      found[text] = (await ask('candidates.search', { text, limit: 50 })).rows.length;
    return {
      refusal: null,
      // As the command line tells them: the file, then the columns, then what was not answered.
      notices: [
        ...read.notices,
        ...notices,
        ...questions.filter(({ answer }) => answer === null).map(({ sentence }) => sentence),
      ],
      targets: Object.fromEntries(read.columns.map(({ heading, target }) => [heading, target])),
      counts,
      lines,
      people,
      found,
      kept: everythingIn(portfolio),
    };
  } finally {
    portfolio.close();
  }
}

const nothing: Omit<FieldRun, 'refusal'> = {
  notices: [],
  targets: {},
  counts: { rows: 0, created: 0, merged: 0, refused: 0, suspected: 0 },
  lines: [],
  people: [],
  found: {},
  kept: '',
};

/** Every row of every table, but the file of the import itself, which goes with its end. */
function everythingIn({ db }: TestDeps): string {
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all();
  return tables.map((table) => JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).all())).join('\n');
}

const valueAt = (person: Candidate | undefined, path: string): unknown => {
  let value: unknown = person;
  for (const part of path.split('.'))
    value = typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined;
  return value;
};

const squeezed = (text: string): string => text.replace(/[\s.\u00a0\u202f-]+/gu, '');

/** What is not as expected, one sentence each; empty where everything is right. */
export function faultsOf(expected: Expectation, run: FieldRun): readonly string[] {
  const faults: string[] = [];
  const same = (what: string, right: unknown, got: unknown): void => {
    if (right !== got) faults.push(`${what}: ${JSON.stringify(got)}, right is ${JSON.stringify(right)}`);
  };
  if (expected.unreadable === undefined) {
    if (run.refusal !== null) faults.push(`the file is refused: ${run.refusal}`);
  } else if (!(run.refusal ?? '').includes(expected.unreadable))
    faults.push(`the file is to be refused with « ${expected.unreadable} »: ${run.refusal ?? 'it is read'}`);
  const named = (name: string): Candidate | undefined =>
    run.people.find(({ birthName }) => birthName === name);

  for (const outcome of ['created', 'merged', 'refused'] as const)
    if (expected[outcome] !== undefined) same(outcome, expected[outcome], run.counts[outcome]);
  for (const [birthName, firstName, birthDate] of expected.people ?? [])
    if (
      !run.people.some(
        (one) => one.birthName === birthName && one.firstName === firstName && one.birthDate === birthDate,
      )
    )
      faults.push(`nobody is ${birthName} ${firstName} ${birthDate}`);
  for (const [key, value] of Object.entries(expected.fields ?? {}))
    same(key, value, valueAt(run.people[0], key));
  for (const [name, values] of Object.entries(expected.fieldsOf ?? {}))
    for (const [key, value] of Object.entries(values))
      same(`${key} of ${name}`, value, valueAt(named(name), key));
  for (const [name, level] of Object.entries(expected.levels ?? {}))
    same(`level of ${name}`, level, named(name)?.level);
  for (const [name, levels] of Object.entries(expected.notLevels ?? {})) {
    const person = named(name);
    if (person === undefined) faults.push(`nobody is named ${name}`);
    else if (levels.includes(String(person.level)))
      faults.push(`level of ${name}: ${person.level}, never ${levels.join(', ')}`);
  }
  for (const [name, sex] of Object.entries(expected.sexes ?? {}))
    same(`sex of ${name}`, sex, named(name)?.sex);
  for (const [name, usual] of Object.entries(expected.usual ?? {}))
    same(`usual name of ${name}`, usual, named(name)?.usualName);
  const { created, merged, refused } = run.counts;
  if (expected.swallowed !== undefined && created + merged + refused < expected.swallowed)
    faults.push(`${created + merged + refused} of ${expected.swallowed} people are accounted for`);
  const known = JSON.stringify(run.people.map(({ createdAt: _, updatedAt: __, ...person }) => person));
  const everywhere = squeezed(`${run.kept}${JSON.stringify(run.lines)}${run.notices.join()}`);
  for (const text of expected.never ?? [])
    if (/^[\dAB]{13,}$/u.test(text) ? everywhere.includes(text) : known.includes(text))
      faults.push(`${text} is kept`);
  for (const text of expected.keeps ?? [])
    if (!squeezed(known).includes(squeezed(text))) faults.push(`${text} is lost`);
  if (expected.suspected && run.counts.suspected === 0) faults.push('nobody is told to look like somebody');
  if (expected.notice !== undefined) {
    if (run.notices.length === 0) faults.push('the file has no notice');
    else if (expected.notice !== true && !run.notices.some((one) => one.includes(String(expected.notice))))
      faults.push(`no notice holds « ${expected.notice} »: ${run.notices.join(' | ')}`);
  }
  for (const [text, count] of expected.find ?? []) same(`found by ${text}`, count, run.found[text]);
  for (const [heading, target] of Object.entries(expected.columns ?? {}))
    same(`column ${heading}`, target, run.targets[heading]);
  for (const [name, text] of Object.entries(expected.said ?? {})) {
    const line = run.lines.find(({ who }) => who.includes(name));
    if (!line?.reason.includes(text))
      faults.push(`of ${name} is said: ${line?.reason ?? 'nothing'}, not ${text}`);
  }
  for (const [name, row] of Object.entries(expected.linesOf ?? {}))
    same(`line of ${name}`, row, run.lines.find(({ who }) => who.includes(name))?.line);
  return faults;
}
