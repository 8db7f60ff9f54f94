/**
 * Access journal, on screen: who opened, read, printed, exported, and when; its chain verified on demand.
 * Shown to the person responsible; printable. Reached by the router only.
 * Procedures: `shared/access`.
 */
export { AccessScreen } from './access-screen';
