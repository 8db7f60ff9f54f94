import { fold, foldedWords } from '../../../shared/base/text';
import type { CivilDate } from '../../../shared/base/time';
import type { AgeBand, CandidateFilters, CandidateSort } from '../../../shared/candidates';
import { levelCodes, levelOrder, schemeIds } from '../../../shared/fields';
import type { RosterEntry } from './candidates.repository';
import type { DateReading, QueryReading, Term } from './search-query';

/** First and last completed ages of each band; `null`: no limit. */
const bandAges: Readonly<Record<AgeBand, readonly [number | null, number | null]>> = {
  'under-16': [null, 15],
  '16-17': [16, 17],
  '18-21': [18, 21],
  '22-25': [22, 25],
  '26-29': [26, 29],
  'over-29': [30, null],
};

const numberOf = (date: CivilDate | null): number =>
  date === null
    ? 0
    : Number(date.slice(0, 4)) * 10_000 + Number(date.slice(5, 7)) * 100 + Number(date.slice(8, 10));
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** The last day of birth, as a number, of those who have completed `age` years today. */
function bornBy(today: CivilDate, age: number): number {
  const year = Number(today.slice(0, 4));
  const day = numberOf(today) - age * 10_000;
  // Born on 29 February, one is a year older on 28 February of common years.
  return day % 10_000 === 228 && !isLeap(year) && isLeap(year - age) ? day + 1 : day;
}

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

const schemeBits: ReadonlyMap<string, number> = new Map(
  schemeIds.map((scheme, index) => [scheme, 1 << index]),
);

/** Kinds of words, told by the first letter of a token. */
const surnameMark = 's';
const firstNameMark = 'f';
const communeMark = 'c';

/** Folded words of a name, and the name in one word: "Ben Saïd" answers to "bensaid", "d’Almeida" to "dalmeida". */
function nameWords(text: string): readonly string[] {
  const words = foldedWords(text);
  return words.length > 1 ? [...words, words.join('')] : words;
}

/** `0639981234`, from the stored form; digits alone for another country. */
const dialled = (phone: string): string => phone.replace(/^\+33/, '0').replace('+', '');

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
 * The list held in memory while the portfolio is open: for each candidate what the search, the filters and the sorts
 * read, and nothing more. Each candidate has a slot; a changed one leaves its slot and takes the next.
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
  readonly list: (
    filters: CandidateFilters,
    sort: CandidateSort,
    offset: number,
    limit: number,
    today: CivilDate,
  ) => { readonly rowids: readonly number[]; readonly total: number };
}

