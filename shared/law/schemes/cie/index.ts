import { addDays, ageOn, civilDate, formatFrenchDate } from '../../../base/time';
import type { EmployerKind } from '../../../fields/codes';
import { employerKindLabels } from '../../../fields/codes';
import type { SchemeAnswer } from '../../engine/eligibility.schema';
import { aidNotGathered } from '../../engine/employer-aid';
import { type Amount, amount, type Parameter } from '../../engine/parameter';
import { sentence, upToCents } from '../../engine/phrasing';
import { amountOn } from '../../engine/references';
import type { Reminder } from '../../engine/reminders';
import {
  certain,
  type Finding,
  granted,
  isTrue,
  lacking,
  missingSentence,
  type Rule,
  refused,
  settled,
  undecided,
} from '../../engine/rule';
import { conditionVerdict, type PartInput, type Scheme } from '../../engine/scheme';
import { type FormReference, formOn, showForm } from '../../engine/shown';
import { citing, source } from '../../engine/source';
import { lastDayOf, lasting, spans } from '../../engine/span';
import { type Ask, factTable as facts, knownDate } from '../../facts/facts';
import { isOverseas, regionLabels } from '../../facts/regions';
import {
  aidedDifficultiesRule,
  aidedTurningDays,
  aidFirstRule,
  contributionsRule,
  conventionFirstRule,
  cuiDeadlines,
  cuiDocuments,
  cuiDurationRule,
  datesOf,
  economicDismissalRule,
  employerRule,
  type Frame,
  joblessRule,
  minimumAgeRule,
  monthsDone,
  natureRule,
  overseasFrom,
  replacementRule,
  smicPay,
  weeklyHoursRule,
} from '../common/aided-contract';
import { cuiDuration } from '../common/cui';
import { durableExitSource, isDurableExit } from '../common/durable-exit';
import { placeOf } from '../common/person.rules';
import { isByResidence, orderAid, orderFinding, orderNeeds } from '../common/prefect-orders';

/** The CIE of the law of social cohesion; nothing says its first day but the law, whose other contracts began then. */
const from = civilDate('2005-05-01');
const to = civilDate('2025-12-31');
/** The CIE as one of the two forms of the contrat unique d'insertion. */
const cuiFrom = civilDate('2010-01-01');
const overseasCuiFrom = civilDate('2011-01-01');
const ordersFrom = civilDate('2018-01-01');
const extinctionFrom = civilDate('2025-01-01');
const youthFrom = civilDate('2020-09-01');
const youthUntil = civilDate('2022-08-31');

const law = source(['L5134-19-3', 'L5134-65'], 'loi n° 2005-32 du 18 janvier 2005');
/** The CIE of the plan for social cohesion; what stands here was read in reports of the Senate and in the press. */
const oldLaw = source(['L5134-65'], 'loi n° 2005-32 du 18 janvier 2005 ; Sénat, rapports r06-255 et r07-445');
const extinctionSource = source([], 'Sénat, rapport l25-139-331 : extinction du CUI-CIE en 2025');

const frame = (...articles: readonly string[]): Frame => ({
  from: cuiFrom,
  to,
  source: source(articles),
  confidence: 'V',
});

const oldFrame: Frame = { from, to: addDays(cuiFrom, -1), source: oldLaw, confidence: 'S' };
const oldLongestMonths = 24;
const oldSureMonths = 6;

/** Overseas another contract held the place of the CIE; its texts were not read. */
const wording: Rule = {
  id: 'wording',
  about: 'contract',
  label: 'Texte de l’époque',
  sentence:
    'Les textes du contrat d’accès à l’emploi, qui tenait la place du CIE outre-mer jusqu’au 31 décembre 2010, n’ont pas été lus.',
  from,
  to: addDays(overseasCuiFrom, -1),
  source: oldLaw,
  confidence: 'S',
  needs: [facts.region],
  test: (ask, { territory }): Finding =>
    isOverseas(placeOf(ask, territory))
      ? undecided(
          'Outre-mer avant 2011 : le contrat d’accès à l’emploi des départements d’outre-mer tenait lieu de CIE ; à vérifier auprès de l’ANPE, puis de Pôle emploi.',
        )
      : granted('Établissement en métropole.'),
};

