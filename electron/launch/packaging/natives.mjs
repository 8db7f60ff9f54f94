/**
 * The native files of a package: SQLite's come built for every system inside its own package; npm installs Argon2's for the
 * system it runs on alone, so another system's is fetched apart, at the version and with the checksum of the lock file.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ platform: 'win32' | 'darwin' | 'linux', arch: 'x64' | 'arm64' }} Target a system that Vivier is packaged for */

/** @type {readonly Target[]} */
export const targets = /** @type {const} */ (['win32', 'darwin', 'linux']).flatMap((platform) =>
  /** @type {const} */ (['x64', 'arm64']).map((arch) => ({ platform, arch })),
);

/** @returns {Target | undefined} the target of these names, or nothing where Vivier is not packaged for it */
export const targetOf = (/** @type {string} */ platform, /** @type {string} */ arch) =>
  targets.find((target) => target.platform === platform && target.arch === arch);

/** Ends of the names under which Argon2 is published; the C library of Linux is glibc, as Electron's own. */
const argonName = (/** @type {Target} */ { platform, arch }) =>
  `${platform}-${arch}${{ win32: '-msvc', linux: '-gnu', darwin: '' }[platform]}`;

/** The package that holds Argon2 for a target. */
export const argonPackage = (/** @type {Target} */ target) => `@node-rs/argon2-${argonName(target)}`;

/**
 * The native files that a package for a target holds, all of them, under the root of the app.
 * @param {Target} target
 */
export const nativeFiles = (target) => [
  `node_modules/${argonPackage(target)}/argon2.${argonName(target)}.node`,
  `node_modules/better-sqlite3/prebuilds/${target.platform}-${target.arch}.node`,
];

const FORMATS = {
  linux: { mark: '7f454c46', machineAt: () => 18, machines: { x64: '3e00', arm64: 'b700' } },
  win32: {
    mark: '4d5a',
    machineAt: (/** @type {Buffer} */ bytes) => bytes.readUInt32LE(0x3c) + 4,
    machines: { x64: '6486', arm64: '64aa' },
  },
  darwin: { mark: 'cffaedfe', machineAt: () => 4, machines: { x64: '07000001', arm64: '0c000001' } },
};

/**
 * Whether a native file is built for a target, as its first bytes say: a name proves nothing.
 * @param {Buffer} bytes
 * @param {Target} target
 */
export function isBuiltFor(bytes, { platform, arch }) {
  const { mark, machineAt, machines } = FORMATS[platform];
  const wanted = Buffer.from(machines[arch], 'hex');
  if (!bytes.subarray(0, mark.length / 2).equals(Buffer.from(mark, 'hex')) || bytes.length < 64) return false;
  const at = machineAt(bytes);
  return bytes.subarray(at, at + wanted.length).equals(wanted);
}

/**
 * The folder of Argon2's package for a target: among the packages where npm has installed it, else fetched.
 * @param {Target} target
 * @param {{ root: string, folder: string, install: (args: string[]) => boolean }} how `root` is the folder of package.json,
 *   `folder` where to fetch into, `install` runs npm
 * @returns {string | null} nothing where it cannot be had, or is not what the lock file says
 */
export function argonFolder(target, { root, folder, install }) {
  const name = argonPackage(target);
  const installed = join(root, 'node_modules', name);
  if (existsSync(installed)) return installed;
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const { version, integrity } = lock.packages[`node_modules/${name}`] ?? {};
  if (version === undefined || integrity === undefined) return null;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  // The parent, whose optional packages npm chooses by the system asked for.
  const args = ['install', '--prefix', folder, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
  const system = [`--os=${target.platform}`, `--cpu=${target.arch}`, '--libc=glibc'];
  if (!install([...args, ...system, '--loglevel=error', `@node-rs/argon2@${version}`])) return null;
  const fetched = JSON.parse(readFileSync(join(folder, 'node_modules', '.package-lock.json'), 'utf8'));
  return fetched.packages[`node_modules/${name}`]?.integrity === integrity
    ? join(folder, 'node_modules', name)
    : null;
}