export function createRoster(): Roster {
  let capacity = 1024;
  let slots = 0;
  let live = 0;
  let rowids = new Int32Array(capacity);
  let births = new Int32Array(capacity);
  let levels = new Uint8Array(capacity);
  let schemes = new Uint16Array(capacity);
  let communes = new Int32Array(capacity);
  let advisers = new Int32Array(capacity);
  let postcodes = new Int32Array(capacity);
  let receptions = new Int32Array(capacity);
  let contacts = new Int32Array(capacity);
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
  const communeValues = new Map<string, number>();
  const adviserValues = new Map<string, number>();
  /** Made when needed, forgotten at each change. */
  const orders = new Map<CandidateSort['key'], Int32Array>();
  let figures: { readonly phones: Column; readonly tails: Column } | null = null;

  const emptySet = (): Slots => new Uint32Array(capacity >>> 5);
  const valueIn = (values: Map<string, number>, text: string): number => {
    const known = values.get(text);
    if (known !== undefined) return known;
    values.set(text, values.size);
    return values.size - 1;
  };

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
    levels = grown(new Uint8Array(capacity), levels);
    schemes = grown(new Uint16Array(capacity), schemes);
    communes = grown(new Int32Array(capacity), communes);
    advisers = grown(new Int32Array(capacity), advisers);
    postcodes = grown(new Int32Array(capacity), postcodes);
    receptions = grown(new Int32Array(capacity), receptions);
    contacts = grown(new Int32Array(capacity), contacts);
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
    levels[slot] = entry.level === null ? 0 : levelCodes.indexOf(entry.level) + 1;
    let mask = 0;
    for (const scheme of entry.schemes?.split(',') ?? []) {
      const bit = schemeBits.get(scheme);
      if (bit !== undefined) mask |= bit;
    }
    schemes[slot] = mask;
    communes[slot] = valueIn(communeValues, entry.sortCommune);
    advisers[slot] = valueIn(adviserValues, entry.sortAdviser);
    postcodes[slot] = entry.postcode === '' ? -1 : Number(entry.postcode);
    receptions[slot] = numberOf(entry.firstReceptionOn);
    contacts[slot] = numberOf(entry.lastContactOn);
    sortNames[slot] = entry.sortName;
    numbers[slot] = entry.likenessNumber;
    const tail = /(\d+)\D*$/.exec(entry.fileNumber)?.[1] ?? '';
    tails[slot] = tail === '' ? '' : `#${tail}|`;
    tailNumbers[slot] = tail === '' ? -1 : Number(tail);
    phones[slot] = ` ${dialled(entry.mobilePhone)} ${dialled(entry.landlinePhone)}`;
    for (const token of tokensOf(entry)) {
      const posting = postings.get(token);
      if (posting) posting.push(slot);
      else {
        postings.set(token, [slot]);
        if (byName) tokens.splice(tokenPlace(token), 0, token);
      }
    }
    if (byName) byName.splice(placeByName(byName, slot), 0, slot);
    orders.clear();
    figures = null;
  }

  function remove(rowid: number): void {
    const slot = slotOf.get(rowid);
    if (slot === undefined) return;
    slotOf.delete(rowid);
    drop(alive, slot);
    live -= 1;
    if (byName) byName.splice(placeByName(byName, slot), 1);
    orders.clear();
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

  /** Ranks of the values of a folded text column. */
  const ranksOf = (values: ReadonlyMap<string, number>): Int32Array => {
    const ranks = new Int32Array(values.size);
    for (const [rank, text] of [...values.keys()].sort().entries()) ranks[values.get(text) ?? 0] = rank;
    return ranks;
  };

  function sortValues(key: Exclude<CandidateSort['key'], 'name'>): (slot: number) => number {
    switch (key) {
      case 'birthDate':
        return (slot) => births[slot] ?? 0;
      case 'firstReceptionOn':
        return (slot) => receptions[slot] ?? 0;
      case 'lastContactOn':
        return (slot) => contacts[slot] ?? 0;
      case 'level': {
        const ranks = [0, ...levelCodes.map(levelOrder)];
        return (slot) => ranks[levels[slot] ?? 0] ?? 0;
      }
      case 'commune': {
        const ranks = ranksOf(communeValues);
        return (slot) => ranks[communes[slot] ?? 0] ?? 0;
      }
      case 'adviser': {
        const ranks = ranksOf(adviserValues);
        return (slot) => ranks[advisers[slot] ?? 0] ?? 0;
      }
    }
  }

  function orderOf(key: CandidateSort['key']): Int32Array {
    const known = orders.get(key);
    if (known) return known;
    const names = byName ?? [];
    let made: Int32Array;
    if (key === 'name') made = Int32Array.from(names);
    else {
      const value = sortValues(key);
      const places = 2 ** 21;
      // Value and place by name in one number: a numeric sort is then a stable sort.
      const keys = Float64Array.from(names, (slot, place) => value(slot) * places + place).sort();
      made = Int32Array.from(keys, (each) => names[each % places] ?? 0);
    }
    orders.set(key, made);
    return made;
  }

  /** 1 for the slots that meet every filter. One pass for each filter: short loops over one column. */
  function meeting(filters: CandidateFilters, today: CivilDate): Uint8Array {
    const meets = new Uint8Array(slots).fill(1);
    const keep = (check: (slot: number) => boolean): void => {
      for (let slot = 0; slot < slots; slot += 1) if (meets[slot] === 1 && !check(slot)) meets[slot] = 0;
    };
    if (filters.levels.length > 0) {
      const wanted = new Uint8Array(levelCodes.length + 1);
      for (const level of filters.levels) wanted[levelCodes.indexOf(level) + 1] = 1;
      keep((slot) => wanted[levels[slot] ?? 0] === 1);
    }
    if (filters.ageBands.length > 0) {
      const spans = filters.ageBands.map((band) => {
        const [youngest, oldest] = bandAges[band];
        return {
          after: oldest === null ? 0 : bornBy(today, oldest + 1),
          upTo: youngest === null ? Number.MAX_SAFE_INTEGER : bornBy(today, youngest),
        };
      });
      keep((slot) => {
        const birth = births[slot] ?? 0;
        for (const { after, upTo } of spans) if (birth > after && birth <= upTo) return true;
        return false;
      });
    }
    const keepValues = (
      texts: readonly string[],
      values: ReadonlyMap<string, number>,
      column: Int32Array,
    ): void => {
      if (texts.length === 0) return;
      const wanted = new Uint8Array(values.size);
      for (const text of texts) {
        const value = values.get(fold(text));
        if (value !== undefined) wanted[value] = 1;
      }
      keep((slot) => wanted[column[slot] ?? 0] === 1);
    };
    keepValues(filters.communes, communeValues, communes);
    keepValues(filters.advisers, adviserValues, advisers);
    if (filters.schemes.length > 0) {
      const mask = filters.schemes.reduce((bits, scheme) => bits | (schemeBits.get(scheme) ?? 0), 0);
      keep((slot) => ((schemes[slot] ?? 0) & mask) !== 0);
    }
    return meets;
  }

  function list(
    filters: CandidateFilters,
    sort: CandidateSort,
    offset: number,
    limit: number,
    today: CivilDate,
  ): { readonly rowids: readonly number[]; readonly total: number } {
    const ordered = orderOf(sort.key);
    const meets = meeting(filters, today);
    const page: number[] = [];
    let total = 0;
    for (let index = 0; index < ordered.length; index += 1) {
      const slot = ordered[sort.descending ? ordered.length - 1 - index : index] ?? 0;
      if (meets[slot] === 0) continue;
      if (total >= offset && page.length < limit) page.push(rowids[slot] ?? 0);
      total += 1;
    }
    return { rowids: page, total };
  }

  return { add, order, remove, waste: () => slots - live, size: () => live, search, list };
}
