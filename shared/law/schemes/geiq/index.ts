import {
  addDays,
  ageOn,
  birthdayOn,
  type CivilDate,
  civilDate,
  daysIn,
  formatFrenchDate,
  intersection,
  yearOf,
} from '../../../base/time';
import { dated } from '../../engine/deadline';
import type { Money } from '../../engine/eligibility.schema';
import { type Amount, amount, type Parameter, since } from '../../engine/parameter';
import { sentence } from '../../engine/phrasing';
import { amountOn } from '../../engine/references';
import type { Reminder } from '../../engine/reminders';
import {
  both,
  certain,
  either,
  type Finding,
  granted,
  holds,
  isTrue,
  type Judgement,
  lacking,
  type Rule,
  refused,
  undecided,
} from '../../engine/rule';
import type { PartInput, Scheme } from '../../engine/scheme';
import { type FormReference, formOn, showForm } from '../../engine/shown';
import { citing, source } from '../../engine/source';
import { turningBirthdays, turningMonths } from '../../engine/turning-days';
import { type Ask, factTable as facts, knownDate, levelRank } from '../../facts/facts';
import { aged, isRegistered } from '../common/person.rules';

/** First contracts to which the aid for the accompaniment of a contrat de professionnalisation could go. */
const geiqFrom: CivilDate = civilDate('2004-10-01');
const codeFrom: CivilDate = civilDate('2008-05-01');
/** D. 6325-23 as it stands: any age, and the apprenticeship too. */
const anyAgeFrom: CivilDate = civilDate('2020-09-12');
/** The day after the publication of the order of 10 March 2022. */
const criteriaFrom: CivilDate = civilDate('2022-03-25');

/** The recognition of the groups (D. 1253-45). */
const labelFrom: CivilDate = civilDate('2016-01-01');

const aidSource = source(['D6325-23', 'D6325-24', 'D6325-26']);
const order = source(['D6325-23', 'D6325-26'], 'arrêté du 10 mars 2022 et ses annexes (sources secondaires)');

export const geiqAid: Amount = amount({
  id: 'geiq.aid',
  label: 'Aide par accompagnement, en année pleine',
  unit: 'cents',
  reviewMonths: null,
  values: [
    since(codeFrom, 81_400, source(['D6325-26'], 'montant antérieur à 2020 non daté'), 'N'),
    since(anyAgeFrom, 81_400, source(['D6325-26'], 'presse juridique de 2020'), 'S'),
    since(criteriaFrom, 81_400, order, 'S'),
  ],
});

export const geiqHigherAid: Amount = amount({
  id: 'geiq.higher-aid',
  label: 'Aide par accompagnement, en année pleine, sur prescription ou selon l’annexe 2',
  unit: 'cents',
  reviewMonths: null,
  values: [since(criteriaFrom, 140_000, order, 'S')],
});

export const geiqMinimumDays: Amount = amount({
  id: 'geiq.minimum-days',
  label: 'Durée d’accompagnement qu’il faut dépasser dans l’année',
  unit: 'days',
  reviewMonths: null,
  values: [since(criteriaFrom, 90, source([], 'campagnes d’aide, outil public de l’inclusion'), 'S')],
});

export const geiqForm: Parameter<FormReference> = {
  id: 'geiq.form',
  show: showForm,
  label: 'Formulaire du bilan',
  values: [
    since(
      criteriaFrom,
      { number: '15059', revision: '02' },
      source([], 'campagnes annuelles, outil public de l’inclusion'),
      'S',
    ),
  ],
};

const youngAge = 26;
const minimumAge = 16;
const olderSeekerAge = 45;
const seniorAge = 50;
const longMonths = 12;
const veryLongMonths = 24;

const hasMinimumIncome = (ask: Ask): Judgement =>
  holds(facts.benefits, ask(facts.benefits), 'no', (benefits) => benefits.length > 0);
const inZone = (ask: Ask): Judgement =>
  holds(facts.residence, ask(facts.residence), 'no', (zone) => zone !== 'other');
