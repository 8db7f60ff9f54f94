import { ageOn, daysBetween, formatFrenchDate } from '../../../base/time';
import { signedBeforeStart } from '../../engine/common.controls';
import { control } from '../../engine/entries';
import { dateOf, hoursOf, numberOf, yesNoOf } from '../../engine/field-values';
import { formatHoursAndMinutes } from '../../engine/formats';
import { type Control, type ControlContext, metUnless, notApplicable, unknown } from '../../engine/kind';
import { forDelegated, forRenewal, forSecond } from './asked';
import { code, publicTool } from './sources';

const majority = 18;
/** Of people under 18 (L. 3162-1). */
const youngWeeklyHours = 35;
const toolWeeklyHours = 48;
const toolDays = 30;

const weeklyOf = ({ fields }: ControlContext): number | null =>
  hoursOf(fields, 'contract.weeklyHours', 'contract.weeklyMinutes');
const isMinorAtStart = ({ candidate, fields, on }: ControlContext): boolean =>
  ageOn(candidate.birthDate, dateOf(fields, 'contract.startsOn') ?? on) < majority;

/** What the convention says beyond the conditions of the law (age, support, object, a month, 60 days), which the rules judge. */
export const pmsmpControls: readonly Control[] = [
  signedBeforeStart(code('L. 5135-4 et D. 5135-2')),
  control({
    id: 'no-job',
    severity: 'blocking',
    field: 'immersion.isNoJob',
    rule: 'La période n’occupe pas un poste : ni tâche régulière d’un poste permanent, ni accroissement d’activité, ni emploi saisonnier, ni remplacement.',
    source: code('L. 5135-7'),
    check: ({ fields }) => {
      const isNoJob = yesNoOf(fields, 'immersion.isNoJob');
      return isNoJob === null
        ? unknown
        : metUnless(
            !isNoJob,
            'Une période ne se conclut pas pour occuper un poste permanent ou saisonnier, faire face à un surcroît d’activité ou remplacer un salarié : un contrat de travail est nécessaire.',
          );
    },
  }),
  control({
    id: 'same-aims',
    severity: 'blocking',
    field: 'immersion.hasSameAims',
    rule: 'Un renouvellement garde l’objet et les objectifs de la première convention.',
    source: code('D. 5135-3'),
    check: (context) => {
      if (!forRenewal.when(context)) return notApplicable;
      const isSame = yesNoOf(context.fields, 'immersion.hasSameAims');
      return isSame === null
        ? unknown
        : metUnless(
            !isSame,
            'L’objet ou les objectifs ont changé : ce n’est pas un renouvellement, mais une deuxième convention.',
          );
    },
  }),
  control({
    id: 'renewed-once',
    severity: 'blocking',
    field: 'immersion.timesRenewed',
    rule: 'Une convention se renouvelle une fois.',
    source: code('D. 5135-3'),
    check: (context) => {
      if (!forRenewal.when(context)) return notApplicable;
      const times = numberOf(context.fields, 'immersion.timesRenewed');
      return times === null
        ? unknown
        : metUnless(times > 0, 'Cette convention a déjà été renouvelée : elle ne se renouvelle qu’une fois.');
    },
  }),
  control({
    id: 'other-aims',
    severity: 'blocking',
    field: 'immersion.hasOtherAims',
    rule: 'Deux conventions dans la même structure ont des objets ou des objectifs différents.',
    source: code('D. 5135-3'),
    check: (context) => {
      if (!forSecond.when(context)) return notApplicable;
      const isOther = yesNoOf(context.fields, 'immersion.hasOtherAims');
      return isOther === null
        ? unknown
        : metUnless(
            !isOther,
            'Une deuxième convention dans la même structure demande un objet ou des objectifs différents : changez-les, ou renouvelez la première.',
          );
    },
  }),
  control({
    id: 'delegation',
    severity: 'blocking',
    field: 'prescriber.authorisedOn',
    rule: 'Un organisme autorisé à prescrire l’est par une convention conclue avant la période.',
    source: code('L. 5135-2 et D. 5135-7'),
    check: (context) => {
      if (!forDelegated.when(context)) return notApplicable;
      const [authorised, concluded] = [
        dateOf(context.fields, 'prescriber.authorisedOn'),
        dateOf(context.fields, 'contract.concludedOn'),
      ];
      if (authorised === null || concluded === null) return unknown;
      return metUnless(
        authorised > concluded,
        `L’autorisation de prescrire (${formatFrenchDate(authorised)}) suit la signature (${formatFrenchDate(concluded)}).`,
      );
    },
  }),
  control({
    id: 'young-hours',
    severity: 'blocking',
    field: 'contract.weeklyHours',
    rule: 'Avant 18 ans, la présence ne dépasse pas 35 heures par semaine.',
    source: code('L. 5135-6 et L. 3162-1'),
    check: (context) => {
      if (!isMinorAtStart(context)) return notApplicable;
      const weekly = weeklyOf(context);
      return weekly === null
        ? unknown
        : metUnless(
            weekly > youngWeeklyHours,
            `La présence est de ${formatHoursAndMinutes(weekly)} par semaine : avant 18 ans, 35 heures au plus.`,
          );
    },
  }),
  control({
    id: 'tool-hours',
    severity: 'warning',
    field: 'contract.weeklyHours',
    rule: 'L’outil public refuse plus de 48 heures par semaine.',
    source: publicTool,
    check: (context) => {
      const weekly = weeklyOf(context);
      return weekly === null
        ? unknown
        : metUnless(
            weekly > toolWeeklyHours,
            `La présence est de ${formatHoursAndMinutes(weekly)} par semaine : l’outil public n’en accepte pas plus de 48.`,
          );
    },
  }),
  control({
    id: 'tool-days',
    severity: 'warning',
    field: 'contract.endsOn',
    rule: 'L’outil public refuse plus de 30 jours du calendrier.',
    source: publicTool,
    check: ({ fields }) => {
      const [start, end] = [dateOf(fields, 'contract.startsOn'), dateOf(fields, 'contract.endsOn')];
      if (start === null || end === null || end < start) return unknown;
      const days = daysBetween(start, end) + 1;
      return metUnless(
        days > toolDays,
        `La période compte ${days} jours du calendrier : l’outil public n’en accepte pas plus de 30.`,
      );
    },
  }),
];