/** Who could be an employer of the CIE of 2005. */
function judgeOldEmployer(kind: EmployerKind): Finding {
  switch (kind) {
    case 'private-company':
      return granted('Entreprise privée : employeur du secteur marchand.');
    case 'association':
    case 'scic':
    case 'geiq':
    case 'temp-agency':
    case 'public-service-operator':
    case 'private-individual':
      return undecided(
        `${employerKindLabels[kind]} : le CIE est celui des employeurs affiliés à l’assurance chômage ; à vérifier auprès de l’ANPE, le secteur non marchand ayant le contrat d’accompagnement dans l’emploi.`,
      );
    case 'local-authority':
    case 'public-body':
    case 'state':
      return refused(`${employerKindLabels[kind]} : hors du secteur marchand.`, {
        by: 'Le contrat d’accompagnement dans l’emploi est ouvert à cet employeur.',
      });
  }
}

const natureOf2005: Rule = {
  ...oldFrame,
  id: 'nature',
  about: 'contract',
  label: 'Nature du contrat',
  sentence: 'Jusqu’en 2009, le CIE est un CDI ou un CDD de droit privé.',
  needs: [facts.nature],
  test: (ask): Finding => {
    const known = ask(facts.nature);
    return known.state === 'known' ? granted(`${known.value} de droit privé.`) : lacking(facts.nature);
  },
};

const oldDuration: Rule = {
  ...oldFrame,
  id: 'duration-2005',
  about: 'contract',
  label: 'Durée',
  sentence:
    'Jusqu’en 2009, le CDD dure 24 mois au plus, renouvellements compris ; la durée minimale n’a pas été lue.',
  states: [
    { words: '24 mois au plus', facts: [facts.endsOn] },
    { words: 'renouvellements compris', facts: [facts.renewalOf, facts.aidedMonthsDone] },
    { words: 'la durée minimale n’a pas été lue', facts: [facts.endsOn] },
  ],
  needs: [facts.nature, facts.startsOn, facts.endsOn, facts.renewalOf, facts.aidedMonthsDone],
  test: (ask): Finding => {
    const nature = ask(facts.nature);
    if (nature.state !== 'known') return lacking(facts.nature);
    if (nature.value === 'CDI') return granted('CDI : sans terme ; l’aide dure 24 mois au plus.');
    const known = datesOf(ask);
    if ('finding' in known) return known.finding;
    const span = spans(known.start, known.end);
    const done = monthsDone(ask);
    if ('finding' in done) return done.finding;
    const inAll = done.months === 0 ? '' : `, après ${done.months} mois déjà faits`;
    const left = oldLongestMonths - done.months;
    if (left <= 0 || !span.within(left))
      return refused(`${lasting(span)}${inAll} : 24 mois au plus en tout.`, {
        by:
          left > 0
            ? `La fin est à ramener au ${formatFrenchDate(lastDayOf(known.start, left))} au plus tard.`
            : 'La durée totale est épuisée : un contrat ordinaire ou en alternance reste possible.',
      });
    return span.reaches(oldSureMonths)
      ? granted(`${lasting(span)}${inAll} : 24 mois au plus en tout.`)
      : undecided(
          `${lasting(span)} : la durée minimale de l’époque n’a pas été lue ; à vérifier dans la convention.`,
        );
  },
};

/** L. 5134-66: who is insured against unemployment as an employer of the market sector, and the GEIQ. */
function judgeEmployer(kind: EmployerKind): Finding {
  switch (kind) {
    case 'private-company':
      return granted('Entreprise privée : employeur du secteur marchand.');
    case 'geiq':
      return granted('Groupement d’employeurs pour l’insertion et la qualification (L. 5134-66, 2°).');
    case 'temp-agency':
      return undecided(
        'Entreprise de travail temporaire : admise comme employeur, mais un contrat de mission n’est pas un CIE ; vérifiez pour un emploi permanent de l’agence.',
      );
    case 'association':
    case 'scic':
      return undecided(
        `${employerKindLabels[kind]} : la liste du secteur non marchand (L. 5134-21) le nomme aussi, et relève alors du CUI-CAE ; son activité marchande est à vérifier.`,
      );
    case 'public-service-operator':
      return undecided(
        'Un EPIC peut conclure un CIE (L. 5424-1, 3°) ; un organisme privé chargé d’un service public relève du CUI-CAE : la nature exacte est à vérifier.',
      );
    case 'local-authority':
    case 'public-body':
    case 'state':
      return refused(`${employerKindLabels[kind]} : hors du secteur marchand.`, {
        by:
          kind === 'state'
            ? 'Un employeur du secteur marchand peut conclure ce contrat.'
            : 'Le CUI-CAE ou le parcours emploi compétences est ouvert à cet employeur.',
      });
    case 'private-individual':
      return refused('Un particulier employeur n’ouvre pas droit à cette aide (L. 5134-67).', {
        by: 'Une entreprise peut conclure ce contrat.',
      });
  }
}

