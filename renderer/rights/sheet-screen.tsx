import { Alert, Group, Table, Text, Title } from '@mantine/core';
import { IconCalendarQuestion, IconFileOff } from '@tabler/icons-react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { typography } from '../../shared/base/text';
import { type CivilDate, formatFrenchDate, formatShortDate, territoryLabels } from '../../shared/base/time';
import {
  bareSaid,
  confidenceLabels,
  type Sheet,
  type SheetPart,
  type SheetRule,
  type SheetValue,
  schemeOf,
  sheetOf,
} from '../../shared/law';
import { today, useProcedure } from '../bridge';
import { originLabels } from '../references';
import {
  AnchorLink,
  ButtonLink,
  DateBox,
  EmptyState,
  Facts,
  LegalSource,
  Loaded,
  Page,
  PrintButton,
  StatusBadge,
  VerdictBadge,
} from '../ui';
import { partTexts } from './rights.texts';
import { datesText, otherDayText, schemeLabel } from './sheet-words';
import classes from './sheets.module.css';
import { sheetTexts, schemeTexts as texts, valueTexts } from './sheets.texts';

/** Fiche: one scheme on a day, made from the very table that gives the answers. */
export function SheetScreen(): ReactNode {
  const { scheme: code } = useParams({ from: '/fiches/$scheme' });
  const { au } = useSearch({ from: '/fiches/$scheme' });
  const scheme = schemeOf(code);
  const navigate = useNavigate({ from: '/fiches/$scheme' });
  const query = useProcedure('references.list', {});
  const on = au ?? today();
  const back = (): void => void navigate({ to: '/fiches', search: au === undefined ? {} : { au } });
  if (scheme === null)
    return (
      <Page title={code} onBack={back}>
        <EmptyState
          icon={IconFileOff}
          title={texts.unknown}
          actions={<ButtonLink to="/fiches">{texts.toSheets}</ButtonLink>}
        >
          {texts.unknownHelp}
        </EmptyState>
      </Page>
    );
  return (
    <Page
      title={scheme.label}
      subtitle={`${sheetTexts.kinds[scheme.kind]}, ${datesText(scheme)}`}
      onBack={back}
      actions={<PrintButton />}
    >
      <Group align="flex-end" gap="lg" className={classes.screen}>
        <DateBox
          readOnly={false}
          label={texts.on}
          w={160}
          value={on}
          onChange={(day) => void navigate({ search: day === null ? {} : { au: day }, replace: true })}
        />
        <AnchorLink to="/fiches" search={au === undefined ? {} : { au }} mb={6}>
          {texts.all}
        </AnchorLink>
      </Group>
      <Loaded query={query}>
        {({ references }) => <SheetBody sheet={sheetOf(scheme, references, on)} asked={on} />}
      </Loaded>
    </Page>
  );
}

