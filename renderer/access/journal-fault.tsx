import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import type { JournalsState } from '../../shared/access';

import { call } from '../bridge/bridge';
import { procedureKey } from '../bridge/procedures';
import { AnchorLink } from '../ui';
import { faultTexts as texts } from './access.texts';

/** Which journal is broken, and where, in a sentence; `null` when both hold together. */
export function faultSentence(state: JournalsState): string | null {
  if (state.last === null) return null;
  const { changes, accesses, records } = state.last;
  if (changes.firstFaultAt !== null) return texts.changes(changes.firstFaultAt);
  if (accesses.firstFaultAt !== null) return texts.accesses(accesses.firstFaultAt);
  const [first] = records.sentences;
  if (records.faults === 0 || first === undefined) return null;
  return records.faults === 1 ? first : `${first} ${texts.others(records.faults - 1)}`;
}

/** What the verification at opening found, above every screen; nothing when both journals hold together. */
export function JournalFault(): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const state = useQuery({
    queryKey: procedureKey('access.state', {}),
    queryFn: () => call('access.state', {}),
    // The verification runs behind the screens; nobody tells its end.
    refetchInterval: ({ state: { data } }) => (data === undefined || data.isRunning ? 2000 : false),
  });
  const sentence = state.data === undefined ? null : faultSentence(state.data);
  useLayoutEffect(() => {
    const height = sentence === null ? 0 : (box.current?.offsetHeight ?? 0);
    document.documentElement.style.setProperty('--vivier-banner-height', `${height}px`);
  }, [sentence]);
  if (sentence === null) return null;
  return (
    <Alert
      ref={box}
      role="alert"
      color="red"
      radius={0}
      icon={<IconAlertTriangle aria-hidden />}
      title={sentence}
    >
      <Text size="sm">
        {texts.advice} <AnchorLink to="/parametres/journal">{texts.seeJournal}</AnchorLink>
      </Text>
    </Alert>
  );
}
