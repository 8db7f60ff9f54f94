/**
 * Settings, on screen: what other domains need to show their own page of settings in the same frame.
 * The page of the structure and the adviser itself is reached by the router (`routes.tsx`).
 * Model and procedures: `shared/settings`.
 */
export { SettingsPage, settingsPages } from './settings-page';
