import { Button, type ComboboxData, MultiSelect, Select, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { CivilDate } from '../../shared/base/time';
import type { CandidateRow } from '../../shared/candidates';
import {
  columnNamed,
  faultOfFilter,
  type ListColumn,
  type ListDeclaration,
  type ListFilter,
  type ListOperator,
  listFilterSchema,
  operatorsOf,
} from '../../shared/lists';
import { today, useProcedure } from '../bridge';
import { CandidatePicker } from '../people';
import { DateBox, MoneyBox, NumberBox } from '../ui';
import { texts } from './lists.texts';

/** What is typed of a filter, whichever its operator. */
interface Typed {
  readonly field: string;
  readonly operator: ListOperator;
  readonly text: string;
  readonly values: readonly string[];
  readonly from: string | number | null;
  readonly to: string | number | null;
  readonly days: number | null;
}
/** A quarter, as the deadlines of the field are looked ahead at. */
const USUAL_DAYS = 90;
const nothingTyped = (column: ListColumn): Typed => ({
  field: column.id,
  operator: operatorsOf(column)[0] ?? 'contains',
  text: '',
  values: [],
  from: null,
  to: null,
  days: USUAL_DAYS,
});
function typedOf(filter: ListFilter): Typed {
  const { field, operator } = filter;
  const typed: Typed = { field, operator, text: '', values: [], from: null, to: null, days: USUAL_DAYS };
  if (filter.operator === 'contains') return { ...typed, text: filter.value };
  if (filter.operator === 'one-of') return { ...typed, values: filter.value };
  if (filter.operator === 'between') return { ...typed, ...filter.value };
  return filter.value === null ? typed : { ...typed, days: filter.value };
}

/** The filter that is typed; `null` as long as it says nothing, or what no list admits. */
function filterOf(
  list: ListDeclaration,
  { field, operator, text, values, from, to, days }: Typed,
): ListFilter | null {
  const value =
    operator === 'contains'
      ? text.trim()
      : operator === 'one-of'
        ? values
        : operator === 'between'
          ? { from, to }
          : operator === 'empty' || operator === 'filled'
            ? null
            : days;
  const parsed = listFilterSchema.safeParse({ field, operator, value });
  return parsed.success && faultOfFilter(list, parsed.data) === null ? parsed.data : null;
}

const common = {
  searchable: true,
  nothingFoundMessage: texts.noChoice,
  comboboxProps: { withinPortal: false },
} as const;

/** A filter being made or changed: on which column, how, with which values. */
export function FilterEditor({
  list,
  filter,
  onDone,
}: {
  readonly list: ListDeclaration;
  readonly filter: ListFilter | null;
  readonly onDone: (filter: ListFilter) => void;
}): ReactNode {
  const [typed, setTyped] = useState<Typed | null>(filter === null ? null : typedOf(filter));
  const column = typed === null ? undefined : columnNamed(list, typed.field);
  const ready = typed === null ? null : filterOf(list, typed);
  const isUnder = typed !== null && column !== undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready !== null) onDone(ready);
      }}
    >
      <Stack gap="md">
        {filter === null ? (
          <Select
            readOnly={false}
            {...common}
            data-autofocus
            label={texts.filterOn}
            limit={80}
            data={list.columns
              .filter((one) => operatorsOf(one).length > 0)
              .map(({ id, label }) => ({ value: id, label }))}
            value={typed?.field ?? null}
            onChange={(id) => {
              const chosen = id === null ? undefined : columnNamed(list, id);
              setTyped(chosen === undefined ? null : nothingTyped(chosen));
            }}
          />
        ) : null}
        {isUnder && operatorsOf(column).length > 1 ? (
          <Select
            readOnly={false}
            comboboxProps={common.comboboxProps}
            allowDeselect={false}
            label={filter === null ? texts.howFilter : column.label}
            data={operatorsOf(column).map((value) => ({ value, label: texts.operators[value] }))}
            value={typed.operator}
            onChange={(value) => {
              const operator = operatorsOf(column).find((one) => one === value);
              if (operator !== undefined) setTyped({ ...typed, operator });
            }}
          />
        ) : null}
        {isUnder ? <Values list={list} column={column} typed={typed} onChange={setTyped} /> : null}
        <Button type="submit" data-reads disabled={ready === null}>
          {filter === null ? texts.add : texts.change}
        </Button>
      </Stack>
    </form>
  );
}

