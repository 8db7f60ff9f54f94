import { Refusal } from '../../../shared/base';
import { candidateName, daysWords, intervalOf, type Period, periodWords } from '../../../shared/candidates';
import {
  type Candidate,
  type CandidateId,
  type CandidateKey,
  candidateFields,
  candidateInputOf,
  candidateKeys,
  isKeyOf,
  schemeIdSchema,
} from '../../../shared/fields';
import { schemeCodeSchema } from '../../../shared/law';
import {
  type Comparison,
  daysLeft,
  differing,
  type FieldChoices,
  isSamePeriod,
  keptFirst,
  mergedInput,
  numbersAfter,
  overlapping,
  type Settlement,
  type Side,
} from '../../../shared/merge';
import { candidateOf, drawnFromCandidate, periodsOf, toldApartFrom, touch, writableOf } from '../candidates';
import { columnOf, storedOf } from '../db/record';
import type { RecordType } from '../db/tables';
import { moveDrafts } from '../drafts';
import { type EventKind, recordEvent } from '../events';
import type { Deps } from '../service/deps';
import { parsedDay } from './days';
import {
  type Change,
  copyOf,
  countTied,
  fieldChanges,
  insertMerge,
  keyText,
  ownerOf,
  type Row,
  rowOfCandidate,
  rowsTied,
  signedFileCount,
  tiesIn,
} from './merge.repository';
import { type Recorder, recorder } from './recorder';

type Pair = readonly [CandidateId, CandidateId];

// --- What the two records have, and what one person has of it. Pure. ---

const text = (row: Row, column: string): string => String(row[column] ?? '');
/** Pairs of rows, one of each record, that say the same. */
const alike = (
  kept: readonly Row[],
  other: readonly Row[],
  isSame: (mine: Row, theirs: Row) => boolean,
): readonly { readonly mine: Row; readonly theirs: Row }[] =>
  other.flatMap((theirs) => {
    const mine = kept.find((row) => isSame(row, theirs));
    return mine === undefined ? [] : [{ mine, theirs }];
  });
const isSameContact = (mine: Row, theirs: Row): boolean =>
  mine.kind === theirs.kind && mine.happened_on === theirs.happened_on;
const isSameEnrolment = (mine: Row, theirs: Row): boolean =>
  mine.scheme === theirs.scheme &&
  mine.signed_on === theirs.signed_on &&
  (mine.ended_on === theirs.ended_on || mine.ended_on === null || theirs.ended_on === null);
const isSameFact = (mine: Row, theirs: Row): boolean => mine.path === theirs.path;
const isSameAnswer = (mine: Row, theirs: Row): boolean =>
  mine.scheme === theirs.scheme && mine.withdrawn_at === null && theirs.withdrawn_at === null;
const latest = (mine: Row, theirs: Row, column: string): Side =>
  text(theirs, column) > text(mine, column) ? 'other' : 'kept';

interface Both {
  readonly kept: Candidate;
  readonly other: Candidate;
  readonly rows: (table: string) => { readonly kept: readonly Row[]; readonly other: readonly Row[] };
  readonly periods: { readonly kept: readonly Period[]; readonly other: readonly Period[] };
}
function bothOf({ db }: Deps, [one, two]: Pair): Both {
  if (one === two)
    throw new Refusal('INVALID_INPUT', { message: 'Une fiche ne se compare pas avec elle-même.' });
  const [kept, other] = keptFirst(candidateOf(db, one), candidateOf(db, two));
  return {
    kept,
    other,
    rows: (table) => {
      const tie = { table, column: 'candidate_id', isHers: true };
      return { kept: rowsTied(db, tie, kept.id), other: rowsTied(db, tie, other.id) };
    },
    periods: { kept: periodsOf(db, kept.id), other: periodsOf(db, other.id) },
  };
}

/** Tables that are told in numbers; the others follow without a word. */
const untold: ReadonlySet<string> = new Set([
  'told_apart',
  'person_merge',
  'written_copy_about',
  'candidate',
]);

