import { fold, foldedWords } from '../../../shared/base/text';
import { readWrittenDate } from '../../../shared/base/time';
import type { Identifying } from '../../../shared/fields';

/** What could name a person of the portfolio, and those close to her whom her file names. */
export type Identity = readonly Identifying[];

/** Words that could be somebody's: counts and initials are not. */
const isTelling = (word: string): boolean => word.length >= 2 && !/^\d+$/.test(word);

const isoDate = /\d{4}-\d{2}-\d{2}/g;
const frenchDate =
  /\d{1,2}(?:er)?[\s\u00A0\u202F]+\p{L}{3,9}[\s\u00A0\u202F]+\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{4}/gu;

function datesIn(text: string): ReadonlySet<string> {
  const written = [...text.matchAll(frenchDate)].map(([date]) => readWrittenDate(date, {}).date);
  return new Set(
    [...text.matchAll(isoDate)].map(([date]) => date).concat(written.filter((date) => date !== null)),
  );
}

const mailsIn = (text: string): ReadonlySet<string> =>
  new Set([...text.toLowerCase().matchAll(/[^\s;,:"<>()«»]+@[^\s;,:"<>()«»]+/gu)].map(([mail]) => mail));

const nationalDigits = 9;
/** Every series of nine digits, separators aside: a French number without its prefix is one of them. */
function phonesIn(text: string): ReadonlySet<string> {
  const phones = new Set<string>();
  for (const [run] of text.matchAll(/\d(?:[\s\u00A0\u202F.\-/()]*\d)+/gu)) {
    const digits = run.replace(/\D/g, '');
    for (let at = 0; at + nationalDigits <= digits.length; at += 1)
      phones.add(digits.slice(at, at + nationalDigits));
  }
  return phones;
}

/**
 * Whether one of the persons can be read in `texts`: two of their names in either order, phone, e-mail, date of birth, file
 * number; or any name or first name whose word does not stand in `fixed`, the same export of an empty portfolio
 * (« Niveau » and « Paris » are names too). Dates of `fixed`, such as the period's, are nobody's. What the text holds
 * is gathered once, so that a hundred thousand persons are looked up, not searched for.
 */
export function hasPersonalTrace(
  texts: readonly string[],
  fixed: readonly string[],
  identities: Iterable<Identity>,
): boolean {
  const text = texts.join('\n');
  const fixedText = fixed.join('\n');
  const folded = ` ${fold(text)} `;
  const words = new Set(foldedWords(text));
  const fixedWords = new Set(foldedWords(fixedText));
  const ownWords = new Set([...words].filter((word) => isTelling(word) && !fixedWords.has(word)));
  const fixedDates = datesIn(fixedText);
  const ownDates = new Set([...datesIn(text)].filter((date) => !fixedDates.has(date)));
  const mails = mailsIn(text);
  const phones = phonesIn(text);

  const holdsSequence = (sequence: readonly string[]): boolean =>
    sequence.length > 0 &&
    sequence.every((word) => words.has(word)) &&
    folded.includes(` ${sequence.join(' ')} `);
  const holdsPhone = (phone: string): boolean => phones.has(phone.slice(-nationalDigits));

  const holds = ({ kind, text: known }: Identifying): boolean => {
    switch (kind) {
      case 'name':
        return false;
      case 'phone':
        return holdsPhone(known);
      case 'email':
        return mails.has(known.toLowerCase());
      case 'number':
        return known.length >= 5 && holdsSequence(foldedWords(known));
      case 'day':
        return ownDates.has(known);
    }
  };

  for (const identity of identities) {
    const names = identity.flatMap(({ kind, text: name }) => (kind === 'name' ? [foldedWords(name)] : []));
    if (
      names.some((name) => name.some((word) => ownWords.has(word))) ||
      names.some((one) => names.some((other) => one !== other && holdsSequence([...one, ...other]))) ||
      identity.some((known) => holds(known))
    )
      return true;
  }
  return false;
}
