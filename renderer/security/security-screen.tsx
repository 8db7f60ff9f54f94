import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { SettingsPage } from '../settings';
import { KeysSection } from './keys-section';
import { LockSection } from './lock-section';
import { ScreenSection } from './screen-section';
import { keysTexts } from './security.texts';

/** Paramètres, Sécurité: what opens the portfolio, when it closes by itself, what the screen shows. */
export function SecurityScreen(): ReactNode {
  return (
    <SettingsPage title={keysTexts.page}>
      <Stack gap="lg">
        <KeysSection />
        <LockSection />
        <ScreenSection />
      </Stack>
    </SettingsPage>
  );
}
