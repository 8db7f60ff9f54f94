/**
 * Portfolio: the encrypted file itself: its life, its lock, what can be said of it.
 * Also the few procedures that the main process answers by itself (state, lock, file dialogs).
 * Keys and database stand in `electron/vault/keys` and `electron/vault/db`.
 */
export * from './beside.procedures';
export * from './clock.procedures';
export * from './copy.schema';
export * from './keys.procedures';
export * from './portfolio.procedures';
export * from './portfolio.schema';
export * from './startup.procedures';
