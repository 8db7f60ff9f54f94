import { Group, Stack, Table, Text, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { typography } from '../../shared/base/text';
import { type CivilDate, contains, formatFrenchDate } from '../../shared/base/time';
import { type Scheme, schemes } from '../../shared/law';
import { today } from '../bridge';
import { AnchorLink, DateBox, Page } from '../ui';
import { datesText, schemeLabel } from './sheet-words';
import classes from './sheets.module.css';
import { schemeTexts, sheetTexts } from './sheets.texts';

/** Fiches: every scheme that has rules, open or closed on a day, each with its page. */
export function SheetsScreen(): ReactNode {
  const { au } = useSearch({ from: '/fiches' });
  const navigate = useNavigate({ from: '/fiches' });
  const on = au ?? today();
  const open = schemes.filter((scheme) => contains(scheme, on));
  const past = schemes.filter((scheme) => scheme.to !== null && scheme.to < on);
  const coming = schemes.filter((scheme) => scheme.from > on);
  return (
    <Page
      title={sheetTexts.title}
      subtitle={sheetTexts.subtitle(schemes.length, open.length, formatFrenchDate(on))}
    >
      <Stack gap="lg" maw={1300}>
        <Group className={classes.screen}>
          <DateBox
            readOnly={false}
            label={sheetTexts.listOn}
            w={160}
            value={on}
            onChange={(day) => void navigate({ search: day === null ? {} : { au: day }, replace: true })}
          />
        </Group>
        <SchemeList title={sheetTexts.inForceTitle} none={sheetTexts.noneInForce} schemes={open} au={au} />
        <SchemeList title={sheetTexts.pastTitle} none={sheetTexts.nonePast} schemes={past} au={au} />
        {coming.length === 0 ? null : (
          <SchemeList title={sheetTexts.comingTitle} none="" schemes={coming} au={au} />
        )}
      </Stack>
    </Page>
  );
}

function SchemeList({
  title,
  none,
  schemes: shown,
  au,
}: {
  readonly title: string;
  readonly none: string;
  readonly schemes: readonly Scheme[];
  readonly au: CivilDate | undefined;
}): ReactNode {
  return (
    <section className={classes.panel} aria-label={title}>
      <Title order={2} mb="xs">
        {title} ({shown.length})
      </Title>
      {shown.length === 0 ? (
        <Text c="dimmed">{none}</Text>
      ) : (
        <Table className={classes.schemes} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={260}>{sheetTexts.scheme}</Table.Th>
              <Table.Th w={190}>{sheetTexts.when}</Table.Th>
              <Table.Th>{schemeTexts.purpose}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((scheme) => (
              <Table.Tr key={scheme.id}>
                <Table.Td>
                  <AnchorLink
                    to="/fiches/$scheme"
                    params={{ scheme: scheme.id }}
                    search={au === undefined ? {} : { au }}
                    fw={600}
                  >
                    {scheme.label}
                  </AnchorLink>
                  <Text size="sm" c="dimmed">
                    {sheetTexts.kinds[scheme.kind]}
                  </Text>
                </Table.Td>
                <Table.Td>{datesText(scheme)}</Table.Td>
                <Table.Td>
                  {typography(scheme.purpose)}
                  {scheme.replacedBy === undefined || scheme.replacedBy.schemes.length === 0 ? null : (
                    <Text size="sm" c="dimmed">
                      {sheetTexts.replacedBy(scheme.replacedBy.schemes.map(schemeLabel))}
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
