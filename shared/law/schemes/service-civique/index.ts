import { addDays, ageOn, birthdayOn, civilDate, formatFrenchDate } from '../../../base/time';
import { employerKindLabels } from '../../../fields/codes';
import type { Money, MoneyLine } from '../../engine/eligibility.schema';
import { type Amount, amount, since } from '../../engine/parameter';
import { sentence, upToCents, years } from '../../engine/phrasing';
import { amountOn } from '../../engine/references';
import type { Reminder } from '../../engine/reminders';
import {
  type Finding,
  granted,
  isTrue,
  lacking,
  type Presumption,
  type Rule,
  refused,
  supposing,
  undecided,
} from '../../engine/rule';
import type { PartInput, Scheme } from '../../engine/scheme';
import { citing, source } from '../../engine/source';
import { inMonths, lastDayOf, lasting, shortestEnd, spans } from '../../engine/span';
import { turningBirthdays } from '../../engine/turning-days';
import { factTable as facts, knownDate } from '../../facts/facts';
import { datesOf, employerRule, type Frame } from '../common/aided-contract';
import { employmentAge, isMinor, majority } from '../common/person.rules';
import { comingDays } from '../common/support.rules';

/** The law of 10 March 2010; the press says in force since the 14th. */
const from = civilDate('2010-03-14');
/** The press says the limit at thirty for disabled people since 1 June 2015; the law that writes it is of 27 January 2017. */
const disabledFrom = civilDate('2015-06-01');
const disabledSureFrom = civilDate('2017-01-29');

const law = source(
  [],
  'code du service national, art. 120-1 et suivants ; loi n° 2010-241 du 10 mars 2010, lus en source secondaire (Agence du service civique, service-public)',
);
const frame: Frame = { from, to: null, source: law, confidence: 'S' };

const endAge = 26;
const disabledEndAge = 30;
const shortestMonths = 6;
const longestMonths = 12;
const leastHours = 24;
const mostHours = 48;
const mostHoursOfMinor = 35;

const age: Rule = {
  ...frame,
  id: 'age',
  about: 'person',
  label: 'Âge',
  sentence: 'Le volontaire a de 16 à 25 ans ; jusqu’à 30 ans s’il est en situation de handicap.',
  states: [
    { words: 'de 16 à 25 ans', facts: [facts.birthDate] },
    {
      words: 'jusqu’à 30 ans s’il est en situation de handicap',
      facts: [facts.disabledWorker],
      grants: true,
    },
    { words: '30 ans', facts: [facts.birthDate] },
  ],
  earlier: [
    {
      to: addDays(disabledFrom, -1),
      sentence: 'Le volontaire a de 16 à 25 ans.',
      source: law,
    },
  ],
  needs: [facts.birthDate, facts.disabledWorker],
  test: (ask, { on }): Finding => {
    const birthDate = knownDate(ask(facts.birthDate));
    if (birthDate === null) return lacking(facts.birthDate);
    const at = ageOn(birthDate, on);
    if (at < employmentAge) {
      const birthday = birthdayOn(birthDate, employmentAge);
      return refused(`${years(at)} : il faut 16 ans, atteints le ${formatFrenchDate(birthday)}.`, {
        on: birthday,
      });
    }
    if (at < endAge)
      return granted(
        `${years(at)} ; ouvert jusqu’au ${formatFrenchDate(addDays(birthdayOn(birthDate, endAge), -1))}, veille du 26e anniversaire.`,
      );
    const over = refused(`${years(at)} : le service civique s’arrête à 25 ans révolus.`, {
      by: 'En situation de handicap, il est ouvert jusqu’à 30 ans.',
    });
    if (at > disabledEndAge || on < disabledFrom)
      return refused(
        `${years(at)} : le service civique s’arrête à 25 ans révolus${on < disabledFrom ? '' : ', 30 ans en situation de handicap'}.`,
        {
          by: 'Aucun acte ne l’ouvrirait à cet âge.',
        },
      );
    const disabled = isTrue(ask, facts.disabledWorker);
    if (disabled.truth === 'unknown') return disabled;
    if (disabled.truth === 'no') return over;
    return at < disabledEndAge && on >= disabledSureFrom
      ? granted(`${years(at)}, en situation de handicap : ouvert jusqu’à 30 ans.`)
      : undecided(
          `${years(at)}, en situation de handicap : la limite de 30 ans est à vérifier auprès de l’Agence du service civique à cette date.`,
        );
  },
};

