/**
 * Keys: passphrase, paper recovery key, quick unlock: what the window may know of them.
 * No key crosses the bridge; a recovery key does once, as the text that is copied on paper. The procedures stand beside
 * those of the portfolio (`shared/portfolio`), the slots and the derivation in `electron/vault/keys`.
 */
export * from './keys.schema';
export { differingWord, suggestPassphrase } from './suggestion';
