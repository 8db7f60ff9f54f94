import { dialledDigits } from '../../../shared/base/text';
import type { CivilDate } from '../../../shared/base/time';
import { firstNamesFrom, wordStart } from '../../../shared/candidates';
import type { FigureLine, NameLine, Place } from './candidates.repository';
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

/** A test of births written as numbers (20040312). */
function dateTest({ day, month, fromYear, toYear }: DateReading): (birth: number) => boolean {
  const [first, last] = [fromYear * 10_000, toYear * 10_000 + 9_999];
  if (month === null) return (birth) => birth >= first && birth <= last;
  if (day === null)
    return (birth) => birth >= first && birth <= last && Math.trunc(birth / 100) % 100 === month;
  const monthAndDay = month * 100 + day;
  return (birth) => birth % 10_000 === monthAndDay && birth >= first && birth <= last;
}

/** Texts of a slice end to end, each in the same width: one native search goes through them all. */
interface Column {
  readonly text: string;
  readonly width: number;
}
function columnOf(texts: readonly string[]): Column {
  const width = texts.reduce((widest, text) => Math.max(widest, text.length), 0) + 1;
  return { text: texts.map((text) => text.padEnd(width)).join(''), width };
}
function putHolders(into: Slots, base: number, { text, width }: Column, part: string): void {
  for (let at = text.indexOf(part); at !== -1; ) {
    const index = Math.trunc(at / width);
    put(into, base + index);
    at = text.indexOf(part, (index + 1) * width);
  }
}

const shortestPhonePart = 4;
const shortestNumberPart = 3;
const wholePhone = 10;
const wholePostcode = 5;

/** Figures of the people of a slice. */
interface Figures {
  readonly births: Int32Array;
  /** -1 without one. */
  readonly postcodes: Int32Array;
  /** Letters and figures of the file numbers. */
  readonly numbers: readonly string[];
  /** Last figures of the file number between marks, `#0000042|`. */
  readonly tails: Column;
  /** The same figures as a number, for "42" typed for 000042; -1 without figures. */
  readonly tailNumbers: Float64Array;
  readonly phones: Column;
}

function figuresOf(lines: readonly FigureLine[]): Figures {
  const tails = lines.map(([, , , fileNumber]) => /(\d+)\D*$/.exec(fileNumber)?.[1] ?? '');
  return {
    births: Int32Array.from(lines, ([birthDate]) => numberOf(birthDate)),
    postcodes: Int32Array.from(lines, ([, postcode]) => (postcode === '' ? -1 : Number(postcode))),
    numbers: lines.map(([, , likenessNumber]) => likenessNumber),
    tails: columnOf(tails.map((tail) => (tail === '' ? '' : `#${tail}|`))),
    tailNumbers: Float64Array.from(tails, (tail) => (tail === '' ? -1 : Number(tail))),
    phones: columnOf(
      lines.map(([, , , , mobile, landline]) => ` ${dialledDigits(mobile)} ${dialledDigits(landline)}`),
    ),
  };
}

/** A stretch of the list in the order of the names, ends included. */
export interface Slice {
  /** Where the next one begins, after this place; `null` for the last. */
  readonly upTo: Place | null;
  readonly rowids: Int32Array;
  /** Words of the names, a line for each person. */
  readonly names: string;
  /** Where each line begins, and where the last ends. */
  readonly lines: Int32Array;
  /** Where the first names of each line begin. */
  readonly firstNames: Int32Array;
  /** Number of the commune of each. */
  readonly communes: Int32Array;
  /** Places in the slice of those who are archived or in the trash: found, after all others. */
  readonly outs: readonly number[];
  /** Read when figures are first typed, or at rest before. */
  figures: Figures | null;
}

const newline = 10;
const space = 32;

/**
 * The list held in memory while the portfolio is open: what the search reads of each candidate and nothing more, in slices in
 * the order of the names. A slice in which anything changed is made anew. A slot is a place in the whole list.
 */
export interface Roster {
  readonly slices: Slice[];
  readonly sliceOf: (people: readonly NameLine[], upTo: Place | null) => Slice;
  readonly search: (
    readings: readonly QueryReading[],
    limit: number,
  ) => { readonly rowids: readonly number[]; readonly hasMore: boolean };
  /** Reads the figures of a slice, if they are not there yet. */
  readonly readFigures: (slice: Slice) => Figures;
}

