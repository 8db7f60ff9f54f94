import { formatNumber } from '../../../base/text';
import {
  addDays,
  addMonths,
  ageOn,
  birthdayOn,
  type CivilDate,
  civilDate,
  formatFrenchDate,
} from '../../../base/time';
import { recodifiedOn } from '../../engine/articles';
import { type Deadline, dated } from '../../engine/deadline';
import type { DocumentCode } from '../../engine/documents';
import type { Money, MoneyLine } from '../../engine/eligibility.schema';
import { type Amount, amount, type DatedValue, type Parameter, since, valueOn } from '../../engine/parameter';
import { sentence } from '../../engine/phrasing';
import { requireAmountOn } from '../../engine/references';
import type { Reminder } from '../../engine/reminders';
import {
  certain,
  either,
  type Finding,
  granted,
  holds,
  isTrue,
  type Judgement,
  lacking,
  missingSentence,
  negated,
  type Rule,
  refused,
  settled,
  undecided,
} from '../../engine/rule';
import { conditionVerdict, type PartInput, type Scheme } from '../../engine/scheme';
import { type FormReference, formOn, showForm } from '../../engine/shown';
import { citing, source } from '../../engine/source';
import { turningBirthdays } from '../../engine/turning-days';
import { type Ask, factTable as facts, knownDate, levelRank } from '../../facts/facts';
import { durableExitSource } from '../common/durable-exit';
import { difficultiesRule, employmentAge, isMinor, majority, placeOf } from '../common/person.rules';

const from = civilDate('2005-04-01');
const to = civilDate('2016-12-31');
const mayotteFrom = civilDate('2016-02-09');
/** The decree of 9 February was published within the month; the day it took effect was not read. */
const mayotteDoubtUntil = civilDate('2016-02-29');

const law = source([], 'loi n° 2005-32 du 18 janvier 2005 ; décret n° 2005-241 du 14 mars 2005');
const secondary = source([], 'ministère du travail et service-public, fiches sur le CIVIS');
const circulars = source([], 'circulaire DGEFP n° 2005-09 sur le CIVIS et celles qui l’ont suivie');
const dares = source([], 'Dares, Premières Synthèses 2008-29.3');

/** The CIVIS ends at this birthday. */
const endAge = 26;
/** The allowance is for those who are of age. */
/** The reason of the level: a general, technological or vocational baccalaureate at most. */
const highestLevel = 4;
/** Registered for more than this number of months among the last eighteen. */
const longSeekerMonths = 12;
const lengthMonths = 12;
/** At least one contact a month; each week while a CIVIS renforcé is in its first months. */
export const contactPace = {
  monthly: { count: 1, unit: 'months' },
  weekly: { count: 7, unit: 'days' },
  weeklyMonths: 3,
} as const;
export const civisLimits = { highestLevel, longSeekerMonths, lengthMonths } as const;

const ageRule: Rule = {
  id: 'age',
  about: 'person',
  label: 'Âge',
  sentence: 'Le CIVIS est ouvert aux 16–25 ans révolus, à la signature.',
  from,
  to,
  source: secondary,
  confidence: 'S',
  needs: [facts.birthDate],
  test: (ask, { on }): Finding => {
    const birthDate = knownDate(ask(facts.birthDate));
    if (birthDate === null) return lacking(facts.birthDate);
    const age = ageOn(birthDate, on);
    if (age < employmentAge) {
      const sixteenth = birthdayOn(birthDate, employmentAge);
      return refused(`Moins de 16 ans à la signature : le CIVIS s’ouvre le ${formatFrenchDate(sixteenth)}.`, {
        on: sixteenth,
      });
    }
    const last = formatFrenchDate(addDays(birthdayOn(birthDate, endAge), -1));
    return age < endAge
      ? granted(`${age} ans à la signature : ouvert jusqu’au ${last}.`)
      : refused(`${age} ans à la signature : le CIVIS s’arrêtait le ${last}, veille du 26e anniversaire.`, {
          by: 'Aucun acte ne le rouvre après 26 ans : un contrat aidé ou un contrat de professionnalisation reste possible.',
        });
  },
};

const difficulties = difficultiesRule(
  {
    sentence: 'Le CIVIS est ouvert aux jeunes qui rencontrent des difficultés particulières d’insertion.',
    from,
    to,
    source: secondary,
    confidence: 'S',
  },
  {
    label: 'Difficultés d’insertion',
    found: 'Des difficultés particulières d’insertion sont reconnues.',
    notFound: 'La fiche ne reconnaît pas de difficultés particulières d’insertion.',
    by: 'Un diagnostic du conseiller qui en reconnaît ouvrirait le CIVIS.',
  },
);

