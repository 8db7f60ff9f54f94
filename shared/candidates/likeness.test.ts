import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CivilDate, civilDate, civilDateOf } from '../base/time';
import {
  type Identity,
  isOneEditAway,
  type Likeness,
  likenessKeys,
  likenessOf,
  readIdentity,
} from './likeness';

const likeness = (a: Identity, b: Identity): Likeness | null => likenessOf(readIdentity(a), readIdentity(b));

interface Person {
  readonly name: string;
  readonly first?: string;
  readonly born?: string | null;
  readonly usual?: string;
  readonly number?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly commune?: string;
}
const identity = (person: Person): Identity => ({
  fileNumber: person.number ?? '',
  birthName: person.name,
  usualName: person.usual ?? '',
  firstName: person.first ?? 'Lina',
  birthDate: person.born === null ? null : civilDate(person.born ?? '2004-03-12'),
  mobilePhone: person.phone ?? '',
  email: person.email ?? '',
  ...(person.commune === undefined ? {} : { commune: person.commune }),
});

type Row = readonly [rule: string, a: Person, b: Person, expected: 'same' | 'doubtful' | null];
const cases: readonly Row[] = [
  ['accents and case', { name: 'Lefèvre' }, { name: 'LEFEVRE' }, 'same'],
  ['ligature', { name: 'Lecœur' }, { name: 'Lecoeur' }, 'same'],
  ['apostrophes', { name: 'd’Almeida' }, { name: "D'ALMEIDA" }, 'same'],
  ['apostrophe dropped', { name: "N'Diaye" }, { name: 'NDIAYE' }, 'same'],
  ['particle glued', { name: 'Le Goff' }, { name: 'Legoff' }, 'same'],
  ['particle dropped', { name: 'd’Almeida' }, { name: 'Almeida' }, 'same'],
  ['particle in another place', { name: 'Berg (van den)' }, { name: 'van den Berg' }, 'same'],
  ['compound name glued', { name: 'Ben Saïd' }, { name: 'Bensaid' }, 'same'],
  ['compound name in the other order', { name: 'Martin-Durand' }, { name: 'DURAND MARTIN' }, 'same'],
  ['compound first name', { name: 'Rey', first: 'Jean-Noël' }, { name: 'Rey', first: 'Jean Noel' }, 'same'],
  ['usual name typed as birth name', { name: 'Petit', usual: 'Roux' }, { name: 'Roux' }, 'same'],
  ['a name made of particles keeps them', { name: 'Le' }, { name: 'Da' }, null],
  ['an empty name is like no other', { name: '-' }, { name: '…' }, null],

  [
    'two file numbers are two people until told',
    { name: 'Rey', number: 'A-1' },
    { name: 'Rey', number: 'A-2' },
    'doubtful',
  ],
  ['one file number missing', { name: 'Rey', number: 'A-1' }, { name: 'Rey' }, 'same'],
  [
    'file number written otherwise',
    { name: 'Rey', number: 'ML13-07' },
    { name: 'Rey', number: 'ml 13 07' },
    'same',
  ],
  [
    'same number, name with a slip',
    { name: 'Leclerc', number: 'A-1' },
    { name: 'Leclercq', number: 'A-1' },
    'same',
  ],
  [
    'same number, birth date with a slip',
    { name: 'Rey', number: 'A-1' },
    { name: 'Rey', number: 'A-1', born: '2004-03-13' },
    'same',
  ],
  [
    'same number, another person',
    { name: 'Rey', number: 'A-1' },
    { name: 'Petit', first: 'Hugo', number: 'A-1' },
    'doubtful',
  ],
  [
    'same number and names, birth date far away',
    { name: 'Rey', number: 'A-1' },
    { name: 'Rey', number: 'A-1', born: '1999-11-30' },
    'doubtful',
  ],

  [
    'day and month exchanged',
    { name: 'Rey', born: '2005-01-09' },
    { name: 'REY', born: '2005-09-01' },
    'doubtful',
  ],
  [
    'one digit of the birth date',
    { name: 'Rey', born: '2005-01-09' },
    { name: 'Rey', born: '2005-01-08' },
    'doubtful',
  ],
  [
    'two digits of the birth date',
    { name: 'Rey', born: '2005-01-09' },
    { name: 'Rey', born: '2005-02-08' },
    null,
  ],
  [
    'another birth date',
    { name: 'Aubert', born: '2005-07-15' },
    { name: 'Aubert', born: '2008-04-01' },
    null,
  ],
  ['a letter too many', { name: 'Leclerc' }, { name: 'Leclercq' }, 'doubtful'],
  ['two letters exchanged', { name: 'Martin' }, { name: 'Matrin' }, 'doubtful'],
  ['a letter of the first name', { name: 'Rey', first: 'Inès' }, { name: 'Rey', first: 'Inèz' }, 'doubtful'],
  ['two slips', { name: 'Dupuis', first: 'Inès' }, { name: 'Dupuy', first: 'Inèz' }, null],
  ['Sy is not Ly', { name: 'Sy' }, { name: 'Ly' }, null],
  ['Ba and Bah', { name: 'Ba' }, { name: 'Bah' }, 'doubtful'],
  ['part of a compound name', { name: 'Martin' }, { name: 'Martin-Durand' }, 'doubtful'],
  ['a name twice in one, once in the other', { name: 'Rey Rey' }, { name: 'Rey Goff' }, 'doubtful'],
  ['part of a first name', { name: 'Rey', first: 'Marie' }, { name: 'Rey', first: 'Marie-Lou' }, 'doubtful'],
  [
    'name and first name exchanged',
    { name: 'Axel', first: 'Lecomte' },
    { name: 'Lecomte', first: 'Axel' },
    'doubtful',
  ],
  ['twins', { name: 'Rey', first: 'Inès' }, { name: 'Rey', first: 'Hugo' }, null],

  [
    'twins with one telephone',
    { name: 'Rey', first: 'Inès', phone: '+33639980001' },
    { name: 'Rey', first: 'Hugo', phone: '+33639980001' },
    'doubtful',
  ],
  [
    'e-mail and birth date',
    { name: 'Rey', email: 'a@example.org' },
    { name: 'Petit', first: 'Hugo', email: 'A@example.org' },
    'doubtful',
  ],
  [
    'a telephone alone, as in a family',
    { name: 'Rey', phone: '+33639980001' },
    { name: 'Rey', first: 'Hugo', born: '2001-05-05', phone: '+33639980001' },
    null,
  ],
  [
    'homonyms: all but names and birth date differs',
    { name: 'Diallo', phone: '+33639980001', email: 'a@example.org' },
    { name: 'Diallo', phone: '+33639980002', email: 'b@example.org' },
    'doubtful',
  ],
  [
    'a telephone that has changed',
    { name: 'Rey', phone: '+33639980001' },
    { name: 'Rey', phone: '+33639980002' },
    'same',
  ],
  [
    'a telephone that has changed, the e-mail has not',
    { name: 'Rey', phone: '+33639980001', email: 'a@example.org', commune: 'Lyon' },
    { name: 'Rey', phone: '+33639980002', email: 'A@example.org', commune: 'Vénissieux' },
    'same',
  ],
  [
    'born on a 1 January, which stands for an unknown day, with another telephone',
    { name: 'Diallo', born: '2006-01-01', phone: '+33639980001' },
    { name: 'Diallo', born: '2006-01-01', phone: '+33639980002' },
    'doubtful',
  ],
  [
    'born on a 1 January, in two communes',
    { name: 'Diallo', born: '2006-01-01', commune: 'Lyon' },
    { name: 'Diallo', born: '2006-01-01', commune: 'Vénissieux' },
    'doubtful',
  ],
  [
    'born on a 1 January, nothing else told',
    { name: 'Diallo', born: '2006-01-01', commune: 'Lyon' },
    { name: 'Diallo', born: '2006-01-01', commune: 'LYON' },
    'same',
  ],
  [
    'one commune is nobody’s',
    { name: 'Diallo', phone: '+33639980001', email: 'a@example.org', commune: 'Lyon' },
    { name: 'Diallo', phone: '+33639980002', email: 'b@example.org', commune: 'Lyon' },
    'doubtful',
  ],
  ['names alone while the birth date is not typed', { name: 'Rey', born: null }, { name: 'rey' }, 'doubtful'],
];

