/**
 * The portfolio, on screen: first run (create or open), unlocking.
 * Shown by `app/app.tsx` while no portfolio is open; neither has a route.
 * Procedures: `shared/portfolio`.
 */
export { ChosenFileField } from './chosen-file-field';
export { FirstRunScreen } from './first-run-screen';
export { Frame } from './frame';
export { UnlockScreen } from './unlock-screen';
