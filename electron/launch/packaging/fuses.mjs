/**
 * The fuses of Electron: what the packaged binary can never be asked to do again, flipped at packaging and read back.
 * https://www.electronjs.org/docs/latest/tutorial/fuses
 */
import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';

/** How the wire of the binary writes a fuse: the characters 1 and 0. */
const ON = 0x31;
const OFF = 0x30;

const fuses = {
  /** The binary is no Node for others (ELECTRON_RUN_AS_NODE). */
  runAsNode: false,
  /** Nothing of NODE_OPTIONS or NODE_EXTRA_CA_CERTS is read. */
  enableNodeOptionsEnvironmentVariable: false,
  /** --inspect and SIGUSR1 open nothing. */
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: true,
  /** Code comes from app.asar alone, whose content is checked against a hash in the binary (macOS, Windows). */
  onlyLoadAppFromAsar: true,
  enableEmbeddedAsarIntegrityValidation: true,
  grantFileProtocolExtraPrivileges: false,
  loadBrowserProcessSpecificV8Snapshot: false,
};

/**
 * As electron-builder takes them, for a system: a changed program of macOS needs a new signature, even of nobody.
 * @param {string} platform
 */
export const fusesFor = (platform) => ({ ...fuses, resetAdHocDarwinSignature: platform === 'darwin' });

const expected = {
  [FuseV1Options.RunAsNode]: fuses.runAsNode,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: fuses.enableNodeOptionsEnvironmentVariable,
  [FuseV1Options.EnableNodeCliInspectArguments]: fuses.enableNodeCliInspectArguments,
  [FuseV1Options.EnableCookieEncryption]: fuses.enableCookieEncryption,
  [FuseV1Options.OnlyLoadAppFromAsar]: fuses.onlyLoadAppFromAsar,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: fuses.enableEmbeddedAsarIntegrityValidation,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: fuses.grantFileProtocolExtraPrivileges,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: fuses.loadBrowserProcessSpecificV8Snapshot,
};

/** The same, as @electron/fuses takes them. */
export const fuseConfig = { version: FuseVersion.V1, ...expected };

/**
 * Reads the fuses of a packaged binary, and says which are not as they must be; none is good.
 * @param {string} binary the executable, or the `.app` on macOS
 */
export async function fuseFaults(binary) {
  /** @type {Map<string, unknown>} */
  const wire = new Map(Object.entries(await getCurrentFuseWire(binary)));
  return Object.entries(expected)
    .filter(([option, isOn]) => wire.get(option) !== (isOn ? ON : OFF))
    .map(([option]) => FuseV1Options[Number(option)] ?? option);
}