/** Two records side by side. Throws NOT_FOUND. */
export function compare(deps: Deps, ids: Pair): Comparison {
  const { db } = deps;
  const { kept, other, rows, periods } = bothOf(deps, ids);
  const keys = new Set<CandidateKey>(differing(kept, other));
  const changedAt = ({ id, createdAt }: Candidate): Partial<Record<CandidateKey, string>> => {
    const changes = fieldChanges(db, id);
    return Object.fromEntries([...keys].map((key) => [key, changes.get(key) ?? createdAt]));
  };
  const pairsOf = (table: string, isSame: Parameters<typeof alike>[2]): ReturnType<typeof alike> => {
    const each = rows(table);
    return alike(each.kept, each.other, isSame);
  };
  const apart = toldApartFrom(db, kept.id).find(({ id }) => id === other.id);
  const counted = new Map<string, { kept: number; other: number }>();
  for (const tie of tiesIn(db)) {
    if (untold.has(tie.table) || tie.column === 'suspected_duplicate_of') continue;
    const before = counted.get(tie.table) ?? { kept: 0, other: 0 };
    counted.set(tie.table, {
      kept: before.kept + countTied(db, tie, kept.id),
      other: before.other + countTied(db, tie, other.id),
    });
  }
  return {
    people: { kept, other },
    changedAt: { kept: changedAt(kept), other: changedAt(other) },
    holdings: [...counted]
      .map(([table, counts]) => ({ table, ...counts }))
      .filter((each) => each.kept + each.other > 0),
    same: {
      contacts: pairsOf('contact', isSameContact).length,
      enrolments: pairsOf('enrolment', isSameEnrolment).map(({ mine }) => schemeIdSchema.parse(mine.scheme)),
      periods: periods.other.filter((theirs) => periods.kept.some((mine) => isSamePeriod(mine, theirs)))
        .length,
    },
    facts: pairsOf('asked_fact', isSameFact)
      .filter(({ mine, theirs }) => mine.value !== theirs.value)
      .map(({ mine, theirs }) => ({ fact: text(mine, 'path'), prevails: latest(mine, theirs, 'told_on') })),
    answers: pairsOf('answer_override', isSameAnswer).map(({ mine, theirs }) => ({
      scheme: schemeCodeSchema.parse(mine.scheme),
      prevails: latest(mine, theirs, 'written_at'),
    })),
    overlaps: [...overlapping(periods.kept, periods.other)],
    signedFiles: { kept: signedFileCount(db, kept.id), other: signedFileCount(db, other.id) },
    toldApartOn: apart === undefined ? null : parsedDay(apart.toldAt),
  };
}

// --- What is written of it. ---

/** What both say is kept once; of what they tell otherwise, the latest counts. */
function settleRows({ clock }: Deps, { rows }: Both, { write, drop }: Recorder): void {
  const contacts = rows('contact');
  for (const { theirs } of alike(contacts.kept, contacts.other, isSameContact)) drop('contact', theirs);
  const enrolments = rows('enrolment');
  const ended = new Set<Row>();
  for (const { mine, theirs } of alike(enrolments.kept, enrolments.other, isSameEnrolment)) {
    if (mine.ended_on === null && theirs.ended_on !== null && !ended.has(mine)) {
      write('enrolment', mine, { ended_on: theirs.ended_on ?? null });
      ended.add(mine);
    }
    drop('enrolment', theirs);
  }
  const facts = rows('asked_fact');
  for (const { mine, theirs } of alike(facts.kept, facts.other, isSameFact))
    drop('asked_fact', latest(mine, theirs, 'told_on') === 'kept' ? theirs : mine);
  const answers = rows('answer_override');
  for (const { mine, theirs } of alike(answers.kept, answers.other, isSameAnswer))
    write('answer_override', latest(mine, theirs, 'written_at') === 'kept' ? theirs : mine, {
      withdrawn_at: clock.now(),
    });
}