/** Registered without a break, as far as the facts tell, for more than twelve months. */
const isRegisteredForLong = (ask: Ask, on: CivilDate): boolean => {
  const since = knownDate(ask(facts.registeredJobSeekerSince));
  return since !== null && addMonths(since, longSeekerMonths) < on;
};

/** Registered for more than twelve of the last eighteen months; a count given and a registration may contradict. */
function isLongSeeker(ask: Ask, on: CivilDate): Judgement {
  const count = ask(facts.jobSeekerMonthsInLast18);
  const isLong = isRegisteredForLong(ask, on);
  if (count.state === 'unknown') return isLong ? certain(true) : lacking(facts.jobSeekerMonthsInLast18);
  const counted = count.state === 'known' && count.value > longSeekerMonths;
  return counted || !isLong ? certain(counted) : settled('unknown');
}

const entryRule: Rule = {
  id: 'entry-reason',
  about: 'person',
  label: 'Motif d’entrée',
  sentence:
    'L’entrée tient au niveau (IV au plus), à un premier cycle du supérieur non achevé, ou à plus de 12 mois d’inscription comme demandeur d’emploi sur les 18 derniers.',
  from,
  to,
  source: secondary,
  confidence: 'S',
  needs: [
    facts.level,
    facts.firstHigherCycleUnfinished,
    facts.jobSeekerMonthsInLast18,
    facts.registeredJobSeekerSince,
  ],
  test: (ask, { on }): Finding => {
    // Known to be none: no level at all, hence below.
    const byLevel = holds(facts.level, ask(facts.level), 'yes', (level) => levelRank(level) <= highestLevel);
    if (byLevel.truth === 'yes') return granted('Niveau IV au plus.');
    const unfinished = isTrue(ask, facts.firstHigherCycleUnfinished);
    if (unfinished.truth === 'yes') return granted('Premier cycle du supérieur non achevé.');
    const seeker = isLongSeeker(ask, on);
    if (seeker.truth === 'yes')
      return granted('Plus de 12 mois d’inscription comme demandeur d’emploi sur les 18 derniers.');
    const judged = either(byLevel, unfinished, seeker);
    if (judged.truth === 'no')
      return refused(
        'Niveau supérieur au niveau IV, premier cycle du supérieur achevé, et 12 mois d’inscription au plus sur les 18 derniers.',
        { by: 'Plus de 12 mois d’inscription comme demandeur d’emploi sur 18 ouvriraient le CIVIS.' },
      );
    return judged.missing.length > 0
      ? judged
      : undecided(
          'Le nombre de mois d’inscription sur les 18 derniers et la date d’inscription se contredisent : corrigez l’un des deux.',
        );
  },
};

const mayotteRule: Rule = {
  id: 'territory',
  about: 'person',
  label: 'Mayotte',
  sentence:
    'À Mayotte, le CIVIS s’ouvre avec le décret du 9 février 2016, dont la date d’effet n’a pas été lue.',
  from: mayotteFrom,
  to: mayotteDoubtUntil,
  source: source([], 'décret n° 2016-135 du 9 février 2016'),
  confidence: 'S',
  needs: [facts.region],
  test: (ask, { territory }): Finding =>
    placeOf(ask, territory) === 'mayotte'
      ? undecided('À Mayotte, la date d’effet du décret du 9 février 2016 reste à vérifier ce mois-là.')
      : granted('Hors de Mayotte.'),
};

const press = source([], 'presse juridique de 2005 à 2010');
/** Published on 25 March, with no day of its own: it holds from the day after (article 1er of the code civil). */
const decree2010From = '2010-03-26';
const decree2010 = source(
  [],
  'décret n° 2010-321 du 22 mars 2010, Journal officiel du 25 mars, en vigueur le lendemain (code civil, art. 1er)',
);

const allowanceAmount = (id: string, label: string, before: number, after: number): Amount =>
  amount({
    id: `civis.allowance.${id}`,
    label: `Allocation du CIVIS, à partir de 18 ans : ${label}`,
    unit: 'cents',
    // The scheme is closed: no later value may come.
    reviewMonths: null,
    values: [since('2005-04-01', before, press, 'S'), since(decree2010From, after, decree2010, 'S')],
  });

export const allowance = {
  dailyMinimum: allowanceAmount('daily-minimum', 'montant minimal par jour', 500, 0),
  dailyMaximum: allowanceAmount('daily-maximum', 'montant maximal par jour', 1000, 1500),
  monthlyCap: allowanceAmount('monthly-cap', 'plafond par mois', 30_000, 45_000),
  yearlyCap: allowanceAmount('yearly-cap', 'plafond par an', 90_000, 180_000),
} as const;

