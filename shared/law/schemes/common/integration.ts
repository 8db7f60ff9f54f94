// Work integration through economic activity, but for temporary work (`etti`): what the entreprises d'insertion, the
// ateliers et chantiers d'insertion and the associations intermédiaires ask alike. Their conditions about the person are
// the same rules, once.
import {
  addDays,
  ageOn,
  type CivilDate,
  civilDate,
  formatFrenchDate,
  type Interval,
} from '../../../base/time';
import type { EmployerKind } from '../../../fields/codes';
import type { Money, SchemeAnswer } from '../../engine/eligibility.schema';
import { employerAid } from '../../engine/employer-aid';
import { sentence, upToCents } from '../../engine/phrasing';
import type { Reminder } from '../../engine/reminders';
import {
  both,
  certain,
  either,
  type Finding,
  granted,
  isTrue,
  lacking,
  type Rule,
  refused,
  undecided,
} from '../../engine/rule';
import type { PartInput, Scheme } from '../../engine/scheme';
import { citing, source } from '../../engine/source';
import { lastDayOf, lasting, spans } from '../../engine/span';
import { turningBirthdays, turningMonths } from '../../engine/turning-days';
import { factTable as facts, knownDate } from '../../facts/facts';
import {
  aidedDifficultiesRule,
  datesOf,
  documentsOf,
  employerRule,
  type Frame,
  joblessRule,
  leastWeeklyHours,
  minimumAgeRule,
  monthsDone,
  smicPay,
} from './aided-contract';
import { employmentAge, workPermitRule } from './person.rules';

/** The law of 29 July 1998 gives the structures their common frame; its wording was not read. */
export const integrationFrom: CivilDate = civilDate('1998-07-31');
/** The contract of integration of the law of 1 December 2008. */
const readFrom: CivilDate = civilDate('2009-06-01');
/** The open-ended contract of those of 57 and more (loi n° 2020-1577). */
const openEndedFrom: CivilDate = civilDate('2020-12-16');
/** The approval of a pathway, called "PASS IAE" (décret n° 2021-1128). */
const passFrom: CivilDate = civilDate('2021-09-01');
/** The aid by job of the decree of 21 February 2014. */
const jobAidFrom: CivilDate = civilDate('2014-02-23');
/** Of the contrat d'engagement jeune, whose allowance stops. */
const cejFrom: CivilDate = civilDate('2022-03-01');

const openEndedAge = 57;
const protectedAge = 50;
const shortestMonths = 4;
const longestMonths = 24;

const dates: Interval = { from: readFrom, to: null };
const frame = (...articles: readonly string[]): Frame => ({
  ...dates,
  source: source(articles),
  confidence: 'S',
});

/** What a structure needs, besides what the person and the contract are. */
export interface IntegrationStructure {
  /** The article of the structure; its wording may not have been read. */
  readonly article: string;
  readonly employerSentence: string;
  /** For a kind of employer that may hold the structure `true`; a sentence when the texts read leave it open; else why not. */
  readonly judgeKind: (kind: EmployerKind) => true | { readonly open: string } | { readonly closed: string };
  /** What a structure of this kind is called, to say who else may employ. */
  readonly named: string;
}

const early: Rule = {
  id: 'early-text',
  about: 'contract',
  label: 'Texte d’avant juin 2009',
  sentence: 'Avant juin 2009, les conditions étaient celles de textes qui n’ont pas été lus.',
  from: integrationFrom,
  to: civilDate('2009-05-31'),
  source: source(['L5132-1'], 'loi n° 98-657 du 29 juillet 1998, non lue'),
  confidence: 'N',
  needs: [facts.nature],
  test: (): Finding =>
    undecided(
      'Texte de l’époque non lu : à vérifier auprès de la structure et de l’ANPE, qui agréait les embauches.',
    ),
};

const jobless = joblessRule(frame('L5132-1'));
const difficulties = aidedDifficultiesRule(frame('L5132-1', 'L5132-3'));
const age = minimumAgeRule(frame('L4153-1'));
const permit = workPermitRule(dates);

const nature = (article: string): Rule => ({
  ...frame(article),
  id: 'nature',
  about: 'contract',
  label: 'Nature du contrat',
  sentence:
    'Le contrat est à durée déterminée ; à partir de 57 ans, un contrat à durée indéterminée est possible.',
  states: [
    { words: 'Le contrat est à durée déterminée', facts: [facts.nature] },
    { words: 'à partir de 57 ans', facts: [facts.birthDate, facts.nature] },
  ],
  earlier: [
    {
      to: addDays(openEndedFrom, -1),
      sentence: 'Le contrat est à durée déterminée.',
      source: source([article]),
    },
  ],
  needs: [facts.nature, facts.birthDate],
  test: (ask, { on }): Finding => {
    const known = ask(facts.nature);
    if (known.state !== 'known') return lacking(facts.nature);
    if (known.value === 'CDD') return granted('Contrat à durée déterminée.');
    const close = refused('Un contrat à durée indéterminée n’est pas un contrat d’insertion.', {
      by: 'La conclusion d’un contrat à durée déterminée d’insertion.',
    });
    if (on < openEndedFrom) return close;
    const birthDate = knownDate(ask(facts.birthDate));
    if (birthDate === null) return lacking(facts.birthDate);
    return ageOn(birthDate, on) >= openEndedAge
      ? undecided('57 ans ou plus : un CDI d’insertion est possible selon un décret qui n’a pas été lu.')
      : close;
  },
});

