/**
 * The window's foundation: the bridge to the vault, reading and changing through it, drafts, discretion, shell, routes.
 * Screens of a domain import from here and from `../ui`; they hold no global state of their own.
 * The routes stand in `router.tsx`, the life of the session (first run, locked, open) in `app.tsx`.
 */
export { AppFailure, call, failureOf } from './bridge';
export { askToGiveUp } from './give-up';
export { JobProgress } from './job-progress';
export { PrintButton } from './printing';
export {
  type Act,
  refreshAfter,
  refreshDomains,
  tellFailure,
  useAct,
  useProcedure,
} from './procedures';
export { useAutosave } from './saving';
export { today } from './today';
export { type KeptDraft, useDraft, useDraftState, useFormDraft } from './use-draft';
export { useFormAutosave } from './use-form-autosave';
