import { useState } from 'react';
import type { ListId, ListQuery, ListRow } from '../../shared/lists';
import { call, tellFailure } from '../bridge';
import type { TableSelection } from '../ui';
import {
  type Chosen,
  chosenCount,
  everything,
  isChosen,
  nothingChosen,
  onlyThese,
  toggled,
} from './selection';

/** Most rows that are chosen between two others at once. */
const MOST_SPANNED = 20_000;

interface Choice {
  readonly chosen: Chosen;
  readonly many: number;
  readonly choose: (next: Chosen) => void;
  /** Identifiers of what is chosen, those never in view included. */
  readonly readChosen: () => Promise<readonly string[]>;
  readonly selection: TableSelection<ListRow>;
}

/** The rows that are chosen in an answer: another question, and nothing of it is chosen any more. */
export function useChoice(
  list: ListId,
  query: ListQuery,
  total: number,
  rowAt: (index: number) => ListRow | undefined,
): Choice {
  const question = JSON.stringify([query.text, query.filters, query.picked]);
  const [choice, setChoice] = useState<{ readonly question: string; readonly chosen: Chosen }>({
    question,
    chosen: nothingChosen,
  });
  const chosen = choice.question === question ? choice.chosen : nothingChosen;
  const choose = (next: Chosen): void => setChoice({ question, chosen: next });
  const many = chosenCount(chosen, total);
  const selection: TableSelection<ListRow> = {
    isChosen: (row) => isChosen(chosen, row.id),
    isWhole: total > 0 && many === total,
    toggle: (index) => {
      const row = rowAt(index);
      if (row !== undefined) choose(toggled(chosen, row.id));
    },
    span: (from, to) => {
      const [first, last] = [Math.min(from, to), Math.max(from, to)];
      const there = Array.from({ length: last - first + 1 }, (_, index) => rowAt(first + index)?.id);
      if (there.every((one) => one !== undefined)) {
        choose(onlyThese(there));
        return;
      }
      // Some of them were never in view.
      const limit = Math.min(MOST_SPANNED, last - first + 1);
      call('lists.ids', { list, query, offset: first, limit }).then(
        ({ ids }) => choose(onlyThese(ids)),
        tellFailure,
      );
    },
    all: () => choose(everything),
    none: () => choose(nothingChosen),
  };
  const readChosen = async (): Promise<readonly string[]> => {
    if (chosen.kind === 'some') return [...chosen.ids];
    const ids: string[] = [];
    for (let offset = 0; offset < total; offset += MOST_SPANNED) {
      const slice = await call('lists.ids', { list, query, offset, limit: MOST_SPANNED });
      ids.push(...slice.ids);
    }
    return ids.filter((id) => !chosen.except.has(id));
  };
  return { chosen, many, choose, readChosen, selection };
}
