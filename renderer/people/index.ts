/**
 * People, on screen: how a candidate is named, picked, and asked about, on whichever screen.
 * The list and the page of one person stand above, in `renderer/candidates`. Procedures: `shared/candidates`.
 */
export { type CandidateField, fieldOfFact, levelOptions, tabOf } from './candidate-form';
export { CandidatePicker } from './candidate-picker';
export { EnrolmentModal } from './enrolment-modal';
export { ageLabel, candidateName } from './labels';
export { StateBadge, stateText } from './state-badge';
