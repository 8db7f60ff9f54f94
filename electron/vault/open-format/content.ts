import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../shared/contract-files';
import { kindNamed, kindsAt, type OpenRecord, type RecordKind } from '../../../shared/open-format';
import { schemaVersion } from '../db';

/** Lines about the file itself, which each portfolio writes of its own. */
const isAboutTheFile = (kind: RecordKind, record: OpenRecord): boolean =>
  kind === 'event' &&
  (record.kind === 'record.sealed' ||
    (typeof record.kind === 'string' && record.kind.startsWith('portfolio.')));

const sha256 = (text: string): string => createHash('sha256').update(text).digest().toString('latin1');

export interface ContentHash {
  readonly add: (kind: RecordKind, record: OpenRecord) => void;
  readonly digest: () => string;
}

/**
 * The hash of what a portfolio holds: of each kind, the hashes of its lines as canonical JSON, in the order of these hashes.
 * Nothing of it is a secret, nor depends on the order of the lines. Of an earlier version, only what it knew counts.
 */
export function contentHash(version = schemaVersion): ContentHash {
  const hashes = new Map<RecordKind, string[]>(kindsAt(version).map((kind) => [kind, []]));
  const known = (kind: RecordKind, record: OpenRecord): OpenRecord =>
    version === schemaVersion
      ? record
      : Object.fromEntries(
          Object.keys(kindNamed(kind).schemaAt(version).shape).map((key) => [key, record[key]]),
        );
  return {
    add: (kind, record) => {
      if (!isAboutTheFile(kind, record)) hashes.get(kind)?.push(sha256(canonicalJson(known(kind, record))));
    },
    digest: () => {
      const whole = createHash('sha256');
      for (const [kind, lines] of hashes) {
        whole.update(`${kind} ${lines.length}\n`);
        for (const line of lines.sort()) whole.update(line, 'latin1');
      }
      return whole.digest('hex');
    },
  };
}
