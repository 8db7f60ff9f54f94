import { capital, enumerate } from '../../../shared/base/text';
import type { CivilDate } from '../../../shared/base/time';
import {
  activeMarks,
  candidateName,
  type Identity,
  outSince,
  type PersonState,
  type StateMarks,
  stateNamed,
  stateSaid,
} from '../../../shared/candidates';
import type { CandidateId, CandidateInput, SchemeId } from '../../../shared/fields';
import {
  type ImportChoices,
  type ImportCounts,
  type ImportReportLine,
  type ImportShown,
  type ImportTarget,
  importTargets,
  type RowChoice,
} from '../../../shared/import';
import type { Match, MatchIndex } from '../candidates';
import { mergeCandidate } from './merge';
import type { ReadRow, RowReading } from './row';
import type { TableRow } from './table';

/** A candidate of the portfolio, as the plan needs to know it. */
export interface KnownCandidate {
  readonly input: CandidateInput;
  readonly schemes: readonly SchemeId[];
  readonly interviews: readonly CivilDate[];
  readonly marks: StateMarks;
}

export interface PlanContext {
  readonly choices: Pick<ImportChoices, 'takesChanges' | 'reopens' | 'rows'>;
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
  /** Whom the adviser said that this new person is not. */
  readonly toldApartFrom: CandidateId | null;
  readonly interviews: readonly CivilDate[];
  readonly schemes: readonly SchemeId[];
  /** Rows of the file that speak of this person. */
  readonly rows: readonly number[];
  /** Her fiche was archived or in the trash, and is taken up again. */
  readonly isReopened: boolean;
}

/** What the import will do, wholly decided: the preview shows it, the commit executes this very object. */
export interface ImportPlan {
  readonly lines: readonly ImportReportLine[];
  readonly counts: ImportCounts;
  /** In the order of the file; known candidates that gain nothing are left out. */
  readonly candidates: readonly PlannedCandidate[];
}

export interface Planner {
  /** Decides the next row of the file, as it was read. */
  readonly add: (row: TableRow, reading: RowReading) => void;
  readonly plan: () => ImportPlan;
}

interface Draft {
  readonly before: KnownCandidate | null;
  input: CandidateInput;
  readonly suspectedDuplicateOf: CandidateId | null;
  readonly toldApartFrom: CandidateId | null;
  interviews: readonly CivilDate[];
  schemes: readonly SchemeId[];
  readonly rows: number[];
  /** Where the first of these rows stands. */
  readonly place: Place | null;
  hasGained: boolean;
  isReopened: boolean;
}
type Place = Pick<TableRow, 'line' | 'sheet'>;

/** A row of the file, what was read in it and what was chosen about it. */
interface Row {
  readonly number: number;
  readonly place: Place;
  readonly read: ReadRow;
  readonly choice: RowChoice;
  /** What its line of the report says whatever is decided. */
  readonly told: Pick<ImportReportLine, 'row' | 'line' | 'sheet' | 'who' | 'faults' | 'corrected'>;
}

const identityOf = (input: CandidateInput): Identity => ({
  fileNumber: input.fileNumber,
  birthName: input.birthName,
  usualName: input.usualName,
  firstName: input.firstName,
  birthDate: input.birthDate,
  mobilePhone: input.mobilePhone,
  email: input.email,
  commune: input.commune,
});

/** A clause as a sentence of its own. */
const sentence = (clause: string): string => `${capital(clause).replace(/\.$/u, '')}.`;
/** Why two are taken for one person, inside the sentence that says what is done of it. */
const inBrackets = (reason: string): string =>
  `(${reason.charAt(0).toLowerCase()}${reason.slice(1).replace(/\.$/u, '')})`;

const correctedIn = (cells: NonNullable<RowChoice['cells']>): ImportTarget[] =>
  importTargets.filter((target) => cells[target] !== undefined);

