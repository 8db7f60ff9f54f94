import { Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconPackageImport, IconShieldCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import type { ChosenFile } from '../../shared/base';
import { formatFrenchDate } from '../../shared/base/time';
import { amountOf, amountOn, confidenceLabels, type References, regionLabels } from '../../shared/law';
import type { PackPreview, TrustedKey } from '../../shared/references';
import { call, tellDone, tellFailure, useAct } from '../bridge';
import {
  CheckboxField,
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
import { orderSchemeLabels, ordersTexts, pageTexts, packTexts as texts } from './references.texts';

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
            title={texts.title}
            actions={
              <Button onClick={choose} loading={read.isPending}>
                {texts.open}
              </Button>
            }
          >
            {texts.intent}
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
  hasCompared: z.boolean().refine(Boolean, texts.hasComparedNeeded),
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
        title: texts.imported,
        message: texts.added(added),
      });
      onDone();
    },
  });
  return (
    <section className={classes.panel} aria-label={texts.preview}>
      <Title order={2}>{preview.name}</Title>
      <Text>
        {texts.publishedBy(preview.publisher, formatFrenchDate(preview.issuedOn))}{' '}
        <Text span size="sm" c="dimmed">
          {file.name}
        </Text>
      </Text>
      <Group mt="sm" gap="md">
        {preview.isTrusted ? (
          <StatusBadge tone="done">{texts.publisherTrusted}</StatusBadge>
        ) : (
          <StatusBadge tone="late">{texts.publisherUnknown}</StatusBadge>
        )}
        {preview.isKnown ? <StatusBadge tone="info">{texts.alreadyImported}</StatusBadge> : null}
      </Group>
      <Text mt="md" size="sm">
        {texts.fingerprint}
      </Text>
      <Text className={classes.fingerprint}>{preview.fingerprint}</Text>
      {preview.isTrusted ? null : (
        <CheckboxField
          control={form.control}
          name="hasCompared"
          mt="sm"
          label={texts.hasCompared}
          description={texts.hasComparedHelp}
        />
      )}
      <Title order={3} mt="lg" mb="xs">
        {pageTexts.changes}
      </Title>
      {changes === 0 ? (
        <Text>{texts.nothingNew}</Text>
      ) : (
        <List size="sm" spacing={6}>
          {preview.values.map((value) => {
            const parameter = amountOf(value.parameter);
            const former = parameter === null ? null : amountOn(parameter, value.from, references);
            return (
              <List.Item key={`${value.parameter} ${value.from}`}>
                {parameter === null ? (
                  <>
                    <strong>{value.parameter}</strong>
                    {texts.unknownValue}
                  </>
                ) : (
                  <>
                    <strong>{parameter.label}</strong>
                    {texts.valueFrom(formatFrenchDate(value.from))}{' '}
                    {former === null ? '' : `${texts.valueBecomes(parameter.show(former.value))} `}
                    <strong>{parameter.show(value.value)}</strong>
                  </>
                )}{' '}
                <LegalSource>{texts.source(value.source, confidenceLabels[value.confidence])}</LegalSource>
              </List.Item>
            );
          })}
          {preview.orders.map((order) => (
            <List.Item key={`${order.scheme} ${order.region} ${order.reference}`}>
              <strong>
                {ordersTexts.place(orderSchemeLabels[order.scheme], regionLabels[order.region])}
              </strong>
              {order.to === null
                ? texts.orderFrom(order.reference, formatFrenchDate(order.from))
                : texts.orderBetween(
                    order.reference,
                    formatFrenchDate(order.from),
                    formatFrenchDate(order.to),
                  )}
              <Categories order={order} />
            </List.Item>
          ))}
        </List>
      )}
      {preview.unchanged === 0 ? null : (
        <Text size="sm" c="dimmed" mt="sm">
          {texts.unchanged(preview.unchanged)}
        </Text>
      )}
      <FailureAlert failure={form.failure} mt="md" />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onDone} disabled={take.isPending}>
          {texts.giveUp}
        </Button>
        <Button variant="default" onClick={onOther} disabled={take.isPending}>
          {texts.openOther}
        </Button>
        <Button loading={take.isPending} disabled={changes === 0} onClick={() => form.send()}>
          {texts.take(changes)}
        </Button>
      </Group>
    </section>
  );
}

function TrustedKeys({ keys }: { readonly keys: readonly TrustedKey[] }): ReactNode {
  return (
    <section className={classes.panel}>
      <Title order={2} mb="xs">
        {texts.trusted}
      </Title>
      {keys.length === 0 ? (
        <Text c="dimmed">{texts.noneTrusted}</Text>
      ) : (
        <ul className={classes.bare}>
          {keys.map((trusted) => (
            <li key={trusted.key} className={classes.line}>
              <Text fw={600}>
                <IconShieldCheck size={16} aria-hidden /> {trusted.name}
              </Text>
              <Text size="sm" c="dimmed">
                {texts.trustedSince(formatInstant(trusted.acceptedAt))}
                {trusted.author === '' ? '' : texts.trustedBy}
                <Private>{trusted.author}</Private>
                {texts.key(trusted.key.slice(0, 16))}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
