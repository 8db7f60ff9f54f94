// What the law of 18 December 2023 left to those who cannot be registered as job seekers: since 2025 the pathways towards
// employment (PACEA, CEJ) ask for the registration.
import { civilDate } from '../../../base/time';
import { sentence } from '../../engine/phrasing';
import type { Reminder } from '../../engine/reminders';
import {
  either,
  type Finding,
  granted,
  holds,
  isTrue,
  negated,
  type Rule,
  refused,
  undecided,
} from '../../engine/rule';
import type { Scheme } from '../../engine/scheme';
import { citing, source } from '../../engine/source';
import { turningBirthdays, turningMonths } from '../../engine/turning-days';
import { factTable as facts, knownDate } from '../../facts/facts';
import { isMinor } from '../common/person.rules';
import { youngFrom, youngRule, youngUntil } from '../common/support.rules';

const from = civilDate('2025-01-01');
const law = source(
  ['L5314-2'],
  'loi n° 2023-1196 du 18 décembre 2023 ; réponse ministérielle sur la réforme des missions locales (Sénat)',
);
const terms = { from, to: null, source: law, confidence: 'S' } as const;

const notRegistered: Rule = {
  ...terms,
  id: 'not-registered',
  about: 'person',
  label: 'Non inscrit',
  sentence: 'Le parcours s’adresse aux jeunes qui ne sont pas inscrits comme demandeurs d’emploi.',
  needs: [facts.registeredJobSeekerSince],
  test: (ask, { on }): Finding => {
    const registered = holds(
      facts.registeredJobSeekerSince,
      ask(facts.registeredJobSeekerSince),
      'no',
      (since) => since <= on,
    );
    if (registered.truth === 'unknown') return registered;
    return registered.truth === 'yes'
      ? refused(
          'Inscription comme demandeur d’emploi en cours : l’accompagnement vers l’emploi lui est ouvert.',
          {
            by: 'Le PACEA, le contrat d’engagement jeune ou le contrat d’engagement sont ouverts à un jeune inscrit.',
          },
        )
      : granted('Pas d’inscription comme demandeur d’emploi.');
  },
};

const unable: Rule = {
  ...terms,
  id: 'cannot-register',
  about: 'person',
  label: 'Inscription impossible',
  sentence:
    'Le jeune ne peut pas être inscrit : encore scolarisé, ou étranger sans titre qui autorise à travailler.',
  needs: [facts.student, facts.inTraining, facts.workPermitNeeded],
  test: (ask): Finding => {
    const schooled = either(isTrue(ask, facts.student), isTrue(ask, facts.inTraining));
    if (schooled.truth === 'yes') return granted('Scolarisé, étudiant ou en formation.');
    const permit = isTrue(ask, facts.workPermitNeeded);
    if (permit.truth === 'yes')
      return undecided(
        'Autorisation de travail nécessaire : sans titre de séjour qui autorise à travailler, l’inscription est impossible et ce parcours est ouvert ; vérifiez le titre.',
      );
    const none = negated(either(schooled, permit));
    return none.truth === 'yes'
      ? refused('Rien de connu n’empêche l’inscription comme demandeur d’emploi.', {
          by: 'L’inscription comme demandeur d’emploi, qui se demande à la mission locale ou en ligne, ouvre le PACEA et le contrat d’engagement jeune.',
        })
      : none;
  },
};

const reminders: readonly Reminder[] = [
  {
    sentence:
      'Le parcours porte sur la consolidation de la scolarité ou des études, l’information et l’accès aux droits ; l’accompagnement vers l’emploi demande l’inscription.',
    source: law,
    from,
  },
  {
    sentence: 'Aucune allocation propre à ce parcours n’a été lue.',
    source: law,
    from,
  },
  {
    sentence:
      'Pour les jeunes inscrits, le contrat d’engagement est signé avant l’entrée en PACEA ; le contrat d’engagement jeune en est la forme intensive.',
    source: source(['L5131-4', 'L5131-6', 'L5411-6']),
    from,
  },
  {
    sentence:
      'Durée, contenu et document du parcours : à lire dans le cahier des charges de l’État et la convention de la mission locale, non lus.',
    source: law,
    from,
  },
];

/** The pathway of support and orientation of the missions locales, for those who cannot register. */
export const parcoursAppui: Scheme = {
  id: 'PARCOURS_APPUI',
  label: 'Parcours d’appui et d’orientation',
  short: 'Parcours d’appui',
  kind: 'support',
  purpose:
    'Accompagnement par la mission locale, depuis 2025, des jeunes qui ne peuvent être inscrits comme demandeurs d’emploi : poursuite de la scolarité ou des études, information, accès aux droits.',
  pivot: 'Les conditions se jugent à l’entrée dans le parcours.',
  ...terms,
  rules: [
    youngRule(
      { ...terms, sentence: 'Le parcours s’adresse aux jeunes de 16 à 25 ans révolus.' },
      {
        explanation: 'les missions locales accompagnent jusqu’au 26e anniversaire.',
        by: 'Aucun acte ne l’ouvrirait ; le contrat d’engagement de droit commun n’a pas de limite d’âge.',
      },
    ),
    notRegistered,
    unable,
  ],
  parameters: [],
  usualMonths: null,
  turningDays: (ask, on) => [
    ...turningBirthdays(ask, on, [youngFrom, youngUntil]),
    ...turningMonths(knownDate(ask(facts.registeredJobSeekerSince)), on, [0]),
  ],
  parts: {
    duration: () => ({
      minMonths: null,
      maxMonths: null,
      ...citing(law),
      toCheck: true,
      note: sentence('Durée non lue : à vérifier dans la convention de la mission locale avec l’État.'),
    }),
    documents: ({ ask, context }) => ['ID', ...(isMinor(ask, context.on) ? ['REP'] : [])],
    reminders: () => reminders,
    alternatives: ({ found }) =>
      found.truth === 'no'
        ? [
            {
              sentence: sentence(
                'Un jeune inscrit, ou qui peut l’être, relève du PACEA ou du contrat d’engagement jeune.',
              ),
              schemes: ['PACEA', 'CEJ'],
              ...citing(source(['L5131-4', 'L5131-6'])),
            },
          ]
        : [],
  },
};
