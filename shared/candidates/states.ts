import { z } from 'zod';
import { line } from '../base/procedure';
import { typography } from '../base/text';
import { addDays, type CivilDate, civilDateSchema, formatFrenchDate } from '../base/time';
import { ageFault, exitReasonOf, exitReasonSchema, reasonFault } from './exit-reasons';

/*
 * Where a fiche stands: active, archived because the person left, or in the trash because it was made by mistake. What leads
 * from one to another is one table: buttons, refusals, sentences and tests are made from it. Erasing is no state: nobody is left.
 */

export const personStates = ['active', 'archived', 'trashed'] as const;
export const personStateSchema = z.enum(personStates);
export type PersonState = z.infer<typeof personStateSchema>;

/** As a fiche is said to be, and as several people are. */
export const stateWords: Readonly<
  Record<PersonState, { readonly label: string; readonly said: string; readonly many: string }>
> = {
  active: { label: 'Active', said: 'active', many: 'actifs' },
  archived: { label: 'Archivée', said: 'archivée', many: 'archivés' },
  trashed: { label: 'À la corbeille', said: 'à la corbeille', many: 'à la corbeille' },
};

/** Why and when somebody left, as it is typed. */
export const exitInputSchema = z.strictObject({
  reason: exitReasonSchema,
  leftOn: civilDateSchema,
  detail: line(200),
});
export type ExitInput = z.infer<typeof exitInputSchema>;

/** What a fiche keeps of its state. One that is in the trash keeps that it was archived: restored, it is so again. */
export const stateMarksSchema = z.strictObject({
  exit: exitInputSchema.extend({ archivedOn: civilDateSchema }).nullable(),
  trashedOn: civilDateSchema.nullable(),
});
export type StateMarks = z.infer<typeof stateMarksSchema>;
export const activeMarks: StateMarks = { exit: null, trashedOn: null };

export const stateNamed = ({ exit, trashedOn }: StateMarks): PersonState =>
  trashedOn !== null ? 'trashed' : exit !== null ? 'archived' : 'active';
/** Since when a fiche is no longer active; `null` for one that is. */
export const outSince = ({ exit, trashedOn }: StateMarks): CivilDate | null =>
  trashedOn ?? exit?.archivedOn ?? null;

/** « archivée le 3 mars 2026 », « à la corbeille depuis le 3 mars 2026 »; '' for an active one. */
export function stateSaid(state: PersonState, since: CivilDate | null): string {
  if (state === 'active' || since === null) return '';
  const words = stateWords[state].said;
  return state === 'archived'
    ? `${words} le ${formatFrenchDate(since)}`
    : `${words} depuis le ${formatFrenchDate(since)}`;
}

/** Days that a fiche stays in the trash before its erasure is proposed; nothing is ever erased unless somebody asks. */
export const TRASH_DAYS = 30;
/** The first day on which erasing a fiche of the trash is proposed. */
export const erasableOn = (trashedOn: CivilDate): CivilDate => addDays(trashedOn, TRASH_DAYS);
export const isErasable = ({ trashedOn }: Pick<StateMarks, 'trashedOn'>, today: CivilDate): boolean =>
  trashedOn !== null && today >= erasableOn(trashedOn);

/** Why a change of state is asked for: shown in the timeline. */
const why = line(300);
const whyNeeded = why.refine((typed) => typed.trim() !== '', 'Donnez la raison en quelques mots.');

/** A change of state, with what it asks. */
export const stateChangeSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('archive'), exit: exitInputSchema }),
  z.strictObject({ act: z.literal('reopen'), reason: whyNeeded }),
  z.strictObject({ act: z.literal('trash'), reason: why }),
  z.strictObject({ act: z.literal('restore') }),
]);
export type StateChange = z.infer<typeof stateChangeSchema>;
export type StateAct = StateChange['act'];

/** What is known of the person whose state changes. */
export interface StatedPerson {
  readonly birthDate: CivilDate;
  readonly firstReceptionOn: CivilDate | null;
}
export interface StateFault {
  readonly field?: 'leftOn' | 'reason' | 'detail';
  /** A whole sentence, of one person. */
  readonly message: string;
  /** The same in a few words, where several people are told of. */
  readonly brief: string;
}

export type StateEvent =
  | 'candidate.archived'
  | 'candidate.reopened'
  | 'candidate.trashed'
  | 'candidate.restored';

interface Transition<A extends StateAct> {
  readonly from: readonly PersonState[];
  /** The event of the timeline. */
  readonly event: StateEvent;
  /** What keeps one person from it, besides her state. */
  readonly guard: (
    change: Extract<StateChange, { act: A }>,
    person: StatedPerson,
    today: CivilDate,
  ) => StateFault | null;
  readonly effect: (
    change: Extract<StateChange, { act: A }>,
    marks: StateMarks,
    today: CivilDate,
  ) => StateMarks;
  /** What becomes of the rest, told before. */
  readonly effects: readonly string[];
}

