import { describe, expect, test } from 'vitest';
import { civilDate } from '../base/time';
import { columnNamed } from '../lists';
import { leftOpenToAll } from './open-to-all';
import { rightsList } from './rights.list';

const groups = (column: string, on: string) =>
  columnNamed(rightsList, column)?.groupsOn?.(civilDate(on)) ?? [];
const headed = (on: string, scheme: string): string | undefined =>
  groups('scheme', on).find(({ values }) => values.includes(scheme))?.heading;

describe('the schemes that a filter proposes', () => {
  test.each([
    ['2026-11-30', 'SERVICE_CIVIQUE', 'En vigueur'],
    ['2026-11-30', 'TRACE', 'Terminés'],
    ['2016-12-31', 'PACEA', 'À venir'],
    ['2017-01-01', 'PACEA', 'En vigueur'],
    ['2017-01-02', 'PACEA', 'En vigueur'],
  ])('on %s %s stands under « %s »', (on, scheme, heading) => expect(headed(on, scheme)).toBe(heading));
  test('those of the day come first, and none is left out', () => {
    for (const column of ['scheme', 'underWay']) {
      const told = groups(column, '2026-11-30');
      expect(told.map(({ heading }) => heading)[0]).toBe('En vigueur');
      expect(told.flatMap(({ values }) => values).toSorted()).toEqual(
        columnNamed(rightsList, column)
          ?.choices.map(({ value }) => value)
          .toSorted(),
      );
    }
  });
});

test('each view shows, prints and saves the birth date, as the other lists of people do', () => {
  for (const { columns } of rightsList.views ?? []) expect(columns).toContain('birthDate');
  expect(columnNamed(rightsList, 'birthDate')).toMatchObject({ isDefault: true, isPrivate: true });
});

describe('what a question about what is open leaves out', () => {
  const on = civilDate('2026-11-30');
  const oneOf = (field: string, ...value: string[]) => ({ field, operator: 'one-of' as const, value });
  test('is what is open to all, and nothing once a scheme is asked for', () => {
    expect(leftOpenToAll([oneOf('answer', 'compatible')], on)).toEqual(['PMSMP']);
    expect(leftOpenToAll([oneOf('answer', 'compatible'), oneOf('scheme', 'PMSMP')], on)).toEqual([]);
  });
  test('is nothing of a question about answers that are missing', () =>
    expect(leftOpenToAll([oneOf('answer', 'incomplete')], on)).toEqual([]));
});
