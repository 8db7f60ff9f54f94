import { randomFillSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { passphraseWords } from './passphrase-words';
import { differingWord, drawnFrom, type FillRandomly, suggestPassphrase } from './suggestion';

const fill: FillRandomly = (numbers) => randomFillSync(numbers);
/** Gives these numbers, one at each call. */
const giving = (...numbers: readonly number[]): FillRandomly => {
  const waiting = [...numbers];
  return (wanted) => wanted.fill(waiting.shift() ?? 0);
};

/** How a French word sounds, roughly: enough to tell seau from sceau, danse from danser, balai from ballet. */
function soundOf(word: string): string {
  const rules: readonly (readonly [RegExp, string])[] = [
    [/ph/gu, 'f'],
    [/s?ch|sh/gu, 'X'],
    [/qu|q/gu, 'k'],
    [/gn/gu, 'N'],
    [/tion/gu, 'sion'],
    [/c(?=[eiy])/gu, 's'],
    [/c/gu, 'k'],
    [/ge(?=[aou])/gu, 'j'],
    [/g(?=[eiy])/gu, 'j'],
    [/gu(?=[eiy])/gu, 'g'],
    [/h/gu, ''],
    [/y/gu, 'i'],
    [/e?au/gu, 'o'],
    [/ai|ei|e[tzr]$/gu, 'e'],
    [/oeu|eu/gu, 'E'],
    [/[ae][mn](?![aeiouEmn])/gu, 'A'],
    [/[ie]i?[mn](?![aeiouEmn])/gu, 'I'],
    [/o[mn](?![aeiouEmn])/gu, 'O'],
    [/(?<=[aeiouE])s(?=[aeiouE])/gu, 'z'],
    [/(.)\1+/gu, '$1'],
    [/[tdspxzb]+$/u, ''],
    [/e[sr]?$/u, ''],
  ];
  return rules.reduce((sound, [pattern, sign]) => sound.replace(pattern, sign), word);
}

/** Whether one letter typed wrong, missing or too many makes one word the other. */
function isOneSlipAway(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  return short.slice(at + (short.length === long.length ? 1 : 0)) === long.slice(at + 1);
}

const twins = (keyOf: (word: string) => string): readonly (readonly string[])[] =>
  [...Map.groupBy(passphraseWords, keyOf).values()].filter(({ length }) => length > 1);

describe('the words', () => {
  test('are 2,048, none twice, in four to nine letters without accent', () => {
    expect(passphraseWords).toHaveLength(2048);
    expect(new Set(passphraseWords).size).toBe(2048);
    expect(passphraseWords.filter((word) => !/^[a-z]{4,9}$/u.test(word))).toEqual([]);
  });

  test('do not sound like each other', () => {
    expect(twins(soundOf)).toEqual([]);
    expect(soundOf('sceau')).toBe(soundOf('seau'));
    expect(soundOf('balai')).toBe(soundOf('ballet'));
    expect(soundOf('banane')).not.toBe(soundOf('cabane'));
  });

  test('are never one slip away from each other', () => {
    expect(isOneSlipAway('balle', 'salle')).toBe(true);
    expect(isOneSlipAway('pain', 'pin')).toBe(true);
    expect(isOneSlipAway('tulipe', 'tunnel')).toBe(false);
    const close = passphraseWords.flatMap((one, at) =>
      passphraseWords
        .slice(at + 1)
        .filter((other) => isOneSlipAway(one, other))
        .map((other) => `${one} ${other}`),
    );
    expect(close).toEqual([]);
  });

  test('are no plural of another, and hold no letter that French ties (œ)', () => {
    const known = new Set(passphraseWords);
    expect(passphraseWords.filter((word) => /[sx]$/u.test(word) && known.has(word.slice(0, -1)))).toEqual([]);
    expect(passphraseWords.filter((word) => /oeu|oei|aeq/u.test(word))).toEqual([]);
  });
});

describe('a suggested passphrase', () => {
  test('is six words of the list, worth 66 bits, which is above 64', () => {
    const drawn = suggestPassphrase(fill).split(' ').length;
    expect(drawn * Math.log2(new Set(passphraseWords).size)).toBe(66);
    const known = new Set(passphraseWords);
    for (let draws = 0; draws < 200; draws += 1) {
      const words = suggestPassphrase(fill).split(' ');
      expect(words).toHaveLength(6);
      expect(words.filter((word) => !known.has(word))).toEqual([]);
    }
  });

  test('takes its words from the source of randomness and from nothing else: the first and the last can come', () => {
    const [first, last] = [passphraseWords[0], passphraseWords.at(-1)];
    expect(suggestPassphrase(giving(0, 2047, 2048, 4095, 65_535, 0))).toBe(
      [first, last, first, last, last, first].join(' '),
    );
  });

  test('says which word was typed otherwise', () => {
    const suggested = 'tulipe velours citron';
    expect(differingWord(suggested, suggested)).toBeNull();
    expect(differingWord('tulipe velour citron', suggested)).toBe(2);
    expect(differingWord('tulipe velours', suggested)).toBe(3);
    expect(differingWord('tulipe velours citron ', suggested)).toBe(4);
    expect(differingWord('tulipe  velours citron', suggested)).toBe(2);
    expect(differingWord('', suggested)).toBe(1);
  });
});

describe('a draw', () => {
  test('throws away numbers that would favour the first of the list', () => {
    // 65,535 is the one number beyond 21,845 times three.
    expect(drawnFrom(['a', 'b', 'c'], giving(65_535, 1))).toBe('b');
    expect(drawnFrom(['a', 'b', 'c'], giving(65_534))).toBe('c');
  });

  test('gives each of a list as often, over all the numbers there are', () => {
    const counts = new Map<string, number>();
    const list = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    for (let number = 0; number < 65_536; number += 1) {
      // The number that is thrown away is followed by one that is not.
      if (number >= 65_536 - (65_536 % list.length)) continue;
      const one = drawnFrom(list, giving(number));
      counts.set(one, (counts.get(one) ?? 0) + 1);
    }
    expect(new Set(counts.values())).toEqual(new Set([9362]));
  });

  test('refuses a list that it cannot draw from', () => {
    expect(() => drawnFrom([], fill)).toThrow(RangeError);
    expect(() => drawnFrom(Array.from({ length: 65_537 }), fill)).toThrow(RangeError);
  });

  test('of the system covers the list: in 40,000 draws nearly every word comes', () => {
    const seen = new Set(Array.from({ length: 40_000 }, () => drawnFrom(passphraseWords, fill)));
    expect(seen.size).toBeGreaterThan(2040);
  });
});
