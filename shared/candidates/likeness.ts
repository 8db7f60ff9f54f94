import { capital, enumerate } from '../base/text';
import { foldedWords } from '../base/text/fold';
import { type CivilDate, formatShortDate } from '../base/time';

/** What tells one person from another. `''` and `null`: not known. Phones are in stored form (`+33639981234`). */
export interface Identity {
  readonly fileNumber: string;
  readonly birthName: string;
  readonly usualName: string;
  readonly firstName: string;
  readonly birthDate: CivilDate | null;
  readonly mobilePhone: string;
  readonly email: string;
  /** Where the person lives, if it is told: two places speak against one person, one place for nobody. */
  readonly commune?: string;
}

/** `same`: may be merged without asking; `doubtful`: the adviser decides. `reason` is a French sentence for the report. */
export interface Likeness {
  readonly certainty: 'same' | 'doubtful';
  readonly reason: string;
  /**
   * Names and birth date alone bring the two together, and one thing that both tell is not the same. Enough for somebody
   * whose phone has changed since; not for two rows of one file.
   */
  readonly isContradicted?: true;
}

/** Particles that extracts drop, glue or move ("de La Tour", "Latour"). A name made of them alone keeps them. */
const particles: ReadonlySet<string> = new Set([
  ...['d', 'de', 'du', 'des', 'l', 'la', 'le', 'les'],
  ...['da', 'das', 'do', 'dos', 'di', 'del', 'della', 'el', 'al', 'van', 'von', 'den', 'der', 'ter'],
]);

interface NameForm {
  readonly words: readonly string[];
  /** Letters in the order written: "Le Goff" and "Legoff" agree. */
  readonly compact: string;
  /** Words without particles, in alphabetical order: "Martin-Durand" and "DURAND MARTIN" agree. */
  readonly sorted: string;
}

function nameForm(name: string): NameForm {
  const words = foldedWords(name);
  const bearing = words.filter((word) => !particles.has(word));
  return {
    words: bearing.length > 0 ? bearing : words,
    compact: words.join(''),
    sorted: (bearing.length > 0 ? bearing : words).toSorted().join(''),
  };
}

const isSame = (a: NameForm, b: NameForm): boolean =>
  a.compact !== '' && (a.compact === b.compact || (a.sorted !== '' && a.sorted === b.sorted));

/** One name is a part of the other: "Martin" and "Martin-Durand", "Jean" and "Jean-Noël". */
function isPart(a: NameForm, b: NameForm): boolean {
  const isIn = (part: NameForm, whole: NameForm): boolean =>
    part.words.length > 0 && part.words.every((word) => whole.words.includes(word));
  return isIn(a, b) || isIn(b, a);
}

/** One letter added, dropped, changed or two neighbours exchanged, at most. */
export function isOneEditAway(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  if (long.length > short.length) return short.slice(start) === long.slice(start + 1);
  return (
    short.slice(start + 1) === long.slice(start + 1) ||
    (short[start] === long[start + 1] &&
      short[start + 1] === long[start] &&
      short.slice(start + 2) === long.slice(start + 2))
  );
}

// A changed letter in a name of two or three ("Sy", "Ly") makes another name, not a slip.
const shortestForChange = 4;
const isNear = (a: NameForm, b: NameForm): boolean =>
  isSame(a, b) ||
  (isOneEditAway(a.compact, b.compact) &&
    (a.compact.length !== b.compact.length || a.compact.length >= shortestForChange));

/** Day and month exchanged, or one digit that differs. */
type DateGap = 'equal' | 'swapped' | 'digit' | 'far' | 'unknown';
function dateGap(a: CivilDate | null, b: CivilDate | null): DateGap {
  if (a === null || b === null) return 'unknown';
  if (a === b) return 'equal';
  if (a.slice(0, 4) === b.slice(0, 4) && a.slice(5, 7) === b.slice(8) && a.slice(8) === b.slice(5, 7))
    return 'swapped';
  let differing = 0;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) differing += 1;
  return differing === 1 ? 'digit' : 'far';
}

const compactNumber = (fileNumber: string): string => foldedWords(fileNumber).join('');

