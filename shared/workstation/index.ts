/**
 * Workstation: what belongs to this computer and not to the portfolio: idle delay, capture protection, clipboard, updates, policy.
 * Answered by the main process, except where said; nothing here names a person.
 * Kept in `vivier.json` of the user’s profile.
 */
export * from './workstation.procedures';
