export { MergeScreen } from './merge-screen';
export { SeparationScreen } from './separation-screen';
