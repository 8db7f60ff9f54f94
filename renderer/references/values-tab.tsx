import { Alert, Button, Checkbox, Group, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { IconAlertTriangle, IconHistory, IconPlus, IconSearchOff } from '@tabler/icons-react';
import { Fragment, type ReactNode, useState } from 'react';
import { z } from 'zod';
import { fold } from '../../shared/base/text';
import { type CivilDate, formatFrenchDate, formatShortDate } from '../../shared/base/time';
import {
  type Amount,
  type AmountGroup,
  amountGroups,
  amountPlaceOn,
  cite,
  confidenceLabels,
  type References,
  type SeriesValue,
  type Staleness,
  seriesOf,
  showPlace,
  stalenessOf,
  stalenessText,
} from '../../shared/law';
import type { ReferenceEntry } from '../../shared/references';
import { today, useDraftState } from '../bridge';
import { DateBox, EmptyState, formatInstant, LegalSource, StatusBadge } from '../ui';
import { AddValueModal } from './add-value-modal';
import classes from './references.module.css';
import { givenTexts, pageTexts, valuesTexts as texts } from './references.texts';
import { WithdrawModal } from './withdraw-modal';
import { historyOf, originOf } from './words';

/** The dialog is open, for this value or for one to be chosen; its form keeps the rest under the same key. */
const addingSchema = z.looseObject({ parameter: z.string().nullable() }).nullable();

/** A number in its group, with what a day says of it. */
interface Row {
  readonly parameter: Amount;
  readonly current: SeriesValue<number> | null;
  readonly next: SeriesValue<number> | null;
  readonly staleness: Staleness;
}

const rowOf = (
  parameter: Amount,
  group: AmountGroup,
  references: References,
  on: CivilDate,
  now: CivilDate,
): Row => ({
  parameter,
  current: amountPlaceOn(parameter, on, references),
  next: seriesOf(parameter, references).find((value) => value.from > on) ?? null,
  // What is to be looked at again is a question of today, whatever the day shown.
  staleness: stalenessOf(parameter, now, references, group.to),
});

const isClosed = (group: AmountGroup, on: CivilDate): boolean =>
  (group.to !== null && on > group.to) || (group.from !== null && on < group.from);

/** Every number of the law, scheme by scheme: in force, its history, what is to be looked at again, a new value. */
export function ValuesTab({
  entries,
  references,
}: {
  readonly entries: readonly ReferenceEntry[];
  readonly references: References;
}): ReactNode {
  const now = today();
  const [on, setOn] = useState<CivilDate | null>(now);
  const [text, setText] = useDraftState('references.filter', z.string(), '');
  const [isWarnedOnly, setIsWarnedOnly] = useState(false);
  const [adding, setAdding] = useDraftState('references.value', addingSchema, null);
  const day = on ?? now;
  const groups = amountGroups().map((group) => ({
    group,
    rows: group.amounts.map((parameter) => rowOf(parameter, group, references, day, now)),
  }));
  const warned = new Set(
    groups.flatMap(({ rows }) =>
      rows.filter((row) => row.staleness.state !== 'fresh').map((row) => row.parameter.id),
    ),
  );
  const wanted = fold(text.trim());
  const shown = groups
    .map(({ group, rows }) => ({
      group,
      rows: rows.filter(
        (row) =>
          (!isWarnedOnly || warned.has(row.parameter.id)) &&
          fold(`${group.label} ${row.parameter.label}`).includes(wanted),
      ),
    }))
    .filter(({ rows }) => rows.length > 0);
  const isFiltered = wanted !== '' || isWarnedOnly;

  return (
    <Stack gap="lg">
      {warned.size === 0 ? null : (
        <Alert color="amber" icon={<IconAlertTriangle aria-hidden />} title={texts.toReview(warned.size)}>
          {texts.toReviewHelp}
        </Alert>
      )}
      <Group align="flex-end" gap="lg" className={classes.screen}>
        <DateBox label={texts.on} w={160} value={on} onChange={setOn} />
        <TextInput
          label={texts.search}
          placeholder={texts.searchHint}
          w={280}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autoComplete="off"
        />
        <Checkbox
          label={texts.toReviewOnly}
          mb={6}
          checked={isWarnedOnly}
          onChange={(event) => setIsWarnedOnly(event.currentTarget.checked)}
        />
        <Button
          ml="auto"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setAdding({ parameter: null })}
        >
          {texts.add}
        </Button>
      </Group>
      {shown.length === 0 ? (
        <EmptyState
          icon={IconSearchOff}
          title={texts.none}
          actions={
            <Button
              variant="default"
              onClick={() => {
                setText('');
                setIsWarnedOnly(false);
              }}
            >
              {texts.showAll}
            </Button>
          }
        >
          {texts.noneHelp}
        </EmptyState>
      ) : (
        shown.map(({ group, rows }) => (
          <details
            key={group.label}
            className={`${classes.panel} ${classes.group}`}
            open={isFiltered || !isClosed(group, day)}
          >
            <summary>
              <Title order={2}>{group.label}</Title>
              <Text span c="dimmed" size="sm">
                {texts.count(rows.length)}
              </Text>
              {group.to !== null && day > group.to ? (
                <StatusBadge tone="neutral">{texts.closedSince(formatShortDate(group.to))}</StatusBadge>
              ) : group.from !== null && day < group.from ? (
                <StatusBadge tone="neutral">{texts.openFrom(formatShortDate(group.from))}</StatusBadge>
              ) : null}
            </summary>
            <ValuesTable
              rows={rows}
              day={day}
              entries={entries}
              references={references}
              onAdd={(parameter) => setAdding({ parameter: parameter.id })}
            />
          </details>
        ))
      )}
      {adding === null ? null : (
        <AddValueModal parameter={adding.parameter} references={references} onClose={() => setAdding(null)} />
      )}
    </Stack>
  );
}

