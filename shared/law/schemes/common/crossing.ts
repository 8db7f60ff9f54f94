// Law that cuts across the schemes: each rule is written once here, and given to every scheme of the list that it
// concerns (schemes/index.ts). A scheme that has a rule of the same id keeps its own.
import { ageOn, birthdayOn, type CivilDate, civilDate, formatFrenchDate, later } from '../../../base/time';
import { upToCents } from '../../engine/phrasing';
import type { Reminder } from '../../engine/reminders';
import { type Finding, granted, lacking, type Rule, refused, undecided } from '../../engine/rule';
import type { PartInput, Scheme } from '../../engine/scheme';
import { source } from '../../engine/source';
import { type Ask, factTable as facts, knownDate } from '../../facts/facts';
import { majority, placeOf, workPermitRule } from './person.rules';

/** The day on which the hours of minors are counted: the first of the work, else the conclusion. */
const workFrom = (ask: Ask, on: CivilDate): CivilDate => knownDate(ask(facts.startsOn)) ?? on;

/** Ordonnance n° 2001-174 du 22 février 2001: 35 hours a week before 18. What came before was not read. */
const minorHoursFrom = civilDate('2001-02-24');
const minorWeeklyMaximum = 35;
const minorWeeklyDerogation = 40;
/** Loi n° 2004-391 du 4 mai 2004, art. 32: eight hours a day, seven before. */
const eightHoursFrom = civilDate('2004-05-05');
/** Décret n° 2018-1139: the works on which a minor may do forty hours without an authorisation. */
const worksFrom = civilDate('2019-01-01');

const minorHours = (scheme: Scheme): Rule => ({
  id: 'minor-hours',
  about: 'contract',
  label: 'Durée du travail avant 18 ans',
  sentence: 'Avant 18 ans, la durée du travail est de 35 heures par semaine au plus, 40 par dérogation.',
  from: later(scheme.from, minorHoursFrom),
  to: scheme.to,
  source: source(['L3162-1', 'R3162-1']),
  // The second article is cited, its wording was not read.
  confidence: 'S',
  needs: [facts.birthDate, facts.startsOn, facts.weeklyHours],
  test: (ask, { on }): Finding => {
    const birthDate = knownDate(ask(facts.birthDate));
    const adultOn = birthDate === null ? null : birthdayOn(birthDate, majority);
    if (adultOn !== null && workFrom(ask, on) >= adultOn)
      return granted('18 ans ou plus au début du travail.');
    const hours = ask(facts.weeklyHours);
    if (hours.state === 'known' && hours.value <= minorWeeklyMaximum)
      return granted(`${upToCents(hours.value)} h par semaine : 35 h au plus avant 18 ans.`);
    if (birthDate === null || adultOn === null) return lacking(facts.birthDate);
    if (hours.state !== 'known') return lacking(facts.weeklyHours);
    // The start may come after the birthday.
    if (knownDate(ask(facts.startsOn)) === null && ageOn(birthDate, on) === majority - 1)
      return lacking(facts.startsOn);
    const weekly = `${upToCents(hours.value)} h par semaine avant 18 ans`;
    const until = formatFrenchDate(adultOn);
    return hours.value > minorWeeklyDerogation
      ? refused(`${weekly} : 35 h au plus, et 40 h au plus par dérogation.`, {
          by: `Un horaire de 35 h par semaine au plus jusqu’au ${until}.`,
        })
      : undecided(
          on >= worksFrom
            ? `${weekly} : au-delà de 35 h, il faut un chantier du bâtiment, des travaux publics ou des espaces paysagers, ou l’accord de l’inspection du travail, jusqu’au ${until}.`
            : `${weekly} : au-delà de 35 h, il faut l’accord de l’inspection du travail, jusqu’au ${until}.`,
        );
  },
});

/**
 * Work that begins before the contract is signed. Where a text asks for the signature (or the aid) first, it stands against
 * the contract; elsewhere it is told, since a contract signed late is not the one that the rules judge.
 */
