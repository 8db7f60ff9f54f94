import { Refusal } from '../../../shared/base';
import { agree, fold } from '../../../shared/base/text';
import { type DateColumnJudgement, yearOf } from '../../../shared/base/time';
import { type CandidateId, candidateIdSchema, candidateInputOf, saidOf } from '../../../shared/fields';
import {
  type ImportBatch,
  type ImportChoices,
  type ImportMapping,
  type ImportQuestion,
  type ImportTarget,
  importColumns,
  importDraftKeys,
  missingTargets,
  REASON_HEADING,
  recogniseColumns,
  repeatedTarget,
  splitFullName,
} from '../../../shared/import';
import { alone } from '../base/turns';
import {
  deleteBatchActs,
  deleteCandidateRow,
  enrolmentsOf,
  insertCandidate,
  insertContact,
  insertEnrolment,
  keepApart,
  matchIndex,
  putStateBack,
  readCandidate,
  stateOf,
  takeUpAgain,
  updateCandidateRow,
} from '../candidates';
import { removeDraft } from '../drafts';
import { recordEvent } from '../events';
import type { Deps } from '../service/deps';
import { inLongTransaction, longJob, withOneActor } from '../service/long-job';
import { judgeDateColumns } from './date-columns';
import {
  changedSince,
  clearImportTraces,
  importTraces,
  insertBatch,
  interviewDaysOf,
  lastEventId,
  lineWriter,
  markUndone,
  readBatch,
  rememberedMapping,
  rememberMapping,
  type StoredLine,
  touchedBy,
} from './import.repository';
import { type ImportPlan, type KnownCandidate, type PlannedCandidate, planner } from './plan';
import type { ExtractFile, Follower } from './read-file';
import { type RowContext, type RowReading, readRow } from './row';
import type { Table } from './table';

/** Headings as the mapping is remembered by them; `null` for a file without headings, which any other could be. */
const memoryKey = (headings: readonly string[]): string | null => {
  const folded = headings.map(fold);
  return folded.every((heading, index) => heading === `colonne ${index + 1}`) ? null : JSON.stringify(folded);
};
const isReasons = (heading: string): boolean => fold(heading) === fold(REASON_HEADING);

const SAMPLES = 200;
/** Some filled cells of each column. */
export function samplesOf(table: Table, max: number = SAMPLES): readonly (readonly string[])[] {
  const rows = table.rows.slice(0, SAMPLES);
  return table.headings.map((_, column) =>
    rows
      .map((row) => row.cells[column] ?? '')
      .filter((cell) => cell.trim() !== '')
      .slice(0, max),
  );
}

/** The mapping remembered for these headings, else what the columns look like. `fixed` decides some columns beforehand. */
export function proposedMapping(
  { db, clock }: Deps,
  table: Table,
  fixed?: ReadonlyMap<number, ImportTarget>,
): { readonly mapping: ImportMapping; readonly isRemembered: boolean } {
  if (fixed === undefined) {
    const remembered = rememberedFor(db, table.headings);
    if (remembered !== null) return { mapping: remembered, isRemembered: true };
  }
  return {
    mapping: recogniseColumns(table.headings, samplesOf(table), yearOf(clock.today()), fixed),
    isRemembered: false,
  };
}

/** The mapping of the last file with these headings; refused rows that come back mended are columns of the file they left. */
function rememberedFor(db: Deps['db'], headings: readonly string[]): ImportMapping | null {
  const own = headings.filter((heading) => !isReasons(heading));
  const key = memoryKey(own);
  const remembered = key === null ? null : rememberedMapping(db, key);
  if (remembered?.length !== own.length) return null;
  const targets = remembered.values();
  return headings.map((heading) => (isReasons(heading) ? 'ignored' : (targets.next().value ?? 'ignored')));
}

/** Throws when no row could make a candidate with this mapping, or when it does not fit the file. */
function checkMapping(table: Table, mapping: ImportMapping): void {
  if (mapping.length !== table.headings.length)
    throw new Refusal('INVALID_INPUT', {
      message: `Ce fichier compte ${table.headings.length} colonnes, la correspondance en donne ${mapping.length}\u202f; refaites-la.`,
    });
  const repeated = repeatedTarget(mapping);
  if (repeated !== null)
    throw new Refusal('INVALID_INPUT', {
      message: `Deux colonnes sont prises pour «\u202f${importColumns[repeated].label}\u202f»\u202f; gardez-en une.`,
    });
  const missing = missingTargets(mapping);
  if (missing.length > 0)
    throw new Refusal('IMPORT_NO_CANDIDATE_COLUMN', {
      message: `Aucune colonne n’est reconnue pour\u00a0: ${missing
        .map((target) => saidOf(importColumns[target]))
        .join(', ')}\u202f; indiquez à quoi correspondent les colonnes.`,
    });
}

