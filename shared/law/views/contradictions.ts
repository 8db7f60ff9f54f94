import { type CivilDate, formatFrenchDate } from '../../base/time';
import type { Contradiction } from '../engine/eligibility.schema';
import { sentence } from '../engine/phrasing';
import { type Facts, levelRank } from '../facts/facts';

const day = formatFrenchDate;

/** What the facts say against each other, in French sentences. Pure. */
export function contradictionsOf(facts: Facts): Contradiction[] {
  const { on, startsOn, endsOn } = facts;
  const candidate = facts.candidate ?? {};
  const contract = facts.contract ?? {};
  const found: Contradiction[] = [];
  const say = (text: string, ...paths: readonly string[]): void => {
    found.push({ sentence: sentence(text), facts: [...paths] });
  };
  const after = (date: CivilDate | null | undefined, what: string, path: string): void => {
    if (date != null && date > on)
      say(`${what} (${day(date)}) vient après la date de référence (${day(on)}).`, path, 'on');
  };

  if (startsOn != null && endsOn != null && endsOn < startsOn)
    say(`La fin (${day(endsOn)}) vient avant le début (${day(startsOn)}).`, 'endsOn', 'startsOn');
  if (startsOn != null && startsOn < on)
    say(
      `Le début (${day(startsOn)}) vient avant la date de référence (${day(on)}), celle où le contrat est conclu.`,
      'startsOn',
      'on',
    );
  after(candidate.birthDate, 'La date de naissance', 'candidate.birthDate');
  after(
    candidate.registeredJobSeekerSince,
    'L’inscription comme demandeur d’emploi',
    'candidate.registeredJobSeekerSince',
  );
  after(candidate.lastCejEndedOn, 'La fin du dernier contrat d’engagement jeune', 'candidate.lastCejEndedOn');
  after(
    candidate.previousApprenticeshipEndedOn,
    'La fin du contrat d’apprentissage précédent',
    'candidate.previousApprenticeshipEndedOn',
  );
  after(contract.aidDecidedOn, 'La décision d’aide', 'contract.aidDecidedOn');

  if (candidate.inTraining === true && candidate.employed === true)
    say(
      'Il est dit en formation et en emploi à la fois : vérifiez lequel des deux vaut à la date de référence.',
      'candidate.employed',
      'candidate.inTraining',
    );
  if (candidate.student === true && candidate.registeredJobSeekerSince != null)
    say(
      'Il est dit étudiant et inscrit comme demandeur d’emploi à la fois.',
      'candidate.student',
      'candidate.registeredJobSeekerSince',
    );
  const [in12, in18] = [candidate.jobSeekerMonthsInLast12, candidate.jobSeekerMonthsInLast18];
  if (in12 != null && in18 != null && in12 > in18)
    say(
      `Sont dits ${in12} mois d’inscription sur les 12 derniers, mais ${in18} sur les 18 derniers.`,
      'candidate.jobSeekerMonthsInLast12',
      'candidate.jobSeekerMonthsInLast18',
    );
  const { level, diplomaObtained } = candidate;
  if (level != null) {
    const rank = levelRank(level);
    if (rank >= 4 && diplomaObtained === true && candidate.upperSecondaryValidated === false)
      say(
        'Un diplôme du niveau du baccalauréat ou au-delà est obtenu, mais le second cycle du secondaire est dit non validé.',
        'candidate.upperSecondaryValidated',
        'candidate.level',
      );
    if (rank < 4 && candidate.firstHigherCycleUnfinished === true)
      say(
        'Un premier cycle du supérieur est dit inachevé, mais le niveau est inférieur au baccalauréat.',
        'candidate.firstHigherCycleUnfinished',
        'candidate.level',
      );
  }
  if (
    contract.renewalOf === null &&
    (contract.extension === 'exam-failure' || contract.extension === 'disability')
  )
    say(
      'Le contrat est dit premier et prolongé à la fois : une prolongation suit un contrat.',
      'contract.renewalOf',
      'contract.extension',
    );
  if (facts.employer?.kind === 'private-individual' && (facts.employer.headcount ?? 0) > 20)
    say(
      'L’employeur est un particulier, mais son effectif dépasse 20 personnes.',
      'employer.headcount',
      'employer.kind',
    );
  return found;
}
