import { Tabs, Text, Title } from '@mantine/core';
import { IconAddressBook, IconFileDownload, IconSend } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useProcedure } from '../bridge';
import { SettingsPage } from '../settings';
import { ListSkeleton, Loaded, Private } from '../ui';
import { DirectoryPanel } from './directory-panel';
import classes from './handover.module.css';
import { handoverTexts as texts } from './handover.texts';
import { ReceivePanel } from './receive-panel';
import { SendPanel } from './send-panel';

/** Passations: give candidates to a colleague, receive some, know whose key is whose. */
export function HandoverScreen(): ReactNode {
  const { candidat } = useSearch({ from: '/parametres/passations' });
  const [part, setPart] = useState<string>('transmettre');
  return (
    <SettingsPage title={texts.title} subtitle={texts.subtitle}>
      <Tabs value={part} onChange={(value) => setPart(value ?? 'transmettre')} keepMounted={false}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="transmettre" leftSection={<IconSend size={16} aria-hidden />}>
            {' '}
            {texts.tabs.transmettre}{' '}
          </Tabs.Tab>
          <Tabs.Tab value="recevoir" leftSection={<IconFileDownload size={16} aria-hidden />}>
            {' '}
            {texts.tabs.recevoir}{' '}
          </Tabs.Tab>
          <Tabs.Tab value="annuaire" leftSection={<IconAddressBook size={16} aria-hidden />}>
            {' '}
            {texts.tabs.annuaire}{' '}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="transmettre">
          <SendPanel
            key={candidat ?? ''}
            candidateId={candidat ?? null}
            onDirectory={() => setPart('annuaire')}
          />
          <History />
        </Tabs.Panel>
        <Tabs.Panel value="recevoir">
          <ReceivePanel />
          <History />
        </Tabs.Panel>
        <Tabs.Panel value="annuaire">
          <DirectoryPanel />
        </Tabs.Panel>
      </Tabs>
    </SettingsPage>
  );
}

/** Every hand-over of this portfolio, the latest first. */
function History(): ReactNode {
  const query = useProcedure('handover.history', {});
  return (
    <section className={classes.panel} style={{ marginTop: 'var(--mantine-spacing-lg)' }}>
      <Title order={2} mb="sm">
        {' '}
        {texts.history}{' '}
      </Title>
      <Loaded query={query} skeleton={<ListSkeleton rows={2} />}>
        {({ lines }) =>
          lines.length === 0 ? (
            <Text c="dimmed">{texts.noHistory}</Text>
          ) : (
            <ul className={classes.bare}>
              {lines.map((line) => (
                <li key={line.number}>
                  <Text>
                    {texts.line(line.direction, line.happenedAt, line.candidateCount)}{' '}
                    <Private>{line.withWhom}</Private>.{' '}
                    <Text span c="dimmed">
                      {texts.purpose(line)}
                    </Text>
                  </Text>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
