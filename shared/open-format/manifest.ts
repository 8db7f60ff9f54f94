import { z } from 'zod';
import { bytesFolders, FIRST_OPEN_VERSION, kindNamed, type RecordKind, recordKindNames } from './records';

export const OPEN_FORMAT = 'vivier-ouvert';
export const OPEN_FORMAT_VERSION = 1;

export const MANIFEST = 'manifest.json';
export const fileOfKind = (kind: RecordKind): string => `${kind}.jsonl`;
export const schemaFileOf = (kind: RecordKind): string => `schema/${kind}.json`;
export const MANIFEST_SCHEMA = 'schema/manifest.json';
/** Where the bytes of a line stand, under its number and nothing else. */
export const bytesFile = (folder: (typeof bytesFolders)[number], id: string): string => `${folder}/${id}`;

const fixedFiles: ReadonlySet<string> = new Set([
  MANIFEST_SCHEMA,
  ...recordKindNames.flatMap((kind) => [fileOfKind(kind), schemaFileOf(kind)]),
]);
const BYTES = new RegExp(`^(?:${bytesFolders.join('|')})/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$`, 'iu');
/** Whether a name is that of a file of a folder: no other is ever read, nor looked for. */
export const isOpenFile = (path: string): boolean => fixedFiles.has(path) || BYTES.test(path);

export const openLimits = {
  /** Bytes of one line: the longest told is a publication, of some hundred kilobytes. */
  lineBytes: 16 * 1024 * 1024,
  manifestBytes: 64 * 1024 * 1024,
  attachmentBytes: 64 * 1024 * 1024,
} as const;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);

export const manifestSchema = z.strictObject({
  format: z.literal(OPEN_FORMAT),
  version: z.literal(OPEN_FORMAT_VERSION),
  /** Of the portfolio: what came into it later is read as empty. */
  schemaVersion: z.number().int(),
  product: z.strictObject({ name: z.string(), version: z.string() }),
  writtenAt: z.iso.datetime(),
  portfolio: z.strictObject({ createdAt: z.iso.datetime(), isDemo: z.boolean() }),
  /** What the portfolio said of itself: whether its journal and its records held together when it was written. */
  isSound: z.boolean(),
  /** Hash of what it holds, whatever the order of the lines (ADR 40); `null` where another tool wrote the folder. */
  content: sha256.nullable(),
  counts: z.strictObject(
    // One count for each kind; none of one that came later than the folder.
    Object.fromEntries(
      recordKindNames.map((kind) => [
        kind,
        kindNamed(kind).since > FIRST_OPEN_VERSION ? count.default(0) : count,
      ]),
    ) as Record<RecordKind, typeof count>,
  ),
  /** Every file but this one. */
  files: z.array(
    z.strictObject({
      path: z.string().refine(isOpenFile),
      bytes: count,
      sha256,
    }),
  ),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** What is read first, before anything is made of the rest: a folder of another version says so by these. */
export const manifestHeadSchema = z.looseObject({
  format: z.literal(OPEN_FORMAT),
  version: z.number(),
  schemaVersion: z.number(),
});
