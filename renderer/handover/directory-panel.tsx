import { Button, Group, Modal, Stack, Text, TextInput, Title } from '@mantine/core';
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
  formatInstant,
  ListSkeleton,
  Loaded,
  Private,
  SubmitForm,
  SubmitModal,
  TextField,
  useSubmitForm,
} from '../ui';
import classes from './handover.module.css';
import { directoryTexts } from './handover.texts';
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
      const { file } = await call('files.chooseToSave', { purpose: 'card', suggestedName: 'ma-carte.carte' });
      if (file !== null) saveCard.mutate({ file: file.handle });
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  return (
    <section className={classes.panel}>
      <Title order={2} mb="sm">
        Ma carte
      </Title>
      <Text mb="sm">
        Donnez-la à vos collègues&nbsp;: ce qu’ils chiffrent avec elle, votre portefeuille seul l’ouvre. Elle
        ne contient rien de secret.
      </Text>
      <Loaded query={query} skeleton={<ListSkeleton rows={2} />}>
        {({ publicKey, fingerprint }) => (
          <Stack gap="sm">
            <TextInput
              label="Ma clé publique"
              description="Sélectionnée d’un clic ; Ctrl+C la copie."
              readOnly
              value={publicKey}
              onFocus={(event) => event.currentTarget.select()}
              classNames={{ input: classes.key }}
            />
            <Fingerprint of={fingerprint} label="Empreinte à comparer par téléphone" />
            <Group>
              <Button variant="default" onClick={save} loading={saveCard.isPending}>
                Enregistrer ma carte…
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
        Ma signature
      </Title>
      <Text mb="sm">
        Chaque passation que vous écrivez est signée par votre portefeuille. À la première, votre collègue
        vous appelle, et vous lui lisez cette empreinte.
      </Text>
      <Loaded query={query} skeleton={<ListSkeleton rows={1} />}>
        {({ fingerprint }) => <Fingerprint of={fingerprint} label="Empreinte de ma signature" />}
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
          <Text size="sm">{structure || 'Structure non renseignée'}</Text>
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
        Signatures confirmées
      </Title>
      <Loaded query={query} skeleton={<ListSkeleton rows={2} />}>
        {({ senders }) =>
          senders.length === 0 ? (
            <Text c="dimmed">
              Aucune pour l’instant&nbsp;: une signature se confirme en recevant une passation.
            </Text>
          ) : (
            <ul className={classes.people}>
              {senders.map((sender) => (
                <KeyHolder
                  key={sender.id}
                  of={sender}
                  since={`Confirmée le ${formatInstant(sender.confirmedAt)}`}
                >
                  <Button
                    variant="default"
                    size="compact-sm"
                    className={classes.act}
                    loading={forget.isPending}
                    onClick={() =>
                      askBefore({
                        title: directoryTexts.forgetTitle,
                        children: (
                          <>
                            <Private>{sender.name}</Private>
                            {directoryTexts.forgetting}
                          </>
                        ),
                        confirm: directoryTexts.forget,
                        keep: directoryTexts.keep,
                        onConfirm: () => forget.mutate({ id: sender.id }),
                      })
                    }
                  >
                    Oublier
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
        Ajouter un collègue
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
      submitLabel="Lire la clé"
      cancelLabel="Ouvrir une carte…"
      onCancel={() => void readCard()}
      isStep
    >
      <FailureAlert failure={refused} />
      <TextField
        control={form.control}
        name="publicKey"
        label="Clé publique"
        description="Elle commence par « age1 »."
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
    <SubmitForm form={form} submitLabel="Ajouter à l’annuaire" onCancel={form.leaving(onDone)} isStep>
      <Text>
        Empreinte&nbsp;:{' '}
        <Text span fw={600} className={classes.key}>
          {shown.fingerprint}
        </Text>
        . Demandez à votre collègue de vous lire la sienne par téléphone avant d’ajouter sa clé.
      </Text>
      {shown.knownAs === null ? null : (
        <Text c="amber">
          Cette clé est déjà dans l’annuaire&nbsp;: <Private>{shown.knownAs}</Private>.
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
      <TextField control={control} name="name" label="Nom" maxLength={120} data-autofocus />
      <TextField control={control} name="structure" label="Structure" maxLength={200} />
    </>
  );
}

function Colleagues(): ReactNode {
  const query = useProcedure('handover.colleagues', {});
  const [edited, setEdited] = useState<Colleague | null>(null);
  const [removed, setRemoved] = useState<Colleague | null>(null);
  return (
    <section className={classes.panel}>
      <Title order={2} mb="sm">
        Collègues
      </Title>
      <Loaded query={query} skeleton={<ListSkeleton rows={3} />}>
        {({ colleagues }) =>
          colleagues.length === 0 ? (
            <EmptyState icon={IconAddressBook} title="L’annuaire est vide">
              Ouvrez la carte d’un collègue, ou collez sa clé publique.
            </EmptyState>
          ) : (
            <ul className={classes.people}>
              {colleagues.map((colleague) => (
                <KeyHolder
                  key={colleague.id}
                  of={colleague}
                  since={`Ajouté le ${formatInstant(colleague.addedAt)}`}
                >
                  <Group gap="xs" wrap="nowrap">
                    <Button variant="default" size="compact-sm" onClick={() => setEdited(colleague)}>
                      Renommer
                    </Button>
                    <Button variant="default" size="compact-sm" onClick={() => setRemoved(colleague)}>
                      Retirer
                    </Button>
                  </Group>
                </KeyHolder>
              ))}
            </ul>
          )
        }
      </Loaded>
      {edited === null ? null : <RenameModal colleague={edited} onClose={() => setEdited(null)} />}
      {removed === null ? null : <RemoveModal colleague={removed} onClose={() => setRemoved(null)} />}
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
      title="Renommer ce collègue"
      submitLabel="Enregistrer"
      onCancel={form.leaving(onClose)}
    >
      <ColleagueFields control={form.control} />
    </SubmitModal>
  );
}

function RemoveModal({ colleague, onClose }: ModalProps): ReactNode {
  const remove = useAct('handover.removeColleague');
  return (
    <Modal
      opened
      onClose={onClose}
      title="Retirer ce collègue de l’annuaire"
      closeButtonProps={{ 'aria-label': 'Fermer' }}
    >
      <Text mb="md">
        La clé de <Private>{colleague.name}</Private> quitte l’annuaire. Les passations déjà faites restent
        lisibles pour lui&nbsp;; pour l’ajouter à nouveau, il faudra sa carte.
      </Text>
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={onClose}>
          Annuler
        </Button>
        <Button
          color="red"
          loading={remove.isPending}
          onClick={() => remove.mutate({ id: colleague.id }, { onSuccess: onClose })}
        >
          Retirer
        </Button>
      </Group>
    </Modal>
  );
}
