// Conditions that several contracts of support ask in the same terms: age, registration, no studies. Each
// scheme gives its own dates, source and sentence; the tests are written once.
import { addDays, ageOn, birthdayOn, type CivilDate, civilDate, formatFrenchDate } from '../../../base/time';
import { years } from '../../engine/phrasing';
import type { Reminder } from '../../engine/reminders';
import { both, type Finding, granted, holds, lacking, negated, type Rule, refused } from '../../engine/rule';
import { source } from '../../engine/source';
import { factTable as facts, knownDate } from '../../facts/facts';
import type { RuleTerms } from './person.rules';

/** Ages of the young people whom a mission locale accompanies: 16 to 25 "révolus" (L. 5131-3, L. 5314-2). */
export const youngFrom = 16;
export const youngUntil = 26;
/** A recognised disabled worker may sign a contrat d'engagement jeune until the eve of this birthday (L. 5131-6). */
export const disabledUntil = 30;

/** What follows from an age below a threshold: it is reached on the birthday. */
export function refusedBefore(birthDate: CivilDate, on: CivilDate, age: number): Finding {
  const birthday = birthdayOn(birthDate, age);
  return refused(
    `${years(ageOn(birthDate, on))} à la signature : il faut ${age} ans, atteints le ${formatFrenchDate(birthday)}.`,
    { on: birthday },
  );
}

/** 16 to 25 at the signature. `beyond` says what remains open from the 26th birthday on. */
export const youngRule = (
  terms: RuleTerms,
  beyond: { readonly explanation: string; readonly by: string },
): Rule => ({
  ...terms,
  id: 'age',
  label: 'Âge',
  about: 'person',
  needs: [facts.birthDate],
  test: (ask, { on }): Finding => {
    const birthDate = knownDate(ask(facts.birthDate));
    if (birthDate === null) return lacking(facts.birthDate);
    const age = ageOn(birthDate, on);
    if (age < youngFrom) return refusedBefore(birthDate, on, youngFrom);
    if (age < youngUntil)
      return granted(
        `${years(age)} à la signature ; ouvert jusqu’au ${formatFrenchDate(addDays(birthdayOn(birthDate, youngUntil), -1))}, veille du 26e anniversaire.`,
      );
    return refused(`${years(age)} à la signature : ${beyond.explanation}`, { by: beyond.by });
  },
});

/** What to do first for want of a registration: asking for support here leads to it (L. 5411-1, 3°). */
const registerHere = 'À faire : inscription comme demandeur d’emploi, elle se demande ici.';

/** Registered as a job seeker at the signature. `by` is the act that registers. */
export const registrationRule = (terms: RuleTerms, by: string): Rule => ({
  ...terms,
  id: 'registration',
  label: 'Inscription',
  about: 'person',
  needs: [facts.registeredJobSeekerSince],
  test: (ask, { on }): Finding => {
    const since = ask(facts.registeredJobSeekerSince);
    switch (since.state) {
      case 'unknown':
        return {
          ...lacking(facts.registeredJobSeekerSince),
          explanation: `${registerHere} Si elle est déjà faite, saisissez sa date.`,
        };
      case 'none':
        return refused(`${registerHere} Il n’y en a pas encore.`, { by });
      case 'known':
        return since.value <= on
          ? granted(`Inscription comme demandeur d’emploi depuis le ${formatFrenchDate(since.value)}.`)
          : refused(
              `L’inscription comme demandeur d’emploi ne date que du ${formatFrenchDate(since.value)}.`,
              { on: since.value },
            );
    }
  },
});

/** Neither student nor in training. */
export const outOfStudiesRule = (terms: RuleTerms): Rule => ({
  ...terms,
  id: 'studies',
  label: 'Ni études ni formation',
  about: 'person',
  needs: [facts.student, facts.inTraining],
  test: (ask): Finding => {
    const student = holds(facts.student, ask(facts.student), 'no', (value) => value);
    const inTraining = holds(facts.inTraining, ask(facts.inTraining), 'no', (value) => value);
    if (student.truth === 'yes')
      return refused('Étudiant ou étudiante : le statut s’y oppose.', {
        by: 'La fin ou l’abandon des études l’ouvrirait.',
      });
    if (inTraining.truth === 'yes')
      return refused('Une formation est en cours.', { by: 'La fin de la formation l’ouvrirait.' });
    const out = both(negated(student), negated(inTraining));
    return out.truth === 'yes' ? granted('Ni étudiant ni en formation.') : out;
  },
});

/** The product records facts and prepares letters; it never decides a sanction. */
export const sanctions: Reminder = {
  sentence:
    'Manquements : allocation suspendue de 30 % au moins pendant 1 à 2 mois ; en cas de réitération, suspendue ou supprimée de 30 % au moins pendant 1 à 4 mois ; après deux refus d’une offre raisonnable, supprimée et radiation de 2 mois (4 en cas de réitération). La décision revient au représentant légal de la mission locale ou à la personne qu’il habilite, pas à l’application.',
  source: source(['R5412-1', 'R5412-3', 'R5412-4']),
  from: civilDate('2025-06-01'),
};

/** Of some dates, those that are known and come after the day: a registration or a signature takes effect then. */
export const comingDays = (on: CivilDate, ...days: readonly (CivilDate | null)[]): readonly CivilDate[] =>
  days.flatMap((day) => (day !== null && day > on ? [day] : []));
