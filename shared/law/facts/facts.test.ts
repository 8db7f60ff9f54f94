import { describe, expect, test } from 'vitest';
import { typography } from '../../base/text';
import { asking, factLabel, factsSchema, factTable, levelRank, readFacts } from './facts';

describe('reading facts', () => {
  test('every field but the reference date may be absent', () => {
    expect(readFacts({ on: '2026-09-01' })).toMatchObject({ ok: true });
  });
  test('every field but the reference date may be null', () => {
    const nulls = (section: 'candidate' | 'employer' | 'contract') =>
      Object.fromEntries(
        Object.values(factTable)
          .map((fact) => fact.path.split('.'))
          .filter(([head, , deeper]) => head === section && deeper === undefined)
          .map(([, key]) => [key, null]),
      );
    const read = readFacts({
      on: '2026-09-01',
      startsOn: null,
      endsOn: null,
      candidate: nulls('candidate'),
      employer: nulls('employer'),
      contract: nulls('contract'),
    });
    expect(read).toMatchObject({ ok: true });
    expect(readFacts({ on: '2026-09-01', candidate: null, employer: null, contract: null })).toMatchObject({
      ok: true,
    });
  });
  test.each([
    [
      { on: '2026-09-01', candidate: { birthdate: '2004-03-12' } },
      'Le champ « candidate.birthdate » n’existe pas ; corrigez son nom ou retirez-le.',
    ],
    [
      { on: '2026-09-01', foo: 1, bar: 2 },
      'Les champs « foo », « bar » n’existent pas ; corrigez leur nom ou retirez-les.',
    ],
    [{}, 'La date de référence « on » est nécessaire, sous la forme AAAA-MM-JJ.'],
    [{ on: '01/09/2026' }, 'La valeur de « on » n’est pas admise. Cette date n’existe pas'],
    [
      { on: '2026-09-01', employer: { kind: 'company' } },
      'La valeur de « employer.kind » n’est pas admise ; choisissez parmi : private-company',
    ],
    [
      { on: '2026-09-01', contract: { weeklyHours: '35' } },
      'La valeur de « contract.weeklyHours » n’est pas admise : un nombre est attendu.',
    ],
    [
      { on: '2026-09-01', contract: { weeklyHours: 0 } },
      'La valeur de « contract.weeklyHours » n’est pas admise : plus de 0.',
    ],
    [{ on: '2026-09-01', contract: { renewalOf: { raison: 'x' } } }, 'contract.renewalOf'],
    [
      { on: '2026-09-01', contract: { weeklyHours: 169 } },
      'La valeur de « contract.weeklyHours » n’est pas admise : 168 au plus.',
    ],
    [
      { on: '2026-09-01', candidate: { diplomaObtained: 'oui' } },
      'La valeur de « candidate.diplomaObtained » n’est pas admise : true, false ou null est attendu.',
    ],
    [
      { on: '2026-09-01', candidate: { benefits: ['ARE'] } },
      'La valeur de « candidate.benefits.0 » n’est pas admise ; choisissez parmi : RSA, ASS, AAH.',
    ],
    ['texte', 'Les faits d’une situation s’écrivent comme un objet JSON.'],
    [null, 'Les faits d’une situation s’écrivent comme un objet JSON.'],
  ])('%j is refused in French', (input, message) => {
    const read = readFacts(input);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.message).toContain(typography(message));
  });
});

test('absent, null and false are three different things', () => {
  const known = (student: boolean | null | undefined) =>
    asking(factsSchema.parse({ on: '2026-09-01', candidate: student === undefined ? {} : { student } }))(
      factTable.student,
    );
  expect(known(undefined)).toEqual({ state: 'unknown' });
  expect(known(null)).toEqual({ state: 'none' });
  expect(known(false)).toEqual({ state: 'known', value: false });
});

test('both scales of levels have one order', () => {
  expect((['VI', 'V', 'IV', 'III', 'II', 'I'] as const).map(levelRank)).toEqual([2, 3, 4, 5, 6, 7]);
  expect((['infra3', '3', '4', '5', '6', '7', '8'] as const).map(levelRank)).toEqual([2, 3, 4, 5, 6, 7, 8]);
});

test('a fact has a French name', () => {
  expect(factLabel('candidate.birthDate')).toBe('date de naissance');
});
