// What a file of this contract asks of its law besides the answer.
export { trainingBounds } from '.';
export { decisionDeadline } from './deadlines';
export { requiredDocuments } from './documents';
export { isTutorRequired } from './parameters';
export { monthlyPaySchedule } from './pay';
export { judgeTutor } from './tutor';
