import { zodResolver } from '@hookform/resolvers/zod';
import { Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { useForm } from 'react-hook-form';
import { type Settings, settingsSchema } from '../../shared/settings';
import { call, refreshAfter, useFormAutosave, useProcedure } from '../bridge';
import { Facts, formatInstant, Loaded, NumberField, PhoneField, TextField } from '../ui';
import { LogoSection } from './logo-section';
import { AdviserField, StructureNameField, TerritoryField } from './profile-fields';
import classes from './settings.module.css';
import { settingLabels as labels, structureTexts as texts } from './settings.texts';
import { SettingsPage } from './settings-page';

/** Paramètres: the structure, the adviser, what leaves and what does not. Saved as one types, inside the portfolio. */
export function SettingsScreen(): ReactNode {
  const query = useProcedure('settings.get', {});
  return <Loaded query={query}>{({ settings }) => <SettingsForm settings={settings} />}</Loaded>;
}

function SettingsForm({ settings }: { readonly settings: Settings }): ReactNode {
  const saved = useRef(settings);
  const info = useProcedure('portfolio.info', {});
  const form = useForm<Settings>({
    defaultValues: settings,
    resolver: zodResolver(settingsSchema),
    mode: 'onChange',
    delayError: 600,
  });
  useFormAutosave<Settings>({
    draftKey: 'settings.form',
    form,
    schema: settingsSchema,
    saved: saved.current,
    labels,
    save: async (typed) => {
      const answer = await call('settings.save', { settings: typed });
      saved.current = answer.settings;
      await refreshAfter('settings.save');
    },
  });
  const { control } = form;
  return (
    <SettingsPage title={texts.title} subtitle={texts.subtitle}>
      <div className={classes.columns}>
        <Stack gap="lg">
          <section className={classes.panel}>
            <Title order={2} mb="md">
              {texts.structure}
            </Title>
            <div className={classes.fields}>
              <div className={classes.wide}>
                <StructureNameField control={control} name="structureName" />
              </div>
              <TextField control={control} name="structureCode" label={labels.structureCode} maxLength={40} />
              <PhoneField control={control} name="phone" label={labels.phone} maxLength={30} />
              <TextField control={control} name="street" label={labels.street} maxLength={200} />
              <TextField
                control={control}
                name="postcode"
                label={labels.postcode}
                maxLength={10}
                format={(typed) => typed.replace(/\s/g, '')}
              />
              <TextField control={control} name="commune" label={labels.commune} maxLength={120} />
              <TextField
                control={control}
                name="email"
                label={labels.email}
                maxLength={254}
                format={(typed) => typed.trim()}
              />
              <div className={classes.wide}>
                <TerritoryField control={control} name="territory" />
              </div>
            </div>
          </section>
          <section className={classes.panel}>
            <Title order={2} mb="md">
              {texts.logo}
            </Title>
            <LogoSection />
          </section>
          <section className={classes.panel}>
            <Title order={2} mb="md">
              {texts.adviser}
            </Title>
            <AdviserField control={control} name="adviser" />
          </section>
        </Stack>
        <Stack gap="lg">
          <section className={classes.panel}>
            <Title order={2} mb="md">
              {texts.export}
            </Title>
            <Stack gap="md">
              <NumberField
                control={control}
                name="maskingThreshold"
                label={labels.maskingThreshold}
                description={texts.thresholdHelp}
                min={5}
                max={100}
              />
              <TextField
                control={control}
                name="exportRecipient"
                label={labels.exportRecipient}
                description={texts.recipientHelp}
                maxLength={200}
              />
            </Stack>
          </section>
          <section className={classes.panel}>
            <Title order={2} mb="md">
              {texts.privacy}
            </Title>
            <Stack gap="md">
              <TextField
                control={control}
                name="dpoContact"
                label={labels.dpoContact}
                description={texts.dpoHelp}
                maxLength={200}
              />
              <NumberField
                control={control}
                name="retentionNoticeDays"
                label={labels.retentionNoticeDays}
                description={texts.noticeDaysHelp}
                min={0}
                max={365}
              />
              <NumberField
                control={control}
                name="piecesKeptMonths"
                label={labels.piecesKeptMonths}
                description={texts.piecesHelp}
                min={0}
                max={60}
              />
            </Stack>
          </section>
          <section className={classes.panel}>
            <Title order={2} mb="md">
              {texts.portfolio}
            </Title>
            <Loaded query={info} skeleton={<Text c="dimmed">…</Text>}>
              {(portfolio) => (
                <Facts
                  facts={[
                    { label: texts.facts.file, value: portfolio.name },
                    { label: texts.facts.createdAt, value: formatInstant(portfolio.createdAt) },
                    { label: texts.facts.candidates, value: portfolio.counts.candidates },
                    { label: texts.facts.employers, value: portfolio.counts.employers },
                    { label: texts.facts.contractFiles, value: portfolio.counts.contractFiles },
                    { label: texts.facts.events, value: portfolio.counts.events },
                  ]}
                />
              )}
            </Loaded>
          </section>
        </Stack>
      </div>
    </SettingsPage>
  );
}
