import {
  addDays,
  addMonths,
  ageOn,
  birthdayOn,
  type CivilDate,
  civilDate,
  contains,
  formatFrenchDate,
  type Interval,
} from '../../../base/time';
import { requireValueOn } from '../../engine/parameter';
import { choiceOf, upToCents, years } from '../../engine/phrasing';
import { requireAmountOn } from '../../engine/references';
import {
  both,
  certain,
  closedUnless,
  either,
  type Finding,
  granted,
  holds,
  isTrue,
  type Judgement,
  lacking,
  type Rule,
  type RuleContext,
  refused,
  resting,
  settled,
  undecided,
} from '../../engine/rule';
import { source } from '../../engine/source';
import { inMonths, lastDayOf, lasting, shortestEnd, spans } from '../../engine/span';
import { type Ask, type FactSpec, factTable as facts, knownDate, levelRank } from '../../facts/facts';
import { trainingShare } from '../common/training-share';
import {
  cappFrom,
  derogationDays,
  durationSource,
  earlyAge,
  exceptionalMinimumMonths,
  experimentAge,
  experimentRegions,
  extensionMonths,
  formerDerogationAge,
  longFrom,
  longMaximumMonths,
  maximumAge,
  maximumMonths,
  minimumAge,
  minimumMonths,
  reformFrom,
  successionAge,
  successionMonths,
  trainingPercent,
  trainingShareSource,
} from './parameters';

/** Ends of a contract that the apprentice did not want, or a passing incapacity (L. 6222-2, D. 6222-1). */
const excusedEnds: ReadonlySet<string> = new Set([
  'employer-closure',
  'employer-fault',
  'suspension',
  'physical-incapacity',
]);

/** Of a first contract, what only a later one can be is certainly not. */
const unlessFirst = (judged: Judgement, isFirst: Judgement['truth']): Judgement => {
  if (isFirst === 'yes') return certain(false);
  return judged.truth !== 'unknown' || isFirst === 'no' ? judged : lacking(facts.renewalOf);
};

/** The contract renews none. */
const renewsNone = (ask: Ask): Judgement['truth'] => {
  const { state } = ask(facts.renewalOf);
  return state === 'none' ? 'yes' : state === 'unknown' ? 'unknown' : 'no';
};

/** No apprenticeship came before: what is known of a previous one counts for more than a contract that renews none. */
const isFirstApprenticeship = (ask: Ask): Judgement['truth'] => {
  const previous: readonly FactSpec[] = [
    facts.previousApprenticeshipEndedOn,
    facts.previousApprenticeshipLevel,
    facts.previousApprenticeshipEnd,
  ];
  return previous.some((fact) => ask(fact).state === 'known') ? 'no' : renewsNone(ask);
};

const isExtension = (ask: Ask, reason: 'exam-failure' | 'disability'): Judgement =>
  unlessFirst(
    holds(facts.extension, ask(facts.extension), 'no', (extension) => extension === reason),
    renewsNone(ask),
  );

/**
 * Derogations of a contract that follows another one: within a year, up to an age at the conclusion, towards a higher level
 * or after an end that the apprentice did not want.
 */
function isSuccession(ask: Ask, birthDate: CivilDate, { on, references }: RuleContext): Judgement {
  const limit = requireAmountOn(successionAge, on, references);
  const isYoungEnough = isAtMost(birthDate, on, limit.value);
  const isRecent = unlessFirst(
    holds(
      facts.previousApprenticeshipEndedOn,
      ask(facts.previousApprenticeshipEndedOn),
      'no',
      (day) => on <= addMonths(day, successionMonths),
    ),
    isFirstApprenticeship(ask),
  );
  const previous = ask(facts.previousApprenticeshipLevel);
  const isHigher = holds(facts.targetLevel, ask(facts.targetLevel), 'no', (target) =>
    previous.state === 'known' ? levelRank(target) > levelRank(previous.value) : 'no',
  );
  const climbs = previous.state === 'unknown' ? lacking(facts.previousApprenticeshipLevel) : isHigher;
  const wasExcused = holds(
    facts.previousApprenticeshipEnd,
    ask(facts.previousApprenticeshipEnd),
    'no',
    (end) => excusedEnds.has(end),
  );
  return both(resting(limit.confidence, isYoungEnough), isRecent, either(climbs, wasExcused));
}

