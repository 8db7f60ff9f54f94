import { Select } from '@mantine/core';
import { type ReactNode, type Ref, useState } from 'react';
import type { CandidateRow } from '../../shared/candidates';
import { useDiscretion } from '../bridge/discretion';
import { useProcedure } from '../bridge/procedures';
import { personWords } from './labels';
import { pickerTexts as texts } from './people.texts';
import { stateText } from './state-badge';

/** Chooses one candidate by searching as one types. */
export function CandidatePicker({
  label,
  value,
  onChange,
  error,
  inputRef,
  isWithin = false,
}: {
  readonly label: string;
  readonly value: CandidateRow | null;
  readonly onChange: (row: CandidateRow | null) => void;
  readonly error?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** Stands in a panel that a click outside closes: its choices open inside. */
  readonly isWithin?: boolean;
}): ReactNode {
  const [text, setText] = useState('');
  const { isDiscreet } = useDiscretion();
  const wanted = text.trim().slice(0, 200);
  const search = useProcedure('candidates.search', wanted === '' ? null : { text: wanted, limit: 20 }, {
    keepPrevious: true,
  });
  const found = search.data?.rows ?? [];
  const rows = value === null || found.some((row) => row.id === value.id) ? found : [value, ...found];
  const optionLabel = (row: CandidateRow): string =>
    isDiscreet
      ? texts.masked(row.fileNumber)
      : [personWords(row), stateText(row)].filter((part) => part !== '').join(', ');
  return (
    <Select
      label={label}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': texts.clear }}
      placeholder={texts.placeholder}
      nothingFoundMessage={wanted === '' ? texts.typeFirst : texts.nobody}
      data={rows.map((row) => ({ value: row.id, label: optionLabel(row) }))}
      filter={({ options }) => options}
      value={value?.id ?? null}
      onSearchChange={setText}
      onChange={(id) => onChange(rows.find((row) => row.id === id) ?? null)}
      error={error}
      {...(isWithin ? { comboboxProps: { withinPortal: false } } : {})}
      {...(inputRef === undefined ? {} : { ref: inputRef })}
    />
  );
}
