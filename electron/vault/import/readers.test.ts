import { describe, expect, test } from 'vitest';
import { civilDate, frenchWriting } from '../../../shared/base/time';
import {
  candidateFields,
  entriesOf,
  type Field,
  moneyField,
  numberField,
  yesNoField,
} from '../../../shared/fields';
import { targetFields } from '../../../shared/import';
import { readerOf } from './readers';

const context = {
  today: civilDate('2026-11-22'),
  birthDate: civilDate('2004-03-12'),
  writing: frenchWriting,
};
const about = {
  label: 'Essai',
  section: 'identity',
  purpose: 'Essayer.',
  sensitivity: 'ordinary',
  employerMaySee: false,
} as const;
const read = (field: Field, cell: string): unknown => {
  const reading = readerOf(field)(cell, context);
  return reading.kind === 'value' ? reading.value : reading.kind;
};

test('every field of a person has a column, or one for each of its parts', () => {
  const targets = new Set<string>(targetFields.keys());
  const without = entriesOf(candidateFields).flatMap(([key, { control }]) =>
    control.kind === 'group'
      ? Object.keys(control.parts)
          .map((part) => `${key}.${part}`)
          .filter((target) => !targets.has(target))
      : targets.has(key)
        ? []
        : [key],
  );
  expect(without).toEqual([]);
});

describe('cells of every kind of field are read', () => {
  test.each<readonly [string, unknown]>([
    ['RSA', ['RSA']],
    ['rsa / AAH', ['RSA', 'AAH']],
    ['ASS (Allocation de solidarité spécifique)', ['ASS']],
    ['RSA et ASS', ['RSA', 'ASS']],
    ['Aucun', []],
    ['non', []],
    ['', 'empty'],
    ['NSP', 'empty'],
    ['oui', 'fault'],
    ['RSA, APL', 'fault'],
  ])('several codes: %j', (cell, expected) => expect(read(candidateFields.benefits, cell)).toEqual(expected));

  test.each<readonly [string, unknown]>([
    ['oui', 'yes'],
    ['non', 'no'],
    ['12/03/2026', 'yes'],
    ['12/03/2030', 'fault'],
    ['', 'empty'],
  ])('a job seeker: %j', (cell, expected) => expect(read(candidateFields.jobSeeker, cell)).toBe(expected));
  test('a job seeker since a day is one, and the day is kept', () =>
    expect(readerOf(candidateFields.jobSeeker)('12/03/2026', context)).toMatchObject({
      also: { jobSeekerSince: '2026-03-12' },
    }));

  test.each<readonly [string, unknown]>([
    ['12', 12],
    ['1 200', 1200],
    ['3,0', 3],
    ['3,5', 'fault'],
    ['5001', 'fault'],
  ])('a number: %j', (cell, expected) => expect(read(numberField(5000, about), cell)).toBe(expected));

  test.each<readonly [string, unknown]>([
    ['1 867,02 €', 186_702],
    ['1,867.02', 186_702],
    ['500', 50_000],
    ['12,5 euros', 1250],
    ['1,867', 'fault'],
    ['beaucoup', 'fault'],
    ['', 'empty'],
  ])('an amount: %j', (cell, expected) => expect(read(moneyField(1e9, about), cell)).toBe(expected));

  test.each<readonly [string, unknown]>([
    ['oui', true],
    ['non', false],
    ['', 'empty'],
    ['peut-être', 'fault'],
  ])('a box to tick: %j', (cell, expected) => expect(read(yesNoField(about), cell)).toBe(expected));
});
