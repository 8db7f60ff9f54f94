/**
 * Indicators: the quarter's figures for the national committee, aggregated and masked.
 * Tables, cells, procedures; the counting stands in `electron/vault/indicators`, the files in `electron/vault/export`.
 * The screen is `renderer/indicators`.
 */
export * from './indicators.procedures';