/** Days that are written when the day of birth is not known: many bear the same one by convention. */
const isConventionalDay = (date: CivilDate | null): boolean => /-(?:01-01|12-31)$/u.test(date ?? '');

interface Evidence {
  readonly doesAgree: boolean;
  /** French, in the plural: what both tell, and tell otherwise. */
  readonly differing: readonly string[];
}
/** What speaks for or against one person beside names and birth date. */
function evidenceOf({ identity: a }: ReadIdentity, { identity: b }: ReadIdentity): Evidence {
  const told: readonly (readonly [string, string, string])[] = [
    ['téléphones', a.mobilePhone, b.mobilePhone],
    ['courriels', a.email.toLowerCase(), b.email.toLowerCase()],
  ];
  const both = told.filter(([, one, other]) => one !== '' && other !== '');
  const [here, there] = [foldedWords(a.commune ?? '').join(''), foldedWords(b.commune ?? '').join('')];
  return {
    doesAgree: both.some(([, one, other]) => one === other),
    differing: [
      ...both.filter(([, one, other]) => one !== other).map(([words]) => words),
      ...(here !== '' && there !== '' && here !== there ? ['communes'] : []),
    ],
  };
}

/** An identity read once, to be compared with many. */
export interface ReadIdentity {
  readonly identity: Identity;
  readonly number: string;
  readonly birthName: NameForm;
  readonly usualName: NameForm;
  readonly firstName: NameForm;
}

export const readIdentity = (identity: Identity): ReadIdentity => ({
  identity,
  number: compactNumber(identity.fileNumber),
  birthName: nameForm(identity.birthName),
  usualName: nameForm(identity.usualName),
  firstName: nameForm(identity.firstName),
});

/** Folded names under which a candidate is kept, for finding those with the same names whatever the birth date. */
export const likenessName = (identity: Pick<Identity, 'birthName' | 'firstName'>): string =>
  `${nameForm(identity.birthName).sorted} ${nameForm(identity.firstName).sorted}`;

/** The number under which a file is found: letters and digits only, lower case. */
export const likenessNumber = compactNumber;

/**
 * Keys of an identity: two people whom `likenessOf` finds alike share at least one. Names are kept as they are, dates
 * and contacts bring the near ones together.
 */
export function likenessKeys(read: ReadIdentity): readonly string[] {
  const { identity, number } = read;
  const keys = [`n ${likenessName(identity)}`];
  if (number !== '') keys.push(`f ${number}`);
  if (identity.birthDate !== null) keys.push(`d ${identity.birthDate}`);
  if (identity.mobilePhone !== '') keys.push(`p ${identity.mobilePhone}`);
  if (identity.email !== '') keys.push(`e ${identity.email.toLowerCase()}`);
  return keys;
}

type NameBond = 'same' | 'usual' | 'near' | 'part' | 'exchanged' | 'none';

function nameBond(a: ReadIdentity, b: ReadIdentity): NameBond {
  const firstSame = isSame(a.firstName, b.firstName);
  if (firstSame && isSame(a.birthName, b.birthName)) return 'same';
  if (firstSame && (isSame(a.birthName, b.usualName) || isSame(a.usualName, b.birthName))) return 'usual';
  if (isSame(a.birthName, b.firstName) && isSame(a.firstName, b.birthName)) return 'exchanged';
  if (firstSame && isNear(a.birthName, b.birthName)) return 'near';
  if (isSame(a.birthName, b.birthName) && isNear(a.firstName, b.firstName)) return 'near';
  if (firstSame && (isPart(a.birthName, b.birthName) || isSame(a.usualName, b.usualName))) return 'part';
  if (isSame(a.birthName, b.birthName) && isPart(a.firstName, b.firstName)) return 'part';
  return 'none';
}

const bondWords: Readonly<Record<Exclude<NameBond, 'none'>, string>> = {
  same: 'mêmes nom et prénom',
  usual: 'même prénom, nom d’usage de l’un égal au nom de l’autre',
  near: 'nom et prénom à une lettre près',
  part: 'même prénom et nom en partie commun',
  exchanged: 'nom et prénom intervertis',
};