/** The allowance goes by steps since the decree of 2010; before, any amount between the bounds. */
const allowanceStep: Amount = amount({
  id: 'civis.allowance.step',
  label: 'Allocation du CIVIS : tranche du montant par jour',
  unit: 'cents',
  reviewMonths: null,
  values: [since(decree2010From, 500, decree2010, 'S')],
});
/** Cents of a step of the daily allowance; `null` before there were any. */
export const civisAllowanceStep = (on: CivilDate): number | null => valueOn(allowanceStep, on)?.value ?? null;

/** Whether the cap of a year counts from the anniversary of the contract or by calendar year: no text was read. */
export const yearlyBase: Parameter<'anniversary'> = {
  id: 'civis.allowance.yearly-base',
  label: 'Allocation du CIVIS : départ du compteur annuel',
  show: () => 'date anniversaire du contrat',
  values: [
    {
      from,
      value: 'anniversary',
      source: source([], 'convention de l’application, base annuelle non vérifiée'),
      confidence: 'N',
    },
  ],
};

const form: Parameter<FormReference> = {
  id: 'civis.form',
  label: 'Formulaire CERFA du CIVIS',
  show: showForm,
  values: [
    {
      from,
      value: { number: '12547', revision: '02' },
      source: source([], 'service-public, fiche F12289'),
      confidence: 'S',
    },
  ],
};

/** The allowance of those who are of age: what a day may bring, and the caps of the month and of the year. */
function allowanceOf({ ask, context }: PartInput): Money {
  const { on, references } = context;
  const birthDate = knownDate(ask(facts.birthDate));
  if (birthDate !== null && ageOn(birthDate, on) < majority)
    return {
      lines: [],
      monthly: 0,
      toCheck: false,
      missing: [],
      note: sentence(
        `L’allocation est réservée aux majeurs : elle s’ouvre le ${formatFrenchDate(birthdayOn(birthDate, majority))}.`,
      ),
    };
  const isOpen = birthDate === null;
  const step = civisAllowanceStep(on);
  const values = {
    least: requireAmountOn(allowance.dailyMinimum, on, references),
    most: requireAmountOn(allowance.dailyMaximum, on, references),
    month: requireAmountOn(allowance.monthlyCap, on, references),
    year: requireAmountOn(allowance.yearlyCap, on, references),
  };
  const line = (
    label: string,
    per: MoneyLine['per'],
    value: DatedValue<number>,
    note: string,
    extra: Partial<MoneyLine> = {},
  ): MoneyLine => ({
    label,
    amount: value.value / 100,
    toRead: null,
    per,
    percentOfSmic: null,
    isCeiling: true,
    toCheck: isOpen || value.confidence === 'N',
    note: sentence(note),
    ...citing(value.source),
    confidence: value.confidence,
    ...extra,
  });
  return {
    lines: [
      line('Au moins, par jour accordé', 'day', values.least, '', { isCeiling: false }),
      line(
        'Au plus, par jour',
        'day',
        values.most,
        step === null ? '' : `Par tranches de ${formatNumber(step / 100)} €.`,
      ),
      line('Au plus, par mois', 'month', values.month, 'Versée à terme échu.'),
      line(
        'Au plus, par an',
        'year',
        values.year,
        'Compté depuis l’anniversaire du contrat ; l’année civile n’est pas exclue, la base n’a pas été vérifiée.',
        { toCheck: true },
      ),
    ],
    // A whole year at the caps: the yearly one always binds first.
    monthly: isOpen ? null : Math.min(values.month.value, Math.round(values.year.value / 12)) / 100,
    toCheck: true,
    missing: isOpen ? [facts.birthDate.path] : [],
    note: sentence(
      'Facultative, pour les seuls jours sans rémunération ni autre allocation ; le mois indiqué est la moyenne d’une année au plafond.',
    ),
  };
}

/** Levels VI and V bis, or V without the diploma: the CIVIS renforcé. */
export function reinforcedPublic(ask: Ask): Finding {
  const level = ask(facts.level);
  if (level.state === 'unknown') return lacking(facts.level);
  if (level.state === 'none') return granted('CIVIS renforcé : aucun niveau.');
  const rank = levelRank(level.value);
  if (rank <= 2) return granted('CIVIS renforcé : niveau VI ou V bis.');
  if (rank > 3) return { ...certain(false), explanation: 'CIVIS de droit commun : niveau IV ou plus.' };
  const without = negated(isTrue(ask, facts.diplomaObtained));
  switch (without.truth) {
    case 'unknown':
      return without;
    case 'yes':
      return granted('CIVIS renforcé : niveau V sans diplôme.');
    case 'no':
      return { ...without, explanation: 'CIVIS de droit commun : diplôme de niveau V obtenu.' };
  }
}

