import { Alert, Button, Group, Modal, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconAddressBook, IconAlertTriangle } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { type Colleague, publicKeySchema, type ShownKey } from '../../shared/handover';
import { call, failureOf, tellFailure, useAct, useProcedure } from '../bridge';
import { EmptyState, formatInstant, ListSkeleton, Loaded, Private } from '../ui';
import classes from './handover.module.css';

/** Annuaire: one's own card, and the keys of the colleagues. */
export function DirectoryPanel(): ReactNode {
  return (
    <div className={classes.columns}>
      <Stack gap="lg">
        <OwnKey />
        <NewColleague />
      </Stack>
      <Colleagues />
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
            <Text>
              Empreinte à comparer par téléphone&nbsp;:{' '}
              <Text span fw={600} className={classes.key}>
                {fingerprint}
              </Text>
            </Text>
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

/** A key enters the directory once its fingerprint has been shown. */
function NewColleague(): ReactNode {
  const add = useAct('handover.addColleague', { isQuiet: true });
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState<ShownKey | null>(null);
  const [name, setName] = useState('');
  const [structure, setStructure] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const show = (key: ShownKey): void => {
    setShown(key);
    setName(key.name);
    setStructure(key.structure);
    setFault(null);
    add.reset();
  };
  const reset = (): void => {
    setShown(null);
    setTyped('');
    setFault(null);
    add.reset();
  };
  const readCard = async (): Promise<void> => {
    try {
      const { file } = await call('files.chooseToOpen', { purpose: 'card' });
      if (file !== null) show(await call('handover.readCard', { file: file.handle }));
    } catch (thrown) {
      setFault(failureOf(thrown).message);
    }
  };
  const readKey = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const key = publicKeySchema.safeParse(typed);
    if (!key.success) {
      setFault(key.error.issues[0]?.message ?? 'Cette clé ne se lit pas.');
      return;
    }
    try {
      show(await call('handover.readKey', { publicKey: key.data }));
    } catch (thrown) {
      setFault(failureOf(thrown).message);
    }
  };
  const keep = (event: FormEvent): void => {
    event.preventDefault();
    if (shown === null) return;
    const isNamed = name.trim() !== '';
    setFault(isNamed ? null : 'Indiquez le nom de votre collègue.');
    if (isNamed) add.mutate({ name, structure, publicKey: shown.publicKey }, { onSuccess: reset });
  };
  const failure = fault ?? add.error?.message ?? null;
  return (
    <section className={classes.panel}>
      <Title order={2} mb="sm">
        Ajouter un collègue
      </Title>
      {failure === null ? null : (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert" mb="md">
          {failure}
        </Alert>
      )}
      {shown === null ? (
        <form onSubmit={readKey} noValidate>
          <Stack gap="md">
            <TextInput
              label="Clé publique"
              description="Elle commence par « age1 »."
              maxLength={100}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Group justify="space-between">
              <Button variant="default" onClick={readCard}>
                Ouvrir une carte…
              </Button>
              <Button type="submit" disabled={typed.trim() === ''}>
                Lire la clé
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <form onSubmit={keep} noValidate>
          <Stack gap="md">
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
            <TextInput
              label="Nom"
              maxLength={120}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <TextInput
              label="Structure"
              maxLength={200}
              value={structure}
              onChange={(event) => setStructure(event.currentTarget.value)}
            />
            <Group justify="space-between">
              <Button variant="default" onClick={reset}>
                Annuler
              </Button>
              <Button type="submit" loading={add.isPending}>
                Ajouter à l’annuaire
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </section>
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
                <li key={colleague.id} className={classes.person}>
                  <Group justify="space-between" wrap="nowrap" align="flex-start">
                    <div>
                      <Text fw={600}>
                        <Private>{colleague.name}</Private>
                      </Text>
                      <Text size="sm">{colleague.structure || 'Structure non renseignée'}</Text>
                      <Text size="sm" className={classes.key}>
                        {colleague.fingerprint}
                      </Text>
                      <Text size="sm" c="dimmed">
                        Ajouté le {formatInstant(colleague.addedAt)}
                      </Text>
                    </div>
                    <Group gap="xs" wrap="nowrap">
                      <Button variant="default" size="compact-sm" onClick={() => setEdited(colleague)}>
                        Renommer
                      </Button>
                      <Button variant="default" size="compact-sm" onClick={() => setRemoved(colleague)}>
                        Retirer
                      </Button>
                    </Group>
                  </Group>
                </li>
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
  const rename = useAct('handover.renameColleague');
  const [name, setName] = useState(colleague.name);
  const [structure, setStructure] = useState(colleague.structure);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '') rename.mutate({ id: colleague.id, name, structure }, { onSuccess: onClose });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title="Renommer ce collègue"
      closeButtonProps={{ 'aria-label': 'Fermer' }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label="Nom"
            maxLength={120}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label="Structure"
            maxLength={200}
            value={structure}
            onChange={(event) => setStructure(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Annuler
            </Button>
            <Button type="submit" disabled={name.trim() === ''} loading={rename.isPending}>
              Enregistrer
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
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
