// Contrat d'engagement jeune (since 1 March 2022; since 2025 a form of the contrat d'engagement of L. 5411-6).
import { addDays, addMonths, ageOn, birthdayOn, formatFrenchDate } from '../../../base/time';
import { type Deadline, dated } from '../../engine/deadline';
import type { DocumentCode } from '../../engine/documents';
import { requireValueOn } from '../../engine/parameter';
import { sentence, years } from '../../engine/phrasing';
import { requireAmountOn } from '../../engine/references';
import type { Reminder } from '../../engine/reminders';
import {
  closedUnless,
  type Finding,
  granted,
  holds,
  lacking,
  type Presumption,
  type Rule,
  refused,
  supposing,
  undecided,
} from '../../engine/rule';
import type { PartInput, Scheme } from '../../engine/scheme';
import { citing, source } from '../../engine/source';
import { turningBirthdays, turningMonths } from '../../engine/turning-days';
import { factTable as facts, knownDate } from '../../facts/facts';
import { ageAt, difficultiesRule, isMinor, majority } from '../common/person.rules';
import {
  comingDays,
  disabledUntil,
  outOfStudiesRule,
  refusedBefore,
  registrationRule,
  sanctions,
  youngFrom,
  youngUntil,
} from '../common/support.rules';
import { engagementFrom, youthAllowanceFrom } from '../common/youth-allowance';
import { cejAllowance } from './allowance';
import {
  cejMaximumMonths,
  cejPapersMonths,
  cejParameters,
  cejProlongedMonths,
  cejWaiting,
  cejWaitingMonths,
  cejWeeklyHours,
} from './parameters';

const cejSource = source(['L5131-6'], 'loi de finances pour 2022, décret n° 2022-199 du 18 février 2022');

const ageRule: Rule = {
  id: 'age',
  label: 'Âge',
  about: 'person',
  sentence:
    'Le contrat est ouvert de 16 à 25 ans révolus, et jusqu’à 29 ans révolus aux travailleurs handicapés reconnus.',
  from: youthAllowanceFrom,
  to: null,
  source: source(['L5131-6', 'L5314-2']),
  confidence: 'V',
  needs: [facts.birthDate, facts.disabledWorker],
  test: (ask, { on }): Finding => {
    const birthDate = knownDate(ask(facts.birthDate));
    if (birthDate === null) return lacking(facts.birthDate);
    const age = ageOn(birthDate, on);
    if (age < youngFrom) return refusedBefore(birthDate, on, youngFrom);
    if (age < youngUntil) return granted(`${years(age)} à la signature : public des 16–25 ans révolus.`);
    if (age >= disabledUntil)
      return refused(
        `${years(age)} à la signature : le contrat n’est plus ouvert, même à un travailleur handicapé, depuis le 30e anniversaire.`,
        {
          by: 'Aucun acte ne l’ouvrirait ; le contrat d’engagement de droit commun n’a pas de limite d’âge.',
        },
      );
    const disabled = holds(facts.disabledWorker, ask(facts.disabledWorker), 'no', (value) => value);
    if (disabled.truth === 'yes')
      return granted(
        `${years(age)} à la signature, travailleur handicapé : ouvert jusqu’au ${formatFrenchDate(addDays(birthdayOn(birthDate, disabledUntil), -1))}, veille du 30e anniversaire.`,
      );
    return disabled.truth === 'unknown'
      ? closedUnless(`${years(age)} à la signature, limite ${youngUntil - 1} révolus`, disabled, [
          `reconnaissance de travailleur handicapé (jusqu’à ${disabledUntil - 1} ans révolus)`,
        ])
      : refused(
          `${years(age)} à la signature : après 25 ans révolus, le contrat n’est ouvert qu’aux travailleurs handicapés.`,
          {
            by: 'La reconnaissance de la qualité de travailleur handicapé l’ouvrirait jusqu’au 30e anniversaire.',
          },
        );
  },
};

const noFormerCej: Presumption = {
  fact: facts.lastCejEndedOn,
  supposed: 'aucun contrat d’engagement jeune terminé depuis moins de six mois',
  confirm: 'À demander au jeune, et à voir dans le dossier partagé avec France Travail.',
};

const waitingRule: Rule = {
  id: 'waiting',
  label: 'Délai depuis le précédent',
  about: 'person',
  sentence:
    'Un nouveau contrat se conclut au terme d’un délai de six mois après l’expiration du précédent, sauf circonstances particulières que le représentant de la mission locale apprécie.',
  from: youthAllowanceFrom,
  to: null,
  source: source(['R5131-16']),
  confidence: 'V',
  presumes: noFormerCej,
  needs: [facts.lastCejEndedOn],
  test: (ask, { on, references }): Finding => {
    const ended = ask(facts.lastCejEndedOn);
    // A former contract is an exception: it counts once it is known.
    if (ended.state === 'unknown') return supposing(noFormerCej);
    if (ended.state === 'none') return granted('Premier contrat d’engagement jeune.');
    const months = requireAmountOn(cejWaitingMonths, on, references).value;
    const over = addMonths(ended.value, months);
    const past = `Précédent contrat terminé le ${formatFrenchDate(ended.value)}`;
    if (on > over) return granted(`${past} : le délai de ${months} mois est passé.`);
    if (on === over)
      return undecided(
        `${past} : le délai de ${months} mois s’achève ce jour-là ; le texte ne dit pas s’il y est compris. À coup sûr, signez le lendemain.`,
      );
    return {
      ...refused(
        `${past} : le délai de ${months} mois court jusqu’au ${formatFrenchDate(over)}. Le représentant de la mission locale peut y déroger pour un jeune qui a respecté ses engagements et rencontre des difficultés spécifiques.`,
        { on: addDays(over, 1) },
      ),
      remedy:
        'Une décision motivée du représentant de la mission locale ou de France Travail l’ouvrirait plus tôt.',
    };
  },
};

