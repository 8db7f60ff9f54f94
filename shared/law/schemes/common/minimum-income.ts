// What the two contracts of 2004–2009 kept for those who received a minimum income have in common: contrat d'avenir and
// CI-RMA. The records know the RSA, the ASS and the AAH: until June 2009 the first stands for the RMI and the API.
import { addDays, type CivilDate, civilDate } from '../../../base/time';
import { type Amount, amount, since } from '../../engine/parameter';
import { type Finding, granted, lacking, type Rule, refused, undecided } from '../../engine/rule';
import { source } from '../../engine/source';
import { factTable as facts } from '../../facts/facts';
import type { Frame } from './aided-contract';

/** The RSA takes the place of the RMI and of the API. */
const rsaFrom: CivilDate = civilDate('2009-06-01');
/** Since this day no number of months is asked any more (loi n° 2006-339 du 23 mars 2006). */
export const seniorityUntil: CivilDate = civilDate('2006-03-24');
const leastMonths = 6;

/** Cents a month of the RMI of a person alone, which the flat aid to the employer is equal to; of the RSA since June 2009. */
export const singleIncome: Amount = amount({
  id: 'minimum-income.single',
  label:
    'Aide forfaitaire mensuelle à l’employeur : montant du RMI d’une personne seule (RSA depuis juin 2009)',
  unit: 'cents',
  // Both schemes are closed: no later value may come.
  reviewMonths: null,
  values: [
    since('2004-01-01', 41_788, source([], 'décret n° 2003-1282 du 26 décembre 2003'), 'S'),
    since('2005-01-01', 42_540, source([], 'décret n° 2004-1537 du 30 décembre 2004'), 'S'),
    since('2006-01-01', 43_306, source([], 'décret n° 2005-1700 du 29 décembre 2005'), 'S'),
    since('2007-01-01', 44_086, source([], 'décret n° 2007-32 du 8 janvier 2007'), 'S'),
    since('2008-01-01', 44_791, source([], 'décret n° 2008-52 du 16 janvier 2008'), 'S'),
    since('2009-01-01', 45_463, source([], 'décret n° 2009-190 du 17 février 2009'), 'S'),
  ],
});

/** Receives a minimum income. `disabledFrom`: first day on which the AAH is known to open the contract. */
export const minimumIncomeRule = (frame: Frame, disabledFrom: CivilDate): Rule => ({
  ...frame,
  id: 'minimum-income',
  about: 'person',
  label: 'Minimum social',
  sentence:
    'Le contrat s’adresse aux bénéficiaires du RMI ou de l’API, ou du RSA qui les remplace, de l’ASS ou de l’AAH.',
  earlier: [
    {
      to: addDays(rsaFrom, -1),
      sentence: 'Le contrat s’adresse aux bénéficiaires du RMI ou de l’API, de l’ASS ou de l’AAH.',
      source: frame.source,
    },
  ],
  needs: [facts.benefits],
  test: (ask, { on }): Finding => {
    const benefits = ask(facts.benefits);
    if (benefits.state === 'unknown') return lacking(facts.benefits);
    const held = benefits.state === 'none' ? [] : benefits.value;
    if (held.includes('RSA'))
      return granted(
        on < rsaFrom
          ? 'RMI ou API, notés RSA dans la fiche : minimum social perçu.'
          : 'RSA : minimum social perçu.',
      );
    if (held.includes('ASS')) return granted('ASS : minimum social perçu.');
    if (held.includes('AAH'))
      return on >= disabledFrom
        ? granted('AAH : minimum social perçu.')
        : undecided(
            'AAH : le jour où elle a ouvert ce contrat n’a pas été lu ; vérifiez auprès de l’ANPE ou du département.',
          );
    return refused('Aucun minimum social n’est perçu.', {
      by: 'L’ouverture du droit à un minimum social ouvrirait ce contrat.',
    });
  },
});

/** Until March 2006: six months of rights among the last twelve. */
export const seniorityRule = (frame: Frame): Rule => ({
  ...frame,
  to: seniorityUntil,
  id: 'seniority',
  about: 'person',
  label: 'Ancienneté dans le minimum social',
  sentence:
    'Jusqu’au 24 mars 2006, le droit à un minimum social est ouvert depuis 6 mois au moins au cours des 12 derniers.',
  needs: [facts.benefitMonthsInLast12],
  test: (ask): Finding => {
    const months = ask(facts.benefitMonthsInLast12);
    if (months.state === 'unknown') return lacking(facts.benefitMonthsInLast12);
    const count = months.state === 'none' ? 0 : months.value;
    return count >= leastMonths
      ? granted(`${count} mois de droits sur les 12 derniers : 6 au moins.`)
      : refused(`${count} mois de droits sur les 12 derniers : il en faut 6.`, {
          by: 'Six mois de droits l’ouvriraient ; la condition disparaît le 25 mars 2006.',
        });
  },
});
