/**
 * Settings, on screen: the structure, the adviser, the masking threshold, the NIR; saved as they are typed.
 * One screen, reached by the router only.
 * Model and procedures: `shared/settings`.
 */
export { SettingsScreen } from './settings-screen';
