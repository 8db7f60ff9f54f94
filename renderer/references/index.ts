/**
 * Values of the law, on screen: dated values, prefects' orders, signed reference packs, in the settings.
 * Rules: `shared/law`; procedures: `shared/references`.
 */
export { referenceTabs } from './tabs';
export { originLabels } from './words';
