/**
 * Opens a packaged app and says what is wrong in it. Nothing is run: `app.asar` is read as the format is documented
 * (https://github.com/electron/asar): four lengths, a table of its files in JSON, then their bytes.
 */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, posix, relative, sep } from 'node:path';
import { parseSync } from 'oxc-parser';
import { isBuiltFor, nativeFiles } from './natives.mjs';

/** @typedef {import('./natives.mjs').Target} Target */
/** @typedef {{ size: number, offset: number, isUnpacked: boolean }} Entry */

/** Bundles that something starts by its name: the app, its vault, its reader. What they import comes with them. */
const ENTRIES = ['main.js', 'vault.js', 'reader.js'];

/** Needed to compile a native module, and declared as if it were needed to run it. */
export const BUILD_ONLY = ['node-addon-api'];

/** What the source of an app, its tests and its tools leave; none of it may be shipped. */
const STRAY = [
  /\.(?:map|[mc]?tsx?|flow)$/u,
  /\.(?:test|spec|fixture|cases|bench)[.-]/u,
  /\.(?:vivier|maj|pem|csv|xlsx?)$/u,
  /\.(?:c|cc|cpp|h|hpp|gyp|gypi)$/u,
  /(?:^|\/)(?:\.[^/]+|test|tests|__tests__|fixtures?)\//u,
  /^(?!out\/|node_modules\/|package\.json$|resources\/icons\/256x256\.png$)/u,
  /^out\/(?!main\/|preload\/|renderer\/)/u,
];

/** Files that the system loads, by the ends of their names on every system. */
const NATIVE = /\.(?:node|dll|exe|dylib|so(?:\.\d+)*)$/u;

