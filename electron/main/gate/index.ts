/**
 * The gate: the one door between the window and the rest.
 * Every call passes the same checks, in the same order: sender, shape, name, lock, input, files; then output.
 * It knows schemas and nothing of what the procedures mean.
 */
export * from './file-uses';
export * from './gate';
export * from './sender';
