import { fold } from '../base/text';
import { type PaperKind, paperKindNames, paperKindOf } from './kinds';

const wordsOf = (text: string): readonly string[] =>
  fold(text)
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== '');

/**
 * What the name of a file speaks of, among some choices, to be proposed and changed; `null` when it says nothing, or speaks
 * as much of two. Pure.
 */
export function choiceOfName<T>(
  fileName: string,
  choices: readonly { readonly value: T; readonly label: string; readonly words: readonly string[] }[],
): T | null {
  const name = ` ${wordsOf(fileName.replace(/\.[a-z0-9]+$/iu, '')).join(' ')} `;
  const ranked = choices
    .map(({ value, label, words: known }) => {
      const own = known.filter((word) => name.includes(` ${word} `)).length;
      const said = wordsOf(label).filter((word) => word.length > 4 && name.includes(` ${word} `)).length;
      return { value, score: own * 2 + said };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const [first, second] = ranked;
  return first === undefined || first.score === second?.score ? null : first.value;
}

/** The kind of paper that the name of a file speaks of. */
export const kindOfName = (fileName: string): PaperKind | null =>
  choiceOfName(
    fileName,
    paperKindNames.map((kind) => {
      const { label, words } = paperKindOf(kind);
      return { value: kind, label, words };
    }),
  );