function SheetBody({ sheet, asked }: { readonly sheet: Sheet; readonly asked: CivilDate }): ReactNode {
  const otherDay = otherDayText(sheet, asked);
  return (
    <>
      {otherDay === '' ? null : (
        <Alert color="amber" icon={<IconCalendarQuestion aria-hidden />} role="status" maw={1500}>
          {otherDay}
        </Alert>
      )}
      <div className={classes.columns}>
        <div className={classes.stack}>
          <section className={classes.panel}>
            <Group justify="space-between" mb="xs">
              <Title order={2}>{texts.purpose}</Title>
              <TimeBadge sheet={sheet} />
            </Group>
            <Text mb="sm">{sheet.purpose}</Text>
            <Facts
              facts={[
                {
                  label: texts.inForce,
                  value: (
                    <>
                      {datesText(sheet)}
                      {sheet.startsIn.map(({ territory, from }) => (
                        <Text key={territory} size="sm">
                          {texts.inTerritory(territoryLabels[territory], formatFrenchDate(from))}
                        </Text>
                      ))}
                    </>
                  ),
                },
                { label: texts.pivot, value: sheet.pivot },
                {
                  label: texts.text,
                  value: (
                    <>
                      {typography(sheet.source)}
                      <Confidence of={sheet.confidence} />
                    </>
                  ),
                },
              ]}
            />
          </section>
          <Conditions conditions={sheet.conditions} on={sheet.on} />
          <Parameters parameters={sheet.parameters} />
          <Part title={texts.reminders} part={sheet.reminders}>
            {(reminder) => (
              <li key={reminder.sentence}>
                {reminder.sentence} <LegalSource>{typography(reminder.source)}</LegalSource>
              </li>
            )}
          </Part>
        </div>
        <div className={classes.stack}>
          <Part title={texts.deadlines} part={sheet.deadlines}>
            {(deadline) => (
              <li key={deadline.code}>
                <Text fw={600}>{deadline.label}</Text>
                <Text size="sm">{deadline.rule}</Text>
                {deadline.note === '' ? null : <Text size="sm">{deadline.note}</Text>}
                <LegalSource>{texts.countsFrom(deadline.trigger, deadline.source)}</LegalSource>
                <Confidence of={deadline.confidence} />
              </li>
            )}
          </Part>
          <Part title={partTexts.documents} part={sheet.documents}>
            {(document) => <li key={document.code}>{document.label}</li>}
          </Part>
          <Part title={partTexts.form} part={sheet.forms}>
            {(form) => (
              <li key={form.number}>
                {partTexts.cerfa(form.number, form.revision)}{' '}
                <LegalSource>{typography(form.source)}</LegalSource>
                <Confidence of={form.confidence} />
              </li>
            )}
          </Part>
          <Part title={partTexts.alternatives} part={sheet.alternatives}>
            {(alternative) => (
              <li key={alternative.sentence}>
                <Text size="sm">{alternative.sentence}</Text>
                <Group gap="md">
                  {alternative.schemes.map((code) =>
                    schemeOf(code) === null ? null : (
                      <AnchorLink key={code} to="/fiches/$scheme" params={{ scheme: code }} size="sm">
                        {schemeLabel(code)}
                      </AnchorLink>
                    ),
                  )}
                </Group>
                <LegalSource>{typography(alternative.source)}</LegalSource>
              </li>
            )}
          </Part>
          <Part title={texts.articles} part={sheet.articles}>
            {(article) => (
              <li key={article.id}>
                <Text span fw={600} size="sm">
                  {article.citation}
                </Text>{' '}
                <Text span size="sm">
                  {article.title}
                </Text>{' '}
                <LegalSource>
                  {article.since === null
                    ? texts.wordingUnread
                    : article.until === null
                      ? texts.wordingSince(formatFrenchDate(article.since))
                      : sheetTexts.fromTo(formatFrenchDate(article.since), formatFrenchDate(article.until))}
                </LegalSource>
                <Text size="xs" c="dimmed" className={classes.address}>
                  {article.address}
                </Text>
              </li>
            )}
          </Part>
          <Part title={texts.cases} part={sheet.cases}>
            {(each) => (
              <li key={each.situation}>
                <Group gap="sm" wrap="nowrap" justify="space-between" align="flex-start">
                  <Text size="sm" fw={600}>
                    {each.situation}
                  </Text>
                  <VerdictBadge said={bareSaid(each.verdict)} />
                </Group>
                <Text size="sm">{each.explanation}</Text>
                <LegalSource>{texts.judgedOn(formatFrenchDate(each.on), each.source)}</LegalSource>
              </li>
            )}
          </Part>
        </div>
      </div>
    </>
  );
}

function TimeBadge({ sheet }: { readonly sheet: Sheet }): ReactNode {
  switch (sheet.time) {
    case 'in-force':
      return <StatusBadge tone="done">{sheetTexts.inForceOn(sheet.on)}</StatusBadge>;
    case 'past':
      return <StatusBadge tone="neutral">{sheetTexts.past}</StatusBadge>;
    case 'coming':
      return <StatusBadge tone="info">{sheetTexts.coming}</StatusBadge>;
  }
}

/** How far what stands before was checked, in words; what is not verified is said loud. */
function Confidence({ of }: { readonly of: Sheet['confidence'] }): ReactNode {
  return of === 'N' ? (
    <>
      {' '}
      <StatusBadge tone="late">{confidenceLabels.N}</StatusBadge>
    </>
  ) : (
    <LegalSource>{`, ${confidenceLabels[of]}`}</LegalSource>
  );
}

function Part<T>({
  title,
  part,
  children,
}: {
  readonly title: string;
  readonly part: SheetPart<T>;
  readonly children: (item: T) => ReactNode;
}): ReactNode {
  return (
    <section className={classes.panel}>
      <Title order={2} mb="xs">
        {title}
      </Title>
      {part.items.length === 0 ? (
        <Text c="dimmed">{part.absence}</Text>
      ) : (
        <ul className={classes.list}>{part.items.map(children)}</ul>
      )}
    </section>
  );
}

