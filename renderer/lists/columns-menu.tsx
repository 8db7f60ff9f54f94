import { ActionIcon, Button, Checkbox, Group, Popover, ScrollArea, Stack, Switch, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { columnNamed, type ListDeclaration } from '../../shared/lists';
import { texts } from './lists.texts';

/** Which columns are shown and in which order, and how close the rows stand. */
export function ColumnsMenu({
  list,
  columns,
  isCompact,
  onColumns,
  onUsual,
  onCompact,
}: {
  readonly list: ListDeclaration;
  readonly columns: readonly string[];
  readonly isCompact: boolean;
  readonly onColumns: (columns: readonly string[]) => void;
  /** Columns and widths as they were at first. */
  readonly onUsual: () => void;
  readonly onCompact: (isCompact: boolean) => void;
}): ReactNode {
  const moved = (id: string, by: number): void => {
    const from = columns.indexOf(id);
    const others = columns.filter((each) => each !== id);
    onColumns([...others.slice(0, from + by), id, ...others.slice(from + by)]);
  };
  const hidden = list.columns.filter(({ id }) => !columns.includes(id));
  return (
    <Popover position="bottom-end" width={320} trapFocus returnFocus transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <Button
          variant="default"
          size="compact-sm"
          h={28}
          leftSection={<IconColumns3 size={16} aria-hidden />}
        >
          {texts.display}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={texts.display}>
        <Stack gap="sm">
          <Switch
            label={texts.compact}
            checked={isCompact}
            onChange={(event) => onCompact(event.currentTarget.checked)}
          />
          <Text fw={600} size="sm">
            {texts.columns}
          </Text>
          <ScrollArea.Autosize mah={320} type="auto" viewportProps={{ tabIndex: 0 }}>
            <Stack gap={4} pe="md">
              {columns.map((id, index) => {
                const label = columnNamed(list, id)?.label ?? id;
                return (
                  <Group key={id} gap={4} wrap="nowrap" justify="space-between">
                    <Checkbox
                      label={label}
                      checked
                      disabled={columns.length === 1}
                      onChange={() => onColumns(columns.filter((each) => each !== id))}
                    />
                    <Group gap={0} wrap="nowrap">
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={texts.moveUp(label)}
                        disabled={index === 0}
                        onClick={() => moved(id, -1)}
                      >
                        <IconArrowUp size={14} aria-hidden />
                      </ActionIcon>
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={texts.moveDown(label)}
                        disabled={index === columns.length - 1}
                        onClick={() => moved(id, 1)}
                      >
                        <IconArrowDown size={14} aria-hidden />
                      </ActionIcon>
                    </Group>
                  </Group>
                );
              })}
              {hidden.length === 0 ? null : (
                <Text fw={600} size="sm" mt="sm">
                  {texts.otherColumns}
                </Text>
              )}
              {hidden.map(({ id, label }) => (
                <Checkbox
                  key={id}
                  label={label}
                  checked={false}
                  onChange={() => onColumns([...columns, id])}
                />
              ))}
            </Stack>
          </ScrollArea.Autosize>
          <Button variant="subtle" size="compact-sm" onClick={onUsual}>
            {texts.usualColumns}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
