import { typography, undrawn } from '../base/text';
import { type CivilDate, formatFrenchDate } from '../base/time';
import type { CandidateForEmployer, ContractFileStatus, Employer, Tutor } from '../fields';
import {
  type ConditionVerdict,
  type Facts,
  factLabel,
  isWaitingForFacts,
  type Judged,
  judge,
  noReferences,
  type PaySchedule,
} from '../law';
import { paperLabel } from '../papers';
import { askedFactPaths } from '../rights';
import { questionName } from './asked-here';
import type { Review } from './contract-files.procedures';
import type { DossierMissing } from './dossier.schema';
import type { LifeDates } from './engine/acts';
import type { ChecklistLine, Fields } from './engine/contract-file.schema';
import {
  type FileRecords,
  fieldOfRecord,
  heldTwice,
  type PersonBeside,
  pivotDateOf,
} from './engine/fact-sources';
import { factsOf } from './engine/facts';
import { dateOf, textOf } from './engine/field-values';
import {
  type ContractKind,
  type Control,
  type ControlContext,
  codesOn,
  type FieldDefinition,
  fieldsOf,
  isAsked,
  type KindContext,
  type LawPlace,
  lawOf,
  type OtherTutee,
  type Outcome,
  type SectionEntry,
  type StepId,
} from './engine/kind';
import { transitionsFrom } from './transitions';

/** All that a review looks at. */
export interface ReviewInput {
  readonly kind: ContractKind;
  readonly candidate: CandidateForEmployer;
  readonly employer: Employer | null;
  readonly tutor: Tutor | null;
  readonly fields: Fields;
  readonly checklist: readonly ChecklistLine[];
  readonly status: ContractFileStatus;
  readonly dates: LifeDates;
  readonly otherTutees: readonly OtherTutee[];
  readonly today: CivilDate;
  /** The structure that keeps the file: its territory, for a file without employer, and the values it added to the law. */
  readonly home?: LawPlace;
  /** Enrolments of the person, and what was told besides the form. */
  readonly person?: PersonBeside;
}

/** Where the law of a file is read: at the employer's establishment, else where the structure is. */
export const lawPlaceOf = ({ employer, home }: Pick<ReviewInput, 'employer' | 'home'>): LawPlace => ({
  territory: employer?.territory ?? home?.territory ?? 'metropole',
  references: home?.references ?? noReferences,
});

/** A remark before its step is told. */
interface Found {
  readonly field: string;
  readonly message: string;
  readonly source: string;
}
type Remark = Review['blocking'][number];

export const isHeld = (line: ChecklistLine): boolean =>
  line.status === 'received' || line.status === 'checked';

export const kindContextOf = (
  input: Omit<ReviewInput, 'checklist' | 'status' | 'dates' | 'otherTutees'>,
): KindContext => ({
  candidate: input.candidate,
  employer: input.employer,
  tutor: input.tutor,
  fields: input.fields,
  on: pivotDateOf(input.fields, input.today),
  today: input.today,
});

/** Facts of a file for the rules; a kind without employer gives none of it. */
export const factsOfInput = (
  input: Pick<ReviewInput, 'kind' | 'candidate' | 'employer' | 'fields' | 'today' | 'person'>,
): Facts =>
  factsOf(input.candidate, input.kind.hasEmployer ? input.employer : null, input.fields, input.today, {
    ...(input.person === undefined ? {} : { person: input.person }),
    own: input.kind.factsOf(input.fields),
  });

const recordsOf = ({ kind, candidate, employer, fields, person }: ReviewInput): FileRecords => ({
  candidate,
  employer: kind.hasEmployer ? employer : null,
  fields,
  person,
  own: kind.factsOf(fields),
  ownField: kind.ownField,
});

/** What the rules of the scheme answer, and the months of its pay. */
const judgedOf = (input: ReviewInput): Judged =>
  judge(lawOf(input.kind), factsOfInput(input), {
    ...lawPlaceOf(input),
    heldDocuments: input.checklist.filter(isHeld).map((line) => line.code),
    receivedOn: input.dates.receivedOn ?? input.dates.filedOn ?? null,
    brokenOn: input.dates.brokenOn ?? null,
  });

/** Where the records and the common fields hold what a fact of the rules says. */
const fieldOfFact: Readonly<Record<string, string>> = {
  startsOn: 'contract.startsOn',
  endsOn: 'contract.endsOn',
  ...fieldOfRecord,
};