describe('who is the same person', () => {
  test.each(cases)('%s', (_rule, a, b, expected) => {
    const found = likeness(identity(a), identity(b));
    expect(found?.certainty ?? null).toBe(expected);
    expect(likeness(identity(b), identity(a))?.certainty ?? null).toBe(expected);
    if (found) {
      expect(found.reason).toMatch(/^\p{Lu}.*\.$/u);
      const [one, other] = [readIdentity(identity(a)), readIdentity(identity(b))];
      const keys = new Set(likenessKeys(one));
      expect(likenessKeys(other).some((key) => keys.has(key))).toBe(true);
    }
  });

  test('the reason names what agrees and what differs', () => {
    const found = likeness(
      identity({ name: 'Rey', born: '2005-01-09' }),
      identity({ name: 'Rey', born: '2005-09-01' }),
    );
    expect(found?.reason).toBe(
      'Mêmes nom et prénom, jour et mois de naissance intervertis (09/01/2005 et 01/09/2005).',
    );
  });

  test('the reason of homonyms says what is not the same', () => {
    const found = likeness(
      identity({ name: 'Rey', phone: '+33639980001', email: 'a@example.org', commune: 'Lyon' }),
      identity({ name: 'Rey', phone: '+33639980002', email: 'b@example.org', commune: 'Nice' }),
    );
    expect(found?.reason).toBe(
      'Mêmes nom et prénom, même date de naissance, mais téléphones, courriels et communes différents.',
    );
  });

  test('whoever is alike shares a key, so the index misses nobody', () => {
    const word = fc.constantFrom(
      'Le',
      'Goff',
      'Legoff',
      'Martin',
      'Matrin',
      'Da',
      'Silva',
      'Jean',
      'Noël',
      'Jea',
    );
    const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
    const date = fc.option(
      fc
        .tuple(
          fc.integer({ min: 2004, max: 2005 }),
          fc.integer({ min: 1, max: 3 }),
          fc.integer({ min: 1, max: 3 }),
        )
        .map(([year, month, day]): CivilDate => civilDateOf(year, month, day)),
    );
    const anyone = fc.record({
      fileNumber: fc.constantFrom('', 'A-1', 'A-2'),
      birthName: name,
      usualName: fc.constantFrom('', 'Martin', 'Le Goff'),
      firstName: name,
      birthDate: date,
      mobilePhone: fc.constantFrom('', '+33639980001', '+33639980002'),
      email: fc.constantFrom('', 'a@example.org', 'b@example.org'),
    });
    fc.assert(
      fc.property(anyone, anyone, (a, b) => {
        const [one, other] = [readIdentity(a), readIdentity(b)];
        const found = likenessOf(one, other);
        expect(likenessOf(other, one)).toEqual(found && { ...found, reason: expect.any(String) });
        if (!found) return;
        const keys = new Set(likenessKeys(one));
        expect(likenessKeys(other).some((key) => keys.has(key))).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  test('one edit', () => {
    expect(isOneEditAway('abc', 'abc')).toBe(true);
    expect(isOneEditAway('', 'a')).toBe(true);
    expect(isOneEditAway('abc', 'acb')).toBe(true);
    expect(isOneEditAway('abc', 'cba')).toBe(false);
    expect(isOneEditAway('abc', 'abcde')).toBe(false);
  });
});
