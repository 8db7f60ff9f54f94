// Garantie jeunes: experiment of October 2013 in ten territories, general from 2017 (as a form of the PACEA), closed by
// the contrat d'engagement jeune on 1 March 2022. Every value is of a secondary source.

import { formatCents } from '../../../base/text';
import { addDays, ageOn, birthdayOn, type CivilDate, civilDate, formatFrenchDate } from '../../../base/time';
import { type Deadline, dated } from '../../engine/deadline';
import type { DocumentCode } from '../../engine/documents';
import type { Money } from '../../engine/eligibility.schema';
import { type Amount, amount, isGathered, since } from '../../engine/parameter';
import { sentence, years } from '../../engine/phrasing';
import { amountPlaceOn, requireAmountOn } from '../../engine/references';
import type { Reminder } from '../../engine/reminders';
import { type Finding, granted, lacking, type Rule, refused, undecided } from '../../engine/rule';
import type { PartInput, Scheme } from '../../engine/scheme';
import { smicOn } from '../../engine/smic';
import { citing, source } from '../../engine/source';
import { turningBirthdays, turningMonths } from '../../engine/turning-days';
import { factTable as facts, knownDate } from '../../facts/facts';
import { regionLabels } from '../../facts/regions';
import { decreasingAllowance } from '../common/decrease';
import { difficultiesRule, isMinor, majority, noJob, withoutJobFinding } from '../common/person.rules';
import { followingRsa, rsaSeriesOf } from '../common/rsa';
import { comingDays, outOfStudiesRule, refusedBefore, youngFrom, youngUntil } from '../common/support.rules';
import { allowanceNotGathered, centsOf } from '../common/youth-allowance';

export const gjFrom: CivilDate = civilDate('2013-10-03');
export const gjTo: CivilDate = civilDate('2022-02-28');
const experimentUntil: CivilDate = civilDate('2016-12-31');
/** First day of its articles in the code: until then it stood in a decree alone. */
const general2017: CivilDate = civilDate('2017-01-01');

const decree = source([], 'décret n° 2013-880 du 1er octobre 2013');
const general = source([], 'loi n° 2016-1088 du 8 août 2016, décret n° 2016-1855');

/** What the allowance and the ceiling of resources both follow (D. 5131-19 and D. 5131-20, in their wording of then). */
export const gjAllowanceFlat = followingRsa(
  'gj.allowance',
  'Allocation de la garantie jeunes, par mois',
  gjFrom,
);
export const gjCeiling = followingRsa(
  'gj.ceiling',
  'Plafond de ressources de la garantie jeunes : RSA hors forfait logement, par mois',
  gjFrom,
);

export const gjDisregard: Amount = amount({
  id: 'gj.disregard',
  label: 'Revenus d’activité cumulables en entier avec l’allocation, par mois',
  unit: 'cents',
  reviewMonths: null,
  values: [since('2013-10-03', 30_000, decree, 'S')],
});

export const gjSmicShare: Amount = amount({
  id: 'gj.smic-share',
  label: 'Part du SMIC mensuel brut à laquelle l’allocation s’annule',
  unit: 'percent',
  reviewMonths: null,
  values: [since('2013-10-03', 80, decree, 'S')],
});

const reform = source([], 'décret n° 2021-664 du 26 mai 2021, jour d’effet non lu');

export const gjMaximumMonths: Amount = amount({
  id: 'gj.maximum',
  label: 'Durée maximale du parcours, hors prolongation',
  unit: 'months',
  reviewMonths: null,
  values: [since('2013-10-03', 12, decree, 'S'), since('2021-05-26', 12, reform, 'S')],
});