const exitFault = (
  { reason, leftOn, detail }: ExitInput,
  { birthDate, firstReceptionOn }: StatedPerson,
  today: CivilDate,
): StateFault | null => {
  if (leftOn > today)
    return {
      field: 'leftOn',
      message: typography('Ce jour est dans le futur ; une sortie se note le jour même ou après coup.'),
      brief: 'jour dans le futur',
    };
  if (leftOn < birthDate)
    return {
      field: 'leftOn',
      message: 'Ce jour est avant la naissance de la personne.',
      brief: 'jour avant la naissance',
    };
  if (firstReceptionOn !== null && leftOn < firstReceptionOn)
    return {
      field: 'leftOn',
      message: typography(
        `Ce jour est avant le premier accueil (${formatFrenchDate(firstReceptionOn)}) ; vérifiez les deux dates.`,
      ),
      brief: 'jour avant le premier accueil',
    };
  const outside = reasonFault(reason, leftOn);
  if (outside !== null) return { field: 'reason', message: outside, brief: 'motif hors de ses dates' };
  const tooYoung = ageFault(reason, leftOn, birthDate);
  if (tooYoung !== null) return { field: 'reason', message: tooYoung, brief: 'âge pas encore atteint' };
  return exitReasonOf(reason).needsDetail === true && detail.trim() === ''
    ? {
        field: 'detail',
        message: 'Précisez ce motif en quelques mots.',
        brief: 'motif à préciser',
      }
    : null;
};

/** Every way from one state to another. */
export const transitions: { readonly [A in StateAct]: Transition<A> } = {
  archive: {
    from: ['active'],
    event: 'candidate.archived',
    guard: ({ exit }, person, today) => exitFault(exit, person, today),
    effect: ({ exit }, _, today) => ({
      exit: { ...exit, detail: exit.detail.trim(), archivedOn: today },
      trashedOn: null,
    }),
    effects: [
      'La fiche sort des listes, des comptes et des actes à faire ; la recherche la trouve encore.',
      'Rien n’est retiré : parcours, dossiers et pièces restent, et les indicateurs comptent la même chose.',
    ],
  },
  reopen: {
    from: ['archived'],
    event: 'candidate.reopened',
    guard: () => null,
    effect: () => activeMarks,
    effects: ['La même fiche revient, avec son numéro de dossier et tout ce qu’elle contient.'],
  },
  trash: {
    from: ['active', 'archived'],
    event: 'candidate.trashed',
    guard: () => null,
    effect: (_, marks, today) => ({ ...marks, trashedOn: today }),
    effects: [
      'La corbeille est faite pour une fiche créée à tort ; une personne qui s’en va s’archive.',
      `La fiche y reste avec tout ce qu’elle contient. Après ${TRASH_DAYS} jours, son effacement est proposé ; rien ne s’efface sans vous.`,
      'Pour la reprendre : vue « Corbeille » de la liste des candidats, puis « Restaurer ».',
    ],
  },
  restore: {
    from: ['trashed'],
    event: 'candidate.restored',
    guard: () => null,
    effect: (_, marks) => ({ ...marks, trashedOn: null }),
    effects: ['La fiche revient telle qu’elle était, avec ses dossiers, ses pièces et ses liens.'],
  },
};
export const stateActs = Object.keys(transitions) as readonly StateAct[];

/** The acts that a state admits: the buttons. */
export const actsFrom = (state: PersonState): readonly StateAct[] =>
  stateActs.filter((act) => transitions[act].from.includes(state));

/** Why a state does not admit an act, with the way out. */
function stateFault(act: StateAct, marks: StateMarks): StateFault | null {
  const state = stateNamed(marks);
  if (transitions[act].from.includes(state)) return null;
  if (act === 'restore')
    return { message: 'Cette fiche n’est pas à la corbeille.', brief: 'fiche hors de la corbeille' };
  if (state === 'active') return { message: 'Cette fiche est déjà active.', brief: 'fiche déjà active' };
  const said = stateSaid(state, outSince(marks));
  return state === 'archived' || act === 'trash'
    ? { message: `Cette fiche est déjà ${said}.`, brief: `fiche déjà ${stateWords[state].said}` }
    : {
        message: typography(`Cette fiche est ${said} ; restaurez-la d’abord.`),
        brief: 'fiche à la corbeille, à restaurer d’abord',
      };
}

/**
 * What becomes of a fiche by an act: its new marks, or why it stays as it is. The whole of the decision: the service writes
 * what it answers.
 */
export function changedState(
  change: StateChange,
  marks: StateMarks,
  person: StatedPerson,
  today: CivilDate,
): { readonly marks: StateMarks } | { readonly fault: StateFault } {
  // One line of the table with its own change: TypeScript does not tie the two.
  const { guard, effect } = transitions[change.act] as Transition<StateAct>;
  const fault = stateFault(change.act, marks) ?? guard(change, person, today);
  return fault === null ? { marks: effect(change, marks, today) } : { fault };
}
