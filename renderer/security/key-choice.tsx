import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useProcedure } from '../bridge';
import { Loaded } from '../ui';
import { allLeaves, aloneLeaves } from './key-leaves';
import { keysTexts, choiceTexts as texts } from './security.texts';

type Secret = 'passphrase' | 'recovery';
type Extent = 'alone' | 'all';

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
  const { alone, former } = texts[secret];
  const isExtent = (value: string): value is Extent => value === 'alone' || value === 'all';
  return (
    <Modal
      opened
      onClose={onClose}
      title={secret === 'passphrase' ? keysTexts.changePassphrase : keysTexts.replaceRecovery}
      size="lg"
      closeOnClickOutside={false}
    >
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
                label={texts.howFar}
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
                  <Radio value="all" label={keysTexts.changeAll} description={allLeaves(copies, former)} />
                </Stack>
              </Radio.Group>
              <Text size="sm" c="dimmed">
                {texts.handovers}
              </Text>
              <Group justify="space-between">
                <Button variant="default" onClick={onClose}>
                  {texts.cancel}
                </Button>
                <Button type="submit">{texts.goOn}</Button>
              </Group>
            </Stack>
          </form>
        )}
      </Loaded>
    </Modal>
  );
}