/** Least and longest since 2021: 9 months, 18 with the prolongation; before, none of them. */
const reformFrom = civilDate('2021-05-26');
export const gjMinimumMonths: Amount = amount({
  id: 'gj.minimum',
  label: 'Durée minimale du parcours',
  unit: 'months',
  reviewMonths: null,
  values: [since('2021-05-26', 9, reform, 'S')],
});
export const gjProlongedMonths: Amount = amount({
  id: 'gj.prolonged',
  label: 'Durée totale du parcours, prolongation comprise',
  unit: 'months',
  reviewMonths: null,
  values: [since('2021-05-26', 18, reform, 'S')],
});

const territoryRule: Rule = {
  id: 'territory',
  label: 'Territoire de l’expérimentation',
  about: 'contract',
  sentence:
    'Jusqu’à la fin de 2016, la garantie jeunes n’est ouverte que dans les territoires qui l’expérimentent.',
  from: gjFrom,
  to: experimentUntil,
  source: decree,
  confidence: 'S',
  needs: [facts.region],
  test: (ask): Finding => {
    const region = ask(facts.region);
    const place =
      region.state === 'known' && region.value === '93'
        ? `Marseille (${regionLabels['93']}) en est un`
        : 'Marseille en est un';
    return undecided(
      `Dix territoires en octobre 2013, d’autres ensuite : ${place}, la liste entière n’a pas été lue. Vérifiez que la mission locale y participait.`,
    );
  },
};

const ageRule: Rule = {
  id: 'age',
  label: 'Âge',
  about: 'person',
  sentence:
    'La garantie jeunes est ouverte de 18 à 25 ans révolus, et à titre exceptionnel à 16 et 17 ans, sur décision de la commission.',
  from: gjFrom,
  to: gjTo,
  source: decree,
  confidence: 'S',
  needs: [facts.birthDate],
  test: (ask, { on }): Finding => {
    const birthDate = knownDate(ask(facts.birthDate));
    if (birthDate === null) return lacking(facts.birthDate);
    const age = ageOn(birthDate, on);
    if (age < youngFrom) return refusedBefore(birthDate, on, youngFrom);
    if (age < majority)
      return undecided(
        `${years(age)} à la signature : l’entrée avant 18 ans (le ${formatFrenchDate(birthdayOn(birthDate, majority))}) est exceptionnelle, à décider par la commission d’attribution.`,
      );
    return age < youngUntil
      ? granted(`${years(age)} à la signature : public des 18–25 ans révolus.`)
      : refused(`${years(age)} à la signature : ouvert jusqu’à la veille du 26e anniversaire.`, {
          by: 'Aucun acte ne l’ouvrirait.',
        });
  },
};

const employmentRule: Rule = {
  id: 'employment',
  label: 'Sans emploi',
  about: 'person',
  sentence: 'Le jeune n’est pas en emploi.',
  from: gjFrom,
  to: gjTo,
  source: decree,
  confidence: 'S',
  presumes: noJob,
  needs: [facts.employed, facts.registeredJobSeekerSince],
  test: (ask, { on }): Finding =>
    withoutJobFinding(ask, on, {
      none: 'Sans emploi.',
      held: 'Un emploi est occupé.',
      by: 'La fin du contrat de travail l’ouvrirait.',
    }),
};

const resourcesRule: Rule = {
  id: 'resources',
  label: 'Ressources',
  about: 'person',
  sentence: 'Les ressources ne dépassent pas le montant forfaitaire du RSA, hors forfait logement.',
  from: gjFrom,
  to: gjTo,
  source: decree,
  confidence: 'S',
  needs: [facts.monthlyResources],
  test: (ask, { on, territory, references }): Finding => {
    const resources = ask(facts.monthlyResources);
    if (resources.state === 'unknown') return lacking(facts.monthlyResources);
    const cents = resources.state === 'none' ? 0 : Math.round(resources.value * 100);
    const ceiling = amountPlaceOn(rsaSeriesOf(gjCeiling, territory), on, references);
    if (ceiling === null || !isGathered(ceiling))
      return cents === 0
        ? granted('Aucune ressource.')
        : undecided(
            `${formatCents(cents)} par mois : le plafond de cette date n’a pas été relevé pour ce territoire${ceiling === null ? '' : ` (à lire : ${ceiling.read})`}.`,
          );
    const within = `${formatCents(cents)} par mois, pour un plafond de ${formatCents(ceiling.value)}`;
    return cents <= ceiling.value
      ? granted(`${within}.`)
      : refused(`${within}.`, {
          by: `Des ressources ramenées sous ce plafond l’ouvriraient${
            on > experimentUntil
              ? ''
              : ' ; à titre exceptionnel, la commission peut aussi admettre un jeune dont la situation le justifie'
          }.`,
        });
  },
};

