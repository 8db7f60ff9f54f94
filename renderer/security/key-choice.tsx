import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useProcedure } from '../bridge';
import { Loaded } from '../ui';
import { allLeaves, aloneLeaves } from './key-leaves';

type Secret = 'passphrase' | 'recovery';
type Extent = 'alone' | 'all';

const secrets: Readonly<Record<Secret, { title: string; alone: string; former: string }>> = {
  passphrase: {
    title: 'Changer la phrase secrète',
    alone: 'Changer la phrase secrète seule',
    former: 'la phrase secrète actuelle',
  },
  recovery: {
    title: 'Remplacer la clé de secours',
    alone: 'Remplacer la clé de secours seule',
    former: 'la clé de secours actuelle',
  },
};

/** Asks first how far a change goes, and says what each choice leaves behind: the counts are those of the register of copies. */
export function KeyChoice({
  secret,
  onChosen,
  onClose,
}: {
  readonly secret: Secret;
  readonly onChosen: (extent: Extent) => void;
  readonly onClose: () => void;
}): ReactNode {
  const query = useProcedure('backups.copies', {});
  const [extent, setExtent] = useState<Extent>('alone');
  const { title, alone, former } = secrets[secret];
  const isExtent = (value: string): value is Extent => value === 'alone' || value === 'all';
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeOnClickOutside={false}>
      <Loaded query={query}>
        {({ copies }) => (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              onChosen(extent);
            }}
          >
            <Stack gap="lg">
              <Radio.Group
                label="Jusqu’où"
                value={extent}
                onChange={(value) => {
                  if (isExtent(value)) setExtent(value);
                }}
              >
                <Stack gap="md" mt="sm">
                  <Radio
                    value="alone"
                    label={alone}
                    description={aloneLeaves(copies, former)}
                    data-autofocus
                  />
                  <Radio
                    value="all"
                    label="Changer toutes les clés"
                    description={allLeaves(copies, former)}
                  />
                </Stack>
              </Radio.Group>
              <Text size="sm" c="dimmed">
                Une passation déjà donnée a son propre mot de passe&#x202F;: aucun de ces choix n’y change
                rien.
              </Text>
              <Group justify="space-between">
                <Button variant="default" onClick={onClose}>
                  Annuler
                </Button>
                <Button type="submit">Continuer</Button>
              </Group>
            </Stack>
          </form>
        )}
      </Loaded>
    </Modal>
  );
}
