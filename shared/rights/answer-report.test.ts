import { describe, expect, test } from 'vitest';
import { civilDate } from '../base/time';
import { evaluateScheme, type Facts, noReferences } from '../law';
import {
  type AnswerReport,
  answerReportOf,
  answerToReport,
  type Reported,
  readAnswerReport,
} from './answer-report';

const facts: Facts = {
  on: civilDate('2026-09-01'),
  startsOn: civilDate('2026-09-01'),
  endsOn: civilDate('2027-08-31'),
  candidate: {
    birthDate: civilDate('2004-03-12'),
    level: '4',
    diplomaObtained: true,
    diplomaKind: 'general',
    registeredJobSeekerSince: civilDate('2026-06-17'),
  },
  employer: { kind: 'private-company', headcount: 20, idcc: '2098' },
  contract: { nature: 'CDD', weeklyHours: 35, qualification: 'RNCP', renewalOf: 'CPRO-2025-0007 Canari' },
};
const reported = (more: Partial<Reported> = {}): Reported => ({
  facts,
  territory: 'metropole',
  scheme: 'CPRO',
  expected: 'ineligible',
  comment: 'L’article L. 6325-1 dit autre chose.',
  references: noReferences,
  ...more,
});
const written = (more: Partial<Reported> = {}) => {
  const made = answerReportOf(reported(more));
  const report = made && readAnswerReport(JSON.parse(made.content));
  if (!made || !report) throw new Error('a scheme with rules is reported');
  return { ...made, report };
};
const withBirth = (birthDate: string, on = '2026-09-01'): Partial<Reported> => ({
  facts: { ...facts, on: civilDate(on), candidate: { ...facts.candidate, birthDate: civilDate(birthDate) } },
});

describe('the report of an answer', () => {
  test('holds the facts without identity, what was answered and what was expected, and reads back', () => {
    const { report, fileName, content } = written();
    expect(report).toMatchObject({
      format: 'vivier-answer-report/1',
      scheme: 'CPRO',
      territory: 'metropole',
      answered: evaluateScheme('CPRO', facts)?.verdict,
      expected: 'ineligible',
      comment: 'L’article L. 6325-1 dit autre chose.',
    });
    expect(report).not.toHaveProperty('references');
    expect(fileName).toBe('reponse-cpro-2026-09-01.json');
    expect(content).not.toContain('Canari');
    expect(answerToReport(report)?.verdict).toBe(report.answered);
  });

  test('gives the year of birth alone where the answer stays the same', () => {
    expect(written(withBirth('2005-03-12')).report.facts.candidate?.birthDate).toBe('2005-01-01');
  });
  test('gives the month where the year would change the answer: sixteen in a later month', () => {
    const { report, remark } = written(withBirth('2010-10-15'));
    expect(report.facts.candidate?.birthDate).toBe('2010-10-01');
    expect(report.answered).toBe('ineligible');
    expect(remark).toBe('');
  });
  test('keeps the day, and says so, the day before the 16th birthday', () => {
    const { report, remark } = written(withBirth('2010-09-02'));
    expect(report.facts.candidate?.birthDate).toBe('2010-09-02');
    expect(remark).toContain('Le jour de naissance est gardé');
  });

  test('other days of a life become those of a month, an agreement that does not matter leaves', () => {
    const { report } = written();
    expect(report.facts.candidate?.registeredJobSeekerSince).toBe('2026-06-01');
    expect(report.facts.employer).not.toHaveProperty('idcc');
  });

  test('the reference of a contract, whatever was typed there, is never written', () => {
    expect(written().report.facts.contract?.renewalOf).toBe('contrat précédent');
  });

  test('whatever is made vague, verdict, conditions and pay stay the same', () => {
    for (let month = 1; month <= 12; month += 1)
      for (const year of [1999, 2000, 2005, 2008, 2009, 2010]) {
        const given = withBirth(`${year}-${String(month).padStart(2, '0')}-15`).facts ?? facts;
        const { report } = written({ facts: given });
        const [before, after] = [evaluateScheme('CPRO', given), answerToReport(report)];
        expect(after?.verdict).toBe(before?.verdict);
        expect(after?.conditions.map(({ id, verdict }) => [id, verdict])).toEqual(
          before?.conditions.map(({ id, verdict }) => [id, verdict]),
        );
        expect(after?.pay?.periods.map(({ from, monthlyGross }) => [from, monthlyGross])).toEqual(
          before?.pay?.periods.map(({ from, monthlyGross }) => [from, monthlyGross]),
        );
      }
  });

  test.each([
    ['Écrire à zoe.canari@example.org', 'Écrire à [retiré]'],
    ['Appeler le 06 39 98 12 34.', 'Appeler le [retiré].'],
    ['Appeler le +33 6 39 98 12 34.', 'Appeler le [retiré].'],
    ['NIR 1 04 03 13 055 123 45', 'NIR [retiré]'],
    [
      'Art. D. 6325-15, décret n° 2004-968 du 13/09/2004',
      'Art. D. 6325-15, décret n° 2004-968 du 13/09/2004',
    ],
  ])('of a comment, what looks like an identity is taken out: %s', (comment, kept) => {
    const { report, remark } = written({ comment });
    expect(report.comment).toBe(kept);
    expect(remark.includes('retiré du commentaire')).toBe(comment !== kept);
  });

  test('carries the added values that the scheme may have read, and no others', () => {
    const value = {
      from: civilDate('2026-09-01'),
      value: 1300,
      source: 'Décret d’essai',
      confidence: 'V' as const,
      origin: 'structure' as const,
    };
    const references = {
      values: [
        { ...value, parameter: 'smic' },
        { ...value, parameter: 'cej.nulle-part' },
      ],
      orders: [],
    };
    const { report } = written({ references });
    expect(report.references?.values.map(({ parameter }) => parameter)).toEqual(['smic']);
    expect(answerToReport(report)?.pay?.periods[0]?.hourlySmic).toBe(13);
  });
});

test('what is no report is none, and a report that does not hold is refused', () => {
  for (const json of [null, 7, {}, { on: '2026-09-01' }, { format: 'vivier-reference-pack/1' }])
    expect(readAnswerReport(json)).toBeNull();
  const { report } = written();
  for (const wrong of [
    { ...report, more: 1 },
    { ...report, facts: {} },
    { ...report, expected: 'oui' },
  ])
    expect(() => readAnswerReport(wrong as AnswerReport)).toThrow();
});