/** The CIVIS now running when it was signed while the scheme was in force, else the one that would be signed. */
const signedOn = (ask: Ask, on: CivilDate): CivilDate => {
  const support = knownDate(ask(facts.supportSignedOn));
  return support !== null && support >= from && support <= to && support <= on ? support : on;
};

function deadlinesOf({ ask, context }: PartInput): readonly Deadline[] {
  const { on, territory } = context;
  const signed = signedOn(ask, on);
  const reinforced = reinforcedPublic(ask).truth;
  const birthDate = knownDate(ask(facts.birthDate));
  const twentySixth = birthDate === null ? null : birthdayOn(birthDate, endAge);
  const anniversary = addMonths(signed, lengthMonths);
  return [
    dated(
      {
        code: 'CIVIS_CONTACT',
        from: from,
        label: 'Premier contact',
        trigger: 'signature du contrat, puis dernier contact',
        triggerOn: signed,
        ...(reinforced === 'yes' ? contactPace.weekly : contactPace.monthly),
        rule: 'Un contact au moins chaque mois ; chaque semaine pendant les 3 premiers mois en CIVIS renforcé.',
        source: circulars,
        confidence: 'V',
        note:
          reinforced === 'unknown'
            ? 'Niveau ou diplôme à préciser : en CIVIS renforcé, le délai est d’une semaine.'
            : 'Le délai repart de chaque contact.',
      },
      territory,
    ),
    dated(
      {
        code: 'CIVIS_PARCOURS',
        from: from,
        label: 'Établissement du parcours',
        trigger: 'signature du contrat',
        triggerOn: signed,
        count: 3,
        unit: 'months',
        rule: 'Le parcours est établi avant la signature, ou au plus tard 3 mois après.',
        source: law,
        confidence: 'V',
      },
      territory,
    ),
    ...(birthDate !== null && twentySixth !== null && twentySixth > signed && twentySixth < anniversary
      ? [
          dated(
            {
              code: 'CIVIS_26_ANS',
              from: from,
              label: 'Fin du CIVIS par l’âge',
              trigger: 'date de naissance',
              triggerOn: birthDate,
              count: endAge,
              unit: 'years',
              rule: 'Le contrat prend fin au 26e anniversaire.',
              source: secondary,
              confidence: 'S',
            },
            territory,
          ),
        ]
      : []),
    dated(
      {
        code: 'CIVIS_FIN',
        from: from,
        label: 'Terme de l’année, ou renouvellement',
        trigger: 'signature du contrat',
        triggerOn: signed,
        count: lengthMonths,
        unit: 'months',
        rule: 'Le contrat dure un an : à l’anniversaire de la signature il est échu, ou renouvelé.',
        source: law,
        confidence: 'S',
      },
      territory,
    ),
  ];
}

function documentsOf({ ask, context }: PartInput): readonly DocumentCode[] {
  const byLevel = holds(facts.level, ask(facts.level), 'yes', (level) => levelRank(level) <= highestLevel);
  const byMonths =
    byLevel.truth === 'no' &&
    isTrue(ask, facts.firstHigherCycleUnfinished).truth === 'no' &&
    isLongSeeker(ask, context.on).truth === 'yes';
  return [
    'ID',
    'DIP',
    ...(byMonths ? (['DE'] as const) : []),
    ...(isMinor(ask, context.on) ? (['REP'] as const) : []),
  ];
}

const reminders: readonly Reminder[] = [
  {
    sentence:
      'L’allocation est réservée aux majeurs : elle s’ouvre à la signature ou, pour un mineur, le jour de ses 18 ans.',
    from,
    source: secondary,
  },
  {
    sentence:
      'Le CIVIS n’est pas un contrat de travail : il est signé par le jeune et, au nom de l’État, par la mission locale ou la PAIO.',
    source: secondary,
    from,
  },
  {
    sentence:
      'Emploi durable : CDI ou CDD de plus de 6 mois, alternance comprise, hors contrats aidés du secteur non marchand ; un CAE n’est donc pas une sortie durable.',
    source: durableExitSource,
    from,
  },
  {
    sentence:
      'Renouvellement : une fois, un an au plus, si l’objectif n’est pas atteint ; aux niveaux VI et V bis, par périodes successives d’un an, dans la limite du 26e anniversaire.',
    source: secondary,
    from,
  },
  {
    sentence:
      'Le contrat porte les engagements du jeune, les actions, l’obligation d’y participer, et la nature et la périodicité, au moins mensuelle, des contacts.',
    source: law,
    from,
  },
  {
    sentence:
      'Pour l’allocation, le jeune déclare chaque mois ses revenus par écrit ; joignez un RIB et les justificatifs de ressources du mois.',
    source: secondary,
    from,
  },
  {
    sentence:
      'Il prend fin à l’issue de la période d’essai d’un emploi d’au moins 6 mois, six mois après une création d’activité, au 26e anniversaire, ou en cas de manquements, sur proposition écrite du référent.',
    source: secondary,
    from,
  },
  { sentence: 'L’accompagnement se poursuit dans l’emploi, jusqu’à 1 an.', source: circulars, from },
  {
    sentence:
      'Pendant le contrat, le jeune est affilié au régime général de la sécurité sociale ; une source le dit stagiaire de la formation professionnelle.',
    source: secondary,
    from,
  },
];

