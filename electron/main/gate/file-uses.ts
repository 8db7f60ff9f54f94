import type { FileUse } from '../../../shared/base';
import { type ProcedureName, procedureOf } from '../../../shared/ipc';

/** Fields of a procedure's input that hold a file handle, each with the use that the file must have been chosen for. */
export const fileUsesOf = (name: ProcedureName): Readonly<Record<string, FileUse>> =>
  procedureOf(name).files ?? {};

/** Whether a procedure is told where backups go. */
export const isToldPlaces = (name: ProcedureName): boolean => procedureOf(name).told !== undefined;

/** Whether a procedure is told where the known portfolio stands: always, or when no file was chosen. */
export const isAboutKnown = (name: ProcedureName, hasChosen: boolean): boolean => {
  const { told } = procedureOf(name);
  return told === 'known' || (told === 'known-unless-chosen' && !hasChosen);
};
