import { Refusal } from '../../../shared/base';
import { fold } from '../../../shared/base/text';
import { yearOf } from '../../../shared/base/time';
import { candidateIdSchema, candidateInputOf, saidOf } from '../../../shared/fields';
import {
  type ImportBatch,
  type ImportMapping,
  type ImportTarget,
  importColumns,
  importDraftKeys,
  neededTargets,
  recogniseColumns,
  repeatedTarget,
} from '../../../shared/import';
import { alone } from '../base/turns';
import {
  deleteBatchActs,
  deleteCandidateRow,
  enrolmentsOf,
  insertCandidate,
  insertContact,
  insertEnrolment,
  matchIndex,
  readCandidate,
  updateCandidateRow,
} from '../candidates';
import { removeDraft } from '../drafts';
import { recordEvent } from '../events';
import type { Deps } from '../service/deps';
import { inLongTransaction, longJob, withOneActor } from '../service/long-job';
import { settingsOf } from '../settings';
import {
  changedSince,
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
import { type ImportPlan, type PlannedCandidate, planner } from './plan';
import type { ExtractFile, Follower } from './read-file';
import type { Table } from './table';

/** Headings as the mapping is remembered by them; `null` for a file without headings, which any other could be. */
const memoryKey = ({ headings }: Table): string | null => {
  const folded = headings.map(fold);
  return folded.every((heading, index) => heading === `colonne ${index + 1}`) ? null : JSON.stringify(folded);
};

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
  const key = memoryKey(table);
  const remembered = key === null || fixed !== undefined ? null : rememberedMapping(db, key);
  if (remembered?.length === table.headings.length) return { mapping: remembered, isRemembered: true };
  return {
    mapping: recogniseColumns(table.headings, samplesOf(table), yearOf(clock.today()), fixed),
    isRemembered: false,
  };
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
  const missing = neededTargets.filter((target) => !mapping.includes(target));
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
  readonly file: ExtractFile;
  readonly fileName: string;
  /** The journal's last event when the plan was begun. */
  readonly lastEventId: number;
}

/** Decides every row of the file against the portfolio as it is. Writes nothing. Throws when the mapping does not fit. */
export async function makePlan(
  deps: Deps,
  file: ExtractFile,
  fileName: string,
  mapping: ImportMapping,
  follower: Follower,
): Promise<MadePlan> {
  checkMapping(file.table, mapping);
  const since = lastEventId(deps.db);
  const rowPlanner = planner(mapping, {
    today: deps.clock.today(),
    usesNir: settingsOf(deps.db).usesNir,
    newCandidateId: () => candidateIdSchema.parse(deps.newId()),
    matcher: matchIndex(deps.db),
    known: (id) => {
      const candidate = readCandidate(deps.db, id);
      if (candidate === null) throw new Refusal('IMPORT_PLAN_STALE');
      return {
        input: candidateInputOf(candidate),
        schemes: enrolmentsOf(deps.db, id).map((enrolment) => enrolment.scheme),
        interviews: interviewDaysOf(deps.db, id),
      };
    },
  });
  const job = longJob(follower.progress, follower.signal);
  const { rows } = file.table;
  for (const [index, row] of rows.entries()) {
    rowPlanner.add(row);
    await job.step(index + 1, rows.length, 'Examen des lignes');
  }
  return { plan: rowPlanner.plan(), mapping, file, fileName, lastEventId: since };
}

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
  const writeLine = lineWriter(db, batch.id);
  for (const [index, line] of plan.lines.entries()) {
    writeLine({ ...line, ...(linesBack.get(line.row) ?? { before: null, versionAfter: null }) });
    await job.step(plan.candidates.length + index + 1, total, 'Enregistrement du compte rendu');
  }
  const key = memoryKey(file.table);
  if (key !== null) rememberMapping(db, key, mapping, batch.committedAt);
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
  else version = updateCandidateRow(deps, id, input, { kind: 'candidate.merged', batchId });
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
    : `Cet import ne peut pas être annulé\u00a0: ${changed.length} fiches ont été modifiées depuis (${named}${others > 0 ? ` et ${others} autre${others > 1 ? 's' : ''}` : ''}).`;
};
