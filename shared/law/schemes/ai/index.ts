import { civilDate } from '../../../base/time';
import { sentence } from '../../engine/phrasing';
import type { Scheme } from '../../engine/scheme';
import { citing, source } from '../../engine/source';
import { integrationFrom, integrationRules, integrationScheme } from '../common/integration';

const article = 'L5132-7';

const rules = integrationRules(
  {
    article,
    named: 'Une association intermédiaire',
    employerSentence:
      'L’employeur est une association intermédiaire, liée à l’État par une convention, qui met ses salariés à disposition d’utilisateurs.',
    judgeKind: (kind) =>
      kind === 'association'
        ? true
        : {
            closed:
              'L’employeur n’est pas une association : l’utilisateur (entreprise, particulier, collectivité) ne signe pas le contrat de travail.',
          },
  },
  {
    shorter: 'un aménagement de peine ou un CDD d’usage',
    fewer: 'un CDD d’usage, ou un parcours d’insertion qui le justifie',
  },
);

/** Associations intermédiaires: work made available to companies, bodies and private persons. */
export const ai: Scheme = integrationScheme({
  id: 'AI',
  label: 'Association intermédiaire',
  purpose:
    'Une association conventionnée par l’État embauche des personnes en difficulté et les met à disposition, à titre onéreux, d’entreprises, de collectivités, d’associations ou de particuliers.',
  source: source([article], 'articles non lus, fiches de l’Urssaf et d’un pôle régional de l’insertion'),
  rules,
  article,
  own: [
    {
      sentence:
        'En entreprise, les mises à disposition d’un même salarié ne dépassent pas 480 heures sur 24 mois depuis la première ; la limite ne vaut ni chez un particulier, ni dans une association ou une collectivité.',
      source: source(['L5132-9', 'R5132-18'], 'Urssaf'),
      from: civilDate('2009-06-01'),
    },
    {
      sentence:
        'Le préfet peut autoriser une association à dépasser ces 480 heures, pour trois ans renouvelables.',
      source: source(['L5132-9'], 'décret n° 2021-1129 du 30 août 2021, lu en source secondaire'),
      from: civilDate('2021-09-01'),
    },
    {
      sentence:
        'Pas de mise à disposition dans un établissement qui a licencié pour motif économique dans les 6 mois.',
      source: source([article], 'Urssaf'),
      from: integrationFrom,
    },
  ],
  alternatives: () => [
    {
      sentence: sentence(
        'L’utilisateur s’adresse à une association intermédiaire ; une entreprise peut être conventionnée comme entreprise d’insertion.',
      ),
      schemes: ['EI', 'ETTI'],
      ...citing(source(['L5132-5', 'L5132-6'])),
    },
  ],
});
