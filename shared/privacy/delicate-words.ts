import { fold } from '../base/text';
import {
  civilities,
  type DelicateCategory,
  delicate,
  delicateCategories,
  endings,
  everyday,
  groups,
} from './delicate-words.table';

/** A passage of a text that says, or seems to say, what a free text should not hold: `text.slice(from, to)`. */
export interface DelicatePassage {
  readonly category: DelicateCategory;
  readonly from: number;
  readonly to: number;
}

/** What an expression that ends here means; `null` is its everyday sense. */
type Sense = DelicateCategory | null;
interface Node {
  readonly next: Map<string, Node>;
  sense?: Sense;
}

const wordsOf = (words: string): readonly string[] =>
  words
    .trim()
    .split(/\s+/u)
    .flatMap((word) => formsOf(word));

/** Every writing of one place of an expression: alternatives, groups, endings. */
function formsOf(place: string): readonly string[] {
  return place.split('/').flatMap((word) => {
    const group = /^<(.+)>$/u.exec(word)?.[1];
    if (group !== undefined) return wordsOf(groups[group] ?? unknown(word));
    const [stem = '', ending] = word.replaceAll('}', '').split('{');
    return ending === undefined
      ? [fold(stem)]
      : (endings[ending] ?? unknown(word)).map((end) => fold(stem + end));
  });
}

function unknown(word: string): never {
  throw new Error(`${word} names neither endings nor a group of the table`);
}

/** Places of an expression: what stands between two spaces, hyphens or apostrophes. */
const placesOf = (expression: string): readonly string[] =>
  expression
    .trim()
    .split(/[\s’-]+/u)
    .filter((place) => place !== '');

function learn(root: Node, expression: string, sense: Sense): void {
  let ends = [root];
  for (const place of placesOf(expression)) {
    const forms = new Set(formsOf(place));
    ends = ends.flatMap((node) =>
      [...forms].map((form) => {
        const known = node.next.get(form);
        if (known !== undefined) return known;
        const made: Node = { next: new Map() };
        node.next.set(form, made);
        return made;
      }),
    );
  }
  for (const end of ends) end.sense = sense;
}

const expressionsOf = (headed: Readonly<Record<string, string>>): readonly string[] =>
  Object.values(headed).flatMap((lines) => lines.split(/[;\n]/u).filter((one) => one.trim() !== ''));

/** All expressions, word after word. Made when the first text is looked at. */
let made: Node | null = null;
function expressions(): Node {
  if (made !== null) return made;
  const root: Node = { next: new Map() };
  for (const category of delicateCategories)
    for (const expression of expressionsOf(delicate[category])) learn(root, expression, category);
  // Last: where an expression has both senses, the everyday one wins.
  for (const expression of expressionsOf(everyday)) learn(root, expression, null);
  made = root;
  return root;
}

/** Signs that stand inside a word without being seen: a soft hyphen, what a pasted text brings. */
const unseen = /[\u00AD\u200B-\u200D\u2060\uFEFF]/gu;
const word = /[\p{L}\p{M}\p{N}\u00AD\u200B-\u200D\u2060\uFEFF]+/gu;
/** Between two words of one expression: no comma, no end of sentence, no other line. */
const joint = /^[ \t\u00A0\u202F\-\u2010\u2011'’\u02BC]{1,3}$/u;
const isCivility: ReadonlySet<string> = new Set(civilities);

interface Word {
  readonly said: string;
  readonly from: number;
  readonly to: number;
  /** Goes on from the word before, in one breath. */
  readonly isJoined: boolean;
}

function split(text: string): readonly Word[] {
  let end = 0;
  return Array.from(text.matchAll(word), (match) => {
    const from = match.index;
    const isJoined = from - end <= 3 && joint.test(text.slice(end, from));
    end = from + match[0].length;
    return { said: fold(match[0].replace(unseen, '')), from, to: end, isJoined };
  });
}

/**
 * What a free text seems to say of somebody's health, offences, opinions, origin or sex life (RGPD, articles 9 and 10), in
 * the order of the text. Whole words, accents and case aside; the longest expression wins, and those of `everyday` hold
 * the same words in another sense. Pure; looks at each word as many times as the longest expression has words, at most.
 */
export function delicateWordsIn(text: string): readonly DelicatePassage[] {
  const words = split(text);
  const found: DelicatePassage[] = [];
  for (let at = 0; at < words.length; ) {
    let node = expressions();
    let last = -1;
    let sense: Sense = null;
    for (let ahead = at; ahead < words.length; ahead += 1) {
      const one = words[ahead];
      const next = one !== undefined && (ahead === at || one.isJoined) ? node.next.get(one.said) : undefined;
      if (next === undefined) break;
      node = next;
      if (node.sense === undefined) continue;
      last = ahead;
      sense = node.sense;
    }
    const isName = last === at && isCivility.has(words[at - 1]?.said ?? '');
    const [first, end] = [words[at], words[last]];
    if (sense !== null && !isName && first !== undefined && end !== undefined)
      found.push({ category: sense, from: first.from, to: end.to });
    at = Math.max(last, at) + 1;
  }
  return found;
}
