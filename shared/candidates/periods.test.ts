import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CivilDate, contains } from '../base/time';
import {
  advisersOf,
  intervalOf,
  type Period,
  type PeriodInput,
  type PeriodKind,
  periodFault,
  periodKinds,
  periodsOn,
  periodToEnd,
  periodWords,
  situationHoles,
  situationKinds,
  situationOn,
  trackOf,
} from './periods';

const day = (text: string): CivilDate => text as CivilDate;
const birth = day('2004-03-12');
const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const input = (
  kind: PeriodKind,
  startsOn: string,
  endsOn: string | null = null,
  detail = 'Essai',
): PeriodInput => ({
  kind,
  startsOn: day(startsOn),
  endsOn: endsOn === null ? null : day(endsOn),
  detail,
  reach: '',
});
const kept = (n: number, period: PeriodInput): Period => ({ ...period, id: idOf(n) });

describe('one situation at a time', () => {
  const school = kept(1, input('schooling', '2024-09-01', '2025-06-30'));
  test.each<[string, PeriodInput, boolean]>([
    ['the day before it begins', input('training', '2024-01-01', '2024-08-31'), true],
    ['up to its first day', input('training', '2024-01-01', '2024-09-01'), false],
    ['within it', input('training', '2025-01-01', '2025-01-01'), false],
    ['from its last day', input('training', '2025-06-30'), false],
    ['the day after it ends', input('training', '2025-07-01'), true],
    ['all around it', input('none', '2020-01-01', '2026-01-01'), false],
    ['somebody beside her, over the same days', input('tutor', '2024-09-01'), true],
  ])('%s', (_, period, isKept) => {
    const fault = periodFault(period, null, [school], birth);
    if (isKept) expect(fault).toBeNull();
    else
      expect(fault).toEqual({
        field: 'startsOn',
        message: expect.stringMatching(
          /^Ces jours sont déjà pris\u00A0: En scolarité ou en études \(Essai\), du 1er septembre 2024 au 30 juin 2025\. /u,
        ),
      });
  });
  test('a correction is not in its own way', () => {
    expect(
      periodFault(input('schooling', '2024-10-01', '2025-05-01'), school.id, [school], birth),
    ).toBeNull();
  });

  test('whatever is tried, what is kept never overlaps, and each day has at most one situation', () => {
    const days = Array.from({ length: 80 }, (_, index) => addDays(day('2025-01-01'), index));
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            kind: fc.constantFrom(...periodKinds),
            from: fc.integer({ min: 0, max: 60 }),
            length: fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }),
            endsFormer: fc.boolean(),
          }),
          { maxLength: 12 },
        ),
        (tries) => {
          let known: readonly Period[] = [];
          for (const [index, { kind, from, length, endsFormer }] of tries.entries()) {
            const startsOn = addDays(day('2025-01-01'), from);
            const period = kept(index, {
              kind,
              startsOn,
              endsOn: length === null ? null : addDays(startsOn, length),
              detail: 'Essai',
              reach: '',
            });
            const former = endsFormer ? periodToEnd(period, null, known) : null;
            const others =
              former === null
                ? known
                : known.map((each) => (each === former ? { ...each, endsOn: addDays(startsOn, -1) } : each));
            if (periodFault(period, null, others, birth) === null) known = [...others, period];
            else expect(former).toBeNull();
          }
          for (const on of days) {
            const there = known.filter((each) => contains(intervalOf(each), on));
            for (const alone of ['situation', 'stage'])
              expect(there.filter(({ kind }) => trackOf(kind) === alone).length).toBeLessThanOrEqual(1);
            expect(new Set(periodsOn(known, on))).toEqual(new Set(there));
          }
        },
      ),
    );
  });
});

describe('what goes on is ended the day before', () => {
  const search = kept(1, input('job-seeking', '2025-01-10'));
  test('where it alone is in the way and began before', () => {
    expect(periodToEnd(input('training', '2025-03-01'), null, [search])).toEqual(search);
  });
  test.each<[string, PeriodInput, readonly Period[]]>([
    ['not where it begins the same day', input('training', '2025-01-10'), [search]],
    ['not where it has an end', input('training', '2025-03-01'), [{ ...search, endsOn: day('2025-04-01') }]],
    [
      'not where another is in the way too',
      input('training', '2025-03-01'),
      [search, kept(2, input('none', '2025-06-01'))],
    ],
    ['not where nothing is in the way', input('tutor', '2025-03-01'), [search]],
  ])('%s', (_, period, others) => {
    expect(periodToEnd(period, null, others)).toBeNull();
  });
});

