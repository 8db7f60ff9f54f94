import { z } from 'zod';
import { fileHandleSchema, type ProcedureName, procedureOf } from '../../../shared/ipc';
import type { FileUse } from '../dialogs';

/**
 * Which procedure takes a chosen file, and for which use: a handle given to import a table does not let a dossier
 * be written over it. A procedure that takes a handle and has no line here is refused, and a test fails.
 */
export const fileUses: Partial<Record<ProcedureName, FileUse>> = {
  'portfolio.create': 'save:portfolio',
  'portfolio.open': 'open:portfolio',
  'import.read': 'open:import',
  'contractFiles.attach': 'open:attachment',
  'contractFiles.savePdf': 'save:pdf',
  'contractFiles.saveLiasse': 'save:pdf',
  'indicators.writeExport': 'save:export',
  'indicators.verifyExport': 'open:export',
  'handover.saveCard': 'save:card',
  'handover.readCard': 'open:card',
  'handover.write': 'save:handover',
  'handover.open': 'open:handover',
};

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
