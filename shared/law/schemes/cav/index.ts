import { ageOn, civilDate, formatFrenchDate } from '../../../base/time';
import { employerKindLabels } from '../../../fields/codes';
import type { Money, SchemeAnswer } from '../../engine/eligibility.schema';
import { employerAid } from '../../engine/employer-aid';
import { sentence, upToCents } from '../../engine/phrasing';
import { amountOn } from '../../engine/references';
import type { Reminder } from '../../engine/reminders';
import {
  certain,
  either,
  type Finding,
  granted,
  isTrue,
  lacking,
  type Rule,
  refused,
  undecided,
} from '../../engine/rule';
import type { PartInput, Scheme } from '../../engine/scheme';
import { citing, source } from '../../engine/source';
import { inMonths, lastDayOf, lasting, shortestEnd, spans } from '../../engine/span';
import { factTable as facts, knownDate } from '../../facts/facts';
import {
  aidedTurningDays,
  carryingEmployer,
  conventionFirstRule,
  datesOf,
  documentsOf,
  employerRule,
  type Frame,
  fixedTermRule,
  isMarketKind,
  marketRefusal,
  minimumAgeRule,
  monthsDone,
  smicPay,
} from '../common/aided-contract';
import { minimumIncomeRule, seniorityRule, seniorityUntil, singleIncome } from '../common/minimum-income';
import { comingDays } from '../common/support.rules';

/** Day of publication of decree n° 2005-242; one secondary source says 1 April. */
const from = civilDate('2005-03-18');
const to = civilDate('2009-12-31');
/** The AAH stands among the incomes in what was read of the decrees of August 2005. */
const disabledFrom = civilDate('2005-08-06');

const law = source(
  ['L5134-35'],
  'loi n° 2005-32 du 18 janvier 2005 ; décret n° 2005-242 du 17 mars 2005, lus en source secondaire',
);
const lawOf2006 = source(
  [],
  'loi n° 2006-339 du 23 mars 2006 ; décret n° 2006-1572 du 11 décembre 2006, lus en source secondaire',
);
const frame: Frame = { from, to, source: law, confidence: 'S' };

const usualMonths = 24;
const shortestMonths = 6;
const shortestWithSentence = 3;
const longestMonths = 36;
const longestProtected = 60;
const protectedAge = 50;
const weekly = 26;
const leastWeekly = 20;

const opening: Rule = {
  id: 'opening',
  about: 'contract',
  label: 'Date d’ouverture',
  sentence:
    'L’ouverture est à vérifier entre le 18 mars 2005, jour où le décret est publié, et le 1er avril, premier jour selon une source.',
  from,
  to: civilDate('2005-03-31'),
  source: law,
  confidence: 'S',
  needs: [facts.startsOn],
  test: (): Finding =>
    undecided(
      'Conclu avant le 1er avril 2005 : les sources ne s’accordent pas sur le premier jour ; lisez le décret n° 2005-242 du 17 mars 2005.',
    ),
};

const employer: Rule = {
  ...employerRule(
    frame,
    'L’employeur relève du secteur non marchand : collectivité territoriale, autre personne morale de droit public, organisme privé à but non lucratif, gestionnaire d’un service public ; ou c’est une structure d’insertion par l’activité économique.',
    (kind): Finding => {
      switch (kind) {
        case 'association':
        case 'local-authority':
        case 'public-body':
        case 'public-service-operator':
          return granted(`${employerKindLabels[kind]} : employeur du secteur non marchand.`);
        case 'scic':
        case 'state':
          return undecided(
            `${employerKindLabels[kind]} : les textes lus ne le nomment pas ; vérifiez auprès du département ou de l’ANPE.`,
          );
        case 'private-company':
        case 'temp-agency':
          return undecided(
            `${employerKindLabels[kind]} : ouvert à une structure d’insertion par l’activité économique conventionnée seulement ; vérifiez sa convention avec l’État. Sinon, le CI-RMA est ouvert au secteur marchand.`,
          );
        case 'geiq':
        case 'private-individual':
          return marketRefusal(employerKindLabels[kind], 'le contrat d’avenir');
      }
    },
  ),
  states: [
    { words: 'L’employeur relève du secteur non marchand', facts: [facts.employerKind] },
    { words: 'une structure d’insertion par l’activité économique', facts: [facts.employerKind] },
  ],
};

const nature = fixedTermRule(
  frame,
  'Le contrat d’avenir',
  'Le contrat d’avenir est un CDD de droit privé, à temps partiel.',
);

