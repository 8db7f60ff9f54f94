// Parcours contractualisé d'accompagnement vers l'emploi et l'autonomie (since 1 January 2017, after the CIVIS).
import { addDays, addMonths, type CivilDate, civilDate, formatFrenchDate } from '../../../base/time';
import { type Deadline, dated } from '../../engine/deadline';
import type { DocumentCode } from '../../engine/documents';
import type { Money } from '../../engine/eligibility.schema';
import { type Amount, amount, isGathered, type Parameter, since, valueOn } from '../../engine/parameter';
import { sentence } from '../../engine/phrasing';
import { amountOn, amountPlaceOn, requireAmountOn } from '../../engine/references';
import type { Reminder } from '../../engine/reminders';
import { type Finding, granted, type Presumption, type Rule, supposing, undecided } from '../../engine/rule';
import type { PartInput, Scheme } from '../../engine/scheme';
import { citing, source } from '../../engine/source';
import { turningBirthdays, turningMonths } from '../../engine/turning-days';
import { factTable as facts, knownDate } from '../../facts/facts';
import { difficultiesRule, isMinor, majority } from '../common/person.rules';
import { followingRsa, rsaSeriesOf } from '../common/rsa';
import {
  comingDays,
  registrationRule,
  sanctions,
  youngFrom,
  youngRule,
  youngUntil,
} from '../common/support.rules';
import {
  allowanceNotGathered,
  centsOf,
  engagementFrom,
  revaluedOn,
  youthAllowanceFrom,
  youthFlatAmounts,
} from '../common/youth-allowance';

export const paceaFrom: CivilDate = civilDate('2017-01-01');
/** Last day of the wording of R. 5131-10 that asked for a signature within a month of the diagnosis. */
const formerWordingUntil: CivilDate = civilDate('2022-02-28');

/** Months of the pathway, without a break. */
const longest = 24;

export const paceaMaximumMonths: Amount = amount({
  id: 'pacea.maximum',
  label: 'Durée maximale du parcours, en mois consécutifs',
  unit: 'months',
  reviewMonths: null,
  values: [since('2017-01-01', longest, source(['R5131-13']), 'V')],
});

/** Until the CEJ, the ceiling of a month followed the RSA. */
export const paceaFormerCeiling = followingRsa(
  'pacea.former-ceiling',
  'Plafond mensuel de l’allocation du PACEA avant mars 2022',
  paceaFrom,
);

export const paceaYearlyTimes: Parameter<number> = {
  id: 'pacea.yearly-times',
  label: 'Plafond annuel de l’allocation, en nombre de fois le plafond mensuel',
  show: (value) => `${value} fois`,
  values: [since('2022-03-01', 6, source(['D5131-9']), 'V')],
};

/** Resources of the month above which the allowance is not paid; the wording before July 2024 was not read. */
export const paceaResourceLimit: Amount = amount({
  id: 'pacea.resource-limit',
  label: 'Rémunérations et allocations au-delà desquelles l’allocation n’est pas versée, par mois',
  unit: 'cents',
  reviewMonths: null,
  values: [since('2024-07-01', 30_000, source(['R5131-8']), 'V')],
});

/** Months in which the first phase begins. */
export const paceaFirstPhaseMonths: Amount = amount({
  id: 'pacea.first-phase',
  label: 'Délai de la première phase, depuis la signature',
  unit: 'months',
  reviewMonths: null,
  values: [
    since('2017-01-01', 1, source(['R5131-10'], 'rédaction de 2017 à février 2022'), 'V'),
    since('2022-03-01', 1, source(['R5131-12'], 'rédaction de mars 2022 à 2024, non lue'), 'N'),
    since('2025-01-01', 1, source(['R5131-12']), 'V'),
  ],
});

const noFormerSupport: Presumption = {
  fact: facts.supportSignedOn,
  supposed: 'aucun parcours en cours depuis vingt-quatre mois',
  confirm: 'À voir dans le dossier du jeune, ou à saisir dans ses accompagnements.',
};