const isUnqualified = (ask: Ask): Judgement =>
  holds(facts.level, ask(facts.level), 'yes', (level) => levelRank(level) <= 3);

/** Annex 2, first level: one criterion is enough. */
const isFirstLevel = (ask: Ask, on: CivilDate): Judgement =>
  either(hasMinimumIncome(ask), isRegistered(ask, on, veryLongMonths));

/** Annex 2, second level: two criteria are needed. Those that the facts carry. */
const secondLevel = (ask: Ask, on: CivilDate): readonly Judgement[] => [
  isUnqualified(ask),
  aged(ask, on, (age) => age >= seniorAge || age < youngAge),
  isRegistered(ask, on, longMonths),
  isTrue(ask, facts.disabledWorker),
  // The fact asks for more than a lone parent: what is not it settles nothing.
  holds(facts.singleParentWithoutCare, ask(facts.singleParentWithoutCare), 'no', (value) =>
    value ? 'yes' : 'unknown',
  ),
  inZone(ask),
];

/** At least two of them; open as long as those still unknown could make two. */
function atLeastTwo(criteria: readonly Judgement[]): Judgement {
  const met = criteria.filter(({ truth }) => truth === 'yes').length;
  const open = criteria.filter(({ truth, missing }) => truth === 'unknown' && missing.length > 0);
  if (met >= 2) return certain(true);
  return met + open.length >= 2
    ? { truth: 'unknown', missing: open.flatMap(({ missing }) => missing) }
    : certain(false);
}

/** What opens the higher amount, among the facts. */
const isHigher = (ask: Ask, on: CivilDate): Judgement =>
  either(isFirstLevel(ask, on), atLeastTwo(secondLevel(ask, on)));

/** Annex 1, among the facts. */
const isFirstAnnex = (ask: Ask, on: CivilDate): Judgement =>
  either(
    hasMinimumIncome(ask),
    isRegistered(ask, on, longMonths),
    isTrue(ask, facts.disabledWorker),
    inZone(ask),
    both(
      aged(ask, on, (age) => age >= olderSeekerAge),
      isRegistered(ask, on),
    ),
  );

const employerRule: Rule = {
  id: 'employer',
  about: 'employer',
  label: 'Employeur',
  sentence: 'L’aide va à un groupement d’employeurs pour l’insertion et la qualification.',
  from: geiqFrom,
  to: null,
  source: source(['L1253-1', 'D1253-45', 'D6325-23', 'D6325-24'], 'rédactions d’avant 2016 non lues'),
  confidence: 'S',
  needs: [facts.employerKind],
  test: (ask): Finding => {
    const kind = ask(facts.employerKind);
    if (kind.state !== 'known') return lacking(facts.employerKind);
    return kind.value === 'geiq'
      ? granted('Groupement d’employeurs pour l’insertion et la qualification.')
      : refused('L’employeur n’est pas un groupement d’employeurs pour l’insertion et la qualification.', {
          by: 'Un groupement reconnu porte le contrat et met la personne à la disposition de l’entreprise.',
        });
  },
};

const earlyRule: Rule = {
  id: 'early-text',
  about: 'person',
  label: 'Public d’avant 2008',
  sentence: 'Avant la recodification, l’aide va aux jeunes accompagnés en contrat de professionnalisation.',
  from: geiqFrom,
  to: civilDate('2008-04-30'),
  source: source([], 'décrets et circulaires de 2001 à 2004, publics non lus'),
  confidence: 'N',
  needs: [facts.birthDate],
  test: (ask): Finding =>
    ask(facts.birthDate).state === 'known'
      ? undecided('Le texte d’avant la recodification n’a pas été lu : à vérifier auprès du groupement.')
      : lacking(facts.birthDate),
};

