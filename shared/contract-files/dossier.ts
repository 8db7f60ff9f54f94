import { capital, formatCents, formatNumber, plural, typography } from '../base/text';
import { type CivilDate, formatFrenchDate, isCivilDate } from '../base/time';
import { type ContractFileStatus, inSentence, statusLabels } from '../fields';
import { type Condition, durationText, type PaySchedule, reserveText, type SchemeAnswer } from '../law';
import { scansOfLine } from './checklist';
import type { Review } from './contract-files.procedures';
import { deadlinesOf } from './deadlines';
import type { Dossier, DossierMissing, DossierSection } from './dossier.schema';
import type { ChecklistLine, Fields } from './engine/contract-file.schema';
import { candidateFullName } from './engine/entries';
import { dateOf, hoursOf, numberOf } from './engine/field-values';
import { formatHoursAndMinutes, formatQuantity } from './engine/formats';
import {
  type ContractKind,
  codeLabel,
  type FieldDefinition,
  formOn,
  isAsked,
  isFormCode,
  type KindContext,
  type SectionEntry,
  type StepId,
  type StructureProfile,
  stepIds,
} from './engine/kind';
import { fileVerdictOf } from './file-verdict';
import { contractKinds } from './kinds';
import { factsOfInput, kindContextOf, lawPlaceOf, type ReviewInput } from './review';
import { isFrozen } from './transitions';

/** What a dossier is made of besides the review's own matter. */
export interface DossierInput extends ReviewInput {
  readonly reference: string;
  readonly isDemo: boolean;
  readonly structure: StructureProfile;
  readonly review: Review;
  /** Pay month by month, as the review judged it. */
  readonly pay: PaySchedule | null;
  /** State that the cover names; at the signature it is the one the file is about to take. */
  readonly shownStatus: ContractFileStatus;
}

const documentWords: Readonly<Record<ChecklistLine['status'], string>> = {
  expected: 'attendue',
  received: 'reçue',
  checked: 'vérifiée',
  refused: 'refusée',
  expired: 'périmée',
};

/** The value of a field as the dossier prints it; `null` when it is not known or has no line of its own. */
export function formatField(field: FieldDefinition, fields: Fields): string | null {
  const value = fields[field.key];
  if (value === undefined || value === null || value === '') return null;
  switch (field.type) {
    case 'text':
      return typeof value === 'string' ? value.trim() || null : null;
    case 'date':
      return typeof value === 'string' && isCivilDate(value) ? formatFrenchDate(value) : null;
    case 'integer':
      return typeof value === 'number' ? formatQuantity(value, field.unit) : null;
    case 'hours': {
      const hours = hoursOf(fields, field.key, field.key.replace(/Hours$/, 'Minutes'));
      return hours === null ? null : formatHoursAndMinutes(hours);
    }
    // Printed with the hours that it completes.
    case 'minutes':
      return null;
    case 'money':
      return typeof value === 'number' ? formatCents(value) : null;
    case 'choice': {
      if (typeof value !== 'string') return null;
      const label = codeLabel(field.codes, value);
      return isFormCode(value) ? `${label} (code ${value})` : label;
    }
    case 'yesNo':
      return value === true ? 'oui' : 'non';
  }
}

const printed = (entry: SectionEntry, context: KindContext): string | null =>
  entry.from === 'file' ? formatField(entry, context.fields) : entry.read(context);

/** Texts that are read at a glance; a longer one is for the open step. */
const mostInSummary = 60;
/** An answer, a number without a unit, a day: nobody tells from it what was asked. */
const isBare = (value: string): boolean => /^(?:oui|non|[\d\s.,]+|\d{1,2}(?:er)? \p{L}+ \d{4})$/u.test(value);

