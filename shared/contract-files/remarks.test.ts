import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDate } from '../base/time';
import { checklistOf } from './checklist';
import { fixtureCandidate, fixtureEmployer, fixtureTutor } from './complete-file.fixture';
import type { Fields } from './engine/contract-file.schema';
import { type ContractKind, type FieldDefinition, fieldsOf, lawOf } from './engine/kind';
import { contractKindIds, kindOf } from './kinds';
import { type ReviewInput, review, stepOf } from './review';

const days = [
  '2006-09-11',
  '2009-12-31',
  '2010-03-29',
  '2018-06-01',
  '2026-09-01',
  '2026-09-30',
  '2027-10-01',
];

const typedIn = (field: FieldDefinition): fc.Arbitrary<string | number | boolean> => {
  switch (field.type) {
    case 'text':
      return fc.constantFrom('Texte', '12345');
    case 'date':
      return fc.constantFrom(...days);
    case 'integer':
      return fc.integer({ min: field.min, max: Math.min(field.max, field.min + 5) });
    case 'hours':
      return fc.constantFrom(0, 10, 35, Math.min(field.max, 400));
    case 'minutes':
      return fc.constantFrom(0, 30);
    case 'money':
      return fc.constantFrom(0, Math.min(field.max, 900_00), field.max);
    case 'choice':
      return fc.constantFrom(...field.codes.codes.map(({ code }) => code));
    case 'yesNo':
      return fc.boolean();
  }
};
const fieldsIn = (kind: ContractKind): fc.Arbitrary<Fields> =>
  fc
    .tuple(...fieldsOf(kind).map((field) => fc.tuple(fc.constant(field.key), fc.option(typedIn(field)))))
    .map((pairs) => Object.fromEntries(pairs.filter(([, value]) => value !== null)));

function inputOf(kind: ContractKind, fields: Fields, more: Partial<ReviewInput> = {}): ReviewInput {
  const bare = {
    kind,
    candidate: fixtureCandidate(),
    employer: kind.hasEmployer ? fixtureEmployer() : null,
    tutor: null,
    fields,
    status: 'draft',
    dates: {},
    otherTutees: [],
    today: civilDate('2026-11-01'),
    ...more,
  } as const satisfies Omit<ReviewInput, 'checklist'>;
  const [first] = checklistOf(bare, [], []);
  // One document out of date: remarks about documents have their step too.
  const stored = first
    ? [
        {
          code: first.code,
          status: 'received' as const,
          receivedOn: null,
          expiresOn: civilDate('2000-01-01'),
        },
      ]
    : [];
  return { ...bare, checklist: checklistOf(bare, stored, []) };
}

describe.each(contractKindIds)('a remark on a file of the kind %s', (id) => {
  const kind = kindOf(id);
  const entries = kind.sections.flatMap((section) => section.entries);
  const steps = kind.steps.map((step) => step.id);
  /** Shown in the file, or held by a record that a step of the file leads to. */
  const isPlaced = (field: string): boolean =>
    entries.some(({ key }) => key === field) ||
    field.startsWith('candidate.') ||
    (kind.hasEmployer && /^(?:employer|tutor)\./u.test(field));

  test('whatever the field, it stands in the step that shows it', () => {
    for (const { key, step } of entries) expect(stepOf(kind, key)).toBe(step);
    for (const { field } of kind.controls) expect(isPlaced(field), field).toBe(true);
    for (const field of [...Object.values(kind.fieldOfFact), ...Object.values(kind.fieldOfCondition)])
      expect(isPlaced(field), field).toBe(true);
  });

  test('tells its step, which is one of the kind’s, blocking, advised and missing alike', () => {
    const people = [
      fixtureCandidate(),
      fixtureCandidate({ birthDate: civilDate('1985-01-01'), jobSeeker: 'no', jobSeekerSince: null }),
      fixtureCandidate({ birthDate: civilDate('2012-01-01'), level: null, specialDifficulties: 'unknown' }),
    ];
    const parties = [null, fixtureEmployer(), fixtureEmployer({ kind: 'state', idcc: '' })];
    fc.assert(
      fc.property(
        fieldsIn(kind),
        fc.constantFrom(...people),
        fc.constantFrom(...parties),
        fc.boolean(),
        (fields, candidate, employer, hasTutor) => {
          const party = kind.hasEmployer ? employer : null;
          const tutor = party !== null && hasTutor ? fixtureTutor({ experienceYears: 1 }) : null;
          const found = review(inputOf(kind, fields, { candidate, employer: party, tutor }));
          for (const { step, field } of [...found.blocking, ...found.warnings, ...found.missing]) {
            expect(steps, `${field} in ${step}`).toContain(step);
            const own = entries.find(({ key }) => key === field);
            if (own) expect(step).toBe(own.step);
            else expect(field).toMatch(/^(?:candidate|employer|tutor|document)\./u);
          }
        },
      ),
      { numRuns: 60, seed: 10 },
    );
  });

  test('of a file that begins before it is signed cites a text of its own scheme', () => {
    const found = review(inputOf(kind, { 'contract.startsOn': '2026-10-01' }));
    const late = found.warnings.find(({ field }) => field === 'contract.startsOn');
    expect(late?.source).toBe(kind.signedFirstSource);
    expect(late?.step).toBe(stepOf(kind, 'contract.startsOn'));
  });

  test('never cites the articles of another contract', () => {
    // L. and D. 6325 are those of the contrat de professionnalisation, 5135 those of the immersion.
    const own: Readonly<Record<string, RegExp>> = { CPRO: /5135/u, PMSMP: /6325/u };
    const foreign = own[id] ?? /6325|5135/u;
    const texts = [
      kind.signedFirstSource,
      ...entries.flatMap(({ source, help }) => [source, help]),
      ...kind.controls.flatMap(({ source, rule }) => [source, rule]),
      ...lawOf(kind).rules.flatMap(({ source }) => source.articles),
      ...review(inputOf(kind, {})).warnings.map(({ source }) => source),
      ...checklistOf(inputOf(kind, {}), [], []).map(({ source }) => source),
    ];
    for (const text of texts) expect(text).not.toMatch(foreign);
  });
});
