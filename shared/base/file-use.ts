/** What a file is chosen for in a dialog of the system: each has its title and its kinds of file in `main/dialogs.ts`. */
export const openPurposes = [
  'portfolio',
  'import',
  'attachment',
  'logo',
  'export',
  'update',
  'backup',
  'handover',
  'card',
  'references',
] as const;
export const savePurposes = [
  'portfolio',
  'pdf',
  'export',
  'list',
  'workbook',
  'recovery',
  'backup',
  'report',
  'handover',
  'card',
  'fixture',
  'refused-rows',
  'access-copy',
] as const;
export const folderPurposes = ['backups'] as const;

export type OpenPurpose = (typeof openPurposes)[number];
export type SavePurpose = (typeof savePurposes)[number];
/** What a chosen file may be used for: a file shown for reading is never written, nor the other way round. */
export type FileUse =
  | `open:${OpenPurpose}`
  | `save:${SavePurpose}`
  | `folder:${(typeof folderPurposes)[number]}`;
