export { ErasureScreen } from './erasure-screen';
export { PersonRightsScreen } from './person-rights-screen';
export { NewRequestScreen, RequestScreen, RequestsScreen } from './requests-screens';
export { RetentionScreen } from './retention-screen';
