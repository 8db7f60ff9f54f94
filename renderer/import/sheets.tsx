import { Badge, Checkbox, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ImportSheet } from '../../shared/import';
import type { Act } from '../bridge';
import { columnTexts as texts } from './import.texts';

/** Every sheet of the workbook, those that are read ticked; several may be, where their columns are alike. */
export function Sheets({
  sheets,
  onSheets,
  act,
}: {
  readonly sheets: readonly ImportSheet[];
  readonly onSheets: (names: string[]) => void;
  readonly act: Act<'import.chooseSheets'>;
}): ReactNode {
  if (sheets.length < 2) return null;
  // Ticked at once: the sheets are read again meanwhile, and the last choice is the one that counts.
  const ticked = act.pending?.sheets ?? sheets.filter(({ isRead }) => isRead).map(({ name }) => name);
  return (
    <Checkbox.Group
      label={texts.sheets}
      description={texts.sheetsHelp}
      value={[...ticked]}
      onChange={(names) => {
        if (names.length > 0) onSheets(names);
      }}
    >
      <Stack gap={6} mt={6}>
        {sheets.map(({ name, rows, isHidden, hasKnownHeadings }) => (
          <Checkbox
            key={name}
            value={name}
            disabled={rows === 0}
            label={
              <Group gap={8} component="span">
                <span>{texts.sheet(name, rows)}</span>
                {isHidden ? (
                  <Badge component="span" color="gray" variant="light" tt="none" fw={600}>
                    {texts.hidden}
                  </Badge>
                ) : null}
                {hasKnownHeadings || rows === 0 ? null : (
                  <Badge component="span" color="gray" variant="light" tt="none" fw={600}>
                    {texts.unknownHeadings}
                  </Badge>
                )}
              </Group>
            }
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