/** The conditions of the day; those of other days stay at hand. */
function Conditions({
  conditions,
  on,
}: {
  readonly conditions: Sheet['conditions'];
  readonly on: CivilDate;
}): ReactNode {
  const own = conditions.items.filter((rule) => rule.time === 'in-force');
  const others = conditions.items.filter((rule) => rule.time !== 'in-force');
  return (
    <section className={classes.panel}>
      <Title order={2} mb="xs">
        {texts.conditionsOn(formatFrenchDate(on))}
      </Title>
      {own.length === 0 ? (
        <Text c="dimmed">{conditions.absence || texts.noCondition}</Text>
      ) : (
        <ul className={classes.list}>
          {own.map((rule) => (
            <RuleLine key={`${rule.id} ${rule.from}`} rule={rule} />
          ))}
        </ul>
      )}
      {others.length === 0 ? null : (
        <details className={classes.more}>
          <summary>{texts.otherTimes(others.length)}</summary>
          <ul className={classes.list}>
            {others.map((rule) => (
              <RuleLine key={`${rule.id} ${rule.from}`} rule={rule} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function RuleLine({ rule }: { readonly rule: SheetRule }): ReactNode {
  return (
    <li>
      <Text>
        <strong>{rule.label}</strong>{' '}
        <Text span size="sm" c="dimmed">
          {texts.about[rule.about]}
        </Text>
      </Text>
      <Text>{rule.sentence}</Text>
      <LegalSource>{texts.sourceAndDates(rule.source, datesText(rule))}</LegalSource>
      <Confidence of={rule.confidence} />
    </li>
  );
}

/** The values that changed, each with its series; those that have had one value only, in one table. */
function Parameters({ parameters }: { readonly parameters: Sheet['parameters'] }): ReactNode {
  const changing = parameters.items.filter(({ values }) => values.length !== 1);
  const steady = parameters.items.flatMap(({ id, label, values: [value, ...more] }) =>
    value === undefined || more.length > 0 ? [] : [{ id, label, value }],
  );
  return (
    <>
      <Part
        title={valueTexts.title}
        part={{
          items: changing,
          absence: parameters.absence || valueTexts.none,
        }}
      >
        {(parameter) => (
          <li key={parameter.id}>
            <Title order={3}>{parameter.label}</Title>
            <Values values={parameter.values} />
          </li>
        )}
      </Part>
      {steady.length === 0 ? null : (
        <section className={classes.panel}>
          <Title order={2} mb="xs">
            {valueTexts.steady}
          </Title>
          <Table className={classes.values} verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{valueTexts.value}</Table.Th>
                <Table.Th w="26%">{valueTexts.shown}</Table.Th>
                <Table.Th w={110}>{valueTexts.from}</Table.Th>
                <Table.Th w="30%">{valueTexts.source}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {steady.map(({ id, label, value }) => (
                <Table.Tr key={id}>
                  <Table.Td>{label}</Table.Td>
                  <Table.Td className={classes.current}>{value.shown}</Table.Td>
                  <Table.Td>{formatShortDate(value.from)}</Table.Td>
                  <Table.Td>
                    <ValueSource value={value} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
    </>
  );
}

/** Where a value comes from, who gave it when it is not the product, and how far it was checked. */
function ValueSource({ value }: { readonly value: SheetValue }): ReactNode {
  return (
    <>
      <LegalSource>
        {value.origin === 'product'
          ? typography(value.source)
          : valueTexts.sourceBy(value.source, originLabels[value.origin])}
      </LegalSource>
      <Confidence of={value.confidence} />
    </>
  );
}

/** Values of the past that stay in sight; the older ones are folded. */
const pastInSight = 3;

function Values({ values }: { readonly values: readonly SheetValue[] }): ReactNode {
  const lines = [...values].reverse();
  const past = lines.filter(({ time }) => time === 'past');
  const folded = past.slice(pastInSight);
  return (
    <>
      <ValuesTable lines={lines.filter((line) => !folded.includes(line))} />
      {folded.length === 0 ? null : (
        <details className={classes.more}>
          <summary>{valueTexts.older(folded.length)}</summary>
          <ValuesTable lines={folded} />
        </details>
      )}
    </>
  );
}

function ValuesTable({ lines }: { readonly lines: readonly SheetValue[] }): ReactNode {
  return (
    <Table className={classes.values} verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={110}>{valueTexts.from}</Table.Th>
          <Table.Th w="40%">{valueTexts.value}</Table.Th>
          <Table.Th>{valueTexts.source}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((value) => (
          <Table.Tr key={value.from} className={value.time === 'in-force' ? classes.current : ''}>
            <Table.Td>{formatShortDate(value.from)}</Table.Td>
            <Table.Td>
              {value.shown}
              {value.time === 'in-force' ? null : (
                <Text size="xs" c="dimmed" fw={400}>
                  {value.time === 'coming'
                    ? valueTexts.coming
                    : value.to === null
                      ? ''
                      : valueTexts.until(formatShortDate(value.to))}
                </Text>
              )}
            </Table.Td>
            <Table.Td>
              <ValueSource value={value} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
