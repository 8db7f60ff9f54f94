/**
 * Bar 23: shares and synchronised folders are told from the path, as it was chosen and as it really is.
 */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { localPathFor, mountKind, type Place, placeOf, placeOfFile } from '../../electron/main/place';

const local: Place = { kind: 'local', service: null };
const network: Place = { kind: 'network', service: null };
const synchronised = (service: string): Place => ({ kind: 'synchronised', service });

type Fixture = [
  path: string,
  place: Place,
  more?: { readonly real?: string; readonly fs?: string; readonly env?: Record<string, string> },
];
const fixtures: Fixture[] = [
  ['C:\\Users\\marie\\Documents\\equipe.vivier', local],
  ['\\\\?\\C:\\Users\\marie\\equipe.vivier', local],
  ['/home/marie/Vivier/equipe.vivier', local],
  ['/Users/marie/Documents/equipe.vivier', local],
  // Shares.
  ['\\\\serveur\\jeunes\\equipe.vivier', network],
  ['//serveur/jeunes/equipe.vivier', network],
  ['\\\\?\\UNC\\serveur\\jeunes\\equipe.vivier', network],
  ['\\\\serveur.ml.local\\D$\\equipe.vivier', network],
  ['Z:\\equipe.vivier', network, { real: '\\\\serveur\\jeunes\\equipe.vivier' }],
  ['Z:\\equipe.vivier', local, { real: 'Z:\\equipe.vivier' }],
  ['/mnt/commun/equipe.vivier', network, { fs: 'nfs4' }],
  ['/mnt/commun/equipe.vivier', network, { fs: 'cifs' }],
  ['/mnt/commun/equipe.vivier', network, { fs: 'smb3' }],
  ['/run/user/1000/gvfs/smb-share/equipe.vivier', network, { fs: 'fuse.gvfsd-fuse' }],
  ['/mnt/disque/equipe.vivier', local, { fs: 'fuseblk' }],
  ['/home/marie/equipe.vivier', local, { fs: 'ext4' }],
  // Synchronised folders.
  ['C:\\Users\\marie\\OneDrive\\equipe.vivier', synchronised('OneDrive')],
  ['C:\\Users\\marie\\OneDrive - Mission locale\\Documents\\equipe.vivier', synchronised('OneDrive')],
  [
    'C:\\Users\\marie\\Documents\\equipe.vivier',
    synchronised('OneDrive'),
    { real: 'C:\\Users\\marie\\OneDrive - ML\\Documents\\equipe.vivier' },
  ],
  ['D:\\Nuage\\equipe.vivier', synchronised('OneDrive'), { env: { OneDriveCommercial: 'd:\\nuage\\' } }],
  ['D:\\Nuages\\equipe.vivier', local, { env: { OneDriveCommercial: 'D:\\Nuage' } }],
  ['D:\\Nuage\\equipe.vivier', local, { env: { OneDrive: '' } }],
  ['C:\\Users\\marie\\Dropbox\\equipe.vivier', synchronised('Dropbox')],
  ['C:\\Users\\marie\\Dropbox (Mission locale)\\equipe.vivier', synchronised('Dropbox')],
  ['G:\\Mon Drive\\equipe.vivier', synchronised('Google Drive')],
  ['G:\\My Drive\\equipe.vivier', synchronised('Google Drive')],
  ['/Users/marie/Google Drive/equipe.vivier', synchronised('Google Drive')],
  [
    '/Users/marie/Library/CloudStorage/GoogleDrive-m@ml.fr/Mon Drive/equipe.vivier',
    synchronised('Google Drive'),
  ],
  ['/Users/marie/Library/CloudStorage/OneDrive-ML/equipe.vivier', synchronised('OneDrive')],
  ['/Users/marie/Library/CloudStorage/Autre-ML/equipe.vivier', synchronised('Autre')],
  ['/Users/marie/Library/Mobile Documents/com~apple~CloudDocs/equipe.vivier', synchronised('iCloud')],
  ['C:\\Users\\marie\\iCloudDrive\\equipe.vivier', synchronised('iCloud')],
  ['/home/marie/Nextcloud/equipe.vivier', synchronised('Nextcloud')],
  ['/home/marie/Nextcloud2/equipe.vivier', synchronised('Nextcloud')],
  ['C:\\Users\\marie\\ownCloud\\equipe.vivier', synchronised('ownCloud')],
  ['C:\\Users\\marie\\kDrive\\equipe.vivier', synchronised('kDrive')],
  ['C:\\Users\\marie\\Box\\equipe.vivier', synchronised('Box')],
  ['C:\\Users\\marie\\Box Sync\\equipe.vivier', synchronised('Box')],
  ['/Users/marie/Library/CloudStorage/Box-Box/equipe.vivier', synchronised('Box')],
  ['C:\\Users\\marie\\SynologyDrive\\equipe.vivier', synchronised('Synology Drive')],
  ['C:\\Users\\marie\\CloudStation\\equipe.vivier', synchronised('Synology Drive')],
  ['C:\\Users\\marie\\Seafile\\Jeunes\\equipe.vivier', synchronised('Seafile')],
  ['C:\\Users\\marie\\SeaDrive\\equipe.vivier', synchronised('Seafile')],
  ['C:\\Users\\marie\\MEGA\\equipe.vivier', synchronised('MEGA')],
  ['C:\\Users\\marie\\Documents\\MEGAsync\\equipe.vivier', synchronised('MEGA')],
  ['/home/marie/Cozy Drive/equipe.vivier', synchronised('Cozy Drive')],
  // Libraries of Teams and SharePoint, beside OneDrive or by their form.
  [
    'C:\\Users\\marie\\Mission locale\\Equipe jeunes\\equipe.vivier',
    synchronised('SharePoint (Teams)'),
    { env: { OneDriveCommercial: 'C:\\Users\\marie\\OneDrive - Mission locale' } },
  ],
  ['C:\\Users\\marie\\Mission locale\\Equipe - Documents\\equipe.vivier', synchronised('SharePoint (Teams)')],
  [
    'C:\\Users\\marie\\Mission locale\\Equipe - Général\\2026\\equipe.vivier',
    synchronised('SharePoint (Teams)'),
  ],
  ['\\\\ml.sharepoint.com@SSL\\DavWWWRoot\\sites\\equipe.vivier', synchronised('SharePoint')],
  ['/Users/marie/Library/CloudStorage/OneDrive-SharedLibraries-ML/equipe.vivier', synchronised('OneDrive')],
  // A service's folder on a share: the name that the person knows comes first.
  ['\\\\serveur\\jeunes\\Nextcloud\\equipe.vivier', synchronised('Nextcloud')],
  // Names that only resemble one; the file's own name does not count.
  ['C:\\Users\\marie\\Documents\\OneDrive.vivier', local],
  ['/home/marie/nextcloudinette/equipe.vivier', local],
  ['/home/marie/dropboxes/equipe.vivier', local],
  ['/home/marie/box/equipe.vivier', local],
  ['C:\\Users\\marie\\Mega projet\\equipe.vivier', local],
  ['C:\\Users\\marie\\Documents\\Jeunes - Documents\\equipe.vivier', local],
  [
    'C:\\Users\\marie\\Autre\\equipe.vivier',
    local,
    { env: { OneDriveCommercial: 'C:\\Users\\marie\\OneDrive - Mission locale' } },
  ],
];