export const cejRules: readonly Rule[] = [
  ageRule,
  difficultiesRule(
    {
      sentence: 'Le contrat s’adresse à qui rencontre des difficultés d’accès à l’emploi durable.',
      from: youthAllowanceFrom,
      to: null,
      source: source(['L5131-6', 'R5131-15']),
      confidence: 'V',
    },
    {
      label: 'Difficultés d’accès à l’emploi durable',
      found:
        'Difficultés d’accès à l’emploi durable, appréciées selon la situation, y compris la nature et la durée du travail d’un emploi occupé.',
      notFound: 'Aucune difficulté d’accès à l’emploi durable n’est relevée.',
      by: 'Un diagnostic qui relève ces difficultés l’ouvrirait.',
    },
  ),
  outOfStudiesRule({
    sentence: 'Le jeune n’est ni étudiant ni en formation.',
    from: youthAllowanceFrom,
    to: null,
    source: source(['L5131-6', 'R5131-15']),
    confidence: 'V',
  }),
  registrationRule(
    {
      sentence:
        'Depuis 2025, le contrat est signé par une personne inscrite sur la liste des demandeurs d’emploi.',
      from: engagementFrom,
      to: null,
      source: source(['L5131-6', 'L5411-6', 'L5411-1']),
      confidence: 'V',
    },
    'L’inscription l’ouvrirait : la demande d’accompagnement faite à la mission locale y conduit (L. 5411-1, 3°).',
  ),
  waitingRule,
];

function cejDeadlines({ ask, context }: PartInput): readonly Deadline[] {
  const { on, territory, references } = context;
  const papers = requireAmountOn(cejPapersMonths, on, references);
  const longest = requireAmountOn(cejMaximumMonths, on, references);
  const waiting = requireAmountOn(cejWaitingMonths, on, references);
  const ended = knownDate(ask(facts.lastCejEndedOn));
  return [
    dated(
      {
        code: 'CEJ_PIECES',
        from: youthAllowanceFrom,
        label: 'Pièces de l’allocation',
        trigger: 'signature du contrat',
        triggerOn: on,
        count: papers.value,
        unit: 'months',
        rule: `Le jeune a ${papers.value} mois pour transmettre les pièces ; au-delà, les montants antérieurs de plus de ${papers.value} mois à la réception du dossier complet sont perdus. Un versement à titre conservatoire est possible ${papers.value} mois au plus.`,
        source: papers.source,
        confidence: papers.confidence,
      },
      territory,
    ),
    dated(
      {
        code: 'CEJ_FIN',
        from: youthAllowanceFrom,
        label: 'Terme du contrat d’engagement jeune',
        trigger: 'signature du contrat',
        triggerOn: on,
        count: longest.value,
        unit: 'months',
        rule: `Le contrat dure ${longest.value} mois au plus, hors prolongation motivée.`,
        source: longest.source,
        confidence: longest.confidence,
        note: 'Un engagement dans un parcours partenaire prolonge le contrat jusqu’au dernier jour du deuxième mois qui suit sa fin.',
      },
      territory,
    ),
    dated(
      {
        code: 'CEJ_CARENCE',
        from: youthAllowanceFrom,
        label: 'Délai avant un nouveau contrat d’engagement jeune',
        trigger: 'fin du précédent contrat d’engagement jeune',
        // Of a delay that is over nothing is to be watched.
        triggerOn: ended !== null && addMonths(ended, waiting.value) >= on ? ended : null,
        count: waiting.value,
        unit: 'months',
        rule: `Un nouveau contrat se conclut ${waiting.value} mois après la fin du précédent, sauf décision motivée.`,
        source: waiting.source,
        confidence: waiting.confidence,
      },
      territory,
    ),
  ];
}

function cejDocuments({ ask, context }: PartInput): readonly DocumentCode[] {
  const age = ageAt(ask, context.on);
  const codes: DocumentCode[] = ['ID', 'DOM'];
  if (context.on >= engagementFrom) codes.push('DE');
  codes.push('FISC', 'RESS', 'RIB');
  if (isMinor(ask, context.on)) codes.push('REP');
  if (age !== null && age >= youngUntil) codes.push('RQTH');
  return codes;
}

