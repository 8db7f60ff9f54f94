import {
  addMonths,
  ageOn,
  birthdayOn,
  type CivilDate,
  civilDate,
  formatFrenchDate,
} from '../../../base/time';
import type { EmployerKind } from '../../../fields/codes';
import { employerKindLabels } from '../../../fields/codes';
import { type Deadline, dated } from '../../engine/deadline';
import type { Money } from '../../engine/eligibility.schema';
import type { Parameter } from '../../engine/parameter';
import { sentence, upToCents } from '../../engine/phrasing';
import type { Reminder } from '../../engine/reminders';
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
  undecided,
} from '../../engine/rule';
import type { PartInput, Scheme } from '../../engine/scheme';
import { type FormReference, formOn, showForm } from '../../engine/shown';
import { citing, source } from '../../engine/source';
import { inMonths, lastDayOf, lasting, shortestEnd, spans } from '../../engine/span';
import { turningMonths } from '../../engine/turning-days';
import { type Ask, type FactSpec, factTable as facts, knownDate, levelRank } from '../../facts/facts';
import { isOverseas } from '../../facts/regions';
import {
  aidedTurningDays,
  aidFirstRule,
  contributionsRule,
  cuiDeadlines,
  cuiDocuments,
  datesOf,
  employerRule,
  type Frame,
  grantedAfter,
  isMarketKind,
  joblessRule,
  monthsDone,
  noFormerAid,
  replacementRule,
  smicPay,
} from '../common/aided-contract';
import { durableExitSource, isDurableExit } from '../common/durable-exit';
import { employmentAge } from '../common/person.rules';

const from = civilDate('2012-11-01');
const to = civilDate('2017-12-31');
const law = source(['R5134-161', 'R5134-165']);
const frame = (...articles: readonly string[]): Frame => ({
  from,
  to,
  source: source(articles),
  confidence: 'V',
});

const youngUntil = 26;
const disabledUntil = 30;
const longestMonths = 36;
const shortestMonths = 12;
const searchMonths = 6;
const longSearchMonths = 12;
/** The first cycle of higher education, as a rank of level. */
const firstHigherCycle = 5;

const ageRule: Rule = {
  id: 'age',
  about: 'person',
  label: 'Âge',
  sentence:
    'L’emploi d’avenir est ouvert aux 16–25 ans et, avant 30 ans, aux travailleurs handicapés, à la signature.',
  ...frame('R5134-161'),
  needs: [facts.birthDate, facts.disabledWorker],
  test: (ask, { on }): Finding => {
    const birthDate = knownDate(ask(facts.birthDate));
    if (birthDate === null) return lacking(facts.birthDate);
    const age = ageOn(birthDate, on);
    if (age < employmentAge) {
      const sixteenth = birthdayOn(birthDate, employmentAge);
      return refused(
        `Moins de 16 ans à la signature : le contrat s’ouvre le ${formatFrenchDate(sixteenth)}.`,
        { on: sixteenth },
      );
    }
    if (age < youngUntil) return granted(`${age} ans à la signature : public des 16–25 ans.`);
    const otherwise = 'Aucun acte ne le rouvre : un CUI-CAE ou un contrat en alternance reste possible.';
    if (age >= disabledUntil)
      return refused(`${age} ans à la signature : l’emploi d’avenir s’arrête à 30 ans.`, { by: otherwise });
    const disabled = isTrue(ask, facts.disabledWorker);
    switch (disabled.truth) {
      case 'unknown':
        return closedUnless(`${age} ans à la signature, limite ${youngUntil - 1} révolus`, disabled, [
          `reconnaissance de travailleur handicapé (avant ${disabledUntil} ans)`,
        ]);
      case 'yes':
        return granted(`${age} ans à la signature : travailleur handicapé de moins de 30 ans.`);
      case 'no':
        return refused(`${age} ans à la signature, sans reconnaissance de travailleur handicapé.`, {
          by: 'Une reconnaissance de travailleur handicapé l’ouvrirait jusqu’à 30 ans.',
        });
    }
  },
};

/** Months of search of a job: told, counted by the registrations, or running since the registration. */
function hasSearched(ask: Ask, on: CivilDate, months: number, counted: FactSpec<number>): Judgement {
  const since = knownDate(ask(facts.registeredJobSeekerSince));
  const isRegistered = since !== null && addMonths(since, months) <= on;
  const told = (fact: FactSpec<number>): Judgement =>
    holds(fact, ask(fact), 'no', (count) => count >= months);
  const judged = either(certain(isRegistered), told(facts.jobSearchMonths), told(counted));
  // One figure that is too low is enough to doubt; both unknown are missing.
  return judged.truth === 'unknown' && ask(facts.jobSearchMonths).state === 'known' ? certain(false) : judged;
}