test.each<Fixture>(fixtures)('%s is %o', (path, place, { real = path, fs = null, env = {} } = {}) => {
  expect(placeOf({ path, realPath: real, fileSystem: fs, environment: env })).toEqual(place);
});

test('the kind of a mount is that of its longest mount point, spaces included', () => {
  const table = [
    '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
    '41 22 0:36 / /mnt/le\\040commun rw,relatime shared:20 - fuse.sshfs marie@serveur: rw',
    '42 22 8:2 / /mnt rw - xfs /dev/sdb1 rw',
  ].join('\n');
  expect(mountKind(table, '/mnt/le commun/dossier')).toBe('fuse.sshfs');
  expect(mountKind(table, '/mnt/le commun autre')).toBe('xfs');
  expect(mountKind(table, '/home/marie')).toBe('ext4');
  expect(mountKind('', '/home')).toBeNull();
});

test('links are followed, of a file that exists or is to be made; the local alternative writes over nothing', () => {
  const root = mkdtempSync(join(tmpdir(), 'vivier-bar-23-'));
  mkdirSync(join(root, 'OneDrive - ML', 'jeunes'), { recursive: true });
  mkdirSync(join(root, 'Documents'));
  symlinkSync(join(root, 'OneDrive - ML', 'jeunes'), join(root, 'Documents', 'jeunes'), 'junction');
  expect(placeOfFile(join(root, 'Documents', 'jeunes', 'pas-encore.vivier'), {})).toEqual(
    synchronised('OneDrive'),
  );
  expect(placeOfFile(join(root, 'Documents', 'equipe.vivier'), {})).toEqual(local);

  // Every folder but the last is said to be shared: the profile is taken.
  const judge = (path: string): Place => (path.startsWith(root) ? local : network);
  const first = localPathFor('equipe.vivier', root, judge);
  expect(first).toBe(join(root, 'Portefeuilles', 'equipe.vivier'));
  writeFileSync(first ?? '', 'x');
  expect(localPathFor('equipe.vivier', root, judge)).toBe(join(root, 'Portefeuilles', 'equipe 2.vivier'));
  expect(localPathFor('equipe.vivier', root, () => network)).toBeNull();
  rmSync(root, { recursive: true });
});