/** A plan and what it was made from; kept in the memory of the vault until it is executed. */
export interface MadePlan {
  readonly plan: ImportPlan;
  readonly mapping: ImportMapping;
  readonly choices: ImportChoices;
  readonly file: ExtractFile;
  readonly fileName: string;
  /** French: what the columns hold. */
  readonly notices: readonly string[];
  readonly questions: readonly ImportQuestion[];
  /** The journal's last event when the plan was begun. */
  readonly lastEventId: number;
}

/**
 * What was read for a plan, kept for the next one: a choice about one row reads neither the other rows nor the portfolio again.
 * Rows are good for one way of reading, which `key` says; people until something is written.
 */
export interface Readings {
  key: string;
  rows: RowReading[];
  /** The journal's last event when these people were read. */
  lastEventId: number;
  known: Map<CandidateId, KnownCandidate>;
}
export const noReadings = (): Readings => ({ key: '', rows: [], lastEventId: -1, known: new Map() });

/** What a plan is made of. */
export interface PlanSource {
  readonly file: ExtractFile;
  readonly fileName: string;
  readonly mapping: ImportMapping;
  readonly choices: ImportChoices;
  readonly readings: Readings;
}

/** Decides every row of the file against the portfolio as it is. Writes nothing. Throws when the mapping does not fit. */
export async function makePlan(
  deps: Deps,
  { file, fileName, mapping, choices, readings }: PlanSource,
  follower: Follower,
): Promise<MadePlan> {
  const { table } = file;
  checkMapping(table, mapping);
  checkChoices(table, choices);
  const since = lastEventId(deps.db);
  const judged = judgeDateColumns(table, mapping);
  const context: RowContext = {
    today: deps.clock.today(),
    dateWritings: new Map(
      [...judged].map(([target, { order, zone }]) => [
        target,
        {
          order: choices.dateOrders[target] ?? order,
          zone,
          ...(table.daysFrom === undefined ? {} : { daysFrom: table.daysFrom }),
        },
      ]),
    ),
    nameOrder: choices.nameOrder,
  };
  const key = JSON.stringify([mapping, { ...context, dateWritings: [...context.dateWritings] }]);
  if (readings.key !== key) Object.assign(readings, { key, rows: [] });
  if (readings.lastEventId !== since) Object.assign(readings, { lastEventId: since, known: new Map() });
  const rowPlanner = planner({
    choices,
    newCandidateId: () => candidateIdSchema.parse(deps.newId()),
    matcher: matchIndex(deps.db),
    known: (id) => {
      const known = readings.known.get(id) ?? knownCandidate(deps.db, id);
      readings.known.set(id, known);
      return known;
    },
  });
  const job = longJob(follower.progress, follower.signal);
  const { rows } = table;
  for (const [index, row] of rows.entries()) {
    const cells = choices.rows[index + 1]?.cells;
    if (cells === undefined) {
      const reading = readings.rows[index] ?? readRow(row, mapping, context);
      readings.rows[index] = reading;
      rowPlanner.add(row, reading);
    } else rowPlanner.add(row, readRow(row, mapping, context, cells));
    await job.step(index + 1, rows.length, 'Examen des lignes');
  }
  const questions = [...questionsOf(table, mapping, judged, choices)];
  const asked = new Set<ImportTarget>(questions.map(({ target }) => target));
  return {
    plan: rowPlanner.plan(),
    mapping,
    choices,
    file,
    fileName,
    // A question says what its notice says.
    notices: [...judged].flatMap(([target, { notice }]) =>
      notice === null || asked.has(target) ? [] : [notice],
    ),
    questions,
    lastEventId: since,
  };
}

function knownCandidate(db: Deps['db'], id: CandidateId): KnownCandidate {
  const candidate = readCandidate(db, id);
  if (candidate === null) throw new Refusal('IMPORT_PLAN_STALE');
  return {
    input: candidateInputOf(candidate),
    schemes: enrolmentsOf(db, id).map((enrolment) => enrolment.scheme),
    interviews: interviewDaysOf(db, id),
    marks: stateOf(db, id),
  };
}