const terms = { from: gjFrom, to: gjTo, source: decree, confidence: 'S' } as const;

export const gjRules: readonly Rule[] = [
  territoryRule,
  ageRule,
  difficultiesRule(
    { ...terms, sentence: 'Le jeune est en situation de vulnérabilité.' },
    {
      label: 'Vulnérabilité',
      found:
        'Difficultés particulières relevées : situation de vulnérabilité, à apprécier par la commission.',
      notFound: 'Aucune difficulté particulière n’est relevée.',
      by: 'Un diagnostic qui relève une situation de vulnérabilité l’ouvrirait.',
    },
  ),
  outOfStudiesRule({ ...terms, sentence: 'Le jeune n’est ni en études ni en formation.' }),
  employmentRule,
  resourcesRule,
];

function gjAllowance({ ask, context, found }: PartInput): Money | null {
  if (found.truth === 'no') return null;
  const { on, territory, references } = context;
  const flat = amountPlaceOn(rsaSeriesOf(gjAllowanceFlat, territory), on, references);
  const note = sentence(
    'Cumul entier jusqu’à 300 € de revenus d’activité, puis dégressif ; nulle à 80 % du SMIC mensuel brut. Le jeune déclare ses ressources chaque mois.',
  );
  if (flat === null || !isGathered(flat)) return allowanceNotGathered('Allocation mensuelle', flat, note);
  const disregard = requireAmountOn(gjDisregard, on, references).value;
  const earned = centsOf(ask(facts.earnedResources));
  const smic = smicOn(on, territory, references);
  const isFull = earned !== null && earned <= disregard;
  const amountCents =
    earned === null
      ? null
      : isFull
        ? flat.value
        : smic === null
          ? null
          : decreasingAllowance({
              flatCents: flat.value,
              deductibleCents: 0,
              earnedCents: earned,
              hourlySmicCents: smic.cents,
              disregardCents: disregard,
              smicPercent: requireAmountOn(gjSmicShare, on, references).value,
            });
  const isBetween = amountCents !== null && !isFull && amountCents > 0;
  const notes = [
    amountCents === null ? 'Montant avant prise en compte des revenus d’activité.' : '',
    isBetween ? 'Décroissance supposée régulière de 300 € à 80 % du SMIC : la formule n’a pas été lue.' : '',
  ];
  return {
    lines: [
      {
        label: 'Allocation mensuelle',
        amount: (amountCents ?? flat.value) / 100,
        toRead: null,
        per: 'month',
        percentOfSmic: null,
        isCeiling: amountCents === null,
        toCheck: amountCents === null || isBetween,
        note: sentence(notes.filter((note) => note !== '').join(' ')),
        ...citing(flat.source),
        confidence: flat.confidence,
      },
    ],
    monthly: amountCents === null ? null : amountCents / 100,
    toCheck: amountCents === null || isBetween,
    missing: earned === null ? [facts.earnedResources.path] : [],
    note,
  };
}

function gjDeadlines({ context }: PartInput): readonly Deadline[] {
  const { on, territory, references } = context;
  const most = requireAmountOn(gjMaximumMonths, on, references);
  return [
    dated(
      {
        code: 'GJ_FIN',
        from: gjFrom,
        label: 'Terme de la garantie jeunes',
        trigger: 'signature du contrat',
        triggerOn: on,
        count: most.value,
        unit: 'months',
        rule: `Le parcours dure ${most.value} mois au plus, hors prolongation.`,
        source: most.source,
        confidence: most.confidence,
      },
      territory,
    ),
  ];
}

