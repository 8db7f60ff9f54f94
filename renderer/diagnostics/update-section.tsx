import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconDownload, IconInfoCircle, IconLock } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { civilDate } from '../../shared/base/time';
import type { PolicyState, UpdatePreview } from '../../shared/workstation';
import { call, tellFailure, useAct, useProcedure } from '../bridge';
import { Facts, formatDateOrDash, formatInteger, Loaded } from '../ui';
import classes from './update-section.module.css';

/** Why no update can be read here; `null` where one can. */
function refusalOf(updates: PolicyState['updates']): string | null {
  switch (updates) {
    case 'policy':
      return 'Les mises à jour sont désactivées sur ce poste par votre service informatique.';
    case 'no-key':
      return 'Cette version de Vivier ne porte pas de clé de publication ; elle se met à jour en réinstallant Vivier.';
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
          { label: 'Nouvelle version', value: preview.version },
          { label: 'Version installée', value: preview.currentVersion },
          { label: 'Publiée le', value: formatDateOrDash(civilDate(preview.releasedOn)) },
          { label: 'Taille', value: `${formatInteger(Math.ceil(preview.sizeBytes / 2 ** 20))} Mio` },
        ]}
      />
      <div>
        <Title order={3} size="h5">
          Ce qui change
        </Title>
        <Text className={classes.notes} tabIndex={0}>
          {preview.notes === '' ? 'Rien n’est dit.' : preview.notes}
        </Text>
      </div>
      {preview.canStart ? (
        <Group>
          <Button
            leftSection={<IconLock size={16} aria-hidden />}
            loading={start.isPending}
            onClick={() => start.mutate({ version: preview.version })}
          >
            Verrouiller et installer
          </Button>
          <Text c="dimmed" size="sm">
            Vivier se ferme, puis l’installation commence. Le portefeuille reste à sa place.
          </Text>
        </Group>
      ) : (
        <Alert color="gray" icon={<IconInfoCircle size={18} aria-hidden />}>
          Vivier tourne ici depuis ses sources ; seule une version installée se met à jour par un fichier.
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
        Mises à jour
      </Title>
      <Text c="dimmed" mb="md">
        Vivier ne se connecte à rien : il se met à jour par un fichier signé, que votre service informatique
        vous remet.
      </Text>
      <Loaded query={policy} skeleton={<Text c="dimmed">…</Text>}>
        {({ state, updates }) => {
          const refusal = refusalOf(updates);
          return (
            <Stack gap="md">
              {state === 'unreadable' && (
                <Alert color="amber" icon={<IconAlertTriangle size={18} aria-hidden />}>
                  Les consignes de votre service informatique pour ce poste ne peuvent pas être lues : Vivier
                  applique les plus strictes. Signalez-le-lui.
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
                    Choisir un fichier de mise à jour
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
