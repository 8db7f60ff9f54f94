import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconAddressBook } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Control } from 'react-hook-form';
import { z } from 'zod';
import { type Colleague, handoverProcedures, type ShownKey } from '../../shared/handover';
import { type AppFailure, call, failureOf, tellFailure, useAct, useProcedure } from '../bridge';
import {
  askBefore,
  EmptyState,
  FailureAlert,
  ListSkeleton,
  Loaded,
  Private,
  SubmitForm,
  SubmitModal,
  TextField,
  useSubmitForm,
} from '../ui';
import classes from './handover.module.css';
import { directoryTexts as texts } from './handover.texts';
import { Fingerprint } from './sender-notice';

/** Annuaire: one's own card, and the keys of the colleagues. */
export function DirectoryPanel(): ReactNode {
  return (
    <div className={classes.columns}>
      <Stack gap="lg">
        <OwnKey />
        <OwnSignature />
        <NewColleague />
      </Stack>
      <Stack gap="lg">
        <Colleagues />
        <KnownSenders />
      </Stack>
    </div>
  );
}

function OwnKey(): ReactNode {
  const query = useProcedure('handover.identity', {});
  const saveCard = useAct('handover.saveCard');
  const save = async (): Promise<void> => {
    try {
      const { file } = await call('files.chooseToSave', { purpose: 'card', suggestedName: texts.cardFile });
      if (file !== null) saveCard.mutate({ file: file.handle });
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  return (
    <section className={classes.panel}>
      <Title order={2} mb="sm">
        {' '}
        {texts.card}{' '}
      </Title>
      <Text mb="sm">{texts.cardIs}</Text>
      <Loaded query={query} skeleton={<ListSkeleton rows={2} />}>
        {({ publicKey, fingerprint }) => (
          <Stack gap="sm">
            <TextInput
              label={texts.publicKey}
              description={texts.publicKeyHelp}
              readOnly
              value={publicKey}
              onFocus={(event) => event.currentTarget.select()}
              classNames={{ input: classes.key }}
            />
            <Fingerprint of={fingerprint} label={texts.toCompare} />
            <Group>
              <Button variant="default" onClick={save} loading={saveCard.isPending}>
                {texts.saveCard}
              </Button>
            </Group>
          </Stack>
        )}
      </Loaded>
    </section>
  );
}

function OwnSignature(): ReactNode {
  const query = useProcedure('handover.signature', {});
  return (
    <section className={classes.panel}>
      <Title order={2} mb="sm">
        {' '}
        {texts.signature}{' '}
      </Title>
      <Text mb="sm">{texts.signatureIs}</Text>
      <Loaded query={query} skeleton={<ListSkeleton rows={1} />}>
        {({ fingerprint }) => <Fingerprint of={fingerprint} label={texts.ownFingerprint} />}
      </Loaded>
    </section>
  );
}

/** Somebody whose key is known here, and what may be done about it. */
function KeyHolder({
  of: { name, structure, fingerprint },
  since,
  children,
}: {
  readonly of: { readonly name: string; readonly structure: string; readonly fingerprint: string };
  readonly since: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <li className={classes.person}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text fw={600}>
            <Private>{name}</Private>
          </Text>
          <Text size="sm">{structure || texts.noStructure}</Text>
          <Text size="sm" className={classes.key}>
            {fingerprint}
          </Text>
          <Text size="sm" c="dimmed">
            {since}
          </Text>
        </div>
        {children}
      </Group>
    </li>
  );
}

/** Signatures that the adviser has confirmed by comparing them. */
function KnownSenders(): ReactNode {
  const query = useProcedure('handover.senders', {});
  const forget = useAct('handover.forgetSender');
  return (
    <section className={classes.panel}>
      <Title order={2} mb="sm">
        {' '}
        {texts.senders}{' '}
      </Title>
      <Loaded query={query} skeleton={<ListSkeleton rows={2} />}>
        {({ senders }) =>
          senders.length === 0 ? (
            <Text c="dimmed">{texts.noSenders}</Text>
          ) : (
            <ul className={classes.people}>
              {senders.map((sender) => (
                <KeyHolder key={sender.id} of={sender} since={texts.confirmedOn(sender.confirmedAt)}>
                  <Button
                    variant="default"
                    size="compact-sm"
                    className={classes.act}
                    loading={forget.isPending}
                    onClick={() =>
                      askBefore({
                        title: texts.forgetTitle,
                        children: (
                          <>
                            <Private>{sender.name}</Private>
                            {texts.forgetting}
                          </>
                        ),
                        confirm: texts.forget,
                        keep: texts.keep,
                        onConfirm: () => forget.mutate({ id: sender.id }),
                      })
                    }
                  >
                    {' '}
                    {texts.forgetShort}{' '}
                  </Button>
                </KeyHolder>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

const { shape } = handoverProcedures['handover.addColleague'].input;
const colleagueSchema = handoverProcedures['handover.addColleague'].input.omit({ publicKey: true });

/** A key enters the directory once its fingerprint has been shown. */
function NewColleague(): ReactNode {
  const [shown, setShown] = useState<ShownKey | null>(null);
  return (
    <section className={classes.panel}>
      <Title order={2} mb="sm">
        {' '}
        {texts.add}{' '}
      </Title>
      {shown === null ? (
        <KeyForm onShown={setShown} />
      ) : (
        <ShownKeyForm shown={shown} onDone={() => setShown(null)} />
      )}
    </section>
  );
}

function KeyForm({ onShown }: { readonly onShown: (key: ShownKey) => void }): ReactNode {
  const [refused, setRefused] = useState<AppFailure | null>(null);
  const form = useSubmitForm({
    schema: z.object({ publicKey: shape.publicKey }),
    defaults: { publicKey: '' },
    submit: ({ publicKey }) => call('handover.readKey', { publicKey }),
    onDone: onShown,
  });
  const readCard = async (): Promise<void> => {
    setRefused(null);
    try {
      const { file } = await call('files.chooseToOpen', { purpose: 'card' });
      if (file !== null) onShown(await call('handover.readCard', { file: file.handle }));
    } catch (thrown) {
      setRefused(failureOf(thrown));
    }
  };
  return (
    <SubmitForm
      form={form}
      submitLabel={texts.readKey}
      cancelLabel={texts.openCard}
      onCancel={() => void readCard()}
      isStep
    >
      <FailureAlert failure={refused} />
      <TextField
        control={form.control}
        name="publicKey"
        label={texts.key}
        description={texts.keyHelp}
        maxLength={100}
      />
    </SubmitForm>
  );
}

function ShownKeyForm({
  shown,
  onDone,
}: {
  readonly shown: ShownKey;
  readonly onDone: () => void;
}): ReactNode {
  const add = useAct('handover.addColleague', { isQuiet: true });
  const { publicKey, name, structure } = shown;
  const form = useSubmitForm({
    schema: colleagueSchema,
    defaults: { name, structure },
    submit: (given) => add.mutateAsync({ ...given, publicKey }),
    onDone,
  });
  return (
    <SubmitForm form={form} submitLabel={texts.addToDirectory} onCancel={form.leaving(onDone)} isStep>
      <Text>
        {texts.fingerprint}{' '}
        <Text span fw={600} className={classes.key}>
          {shown.fingerprint}
        </Text>
        {texts.compareFirst}
      </Text>
      {shown.knownAs === null ? null : (
        <Text c="amber">
          {texts.alreadyThere} <Private>{shown.knownAs}</Private>.
        </Text>
      )}
      <ColleagueFields control={form.control} />
    </SubmitForm>
  );
}

function ColleagueFields({
  control,
}: {
  readonly control: Control<z.input<typeof colleagueSchema>>;
}): ReactNode {
  return (
    <>
      <TextField control={control} name="name" label={texts.name} maxLength={120} data-autofocus />
      <TextField control={control} name="structure" label={texts.structure} maxLength={200} />
    </>
  );
}

function Colleagues(): ReactNode {
  const query = useProcedure('handover.colleagues', {});
  const [edited, setEdited] = useState<Colleague | null>(null);
  const remove = useAct('handover.removeColleague');
  return (
    <section className={classes.panel}>
      <Title order={2} mb="sm">
        {' '}
        {texts.colleagues}{' '}
      </Title>
      <Loaded query={query} skeleton={<ListSkeleton rows={3} />}>
        {({ colleagues }) =>
          colleagues.length === 0 ? (
            <EmptyState icon={IconAddressBook} title={texts.empty}>
              {texts.emptyHelp}
            </EmptyState>
          ) : (
            <ul className={classes.people}>
              {colleagues.map((colleague) => (
                <KeyHolder key={colleague.id} of={colleague} since={texts.addedOn(colleague.addedAt)}>
                  <Group gap="xs" wrap="nowrap">
                    <Button variant="default" size="compact-sm" onClick={() => setEdited(colleague)}>
                      {' '}
                      {texts.rename}{' '}
                    </Button>
                    <Button
                      variant="default"
                      size="compact-sm"
                      onClick={() =>
                        askBefore({
                          title: texts.removeTitle,
                          children: (
                            <>
                              {texts.removing[0]} <Private>{colleague.name}</Private> {texts.removing[1]}
                            </>
                          ),
                          confirm: texts.removeFromDirectory,
                          keep: texts.keepColleague,
                          onConfirm: () => remove.mutate({ id: colleague.id }),
                        })
                      }
                    >
                      {' '}
                      {texts.remove}{' '}
                    </Button>
                  </Group>
                </KeyHolder>
              ))}
            </ul>
          )
        }
      </Loaded>
      {edited === null ? null : <RenameModal colleague={edited} onClose={() => setEdited(null)} />}
    </section>
  );
}

interface ModalProps {
  readonly colleague: Colleague;
  readonly onClose: () => void;
}

function RenameModal({ colleague, onClose }: ModalProps): ReactNode {
  const rename = useAct('handover.renameColleague', { isQuiet: true });
  const { id, name, structure } = colleague;
  const form = useSubmitForm({
    schema: colleagueSchema,
    defaults: { name, structure },
    submit: (given) => rename.mutateAsync({ id, ...given }),
    onDone: onClose,
  });
  return (
    <SubmitModal
      form={form}
      title={texts.renameTitle}
      submitLabel={texts.save}
      onCancel={form.leaving(onClose)}
    >
      <ColleagueFields control={form.control} />
    </SubmitModal>
  );
}