describe('what cannot be is said with its field', () => {
  test.each<[string, PeriodInput, string, RegExp]>([
    ['ends before it begins', input('training', '2025-03-02', '2025-03-01'), 'endsOn', /vérifiez/u],
    ['begins before she was born', input('training', '2004-03-11'), 'startsOn', /naissance/u],
    ['somebody without a name', input('tutor', '2025-03-01', null, ' '), 'detail', /nom/u],
  ])('%s', (_, period, field, message) => {
    expect(periodFault(period, null, [], birth)).toEqual({ field, message: expect.stringMatching(message) });
  });
  test('the day of birth, and a single day, are kept', () => {
    expect(periodFault(input('none', '2004-03-12', '2004-03-12'), null, [], birth)).toBeNull();
  });
});

describe('where was she on a day', () => {
  const life = [
    kept(1, input('schooling', '2024-09-01', '2025-06-30')),
    kept(2, input('training', '2025-09-01', '2026-01-31')),
    kept(3, input('sponsor', '2025-05-01', null, 'A. Parrain')),
  ];
  test.each([
    ['2024-08-31', null],
    ['2024-09-01', 'schooling'],
    ['2025-06-30', 'schooling'],
    ['2025-07-01', null],
    ['2026-01-31', 'training'],
    ['2026-02-01', null],
  ])('%s: %s', (on, kind) => {
    expect(situationOn(life, day(on))?.kind ?? null).toBe(kind);
  });
  test('people around her are told beside, after the situation', () => {
    expect(periodsOn([...life].reverse(), day('2025-06-30')).map(({ kind }) => kind)).toEqual([
      'schooling',
      'sponsor',
    ]);
  });
  test('holes are shown from the first known day, today included', () => {
    expect(situationHoles(life, day('2024-08-20'), day('2026-02-02'))).toEqual([
      { from: '2024-08-20', to: '2024-08-31' },
      { from: '2025-07-01', to: '2025-08-31' },
      { from: '2026-02-01', to: '2026-02-02' },
    ]);
    expect(situationHoles([], day('2024-08-20'), day('2026-02-02'))).toEqual([]);
    expect(situationHoles(life, null, day('2024-01-01'))).toEqual([]);
  });
});

describe('advisers one after the other', () => {
  const since = day('2025-01-05');
  test.each<
    [
      string,
      string,
      readonly (readonly [string, string, string])[],
      readonly (readonly [string, string, string | null])[],
    ]
  >([
    ['never changed', 'A', [], [['A', '2025-01-05', null]]],
    ['nobody', '', [], []],
    [
      'changed once',
      'B',
      [['2025-03-01', 'A', 'B']],
      [
        ['A', '2025-01-05', '2025-02-28'],
        ['B', '2025-03-01', null],
      ],
    ],
    [
      'twice on one day: the last one counts',
      'C',
      [
        ['2025-03-01', 'A', 'B'],
        ['2025-03-01', 'B', 'C'],
      ],
      [
        ['A', '2025-01-05', '2025-02-28'],
        ['C', '2025-03-01', null],
      ],
    ],
    [
      'nobody for a while',
      'C',
      [
        ['2025-03-01', 'A', ''],
        ['2025-04-01', '', 'C'],
      ],
      [
        ['A', '2025-01-05', '2025-02-28'],
        ['C', '2025-04-01', null],
      ],
    ],
    [
      'changed and put back on one day: never left',
      'A',
      [
        ['2025-03-01', 'A', 'B'],
        ['2025-03-01', 'B', 'A'],
      ],
      [['A', '2025-01-05', null]],
    ],
    [
      'put back on one day, then another',
      'B',
      [
        ['2025-03-01', 'A', 'B'],
        ['2025-03-01', 'B', 'A'],
        ['2025-04-01', 'A', 'B'],
      ],
      [
        ['A', '2025-01-05', '2025-03-31'],
        ['B', '2025-04-01', null],
      ],
    ],
    [
      'left for a while, then back: two times',
      'A',
      [
        ['2025-03-01', 'A', ''],
        ['2025-04-01', '', 'A'],
      ],
      [
        ['A', '2025-01-05', '2025-02-28'],
        ['A', '2025-04-01', null],
      ],
    ],
    ['corrected on the first day', 'B', [['2025-01-05', 'A', 'B']], [['B', '2025-01-05', null]]],
    [
      'changed before the first reception was told',
      'B',
      [['2024-12-01', 'A', 'B']],
      [['B', '2025-01-05', null]],
    ],
  ])('%s', (_, adviser, changes, known) => {
    expect(
      advisersOf(
        adviser,
        changes.map(([on, before, after]) => ({ on: day(on), before, after })),
        since,
      ).map(({ adviser: who, startsOn, endsOn }) => [who, startsOn, endsOn]),
    ).toEqual(known);
  });
});

test('each kind has its words, and is of one track', () => {
  for (const kind of periodKinds) expect(periodWords({ kind, detail: '' })).not.toBe(kind);
  expect(periodWords({ kind: 'training', detail: 'CFA modèle' })).toBe('En formation (CFA modèle)');
  for (const kind of situationKinds) expect(trackOf(kind)).toBe('situation');
});
