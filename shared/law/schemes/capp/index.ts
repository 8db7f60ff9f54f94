import { addDays, civilDate } from '../../../base/time';
import type { SchemeAnswer } from '../../engine/eligibility.schema';
import { isGathered } from '../../engine/parameter';
import { sentence, upToCents } from '../../engine/phrasing';
import { requireAmountOn } from '../../engine/references';
import type { Reminder } from '../../engine/reminders';
import type { RuleContext } from '../../engine/rule';
import type { Scheme } from '../../engine/scheme';
import { formOn } from '../../engine/shown';
import { citing, source } from '../../engine/source';
import { turningBirthdays, turningMonths } from '../../engine/turning-days';
import { type Ask, factTable as facts, knownDate } from '../../facts/facts';
import { majority } from '../common/person.rules';
import { trainingShare } from '../common/training-share';
import { cappAid } from './aid';
import { cappDeadlines } from './deadlines';
import { apprenticeDocuments } from './documents';
import {
  cappForm,
  cappFrom,
  cappParameters,
  cappSource,
  durationSource,
  earlyAge,
  experimentAge,
  filingReformFrom,
  longMaximumMonths,
  maximumAge,
  minimumAge,
  minimumMonths,
  payAges,
  reformFrom,
  successionAge,
  successionMonths,
  trainingPercent,
  trainingShareSource,
} from './parameters';
import { apprenticePaySchedule, isSameLevelBonus } from './pay';
import { cappRules, longestContract } from './rules';

const common: readonly Reminder[] = [
  {
    sentence: 'Le contrat est écrit ; à durée indéterminée, il commence par la période d’apprentissage.',
    source: source(['L6222-4', 'L6222-7']),
    from: civilDate('2014-03-07'),
  },
  {
    sentence: 'Le contrat est écrit.',
    source: source(['L6222-4']),
    from: cappFrom,
    to: civilDate('2014-03-06'),
  },
  {
    sentence: 'Le représentant légal signe aussi le contrat si l’apprenti est mineur.',
    source: source(['R6222-2']),
    from: cappFrom,
  },
  {
    sentence:
      'Le salaire indiqué est le minimum de la loi : la convention collective ou le contrat peut prévoir davantage.',
    source: source(['L6222-27']),
    from: cappFrom,
  },
  {
    sentence: 'La formation est gratuite pour l’apprenti et pour son représentant légal.',
    source: source(['L6211-1'], 'loi n° 2014-288 du 5 mars 2014'),
    from: civilDate('2014-03-07'),
  },
  {
    sentence:
      'Le maître d’apprentissage est salarié de l’entreprise, ou l’employeur, majeur et volontaire ; il suit deux apprentis au plus, et un troisième qui prolonge après un échec.',
    source: source(['L6223-8-1', 'R6223-6']),
    from: reformFrom,
  },
  {
    sentence:
      'À défaut d’accord de branche, le maître d’apprentissage a le diplôme du domaine et un an d’exercice, ou deux ans d’exercice.',
    source: source(['R6223-22']),
    from: reformFrom,
  },
  {
    sentence:
      'Passé la période de rupture libre, l’apprenti qui veut rompre saisit d’abord le médiateur ; il informe l’employeur 5 jours calendaires au moins après, et la rupture vient 7 jours calendaires au moins après cette information.',
    source: source(['L6222-18', 'D6222-21-1']),
    from: reformFrom,
  },
  {
    sentence:
      'Les avantages en nature se déduisent dans la limite de 75 % de la déduction des autres salariés, et des trois quarts du salaire du mois.',
    source: source(['D6222-33']),
    from: civilDate('2008-05-01'),
  },
  {
    sentence:
      'La durée du contrat est celle du cycle de formation ; une convention tripartite la réduit ou l’allonge.',
    source: source(['L6222-7-1', 'R6222-6']),
    from: civilDate('2020-04-01'),
  },
  {
    sentence: 'L’employeur conserve l’original du contrat 5 ans.',
    source: source([], 'notices et administrations, source secondaire'),
    from: filingReformFrom,
  },
];

const dangerous: Reminder = {
  sentence: 'Avant 18 ans : pas de travaux dangereux hors de ceux que la formation permet.',
  source: source(['L6222-30', 'L6222-31']),
  from: cappFrom,
};

/** A contract of a year at most may earn fifteen points, which the usual facts do not tell. */
const sameLevel: Reminder = {
  sentence:
    'Pour un contrat d’un an au plus, si le diplôme préparé est du niveau déjà obtenu et en rapport direct avec lui, le taux monte de 15 points, jusqu’à 100 % du SMIC au plus.',
  source: source(['D6222-30', 'D6222-31']),
  from: civilDate('2020-04-01'),
};

function remindersFor(ask: Ask, { on }: RuleContext): readonly Reminder[] {
  const birthDate = knownDate(ask(facts.birthDate));
  const start = knownDate(ask(facts.startsOn)) ?? on;
  const isMinor = birthDate !== null && turningBirthdays(ask, start, [majority]).length > 0;
  const isOpen = isSameLevelBonus(ask).truth !== 'no';
  return [...common, ...(isMinor ? [dangerous] : []), ...(isOpen ? [sameLevel] : [])];
}

