import type { CivilDate } from '../../../shared/base/time';
import type { Identity } from '../../../shared/candidates';
import type { CandidateId, CandidateInput, SchemeId } from '../../../shared/fields';
import type { ImportCounts, ImportMapping, ImportReportLine } from '../../../shared/import';
import type { MatchIndex } from '../candidates';
import { mergeCandidate } from './merge';
import { type ReadRow, readRow } from './row';
import type { TableRow } from './table';

/** A candidate of the portfolio, as the plan needs to know it. */
export interface KnownCandidate {
  readonly input: CandidateInput;
  readonly schemes: readonly SchemeId[];
  readonly interviews: readonly CivilDate[];
}

export interface PlanContext {
  readonly today: CivilDate;
  readonly usesNir: boolean;
  readonly newCandidateId: () => CandidateId;
  /** Who the rows are compared with; grows as rows create candidates. */
  readonly matcher: MatchIndex;
  readonly known: (id: CandidateId) => KnownCandidate;
}

/** A candidate that the import writes: a new one, or one that was known and gains something. */
export interface PlannedCandidate {
  readonly id: CandidateId;
  /** What was known; `null`: created by this import. */
  readonly before: CandidateInput | null;
  readonly input: CandidateInput;
  readonly suspectedDuplicateOf: CandidateId | null;
  readonly interviews: readonly CivilDate[];
  readonly schemes: readonly SchemeId[];
  /** Rows of the file that speak of this person. */
  readonly rows: readonly number[];
}

/** What the import will do, wholly decided: the preview shows it, the commit executes this very object. */
export interface ImportPlan {
  readonly lines: readonly ImportReportLine[];
  readonly counts: ImportCounts;
  /** In the order of the file; known candidates that gain nothing are left out. */
  readonly candidates: readonly PlannedCandidate[];
}

export interface Planner {
  /** Decides the next row of the file. */
  readonly add: (row: TableRow) => void;
  readonly plan: () => ImportPlan;
}

interface Draft {
  readonly before: KnownCandidate | null;
  input: CandidateInput;
  readonly suspectedDuplicateOf: CandidateId | null;
  interviews: readonly CivilDate[];
  schemes: readonly SchemeId[];
  readonly rows: number[];
  hasGained: boolean;
}

const identityOf = (input: CandidateInput): Identity => ({
  fileNumber: input.fileNumber,
  birthName: input.birthName,
  usualName: input.usualName,
  firstName: input.firstName,
  birthDate: input.birthDate,
  mobilePhone: input.mobilePhone,
  email: input.email,
});

/** Several sentences as one, cut by semicolons. */
const sentence = (...parts: readonly string[]): string =>
  `${parts
    .filter((part) => part !== '')
    .map((part) => part.replace(/\.$/u, ''))
    .map((part, index) =>
      index === 0 ? part : part.replace(/^\p{Lu}(?!\p{Lu})/u, (first) => first.toLowerCase()),
    )
    .join('\u202f; ')}.`;

