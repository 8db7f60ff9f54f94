/** Screens of the values of the law, reached by the router only. */
export { ReferencesScreen } from './references-screen';
