import { civilDate } from '../../../base/time';
import type { Money } from '../../engine/eligibility.schema';
import { type Amount, amount, showAmount, since } from '../../engine/parameter';
import { sentence } from '../../engine/phrasing';
import { amountOn } from '../../engine/references';
import type { Reminder } from '../../engine/reminders';
import { type Finding, type Rule, undecided } from '../../engine/rule';
import type { PartInput, Scheme } from '../../engine/scheme';
import { citing, source } from '../../engine/source';
import { turningBirthdays } from '../../engine/turning-days';
import { factTable as facts } from '../../facts/facts';
import { difficultiesRule, isMinor } from '../common/person.rules';
import { youngFrom, youngRule, youngUntil } from '../common/support.rules';

/** Publication of the law; the first entries were of October 1998. */
const from = civilDate('1998-07-31');
/** Eve of the CIVIS of support, which took its place. */
const to = civilDate('2005-03-31');
/** Last day of the entries that the statistics count. */
const lastCounted = civilDate('2003-12-31');
/** The grant lived for the year 2002 only. */
const grantFrom = civilDate('2002-01-05');
const grantTo = civilDate('2002-12-31');

const law = source(
  [],
  'loi n° 98-657 du 29 juillet 1998, art. 5 ; circulaire DGEFP n° 2002-05 du 13 février 2002, lues en source secondaire',
);
const dares = source([], 'Dares, Premières Synthèses 2004-51.1');
const terms = { from, to, source: law, confidence: 'S' } as const;

const usualMonths = 18;
const longestMonths = 24;

const opening: Rule = {
  ...terms,
  id: 'opening',
  about: 'contract',
  label: 'Date d’ouverture',
  sentence: 'Les premières entrées du programme, né de la loi du 29 juillet 1998, datent d’octobre 1998.',
  to: civilDate('1998-10-31'),
  source: dares,
  needs: [facts.birthDate],
  test: (): Finding =>
    undecided(
      'Avant novembre 1998, l’ouverture du programme dans la zone est à vérifier auprès des services de l’État.',
    ),
};

const extinction: Rule = {
  ...terms,
  id: 'extinction',
  about: 'contract',
  label: 'Fin du programme',
  sentence:
    'Ce qui s’est signé entre les dernières entrées comptées, à la fin de 2003, et le CIVIS d’avril 2005 n’a pas été lu.',
  from: civilDate('2004-01-01'),
  source: dares,
  needs: [facts.birthDate],
  test: (): Finding =>
    undecided(
      'Entrée d’après 2003 : le programme est alors en voie d’intégration au CIVIS ; à vérifier dans la convention de la structure avec l’État.',
    ),
};

const monthlyGrant: Amount = amount({
  id: 'trace.grant-monthly',
  label: 'TRACE : plafond mensuel de la bourse d’accès à l’emploi',
  unit: 'cents',
  reviewMonths: null,
  values: [
    since(
      '2002-01-05',
      30_000,
      source([], 'Assemblée nationale, question écrite 5199 ; décret de décembre 2001, presse de 2002'),
      'S',
    ),
  ],
});
const halfYearGrant: Amount = amount({
  id: 'trace.grant-half-year',
  label: 'TRACE : plafond de la bourse d’accès à l’emploi par période de six mois',
  unit: 'cents',
  reviewMonths: null,
  values: [
    since(
      '2002-01-05',
      90_000,
      source([], 'Assemblée nationale, question écrite 5199 ; décret de décembre 2001, presse de 2002'),
      'S',
    ),
  ],
});

