/**
 * Access journal, on screen: who opened, read, printed, exported, and when; its chain verified on demand.
 * Other domains take from here the warning of a broken journal; the screen is reached by the router only (`routes.tsx`).
 * Procedures: `shared/access`.
 */
export { JournalFault } from './journal-fault';
