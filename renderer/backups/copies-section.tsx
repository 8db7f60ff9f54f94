import { Button, Group, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconRefresh, IconTrash, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { copyKindLabels, isWholeCopy, type RegisteredCopy } from '../../shared/portfolio';
import { useAct, useProcedure } from '../bridge';
import { askBefore, formatInstant, Loaded, StatusBadge } from '../ui';
import { sizeInWords } from './age';
import classes from './backups.module.css';
import { copiesTexts as texts } from './backups.texts';

/** A backup that is where it should be, under the keys of today, stands in the list above already. */
const isListedAbove = ({ kind, reach, keys }: RegisteredCopy): boolean =>
  kind === 'backup' && reach === 'there' && keys === 'current';

function summary(copies: readonly RegisteredCopy[]): string {
  const whole = copies.filter(isWholeCopy);
  const away = whole.filter(({ reach }) => reach !== 'there').length;
  const above = copies.filter(isListedAbove).length;
  const known = texts.known(whole.length);
  return [
    whole.length === 0 ? texts.noneKnown : away === 0 ? texts.allThere(known) : texts.someAway(known, away),
    ...(above === 0 ? [] : [texts.listedAbove(above)]),
  ].join(' ');
}

/** Every copy that Vivier wrote: where it is, what opens it, whether it can be reached. */
export function CopiesSection(): ReactNode {
  const query = useProcedure('backups.copies', {});
  const look = useAct('backups.lookForCopies');
  return (
    <section aria-label={texts.title}>
      <Group justify="space-between" mt="xl" mb="sm" maw={1400}>
        <Title order={2}>{texts.title}</Title>
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          loading={look.isPending}
          onClick={() => look.mutate({})}
        >
          {texts.lookAgain}
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
      <Table verticalSpacing={6} horizontalSpacing="md" aria-label={texts.count(copies.length)}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{texts.columns.file}</Table.Th>
            <Table.Th scope="col">{texts.columns.folder}</Table.Th>
            <Table.Th scope="col">{texts.columns.writtenAt}</Table.Th>
            <Table.Th scope="col">{texts.columns.opensWith}</Table.Th>
            <Table.Th scope="col">{texts.columns.state}</Table.Th>
            <Table.Th scope="col">
              <VisuallyHidden>{texts.columns.acts}</VisuallyHidden>
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
  return <StatusBadge tone={reach === 'there' ? 'done' : 'late'}>{texts.reach[reach]}</StatusBadge>;
}

function CopyRow({ copy }: { readonly copy: RegisteredCopy }): ReactNode {
  const remove = useAct('backups.removeCopy');
  const forget = useAct('backups.forgetCopy');
  const { id, kind, name, folder, writtenAt, reach, keys, sizeBytes } = copy;
  const askRemoval = (): void =>
    askBefore({
      title: texts.removeTitle(name),
      children: texts.removeMeans(copyKindLabels[kind], formatInstant(writtenAt)),
      confirm: texts.removeIt,
      keep: texts.keepIt,
      onConfirm: () => remove.mutate({ id }),
    });
  const askForgetting = (): void =>
    askBefore({
      title: texts.forgetTitle(name),
      children: texts.forgetMeans,
      confirm: texts.forgetIt,
      keep: texts.keepListed,
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
      <Table.Td>{texts.opensWith[keys]}</Table.Td>
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
            aria-label={texts.removeNamed(name)}
            loading={remove.isPending}
            onClick={askRemoval}
          >
            {texts.remove}
          </Button>
        ) : (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconX size={16} aria-hidden />}
            aria-label={texts.forgetNamed(name)}
            loading={forget.isPending}
            onClick={askForgetting}
          >
            {texts.forget}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