/** Situations on the same days, as they were settled. Throws INVALID_INPUT while one is not. */
function settlePeriods(
  deps: Deps,
  { rows, periods }: Both,
  settlements: readonly Settlement[],
  { write, drop, add }: Recorder,
): void {
  const pairs = overlapping(periods.kept, periods.other);
  const isSettled = ({ kept, other }: (typeof pairs)[number]): boolean =>
    settlements.some(({ keptId, otherId }) => keptId === kept.id && otherId === other.id);
  const open = pairs.filter((pair) => !isSettled(pair)).length;
  if (open > 0)
    throw new Refusal('INVALID_INPUT', {
      field: 'settlements',
      message: `Deux situations portent sur les mêmes jours\u202F; choisissez laquelle vaut ces jours-là.`,
    });
  const each = rows('period');
  const rowsById = new Map([...each.kept, ...each.other].map((row) => [text(row, 'id'), row]));
  const rowNamed = (id: string): Row => rowsById.get(id) ?? {};
  for (const theirs of periods.other)
    if (periods.kept.some((mine) => isSamePeriod(mine, theirs))) drop('period', rowNamed(theirs.id));
  for (const [id, { left }] of daysLeft(pairs, settlements)) {
    const row = rowNamed(id);
    const [first, ...others] = left;
    if (first === undefined) drop('period', row);
    else write('period', row, { starts_on: first.from, ends_on: first.to });
    for (const { from, to } of others)
      add('period', { ...row, id: deps.newId(), starts_on: from, ends_on: to });
  }
}

/** Everything that names the other record names the one that stays; between the two of them, nothing is left to say. */
function followRows({ db }: Deps, { kept, other }: Both, { write, writeOrDrop, drop }: Recorder): void {
  const ties = tiesIn(db);
  const isOfBoth = (table: string, row: Row): boolean => {
    const columns = ties.filter((tie) => tie.table === table).map(({ column }) => column);
    return (
      columns.length > 1 && columns.every((column) => row[column] === kept.id || row[column] === other.id)
    );
  };
  const between = rowsTied(db, { table: 'told_apart', column: 'candidate_id', isHers: true }, kept.id);
  for (const row of between) if (isOfBoth('told_apart', row)) drop('told_apart', row);
  for (const tie of ties)
    for (const row of rowsTied(db, tie, other.id)) {
      if (tie.isHers && isOfBoth(tie.table, row)) drop(tie.table, row);
      else if (tie.table === 'candidate' && (row.id === kept.id || row.id === other.id))
        write('candidate', row, { [tie.column]: null });
      else writeOrDrop(tie.table, row, { [tie.column]: kept.id });
    }
}

/** The row of the record that stays: what was chosen, the older number, the latest contact. */
function writeKept(
  deps: Deps,
  both: Both,
  choices: FieldChoices,
  { write, drop }: Recorder,
): readonly CandidateKey[] {
  const { db, clock } = deps;
  const { kept, other } = both;
  const input = mergedInput(candidateInputOf(kept), candidateInputOf(other), choices);
  const theirs = rowOfCandidate(db, other.id);
  if (theirs !== undefined) drop('candidate', theirs);
  const mine = rowOfCandidate(db, kept.id);
  if (mine === undefined) throw new Refusal('NOT_FOUND');
  const values = { ...storedOf(candidateFields, input), ...drawnFromCandidate(input) };
  const lastContactOn = [kept.lastContactOn, other.lastContactOn].reduce(
    (a, b) => ((a ?? '') > (b ?? '') ? a : b),
    null,
  );
  write('candidate', mine, {
    ...Object.fromEntries(
      Object.entries(values).map(([key, value]) => [columnOf(key), value as Row[string]]),
    ),
    last_contact_on: lastContactOn,
    // Whoever is followed under one of the two is followed.
    ...(theirs?.archived_on === null ? { archived_on: null, exit_reason: null, left_on: null } : {}),
    ...(kept.suspectedDuplicateOf === null && other.suspectedDuplicateOf !== kept.id
      ? { suspected_duplicate_of: other.suspectedDuplicateOf }
      : {}),
    version: kept.version + 1,
    updated_at: clock.now(),
  });
  return candidateKeys.filter((key) => JSON.stringify(input[key]) !== JSON.stringify(kept[key]));
}

