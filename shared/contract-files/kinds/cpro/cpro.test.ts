import { describe, expect, test } from 'vitest';
import { civilDate } from '../../../base/time';
import { codeLabel, codesOn } from '../../engine/kind';
import { kindOf } from '..';
import * as tables from './codes';

const { contractType, previousSituation, qualificationType } = tables;

describe('the contrat de professionnalisation', () => {
  const keys = kindOf('CPRO').sections.flatMap((section) => section.entries.map((entry) => entry.key));

  test('goes through six steps', () => {
    expect(kindOf('CPRO').steps.map((step) => step.id)).toEqual([
      'candidate',
      'employer',
      'job',
      'training',
      'documents',
      'review',
    ]);
  });
  test('follows the order of the official form', () => {
    expect(kindOf('CPRO').sections.map((section) => section.id)).toEqual([
      'employer',
      'candidate',
      'tutor',
      'contract',
      'training',
      'closing',
    ]);
  });
  test.each([
    [
      'employer',
      [
        'name',
        'street',
        'phone',
        'email',
        'siret',
        'naf',
        'headcount',
        'idcc',
        'collectiveAgreement',
        'pensionFund',
        'providentFund',
        'opco',
        'opcoMemberNumber',
        'projectNumber',
        'urssafNumber',
      ],
    ],
    [
      'candidate',
      [
        'birthName',
        'usualName',
        'firstName',
        'street',
        'mobilePhone',
        'email',
        'birthDate',
        'sex',
        'disabledWorker',
        'jobSeeker',
        'jobSeekerNumber',
        'jobSeekerSince',
        'previousSituation',
        'benefits',
        'highestDiploma',
        'guardian',
      ],
    ],
    ['tutor', ['lastName', 'job', 'birthDate', 'isAttested']],
    ['host', ['tutorName', 'tutorJob', 'tutorBirthDate']],
    [
      'contract',
      [
        'nature',
        'type',
        'jobTitle',
        'classification',
        'coefficient',
        'trialDays',
        'concludedOn',
        'startsOn',
        'endsOn',
        'amendmentOn',
        'amendedNumber',
        'weeklyHours',
        'weeklyMinutes',
        'dangerousMachines',
        'monthlyGross',
        'benefitsInKind',
      ],
    ],
    [
      'training',
      [
        'bodyName',
        'bodyAddress',
        'activityNumber',
        'bodySiret',
        'isInternal',
        'bodyCount',
        'qualificationType',
        'diploma',
        'title',
        'diplomaCode',
        'rncp',
        'nsf',
        'organisation',
        'startsOn',
        'endsOn',
        'totalHours',
        'teachingHours',
        'remoteHours',
        'place',
      ],
    ],
  ])('has every field of the form about the %s', (domain, names) => {
    for (const name of names) expect(keys).toContain(`${domain}.${name}`);
  });
  test('never asks for the NIR', () => {
    expect(keys.join(' ')).not.toMatch(/nir/i);
    for (const section of kindOf('CPRO').sections)
      for (const entry of section.entries) expect(entry.label).not.toMatch(/NIR|sécurité sociale/i);
  });
  test('code tables of the form: known codes, missing ones left out', () => {
    expect(previousSituation.codes.map((each) => each.code)).toEqual([
      '1',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '10',
    ]);
    expect(contractType.codes.map((each) => each.code)).toEqual(['11', '12', '21', '22', '23', '24', '30']);
    expect(
      Object.values(tables)
        .flatMap((table) => table.codes)
        .every((each) => each.label !== ''),
    ).toBe(true);
  });
  test.each([
    ['2018-08-31', ['1', '2', '3']],
    ['2018-09-01', ['1', '2', '3', '4']],
    ['2023-12-23', ['1', '2', '3', '4', '8']],
    ['2023-12-24', ['1', '2', '3', '8']],
  ])('on %s the types of qualification are %j', (on, codes) => {
    expect(codesOn(qualificationType, civilDate(on)).map((each) => each.code)).toEqual(codes);
    expect(codeLabel(qualificationType, '4')).toBe('contrat expérimental');
  });
});
