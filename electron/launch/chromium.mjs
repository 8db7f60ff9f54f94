/** Finds an installed Chromium (or Chrome, or Edge). Plain JavaScript without dependencies: the set-up needs it too. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @returns {string[]} the usual places of this system, best first */
export function usualPlaces(platform = process.platform, env = process.env) {
  switch (platform) {
    case 'win32':
      return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => [
          `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
          `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
          `${folder}\\Chromium\\Application\\chrome.exe`,
        ]);
    case 'darwin':
      return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
        (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
      );
    default:
      return [
        '/usr/bin/chromium',
        '/usr/bin/chromium-browser',
        '/usr/bin/google-chrome-stable',
        '/usr/bin/google-chrome',
        '/usr/bin/microsoft-edge',
        '/snap/bin/chromium',
      ];
  }
}

/**
 * The browser to use: the one that `VIVIER_CHROMIUM` names, one of the system, or the one Playwright has fetched.
 * @returns {Promise<string | null>}
 */
export async function findChromium() {
  const named = process.env.VIVIER_CHROMIUM;
  if (named) return existsSync(named) ? named : null;
  const usual = usualPlaces().find((path) => existsSync(path));
  if (usual) return usual;
  try {
    const { chromium } = await import('playwright-core');
    const fetched = chromium.executablePath();
    return existsSync(fetched) ? fetched : null;
  } catch {
    // Before the packages are installed there is nothing to ask.
    return null;
  }
}

/** Folder of package.json. */
export const appRoot = fileURLToPath(new URL('../..', import.meta.url));
