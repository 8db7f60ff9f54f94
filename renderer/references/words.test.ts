import { describe, expect, test } from 'vitest';
import { civilDate } from '../../shared/base/time';
import { type Amount, amountOf, type References } from '../../shared/law';
import type { ReferenceEntry } from '../../shared/references';
import { categoryPublic, categoryTerms, consequencesOf, historyOf, orderState } from './words';

const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ');
const smic = amountOf('smic') as Amount;
const day = civilDate('2026-11-25');

const entry = (
  from: string,
  value: number,
  more: Partial<Extract<ReferenceEntry, { kind: 'value' }>> = {},
): Extract<ReferenceEntry, { kind: 'value' }> => ({
  kind: 'value',
  id: crypto.randomUUID(),
  addedAt: '2026-11-01T08:00:00.000Z',
  author: 'Conseillère A',
  pack: '',
  withdrawnAt: null,
  withdrawalReason: '',
  value: {
    parameter: 'smic',
    from: civilDate(from),
    value,
    source: 'Décret de décembre',
    confidence: 'V',
    origin: 'structure',
  },
  ...more,
});
const referencesOf = (entries: readonly ReferenceEntry[]): References => ({
  values: entries.flatMap((each) => (each.kind === 'value' && each.withdrawnAt === null ? [each.value] : [])),
  orders: [],
});
const statesOf = (entries: readonly ReferenceEntry[]): readonly string[] =>
  historyOf(smic, entries, referencesOf(entries), day)
    .slice(0, 4)
    .map((line) => `${line.value.from} ${line.value.value} ${line.state}`);

describe('the history of a number', () => {
  test('a coming value stands first, the one of today is marked', () => {
    expect(statesOf([entry('2027-01-01', 1250)])).toEqual([
      '2027-01-01 1250 coming',
      '2026-06-01 1231 current',
      '2026-01-01 1202 past',
      '2024-11-01 1188 past',
    ]);
  });
  test('on the same day the latest given holds, the others are marked as replaced', () => {
    const first = entry('2026-06-01', 1232);
    const second = entry('2026-06-01', 1233, { addedAt: '2026-11-02T08:00:00.000Z' });
    expect(statesOf([first, second]).slice(0, 3)).toEqual([
      '2026-06-01 1233 current',
      '2026-06-01 1231 replaced',
      '2026-06-01 1232 replaced',
    ]);
  });
  test('a withdrawn value stays in the history and counts no more', () => {
    const withdrawn = entry('2026-06-01', 1300, {
      withdrawnAt: '2026-11-02T08:00:00.000Z',
      withdrawalReason: 'Erreur de frappe.',
    });
    expect(statesOf([withdrawn])).toContain('2026-06-01 1300 withdrawn');
    expect(statesOf([withdrawn])).toContain('2026-06-01 1231 current');
  });
});

describe('what a new value would change is told before it is saved', () => {
  const told = (from: string, value: number, entries: readonly ReferenceEntry[] = []): string =>
    plain(
      consequencesOf(
        smic,
        { from: civilDate(from), value, confidence: 'V' },
        referencesOf(entries),
        day,
      ).join(' '),
    );
  test('the old value, the new one, and from when', () => {
    expect(told('2027-01-01', 1250)).toBe(
      'À partir du 1er janvier 2027 : 12,31 € par heure devient 12,50 € par heure.',
    );
  });
  test('a value of the past says that former answers change, and signed files do not', () => {
    expect(told('2026-11-25', 1250)).toContain('un dossier signé reste tel qu’il a été signé');
    expect(told('2026-11-26', 1250)).not.toContain('un dossier signé');
  });
  test('the next value known bounds it, and the same day is replaced', () => {
    expect(told('2026-06-01', 1240)).toContain('prend la place de la valeur fournie avec Vivier');
    expect(told('2026-03-01', 1210)).toContain('jusqu’au 31 mai 2026 : une autre valeur (12,31 € par heure)');
    expect(told('2027-01-01', 1250, [entry('2027-01-01', 1240)])).toContain(
      'valeur ajoutée pour le même jour',
    );
  });
  test('before the first value there was none', () => {
    expect(told('2000-01-01', 620)).toContain('là où aucune valeur n’était connue');
  });
  test.each([
    ['cents typed for euros', 123100],
    ['a comma lost', 125],
  ])('a wide gap (%s) asks to read again', (_what, value) => {
    expect(told('2027-01-01', value)).toContain('L’écart est grand');
  });
});

describe('a category of an order reads as a sentence', () => {
  const category = {
    label: 'Jeunes',
    ratePercent: 60,
    maxWeeklyHours: 26,
    minMonths: 9,
    maxMonths: 12,
    minAge: null,
    maxAge: 25,
    maxAgeDisabled: 30,
    residences: ['QPV', 'ZRR'] as ('QPV' | 'ZRR')[],
    isForRsa: false,
  };
  test('what the State pays', () => {
    expect(plain(categoryTerms(category))).toBe(
      '60 % du SMIC horaire brut, 26 h par semaine au plus, de 9 à 12 mois',
    );
    expect(plain(categoryTerms({ ...category, maxWeeklyHours: null, minMonths: null }))).toBe(
      '60 % du SMIC horaire brut, 12 mois au plus',
    );
  });
  test('who it is for', () => {
    expect(plain(categoryPublic(category))).toBe(
      '25 ans au plus ; 30 ans au plus avec une reconnaissance de handicap ; habitants : quartier prioritaire ou zone rurale',
    );
    expect(categoryPublic({ ...category, maxAge: null, maxAgeDisabled: null, residences: [] })).toBe('');
  });
});

describe('an order holds from its first day to its last', () => {
  const order = {
    scheme: 'PEC' as const,
    region: '93' as const,
    reference: 'n° 1',
    signedOn: civilDate('2026-01-15'),
    from: civilDate('2026-02-01'),
    to: civilDate('2026-12-31'),
    categories: [],
    confidence: 'V' as const,
    origin: 'structure' as const,
  };
  test.each([
    ['2026-01-31', 'coming'],
    ['2026-02-01', 'current'],
    ['2026-12-31', 'current'],
    ['2027-01-01', 'past'],
  ])('on %s it is %s', (on, state) => {
    expect(orderState(order, civilDate(on))).toBe(state);
  });
  test('without an end it goes on', () => {
    expect(orderState({ ...order, to: null }, civilDate('2030-01-01'))).toBe('current');
  });
});
