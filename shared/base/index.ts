/**
 * What everything stands on and that knows nothing above: the errors that users read, what a procedure declares, the
 * schemas that several domains share. Civil time and French text stand in `time/` and `text/`.
 */
export * from './access.schema';
export * from './defect';
export * from './errors';
export type { FileUse, OpenPurpose, SavePurpose } from './file-use';
export * from './place.schema';
export * from './procedure';
export * from './scan.schema';
export * from './secret';
