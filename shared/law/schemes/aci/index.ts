import { civilDate } from '../../../base/time';
import { sentence } from '../../engine/phrasing';
import type { Scheme } from '../../engine/scheme';
import { citing, source } from '../../engine/source';
import { integrationFrom, integrationRules, integrationScheme } from '../common/integration';

const article = 'L5132-15';

const rules = integrationRules(
  {
    article,
    named: 'Une structure porteuse d’un atelier ou chantier d’insertion',
    employerSentence:
      'L’employeur, association ou personne publique figurant sur la liste réglementaire, porte un atelier ou chantier d’insertion conventionné par l’État.',
    judgeKind: (kind) => {
      switch (kind) {
        case 'association':
        case 'local-authority':
        case 'public-body':
        case 'public-service-operator':
          return true;
        case 'scic':
        case 'state':
        case 'geiq':
          return {
            open: 'La liste réglementaire des employeurs n’a pas été lue : à vérifier dans la convention avec l’État.',
          };
        case 'private-company':
        case 'temp-agency':
        case 'private-individual':
          return { closed: 'L’employeur n’est ni une association ni une personne publique.' };
      }
    },
  },
  {
    shorter: 'un aménagement de peine',
    fewer:
      'une dérogation de l’État pour des difficultés particulièrement importantes, ou le cumul avec un autre contrat',
  },
);

/** Ateliers et chantiers d'insertion: collective work for those furthest from employment. */
export const aci: Scheme = integrationScheme({
  id: 'ACI',
  label: 'Atelier et chantier d’insertion',
  purpose:
    'Une association ou une personne publique, conventionnée par l’État, embauche des personnes très éloignées de l’emploi sur des actions collectives, les encadre, les accompagne et les forme.',
  source: source(
    [article],
    'art. L. 5132-15-1 non lu ; loi n° 2008-1249 et décret n° 2014-197, lus en source secondaire',
  ),
  rules,
  article,
  own: [
    {
      sentence:
        'Jusqu’en 2014, les chantiers embauchaient surtout en contrat aidé (contrat d’avenir, CAE, puis CUI-CAE) : jugez alors ce contrat-là.',
      source: source([], 'présentation de la réforme de 2014, lue en source secondaire'),
      to: civilDate('2014-06-30'),
      from: integrationFrom,
    },
    {
      sentence: 'La structure assure l’encadrement technique, le suivi, l’accompagnement et la formation.',
      source: source([article]),
      from: integrationFrom,
    },
  ],
  alternatives: () => [
    {
      sentence: sentence(
        'Une entreprise peut être conventionnée comme entreprise d’insertion ; un employeur ordinaire a les contrats en alternance.',
      ),
      schemes: ['EI', 'CPRO', 'CAPP'],
      ...citing(source(['L5132-5'])),
    },
  ],
});