/** `readLines` answers the figures of the people of a slice, in their order. */
export function createRoster(readLines: (slice: Slice) => readonly FigureLine[]): Roster {
  const slices: Slice[] = [];
  /** Few communes are those of many: a word is looked for in each once. */
  const communeNumbers = new Map<string, number>();

  function sliceOf(people: readonly NameLine[], upTo: Place | null): Slice {
    const lines = new Int32Array(people.length + 1);
    const firstNames = new Int32Array(people.length);
    const communes = new Int32Array(people.length);
    for (const [index, [, words, commune]] of people.entries()) {
      firstNames[index] = (lines[index] ?? 0) + words.indexOf(firstNamesFrom);
      lines[index + 1] = (lines[index] ?? 0) + words.length + 1;
      const number = communeNumbers.get(commune) ?? communeNumbers.size;
      communeNumbers.set(commune, number);
      communes[index] = number;
    }
    return {
      upTo,
      rowids: Int32Array.from(people, ([rowid]) => rowid),
      names: people.map(([, words]) => `${words}\n`).join(''),
      lines,
      firstNames,
      communes,
      outs: people.flatMap(([, , , isOut], index) => (isOut === 1 ? [index] : [])),
      figures: null,
    };
  }

  const readFigures = (slice: Slice): Figures => {
    slice.figures ??= figuresOf(readLines(slice));
    return slice.figures;
  };

  const size = (): number => slices.reduce((sum, { rowids }) => sum + rowids.length, 0);
  const emptySet = (): Slots => new Uint32Array((size() + 31) >>> 5);
  function everyone(): Slots {
    const all = emptySet().fill(-1);
    const rest = size() & 31;
    if (rest > 0) all[all.length - 1] = (1 << rest) - 1;
    return all;
  }
  /** Goes through the slices, each with the slot of its first person. */
  function eachSlice(visit: (slice: Slice, base: number) => void): void {
    let base = 0;
    for (const slice of slices) {
      visit(slice, base);
      base += slice.rowids.length;
    }
  }

  /** Whoever is no longer active; `null` where everybody is. */
  function outs(): Slots | null {
    if (slices.every((slice) => slice.outs.length === 0)) return null;
    const set = emptySet();
    eachSlice((slice, base) => {
      for (const index of slice.outs) put(set, base + index);
    });
    return set;
  }

  /** Slots whose commune has a word that begins so, or that very word. */
  function putCommune(into: Slots, word: string, isExact: boolean): void {
    const sought = isExact ? ` ${word} ` : ` ${word}`;
    const holds = new Uint8Array(communeNumbers.size);
    for (const [commune, number] of communeNumbers) if (` ${commune} `.includes(sought)) holds[number] = 1;
    if (!holds.includes(1)) return;
    eachSlice(({ communes }, base) => {
      for (let index = 0; index < communes.length; index += 1)
        if (holds[communes[index] ?? 0] === 1) put(into, base + index);
    });
  }

  function findWord(word: string): Found {
    const [exactName, exact, surname, name] = [emptySet(), emptySet(), emptySet(), emptySet()];
    const sought = wordStart(word);
    eachSlice(({ names, lines, firstNames }, base) => {
      let index = 0;
      for (let at = names.indexOf(sought); at !== -1; at = names.indexOf(sought, at + 1)) {
        while ((lines[index + 1] ?? 0) <= at) index += 1;
        const slot = base + index;
        const isSurname = at < (firstNames[index] ?? 0);
        put(name, slot);
        if (isSurname) put(surname, slot);
        const next = names.charCodeAt(at + sought.length);
        if (next !== space && next !== newline) continue;
        put(exact, slot);
        if (isSurname) put(exactName, slot);
      }
    });
    const any = name.slice();
    putCommune(any, word, false);
    return { exactName, exact, surname, name, any };
  }

  /** Figures: of a telephone, of a birth date, of a file number, of a postcode. Exact: the whole of one of them. */
  function findFigures(digits: string, dates: readonly DateReading[]): Found {
    const exact = emptySet();
    const any = emptySet();
    const value = Number(digits);
    const tests = dates.map((date) => ({
      meets: dateTest(date),
      set: date.day !== null && date.fromYear === date.toYear ? exact : any,
    }));
    eachSlice((slice, base) => {
      const { births, postcodes, tails, tailNumbers, phones } = readFigures(slice);
      if (digits.length >= shortestPhonePart) putHolders(any, base, phones, digits);
      else if (digits.startsWith('0')) putHolders(any, base, phones, ` ${digits}`);
      if (digits.length === wholePhone) putHolders(exact, base, phones, digits);
      if (digits.length >= shortestNumberPart) {
        putHolders(any, base, tails, `#${digits}`);
        putHolders(any, base, tails, `${digits}|`);
      }
      for (let index = 0; index < births.length; index += 1) {
        if (tailNumbers[index] === value) put(exact, base + index);
        for (const { meets, set } of tests) if (meets(births[index] ?? 0)) put(set, base + index);
        if (digits.length === wholePostcode && postcodes[index] === value) put(any, base + index);
      }
    });
    // "Marseille 03": figures can also be a word of the commune.
    putCommune(any, digits, true);
    const all = or(any, exact);
    return { exactName: exact, exact, surname: all, name: all, any: all };
  }

  /** Goes through the slots of `within` and sorts them by what `rank` says of their figures. */
  function findBy(within: Slots, rank: (figures: Figures, index: number) => 0 | 1 | 2): Found {
    const exact = emptySet();
    const any = emptySet();
    eachSlice((slice, base) => {
      for (let index = 0; index < slice.rowids.length; index += 1) {
        if (!has(within, base + index)) continue;
        const found = rank(readFigures(slice), index);
        if (found > 0) put(any, base + index);
        if (found === 2) put(exact, base + index);
      }
    });
    return { exactName: exact, exact, surname: any, name: any, any };
  }

  function find(term: Term, within: Slots): Found {
    switch (term.kind) {
      case 'word':
        return findWord(term.word);
      case 'code':
        return findBy(within, ({ numbers }, index) => {
          const number = numbers[index] ?? '';
          return number === term.code ? 2 : number.startsWith(term.code) ? 1 : 0;
        });
      case 'date': {
        const tests = term.dates.map(dateTest);
        return findBy(within, ({ births }, index) =>
          tests.some((meets) => meets(births[index] ?? 0)) ? 2 : 0,
        );
      }
      case 'figures':
        return findFigures(term.digits, term.dates);
    }
  }

  /** Sets of slots that meet a reading, from the best to the rest. */
  function tiersOf(reading: QueryReading): readonly Slots[] {
    // Words first: they have an index, and leave few slots to the other terms.
    const terms = [...reading].sort((a, b) => Number(b.kind === 'word') - Number(a.kind === 'word'));
    let within = everyone();
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

  /** What each tier adds to those before it, the best first. */
  function* freshOf(readings: readonly QueryReading[]): Generator<Slots> {
    let seen = emptySet();
    const tiers = readings.map(tiersOf);
    const depth = Math.max(0, ...tiers.map((each) => each.length));
    for (let tier = 0; tier < depth; tier += 1) {
      const set = tiers.reduce(
        (sum, each) => or(sum, each[Math.min(tier, each.length - 1)] ?? sum),
        emptySet(),
      );
      yield without(set, seen);
      seen = or(seen, set);
    }
  }

  function search(
    readings: readonly QueryReading[],
    limit: number,
  ): { readonly rowids: readonly number[]; readonly hasMore: boolean } {
    const found: number[] = [];
    /** Takes the people of a set in the order of the names; answers whether there are more than were asked. */
    const take = (set: Slots): boolean => {
      if (!set.some((word) => word !== 0)) return false;
      let base = 0;
      for (const { rowids } of slices) {
        for (let index = 0; index < rowids.length; index += 1) {
          if (!has(set, base + index)) continue;
          if (found.length === limit) return true;
          found.push(rowids[index] ?? 0);
        }
        base += rowids.length;
      }
      return false;
    };
    const gone = outs();
    const later: Slots[] = [];
    for (const fresh of freshOf(readings)) {
      if (gone !== null) later.push(and(fresh, gone));
      if (take(gone === null ? fresh : without(fresh, gone))) return { rowids: found, hasMore: true };
    }
    return { rowids: found, hasMore: later.some(take) };
  }

  return { slices, sliceOf, search, readFigures };
}