const gjReminders: readonly Reminder[] = [
  {
    sentence: 'La commission locale d’attribution et de suivi décide de l’entrée.',
    source: decree,
    from: gjFrom,
  },
  { sentence: 'Le jeune déclare chaque mois ses ressources.', source: decree, from: gjFrom },
  {
    sentence: 'La garantie jeunes est une modalité du PACEA : un PACEA est signé.',
    source: general,
    from: addDays(experimentUntil, 1),
  },
];

export const gj: Scheme = {
  id: 'GJ',
  label: 'Garantie jeunes',
  kind: 'support',
  purpose:
    'Parcours intensif d’un an au plus pour les jeunes vulnérables sans emploi, études ni formation, avec une allocation mensuelle ; remplacé par le contrat d’engagement jeune.',
  pivot: 'Les conditions se jugent à la signature du contrat.',
  from: gjFrom,
  to: gjTo,
  source: decree,
  confidence: 'S',
  rules: gjRules,
  parameters: [
    ...Object.values(gjAllowanceFlat),
    ...Object.values(gjCeiling),
    gjDisregard,
    gjSmicShare,
    gjMaximumMonths,
    gjMinimumMonths,
    gjProlongedMonths,
  ],
  usualMonths: 12,
  turningDays: (ask, on) => [
    ...turningBirthdays(ask, on, [youngFrom, majority, youngUntil]),
    ...turningMonths(knownDate(ask(facts.supportSignedOn)), on, [12, 18]),
    ...comingDays(on, knownDate(ask(facts.registeredJobSeekerSince))),
  ],
  ownArticles: [
    {
      part: 'L',
      first: '5131-6',
      title: 'Garantie jeunes et son allocation',
      from: general2017,
      to: gjTo,
    },
    {
      part: 'R',
      first: '5131-16',
      last: '5131-25',
      title: 'Publics, commission, durée, déclaration et versement de la garantie jeunes',
      from: general2017,
      to: gjTo,
    },
    {
      part: 'D',
      first: '5131-19',
      last: '5131-20',
      title: 'Plafond de ressources et montant : RSA d’une personne seule, moins le forfait logement',
      from: general2017,
      to: gjTo,
    },
  ],
  replacedBy: {
    sentence:
      'La garantie jeunes est fermée depuis le 1er mars 2022 ; le contrat d’engagement jeune l’a remplacée.',
    schemes: ['CEJ'],
  },
  parts: {
    duration: ({ context }) => {
      const most = requireAmountOn(gjMaximumMonths, context.on, context.references);
      const isReformed = context.on >= reformFrom;
      return {
        minMonths: isReformed ? requireAmountOn(gjMinimumMonths, context.on, context.references).value : null,
        maxMonths: most.value,
        ...citing(most.source),
        toCheck: false,
        note: sentence(
          isReformed
            ? `Prolongeable jusqu’à ${requireAmountOn(gjProlongedMonths, context.on, context.references).value} mois au total.`
            : '',
        ),
      };
    },
    allowance: gjAllowance,
    deadlines: gjDeadlines,
    documents: ({ ask, context }) => {
      const codes: DocumentCode[] = ['ID', 'RESS', 'RIB'];
      if (isMinor(ask, context.on)) codes.push('REP');
      return codes;
    },
    reminders: () => gjReminders,
    alternatives: ({ found, context }) =>
      found.truth !== 'no' || context.on <= experimentUntil
        ? []
        : [
            {
              sentence: sentence(
                'Le PACEA reste ouvert dès 16 ans, sans condition de ressources, aux jeunes en difficulté et en risque d’exclusion professionnelle.',
              ),
              schemes: ['PACEA'],
              ...citing(source(['L5131-3'])),
            },
          ],
  },
};
