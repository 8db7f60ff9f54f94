import { z } from 'zod';
import { fileHandleSchema, type ProcedureName, procedureOf } from '../../../shared/ipc';
import type { FileUse } from '../dialogs';

/**
 * Which procedure takes a chosen file, and for which use: a handle given to import a table does not let a dossier
 * be written over it. Where the fields differ, one for each. A procedure that takes a handle and has no line here is refused, and a test fails.
 */
export const fileUses: Partial<Record<ProcedureName, FileUse | Readonly<Record<string, FileUse>>>> = {
  'portfolio.prepare': 'save:portfolio',
  'portfolio.create': 'save:portfolio',
  'portfolio.open': 'open:portfolio',
  'portfolio.recover': 'open:portfolio',
  'keys.saveRecoverySheet': 'save:recovery',
  'portfolio.examine': 'open:portfolio',
  'portfolio.setAside': 'open:portfolio',
  'portfolio.relocate': 'save:portfolio',
  'portfolio.saveCopy': 'save:portfolio',
  'import.read': 'open:import',
  'contractFiles.attach': 'open:attachment',
  'contractFiles.savePdf': 'save:pdf',
  'contractFiles.saveLiasse': 'save:pdf',
  'rights.writeComparison': 'save:pdf',
  'indicators.writeExport': 'save:export',
  'indicators.verifyExport': 'open:export',
  'access.save': 'save:list',
  'workstation.readUpdate': 'open:update',
  'backups.copyTo': 'save:backup',
  'backups.useFolder': 'folder:backups',
  'backups.examine': 'open:backup',
  'backups.restore': { file: 'open:backup', target: 'save:portfolio' },
  'diagnostics.save': 'save:report',
  'handover.saveCard': 'save:card',
  'handover.readCard': 'open:card',
  'handover.write': 'save:handover',
  'handover.open': 'open:handover',
  'references.previewPack': 'open:references',
  'references.importPack': 'open:references',
  'rights.writeReport': 'save:fixture',
};

/** Procedures that only look at the file they are given: its handle stays good for the one that comes after. */
export const looksOnly: ReadonlySet<ProcedureName> = new Set<ProcedureName>([
  'portfolio.prepare',
  'portfolio.examine',
  'portfolio.setAside',
  'backups.examine',
  'references.previewPack',
]);
/** Procedures that open the file they are given. */
export const opens: ReadonlySet<ProcedureName> = new Set<ProcedureName>([
  'portfolio.create',
  'portfolio.open',
  'portfolio.recover',
  'portfolio.quickOpen',
]);
/** Procedures that are told where backups go. */
export const isToldPlaces = (name: ProcedureName): boolean =>
  /^(?:backups|diagnostics|keys|portfolio)\./u.test(name);
/** Procedures about the known portfolio: always, or when no file was chosen. */
export const isAboutKnown = (name: ProcedureName, hasChosen: boolean): boolean =>
  name === 'portfolio.relocate' ||
  /^(?:backups|diagnostics)\./u.test(name) ||
  (!hasChosen && (opens.has(name) || name === 'portfolio.examine' || name === 'portfolio.setAside'));

const isHandle = (schema: unknown): boolean =>
  schema === fileHandleSchema ||
  ((schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) && isHandle(schema.unwrap()));

/** Fields of a procedure's input that hold a file handle; handles stand at the first level of an input. */
export function handleFieldsOf(name: ProcedureName): readonly string[] {
  const { input } = procedureOf(name);
  if (!(input instanceof z.ZodObject)) return [];
  return Object.entries(input.shape)
    .filter(([, schema]) => isHandle(schema))
    .map(([field]) => field);
}