/** The record or the common field that a condition of the law is about. */
const fieldOfCondition: Readonly<Record<string, string>> = {
  'in-force': 'contract.concludedOn',
  age: 'candidate.birthDate',
  'mayotte-code': 'employer.postcode',
  employer: 'employer.kind',
  duration: 'contract.endsOn',
  'work-permit': 'candidate.nationality',
  difficulties: 'candidate.specialDifficulties',
  jobless: 'candidate.jobSeekerSince',
  'minor-hours': 'contract.weeklyHours',
};

const entriesOf = (kind: ContractKind): readonly SectionEntry[] =>
  kind.sections.flatMap((section) => section.entries);

/** The step that shows a record, or a document. */
const stepOfRecord: Readonly<Record<string, StepId>> = {
  candidate: 'candidate',
  employer: 'employer',
  tutor: 'employer',
  document: 'documents',
};

/** The step in which a field is filled in: its own, else the one that shows its record. */
export function stepOf(kind: ContractKind, field: string): StepId {
  const entry = entriesOf(kind).find((each) => each.key === field);
  return entry?.step ?? stepOfRecord[field.split('.')[0] ?? ''] ?? 'candidate';
}

/** Whether a value is there. */
export function isKnown(entry: SectionEntry, context: KindContext): boolean {
  if (entry.from !== 'file') return entry.read(context) !== null;
  const value = context.fields[entry.key];
  return value !== undefined && value !== null && value !== '';
}

/** Where a record's value is typed, in words. */
function origin(entry: SectionEntry): string {
  switch (entry.from) {
    case 'candidate':
      return 'Fiche du candidat. ';
    case 'employer':
    case 'tutor':
      return 'Fiche de l’employeur. ';
    case 'file':
      return '';
  }
}

const alreadySays = (help: string): boolean => /fiche/i.test(help);

function missingEntries(kind: ContractKind, context: KindContext): readonly DossierMissing[] {
  return entriesOf(kind)
    .filter((entry) => entry.need !== 'optional' && isAsked(entry, context) && !isKnown(entry, context))
    .map((entry) => ({
      step: entry.step,
      field: entry.key,
      label: questionName(kind, entry.key),
      why: alreadySays(entry.help) ? entry.help : `${origin(entry)}${entry.help}`,
      isBlocking: entry.need === 'blocking',
    }));
}

/** Values that no document can draw: told before anything is printed. */
function lettersNotPrinted(kind: ContractKind, context: KindContext): readonly DossierMissing[] {
  return entriesOf(kind).flatMap((entry) => {
    const value = entry.from === 'file' ? context.fields[entry.key] : entry.read(context);
    const lacking = typeof value === 'string' && isAsked(entry, context) ? undrawn(value) : [];
    return lacking.length === 0
      ? []
      : [
          {
            step: entry.step,
            field: entry.key,
            label: questionName(kind, entry.key),
            why: typography(
              `${origin(entry)}Ces caractères ne s’impriment pas : ${lacking.slice(0, 8).join(' ')}. Écrivez-les en lettres latines ; le PDF porterait […] à leur place.`,
            ),
            isBlocking: false,
          },
        ];
  });
}

function missingFacts(kind: ContractKind, paths: readonly string[]): readonly DossierMissing[] {
  return paths.map((path) => {
    const field = kind.fieldOfFact[path] ?? fieldOfFact[path] ?? path;
    return {
      step: stepOf(kind, field),
      field,
      label: questionName(kind, field),
      // A fact that is drawn from the answer bears another name than the question: what the law looks for is said beside.
      why: typography(
        `La loi en dépend${field === path ? '' : ` (${factLabel(path)})`} : ${
          askedFactPaths.some((asked) => asked === path)
            ? 'demandez-le à la personne, puis notez-le dans l’onglet Droits de sa fiche.'
            : path.startsWith('candidate.')
              ? 'complétez la fiche du candidat.'
              : path.startsWith('employer.')
                ? 'complétez la fiche de l’employeur.'
                : 'complétez cette étape.'
        }`,
      ),
      isBlocking: true,
    };
  });
}

/** Of a paper of the person that is no longer good on the day of the conclusion: until when it was. */
function endedPaper({ papers }: ChecklistLine): string | null {
  const ended = papers.find(({ isGood }) => !isGood);
  return ended === undefined || ended.expiresOn === null
    ? null
    : `La pièce de la fiche (${paperLabel(ended.kind)}) n’est valable que jusqu’au ${formatFrenchDate(ended.expiresOn)} : demandez-en une à jour.`;
}

