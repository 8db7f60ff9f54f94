import { z } from 'zod';

/**
 * What a copy is: a backup of the rotation; a copy to a file of the user's choice; the portfolio as it was before a change
 * of version, before a restore, or when it was found damaged; the file left where the portfolio was before it was moved; a
 * hand-over, which has a key of its own; a list, or the whole at the open format, which anyone reads.
 */
export const copyKindSchema = z.enum([
  'backup',
  'chosen',
  'snapshot',
  'replaced',
  'damaged',
  'former',
  'handover',
  'list',
]);
export type CopyKind = z.infer<typeof copyKindSchema>;

/** How each kind is said. */
export const copyKindLabels: Readonly<Record<CopyKind, string>> = {
  backup: 'sauvegarde',
  chosen: 'copie enregistrée par vous',
  snapshot: 'avant un changement de version',
  replaced: 'remplacée par une restauration',
  damaged: 'abîmée, mise de côté',
  former: 'ancien emplacement du portefeuille',
  handover: 'passation',
  list: 'liste ou dossier en clair',
};

/** A line of the register of copies, as it is shown: no path crosses the bridge. */
export const registeredCopySchema = z.strictObject({
  id: z.number().int(),
  kind: copyKindSchema,
  /** File name, and the name of the folder that it lies in. */
  name: z.string(),
  folder: z.string(),
  writtenAt: z.iso.datetime(),
  /** `gone`: its folder is there and the file is not; `away`: the folder is not there, such as a stick that was taken out. */
  reach: z.enum(['there', 'gone', 'away']),
  /**
   * What opens it: the secrets of today; a passphrase or a paper key of before a change; a data key of before a change of
   * all keys; a secret of its own; none, anyone reads it; `unknown` where its key block does not read.
   */
  keys: z.enum(['current', 'former-secrets', 'former-key', 'own', 'none', 'unknown']),
  sizeBytes: z.number().int().nonnegative().nullable(),
});
export type RegisteredCopy = z.infer<typeof registeredCopySchema>;

/** Whether a copy holds the whole portfolio, hence opens with its secrets. */
export const isWholeCopy = ({ kind }: { readonly kind: CopyKind }): boolean =>
  kind !== 'handover' && kind !== 'list';
