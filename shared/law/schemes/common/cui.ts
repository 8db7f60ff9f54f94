// The contrat d'accompagnement dans l'emploi since 2010, in the non-market sector: what the CUI-CAE and the PEC share.
import { type CivilDate, civilDate, type Interval } from '../../../base/time';
import type { EmployerKind } from '../../../fields/codes';
import { employerKindLabels } from '../../../fields/codes';
import type { SchemeAnswer } from '../../engine/eligibility.schema';
import { type Amount, amount } from '../../engine/parameter';
import { sentence } from '../../engine/phrasing';
import { requireAmountOn } from '../../engine/references';
import type { Reminder } from '../../engine/reminders';
import {
  type Finding,
  granted,
  isTrue,
  type Rule,
  type RuleContext,
  refused,
  undecided,
} from '../../engine/rule';
import type { PartInput } from '../../engine/scheme';
import { citing, type Source, source } from '../../engine/source';
import { type Ask, factTable as facts } from '../../facts/facts';
import type { SchemeCode } from '../../facts/scheme-codes';
import {
  aidedDifficultiesRule,
  aidFirstRule,
  carryingEmployer,
  contributionsRule,
  cuiDeadlines,
  cuiDurationRule,
  employerRule,
  type Frame,
  isMarketKind,
  joblessRule,
  marketRefusal,
  minimumAgeRule,
  natureRule,
  replacementRule,
  smicPay,
  weeklyHoursRule,
} from './aided-contract';
import { type AidFrame, orderAid } from './prefect-orders';

/** First day of the contrat unique d'insertion. */
export const cuiFrom: CivilDate = civilDate('2010-01-01');
/** Since this day the SCIC stand in the list of L. 5134-21. */
export const scicFrom = civilDate('2014-08-02');
export const cuiLongestMonths = 24;
export const cuiShortestMonths = 6;

/** The employers of L. 5134-21 and the exclusion of the services of the State (L. 5134-24). */
function judgeEmployer(kind: EmployerKind, { on }: RuleContext): Finding {
  const admitted = (): Finding => granted(`${employerKindLabels[kind]} : employeur du secteur non marchand.`);
  switch (kind) {
    case 'association':
    case 'local-authority':
    case 'public-body':
    case 'public-service-operator':
      return admitted();
    case 'scic':
      return on >= scicFrom
        ? admitted()
        : undecided(
            'Société coopérative d’intérêt collectif : la rédaction d’avant le 2 août 2014 n’a pas été lue ; vérifiez auprès du prescripteur.',
          );
    case 'state':
      return refused('Ce contrat ne peut pourvoir un emploi dans les services de l’État (L. 5134-24).', {
        by: 'Un établissement public ou une association peut conclure le contrat.',
      });
    case 'private-company':
    case 'temp-agency':
    case 'geiq':
    case 'private-individual':
      return marketRefusal(employerKindLabels[kind], 'ce contrat');
  }
}

/** The conditions of a CUI-CAE, which those of the PEC are too (it has no article of its own). */
export function caeRules(dates: Interval): readonly Rule[] {
  const frame = (...articles: readonly string[]): Frame => ({
    ...dates,
    source: source(articles),
    confidence: 'V',
  });
  return [
    employerRule(
      frame('L5134-21', 'L5134-24', 'L5134-19-3'),
      'L’employeur relève du secteur non marchand, services de l’État exclus : collectivité territoriale, autre personne morale de droit public, organisme privé à but non lucratif, personne morale chargée d’un service public ou société coopérative d’intérêt collectif.',
      judgeEmployer,
    ),
    minimumAgeRule(frame('L4153-1')),
    joblessRule(frame('L5134-20')),
    aidedDifficultiesRule(frame('L5134-20')),
    natureRule(frame('L5134-24', 'L1242-3')),
    cuiDurationRule(frame('L5134-25', 'L5134-25-1', 'R5134-33')),
    weeklyHoursRule(
      frame('L5134-26'),
      'une disposition de la décision d’aide, pour des difficultés particulièrement importantes',
    ),
    aidFirstRule(frame('R5134-26')),
    replacementRule(frame('L5134-21-2')),
    contributionsRule(frame('L5134-21-2')),
  ];
}

