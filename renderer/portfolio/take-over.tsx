import { Alert, Checkbox, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** The question asked when another machine seems to have the portfolio open: only the person can know whether it has. */
export function TakeOver({
  message,
  isTaken,
  onChange,
}: {
  readonly message: string;
  readonly isTaken: boolean;
  readonly onChange: (isTaken: boolean) => void;
}): ReactNode {
  return (
    <Alert
      color="amber"
      icon={<IconAlertTriangle aria-hidden />}
      role="alert"
      title="Ouvert sur un autre poste"
    >
      <Stack gap="sm">
        <Text>{message}</Text>
        <Checkbox
          label="Reprendre la main"
          description="Seulement si l’autre poste est éteint ou n’a plus Vivier ouvert : deux postes qui écrivent en même temps abîment le portefeuille, et ce que l’autre n’a pas fini d’enregistrer serait perdu."
          checked={isTaken}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      </Stack>
    </Alert>
  );
}