const startRule = (scheme: Scheme): Rule => ({
  id: 'start',
  about: 'contract',
  label: 'Signature avant l’embauche',
  sentence:
    scheme.signedFirst === undefined
      ? 'Le contrat se signe au plus tard le jour de l’embauche.'
      : 'Le contrat est signé avant l’embauche, ou le jour même.',
  from: scheme.from,
  to: scheme.to,
  source: scheme.signedFirst?.source ?? source(['L1242-12', 'L1242-13']),
  confidence: scheme.signedFirst?.confidence ?? 'S',
  needs: [facts.startsOn],
  test: (ask, { on }): Finding => {
    const start = knownDate(ask(facts.startsOn));
    if (start === null) return lacking(facts.startsOn);
    if (start >= on)
      return granted(
        start === on ? 'Embauche le jour de la conclusion.' : 'Embauche après la conclusion du contrat.',
      );
    const late = `Début le ${formatFrenchDate(start)}, avant la conclusion du ${formatFrenchDate(on)}`;
    return scheme.signedFirst === undefined
      ? undecided(
          `${late} : un contrat écrit se signe au plus tard à l’embauche ; corrigez l’une des deux dates, ou vérifiez auprès de l’inspection du travail.`,
        )
      : refused(`${late} : le contrat est à signer avant l’embauche.`, {
          by: `La conclusion est à dater du jour du début au plus tard, ou le début à reporter au ${formatFrenchDate(on)} au plus tôt.`,
        });
  },
});

/** Last day on which Mayotte had a code du travail of its own (ordonnance n° 2017-1491). */
const mayotteCodeUntil = civilDate('2017-12-31');

/** Until 2017 Mayotte had its own code du travail, whose texts were not read: what was open there is to check. */
const mayotteCode = (scheme: Scheme): Rule => ({
  id: 'mayotte-code',
  about: 'contract',
  label: 'Code du travail de Mayotte',
  sentence: 'À Mayotte, un code du travail propre s’est appliqué jusqu’au 31 décembre 2017.',
  from: scheme.from,
  to: scheme.to !== null && scheme.to < mayotteCodeUntil ? scheme.to : mayotteCodeUntil,
  source: source([], 'code du travail applicable à Mayotte, non lu'),
  confidence: 'S',
  needs: [facts.region],
  test: (ask, { territory }): Finding =>
    placeOf(ask, territory) === 'mayotte'
      ? undecided(
          'Établissement à Mayotte : les textes propres à Mayotte d’avant 2018 n’ont pas été lus ; vérifiez auprès des services de l’État.',
        )
      : granted('Établissement hors de Mayotte.'),
});

const minorReminders: readonly Reminder[] = [
  {
    sentence: 'Avant 18 ans : 7 heures de travail par jour au plus, 35 par semaine.',
    source: source(['L3162-1'], 'ordonnance n° 2001-174 du 22 février 2001'),
    from: minorHoursFrom,
    to: civilDate('2004-05-04'),
  },
  {
    sentence: 'Avant 18 ans : 8 heures de travail par jour au plus, 35 par semaine.',
    source: source(['L3162-1'], 'loi n° 2004-391 du 4 mai 2004, art. 32'),
    from: eightHoursFrom,
    to: civilDate('2018-12-31'),
  },
  {
    sentence:
      'Avant 18 ans : 8 heures de travail par jour au plus, 35 par semaine ; 10 et 40 sur les chantiers du bâtiment, des travaux publics et des espaces paysagers, avec repos compensateur.',
    source: source(['L3162-1', 'R3162-1']),
    from: worksFrom,
  },
  {
    sentence:
      'Avant 18 ans : pas de travail de nuit, de 22 heures à 6 heures (20 heures avant 16 ans), sans dérogation ; quatre heures et demie d’affilée au plus, puis une pause de 30 minutes.',
    source: source(['L3163-1', 'L3163-2', 'L3162-3']),
    from: minorHoursFrom,
  },
];

/** What every minor at work is told. */
const remindersOfMinors = ({ ask, context }: PartInput): readonly Reminder[] => {
  const birthDate = knownDate(ask(facts.birthDate));
  return birthDate !== null && workFrom(ask, context.on) < birthdayOn(birthDate, majority)
    ? minorReminders
    : [];
};

/** The rules that a scheme has because of what it is. */
const crossingRules = (scheme: Scheme): readonly Rule[] => [
  ...(scheme.kind === 'employment'
    ? [minorHours(scheme), startRule(scheme), workPermitRule({ from: scheme.from, to: scheme.to })]
    : []),
  ...(scheme.kind === 'measure' || scheme.hasOwnMayotteText === true || scheme.from > mayotteCodeUntil
    ? []
    : [mayotteCode(scheme)]),
];

/** A scheme with the law that cuts across all those of its kind. */
export function withCrossingLaw(scheme: Scheme): Scheme {
  const own = new Set(scheme.rules.map(({ id }) => id));
  const added = crossingRules(scheme).filter(({ id }) => !own.has(id));
  const { reminders } = scheme.parts;
  return {
    ...scheme,
    rules: [...scheme.rules, ...added.map((rule): Rule => ({ ...rule, isCrossing: true }))],
    parts:
      scheme.kind === 'employment'
        ? {
            ...scheme.parts,
            reminders: (input) => [...(reminders?.(input) ?? []), ...remindersOfMinors(input)],
          }
        : scheme.parts,
  };
}
