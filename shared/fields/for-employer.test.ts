import { describe, expect, test } from 'vitest';
import { valuesOf } from '../../test/support/field-values';
import type { CandidateForEmployer } from './candidate';
import { candidateFields, candidateForEmployer, candidateInputSchema, candidateKeys } from './candidate';
import { forEmployer } from './for-employer';
import { profileKindNames, profileKinds } from './profile';

const whole = candidateInputSchema.parse(valuesOf(candidateFields, 0));

describe('what an employer may read of a person', () => {
  test('is every field that is described so, and no other', () => {
    const shown = candidateKeys.filter((key) => candidateFields[key].employerMaySee);
    expect(Object.keys(candidateForEmployer(whole))).toEqual(shown);
  });
  test('leaves out the parts of a group that are not an employer’s to read', () => {
    expect(candidateForEmployer(whole).guardian).toEqual({ name: 'Premier' });
    expect(candidateForEmployer({ ...whole, guardian: null }).guardian).toBeNull();
  });
  test('a reading of anything else does not compile', () => {
    const seen: CandidateForEmployer = candidateForEmployer(whole);
    // @ts-expect-error A free comment is no employer's.
    expect(seen.comment).toBeUndefined();
    // @ts-expect-error Nor is the paper file of the structure.
    expect(seen.paperFile).toBeUndefined();
    // @ts-expect-error Nor is the telephone of who signs for a minor.
    expect(seen.guardian?.phone).toBeUndefined();
    expect(seen.birthName).toBe('Premier');
  });
  test.each(profileKindNames)('is nothing of the records of kind %s', (kind) => {
    const { fields } = profileKinds[kind];
    expect(forEmployer(fields, valuesOf(fields, 0))).toEqual({});
  });
  test('an obstacle has no key that a document could read', () => {
    const seen = forEmployer(profileKinds.obstacle.fields, { code: 'housing' });
    // @ts-expect-error An obstacle is never shown.
    expect(seen.code).toBeUndefined();
  });
});