/** First day of the contrat de professionnalisation, the other way of an adult. */
const seekerContractFrom = civilDate('2004-10-01');
const experimentFrom = civilDate('2017-01-01');

/** The experiment of 2017 and 2018, in some regions. */
function isExperiment(ask: Ask, age: number, on: CivilDate): Judgement {
  const regions = requireValueOn(experimentRegions, on).value;
  if (regions.length === 0 || age > experimentAge) return certain(false);
  return both(
    holds(facts.region, ask(facts.region), 'no', (region) => regions.includes(region)),
    settled(age === experimentAge ? 'unknown' : 'yes'),
  );
}

/** "Trente-cinq ans au plus": what the administration publishes stops at the birthday, the decree does not say so. */
const isAtMost = (birthDate: CivilDate, on: CivilDate, most: number): Judgement => {
  const age = ageOn(birthDate, on);
  return settled(age < most ? 'yes' : age === most ? 'unknown' : 'no');
};

/** Of what was not read: who is not of it is not, who is stays open. */
const unlessCertain = (belongs: Judgement): Judgement =>
  belongs.truth === 'yes' ? settled('unknown') : belongs;

/** What lifts the limit of age, from its first day to its last. */
interface Derogation extends Interval {
  /** What it takes, to follow "il faut". */
  readonly words: string;
  /** Why it is granted. */
  readonly because: string;
  readonly holds: (ask: Ask, birthDate: CivilDate, context: RuleContext) => Judgement;
}

const days = derogationDays;
const until = (day: CivilDate): CivilDate => addDays(day, -1);
const unlimited = 'la limite d’âge ne s’applique pas (L. 6222-2).';

/** L. 6222-2 (L. 117-3 before 2008), D. 6222-1 and D. 6222-1-2, each since the text that opened it. */
const derogations: readonly Derogation[] = [
  {
    from: days.first,
    to: until(days.disabledWithoutLimit),
    words: 'une reconnaissance de travailleur handicapé, jusqu’à 30 ans',
    because: 'travailleur handicapé, jusqu’à 30 ans (L. 6222-2).',
    holds: (ask, birthDate, { on }) =>
      both(
        isTrue(ask, facts.disabledWorker),
        // Until the decree the age was not fixed.
        resting(on < days.decree ? 'N' : 'S', isAtMost(birthDate, on, formerDerogationAge)),
      ),
  },
  {
    from: days.disabledWithoutLimit,
    to: null,
    words: 'une reconnaissance de travailleur handicapé',
    because: unlimited,
    holds: (ask) => isTrue(ask, facts.disabledWorker),
  },
  {
    from: days.business,
    to: null,
    words: 'un projet de création ou de reprise d’entreprise',
    because: unlimited,
    holds: (ask) => isTrue(ask, facts.businessProject),
  },
  {
    from: days.athlete,
    to: null,
    words: 'l’inscription comme sportif de haut niveau',
    because: unlimited,
    holds: (ask) => isTrue(ask, facts.topAthlete),
  },
  {
    from: days.first,
    to: null,
    words: 'un contrat qui suit de moins d’un an un apprentissage',
    because: 'contrat qui suit un apprentissage de moins d’un an (D. 6222-1).',
    holds: isSuccession,
  },
  {
    from: cappFrom,
    to: until(days.succession35),
    words: 'la prolongation d’un contrat après un échec',
    because: '',
    // The age of a contract that goes on is that of its start: what it was for a new contract was not read.
    holds: (ask) => unlessCertain(isExtension(ask, 'exam-failure')),
  },
  {
    from: days.succession35,
    to: null,
    words: 'un nouveau contrat après un échec',
    because: 'nouveau contrat après un échec, sans limite d’âge (D. 6222-1-2).',
    holds: (ask) => isExtension(ask, 'exam-failure'),
  },
  {
    from: experimentFrom,
    to: until(reformFrom),
    words: 'un établissement dans une région de l’expérimentation, jusqu’à 30 ans',
    because: 'expérimentation jusqu’à 30 ans dans cette région.',
    holds: (ask, birthDate, { on }) =>
      isExperiment(ask, ageOn(birthDate, knownDate(ask(facts.startsOn)) ?? on), on),
  },
];

