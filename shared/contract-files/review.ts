import type { Candidate } from '../candidates';
import type { Employer, Tutor } from '../employers';
import { askedFactPaths } from '../rights';
import {
  type ConditionVerdict,
  evaluateScheme,
  type Facts,
  factLabel,
  noReferences,
  type SchemeAnswer,
} from '../rules';
import { typography } from '../text';
import type { CivilDate } from '../time';
import type { ChecklistLine, ContractFileStatus, Fields, Review } from './contract-files.procedures';
import type { DossierMissing } from './dossier.schema';
import { factsOf, type PersonBeside, pivotDateOf } from './facts';
import { dateOf, textOf } from './field-values';
import {
  type ContractKind,
  type Control,
  type ControlContext,
  codesOn,
  type FieldDefinition,
  fieldsOf,
  isAsked,
  type KindContext,
  type OtherTutee,
  type Outcome,
  type Reading,
  type SectionEntry,
  type StepId,
} from './kinds/kind';
import { type LifeDates, transitionsFrom } from './transitions';

/** All that a review looks at. */
export interface ReviewInput {
  readonly kind: ContractKind;
  readonly candidate: Candidate;
  readonly employer: Employer | null;
  readonly tutor: Tutor | null;
  readonly fields: Fields;
  readonly checklist: readonly ChecklistLine[];
  readonly status: ContractFileStatus;
  readonly dates: LifeDates;
  readonly otherTutees: readonly OtherTutee[];
  readonly today: CivilDate;
  /** The structure that keeps the file: its territory, for a file without employer, and the values it added to the law. */
  readonly home?: Reading;
  /** Enrolments of the person, and what was told besides the form. */
  readonly person?: PersonBeside;
}

/** Where the law of a file is read: at the employer's establishment, else where the structure is. */
export const readingOf = ({ employer, home }: Pick<ReviewInput, 'employer' | 'home'>): Reading => ({
  territory: employer?.territory ?? home?.territory ?? 'metropole',
  references: home?.references ?? noReferences,
});

interface Remark {
  readonly field: string;
  readonly message: string;
  readonly source: string;
}

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
    ...(input.kind.ownFacts === undefined ? {} : { own: input.kind.ownFacts(input.fields) }),
  });

/** What the rules of the scheme answer; `null` for a kind whose rules are not written yet. */
function lawOf(input: ReviewInput): SchemeAnswer | null {
  if (!input.kind.hasRules) return null;
  return evaluateScheme(input.kind.id, factsOfInput(input), {
    ...readingOf(input),
    heldDocuments: input.checklist.filter(isHeld).map((line) => line.code),
    receivedOn: input.dates.receivedOn ?? input.dates.filedOn ?? null,
    brokenOn: input.dates.brokenOn ?? null,
  });
}

/** Where the form holds what a fact of the rules says. */
const fieldOfFact: Readonly<Record<string, string>> = {
  startsOn: 'contract.startsOn',
  endsOn: 'contract.endsOn',
  'candidate.registeredJobSeekerSince': 'candidate.jobSeekerSince',
  'candidate.jobSeekerMonthsInLast18': 'candidate.jobSeekerSince',
  'candidate.workPermitNeeded': 'candidate.nationality',
  'candidate.residence': 'candidate.qpv',
  'employer.conventionalMinimumMonthly': 'employer.conventionalMinimumCents',
  'contract.trainingHours': 'training.totalHours',
  'contract.renewalOf': 'contract.type',
  'contract.renewalOf.reason': 'contract.interruptionReason',
  'contract.renewalOf.timesRenewed': 'contract.timesRenewed',
  'contract.qualification': 'training.qualificationType',
  'contract.branchAgreement': 'agreement.applies',
  'contract.aidedMonthsDone': 'contract.monthsBefore',
  'employer.integrationAgreement': 'employer.isWorkshop',
};
/** The same, where the form of a kind holds it elsewhere. */
const fieldOfFactIn: Readonly<Partial<Record<ContractKind['id'], Readonly<Record<string, string>>>>> = {
  CAE_2005: {
    'contract.renewalOf': 'contract.renewals',
    'contract.renewalOf.timesRenewed': 'contract.renewals',
  },
};

