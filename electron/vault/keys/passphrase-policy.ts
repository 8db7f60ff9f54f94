import type { MatchExtended, ZxcvbnFactory } from '@zxcvbn-ts/core';
import { agree, typography } from '../../../shared/base/text';
import { isLongEnough, type PassphraseVerdict } from '../../../shared/keys';

/** Levels of the CNIL (délibération 2022-100): 80 bits alone, 50 with a growing delay after failures. */
const STRONG_BITS = 80;
const FAIR_BITS = 50;
/** Under this, a passphrase falls to a list of common ones and a few rules, whatever the derivation costs. */
const WEAK_BITS = 35;
/** The judge's work grows with the square of the length; what comes after adds to the strength, and is not counted. */
const MOST_JUDGED = 100;

let judge: Promise<ZxcvbnFactory> | undefined;
/** The dictionaries (common passwords, French words and names): half a second, paid at the first passphrase chosen. */
const loadJudge = (): Promise<ZxcvbnFactory> => {
  judge ??= (async () => {
    const [{ ZxcvbnFactory: Judge }, common, french] = await Promise.all([
      import('@zxcvbn-ts/core'),
      import('@zxcvbn-ts/language-common'),
      import('@zxcvbn-ts/language-fr'),
    ]);
    return new Judge({
      dictionary: { ...common.dictionary, ...french.dictionary },
      graphs: common.adjacencyGraphs,
    });
  })();
  return judge;
};

/**
 * Bits that the judge leaves out: it counts any character outside of a known word as one of ten. Where three kinds of
 * characters or more are mixed nobody guesses by words, and each is one of that many.
 */
function randomBits(passphrase: string, sequence: readonly MatchExtended[]): number {
  const kinds = [
    [/[a-z]/u, 26],
    [/[A-Z]/u, 26],
    [/\d/u, 10],
    [/[!-/:-@[-`{-~]/u, 32],
  ] as const;
  const present = kinds.filter(([pattern]) => pattern.test(passphrase));
  if (present.length < 3) return 0;
  const alphabet = present.reduce((sum, [, size]) => sum + size, 0);
  const unknown = sequence.filter(({ pattern }) => pattern === 'bruteforce');
  return unknown.reduce((sum, { token }) => sum + token.length * Math.log2(alphabet / 10), 0);
}

/** What makes a passphrase easy to guess, as the end of a sentence. */
function reasonOf(sequence: readonly MatchExtended[]): string {
  const has = (test: (match: MatchExtended) => boolean): boolean => sequence.some(test);
  if (has((match) => match.pattern === 'dictionary' && match.dictionaryName === 'userInputs'))
    return 'elle reprend le nom du fichier, de la structure ou du conseiller';
  if (has(({ pattern }) => pattern === 'repeat')) return 'elle se répète';
  if (has(({ pattern }) => pattern === 'sequence' || pattern === 'wordSequence'))
    return 'elle suit un ordre connu (123, abc, lundi mardi…)';
  if (has(({ pattern }) => pattern === 'spatial')) return 'ses touches se suivent sur le clavier';
  if (has((match) => match.pattern === 'dictionary' && match.dictionaryName.startsWith('passwords')))
    return 'elle contient un mot de passe courant';
  if (has(({ pattern }) => pattern === 'date')) return 'elle contient une date';
  return 'elle est faite de mots trop courants';
}

/** Words of a name, since a passphrase made of them is tried first. */
const wordsOf = (names: readonly string[]): string[] =>
  names
    .flatMap((name) => [name, ...name.split(/[^\p{L}\p{N}]+/u)])
    .map((word) => word.trim())
    .filter((word) => word.length > 2);

/**
 * What a new passphrase is worth, in bits an attacker who knows French would have to try, and one sentence that says it.
 * `names`: what belongs to this portfolio (file, structure, adviser). Sources: CNIL 2022-100, security bar 10.
 */
export async function judgePassphrase(
  passphrase: string,
  names: readonly string[] = [],
): Promise<PassphraseVerdict> {
  const length = [...passphrase].length;
  if (!isLongEnough(passphrase)) {
    const gap = 12 - length;
    return {
      level: 'short',
      isAccepted: false,
      bits: 0,
      sentence:
        length === 0
          ? '12 caractères au moins, ou cinq mots.'
          : `Encore ${gap} ${agree(gap, 'caractère', 'caractères')}, ou cinq mots.`,
    };
  }
  const judged = passphrase.normalize('NFC').slice(0, MOST_JUDGED);
  const { guessesLog10, sequence } = (await loadJudge()).check(judged, wordsOf(names));
  const bits = Math.floor(guessesLog10 / Math.log10(2) + randomBits(judged, sequence));
  if (bits >= STRONG_BITS) return { level: 'strong', isAccepted: true, bits, sentence: 'Solide.' };
  if (bits >= FAIR_BITS)
    return {
      level: 'fair',
      isAccepted: true,
      bits,
      sentence: 'Correcte. Un ou deux mots sans lien de plus la rendraient solide.',
    };
  const level = bits >= WEAK_BITS ? 'weak' : 'guessable';
  return {
    level,
    isAccepted: false,
    bits,
    sentence: typography(
      `Trop facile à deviner : ${reasonOf(sequence)}. Ajoutez des mots sans lien entre eux.`,
    ),
  };
}
