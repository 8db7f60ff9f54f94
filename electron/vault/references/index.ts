/**
 * References: dated values and prefects' orders that the structure adds to the tables of the law, and signed packs of them.
 * Every entry keeps who gave it and when; it is withdrawn with a reason, never erased. The rules receive those in force.
 * SQL stands in the repository.
 */
import { ok, Refusal } from '../../../shared/base';
import { packLimits, type referencesProcedures } from '../../../shared/references';
import { readSmallFile } from '../files/small-file';
import type { Deps, Handlers } from '../service/deps';
import { importPack, previewOf } from './import-pack';
import { readPackFile, type SignedPack } from './pack-file';
import { readEntries, readTrustedKeys } from './references.repository';
import { addOrder, addValue, inForce, withdraw } from './references.service';

export { newPublisherKey, readPackFile, writePackFile } from './pack-file';
export { referencesOf } from './references.service';

/** The signed pack at a path. Throws FILE_UNREADABLE, and those of `readPackFile`. */
async function packAt(path: string): Promise<SignedPack> {
  const bytes = readSmallFile(path, packLimits.bytes);
  if (bytes === null) throw new Refusal('REFERENCES_TOO_LARGE');
  return readPackFile(bytes);
}

export const referencesHandlers = (deps: Deps): Handlers<typeof referencesProcedures> => ({
  'references.list': () => {
    const entries = readEntries(deps.db);
    const references = inForce(entries);
    return ok({
      entries: [...entries],
      keys: [...readTrustedKeys(deps.db)],
      references: { values: [...references.values], orders: [...references.orders] },
    });
  },
  'references.addValue': ({ value }) => ok({ entry: addValue(deps, value) }),
  'references.addOrder': ({ order }) => ok({ entry: addOrder(deps, order) }),
  'references.withdraw': ({ id, reason }) => ok({ entry: withdraw(deps, id, reason) }),
  'references.previewPack': async ({ file }, call) =>
    ok({ preview: previewOf(deps, await packAt(call.pathOf(file))) }),
  'references.importPack': async ({ file, trust }, call) =>
    ok(importPack(deps, await packAt(call.pathOf(file)), trust)),
});
