import { type AgeBand, type CandidateFilters, type CandidateSort, levelCodes, levelOrder, schemeIds } from '../../../shared/candidates';
import { fold, foldedWords } from '../../../shared/text';
import type { CivilDate } from '../../../shared/time';
import type { RosterEntry } from './candidates.repository';
import type { DateReading, Reading, Term } from './search-query';

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
  date === null ? 0 : Number(date.slice(0, 4)) * 10_000 + Number(date.slice(5, 7)) * 100 + Number(date.slice(8, 10));
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
const and = (set: Slots, other: Slots): Slots => set.map((word, index) => word & (other[index] ?? 0));
const or = (set: Slots, other: Slots): Slots => set.map((word, index) => word | (other[index] ?? 0));

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

function tokensOf(entry: RosterEntry): ReadonlySet<string> {
  const tokens = new Set<string>();
  const name = (mark: string, text: string): void => {
    const words = foldedWords(text);
    for (const word of words) tokens.add(mark + word);
    // "Ben Saïd" answers to "bensaid", "d’Almeida" to "dalmeida".
    if (words.length > 1) tokens.add(mark + words.join(''));
  };
  name(surnameMark, entry.birthName);
  name(surnameMark, entry.usualName);
  name(firstNameMark, entry.firstName);
  for (const word of entry.sortCommune.split(' ')) if (word !== '') tokens.add(communeMark + word);
  return tokens;
}

/** `0639981234`, from the stored form; digits alone for another country. */
const dialled = (phone: string): string => phone.replace(/^\+33/, '0').replace('+', '');

const meetsDate = (birth: number, { day, month, fromYear, toYear }: DateReading): boolean => {
  const year = Math.trunc(birth / 10_000);
  return (
    year >= fromYear &&
    year <= toYear &&
    (month === null || Math.trunc(birth / 100) % 100 === month) &&
    (day === null || birth % 100 === day)
  );
};