function missingDocuments(checklist: readonly ChecklistLine[]): readonly DossierMissing[] {
  return checklist
    .filter((line) => line.isRequired && !isHeld(line))
    .map((line) => ({
      step: 'documents',
      field: `document.${line.code}`,
      label: line.label,
      why: typography(
        line.status === 'refused'
          ? 'Pièce refusée : demandez-en une autre.'
          : line.status === 'expired'
            ? 'Pièce périmée : demandez-en une à jour.'
            : (endedPaper(line) ?? `Pièce attendue. ${line.condition}`),
      ),
      isBlocking: true,
    }));
}

/** Formats of identifiers, and codes that do not serve on the date of the conclusion. */
function shapeFault(field: FieldDefinition, context: KindContext): string | null {
  const value = textOf(context.fields, field.key);
  if (value === null) return null;
  if (field.type === 'text') return field.shape && !field.shape.test(value) ? field.shape.message : null;
  if (field.type !== 'choice') return null;
  return codesOn(field.codes, context.on).some((each) => each.code === value)
    ? null
    : typography(
        `Le code ${value} (${field.codes.codes.find((each) => each.code === value)?.label ?? 'inconnu'}) ne sert pas à la date de conclusion : choisissez-en un autre.`,
      );
}

/** Each control with what it finds. */
const outcomesOf = (
  kind: ContractKind,
  context: ControlContext,
): readonly { readonly control: Control; readonly outcome: Outcome }[] =>
  kind.controls.map((control) => ({ control, outcome: control.check(context) }));

const openedBeforeSignature = (input: ReviewInput): readonly Found[] => {
  const start = dateOf(input.fields, 'contract.startsOn');
  const isOpen = input.status === 'draft' || input.status === 'ready';
  return isOpen && start !== null && start < input.today
    ? [
        {
          field: 'contract.startsOn',
          message: typography(
            'La date de début est passée et le dossier n’est pas signé : rien ne commence avant d’être signé.',
          ),
          source: input.kind.signedFirstSource,
        },
      ]
    : [];
};

const expiring = ({ checklist, fields, today }: ReviewInput): readonly Found[] => {
  const on = pivotDateOf(fields, today);
  return checklist
    .filter((line) => isHeld(line) && line.expiresOn !== null && line.expiresOn < on)
    .map((line) => ({
      field: `document.${line.code}`,
      message: typography(`${line.label} : la validité s’arrête avant la conclusion.`),
      source: line.source,
    }));
};

/** A review, and what it judged that the window does not need: the dossier prints it instead of judging again. */
export interface Reviewed {
  readonly review: Review;
  readonly pay: PaySchedule | null;
}

export const review = (input: ReviewInput): Review => reviewed(input).review;

/**
 * What the law and the completeness say of a file: the answer of the rules, what is missing and where, what forbids the
 * signature, what is only to be looked at, the state of the steps, the acts that are possible now. Pure.
 */
