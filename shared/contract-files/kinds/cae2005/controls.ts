import { formatCents } from '../../../base/text';
import { leastAidedWeeklyHours } from '../../../law';
import { control } from '../../engine/entries';
import { hoursOf, numberOf, yesNoOf } from '../../engine/field-values';
import { formatHoursAndMinutes, formatQuantity } from '../../engine/formats';
import { type Control, met, metUnless, unknown } from '../../engine/kind';

import { law } from './sources';

/** What the form says beyond the conditions of the law, which the rules judge. */
export const cae2005Controls: readonly Control[] = [
  control({
    // Completes the condition of the law: the convention may say less than 20 hours, and the form says whether it does.
    id: 'weekly-hours',
    severity: 'blocking',
    field: 'contract.weeklyHours',
    rule: 'La durée du travail est de 20 heures par semaine au moins, sauf dérogation.',
    source: law,
    check: ({ fields }) => {
      const weekly = hoursOf(fields, 'contract.weeklyHours', 'contract.weeklyMinutes');
      if (weekly === null) return unknown;
      if (yesNoOf(fields, 'contract.hasHoursDerogation') === true) return met;
      return metUnless(
        weekly < leastAidedWeeklyHours,
        `La durée hebdomadaire est de ${formatHoursAndMinutes(weekly)} : il en faut 20, sauf dérogation.`,
      );
    },
  }),
  control({
    id: 'pay',
    severity: 'blocking',
    field: 'contract.monthlyGross',
    rule: 'Le salaire est au moins le SMIC horaire, pour les heures du contrat.',
    source: law,
    check: ({ fields, law: answer }) => {
      const gross = numberOf(fields, 'contract.monthlyGross');
      const least = answer?.pay?.monthlyGross ?? null;
      if (gross === null || least === null) return unknown;
      const leastCents = Math.round(least * 100);
      return metUnless(
        gross < leastCents,
        `Le salaire (${formatCents(gross)}) est inférieur au SMIC pour ces heures (${formatCents(leastCents)}).`,
      );
    },
  }),
  control({
    id: 'aid-rate',
    severity: 'blocking',
    field: 'aid.percent',
    rule: 'L’aide ne dépasse pas 95 % du SMIC brut par heure ; 105 % en atelier et chantier d’insertion pour les 16–25 ans, jusqu’au 30 juin 2006.',
    source: law,
    check: ({ fields, law: answer }) => {
      const percent = numberOf(fields, 'aid.percent');
      const most = answer?.aid?.lines.find((line) => line.isCeiling)?.percentOfSmic ?? null;
      if (percent === null || most === null) return unknown;
      return metUnless(
        percent > most,
        `Le taux d’aide (${formatQuantity(percent, '%')}) dépasse le plafond de ${formatQuantity(most, '%')}.`,
      );
    },
  }),
];
