/** Random portfolios with a row in every table that leaves in the open format, and folders that are tampered with. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { type Db, migrate, schemaVersion } from '../../electron/vault/db';
import { columnOf } from '../../electron/vault/db/record';
import { recordsThere, recordTypes, tables } from '../../electron/vault/db/tables';
import { type EventKind, eraseBodies, eraseSubjects, recordEvent } from '../../electron/vault/events';
import type { Deps } from '../../electron/vault/service/deps';
import type { CivilDate } from '../../shared/base/time';
import {
  candidateFields,
  employerContactFields,
  employerFields,
  type Fields,
  tutorFields,
} from '../../shared/fields';
import {
  fileOfKind,
  jsonSchemas,
  kindNamed,
  MANIFEST,
  type OpenRecord,
  type RecordKind,
  recordKindNames,
  schemaFileOf,
} from '../../shared/open-format';
import { twoValues } from './field-values';
import { fillTable } from './fill-table';

let model: Buffer | undefined;
/** An empty database of the newest schema, in memory: nothing here is about the cipher. */
export function emptyDb(): Db {
  if (model === undefined) {
    const db = new Database(':memory:');
    migrate(db);
    model = db.serialize();
    db.close();
  }
  const db = new Database(model);
  db.pragma('foreign_keys = ON');
  return db;
}

export const depsOf = (db: Db): Deps => {
  let made = 0;
  const next = (): number => {
    made += 1;
    return made;
  };
  return {
    db,
    clock: { today: () => '2026-09-15' as CivilDate, now: () => '2026-09-15T08:00:00.000Z' },
    newId: () => `00000000-0000-4000-8000-${String(next()).padStart(12, '0')}`,
    actor: () => 'Conseillère d’essai',
    entrance: 'command-line',
  };
};

// --- Values. ---

interface Node {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Node[];
  readonly minimum?: number;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly propertyNames?: Node;
  readonly additionalProperties?: Node | false;
}

