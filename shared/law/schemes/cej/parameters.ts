import { type Amount, amount, type Parameter, since } from '../../engine/parameter';
import { source } from '../../engine/source';
import { youthFlatAmounts } from '../common/youth-allowance';

/** What may be earned without any deduction (D. 5131-23, 1°). */
export const cejDisregard: Amount = amount({
  id: 'cej.disregard',
  label: 'Revenus d’activité cumulables en entier avec l’allocation, par mois',
  unit: 'cents',
  reviewMonths: null,
  values: [since('2022-03-01', 30_000, source(['D5131-23']), 'V')],
});

/** Share of the monthly gross SMIC at which the allowance falls to nothing (D. 5131-23, 2°). */
export const cejSmicShare: Amount = amount({
  id: 'cej.smic-share',
  label: 'Part du SMIC mensuel brut à laquelle l’allocation s’annule',
  unit: 'percent',
  reviewMonths: null,
  values: [since('2022-03-01', 80, source(['D5131-23']), 'V')],
});

export const cejMaximumMonths: Amount = amount({
  id: 'cej.maximum',
  label: 'Durée maximale du contrat d’engagement jeune',
  unit: 'months',
  reviewMonths: null,
  values: [
    since('2022-03-01', 12, source(['R5131-16'], 'décret n° 2022-199'), 'S'),
    since('2025-01-01', 12, source(['R5131-16']), 'V'),
  ],
});

/** Longest duration with the exceptional prolongation, in all. */
export const cejProlongedMonths: Amount = amount({
  id: 'cej.prolonged',
  label: 'Durée totale du contrat d’engagement jeune, prolongation exceptionnelle comprise',
  unit: 'months',
  reviewMonths: null,
  values: [
    since('2022-03-01', 18, source(['R5131-16'], 'décret n° 2022-199'), 'S'),
    since('2025-01-01', 18, source(['R5131-16']), 'V'),
  ],
});

/** Months of the delay, known without a date: the days on which it ends are looked for ahead. */
export const cejWaiting = 6;

export const cejWaitingMonths: Amount = amount({
  id: 'cej.waiting',
  label: 'Délai avant un nouveau contrat d’engagement jeune',
  unit: 'months',
  reviewMonths: null,
  values: [
    since('2022-03-01', cejWaiting, source(['R5131-16'], 'décret n° 2022-199'), 'S'),
    since('2025-01-01', cejWaiting, source(['R5131-16']), 'V'),
  ],
});

export const cejPapersMonths: Amount = amount({
  id: 'cej.papers',
  label: 'Délai pour transmettre les pièces de l’allocation',
  unit: 'months',
  reviewMonths: null,
  values: [
    since('2022-03-01', 3, source(['R5131-25'], 'décret n° 2022-199'), 'S'),
    since('2024-07-01', 3, source(['R5131-25']), 'V'),
  ],
});

interface WeeklyHours {
  readonly least: number;
  readonly most: number | null;
}

/** Hours of activity a week that the plan of action provides for. */
export const cejWeeklyHours: Parameter<WeeklyHours> = {
  id: 'cej.weekly-hours',
  label: 'Durée hebdomadaire d’activité',
  show: ({ least, most }) =>
    most === null ? `${least} heures au moins, sauf minoration` : `${least} à ${most} heures`,
  values: [
    since('2022-03-01', { least: 15, most: 20 }, source([], 'ministère du travail, 2022'), 'S'),
    since('2025-01-01', { least: 15, most: null }, source(['L5411-6']), 'V'),
  ],
};

export const cejParameters: readonly Parameter<unknown>[] = [
  ...Object.values(youthFlatAmounts.elsewhere),
  ...Object.values(youthFlatAmounts.mayotte),
  cejDisregard,
  cejSmicShare,
  cejMaximumMonths,
  cejProlongedMonths,
  cejWaitingMonths,
  cejPapersMonths,
  cejWeeklyHours,
];
