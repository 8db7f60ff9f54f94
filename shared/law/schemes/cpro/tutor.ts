import { sentence } from '../../engine/phrasing';
import { cite, source } from '../../engine/source';
import type { Facts } from '../../facts/facts';
import { tutorLimits } from './parameters';

/** What is known of a tutor; `null` when not known. */
export interface TutorFacts {
  /** Completed years of experience in the qualification aimed at. */
  readonly experienceYears: number | null;
  /** People tutored at the same time, this contract not counted. */
  readonly currentTutees: number | null;
  /** The employer tutors in person. */
  readonly isEmployer: boolean;
}

export interface TutorFinding {
  readonly id: 'tutor-experience' | 'tutor-load';
  readonly verdict: 'met' | 'not-met' | 'unknown';
  readonly explanation: string;
  readonly source: string;
}

type EmployerKind = NonNullable<NonNullable<Facts['employer']>['kind']>;

/**
 * What the law asks of the tutor (D. 6325-6, D. 6325-9): two years of experience, three people at most, two when the
 * employer tutors. The tutor of a temporary-work agency or of a group of employers is exempt from both (D. 6325-10,
 * D. 6325-22); the user company names its own. The tutor never decides of eligibility.
 */
export function judgeTutor(tutor: TutorFacts, employerKind: EmployerKind | null): readonly TutorFinding[] {
  const findings: TutorFinding[] = [];
  if (employerKind === 'temp-agency' || employerKind === 'geiq') {
    return [
      {
        id: 'tutor-experience',
        verdict: 'met',
        explanation: sentence(
          'Le tuteur de l’agence ou du groupement n’est pas soumis aux conditions d’expérience et de nombre ; l’entreprise utilisatrice désigne le sien.',
        ),
        source: cite(source(['D6325-10', 'D6325-22'])),
      },
    ];
  }
  const { experienceYears: years, currentTutees: tutees } = tutor;
  const most = tutor.isEmployer ? tutorLimits.tuteesOfEmployer : tutorLimits.tutees;
  findings.push({
    id: 'tutor-experience',
    verdict: years === null ? 'unknown' : years >= tutorLimits.experienceYears ? 'met' : 'not-met',
    explanation: sentence(
      years === null
        ? 'Expérience du tuteur à préciser : 2 ans au moins dans une qualification en rapport.'
        : `Expérience du tuteur : ${years} an${years > 1 ? 's' : ''} ; il en faut 2 au moins, dans une qualification en rapport.`,
    ),
    source: cite(source(['D6325-6'])),
  });
  findings.push({
    id: 'tutor-load',
    verdict: tutees === null ? 'unknown' : tutees + 1 <= most ? 'met' : 'not-met',
    explanation: sentence(
      tutees === null
        ? `Nombre de personnes déjà suivies à préciser : ${most} au plus, celle-ci comprise.`
        : `Avec ce contrat, le tuteur suivrait ${tutees + 1} personne${tutees > 0 ? 's' : ''} ; ${most} au plus${tutor.isEmployer ? ' quand l’employeur est tuteur' : ''}.`,
    ),
    source: cite(source(['D6325-9'])),
  });
  return findings;
}
