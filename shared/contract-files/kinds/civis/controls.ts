import { formatCents, formatNumber } from '../../../base/text';
import { addDays, addMonths, formatFrenchDate } from '../../../base/time';
import { civisLaw, levelRank } from '../../../law';
import { endAfterStart, signedBeforeStart } from '../../engine/common.controls';
import { control, isMinorAtPivot } from '../../engine/entries';
import { dateOf, numberOf, textOf, yesNoOf } from '../../engine/field-values';
import { type Control, fault, met, metUnless, notApplicable, unknown } from '../../engine/kind';

import { asksAllowance } from './asked';
import { decree, form, secondary } from './sources';

/** What the form says beyond the conditions of the law, which the rules judge. */
export const civisControls: readonly Control[] = [
  endAfterStart(decree),
  signedBeforeStart(decree),
  control({
    id: 'entry-reason',
    severity: 'blocking',
    field: 'civis.entryReason',
    rule: 'L’entrée tient au niveau (IV au plus), à un premier cycle du supérieur non achevé, ou à plus de 12 mois d’inscription sur 18.',
    source: secondary,
    check: ({ candidate, fields, on }) => {
      switch (textOf(fields, 'civis.entryReason')) {
        case 'level':
          return candidate.level === null
            ? unknown
            : metUnless(
                levelRank(candidate.level) > civisLaw.limits.highestLevel,
                'Le niveau de la fiche dépasse le niveau IV : choisissez un autre motif d’entrée.',
              );
        case 'unfinished-higher':
          return candidate.firstHigherCycleUnfinished === 'unknown'
            ? unknown
            : metUnless(
                candidate.firstHigherCycleUnfinished === 'no',
                'La fiche ne dit pas un premier cycle du supérieur non achevé : choisissez un autre motif d’entrée.',
              );
        case 'long-seeker':
          // Without a history of registrations, one that is too recent only leaves the question open.
          return candidate.jobSeekerSince !== null &&
            addMonths(candidate.jobSeekerSince, civisLaw.limits.longSeekerMonths) < on
            ? met
            : unknown;
        default:
          return unknown;
      }
    },
  }),
  control({
    id: 'reinforced',
    severity: 'blocking',
    field: 'civis.type',
    rule: 'Le CIVIS renforcé s’adresse aux niveaux VI, V bis et V sans diplôme.',
    source: 'Dares, Premières Synthèses 2008-29.3',
    check: ({ fields, law }) => {
      const type = textOf(fields, 'civis.type');
      const isPublic = law.priority?.verdict ?? 'unknown';
      if (type === null || isPublic === 'unknown') return unknown;
      return metUnless(
        type === 'reinforced' && isPublic === 'not-met',
        'Ce niveau n’ouvre pas le CIVIS renforcé : choisissez le droit commun.',
      );
    },
  }),
  control({
    id: 'duration',
    severity: 'blocking',
    field: 'contract.endsOn',
    rule: 'Le contrat dure un an au plus.',
    source: decree,
    check: ({ fields }) => {
      const [start, end] = [dateOf(fields, 'contract.startsOn'), dateOf(fields, 'contract.endsOn')];
      if (start === null || end === null) return unknown;
      const last = addDays(addMonths(start, civisLaw.limits.lengthMonths), -1);
      return metUnless(
        end > last,
        `Le contrat dure plus d’un an : il faut une fin au ${formatFrenchDate(last)} au plus tard.`,
      );
    },
  }),
  control({
    id: 'renewal',
    severity: 'blocking',
    field: 'contract.renewals',
    rule: 'Le CIVIS de droit commun se renouvelle une fois ; le renforcé par périodes successives, aux niveaux VI et V bis.',
    source: secondary,
    check: ({ candidate, fields }) => {
      const renewals = numberOf(fields, 'contract.renewals') ?? 0;
      if (renewals <= 1) return met;
      if (textOf(fields, 'civis.type') === null) return unknown;
      const isSuccessive =
        textOf(fields, 'civis.type') === 'reinforced' &&
        candidate.level !== null &&
        levelRank(candidate.level) <= 2;
      return metUnless(
        !isSuccessive,
        'Un seul renouvellement est possible, sauf en CIVIS renforcé aux niveaux VI et V bis.',
      );
    },
  }),
  control({
    id: 'contacts',
    severity: 'blocking',
    field: 'civis.contactFrequency',
    rule: 'Les contacts sont au moins mensuels ; hebdomadaires les trois premiers mois en renforcé.',
    source: `${decree} ; circulaire DGEFP n° 2006-30`,
    check: ({ fields }) => {
      const frequency = textOf(fields, 'civis.contactFrequency');
      if (frequency === null) return unknown;
      if (frequency === 'quarterly')
        return fault('Des contacts trimestriels ne suffisent pas : un par mois au moins.');
      return metUnless(
        textOf(fields, 'civis.type') === 'reinforced' &&
          frequency !== 'weekly' &&
          frequency !== 'weekly-then-monthly',
        'En CIVIS renforcé, les contacts sont hebdomadaires pendant les trois premiers mois.',
      );
    },
  }),
  control({
    id: 'commitment',
    severity: 'blocking',
    field: 'civis.isCommitted',
    rule: 'Le contrat porte l’obligation du jeune de participer aux actions.',
    source: form,
    check: ({ fields }) => {
      const isCommitted = yesNoOf(fields, 'civis.isCommitted');
      return isCommitted === null
        ? unknown
        : metUnless(
            !isCommitted,
            'Sans l’engagement du jeune à participer aux actions, le contrat ne se signe pas.',
          );
    },
  }),
  control({
    id: 'allowance',
    severity: 'blocking',
    field: 'allowance.dailyAmount',
    rule: 'L’allocation va aux majeurs : 5 à 10 € par jour jusqu’au 24 mars 2010, 0 à 15 € par tranches de 5 € ensuite.',
    source: 'Décret n° 2010-321 du 22 mars 2010 ; presse juridique pour la période antérieure',
    check: (context) => {
      if (!asksAllowance(context)) return notApplicable;
      if (isMinorAtPivot(context)) return fault('L’allocation est réservée aux majeurs.');
      const typed = numberOf(context.fields, 'allowance.dailyAmount');
      const daily = context.law.allowance?.lines.filter((line) => line.per === 'day') ?? [];
      const least = daily.find((line) => !line.isCeiling)?.amount ?? null;
      const most = daily.find((line) => line.isCeiling)?.amount ?? null;
      if (typed === null || least === null || most === null) return unknown;
      if (typed < least * 100 || typed > most * 100)
        return fault(
          `Le montant par jour (${formatCents(typed)}) sort des bornes : ${formatNumber(least)} à ${formatNumber(most)} €.`,
        );
      const step = civisLaw.allowanceStep(context.on);
      return step === null
        ? met
        : metUnless(
            typed % step !== 0,
            `Le montant par jour (${formatCents(typed)}) n’est pas admis : il va par tranches de ${formatNumber(step / 100)} €.`,
          );
    },
  }),
];