const formerPublicRule: Rule = {
  id: 'former-public',
  about: 'person',
  label: 'Public jusqu’en 2020',
  sentence:
    'Jusqu’au 11 septembre 2020, l’aide vise les 16–25 ans révolus sortis sans qualification ou en difficulté particulière d’accès à l’emploi, et les demandeurs d’emploi de 45 ans et plus.',
  from: codeFrom,
  to: civilDate('2020-09-11'),
  source: source(['D6325-23'], 'rédaction d’avant le 12 septembre 2020, lue dans la presse juridique'),
  confidence: 'S',
  needs: [facts.birthDate, facts.level, facts.specialDifficulties, facts.registeredJobSeekerSince],
  test: (ask, { on }): Finding => {
    const birth = ask(facts.birthDate);
    if (birth.state !== 'known') return lacking(facts.birthDate);
    const age = ageOn(birth.value, on);
    const aid = {
      by: 'La rédaction en vigueur le 12 septembre 2020 ne pose plus de condition d’âge.',
    };
    if (age < minimumAge) {
      const day = birthdayOn(birth.value, minimumAge);
      return refused(`Moins de 16 ans jusqu’au ${formatFrenchDate(day)}.`, {
        by: `Le contrat en alternance, à partir du ${formatFrenchDate(day)}, si une difficulté d’accès à l’emploi est relevée.`,
      });
    }
    if (age < youngAge) {
      const judged = either(
        isTrue(ask, facts.specialDifficulties),
        holds(facts.level, ask(facts.level), 'yes', (level) => levelRank(level) < 3),
      );
      if (judged.truth === 'yes')
        return granted('16–25 ans, sans qualification ou en difficulté particulière.');
      return judged.truth === 'unknown'
        ? judged
        : refused('16–25 ans, avec une qualification et sans difficulté particulière relevée.', {
            by: 'Un diagnostic qui relève des difficultés particulières d’accès à l’emploi.',
          });
    }
    if (age < olderSeekerAge)
      return refused(
        '26 à 44 ans : l’aide va alors aux 16–25 ans et aux demandeurs d’emploi de 45 ans et plus.',
        aid,
      );
    const registered = isRegistered(ask, on);
    if (registered.truth === 'yes') return granted('Demandeur d’emploi de 45 ans ou plus.');
    return registered.truth === 'unknown'
      ? registered
      : refused('45 ans ou plus, sans inscription comme demandeur d’emploi.', {
          by: 'L’inscription comme demandeur d’emploi.',
        });
  },
};

const specificationsRule: Rule = {
  id: 'specifications',
  about: 'person',
  label: 'Difficultés d’insertion',
  sentence:
    'Depuis le 12 septembre 2020, la personne rencontre des difficultés d’insertion particulières et répond au cahier des charges des groupements.',
  from: anyAgeFrom,
  to: civilDate('2022-03-24'),
  source: source(['D6325-23', 'D1253-45'], 'cahier des charges de l’époque non lu'),
  confidence: 'N',
  needs: [facts.specialDifficulties],
  test: (ask): Finding =>
    ask(facts.specialDifficulties).state === 'unknown'
      ? lacking(facts.specialDifficulties)
      : undecided('Le cahier des charges de l’époque n’a pas été lu : à vérifier auprès du groupement.'),
};

const criteriaNeeds = [
  facts.birthDate,
  facts.level,
  facts.benefits,
  facts.registeredJobSeekerSince,
  facts.disabledWorker,
  facts.singleParentWithoutCare,
  facts.residence,
] as const;

