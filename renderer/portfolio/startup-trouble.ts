import type { ErrorCode } from '../../shared/base';
import type { Condition } from '../../shared/portfolio';
import { troubleTexts as texts } from './portfolio.texts';

/** Why the known portfolio does not open, before or after its passphrase. A machine elsewhere is asked about, not refused. */
export type Trouble = Exclude<Condition, 'fine' | 'in-use-elsewhere'> | 'engine' | 'vault';
/** Ways out, in the order in which they are shown; nothing is ever deleted, and no empty portfolio is offered. */
export type Way = 'find' | 'restore' | 'aside' | 'local' | 'retry' | 'insist';

interface TroubleText {
  /** Why, in a few words for who helps. */
  readonly cause: string;
  readonly reason: string;
  /** What is safe. */
  readonly safe: string;
  readonly ways: readonly Way[];
  /** The way to try first. */
  readonly first: Way;
}

export const troubles: Readonly<Record<Trouble, TroubleText>> = {
  missing: { ...texts.missing, ways: ['find', 'restore', 'retry'], first: 'find' },
  'folder-missing': { ...texts['folder-missing'], ways: ['find', 'restore', 'retry'], first: 'retry' },
  unreadable: { ...texts.unreadable, ways: ['find', 'restore', 'retry'], first: 'retry' },
  held: { ...texts.held, ways: ['retry', 'find', 'restore'], first: 'retry' },
  'not-one': { ...texts['not-one'], ways: ['find', 'restore', 'aside'], first: 'restore' },
  plain: { ...texts.plain, ways: ['find', 'restore'], first: 'find' },
  damaged: { ...texts.damaged, ways: ['find', 'restore', 'aside', 'retry'], first: 'restore' },
  'from-future': { ...texts['from-future'], ways: ['find', 'restore', 'retry'], first: 'retry' },
  'in-use-here': { ...texts['in-use-here'], ways: ['retry', 'insist'], first: 'retry' },
  'read-only': { ...texts['read-only'], ways: ['local', 'find', 'retry'], first: 'local' },
  'file-read-only': { ...texts['file-read-only'], ways: ['retry', 'local', 'find'], first: 'retry' },
  'disk-full': { ...texts['disk-full'], ways: ['retry', 'find'], first: 'retry' },
  engine: { ...texts.engine, ways: ['retry'], first: 'retry' },
  vault: { ...texts.vault, ways: ['retry'], first: 'retry' },
};

const byCode: Partial<Record<ErrorCode, Trouble>> = {
  PORTFOLIO_MISSING: 'missing',
  FOLDER_MISSING: 'folder-missing',
  FILE_UNREADABLE: 'unreadable',
  FILE_HELD: 'held',
  PORTFOLIO_NOT_ONE: 'not-one',
  PORTFOLIO_NOT_ENCRYPTED: 'plain',
  PORTFOLIO_DAMAGED: 'damaged',
  PORTFOLIO_FROM_FUTURE: 'from-future',
  FOLDER_READ_ONLY: 'read-only',
  FILE_READ_ONLY: 'file-read-only',
  DISK_FULL: 'disk-full',
  ENGINE_UNFIT: 'engine',
  ENGINE_UNLOADABLE: 'engine',
  VAULT_UNSTARTABLE: 'vault',
};

/** The trouble behind a refusal to open, or `null` for one that the form tells by itself (a wrong passphrase…). */
export const troubleOfCode = (code: ErrorCode | undefined): Trouble | null =>
  code === undefined ? null : (byCode[code] ?? null);

/** The trouble that an examination found, or `null` where the form may be shown. */
export const troubleOfCondition = (condition: Condition | undefined): Trouble | null =>
  condition === undefined || condition === 'fine' || condition === 'in-use-elsewhere' ? null : condition;
