import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import {
  IconCopy,
  IconDeviceDesktop,
  IconFolder,
  IconHistory,
  IconRefresh,
  IconShieldCheck,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { ChosenFile } from '../../shared/base';
import type { Examination } from '../../shared/portfolio';
import { useAct } from '../bridge/procedures';
import { Facts, Frame } from '../ui';
import { formatInstant } from '../ui/french';
import { useKeepLocal } from './place-warning';
import { elsewhereTexts, placeTexts, failureTexts as texts } from './portfolio.texts';
import { type Trouble, troubles, type Way } from './startup-trouble';

/** In place of the unlock form when the portfolio cannot be opened: why, what is safe, and the ways out, the best one first. */
export function StartupFailureScreen({
  trouble,
  examination,
  detail,
  name,
  appVersion,
  onFile,
  onRetry,
  onInsist,
  onRestore,
  onDiagnose,
}: {
  readonly trouble: Trouble;
  readonly examination: Examination | undefined;
  /** A more precise sentence than that of the trouble, where opening gave one. */
  readonly detail?: string;
  readonly name: string | null;
  readonly appVersion: string;
  /** Another file was chosen: the portfolio found again, or a backup. */
  readonly onFile: (file: ChosenFile) => void;
  readonly onRetry: () => void;
  /** Shows the form of the passphrase all the same. */
  readonly onInsist: () => void;
  /** Shows the backups that this computer knows. */
  readonly onRestore: () => void;
  readonly onDiagnose: () => void;
}): ReactNode {
  const { cause, reason, safe, ways, first } = troubles[trouble];
  return (
    <Frame title={texts.title} width={640} lead={reason}>
      <Stack gap="lg">
        <Alert color="green" icon={<IconShieldCheck aria-hidden />} title={texts.safe}>
          {safe}
          {detail === undefined ? null : <Text mt="xs">{detail}</Text>}
        </Alert>
        <section>
          <Title order={2} mb="sm">
            {texts.ways}
          </Title>
          <Group gap="sm">
            {ways.map((way) => (
              <WayOut
                key={way}
                way={way}
                isFirst={way === first}
                name={name}
                onFile={onFile}
                onRetry={onRetry}
                onInsist={onInsist}
                onRestore={onRestore}
              />
            ))}
          </Group>
        </section>
        <section>
          <Title order={2} mb="sm">
            {texts.forHelp}
          </Title>
          <Facts
            facts={[
              { label: texts.file, value: examination?.name ?? name },
              // What cannot be told of a file that is not there is left out.
              ...(examination?.sizeBytes == null
                ? []
                : [{ label: texts.size, value: texts.bytes(examination.sizeBytes) }]),
              ...(examination?.changedAt == null
                ? []
                : [{ label: texts.changedAt, value: formatInstant(examination.changedAt) }]),
              { label: texts.cause, value: cause },
              { label: texts.version, value: appVersion },
            ]}
          />
          <Button mt="sm" variant="subtle" onClick={onDiagnose}>
            {elsewhereTexts.diagnose}
          </Button>
        </section>
      </Stack>
    </Frame>
  );
}

function WayOut({
  way,
  isFirst,
  name,
  onFile,
  onRetry,
  onInsist,
  onRestore,
}: {
  readonly way: Way;
  readonly isFirst: boolean;
  readonly name: string | null;
  readonly onFile: (file: ChosenFile) => void;
  readonly onRetry: () => void;
  readonly onInsist: () => void;
  readonly onRestore: () => void;
}): ReactNode {
  const variant = isFirst ? 'filled' : 'default';
  switch (way) {
    case 'find':
      return <FindFile variant={variant} onFile={onFile} />;
    case 'restore':
      return (
        <Button variant={variant} leftSection={<IconHistory size={16} aria-hidden />} onClick={onRestore}>
          {elsewhereTexts.restore}
        </Button>
      );
    case 'aside':
      return <PutAside variant={variant} />;
    case 'local':
      return <KeepLocal variant={variant} name={name} />;
    case 'retry':
      return (
        <Button variant={variant} leftSection={<IconRefresh size={16} aria-hidden />} onClick={onRetry}>
          {texts.retry}
        </Button>
      );
    case 'insist':
      return (
        <Button variant={variant} onClick={onInsist}>
          {texts.insist}
        </Button>
      );
  }
}

type Variant = 'filled' | 'default';

function FindFile({
  variant,
  onFile,
}: {
  readonly variant: Variant;
  readonly onFile: (file: ChosenFile) => void;
}): ReactNode {
  const choose = useAct('files.chooseToOpen');
  return (
    <Button
      variant={variant}
      leftSection={<IconFolder size={16} aria-hidden />}
      loading={choose.isPending}
      onClick={() =>
        choose.mutate(
          { purpose: 'portfolio' },
          {
            onSuccess: ({ file }) => {
              if (file !== null) onFile(file);
            },
          },
        )
      }
    >
      {texts.find}
    </Button>
  );
}

function KeepLocal({
  variant,
  name,
}: {
  readonly variant: Variant;
  readonly name: string | null;
}): ReactNode {
  const { keep, isBusy } = useKeepLocal(name);
  return (
    <Button
      variant={variant}
      leftSection={<IconDeviceDesktop size={16} aria-hidden />}
      loading={isBusy}
      onClick={keep}
    >
      {placeTexts.keepLocal}
    </Button>
  );
}

function PutAside({ variant }: { readonly variant: Variant }): ReactNode {
  const setAside = useAct('portfolio.setAside', { isQuiet: true });
  const [copy, setCopy] = useState<string | null>(null);
  return (
    <>
      <Button
        variant={variant}
        leftSection={<IconCopy size={16} aria-hidden />}
        loading={setAside.isPending}
        onClick={() => setAside.mutate({ file: null }, { onSuccess: ({ name }) => setCopy(name) })}
      >
        {texts.putAside}
      </Button>
      {copy === null && !setAside.error ? null : (
        <Text role="status" w="100%">
          {setAside.error?.message ?? texts.isAside(copy ?? '')}
        </Text>
      )}
    </>
  );
}
