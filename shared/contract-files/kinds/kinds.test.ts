import { describe, expect, test } from 'vitest';
import { civilDate } from '../../time';
import { fixtureCandidate, fixtureEmployer } from '../complete-file.fixture';
import { contractKindIds } from '../contract-files.procedures';
import { contractType, cproCodeTables, previousSituation, qualificationType } from './cpro.codes';
import { codeLabel, codesOn, contractKinds, fieldsOf, formOn, kindOf } from './index';

const straightApostrophe = /[\p{L}]'[\p{L}]/u;

describe.each(contractKindIds)('the kind %s as data', (id) => {
  const kind = kindOf(id);
  const entries = kind.sections.flatMap((section) => section.entries);

  test('keys are unique, of the form that the contract accepts, and stand in a step of the kind', () => {
    const keys = entries.map((entry) => entry.key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const entry of entries) {
      expect(entry.key).toMatch(/^[a-z]+(\.[a-zA-Z0-9]+)+$/);
      expect(kind.steps.map((step) => step.id)).toContain(entry.step);
    }
  });
  test.each(['yes', 'no'] as const)('what a record says is read in French words: %s', (answer) => {
    const on = civilDate('2026-09-01');
    const candidate = fixtureCandidate({
      jobSeeker: answer,
      disabledWorker: answer,
      specialDifficulties: answer,
      diplomaObtained: answer,
    });
    const context = { candidate, employer: fixtureEmployer(), tutor: null, fields: {}, on, today: on };
    for (const entry of entries)
      if (entry.from !== 'file')
        expect(entry.read(context) ?? '').not.toMatch(/^(yes|no|unknown|true|false)$/);
  });
  test('every entry, control and document has French words and a source', () => {
    const texts = [
      ...entries.flatMap((entry) => [entry.label, entry.help, entry.source, entry.group]),
      ...kind.controls.flatMap((control) => [control.rule, control.source]),
      ...(kind.documents ?? []).flatMap((document) => [document.label, document.condition, document.source]),
      ...kind.steps.flatMap((step) => [step.label, step.intent]),
    ];
    for (const text of texts) {
      expect(text).not.toBe('');
      expect(text).not.toMatch(straightApostrophe);
      expect(text).not.toMatch(/ [;!?:]/);
    }
  });
  test('choices have dated codes with a source', () => {
    for (const field of fieldsOf(kind)) {
      if (field.type !== 'choice') continue;
      expect(field.codes.source).not.toBe('');
      expect(field.codes.codes.length).toBeGreaterThan(1);
      expect(new Set(field.codes.codes.map((each) => each.code)).size).toBe(field.codes.codes.length);
    }
  });
  test('controls lead to a field, and their ids are unique', () => {
    const ids = kind.controls.map((control) => control.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const control of kind.controls) expect(control.field).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
  });
});

describe('the contrat de professionnalisation', () => {
  const keys = contractKinds.CPRO.sections.flatMap((section) => section.entries.map((entry) => entry.key));

  test('goes through six steps', () => {
    expect(contractKinds.CPRO.steps.map((step) => step.id)).toEqual([
      'candidate',
      'employer',
      'job',
      'training',
      'documents',
      'review',
    ]);
  });
  test('follows the order of the official form', () => {
    expect(contractKinds.CPRO.sections.map((section) => section.id)).toEqual([
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
    for (const section of contractKinds.CPRO.sections)
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
    expect(cproCodeTables.flatMap((table) => table.codes).every((each) => each.label !== '')).toBe(true);
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

describe('the two closed schemes', () => {
  test.each([
    ['CIVIS', '2010-03-29', '12547', '02'],
    ['CAE_2005', '2006-09-11', '12497', '01'],
  ] as const)('%s had a form on %s', (id, on, number, revision) => {
    expect(formOn(kindOf(id).forms, civilDate(on))).toMatchObject({ number, revision });
    expect(formOn(kindOf(id).forms, civilDate('2018-01-01'))).toBeNull();
  });
  test('a CIVIS has no employer, and the mission locale signs it with the young person', () => {
    expect(contractKinds.CIVIS.hasEmployer).toBe(false);
    expect(contractKinds.CIVIS.steps.map((step) => step.id)).not.toContain('employer');
  });
});
