import { ActionIcon, Button, Popover } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import {
  columnNamed,
  filterWords,
  type ListDeclaration,
  type ListFilter,
  type Named,
} from '../../shared/lists';
import { useUndoHere } from '../bridge';
import { usePrivateText } from '../ui';
import { FilterEditor } from './filter-editor';
import classes from './lists.module.css';
import { texts } from './lists.texts';

/** What a list is asked, as chips that read as a sentence after its name; each is changed by its words, taken away by its cross. */
export function FilterChips({
  list,
  filters,
  named,
  onChange,
}: {
  readonly list: ListDeclaration;
  readonly filters: readonly ListFilter[];
  /** What the people whom they ask for are called. */
  readonly named: Named;
  readonly onChange: (filters: readonly ListFilter[]) => void;
}): ReactNode {
  /** The chip that is open; -1: a new one; `null`: none. */
  const [open, setOpen] = useState<number | null>(null);
  const privateText = usePrivateText();
  const undo = useUndoHere();
  const latest = useRef({ filters, onChange });
  useEffect(() => {
    latest.current = { filters, onChange };
  });
  const takeAway = (filter: ListFilter, index: number, words: string): void => {
    onChange(filters.filter((_, place) => place !== index));
    // It joins those that are asked by then, and takes back none of what was changed since.
    undo.offer({ title: texts.filterRemoved, message: words }, () => {
      const { filters: now, onChange: ask } = latest.current;
      ask([...now.slice(0, index), filter, ...now.slice(index)]);
    });
  };
  const editor = (index: number, filter: ListFilter | null): ReactNode => (
    <Popover.Dropdown
      aria-label={texts.addFilter}
      onKeyDown={(event) => {
        // A list of choices that is open closes first.
        const isList = event.target instanceof HTMLElement && event.target.matches('[aria-expanded="true"]');
        if (event.key !== 'Escape' || isList) return;
        event.stopPropagation();
        setOpen(null);
      }}
    >
      <FilterEditor
        list={list}
        filter={filter}
        onDone={(made) => {
          setOpen(null);
          onChange(
            index < 0 ? [...filters, made] : filters.map((each, place) => (place === index ? made : each)),
          );
        }}
      />
    </Popover.Dropdown>
  );
  const popover = (index: number) => ({
    opened: open === index,
    onChange: (isOpen: boolean) => setOpen(isOpen ? index : null),
    position: 'bottom-start' as const,
    width: 340,
    closeOnEscape: false,
    trapFocus: true,
    returnFocus: true,
    transitionProps: { duration: 0 },
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame and want a legend
    <div className={classes.filters} role="group" aria-label={texts.filters}>
      {filters.map((filter, index) => {
        const column = columnNamed(list, filter.field);
        if (column === undefined) return null;
        const said = filterWords(column, filter, named);
        const words = column.isPrivate ? privateText(said) : said;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a filter is its place
          <Popover key={index} {...popover(index)}>
            <Button.Group className={classes.chip ?? ''}>
              <Popover.Target>
                <Button
                  data-reads
                  variant="light"
                  size="compact-sm"
                  h="auto"
                  mih={28}
                  maw={420}
                  classNames={{ label: classes.chipWords ?? '' }}
                  aria-label={texts.editFilter(words)}
                  onClick={() => setOpen(open === index ? null : index)}
                >
                  {words}
                </Button>
              </Popover.Target>
              <ActionIcon
                data-reads
                variant="light"
                size={28}
                h="auto"
                mih={28}
                aria-label={texts.removeFilter(words)}
                onClick={() => takeAway(filter, index, words)}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            </Button.Group>
            {editor(index, filter)}
          </Popover>
        );
      })}
      <Popover {...popover(-1)}>
        <Popover.Target>
          <Button
            data-reads
            variant="subtle"
            size="compact-sm"
            h={28}
            leftSection={<IconFilter size={16} aria-hidden />}
            onClick={() => setOpen(open === -1 ? null : -1)}
          >
            {texts.addFilter}
          </Button>
        </Popover.Target>
        {editor(-1, null)}
      </Popover>
    </div>
  );
}