/** Throws when a choice names a row that the file does not have: it was made for another file. */
function checkChoices({ rows }: Table, choices: ImportChoices): void {
  const other = Object.keys(choices.rows).find((number) => Number(number) > rows.length);
  if (other !== undefined)
    throw new Refusal('INVALID_INPUT', {
      message: `Un choix porte sur la ligne n° ${other}, et ce fichier en compte ${rows.length}\u202f; refaites vos choix pour ce fichier.`,
    });
}

/** What no cell tells of a whole column, asked once; with the answer that was given. */
function* questionsOf(
  table: Table,
  mapping: ImportMapping,
  judged: ReadonlyMap<ImportTarget, DateColumnJudgement>,
  choices: ImportChoices,
): Generator<ImportQuestion> {
  for (const [target, { order, notice }] of judged)
    if (order === 'doubtful')
      yield {
        kind: 'date-order',
        target,
        sentence: notice ?? '',
        answer: choices.dateOrders[target] ?? null,
      };
  const column = mapping.indexOf('fullName');
  const untold = column < 0 ? [] : table.rows.map((row) => row.cells[column] ?? '').filter(isNameUntold);
  const [example] = untold;
  if (example !== undefined)
    yield {
      kind: 'name-order',
      target: 'fullName',
      sentence: `Colonne «\u202f${table.headings[column] ?? ''}\u202f»\u00a0: ${agree(
        untold.length,
        'une cellule ne dit pas',
        `${untold.length} cellules ne disent pas`,
      )} lequel des deux mots est le nom, comme «\u202f${example.trim().slice(0, 60)}\u202f»\u202f; indiquez ce qui vient d’abord.`,
      answer: choices.nameOrder,
    };
}

/** The order of the names would tell them, and nothing else does. */
const isNameUntold = (cell: string): boolean =>
  cell.trim() !== '' && splitFullName(cell, null) === null && splitFullName(cell, 'family-first') !== null;

/**
 * Executes a plan, all of it or nothing, in one transaction. Throws IMPORT_PLAN_STALE when anything was written since
 * the plan was made, CANCELLED when the user gives up on the way.
 */
export function commitPlan(deps: Deps, made: MadePlan, follower: Follower): Promise<ImportBatch> {
  return alone(async () => {
    if (lastEventId(deps.db) !== made.lastEventId) throw new Refusal('IMPORT_PLAN_STALE');
    return inLongTransaction(deps, async () => {
      const batch = await write(withOneActor(deps), made, follower);
      // With the batch or not at all: a wizard that comes back is proof that nothing was imported.
      forgetDraft(deps);
      return batch;
    });
  });
}

/** How many lines of reports know some people. */
export const importLinesNaming = (
  db: Deps['db'],
  people: ReadonlySet<string>,
  names: (text: string) => boolean,
): number => importTraces(db, people, names).length;

/**
 * Takes erased people out of what imports left: reports, names of files, the extract of an import being prepared, which
 * may hold them. The caller holds the transaction.
 */
export function eraseImportTraces(
  deps: Deps,
  erased: ReadonlySet<string>,
  names: (text: string) => boolean,
): void {
  forgetDraft(deps);
  for (const id of clearImportTraces(deps.db, erased, names))
    recordEvent(deps, { kind: 'import.person-erased', subject: { type: 'import', id } });
}

/** Erases what an import being prepared left in the drafts. */
export function forgetDraft(deps: Deps): void {
  for (const key of Object.values(importDraftKeys)) removeDraft(deps, key);
}

