/**
 * The portfolio, on screen: first run (create or open), unlocking, what is said when it does not open or is gone.
 * Shown by `app/app.tsx` while no portfolio is open; neither has a route.
 * Procedures: `shared/portfolio`.
 */
export { FirstRunScreen } from './first-run-screen';
export { TroubleDialog } from './trouble-dialog';
export { UnlockScreen } from './unlock-screen';
