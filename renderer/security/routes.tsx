/**
 * Security, on screen: passphrase, paper recovery key, quick unlock, idle lock, screen.
 * Each section stands in its own file; reached by the router only.
 * Procedures: `shared/keys`, `shared/workstation`.
 */
export { SecurityScreen } from './security-screen';
