import { expect, test } from 'vitest';
import { changedFrom } from '../../../../test/support/law-cases';
import { runVerdictTables } from '../../../../test/support/rule-cases';
import { evaluateScheme } from '../../views/evaluate';
import { ordinaryEtti, tables } from './cases';

runVerdictTables(tables);

const at = (on: string, change = {}) => evaluateScheme('ETTI', changedFrom(ordinaryEtti, { on, ...change }));

test('a mission lasts 24 months at most; before 2008 the length is to check', () => {
  expect(at('2026-09-01')?.duration).toMatchObject({ minMonths: null, maxMonths: 24, toCheck: false });
  expect(at('2006-09-01')?.duration).toMatchObject({ maxMonths: 24, toCheck: true });
});
test('no waiting time between two missions since 20 December 2023 only', () => {
  const tells = (on: string) => at(on)?.reminders.some(({ sentence }) => sentence.includes('carence'));
  expect([tells('2023-12-19'), tells('2023-12-20'), tells('2023-12-21')]).toEqual([false, true, true]);
});
test('refused for its employer, it names the other ways', () => {
  expect(at('2026-09-01', { employer: { kind: 'private-company' } })?.alternatives[0]?.schemes).toContain(
    'CPRO',
  );
  expect(at('2026-09-01')?.alternatives).toEqual([]);
});
test('the documents follow the person', () => {
  expect(at('2026-09-01')?.documents).toEqual(['ID', 'DE']);
  expect(
    at('2026-09-01', { candidate: { workPermitNeeded: true, registeredJobSeekerSince: null } })?.documents,
  ).toEqual(['ID', 'SEJ']);
});
