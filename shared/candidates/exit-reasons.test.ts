import { describe, expect, test } from 'vitest';
import { addDays, type CivilDate, civilDate } from '../base/time';
import {
  ageFault,
  durableDefinitions,
  durableNames,
  durableOf,
  exitReasonCodes,
  exitReasonOf,
  fedIndicators,
  reasonFault,
} from './exit-reasons';

const day = (text: string): CivilDate => civilDate(text);

describe('the reasons of an exit', () => {
  test.each(exitReasonCodes)(
    '%s says what it is, what shows it, its source and how far it was checked',
    (code) => {
      const { label, definition, proof, source, confidence, feeds, outside, since, until } =
        exitReasonOf(code);
      for (const text of [label, definition, proof, source]) expect(text.length).toBeGreaterThan(3);
      expect(definition).toMatch(/\.$/u);
      expect(proof).toMatch(/\.$/u);
      expect(['V', 'S', 'N']).toContain(confidence);
      for (const indicator of feeds) expect(Object.keys(fedIndicators)).toContain(indicator);
      expect(outside !== undefined).toBe(since !== undefined || until !== undefined);
      expect(label.length).toBeLessThan(36);
    },
  );

  test('each job, and no other reason, is judged by both definitions of a durable job', () => {
    const judged = exitReasonCodes.filter((code) => durableOf(code) !== null);
    expect(judged).toEqual([
      'EMPLOI_DURABLE',
      'EMPLOI_SIX_MOIS',
      'EMPLOI_COURT',
      'ALTERNANCE_PRO',
      'ALTERNANCE_APPR',
      'CONTRAT_AIDE_NM',
    ]);
    for (const code of judged) expect(Object.keys(durableOf(code) ?? {})).toEqual(durableNames);
    for (const name of durableNames) expect(durableDefinitions[name].source.length).toBeGreaterThan(5);
  });

  // More than six months or at least six, with or without the contracts aided outside the market.
  test.each([
    ['EMPLOI_DURABLE', 'yes', 'yes'],
    ['EMPLOI_SIX_MOIS', 'no', 'yes'],
    ['EMPLOI_COURT', 'no', 'no'],
    ['CONTRAT_AIDE_NM', 'no', 'depends'],
  ] as const)('%s is « %s » for the CIVIS and « %s » for the CEJ', (code, civis, cej) => {
    expect(durableOf(code)).toEqual({ civis, cej });
  });

  test.each([
    ['SERVICE_CIVIQUE', '2010-03-10', -1, false],
    ['SERVICE_CIVIQUE', '2010-03-10', 0, true],
    ['SERVICE_CIVIQUE', '2010-03-10', 1, true],
    ['MANQUEMENT', '2024-12-31', -1, true],
    ['MANQUEMENT', '2024-12-31', 0, true],
    ['MANQUEMENT', '2024-12-31', 1, false],
    ['DEMENAGEMENT', '1999-01-01', 0, true],
  ] as const)('%s, from %s and %i day: lawful %s', (code, on, more, isLawful) => {
    expect(reasonFault(code, addDays(day(on), more)) === null).toBe(isLawful);
  });

  test.each([
    ['2000-03-12', '2026-03-11', false],
    ['2000-03-12', '2026-03-12', true],
    ['2000-03-12', '2026-03-13', true],
    // Born on 29 February: of age on 28 February in common years, as everywhere here.
    ['2000-02-29', '2026-02-27', false],
    ['2000-02-29', '2026-03-01', true],
  ] as const)('the limit of age of somebody born on %s: on %s %s', (birth, on, isReached) => {
    expect(ageFault('AGE', day(on), day(birth)) === null).toBe(isReached);
    expect(ageFault('DECES', day(on), day(birth))).toBeNull();
  });
});