/** The field that a condition of the law is about. */
const fieldOfCondition: Readonly<Record<string, string>> = {
  'in-force': 'contract.concludedOn',
  age: 'candidate.birthDate',
  qualification: 'training.qualificationType',
  employer: 'employer.kind',
  nature: 'contract.nature',
  duration: 'contract.endsOn',
  'weekly-hours': 'contract.weeklyHours',
  training: 'training.totalHours',
  renewal: 'contract.type',
  'work-permit': 'candidate.nationality',
  difficulties: 'candidate.specialDifficulties',
  jobless: 'candidate.jobSeekerSince',
  'convention-first': 'contract.concludedOn',
  'entry-reason': 'civis.entryReason',
};
const fieldOfConditionIn: Readonly<Partial<Record<ContractKind['id'], Readonly<Record<string, string>>>>> = {
  CAE_2005: { renewal: 'contract.renewals' },
};

const entriesOf = (kind: ContractKind): readonly SectionEntry[] =>
  kind.sections.flatMap((section) => section.entries);

/** The step in which a field is filled in. */
export function stepOf(kind: ContractKind, field: string): StepId {
  const entry = entriesOf(kind).find((each) => each.key === field);
  if (entry) return entry.step;
  const has = (step: StepId): boolean => kind.steps.some((each) => each.id === step);
  const [domain] = field.split('.');
  switch (domain) {
    case 'employer':
    case 'tutor':
    case 'host':
      return has('employer') ? 'employer' : 'candidate';
    case 'contract':
    case 'agreement':
      return has('job') ? 'job' : 'project';
    case 'training':
      return has('training') ? 'training' : 'support';
    case 'document':
      return 'documents';
    default:
      return 'candidate';
  }
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
      label: entry.label,
      why: alreadySays(entry.help) ? entry.help : `${origin(entry)}${entry.help}`,
      isBlocking: entry.need === 'blocking',
    }));
}

