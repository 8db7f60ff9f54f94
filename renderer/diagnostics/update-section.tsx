import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconDownload, IconInfoCircle, IconLock } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { civilDate } from '../../shared/base/time';
import type { PolicyState, UpdatePreview } from '../../shared/workstation';
import { call, tellFailure, useAct, useProcedure } from '../bridge';
import { Facts, formatDateOrDash, formatInteger, Loaded } from '../ui';
import { updateTexts as texts } from './diagnostics.texts';
import classes from './update-section.module.css';

/** Why no update can be read here; `null` where one can. */
function refusalOf(updates: PolicyState['updates']): string | null {
  switch (updates) {
    case 'policy':
      return texts.reservedByPolicy;
    case 'no-key':
      return texts.noKey;
    case 'possible':
    case 'not-packaged':
      return null;
  }
}

/** What an update brings, before it is started. */
function Preview({ preview }: { readonly preview: UpdatePreview }): ReactNode {
  const start = useAct('workstation.startUpdate');
  return (
    <Stack gap="md">
      <Facts
        facts={[
          { label: texts.newVersion, value: preview.version },
          { label: texts.installedVersion, value: preview.currentVersion },
          { label: texts.releasedOn, value: formatDateOrDash(civilDate(preview.releasedOn)) },
          { label: texts.size, value: texts.megabytes(formatInteger(Math.ceil(preview.sizeBytes / 1e6))) },
        ]}
      />
      <div>
        <Title order={3} size="h5">
          {texts.changes}
        </Title>
        <Text className={classes.notes} tabIndex={0}>
          {preview.notes === '' ? texts.changesNotTold : preview.notes}
        </Text>
      </div>
      {preview.canStart ? (
        <Group>
          <Button
            leftSection={<IconLock size={16} aria-hidden />}
            loading={start.isPending}
            onClick={() => start.mutate({ version: preview.version })}
          >
            {texts.start}
          </Button>
          <Text c="dimmed" size="sm">
            {texts.startMeans}
          </Text>
        </Group>
      ) : (
        <Alert color="gray" icon={<IconInfoCircle size={18} aria-hidden />}>
          {texts.notInstalled}
        </Alert>
      )}
    </Stack>
  );
}

/** Updating from a file: chosen, checked, shown, then started. */
export function UpdateSection(): ReactNode {
  const policy = useProcedure('workstation.policy', {});
  const read = useAct('workstation.readUpdate');
  const [preview, setPreview] = useState<UpdatePreview | null>(null);

  const choose = async (): Promise<void> => {
    setPreview(null);
    try {
      const { file } = await call('files.chooseToOpen', { purpose: 'update' });
      if (file !== null) setPreview(await read.mutateAsync({ file: file.handle }));
    } catch (thrown) {
      if (!read.isError) tellFailure(thrown);
    }
  };
  return (
    <section className={classes.panel} aria-labelledby="update-title">
      <Title order={2} id="update-title" mb="xs">
        {texts.title}
      </Title>
      <Text c="dimmed" mb="md">
        {texts.intent}
      </Text>
      <Loaded query={policy} skeleton={<Text c="dimmed">…</Text>}>
        {({ state, updates }) => {
          const refusal = refusalOf(updates);
          return (
            <Stack gap="md">
              {state === 'unreadable' && (
                <Alert color="amber" icon={<IconAlertTriangle size={18} aria-hidden />}>
                  {texts.policyUnreadable}
                </Alert>
              )}
              {refusal === null ? (
                <Group>
                  <Button
                    variant="default"
                    leftSection={<IconDownload size={16} aria-hidden />}
                    onClick={choose}
                    loading={read.isPending}
                  >
                    {texts.choose}
                  </Button>
                </Group>
              ) : (
                <Alert color="gray" icon={<IconInfoCircle size={18} aria-hidden />}>
                  {refusal}
                </Alert>
              )}
              {preview !== null && <Preview preview={preview} />}
            </Stack>
          );
        }}
      </Loaded>
    </section>
  );
}