/** What a step holds, in a line: the values that the file cannot do without, each saying what it is. */
export function stepSummaryOf(kind: ContractKind, step: StepId, context: KindContext): string {
  const values = kind.sections
    .flatMap((section) => section.entries)
    .filter((entry) => entry.step === step && entry.need === 'blocking' && isAsked(entry, context))
    .flatMap((entry) => {
      const value = printed(entry, context)?.replace(/ \(code \d+\)$/u, '') ?? '';
      return value === '' || value.length > mostInSummary ? [] : [{ entry, value }];
    });
  const endOf = (wanted: 'from' | 'to'): string | null =>
    values.find(({ entry: { summary } }) => typeof summary === 'object' && summary.end === wanted)?.value ??
    null;
  const [from, to] = [endOf('from'), endOf('to')];
  // When, how long and how much come first: a narrow page cuts the end of the line.
  const isLeading = ({ entry }: (typeof values)[number]): boolean =>
    typeof entry.summary === 'object' ||
    (entry.from === 'file' && (entry.type === 'hours' || entry.type === 'money'));
  const ordered = [...values.filter(isLeading), ...values.filter((each) => !isLeading(each))];
  const parts = ordered.flatMap(({ entry, value }) => {
    const { summary, label } = entry;
    if (typeof summary === 'string') return [`${summary} ${value}`];
    if (summary === undefined) return [isBare(value) ? typography(`${inSentence(label)} : ${value}`) : value];
    if (summary.end === 'from') return [to === null ? `à partir du ${value}` : `du ${value} au ${to}`];
    return from === null ? [`jusqu’au ${value}`] : [];
  });
  return parts.slice(0, 7).join(' · ');
}

/** Sections of the official form, in its order, with what is known and may be shown to the employer. */
function sectionsOf(kind: ContractKind, context: KindContext): readonly DossierSection[] {
  return kind.sections
    .map((section) => ({
      id: section.id,
      title: section.title,
      rows: section.entries
        .filter((entry) => entry.inDossier && isAsked(entry, context))
        .flatMap((entry) => {
          const value = printed(entry, context);
          return value === null ? [] : [{ label: entry.label.replace(/, heures$/u, ''), value }];
        }),
    }))
    .filter((section) => section.rows.length > 0);
}

/** What the employer need not know. */
const isPrivate = (field: string): boolean => field === 'candidate.specialDifficulties';
const isConfidential = ({ facts }: Condition): boolean => facts.some(({ path }) => isPrivate(path));

function lawPart({ kind, review }: DossierInput, context: KindContext): Dossier['law'] {
  // What is supposed of the person is not told to an employer.
  const law = {
    ...review.law,
    toConfirm: review.law.toConfirm.filter(({ about }) => !kind.hasEmployer || about !== 'person'),
  };
  return {
    verdict: law.verdict,
    said: fileVerdictOf({ ...review, law }).said.words,
    summary: summaryOf(law, context.on),
    conditions: law.conditions
      .filter((condition) => !kind.hasEmployer || !isConfidential(condition))
      .map(({ verdict, explanation, source }) => ({ verdict, explanation, source })),
  };
}

/** Whether the name of what is missing may be read by who receives the dossier: it stands there once it is known. */
function isNameable({ kind }: DossierInput, { field }: DossierMissing): boolean {
  const entry = kind.sections.flatMap((section) => section.entries).find(({ key }) => key === field);
  return !kind.hasEmployer || (!isPrivate(field) && (entry?.inDossier ?? !field.startsWith('candidate.')));
}

/** What the signature waits for, step by step: every answer and document that the cover counts. */
function lacksOf(input: DossierInput): NonNullable<Dossier['lacks']> {
  const needed = input.review.missing.filter(({ isBlocking }) => isBlocking);
  return input.kind.steps.flatMap(({ id, label }) => {
    const own = needed.filter(({ step }) => step === id);
    const named = own.filter((each) => isNameable(input, each));
    const others = own.length - named.length;
    const items = [
      ...named.map((each) => each.label),
      ...(others === 0 ? [] : [plural(others, 'réponse sur la personne', 'réponses sur la personne')]),
    ];
    return items.length === 0 ? [] : [{ step: label, items }];
  });
}

/** What the law says besides what the file is worth, which is told apart. */
function summaryOf(law: SchemeAnswer, on: CivilDate): string {
  const isReserved = law.verdict === 'eligible' && law.toConfirm.length > 0;
  const reserve = isReserved ? `, ${reserveText(law.toConfirm)}` : '';
  const parts = [`${law.label}, au ${formatFrenchDate(on)}${reserve}.`];
  const duration = law.duration === null ? '' : durationText(law.duration);
  const doubt = (isDoubted: boolean): string => (isDoubted ? ', à vérifier' : '');
  if (duration !== '') parts.push(`Durée : ${duration}${doubt(law.duration?.toCheck === true)}.`);
  if (law.pay && law.pay.monthlyGross !== null) {
    const basis = law.pay.of === 'SMIC' ? 'du SMIC' : 'du minimum conventionnel';
    parts.push(
      `Salaire minimal du premier mois : ${formatCents(Math.round(law.pay.monthlyGross * 100))} (${formatNumber(law.pay.percent)} % ${basis})${doubt(law.pay.toCheck)}.`,
    );
  }
  if (law.training) {
    parts.push(
      `Formation de ${formatNumber(law.training.minHours)} à ${formatNumber(law.training.maxHours)} h.`,
    );
  }
  return typography(parts.join(' '));
}

