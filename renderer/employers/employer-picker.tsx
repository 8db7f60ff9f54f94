import { Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { formatSiret } from '../../shared/base/text';
import type { EmployerId } from '../../shared/fields';
import { useProcedure } from '../bridge';
import { pickerTexts as texts } from './employers.texts';

/** Chooses one employer by name, SIRET or commune, searching as one types. */
export function EmployerPicker({
  id,
  value,
  name,
  onChange,
  isDisabled = false,
  isNeeded = false,
  onSearch,
}: {
  readonly id?: string;
  readonly value: EmployerId | null;
  /** Name of the chosen employer, which the search may not hold. */
  readonly name: string | null;
  readonly onChange: (id: EmployerId | null) => void;
  readonly isDisabled?: boolean;
  readonly isNeeded?: boolean;
  /** Told what is looked for, as it is typed. */
  readonly onSearch?: (text: string) => void;
}): ReactNode {
  const [text, setText] = useState('');
  // The box holds the label of the choice until something else is typed: that is no search.
  const wanted = name !== null && text.startsWith(name) ? '' : text.trim().slice(0, 200);
  const query = useProcedure(
    'employers.list',
    { text: wanted, offset: 0, limit: 30 },
    { keepPrevious: true },
  );
  const rows = query.data?.rows ?? [];
  const choices = rows.map((row) => ({
    value: row.id as string,
    label: [row.name, row.siret === '' ? null : formatSiret(row.siret), row.commune || null]
      .filter((part) => part !== null)
      .join(', '),
  }));
  const known =
    value === null || rows.some((row) => row.id === value)
      ? choices
      : [{ value: value as string, label: name ?? texts.chosen }, ...choices];
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      label={texts.label}
      withAsterisk={isNeeded}
      placeholder={texts.placeholder}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': texts.clear }}
      disabled={isDisabled}
      nothingFoundMessage={texts.none}
      data={known}
      filter={({ options }) => options}
      value={value}
      onSearchChange={(typed) => {
        setText(typed);
        onSearch?.(typed);
      }}
      onChange={(chosen) => onChange(rows.find((row) => row.id === chosen)?.id ?? null)}
    />
  );
}
