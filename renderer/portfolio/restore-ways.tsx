import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ChosenFile } from '../../shared/ipc';
import { useAct } from '../app/procedures';

/** Ways back to a former state, on the start-up failure screen: the place for the backups that this computer knows. */
export function RestoreWays({
  onFile,
  isFirst,
}: {
  readonly onFile: (file: ChosenFile) => void;
  /** Whether this is the way to try first. */
  readonly isFirst: boolean;
}): ReactNode {
  const choose = useAct('files.chooseToOpen');
  return (
    <Button
      variant={isFirst ? 'filled' : 'default'}
      leftSection={<IconHistory size={16} aria-hidden />}
      loading={choose.isPending}
      onClick={() =>
        choose.mutate(
          { purpose: 'portfolio' },
          {
            onSuccess: ({ file }) => {
              if (file !== null) onFile(file);
            },
          },
        )
      }
    >
      Ouvrir une sauvegarde
    </Button>
  );
}