/** Decides rows one after the other, each against the portfolio and the rows before it. Writes nothing. */
export function planner(mapping: ImportMapping, context: PlanContext): Planner {
  const drafts = new Map<CandidateId, Draft>();
  const lines: ImportReportLine[] = [];

  const draftOf = (id: CandidateId): Draft => {
    const draft = drafts.get(id);
    if (draft) return draft;
    const known = context.known(id);
    const made: Draft = {
      before: known,
      input: known.input,
      suspectedDuplicateOf: null,
      interviews: known.interviews,
      schemes: known.schemes,
      rows: [],
      hasGained: false,
    };
    drafts.set(id, made);
    return made;
  };
  /** "la ligne 4" for a person of this file, else the person as the portfolio knows them. */
  const nameOf = (id: CandidateId): string => {
    const draft = draftOf(id);
    return draft.before === null
      ? `la ligne ${draft.rows[0] ?? 0}`
      : `la fiche de ${draft.input.birthName} ${draft.input.firstName}`;
  };

  const create = (
    row: number,
    read: ReadRow,
    who: string,
    doubt: { id: CandidateId; reason: string } | null,
  ): ImportReportLine => {
    const id = context.newCandidateId();
    drafts.set(id, {
      before: null,
      input: read.input,
      suspectedDuplicateOf: doubt?.id ?? null,
      interviews: read.interviews,
      schemes: read.schemes,
      rows: [row],
      hasGained: true,
    });
    context.matcher.add(id, identityOf(read.input));
    const outcome = doubt === null ? 'Fiche créée' : `Fiche créée à part, ressemble à ${nameOf(doubt.id)}`;
    return {
      row,
      outcome: 'created',
      reason: sentence(outcome, doubt?.reason ?? '', ...read.notes),
      candidate: id,
      suspectedDuplicateOf: doubt?.id ?? null,
      who,
    };
  };

  const mergeInto = (
    row: number,
    read: ReadRow,
    who: string,
    id: CandidateId,
    why: string,
  ): ImportReportLine => {
    const draft = draftOf(id);
    const { after, completed, differences } = mergeCandidate(draft.input, read.input);
    const interviews = read.interviews.filter((day) => !draft.interviews.includes(day));
    const schemes = read.schemes.filter((scheme) => !draft.schemes.includes(scheme));
    const gained = [
      ...completed,
      ...(interviews.length > 0 ? ['entretien'] : []),
      ...(schemes.length > 0 ? ['dispositif'] : []),
    ];
    const name = nameOf(id);
    if (gained.length > 0) {
      draft.input = after;
      draft.interviews = [...draft.interviews, ...interviews];
      draft.schemes = [...draft.schemes, ...schemes];
      draft.hasGained = true;
      if (completed.length > 0) context.matcher.add(id, identityOf(after));
    }
    draft.rows.push(row);
    return {
      row,
      outcome: 'merged',
      reason: sentence(
        `Réunie à ${name}`,
        why,
        gained.length > 0 ? `complète\u00a0: ${gained.join(', ')}` : 'rien à compléter',
        differences.length > 0 ? `différences\u00a0: ${differences.join(', ')}` : '',
        ...read.notes,
      ),
      candidate: id,
      suspectedDuplicateOf: null,
      who,
    };
  };

  const decide = (row: number, tableRow: TableRow): ImportReportLine => {
    const reading = readRow(tableRow, mapping, context);
    if (reading.kind === 'refused')
      return {
        row,
        outcome: 'refused',
        reason: reading.reason,
        candidate: null,
        suspectedDuplicateOf: null,
        who: reading.who,
      };
    const match = context.matcher.match(identityOf(reading.row.input));
    if (match === null) return create(row, reading.row, reading.who, null);
    return match.certainty === 'same'
      ? mergeInto(row, reading.row, reading.who, match.candidateId, match.reason)
      : create(row, reading.row, reading.who, { id: match.candidateId, reason: match.reason });
  };

  return {
    add: (row) => {
      lines.push(decide(lines.length + 1, row));
    },
    plan: () => ({ lines, counts: countsOf(lines), candidates: [...written(drafts)] }),
  };
}

function* written(drafts: ReadonlyMap<CandidateId, Draft>): Generator<PlannedCandidate> {
  for (const [id, draft] of drafts) {
    if (!draft.hasGained) continue;
    const isNew =
      <T>(known: readonly T[] | undefined) =>
      (one: T): boolean =>
        !known?.includes(one);
    yield {
      id,
      before: draft.before?.input ?? null,
      input: draft.input,
      suspectedDuplicateOf: draft.suspectedDuplicateOf,
      interviews: draft.interviews.filter(isNew(draft.before?.interviews)),
      schemes: draft.schemes.filter(isNew(draft.before?.schemes)),
      rows: draft.rows,
    };
  }
}

/** The counts of a report; created, merged and refused add up to the rows. */
export function countsOf(lines: readonly ImportReportLine[]): ImportCounts {
  const count = (outcome: ImportReportLine['outcome']): number =>
    lines.filter((line) => line.outcome === outcome).length;
  return {
    rows: lines.length,
    created: count('created'),
    merged: count('merged'),
    refused: count('refused'),
    suspected: lines.filter((line) => line.suspectedDuplicateOf !== null).length,
  };
}
