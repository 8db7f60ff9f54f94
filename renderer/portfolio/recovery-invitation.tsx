import { ActionIcon, Group, Text } from '@mantine/core';
import { IconKey, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useProcedure } from '../bridge';
import { TextLink } from '../ui/text-link';
import classes from './portfolio.module.css';
import { secretTexts, invitationTexts as texts } from './portfolio.texts';

/**
 * One line above the screen while the portfolio never had a paper key; put aside until the next opening. One that has served is
 * replaced before anything else (`SpentKey`).
 */
export function RecoveryInvitation(): ReactNode {
  const keys = useProcedure('keys.state', {});
  const [isPutAside, setIsPutAside] = useState(false);
  if (isPutAside || keys.data === undefined || keys.data.recovery !== 'none') return null;
  return (
    <section className={classes.invitation} aria-label={secretTexts.key}>
      <Group gap="xs" wrap="nowrap">
        <IconKey size={16} aria-hidden />
        <Text size="sm">{texts.why}</Text>
        <TextLink to="/parametres/securite">{texts.make}</TextLink>
      </Group>
      <ActionIcon variant="subtle" color="gray" aria-label={texts.later} onClick={() => setIsPutAside(true)}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </section>
  );
}
