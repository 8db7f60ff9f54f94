import { foldedWords } from '../base/text';
import { formatFrenchDate, isCivilDate } from '../base/time';
import type { Identifying } from '../fields';

/*
 * A text in which nothing tells who somebody is: what was typed freely may hold her name. What is found is replaced by a
 * sign that is seen, and told before anything leaves.
 */

/** Printed in the place of what would tell who it is. */
const leftOut = '[…]';
/** Parts of names that are words of their own, and tell nobody. */
const particles: ReadonlySet<string> = new Set(
  'des les dit dite del della van von den der zur ibn ben bin bint ould ait saint sainte sur mere pere soeur frere oncle tante amie ami educateur educatrice'.split(
    ' ',
  ),
);
/** A number of at least nine figures however they are cut, and an address of e-mail, whoever they are of. */
const numbers = /(?:\+|\b)\d(?:[\s\u00A0\u202F.()/-]?\d){8,}/gu;
const emails = /[^\s<>()]+@[^\s<>()]+/gu;

/** What a value looks like once folded, its words joined: « Jean-Noël » and « JEAN NOEL » are one. */
const joined = (text: string): string => foldedWords(text).join('');

function keysOf({ kind, text }: Identifying): readonly string[] {
  switch (kind) {
    case 'name':
      return [joined(text), ...foldedWords(text).filter((word) => word.length > 2 && !particles.has(word))];
    case 'day': {
      if (!isCivilDate(text)) return [joined(text)];
      const [year = '', month = '', day = ''] = text.split('-');
      const plain = (part: string): string => String(Number(part));
      return [
        joined(text),
        `${day}${month}${year}`,
        `${plain(day)}${plain(month)}${year}`,
        `${day}${month}${year.slice(2)}`,
        joined(formatFrenchDate(text)),
      ];
    }
    case 'phone': {
      const digits = text.replace(/\D/gu, '');
      return [digits, digits.replace(/^33/u, '0'), digits.replace(/^0/u, '33')];
    }
    case 'email':
    case 'number':
      return [joined(text)];
  }
}

/** A key inside a longer word tells as well, where it is long enough not to be there by chance. */
const TELLING = 5;
const MOST_WORDS = 12;

/** Answers a text without what could tell who it is about: these values, any telephone number and any address of e-mail. */
export function withoutIdentity(values: readonly Identifying[]): (text: string) => string {
  const keys = new Set(values.flatMap(keysOf).filter((key) => key !== ''));
  const longest = Math.max(0, ...[...keys].map((key) => key.length));
  const long = [...keys].filter((key) => key.length >= TELLING);
  /** Whether words that follow each other hold a value that begins in the first of them. */
  const holdsOne = (words: string, first: string): boolean =>
    long.some((key) => {
      const at = words.indexOf(key);
      return at >= 0 && at < first.length;
    });
  return (text) => {
    const plain = text.replace(emails, leftOut).replace(numbers, leftOut);
    const words = [...plain.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
      key: joined(match[0]),
    }));
    const spans: { from: number; to: number }[] = [];
    for (const [at, first] of words.entries()) {
      let run = '';
      let isFound = false;
      for (const { to, key } of words.slice(at, at + MOST_WORDS)) {
        run += key;
        if (keys.has(run) || (!isFound && holdsOne(run, first.key))) {
          spans.push({ from: first.from, to });
          isFound = true;
        }
        if (run.length >= longest + first.key.length) break;
      }
    }
    let kept = '';
    let at = 0;
    for (const { from, to } of spans.sort((a, b) => a.from - b.from)) {
      if (from > at) kept += `${plain.slice(at, from)}${leftOut}`;
      else if (from === at && (at === 0 || !kept.endsWith(leftOut))) kept += leftOut;
      at = Math.max(at, to);
    }
    return `${kept}${plain.slice(at)}`.replaceAll(/\[…\](?:[\s'’.-]*\[…\])+/gu, leftOut).trim();
  };
}
