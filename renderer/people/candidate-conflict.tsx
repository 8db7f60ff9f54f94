import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type Candidate, candidateFields, candidateKeys, valueWords } from '../../shared/fields';
import { Private } from '../ui';
import { type CandidateField, type CandidateForm, formOf } from './candidate-form';
import { conflictTexts as texts } from './people.texts';

const written = (key: CandidateField, value: unknown): string =>
  valueWords(candidateFields[key], value) ?? texts.empty;

/** The same person was changed meanwhile (an import, another act): what differs, and the choice between the two. */
export function Conflict({
  theirs,
  mine,
  onKeepMine,
  onTakeTheirs,
}: {
  readonly theirs: Candidate;
  readonly mine: CandidateForm;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}): ReactNode {
  const stored = formOf(theirs);
  const different = candidateKeys.filter((key) => JSON.stringify(stored[key]) !== JSON.stringify(mine[key]));
  return (
    <Alert color="amber" role="alert" icon={<IconGitMerge aria-hidden />} title={texts.title}>
      <Stack gap="md" align="flex-start">
        <Text>{texts.intent}</Text>
        <Table withTableBorder aria-label={texts.differences}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.columns.field}</Table.Th>
              <Table.Th>{texts.columns.stored}</Table.Th>
              <Table.Th>{texts.columns.mine}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {different.map((key) => (
              <Table.Tr key={key}>
                <Table.Td>{candidateFields[key].label}</Table.Td>
                <Table.Td>
                  <Private>{written(key, stored[key])}</Private>
                </Table.Td>
                <Table.Td>
                  <Private>{written(key, mine[key])}</Private>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Group>
          <Button onClick={onKeepMine}>{texts.keepMine}</Button>
          <Button variant="default" onClick={onTakeTheirs}>
            {texts.takeTheirs}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
