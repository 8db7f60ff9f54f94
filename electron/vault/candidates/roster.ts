import { dialledDigits, foldedWords } from '../../../shared/base/text';
import type { CivilDate } from '../../../shared/base/time';
import type { RosterEntry } from './candidates.repository';
import type { DateReading, QueryReading, Term } from './search-query';

const numberOf = (date: CivilDate | null): number =>
  date === null
    ? 0
    : Number(date.slice(0, 4)) * 10_000 + Number(date.slice(5, 7)) * 100 + Number(date.slice(8, 10));
/** A set of slots. */
type Slots = Uint32Array;
const has = (set: Slots, slot: number): boolean => ((set[slot >>> 5] ?? 0) & (1 << (slot & 31))) !== 0;
const put = (set: Slots, slot: number): void => {
  set[slot >>> 5] = (set[slot >>> 5] ?? 0) | (1 << (slot & 31));
};
const drop = (set: Slots, slot: number): void => {
  set[slot >>> 5] = (set[slot >>> 5] ?? 0) & ~(1 << (slot & 31));
};
/** The slots of `set` that are also, or are not, in `other`. */
function and(set: Slots, other: Slots): Slots {
  const common = set.slice();
  for (let index = 0; index < common.length; index += 1)
    common[index] = (common[index] ?? 0) & (other[index] ?? 0);
  return common;
}
function without(set: Slots, other: Slots): Slots {
  const rest = set.slice();
  for (let index = 0; index < rest.length; index += 1)
    rest[index] = (rest[index] ?? 0) & ~(other[index] ?? 0);
  return rest;
}
function or(set: Slots, other: Slots): Slots {
  const sum = set.slice();
  for (let index = 0; index < sum.length; index += 1) sum[index] = (sum[index] ?? 0) | (other[index] ?? 0);
  return sum;
}

/** Where the slots of a term were found, from the best place to any. */
interface Found {
  readonly exactName: Slots;
  readonly exact: Slots;
  readonly surname: Slots;
  readonly name: Slots;
  readonly any: Slots;
}

/** Kinds of words, told by the first letter of a token. */
const surnameMark = 's';
const firstNameMark = 'f';
const communeMark = 'c';

/**
 * Folded words of a name, and its last words in one: "Ben Saïd" answers to "bensaid", "De La Tour" to "latour" and
 * "delatour", "d’Almeida" to "dalmeida".
 */
function nameWords(text: string): readonly string[] {
  const words = foldedWords(text);
  return words.length > 1
    ? [...words, ...words.slice(1).map((_, index) => words.slice(index).join(''))]
    : words;
}

/** A test of births written as numbers (20040312). */
function dateTest({ day, month, fromYear, toYear }: DateReading): (birth: number) => boolean {
  const [first, last] = [fromYear * 10_000, toYear * 10_000 + 9_999];
  if (month === null) return (birth) => birth >= first && birth <= last;
  if (day === null)
    return (birth) => birth >= first && birth <= last && Math.trunc(birth / 100) % 100 === month;
  const monthAndDay = month * 100 + day;
  return (birth) => birth % 10_000 === monthAndDay && birth >= first && birth <= last;
}

/** Texts of all slots end to end, each in the same width: one native search goes through them all. */
interface Column {
  readonly text: string;
  readonly width: number;
}
function columnOf(texts: readonly string[]): Column {
  const width = texts.reduce((widest, text) => Math.max(widest, text.length), 0) + 1;
  return { text: texts.map((text) => text.padEnd(width)).join(''), width };
}
function putHolders(into: Slots, { text, width }: Column, part: string): void {
  for (let at = text.indexOf(part); at !== -1; ) {
    const slot = Math.trunc(at / width);
    put(into, slot);
    at = text.indexOf(part, (slot + 1) * width);
  }
}

const shortestPhonePart = 4;
const shortestNumberPart = 3;
const wholePhone = 10;
const wholePostcode = 5;

/**
 * The list held in memory while the portfolio is open: for each candidate what the search reads, and
 * nothing more. Each candidate has a slot; a changed one leaves its slot and takes the next.
 */
export interface Roster {
  readonly add: (entry: RosterEntry) => void;
  /** Ends the loading: row numbers in the order of the names. Afterwards `add` keeps the order by itself. */
  readonly order: (rowidsByName: readonly number[]) => void;
  readonly remove: (rowid: number) => void;
  /** Slots left behind by changes. */
  readonly waste: () => number;
  readonly size: () => number;
  readonly search: (
    readings: readonly QueryReading[],
    limit: number,
  ) => { readonly rowids: readonly number[]; readonly hasMore: boolean };
}