const duration = (article: string, shorter: string): Rule => ({
  ...frame(article),
  id: 'duration',
  about: 'contract',
  label: 'Durée',
  sentence: `Le contrat dure 4 mois au moins, sauf ${shorter}, et 24 mois en tout ; au-delà, pour achever une formation, à partir de 50 ans ou pour un travailleur handicapé.`,
  states: [
    { words: '4 mois au moins', facts: [facts.endsOn] },
    { words: '24 mois en tout', facts: [facts.endsOn] },
    { words: 'pour achever une formation', facts: [facts.renewalOf] },
    { words: 'à partir de 50 ans', facts: [facts.birthDate] },
    { words: 'pour un travailleur handicapé', facts: [facts.disabledWorker] },
  ],
  needs: [
    facts.nature,
    facts.startsOn,
    facts.endsOn,
    facts.renewalOf,
    facts.aidedMonthsDone,
    facts.disabledWorker,
    facts.birthDate,
  ],
  test: (ask): Finding => {
    const known = ask(facts.nature);
    if (known.state !== 'known') return lacking(facts.nature);
    if (known.value === 'CDI') return granted('CDI : sans terme.');
    const read = datesOf(ask);
    if ('finding' in read) return read.finding;
    const { start, end } = read;
    const span = spans(start, end);
    const done = monthsDone(ask);
    if ('finding' in done) return done.finding;
    const inAll = done.months === 0 ? '' : `, après ${done.months} mois déjà faits`;
    const left = longestMonths - done.months;
    if (left > 0 && span.within(left))
      return span.reaches(shortestMonths)
        ? granted(`${lasting(span)}${inAll} : 4 mois au moins, 24 en tout.`)
        : undecided(`${lasting(span)}${inAll} : moins de 4 mois ne s’admet que pour ${shorter}.`);
    const birthDate = knownDate(ask(facts.birthDate));
    const isProtected = either(
      isTrue(ask, facts.disabledWorker),
      birthDate === null ? lacking(facts.birthDate) : certain(ageOn(birthDate, start) >= protectedAge),
    );
    const renewal = ask(facts.renewalOf);
    if (renewal.state === 'known' || isProtected.truth === 'yes')
      return undecided(
        `${lasting(span)}${inAll} : au-delà de 24 mois, il faut une prolongation accordée (50 ans ou plus, travailleur handicapé) ou une formation à achever.`,
      );
    if (isProtected.truth === 'unknown') return isProtected;
    if (renewal.state === 'unknown') return lacking(facts.renewalOf);
    return refused(`${lasting(span)}${inAll} : 24 mois au plus.`, {
      by: `La fin est à ramener au ${formatFrenchDate(lastDayOf(start, longestMonths))} au plus tard.`,
    });
  },
});

const weeklyHours = (article: string, fewer: string): Rule => ({
  ...frame(article),
  id: 'weekly-hours',
  about: 'contract',
  label: 'Durée du travail',
  sentence: `La durée du travail est de 20 heures par semaine au moins, sauf ${fewer}.`,
  needs: [facts.weeklyHours],
  test: (ask): Finding => {
    const hours = ask(facts.weeklyHours);
    if (hours.state !== 'known') return lacking(facts.weeklyHours);
    const told = `${upToCents(hours.value)} h par semaine`;
    return hours.value >= leastWeeklyHours
      ? granted(`${told} : 20 h au moins.`)
      : undecided(`${told} : sous 20 h, il faut ${fewer}.`);
  },
});

