import { addDays, type CivilDate } from '../base/time';
import { likenessNumber } from '../candidates';
import {
  type Candidate,
  type CandidateInput,
  type CandidateKey,
  candidateFields,
  candidateInputSchema,
  candidateKeys,
  type Field,
  isUnknown,
} from '../fields';

/** Days, that of the merge aside, for which the two records can be separated. */
export const separationDays = 30;
/** The last day on which two records can be separated. */
export const lastDayToSeparate = (mergedOn: CivilDate): CivilDate => addDays(mergedOn, separationDays);

/** Of two records, the one that stays, or the one that goes into it. */
export type Side = 'kept' | 'other';
/** `both`: one text after the other. */
export type FieldChoice = Side | 'both';
export type FieldChoices = Readonly<Partial<Record<CandidateKey, FieldChoice>>>;
/** When a field of each record was last written, as instants. */
export type ChangedAt = Readonly<Record<Side, Readonly<Partial<Record<CandidateKey, string>>>>>;

type Aged = Pick<Candidate, 'id' | 'createdAt'>;
/** The record that was made first stays. */
export const keptFirst = <T extends Aged>(one: T, other: T): readonly [kept: T, other: T] =>
  one.createdAt < other.createdAt || (one.createdAt === other.createdAt && one.id <= other.id)
    ? [one, other]
    : [other, one];

/** The parts of a number, so that « 998 » comes before « 1002 » and only like numbers are compared. */
const shapeOfNumber = (number: string): readonly [shape: string, rank: bigint] => {
  const compact = likenessNumber(number);
  return [compact.replace(/\d+/gu, '0'), BigInt(compact.replace(/\D/gu, '') || '0')];
};
/**
 * The file number that the person keeps: the older one. Numbers are given in order, so the smaller of two that are written
 * alike; otherwise that of the record made first. The other one stays as a former number, '' where there is none.
 */
export function numbersAfter(
  kept: Pick<Candidate, 'fileNumber'>,
  other: Pick<Candidate, 'fileNumber'>,
): { readonly fileNumber: string; readonly former: string } {
  const [mine, theirs] = [kept.fileNumber, other.fileNumber];
  if (theirs === '' || likenessNumber(mine) === likenessNumber(theirs))
    return { fileNumber: mine || theirs, former: '' };
  if (mine === '') return { fileNumber: theirs, former: '' };
  const [[shape, rank], [otherShape, otherRank]] = [shapeOfNumber(mine), shapeOfNumber(theirs)];
  return shape === otherShape && otherRank < rank
    ? { fileNumber: theirs, former: mine }
    : { fileNumber: mine, former: theirs };
}

const groupOf = (key: CandidateKey): string | undefined => {
  const field: Field = candidateFields[key];
  return field.goesWith;
};
/** Fields that are chosen: the file number has a rule. */
const chosenKeys = candidateKeys.filter((key) => key !== 'fileNumber');
const isSame = (one: CandidateInput, other: CandidateInput, key: CandidateKey): boolean =>
  JSON.stringify(one[key]) === JSON.stringify(other[key]);

/** Fields in which two records differ, in the order of the form; the file number, which has a rule, left out. */
export const differing = (kept: CandidateInput, other: CandidateInput): readonly CandidateKey[] =>
  chosenKeys.filter((key) => !isSame(kept, other, key));

/** Texts that may be kept one after the other. */
export const isJoinable = (key: CandidateKey): boolean => key === 'comment';
const joined = (one: string, other: string): string => `${one}\n${other}`;

/**
 * What is proposed of each field that differs: what is known over what is not, the newest where both are; of a comment,
 * both. Fields that make one thing together (an address, a diploma) come from one record where the two say otherwise.
 */
export function proposedChoices(
  kept: CandidateInput,
  other: CandidateInput,
  changedAt: ChangedAt,
): FieldChoices {
  const keys = differing(kept, other);
  const isConflict = (key: CandidateKey): boolean => !isUnknown(kept[key]) && !isUnknown(other[key]);
  const newest = (among: readonly CandidateKey[]): Side => {
    const last = (side: Side): string =>
      among
        .map((key) => changedAt[side][key] ?? '')
        .toSorted()
        .at(-1) ?? '';
    return last('other') > last('kept') ? 'other' : 'kept';
  };
  const ofGroup = new Map<string, Side>();
  for (const group of new Set(keys.flatMap((key) => groupOf(key) ?? []))) {
    const contested = keys.filter((key) => groupOf(key) === group && isConflict(key));
    if (contested.length > 0) ofGroup.set(group, newest(contested));
  }
  return Object.fromEntries(
    keys.map((key): [CandidateKey, FieldChoice] => {
      const group = ofGroup.get(groupOf(key) ?? '');
      if (group !== undefined) return [key, group];
      if (!isConflict(key)) return [key, isUnknown(kept[key]) ? 'other' : 'kept'];
      if (isJoinable(key) && canJoin(kept, other)) return [key, 'both'];
      return [key, newest([key])];
    }),
  );
}

/** Whether both comments fit in one. */
export const canJoin = (kept: CandidateInput, other: CandidateInput): boolean =>
  kept.comment !== '' &&
  other.comment !== '' &&
  candidateInputSchema.shape.comment.safeParse(joined(kept.comment, other.comment)).success;

/** The record of the person once the two are one. A field without a choice stays as the kept record has it. */
export function mergedInput(
  kept: CandidateInput,
  other: CandidateInput,
  choices: FieldChoices,
): CandidateInput {
  const after: Record<string, unknown> = {
    ...Object.fromEntries(candidateKeys.map((key) => [key, kept[key]])),
    fileNumber: numbersAfter(kept, other).fileNumber,
  };
  for (const key of differing(kept, other)) {
    const choice = choices[key] ?? 'kept';
    if (choice === 'other') after[key] = other[key];
    if (choice === 'both' && isJoinable(key)) after[key] = joined(kept.comment, other.comment);
  }
  return candidateInputSchema.parse(after);
}