export function createRoster(): Roster {
  let capacity = 1024;
  let slots = 0;
  let live = 0;
  let rowids = new Int32Array(capacity);
  let births = new Int32Array(capacity);
  let postcodes = new Int32Array(capacity);
  let alive: Slots = new Uint32Array(capacity >>> 5);
  const sortNames: string[] = [];
  const numbers: string[] = [];
  /** Last figures of the file number between marks, `#0000042|`. */
  const tails: string[] = [];
  /** The same figures as a number, for "42" typed for 000042; -1 without figures. */
  let tailNumbers = new Float64Array(capacity);
  const phones: string[] = [];

  const slotOf = new Map<number, number>();
  const postings = new Map<string, number[]>();
  /** Sorted, once loaded. */
  let tokens: string[] = [];
  /** Slots in the order of the names, once loaded. */
  let byName: number[] | null = null;
  /** Words of the names met so far: few names are borne by many. */
  const wordsOfNames = new Map<string, readonly string[]>();
  /** Made when needed, forgotten at each change. */
  let figures: { readonly phones: Column; readonly tails: Column } | null = null;

  const emptySet = (): Slots => new Uint32Array(capacity >>> 5);
  function grow(): void {
    capacity *= 2;
    const grown = <T extends Int32Array | Uint8Array | Uint16Array | Uint32Array | Float64Array>(
      bigger: T,
      old: T,
    ): T => {
      bigger.set(old);
      return bigger;
    };
    rowids = grown(new Int32Array(capacity), rowids);
    births = grown(new Int32Array(capacity), births);
    postcodes = grown(new Int32Array(capacity), postcodes);
    tailNumbers = grown(new Float64Array(capacity), tailNumbers);
    alive = grown(new Uint32Array(capacity >>> 5), alive);
  }

  /** Place of the first token that is not before `text`. */
  function tokenPlace(text: string): number {
    let [low, high] = [0, tokens.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((tokens[middle] ?? '') < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  const isBefore = (slot: number, other: number): boolean => {
    const [a, b] = [sortNames[slot] ?? '', sortNames[other] ?? ''];
    return a === b ? (rowids[slot] ?? 0) < (rowids[other] ?? 0) : a < b;
  };
  function placeByName(names: readonly number[], slot: number): number {
    let [low, high] = [0, names.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(names[middle] ?? 0, slot)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function wordsOf(name: string): readonly string[] {
    const known = wordsOfNames.get(name);
    if (known) return known;
    const words = nameWords(name);
    wordsOfNames.set(name, words);
    return words;
  }

  function tokensOf(entry: RosterEntry): ReadonlySet<string> {
    const found = new Set<string>();
    for (const word of wordsOf(entry.birthName)) found.add(surnameMark + word);
    if (entry.usualName !== '') for (const word of wordsOf(entry.usualName)) found.add(surnameMark + word);
    for (const word of wordsOf(entry.firstName)) found.add(firstNameMark + word);
    for (const word of entry.sortCommune.split(' ')) if (word !== '') found.add(communeMark + word);
    return found;
  }

  function add(entry: RosterEntry): void {
    if (slots === capacity) grow();
    const slot = slots;
    slots += 1;
    live += 1;
    slotOf.set(entry.rowid, slot);
    put(alive, slot);
    rowids[slot] = entry.rowid;
    births[slot] = numberOf(entry.birthDate);
    postcodes[slot] = entry.postcode === '' ? -1 : Number(entry.postcode);
    sortNames[slot] = entry.sortName;
    numbers[slot] = entry.likenessNumber;
    const tail = /(\d+)\D*$/.exec(entry.fileNumber)?.[1] ?? '';
    tails[slot] = tail === '' ? '' : `#${tail}|`;
    tailNumbers[slot] = tail === '' ? -1 : Number(tail);
    phones[slot] = ` ${dialledDigits(entry.mobilePhone)} ${dialledDigits(entry.landlinePhone)}`;
    for (const token of tokensOf(entry)) {
      const posting = postings.get(token);
      if (posting) posting.push(slot);
      else {
        postings.set(token, [slot]);
        if (byName) tokens.splice(tokenPlace(token), 0, token);
      }
    }
    if (byName) byName.splice(placeByName(byName, slot), 0, slot);
    figures = null;
  }

  function remove(rowid: number): void {
    const slot = slotOf.get(rowid);
    if (slot === undefined) return;
    slotOf.delete(rowid);
    drop(alive, slot);
    live -= 1;
    if (byName) byName.splice(placeByName(byName, slot), 1);
    figures = null;
  }

  function order(rowidsByName: readonly number[]): void {
    tokens = [...postings.keys()].sort();
    byName = rowidsByName.flatMap((rowid) => slotOf.get(rowid) ?? []);
  }

  const union = (into: Slots, mark: string, word: string, isExact: boolean): void => {
    const text = mark + word;
    if (isExact) {
      for (const slot of postings.get(text) ?? []) put(into, slot);
      return;
    }
    for (let place = tokenPlace(text); place < tokens.length; place += 1) {
      const token = tokens[place] ?? '';
      if (!token.startsWith(text)) break;
      for (const slot of postings.get(token) ?? []) put(into, slot);
    }
  };

  function findWord(word: string): Found {
    const exactName = emptySet();
    union(exactName, surnameMark, word, true);
    const exact = exactName.slice();
    union(exact, firstNameMark, word, true);
    const surname = emptySet();
    union(surname, surnameMark, word, false);
    const name = surname.slice();
    union(name, firstNameMark, word, false);
    const any = name.slice();
    union(any, communeMark, word, false);
    return { exactName, exact, surname, name, any };
  }

  /** Figures: of a telephone, of a birth date, of a file number, of a postcode. Exact: the whole of one of them. */
  function findFigures(digits: string, dates: readonly DateReading[]): Found {
    figures ??= { phones: columnOf(phones), tails: columnOf(tails) };
    const exact = emptySet();
    const any = emptySet();
    if (digits.length >= shortestPhonePart) putHolders(any, figures.phones, digits);
    else if (digits.startsWith('0')) putHolders(any, figures.phones, ` ${digits}`);
    if (digits.length === wholePhone) putHolders(exact, figures.phones, digits);
    if (digits.length >= shortestNumberPart) {
      putHolders(any, figures.tails, `#${digits}`);
      putHolders(any, figures.tails, `${digits}|`);
    }
    const value = Number(digits);
    for (let slot = 0; slot < slots; slot += 1) if (tailNumbers[slot] === value) put(exact, slot);
    for (const date of dates) {
      const meets = dateTest(date);
      const set = date.day !== null && date.fromYear === date.toYear ? exact : any;
      for (let slot = 0; slot < slots; slot += 1) if (meets(births[slot] ?? 0)) put(set, slot);
    }
    if (digits.length === wholePostcode)
      for (let slot = 0; slot < slots; slot += 1) if (postcodes[slot] === value) put(any, slot);
    // "Marseille 03": figures can also be a word of the commune.
    union(any, communeMark, digits, true);
    const all = or(any, exact);
    return { exactName: exact, exact, surname: all, name: all, any: all };
  }

  /** Goes through the slots of `within` and sorts them by what `rank` says. */
  function findBy(within: Slots, rank: (slot: number) => 0 | 1 | 2): Found {
    const exact = emptySet();
    const any = emptySet();
    for (let index = 0; index < within.length; index += 1) {
      for (let word = within[index] ?? 0; word !== 0; word &= word - 1) {
        const slot = (index << 5) + 31 - Math.clz32(word & -word);
        const found = rank(slot);
        if (found > 0) put(any, slot);
        if (found === 2) put(exact, slot);
      }
    }
    return { exactName: exact, exact, surname: any, name: any, any };
  }

  function find(term: Term, within: Slots): Found {
    switch (term.kind) {
      case 'word':
        return findWord(term.word);
      case 'code':
        return findBy(within, (slot) => {
          const number = numbers[slot] ?? '';
          return number === term.code ? 2 : number.startsWith(term.code) ? 1 : 0;
        });
      case 'date': {
        const tests = term.dates.map(dateTest);
        return findBy(within, (slot) => (tests.some((meets) => meets(births[slot] ?? 0)) ? 2 : 0));
      }
      case 'figures':
        return findFigures(term.digits, term.dates);
    }
  }

  /** Sets of slots that meet a reading, from the best to the rest. */
  function tiersOf(reading: QueryReading): readonly Slots[] {
    // Words first: they have an index, and leave few slots to the other terms.
    const terms = [...reading].sort((a, b) => Number(b.kind === 'word') - Number(a.kind === 'word'));
    let within = alive;
    const found = terms.map((term) => {
      const each = find(term, within);
      within = and(within, each.any);
      return each;
    });
    const all = (pick: (each: Found, index: number) => Slots): Slots =>
      found.reduce((set, each, index) => and(set, pick(each, index)), within);
    const typedLast = terms.findLastIndex((term) => term.kind === 'word');
    return [
      ...(terms.length === 1 ? [all((each) => each.exactName)] : []),
      all((each) => each.exact),
      ...(terms.length === 1 ? [all((each) => each.surname)] : []),
      all((each, index) => (index === typedLast ? each.name : each.exact)),
      all((each) => each.name),
      within,
    ];
  }

  function search(
    readings: readonly QueryReading[],
    limit: number,
  ): { readonly rowids: readonly number[]; readonly hasMore: boolean } {
    const names = byName ?? [];
    const found: number[] = [];
    let seen = emptySet();
    const tiers = readings.map(tiersOf);
    const depth = Math.max(0, ...tiers.map((each) => each.length));
    for (let tier = 0; tier < depth; tier += 1) {
      const set = tiers.reduce(
        (sum, each) => or(sum, each[Math.min(tier, each.length - 1)] ?? sum),
        emptySet(),
      );
      const fresh = without(set, seen);
      seen = or(seen, set);
      if (!fresh.some((word) => word !== 0)) continue;
      for (const slot of names) {
        if (!has(fresh, slot)) continue;
        if (found.length === limit) return { rowids: found, hasMore: true };
        found.push(rowids[slot] ?? 0);
      }
    }
    return { rowids: found, hasMore: false };
  }

  return { add, order, remove, waste: () => slots - live, size: () => live, search };
}