const atLeast = 'L’apprenti a 16 ans au moins, ou 15 ans s’il a achevé la troisième, et';
const ageSource = source(['L6222-1', 'L6222-2', 'D6222-1']);
const beyond = (most: number, whom: string): string =>
  `${atLeast} ${most} ans révolus au plus au début de l’apprentissage ; la limite ne vaut pas pour ${whom}.`;

const ageRule: Rule = {
  id: 'age',
  about: 'person',
  label: 'Âge au début',
  sentence: beyond(
    29,
    'le travailleur handicapé, le créateur d’entreprise, le sportif de haut niveau, ni, jusqu’à 35 ans, pour le contrat qui en suit un autre dans l’année',
  ),
  states: [
    { words: '16 ans au moins', facts: [facts.birthDate] },
    { words: '15 ans s’il a achevé la troisième', facts: [facts.lowerSecondaryCompleted] },
    { words: '29 ans révolus au plus', facts: [facts.birthDate] },
    { words: 'le travailleur handicapé', facts: [facts.disabledWorker], grants: true },
    { words: 'le créateur d’entreprise', facts: [facts.businessProject], grants: true },
    { words: 'le sportif de haut niveau', facts: [facts.topAthlete], grants: true },
    { words: 'dans l’année', facts: [facts.previousApprenticeshipEndedOn] },
  ],
  from: cappFrom,
  to: null,
  source: source(['L6222-1', 'L6222-2', 'D6222-1', 'D6222-1-2']),
  earlier: [
    {
      to: until(days.first),
      sentence: `${atLeast} 25 ans révolus au plus au début de l’apprentissage.`,
      source: source(['L6222-1']),
    },
    {
      to: until(days.business),
      sentence: beyond(
        25,
        'le travailleur handicapé ni pour le contrat qui en suit un autre, jusqu’à 30 ans',
      ),
      source: ageSource,
    },
    {
      to: until(days.disabledWithoutLimit),
      sentence: beyond(
        25,
        'le créateur d’entreprise, ni, jusqu’à 30 ans, pour le travailleur handicapé et pour le contrat qui en suit un autre dans l’année',
      ),
      source: ageSource,
    },
    {
      to: until(days.athlete),
      sentence: beyond(
        25,
        'le travailleur handicapé et le créateur d’entreprise, ni, jusqu’à 30 ans, pour le contrat qui en suit un autre dans l’année',
      ),
      source: ageSource,
    },
    {
      to: until(reformFrom),
      sentence: beyond(
        25,
        'le travailleur handicapé, le créateur d’entreprise, le sportif de haut niveau, ni, jusqu’à 30 ans, pour le contrat qui en suit un autre dans l’année',
      ),
      source: ageSource,
    },
    {
      to: until(days.succession35),
      sentence: beyond(
        29,
        'le travailleur handicapé, le créateur d’entreprise, le sportif de haut niveau, ni, jusqu’à 30 ans, pour le contrat qui en suit un autre dans l’année',
      ),
      source: ageSource,
    },
  ],
  confidence: 'V',
  needs: [
    facts.birthDate,
    facts.startsOn,
    facts.lowerSecondaryCompleted,
    facts.disabledWorker,
    facts.businessProject,
    facts.topAthlete,
    facts.extension,
    facts.previousApprenticeshipEndedOn,
    facts.previousApprenticeshipLevel,
    facts.previousApprenticeshipEnd,
    facts.targetLevel,
    facts.renewalOf,
    facts.region,
  ],
  test: (ask, context): Finding => {
    const { on, references } = context;
    const birth = ask(facts.birthDate);
    if (birth.state !== 'known') return lacking(facts.birthDate);
    const startsOn = knownDate(ask(facts.startsOn));
    const age = ageOn(birth.value, startsOn ?? on);
    const aged = `${years(age)} ${startsOn === null ? 'à la conclusion' : 'au début'}`;
    const most = requireAmountOn(maximumAge, on, references).value;
    if (age < minimumAge) {
      const schooling = isTrue(ask, facts.lowerSecondaryCompleted);
      if (age === earlyAge && schooling.truth === 'yes')
        return granted(`${aged}, scolarité du collège achevée.`);
      // The start may come after the birthday.
      if (startsOn === null && age >= earlyAge - 1)
        return age === earlyAge && schooling.truth === 'unknown'
          ? lacking(facts.startsOn, facts.lowerSecondaryCompleted)
          : lacking(facts.startsOn);
      if (age === earlyAge && schooling.truth === 'unknown')
        return closedUnless(`${aged}, limite ${minimumAge}`, schooling, ['la classe de troisième achevée']);
      const opens = birthdayOn(birth.value, schooling.truth === 'yes' ? earlyAge : minimumAge);
      return refused(
        age < earlyAge
          ? `${aged} : l’apprentissage commence à 16 ans, ou à 15 ans une fois la troisième achevée.`
          : `${aged}, troisième non achevée : l’apprentissage commence au 16e anniversaire, le ${formatFrenchDate(opens)}.`,
        { on: opens },
      );
    }
    const open = derogations
      .filter((derogation) => contains(derogation, on))
      .map((derogation) => ({ derogation, judged: derogation.holds(ask, birth.value, context) }));
    const judged = either(...open.map((each) => each.judged));
    if (age <= most) {
      if (startsOn === null && age === most && judged.truth !== 'yes') return lacking(facts.startsOn);
      return granted(`${aged} : entre ${minimumAge} et ${most} ans révolus.`);
    }
    const lifting = open.find((each) => each.judged.truth === 'yes');
    if (lifting !== undefined) return granted(`${aged} : ${lifting.derogation.because}`);
    if (judged.truth === 'no') {
      const ways = choiceOf(open.map(({ derogation }) => derogation.words));
      const seeker =
        on < seekerContractFrom
          ? ''
          : ' Sinon, le contrat de professionnalisation reste possible avec une inscription comme demandeur d’emploi.';
      return refused(`${aged} : au-delà de ${most} ans révolus, il faut ${ways}.`, {
        by: `Pour l’ouvrir : ${ways}.${seeker}`,
      });
    }
    if (judged.missing.length > 0)
      return closedUnless(
        `${aged}, limite ${most} révolus`,
        judged,
        open.flatMap(({ derogation, judged: { truth } }) => (truth === 'unknown' ? [derogation.words] : [])),
      );
    return undecided(
      on >= days.succession35
        ? `${years(ageOn(birth.value, on))} à la conclusion : D. 6222-1 dit « trente-cinq ans au plus », l’administration s’arrête à la veille du 35e anniversaire ; à vérifier auprès de l’opérateur de compétences.`
        : `${aged} : la rédaction d’alors n’a pas été vérifiée pour cet âge.`,
    );
  },
};

