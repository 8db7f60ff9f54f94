import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, type CivilDate, type CivilMonth, civilDate } from '../base/time';
import {
  goesBy,
  holds,
  isNoticed,
  isOver,
  type KeptPerson,
  keptOf,
  piecesUntil,
  retentionRules,
} from './retention';

const day = civilDate;
const person = (more: Partial<KeptPerson> = {}): KeptPerson => ({
  birthDate: day('2004-03-12'),
  createdOn: day('2022-01-10'),
  seenOn: [],
  cejEndedOn: [],
  underWay: [],
  holds: [],
  ...more,
});
const far = day('2040-01-01');

describe('the last day by each rule, and the day after, on which the record may go', () => {
  test.each<[string, Partial<KeptPerson>, string, string]>([
    ['two years after the last contact', { seenOn: [day('2024-09-30')] }, 'last-contact', '2026-09-30'],
    [
      'the latest of what shows her there',
      { seenOn: [day('2023-01-01'), day('2024-09-30')] },
      'last-contact',
      '2026-09-30',
    ],
    ['a last contact on 29 February', { seenOn: [day('2024-02-29')] }, 'last-contact', '2026-02-28'],
    ['nobody ever met: from the day of the record', {}, 'last-contact', '2024-01-10'],
    [
      'the 26th birthday and two years',
      { birthDate: day('1998-05-20'), seenOn: [day('2026-05-01')] },
      'age',
      '2026-05-20',
    ],
    [
      'born on 29 February',
      { birthDate: day('2000-02-29'), seenOn: [day('2027-05-01')] },
      'age',
      '2028-02-28',
    ],
    [
      'the CEJ is a ceiling: never longer than the others',
      { seenOn: [day('2024-09-30')], cejEndedOn: [day('2024-01-31')] },
      'last-contact',
      '2026-09-30',
    ],
    [
      'and wins where it is the shortest',
      { seenOn: [day('2026-03-01')], cejEndedOn: [day('2016-02-29')], birthDate: day('1999-01-01') },
      'cej',
      '2026-02-28',
    ],
  ])('%s', (_, more, rule, until) => {
    // Seen from the day after: what is later than the day that is looked from has not happened.
    const on = addDays(day(until), 1);
    const kept = keptOf(
      person(more),
      on < day('2026-05-01') && more.birthDate !== undefined ? day('2027-06-01') : on,
    );
    expect([kept.rule, kept.until]).toEqual([rule, until]);
    expect(isOver(kept, addDays(day(until), -1))).toBe(false);
    expect(isOver(kept, day(until))).toBe(false);
    expect(isOver(kept, on)).toBe(true);
  });

  test('of the limits, the shortest always wins, and no other is forgotten', () => {
    const date = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(day('1990-01-01'), days));
    fc.assert(
      fc.property(
        date,
        fc.array(date, { maxLength: 4 }),
        fc.array(date, { maxLength: 2 }),
        (birthDate, seenOn, cejEndedOn) => {
          const kept = keptOf(person({ birthDate, seenOn, cejEndedOn }), day('2060-01-01'));
          for (const { until } of kept.limits) expect(kept.until <= until).toBe(true);
          expect(kept.limits).toHaveLength(cejEndedOn.length === 0 ? 2 : 3);
        },
      ),
    );
  });
  test('a contact that is typed for a day to come keeps nothing longer', () => {
    expect(keptOf(person({ seenOn: [far] }), day('2026-01-01')).until).toBe('2024-01-10');
  });
});

describe('what puts it off', () => {
  const over = { seenOn: [day('2020-01-01')] };
  const after = day('2026-06-15');
  test('a programme under way', () => {
    expect(isOver(keptOf(person(over), after), after)).toBe(true);
    expect(isOver(keptOf(person({ ...over, underWay: ['PACEA'] }), after), after)).toBe(false);
  });
  test.each<[string, string | null, string | null, boolean]>([
    ['without a last day', null, null, true],
    ['the day before its last', '2026-06-16', null, true],
    ['on its last day', '2026-06-15', null, true],
    ['the day after', '2026-06-14', null, false],
    ['lifted', null, '2026-06-01', false],
  ])('a hold %s', (_, untilOn, liftedOn, isHeld) => {
    const hold = {
      kind: 'dispute' as const,
      reason: 'recours',
      untilOn: untilOn as CivilDate | null,
      liftedOn: liftedOn as CivilDate | null,
    };
    expect(holds(hold, after)).toBe(isHeld);
    expect(isOver(keptOf(person({ ...over, holds: [hold] }), after), after)).toBe(!isHeld);
  });
});

describe('a month shows who goes by its end', () => {
  const month = (text: string): CivilMonth => text as CivilMonth;
  test.each([
    ['2026-08', false],
    ['2026-09', false],
    ['2026-10', true],
    ['2027-01', true],
  ])('kept until the last day of September: %s', (text, goes) => {
    const kept = keptOf(person({ seenOn: [day('2024-09-30')] }), day('2026-06-01'));
    expect(goesBy(kept, month(text))).toBe(goes);
  });
  test('kept until the day before: within the month', () => {
    const kept = keptOf(person({ seenOn: [day('2024-09-29')] }), day('2026-06-01'));
    expect(goesBy(kept, month('2026-09'))).toBe(true);
  });
});

describe('the notice comes 60 days before the first day on which the record may go', () => {
  // Kept until 30 September: may go on 1 October; 60 days before is 2 August.
  const kept = keptOf(person({ seenOn: [day('2024-09-30')] }), day('2026-06-01'));
  test.each([
    ['2026-08-01', false],
    ['2026-08-02', true],
    ['2026-08-03', true],
    ['2027-01-01', true],
  ])('%s', (on, isTold) => expect(isNoticed(kept, 60, day(on))).toBe(isTold));
});

describe('pieces of a contract file', () => {
  const none = { decidedOn: null, brokenOn: null, endedOn: null, filedOn: null, cancelledOn: null };
  test.each<[string, Parameters<typeof piecesUntil>[0], string | null]>([
    [
      'three months after the decision',
      { ...none, decidedOn: day('2026-01-15'), filedOn: day('2025-12-01') },
      '2026-04-15',
    ],
    ['of 30 November: the last day of February', { ...none, decidedOn: day('2025-11-30') }, '2026-02-28'],
    ['without decision, from the break', { ...none, brokenOn: day('2026-01-15') }, '2026-04-15'],
    ['without anything but the deposit', { ...none, filedOn: day('2026-01-15') }, '2026-04-15'],
    ['given up', { ...none, cancelledOn: day('2026-01-15') }, '2026-04-15'],
    ['not even filed', none, null],
  ])('%s', (_, life, until) => expect(piecesUntil(life, 3)).toBe(until));
});

test('each rule has its source and its mark; what is not gathered is marked N', () => {
  for (const rule of retentionRules) {
    expect(rule.source.length, rule.id).toBeGreaterThan(10);
    expect(rule.here.length, rule.id).toBeGreaterThan(10);
  }
  expect(retentionRules.filter(({ confidence }) => confidence === 'N').map(({ id }) => id)).toEqual([
    'pieces',
    'notes',
    'nir',
  ]);
  expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28');
});