const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const instant = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const uuid = fc.uuid({ version: 4 });
/** What a text may hold that a format loses: ends of lines that JSON leaves bare, quotes, signs beyond the first plane. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '',
    'Éloïse',
    'a\u2028b\u2029c',
    '"\\',
    '𝒳 𠮷',
    '\u00a0',
    'NULL',
    '0012',
    ' deux ',
    '-0',
    '=1+1',
  ),
);

/** Values that a schema of JSON takes; those that are looked at by more than it says are sifted by the caller. */
function valueIn(node: Node): fc.Arbitrary<unknown> {
  if (node.enum !== undefined) return fc.constantFrom(...node.enum);
  if (node.const !== undefined) return fc.constant(node.const);
  if (node.anyOf !== undefined) return fc.oneof(...node.anyOf.map(valueIn));
  switch (node.type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return fc.integer({ min: Math.max(node.minimum ?? 0, 0), max: 2 ** 40 });
    case 'array':
      return fc.array(valueIn(node.items ?? {}), { maxLength: 3 });
    case 'object': {
      if (node.properties !== undefined)
        return fc.record(
          Object.fromEntries(Object.entries(node.properties).map(([key, one]) => [key, valueIn(one)])),
        );
      const isFields = node.propertyNames?.pattern !== undefined;
      const key =
        node.propertyNames?.enum !== undefined
          ? fc.constantFrom(...node.propertyNames.enum.map(String))
          : isFields
            ? fc.constantFrom('contract.weeklyHours', 'training.label', 'pay.grossCents')
            : fc.oneof(words, fc.constantFrom('__proto__', 'constructor', '1'));
      return fc.dictionary(
        key,
        valueIn(node.additionalProperties === false ? {} : (node.additionalProperties ?? {})),
        {
          maxKeys: 3,
        },
      );
    }
    case 'string':
      if (node.format === 'uuid') return uuid;
      if (node.format === 'date') return day;
      if (node.format === 'date-time') return instant;
      if (node.pattern === '^[0-9a-f]{64}$') return fc.stringMatching(/^[0-9a-f]{64}$/);
      if (node.pattern === '^\\d{4}-\\d{2}$') return fc.constantFrom('2026-01', '2026-12');
      if (node.pattern === '^\\d{4}-T[1-4]$') return fc.constantFrom('2026-T1', '2026-T2', '2026-T3');
      return words;
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

const described: Partial<Record<RecordKind, Fields>> = {
  candidate: candidateFields,
  employer: employerFields,
  'employer-contact': employerContactFields,
  tutor: tutorFields,
};

const schemas = jsonSchemas(schemaVersion);

/** A line of a kind, whatever the others are; links are made afterwards. */
function lineOf(kind: RecordKind): fc.Arbitrary<Record<string, unknown>> {
  const { properties = {} } = (schemas.get(schemaFileOf(kind)) ?? {}) as Node;
  const fields = described[kind] ?? {};
  const { shape } = kindNamed(kind).schemaAt(schemaVersion);
  return fc.record(
    Object.fromEntries(
      Object.entries(properties).map(([key, node]) => {
        const field = fields[key];
        const made =
          field === undefined
            ? valueIn(node)
            : fc.constantFrom(...twoValues(key, field), ...(field.empty === undefined ? [] : [field.empty]));
        return [key, made.filter((value) => shape[key]?.safeParse(value).success === true)];
      }),
    ),
  ) as fc.Arbitrary<Record<string, unknown>>;
}

type Lines = ReadonlyMap<RecordKind, readonly Record<string, unknown>[]>;
/** Kinds that the journal writes: the rows come first. */
const ofTheJournal: ReadonlySet<RecordKind> = new Set(['event', 'erasure', 'body-erasure']);

/** What no schema says of a line alone: what the database wants of two values, or of two lines. */
function mended(kind: RecordKind, line: Record<string, unknown>, index: number): Record<string, unknown> {
  switch (kind) {
    case 'handover':
      return { ...line, untilOn: line.purpose === 'temporary' ? (line.untilOn ?? '2026-10-01') : null };
    case 'reference-entry':
      return line.withdrawnAt === null
        ? { ...line, withdrawalReason: '' }
        : { ...line, withdrawalReason: `retirée ${String(line.withdrawalReason)}` };
    case 'answer-override':
      return { ...line, withdrawnAt: line.withdrawnAt ?? (index === 0 ? null : '2026-09-01T08:00:00.000Z') };
    case 'contract-file':
      return { ...line, reference: `CP-2026-${String(index + 1).padStart(4, '0')}` };
    case 'colleague':
      return { ...line, publicKey: `age1${index}` };
    case 'employer':
      return { ...line, siret: index === 0 ? line.siret : '' };
    case 'period':
      return {
        ...line,
        endsOn: line.endsOn === null || String(line.endsOn) < String(line.startsOn) ? null : line.endsOn,
      };
    case 'candidate':
      return line.archivedOn === null || line.exitReason === null || line.leftOn === null
        ? { ...line, archivedOn: null, exitReason: null, leftOn: null }
        : line;
    case 'person-document':
      return {
        ...line,
        expiresOn:
          line.expiresOn === null || line.issuedOn === null || String(line.expiresOn) >= String(line.issuedOn)
            ? line.expiresOn
            : null,
      };
    case 'person-scan':
    case 'attachment':
      return { ...line, ...bytesSaid(bytesOf(line)) };
    default:
      return line;
  }
}
const bytesOf = (line: OpenRecord): Buffer => Buffer.from(`%PDF ${String(line.id)}`);
const bytesSaid = (bytes: Buffer): Record<string, unknown> => ({
  byteCount: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

/** Links each line to lines that are there, and leaves one of those that have the same key. */
function linked(lines: Lines): Lines {
  const done = new Map<RecordKind, readonly Record<string, unknown>[]>();
  for (const [kind, given] of lines) {
    const { key, references } = kindNamed(kind);
    const seen = new Map<string, Record<string, unknown>>();
    for (const [index, line] of given.entries()) {
      const tied = { ...line };
      for (const [property, to] of Object.entries(references)) {
        const there = done.get(to as RecordKind) ?? [];
        const one = there[(index * 7 + property.length) % there.length];
        const isFree = tied[property] === null;
        if (one !== undefined && !isFree) tied[property] = one[kindNamed(to as RecordKind).key[0] ?? ''];
      }
      seen.set(JSON.stringify(key.map((each) => tied[each])), mended(kind, tied, index));
    }
    done.set(kind, [...seen.values()]);
  }
  return done;
}

export interface RandomPortfolio {
  readonly lines: Lines;
  readonly events: readonly {
    readonly subject: number;
    readonly payload: Readonly<Record<string, unknown>>;
    readonly at: string;
    readonly on: string;
    readonly actor: string;
  }[];
}

/** A small portfolio with a row in every table that leaves. */
export const randomPortfolio: fc.Arbitrary<RandomPortfolio> = fc.record({
  lines: fc
    .record(
      Object.fromEntries(
        recordKindNames
          .filter((kind) => !ofTheJournal.has(kind))
          .map((kind) => [kind, fc.array(lineOf(kind), { minLength: 1, maxLength: 3 })]),
      ),
    )
    .map((made) => linked(new Map(Object.entries(made) as [RecordKind, Record<string, unknown>[]][]))),
  events: fc.array(
    fc.record({
      subject: fc.nat(),
      payload: fc.dictionary(fc.oneof(words, fc.constant('__proto__')), fc.jsonValue({ maxDepth: 2 }), {
        maxKeys: 3,
      }),
      at: instant,
      on: day,
      actor: words,
    }),
    { minLength: 1, maxLength: 6 },
  ),
});

const tableOf = (kind: RecordKind): string =>
  Object.entries(tables).find(([, { open }]) => !('stays' in open) && open.kind === kind)?.[0] ?? '';

/** Writes a line into its table by its columns, without what the product does of it. */
function put(db: Db, kind: RecordKind, line: Record<string, unknown>): void {
  const { json } = kindNamed(kind);
  const stored = (key: string, value: unknown): string | number | null | Buffer => {
    if (
      json.includes(key) &&
      !(value === null && ['before', 'benefits', 'guardian', 'relative'].includes(key))
    )
      return JSON.stringify(value);
    return typeof value === 'boolean' ? Number(value) : (value as string | number | null);
  };
  const row = Object.fromEntries(
    Object.entries(line).map(([key, value]) => [columnOf(key), stored(key, value)]),
  );
  fillTable(db, tableOf(kind), kindNamed(kind).bytesIn === null ? row : { ...row, bytes: bytesOf(line) });
}

/** Lines of a kind in an order in which a portfolio writes them: the publications of a quarter one after the other. */
const inOrder = (
  kind: RecordKind,
  lines: readonly Record<string, unknown>[],
): readonly Record<string, unknown>[] =>
  kind === 'quarter-publication' ? lines.toSorted((a, b) => Number(a.revision) - Number(b.revision)) : lines;

/** Fills an empty database: rows, a journal that tells of each of them, a person erased, a body erased. */
export function fillPortfolio(db: Db, { lines, events }: RandomPortfolio): void {
  const deps = depsOf(db);
  db.transaction(() => {
    fillTable(db, 'portfolio', { id: 1, vault_id: 'un', is_demo: 0, created_at: '2026-01-01T00:00:00.000Z' });
    for (const [kind, given] of lines) for (const line of inOrder(kind, given)) put(db, kind, line);
    const subjects = recordTypes.flatMap((type) => [...recordsThere(db, type)].map((id) => ({ type, id })));
    const gone = { type: 'candidate', id: '11111111-1111-4111-8111-111111111111' } as const;
    const tell = (
      kind: EventKind,
      subject: (typeof subjects)[number],
      more: Partial<RandomPortfolio['events'][number]> = {},
    ): void =>
      recordEvent(
        {
          ...deps,
          clock: { ...deps.clock, now: () => more.at ?? deps.clock.now() },
          actor: () => more.actor ?? deps.actor(),
        },
        { kind, subject, payload: more.payload ?? {}, happenedOn: (more.on ?? '2026-09-15') as CivilDate },
      );
    tell('candidate.created', gone, { payload: { told: 'd’une personne effacée' } });
    for (const event of events) {
      const subject = subjects[event.subject % subjects.length];
      if (subject !== undefined) tell('candidate.updated', subject, event);
    }
    const [first] = subjects;
    const [told] = events;
    if (first !== undefined && told !== undefined) {
      tell('candidate.note', first, { payload: { note: 'à effacer' } });
      const last = db.prepare<[], number>('SELECT max(id) FROM event').pluck().get() ?? 0;
      eraseBodies(deps, [{ eventId: last, subject: first }]);
    }
    for (const subject of subjects) tell('record.sealed', subject, { payload: { vu: true } });
    eraseSubjects(deps, [gone], 'request');
  })();
}

// --- Tampering. ---

/** Changes the text of a file, and says of it in the manifest what it now is: a forger who knows the format. */
export function forge(
  folder: string,
  file: string,
  change: (text: string) => string | Buffer,
  { counted = 0 }: { readonly counted?: number } = {},
): void {
  const bytes = Buffer.from(change(readFileSync(join(folder, file), 'utf8')));
  writeFileSync(join(folder, file), bytes);
  forgeManifest(folder, (manifest) => {
    for (const one of manifest.files)
      if (one.path === file) {
        one.sha256 = createHash('sha256').update(bytes).digest('hex');
        one.bytes = bytes.length;
      }
    const kind = file.replace(/\.jsonl$/u, '');
    if (manifest.counts[kind] !== undefined) manifest.counts[kind] += counted;
    manifest.content = null;
  });
}

interface LooseManifest {
  [key: string]: unknown;
  content: string | null;
  counts: Record<string, number>;
  files: { path: string; sha256: string; bytes: number }[];
}
export function forgeManifest(folder: string, change: (manifest: LooseManifest) => void): void {
  const path = join(folder, MANIFEST);
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as LooseManifest;
  change(manifest);
  writeFileSync(path, JSON.stringify(manifest));
}

/** Changes the lines of a kind. */
export const forgeLines = (
  folder: string,
  kind: RecordKind,
  change: (lines: readonly string[]) => readonly string[],
  counted = 0,
): void =>
  forge(
    folder,
    fileOfKind(kind),
    (text) =>
      change(text.split('\n').slice(0, -1))
        .map((one) => `${one}\n`)
        .join(''),
    {
      counted,
    },
  );