/** The conditions of a structure. `exceptions`: when the contract may be shorter, and of fewer hours. */
export const integrationRules = (
  { article, employerSentence, judgeKind, named }: IntegrationStructure,
  exceptions: { readonly shorter: string; readonly fewer: string },
): readonly Rule[] => {
  const byKind = employerRule(frame(article, 'L5132-2'), employerSentence, (kind): Finding => {
    const judged = judgeKind(kind);
    if (judged === true) return granted('');
    return 'open' in judged
      ? undecided(judged.open)
      : refused(judged.closed, { by: `${named} conventionnée avec l’État peut conclure le contrat.` });
  });
  const employer: Rule = {
    ...byKind,
    needs: [...byKind.needs, facts.integrationAgreement],
    test: (ask, context): Finding => {
      const found = byKind.test(ask, context);
      const agreement = isTrue(ask, facts.integrationAgreement);
      if (found.truth === 'no') return found;
      if (agreement.truth === 'no')
        return refused('L’employeur n’a pas de convention d’insertion avec l’État.', {
          by: `${named} conventionnée avec l’État peut conclure le contrat.`,
        });
      if (found.truth === 'unknown' || agreement.truth === 'unknown')
        return found.explanation !== undefined && found.truth === 'unknown' && found.missing.length === 0
          ? found
          : both(found, agreement);
      return granted(`${named} conventionnée.`);
    },
  };
  return [
    early,
    age,
    jobless,
    difficulties,
    employer,
    nature(article),
    duration(article, exceptions.shorter),
    weeklyHours(article, exceptions.fewer),
    permit,
  ];
};

/** A sum by full-time job, fixed each year by order: not gathered. */
const aidOf = ({ context }: PartInput): Money | null =>
  context.on < jobAidFrom
    ? null
    : employerAid(
        [
          {
            label: 'Aide au poste d’insertion',
            cents: null,
            toRead:
              'l’arrêté de l’année qui fixe l’aide au poste, et l’annexe financière de la convention de la structure',
            per: 'year',
            toCheck: true,
            note: 'Par poste en équivalent temps plein, avec une part variable. Montant à saisir : il est fixé chaque année par arrêté, et dans l’annexe financière de la convention de la structure.',
            source: source([], 'décret n° 2014-197 du 21 février 2014, lu en source secondaire'),
            confidence: 'S',
          },
        ],
        { note: 'Versée à la structure par l’Agence de services et de paiement.' },
      );

const reminders: readonly Reminder[] = [
  {
    sentence:
      'Un prescripteur habilité (mission locale, opérateur public de l’emploi, Cap emploi, département…) ou la structure elle-même apprécie l’éligibilité ; sans parcours validé, l’embauche n’ouvre pas l’aide.',
    source: source(['L5132-3']),
    from: passFrom,
  },
  {
    sentence:
      'Le parcours dure deux ans au plus, toutes structures d’insertion confondues ; il est suspendu quand le contrat l’est plus de 15 jours ou prend fin.',
    source: source(['L5132-3'], 'décret n° 2021-1128 du 30 août 2021, lu en source secondaire'),
    from: passFrom,
  },
  {
    sentence:
      'À sa demande, le salarié suspend le contrat pour une période de mise en situation, une action d’insertion ou la période d’essai d’un CDI ou d’un CDD de 6 mois au moins.',
    source: source(['L5132-5']),
    from: civilDate('2014-11-16'),
  },
  {
    sentence: 'L’allocation du contrat d’engagement jeune n’est pas versée pendant un contrat d’insertion.',
    source: source(['R5131-24']),
    from: cejFrom,
  },
];

/** One function for all: a sweep judges once what its schemes have in common. */
const turningDays: NonNullable<Scheme['turningDays']> = (ask, on) => [
  ...turningBirthdays(ask, on, [employmentAge]),
  ...turningMonths(knownDate(ask(facts.registeredJobSeekerSince)), on, [0]),
];

/** Everything of a structure but its name, its employer and what is particular to it. */
export function integrationScheme(
  given: Pick<Scheme, 'id' | 'label' | 'purpose' | 'source'> & {
    readonly rules: readonly Rule[];
    readonly article: string;
    readonly own: readonly Reminder[];
    readonly alternatives: (kind: EmployerKind) => SchemeAnswer['alternatives'];
  },
): Scheme {
  const { article, own, alternatives, ...rest } = given;
  const cited = source([article]);
  return {
    ...rest,
    kind: 'employment',
    pivot:
      'Les conditions et la durée se jugent à la conclusion du contrat ; le SMIC est celui de chaque mois.',
    from: integrationFrom,
    to: null,
    confidence: 'S',
    parameters: [],
    usualMonths: 12,
    turningDays,
    parts: {
      duration: ({ context }) => ({
        minMonths: shortestMonths,
        maxMonths: longestMonths,
        ...citing(cited),
        toCheck: context.on < readFrom,
        note: sentence(
          context.on < readFrom ? 'Texte d’avant le 1er juin 2009 non lu : durée à vérifier.' : '',
        ),
      }),
      pay: ({ facts: known, ask, context }) => smicPay(known, ask, cited, context),
      aid: aidOf,
      documents: (input) => documentsOf(input, ['ID', 'DE']),
      reminders: () => [...own, ...reminders],
      alternatives: ({ ask, found }) => {
        const kind = ask(facts.employerKind);
        return kind.state === 'known' &&
          found.found.some(({ rule, finding }) => rule.id === 'employer' && finding.truth === 'no')
          ? alternatives(kind.value)
          : [];
      },
    },
  };
}