const shortestPhonePart = 4;
const shortestNumberPart = 3;

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
  readonly search: (readings: readonly Reading[], limit: number) => { readonly rowids: readonly number[]; readonly hasMore: boolean };
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
  const tails: string[] = [];
  const phones: string[] = [];

  const slotOf = new Map<number, number>();
  const postings = new Map<string, number[]>();
  /** Sorted, once loaded. */
  let tokens: string[] = [];
  /** Slots in the order of the names, once loaded. */
  let byName: number[] | null = null;
  const communeValues = new Map<string, number>();
  const adviserValues = new Map<string, number>();
  /** Slots in the order of a sort; forgotten at each change. */
  const orders = new Map<CandidateSort['key'], Int32Array>();

  const emptySet = (): Slots => new Uint32Array(capacity >>> 5);
  const valueIn = (values: Map<string, number>, text: string): number => {
    const known = values.get(text);
    if (known !== undefined) return known;
    values.set(text, values.size);
    return values.size - 1;
  };

  function grow(): void {
    capacity *= 2;
    const grown = <T extends Int32Array | Uint8Array | Uint16Array | Uint32Array>(bigger: T, old: T): T => {
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
    for (const [bit, scheme] of schemeIds.entries())
      if (entry.schemes !== null && entry.schemes.split(',').includes(scheme)) mask |= 1 << bit;
    schemes[slot] = mask;
    communes[slot] = valueIn(communeValues, entry.sortCommune);
    advisers[slot] = valueIn(adviserValues, entry.sortAdviser);
    postcodes[slot] = entry.postcode === '' ? -1 : Number(entry.postcode);
    receptions[slot] = numberOf(entry.firstReceptionOn);
    contacts[slot] = numberOf(entry.lastContactOn);
    sortNames[slot] = entry.sortName;
    numbers[slot] = entry.likenessNumber;
    tails[slot] = /(\d+)\D*$/.exec(entry.fileNumber)?.[1] ?? '';
    phones[slot] = `${dialled(entry.mobilePhone)} ${dialled(entry.landlinePhone)}`;
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
  }

  function remove(rowid: number): void {
    const slot = slotOf.get(rowid);
    if (slot === undefined) return;
    slotOf.delete(rowid);
    drop(alive, slot);
    live -= 1;
    if (byName) byName.splice(placeByName(byName, slot), 1);
    orders.clear();
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

  /** 2: the figures are the whole of something; 1: a part; 0: nothing. */
  function figuresIn(slot: number, digits: string, dates: readonly DateReading[]): 0 | 1 | 2 {
    const birth = births[slot] ?? 0;
    const phone = phones[slot] ?? '';
    const tail = tails[slot] ?? '';
    if (digits.length === 10 && phone.includes(digits)) return 2;
    if (tail !== '' && (tail === digits || Number(tail) === Number(digits))) return 2;
    for (const date of dates)
      if (meetsDate(birth, date)) return date.day !== null && date.fromYear === date.toYear ? 2 : 1;
    if (digits.length >= shortestPhonePart ? phone.includes(digits) : digits[0] === '0' && phone.startsWith(digits))
      return 1;
    if (digits.length >= shortestNumberPart && (tail.startsWith(digits) || (numbers[slot] ?? '').endsWith(digits)))
      return 1;
    return digits.length === 5 && postcodes[slot] === Number(digits) ? 1 : 0;
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
      case 'date':
        return findBy(within, (slot) =>
          term.dates.some((date) => meetsDate(births[slot] ?? 0, date)) ? 2 : 0,
        );
      case 'figures': {
        const found = findBy(within, (slot) => figuresIn(slot, term.digits, term.dates));
        // "Marseille 03": figures can also be a word of the commune.
        union(found.any, communeMark, term.digits, true);
        return found;
      }
    }
  }

  /** Sets of slots that meet a reading, from the best to the rest. */
  function tiersOf(reading: Reading): readonly Slots[] {
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
    readings: readonly Reading[],
    limit: number,
  ): { readonly rowids: readonly number[]; readonly hasMore: boolean } {
    const names = byName ?? [];
    const found: number[] = [];
    let seen = emptySet();
    const tiers = readings.map(tiersOf);
    const depth = Math.max(0, ...tiers.map((each) => each.length));
    for (let tier = 0; tier < depth; tier += 1) {
      const set = tiers.reduce((sum, each) => or(sum, each[Math.min(tier, each.length - 1)] ?? sum), emptySet());
      const fresh = set.map((word, index) => word & ~(seen[index] ?? 0));
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

  function filterOf(filters: CandidateFilters, today: CivilDate): (slot: number) => boolean {
    const checks: ((slot: number) => boolean)[] = [];
    if (filters.levels.length > 0) {
      const wanted = new Uint8Array(levelCodes.length + 1);
      for (const level of filters.levels) wanted[levelCodes.indexOf(level) + 1] = 1;
      checks.push((slot) => wanted[levels[slot] ?? 0] === 1);
    }
    if (filters.ageBands.length > 0) {
      const spans = filters.ageBands.map((band) => {
        const [youngest, oldest] = bandAges[band];
        return {
          after: oldest === null ? 0 : bornBy(today, oldest + 1),
          upTo: youngest === null ? Number.MAX_SAFE_INTEGER : bornBy(today, youngest),
        };
      });
      checks.push((slot) => {
        const birth = births[slot] ?? 0;
        return spans.some(({ after, upTo }) => birth > after && birth <= upTo);
      });
    }
    const oneOf = (texts: readonly string[], values: ReadonlyMap<string, number>, column: Int32Array): void => {
      if (texts.length === 0) return;
      const wanted = new Set(texts.map((text) => values.get(fold(text))));
      checks.push((slot) => wanted.has(column[slot]));
    };
    oneOf(filters.communes, communeValues, communes);
    oneOf(filters.advisers, adviserValues, advisers);
    if (filters.schemes.length > 0) {
      const mask = filters.schemes.reduce((bits, scheme) => bits | (1 << schemeIds.indexOf(scheme)), 0);
      checks.push((slot) => ((schemes[slot] ?? 0) & mask) !== 0);
    }
    return (slot) => checks.every((check) => check(slot));
  }

  function list(
    filters: CandidateFilters,
    sort: CandidateSort,
    offset: number,
    limit: number,
    today: CivilDate,
  ): { readonly rowids: readonly number[]; readonly total: number } {
    const ordered = orderOf(sort.key);
    const meets = filterOf(filters, today);
    const page: number[] = [];
    let total = 0;
    for (let index = 0; index < ordered.length; index += 1) {
      const slot = ordered[sort.descending ? ordered.length - 1 - index : index] ?? 0;
      if (!meets(slot)) continue;
      if (total >= offset && page.length < limit) page.push(rowids[slot] ?? 0);
      total += 1;
    }
    return { rowids: page, total };
  }

  return { add, order, remove, waste: () => slots - live, size: () => live, search, list };
}