/** The grant of 2002; before and after, no allowance of the programme itself. */
function allowanceOf({ context }: PartInput): Money | null {
  const { on, references } = context;
  if (on < grantFrom || on > grantTo) return null;
  const [monthly, halfYear] = [
    amountOn(monthlyGrant, on, references),
    amountOn(halfYearGrant, on, references),
  ];
  if (monthly === null || halfYear === null) return null;
  return {
    lines: [
      {
        label: sentence('Bourse d’accès à l’emploi, au plus'),
        amount: monthly.value / 100,
        toRead: null,
        per: 'month',
        percentOfSmic: null,
        isCeiling: true,
        toCheck: false,
        note: sentence(
          `${showAmount(halfYear.value, 'cents')} au plus par période de six mois, renouvelable deux fois ; pour les seules périodes sans salaire, stage rémunéré ni allocation.`,
        ),
        ...citing(monthly.source),
        confidence: monthly.confidence,
      },
    ],
    // Six months at the ceiling of the half-year.
    monthly: halfYear.value / 100 / 6,
    toCheck: true,
    missing: [],
    note: sentence(
      'Accordée par le préfet, sur avis d’un comité local ; expérience de la seule année 2002. Le mois indiqué est la moyenne d’une période au plafond.',
    ),
  };
}

const reminders: readonly Reminder[] = [
  {
    sentence:
      'La mission locale ou la PAIO repère, accompagne et désigne un référent ; le jeune et la structure signent un engagement.',
    source: law,
    from,
  },
  {
    sentence:
      'Le programme s’adresse d’abord aux jeunes de niveaux VI et V bis ; il s’ouvre en 2002 à d’autres jeunes, diplômés en échec répété de recherche d’emploi compris.',
    source: law,
    from,
  },
  {
    sentence:
      'La durée de 18 mois peut être portée à 24 pour les jeunes les plus exposés à la marginalisation.',
    source: law,
    from: civilDate('2002-01-01'),
  },
];

/** The "trajet d'accès à l'emploi", before the CIVIS. */
export const trace: Scheme = {
  id: 'TRACE',
  label: 'TRACE (1998-2005)',
  kind: 'support',
  purpose:
    'Trajet d’accès à l’emploi : accompagnement personnalisé et renforcé, de 18 mois au plus, des jeunes en difficulté et menacés d’exclusion professionnelle, avant le CIVIS.',
  pivot: 'Les conditions se jugent à l’entrée dans le programme.',
  ...terms,
  rules: [
    opening,
    extinction,
    youngRule(
      { ...terms, sentence: 'Le programme s’adresse aux jeunes de 16 à 25 ans révolus.' },
      {
        explanation: 'le programme s’arrête au 26e anniversaire.',
        by: 'Aucun acte ne l’ouvrirait après 26 ans ; les contrats aidés n’ont pas cette limite.',
      },
    ),
    difficultiesRule(
      {
        ...terms,
        sentence: 'Le jeune est en difficulté et confronté à un risque d’exclusion professionnelle.',
      },
      {
        label: 'Difficultés et risque d’exclusion',
        found: 'Difficultés et risque d’exclusion professionnelle relevés.',
        notFound: 'Aucune difficulté particulière n’est relevée.',
        by: 'Un diagnostic qui relève un risque d’exclusion professionnelle l’ouvrirait.',
      },
    ),
  ],
  parameters: [monthlyGrant, halfYearGrant],
  usualMonths,
  turningDays: (ask, on) => turningBirthdays(ask, on, [youngFrom, youngUntil]),
  parts: {
    duration: ({ context }) => ({
      minMonths: null,
      maxMonths: context.on > lastCounted || context.on < grantFrom ? usualMonths : longestMonths,
      ...citing(law),
      toCheck: context.on > lastCounted,
      note: sentence('18 mois ; 24 depuis 2002 pour les jeunes les plus exposés à la marginalisation.'),
    }),
    allowance: allowanceOf,
    documents: ({ ask, context }) => ['ID', ...(isMinor(ask, context.on) ? ['REP'] : [])],
    reminders: () => reminders,
  },
  replacedBy: {
    sentence: 'Le CIVIS d’accompagnement a pris la suite de TRACE le 1er avril 2005.',
    schemes: ['CIVIS'],
  },
};
