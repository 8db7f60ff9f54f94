import { plural } from '../base/text';
import { type Said, saidOfFile, saidOfLacks } from '../law';
import type { Review } from './contract-files.procedures';

/** What a file is worth, in the one way in which it is said everywhere. */
export interface FileVerdict {
  readonly said: Said;
  /** What stays to be looked at though nothing prevents the signature; empty when nothing does. */
  readonly besides: string;
}

/** One answer for a file: what blocks it comes before what it lacks, and what it lacks before what the law answers. */
export function fileVerdictOf({
  law,
  blocking,
  missing,
  warnings,
}: Pick<Review, 'law' | 'blocking' | 'missing' | 'warnings'>): FileVerdict {
  const needed = missing.filter((each) => each.isBlocking);
  const documents = needed.filter((each) => each.field.startsWith('document.')).length;
  return {
    said:
      blocking.length === 0 && needed.length > 0
        ? saidOfLacks(needed.length - documents, documents)
        : saidOfFile(law, blocking.length),
    besides: warnings.length === 0 ? '' : plural(warnings.length, 'point à regarder', 'points à regarder'),
  };
}
