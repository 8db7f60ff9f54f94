import { type CivilDate, civilDate } from '../../../base/time';
import {
  type Amount,
  amount,
  type DatedValue,
  type Parameter,
  showAmount,
  since,
  type Unit,
  unchanged,
} from '../../engine/parameter';
import { type FormReference, showForm } from '../../engine/shown';
import { type Source, source } from '../../engine/source';
import { type Region, regionLabels } from '../../facts/regions';

/** First day of the table. Apprenticeship is older and has no end; nothing was gathered before. */
export const cappFrom: CivilDate = civilDate('1998-01-01');
/** The law n° 2018-771 holds for contracts concluded from this day. */
export const reformFrom: CivilDate = civilDate('2019-01-01');
/** Contracts that begin from this day are sent to the body that funds. */
export const filingReformFrom: CivilDate = civilDate('2020-01-01');

export const cappSource: Source = source(['L6221-1', 'L6222-1']);
const before2019 = source(['L6222-1'], 'rédaction d’avant la loi n° 2018-771, sources secondaires');

/** Ages in completed years, judged at the start of the apprenticeship. */
export const minimumAge = 16;
/** Age of who has completed lower secondary school. */
export const earlyAge = 15;
/** Ages at which the pay of D. 6222-26 rises. */
export const payAges = { adult: 18, older: 21, full: 26 } as const;

export const maximumAge: Amount = amount({
  id: 'capp.maximum-age',
  label: 'Âge maximal au début de l’apprentissage, en années révolues',
  unit: 'years',
  reviewMonths: null,
  values: [
    since('1998-01-01', 25, before2019, 'S'),
    since('2019-01-01', 29, source(['L6222-1'], 'loi n° 2018-771, art. 46'), 'V'),
  ],
});

/** Oldest age of the experiment of 2017 and 2018; up to 30, the text does not say whether the year counts. */
export const experimentAge = 30;
const firstRegions: readonly Region[] = ['24', '27', '32', '44', '52', '53', '75'];

/** Regions where apprenticeship was open until 30. From 2019 on it is open until 29 everywhere. */
export const experimentRegions: Parameter<readonly Region[]> = {
  id: 'capp.experiment-regions',
  label: 'Régions de l’expérimentation jusqu’à 30 ans',
  show: (regions) =>
    regions.length === 0 ? 'aucune' : regions.map((region) => regionLabels[region]).join(', '),
  values: [
    since<readonly Region[]>('1998-01-01', [], before2019, 'S'),
    since('2017-01-01', firstRegions, source([], 'décret n° 2016-1998 du 30 décembre 2016'), 'S'),
    since('2017-03-22', [...firstRegions, '11', '76'], source([], 'décret n° 2017-355 du 20 mars 2017'), 'S'),
    since<readonly Region[]>('2019-01-01', [], source(['L6222-1']), 'V'),
  ],
};

/** Lois n° 2004-391 (art. 30), n° 2005-32, n° 2009-1437, n° 2015-1541: what each opened beyond the limit of age. */
export const derogationDays = {
  /** A contract that follows another, and the disabled worker. */
  first: civilDate('2004-05-05'),
  /** Their decree (n° 2005-129): within a year, 30 at most. */
  decree: civilDate('2005-02-18'),
  business: civilDate('2005-01-20'),
  disabledWithoutLimit: civilDate('2009-11-26'),
  athlete: civilDate('2015-11-29'),
  /** Décret n° 2020-373: 35 at most, and a new contract after a failed examination. */
  succession35: civilDate('2020-04-01'),
} as const;
/** Highest age, at the conclusion, of the disabled worker until 2009 and of a contract after another one until 2020. */
export const formerDerogationAge = 30;

/** Age, at the conclusion, that a contract after another one may not exceed. */
export const successionAge: Amount = amount({
  id: 'capp.succession-age',
  label: 'Âge maximal à la conclusion pour un contrat qui suit un contrat d’apprentissage',
  unit: 'years',
  reviewMonths: null,
  values: [
    since(
      derogationDays.first,
      formerDerogationAge,
      source([], 'loi n° 2004-391, décret encore à venir'),
      'N',
    ),
    since(
      derogationDays.decree,
      formerDerogationAge,
      source(['D6222-1'], 'décret n° 2005-129 du 15 février 2005'),
      'S',
    ),
    since(derogationDays.succession35, 35, source(['D6222-1']), 'V'),
  ],
});
export const successionMonths = 12;

