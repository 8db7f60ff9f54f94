import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { copyRows, copySubjects } from './copies.repository';
import { registering } from './register';

let portfolio: TestDeps;
beforeEach(() => {
  portfolio = testDeps();
});
afterEach(() => portfolio.close());

const path = '/ailleurs/page.pdf';
const at = '2026-12-01T08:00:00.000Z';
const about = (): readonly (readonly string[])[] =>
  copyRows(portfolio.db).map(({ id }) => [...copySubjects(portfolio.db, id)].toSorted());
const writing = (subjectIds: readonly string[], act: () => void): void =>
  registering(portfolio.db, { kind: 'list', path, at, subjectIds }, act);
const refused = (): void => {
  throw new Error('no room');
};

test('a file that could not be written leaves the register as it was: no line, or the former with those it was about', () => {
  expect(() => writing(['a'], refused)).toThrow('no room');
  expect(copyRows(portfolio.db)).toEqual([]);
  writing(['a', 'b'], () => undefined);
  const before = copyRows(portfolio.db);
  expect(() => writing(['c'], refused)).toThrow('no room');
  expect([copyRows(portfolio.db), about()]).toEqual([before, [['a', 'b']]]);
  writing(['c'], () => undefined);
  expect(about()).toEqual([['a', 'b', 'c']]);
});
