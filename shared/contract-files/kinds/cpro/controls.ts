import { formatCents } from '../../../base/text';
import { ageOn, formatFrenchDate, formatFrenchMonth, overlaps } from '../../../base/time';
import { levelLabel } from '../../../fields';
import { cproLaw, levelRank } from '../../../law';
import { control } from '../../engine/entries';
import { dateOf, hoursOf, numberOf, textOf, yesNoOf } from '../../engine/field-values';
import { formatHoursAndMinutes, formatQuantity } from '../../engine/formats';
import {
  type Control,
  type ControlContext,
  codeLabel,
  fault,
  type KindContext,
  met,
  metUnless,
  notApplicable,
  type Outcome,
  unknown,
} from '../../engine/kind';
import { diploma } from './codes';

const code = (articles: string): string => `Code du travail, art. ${articles}`;
const majority = 18;

/** People followed at the same time: what the employer declares, or what the portfolio counts if that is more. */
function tuteesOf({ tutor, otherTutees, fields, on }: ControlContext): {
  readonly count: number | null;
  readonly references: readonly string[];
} {
  const from = dateOf(fields, 'contract.startsOn') ?? on;
  const here = otherTutees.filter((other) =>
    overlaps(other, { from, to: dateOf(fields, 'contract.endsOn') }),
  );
  const declared = tutor?.currentTutees ?? null;
  return {
    count: declared === null && here.length === 0 ? null : Math.max(declared ?? 0, here.length),
    references: here.map((other) => other.reference),
  };
}

/** What the articles on tutoring find, as an outcome. */
function tutorOutcome(context: ControlContext, id: 'tutor-experience' | 'tutor-load'): Outcome {
  const { tutor, employer } = context;
  if (tutor === null || employer === null) return notApplicable;
  const { count, references } = tuteesOf(context);
  const finding = cproLaw
    .judgeTutor(
      { experienceYears: tutor.experienceYears, currentTutees: count, isEmployer: tutor.isEmployer },
      employer.kind,
    )
    .find((each) => each.id === id);
  if (finding === undefined) return notApplicable;
  switch (finding.verdict) {
    case 'met':
      return met;
    case 'unknown':
      return unknown;
    case 'not-met':
      return fault(
        id === 'tutor-load' && references.length > 0
          ? `${finding.explanation} Dossiers de ce portefeuille à la même période : ${references.join(', ')}.`
          : finding.explanation,
      );
  }
}

const hasHost = ({ employer }: KindContext): boolean =>
  employer?.kind === 'temp-agency' || employer?.kind === 'geiq';

function hostTutorOutcome(context: ControlContext, id: 'tutor-experience' | 'tutor-load'): Outcome {
  if (!hasHost(context)) return notApplicable;
  const finding = cproLaw
    .judgeTutor(
      {
        experienceYears: numberOf(context.fields, 'host.tutorExperienceYears'),
        currentTutees: numberOf(context.fields, 'host.tutorTutees'),
        isEmployer: false,
      },
      'private-company',
    )
    .find((each) => each.id === id);
  if (finding === undefined || finding.verdict === 'unknown') return unknown;
  return metUnless(finding.verdict === 'not-met', finding.explanation);
}

/** Offered pay and the legal minimum of the first month, in cents. */
function payOf({
  fields,
  law,
}: ControlContext): { readonly offered: number; readonly minimum: number } | null {
  const offered = numberOf(fields, 'contract.monthlyGross');
  const gross = law.pay?.monthlyGross ?? null;
  return offered === null || gross === null ? null : { offered, minimum: Math.round(gross * 100) };
}

/**
 * Whether what the rules kept while something is to check may be more than the law asks: only for someone who may or may
 * not count as 26. In the other cases (diploma or new SMIC not known, overtime) the figure kept is the least possible.
 */
const mayBeTooHigh = ({ law, candidate, on }: ControlContext): boolean =>
  law.pay?.toCheck === true && law.pay.percent >= 100 && ageOn(candidate.birthDate, on) < 26;

function payOutcome(context: ControlContext): Outcome {
  const pay = payOf(context);
  if (pay === null) return unknown;
  return metUnless(
    pay.offered < pay.minimum,
    `Le salaire proposé (${formatCents(pay.offered)}) est inférieur au minimum légal du premier mois (${formatCents(pay.minimum)}).`,
  );
}

