// Conditions about the person that schemes of several kinds ask in the same terms: age, registration, employment,
// difficulties, right to work. Each scheme gives its own dates, source and sentence; the tests are written once.
import { addMonths, ageOn, type CivilDate, type Interval, type Territory } from '../../../base/time';
import {
  certain,
  type Finding,
  granted,
  holds,
  isTrue,
  type Judgement,
  lacking,
  type Presumption,
  type Rule,
  refused,
  supposing,
  undecided,
} from '../../engine/rule';
import { source } from '../../engine/source';
import { type Ask, type FactSpec, factTable as facts, knownDate } from '../../facts/facts';
import { territoryIn } from '../../facts/regions';

/** Nobody is employed before this age (L. 4153-1). */
export const employmentAge = 16;
export const majority = 18;

/** What a scheme gives of a rule whose test is shared. */
export type RuleTerms = Pick<Rule, 'from' | 'to' | 'source' | 'confidence' | 'sentence'>;

/** The territory, with the region that tells it among the facts that the rule looked at. */
export function placeOf(ask: Ask, territory: Territory): Territory {
  const region = ask(facts.region);
  return region.state === 'known' ? territoryIn(region.value, territory) : territory;
}

/** The age on a day; `null` when the birth date is not known. */
export function ageAt(ask: Ask, on: CivilDate): number | null {
  const birthDate = knownDate(ask(facts.birthDate));
  return birthDate === null ? null : ageOn(birthDate, on);
}

/** Whether the age on a day satisfies the test. */
export const aged = (ask: Ask, on: CivilDate, test: (age: number) => boolean): Judgement => {
  const birthDate = knownDate(ask(facts.birthDate));
  return birthDate === null ? lacking(facts.birthDate) : certain(test(ageOn(birthDate, on)));
};

/** Known to be under age on the day: a parent then signs too. */
export function isMinor(ask: Ask, on: CivilDate): boolean {
  const age = ageAt(ask, on);
  return age !== null && age < majority;
}

/** Registered as a job seeker on the day, for so many months at least. */
export const isRegistered = (ask: Ask, on: CivilDate, months = 0): Judgement =>
  holds(
    facts.registeredJobSeekerSince,
    ask(facts.registeredJobSeekerSince),
    'no',
    (day) => (months === 0 ? day : addMonths(day, months)) <= on,
  );

/** What a registration lets suppose. */
export const noJob: Presumption = {
  fact: facts.employed,
  supposed: 'aucun emploi occupé à cette date',
  confirm: 'À demander à la personne.',
};

/** A rule that asks to be without a job, in the words of a scheme; a registration lets suppose it. */
export function withoutJobFinding(
  ask: Ask,
  on: CivilDate,
  words: { readonly none: string; readonly held: string; readonly by: string },
): Finding {
  const employed = ask(facts.employed);
  if (employed.state === 'unknown') {
    const registered = isRegistered(ask, on);
    return registered.truth === 'yes'
      ? supposing(noJob, 'Demandeur d’emploi inscrit.')
      : lacking(
          facts.employed,
          ...(registered.truth === 'unknown' ? [facts.registeredJobSeekerSince as FactSpec] : []),
        );
  }
  return employed.state === 'known' && employed.value
    ? refused(words.held, { by: words.by })
    : granted(words.none);
}

/** The difficulties that the diagnosis found. */
export const difficultiesRule = (
  terms: RuleTerms,
  words: { readonly label: string; readonly found: string; readonly notFound: string; readonly by: string },
): Rule => ({
  ...terms,
  id: 'difficulties',
  label: words.label,
  about: 'person',
  needs: [facts.specialDifficulties],
  test: (ask): Finding => {
    const difficulties = ask(facts.specialDifficulties);
    if (difficulties.state === 'unknown') return lacking(facts.specialDifficulties);
    return difficulties.state === 'known' && difficulties.value
      ? granted(words.found)
      : refused(words.notFound, { by: words.by });
  },
});

/** The right to work: what only a document proves stays open until it is received. */
export const workPermitRule = (terms: Interval & Partial<RuleTerms>): Rule => ({
  sentence:
    'Hors de l’Union européenne, de l’Espace économique européen et de la Suisse, une autorisation de travail précède l’embauche.',
  // Cited, not read.
  source: source(['L5221-5']),
  confidence: 'S',
  ...terms,
  id: 'work-permit',
  label: 'Autorisation de travail',
  about: 'person',
  needs: [facts.workPermitNeeded],
  test: (ask, { heldDocuments }): Finding => {
    const needed = isTrue(ask, facts.workPermitNeeded);
    switch (needed.truth) {
      case 'unknown':
        return needed;
      case 'no':
        return granted('Aucune autorisation de travail n’est nécessaire.');
      case 'yes':
        return heldDocuments.includes('SEJ')
          ? granted('Autorisation de travail reçue.')
          : undecided('Une autorisation de travail en cours de validité est à joindre avant la conclusion.');
    }
  },
});
