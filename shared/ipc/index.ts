/**
 * The contract: the one map of procedures, the catalogue of errors, the messages between processes.
 * Main's gate parses what goes in and what comes out with the same schemas that the forms use.
 */
export * from './contract';
export * from './defect';
export * from './errors';
export type { FileUse, OpenPurpose, SavePurpose } from './file-use';
export * from './procedure';
export * from './protocol';
