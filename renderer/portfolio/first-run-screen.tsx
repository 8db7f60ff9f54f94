import { Button, Group, Stack, Text } from '@mantine/core';
import { IconBriefcase, IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { RestoreForm } from '../backups';
import { Frame } from '../ui';
import { CreateForm } from './create-form';
import { OpenForm } from './open-form';
import classes from './portfolio.module.css';
import { welcomeTexts as texts } from './welcome.texts';
import { WelcomePicture } from './welcome-picture';

type Step = 'welcome' | 'create' | 'open' | 'restore';

/** First run: what Vivier does, protects and does not, then a new portfolio, or one that exists already. */
export function FirstRunScreen(): ReactNode {
  const [step, setStep] = useState<Step>('welcome');
  const back = (): void => setStep('welcome');
  switch (step) {
    case 'welcome':
      return <Welcome onStep={setStep} />;
    case 'create':
      return <CreateForm onBack={back} />;
    case 'open':
      return <OpenForm onBack={back} />;
    case 'restore':
      return <RestoreForm needsTarget onBack={back} onDone={back} />;
  }
}

const lines = [
  { key: 'does', icon: IconBriefcase, title: texts.does, help: texts.doesHelp },
  { key: 'protects', icon: IconShieldCheck, title: texts.protects, help: texts.protectsHelp },
  { key: 'doesNot', icon: IconShieldX, title: texts.doesNot, help: texts.doesNotHelp },
] as const;

function Welcome({ onStep }: { readonly onStep: (step: Step) => void }): ReactNode {
  return (
    <Frame title={texts.title} width={820}>
      <Stack gap="lg">
        <WelcomePicture />
        <ul className={classes.promises}>
          {lines.map(({ key, icon: Icon, title, help }) => (
            <li key={key}>
              <Icon size={22} stroke={1.6} aria-hidden />
              <div>
                <Text fw={600}>{title}</Text>
                <Text>{help}</Text>
              </div>
            </li>
          ))}
        </ul>
        <Text c="dimmed">{texts.before}</Text>
        <Group justify="space-between">
          <Group>
            <Button variant="default" onClick={() => onStep('open')}>
              {texts.open}
            </Button>
            <Button variant="default" onClick={() => onStep('restore')}>
              {texts.restore}
            </Button>
          </Group>
          <Button onClick={() => onStep('create')} data-autofocus>
            {texts.create}
          </Button>
        </Group>
      </Stack>
    </Frame>
  );
}