/** L. 5134-65 speaks of difficulties, and not of particular ones: without the latter the former stay possible. */
const difficulties: Rule = {
  ...aidedDifficultiesRule(frame('L5134-65')),
  sentence:
    'Le contrat s’adresse aux personnes qui rencontrent des difficultés sociales et professionnelles d’accès à l’emploi.',
  test: (ask): Finding => {
    const known = isTrue(ask, facts.specialDifficulties);
    switch (known.truth) {
      case 'unknown':
        return known;
      case 'yes':
        return granted('Des difficultés particulières sont reconnues.');
      case 'no':
        return undecided(
          'La fiche ne reconnaît pas de difficultés particulières ; le texte n’en demande pas de telles, le prescripteur apprécie.',
        );
    }
  },
};

/** The conditions of 2005–2009, whose names tell them from those of the contrat unique d'insertion. */
const oldRules: readonly Rule[] = [
  {
    ...employerRule(
      oldFrame,
      'Jusqu’en 2009, l’employeur relève du secteur marchand ; l’État, les collectivités et leurs établissements administratifs sont exclus.',
      judgeOldEmployer,
    ),
    states: [
      { words: 'secteur marchand', facts: [facts.employerKind] },
      {
        words: 'l’État, les collectivités et leurs établissements administratifs sont exclus',
        facts: [facts.employerKind],
      },
    ],
  },
  joblessRule(oldFrame),
  { ...difficulties, ...oldFrame },
  natureOf2005,
  conventionFirstRule(oldFrame),
  weeklyHoursRule(oldFrame, 'une disposition de la convention'),
  economicDismissalRule(oldFrame),
  replacementRule(oldFrame),
].map((rule) => ({ ...rule, id: `${rule.id}-2005` }));

const order: Rule = {
  id: 'order',
  about: 'contract',
  label: 'Arrêté de la région',
  sentence:
    'Depuis 2018, l’aide n’est ouverte que dans la mesure où un arrêté du préfet de région, ou le département, la prévoit.',
  from: ordersFrom,
  to,
  source: source(['R5134-65', 'L5134-19-4']),
  confidence: 'S',
  needs: orderNeeds,
  test: (ask, context) => orderFinding(ask, context, 'CIE'),
};

const extinction: Rule = {
  id: 'extinction',
  about: 'contract',
  label: 'Extinction',
  sentence: 'La loi de finances pour 2025 a éteint le CUI-CIE, un jour qui n’a pas été lu.',
  from: extinctionFrom,
  to,
  source: extinctionSource,
  confidence: 'S',
  needs: [facts.region],
  test: (ask): Finding => {
    const region = ask(facts.region);
    const where = region.state === 'known' ? ` en région ${regionLabels[region.value]}` : '';
    return undecided(
      `Le CUI-CIE s’éteint en 2025 : vérifiez auprès des services de l’État${where} qu’une entrée reste financée.`,
    );
  },
};

/** Rate of the CIE jeunes as it was read. For information: the order of the region decides. */
export const youthRate: Amount = amount({
  id: 'cie.youth-rate',
  label: 'CIE jeunes : taux lu, en pourcentage du SMIC brut (à titre d’information)',
  unit: 'percent',
  reviewMonths: null,
  values: [
    {
      from: civilDate('2020-10-28'),
      value: 47,
      source: source([], 'presse spécialisée de la fin de 2020'),
      confidence: 'S',
    },
  ],
});

