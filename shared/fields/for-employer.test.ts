import { describe, expect, test } from 'vitest';
import { valuesOf } from '../../test/support/field-values';
import type { CandidateForEmployer } from './candidate';
import { candidateFields, candidateForEmployer, candidateInputSchema, candidateKeys } from './candidate';
import { forCv, forEmployer } from './for-employer';
import { evidenceFields, profileKindNames, profileKinds } from './profile';

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

describe('what may stand on a CV', () => {
  test('is this and nothing else: no birth, sex, nationality, address, disability, benefit nor remark', () => {
    expect(Object.keys(forCv(candidateFields, whole))).toEqual([
      'birthName',
      'firstName',
      'usualName',
      'mobilePhone',
      'landlinePhone',
      'email',
      'level',
      'diplomaObtained',
      'diplomaLabel',
      'drivingLicence',
      'vehicle',
      'meansOfTransport',
      'reachKm',
      'reachMinutes',
    ]);
  });
  test.each([
    ['target', ['romeCode', 'label']],
    ['ability', ['label']],
    ['diploma', ['label', 'level', 'year', 'obtained']],
    ['language', ['language', 'spoken', 'written']],
    ['licence', ['category', 'state']],
    ['transport', []],
    ['availability', ['week', 'startsOn', 'endsOn']],
    ['obstacle', []],
  ] as const)('of a record of kind %s: %j', (kind, keys) => {
    const { fields } = profileKinds[kind];
    expect(Object.keys(forCv(fields, valuesOf(fields, 0)))).toEqual(keys);
  });
  test('of a piece of evidence: what, when and by whom', () => {
    expect(Object.keys(forCv(evidenceFields, valuesOf(evidenceFields, 0)))).toEqual(['kind', 'on', 'by']);
  });
  test('a reading of anything else does not compile', () => {
    const seen = forCv(candidateFields, whole);
    // @ts-expect-error A birth date is for the contract.
    expect(seen.birthDate).toBeUndefined();
    // @ts-expect-error So is a recognition of disability.
    expect(seen.disabledWorker).toBeUndefined();
    const language = forCv(profileKinds.language.fields, { isMotherTongue: 'yes' });
    // @ts-expect-error A mother tongue tells an origin.
    expect(language.isMotherTongue).toBeUndefined();
    const obstacle = forCv(profileKinds.obstacle.fields, { code: 'housing' });
    // @ts-expect-error An obstacle is never shown.
    expect(obstacle.code).toBeUndefined();
  });
});
