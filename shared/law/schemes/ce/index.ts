// Contrat d'engagement of L. 5411-6 (since 1 January 2025): what every registered job seeker signs. The PACEA and the
// contrat d'engagement jeune are forms of it.
import { civilDate } from '../../../base/time';
import { dated } from '../../engine/deadline';
import type { DocumentCode } from '../../engine/documents';
import { type Amount, amount } from '../../engine/parameter';
import { sentence } from '../../engine/phrasing';
import { requireAmountOn } from '../../engine/references';
import type { Reminder } from '../../engine/reminders';
import { isTrue, type Rule } from '../../engine/rule';
import type { PartInput, Scheme } from '../../engine/scheme';
import { citing, source } from '../../engine/source';
import { turningBirthdays, turningMonths } from '../../engine/turning-days';
import { factTable as facts, knownDate } from '../../facts/facts';
import { ageAt, isMinor, majority } from '../common/person.rules';
import { comingDays, registrationRule, youngFrom, youngUntil } from '../common/support.rules';
import { engagementFrom } from '../common/youth-allowance';

export const ceWeeklyHours: Amount = amount({
  id: 'ce.weekly-hours',
  label: 'Durée hebdomadaire d’activité du plan d’action, au moins',
  unit: 'hours',
  reviewMonths: null,
  values: [{ from: engagementFrom, value: 15, source: source(['L5411-6']), confidence: 'V' }],
});

export const ceOfferMonths: Amount = amount({
  id: 'ce.offer',
  label: 'Délai pour définir l’offre raisonnable d’emploi',
  unit: 'months',
  reviewMonths: null,
  values: [
    {
      from: engagementFrom,
      value: 6,
      source: source(['R5411-15-1'], 'rédaction d’avant le 22 mars 2025, non lue'),
      confidence: 'N',
    },
    { from: civilDate('2025-03-22'), value: 6, source: source(['R5411-15-1']), confidence: 'V' },
  ],
});

const ceRules: readonly Rule[] = [
  registrationRule(
    {
      sentence:
        'Le contrat d’engagement est signé par une personne inscrite sur la liste des demandeurs d’emploi.',
      from: engagementFrom,
      to: null,
      source: source(['L5411-6', 'L5411-1']),
      confidence: 'V',
    },
    'L’inscription l’ouvrirait : à sa demande, par la demande de RSA, ou par la demande d’accompagnement à une mission locale.',
  ),
];

/** What the plan asks of the person: fifteen hours, less, or none at the person's request. */
function activity({ ask, context: { on, references } }: PartInput): string {
  const hours = requireAmountOn(ceWeeklyHours, on, references).value;
  const disabled = isTrue(ask, facts.disabledWorker).truth === 'yes';
  const alone = isTrue(ask, facts.singleParentWithoutCare).truth === 'yes';
  const whom =
    disabled && alone
      ? 'handicap et absence de solution de garde'
      : disabled
        ? 'handicap'
        : alone
          ? 'parent isolé sans solution de garde pour un enfant de moins de 12 ans'
          : '';
  const rule = `Le plan d’action prévoit ${hours} heures d’activité par semaine au moins ; cette durée peut être minorée selon la situation, sans être nulle.`;
  return whom === ''
    ? `${rule} À sa demande, une personne en difficulté avérée (santé, handicap, invalidité, parent isolé sans garde d’un enfant de moins de 12 ans) a un plan d’action sans durée.`
    : `${rule} Situation déclarée (${whom}) : à sa demande, la personne peut avoir un plan d’action sans durée hebdomadaire.`;
}

function ceReminders(input: PartInput): readonly Reminder[] {
  const { ask, context } = input;
  const age = ageAt(ask, context.on);
  return [
    { sentence: activity(input), source: source(['L5411-6']), from: engagementFrom },
    ...(age !== null && age >= youngFrom && age < youngUntil
      ? [
          {
            sentence:
              'Avant 26 ans, le contrat d’engagement précède un PACEA, ou devient un contrat d’engagement jeune quand l’accompagnement est intensif.',
            source: source(['L5131-4', 'L5131-6']),
            from: engagementFrom,
          },
        ]
      : []),
    {
      sentence:
        'L’organisme référent signe aussi le contrat, au vu du diagnostic global. Le contrat désigne un référent unique, les engagements de chacun, le plan d’action, les droits et les recours ; il suit le modèle de France Travail et s’actualise.',
      source: source(['L5411-6', 'R5411-14', 'R5411-15', 'R5411-15-3']),
      from: engagementFrom,
    },
    {
      sentence:
        'Nul n’est tenu d’accepter un salaire inférieur à celui pratiqué pour la profession dans la région, un temps partiel quand le contrat vise un temps complet, ou un emploi incompatible avec ses qualifications.',
      source: source(['L5411-6-4']),
      from: engagementFrom,
    },
    {
      sentence:
        'Les personnes invalides de 2e ou 3e catégorie ne peuvent pas être inscrites pendant leur incapacité ; le bénéficiaire du RSA qui n’est pas tenu aux obligations de recherche est dispensé du contrat.',
      source: source(['L5411-5', 'R5411-15-2']),
      from: engagementFrom,
    },
  ];
}

export const ce: Scheme = {
  id: 'CE',
  label: 'Contrat d’engagement',
  kind: 'support',
  purpose:
    'Contrat que toute personne inscrite comme demandeur d’emploi signe avec son organisme référent : mission locale, France Travail, département ou organisme spécialisé.',
  pivot: 'La condition se juge à la signature du contrat.',
  from: engagementFrom,
  to: null,
  source: source(['L5411-6'], 'loi n° 2023-1196 du 18 décembre 2023'),
  confidence: 'V',
  rules: ceRules,
  parameters: [ceWeeklyHours, ceOfferMonths],
  usualMonths: null,
  turningDays: (ask, on) => [
    ...turningBirthdays(ask, on, [youngFrom, majority, youngUntil]),
    ...turningMonths(knownDate(ask(facts.supportSignedOn)), on, [12, 24]),
    ...comingDays(on, knownDate(ask(facts.registeredJobSeekerSince))),
  ],
  parts: {
    duration: () => ({
      minMonths: null,
      maxMonths: null,
      ...citing(source(['L5411-6', 'R5411-14'])),
      toCheck: false,
      note: sentence('Aucune durée n’est fixée : le contrat s’actualise périodiquement.'),
    }),
    deadlines: ({ context }) => {
      const offer = requireAmountOn(ceOfferMonths, context.on, context.references);
      return [
        dated(
          {
            code: 'CE_OFFRE',
            from: engagementFrom,
            label: 'Éléments de l’offre raisonnable d’emploi',
            trigger: 'signature du contrat',
            triggerOn: context.on,
            count: offer.value,
            unit: 'months',
            rule: `Les éléments de l’offre raisonnable d’emploi sont définis dans les ${offer.value} mois de la signature.`,
            source: offer.source,
            confidence: offer.confidence,
            note: 'Sauf pour un accompagnement à vocation d’insertion sociale.',
          },
          context.territory,
        ),
      ];
    },
    documents: ({ ask, context }) => {
      const codes: DocumentCode[] = ['ID', 'DE'];
      if (isMinor(ask, context.on)) codes.push('REP');
      return codes;
    },
    reminders: ceReminders,
    alternatives: ({ found }) =>
      found.truth !== 'no'
        ? []
        : [
            {
              sentence: sentence(
                'Une immersion (PMSMP) est ouverte sans inscription à toute personne accompagnée.',
              ),
              schemes: ['PMSMP' as const],
              ...citing(source(['L5135-1', 'L5135-2'])),
            },
          ],
  },
};