export const durationSource: Source = source(['L6222-7-1', 'L6222-11', 'L6222-37']);
export const minimumMonths: Amount = amount({
  id: 'capp.minimum',
  label: 'Durée minimale du contrat ou de la période d’apprentissage',
  unit: 'months',
  reviewMonths: null,
  values: [
    since('1998-01-01', 12, source([], 'rédaction d’avant 2019, sources secondaires'), 'S'),
    since('2019-01-01', 6, source(['L6222-7-1']), 'V'),
  ],
});
/** Shorter length that some contracts had before 2019; which ones was not gathered. */
export const exceptionalMinimumMonths = 6;
export const maximumMonths = 36;
/** For a disabled worker or a top athlete. */
export const longMaximumMonths = 48;
/** First day of that length: for a disabled worker (loi n° 2005-32), for a top athlete (décret n° 2016-1711). */
export const longFrom = { disabled: civilDate('2005-01-20'), athlete: civilDate('2016-12-15') } as const;
/** After a failure at the examination, or to finish because of the disability. */
export const extensionMonths = 12;

export const trainingShareSource: Source = source(['L6211-2']);
export const trainingPercent = 25;

/** Percentages of the SMIC by year of execution. */
type Years = readonly [first: number, second: number, third: number];
export interface ApprenticeGrid {
  readonly under18: Years;
  readonly from18: Years;
  readonly from21: Years;
  /** `null` before the band existed: the band of 21 goes on. */
  readonly from26: number | null;
}

const shown = (years: Years): string => years.join(', ');

export const apprenticeGrid: Parameter<ApprenticeGrid> = {
  id: 'capp.pay-grid',
  label: 'Salaire minimal : pourcentages du SMIC par année d’exécution, du minimum conventionnel dès 21 ans',
  show: ({ under18, from18, from21, from26 }) =>
    `moins de 18 ans ${shown(under18)} %, 18–20 ans ${shown(from18)} %, ${from26 === null ? '21 ans et plus' : '21–25 ans'} ${shown(from21)} %${from26 === null ? '' : `, 26 ans et plus ${from26} %`}`,
  values: [
    since(
      '1998-01-01',
      { under18: [25, 37, 53], from18: [41, 49, 65], from21: [53, 61, 78], from26: null },
      source(['L3242-1'], 'grille d’avant 2019, sources secondaires'),
      'S',
    ),
    since(
      '2019-01-01',
      { under18: [27, 39, 55], from18: [43, 51, 67], from21: [53, 61, 78], from26: 100 },
      source(['D6222-26', 'D6222-27', 'D6222-31', 'L3242-1']),
      'V',
    ),
  ],
};

/** Points added by D. 6222-30 and R. 6222-48, and the percentage that they may not exceed (D. 6222-31). */
export const bonus = { points: 15, maximum: 100, maximumMonths: 12 } as const;

export const cappForm: Parameter<FormReference> = {
  id: 'capp.form',
  label: 'Formulaire CERFA',
  show: showForm,
  values: [
    since(
      '1998-01-01',
      { number: '10103', revision: '11' },
      source([], 'révision de l’époque non retrouvée'),
      'N',
    ),
    since(
      '2023-01-01',
      { number: '10103', revision: '12' },
      source([], 'révisions 11 puis 12 en 2023 et 2024, jour du changement non trouvé'),
      'N',
    ),
    since('2024-01-01', { number: '10103', revision: '12' }, source([], 'CERFA 10103*12'), 'V'),
    since(
      '2025-01-01',
      { number: '10103', revision: '12' },
      source([], 'passage de la révision 12 à la révision 14, jour non trouvé'),
      'N',
    ),
    since('2026-01-01', { number: '10103', revision: '14' }, source([], 'CERFA 10103*14 (FA 13)'), 'S'),
  ],
};

/** Headcount from which an employer is a large one. */
export const largeHeadcount = 250;
/** Level of the baccalauréat, highest one of the permanent aid; and the highest one of the exceptional aids. */
export const singleAidLevel = 4;
export const overseasAidLevel = 5;
export const exceptionalAidLevel = 7;

const aid2020 = source(
  [],
  'aide exceptionnelle du 1er juillet 2020 au 31 décembre 2022, presse sociale et organisations professionnelles',
);
const aid2023 = source([], 'décret n° 2022-1714 du 29 décembre 2022, art. 2');
const aid2025 = source([], 'décret n° 2025-174 du 22 février 2025, art. 2');
const aid2026 = source([], 'décret n° 2026-168 du 6 mars 2026 ; ministère du travail, 13 mars 2026');
const single = source(['L6243-1', 'D6243-1', 'D6243-2']);
const single2019 = source(['L6243-1', 'D6243-2'], 'décret n° 2018-1348 du 28 décembre 2018');
const single2023 = source(['L6243-1', 'D6243-2'], 'décret n° 2022-1714 du 29 décembre 2022, art. 1er');
const single2025 = source(['L6243-1', 'D6243-2'], 'décret n° 2025-174 du 22 février 2025, art. 1er');