/** The first later month in which the minimum passes what is offered at hiring. */
function laterPayOutcome(context: ControlContext): Outcome {
  const pay = payOf(context);
  if (pay === null || pay.offered < pay.minimum) return notApplicable;
  const rise = context.pay?.lines.find((line) => (line.monthlyGrossCents ?? 0) > pay.offered);
  return rise?.monthlyGrossCents
    ? fault(
        `Le minimum légal passe à ${formatCents(rise.monthlyGrossCents)} en ${formatFrenchMonth(rise.month)} : le salaire proposé à l’embauche devra augmenter.`,
      )
    : met;
}

const diplomaRank = (code: string): number | null => {
  switch (code.charAt(0)) {
    case '1':
      return 7;
    case '2':
      return 6;
    case '3':
      return 5;
    case '4':
      return 4;
    case '5':
      return 3;
    case '6':
      return 2;
    default:
      return null;
  }
};

const partOfTraining = (key: string, what: string): Control =>
  control({
    id: `${key}-within-total`,
    severity: 'blocking',
    field: key,
    rule: 'Une partie de la formation ne dépasse pas sa durée totale.',
    source: code('L. 6325-13'),
    check: ({ fields }) => {
      const [part, total] = [numberOf(fields, key), numberOf(fields, 'training.totalHours')];
      if (part === null || total === null) return notApplicable;
      return metUnless(
        part > total,
        `${what} (${formatQuantity(part, 'h')}) dépassent la durée totale de la formation (${formatQuantity(total, 'h')}).`,
      );
    },
  });

