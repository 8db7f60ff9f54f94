import { describe, expect, test } from 'vitest';
import { civilDate } from '../../../shared/base/time';
import { type CandidateInput, candidateFields, emptyCandidate, identifyingOf } from '../../../shared/fields';
import { hasPersonalTrace } from './personal-traces';

type Person = CandidateInput;
const nobody: Person = {
  ...emptyCandidate,
  birthName: '',
  usualName: '',
  firstName: '',
  birthDate: civilDate('2005-02-03'),
  mobilePhone: '',
  landlinePhone: '',
  email: '',
  fileNumber: '',
};
const camille: Person = {
  ...emptyCandidate,
  birthName: 'Fournier-Exemple',
  usualName: 'D’Almeida',
  firstName: 'Zoé',
  birthDate: civilDate('2005-02-03'),
  mobilePhone: '+33639981234',
  landlinePhone: '+33199001234',
  email: 'Zoe.Fournier@example.org',
  fileNumber: 'ML13-0700001',
};
const fixed = ['Niveau de formation ; Mission locale de Paris ; du 2026-07-01 au 30 septembre 2026'];
const found = (text: string, person: Person = camille): boolean =>
  hasPersonalTrace(
    [...fixed, text],
    fixed,
    [nobody, person].map((one) => identifyingOf(candidateFields, one)),
  );

describe('a person of the portfolio is seen in an export', () => {
  test.each([
    ['a birth name', 'fournier'],
    ['a usual name, without its apostrophe', 'ALMEIDA'],
    ['a first name without its accent', 'zoe'],
    ['a mobile phone', '06 39 98 12 34'],
    ['a phone with dots', '06.39.98.12.34'],
    ['an international phone', '+33639981234'],
    ['a landline', '0199001234'],
    ['an e-mail in another case', 'zoe.fournier@EXAMPLE.org'],
    ['a birth date', '2005-02-03'],
    ['a birth date in figures', '03/02/2005'],
    ['a birth date in words', '3 février 2005'],
    ['a file number', 'ml13-0700001'],
  ])('%s', (_, text) => {
    expect(found(text)).toBe(true);
  });

  test.each([
    ['the name', 'Ouadahi'],
    ['the phone', '06 39 98 77 55'],
    ['the e-mail', 'mere@example.org'],
  ])('%s of someone close whom the file names', (_, text) => {
    const guardian = { name: 'Mme Ouadahi', phone: '+33639987755', email: 'mere@example.org' };
    expect(found(text, { ...nobody, guardian })).toBe(true);
  });

  test('by the full name, even made of words that any export holds', () => {
    const paris = { ...nobody, birthName: 'Paris', firstName: 'Mission' };
    expect(found('Mission Paris', paris)).toBe(true);
    expect(found('Paris Mission', paris)).toBe(true);
  });
});

describe('an export without anybody passes', () => {
  test.each([
    ['counts and masked cells', 'B1;sexe;F;120;c;0'],
    ['names that are words of any export', 'niveau', { ...nobody, birthName: 'Niveau', firstName: 'Paris' }],
    ['the dates of the period', '30 septembre 2026', { ...nobody, birthDate: civilDate('2026-09-30') }],
    ['an initial', 'c', { ...nobody, birthName: 'C', firstName: 'Z' }],
    ['a person of whom nothing is known', 'anything at all', nobody],
  ])('%s', (_, text, person: Person = camille) => {
    expect(found(text, person)).toBe(false);
  });
});
