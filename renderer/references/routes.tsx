/**
 * Values of the law, on screen: dated values, prefects' orders, signed reference packs, in the settings.
 * One screen, reached by the router only.
 * Rules: `shared/rules`; procedures: `shared/references`.
 */
export { ReferencesScreen } from './references-screen';