/** A zone where the exception of R. 5134-161, 3° holds: quarter, rural zone, or overseas. */
const livesInZone = (ask: Ask, territory: RuleContext['territory']): Judgement =>
  either(
    certain(isOverseas(territory)),
    holds(facts.residence, ask(facts.residence), 'no', (residence) => residence !== 'other'),
  );

/** Whether only the zone of residence may open the contract: from a baccalaureate on. */
const isByZone = (ask: Ask): boolean => {
  const level = ask(facts.level);
  return (
    level.state === 'known' &&
    levelRank(level.value) > 3 &&
    isTrue(ask, facts.diplomaObtained).truth === 'yes' &&
    holds(facts.residence, ask(facts.residence), 'no', (residence) => residence !== 'other').truth === 'yes'
  );
};

const assessed =
  'la mission locale, Pôle emploi ou Cap emploi peut l’admettre au vu du parcours, des perspectives locales ou de difficultés sociales';

const publicRule: Rule = {
  id: 'diploma',
  about: 'person',
  label: 'Diplôme et recherche d’emploi',
  sentence:
    'Le jeune n’a aucun diplôme ; ou seulement un diplôme de niveau V et 6 mois de recherche d’emploi sur 12 ; ou, à titre exceptionnel, réside en zone urbaine sensible, en zone rurale ou outre-mer, a au plus le niveau du premier cycle du supérieur et 12 mois de recherche sur 18.',
  states: [
    { words: 'aucun diplôme', facts: [facts.diplomaObtained, facts.level] },
    {
      words: '6 mois de recherche d’emploi sur 12',
      facts: [facts.jobSearchMonths, facts.jobSeekerMonthsInLast12],
    },
    { words: 'réside en zone urbaine sensible, en zone rurale ou outre-mer', facts: [facts.residence] },
    { words: '12 mois de recherche sur 18', facts: [facts.jobSearchMonths, facts.jobSeekerMonthsInLast18] },
  ],
  ...frame('R5134-161'),
  needs: [
    facts.level,
    facts.diplomaObtained,
    facts.jobSearchMonths,
    facts.jobSeekerMonthsInLast12,
    facts.jobSeekerMonthsInLast18,
    facts.registeredJobSeekerSince,
    facts.residence,
  ],
  test: (ask, { on, territory }): Finding => {
    const level = ask(facts.level);
    if (level.state === 'unknown') return lacking(facts.level);
    const rank = level.state === 'none' ? 0 : levelRank(level.value);
    if (rank <= 2) return granted('Aucun diplôme de la formation initiale.');
    const obtained = isTrue(ask, facts.diplomaObtained);
    if (obtained.truth === 'unknown') return obtained;
    const isObtained = obtained.truth === 'yes';
    if (rank === 3 && !isObtained)
      return granted('Niveau V sans diplôme : aucun diplôme de la formation initiale.');
    const short = hasSearched(ask, on, searchMonths, facts.jobSeekerMonthsInLast12);
    const long = hasSearched(ask, on, longSearchMonths, facts.jobSeekerMonthsInLast18);
    const zone = livesInZone(ask, territory);
    if (rank === 3) {
      if (short.truth === 'yes')
        return granted('Diplôme de niveau V, et 6 mois de recherche d’emploi sur 12.');
      return short.truth === 'unknown'
        ? short
        : undecided(`Diplôme de niveau V, et moins de 6 mois de recherche d’emploi sur 12 : ${assessed}.`);
    }
    if (rank === 4 && !isObtained) {
      if (short.truth === 'yes')
        return granted('Niveau IV sans diplôme, niveau V au plus, et 6 mois de recherche d’emploi sur 12.');
      if (short.truth === 'unknown') return short;
      return undecided(
        'Niveau IV sans diplôme : sans aucun diplôme, le contrat est ouvert ; avec un diplôme de niveau V, il faut 6 mois de recherche d’emploi sur 12.',
      );
    }
    if (rank > firstHigherCycle && isObtained)
      return refused('Diplôme au-delà du premier cycle du supérieur.', {
        by: 'Aucun acte ne l’ouvre : un contrat ordinaire ou en alternance reste possible.',
      });
    if (rank > firstHigherCycle)
      return undecided(
        'Le diplôme le plus élevé obtenu est à préciser : premier cycle du supérieur au plus.',
      );
    const judged = both(zone, long);
    if (judged.truth === 'yes')
      return granted(
        'À titre exceptionnel : zone prioritaire, rurale ou outre-mer, et 12 mois de recherche d’emploi sur 18.',
      );
    if (zone.truth === 'no')
      return refused('Diplôme de niveau IV ou plus, hors des zones où l’exception est ouverte.', {
        by: 'La résidence dans une de ces zones, avec 12 mois de recherche d’emploi sur 18, l’ouvrirait.',
      });
    if (zone.truth === 'yes' && long.truth === 'no')
      return undecided(`Zone ouverte, et moins de 12 mois de recherche d’emploi sur 18 : ${assessed}.`);
    // Whether it is the zone or the months that lack, the appreciation may still open it.
    return zone.truth === 'unknown' ? lacking(facts.residence) : judged;
  },
};

