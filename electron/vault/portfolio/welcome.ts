import type { Db } from '../db';
import { readSetting, writeSetting } from '../settings';

/**
 * The last step of the welcome, the first spreadsheet: due from the creation of a portfolio in the window until it was done or
 * put off. It is written with the portfolio itself, so that a lock or a stop in between brings it back.
 */
const KEY = 'welcome';

export const beginWelcome = (db: Db): void => writeSetting(db, KEY, 'due');
export const endWelcome = (db: Db): void => writeSetting(db, KEY, 'done');
export const isWelcomeDue = (db: Db): boolean => readSetting(db, KEY) === 'due';
