/**
 * Settings, on screen: the structure, the adviser, the masking threshold; saved as they are typed.
 * Its screens, reached by the router only.
 * Model and procedures: `shared/settings`.
 */
export { AppearanceScreen } from './appearance-screen';
export { SettingsScreen } from './settings-screen';