const followed: Readonly<Partial<Record<RecordType, EventKind>>> = {
  candidate: 'candidate.follows-union',
  'contract-file': 'file.follows-union',
  import: 'import.follows-union',
  'rights-request': 'request.follows-union',
};
/** Seals the state of each record that rows were written of, the two themselves aside. */
export function sealOthers(deps: Deps, changes: readonly Change[], pair: Pair): void {
  const told = new Set<string>();
  for (const { table, before, after } of changes)
    for (const row of [before ?? {}, { ...before, ...after }]) {
      const owner = ownerOf(table, row);
      if (owner === null || pair.some((id) => id === owner.id)) continue;
      const name = `${owner.type} ${owner.id}`;
      if (told.has(name)) continue;
      told.add(name);
      recordEvent(deps, { kind: followed[owner.type] ?? 'record.sealed', subject: owner });
    }
}

/** A record, in the version that was looked at. */
type Known = Pick<Candidate, 'id' | 'version'>;
/** Makes two records one, all of it or nothing. Throws NOT_FOUND, CONFLICT, INVALID_INPUT. */
export function unite(
  deps: Deps,
  union: {
    readonly kept: Known;
    readonly other: Known;
    readonly choices: FieldChoices;
    readonly settlements: readonly Settlement[];
  },
): { readonly candidateId: CandidateId; readonly mergeId: string } {
  const { db, clock } = deps;
  return db.transaction(() => {
    const { choices, settlements } = union;
    for (const { id } of [union.kept, union.other]) writableOf(db, id);
    const both = bothOf(deps, [union.kept.id, union.other.id]);
    const { kept, other } = both;
    if (
      kept.id !== union.kept.id ||
      kept.version !== union.kept.version ||
      other.version !== union.other.version
    )
      throw new Refusal('CONFLICT', {
        message: `Une des deux fiches a été modifiée entre-temps\u202F; relisez-les avant de les réunir.`,
      });
    touch(db, other.id);
    const had = tiesIn(db).flatMap((tie) =>
      tie.isHers || tie.table === 'contract_file'
        ? rowsTied(db, tie, kept.id).map((row) => keyText(db, tie.table, row))
        : [],
    );
    const written = recorder(db);
    settleRows(deps, both, written);
    settlePeriods(deps, both, settlements, written);
    followRows(deps, both, written);
    const changed = writeKept(deps, both, choices, written);
    const mergeId = deps.newId();
    insertMerge(db, {
      id: mergeId,
      candidateId: kept.id,
      mergedId: other.id,
      mergedAt: clock.now(),
      mergedOn: clock.today(),
      author: deps.actor(),
      formerNumber: numbersAfter(kept, other).former,
      birthName: other.birthName,
      usualName: other.usualName,
      firstName: other.firstName,
      birthDate: other.birthDate,
      copy: copyOf(db, written.changes, had),
    });
    moveDrafts(deps, other.id, kept.id);
    sealOthers(deps, written.changes, [kept.id, other.id]);
    recordEvent(deps, {
      kind: 'candidate.united-into',
      subject: { type: 'candidate', id: other.id },
      payload: { kept: kept.id },
    });
    const after = candidateInputOf(candidateOf(db, kept.id));
    recordEvent(deps, {
      kind: 'candidate.united',
      subject: { type: 'candidate', id: kept.id },
      payload: {
        merged: other.id,
        note: unitedNote(both, settlements),
        changes: Object.fromEntries(
          changed
            .filter((key) => isKeyOf(candidateFields, key))
            .map((key) => [key, { before: kept[key], after: after[key] }]),
        ),
      },
    });
    touch(db, kept.id);
    return { candidateId: kept.id, mergeId };
  })();
}

/** The other record, as it was named; and what gave way, which no dated life tells any more. */
function unitedNote({ other, periods }: Both, settlements: readonly Settlement[]): string {
  const number = other.fileNumber === '' ? '' : `, n° ${other.fileNumber}`;
  const gone = [...daysLeft(overlapping(periods.kept, periods.other), settlements).values()].map(
    ({ period }) => `A cédé des jours\u00A0: ${periodWords(period)}, ${daysWords(intervalOf(period))}.`,
  );
  return [`Avec la fiche de ${candidateName(other)}${number}.`, ...gone].join('\n');
}