function judgeEmployer(kind: EmployerKind): Finding {
  switch (kind) {
    case 'association':
    case 'local-authority':
    case 'public-body':
    case 'public-service-operator':
    case 'geiq':
      return granted(`${employerKindLabels[kind]} : employeur de l’emploi d’avenir.`);
    case 'scic':
      return undecided(
        'Société coopérative d’intérêt collectif : la liste de l’article L. 5134-111 n’a pas été lue ; vérifiez auprès du prescripteur.',
      );
    case 'private-company':
    case 'temp-agency':
      return undecided(
        `${employerKindLabels[kind]} : ouvert seulement dans les secteurs fixés par arrêté du préfet de région, avec une perspective de qualification (R. 5134-164).`,
      );
    case 'state':
      return refused('Ce contrat ne peut pourvoir un emploi dans les services de l’État (L. 5134-24).', {
        by: 'Un établissement public ou une association peut conclure le contrat.',
      });
    case 'private-individual':
      return refused('Un particulier employeur n’ouvre pas droit à cette aide (L. 5134-67).', {
        by: 'Une association ou une entreprise d’un secteur admis peut conclure ce contrat.',
      });
  }
}

const isPublicEmployer = (kind: EmployerKind): boolean =>
  kind === 'local-authority' || kind === 'public-body';

const nature: Rule = {
  id: 'nature',
  about: 'contract',
  label: 'Nature du contrat',
  sentence:
    'Le contrat est un CDI ou un CDD ; une collectivité ou une autre personne publique le conclut en CDD.',
  states: [
    { words: 'un CDI ou un CDD', facts: [facts.nature], grants: true },
    {
      words: 'une collectivité ou une autre personne publique le conclut en CDD',
      facts: [facts.nature, facts.employerKind],
    },
  ],
  ...frame('R5134-165'),
  needs: [facts.nature, facts.employerKind],
  test: (ask): Finding => {
    const known = ask(facts.nature);
    if (known.state !== 'known') return lacking(facts.nature);
    if (known.value === 'CDD') return granted('CDD.');
    const kind = ask(facts.employerKind);
    if (kind.state !== 'known') return lacking(facts.employerKind);
    return isPublicEmployer(kind.value)
      ? refused('Un employeur public conclut l’emploi d’avenir en CDD.', {
          by: 'Un CDD de 12 à 36 mois ouvrirait ce contrat.',
        })
      : granted('CDI : l’aide dure 36 mois au plus.');
  },
};