const agencyFrom = civilDate('2011-07-30');

const employerRule: Rule = {
  id: 'employer',
  about: 'employer',
  label: 'Employeur',
  sentence:
    'Toute entreprise peut engager un apprenti, ainsi que les employeurs publics, un particulier employeur n’étant pas une entreprise.',
  from: cappFrom,
  to: null,
  source: source(['L6223-1', 'L6227-1', 'L6223-5', 'L1251-7']),
  confidence: 'S',
  needs: [facts.employerKind],
  test: (ask, { on }): Finding => {
    const kind = ask(facts.employerKind);
    if (kind.state !== 'known') return lacking(facts.employerKind);
    switch (kind.value) {
      case 'private-company':
        return granted('Entreprise privée.');
      case 'association':
        return granted('Association : employeur de droit privé.');
      case 'scic':
        return granted('Société coopérative d’intérêt collectif : employeur de droit privé.');
      case 'public-service-operator':
        return granted(
          'Établissement industriel et commercial, ou organisme privé chargé d’un service public.',
        );
      case 'geiq':
        return granted(
          'Groupement d’employeurs : le maître d’apprentissage est dans l’entreprise utilisatrice.',
        );
      case 'state':
      case 'local-authority':
      case 'public-body':
        return granted(
          'Employeur public : le contrat est transmis à l’État, non à un opérateur de compétences.',
        );
      case 'temp-agency':
        return on >= agencyFrom
          ? granted('Entreprise de travail temporaire : mission et formation alternent (L. 1251-7).')
          : undecided('L’apprentissage en travail temporaire n’a pas été vérifié avant le 30 juillet 2011.');
      case 'private-individual':
        return undecided(
          'L’article L. 6223-1 vise les entreprises : l’engagement par un particulier est à vérifier auprès de l’opérateur de compétences.',
        );
    }
  },
};

