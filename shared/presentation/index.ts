/**
 * Showing a person to an employer: the CV, for which she agrees employer by employer, and the card that does not name her.
 * What each may say is pure and stands here; service and repository in `electron/vault/presentation`, the screen in
 * `renderer/presentation`. ADR 50.
 */
export * from './agreements';
export * from './page';
export * from './presentation.procedures';
export * from './presented';
export * from './without-identity';
