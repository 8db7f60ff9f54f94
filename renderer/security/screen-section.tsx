import { Checkbox, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useAct, useProcedure } from '../bridge';

/** What the screen and the clipboard let out: discretion, captures, copies. */
export function ScreenSection(): ReactNode {
  const query = useProcedure('workstation.get', {});
  const save = useAct('workstation.save');
  const data = query.data;
  return (
    <Stack gap="sm" component="section">
      <Title order={2}>Écran et presse-papiers</Title>
      <Text size="sm" maw={760}>
        F9 masque les noms, les téléphones et les adresses tant que quelqu’un regarde l’écran. Ce que vous
        copiez depuis Vivier quitte le presse-papiers au bout de 30 secondes, au verrouillage et à la
        fermeture, si vous n’avez rien copié d’autre entre-temps.
      </Text>
      <Checkbox
        label="Empêcher les captures d’écran et le partage de la fenêtre"
        description={
          data?.limits.mustProtectCapture
            ? 'Votre structure l’impose sur ce poste.'
            : data?.limits.canProtectCapture === false
              ? 'Ce système ne le permet pas : seuls Windows et macOS savent retirer une fenêtre des captures.'
              : 'La fenêtre apparaît vide dans les captures et les visioconférences. Une photographie de l’écran reste possible.'
        }
        disabled={data === undefined || !data.limits.canProtectCapture || data.limits.mustProtectCapture}
        checked={
          data !== undefined && (data.limits.mustProtectCapture || data.preferences.hasCaptureProtection)
        }
        onChange={(event) => {
          save.mutate({ preferences: { hasCaptureProtection: event.currentTarget.checked } });
        }}
      />
    </Stack>
  );
}