function cejReminders({ context: { on } }: PartInput): readonly Reminder[] {
  const hours = requireValueOn(cejWeeklyHours, on);
  return [
    {
      sentence: `Activité hebdomadaire : ${cejWeeklyHours.show(hours.value)}.`,
      source: hours.source,
      from: hours.from,
    },
    {
      sentence:
        'À sa demande, une personne en difficulté particulière et avérée (santé, handicap, invalidité, parent isolé sans garde pour un enfant de moins de 12 ans) a un plan d’action sans durée hebdomadaire.',
      source: source(['L5411-6']),
      from: engagementFrom,
    },
    {
      sentence:
        'Le contrat suit le modèle mis à disposition par France Travail : ce n’est pas un formulaire Cerfa.',
      source: source(['R5411-15-3']),
      from: engagementFrom,
    },
    {
      sentence:
        'L’allocation ne se cumule ni avec le RSA ni avec la prime d’activité, sauf pour une personne à charge du foyer, et sauf la prime d’une activité antérieure à l’allocation.',
      source: source(['R5131-24']),
      from: youthAllowanceFrom,
    },
    {
      sentence:
        'Le versement est suspendu pendant un volontariat dans les armées, un service militaire volontaire ou adapté, un service civique, un volontariat pour l’insertion, un contrat d’insertion par l’activité économique (entreprise ou association d’insertion, chantier, mission d’intérim d’insertion) ou un contrat unique d’insertion.',
      source: source(['R5131-24']),
      from: youthAllowanceFrom,
    },
    {
      sentence:
        'Se déduisent en entier : allocations de chômage, stages de formation rémunérés, école de la deuxième chance.',
      source: source(['R5131-21']),
      from: youthAllowanceFrom,
    },
    {
      sentence:
        'Se déduisent au-delà de 300 € par mois : revenus d’activité, activité partielle, indemnités journalières et de maternité ou de paternité, rémunération en établissement d’aide par le travail. Les autres ressources se cumulent en entier.',
      source: source(['R5131-20', 'R5131-22', 'D5131-23']),
      from: youthAllowanceFrom,
    },
    {
      sentence:
        'L’allocation est incessible, insaisissable et non imposable ; elle est due pour le mois civil de la signature et pour celui où le droit s’achève.',
      source: source(['L5131-6', 'R5131-25']),
      from: youthAllowanceFrom,
    },
    sanctions,
  ];
}

export const cej: Scheme = {
  id: 'CEJ',
  label: 'Contrat d’engagement jeune',
  short: 'CEJ',
  kind: 'support',
  purpose:
    'Accompagnement intensif vers l’emploi durable, signé par le jeune et la mission locale ou France Travail au nom de l’État, avec une allocation mensuelle selon les ressources.',
  pivot:
    'Les conditions et le montant forfaitaire se jugent à la signature ; la déduction des ressources suit le SMIC de chaque mois.',
  from: youthAllowanceFrom,
  to: null,
  source: cejSource,
  confidence: 'V',
  rules: cejRules,
  parameters: cejParameters,
  usualMonths: 12,
  turningDays: (ask, on) => {
    const ended = knownDate(ask(facts.lastCejEndedOn));
    const over = turningMonths(ended, on, [cejWaiting]);
    return [
      ...turningBirthdays(ask, on, [youngFrom, majority, youngUntil, disabledUntil]),
      ...over,
      // On its last day the delay is undecided; it is over the day after.
      ...comingDays(on, ended === null ? null : addDays(addMonths(ended, cejWaiting), 1)),
      ...turningMonths(knownDate(ask(facts.supportSignedOn)), on, [12, 18]),
      ...comingDays(on, knownDate(ask(facts.registeredJobSeekerSince))),
    ];
  },
  parts: {
    duration: ({ context }) => {
      const most = requireAmountOn(cejMaximumMonths, context.on, context.references);
      const prolonged = requireAmountOn(cejProlongedMonths, context.on, context.references);
      return {
        minMonths: null,
        maxMonths: most.value,
        ...citing(most.source),
        toCheck: false,
        note: sentence(
          `À titre exceptionnel et motivé, ${prolonged.value} mois au plus au total ; prolongé aussi jusqu’au dernier jour du deuxième mois après un parcours partenaire.`,
        ),
      };
    },
    allowance: cejAllowance,
    deadlines: cejDeadlines,
    documents: cejDocuments,
    reminders: cejReminders,
    alternatives: ({ found, context }) =>
      found.truth !== 'no'
        ? []
        : [
            {
              sentence: sentence(
                'Avant 26 ans, le parcours contractualisé d’accompagnement (PACEA) reste ouvert aux jeunes en difficulté, avec une allocation ponctuelle.',
              ),
              schemes: ['PACEA' as const],
              ...citing(source(['L5131-4', 'R5131-13'])),
            },
            ...(context.on >= engagementFrom
              ? [
                  {
                    sentence: sentence(
                      'Toute personne inscrite comme demandeur d’emploi signe un contrat d’engagement de droit commun, sans condition d’âge.',
                    ),
                    schemes: ['CE' as const],
                    ...citing(source(['L5411-6'])),
                  },
                ]
              : []),
          ],
  },
};
