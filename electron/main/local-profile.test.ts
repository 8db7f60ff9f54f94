import { expect, test } from 'vitest';
import { localProfile } from './local-profile';

const roaming = 'C:\\Users\\Élodie\\AppData\\Roaming\\vivier';
const local = 'C:\\Users\\Élodie\\AppData\\Local';

test.each([
  ['Windows: the profile that does not roam', 'win32', { LOCALAPPDATA: local }, `${local}\\Vivier`],
  [
    'a portable installation: beside itself',
    'win32',
    { LOCALAPPDATA: local, VIVIER_PROFILE: 'E:\\' },
    roaming,
  ],
  ['Windows without that folder: as before', 'win32', {}, roaming],
  ['Windows with a folder that is none: as before', 'win32', { LOCALAPPDATA: 'Local' }, roaming],
  ['macOS: local already', 'darwin', { LOCALAPPDATA: local }, roaming],
  ['Linux: local already', 'linux', { LOCALAPPDATA: local }, roaming],
] as const)('%s', (_name, platform, env, expected) => {
  expect(localProfile(roaming, platform, env)).toBe(expected);
});
