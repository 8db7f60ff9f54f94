/**
 * Drafts: what is half typed when the portfolio is locked, kept inside the portfolio and given back after unlocking.
 * One value for each form, by a key that the screen chooses; and the place where the adviser was.
 * The table is in `electron/vault/drafts`.
 */
export * from './drafts.procedures';