function trainingAnswer(ask: Ask, on: RuleContext['on']): SchemeAnswer['training'] {
  const [start, end] = [knownDate(ask(facts.startsOn)), knownDate(ask(facts.endsOn))];
  const weekly = ask(facts.weeklyHours);
  if (on < reformFrom || start === null || end === null || end < start || weekly.state !== 'known')
    return null;
  const share = trainingShare(start, end, weekly.value, trainingPercent);
  const total = Math.floor(share.totalHours * 100) / 100;
  return {
    minHours: share.minHours,
    // No text sets a maximum: the hours of the contract itself bound it.
    maxHours: Math.max(total, share.minHours),
    ...citing(trainingShareSource),
    note: sentence(
      `${trainingPercent} % au moins de ${upToCents(total)} h (horaire hebdomadaire × 52/12 × mois). Aucun maximum.`,
    ),
  };
}

/** Birthdays on which a condition or a rate may turn. */
const turningAges: readonly number[] = [
  ...new Set([
    earlyAge - 1,
    earlyAge,
    minimumAge,
    majority - 1,
    ...Object.values(payAges),
    experimentAge + 1,
    ...maximumAge.values.filter(isGathered).flatMap(({ value }) => [value, value + 1]),
    ...successionAge.values.filter(isGathered).flatMap(({ value }) => [value, value + 1]),
  ]),
];

/** The contrat d'apprentissage: its rules of before and since the contracts concluded from 1 January 2019. */
export const capp: Scheme = {
  id: 'CAPP',
  label: 'Contrat d’apprentissage',
  short: 'Apprentissage',
  kind: 'employment',
  purpose:
    'Contrat de travail en alternance qui prépare un diplôme ou un titre du répertoire national, dans l’entreprise et dans un centre de formation d’apprentis.',
  pivot:
    'L’âge se juge au début de l’apprentissage, l’âge de 35 ans et la grille de salaire à la conclusion, le dépôt au début d’exécution ; le SMIC est celui de chaque mois.',
  from: cappFrom,
  to: null,
  source: cappSource,
  confidence: 'S',
  signedFirst: { source: source(['L6222-4']), confidence: 'V' },
  rules: cappRules,
  parameters: cappParameters,
  usualMonths: 12,
  turningDays: (ask, on) => {
    const ended = knownDate(ask(facts.previousApprenticeshipEndedOn));
    return [
      ...turningBirthdays(ask, on, turningAges),
      // The delay runs until its last day included.
      ...turningMonths(ended, on, [successionMonths]).map((day) => addDays(day, 1)),
    ];
  },
  parts: {
    duration: ({ ask, context }) => {
      const { months, judged } = longestContract(ask, context.on);
      return {
        minMonths: requireAmountOn(minimumMonths, context.on, context.references).value,
        maxMonths: months,
        ...citing(durationSource),
        toCheck: false,
        note: sentence(
          judged.truth === 'yes'
            ? 'Travailleur handicapé ou sportif de haut niveau.'
            : judged.truth === 'unknown'
              ? `${longMaximumMonths / 12} ans pour un travailleur handicapé ou un sportif de haut niveau.`
              : '',
        ),
      };
    },
    pay: ({ facts: given, context }) => apprenticePaySchedule(given, context),
    aid: ({ ask, context }) => cappAid(ask, context),
    training: ({ ask, context }) => trainingAnswer(ask, context.on),
    missing: ({ ask }) => (ask(facts.birthDate).state === 'known' ? [] : [facts.birthDate.path]),
    deadlines: ({ facts: given, ask, evaluation, context }) => {
      const aid = cappAid(ask, context);
      const isAided = aid.lines.length > 0 || aid.toCheck;
      return cappDeadlines(
        given,
        { receivedOn: evaluation.receivedOn ?? null, brokenOn: evaluation.brokenOn ?? null },
        context.territory,
      ).filter(({ code }) => isAided || (code !== 'CAPP_AIDE' && code !== 'CAPP_ENGAGEMENT'));
    },
    documents: ({ facts: given }) =>
      apprenticeDocuments(given)
        .filter((document) => document.isRequired)
        .map((document) => document.code),
    form: ({ context }) => formOn(cappForm, context),
    reminders: ({ ask, context }) => remindersFor(ask, context),
    alternatives: ({ ask, found }) => {
      const age = found.found.find(({ rule }) => rule.id === 'age');
      if (age?.finding.truth !== 'no' || ask(facts.birthDate).state !== 'known') return [];
      return [
        {
          sentence: sentence(
            age.finding.changesOn === undefined
              ? 'Au-delà de la limite d’âge, le contrat de professionnalisation accueille les demandeurs d’emploi inscrits.'
              : 'Avant l’âge requis, une immersion peut faire découvrir le métier.',
          ),
          schemes: [age.finding.changesOn === undefined ? 'CPRO' : 'PMSMP'],
          ...citing(source(age.finding.changesOn === undefined ? ['L6325-1'] : ['L6222-1'])),
        },
      ];
    },
  },
};
