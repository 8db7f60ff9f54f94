import { civilDate } from '../../../base/time';
import { type DatedValue, type Parameter, requireValueOn } from '../../engine/parameter';
import type { Rule } from '../../engine/rule';
import type { Scheme } from '../../engine/scheme';
import { type FormReference, formOn, showForm } from '../../engine/shown';
import { type Confidence, source } from '../../engine/source';
import { aidedTurningDays, cuiDocuments } from '../common/aided-contract';
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
  cuiWorkshopCap,
} from '../common/cui';
import { isByResidence, orderFinding, orderNeeds } from '../common/prefect-orders';

const from = civilDate('2018-01-01');
const law = source(['L5134-19-1', 'L5134-20'], 'circulaire DGEFP n° 2018-11 du 11 janvier 2018');

const order: Rule = {
  id: 'order',
  about: 'contract',
  label: 'Arrêté de la région',
  sentence:
    'Le taux, les heures et les durées de l’aide, et les publics, sont fixés par un arrêté du préfet de région.',
  from,
  to: null,
  source: source(['L5134-19-1', 'R5134-42']),
  confidence: 'V',
  needs: orderNeeds,
  test: (ask, context) => orderFinding(ask, context, 'PEC'),
};

const marker = (day: string, value: string, text: string, confidence: Confidence): DatedValue<string> => ({
  from: civilDate(day),
  value,
  source: source([], text),
  confidence,
});

/** What the national texts framed. Orders of the regions decide: none of this is ever the answer. */
export const nationalMarkers: Parameter<string> = {
  id: 'pec.national-markers',
  label: 'PEC : repères nationaux, à titre d’information',
  show: (value) => value,
  values: [
    marker(
      '2018-01-01',
      'aide de 30 à 60 % du SMIC brut, 20 h de référence, 12 mois visés et 9 mois au moins au départ, renouvellement de 6 à 12 mois',
      'circulaire DGEFP n° 2018-11 du 11 janvier 2018',
      'S',
    ),
    marker(
      '2020-10-28',
      'taux normal de 45 % en métropole ; PEC jeunes 65 % (moins de 26 ans, moins de 31 ans pour les travailleurs handicapés)',
      'presse spécialisée de la fin de 2020',
      'S',
    ),
    marker(
      '2021-01-01',
      'PEC jeunes 65 %, 11 mois et 21 h en moyenne visés ; 80 % pour les résidents des quartiers prioritaires et des zones rurales',
      'débats parlementaires de 2021, mois non lu',
      'S',
    ),
    marker(
      '2022-01-01',
      'aide de 30 à 60 % du SMIC brut, 20 à 30 h ; fin du ciblage des jeunes au 1er septembre 2022 dans une région lue',
      'deux sources secondaires de 2022',
      'S',
    ),
    marker('2023-04-07', 'cadre non lu', 'circulaire DGEFP n° 2023/14 du 7 avril 2023, non lue', 'N'),
    marker(
      '2025-01-01',
      'taux régionaux non vérifiés ; volumes très réduits',
      'rapport du Sénat l25-139-331',
      'N',
    ),
  ],
};

const form: Parameter<FormReference> = {
  id: 'pec.form',
  label: 'Formulaire CERFA de la demande d’aide',
  show: showForm,
  values: [
    {
      from,
      value: { number: '14818', revision: '02' },
      source: source(['R5134-17'], 'révision actuelle non vérifiée'),
      confidence: 'N',
    },
  ],
};

/** The parcours emploi compétences: a CUI-CAE framed by circulars and by the orders of the regions, since 2018. */
export const pec: Scheme = {
  id: 'PEC',
  label: 'Parcours emploi compétences',
  short: 'PEC',
  kind: 'employment',
  purpose:
    'Emploi aidé du secteur non marchand qui joint un emploi, une formation et un accompagnement ; en droit, un CUI-CAE dont l’arrêté de la région fixe le taux et les publics.',
  pivot:
    'Les conditions, l’arrêté et l’aide se jugent à la conclusion ; la décision d’aide la précède ; le SMIC est celui de chaque mois.',
  from,
  to: null,
  source: law,
  confidence: 'V',
  signedFirst: caeSignedFirst,
  rules: [...caeRules({ from, to: null }), order],
  parameters: [cuiAidCap, cuiWorkshopCap, nationalMarkers, form],
  usualMonths: 12,
  turningDays: (ask, on) => aidedTurningDays(ask, on, [26, 31]),
  parts: {
    duration: ({ ask }) => cuiDuration(ask, caeDurationSource),
    pay: caePay,
    aid: (input) => caeAid(input, 'PEC'),
    deadlines: caeDeadlines,
    documents: (input) => cuiDocuments(input, isByResidence(input, 'PEC')),
    form: ({ context }) => formOn(form, context),
    reminders: ({ context }) => {
      const known = requireValueOn(nationalMarkers, context.on);
      return [
        {
          sentence: `Repère national, qui ne remplace pas l’arrêté de la région : ${known.value}.`,
          source: known.source,
          from: known.from,
        },
        ...caeReminders,
      ];
    },
    alternatives: (input) =>
      caeAlternatives(
        input,
        'PEC',
        input.context.on <= civilDate('2025-12-31') ? ['CIE', 'CPRO', 'CAPP'] : ['CPRO', 'CAPP'],
      ),
  },
};
