/**
 * Papers of a person: each held once, whatever asks for it. The closed table of kinds, what may be kept of each, when one
 * counts and when it expires.
 * The service and the repository stand in `electron/vault/papers`, the screens in `renderer/papers`.
 */
export * from './expiry';
export * from './kind-of-name';
export * from './kinds';
export * from './paper';
export * from './papers.procedures';