const qualificationRule: Rule = {
  id: 'qualification',
  about: 'contract',
  label: 'Diplôme ou titre visé',
  sentence:
    'Le contrat prépare un diplôme ou un titre à finalité professionnelle enregistré au répertoire national des certifications professionnelles.',
  from: cappFrom,
  to: null,
  source: source(['L6211-1']),
  confidence: 'V',
  needs: [facts.qualification],
  test: (ask): Finding => {
    const target = ask(facts.qualification);
    if (target.state === 'unknown') return lacking(facts.qualification);
    const by = {
      by: 'Le choix d’un diplôme ou d’un titre enregistré au répertoire national ; sinon, le contrat de professionnalisation.',
    };
    if (target.state === 'none') return refused('Aucun diplôme ni titre n’est visé.', by);
    switch (target.value) {
      case 'RNCP':
        return granted('Diplôme ou titre enregistré au répertoire national.');
      case 'CQP':
        return undecided(
          'Un certificat de qualification professionnelle n’est en principe ni un diplôme ni un titre : à vérifier dans le répertoire national.',
        );
      case 'branch-classification':
        return refused('Une qualification de branche n’est ni un diplôme ni un titre enregistré.', by);
      case 'experimental':
      case 'vae-pathway':
        return refused('Ce parcours n’existe qu’en contrat de professionnalisation.', by);
    }
  },
};

const openEndedFrom = civilDate('2014-03-07');
const publicKinds: ReadonlySet<string> = new Set(['state', 'local-authority', 'public-body']);

const natureRule: Rule = {
  id: 'nature',
  about: 'contract',
  label: 'Nature du contrat',
  sentence: 'Le contrat est à durée limitée, ou à durée indéterminée.',
  from: cappFrom,
  to: null,
  source: source(['L6222-7']),
  earlier: [
    {
      to: until(openEndedFrom),
      sentence: 'Le contrat est à durée limitée.',
      source: source(['L6222-7']),
    },
  ],
  confidence: 'V',
  needs: [facts.nature, facts.employerKind],
  test: (ask, { on }): Finding => {
    const nature = ask(facts.nature);
    if (nature.state !== 'known') return lacking(facts.nature);
    if (nature.value === 'CDD') return granted('Contrat à durée limitée.');
    if (on < openEndedFrom) {
      return refused('Avant le 7 mars 2014, le contrat est à durée limitée.', {
        by: 'Un contrat à durée limitée.',
      });
    }
    const kind = ask(facts.employerKind);
    if (kind.state !== 'known') return lacking(facts.employerKind);
    return publicKinds.has(kind.value) || kind.value === 'temp-agency'
      ? undecided('La durée indéterminée n’a pas été vérifiée pour cet employeur : concluez à durée limitée.')
      : granted('Durée indéterminée ouverte par une période d’apprentissage.');
  },
};

