import { Radio, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { WorkstationPreferences } from '../../shared/workstation';
import { useAct, useProcedure } from '../bridge';
import { Loaded } from '../ui';
import classes from './settings.module.css';
import { appearanceTexts as texts } from './settings.texts';
import { SettingsPage } from './settings-page';

/** Paramètres, Affichage: theme, contrast and spacing, on this computer; what is chosen shows at once. */
export function AppearanceScreen(): ReactNode {
  const query = useProcedure('workstation.get', {});
  const save = useAct('workstation.save');
  const choose = (preferences: Partial<WorkstationPreferences>): void => save.mutate({ preferences });
  return (
    <SettingsPage title={texts.title} subtitle={texts.subtitle}>
      <Loaded query={query}>
        {({ preferences }) => (
          <div className={classes.columns}>
            <Stack gap="xl">
              <Choice
                label={texts.theme}
                options={texts.themes}
                value={preferences.theme}
                onChange={(theme) => choose({ theme })}
              />
              <Choice
                label={texts.contrast}
                help={texts.contrastHelp}
                options={texts.contrasts}
                value={preferences.contrast}
                onChange={(contrast) => choose({ contrast })}
              />
              <Choice
                label={texts.spacing}
                help={texts.spacingHelp}
                options={texts.spacings}
                value={preferences.spacing}
                onChange={(spacing) => choose({ spacing })}
              />
            </Stack>
            <Stack gap="xl">
              <section>
                <Title order={2} mb="sm">
                  {texts.size}
                </Title>
                <Text>{texts.sizeHelp}</Text>
              </section>
              <section className={classes.panel}>
                <Title order={2} mb="sm">
                  {texts.sample}
                </Title>
                <Text>{texts.sampleText}</Text>
                <Text c="dimmed" mt="xs">
                  {texts.subtitle}
                </Text>
              </section>
            </Stack>
          </div>
        )}
      </Loaded>
    </SettingsPage>
  );
}

/** One of a few, named; arrows go from one to the next. */
function Choice<Key extends string>({
  label,
  help,
  options,
  value,
  onChange,
}: {
  readonly label: string;
  readonly help?: string;
  readonly options: Readonly<Record<Key, string>>;
  readonly value: Key;
  readonly onChange: (value: Key) => void;
}): ReactNode {
  return (
    <Radio.Group
      label={label}
      description={help}
      descriptionProps={{ mt: 'sm' }}
      value={value}
      onChange={(chosen) => {
        const [key] = Object.keys(options).filter((one): one is Key => one === chosen);
        if (key !== undefined) onChange(key);
      }}
    >
      <Stack gap="sm" mt="sm">
        {Object.entries<string>(options).map(([key, words]) => (
          <Radio key={key} value={key} label={words} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