const duration: Rule = {
  id: 'duration',
  about: 'contract',
  label: 'Durée',
  sentence:
    'Le contrat dure 24 mois (6 au moins, sur décision du préfet ; 3 en cas d’aménagement de peine), renouvelable dans la limite de 36 mois en tout ; 60 à partir de 50 ans ou pour un travailleur handicapé.',
  states: [
    { words: 'Le contrat dure 24 mois (6 au moins, sur décision du préfet', facts: [facts.endsOn] },
    { words: '3 en cas d’aménagement de peine', facts: [facts.endsOn] },
    { words: '36 mois en tout', facts: [facts.endsOn, facts.aidedMonthsDone] },
    { words: '60 à partir de 50 ans', facts: [facts.birthDate] },
    { words: '60 à partir de 50 ans', facts: [facts.birthDate], grants: true },
    { words: 'pour un travailleur handicapé', facts: [facts.disabledWorker], grants: true },
  ],
  ...frame,
  needs: [
    facts.startsOn,
    facts.endsOn,
    facts.renewalOf,
    facts.aidedMonthsDone,
    facts.disabledWorker,
    facts.birthDate,
  ],
  test: (ask): Finding => {
    const known = datesOf(ask);
    if ('finding' in known) return known.finding;
    const { start, end } = known;
    const span = spans(start, end);
    if (!span.reaches(shortestWithSentence))
      return refused(`Le contrat dure ${inMonths(span)} : il en faut 24, ou 6 sur décision du préfet.`, {
        by: `La fin est à porter au ${formatFrenchDate(shortestEnd(start, shortestMonths))} au moins.`,
      });
    const done = monthsDone(ask);
    if ('finding' in done) return done.finding;
    const inAll = done.months === 0 ? '' : `, après ${done.months} mois déjà faits`;
    const total = longestMonths - done.months;
    if (total <= 0 || !span.within(total)) {
      const birthDate = knownDate(ask(facts.birthDate));
      const long = either(
        isTrue(ask, facts.disabledWorker),
        // Fifty at the hiring.
        birthDate === null ? lacking(facts.birthDate) : certain(ageOn(birthDate, start) >= protectedAge),
      );
      if (long.truth === 'unknown') return long;
      const most = long.truth === 'yes' ? longestProtected - done.months : total;
      return long.truth === 'yes' && most > 0 && span.within(most)
        ? granted(`${lasting(span)}${inAll} : 60 mois au plus en tout.`)
        : refused(
            `${lasting(span)}${inAll} : la durée totale dépasse ${long.truth === 'yes' ? '60' : '36'} mois.`,
            {
              by:
                most > 0
                  ? `La fin est à ramener au ${formatFrenchDate(lastDayOf(start, most))} au plus tard.`
                  : 'La durée totale est épuisée : un contrat ordinaire ou en alternance reste possible.',
            },
          );
    }
    if (done.months > 0) return granted(`${lasting(span)}${inAll} : 36 mois au plus en tout.`);
    if (span.reaches(usualMonths) && span.within(usualMonths)) return granted('24 mois.');
    return undecided(
      `${lasting(span)} : le contrat dure 24 mois ; une autre durée demande une décision du préfet (6 à 24 mois) ou un aménagement de peine, et au-delà de 24 mois un renouvellement.`,
    );
  },
};

const weeklyHours: Rule = {
  id: 'weekly-hours',
  about: 'contract',
  label: 'Durée du travail',
  sentence:
    'La durée du travail est de 26 heures par semaine ; de 20 à 26 heures en atelier ou chantier d’insertion et dans les services à la personne.',
  states: [
    { words: '26 heures par semaine', facts: [facts.weeklyHours] },
    {
      words: 'de 20 à 26 heures en atelier ou chantier d’insertion et dans les services à la personne',
      facts: [facts.weeklyHours],
    },
  ],
  earlier: [
    {
      to: seniorityUntil,
      sentence: 'La durée du travail est de 26 heures par semaine.',
      source: law,
    },
  ],
  ...frame,
  needs: [facts.weeklyHours],
  test: (ask, { on }): Finding => {
    const hours = ask(facts.weeklyHours);
    if (hours.state !== 'known') return lacking(facts.weeklyHours);
    const told = `${upToCents(hours.value)} h par semaine`;
    if (hours.value === weekly) return granted(`${told}.`);
    if (hours.value > weekly)
      return refused(`${told} : le contrat est de 26 h en moyenne.`, {
        by: 'La durée hebdomadaire est à ramener à 26 h en moyenne.',
      });
    return on > seniorityUntil && hours.value >= leastWeekly
      ? undecided(
          `${told} : entre 20 et 26 h, l’employeur doit être un atelier ou chantier d’insertion ou un service à la personne ; à vérifier dans la convention.`,
        )
      : refused(`${told} : il en faut 26.`, { by: 'La durée hebdomadaire est à porter à 26 h.' });
  },
};