const euros = (
  id: string,
  label: string,
  values: readonly DatedValue<number>[],
  reviewMonths: number | null = null,
): Amount => amount({ id: `capp.${id}`, label, unit: 'cents', reviewMonths, values });

/** Permanent aid of employers under 250 people, up to the baccalauréat. */
export const singleAid = euros('aid-single', 'Aide unique, première année du contrat', [
  since('2019-01-01', 412_500, single2019, 'S'),
  since('2023-01-01', 600_000, single2023, 'S'),
  since('2025-02-24', 500_000, single2025, 'S'),
  since('2025-11-01', 500_000, single, 'V'),
]);
export const singleAidDisabled = euros('aid-single-disabled', 'Aide unique, travailleur handicapé', [
  since('2019-01-01', 412_500, single2019, 'S'),
  since('2023-01-01', 600_000, single2023, 'S'),
  since('2025-02-24', 600_000, single2025, 'S'),
  since('2025-11-01', 600_000, single, 'V'),
]);
/** Until 2022 the permanent aid went on after the first year, that of the exceptional aid too. */
export const singleAidLater = {
  second: euros('aid-single-second', 'Aide unique, deuxième année du contrat', [
    since('2019-01-01', 200_000, single2019, 'S'),
    since('2023-01-01', 0, single2023, 'S'),
  ]),
  third: euros('aid-single-third', 'Aide unique, troisième année du contrat (et quatrième)', [
    since('2019-01-01', 120_000, single2019, 'S'),
    since('2023-01-01', 0, single2023, 'S'),
  ]),
} as const;

/** First day of the permanent aid up to level 5 overseas (L. 6522-4). */
export const overseasAidFrom: CivilDate = civilDate('2020-01-01');

export const aidMinor = euros('aid-minor', 'Aide exceptionnelle, apprenti de moins de 18 ans', [
  since('2020-07-01', 500_000, aid2020, 'S'),
  since('2023-01-01', 600_000, aid2023, 'S'),
  since('2025-01-01', 0, aid2023, 'S'),
]);
export const aidAdult = euros('aid-adult', 'Aide exceptionnelle, apprenti de 18 ans et plus', [
  since('2020-07-01', 800_000, aid2020, 'S'),
  since('2023-01-01', 600_000, aid2023, 'S'),
  since('2025-01-01', 0, aid2023, 'S'),
]);

export type AidSize = 'small' | 'large';
export type AidGroup = 'low' | 'five' | 'high';

// A decree sets these amounts year by year.
/** `between`: what the permanent aid pays when no decree adds to it. */
const bySize = (id: string, label: string, in2025: number, in2026: number, between = 0): Amount =>
  euros(
    id,
    label,
    [
      since('2025-02-24', in2025, aid2025, 'S'),
      since('2026-01-01', between, single, 'S'),
      since('2026-03-08', in2026, aid2026, 'S'),
      since('2027-01-01', between, single, 'S'),
    ],
    12,
  );

/** Aid by headcount and by level of the certification aimed at. */
export const aidBySize: Readonly<Record<AidSize, Readonly<Record<AidGroup, Amount>>>> = {
  small: {
    low: bySize('aid-small-low', 'Aide, moins de 250 salariés, niveaux 3 et 4', 500_000, 500_000, 500_000),
    five: bySize('aid-small-five', 'Aide, moins de 250 salariés, niveau 5', 500_000, 450_000),
    high: bySize('aid-small-high', 'Aide, moins de 250 salariés, niveaux 6 et 7', 500_000, 200_000),
  },
  large: {
    low: bySize(
      'aid-large-low',
      'Aide, 250 salariés et plus avec engagement, niveaux 3 et 4',
      200_000,
      200_000,
    ),
    five: bySize('aid-large-five', 'Aide, 250 salariés et plus avec engagement, niveau 5', 200_000, 150_000),
    high: bySize(
      'aid-large-high',
      'Aide, 250 salariés et plus avec engagement, niveaux 6 et 7',
      200_000,
      75_000,
    ),
  },
};
export const aidDisabled = bySize('aid-disabled', 'Aide, travailleur handicapé', 600_000, 600_000, 600_000);

/** First day of the year in which a contract must not yet have begun, to have the aid of 2026. */
export const aid2026StartsBefore: CivilDate = civilDate('2027-01-01');
/** Time left after the conclusion to send the contract, and to send the commitment on the quota. */
export const aidFilingMonths = 6;
export const commitmentMonths = 8;

