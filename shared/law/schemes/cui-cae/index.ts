import { civilDate } from '../../../base/time';
import type { Parameter } from '../../engine/parameter';
import type { Scheme } from '../../engine/scheme';
import { type FormReference, formOn, showForm } from '../../engine/shown';
import { source } from '../../engine/source';
import { aidedTurningDays, cuiDocuments, overseasFrom } from '../common/aided-contract';
import {
  caeAid,
  caeAlternatives,
  caeDeadlines,
  caeDurationSource,
  caePay,
  caeReminders,
  caeRules,
  caeSignedFirst,
  cuiAidCap,
  cuiDuration,
  cuiFrom,
  cuiWorkshopCap,
  scicFrom,
} from '../common/cui';
import { durableExitSource } from '../common/durable-exit';
import { isByResidence } from '../common/prefect-orders';

const from = cuiFrom;
const to = civilDate('2017-12-31');
const law = source(
  ['L5134-20'],
  'loi n° 2008-1249 du 1er décembre 2008 ; décret n° 2009-1442 du 25 novembre 2009',
);
const form: Parameter<FormReference> = {
  id: 'cui.form',
  label: 'Formulaire CERFA du contrat unique d’insertion',
  show: showForm,
  values: [
    {
      from,
      value: { number: '13998', revision: '01' },
      source: source([], 'convention individuelle tripartite, fac-similés'),
      confidence: 'S',
    },
    {
      from: civilDate('2012-11-01'),
      value: { number: '14818', revision: '01' },
      source: source(['R5134-17'], 'demande d’aide, presse de novembre 2012'),
      confidence: 'S',
    },
  ],
};

/** The contrat unique d'insertion of the non-market sector, 2010–2017. */
export const cuiCae: Scheme = {
  id: 'CUI_CAE',
  label: 'CUI-CAE',
  kind: 'employment',
  purpose:
    'Contrat unique d’insertion, contrat d’accompagnement dans l’emploi : un emploi aidé du secteur non marchand, avec accompagnement et formation.',
  pivot:
    'Les conditions et l’aide se jugent à la conclusion ; la décision d’aide la précède ; le SMIC est celui de chaque mois.',
  from,
  to,
  startsIn: overseasFrom(civilDate('2011-01-01')),
  signedFirst: caeSignedFirst,
  source: law,
  confidence: 'S',
  rules: caeRules({ from, to }),
  parameters: [cuiAidCap, cuiWorkshopCap, form],
  usualMonths: 12,
  turningDays: (ask, on) => [...aidedTurningDays(ask, on), ...(scicFrom > on ? [scicFrom] : [])],
  parts: {
    duration: ({ ask }) => cuiDuration(ask, caeDurationSource),
    pay: caePay,
    aid: (input) => caeAid(input, 'CUI_CAE'),
    deadlines: caeDeadlines,
    documents: (input) => cuiDocuments(input, isByResidence(input, 'CUI_CAE')),
    form: ({ context }) => formOn(form, context),
    reminders: () => [
      {
        sentence: 'Pour le CIVIS, un CUI-CAE n’est pas une sortie durable.',
        source: durableExitSource,
        from,
        to: civilDate('2016-12-31'),
      },
      ...caeReminders,
    ],
    alternatives: (input) => caeAlternatives(input, 'CUI_CAE', ['CIE', 'CPRO', 'CAPP']),
  },
  replacedBy: {
    sentence:
      'Le parcours emploi compétences (PEC), qui est un CUI-CAE, a pris la suite le 1er janvier 2018.',
    schemes: ['PEC'],
  },
};
