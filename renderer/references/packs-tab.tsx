import { Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconPackageImport, IconShieldCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import type { ChosenFile } from '../../shared/base';
import { typography } from '../../shared/base/text';
import { formatFrenchDate } from '../../shared/base/time';
import { amountOf, amountOn, confidenceLabels, type References, regionLabels } from '../../shared/law';
import type { PackPreview, TrustedKey } from '../../shared/references';
import { call, tellDone, tellFailure, useAct } from '../bridge';
import {
  CheckboxField,
  count,
  EmptyState,
  FailureAlert,
  formatInstant,
  LegalSource,
  Private,
  StatusBadge,
  useSubmitForm,
} from '../ui';
import { Categories } from './orders-tab';
import classes from './references.module.css';
import { orderSchemeLabels } from './words';

/** A signed file of values and orders: who made it, what it changes, then the import. Nothing is taken in unread. */
export function PacksTab({
  keys,
  references,
}: {
  readonly keys: readonly TrustedKey[];
  readonly references: References;
}): ReactNode {
  const [shown, setShown] = useState<{ readonly file: ChosenFile; readonly preview: PackPreview } | null>(
    null,
  );
  const read = useAct('references.previewPack', { isQuiet: true });
  const choose = async (): Promise<void> => {
    read.reset();
    try {
      const { file } = await call('files.chooseToOpen', { purpose: 'references' });
      if (file === null) return;
      setShown(null);
      read.mutate({ file: file.handle }, { onSuccess: ({ preview }) => setShown({ file, preview }) });
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  return (
    <Stack gap="lg" maw={1100}>
      <FailureAlert failure={read.error} />
      {shown === null ? (
        <section className={classes.panel}>
          <EmptyState
            icon={IconPackageImport}
            title="Importer un jeu de références signé"
            actions={
              <Button onClick={choose} loading={read.isPending}>
                Ouvrir un jeu de références…
              </Button>
            }
          >
            Un fichier qu’un éditeur de confiance (votre association régionale, par exemple) signe et vous
            remet. Vivier montre de qui il vient et ce qu’il change. Rien n’est écrit avant votre accord.
          </EmptyState>
        </section>
      ) : (
        <Preview
          key={shown.file.handle}
          file={shown.file}
          preview={shown.preview}
          references={references}
          onOther={choose}
          onDone={() => setShown(null)}
        />
      )}
      <TrustedKeys keys={keys} />
    </Stack>
  );
}

const comparedSchema = z.object({
  hasCompared: z
    .boolean()
    .refine(Boolean, 'Comparez l’empreinte : n’importe qui peut signer au nom d’un autre.'),
});

function Preview({
  file,
  preview,
  references,
  onOther,
  onDone,
}: {
  readonly file: ChosenFile;
  readonly preview: PackPreview;
  readonly references: References;
  readonly onOther: () => void;
  readonly onDone: () => void;
}): ReactNode {
  const take = useAct('references.importPack', { isQuiet: true });
  const changes = preview.values.length + preview.orders.length;
  const form = useSubmitForm({
    schema: comparedSchema,
    defaults: { hasCompared: preview.isTrusted },
    submit: () =>
      take.mutateAsync({ file: file.handle, trust: preview.isTrusted ? null : preview.fingerprint }),
    onDone: ({ added }) => {
      tellDone({
        title: 'Jeu de références importé',
        message: count(added, 'ligne ajoutée', 'lignes ajoutées', 'Aucune ligne ajoutée'),
      });
      onDone();
    },
  });
  return (
    <section className={classes.panel} aria-label="Aperçu du jeu de références">
      <Title order={2}>{preview.name}</Title>
      <Text>
        {typography(`Publié par ${preview.publisher}, le ${formatFrenchDate(preview.issuedOn)}.`)}{' '}
        <Text span size="sm" c="dimmed">
          {file.name}
        </Text>
      </Text>
      <Group mt="sm" gap="md">
        {preview.isTrusted ? (
          <StatusBadge tone="done">Éditeur déjà accepté</StatusBadge>
        ) : (
          <StatusBadge tone="late">Éditeur inconnu</StatusBadge>
        )}
        {preview.isKnown ? <StatusBadge tone="info">Jeu de références déjà importé</StatusBadge> : null}
      </Group>
      <Text mt="md" size="sm">
        Empreinte de la clé de l’éditeur
      </Text>
      <Text className={classes.fingerprint}>{preview.fingerprint}</Text>
      {preview.isTrusted ? null : (
        <CheckboxField
          control={form.control}
          name="hasCompared"
          mt="sm"
          label="J’ai comparé cette empreinte avec celle de l’éditeur"
          description="Par téléphone, ou sur un papier reçu de lui : jamais avec le message qui apporte le fichier."
        />
      )}
      <Title order={3} mt="lg" mb="xs">
        Ce que cela change, pour tout le portefeuille
      </Title>
      {changes === 0 ? (
        <Text>Rien de nouveau : tout est déjà là.</Text>
      ) : (
        <List size="sm" spacing={6}>
          {preview.values.map((value) => {
            const parameter = amountOf(value.parameter);
            const former = parameter === null ? null : amountOn(parameter, value.from, references);
            return (
              <List.Item key={`${value.parameter} ${value.from}`}>
                {parameter === null ? (
                  <>
                    <strong>{value.parameter}</strong> : inconnu de cette version de Vivier, sans effet pour
                    l’instant.
                  </>
                ) : (
                  <>
                    <strong>{parameter.label}</strong>, à partir du {formatFrenchDate(value.from)} :{' '}
                    {former === null ? '' : `${parameter.show(former.value)} devient `}
                    <strong>{parameter.show(value.value)}</strong>
                  </>
                )}{' '}
                <LegalSource>
                  {typography(`${value.source}, ${confidenceLabels[value.confidence]}`)}
                </LegalSource>
              </List.Item>
            );
          })}
          {preview.orders.map((order) => (
            <List.Item key={`${order.scheme} ${order.region} ${order.reference}`}>
              <strong>
                {orderSchemeLabels[order.scheme]}, {regionLabels[order.region]}
              </strong>{' '}
              : {order.reference}, à partir du {formatFrenchDate(order.from)}
              {order.to === null ? '' : ` et jusqu’au ${formatFrenchDate(order.to)}`}
              <Categories order={order} />
            </List.Item>
          ))}
        </List>
      )}
      {preview.unchanged === 0 ? null : (
        <Text size="sm" c="dimmed" mt="sm">
          {count(preview.unchanged, 'ligne répète', 'lignes répètent')} ce qui est déjà là.
        </Text>
      )}
      <FailureAlert failure={form.failure} mt="md" />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onDone} disabled={take.isPending}>
          Ne pas importer
        </Button>
        <Button variant="default" onClick={onOther} disabled={take.isPending}>
          Ouvrir un autre fichier…
        </Button>
        <Button loading={take.isPending} disabled={changes === 0} onClick={() => form.send()}>
          Importer {count(changes, 'ligne', 'lignes', 'aucune ligne')}
        </Button>
      </Group>
    </section>
  );
}

function TrustedKeys({ keys }: { readonly keys: readonly TrustedKey[] }): ReactNode {
  return (
    <section className={classes.panel}>
      <Title order={2} mb="xs">
        Éditeurs acceptés
      </Title>
      {keys.length === 0 ? (
        <Text c="dimmed">
          Aucun pour l’instant. Un éditeur s’accepte en important son premier jeu de références, après
          comparaison de l’empreinte.
        </Text>
      ) : (
        <ul className={classes.bare}>
          {keys.map((trusted) => (
            <li key={trusted.key} className={classes.line}>
              <Text fw={600}>
                <IconShieldCheck size={16} aria-hidden /> {trusted.name}
              </Text>
              <Text size="sm" c="dimmed">
                Accepté le {formatInstant(trusted.acceptedAt)}
                {trusted.author === '' ? '' : ' par '}
                <Private>{trusted.author}</Private>. Clé {trusted.key.slice(0, 16)}…
              </Text>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