/** R. 5134-26: the aid comes before the contract, and the contract before the work that it pays for. */
export const caeSignedFirst = { source: source(['R5134-26']), confidence: 'V' } as const;

/** Highest rate of the law, in percent of the gross SMIC an hour (L. 5134-30-1). */
export const cuiAidCap: Amount = amount({
  id: 'cui.aid-cap',
  label: 'CUI-CAE : plafond de l’aide, en pourcentage du SMIC brut par heure',
  unit: 'percent',
  reviewMonths: null,
  values: [
    {
      from: cuiFrom,
      value: 95,
      source: source(['L5134-30-1'], 'rédaction de 2010, non lue'),
      confidence: 'S',
    },
    { from: civilDate('2013-12-31'), value: 95, source: source(['L5134-30-1']), confidence: 'V' },
  ],
});
export const cuiWorkshopCap: Amount = amount({
  id: 'cui.workshop-cap',
  label: 'CUI-CAE : plafond de l’aide en atelier et chantier d’insertion',
  unit: 'percent',
  reviewMonths: null,
  values: [
    {
      from: cuiFrom,
      value: 105,
      source: source(['L5134-30-1'], 'rédaction de 2010, non lue'),
      confidence: 'S',
    },
    { from: civilDate('2013-12-31'), value: 105, source: source(['L5134-30-1']), confidence: 'V' },
  ],
});

/** The State's aid to a CAE: the order of the region, under the ceiling of the law. */
export function caeAid(input: PartInput, scheme: AidFrame['scheme']): ReturnType<typeof orderAid> {
  const { ask, context } = input;
  const isWorkshop = isTrue(ask, facts.integrationAgreement).truth === 'yes';
  const cap = requireAmountOn(isWorkshop ? cuiWorkshopCap : cuiAidCap, context.on, context.references);
  return orderAid(input, {
    scheme,
    source: source(['L5134-30-1', 'R5134-42']),
    ceiling: { percent: cap.value, source: cap.source },
    maxMonths: cuiLongestMonths,
  });
}

export const caePay = ({ facts: given, ask, context }: PartInput): ReturnType<typeof smicPay> =>
  smicPay(given, ask, source(['L5134-27']), context);

/** Length: twenty-four months, five years where disability or age allow it. */
export function cuiDuration(ask: Ask, sources: Source): SchemeAnswer['duration'] {
  const disabled = isTrue(ask, facts.disabledWorker);
  return {
    minMonths: cuiShortestMonths,
    maxMonths: disabled.truth === 'yes' ? 60 : cuiLongestMonths,
    ...citing(sources),
    toCheck: disabled.truth === 'unknown',
    note: sentence(
      'En CDD : 3 mois au moins en cas d’aménagement de peine ; 5 ans au plus pour un travailleur handicapé ou, à partir de 50 ans, en cas de difficultés particulières.',
    ),
  };
}
export const caeDurationSource = source(['L5134-25', 'L5134-25-1']);

export const caeDeadlines = (input: PartInput): ReturnType<typeof cuiDeadlines> =>
  cuiDeadlines(input, {
    decision: source(['R5134-26']),
    break: source(['R5134-28']),
    certificate: source(['L5134-28-1']),
    confidence: 'V',
  });

