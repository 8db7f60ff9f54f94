/**
 * Diagnostics, on screen: what other places of the window show of them.
 * The same report is reached from the screens of a portfolio that is not open.
 * The page itself is reached by the router (`routes.tsx`). Procedures: `shared/diagnostics`.
 */
export { DiagnosticForm } from './diagnostic-form';
