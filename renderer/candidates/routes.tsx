export { CandidateScreen } from './candidate-screen';
export { CandidatesScreen } from './candidates-screen';
export { NewCandidateScreen } from './new-candidate-screen';