/** The list of the titles changed in January 2017, March 2019 and May and July 2021: which one is held is read on paper. */
const nationality: Rule = {
  ...frame,
  id: 'nationality',
  about: 'person',
  label: 'Nationalité',
  sentence:
    'Le volontaire est de nationalité française ou d’un État de l’Union européenne ou de l’Espace économique européen ; un autre étranger a un des titres de séjour que la loi admet.',
  source: source(
    [],
    'code du service national, art. 120-4, et page de l’Agence du service civique sur les volontaires étrangers, lus en source secondaire',
  ),
  states: [
    {
      words: 'de nationalité française ou d’un État de l’Union européenne ou de l’Espace économique européen',
      facts: [facts.nationality],
    },
    { words: 'un des titres de séjour que la loi admet', facts: [facts.nationality] },
  ],
  needs: [facts.nationality],
  test: (ask): Finding => {
    const known = ask(facts.nationality);
    if (known.state === 'unknown') return lacking(facts.nationality);
    switch (known.state === 'none' ? 'other' : known.value) {
      case 'french':
        return granted('Nationalité française.');
      case 'european':
        return granted(
          'Union européenne, Espace économique européen ou Suisse : sans titre de séjour. La loi ne nomme pas la Suisse, l’Agence du service civique l’admet.',
        );
      case 'other':
        return undecided(
          'Autre pays : le titre de séjour est à vérifier auprès de l’Agence du service civique. La plupart de ceux qui sont admis supposent plus d’un an de séjour en France ; celui d’étudiant ou de réfugié, non.',
        );
    }
  },
};

const noneDone: Presumption = {
  fact: facts.civicServiceDone,
  supposed: 'aucun service civique déjà fait',
  confirm: 'À demander à la personne.',
};
const once: Rule = {
  ...frame,
  id: 'once',
  about: 'person',
  label: 'Une seule fois',
  sentence: 'Un seul service civique est possible.',
  source: source([], 'service-public, fiche F13278, lue en source secondaire ; l’article n’a pas été lu'),
  needs: [facts.civicServiceDone],
  presumes: noneDone,
  test: (ask): Finding => {
    const done = isTrue(ask, facts.civicServiceDone);
    switch (done.truth) {
      case 'unknown':
        return supposing(noneDone);
      case 'no':
        return granted('Aucun service civique déjà fait.');
      case 'yes':
        return refused('Un service civique a déjà été fait, ou est en cours : un seul est possible.', {
          by: 'Aucun acte n’en ouvrirait un second ; si la mission a été rompue, l’Agence du service civique dit si une autre se peut.',
        });
    }
  },
};

const host = employerRule(
  frame,
  'L’organisme d’accueil, sans but lucratif ou de droit public, est agréé par l’Agence du service civique.',
  (kind): Finding => {
    switch (kind) {
      case 'association':
      case 'local-authority':
      case 'public-body':
      case 'public-service-operator':
      case 'state':
        return granted(
          `${employerKindLabels[kind]} : à condition d’un agrément de l’Agence du service civique.`,
        );
      case 'scic':
      case 'private-company':
      case 'geiq':
        return undecided(
          `${employerKindLabels[kind]} : admis dans quelques cas seulement (logement social, société publique, utilité sociale) ; vérifiez l’agrément.`,
        );
      case 'temp-agency':
      case 'private-individual':
        return refused(`${employerKindLabels[kind]} : ce n’est pas un organisme d’accueil.`, {
          by: 'Une association ou une personne publique agréée peut accueillir le volontaire.',
        });
    }
  },
);

const length: Rule = {
  ...frame,
  id: 'length',
  about: 'contract',
  label: 'Durée',
  sentence: 'L’engagement dure de 6 à 12 mois, sans interruption.',
  needs: [facts.startsOn, facts.endsOn],
  test: (ask): Finding => {
    const known = datesOf(ask);
    if ('finding' in known) return known.finding;
    const { start, end } = known;
    const span = spans(start, end);
    if (!span.reaches(shortestMonths))
      return refused(`L’engagement dure ${inMonths(span)} : il en faut 6.`, {
        by: `La fin est à porter au ${formatFrenchDate(shortestEnd(start, shortestMonths))} au moins.`,
      });
    return span.within(longestMonths)
      ? granted(`${lasting(span)} : de 6 à 12.`)
      : refused(`${lasting(span)} : 12 au plus.`, {
          by: `La fin est à ramener au ${formatFrenchDate(lastDayOf(start, longestMonths))} au plus tard.`,
        });
  },
};

const weeklyHours: Rule = {
  ...frame,
  id: 'weekly-hours',
  about: 'contract',
  label: 'Durée hebdomadaire',
  sentence: 'La mission représente de 24 à 48 heures par semaine ; 35 au plus avant 18 ans.',
  states: [
    { words: 'de 24 à 48 heures par semaine', facts: [facts.weeklyHours] },
    { words: '35 au plus avant 18 ans', facts: [facts.birthDate, facts.weeklyHours] },
  ],
  needs: [facts.weeklyHours, facts.birthDate],
  test: (ask, { on }): Finding => {
    const hours = ask(facts.weeklyHours);
    if (hours.state !== 'known') return lacking(facts.weeklyHours);
    const told = `${upToCents(hours.value)} h par semaine`;
    if (hours.value < leastHours)
      return refused(`${told} : il en faut 24.`, { by: 'La durée hebdomadaire est à porter à 24 h.' });
    if (hours.value > mostHours)
      return refused(`${told} : 48 au plus.`, { by: 'La durée hebdomadaire est à ramener à 48 h.' });
    if (hours.value <= mostHoursOfMinor) return granted(`${told} : 24 au moins.`);
    const birthDate = knownDate(ask(facts.birthDate));
    if (birthDate === null) return lacking(facts.birthDate);
    return ageOn(birthDate, on) >= majority
      ? granted(`${told} : de 24 à 48.`)
      : refused(`${told} : 35 au plus avant 18 ans.`, { by: 'La durée hebdomadaire est à ramener à 35 h.' });
  },
};

