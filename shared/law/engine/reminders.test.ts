import { describe, expect, test } from 'vitest';
import { addDays, civilDate } from '../../base/time';
import type { SchemeCode } from '../facts/scheme-codes';
import { evaluateScheme } from '../views/evaluate';

const isTold = (scheme: SchemeCode, on: string, words: string): boolean =>
  (evaluateScheme(scheme, { on: civilDate(on) })?.reminders ?? []).some((each) =>
    each.sentence.replaceAll('\u00A0', ' ').includes(words),
  );

// scheme · first words · first day it is told · source
describe('a reminder is told from the day of its text, not before', () => {
  test.each<readonly [SchemeCode, string, string, string]>([
    ['CPRO', 'aucune contribution financière', '2014-03-07', 'L. 6325-2-1'],
    ['CPRO', 'L’accueil dans d’autres entreprises', '2017-01-01', 'D. 6325-30'],
    ['CAPP', 'Le maître d’apprentissage est salarié', '2019-01-01', 'R. 6223-6'],
    ['CAPP', 'À défaut d’accord de branche', '2019-01-01', 'R. 6223-22'],
    ['CAPP', 'saisit d’abord le médiateur', '2019-01-01', 'D. 6222-21-1'],
    ['CUI_CAE', '25 % de la durée du contrat', '2014-11-16', 'D. 5134-50-2'],
    ['CUI_CAE', 'le salarié suspend le contrat', '2014-11-16', 'L. 5134-29'],
    ['PACEA', 'l’Agence de services et de paiement', '2024-07-01', 'R. 5131-8'],
    ['PMSMP', 'six rubriques', '2023-12-30', 'D. 5135-2'],
  ])('%s: %s, %s', (scheme, words, day, source) => {
    expect(source).not.toBe('');
    expect([isTold(scheme, addDays(civilDate(day), -1), words), isTold(scheme, day, words)]).toEqual([
      false,
      true,
    ]);
  });
  test.each<readonly [SchemeCode, string, string, string]>([
    ['CPRO', 'les contrats de qualification', '2004-11-15', 'presse juridique de 2004'],
    ['CUI_CAE', 'Pour le CIVIS', '2016-12-31', 'circulaires du CIVIS'],
  ])('%s: %s, until %s included', (scheme, words, day, source) => {
    expect(source).not.toBe('');
    expect([isTold(scheme, day, words), isTold(scheme, addDays(civilDate(day), 1), words)]).toEqual([
      true,
      false,
    ]);
  });
  test('the free period of an apprentice is told once, by its time limit, as long as it was then', () => {
    for (const on of ['2012-09-03', '2026-09-01'])
      expect(isTold('CAPP', on, '45 premiers jours')).toBe(false);
  });
});
