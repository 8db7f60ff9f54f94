/**
 * Keys: passphrase, paper recovery key, quick unlock, new data key: what the window may ask about them.
 * No key crosses the bridge; a recovery key does once, as the text that is copied on paper.
 * The slots and the derivation stand in `electron/vault/keys`.
 */
export { isLongEnough } from '../portfolio/portfolio.schema';
export * from './keys.procedures';
export * from './keys.schema';
