import { Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconDeviceFloppy } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { tellOver, tellState, useProcedure } from '../bridge';
import { AnchorLink } from '../ui';
import { wordsOf } from './backup-words';
import { ageTexts as texts } from './backups.texts';

const MINUTE = 60_000;
const FAILED = 'backup-failed';

/** "Sauvegarde : il y a 2 h" in the bar of the shell, a link to the page; an alert after seven days or after a failure. */
export function BackupAge(): ReactNode {
  const query = useProcedure('backups.state', {});
  const [nowMs, setNowMs] = useState(Date.now);
  const { refetch } = query;
  useEffect(() => {
    const timer = window.setInterval(() => {
      setNowMs(Date.now());
      void refetch();
    }, MINUTE);
    return () => window.clearInterval(timer);
  }, [refetch]);
  const navigate = useNavigate();
  const failure = query.data?.failure?.message;
  useEffect(() => {
    if (failure === undefined) tellOver(FAILED);
    else
      tellState(FAILED, {
        title: texts.failure,
        message: failure,
        acts: [{ label: texts.seeBackups, run: () => navigate({ to: '/parametres/sauvegardes' }) }],
      });
  }, [failure, navigate]);
  if (!query.data) return null;
  const { words, isAlert } = wordsOf(query.data, Math.max(nowMs, Date.parse(query.data.lastAt ?? '') || 0));
  const Icon = isAlert ? IconAlertTriangle : IconDeviceFloppy;
  return (
    <AnchorLink
      to="/parametres/sauvegardes"
      size="sm"
      c={isAlert ? 'amber' : 'dimmed'}
      underline={isAlert ? 'always' : 'hover'}
      style={{ flex: 'none' }}
      title={query.data.folder.isThere ? texts.is(words) : query.data.folder.name}
    >
      <Group component="span" gap={4} wrap="nowrap">
        <Icon size={16} aria-hidden style={{ flex: 'none' }} />
        <Text component="span" size="sm" fw={isAlert ? 600 : 400} className="vivier-nowrap">
          {isAlert && query.data.folder.isThere ? texts.isToMake(words) : texts.is(words)}
        </Text>
      </Group>
    </AnchorLink>
  );
}