/** Controls of the contrat de professionnalisation that compare several fields; the rules judge the rest. */
export const cproControls: readonly Control[] = [
  control({
    id: 'conclusion-before-start',
    severity: 'blocking',
    field: 'contract.concludedOn',
    rule: 'Le contrat, écrit, se conclut au plus tard le jour où il commence.',
    source: code('L. 6325-5'),
    check: ({ fields }) => {
      const [concluded, start] = [
        dateOf(fields, 'contract.concludedOn'),
        dateOf(fields, 'contract.startsOn'),
      ];
      if (concluded === null || start === null) return unknown;
      return metUnless(
        concluded > start,
        `La conclusion (${formatFrenchDate(concluded)}) suit le début du contrat (${formatFrenchDate(start)}) : rien ne commence avant d’être signé.`,
      );
    },
  }),
  control({
    id: 'company-hours',
    severity: 'blocking',
    field: 'contract.weeklyHours',
    rule: 'La durée du travail, formation comprise, ne dépasse pas celle pratiquée dans l’entreprise.',
    source: code('L. 6325-10'),
    check: ({ fields }) => {
      const weekly = hoursOf(fields, 'contract.weeklyHours', 'contract.weeklyMinutes');
      const practised = numberOf(fields, 'employer.weeklyHours');
      if (weekly === null || practised === null) return unknown;
      return metUnless(
        weekly > practised,
        `La durée hebdomadaire (${formatHoursAndMinutes(weekly)}) dépasse celle pratiquée dans l’entreprise (${formatHoursAndMinutes(practised)}).`,
      );
    },
  }),
  control({
    id: 'tutor-experience',
    severity: 'blocking',
    field: 'tutor.experienceYears',
    rule: 'Le tuteur a deux ans d’expérience au moins dans une qualification en rapport.',
    source: code('D. 6325-6'),
    check: (context) => tutorOutcome(context, 'tutor-experience'),
  }),
  control({
    id: 'tutor-load',
    severity: 'blocking',
    field: 'tutor.currentTutees',
    rule: 'Un tuteur salarié suit trois personnes au plus, l’employeur deux.',
    source: code('D. 6325-9'),
    check: (context) => tutorOutcome(context, 'tutor-load'),
  }),
  control({
    id: 'tutor-volunteer',
    severity: 'blocking',
    field: 'tutor.isVolunteer',
    rule: 'Le salarié choisi pour être tuteur est volontaire.',
    source: code('D. 6325-6'),
    check: ({ fields }) => {
      const isVolunteer = yesNoOf(fields, 'tutor.isVolunteer');
      return isVolunteer === null
        ? unknown
        : metUnless(!isVolunteer, 'Le tuteur n’est pas volontaire : l’employeur en choisit un autre.');
    },
  }),
  control({
    id: 'host-tutor-experience',
    severity: 'blocking',
    field: 'host.tutorExperienceYears',
    rule: 'Le tuteur de l’entreprise utilisatrice a deux ans d’expérience au moins.',
    source: code('D. 6325-6 et D. 6325-10'),
    check: (context) => hostTutorOutcome(context, 'tutor-experience'),
  }),
  control({
    id: 'host-tutor-load',
    severity: 'blocking',
    field: 'host.tutorTutees',
    rule: 'Le tuteur de l’entreprise utilisatrice suit trois personnes au plus.',
    source: code('D. 6325-9 et D. 6325-10'),
    check: (context) => hostTutorOutcome(context, 'tutor-load'),
  }),
  control({
    id: 'dangerous-machines',
    severity: 'warning',
    field: 'contract.dangerousMachines',
    rule: 'Avant 18 ans, le travail sur machines dangereuses suppose une dérogation.',
    source: code('L. 6325-6-1'),
    check: ({ candidate, fields, on }) =>
      ageOn(candidate.birthDate, dateOf(fields, 'contract.startsOn') ?? on) < majority
        ? metUnless(
            yesNoOf(fields, 'contract.dangerousMachines') === true,
            'Le jeune a moins de 18 ans : le travail sur machines dangereuses suppose une dérogation, demandée par l’employeur.',
          )
        : notApplicable,
  }),
  control({
    id: 'pay',
    severity: 'blocking',
    field: 'contract.monthlyGross',
    rule: 'Le salaire n’est pas inférieur au minimum légal.',
    source: code('L. 6325-8, L. 6325-9, D. 6325-15 et D. 6325-18'),
    check: (context) => (mayBeTooHigh(context) ? notApplicable : payOutcome(context)),
  }),
  control({
    id: 'pay-to-check',
    severity: 'warning',
    field: 'contract.monthlyGross',
    rule: 'Le salaire n’est pas inférieur au minimum légal, ici à vérifier.',
    source: code('L. 6325-9 et D. 6325-15'),
    check: (context) => (mayBeTooHigh(context) ? payOutcome(context) : notApplicable),
  }),
  control({
    id: 'later-pay',
    severity: 'warning',
    field: 'contract.monthlyGross',
    rule: 'Le salaire suit le minimum légal, qui change avec l’âge et le SMIC.',
    source: code('D. 6325-15 et D. 6325-16'),
    check: laterPayOutcome,
  }),
  control({
    id: 'training-share',
    severity: 'blocking',
    field: 'training.totalHours',
    rule: 'La formation occupe 15 % au moins de la durée du contrat, quelle que soit l’assiette retenue.',
    source: code('L. 6325-13'),
    check: ({ fields, facts }) => {
      const hours = numberOf(fields, 'training.totalHours');
      const bounds = cproLaw.trainingBounds(facts);
      if (hours === null || bounds === null) return unknown;
      const least = Math.min(bounds.minHours, bounds.practice.minHours);
      return metUnless(
        hours < least,
        `La formation (${formatQuantity(hours, 'h')}) n’atteint pas 15 % de la durée du contrat : il faut ${formatQuantity(least, 'h')} au moins.`,
      );
    },
  }),
  control({
    id: 'training-practice',
    severity: 'warning',
    field: 'training.totalHours',
    rule: 'Entre l’horaire du contrat et 1 607 h par an, l’assiette des 25 % n’est pas fixée.',
    source: code('L. 6325-13'),
    check: ({ fields, facts }) => {
      const hours = numberOf(fields, 'training.totalHours');
      const bounds = cproLaw.trainingBounds(facts);
      if (hours === null || bounds === null) return unknown;
      return metUnless(
        hours > bounds.practice.maxHours && hours <= bounds.maxHours,
        `La formation (${formatQuantity(hours, 'h')}) dépasse 25 % calculés sur 1 607 h par an (${formatQuantity(bounds.practice.maxHours, 'h')}), sans dépasser ceux de l’horaire du contrat (${formatQuantity(bounds.maxHours, 'h')}) : demandez à l’opérateur de compétences l’assiette qu’il retient.`,
      );
    },
  }),
  partOfTraining('training.teachingHours', 'Les enseignements'),
  partOfTraining('training.remoteHours', 'Les heures à distance'),
  control({
    id: 'training-order',
    severity: 'blocking',
    field: 'training.endsOn',
    rule: 'La formation finit après avoir commencé.',
    source: code('L. 6325-13'),
    check: ({ fields }) => {
      const [start, end] = [dateOf(fields, 'training.startsOn'), dateOf(fields, 'training.endsOn')];
      if (start === null || end === null) return unknown;
      return metUnless(
        end < start,
        'La fin des épreuves précède le début de la formation : corrigez l’une des deux dates.',
      );
    },
  }),
  control({
    id: 'training-within-contract',
    severity: 'blocking',
    field: 'training.startsOn',
    rule: 'La formation commence pendant le contrat.',
    source: code('L. 6325-11 et L. 6325-13'),
    check: ({ fields }) => {
      const [start, begins] = [dateOf(fields, 'contract.startsOn'), dateOf(fields, 'training.startsOn')];
      const end = dateOf(fields, 'contract.endsOn');
      if (start === null || begins === null) return unknown;
      return metUnless(
        begins < start || (end !== null && begins > end),
        `La formation commence le ${formatFrenchDate(begins)}, hors des dates du contrat.`,
      );
    },
  }),
  control({
    id: 'exams-within-contract',
    severity: 'blocking',
    field: 'training.endsOn',
    rule: 'Les épreuves ont lieu avant la fin du contrat ou de l’action.',
    source: code('L. 6325-11 et L. 6325-13'),
    check: ({ fields }) => {
      const [end, exams] = [dateOf(fields, 'contract.endsOn'), dateOf(fields, 'training.endsOn')];
      if (end === null || exams === null) return unknown;
      return metUnless(
        exams > end,
        `Les épreuves sont prévues jusqu’au ${formatFrenchDate(exams)}, après la fin du contrat ou de l’action (${formatFrenchDate(end)}).`,
      );
    },
  }),
  control({
    // One fact in two places: the diploma of the form, and the level of the record with whether it was obtained.
    id: 'diploma-and-level',
    severity: 'blocking',
    field: 'candidate.highestDiploma',
    rule: 'Le diplôme du formulaire et le niveau de la fiche se correspondent.',
    source: 'CERFA 12434*03 ; décret n° 2019-14 du 8 janvier 2019',
    check: ({ candidate, fields }) => {
      const code = textOf(fields, 'candidate.highestDiploma');
      const rank = code === null ? null : diplomaRank(code);
      const { level, diplomaObtained } = candidate;
      if (code === null || rank === null || level === null || diplomaObtained === 'unknown') return unknown;
      const held = Math.min(levelRank(level), 7);
      // Of a level that was not obtained, the highest diploma is a lower one.
      const isOtherwise = diplomaObtained === 'yes' ? rank !== held : rank >= Math.max(held, 3);
      return metUnless(
        isOtherwise,
        `Le diplôme du dossier (« ${codeLabel(diploma, code)} ») ne va pas avec la fiche du candidat (« ${levelLabel(level)} », ${diplomaObtained === 'yes' ? 'obtenu' : 'non obtenu'}) : corrigez l’un des deux, le salaire minimal en dépend.`,
      );
    },
  }),
  control({
    id: 'benefits-in-kind',
    severity: 'warning',
    field: 'contract.benefitsInKind',
    rule: 'La déduction des avantages en nature ne dépasse pas les trois quarts du salaire.',
    source: code('D. 6325-17'),
    check: ({ fields }) => {
      const [benefits, gross] = [
        numberOf(fields, 'contract.benefitsInKind'),
        numberOf(fields, 'contract.monthlyGross'),
      ];
      if (benefits === null || gross === null) return notApplicable;
      return metUnless(
        benefits * 4 > gross * 3,
        'Les avantages en nature dépassent les trois quarts du salaire : leur déduction est limitée à ce montant.',
      );
    },
  }),
];
