/**
 * The window's foundation: the bridge to the vault, reading and changing through it, drafts, session, discretion.
 * Screens of a domain import from here and from `../ui`, which is made on it; they hold no global state of their own.
 * Shell, routes and the life of the window (first run, locked, open) stand above all of them, in `../app`.
 */
export { AppFailure, call, failureOf } from './bridge';
export {
  type Act,
  refreshAfter,
  refreshDomains,
  useAct,
  useProcedure,
} from './procedures';
export { useAutosave } from './saving';
export { openBeside, useIsBeside } from './session';
export { today } from './today';
export { type NextAct, tellDone, tellFailure, tellOver, tellState } from './told';
export { type KeptDraft, useDraft, useDraftState } from './use-draft';
export { useFormAutosave } from './use-form-autosave';
export { useUndoHere } from './use-undo-here';
