import { basename, extname } from 'node:path';

/** Names of what Vivier writes beside a portfolio without having it open: they are how such a copy is found again. */

/** `NAME.vivier.avant-v…`: before a change of version. */
export const snapshotPrefix = (path: string): string => `${basename(path)}.avant-v`;
const SNAPSHOT = /^\d+-\d{4}-\d{2}-\d{2}(?:-\d+)?$/u;
/** Whether a file name is that of a snapshot of this portfolio. */
export const isSnapshotName = (name: string, path: string): boolean =>
  name.startsWith(snapshotPrefix(path)) && SNAPSHOT.test(name.slice(snapshotPrefix(path).length));

/** `NAME.vivier.abîmé-…`: found damaged. */
export const damagedPrefix = (path: string): string => `${basename(path)}.abîmé-`;

const replacedPrefix = (path: string): string => `${basename(path, extname(path))}.avant-restauration-`;
/** `NAME.avant-restauration-2026-09-15-080000.vivier`: what a restored backup took the place of. */
export function replacedName(path: string, instant: string): string {
  const moment = instant.slice(0, 19).replace('T', '-').replaceAll(':', '');
  return `${replacedPrefix(path)}${moment}${extname(path)}`;
}

/** What a file beside a portfolio is, by its name; `null` for any other. A `-wal` or `-keys` goes with its file. */
export function kindBeside(name: string, path: string): 'snapshot' | 'replaced' | 'damaged' | null {
  const normal = name.normalize('NFC');
  if (/-(?:wal|keys|shm|journal)$/u.test(normal)) return null;
  if (isSnapshotName(name, path)) return 'snapshot';
  if (normal.startsWith(damagedPrefix(path).normalize('NFC'))) return 'damaged';
  return normal.startsWith(replacedPrefix(path).normalize('NFC')) && name.endsWith(extname(path))
    ? 'replaced'
    : null;
}