/** The contrat d'insertion dans la vie sociale, 2005–2016. */
export const civis: Scheme = {
  id: 'CIVIS',
  label: 'CIVIS',
  kind: 'support',
  purpose:
    'Contrat d’insertion dans la vie sociale : un an d’accompagnement vers l’emploi durable par la mission locale, renforcé pour les moins qualifiés.',
  pivot: 'Les conditions se jugent à la signature du contrat d’accompagnement ; l’allocation, chaque mois.',
  from,
  to,
  startsIn: { mayotte: mayotteFrom },
  source: law,
  confidence: 'S',
  rules: [ageRule, difficulties, entryRule, mayotteRule],
  parameters: [...Object.values(allowance), allowanceStep, yearlyBase, form],
  usualMonths: lengthMonths,
  isYearly: true,
  hasOwnMayotteText: true,
  turningDays: (ask, on) => {
    const registered = knownDate(ask(facts.registeredJobSeekerSince));
    const longOn = registered === null ? null : addDays(addMonths(registered, longSeekerMonths), 1);
    return [
      ...turningBirthdays(ask, on, [employmentAge, majority, endAge]),
      ...(longOn !== null && longOn > on ? [longOn] : []),
    ];
  },
  parts: {
    duration: () => ({
      minMonths: null,
      maxMonths: lengthMonths,
      ...citing(law),
      toCheck: false,
      note: sentence('Un an, renouvelable ; au plus tard jusqu’au 26e anniversaire.'),
    }),
    allowance: allowanceOf,
    deadlines: deadlinesOf,
    documents: documentsOf,
    form: ({ context }) => formOn(form, context),
    priority: ({ ask }) => {
      const reinforced = reinforcedPublic(ask);
      return {
        verdict: conditionVerdict(reinforced.truth),
        explanation: sentence(reinforced.explanation ?? missingSentence(reinforced.missing)),
        ...citing(dares),
      };
    },
    reminders: () => reminders,
    alternatives: ({ found, ask, context }) => {
      const birthDate = knownDate(ask(facts.birthDate));
      return found.truth === 'no' && birthDate !== null && ageOn(birthDate, context.on) >= endAge
        ? [
            {
              sentence: sentence(
                'Après 26 ans, un contrat aidé ou, pour un demandeur d’emploi, un contrat de professionnalisation.',
              ),
              schemes: context.on < civilDate('2010-01-01') ? ['CAE_2005', 'CPRO'] : ['CUI_CAE', 'CPRO'],
              ...citing(secondary),
            },
          ]
        : [];
    },
  },
  ownArticles: [
    {
      part: 'L',
      first: '322-4-17-1',
      last: '322-4-17-4',
      title: 'Droit à l’accompagnement et contrat d’insertion dans la vie sociale',
      from,
      to: civilDate('2008-04-30'),
    },
    {
      part: 'D',
      first: '322-10-5',
      last: '322-10-11',
      title: 'Publics, contenu, durée et allocation du CIVIS',
      from,
      to: civilDate('2008-04-30'),
    },
    {
      part: 'L',
      first: '5131-4',
      last: '5131-6',
      title: 'Contrat d’insertion dans la vie sociale et son allocation',
      from: recodifiedOn,
      to,
    },
    {
      part: 'D',
      first: '5131-10',
      last: '5131-27',
      title: 'Publics, parcours, durée, fin et allocation du CIVIS (articles R et D)',
      from: recodifiedOn,
      to,
    },
  ],
  replacedBy: {
    sentence: 'Le PACEA a remplacé le CIVIS le 1er janvier 2017 (loi du 8 août 2016, décret n° 2016-1855).',
    schemes: ['PACEA'],
  },
};
