/**
 * Candidates, on screen: list, creation, the page of one person.
 * Other domains take from here how a candidate is named; the screens are reached by the router only (`routes.tsx`).
 * Model and procedures: `shared/candidates`.
 */
export { type CandidateField, fieldOfFact, levelOptions, tabOf } from './candidate-form';
export { CandidatePicker } from './candidate-picker';
export { candidateName } from './labels';