/** Decides rows one after the other, each against the portfolio and the rows before it. Writes nothing. */
export function planner(context: PlanContext): Planner {
  const { choices } = context;
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
      toldApartFrom: null,
      interviews: known.interviews,
      schemes: known.schemes,
      rows: [],
      place: null,
      hasGained: false,
      isReopened: false,
    };
    drafts.set(id, made);
    return made;
  };
  /** "la ligne 4" for a person of this file, with its sheet where it is another, else the person as the portfolio knows them. */
  const nameOf = (id: CandidateId, from: Place): string => {
    const { before, place, input } = draftOf(id);
    if (before !== null || place === null) {
      const said = before === null ? '' : stateSaid(stateNamed(before.marks), outSince(before.marks));
      return `la fiche de ${candidateName(input)}${said === '' ? '' : `, ${said}`}`;
    }
    return `la ligne ${place.line}${place.sheet === from.sheet ? '' : ` de la feuille «\u202f${place.sheet ?? ''}\u202f»`}`;
  };
  const likenessOf = (match: Match | null, from: Place): ImportReportLine['likeness'] =>
    match && {
      certainty: certaintyOf(match),
      name: nameOf(match.candidateId, from),
      state: stateOf(match.candidateId),
    };
  /** Of a known fiche, as it was before this file. */
  const stateOf = (id: CandidateId): PersonState => stateNamed(draftOf(id).before?.marks ?? activeMarks);

  /** Two rows of one file that something speaks against are no longer one person for sure. */
  const certaintyOf = (match: Match): Match['certainty'] =>
    match.isContradicted && draftOf(match.candidateId).before === null ? 'doubtful' : match.certainty;

  const create = ({ number, place, read, choice, told }: Row, match: Match | null): ImportReportLine => {
    const id = context.newCandidateId();
    const likeness = likenessOf(match, place);
    const isToCompare = match !== null && choice.person !== 'apart';
    const suspectedDuplicateOf = isToCompare ? match.candidateId : null;
    drafts.set(id, {
      before: null,
      input: read.input,
      suspectedDuplicateOf,
      toldApartFrom: isToCompare ? null : (match?.candidateId ?? null),
      interviews: read.interviews,
      schemes: read.schemes,
      rows: [number],
      place,
      hasGained: true,
      isReopened: false,
    });
    context.matcher.add(id, identityOf(read.input));
    const like = `elle ressemble à ${likeness?.name ?? ''} ${inBrackets(match?.reason ?? '')}`;
    const outcome =
      likeness === null
        ? 'Fiche créée'
        : isToCompare
          ? `Fiche créée à part\u00a0: ${like}`
          : `Fiche créée à part à votre demande, alors qu’${like}`;
    const sentences = [outcome, ...read.notes].map(sentence);
    return {
      ...told,
      outcome: 'created',
      reason: sentences.join(' '),
      sentences,
      candidate: id,
      suspectedDuplicateOf,
      likeness,
      person: match === null ? null : (choice.person ?? null),
      changes: [],
    };
  };

  /** What is in the trash is not written of: the row is known, and left. */
  const leave = ({ number, place, choice, told }: Row, match: Match): ImportReportLine => {
    const likeness = likenessOf(match, place);
    draftOf(match.candidateId).rows.push(number);
    const sentences = [
      `Réunie à ${likeness?.name ?? ''} ${inBrackets(match.reason)}`,
      'Rien n’y est écrit : restaurez la fiche pour la compléter',
    ].map(sentence);
    return {
      ...told,
      outcome: 'merged',
      reason: sentences.join(' '),
      sentences,
      candidate: match.candidateId,
      suspectedDuplicateOf: null,
      likeness,
      person: choice.person ?? null,
      changes: [],
    };
  };

  /** Whether the fiche is taken up again: asked of this row, of an earlier one, or of all those that are sure. */
  const reopens = ({ choice, place }: Row, match: Match): boolean => {
    const draft = draftOf(match.candidateId);
    const isAsked =
      choice.person === 'reopened' ||
      (choice.person === undefined && choices.reopens && likenessOf(match, place)?.certainty === 'same');
    if (isAsked && stateOf(match.candidateId) !== 'active') draft.isReopened = true;
    return draft.isReopened;
  };

  const mergeInto = (row: Row, match: Match): ImportReportLine => {
    const { number, place, read, choice, told } = row;
    const id = match.candidateId;
    const draft = draftOf(id);
    const wasReopened = draft.isReopened;
    const isReopened = reopens(row, match);
    if (!isReopened && stateOf(id) === 'trashed') return leave(row, match);
    if (isReopened) draft.hasGained = true;
    const { after, completed, replaced, kept, left, changes } = mergeCandidate(
      draft.input,
      read.input,
      (key) => choice.takes?.includes(key) ?? choices.takesChanges,
    );
    const interviews = read.interviews.filter((day) => !draft.interviews.includes(day));
    const schemes = read.schemes.filter((scheme) => !draft.schemes.includes(scheme));
    const gained = [
      ...completed,
      ...(interviews.length > 0 ? ['entretien'] : []),
      ...(schemes.length > 0 ? ['dispositif'] : []),
    ];
    const likeness = likenessOf(match, place);
    if (gained.length > 0 || replaced.length > 0) {
      draft.input = after;
      draft.interviews = [...draft.interviews, ...interviews];
      draft.schemes = [...draft.schemes, ...schemes];
      draft.hasGained = true;
      if (completed.length > 0 || replaced.length > 0) context.matcher.add(id, identityOf(after));
    }
    draft.rows.push(number);
    const asked =
      (choice.person === 'joined' || choice.person === 'reopened') && likeness?.certainty === 'doubtful'
        ? ' à votre demande'
        : '';
    const first = `Réunie à ${likeness?.name ?? ''}${asked} ${inBrackets(match.reason)}`;
    const taken =
      isReopened && !wasReopened ? [stateOf(id) === 'trashed' ? 'Restaure la fiche' : 'Rouvre la fiche'] : [];
    const gain =
      gained.length > 0
        ? [`Complète\u00a0: ${enumerate(gained)}`]
        : replaced.length > 0
          ? []
          : ['Rien à compléter'];
    return {
      ...told,
      outcome: 'merged',
      reason: [
        first,
        ...taken,
        ...(replaced.length > 0 ? [`Remplace\u00a0: ${enumerate(replaced)}`] : []),
        ...gain,
        ...(kept.length > 0 ? [`Ne change pas\u00a0: ${enumerate(kept)}`] : []),
        ...left,
        ...read.notes,
      ]
        .map(sentence)
        .join(' '),
      sentences: [first, ...taken, ...gain, ...left, ...read.notes].map(sentence),
      candidate: id,
      suspectedDuplicateOf: null,
      likeness,
      person: choice.person ?? null,
      changes: [...changes],
    };
  };

  const decide = (number: number, { line, sheet }: TableRow, reading: RowReading): ImportReportLine => {
    const choice = choices.rows[number] ?? {};
    const told = {
      row: number,
      line,
      sheet,
      who: reading.who,
      faults: [...reading.faults],
      corrected: choice.cells === undefined ? [] : correctedIn(choice.cells),
    };
    if (reading.kind === 'refused')
      return {
        ...told,
        outcome: 'refused',
        reason: reading.reason,
        sentences: [reading.reason],
        candidate: null,
        suspectedDuplicateOf: null,
        likeness: null,
        person: null,
        changes: [],
      };
    const row: Row = { number, place: { line, sheet }, read: reading.row, choice, told };
    const match = context.matcher.match(identityOf(reading.row.input));
    if (match === null) return create(row, null);
    const isJoined = choice.person === undefined ? certaintyOf(match) === 'same' : choice.person !== 'apart';
    return isJoined ? mergeInto(row, match) : create(row, match);
  };

  return {
    add: (row, reading) => {
      lines.push(decide(lines.length + 1, row, reading));
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
      toldApartFrom: draft.toldApartFrom,
      interviews: draft.interviews.filter(isNew(draft.before?.interviews)),
      schemes: draft.schemes.filter(isNew(draft.before?.schemes)),
      rows: draft.rows,
      isReopened: draft.isReopened,
    };
  }
}

/** Whether a row belongs to what is looked at. `alike`: it asks whether it is somebody else, or was answered. */
export function isShown(line: ImportReportLine, shown: ImportShown): boolean {
  switch (shown) {
    case 'alike':
      return line.likeness !== null && (line.likeness.certainty === 'doubtful' || line.person !== null);
    case 'out':
      return line.likeness !== null && line.likeness.state !== 'active';
    case 'changed':
      return line.changes.length > 0;
    case 'unread':
      return line.outcome !== 'refused' && line.faults.length > 0;
    default:
      return line.outcome === shown;
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