const amounts = source([], 'presse et fiches de 2024 sur le service civique, montants depuis janvier 2024');
const indemnity: Amount = amount({
  id: 'service-civique.indemnity',
  label: 'Service civique : indemnité mensuelle versée par l’État',
  unit: 'cents',
  reviewMonths: null,
  values: [since('2024-01-01', 50_498, amounts, 'S')],
});
const hostShare: Amount = amount({
  id: 'service-civique.host-share',
  label: 'Service civique : prestation mensuelle de l’organisme d’accueil',
  unit: 'cents',
  reviewMonths: null,
  values: [since('2024-01-01', 11_485, amounts, 'S')],
});
/** What was gathered of the amounts holds for this year; any later one is to be looked up. */
const gatheredUntil = civilDate('2024-12-31');

function allowanceOf({ context }: PartInput): Money {
  const { on, references } = context;
  const line = (parameter: Amount, label: string): MoneyLine => {
    const value = amountOn(parameter, on, references);
    return {
      label: sentence(label),
      amount: value === null ? null : value.value / 100,
      toRead:
        value === null
          ? sentence('la fiche du service civique de service-public, ou l’Agence du service civique')
          : null,
      per: 'month',
      percentOfSmic: null,
      isCeiling: false,
      toCheck: value === null || (on > gatheredUntil && value.origin === undefined),
      note: sentence(
        value === null
          ? 'Montant à saisir : il suit un pourcentage de l’indice brut 244 de la fonction publique ; voyez service-public ou l’Agence du service civique.'
          : on > gatheredUntil && value.origin === undefined
            ? 'Montant de 2024, à vérifier auprès de l’Agence du service civique.'
            : '',
      ),
      ...citing(value?.source ?? amounts),
      confidence: value?.confidence ?? 'S',
    };
  };
  const lines = [
    line(indemnity, 'Indemnité de l’État'),
    line(hostShare, 'Prestation de l’organisme d’accueil'),
  ];
  const toCheck = lines.some((each) => each.toCheck);
  return {
    lines,
    monthly: lines.reduce<number | null>(
      (sum, each) =>
        sum === null || each.amount === null ? null : Math.round((sum + each.amount) * 100) / 100,
      0,
    ),
    toCheck,
    missing: [],
    note: sentence(
      'Quel que soit le nombre d’heures ; majorée sur critères sociaux. Ce n’est pas un salaire.',
    ),
  };
}

const reminders: readonly Reminder[] = [
  {
    sentence:
      'Ce n’est pas un contrat de travail : un contrat d’engagement lie le volontaire et l’organisme ; un tuteur l’accompagne.',
    source: law,
    from,
  },
  {
    sentence: 'Avant 18 ans, l’accord des parents est écrit et la mission est adaptée à l’âge.',
    source: law,
    from,
  },
  {
    sentence:
      'L’engagement peut être rompu sans préavis pour un CDI ou un CDD de 6 mois au moins ; sinon, avec un mois de préavis.',
    source: law,
    from,
  },
  {
    sentence:
      'L’indemnité ne se cumule pas avec l’allocation du contrat d’engagement jeune, dont le versement est suspendu.',
    source: source(['R5131-24']),
    from: civilDate('2022-03-01'),
  },
  {
    sentence: 'Les missions locales informent les jeunes sur le service civique.',
    source: law,
    from,
  },
];

/** The engagement of civic service. */
export const serviceCivique: Scheme = {
  id: 'SERVICE_CIVIQUE',
  label: 'Service civique',
  kind: 'measure',
  purpose:
    'Engagement volontaire et indemnisé de 6 à 12 mois, sans condition de diplôme, pour une mission d’intérêt général auprès d’un organisme agréé.',
  pivot: 'L’âge se juge à la signature du contrat d’engagement.',
  from,
  to: null,
  source: law,
  confidence: 'S',
  rules: [age, nationality, once, host, length, weeklyHours],
  parameters: [indemnity, hostShare],
  usualMonths: 8,
  turningDays: (ask, on) => [
    ...turningBirthdays(ask, on, [employmentAge, endAge, disabledEndAge, disabledEndAge + 1]),
    // The limit of disabled people moves inside the rule.
    ...comingDays(on, disabledFrom, disabledSureFrom),
  ],
  parts: {
    duration: () => ({
      minMonths: shortestMonths,
      maxMonths: longestMonths,
      ...citing(law),
      toCheck: false,
      note: sentence('De 6 à 12 mois, 8 en moyenne.'),
    }),
    allowance: allowanceOf,
    documents: ({ ask, context }) => ['ID', 'RIB', ...(isMinor(ask, context.on) ? ['REP'] : [])],
    reminders: () => reminders,
  },
};
