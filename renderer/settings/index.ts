/**
 * Settings, on screen: what other domains need to show their own page of settings in the same frame, or to ask for one of them.
 * The page of the structure and the adviser itself is reached by the router (`routes.tsx`).
 * Model and procedures: `shared/settings`.
 */
export {
  AdviserField,
  askedProfileSchema,
  StructureNameField,
  TerritoryField,
} from './profile-fields';
export { SettingsPage, settingsPages } from './settings-page';