/** What every CAE since 2010 must remember. */
export const caeReminders: readonly Reminder[] = [
  {
    sentence:
      'L’employeur atteste qu’il est à jour de ses cotisations et que l’embauche ne remplace pas un salarié licencié.',
    source: source(['L5134-21-2']),
    from: cuiFrom,
  },
  {
    sentence:
      'Licenciement économique dans les 6 mois avant l’embauche : la loi ne l’exclut que pour le contrat initiative-emploi, la fiche du ministère l’étend à ce contrat ; à vérifier auprès du prescripteur.',
    source: source(['L5134-68'], 'ministère du travail, fiche du CUI-CAE'),
    from: cuiFrom,
  },
  {
    sentence:
      'La mission locale, l’opérateur public de l’emploi ou Cap emploi décide de l’aide pour l’État ; le département, pour un bénéficiaire du RSA qu’il finance.',
    source: source(['L5134-19-1']),
    from: cuiFrom,
  },
  {
    sentence: 'Le contrat porte sur des besoins collectifs non satisfaits.',
    source: source(['L5134-24']),
    from: cuiFrom,
  },
  {
    sentence:
      'Toute nouvelle aide, toute prolongation demande le bilan préalable des actions d’accompagnement et de formation.',
    source: source(['L5134-21-1', 'L5134-23-2', 'R5134-31']),
    from: cuiFrom,
  },
  {
    sentence:
      'L’employeur désigne un tuteur : salarié qualifié et volontaire, deux ans d’expérience, trois personnes suivies au plus ; à titre exceptionnel, l’employeur lui-même, sur autorisation.',
    source: source(['R5134-38']),
    from: cuiFrom,
  },
  {
    sentence:
      'En CDD chez une collectivité ou une autre personne de droit public seulement, la durée hebdomadaire peut varier, sans dépasser la durée légale ni changer la rémunération.',
    source: source(['L5134-26']),
    from: cuiFrom,
  },
  {
    sentence:
      'À sa demande, le salarié suspend le contrat : avec l’accord de l’employeur, pour une période de mise en situation ou une action d’insertion ; pour la période d’essai d’un CDI ou d’un CDD de 6 mois au moins.',
    source: source(['L5134-29']),
    from: civilDate('2014-11-16'),
  },
  {
    sentence:
      'Le salarié peut rompre avant le terme pour un CDI, un CDD de 6 mois au moins ou une formation qualifiante.',
    source: source(['L5134-28']),
    from: cuiFrom,
  },
  {
    sentence:
      'Les périodes de mise en situation en milieu professionnel ne dépassent pas 25 % de la durée du contrat.',
    source: source(['D5134-50-2']),
    from: civilDate('2014-11-16'),
  },
  {
    sentence:
      'L’aide ne se cumule pas avec une autre aide de l’État à l’emploi ; elle est due au prorata en cas de suspension.',
    source: source(['L5134-33', 'R5134-44']),
    from: cuiFrom,
  },
  {
    sentence:
      'L’Agence de services et de paiement verse l’aide ; le département, pour un bénéficiaire du RSA qu’il finance.',
    source: source(['R5134-40']),
    from: cuiFrom,
  },
  {
    sentence:
      'Les employeurs publics ont une exonération de cotisations patronales ; tous, celle de la taxe sur les salaires et de la taxe d’apprentissage.',
    source: source(['L5134-31']),
    from: cuiFrom,
  },
];

/** The other ways of an employer that this contract is closed to. */
export function caeAlternatives(
  { ask }: PartInput,
  own: SchemeCode,
  market: readonly SchemeCode[],
): SchemeAnswer['alternatives'] {
  const kind = ask(facts.employerKind);
  if (kind.state !== 'known' || !isMarketKind(kind.value)) return [];
  const cited = citing(source(['L5134-19-3', 'L5134-21']));
  return [
    { sentence: sentence(carryingEmployer), schemes: [own], ...cited },
    ...(kind.value === 'private-individual'
      ? []
      : [
          {
            sentence: sentence(
              'L’entreprise peut elle-même conclure un contrat du secteur marchand, ou un contrat en alternance.',
            ),
            schemes: [...market],
            ...cited,
          },
        ]),
  ];
}