const continuityRule: Rule = {
  id: 'continuity',
  label: 'Vingt-quatre mois consécutifs',
  about: 'person',
  sentence: 'Le parcours peut être prolongé dans la limite de vingt-quatre mois consécutifs.',
  from: paceaFrom,
  to: null,
  source: source(['R5131-13']),
  confidence: 'V',
  presumes: noFormerSupport,
  needs: [facts.supportSignedOn],
  test: (ask, { on }): Finding => {
    const signed = ask(facts.supportSignedOn);
    // A contract in force is an exception: it counts once it is known.
    if (signed.state === 'unknown') return supposing(noFormerSupport);
    if (signed.state === 'none') return granted('Aucun contrat d’accompagnement en cours.');
    const limit = addMonths(signed.value, longest);
    return on < limit
      ? granted(
          `Contrat d’accompagnement en cours depuis le ${formatFrenchDate(signed.value)} : s’il s’agit d’un PACEA, prolongeable jusqu’au ${formatFrenchDate(limit)}.`,
        )
      : undecided(
          `Contrat d’accompagnement en cours depuis le ${formatFrenchDate(signed.value)} : un PACEA s’arrête au bout de 24 mois consécutifs, le ${formatFrenchDate(limit)}. Vérifiez que le précédent a pris fin ; l’accompagnement peut se poursuivre par un contrat d’engagement jeune.`,
        );
  },
};

export const paceaRules: readonly Rule[] = [
  youngRule(
    {
      sentence: 'Le parcours est ouvert de 16 à 25 ans révolus.',
      from: paceaFrom,
      to: null,
      source: source(['L5131-3']),
      confidence: 'V',
    },
    {
      explanation: 'le parcours s’arrête au 26e anniversaire.',
      by: 'Aucun acte ne l’ouvrirait ; le contrat d’engagement jeune reste ouvert aux travailleurs handicapés jusqu’à 29 ans révolus.',
    },
  ),
  difficultiesRule(
    {
      sentence:
        'Le parcours s’adresse au jeune en difficulté et confronté à un risque d’exclusion professionnelle.',
      from: paceaFrom,
      to: null,
      source: source(['L5131-3', 'L5131-4']),
      confidence: 'V',
    },
    {
      label: 'Difficultés et risque d’exclusion',
      found: 'Difficultés et risque d’exclusion professionnelle relevés par le diagnostic.',
      notFound: 'Aucune difficulté particulière n’est relevée.',
      by: 'Un diagnostic qui relève des difficultés et un risque d’exclusion professionnelle l’ouvrirait.',
    },
  ),
  registrationRule(
    {
      sentence:
        'Depuis 2025, l’entrée dans le parcours suppose une inscription sur la liste des demandeurs d’emploi.',
      from: engagementFrom,
      to: null,
      source: source(['L5131-4', 'L5411-6', 'L5411-1']),
      confidence: 'V',
    },
    'L’inscription l’ouvrirait : la demande d’accompagnement faite à la mission locale y conduit (L. 5411-1, 3°).',
  ),
  continuityRule,
];

