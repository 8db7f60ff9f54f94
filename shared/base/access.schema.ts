import { z } from 'zod';

/** Every kind of line that the journal of accesses can hold; its words stand in `access.sentences.ts`. */
export const accessKindIds = [
  'portfolio.opened',
  'portfolio.locked',
  'candidate.read',
  'candidate.erased',
  'candidate.copied',
  'file.read',
  'attachment.read',
  'paper.read',
  'file.previewed',
  'file.pdf',
  'file.liasse',
  'file.checklist',
  'comparison.previewed',
  'comparison.pdf',
  'presentation.previewed',
  'presentation.pdf',
  'screen.printed',
  'list.exported',
  'answer.reported',
  'export.written',
  'portfolio.exported',
  'import.committed',
  'import.undone',
  'handover.sent',
  'handover.accepted',
  'keys.changed',
  'backup.made',
  'backup.restored',
  'diagnostics.saved',
  'journal.verified',
  'journal.saved',
  'journal.purged',
] as const;
export type AccessKind = (typeof accessKindIds)[number];

/** Codes and counts of a line, as the journal keeps them. */
export const accessDetailSchema = z.record(z.string(), z.union([z.number().int(), z.string().max(40)]));
export type AccessDetail = Readonly<z.infer<typeof accessDetailSchema>>;

/** Where an act comes from: the window of the app, or the command line. */
export const entranceSchema = z.enum(['window', 'command-line']);
export type Entrance = z.infer<typeof entranceSchema>;
