import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type Candidate, candidateFields, candidateKeys, valueWords } from '../../shared/fields';
import { Private } from '../ui';
import { type CandidateField, type CandidateForm, formOf } from './candidate-form';

const written = (key: CandidateField, value: unknown): string =>
  valueWords(candidateFields[key], value) ?? 'rien';

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
    <Alert
      color="amber"
      role="alert"
      icon={<IconGitMerge aria-hidden />}
      title="Cette fiche a été modifiée entre-temps"
    >
      <Stack gap="md" align="flex-start">
        <Text>Votre saisie n’est pas perdue. Comparez, puis choisissez ce qui doit rester.</Text>
        <Table withTableBorder aria-label="Différences">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Champ</Table.Th>
              <Table.Th>Enregistré</Table.Th>
              <Table.Th>Votre saisie</Table.Th>
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
          <Button onClick={onKeepMine}>Garder ma saisie</Button>
          <Button variant="default" onClick={onTakeTheirs}>
            Reprendre la fiche enregistrée
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
