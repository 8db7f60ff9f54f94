import { expect, test } from 'vitest';
import { coarseCount, coarseSize, coverPath, plainVersion } from './obfuscate';

test.each([
  [
    '/home/zyxe.canari/Mission locale/équipe Zyxé.vivier',
    '/home/zyxe.canari',
    'dossier personnel, 1 dossier plus bas, fichier .vivier',
  ],
  [
    'C:\\Users\\Zyxé Canari\\Documents\\vivier\\a.vivier',
    'C:\\Users\\Zyxé Canari',
    'dossier personnel, 2 dossiers plus bas, fichier .vivier',
  ],
  ['c:/users/zyxé canari/a.vivier', 'C:\\Users\\Zyxé Canari', 'dossier personnel, fichier .vivier'],
  [
    'C:\\Users\\Zyxé Canari-autre\\a.vivier',
    'C:\\Users\\Zyxé Canari',
    'disque C, 2 dossiers plus bas, fichier .vivier',
  ],
  [
    '\\\\serveur-zyxe\\canari\\dossier\\a.vivier',
    'C:\\Users\\x',
    'partage réseau, 1 dossier plus bas, fichier .vivier',
  ],
  ['/media/zyxe/CANARI/a.vivier', '/home/zyxe', 'support ajouté, 2 dossiers plus bas, fichier .vivier'],
  ['/srv/a.zyxecanari', '/home/zyxe', 'disque du système, 2 dossiers plus bas'],
  ['/home/zyxe.canari', '/home/zyxe.canari', 'dossier personnel'],
  ['/srv/x/a.vivier', '', 'disque du système, 2 dossiers plus bas, fichier .vivier'],
])('a path is told by its shape only: %s', (path, home, expected) => {
  expect(coverPath(path, home)).toBe(expected);
  expect(coverPath(path, home)).not.toMatch(/zyx|canari|serveur/iu);
});

test('a size is rounded, a count is told by its order of magnitude', () => {
  expect([0, 900, 4096, 1_600_000, 200 * 1024 ** 2].map(coarseSize)).toEqual([
    '0\u00a0o',
    '900\u00a0o',
    '4,0\u00a0Kio',
    '1,5\u00a0Mio',
    '200\u00a0Mio',
  ]);
  expect([0, 1, 10, 99_999, 100_000].map(coarseCount)).toEqual([
    'aucun',
    'moins de 10',
    'moins de 100',
    'moins de 100\u202f000',
    'plus de 100\u202f000',
  ]);
});

test('a version keeps its digits and loses what names a machine', () => {
  expect(['10.0.22631', '6.8.0-41-zyxe@canari', 'canari'].map(plainVersion)).toEqual([
    '10.0.22631',
    '6.8.0',
    'inconnue',
  ]);
});
