/**
 * Settings: the structure's profile, the adviser's name, the masking threshold.
 * Kept inside the portfolio, so that a copy of it carries them along.
 * The screen is `renderer/settings`.
 */
export * from './settings.procedures';
