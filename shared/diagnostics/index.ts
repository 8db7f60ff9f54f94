/**
 * Diagnostics: numbered steps that say what works and what does not, without personal data, shown before being saved;
 * and what can be said of a portfolio that does not open.
 * The steps are in `electron/vault/diagnostics`.
 */
export * from './diagnostics.procedures';
