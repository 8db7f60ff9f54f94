import { agree } from '../../../shared/base/text';

/*
 * What a report may say of a place on this computer. Names of files and folders are given by people: they hold names of
 * accounts, of structures, of candidates. Only the shape of a path is told: where it starts, how deep, which extension.
 */

/** Extensions that say something; any other could be part of a name. */
const extensions: ReadonlySet<string> = new Set(['vivier', 'json', 'pdf', 'zip', 'txt']);

const partsOf = (path: string): readonly string[] => path.split(/[\\/]+/u).filter((part) => part !== '');

const rootOf = (path: string): readonly [words: string, skipped: number] => {
  const drive = /^([A-Za-z]):[\\/]/u.exec(path)?.[1];
  if (drive !== undefined) return [`disque ${drive.toUpperCase()}`, 1];
  if (/^(?:\\\\|\/\/)/u.test(path)) return ['partage réseau', 2];
  if (/^\/(?:media|mnt|run\/media|Volumes)\//u.test(path))
    return ['support ajouté', path.startsWith('/run/') ? 2 : 1];
  return ['disque du système', 0];
};

/**
 * A path without its names: `dossier personnel, 2 dossiers plus bas, fichier .vivier`. `home` is the home folder of the
 * person at work.
 */
export function coverPath(path: string, home: string): string {
  const fold = (text: string): string => partsOf(text).join('/').toLowerCase();
  const isHome = home !== '' && `${fold(path)}/`.startsWith(`${fold(home)}/`);
  const [root, skipped] = isHome ? ['dossier personnel', partsOf(home).length] : rootOf(path);
  const parts = partsOf(path).slice(skipped);
  const extension = /\.([A-Za-z0-9]{1,8})$/u.exec(parts.at(-1) ?? '')?.[1]?.toLowerCase();
  const isFile = extension !== undefined && extensions.has(extension);
  const depth = parts.length - (isFile ? 1 : 0);
  const below = depth <= 0 ? '' : `, ${depth} ${agree(depth, 'dossier', 'dossiers')} plus bas`;
  return `${root}${below}${isFile ? `, fichier .${extension}` : ''}`;
}

/** A number of bytes, in the unit that leaves one to three digits before the comma. */
export function coarseSize(bytes: number): string {
  const units = ['o', 'Kio', 'Mio', 'Gio', 'Tio'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value.toFixed(unit === 0 || value >= 100 ? 0 : 1).replace('.', ',')}\u00a0${units[unit]}`;
}

/** How many people, by order of magnitude: the exact figure says more about a structure than a defect needs. */
export function coarseCount(count: number): string {
  if (count === 0) return 'aucun';
  const bound = [10, 100, 1000, 10_000, 100_000].find((limit) => count < limit);
  return bound === undefined ? 'plus de 100\u202f000' : `moins de ${bound.toLocaleString('fr-FR')}`;
}

/** A version as a system writes it: digits and points first; what follows may name a machine that built it. */
export const plainVersion = (text: string): string => /^\d+(?:\.\d+){0,3}/u.exec(text)?.[0] ?? 'inconnue';
