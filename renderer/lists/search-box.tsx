import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { texts } from './lists.texts';

/** The box that looks into the usual columns, as one types. */
export function SearchBox({
  list,
  placeholder,
  text,
  onText,
}: {
  readonly list: string;
  readonly placeholder: string;
  readonly text: string;
  readonly onText: (text: string) => void;
}): ReactNode {
  const [typed, setTyped] = useState(text);
  const [settled] = useDebouncedValue(typed, 80);
  const tell = useRef(onText);
  useEffect(() => {
    tell.current = onText;
  });
  const told = useRef(text);
  useEffect(() => {
    if (settled === told.current) return;
    told.current = settled;
    tell.current(settled);
  }, [settled]);
  // A view, or the filters that were taken away, changed it from outside.
  useEffect(() => {
    if (text === told.current) return;
    told.current = text;
    setTyped(text);
  }, [text]);
  return (
    <TextInput
      readOnly={false}
      aria-label={texts.searchIn(list)}
      placeholder={placeholder}
      leftSection={<IconSearch size={16} aria-hidden />}
      size="xs"
      w={280}
      maxLength={200}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  );
}