const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function missingFacts(kind: ContractKind, law: SchemeAnswer | null): readonly DossierMissing[] {
  return (law?.missing ?? []).map((path) => {
    const field = fieldOfFactIn[kind.id]?.[path] ?? fieldOfFact[path] ?? path;
    return {
      step: stepOf(kind, field),
      field,
      label: capitalised(factLabel(path)),
      why: typography(
        askedFactPaths.some((asked) => asked === path)
          ? 'La loi en dépend : demandez-le à la personne, puis notez-le dans l’onglet Droits de sa fiche.'
          : path.startsWith('candidate.')
            ? 'La loi en dépend : complétez la fiche du candidat.'
            : path.startsWith('employer.')
              ? 'La loi en dépend : complétez la fiche de l’employeur.'
              : 'La loi en dépend : complétez cette étape.',
      ),
      isBlocking: true,
    };
  });
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
            : `Pièce attendue. ${line.condition}`,
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

/** Each control with what it finds; also the law of a kind without rules. */
export const outcomesOf = (
  kind: ContractKind,
  context: ControlContext,
): readonly { readonly control: Control; readonly outcome: Outcome }[] =>
  kind.controls.map((control) => ({ control, outcome: control.check(context) }));

const openedBeforeSignature = (input: ReviewInput): readonly Remark[] => {
  const start = dateOf(input.fields, 'contract.startsOn');
  const isOpen = input.status === 'draft' || input.status === 'ready';
  return isOpen && start !== null && start < input.today
    ? [
        {
          field: 'contract.startsOn',
          message: typography(
            'La date de début est passée et le dossier n’est pas signé : rien ne commence avant d’être signé.',
          ),
          source: 'Code du travail, art. L. 6325-5',
        },
      ]
    : [];
};

const expiring = ({ checklist, fields, today }: ReviewInput): readonly Remark[] => {
  const on = pivotDateOf(fields, today);
  return checklist
    .filter((line) => isHeld(line) && line.expiresOn !== null && line.expiresOn < on)
    .map((line) => ({
      field: `document.${line.code}`,
      message: typography(`${line.label} : la validité s’arrête avant la conclusion.`),
      source: line.source,
    }));
};

/**
 * What the law and the completeness say of a file: the answer of the rules, what is missing and where, what forbids the
 * signature, what is only to be looked at, the state of the steps, the acts that are possible now. Pure.
 */
export function review(input: ReviewInput): Review {
  const { kind, checklist } = input;
  const context = kindContextOf(input);
  const law = lawOf(input);
  const control: ControlContext = {
    ...context,
    facts: factsOfInput(input),
    law,
    reading: readingOf(input),
    otherTutees: input.otherTutees,
  };

  const entries = missingEntries(kind, context);
  const known = new Set(entries.map((each) => each.field));
  const facts = missingFacts(kind, law);
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
  ];

  const conditions = law?.conditions ?? [];
  const namesOf = (verdict: ConditionVerdict): ReadonlySet<string> =>
    new Set(conditions.filter((each) => each.verdict === verdict).map((each) => each.id));
  // A control that completes a condition of the law bears its name. Where the law refuses it speaks alone; where it only
  // leaves the question open, what the control finds at fault is told in its place.
  const refused = namesOf('not-met');
  const outcomes = outcomesOf(kind, control).filter(({ control: { id } }) => !refused.has(id));
  const atFault = new Set(
    outcomes.filter(({ outcome }) => outcome.kind === 'fault').map(({ control: { id } }) => id),
  );
  const ofLaw = (verdict: 'not-met' | 'unknown'): readonly Remark[] =>
    conditions
      .filter((condition) => condition.verdict === verdict && !atFault.has(condition.id))
      .map((condition) => ({
        field:
          fieldOfConditionIn[kind.id]?.[condition.id] ??
          fieldOfCondition[condition.id] ??
          'contract.concludedOn',
        message: [condition.explanation, condition.remedy ?? ''].filter((part) => part !== '').join(' '),
        source: condition.source,
      }));
  const faults = (severity: Control['severity']): readonly Remark[] =>
    outcomes.flatMap(({ control: { field, source, severity: own }, outcome }) =>
      own === severity && outcome.kind === 'fault'
        ? [{ field, message: typography(outcome.message), source }]
        : [],
    );
  const fromLaw = ofLaw('not-met');
  const shapes = fieldsOf(kind)
    .filter((field) => isAsked(field, context))
    .flatMap((field): Remark[] => {
      const message = shapeFault(field, context);
      return message === null || fromLaw.some((each) => each.field === field.key)
        ? []
        : [{ field: field.key, message, source: field.source }];
    });
  const blocking = [...fromLaw, ...faults('blocking'), ...shapes];
  const warnings = [
    // A condition that waits for a fact is told among what is missing; the others are for the adviser to judge.
    ...ofLaw('unknown').filter((each) => !isWaiting(each)),
    ...faults('warning').filter(
      (each) => !blocking.some((other) => other.field === each.field && other.message === each.message),
    ),
    ...openedBeforeSignature(input),
    ...expiring(input),
  ];

  return {
    law,
    missing,
    blocking,
    warnings,
    steps: stepsOf(kind, context, missing, blocking, checklist),
    transitions: transitionsFrom(kind, input.status).map((row) => ({
      to: row.to,
      label: row.label,
      blockedBecause: row.guard === 'complete' ? incompleteBecause(missing, blocking) : null,
      asks: row.asks.map(({ key, label, isRequired }) => ({ key, label, isRequired })),
    })),
  };
}

/** The rules explain a condition that lacks facts by naming them: those stand in the list of what is missing. */
const isWaiting = (remark: Remark): boolean => remark.message.startsWith('Pour conclure');

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
    const isBlocked =
      id === 'review' ? blocking.length > 0 : blocking.some((each) => stepOf(kind, each.field) === id);
    const entries = entriesOf(kind).filter((entry) => entry.step === id && isAsked(entry, context));
    const isStarted =
      id === 'review' ||
      entries.some((entry) => isKnown(entry, context)) ||
      (id === 'documents' && checklist.some((line) => line.status !== 'expected'));
    const state = isBlocked ? 'blocked' : !isStarted ? 'empty' : lacks > 0 ? 'partial' : 'complete';
    return { id, label, state, missing: lacks };
  });
}