/** Who may be older than the limit, as the texts opened it. */
const ageDerogations: Parameter<string> = {
  id: 'capp.age-derogations',
  label: 'Cas où la limite d’âge ne vaut pas',
  show: (value) => value,
  values: [
    since('1998-01-01', 'aucun relevé', before2019, 'S'),
    since(
      derogationDays.first,
      'travailleur handicapé et contrat qui en suit un autre, à l’âge qu’un décret doit fixer',
      source(['L6222-2'], 'loi n° 2004-391 du 4 mai 2004, art. 30'),
      'S',
    ),
    since(
      derogationDays.business,
      'créateur ou repreneur d’entreprise, sans limite ; travailleur handicapé et contrat qui en suit un autre, à l’âge qu’un décret doit fixer',
      source(['L6222-2'], 'loi n° 2005-32 du 18 janvier 2005'),
      'S',
    ),
    since(
      derogationDays.decree,
      'créateur ou repreneur d’entreprise, sans limite ; travailleur handicapé et contrat qui en suit un autre dans l’année, jusqu’à 30 ans',
      source(['L6222-2', 'D6222-1'], 'décret n° 2005-129 du 15 février 2005'),
      'S',
    ),
    since(
      derogationDays.disabledWithoutLimit,
      'travailleur handicapé, créateur ou repreneur d’entreprise, sans limite ; contrat qui en suit un autre dans l’année, jusqu’à 30 ans',
      source(['L6222-2', 'D6222-1'], 'loi n° 2009-1437 du 24 novembre 2009'),
      'S',
    ),
    since(
      derogationDays.athlete,
      'travailleur handicapé, créateur ou repreneur d’entreprise, sportif de haut niveau, sans limite ; contrat qui en suit un autre dans l’année, jusqu’à 30 ans',
      source(['L6222-2', 'D6222-1'], 'loi n° 2015-1541 du 27 novembre 2015'),
      'S',
    ),
    since(
      derogationDays.succession35,
      'travailleur handicapé, créateur ou repreneur d’entreprise, sportif de haut niveau, nouveau contrat après un échec, sans limite ; contrat qui en suit un autre dans l’année, jusqu’à 35 ans',
      source(['L6222-2', 'D6222-1', 'D6222-1-2']),
      'V',
    ),
  ],
};

/** Who may have a contract of four years. */
const longLength: Parameter<string> = {
  id: 'capp.long-length',
  label: 'Cas où la durée maximale est de 4 ans',
  show: (value) => value,
  values: [
    since('1998-01-01', 'aucun relevé', before2019, 'S'),
    since(
      longFrom.disabled,
      'travailleur handicapé',
      source(['L6222-7-1'], 'loi n° 2005-32 du 18 janvier 2005'),
      'S',
    ),
    since(
      longFrom.athlete,
      'travailleur handicapé, sportif de haut niveau',
      source(['L6222-7-1'], 'décret n° 2016-1711 du 12 décembre 2016'),
      'S',
    ),
  ],
};

const fixed = (id: string, label: string, unit: Unit, value: number, cited: Source): Parameter<number> => ({
  id: `capp.${id}`,
  label,
  show: (figure) => showAmount(figure, unit),
  values: unchanged(reformFrom, value, cited),
});

const ageSource = source(['L6222-1']);
const bonusPoints: Parameter<number> = {
  id: 'capp.bonus',
  label: 'Majoration pour un contrat d’un an au plus, de même niveau et en rapport direct',
  show: (points) => `${points} points de pourcentage, sans dépasser ${bonus.maximum}\u00A0% du SMIC`,
  values: [since('2020-04-01', bonus.points, source(['D6222-30', 'D6222-31']), 'V')],
};

/** The parameters of the scheme, for the generated page and the tests that read the whole table. */
export const cappParameters: readonly Parameter<unknown>[] = [
  maximumAge,
  experimentRegions,
  ageDerogations,
  longLength,
  successionAge,
  fixed(
    'succession-delay',
    'Délai après le contrat d’apprentissage précédent',
    'months',
    successionMonths,
    source(['D6222-1']),
  ),
  fixed('minimum-age', 'Âge minimal', 'years', minimumAge, ageSource),
  fixed('early-age', 'Âge minimal après la troisième achevée', 'years', earlyAge, ageSource),
  minimumMonths,
  fixed(
    'maximum',
    'Durée maximale du contrat ou de la période d’apprentissage',
    'months',
    maximumMonths,
    durationSource,
  ),
  fixed(
    'long-maximum',
    'Durée maximale, travailleur handicapé ou sportif de haut niveau',
    'months',
    longMaximumMonths,
    durationSource,
  ),
  fixed('extension', 'Prolongation après un échec, au plus', 'months', extensionMonths, source(['L6222-11'])),
  fixed(
    'training',
    'Part minimale de la formation en centre',
    'percent',
    trainingPercent,
    trainingShareSource,
  ),
  apprenticeGrid,
  bonusPoints,
  cappForm,
  singleAid,
  singleAidDisabled,
  singleAidLater.second,
  singleAidLater.third,
  aidMinor,
  aidAdult,
  ...Object.values(aidBySize).flatMap((groups) => Object.values(groups)),
  aidDisabled,
];