const publicRule: Rule = {
  id: 'public',
  about: 'person',
  label: 'Critères des annexes',
  sentence:
    'Depuis l’arrêté du 10 mars 2022, la personne est orientée par un prescripteur habilité de l’insertion, ou répond à un critère de l’annexe 1, à un critère de premier niveau ou à deux critères de second niveau de l’annexe 2.',
  from: criteriaFrom,
  to: null,
  source: order,
  confidence: 'S',
  needs: criteriaNeeds,
  test: (ask, { on }): Finding => {
    const higher = isHigher(ask, on);
    const judged = either(higher, isFirstAnnex(ask, on));
    if (judged.truth === 'yes')
      return granted(
        higher.truth === 'yes' ? 'Critères de l’annexe 2 réunis.' : 'Critère de l’annexe 1 réuni.',
      );
    return judged.truth === 'unknown'
      ? judged
      : undecided(
          'Aucun critère connu n’est réuni. D’autres, que les faits ne portent pas, ouvrent l’aide : orientation par un prescripteur habilité, aide sociale à l’enfance, hébergement, protection internationale, détention, langue, mobilité, reconversion contrainte, premier emploi.',
        );
  },
};

/** Days of a contract in each calendar year, in order. */
function daysByYear(
  from: CivilDate,
  to: CivilDate,
): readonly { readonly year: number; readonly days: number }[] {
  return Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, index) => {
    const year = yearOf(from) + index;
    const part = intersection(
      { from, to },
      { from: civilDate(`${year}-01-01`), to: civilDate(`${year}-12-31`) },
    );
    return { year, days: part?.to == null ? 0 : daysIn({ from: part.from, to: part.to }) };
  });
}

const lengthRule: Rule = {
  id: 'length',
  about: 'contract',
  label: 'Durée de l’accompagnement',
  sentence: 'L’accompagnement dépasse 90 jours dans l’année pour laquelle l’aide est demandée.',
  from: criteriaFrom,
  to: null,
  source: source(['D6325-26'], 'campagnes d’aide, outil public de l’inclusion'),
  confidence: 'S',
  needs: [facts.startsOn, facts.endsOn],
  test: (ask, { on, references }): Finding => {
    const [start, end] = [knownDate(ask(facts.startsOn)), knownDate(ask(facts.endsOn))];
    const absent = [...(start === null ? [facts.startsOn] : []), ...(end === null ? [facts.endsOn] : [])];
    if (start === null || end === null) return lacking(...absent);
    const minimum = amountOn(geiqMinimumDays, on, references)?.value;
    if (minimum === undefined || end < start)
      return undecided('Les dates du contrat ne permettent pas de compter les jours.');
    const counted = daysByYear(start, end);
    const open = counted.filter(({ days }) => days > minimum);
    return open.length > 0
      ? granted(
          `Plus de ${minimum} jours en ${open.map(({ year, days }) => `${year} (${days})`).join(', ')}.`,
        )
      : refused(
          `${counted.map(({ year, days }) => `${days} jours en ${year}`).join(', ')} : il en faut plus de ${minimum} dans une année.`,
          { by: `Un accompagnement de plus de ${minimum} jours dans la même année civile.` },
        );
  },
};

/** The amount that the facts open. A prescription may raise it, and no fact says whether there is one. */
function aidOf({ ask, context, found }: PartInput): Money | null {
  const { on, references } = context;
  const base = amountOn(geiqAid, on, references);
  if (base === null || found.truth === 'no') return null;
  const higher = amountOn(geiqHigherAid, on, references);
  const raised = higher === null ? certain(false) : isHigher(ask, on);
  const value = higher !== null && raised.truth === 'yes' ? higher : base;
  const note =
    higher === null || raised.truth === 'yes'
      ? ''
      : 'Portée au montant de l’annexe 2 si un prescripteur habilité de l’insertion oriente la personne.';
  const toCheck = value.confidence === 'N' || note !== '';
  return {
    lines: [
      {
        label: 'Aide à l’accompagnement',
        amount: value.value / 100,
        toRead: null,
        per: 'year',
        percentOfSmic: null,
        isCeiling: true,
        toCheck,
        note: sentence(note),
        ...citing(value.source),
        confidence: value.confidence,
      },
    ],
    monthly: Math.round(value.value / 12) / 100,
    toCheck,
    missing: [...raised.missing],
    note: sentence(
      'En année pleine, réduite en proportion d’une année incomplète ; versée au groupement : 75 % à la convention, le solde après le bilan (D. 6325-27).',
    ),
  };
}