/** Longest contract open for certain, in months, and whether a longer one may be. */
export function longestContract(
  ask: Ask,
  on: CivilDate,
): { readonly months: number; readonly judged: Judgement } {
  const judged = either(
    both(certain(on >= longFrom.disabled), isTrue(ask, facts.disabledWorker)),
    both(certain(on >= longFrom.athlete), isTrue(ask, facts.topAthlete)),
  );
  return { months: judged.truth === 'yes' ? longMaximumMonths : maximumMonths, judged };
}

/** A contract signed to go on after another one was broken may be shorter (R. 6222-23-1). */
const followsBreak = (ask: Ask): Judgement =>
  unlessFirst(
    holds(
      facts.previousApprenticeshipEnd,
      ask(facts.previousApprenticeshipEnd),
      'no',
      (end) => end !== 'completed',
    ),
    isFirstApprenticeship(ask),
  );

/** First day of the wording of R. 6222-23-1 that was read. */
const afterBreakReadFrom = civilDate('2020-04-01');

const afterBreakFinding = (what: string, on: CivilDate): Finding =>
  on >= afterBreakReadFrom
    ? granted(`${what} : contrat qui achève une formation après une rupture (R. 6222-23-1).`)
    : undecided(`${what} : après une rupture, la règle d’avant le 1er avril 2020 n’a pas été lue.`);

const durationRule: Rule = {
  id: 'duration',
  about: 'contract',
  label: 'Durée',
  sentence:
    'Le contrat, ou la période d’apprentissage, dure de 6 mois à 3 ans, 4 ans pour le travailleur handicapé ou le sportif de haut niveau, et se prolonge d’un an au plus après un échec.',
  from: cappFrom,
  to: null,
  source: durationSource,
  earlier: [
    {
      to: until(longFrom.disabled),
      sentence: 'Le contrat dure d’un à 3 ans, et se prolonge d’un an au plus après un échec.',
      source: durationSource,
    },
    {
      to: until(longFrom.athlete),
      sentence:
        'Le contrat dure d’un à 3 ans, 4 ans pour le travailleur handicapé, et se prolonge d’un an au plus après un échec ; certains contrats durent de 6 mois à un an.',
      source: durationSource,
    },
    {
      to: until(reformFrom),
      sentence:
        'Le contrat, ou la période d’apprentissage, dure d’un à 3 ans, 4 ans pour le travailleur handicapé ou le sportif de haut niveau, et se prolonge d’un an au plus après un échec ; certains contrats durent de 6 mois à un an.',
      source: durationSource,
    },
  ],
  confidence: 'V',
  needs: [
    facts.startsOn,
    facts.endsOn,
    facts.nature,
    facts.extension,
    facts.renewalOf,
    facts.previousApprenticeshipEnd,
    facts.previousApprenticeshipEndedOn,
    facts.previousApprenticeshipLevel,
    facts.disabledWorker,
    facts.topAthlete,
  ],
  test: (ask, context): Finding => {
    const [start, end, nature] = [ask(facts.startsOn), ask(facts.endsOn), ask(facts.nature)];
    if (end.state === 'none' && nature.state === 'known' && nature.value === 'CDD')
      return refused('Ce contrat à durée limitée n’a pas de terme.', {
        by: 'Une date de fin écrite au contrat.',
      });
    if (start.state !== 'known')
      return end.state === 'known' ? lacking(facts.startsOn) : lacking(facts.startsOn, facts.endsOn);
    if (end.state !== 'known') return lacking(facts.endsOn);
    if (end.value < start.value) {
      return refused('La fin précède le début.', { by: 'La correction de l’une des deux dates.' });
    }
    const span = spans(start.value, end.value);
    const until = (months: number): string => formatFrenchDate(lastDayOf(start.value, months));
    const least = requireAmountOn(minimumMonths, context.on, context.references).value;
    const extended = either(isExtension(ask, 'exam-failure'), isExtension(ask, 'disability'));
    // As an ordinary contract or as an extension, six to twelve months are admitted.
    if (extended.truth === 'unknown' && !(span.reaches(least) && span.within(extensionMonths)))
      return extended;
    if (extended.truth === 'yes') {
      if (span.within(extensionMonths)) return granted(`Prolongation : ${lasting(span)}, un an au plus.`);
      return span.within(maximumMonths + extensionMonths)
        ? undecided(
            `${lasting(span)} : la prolongation dure un an au plus ; vérifiez que le début est bien celui du contrat prolongé.`,
          )
        : refused(`La prolongation dure un an au plus.`, {
            by: `Une fin au ${until(extensionMonths)} au plus tard.`,
          });
    }
    if (!span.reaches(least)) {
      const afterBreak = followsBreak(ask);
      if (afterBreak.truth === 'unknown') return afterBreak;
      if (afterBreak.truth === 'yes') return afterBreakFinding(lasting(span), context.on);
      if (span.reaches(exceptionalMinimumMonths))
        return undecided(`${lasting(span)} : avant 2019, moins d’un an n’était admis que dans certains cas.`);
      const earliest = formatFrenchDate(shortestEnd(start.value, least));
      return refused(`Le contrat dure ${inMonths(span)} : il en faut ${least} au moins.`, {
        by: `Une fin au ${earliest} au plus tôt.`,
      });
    }
    if (span.within(maximumMonths))
      return granted(`${lasting(span)} : entre ${least} mois et ${maximumMonths / 12} ans.`);
    const { judged } = longestContract(ask, context.on);
    if (span.within(longMaximumMonths)) {
      if (judged.truth === 'unknown') return judged;
      if (judged.truth === 'yes')
        return granted(
          `${lasting(span)} : ${longMaximumMonths / 12} ans au plus pour un travailleur handicapé ou un sportif de haut niveau.`,
        );
    }
    const longest = judged.truth === 'yes' ? longMaximumMonths : maximumMonths;
    return refused(`Le contrat dure ${inMonths(span)} : ${longest / 12} ans au plus.`, {
      by: `Une fin au ${until(longest)} au plus tard.`,
    });
  },
};

