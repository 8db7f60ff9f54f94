import { zodResolver } from '@hookform/resolvers/zod';
import { Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { useForm } from 'react-hook-form';
import { territories, territoryLabels } from '../../shared/base/time';
import { type Settings, settingsSchema } from '../../shared/settings';
import { call, refreshAfter, useFormAutosave, useProcedure } from '../bridge';
import { Facts, formatInstant, Loaded, NumberField, PhoneField, SelectField, TextField } from '../ui';
import classes from './settings.module.css';
import { SettingsPage } from './settings-page';

const labels: { readonly [K in keyof Settings]: string } = {
  structureName: 'Nom de la structure',
  structureCode: 'Code de la structure',
  street: 'Adresse',
  postcode: 'Code postal',
  commune: 'Commune',
  phone: 'Téléphone',
  email: 'Adresse électronique',
  territory: 'Territoire',
  adviser: 'Votre nom',
  exportRecipient: 'Destinataire de l’export trimestriel',
  maskingThreshold: 'Seuil de masquage',
};

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
    <SettingsPage title="Paramètres" subtitle="Gardés dans le portefeuille, enregistrés au fil de la saisie.">
      <div className={classes.columns}>
        <Stack gap="lg">
          <section className={classes.panel}>
            <Title order={2} mb="md">
              Structure
            </Title>
            <div className={classes.fields}>
              <div className={classes.wide}>
                <TextField
                  control={control}
                  name="structureName"
                  label={labels.structureName}
                  maxLength={200}
                />
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
                <SelectField
                  control={control}
                  name="territory"
                  label={labels.territory}
                  description="Décide des jours fériés dans le calcul des échéances."
                  data={territories.map((value) => ({ value, label: territoryLabels[value] }))}
                  clearable={false}
                />
              </div>
            </div>
          </section>
          <section className={classes.panel}>
            <Title order={2} mb="md">
              Conseiller
            </Title>
            <TextField
              control={control}
              name="adviser"
              label={labels.adviser}
              description="Signe chaque inscription au journal et chaque nouveau candidat."
              maxLength={120}
            />
          </section>
        </Stack>
        <Stack gap="lg">
          <section className={classes.panel}>
            <Title order={2} mb="md">
              Export et secret statistique
            </Title>
            <Stack gap="md">
              <NumberField
                control={control}
                name="maskingThreshold"
                label={labels.maskingThreshold}
                description="Une case du tableau exporté qui compte moins de personnes que ce seuil est remplacée par « c », pour que nul ne soit reconnu. 11 par défaut, jamais moins de 5."
                min={5}
                max={100}
              />
              <TextField
                control={control}
                name="exportRecipient"
                label={labels.exportRecipient}
                description="Inscrit en tête de l’export."
                maxLength={200}
              />
            </Stack>
          </section>
          <section className={classes.panel}>
            <Title order={2} mb="md">
              Portefeuille
            </Title>
            <Loaded query={info} skeleton={<Text c="dimmed">…</Text>}>
              {(portfolio) => (
                <Facts
                  facts={[
                    { label: 'Fichier', value: portfolio.name },
                    { label: 'Créé le', value: formatInstant(portfolio.createdAt) },
                    { label: 'Candidats', value: portfolio.counts.candidates },
                    { label: 'Employeurs', value: portfolio.counts.employers },
                    { label: 'Dossiers', value: portfolio.counts.contractFiles },
                    { label: 'Inscriptions au journal', value: portfolio.counts.events },
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