const reminders: readonly Reminder[] = [
  {
    sentence:
      'Le groupement est reconnu, et a conclu une convention avec le préfet : à vérifier auprès de lui.',
    source: source(['D1253-45', 'D6325-24']),
    from: labelFrom,
  },
  {
    sentence: 'Le contrat est un contrat de professionnalisation, porté par le groupement.',
    source: source(['D6325-23']),
    from: geiqFrom,
    to: addDays(anyAgeFrom, -1),
  },
  {
    sentence:
      'Le contrat est un contrat de professionnalisation ou d’apprentissage, porté par le groupement.',
    source: source(['D6325-23']),
    from: anyAgeFrom,
  },
  {
    sentence:
      'Le groupement dresse chaque année le bilan de la convention ; ce qui n’a pas été fait est déduit du solde ou reversé.',
    source: source(['D6325-25', 'D6325-28']),
    from: codeFrom,
  },
];

/** The State's aid to a groupement d'employeurs pour l'insertion et la qualification. */
export const geiq: Scheme = {
  id: 'GEIQ',
  label: 'Aide aux groupements d’employeurs pour l’insertion et la qualification',
  short: 'Aide aux GEIQ',
  kind: 'measure',
  purpose:
    'L’État aide le groupement qui accompagne une personne en difficulté d’insertion pendant son contrat en alternance. Le groupement porte le contrat et met la personne à la disposition de ses entreprises.',
  pivot:
    'Les critères se jugent à la conclusion du contrat ; l’aide se compte par année civile d’accompagnement.',
  from: geiqFrom,
  to: null,
  source: aidSource,
  confidence: 'S',
  rules: [employerRule, earlyRule, formerPublicRule, specificationsRule, publicRule, lengthRule],
  parameters: [geiqAid, geiqHigherAid, geiqMinimumDays, geiqForm],
  usualMonths: 12,
  turningDays: (ask, on) => [
    ...turningBirthdays(ask, on, [minimumAge, youngAge, olderSeekerAge, seniorAge]),
    ...turningMonths(knownDate(ask(facts.registeredJobSeekerSince)), on, [0, longMonths, veryLongMonths]),
  ],
  parts: {
    aid: aidOf,
    deadlines: ({ context }) => [
      dated(
        {
          code: 'GEIQ_LABEL',
          from: labelFrom,
          label: 'Renouvellement de la reconnaissance',
          trigger: 'reconnaissance du groupement',
          triggerOn: null,
          count: 1,
          unit: 'years',
          rule: 'La reconnaissance vaut un an.',
          source: source(['D1253-47']),
          confidence: 'V',
        },
        context.territory,
      ),
      dated(
        {
          code: 'GEIQ_REEXAMEN',
          from: labelFrom,
          label: 'Demande de réexamen',
          trigger: 'notification du refus de reconnaissance',
          triggerOn: null,
          count: 1,
          unit: 'months',
          rule: 'Un refus de reconnaissance peut être réexaminé si le groupement le demande dans le mois.',
          source: source(['D1253-49']),
          confidence: 'V',
        },
        context.territory,
      ),
    ],
    documents: ({ ask, context }) => [
      'ID',
      ...(hasMinimumIncome(ask).truth === 'yes' ? ['MIN'] : []),
      ...(isTrue(ask, facts.disabledWorker).truth === 'yes' ? ['RQTH'] : []),
      ...(isRegistered(ask, context.on).truth === 'yes' ? ['DE'] : []),
    ],
    form: ({ context }) => formOn(geiqForm, context),
    reminders: () => reminders,
    alternatives: ({ found }) =>
      found.found.some(({ rule, finding }) => rule.id === 'employer' && finding.truth === 'no')
        ? [
            {
              sentence: sentence('L’entreprise peut conclure elle-même un contrat en alternance.'),
              schemes: ['CPRO', 'CAPP'],
              ...citing(source(['L6325-1'])),
            },
          ]
        : [],
  },
};