const dateWords = (gap: DateGap, a: ReadIdentity, b: ReadIdentity): string => {
  const [one, other] = [a.identity.birthDate, b.identity.birthDate];
  const both = one && other ? ` (${formatShortDate(one)} et ${formatShortDate(other)})` : '';
  switch (gap) {
    case 'equal':
      return 'même date de naissance';
    case 'swapped':
      return `jour et mois de naissance intervertis${both}`;
    case 'digit':
      return `dates de naissance à un chiffre près${both}`;
    case 'far':
      return `dates de naissance différentes${both}`;
    case 'unknown':
      return 'date de naissance non connue';
  }
};

/**
 * Whether two identities are one person, and why; `null` when nothing brings them together. The order of the two does
 * not matter. Two different file numbers never make the same person: at most a doubt. Nor do names and birth date alone, when all
 * else that both tell is different: homonyms, above all those born on a 1 January.
 */
export function likenessOf(a: ReadIdentity, b: ReadIdentity): Likeness | null {
  const bond = nameBond(a, b);
  const gap = dateGap(a.identity.birthDate, b.identity.birthDate);
  const numbers =
    a.number === '' || b.number === '' ? 'unknown' : a.number === b.number ? 'equal' : 'different';
  const isClose = gap === 'equal' || gap === 'swapped' || gap === 'digit';
  const say = (certainty: Likeness['certainty'], ...words: readonly string[]): Likeness => ({
    certainty,
    reason: `${capital(words.join(', '))}.`,
  });

  if (numbers === 'equal') {
    if (bond !== 'none' && isClose)
      return say('same', 'même numéro de dossier', bondWords[bond], dateWords(gap, a, b));
    return say(
      'doubtful',
      'même numéro de dossier',
      bond === 'none' ? 'noms différents' : bondWords[bond],
      dateWords(gap, a, b),
    );
  }
  const unlike = numbers === 'different' ? ['numéros de dossier différents'] : [];
  if ((bond === 'same' || bond === 'usual') && gap === 'equal') {
    const { doesAgree, differing } = evidenceOf(a, b);
    const isContradicted = !doesAgree && differing.length > 0;
    // Homonyms: names and birth date alone do not outweigh all the rest, nor a day that is written for want of a better.
    const isHomonym = isContradicted && (differing.length > 1 || isConventionalDay(a.identity.birthDate));
    return {
      ...say(
        numbers === 'different' || isHomonym ? 'doubtful' : 'same',
        bondWords[bond],
        dateWords(gap, a, b),
        ...unlike,
        ...(isContradicted
          ? [`mais ${enumerate(differing)} ${differing[0] === 'communes' ? 'différentes' : 'différents'}`]
          : []),
      ),
      ...(isContradicted ? { isContradicted } : {}),
    };
  }
  if (bond !== 'none' && gap === 'equal')
    return say('doubtful', bondWords[bond], dateWords(gap, a, b), ...unlike);
  // Without the birth date, only the birth names and what is written alike are enough to raise a doubt.
  if (bond === 'same' && (gap === 'swapped' || gap === 'digit' || gap === 'unknown') && sameKey(a, b))
    return say('doubtful', bondWords.same, dateWords(gap, a, b), ...unlike);
  const phone = a.identity.mobilePhone !== '' && a.identity.mobilePhone === b.identity.mobilePhone;
  const email = a.identity.email !== '' && a.identity.email.toLowerCase() === b.identity.email.toLowerCase();
  if (!phone && !email) return null;
  const shared = phone && email ? 'mêmes téléphone et courriel' : phone ? 'même téléphone' : 'même courriel';
  if (gap === 'equal' || gap === 'unknown' || (bond !== 'none' && isClose))
    return say(
      'doubtful',
      shared,
      ...(bond === 'none' ? ['noms différents'] : [bondWords[bond]]),
      dateWords(gap, a, b),
      ...unlike,
    );
  return null;
}

const sameKey = (a: ReadIdentity, b: ReadIdentity): boolean =>
  likenessName(a.identity) === likenessName(b.identity);
