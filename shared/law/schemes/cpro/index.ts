import { ageOn, civilDate } from '../../../base/time';
import type { SchemeAnswer } from '../../engine/eligibility.schema';
import { sentence, upToCents } from '../../engine/phrasing';
import type { Reminder } from '../../engine/reminders';
import { certain, type Judgement, lacking, missingSentence, type RuleContext } from '../../engine/rule';
import { conditionVerdict, type EvaluationContext, type Scheme } from '../../engine/scheme';
import { formOn } from '../../engine/shown';
import { citing, source } from '../../engine/source';
import { turningBirthdays } from '../../engine/turning-days';
import { type Ask, asking, type Facts, factTable as facts, knownDate } from '../../facts/facts';
import { territoryOf } from '../../facts/place';
import { cproAid } from './aid';
import { cproDeadlines } from './deadlines';
import { requiredDocuments } from './documents';
import {
  cproForm,
  cproFrom,
  cproParameters,
  cproSource,
  durationSource,
  minimumAge,
  minimumMonths,
  ordinaryMaximumMonths,
  payRiseAge,
  seekerAge,
  thirdPublicFrom,
  training,
  trainingSource,
} from './parameters';
import { monthlyPaySchedule } from './pay';
import { cproRules, formerPrioritySource, longestAction, priorityPublic, prioritySource } from './rules';
import { mostByAgreement, type TrainingBounds, trainingHoursBounds } from './training';

/** The first public of L. 6325-1: 16 to 25 at the conclusion. */
function isFirstPublic(ask: Ask, on: Facts['on']): Judgement {
  const birthDate = knownDate(ask(facts.birthDate));
  if (birthDate === null) return lacking(facts.birthDate);
  const age = ageOn(birthDate, on);
  return certain(age >= minimumAge && age < seekerAge);
}

/** Time limits of a contract; undated ones (decision before reception, break) have `due: null`. */
export const deadlines = (given: Facts, context: EvaluationContext = {}): ReturnType<typeof cproDeadlines> =>
  cproDeadlines(
    given,
    isFirstPublic(asking(given), given.on),
    { receivedOn: context.receivedOn ?? null, brokenOn: context.brokenOn ?? null },
    territoryOf(given, context.territory),
  );

/** Bounds of the training hours; `null` as long as the dates or the weekly hours are not known. */
export function trainingBounds(given: Facts): TrainingBounds | null {
  const ask = asking(given);
  const [start, end] = [knownDate(ask(facts.startsOn)), knownDate(ask(facts.endsOn))];
  const weekly = ask(facts.weeklyHours);
  return start !== null && end !== null && end >= start && weekly.state === 'known'
    ? trainingHoursBounds(start, end, weekly.value)
    : null;
}

/** What the law says besides the conditions. */
const reminders: readonly Reminder[] = [
  {
    sentence:
      'Jusqu’au 15 novembre 2004, les contrats de qualification, d’orientation et d’adaptation sont encore admis, sauf le contrat de qualification pour adultes.',
    source: source([], 'presse juridique de 2004'),
    from: cproFrom,
    to: civilDate('2004-11-15'),
  },
  {
    sentence:
      'Le salaire indiqué est le minimum de la loi : la convention collective ou le contrat peut prévoir davantage.',
    source: source(['L6325-8', 'L6325-9']),
    from: cproFrom,
  },
  {
    sentence:
      'Le contrat est écrit ; la durée du travail, formation comprise, ne dépasse pas l’horaire de l’entreprise.',
    source: source(['L6325-5', 'L6325-10']),
    from: cproFrom,
  },
  {
    sentence: 'Toute clause de remboursement de la formation par le salarié est nulle.',
    source: source(['L6325-15']),
    from: cproFrom,
  },
  {
    sentence: 'L’organisme de formation ne demande aucune contribution financière au salarié.',
    source: source(['L6325-2-1']),
    from: civilDate('2014-03-07'),
  },
  {
    sentence: 'Un stage de la formation initiale (élève, étudiant) ne peut pas donner lieu à ce contrat.',
    source: source(['D6325-4']),
    from: cproFrom,
  },
  {
    sentence:
      'La journée de travail, formation comprise, ne dépasse pas la durée maximale légale : 10 heures.',
    source: source(['L6325-10', 'L3121-18']),
    from: cproFrom,
  },
  {
    sentence:
      'Les avantages en nature se déduisent dans la limite de 75 % de la déduction des autres salariés, et des trois quarts du salaire du mois.',
    source: source(['D6325-17']),
    from: cproFrom,
  },
  {
    sentence:
      'L’accueil dans d’autres entreprises ne dépasse pas la moitié du temps de formation en entreprise.',
    source: source(['D6325-30']),
    from: civilDate('2017-01-01'),
  },
];

