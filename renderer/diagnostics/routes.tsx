/**
 * Diagnostics, on screen: numbered steps, the report as it will be saved; and updating from a file.
 * The same report is reached from the screen of a portfolio that does not open.
 * Procedures: `shared/diagnostics`, `shared/workstation`.
 */
export { DiagnosticsScreen } from './diagnostics-screen';
