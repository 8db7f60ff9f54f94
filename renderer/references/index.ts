/**
 * Values of the law, on screen: dated values, prefects' orders, signed reference packs, in the settings.
 * Rules: `shared/law`; procedures: `shared/references`.
 */
export { originLabels } from './references.texts';
export { referenceTabs } from './tabs';
