/** `app.getPath` and `app.setPath` (GetPathConstant in shell/browser/api/electron_api_app.cc). */
import { homedir, tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

export interface Paths {
  readonly get: (name: string) => string;
  readonly set: (name: string, path: string) => void;
}

/** Where applications keep their settings. */
function appData(): string {
  switch (process.platform) {
    case 'win32':
      return process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support');
    default:
      return process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
  }
}
function cache(): string {
  if (process.platform === 'win32') return appData();
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
}

/** The places that Electron knows by name; some follow `userData` until they are set. */
export function createPaths(appName: string): Paths {
  const given = new Map<string, string>();
  const userData = (): string => given.get('userData') ?? join(appData(), appName);
  const inHome = (name: string) => (): string => join(homedir(), name);
  const known: Readonly<Record<string, () => string>> = {
    appData,
    cache,
    crashDumps: () => join(userData(), 'Crashpad'),
    desktop: inHome('Desktop'),
    documents: inHome('Documents'),
    downloads: inHome('Downloads'),
    exe: () => process.execPath,
    home: homedir,
    logs: () =>
      process.platform === 'darwin' ? join(homedir(), 'Library', 'Logs', appName) : join(userData(), 'logs'),
    module: () => process.execPath,
    music: inHome('Music'),
    pictures: inHome('Pictures'),
    sessionData: userData,
    temp: tmpdir,
    userCache: () => join(cache(), appName),
    userData,
    userDesktop: inHome('Desktop'),
    videos: inHome('Videos'),
    ...(process.platform === 'darwin' ? {} : { assets: () => dirname(process.execPath) }),
    ...(process.platform === 'win32'
      ? { recent: () => join(appData(), 'Microsoft', 'Windows', 'Recent') }
      : {}),
  };
  const isKnown = (name: string): boolean => Object.hasOwn(known, name);
  return {
    get: (name) => {
      const path = isKnown(name) ? (given.get(name) ?? known[name]?.()) : undefined;
      if (path === undefined) throw new Error(`Failed to get '${name}' path`);
      return path;
    },
    set: (name, path) => {
      if (typeof path !== 'string' || !isAbsolute(path)) throw new Error('Path must be absolute');
      if (!isKnown(name)) throw new Error('Failed to set path');
      given.set(name, path);
    },
  };
}
