import { describe, expect, test } from 'vitest';
import { addDays, civilDate } from '../base/time';
import {
  activeMarks,
  actsFrom,
  changedState,
  erasableOn,
  isErasable,
  personStates,
  stateActs,
  stateNamed,
  stateSaid,
  TRASH_DAYS,
  transitions,
} from './states';

const today = civilDate('2026-09-15');
const person = { birthDate: civilDate('2004-03-12'), firstReceptionOn: null };
const exit = { reason: 'DECES', leftOn: today, detail: '' } as const;
const given = {
  archive: { act: 'archive', exit },
  reopen: { act: 'reopen', reason: 'Revenue' },
  trash: { act: 'trash', reason: '' },
  restore: { act: 'restore' },
} as const;
const marks = {
  active: activeMarks,
  archived: { exit: { ...exit, archivedOn: today }, trashedOn: null },
  trashed: { exit: null, trashedOn: today },
};

describe('the table of states', () => {
  test('leads out of each state, and says what each act does', () => {
    expect(personStates.map(actsFrom)).toEqual([['archive', 'trash'], ['reopen', 'trash'], ['restore']]);
    for (const act of stateActs) expect(transitions[act].effects.length).toBeGreaterThan(0);
  });
  test.each(personStates.flatMap((state) => stateActs.map((act) => [state, act] as const)))(
    'from %s, %s changes the state or says why it does not',
    (state, act) => {
      const decided = changedState(given[act], marks[state], person, today);
      expect('marks' in decided).toBe(actsFrom(state).includes(act));
      if ('marks' in decided) expect(stateNamed(decided.marks)).not.toBe(state);
      else {
        expect(decided.fault.message).toMatch(/^Cette fiche .+\.$/u);
        expect(decided.fault.brief.length).toBeLessThan(60);
      }
    },
  );
  test('says since when a fiche is out', () => {
    expect(stateSaid('archived', today)).toBe('archivée le 15 septembre 2026');
    expect(stateSaid('trashed', today)).toBe('à la corbeille depuis le 15 septembre 2026');
    expect(stateSaid('active', null)).toBe('');
  });
});

describe('the thirty days of the trash', () => {
  test.each([
    ['the day before', TRASH_DAYS - 1, false],
    ['the day', TRASH_DAYS, true],
    ['the day after', TRASH_DAYS + 1, true],
  ])('%s', (_, days, isProposed) => {
    expect(isErasable({ trashedOn: today }, addDays(today, days))).toBe(isProposed);
  });
  test('are counted over the end of a month and of a year, and of nobody who is not there', () => {
    expect(erasableOn(civilDate('2026-12-15'))).toBe('2027-01-14');
    expect(erasableOn(civilDate('2028-02-15'))).toBe('2028-03-16');
    expect(isErasable({ trashedOn: null }, civilDate('2099-01-01'))).toBe(false);
  });
});