function Values({
  list,
  column,
  typed,
  onChange,
}: {
  readonly list: ListDeclaration;
  readonly column: ListColumn;
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
}): ReactNode {
  const isAsked = column.isSuggested && typed.operator === 'one-of';
  const known = useProcedure('lists.values', isAsked ? { list: list.id, column: column.id } : null);
  switch (typed.operator) {
    case 'contains':
      return (
        <TextInput
          readOnly={false}
          label={texts.text}
          maxLength={100}
          value={typed.text}
          onChange={(event) => onChange({ ...typed, text: event.currentTarget.value })}
        />
      );
    case 'one-of':
      if (column.kind === 'person') return <Person column={column} typed={typed} onChange={onChange} />;
      return (
        <MultiSelect
          readOnly={false}
          {...common}
          label={column.label}
          clearable
          clearButtonProps={{ 'aria-label': texts.clear }}
          limit={60}
          maxValues={50}
          data={
            column.isSuggested
              ? [...new Set([...(known.data?.values ?? []), ...typed.values])]
              : proposed(column)
          }
          value={[...typed.values]}
          onChange={(values) => onChange({ ...typed, values })}
        />
      );
    case 'between':
      return column.kind === 'date' || column.kind === 'instant' ? (
        <>
          <DateBox
            readOnly={false}
            label={texts.from}
            clearable
            value={typeof typed.from === 'string' ? (typed.from as CivilDate) : null}
            onChange={(from) => onChange({ ...typed, from })}
          />
          <DateBox
            readOnly={false}
            label={texts.to}
            clearable
            value={typeof typed.to === 'string' ? (typed.to as CivilDate) : null}
            onChange={(to) => onChange({ ...typed, to })}
          />
        </>
      ) : (
        <>
          <Bound
            kind={column.kind}
            label={texts.from}
            value={typed.from}
            onChange={(from) => onChange({ ...typed, from })}
          />
          <Bound
            kind={column.kind}
            label={texts.to}
            value={typed.to}
            onChange={(to) => onChange({ ...typed, to })}
          />
        </>
      );
    case 'coming':
    case 'past':
    case 'older':
      return (
        <NumberBox
          label={texts.days}
          unit=""
          value={typed.days}
          onChange={(days) => onChange({ ...typed, days })}
        />
      );
    default:
      return null;
  }
}

/** The choices of a column, under their headings where it has some. */
function proposed({ choices, groupsOn }: ListColumn): ComboboxData {
  const items = choices.map(({ value, label, short }) => ({ value, label: short ?? label }));
  if (groupsOn === undefined) return items;
  return groupsOn(today()).map(({ heading, values }) => ({
    group: heading,
    items: values.flatMap((value) => items.find((item) => item.value === value) ?? []),
  }));
}

/** Somebody of the portfolio: the very person, whoever else has the same name. */
function Person({
  column,
  typed,
  onChange,
}: {
  readonly column: ListColumn;
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
}): ReactNode {
  const [row, setRow] = useState<CandidateRow | null>(null);
  return (
    <CandidatePicker
      label={column.label}
      isWithin
      value={row}
      onChange={(chosen) => {
        setRow(chosen);
        onChange({ ...typed, values: chosen === null ? [] : [chosen.id] });
      }}
    />
  );
}

/** A number of a span; an amount is typed in euros. */
function Bound({
  kind,
  label,
  value,
  onChange,
}: {
  readonly kind: ListColumn['kind'];
  readonly label: string;
  readonly value: string | number | null;
  readonly onChange: (value: number | null) => void;
}): ReactNode {
  const number = typeof value === 'number' ? value : null;
  return kind === 'money' ? (
    <MoneyBox label={label} value={number} onChange={onChange} />
  ) : (
    <NumberBox label={label} unit={kind === 'age' ? texts.years : ''} value={number} onChange={onChange} />
  );
}