async function write(
  deps: Deps,
  { plan, mapping, file, fileName }: MadePlan,
  follower: Follower,
): Promise<ImportBatch> {
  const { db, clock } = deps;
  const batch: ImportBatch = {
    id: deps.newId(),
    fileName,
    committedAt: clock.now(),
    counts: plan.counts,
    undoneAt: null,
  };
  insertBatch(db, { ...batch, sha256: file.sha256 });
  const job = longJob(follower.progress, follower.signal);
  const total = plan.candidates.length + plan.lines.length;
  const linesBack = new Map<number, Pick<StoredLine, 'before' | 'versionAfter'>>();
  for (const [index, candidate] of plan.candidates.entries()) {
    const versionAfter = writeCandidate(deps, batch.id, candidate);
    linesBack.set(candidate.rows[0] ?? 0, { before: candidate.before, versionAfter });
    await job.step(index + 1, total, 'Enregistrement des fiches');
  }
  for (const { id, toldApartFrom } of plan.candidates)
    if (toldApartFrom !== null) keepApart(deps, id, toldApartFrom, batch.id);
  const writeLine = lineWriter(db, batch.id);
  for (const [index, line] of plan.lines.entries()) {
    writeLine({ ...line, ...(linesBack.get(line.row) ?? { before: null, versionAfter: null }) });
    await job.step(plan.candidates.length + index + 1, total, 'Enregistrement du compte rendu');
  }
  const { headings } = file.table;
  const own = [...headings.keys()].filter((column) => !isReasons(headings[column] ?? ''));
  const key = memoryKey(own.map((column) => headings[column] ?? ''));
  if (key !== null)
    rememberMapping(
      db,
      key,
      own.map((column) => mapping[column] ?? 'ignored'),
      batch.committedAt,
    );
  recordEvent(deps, {
    kind: 'import.committed',
    subject: { type: 'import', id: batch.id },
    batchId: batch.id,
    payload: { fileName, sha256: file.sha256, ...plan.counts },
  });
  return batch;
}

/** Writes one person of the plan; answers the version that the candidate has from now on. */
function writeCandidate(deps: Deps, batchId: string, candidate: PlannedCandidate): number {
  const { id, before, input } = candidate;
  let version = 1;
  if (before === null)
    insertCandidate(deps, input, { id, batchId, suspectedDuplicateOf: candidate.suspectedDuplicateOf });
  else {
    if (candidate.isReopened)
      takeUpAgain(deps, id, { batchId, reason: 'Un import parle de cette personne.' });
    version = updateCandidateRow(deps, id, input, { kind: 'candidate.merged', batchId });
  }
  for (const happenedOn of candidate.interviews)
    insertContact(deps, { candidateId: id, kind: 'interview', happenedOn, batchId });
  for (const scheme of candidate.schemes)
    insertEnrolment(deps, {
      candidateId: id,
      scheme,
      signedOn: null,
      endedOn: null,
      isRenewal: false,
      batchId,
    });
  return version;
}

/**
 * Takes a whole import back: candidates it made are removed, those it completed are put back as they were. Refused
 * (IMPORT_UNDO_TOUCHED, with how many and who) as soon as one was changed since; the journal keeps both events.
 */
export function undoBatch(given: Deps, batchId: string, follower: Follower): Promise<ImportBatch> {
  return alone(async () => {
    const deps = withOneActor(given);
    const { db, clock } = deps;
    const batch = readBatch(db, batchId);
    if (batch === null) throw new Refusal('NOT_FOUND');
    if (batch.undoneAt !== null)
      throw new Refusal('REFUSED_BY_STATE', { message: 'Cet import a déjà été annulé.' });
    const changed = changedSince(db, batchId);
    if (changed.length > 0) throw new Refusal('IMPORT_UNDO_TOUCHED', { message: touchedMessage(changed) });

    const undoneAt = clock.now();
    await inLongTransaction(deps, async () => {
      const job = longJob(follower.progress, follower.signal);
      const touched = touchedBy(db, batchId);
      const event = { batchId, payload: { fileName: batch.fileName } };
      for (const [index, { id, before }] of touched.entries()) {
        if (before === null) {
          deleteCandidateRow(deps, id, { batchId });
        } else {
          deleteBatchActs(deps, id, batchId);
          updateCandidateRow(deps, id, before, { batchId });
          putStateBack(deps, id, batchId);
          recordEvent(deps, { ...event, kind: 'import.undone', subject: { type: 'candidate', id } });
        }
        await job.step(index + 1, touched.length, 'Annulation de l’import');
      }
      markUndone(db, batchId, undoneAt);
      recordEvent(deps, { ...event, kind: 'import.undone', subject: { type: 'import', id: batchId } });
    });
    return { ...batch, undoneAt };
  });
}

const touchedMessage = (changed: readonly string[]): string => {
  const named = changed.slice(0, 3).join(', ');
  const others = changed.length - 3;
  return changed.length === 1
    ? `Cet import ne peut pas être annulé\u00a0: la fiche de ${named} a été modifiée depuis.`
    : `Cet import ne peut pas être annulé\u00a0: ${changed.length} fiches ont été modifiées depuis (${named}${others > 0 ? ` et ${others} ${agree(others, 'autre', 'autres')}` : ''}).`;
};
