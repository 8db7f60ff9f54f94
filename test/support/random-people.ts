/** People with rows in every table that ties to a candidate, alike often enough to meet each rule of a merge. */
import fc from 'fast-check';
import { insertCandidate } from '../../electron/vault/candidates';
import { tables, tiesToCandidate } from '../../electron/vault/db/tables';
import { recordEvent, type Subject, sealUntold } from '../../electron/vault/events';
import type { Deps } from '../../electron/vault/service/deps';
import { civilDate } from '../../shared/base/time';
import { type CandidateId, type CandidateInput, emptyCandidate } from '../../shared/fields';
import { fillTable } from './fill-table';

const pick = fc.constantFrom;
const day = pick('2026-01-05', '2026-02-10', '2026-03-15', '2026-04-20');
const candidate = fc.record({
  fileNumber: pick('', 'ML-0007', 'ML-0012', 'ML-12', '2019/4'),
  sex: pick('F', 'M', null),
  usualName: pick('', 'Serin'),
  street: pick('', '3 rue Haute', '4 rue Basse'),
  postcode: pick('', '62000', '59000'),
  commune: pick('', 'Arras', 'Lille'),
  mobilePhone: pick('', '+33639980001', '+33639980002'),
  level: pick('3', '4', null),
  studentStatus: pick('x'),
  comment: pick('', 'Préfère le matin.', 'Vient en bus.'),
  adviser: pick('', 'Alix Moreau', 'Sam Petit'),
});
const situations = fc.uniqueArray(
  fc.record({
    slot: fc.integer({ min: 0, max: 5 }),
    length: pick(5, 20, 40),
    kind: pick('training', 'employment', 'none'),
  }),
  { selector: ({ slot }) => slot, maxLength: 3 },
);
const one = fc.record({
  candidate,
  contacts: fc.array(fc.record({ kind: pick('call', 'interview'), on: day }), { maxLength: 3 }),
  enrolments: fc.array(
    fc.record({
      scheme: pick('CEJ', 'PACEA'),
      signed: pick(null, '2026-01-05', '2026-02-10'),
      ended: pick(null, '2026-05-01', '2026-06-01'),
    }),
    { maxLength: 3 },
  ),
  situations,
  roles: fc.array(fc.record({ kind: pick('tutor', 'sponsor'), on: day }), { maxLength: 2 }),
  facts: fc.uniqueArray(
    fc.record({ path: pick('candidate.a', 'candidate.b', 'candidate.c'), value: pick('1', '2'), on: day }),
    {
      selector: ({ path }) => path,
    },
  ),
  answers: fc.uniqueArray(fc.record({ scheme: pick('CEJ', 'CPRO'), at: day, isWithdrawn: fc.boolean() }), {
    selector: ({ scheme }) => scheme,
  }),
  files: fc.array(fc.boolean(), { maxLength: 2 }),
  handovers: fc.subarray([0, 1, 2]),
  views: fc.subarray([0, 1, 2]),
  copies: fc.subarray([0, 1, 2]),
  lines: fc.integer({ min: 0, max: 2 }),
  suspects: pick(-1, -1, 0, 1, 2, 3),
  apart: fc.subarray([0, 1, 2, 3]),
});
export type RandomPerson = typeof one extends fc.Arbitrary<infer T> ? T : never;
/** Two to be merged, a third, and a bystander. */
export const randomPeople = fc.tuple(one, one, one, one);