const form: Parameter<FormReference> = {
  id: 'cie.form',
  label: 'Formulaire CERFA du CIE',
  show: showForm,
  values: [
    {
      from: cuiFrom,
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
    {
      from: ordersFrom,
      value: { number: '14818', revision: '02' },
      source: source(['R5134-17'], 'révision non vérifiée'),
      confidence: 'N',
    },
  ],
};

/** The young publics of 2020–2022, for whom the contract was opened again. */
function priorityOf({ ask, context }: PartInput): SchemeAnswer['priority'] {
  const { on, references } = context;
  if (on < youthFrom || on > youthUntil) return null;
  const cited = citing(source([], 'plan pour les jeunes de 2020, presse spécialisée'));
  const birthDate = knownDate(ask(facts.birthDate));
  if (birthDate === null)
    return {
      verdict: 'unknown',
      explanation: sentence(missingSentence([facts.birthDate.path])),
      ...cited,
    };
  const age = ageOn(birthDate, on);
  const disabled = isTrue(ask, facts.disabledWorker);
  const rate = amountOn(youthRate, on, references);
  const told = rate === null ? '' : ` : taux lu de ${upToCents(rate.value)} %`;
  if (age < 26)
    return {
      verdict: conditionVerdict(certain(true).truth),
      explanation: sentence(`CIE jeunes, moins de 26 ans${told}.`),
      ...cited,
    };
  const isOpen = age <= 30 && disabled.truth !== 'no';
  return {
    verdict: conditionVerdict(isOpen ? settled('unknown').truth : 'no'),
    explanation: sentence(
      isOpen
        ? 'CIE jeunes jusqu’à 30 ans pour un travailleur handicapé : à vérifier.'
        : 'Hors du public du CIE jeunes.',
    ),
    ...cited,
  };
}

/** Last day on which a CIVIS could be signed. */
const civisUntil = civilDate('2016-12-31');

/** Whether the job counts as a durable exit, once its dates are known. */
function durableReminder(ask: Ask): readonly Reminder[] {
  const [nature, start, end] = [ask(facts.nature), ask(facts.startsOn), ask(facts.endsOn)];
  if (nature.state !== 'known' || start.state !== 'known') return [];
  if (start.value > civisUntil) return [];
  const durable = isDurableExit({
    nature: nature.value,
    startsOn: start.value,
    endsOn: knownDate(end),
    scheme: 'CIE',
    employerKind: null,
  });
  return durable === 'unknown'
    ? []
    : [
        {
          sentence:
            durable === 'yes'
              ? 'Pour le CIVIS, ce contrat du secteur marchand compte comme une sortie durable.'
              : 'Pour le CIVIS, un CDD de 6 mois au plus n’est pas une sortie durable.',
          source: durableExitSource,
          from,
          to: civisUntil,
        },
      ];
}

const reminders: readonly Reminder[] = [
  {
    sentence:
      'L’employeur atteste qu’il est à jour de ses cotisations, qu’il n’a pas licencié pour motif économique dans les 6 mois et que l’embauche ne remplace pas un salarié licencié.',
    source: source(['L5134-68']),
    from: cuiFrom,
  },
  {
    sentence: 'Toute nouvelle aide, toute prolongation demande le bilan préalable des actions.',
    source: source(['L5134-66-1', 'L5134-67-2', 'R5134-56']),
    from: cuiFrom,
  },
  {
    sentence:
      'L’employeur désigne un tuteur : salarié qualifié et volontaire, deux ans d’expérience, trois personnes suivies au plus.',
    source: source(['R5134-61']),
    from: cuiFrom,
  },
  {
    sentence:
      'Si l’employeur rompt le contrat avant la fin de l’aide, il la reverse, sauf dans les cas prévus.',
    source: source(['R5134-68', 'R5134-69']),
    from: cuiFrom,
  },
];

const oldReminders: readonly Reminder[] = [
  {
    sentence:
      'Les publics prioritaires et les taux étaient définis région par région : voyez l’arrêté du préfet de l’époque.',
    source: oldLaw,
    from,
    to: addDays(cuiFrom, -1),
  },
  {
    sentence:
      'L’ANPE, puis Pôle emploi, signe la convention au nom de l’État avant l’embauche ; la mission locale propose et oriente.',
    source: oldLaw,
    from,
    to: addDays(cuiFrom, -1),
  },
];

const isCui = ({ context }: PartInput): boolean => context.on >= cuiFrom;

/** The contrat initiative-emploi: of 2005, then the market form of the contrat unique d'insertion. */
export const cie: Scheme = {
  id: 'CIE',
  label: 'Contrat initiative-emploi',
  kind: 'employment',
  purpose:
    'Emploi aidé du secteur marchand pour des personnes qui ont des difficultés d’accès à l’emploi ; forme marchande du contrat unique d’insertion depuis 2010, éteinte en 2025.',
  pivot:
    'Les conditions et l’aide se jugent à la conclusion ; la décision d’aide la précède ; le SMIC est celui de chaque mois.',
  from,
  to,
  source: law,
  confidence: 'S',
  startsIn: overseasFrom(civilDate('2006-01-01')),
  signedFirst: {
    source: source(['R5134-51'], 'décision ou convention qui précède le contrat'),
    confidence: 'V',
  },
  rules: [
    wording,
    ...oldRules,
    oldDuration,
    minimumAgeRule({ ...frame('L4153-1'), from }),
    employerRule(
      frame('L5134-66', 'L5134-67', 'L5134-19-3'),
      'L’employeur relève du secteur marchand : affilié à l’assurance chômage, ou groupement d’employeurs pour l’insertion et la qualification, particuliers employeurs exclus.',
      judgeEmployer,
    ),
    joblessRule(frame('L5134-65')),
    difficulties,
    natureRule(frame('L5134-69', 'L1242-3')),
    cuiDurationRule(frame('L5134-69-1', 'L5134-69-2', 'R5134-58')),
    weeklyHoursRule({ ...frame('L5134-70-1'), confidence: 'S' }, 'une disposition de la décision d’aide'),
    aidFirstRule(frame('R5134-51')),
    economicDismissalRule(frame('L5134-68')),
    replacementRule(frame('L5134-68')),
    contributionsRule(frame('L5134-68')),
    order,
    extinction,
  ],
  parameters: [youthRate, form],
  usualMonths: 12,
  turningDays: (ask, on) => aidedTurningDays(ask, on, [26, 31]),
  parts: {
    duration: (input) =>
      isCui(input)
        ? cuiDuration(input.ask, source(['L5134-69-1', 'L5134-69-2']))
        : {
            minMonths: null,
            maxMonths: oldLongestMonths,
            ...citing(oldLaw),
            toCheck: true,
            note: sentence('En CDD : 24 mois au plus ; la durée minimale de l’époque n’a pas été lue.'),
          },
    pay: ({ facts: given, ask, context }) => smicPay(given, ask, law, context),
    aid: (input) =>
      isCui(input)
        ? orderAid(input, {
            scheme: 'CIE',
            source: source(['L5134-19-1', 'R5134-65']),
            // The ceiling of the law (L. 5134-72-1) was not read.
            ceiling: null,
            maxMonths: 24,
          })
        : aidNotGathered(
            'Aide mensuelle de l’État',
            'l’arrêté du préfet de région de l’époque, et la convention signée avec l’ANPE',
            oldLaw,
          ),
    deadlines: (input) =>
      isCui(input)
        ? cuiDeadlines(input, {
            decision: source(['R5134-51']),
            break: source(['R5134-53']),
            certificate: source(['L5134-70-2']),
            confidence: 'S',
          })
        : [],
    documents: (input) => cuiDocuments(input, isByResidence(input, 'CIE')),
    form: (input) => (isCui(input) ? formOn(form, input.context) : null),
    priority: priorityOf,
    reminders: ({ ask }) => [...durableReminder(ask), ...oldReminders, ...reminders],
    alternatives: ({ ask, context }) => {
      const kind = ask(facts.employerKind);
      const isPublic =
        kind.state === 'known' &&
        ['local-authority', 'public-body', 'association', 'scic', 'public-service-operator'].includes(
          kind.value,
        );
      if (!isPublic) return [];
      return [
        {
          sentence: sentence('Cet employeur peut conclure le contrat aidé du secteur non marchand.'),
          schemes: [context.on < cuiFrom ? 'CAE_2005' : context.on < ordersFrom ? 'CUI_CAE' : 'PEC'],
          ...citing(source(['L5134-19-3'])),
        },
      ];
    },
  },
  replacedBy: {
    sentence:
      'Le CUI-CIE s’est éteint en 2025 : restent les contrats en alternance et, dans le secteur non marchand, le parcours emploi compétences.',
    schemes: ['CPRO', 'CAPP', 'PEC'],
  },
};
