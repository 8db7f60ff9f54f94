import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Output } from '../../shared/ipc';
import { toCompare } from '../../shared/lists';
import { ButtonLink, Page } from '../ui';
import { batchTexts, planTexts, doneTexts as texts } from './import.texts';
import { useSaveRefused } from './use-save-refused';

interface DoneStepProps {
  readonly planId: Output<'import.plan'>['planId'];
  readonly done: Output<'import.commit'>;
  readonly onBack: () => void;
}

/** What the import did, what is left to decide, and the acts that lead there. */
export function DoneStep({ planId, done, onBack }: DoneStepProps): ReactNode {
  const { batch, completed, kept, unread, blank } = done;
  const { suspected } = batch.counts;
  const refused = batch.counts.refused - blank;
  const save = useSaveRefused(planId, batch.fileName);
  return (
    <Page
      title={texts.title}
      actions={
        <>
          <Button variant="default" onClick={onBack}>
            {texts.toImports}
          </Button>
          <ButtonLink to="/candidats" {...(suspected === 0 ? {} : { variant: 'default' })}>
            {texts.toCandidates}
          </ButtonLink>
        </>
      }
      onBack={onBack}
    >
      <Alert
        color="green"
        icon={<IconCheck aria-hidden />}
        title={texts.imported(batch.fileName)}
        role="status"
      >
        <Stack gap="xs">
          <Text>{batchTexts.result(batch.counts)}</Text>
          {batch.counts.merged === 0 ? null : <Text>{texts.completed(completed)}</Text>}
          {blank === 0 ? null : <Text>{texts.blank(blank)}</Text>}
          <Text size="sm">{texts.undo}</Text>
        </Stack>
      </Alert>
      {suspected + refused + kept + unread === 0 ? null : (
        <Stack component="section" gap="md" aria-label={texts.left}>
          <Title order={2}>{texts.left}</Title>
          {suspected === 0 ? null : (
            <Group justify="space-between">
              <Text>{texts.alike(suspected)}</Text>
              <ButtonLink to="/candidats" search={{ filtres: [toCompare] }}>
                {texts.compare}
              </ButtonLink>
            </Group>
          )}
          {refused === 0 ? null : (
            <Group justify="space-between">
              <Text>{texts.refused(refused)}</Text>
              <Button variant="default" onClick={save.start} loading={save.isPending}>
                {planTexts.saveRefused}
              </Button>
            </Group>
          )}
          {kept === 0 ? null : <Text>{texts.kept(kept)}</Text>}
          {unread === 0 ? null : <Text>{texts.unread(unread)}</Text>}
        </Stack>
      )}
    </Page>
  );
}
