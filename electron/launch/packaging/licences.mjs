/**
 * The licences of what is shipped: the packages under `dependencies`, those that the bundles hold, and all that they need.
 * One that would bind the product to its own terms (GPL, AGPL and their like) stops the packaging.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ name: string, version: string, licence: string, folder: string }} Shipped */
/** @typedef {{ version?: string, license?: string, dependencies?: Record<string, string>, optionalDependencies?: Record<string, string>, peerDependencies?: Record<string, string> }} Locked */

const SOURCES = ['electron/main', 'electron/preload', 'electron/vault', 'renderer', 'shared'];
const IMPORT = /(?:from|import)\s*\(?\s*['"]([^'".][^'"]*)['"]|url\(['"]?([@\w][^'")]*)/gu;

/** Packages whose package.json says nothing, with what the LICENSE file beside it says. */
const read = new Map([['png-js', 'MIT']]);

/** Licences that ask no more than to be quoted. */
const free = new Set(
  'MIT ISC BSD-2-Clause BSD-3-Clause Apache-2.0 0BSD BlueOak-1.0.0 OFL-1.1 Unlicense CC0-1.0 Zlib Python-2.0 MIT-0'.split(
    ' ',
  ),
);

/** Whether a licence, as SPDX writes it, can be shipped: every part of an AND, one part of an OR. */
export function isFree(/** @type {string} */ licence) {
  const text = licence.replaceAll(/[()]/gu, ' ');
  return text.split(/\sAND\s/u).every((part) => part.split(/\sOR\s/u).some((one) => free.has(one.trim())));
}

/** Packages that the sources of the product import, tests apart. */
function importedPackages(/** @type {string} */ root) {
  const found = new Set();
  for (const folder of SOURCES)
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(?:tsx?|css)$/u.test(entry.name) || /\.test\.tsx?$/u.test(entry.name))
        continue;
      const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
      for (const [, module = '', asset = ''] of text.matchAll(IMPORT)) {
        const specifier = module || asset;
        if (specifier === '' || specifier.startsWith('node:') || specifier === 'electron') continue;
        found.add(
          specifier
            .split('/')
            .slice(0, specifier.startsWith('@') ? 2 : 1)
            .join('/'),
        );
      }
    }
  return found;
}

/**
 * Everything that is shipped, in the order of names.
 * @param {string} root folder of package.json
 * @returns {Shipped[]}
 */
export function shippedPackages(root) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  /** @type {Record<string, Locked>} */
  const locked = packages;
  const main = locked[''];
  /** @type {Map<string, Shipped>} */
  const shipped = new Map();

  /** The place of a package as Node finds it from another: nested first. */
  function placeOf(/** @type {string} */ name, /** @type {string} */ from) {
    for (
      let at = from;
      ;
      at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : ''
    ) {
      const place = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
      if (locked[place]) return place;
      if (at === '') return null;
    }
  }
  function add(/** @type {string} */ name, /** @type {string} */ from) {
    const place = placeOf(name, from);
    if (place === null || shipped.has(place)) return;
    const found = locked[place] ?? {};
    shipped.set(place, {
      name: place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: found.version ?? '',
      licence: found.license ?? read.get(name) ?? readLicence(join(root, place)),
      folder: join(root, place),
    });
    for (const needed of Object.keys({
      ...found.dependencies,
      ...found.optionalDependencies,
      ...found.peerDependencies,
    }))
      if (!needed.startsWith('@types/')) add(needed, place);
  }
  const imported = importedPackages(root);
  for (const name of Object.keys(main?.dependencies ?? {})) add(name, '');
  for (const name of imported) add(name, '');
  // The runtime itself; what fetches it is not shipped.
  const { version = '', license = '' } = locked['node_modules/electron'] ?? {};
  const folder = join(root, 'node_modules', 'electron');
  shipped.set('electron', { name: 'electron', version, licence: license, folder });
  return [...shipped.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readLicence(/** @type {string} */ folder) {
  try {
    const { license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return typeof license === 'string' ? license : (license?.type ?? 'inconnue');
  } catch {
    return 'inconnue';
  }
}

/** The text to ship beside the app: each package, its licence, and the words of it. */
export function licencesText(/** @type {Shipped[]} */ shipped) {
  return shipped
    .map(({ name, version, licence, folder }) => {
      const file = existsSync(folder)
        ? readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)/iu.test(entry))
        : undefined;
      const words = file === undefined ? '' : `\n\n${readFileSync(join(folder, file), 'utf8').trim()}`;
      return `${name} ${version} (${licence})${words}`;
    })
    .join(`\n\n${'-'.repeat(80)}\n\n`);
}

/**
 * What the installer shows before it installs: the licence of Vivier has force in English alone, so French words say what
 * it comes to, and the text follows. Lines end as Windows writes them, after the mark without which NSIS reads accents in
 * the code page of the machine that packages.
 * @param {string} licence the LICENSE of Vivier
 */
export const licencePage = (licence) =>
  `\uFEFF${[
    'Vivier est un logiciel libre, sous licence MIT.',
    'Vous pouvez l’utiliser, le copier, le modifier et le redistribuer, gratuitement, à condition de garder avec lui le texte de sa licence. Il est fourni tel quel, sans garantie.',
    'Seul le texte anglais ci-dessous fait foi. Les licences des composants que Vivier contient se trouvent dans le fichier LICENCES-TIERS.txt, à côté du programme.',
    licence.trim(),
    '',
  ]
    .join('\n\n')
    .replaceAll(/\r?\n/gu, '\r\n')}`;
