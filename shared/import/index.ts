/**
 * Import: a spreadsheet extract becomes candidates, by a plan that is shown and then executed as it is.
 * Columns, outcomes, report and procedures; the readers and the plan stand in `electron/vault/import`.
 * The screen is `renderer/import`.
 */
export * from './columns';
export * from './full-name';
export * from './import.procedures';
