import { Refusal } from '../../../shared/base';
import type { RegisteredCopy } from '../../../shared/portfolio';
import {
  copyById,
  deleteCopy,
  deleteCopyRow,
  keyIdsOf,
  lookForCopies,
  shownCopies,
  shownCopy,
} from '../copies';
import type { BackupPlaces, OpenPortfolio } from '../portfolio';

/** Folders in which copies of this computer may lie. */
const foldersOf = ({ standard, former, chosen }: BackupPlaces): readonly string[] =>
  [standard, former, chosen].filter((folder) => typeof folder === 'string');

/** Brings the register of copies up to date with the disk; `isDeep` goes through the folders of backups whole. */
export function lookAround(open: OpenPortfolio, places: BackupPlaces | null, isDeep = false): void {
  const { deps, dataKey, path } = open;
  const { vaultId } = open.keyBlock().block;
  lookForCopies({ db: deps.db, path, dataKey, vaultId }, places === null ? [] : foldersOf(places), {
    at: deps.clock.now(),
    isDeep,
  });
}

/** The register of copies as it is shown, the newest first. */
export const registeredCopies = ({ deps, path, dataKey, keyBlock }: OpenPortfolio): RegisteredCopy[] => [
  ...shownCopies(deps.db, path, keyBlock(), dataKey),
];

/**
 * Takes a copy off the register: one that the person knows to be destroyed. Throws COPY_STILL_THERE for one that is where it
 * was written, and NOT_FOUND.
 */
export function forgetCopy({ deps, dataKey, keyBlock }: OpenPortfolio, id: number): void {
  const row = copyById(deps.db, id);
  if (row === undefined) throw new Refusal('NOT_FOUND');
  if (shownCopy(row, keyIdsOf(keyBlock(), dataKey)).reach === 'there') throw new Refusal('COPY_STILL_THERE');
  deleteCopyRow(deps.db, id);
}

/** Deletes a copy from the disk, and its line. Throws NOT_FOUND, or FILE_HELD where the file stays. */
export function removeCopy({ deps, dataKey, keyBlock }: OpenPortfolio, id: number): void {
  const row = copyById(deps.db, id);
  if (row === undefined) throw new Refusal('NOT_FOUND');
  const { vaultId } = keyBlock().block;
  if (!deleteCopy({ db: deps.db, dataKey, vaultId }, row)) throw new Refusal('FILE_HELD');
}