const adultWeeklyMaximum = 48;
const weeklyMaximum = 35;

const weeklyHoursRule: Rule = {
  id: 'weekly-hours',
  about: 'contract',
  label: 'Durée du travail',
  sentence:
    'L’horaire, formation comprise, est celui de l’entreprise : un temps partiel ne se conçoit qu’aménagé.',
  from: cappFrom,
  to: null,
  source: source(['L6222-24']),
  confidence: 'V',
  needs: [facts.weeklyHours, facts.disabledWorker, facts.topAthlete],
  test: (ask, { on }): Finding => {
    const hours = ask(facts.weeklyHours);
    if (hours.state !== 'known') return lacking(facts.weeklyHours);
    const weekly = `${upToCents(hours.value)} h par semaine`;
    if (hours.value > adultWeeklyMaximum) {
      return undecided(
        `${weekly} : au-delà de ${adultWeeklyMaximum} h, l’horaire sort des maximums habituels ; vérifiez la saisie.`,
      );
    }
    if (hours.value === weeklyMaximum) return granted(`${weekly}, formation comprise.`);
    if (hours.value < weeklyMaximum) {
      return longestContract(ask, on).judged.truth === 'yes'
        ? granted(`${weekly} : horaire aménagé.`)
        : undecided(
            `${weekly} : l’apprenti suit l’horaire de l’entreprise (L. 6222-24) ; un temps partiel est à vérifier auprès de l’opérateur de compétences.`,
          );
    }
    return granted(`${weekly}, formation comprise, si c’est l’horaire de l’entreprise.`);
  },
};