export function reviewed(input: ReviewInput): Reviewed {
  const { kind, checklist } = input;
  const context = kindContextOf(input);
  const { answer: law, pay } = judgedOf(input);
  const control: ControlContext = {
    ...context,
    facts: factsOfInput(input),
    law,
    pay,
    lawPlace: lawPlaceOf(input),
    otherTutees: input.otherTutees,
  };

  const contradictions = heldTwice(recordsOf(input), input.today);
  const entries = missingEntries(kind, context);
  const known = new Set(entries.map((each) => each.field));
  // What two places say otherwise is told once, where it blocks: it is not missing.
  const facts = missingFacts(
    kind,
    law.missing.filter((path) => !contradictions.some((each) => each.path === path)),
  );
  const missing = [
    // What the law needs blocks, even where the form only advises it.
    ...entries.map((each) =>
      facts.some((fact) => fact.field === each.field) ? { ...each, isBlocking: true } : each,
    ),
    ...facts.filter(
      (fact, index) =>
        !known.has(fact.field) && facts.findIndex((other) => other.field === fact.field) === index,
    ),
    ...missingDocuments(checklist),
    ...lettersNotPrinted(kind, context).filter(({ field }) => !known.has(field)),
  ];

  const { conditions } = law;
  const namesOf = (verdict: ConditionVerdict): ReadonlySet<string> =>
    new Set(conditions.filter((each) => each.verdict === verdict).map((each) => each.id));
  // A control that completes a condition of the law bears its name. Where the law refuses it speaks alone; where it only
  // leaves the question open, what the control finds at fault is told in its place.
  const refused = namesOf('not-met');
  const outcomes = outcomesOf(kind, control).filter(({ control: { id } }) => !refused.has(id));
  const atFault = new Set(
    outcomes.filter(({ outcome }) => outcome.kind === 'fault').map(({ control: { id } }) => id),
  );
  const ofLaw = (verdict: 'not-met' | 'unknown'): readonly Found[] =>
    conditions
      .filter((condition) => condition.verdict === verdict && !atFault.has(condition.id))
      .map((condition) => ({
        field:
          kind.fieldOfCondition[condition.id] ?? fieldOfCondition[condition.id] ?? 'contract.concludedOn',
        message: [condition.explanation, condition.remedy ?? ''].filter((part) => part !== '').join(' '),
        source: condition.source,
      }));
  const faults = (severity: Control['severity']): readonly Found[] =>
    outcomes.flatMap(({ control: { field, source, severity: own }, outcome }) =>
      own === severity && outcome.kind === 'fault'
        ? [{ field, message: typography(outcome.message), source }]
        : [],
    );
  const fromLaw = ofLaw('not-met');
  const shapes = fieldsOf(kind)
    .filter((field) => isAsked(field, context))
    .flatMap((field): Found[] => {
      const message = shapeFault(field, context);
      return message === null || fromLaw.some((each) => each.field === field.key)
        ? []
        : [{ field: field.key, message, source: field.source }];
    });
  const placed = (found: Found): Remark => ({ step: stepOf(kind, found.field), ...found });
  const twice = contradictions.map(
    ({ field, message }): Found => ({ field, message, source: 'Contrôle de cohérence' }),
  );
  const blocking = [...twice, ...fromLaw, ...faults('blocking'), ...shapes].map(placed);
  const warnings = [
    // A condition that waits for a fact is told among what is missing; the others are for the adviser to judge.
    ...ofLaw('unknown').filter((each) => !isWaitingForFacts(each.message)),
    ...faults('warning').filter(
      (each) => !blocking.some((other) => other.field === each.field && other.message === each.message),
    ),
    ...openedBeforeSignature(input),
    ...expiring(input),
  ].map(placed);

  return {
    pay,
    review: {
      law,
      missing,
      blocking,
      warnings,
      steps: stepsOf(kind, context, missing, blocking, checklist),
      transitions: transitionsFrom(kind, input.status).map((act) => ({
        to: act.to,
        label: act.label,
        blockedBecause: act.needsComplete ? incompleteBecause(missing, blocking) : null,
        asks: act.asks.map(({ key, label, isRequired }) => ({ key, label, isRequired })),
      })),
    },
  };
}

function incompleteBecause(missing: readonly DossierMissing[], blocking: readonly Remark[]): string | null {
  const needed = missing.filter((each) => each.isBlocking);
  const [firstFault] = blocking;
  if (firstFault) {
    return blocking.length === 1
      ? firstFault.message
      : typography(`${blocking.length} points empêchent la signature, dont : ${firstFault.message}`);
  }
  const [first] = needed;
  if (!first) return null;
  return typography(
    needed.length === 1
      ? `Il manque : ${first.label}.`
      : `Il manque ${needed.length} éléments, dont : ${first.label}.`,
  );
}

function stepsOf(
  kind: ContractKind,
  context: KindContext,
  missing: readonly DossierMissing[],
  blocking: readonly Remark[],
  checklist: readonly ChecklistLine[],
): Review['steps'] {
  const needed = missing.filter((each) => each.isBlocking);
  return kind.steps.map(({ id, label }) => {
    const lacks = id === 'review' ? needed.length : needed.filter((each) => each.step === id).length;
    const isBlocked = id === 'review' ? blocking.length > 0 : blocking.some((each) => each.step === id);
    const entries = entriesOf(kind).filter((entry) => entry.step === id && isAsked(entry, context));
    const isStarted =
      id === 'review' ||
      entries.some((entry) => isKnown(entry, context)) ||
      (id === 'documents' && checklist.some((line) => line.status !== 'expected'));
    const state = isBlocked ? 'blocked' : !isStarted ? 'empty' : lacks > 0 ? 'partial' : 'complete';
    return { id, label, state, missing: lacks };
  });
}