const duration: Rule = {
  id: 'duration',
  about: 'contract',
  label: 'Durée',
  sentence:
    'Le CDD dure 36 mois, ou 12 au moins si des circonstances particulières le justifient ; chez un employeur public, de 12 à 36 mois ; jusqu’à 60 mois pour achever une formation engagée.',
  states: [
    { words: 'dure 36 mois', facts: [facts.endsOn] },
    { words: '12 au moins', facts: [facts.endsOn] },
    { words: 'chez un employeur public, de 12 à 36 mois', facts: [facts.employerKind], grants: true },
    { words: 'pour achever une formation engagée', facts: [facts.renewalOf] },
  ],
  ...frame('R5134-165', 'R5134-167', 'L5134-115'),
  presumes: noFormerAid,
  needs: [
    facts.nature,
    facts.startsOn,
    facts.endsOn,
    facts.employerKind,
    facts.renewalOf,
    facts.aidedMonthsDone,
  ],
  test: (ask): Finding => {
    const known = ask(facts.nature);
    if (known.state !== 'known') return lacking(facts.nature);
    if (known.value === 'CDI') return granted('CDI : sans terme.');
    const period = datesOf(ask);
    if ('finding' in period) return period.finding;
    const { start, end } = period;
    const span = spans(start, end);
    const renewal = ask(facts.renewalOf);
    const done = monthsDone(ask);
    if ('finding' in done) return done.finding;
    const inAll = done.months === 0 ? '' : `, après ${done.months} mois déjà faits`;
    const left = longestMonths - done.months;
    const isTooLong = left <= 0 || !span.within(left);
    // A renewal may complete a training: it is asked for before anything is refused.
    if (isTooLong && renewal.state === 'unknown') return lacking(facts.renewalOf);
    if (isTooLong)
      return renewal.state === 'known'
        ? undecided(
            `${lasting(span)}${inAll} : au-delà de 36 mois, la prolongation demande une autorisation, pour achever une formation engagée.`,
          )
        : refused(`${lasting(span)}${inAll} : la durée totale dépasse 36 mois.`, {
            by:
              left > 0
                ? `La fin est à ramener au ${formatFrenchDate(lastDayOf(start, left))} au plus tard.`
                : 'La durée totale est épuisée : un contrat ordinaire reste possible.',
          });
    if (!span.reaches(Math.max(0, shortestMonths - done.months)))
      return refused(`Le contrat dure ${inMonths(span)}${inAll} : il en faut 12 au moins.`, {
        by: `La fin est à porter au ${formatFrenchDate(shortestEnd(start, shortestMonths - done.months))} au moins.`,
      });
    if (span.reaches(left)) return grantedAfter(done, `${lasting(span)}${inAll} : 36 mois.`);
    const kind = ask(facts.employerKind);
    if (kind.state !== 'known') return lacking(facts.employerKind);
    return isPublicEmployer(kind.value)
      ? grantedAfter(done, `${lasting(span)}${inAll} : de 12 à 36 mois chez un employeur public.`)
      : undecided(
          `${lasting(span)}${inAll} : moins de 36 mois, ce que des circonstances particulières doivent justifier.`,
        );
  },
};

const fullTime = 35;
/** Half of full time: the least that a part time may be. */
const halfTime = fullTime / 2;

const weeklyHours: Rule = {
  id: 'weekly-hours',
  about: 'contract',
  label: 'Durée du travail',
  sentence:
    'L’emploi est à temps plein ; avec l’accord du salarié et l’autorisation du prescripteur, un temps partiel est d’un mi-temps au moins.',
  states: [
    { words: 'à temps plein', facts: [facts.weeklyHours] },
    { words: 'd’un mi-temps au moins', facts: [facts.weeklyHours] },
  ],
  ...frame('L5134-116'),
  confidence: 'S',
  needs: [facts.weeklyHours],
  test: (ask): Finding => {
    const hours = ask(facts.weeklyHours);
    if (hours.state !== 'known') return lacking(facts.weeklyHours);
    const weekly = `${upToCents(hours.value)} h par semaine`;
    if (hours.value >= fullTime) return granted(`${weekly} : temps plein.`);
    return hours.value >= halfTime
      ? undecided(
          `${weekly} : un temps partiel demande l’accord du salarié et l’autorisation du prescripteur, à joindre.`,
        )
      : refused(`${weekly} : moins d’un mi-temps (${upToCents(halfTime)} h).`, {
          by: `Un horaire de ${fullTime} h, ou de ${upToCents(halfTime)} h au moins si le prescripteur l’autorise.`,
        });
  },
};

const form: Parameter<FormReference> = {
  id: 'eav.form',
  label: 'Formulaire CERFA de l’emploi d’avenir',
  show: showForm,
  values: [
    {
      from,
      value: { number: '14818', revision: '01' },
      source: source(
        ['R5134-17'],
        'demande d’aide des contrats uniques d’insertion ; annexe propre non retrouvée',
      ),
      confidence: 'N',
    },
  ],
};

/** The rates stood in an order of the ministers that was not read. */
const aid: Money = {
  lines: [
    {
      label: 'Aide de l’État',
      amount: null,
      toRead: sentence('la décision d’aide, ou l’arrêté ministériel qui fixait le taux selon le secteur'),
      per: 'month',
      percentOfSmic: null,
      isCeiling: false,
      toCheck: true,
      note: sentence('36 mois au plus.'),
      ...citing(source(['R5134-166', 'R5134-167'])),
      confidence: 'V',
    },
  ],
  monthly: null,
  toCheck: true,
  missing: [],
  note: sentence('Le taux est à lire dans la décision d’aide.'),
};

function deadlinesOf(input: PartInput): readonly Deadline[] {
  const start = knownDate(input.ask(facts.startsOn));
  return [
    dated(
      {
        code: 'EAV_BILAN',
        from: from,
        label: 'Examen annuel des engagements',
        trigger: 'début du contrat',
        triggerOn: start,
        count: 12,
        unit: 'months',
        rule: 'L’autorité qui a attribué l’aide examine les engagements de l’employeur, notamment de formation, à chaque échéance annuelle.',
        source: source(['R5134-168']),
        confidence: 'V',
      },
      input.context.territory,
    ),
    ...cuiDeadlines(input, {
      decision: source(['R5134-26', 'R5134-51']),
      break: source(['R5134-28', 'R5134-53']),
      certificate: source(['L5134-28-1']),
      confidence: 'V',
    }),
  ];
}

