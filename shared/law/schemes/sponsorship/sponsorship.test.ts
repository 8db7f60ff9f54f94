import { expect, test } from 'vitest';
import { changedFrom } from '../../../../test/support/law-cases';
import { runVerdictTables } from '../../../../test/support/rule-cases';
import { evaluateScheme } from '../../views/evaluate';
import { ordinarySponsorship, tables } from './cases';

runVerdictTables(tables);

const answerOn = (on: string, birthDate: string) =>
  evaluateScheme('PARRAINAGE', changedFrom(ordinarySponsorship, { on, candidate: { birthDate } }));

test('an adult refused before May 2005 is told the day on which it opens', () => {
  expect(answerOn('2004-01-05', '1965-01-01')?.conditions.find(({ id }) => id === 'young')?.changesOn).toBe(
    '2005-05-04',
  );
});
test('the aid of 305 € goes to the network: it is told, and is no aid to the employer', () => {
  const answer = answerOn('2026-11-25', '2006-03-12');
  expect(answer?.aid).toBeNull();
  expect(answer?.reminders.map(({ sentence }) => sentence).join()).toMatch(/305,00\u00A0€/u);
  expect(answerOn('2001-11-25', '1981-03-12')?.reminders[0]?.sentence).toMatch(/304,90\u00A0€.*à vérifier/u);
});
