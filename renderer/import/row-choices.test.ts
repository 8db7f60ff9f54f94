import { describe, expect, test } from 'vitest';
import { type ImportReportLine, noChoices } from '../../shared/import';
import { asProposed, correctablesOf, takesOf, withRow } from './row-choices';

const line: ImportReportLine = {
  row: 3,
  line: 4,
  sheet: null,
  outcome: 'refused',
  sentences: [''],
  reason: 'Prénom absent.',
  candidate: null,
  suspectedDuplicateOf: null,
  likeness: null,
  person: null,
  changes: [],
  faults: [],
  corrected: [],
  who: 'Ba',
};

describe('what is chosen about one row', () => {
  test('adds to what was chosen about it, and leaves the other rows alone', () => {
    const first = withRow(noChoices, 3, { person: 'apart' });
    const both = withRow(withRow(first, 4, { person: 'joined' }), 3, { cells: { firstName: 'Zoé' } });
    expect(both.rows).toEqual({
      3: { person: 'apart', cells: { firstName: 'Zoé' } },
      4: { person: 'joined' },
    });
  });
  test('goes without a trace once it is as proposed', () => {
    expect(asProposed(withRow(noChoices, 3, { person: 'apart' }), 3)).toEqual(noChoices);
    expect(
      asProposed(withRow(noChoices, 3, { person: 'apart', cells: { firstName: 'Zoé' } }), 3).rows,
    ).toEqual({ 3: { cells: { firstName: 'Zoé' } } });
  });
  test('names each value that is taken, those of the default among them', () => {
    const changes = (['mobilePhone', 'street'] as const).map((field) => ({
      field,
      label: field,
      before: 'a',
      after: 'b',
      isTaken: true,
    }));
    expect(takesOf(changes, undefined, 'street', false)).toEqual(['mobilePhone']);
    expect(takesOf(changes, undefined, 'street', true)).toEqual(['mobilePhone', 'street']);
    // Two ticks before the plan comes back: the second stands beside the first.
    expect(takesOf(changes, { takes: ['street'] }, 'mobilePhone', true)).toEqual(['mobilePhone', 'street']);
    expect(takesOf(changes, { takes: [] }, 'street', true)).toEqual(['street']);
  });
});

test('a cell that was corrected stays in its box, right or still wrong, with what was typed', () => {
  const choices = withRow(noChoices, 3, { cells: { firstName: 'Zoé', birthDate: '31/02/2004' } });
  const told = {
    ...line,
    faults: [{ target: 'birthDate', text: '31/02/2004', reason: 'n’existe pas' }] as const,
    corrected: ['firstName', 'birthDate'] as const,
  };
  expect(
    correctablesOf({ ...told, faults: [...told.faults], corrected: [...told.corrected] }, choices),
  ).toEqual([
    { target: 'birthDate', text: '31/02/2004', reason: 'n’existe pas' },
    { target: 'firstName', text: 'Zoé', reason: null },
  ]);
});
