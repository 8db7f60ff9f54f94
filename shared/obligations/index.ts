/**
 * Obligations: what is owed of a person, computed from the records and never typed; each ends because a real act was recorded
 * (ADR 52). One table of rules, with source, mark and dates; nothing is kept but what was put off or set aside, and why.
 * The service and the repository stand in `electron/vault/obligations`.
 */
export * from './acts';
export * from './obligation';
export * from './obligations.procedures';
export * from './obliged-file';
export * from './plan';
