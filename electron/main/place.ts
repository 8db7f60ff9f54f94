/**
 * Where a portfolio's file lies: on this computer, on a network share, or in a folder that a service synchronises.
 * `placeOf` decides on texts alone; what it needs of the system is gathered beside it. No path leaves this process.
 */
import { mkdirSync, readFileSync, realpathSync, statfsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { ChosenFile } from '../../shared/base';

export type Place = NonNullable<ChosenFile['place']>;

/** What is known of a file's whereabouts. */
export interface Whereabouts {
  /** The path as it was chosen, and with links and mapped drives followed. */
  readonly path: string;
  readonly realPath: string;
  /** Kind of the file system, in the words of Linux's mount table; `null` where the system does not say. */
  readonly fileSystem: string | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const local: Place = { kind: 'local', service: null };
const network: Place = { kind: 'network', service: null };
const synchronised = (service: string): Place => ({ kind: 'synchronised', service });

/** Folders that services make, by name; most take the name of an organisation or an account after it. */
const services: readonly { readonly service: string; readonly folder: RegExp }[] = [
  { service: 'OneDrive', folder: /^onedrive(?: ?[-–(].*)?$/iu },
  { service: 'Dropbox', folder: /^dropbox(?: ?[-–(].*)?$/iu },
  {
    service: 'Google Drive',
    folder: /^(?:google ?drive(?: ?[-–(].*)?|googledrive-.+|drivefs|mon drive|my drive)$/iu,
  },
  { service: 'iCloud', folder: /^(?:icloud ?drive|iclouddrive|com~apple~clouddocs|mobile documents)$/iu },
  { service: 'Nextcloud', folder: /^nextcloud\d*(?: ?[-–(].*)?$/iu },
  { service: 'ownCloud', folder: /^owncloud\d*(?: ?[-–(].*)?$/iu },
  { service: 'kDrive', folder: /^kdrive\d*(?: ?[-–(].*)?$/iu },
  { service: 'pCloud', folder: /^pcloud ?(?:drive|sync)?$/iu },
  { service: 'Proton Drive', folder: /^proton ?drive(?: ?[-–(].*)?$/iu },
  // Short words that are also those of a folder by hand: as the service writes them, nothing else.
  { service: 'Box', folder: /^Box(?: Sync)?(?: ?[-–(].*)?$/u },
  { service: 'MEGA', folder: /^(?:MEGA(?: ?[-–(].*)?|MEGAsync(?:[ -].*)?)$/u },
  { service: 'Synology Drive', folder: /^(?:synology ?drive|cloudstation)\d*(?: ?[-–(].*)?$/iu },
  { service: 'Seafile', folder: /^(?:seafile|seadrive(?:_root)?)\d*(?: ?[-–(].*)?$/iu },
  { service: 'Cozy Drive', folder: /^cozy ?drive(?: ?[-–(].*)?$/iu },
  { service: 'hubiC', folder: /^hubic(?: ?[-–(].*)?$/iu },
  { service: 'Tresorit', folder: /^(?:tresorit(?: drive)?|tresors)(?: ?[-–(].*)?$/iu },
  { service: 'SharePoint', folder: /^[a-z0-9-]+\.sharepoint\.com(?:@ssl)?$/iu },
];

const LIBRARIES = 'SharePoint (Teams)';
/** A library of Teams or SharePoint as OneDrive lays it: `Site - Documents`, in a folder of the organisation. */
const library = /^.+ [-–] (?:documents(?: partagés)?|shared documents|g[ée]n[ée]ral|fichiers|files)$/iu;
/** Folders of a session that are no organisation's. */
const ownFolders =
  /^(?:documents|mes documents|desktop|bureau|downloads|téléchargements|pictures|images|music|musique|videos|vidéos|appdata|library|public|vivier)$/iu;

/**
 * Whether a path is in a library that OneDrive synchronises: beside `OneDrive - Organisation` it makes a folder
 * `Organisation`; without that environment, by the form `Users/name/Organisation/Site - Documents`.
 */
function isInLibrary(path: string, environment: Whereabouts['environment']): boolean {
  const beside = oneDriveNames.some((name) => {
    const drive = environment[name] ?? '';
    const root = drive.replace(/[\\/]+$/u, '').replace(/OneDrive [-–] ([^\\/]+)$/iu, '$1');
    return root !== '' && root.length < drive.replace(/[\\/]+$/u, '').length && isUnder(path, root);
  });
  if (beside) return true;
  const parts = partsOf(path).slice(0, -1);
  const home = parts.findIndex((part) => /^users$/iu.test(part));
  const organisation = parts[home + 2];
  return (
    home !== -1 &&
    organisation !== undefined &&
    !ownFolders.test(organisation) &&
    library.test(parts[home + 3] ?? '')
  );
}

/** Names of the environment that tell where OneDrive lies, on Windows. */
const oneDriveNames = ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial'];

const shares =
  /^(?:nfs\d*|cifs|smb\d*|smbfs|ncpfs|afs|9p|ceph|glusterfs|davfs|fuse\.(?:sshfs|rclone|gvfsd-fuse|davfs2?|smbnetfs|curlftpfs|s3fs))$/iu;

const partsOf = (path: string): readonly string[] => path.split(/[\\/]+/u).filter(Boolean);
/** The same for `C:\Users\x` and `c:/users/x/`. */
const folded = (path: string): string => partsOf(path).join('/').toLowerCase();
const isUnder = (path: string, folder: string): boolean =>
  folder !== '' && `${folded(path)}/`.startsWith(`${folded(folder)}/`);

/** `\\server\share`, `\\?\UNC\server\share`, `//server/share`; not the long form of a local path, `\\?\C:\`. */
const isUnc = (path: string): boolean =>
  /^\\\\\?\\UNC\\/iu.test(path) || /^(?:\\\\|\/\/)[^\\/?.][^\\/]*[\\/]/u.test(path);

function serviceOf(path: string, environment: Whereabouts['environment']): string | null {
  if (oneDriveNames.some((name) => isUnder(path, environment[name] ?? ''))) return 'OneDrive';
  const folders = partsOf(path).slice(0, -1);
  // macOS keeps the folders of every provider in one place, as `Provider-account`.
  const cloud = folders.indexOf('CloudStorage');
  const provider = cloud === -1 ? undefined : folders[cloud + 1]?.split('-')[0];
  const known = services.find(({ folder }) => folders.some((name) => folder.test(name)));
  return known?.service ?? provider ?? (isInLibrary(path, environment) ? LIBRARIES : null);
}

/** Says where a file lies. What is synchronised comes first: it has a name that the person knows. */
export function placeOf({ path, realPath, fileSystem, environment }: Whereabouts): Place {
  for (const one of [path, realPath]) {
    const service = serviceOf(one, environment);
    if (service !== null) return synchronised(service.slice(0, 60));
  }
  return isUnc(path) || isUnc(realPath) || shares.test(fileSystem ?? '') ? network : local;
}

/** Numbers by which Linux's `statfs` tells a share. FUSE carries shares and local disks alike: the mount table says which. */
const magicNumbers: Readonly<Record<number, string>> = {
  26985: 'nfs',
  4283649346: 'cifs',
  4266872130: 'smb3',
  20859: 'smbfs',
  16914839: '9p',
  12805120: 'ceph',
  22092: 'ncpfs',
  1397113167: 'afs',
};
const FUSE = 0x65735546;

/** The kind of the mount that holds `path`, from the text of `/proc/self/mountinfo`: the longest mount point wins. */
export function mountKind(mountInfo: string, path: string): string | null {
  let best = { point: '', kind: '' };
  for (const row of mountInfo.split('\n')) {
    const [before = '', after = ''] = row.split(' - ');
    // A space in a mount point is written \040.
    const point = (before.split(' ')[4] ?? '').replace(/\\([0-7]{3})/gu, (_, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    );
    const isOver = point === '/' || path === point || path.startsWith(`${point}/`);
    if (point !== '' && isOver && point.length >= best.point.length)
      best = { point, kind: after.split(' ')[0] ?? '' };
  }
  return best.kind === '' ? null : best.kind;
}

function fileSystemOf(folder: string): string | null {
  if (process.platform !== 'linux') return null;
  try {
    // A signed number on some builds.
    const type = statfsSync(folder).type >>> 0;
    return type === FUSE
      ? mountKind(readFileSync('/proc/self/mountinfo', 'utf8'), folder)
      : (magicNumbers[type] ?? null);
  } catch {
    return null;
  }
}

/** The nearest folder above `path`, or itself, that exists. */
function existing(path: string): string {
  let at = resolve(path);
  while (!statSync(at, { throwIfNoEntry: false }) && dirname(at) !== at) at = dirname(at);
  return at;
}

/** Where a file of this computer lies, whether it exists already or not; a path that cannot be followed is judged as written. */
export function placeOfFile(path: string, environment: Whereabouts['environment'] = process.env): Place {
  let realPath = path;
  let fileSystem: string | null = null;
  try {
    const there = existing(path);
    const real = realpathSync.native(there);
    realPath = real + resolve(path).slice(there.length);
    fileSystem = fileSystemOf(statSync(real).isDirectory() ? real : dirname(real));
  } catch {
    // A share that does not answer: its path alone may tell.
  }
  return placeOf({ path, realPath, fileSystem, environment });
}

/** Folders of this computer for a portfolio, the most natural first. The home folder rather than Documents, often redirected. */
const localFolders = (userData: string): readonly string[] => [
  join(homedir(), 'Vivier'),
  ...(process.env.LOCALAPPDATA ? [join(process.env.LOCALAPPDATA, 'Vivier', 'Portefeuilles')] : []),
  join(userData, 'Portefeuilles'),
];

/**
 * A path for a new file of that name in a folder of this computer that is neither shared nor synchronised, made if
 * need be; `null` where there is no such folder. Never the path of a file that exists.
 */
export function localPathFor(
  name: string,
  userData: string,
  place: (path: string) => Place = placeOfFile,
): string | null {
  for (const folder of localFolders(userData)) {
    if (place(join(folder, name)).kind !== 'local') continue;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    } catch {
      continue;
    }
    const extension = extname(name);
    const stem = basename(name, extension);
    let path = join(folder, name);
    for (let turn = 2; statSync(path, { throwIfNoEntry: false }); turn += 1)
      path = join(folder, `${stem} ${turn}${extension}`);
    return path;
  }
  return null;
}