/** A job of the market sector may be a durable exit for the CIVIS; one of the other sector is none. */
function durableReminder(ask: Ask, on: CivilDate): readonly Reminder[] {
  const kind = ask(facts.employerKind);
  const durable = isDurableExit({
    nature: 'CDD',
    startsOn: on,
    endsOn: lastDayOf(on, longestMonths),
    scheme: 'EAV',
    employerKind: kind.state === 'known' ? kind.value : null,
  });
  return durable === 'no'
    ? [
        {
          sentence: 'Pour le CIVIS, un emploi d’avenir du secteur non marchand n’est pas une sortie durable.',
          source: durableExitSource,
          from,
          to: civilDate('2016-12-31'),
        },
      ]
    : [];
}

const reminders: readonly Reminder[] = [
  {
    sentence:
      'L’employeur propose une qualification et une insertion durable ; la formation est un engagement.',
    source: source(['R5134-164', 'R5134-168']),
    from,
  },
  {
    sentence:
      'L’employeur atteste qu’il est à jour de ses cotisations et que l’embauche ne remplace pas un salarié licencié.',
    source: source(['L5134-21-2', 'L5134-68']),
    from,
  },
];

/** The emploi d'avenir, November 2012 to the end of 2017. */
export const eav: Scheme = {
  id: 'EAV',
  label: 'Emploi d’avenir',
  kind: 'employment',
  purpose:
    'Emploi aidé de trois ans pour les jeunes sans diplôme ou peu diplômés, avec un engagement de formation de l’employeur.',
  pivot: 'Les conditions se jugent à la signature du contrat ; la décision d’aide la précède.',
  from,
  to,
  source: law,
  // Its last day was read in a secondary source.
  confidence: 'S',
  signedFirst: { source: source(['R5134-26', 'R5134-51']), confidence: 'V' },
  rules: [
    ageRule,
    publicRule,
    joblessRule(frame('R5134-161')),
    employerRule(
      // The list of L. 5134-111 itself was not read.
      { ...frame('L5134-111', 'L5134-24', 'L5134-67', 'R5134-164'), confidence: 'S' },
      'L’employeur relève surtout du secteur non marchand, État et particuliers exclus, un employeur marchand n’étant admis que dans les secteurs fixés par arrêté du préfet de région.',
      judgeEmployer,
    ),
    nature,
    duration,
    weeklyHours,
    aidFirstRule(frame('R5134-26', 'R5134-51')),
    replacementRule(frame('L5134-21-2', 'L5134-68')),
    contributionsRule(frame('L5134-21-2', 'L5134-68')),
  ],
  parameters: [form],
  usualMonths: longestMonths,
  turningDays: (ask, on) => [
    ...aidedTurningDays(ask, on, [youngUntil, disabledUntil]),
    ...turningMonths(knownDate(ask(facts.registeredJobSeekerSince)), on, [searchMonths, longSearchMonths]),
  ],
  parts: {
    duration: () => ({
      minMonths: shortestMonths,
      maxMonths: longestMonths,
      ...citing(source(['R5134-165', 'L5134-115'])),
      toCheck: false,
      note: sentence('CDI, ou CDD de 36 mois ; 12 mois au moins par exception ou chez un employeur public.'),
    }),
    pay: ({ facts: given, ask, context }) => smicPay(given, ask, source(['L5134-27']), context),
    aid: () => aid,
    deadlines: deadlinesOf,
    documents: (input) => cuiDocuments(input, isByZone(input.ask)),
    form: ({ context }) => formOn(form, context),
    reminders: ({ ask, context }) => [...durableReminder(ask, context.on), ...reminders],
    alternatives: ({ ask }) => {
      const kind = ask(facts.employerKind);
      return kind.state === 'known' && isMarketKind(kind.value) && kind.value !== 'private-individual'
        ? [
            {
              sentence: sentence('À défaut, un CIE ou un contrat en alternance dans la même entreprise.'),
              schemes: ['CIE', 'CPRO', 'CAPP'],
              ...citing(source(['L5134-19-3'])),
            },
          ]
        : [];
    },
  },
  replacedBy: {
    sentence:
      'Les entrées en emploi d’avenir ont pris fin avec 2017 ; le parcours emploi compétences a pris la suite.',
    schemes: ['PEC'],
  },
};
