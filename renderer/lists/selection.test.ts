import { describe, expect, test } from 'vitest';
import {
  chosenCount,
  everything,
  isChosen,
  nothingChosen,
  onlyThese,
  pickOf,
  selectionOf,
  toggled,
} from './selection';

describe('the rows that are chosen', () => {
  test('one by one, chosen again leaves', () => {
    const two = toggled(toggled(nothingChosen, 'a'), 'b');
    expect([chosenCount(two, 10), isChosen(two, 'a'), isChosen(two, 'c')]).toEqual([2, true, false]);
    expect(selectionOf(toggled(two, 'a'))).toEqual({ ids: ['b'] });
  });

  test('the whole result but some is never listed, however long it is', () => {
    const most = toggled(everything, 'a');
    expect([chosenCount(most, 100_000), isChosen(most, 'a'), isChosen(most, 'b')]).toEqual([
      99_999,
      false,
      true,
    ]);
    expect(selectionOf(most)).toEqual({ except: ['a'] });
  });

  test('nothing and everything both mean the whole result for what leaves', () => {
    expect(selectionOf(nothingChosen)).toBeNull();
    expect(selectionOf(everything)).toBeNull();
    expect(chosenCount(everything, 3)).toBe(3);
  });

  test('rows that have left since do not count below nothing', () => {
    expect(chosenCount({ kind: 'whole', except: new Set(['a', 'b']) }, 1)).toBe(0);
    expect(chosenCount(onlyThese(['a', 'a']), 1)).toBe(1);
  });
});

test('a view is a question, unless rows are chosen or the view that is looked at is by hand', () => {
  expect(pickOf(nothingChosen, 10, false)).toBeNull();
  expect(pickOf(onlyThese(['a']), 10, false)).toEqual({ ids: ['a'] });
  expect(pickOf(everything, 10, false)).toEqual({ except: [] });
  // Saved as a question, it would show everyone again.
  expect(pickOf(nothingChosen, 10, true)).toEqual({ except: [] });
});