function durationAnswer(ask: Ask, context: RuleContext): SchemeAnswer['duration'] {
  const { months, toCheck, missing } = longestAction(ask, context);
  return {
    minMonths: minimumMonths,
    maxMonths: months,
    ...citing(durationSource),
    toCheck,
    note: sentence(toCheck ? `Durée maximale à vérifier. ${missingSentence(missing)}`.trim() : ''),
  };
}

function trainingAnswer(given: Facts): SchemeAnswer['training'] {
  const bounds = trainingBounds(given);
  if (bounds === null) return null;
  const agreement = asking(given)(facts.branchAgreement);
  const share = (agreement.state === 'known' ? agreement.value.maxTrainingShare : null) ?? 0;
  // One range: that of the agreement where one goes further, else that of the article.
  const isByAgreement = share * 100 > training.maximumPercent;
  const base = `${upToCents(bounds.totalHours)} h (horaire hebdomadaire × 52/12 × mois)`;
  return {
    minHours: bounds.minHours,
    maxHours: isByAgreement ? mostByAgreement(bounds, share) : bounds.maxHours,
    ...citing(trainingSource),
    note: sentence(
      isByAgreement
        ? `${training.minimumPercent} à ${upToCents(share * 100)} % de ${base}, par l’accord de branche.`
        : `${training.minimumPercent} à ${training.maximumPercent} % de ${base} ; au-delà, par accord de branche.`,
    ),
  };
}

/** The contrat de professionnalisation, since 1 October 2004. */
export const cpro: Scheme = {
  id: 'CPRO',
  label: 'Contrat de professionnalisation',
  short: 'Contrat pro',
  kind: 'employment',
  purpose:
    'Contrat de travail en alternance qui mène à une qualification : l’employeur forme, le salarié travaille et suit les enseignements.',
  pivot:
    'Les conditions et la durée se jugent à la conclusion du contrat ; les pourcentages du salaire aussi ; le SMIC est celui de chaque mois.',
  from: cproFrom,
  to: null,
  source: cproSource,
  confidence: 'S',
  rules: cproRules,
  parameters: cproParameters,
  usualMonths: ordinaryMaximumMonths,
  turningDays: (ask, on) => turningBirthdays(ask, on, [minimumAge - 1, minimumAge, payRiseAge, seekerAge]),
  parts: {
    duration: ({ ask, context }) => durationAnswer(ask, context),
    pay: ({ facts: given, context }) => monthlyPaySchedule(given, context),
    aid: ({ ask, context }) => cproAid(ask, context),
    missing: ({ ask }) => (ask(facts.birthDate).state === 'known' ? [] : [facts.birthDate.path]),
    training: ({ facts: given }) => trainingAnswer(given),
    deadlines: ({ facts: given, evaluation }) => deadlines(given, evaluation),
    documents: ({ facts: given }) =>
      requiredDocuments(given)
        .filter((document) => document.isRequired)
        .map((document) => document.code),
    form: ({ context }) => formOn(cproForm, context),
    priority: ({ ask, context }) => {
      const priority = priorityPublic(ask, context);
      return {
        verdict: conditionVerdict(priority.truth),
        explanation: sentence(priority.explanation ?? missingSentence(priority.missing)),
        ...citing(context.on < thirdPublicFrom ? formerPrioritySource : prioritySource),
      };
    },
    reminders: () => reminders,
  },
};
