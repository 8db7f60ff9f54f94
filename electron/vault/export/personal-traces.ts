import { fold, foldedWords, formatPhone } from '../../../shared/text';
import { type CivilDate, formatFrenchDate, formatShortDate } from '../../../shared/time';

/** What could name a person of the portfolio. */
export interface Identity {
  readonly birthName: string;
  readonly usualName: string;
  readonly firstName: string;
  readonly birthDate: CivilDate;
  /** Stored forms: `+33` and nine digits, or `''`. */
  readonly mobilePhone: string;
  readonly landlinePhone: string;
  readonly email: string;
  readonly fileNumber: string;
}

const withoutSpaces = (text: string): string => text.replace(/[\s\u00A0\u202F.\-/()]+/gu, '');

/** Words that could be somebody's: counts, codes and initials are not. */
const isTelling = (word: string): boolean => word.length >= 2 && !/^\d+$/.test(word);

/**
 * Whether one of the persons can be read in `texts`: full name in either order, phone, e-mail, date of birth, file
 * number; or any name or first name whose word does not stand in `fixed`, the same export of an empty portfolio
 * (« Niveau » and « Paris » are names too). Dates and numbers of `fixed`, such as the period's, are nobody's.
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
  const compact = withoutSpaces(text);
  const lower = text.toLowerCase();
  const mayHoldMail = lower.includes('@');

  const holdsName = (name: string): boolean =>
    foldedWords(name).some((word) => isTelling(word) && words.has(word) && !fixedWords.has(word));
  const holdsSequence = (first: string, second: string): boolean => {
    const sequence = [...foldedWords(first), ...foldedWords(second)];
    return sequence.every((word) => words.has(word)) && folded.includes(` ${sequence.join(' ')} `);
  };
  const holdsPhone = (phone: string): boolean =>
    phone !== '' && (compact.includes(withoutSpaces(formatPhone(phone))) || compact.includes(phone.slice(1)));
  const holdsDate = (date: CivilDate): boolean =>
    [date, formatShortDate(date), formatFrenchDate(date)].some(
      (written) => text.includes(written) && !fixedText.includes(written),
    );

  for (const person of identities) {
    const names = [person.birthName, person.usualName].filter((name) => fold(name) !== '');
    if (
      [...names, person.firstName].some(holdsName) ||
      (fold(person.firstName) !== '' &&
        names.some(
          (name) => holdsSequence(person.firstName, name) || holdsSequence(name, person.firstName),
        )) ||
      holdsPhone(person.mobilePhone) ||
      holdsPhone(person.landlinePhone) ||
      (mayHoldMail && person.email !== '' && lower.includes(person.email.toLowerCase())) ||
      (person.fileNumber.length >= 5 && lower.includes(person.fileNumber.toLowerCase())) ||
      holdsDate(person.birthDate)
    )
      return true;
  }
  return false;
}