const trainingRule: Rule = {
  id: 'training',
  about: 'contract',
  label: 'Formation',
  sentence:
    'La formation en centre occupe 25 % au moins de la durée totale du contrat, sous réserve des règles du certificateur.',
  from: reformFrom,
  to: null,
  source: trainingShareSource,
  confidence: 'V',
  needs: [
    facts.trainingHours,
    facts.startsOn,
    facts.endsOn,
    facts.weeklyHours,
    facts.previousApprenticeshipEnd,
    facts.previousApprenticeshipEndedOn,
    facts.previousApprenticeshipLevel,
    facts.renewalOf,
  ],
  test: (ask, { on }): Finding => {
    const known = ask(facts.trainingHours);
    if (known.state === 'unknown') return lacking(facts.trainingHours);
    if (known.state === 'none' || known.value === 0) {
      return refused('Aucune heure de formation : l’apprentissage est une alternance.', {
        by: 'Un calendrier de formation établi avec le centre de formation d’apprentis.',
      });
    }
    const [start, end, weekly] = [ask(facts.startsOn), ask(facts.endsOn), ask(facts.weeklyHours)];
    if (start.state !== 'known' || end.state !== 'known' || weekly.state !== 'known') {
      return lacking(
        ...[facts.startsOn, facts.endsOn, facts.weeklyHours].filter(
          (each) => ask<unknown>(each).state !== 'known',
        ),
      );
    }
    if (end.value < start.value)
      return undecided('La part de formation se calcule une fois les dates corrigées.');
    const share = trainingShare(start.value, end.value, weekly.value, trainingPercent);
    const planned = `${upToCents(known.value)} h`;
    if (known.value >= share.minHours)
      return granted(`${planned} : 25 % au moins de la durée du contrat (${upToCents(share.minHours)} h).`);
    const afterBreak = followsBreak(ask);
    if (afterBreak.truth === 'unknown') return afterBreak;
    if (afterBreak.truth === 'yes') return afterBreakFinding(planned, on);
    return undecided(
      known.value >= share.practiceHours
        ? `${planned} : au-dessus des 25 % calculés sur 1 607 h par an (${upToCents(share.practiceHours)} h), sous ceux de l’horaire du contrat (${upToCents(share.minHours)} h) ; le texte ne fixe pas l’assiette en heures.`
        : `${planned} : sous les 25 % de la durée du contrat (${upToCents(share.minHours)} h) ; à vérifier avec le centre de formation, le texte ne fixe pas l’assiette en heures.`,
    );
  },
};

const sameLevelContracts = 2;

const successionRule: Rule = {
  id: 'renewal',
  about: 'contract',
  label: 'Contrats successifs',
  sentence:
    'Des contrats d’apprentissage peuvent se succéder sans délai ; un troisième contrat du même niveau demande l’autorisation du directeur du dernier centre fréquenté.',
  states: [
    { words: 'se succéder sans délai', facts: [facts.renewalOf], grants: true },
    { words: 'un troisième contrat du même niveau', facts: [facts.renewalOf] },
  ],
  from: cappFrom,
  to: null,
  source: source(['L6222-15']),
  confidence: 'V',
  needs: [
    facts.renewalOf,
    facts.timesRenewed,
    facts.targetLevel,
    facts.previousApprenticeshipLevel,
    facts.disabledWorker,
  ],
  test: (ask): Finding => {
    const renewal = ask(facts.renewalOf);
    if (renewal.state === 'unknown') return lacking(facts.renewalOf);
    if (renewal.state === 'none') return granted('Premier contrat.');
    const times = ask(facts.timesRenewed);
    const [target, previous] = [ask(facts.targetLevel), ask(facts.previousApprenticeshipLevel)];
    // The count is that of the contracts that this one follows, the first one not counted.
    const isThird = times.state === 'known' && times.value + 1 >= sameLevelContracts;
    const isOtherLevel =
      target.state === 'known' &&
      previous.state === 'known' &&
      levelRank(target.value) !== levelRank(previous.value);
    return isThird && !isOtherLevel
      ? undecided(
          'Troisième contrat du même niveau : il faut l’autorisation du directeur du dernier centre de formation d’apprentis fréquenté.',
        )
      : granted('Nouveau contrat après un apprentissage : aucun délai n’est exigé.');
  },
};

/** The conditions of the contrat d'apprentissage, in the order of a reading. */
export const cappRules: readonly Rule[] = [
  ageRule,
  qualificationRule,
  employerRule,
  natureRule,
  durationRule,
  weeklyHoursRule,
  trainingRule,
  successionRule,
];
