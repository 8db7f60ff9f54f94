import { Combobox, Kbd, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { z } from 'zod';
import { formatShortDate } from '../../shared/base/time';
import { useProcedure } from '../bridge/procedures';
import { useDraftState } from '../bridge/use-draft';
import { candidateName, StateBadge } from '../people';
import { Private } from '../ui';
import { searchTexts as texts } from './app.texts';
import classes from './search-box.module.css';

/**
 * The one search box: names in any order, accents and case ignored, a phone, a birth date, a file number. The answer
 * follows each key; arrows choose, Enter opens.
 */
export function SearchBox(): ReactNode {
  const [text, setText] = useDraftState('search', z.string(), '');
  const navigate = useNavigate();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const wanted = text.trim();
  const search = useProcedure('candidates.search', wanted === '' ? null : { text: wanted, limit: 12 }, {
    keepPrevious: true,
  });
  const rows = wanted === '' ? [] : (search.data?.rows ?? []);
  const { selectFirstOption } = combobox;
  // The best answer is the one that Enter opens, at each new answer.
  useEffect(() => {
    if (search.data !== undefined) selectFirstOption();
  }, [search.data, selectFirstOption]);
  return (
    <Combobox
      store={combobox}
      withinPortal={false}
      onOptionSubmit={(id) => {
        const row = rows.find((one) => one.id === id);
        combobox.closeDropdown();
        setText('');
        if (row) void navigate({ to: '/candidats/$candidateId', params: { candidateId: row.id } });
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          role="combobox"
          readOnly={false}
          aria-label={texts.label}
          placeholder={texts.placeholder}
          value={text}
          maxLength={200}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={search.isFetching ? <Loader size={14} /> : <Kbd size="xs">{texts.key}</Kbd>}
          rightSectionWidth={56}
          rightSectionPointerEvents="none"
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={() => {
            if (wanted !== '') combobox.openDropdown();
          }}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && text !== '') {
              event.preventDefault();
              setText('');
              combobox.closeDropdown();
            }
          }}
          autoComplete="off"
          spellCheck={false}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={wanted === ''}>
        <Combobox.Options aria-label={texts.found} mah={420} className={classes.options}>
          {rows.map((row) => (
            <Combobox.Option key={row.id} value={row.id}>
              <div className={classes.option}>
                <span className="vivier-nowrap">
                  <Private>{candidateName(row)}</Private>{' '}
                  <StateBadge state={row.state} outSince={row.outSince} isShort />
                </span>
                <Text span size="sm" className="vivier-nowrap">
                  <Private>{formatShortDate(row.birthDate)}</Private>
                  {row.commune === '' ? '' : ` · ${row.commune}`}
                  {row.fileNumber === '' ? '' : ` · ${row.fileNumber}`}
                </Text>
              </div>
            </Combobox.Option>
          ))}
          {search.error ? <Combobox.Empty>{search.error.message}</Combobox.Empty> : null}
          {rows.length === 0 && search.isSuccess && !search.isPlaceholderData ? (
            <Combobox.Empty>{texts.none}</Combobox.Empty>
          ) : null}
        </Combobox.Options>
        {search.data?.hasMore && rows.length > 0 ? (
          <Combobox.Footer>
            <Text size="xs" c="dimmed">
              {texts.more}
            </Text>
          </Combobox.Footer>
        ) : null}
      </Combobox.Dropdown>
    </Combobox>
  );
}
