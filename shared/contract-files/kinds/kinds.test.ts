import { describe, expect, test } from 'vitest';
import { civilDate } from '../../base/time';
import { fixtureCandidate, fixtureEmployer } from '../complete-file.fixture';
import { factsOf } from '../engine/facts';
import { fieldsOf, formOn } from '../engine/kind';
import { contractKindIds, contractKinds, kindOf } from '.';

const straightApostrophe = /[\p{L}]'[\p{L}]/u;

test.each(['prefix', 'label', 'shortLabel', 'exportLabel'] as const)(
  'no two kinds have the same %s: references share no sequence, and a choice shows no line twice',
  (word) => {
    const words = contractKindIds.map((id) => kindOf(id)[word]);
    expect(new Set(words).size).toBe(words.length);
  },
);

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
    const on = civilDate('2009-12-01');
    const candidate = fixtureCandidate({ birthDate: civilDate('1993-01-01'), nationality: 'other' });
    const fields = { 'contract.renewals': 1, 'allowance.isAsked': true, 'civis.entryReason': 'long-seeker' };
    const facts = factsOf(candidate, fixtureEmployer(), fields, on, { own: kind.factsOf(fields) });
    const documents = kind.documents({
      ...{ candidate, employer: fixtureEmployer(), tutor: null, fields, on, today: on },
      facts,
    });
    expect(documents.length).toBeGreaterThan(1);
    for (const { label, condition, source } of documents)
      for (const text of [label, condition, source]) expect(text).toMatch(/^[^']+$/);
    const texts = [
      ...entries.flatMap((entry) => [entry.label, entry.help, entry.source, entry.group]),
      ...kind.controls.flatMap((control) => [control.rule, control.source]),
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

test('each kind says what a person is in while its file runs, which proposes her stage', () => {
  expect(contractKinds.map(({ id, under }) => [id, under])).toEqual(
    expect.arrayContaining([
      ['CPRO', 'employment'],
      ['CIVIS', null],
      ['CAE_2005', 'employment'],
      ['PMSMP', 'immersion'],
    ]),
  );
  // At an employer's she is in something; where nobody hires her, in nothing new.
  for (const { id, hasEmployer, under } of contractKinds)
    expect([id, under !== null]).toEqual([id, hasEmployer]);
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
    expect(kindOf('CIVIS').hasEmployer).toBe(false);
    expect(kindOf('CIVIS').steps.map((step) => step.id)).not.toContain('employer');
  });
});
