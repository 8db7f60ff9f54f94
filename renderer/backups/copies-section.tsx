import { Button, Group, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconRefresh, IconTrash, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { copyKindLabels, isWholeCopy, type RegisteredCopy } from '../../shared/portfolio';
import { useAct, useProcedure } from '../bridge';
import { askBefore, count, formatInstant, Loaded, StatusBadge } from '../ui';
import { sizeInWords } from './age';
import classes from './backups.module.css';

const keysInWords: Readonly<Record<RegisteredCopy['keys'], string>> = {
  current: 'phrase et clé de secours actuelles',
  'former-secrets': 'ancienne phrase ou ancienne clé de secours',
  'former-key': 'clés d’avant leur changement',
  own: 'son mot de passe, ou la clé du collègue',
  none: 'aucune clé : lisible par tous',
  unknown: 'non lisible',
};

const FORGETTING =
  'À faire si vous savez que ce fichier est détruit. S’il existe encore quelque part, Vivier ne vous le rappellera plus.';

/** A backup that is where it should be, under the keys of today, stands in the list above already. */
const isListedAbove = ({ kind, reach, keys }: RegisteredCopy): boolean =>
  kind === 'backup' && reach === 'there' && keys === 'current';

function summary(copies: readonly RegisteredCopy[]): string {
  const whole = copies.filter(isWholeCopy);
  const away = whole.filter(({ reach }) => reach !== 'there').length;
  const above = copies.filter(isListedAbove).length;
  return [
    `${count(whole.length, 'copie du portefeuille est connue', 'copies du portefeuille sont connues')}, ${away === 0 ? 'toutes à leur place' : `dont ${count(away, 'hors d’atteinte', 'hors d’atteinte')}`}.`,
    ...(above === 0
      ? []
      : [
          `${count(above, 'sauvegarde à jour n’est pas répétée', 'sauvegardes à jour ne sont pas répétées')} ici.`,
        ]),
  ].join(' ');
}

/** Every copy that Vivier wrote: where it is, what opens it, whether it can be reached. */
export function CopiesSection(): ReactNode {
  const query = useProcedure('backups.copies', {});
  const look = useAct('backups.lookForCopies');
  return (
    <section aria-label="Où sont les copies">
      <Group justify="space-between" mt="xl" mb="sm" maw={1400}>
        <Title order={2}>Où sont les copies</Title>
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          loading={look.isPending}
          onClick={() => look.mutate({})}
        >
          Chercher à nouveau
        </Button>
      </Group>
      <Loaded query={query}>
        {({ copies }) => {
          const listed = copies.filter((copy) => !isListedAbove(copy));
          return (
            <>
              <Text size="sm" mb="sm" role="status">
                {summary(copies)}
              </Text>
              {listed.length === 0 ? null : <CopyTable copies={listed} />}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function CopyTable({ copies }: { readonly copies: readonly RegisteredCopy[] }): ReactNode {
  return (
    <div className={classes.list}>
      <Table verticalSpacing={6} horizontalSpacing="md" aria-label={count(copies.length, 'copie', 'copies')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Fichier</Table.Th>
            <Table.Th scope="col">Dossier</Table.Th>
            <Table.Th scope="col">Écrite le</Table.Th>
            <Table.Th scope="col">S’ouvre avec</Table.Th>
            <Table.Th scope="col">État</Table.Th>
            <Table.Th scope="col">
              <VisuallyHidden>Actions</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {copies.map((copy) => (
            <CopyRow key={copy.id} copy={copy} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Reach({ reach }: Pick<RegisteredCopy, 'reach'>): ReactNode {
  switch (reach) {
    case 'there':
      return <StatusBadge tone="done">À sa place</StatusBadge>;
    case 'gone':
      return <StatusBadge tone="late">Introuvable dans son dossier</StatusBadge>;
    case 'away':
      return <StatusBadge tone="late">Dossier ou support absent</StatusBadge>;
  }
}

function CopyRow({ copy }: { readonly copy: RegisteredCopy }): ReactNode {
  const remove = useAct('backups.removeCopy');
  const forget = useAct('backups.forgetCopy');
  const { id, kind, name, folder, writtenAt, reach, keys, sizeBytes } = copy;
  const askRemoval = (): void =>
    askBefore({
      title: `Supprimer «\u202f${name}\u202f»\u202f?`,
      children: `Ce fichier est effacé du disque (${copyKindLabels[kind]}, ${formatInstant(writtenAt)}). Rien ne le ramène\u202f; le portefeuille ouvert ne change pas.`,
      confirm: 'Supprimer cette copie',
      keep: 'Garder cette copie',
      onConfirm: () => remove.mutate({ id }),
    });
  const askForgetting = (): void =>
    askBefore({
      title: `Retirer «\u202f${name}\u202f» de la liste\u202f?`,
      children: FORGETTING,
      confirm: 'Retirer de la liste',
      keep: 'Garder dans la liste',
      onConfirm: () => forget.mutate({ id }),
    });
  return (
    <Table.Tr>
      <Table.Td>
        {name}
        <Text size="sm" c="dimmed">
          {copyKindLabels[kind]}
          {sizeBytes === null ? '' : `, ${sizeInWords(sizeBytes)}`}
        </Text>
      </Table.Td>
      <Table.Td>{folder}</Table.Td>
      <Table.Td>
        <span className="vivier-nowrap">{formatInstant(writtenAt)}</span>
      </Table.Td>
      <Table.Td>{keysInWords[keys]}</Table.Td>
      <Table.Td>
        <Reach reach={reach} />
      </Table.Td>
      <Table.Td>
        {reach === 'there' ? (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconTrash size={16} aria-hidden />}
            aria-label={`Supprimer… ${name}`}
            loading={remove.isPending}
            onClick={askRemoval}
          >
            Supprimer…
          </Button>
        ) : (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconX size={16} aria-hidden />}
            aria-label={`Retirer de la liste… ${name}`}
            loading={forget.isPending}
            onClick={askForgetting}
          >
            Retirer de la liste…
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