/** The occasional allowance: ceilings, never an amount due. */
function paceaAllowance({ ask, context, found }: PartInput): Money | null {
  if (found.truth === 'no') return null;
  const { on, territory, references } = context;
  const note =
    'Allocation ponctuelle, accordée selon la situation et les besoins ; les montants sont des plafonds.';
  const line = { per: 'month', toRead: null, percentOfSmic: null, isCeiling: true } as const;
  if (on < youthAllowanceFrom) {
    const ceiling = amountPlaceOn(rsaSeriesOf(paceaFormerCeiling, territory), on, references);
    const formerNote = sentence(`${note} Le plafond annuel de cette période n’a pas été relevé.`);
    if (ceiling === null || !isGathered(ceiling))
      return allowanceNotGathered('Plafond mensuel', ceiling, formerNote);
    return {
      lines: [
        {
          ...line,
          label: 'Plafond mensuel',
          amount: ceiling.value / 100,
          toCheck: false,
          note: sentence('Plafond calé sur le RSA.'),
          ...citing(ceiling.source),
          confidence: ceiling.confidence,
        },
      ],
      monthly: null,
      toCheck: true,
      missing: [],
      note: formerNote,
    };
  }
  const ceiling = revaluedOn(youthFlatAmounts.elsewhere.adult, on, references);
  if (ceiling === null || ceiling.read !== undefined)
    return allowanceNotGathered('Plafond mensuel', ceiling, sentence(note));
  const [earned, deductible] = [centsOf(ask(facts.earnedResources)), centsOf(ask(facts.deductibleResources))];
  const total = ask(facts.monthlyResources);
  const limit = amountOn(paceaResourceLimit, on, references);
  const missing =
    limit === null ||
    (earned !== null && deductible !== null) ||
    // All resources within the limit, so are the pay and the allowances among them.
    (total.state !== 'unknown' && (centsOf(total) ?? Number.POSITIVE_INFINITY) <= limit.value)
      ? []
      : [
          ...(earned === null ? [facts.earnedResources.path] : []),
          ...(deductible === null ? [facts.deductibleResources.path] : []),
        ];
  const isOver = limit !== null && (earned ?? 0) + (deductible ?? 0) > limit.value;
  const times = valueOn(paceaYearlyTimes, on)?.value ?? null;
  const confidence = ceiling.confidence;
  const rule =
    limit === null
      ? 'Condition de ressources d’avant juillet 2024 non lue.'
      : isOver
        ? 'Rémunérations et allocations du mois au-delà de 300 € : pas d’allocation ce mois-ci.'
        : 'Versée les mois où les rémunérations et les autres allocations ne dépassent pas 300 €.';
  return {
    lines: [
      {
        ...line,
        label: 'Plafond mensuel',
        amount: isOver ? 0 : ceiling.cents / 100,
        toCheck: ceiling.toCheck || limit === null,
        note: sentence(`${rule} ${ceiling.remark}`.trim()),
        ...citing(source(['D5131-9', 'R5131-8', ...ceiling.source.articles], ceiling.source.text)),
        confidence,
      },
      ...(times === null
        ? []
        : [
            {
              ...line,
              label: 'Plafond annuel',
              amount: (ceiling.cents * times) / 100,
              per: 'year' as const,
              toCheck: ceiling.toCheck,
              note: sentence(`${times} fois le plafond mensuel. ${ceiling.remark}`.trim()),
              ...citing(source(['D5131-9', ...ceiling.source.articles], ceiling.source.text)),
              confidence,
            },
          ]),
    ],
    monthly: isOver ? 0 : null,
    toCheck: ceiling.toCheck || limit === null || missing.length > 0,
    missing,
    note: sentence(note),
  };
}

function paceaDeadlines({ context }: PartInput): readonly Deadline[] {
  const { on, territory, references } = context;
  const phase = requireAmountOn(paceaFirstPhaseMonths, on, references);
  const most = requireAmountOn(paceaMaximumMonths, on, references);
  return [
    dated(
      {
        code: 'PACEA_PHASE1',
        from: paceaFrom,
        label: 'Début de la première phase',
        trigger: 'signature du contrat',
        triggerOn: on,
        count: phase.value,
        unit: 'months',
        rule: `La première phase du parcours débute au plus tard ${phase.value} mois après la signature.`,
        source: phase.source,
        confidence: phase.confidence,
        ...(phase.confidence === 'N' ? { note: 'Rédaction de mars 2022 à 2024 non lue : à vérifier.' } : {}),
      },
      territory,
    ),
    dated(
      {
        code: 'PACEA_FIN',
        from: paceaFrom,
        label: 'Terme du parcours',
        trigger: 'signature du contrat',
        triggerOn: on,
        count: most.value,
        unit: 'months',
        rule: `Le parcours est limité à ${most.value} mois consécutifs ; il s’arrête avant au 26e anniversaire.`,
        source: most.source,
        confidence: most.confidence,
      },
      territory,
    ),
  ];
}

const content =
  'Le contrat écrit les phases, leurs objectifs et leur durée, les engagements de chaque partie par phase, et l’allocation s’il y en a une. Chaque phase s’achève par une évaluation.';
const formerWording = source(['R5131-10'], 'rédaction de 2017 à février 2022');