function ValuesTable({
  rows,
  day,
  entries,
  references,
  onAdd,
}: {
  readonly rows: readonly Row[];
  readonly day: CivilDate;
  readonly entries: readonly ReferenceEntry[];
  readonly references: References;
  readonly onAdd: (parameter: Amount) => void;
}): ReactNode {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string): void => {
    const next = new Set(opened);
    if (!next.delete(id)) next.add(id);
    setOpened(next);
  };
  return (
    <Table className={classes.values} verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{texts.columns.value}</Table.Th>
          <Table.Th w={170}>{texts.columns.on(formatShortDate(day))}</Table.Th>
          <Table.Th w="34%">{texts.columns.origin}</Table.Th>
          <Table.Th w={250} className={classes.screen}>
            <span className="vivier-aloud">{texts.columns.acts}</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => {
          const { parameter, current, next } = row;
          const isOpened = opened.has(parameter.id);
          return (
            <Fragment key={parameter.id}>
              <Table.Tr>
                <Table.Td>
                  {parameter.label}
                  <Warning row={row} />
                </Table.Td>
                <Table.Td>
                  {current === null ? (
                    <Text span c="dimmed" fs="italic">
                      {texts.noneOnDay}
                    </Text>
                  ) : (
                    <Text span fw={600} className={classes.amount}>
                      {showPlace(parameter, current)}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  {current === null ? null : <Origin value={current} />}
                  {next === null ? null : (
                    <Text size="sm">
                      {texts.next(showPlace(parameter, next), formatFrenchDate(next.from))}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td className={classes.screen}>
                  <Group gap="xs" justify="flex-end" wrap="nowrap">
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      leftSection={<IconHistory size={14} aria-hidden />}
                      aria-expanded={isOpened}
                      aria-label={texts.historyOf(parameter.label)}
                      onClick={() => toggle(parameter.id)}
                    >
                      {texts.history}
                    </Button>
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      leftSection={<IconPlus size={14} aria-hidden />}
                      aria-label={texts.addTo(parameter.label)}
                      onClick={() => onAdd(parameter)}
                    >
                      {texts.addShort}
                    </Button>
                  </Group>
                </Table.Td>
              </Table.Tr>
              {isOpened ? (
                <Table.Tr className={classes.history}>
                  <Table.Td colSpan={4} style={{ textAlign: 'start' }}>
                    <History parameter={parameter} day={day} entries={entries} references={references} />
                  </Table.Td>
                </Table.Tr>
              ) : null}
            </Fragment>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

function Warning({ row: { staleness, current } }: { readonly row: Row }): ReactNode {
  const text = stalenessText(staleness);
  return (
    <Group gap="xs" mt={2}>
      {text === '' ? null : <StatusBadge tone="late">{text}</StatusBadge>}
      {current?.confidence === 'N' && current.value !== null ? (
        <StatusBadge tone="late">{texts.unverified}</StatusBadge>
      ) : null}
    </Group>
  );
}

/** Since when, from which text, how far it was checked, and who gave it. */
function Origin({ value }: { readonly value: SeriesValue<number> }): ReactNode {
  return (
    <>
      <Text size="sm">{texts.since(formatFrenchDate(value.from))}</Text>
      <LegalSource>
        {texts.given(cite(value.source), confidenceLabels[value.confidence], originOf(value))}
      </LegalSource>
    </>
  );
}

function History({
  parameter,
  day,
  entries,
  references,
}: {
  readonly parameter: Amount;
  readonly day: CivilDate;
  readonly entries: readonly ReferenceEntry[];
  readonly references: References;
}): ReactNode {
  const [withdrawing, setWithdrawing] = useState<string | null>(null);
  const lines = historyOf(parameter, entries, references, day);
  return (
    <>
      <ul className={classes.bare} aria-label={texts.historyOf(parameter.label)}>
        {lines.map(({ key, value, entry, state }) => {
          const isOut = state === 'replaced' || state === 'withdrawn';
          return (
            <li key={key} className={classes.line}>
              <Group justify="space-between" wrap="nowrap" align="flex-start">
                <div>
                  <Text span size="sm">
                    {texts.lineOn(formatFrenchDate(value.from))}{' '}
                  </Text>
                  <Text span size="sm" fw={600} {...(isOut ? { className: classes.struck } : {})}>
                    {showPlace(parameter, value)}
                  </Text>
                  {texts.states[state] === '' ? null : (
                    <Text span size="sm" c={state === 'current' ? 'green' : 'dimmed'}>
                      {' '}
                      {texts.states[state]}
                    </Text>
                  )}{' '}
                  <LegalSource>
                    {texts.given(cite(value.source), confidenceLabels[value.confidence], originOf(value))}
                  </LegalSource>
                  {entry === null ? null : <Given entry={entry} />}
                </div>
                {entry === null || entry.withdrawnAt !== null ? null : (
                  <Button
                    variant="default"
                    size="compact-sm"
                    flex="none"
                    className={classes.screen ?? ''}
                    onClick={() => setWithdrawing(entry.id)}
                  >
                    {pageTexts.withdraw}
                  </Button>
                )}
              </Group>
            </li>
          );
        })}
      </ul>
      {lines
        .filter(({ entry }) => entry !== null && entry.id === withdrawing)
        .map(({ key, value }) => (
          <WithdrawModal
            key={key}
            id={key}
            what={pageTexts.valueFrom(
              parameter.label,
              showPlace(parameter, value),
              formatFrenchDate(value.from),
            )}
            onClose={() => setWithdrawing(null)}
          />
        ))}
    </>
  );
}

/** Who gave an entry and when, and who took it back and why. */
export function Given({ entry }: { readonly entry: ReferenceEntry }): ReactNode {
  const by = entry.author === '' ? '' : givenTexts.by(entry.author);
  const pack = entry.pack === '' ? '' : givenTexts.inPack(entry.pack);
  const said = entry.kind === 'order' ? givenTexts.order : givenTexts.value;
  return (
    <Text size="xs" c="dimmed">
      {said.added(formatInstant(entry.addedAt), by, pack)}
      {entry.withdrawnAt === null
        ? ''
        : ` ${said.withdrawn(formatInstant(entry.withdrawnAt), entry.withdrawalReason)}`}
    </Text>
  );
}
