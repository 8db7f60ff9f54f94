import type { SchemeAnswer } from '../../engine/eligibility.schema';
import { sentence } from '../../engine/phrasing';
import type { Scheme } from '../../engine/scheme';
import { citing, source } from '../../engine/source';
import { integrationFrom, integrationRules, integrationScheme } from '../common/integration';

const article = 'L5132-5';

const rules = integrationRules(
  {
    article,
    named: 'Une entreprise d’insertion',
    employerSentence:
      'L’employeur est une entreprise d’insertion : une société, une coopérative ou une association à activité marchande, liée à l’État par une convention.',
    judgeKind: (kind) => {
      switch (kind) {
        case 'private-company':
        case 'association':
        case 'scic':
          return true;
        case 'public-service-operator':
          return {
            open: 'EPIC ou organisme chargé d’un service public : à vérifier dans la convention avec l’État.',
          };
        case 'temp-agency':
          return { closed: 'Une entreprise de travail temporaire relève de l’intérim d’insertion.' };
        case 'local-authority':
        case 'public-body':
        case 'state':
          return {
            closed:
              'Un employeur public porte un atelier ou chantier d’insertion, pas une entreprise d’insertion.',
          };
        case 'geiq':
        case 'private-individual':
          return { closed: 'L’employeur n’est pas une entreprise d’insertion.' };
      }
    },
  },
  {
    shorter: 'un aménagement de peine',
    fewer: 'le cumul avec un autre contrat à temps partiel',
  },
);

const alternatives = (schemes: SchemeAnswer['alternatives'][number]['schemes'], text: string) => [
  { sentence: sentence(text), schemes, ...citing(source([article])) },
];

/** Entreprises d'insertion: market activity, and a contract of 4 to 24 months. */
export const ei: Scheme = integrationScheme({
  id: 'EI',
  label: 'Entreprise d’insertion',
  purpose:
    'Une entreprise du secteur marchand, liée à l’État par une convention, emploie et accompagne pendant 24 mois au plus une personne sans emploi en difficulté particulière.',
  source: source([article], 'rédactions de 2009 à 2021 lues en source secondaire ; loi n° 98-657, non lue'),
  rules,
  article,
  own: [
    {
      sentence: 'Le salarié peut rompre le contrat avant son terme pour suivre une formation qualifiante.',
      source: source([article]),
      from: integrationFrom,
    },
  ],
  alternatives: (kind) =>
    kind === 'temp-agency'
      ? alternatives(
          ['ETTI'],
          'Une entreprise de travail temporaire d’insertion conclut des contrats de mission.',
        )
      : alternatives(
          ['ACI', 'CPRO', 'CAPP'],
          'Un employeur public ou une association peut porter un chantier d’insertion ; un employeur ordinaire, un contrat en alternance.',
        ),
});
