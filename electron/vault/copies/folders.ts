import { join } from 'node:path';
import { MANIFEST } from '../../../shared/open-format';
import { standsAt } from '../../disk/sync';

/** Whether a copy is a folder at the open format: known by its manifest, as another folder of that name would not be. */
export const isOpenFolder = (path: string): boolean => standsAt(join(path, MANIFEST)) === 'file';