/** What a built module imports, its own `createRequire` included. */
function importsOf(/** @type {string} */ name, /** @type {string} */ text) {
  const { module } = parseSync(name, text);
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest.value] : [])),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) =>
      text.slice(moduleRequest.start + 1, moduleRequest.end - 1),
    ),
    ...[...text.matchAll(/createRequire\(import\.meta\.url\)\(["'`]([^"'`]+)["'`]\)/gu)].map(
      ([, specifier = '']) => specifier,
    ),
  ];
}

/**
 * What the bundles of `out/main` need at run time: each other, by their names there, and packages.
 * @param {(name: string) => string | null} read the text of a bundle, nothing where there is none
 */
export function bundleNeeds(read) {
  /** @type {Set<string>} */
  const bundles = new Set();
  /** @type {Set<string>} */
  const packages = new Set();
  const absent = [];
  const waiting = [...ENTRIES];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (bundles.has(name)) continue;
    const text = read(name);
    if (text === null) {
      absent.push(name);
      continue;
    }
    bundles.add(name);
    for (const specifier of importsOf(name, text))
      if (specifier.startsWith('.')) waiting.push(posix.join(posix.dirname(name), specifier));
      else if (!isBuiltin(specifier) && specifier !== 'electron') packages.add(specifier);
  }
  return { bundles, packages, absent };
}

/** What the bundles that a build has made need: the rest of `out/main` is the command line's and the proofs'. */
export const builtNeeds = (/** @type {string} */ folder) =>
  bundleNeeds((name) => {
    const path = join(folder, name);
    return existsSync(path) ? readFileSync(path, 'utf8') : null;
  });

/**
 * The files of an archive, with `/` between folders whatever the system.
 * @param {string} path of app.asar
 */
export function readAsar(path) {
  const file = openSync(path, 'r');
  const bytesAt = (/** @type {number} */ position, /** @type {number} */ length) => {
    const bytes = Buffer.alloc(length);
    readSync(file, bytes, 0, length, position);
    return bytes;
  };
  const lengths = bytesAt(0, 16);
  const header = bytesAt(16, lengths.readUInt32LE(12));
  const table = JSON.parse(header.toString('utf8'));
  const start = 8 + lengths.readUInt32LE(4);
  /** @type {Map<string, Entry>} */
  const entries = new Map();
  const waiting = [{ folder: '', files: table.files }];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop())
    for (const [name, entry] of Object.entries(node.files)) {
      const place = `${node.folder}${name}`;
      if (entry.files) waiting.push({ folder: `${place}/`, files: entry.files });
      else {
        const isUnpacked = entry.unpacked === true;
        entries.set(place, { size: entry.size ?? 0, offset: Number(entry.offset ?? 0), isUnpacked });
      }
    }
  return {
    entries,
    /** What the program holds against the archive when it starts: the table carries the hashes of the files. */
    hash: createHash('sha256').update(header).digest('hex'),
    /** The bytes of a file, from beside the archive where it stands there. */
    read(/** @type {string} */ place) {
      const entry = entries.get(place);
      if (entry === undefined) return null;
      return entry.isUnpacked
        ? readFileSync(join(`${path}.unpacked`, ...place.split('/')))
        : bytesAt(start + entry.offset, entry.size);
    },
    close: () => closeSync(file),
  };
}

/** Files under a folder, as `/`-separated places in it; none where it does not exist. */
const filesUnder = (/** @type {string} */ folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    : [];

const packageOf = (/** @type {string} */ specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/**
 * What is wrong in a package; nothing is good.
 * @param {string} resources the folder of app.asar
 * @param {Target} target the system it is for
 * @returns {string[]}
 */
export function contentFaults(resources, target) {
  const path = join(resources, 'app.asar');
  if (!existsSync(path)) return ['app.asar est absent (no app.asar)'];
  const archive = readAsar(path);
  try {
    return [
      ...strayFaults(archive),
      ...nativeFaults(archive, `${path}.unpacked`, target),
      ...needFaults(archive),
      ...integrityFaults(archive, resources, target),
      ...['app', 'default_app.asar']
        .filter((name) => existsSync(join(resources, name)))
        .map((name) => `une autre application peut être chargée (another app) : ${name}`),
    ];
  } finally {
    archive.close();
  }
}

/** @typedef {ReturnType<typeof readAsar>} Archive */

function strayFaults(/** @type {Archive} */ { entries }) {
  return [...entries.keys()]
    .filter((place) => STRAY.some((pattern) => pattern.test(place)))
    .map((place) => `n’a pas à être livré (must not be shipped) : ${place}`);
}

/** The native files are those of the target, and stand alone beside the archive. */
function nativeFaults(
  /** @type {Archive} */ archive,
  /** @type {string} */ beside,
  /** @type {Target} */ target,
) {
  const wanted = nativeFiles(target);
  const packed = [...archive.entries].filter(([place]) => NATIVE.test(place));
  const onDisk = filesUnder(beside);
  return [
    ...wanted
      .filter((place) => archive.entries.get(place)?.isUnpacked !== true || !onDisk.includes(place))
      .map((place) => `fichier natif absent (native file missing) : ${place}`),
    ...packed
      .filter(([place]) => !wanted.includes(place))
      .map(([place]) => `fichier natif d’un autre système (of another system) : ${place}`),
    ...onDisk
      .filter((place) => !wanted.includes(place))
      .map((place) => `hors de l’archive (outside the archive) : ${place}`),
    ...wanted
      .filter((place) => onDisk.includes(place))
      .filter((place) => !isBuiltFor(readFileSync(join(beside, ...place.split('/'))), target))
      .map((place) => `n’est pas fait pour ce système (built for another system) : ${place}`),
  ];
}

/** Everything that the bundles need is there: bundles, packages, and the packages of those. */
function needFaults(/** @type {Archive} */ { entries, read }) {
  const { bundles, packages, absent } = bundleNeeds(
    (name) => read(`out/main/${name}`)?.toString('utf8') ?? null,
  );
  const faults = absent.map((name) => `absent de l’archive (missing) : out/main/${name}`);
  const icon = 'resources/icons/256x256.png';
  for (const place of ['package.json', icon, 'out/preload/preload.cjs', 'out/renderer/index.html'])
    if (!entries.has(place)) faults.push(`absent de l’archive (missing) : ${place}`);
  for (const place of entries.keys())
    if (place.startsWith('out/main/') && !bundles.has(place.slice('out/main/'.length)))
      faults.push(`n’a pas à être livré (must not be shipped) : ${place}`);

  /** The folder of a package as Node finds it from another: nested first. */
  function folderOf(/** @type {string} */ name, /** @type {string} */ from) {
    for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
      const place = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
      if (entries.has(`${place}/package.json`)) return place;
      if (at === '') return null;
    }
  }
  const seen = new Set();
  const waiting = [...packages].map((specifier) => ({
    name: packageOf(specifier),
    from: '',
    by: 'out/main',
  }));
  for (let need = waiting.pop(); need !== undefined; need = waiting.pop()) {
    const folder = folderOf(need.name, need.from);
    if (folder === null) {
      faults.push(`paquet absent (package missing) : ${need.name}, voulu par ${need.by}`);
      continue;
    }
    if (seen.has(folder)) continue;
    seen.add(folder);
    const { dependencies = {} } = JSON.parse(read(`${folder}/package.json`)?.toString('utf8') ?? '{}');
    for (const name of Object.keys(dependencies))
      if (!BUILD_ONLY.includes(name) && !name.startsWith('@types/'))
        waiting.push({ name, from: folder, by: folder });
  }
  return faults;
}

/**
 * The program knows the archive that it will find: without its hash, or with the name of another system's separator, Electron
 * ends before the app begins (electron-builder#8690). Linux checks nothing.
 */
function integrityFaults(
  /** @type {Archive} */ { hash },
  /** @type {string} */ resources,
  /** @type {Target} */ { platform },
) {
  if (platform === 'linux') return [];
  const isWindows = platform === 'win32';
  const holder = join(dirname(resources), isWindows ? 'Vivier.exe' : 'Info.plist');
  const bytes = existsSync(holder) ? readFileSync(holder) : Buffer.alloc(0);
  const isKnown = bytes.includes(hash) && (!isWindows || bytes.includes(String.raw`"resources\\app.asar"`));
  return isKnown ? [] : [`l’empreinte d’app.asar est absente (no hash of app.asar) : ${holder}`];
}

/** What a package weighs and holds, for a line of report. */
export function contentSummary(/** @type {string} */ resources) {
  const path = join(resources, 'app.asar');
  const archive = readAsar(path);
  const { size } = archive.entries;
  archive.close();
  return { files: size, bytes: statSync(path).size };
}
