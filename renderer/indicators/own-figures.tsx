import { Group, SegmentedControl, Stack, Table, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { formatFrenchMonth, type Quarter } from '../../shared/base/time';
import { type CountedPeople, countedPeople, type Trend } from '../../shared/indicators';
import { useProcedure } from '../bridge';
import { formatInteger, Loaded } from '../ui';
import { Tables } from './figures';
import classes from './indicators.module.css';
import { ownTexts as texts } from './indicators.texts';

/** The adviser's own figures of a quarter, in clear, or those of the portfolio, and the twelve months that lead to it. */
export function Own({ quarter }: { readonly quarter: Quarter }): ReactNode {
  const [asked, setAsked] = useState<CountedPeople | null>(null);
  const question = { quarter, ...(asked === null ? {} : { people: asked }) };
  const own = useProcedure('indicators.own', question, { keepPrevious: true });
  const trend = useProcedure('indicators.trend', question, { keepPrevious: true });
  return (
    <Loaded query={own}>
      {({ tables, quality, isOver, ...whom }) => (
        <Stack gap="lg">
          <div>
            <Group mb="xs">
              <SegmentedControl
                aria-label={texts.peopleLabel}
                data={countedPeople.map((value) => ({
                  value,
                  label: texts.people[value],
                  disabled: value === 'adviser' && whom.followed === 0,
                }))}
                value={whom.people}
                onChange={setAsked}
              />
            </Group>
            <Text size="sm" maw={900}>
              {isOver ? '' : `${texts.upToToday} `}
              {texts.counted(whom)}
            </Text>
            <Text size="sm" c="dimmed" maw={900}>
              {texts.clear}
            </Text>
          </div>
          <Loaded query={trend}>{({ months }) => <TrendTable months={months} />}</Loaded>
          <Tables tables={tables} quality={quality} />
        </Stack>
      )}
    </Loaded>
  );
}

const trendColumns = ['inContact', 'firstReceived', 'entries', 'signed'] as const;

/** Twelve months, each figure with a bar as long as its share of the greatest of its column. */
function TrendTable({ months }: Trend): ReactNode {
  return (
    <section aria-labelledby="trend">
      <Title order={2} id="trend">
        {texts.trend}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {texts.trendHelp}
      </Text>
      <Table verticalSpacing={3} className={classes.trend} aria-label={texts.trend}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{texts.month}</Table.Th>
            {trendColumns.map((column) => (
              <Table.Th key={column}>{texts.columns[column]}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {months.map((line) => (
            <Table.Tr key={line.month}>
              <Table.Td>{formatFrenchMonth(line.month)}</Table.Td>
              {trendColumns.map((column) => (
                <Table.Td key={column}>
                  <Bar value={line[column]} most={Math.max(...months.map((each) => each[column]))} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** A figure, and behind it a bar: the eye compares, the figure says. */
function Bar({ value, most }: { readonly value: number; readonly most: number }): ReactNode {
  return (
    <span className={classes.bar}>
      <span
        className={classes.fill}
        aria-hidden
        style={{ width: most === 0 ? 0 : `${Math.round((100 * value) / most)}%` }}
      />
      <span className={classes.figure}>{formatInteger(value)}</span>
    </span>
  );
}