/** The flat aid follows the RMI; what the State adds depends on the gross pay, on the year and on the employer. */
function aidOf({ context }: PartInput): Money {
  const flat = amountOn(singleIncome, context.on, context.references);
  return employerAid(
    [
      {
        label: 'Aide forfaitaire du débiteur du minimum social',
        cents: flat?.value ?? null,
        per: 'month',
        toCheck: false,
        note: 'Montant du RMI d’une personne seule, versé par le département (RMI, puis RSA) ou par l’État (ASS, API, AAH).',
        source: flat?.source ?? law,
        confidence: flat?.confidence ?? 'S',
      },
      {
        label: 'Aide dégressive de l’État',
        cents: null,
        toRead:
          'la convention individuelle, et les décrets n° 2005-916 du 2 août 2005 et n° 2006-266 du 8 mars 2006',
        per: 'month',
        toCheck: true,
        note: 'Part de la rémunération brute moins l’aide forfaitaire : 75 % la première année, 50 % ensuite (90 % les six premiers mois des conventions conclues avant le 1er mars 2006 ; taux propre aux chantiers d’insertion). Montant à saisir d’après la convention.',
        source: source(
          [],
          'décrets n° 2005-916 du 2 août 2005 et n° 2006-266 du 8 mars 2006, presse de 2005 et 2006',
        ),
        confidence: 'S',
      },
    ],
    { note: 'Avec exonération de cotisations patronales dans la limite du SMIC.' },
  );
}

const reminders: readonly Reminder[] = [
  {
    sentence:
      'La convention est conclue avec le département ou la commune (RMI, puis RSA), ou avec l’ANPE pour l’État (ASS, API, AAH) ; elle peut être confiée à la mission locale, à la maison de l’emploi ou au PLIE.',
    source: law,
    from,
  },
  {
    sentence:
      'La convention porte le projet professionnel, l’accompagnement et les actions de formation ou de validation des acquis, obligatoires, et désigne un référent.',
    source: law,
    from,
  },
  {
    sentence: 'La situation du bénéficiaire est réexaminée tous les 6 mois.',
    source: law,
    from,
  },
  {
    sentence: 'Le bénéficiaire garde son minimum social, diminué de l’aide forfaitaire versée à l’employeur.',
    source: law,
    from,
  },
  {
    sentence:
      'La condition d’ancienneté dans le minimum social a disparu le 25 mars 2006 ; les personnes en aménagement de peine en étaient déjà dispensées, à une date qui n’a pas été lue.',
    source: lawOf2006,
    from: civilDate('2006-03-25'),
  },
];

const alternativesOf = ({ ask }: PartInput): SchemeAnswer['alternatives'] => {
  const kind = ask(facts.employerKind);
  return kind.state === 'known' && isMarketKind(kind.value)
    ? [
        { sentence: sentence(carryingEmployer), schemes: ['CAV'], ...citing(law) },
        {
          sentence: sentence(
            'Dans le secteur marchand, le CI-RMA s’adresse aux mêmes personnes ; le contrat initiative-emploi, aux autres.',
          ),
          schemes: ['CI_RMA', 'CIE'],
          ...citing(law),
        },
      ]
    : [];
};

/** The contrat d'avenir of 2005–2009, outside the market, for those who receive a minimum income. */
export const cav: Scheme = {
  id: 'CAV',
  label: 'Contrat d’avenir (2005-2009)',
  kind: 'employment',
  purpose:
    'Contrat aidé du secteur non marchand de la loi de cohésion sociale, pour les bénéficiaires d’un minimum social : un CDD à temps partiel, avec formation et accompagnement obligatoires.',
  pivot: 'Les conditions se jugent à la conclusion ; le SMIC est celui de chaque mois.',
  from,
  to,
  source: law,
  confidence: 'S',
  rules: [
    opening,
    minimumAgeRule({ ...frame, source: source(['L4153-1']) }),
    minimumIncomeRule(frame, disabledFrom),
    seniorityRule(frame),
    employer,
    nature,
    conventionFirstRule(frame),
    duration,
    weeklyHours,
  ],
  parameters: [singleIncome],
  usualMonths,
  turningDays: (ask, on) => [
    ...aidedTurningDays(ask, on),
    // The AAH turns inside one rule.
    ...comingDays(on, disabledFrom),
  ],
  parts: {
    duration: () => ({
      minMonths: shortestMonths,
      maxMonths: longestMonths,
      ...citing(law),
      toCheck: false,
      note: sentence(
        '24 mois, ou de 6 à 24 sur décision du préfet ; renouvelable dans la limite de 36 mois, 60 à partir de 50 ans ou pour un travailleur handicapé.',
      ),
    }),
    pay: ({ facts: given, ask, context }) => smicPay(given, ask, law, context),
    aid: aidOf,
    documents: (input) => documentsOf(input, ['ID', 'MIN', 'RIB']),
    reminders: () => reminders,
    alternatives: alternativesOf,
  },
  replacedBy: {
    sentence:
      'Le contrat unique d’insertion (CUI-CAE) a remplacé le contrat d’avenir le 1er janvier 2010 en métropole, le 1er janvier 2011 au plus tard outre-mer.',
    schemes: ['CUI_CAE'],
  },
};