/** Ids as the portfolio draws them. */
const uuid = (kind: number, n: number): string =>
  `0000000${kind}-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Writes the people, each made on a day of its own; answers who they are. */
export function fillPeople(deps: Deps, people: readonly RandomPerson[]): readonly CandidateId[] {
  const { db } = deps;
  const ids = people.map((_, n) => uuid(1, n) as CandidateId);
  let count = 0;
  const next = (): string => {
    count += 1;
    return uuid(2, count);
  };
  db.transaction(() => {
    for (const n of [0, 1, 2]) {
      fillTable(db, 'handover', {
        id: uuid(3, n),
        direction: 'sent',
        happened_at: '2026-02-01T08:00:00.000Z',
        purpose: 'final',
        candidate_count: 1,
      });
      fillTable(db, 'saved_view', {
        id: uuid(4, n),
        list: 'candidates',
        name: `Vue ${n}`,
        rule: '{}',
        is_picked: 1,
      });
      fillTable(db, 'written_copy', {
        id: n + 1,
        kind: 'list',
        path: `/c${n}`,
        written_at: '2026-02-01T08:00:00.000Z',
        is_written: 1,
      });
    }
    fillTable(db, 'import_batch', {
      id: uuid(5, 0),
      file_name: 'f.csv',
      file_sha256: '0'.repeat(64),
      committed_at: '2026-01-01T08:00:00.000Z',
    });
    people.forEach((person, n) => {
      const id = ids[n] as CandidateId;
      const { studentStatus: _, ...typed } = person.candidate;
      const clock = { ...deps.clock, now: () => `2026-01-0${n + 1}T08:00:00.000Z` };
      insertCandidate(
        { ...deps, clock },
        {
          ...emptyCandidate,
          ...(typed as Partial<CandidateInput>),
          fileNumber: typed.fileNumber === '' ? '' : `${typed.fileNumber}${n}`,
          birthName: 'Canari',
          firstName: 'Zoé',
          birthDate: civilDate('2005-05-04'),
        },
        { id },
      );
    });
    people.forEach((person, n) => {
      const id = ids[n] as CandidateId;
      const own = { candidate_id: id };
      for (const { kind, on } of person.contacts)
        fillTable(db, 'contact', { ...own, id: next(), kind, happened_on: on });
      for (const { scheme, signed, ended } of person.enrolments)
        fillTable(db, 'enrolment', { ...own, id: next(), scheme, signed_on: signed, ended_on: ended });
      // One after the other, so that one person's do not overlap.
      let free = '';
      for (const { slot, length, kind } of [...person.situations].sort((a, b) => a.slot - b.slot)) {
        const from = new Date(Date.UTC(2026, slot, 1)).toISOString().slice(0, 10);
        const to = new Date(Date.UTC(2026, slot, length)).toISOString().slice(0, 10);
        if (from <= free) continue;
        free = to;
        fillTable(db, 'period', { ...own, id: next(), kind, starts_on: from, ends_on: to });
      }
      for (const { kind, on } of person.roles)
        fillTable(db, 'period', { ...own, id: next(), kind, starts_on: on, detail: 'M. Parrain' });
      for (const { path, value, on } of person.facts)
        fillTable(db, 'asked_fact', { ...own, path, value, told_on: on });
      for (const { scheme, at, isWithdrawn } of person.answers)
        fillTable(db, 'answer_override', {
          ...own,
          id: next(),
          scheme,
          verdict: 'eligible',
          machine_verdict: 'to-check',
          judged_on: at,
          written_at: `${at}T08:00:00.000Z`,
          withdrawn_at: isWithdrawn ? `${at}T09:00:00.000Z` : null,
        });
      for (const { at, isWithdrawn } of person.answers)
        fillTable(db, 'obligation_answer', {
          ...own,
          id: next(),
          obligation: `silence//${at}`,
          act: 'dismissed',
          until_on: null,
          given_at: `${at}T08:00:00.000Z`,
          withdrawn_at: isWithdrawn ? `${at}T09:00:00.000Z` : null,
        });
      for (const isFrozen of person.files) {
        const file = next();
        fillTable(db, 'contract_file', {
          ...own,
          id: file,
          kind: 'CP',
          reference: `CP-${file.slice(-4)}`,
          status: 'draft',
          fields: '{}',
          dates: '{}',
          version: 1,
          snapshot: isFrozen ? '{"mots":"figés"}' : null,
        });
        fillTable(db, 'attachment', {
          id: next(),
          contract_file_id: file,
          code: 'cv',
          sha256: '0'.repeat(64),
        });
      }
      for (const other of person.handovers)
        fillTable(db, 'handover_candidate', { handover_id: uuid(3, other), candidate_id: id });
      for (const view of person.views)
        fillTable(db, 'saved_view_member', { view_id: uuid(4, view), record_id: id });
      for (const copy of person.copies)
        fillTable(db, 'written_copy_about', { copy_id: copy + 1, subject_id: id });
      for (let line = 0; line < person.lines; line += 1)
        fillTable(db, 'import_line', {
          batch_id: uuid(5, 0),
          row: n * 10 + line,
          outcome: 'created',
          candidate_id: id,
          suspected_duplicate_of: line === 1 ? (ids[(n + 1) % ids.length] ?? null) : null,
        });
      const suspect = person.suspects === n ? undefined : ids[person.suspects];
      if (suspect !== undefined)
        db.prepare('UPDATE candidate SET suspected_duplicate_of = ? WHERE id = ?').run(suspect, id);
      for (const other of person.apart)
        if (other !== n)
          for (const [a, b] of [
            [id, ids[other]],
            [ids[other], id],
          ])
            db.prepare('INSERT OR IGNORE INTO told_apart VALUES (?, ?, ?)').run(
              a,
              b,
              '2026-02-01T08:00:00.000Z',
            );
      db.prepare(
        'UPDATE candidate SET last_contact_on = (SELECT max(happened_on) FROM contact WHERE candidate_id = candidate.id) WHERE id = ?',
      ).run(id);
    });
    for (const id of ids) sealAgain(deps, { type: 'candidate', id });
    sealUntold(deps);
  })();
  return ids;
}

/** What was written beside the services is sealed. */
const sealAgain = (deps: Deps, subject: Subject): void =>
  recordEvent(deps, { kind: 'record.sealed', subject });

/** Whether a table is drawn from the others, and drawn again when they change. */
export const isDrawnAnew = (table: string): boolean =>
  /^(?:sweep_|obligation(?:$|_(?:person|pending|state)$))/u.test(table);

/** Every row of every table, but journals and what is drawn anew. */
export function everything(db: Deps['db']): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.keys(tables)
      .filter((table) => !/^(?:event|event_body|chain_|clock_|access)/u.test(table) && !isDrawnAnew(table))
      .map((table) => [
        table,
        db
          .prepare(`SELECT * FROM ${table}`)
          .all()
          .map((row) => JSON.stringify(row))
          .sort(),
      ]),
  );
}

export const tiedTables: readonly string[] = [...new Set(tiesToCandidate.map(({ table }) => table))];