function payPart(input: DossierInput): Dossier['pay'] {
  const { fields, kind, pay: schedule } = input;
  const hasAll =
    dateOf(fields, 'contract.startsOn') !== null &&
    dateOf(fields, 'contract.endsOn') !== null &&
    (numberOf(fields, 'contract.weeklyHours') ?? 0) > 0;
  if (kind.payBasis === null || !hasAll) return null;
  const lines = (schedule?.lines ?? []).flatMap((line) =>
    line.hourlySmicCents === null || line.monthlyGrossCents === null
      ? []
      : [
          {
            month: line.month,
            percent: line.percent,
            hourlySmicCents: line.hourlySmicCents,
            monthlyGrossCents: line.monthlyGrossCents,
            toCheck: line.toCheck,
            note: [
              line.of === 'conventional-minimum' ? 'Pourcentage du minimum conventionnel.' : '',
              line.note,
            ]
              .filter((part) => part !== '')
              .join(' '),
          },
        ],
  );
  if (schedule === null || lines.length === 0) return null;
  return {
    basis: typography(kind.payBasis(schedule)),
    source: schedule.source,
    lines,
  };
}

const formPart = (kind: ContractKind, law: SchemeAnswer, on: CivilDate): Dossier['form'] => {
  const form = law.form ?? formOn(kind.forms, on);
  return form === null ? null : { number: form.number, revision: form.revision };
};

/**
 * The dossier of a file, as data: known fields only, in the order of the official form, dressed in French. Nothing goes
 * in that the kind does not name: no comment, no obstacle, no NIR; the disability only with the young person's consent.
 */
export function dossierOf(input: DossierInput): Dossier {
  const { kind, employer, fields, review } = input;
  const context = kindContextOf(input);
  return {
    schemaVersion: 1,
    edition: 2,
    reference: input.reference,
    kind: kind.id,
    title: kind.title,
    form: formPart(kind, review.law, context.on),
    preparedOn: input.today,
    referenceOn: context.on,
    statusLabel: capital(statusLabels[input.shownStatus]),
    isDemo: input.isDemo,
    structure: { ...input.structure, addressLines: [...input.structure.addressLines] },
    ...(kind.coverWords === null ? {} : { coverWords: kind.coverWords }),
    candidateName: candidateFullName(context),
    employerName: kind.hasEmployer ? (employer?.name ?? '') : 'sans employeur',
    jobTitle: kind.jobOf(fields),
    sections: [...sectionsOf(kind, context)],
    law: lawPart(input, context),
    pay: payPart(input),
    deadlines: deadlinesOf(kind, factsOfInput(input), input.dates, lawPlaceOf(input)).map(
      ({ code, label, due, rule, source, note }) => ({ code, label, due, rule, source, note }),
    ),
    checklist: input.checklist.map((line) => ({
      code: line.code,
      label: line.label,
      status: documentWords[line.status],
      isRequired: line.isRequired,
      condition: line.condition,
      source: line.source,
      attachments: scansOfLine(kind, line).map(({ fileName }) => fileName),
    })),
    signatures: kind.signatories(context, input.structure).map(({ role, name }) => ({ role, name })),
    missing: [...review.missing],
    ...(isFrozen(input.shownStatus) ? {} : { lacks: [...lacksOf(input)] }),
  };
}

/** The words of a step of a dossier: those of its kind. A text that is not a step's id is given back as it is. */
export const stepWords = (kindId: string, step: string): string =>
  contractKinds.find((kind) => kind.id === kindId)?.steps.find(({ id }) => id === step)?.label ??
  (isStepId(step) ? 'Ailleurs dans le dossier' : step);
const isStepId = (step: string): boolean => stepIds.some((id) => id === step);
