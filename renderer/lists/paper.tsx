import { Button, Group, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { type ReactNode, useState } from 'react';
import { formatFrenchDate } from '../../shared/base/time';
import {
  countWords,
  type ListDeclaration,
  type ListQuery,
  type ListRow,
  listSentence,
  type Named,
} from '../../shared/lists';
import { AppFailure, call, today } from '../bridge';
import { type Column, Private, usePrintable } from '../ui';
import classes from './lists.module.css';
import { texts } from './lists.texts';
import { type Part, partsOf } from './parts';
import { type Chosen, chosenCount, selectionOf } from './selection';

/** Rows read at a time. */
const SLICE = 500;

/** Which part of a long list goes to paper; `null`: none of them after all. */
function askPart(parts: readonly Part[], words: string): Promise<Part | null> {
  return new Promise((resolve) => {
    let answer: Part | null = null;
    const id = modals.open({
      title: texts.askPart,
      onClose: () => resolve(answer),
      children: (
        <Stack gap="md">
          <Text size="sm">{texts.askPartWhy(words, parts.length)}</Text>
          <Group gap="sm">
            {parts.map((part, index) => (
              <Button
                key={part.number}
                variant="default"
                {...(index === 0 ? { 'data-autofocus': true } : {})}
                onClick={() => {
                  answer = part;
                  modals.close(id);
                }}
              >
                {texts.part(part.from + 1, part.to)}
              </Button>
            ))}
          </Group>
        </Stack>
      ),
    });
  });
}

interface Given {
  readonly list: ListDeclaration;
  readonly query: ListQuery;
  readonly columns: readonly string[];
  readonly shown: readonly Column<ListRow>[];
  readonly total: number;
  readonly chosen: Chosen;
  readonly named: Named;
}

/**
 * What the list gives to paper, as the app's preview asks for it: the whole result, or the rows that are chosen, in parts
 * where it is long. Answers what the page draws, unseen on screen.
 */
export function usePaper({ list, query, columns, shown, total, chosen, named }: Given): ReactNode {
  const [paper, setPaper] = useState<{ readonly rows: readonly ListRow[]; readonly part: Part } | null>(null);
  const many = chosenCount(chosen, total);
  const count = many === 0 ? total : many;
  usePrintable(async () => {
    const parts = partsOf(count);
    const [first] = parts;
    const part = parts.length === 1 ? first : await askPart(parts, countWords(list, count));
    if (part === undefined || part === null) throw new AppFailure({ code: 'CANCELLED', message: '' });
    const rows: ListRow[] = [];
    for (let offset = part.from; offset < part.to; offset += SLICE) {
      const slice = await call('lists.read', {
        list: list.id,
        query,
        columns: [...columns],
        selection: many === 0 ? null : selectionOf(chosen),
        offset,
        limit: Math.min(SLICE, part.to - offset),
        isForPaper: true,
      });
      rows.push(...slice.rows);
    }
    setPaper({ rows, part });
    return () => setPaper(null);
  });
  if (paper === null) return null;
  const { rows, part } = paper;
  return (
    <table className={classes.paper}>
      <caption>
        <Private>{listSentence(list, query, named)}</Private>
        {texts.countedOn(list, count, formatFrenchDate(today()))}
        {part.of === 1 ? '' : ` ${texts.partOf(part.number, part.of)} ${texts.part(part.from + 1, part.to)}.`}
      </caption>
      <thead>
        <tr>
          {shown.map(({ id, heading }) => (
            <th key={id} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {shown.map(({ id, cell }) => (
              <td key={id}>{cell(row)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