const paceaReminders: readonly Reminder[] = [
  {
    sentence: 'Le contrat se signe au plus tard un mois après le diagnostic.',
    source: formerWording,
    from: paceaFrom,
    to: formerWordingUntil,
  },
  { sentence: content, source: formerWording, from: paceaFrom, to: formerWordingUntil },
  { sentence: content, source: source(['R5131-11', 'R5131-12']), from: addDays(formerWordingUntil, 1) },
  {
    sentence:
      'Un contrat d’engagement est signé avant l’entrée dans le parcours. Il désigne un référent unique et suit le modèle de France Travail : ce n’est pas un formulaire Cerfa.',
    source: source(['L5411-6', 'R5411-15-3']),
    from: engagementFrom,
  },
  {
    sentence:
      'Le contrat prend fin quand l’insertion est acquise, au 26e anniversaire, ou à la demande expresse du jeune. Un manquement n’est plus un cas de fin : l’allocation peut être suspendue ou supprimée.',
    source: source(['R5131-13', 'L5131-5']),
    from: engagementFrom,
  },
  {
    sentence:
      'France Travail verse l’allocation, ou l’Agence de services et de paiement quand la demande vient d’une mission locale.',
    source: source(['R5131-8']),
    from: civilDate('2024-07-01'),
  },
  {
    sentence: 'L’allocation est incessible, insaisissable et non imposable.',
    source: source(['L5131-5']),
    from: paceaFrom,
  },
  sanctions,
];

export const pacea: Scheme = {
  id: 'PACEA',
  label: 'Parcours contractualisé d’accompagnement vers l’emploi et l’autonomie (PACEA)',
  kind: 'support',
  purpose:
    'Accompagnement par phases successives, mis en œuvre par les missions locales, avec une allocation ponctuelle selon les besoins.',
  pivot: 'Les conditions se jugent à la signature du contrat.',
  from: paceaFrom,
  to: null,
  source: source(['L5131-3', 'L5131-4'], 'loi n° 2016-1088 du 8 août 2016, décret n° 2016-1855'),
  confidence: 'V',
  rules: paceaRules,
  parameters: [
    paceaMaximumMonths,
    ...Object.values(paceaFormerCeiling),
    paceaYearlyTimes,
    paceaResourceLimit,
    paceaFirstPhaseMonths,
  ],
  usualMonths: 12,
  turningDays: (ask, on) => [
    ...turningBirthdays(ask, on, [youngFrom, majority, youngUntil]),
    ...turningMonths(knownDate(ask(facts.supportSignedOn)), on, [12, longest]),
    ...comingDays(on, knownDate(ask(facts.registeredJobSeekerSince))),
  ],
  parts: {
    duration: ({ context }) => {
      const most = requireAmountOn(paceaMaximumMonths, context.on, context.references);
      return {
        minMonths: null,
        maxMonths: most.value,
        ...citing(most.source),
        toCheck: false,
        note: sentence('Durée déterminée, prolongeable dans la limite de 24 mois consécutifs.'),
      };
    },
    allowance: paceaAllowance,
    deadlines: paceaDeadlines,
    documents: ({ ask, context }) => {
      const codes: DocumentCode[] = ['ID'];
      if (context.on >= engagementFrom) codes.push('DE');
      codes.push('RESS', 'RIB');
      if (isMinor(ask, context.on)) codes.push('REP');
      return codes;
    },
    reminders: () => paceaReminders,
    alternatives: ({ found, context }) =>
      found.truth !== 'no'
        ? []
        : [
            ...(context.on >= youthAllowanceFrom
              ? [
                  {
                    sentence: sentence(
                      'Le contrat d’engagement jeune va jusqu’à 29 ans révolus pour les travailleurs handicapés, et suppose seulement des difficultés d’accès à l’emploi durable.',
                    ),
                    schemes: ['CEJ' as const],
                    ...citing(source(['L5131-6'])),
                  },
                ]
              : []),
            ...(context.on >= engagementFrom
              ? [
                  {
                    sentence: sentence(
                      'Toute personne inscrite comme demandeur d’emploi signe un contrat d’engagement, sans condition d’âge.',
                    ),
                    schemes: ['CE' as const],
                    ...citing(source(['L5411-6'])),
                  },
                ]
              : []),
          ],
  },
};
