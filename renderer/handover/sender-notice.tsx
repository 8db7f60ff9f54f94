import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Arriving, HandoverSender, Sender } from '../../shared/handover';
import { useAct } from '../bridge';
import { FailureAlert, Private } from '../ui';
import classes from './handover.module.css';
import { senderTexts as texts } from './handover.texts';

/** "Alix Moreau, Mission locale du Parc", or what is known of the two. */
export const senderName = ({ adviser, structure }: HandoverSender): string =>
  [adviser, structure].filter((part) => part !== '').join(', ') || texts.unnamed;

/** Whether the name that a file gives is that of someone who signs otherwise: accepting it is then an act of its own. */
export const isContradicted = (sender: Sender): boolean =>
  sender.state !== 'known' && sender.namesake !== null;

/** The fingerprint of a signature, as it is read aloud. */
export function Fingerprint({ of, label }: { readonly of: string; readonly label: string }): ReactNode {
  return (
    <Text>
      {label}&nbsp;:{' '}
      <Text span fw={600} className={classes.key}>
        {of}
      </Text>
    </Text>
  );
}

/** Who made a hand-over: what its signature proves, and what the file only says. */
export function SenderNotice({
  arriving,
  onSender,
}: {
  readonly arriving: Arriving;
  readonly onSender: (sender: Sender) => void;
}): ReactNode {
  const { sender, from, token } = arriving;
  const confirm = useAct('handover.confirmSender', { isQuiet: true });
  const claimed = <Private>{senderName(from)}</Private>;
  if (sender.state === 'known') {
    const { name, structure, fingerprint, confirmedAt } = sender.signer;
    const isUnderAnotherName = senderName({ adviser: name, structure }) !== senderName(from);
    return (
      <Alert color="green" icon={<IconCircleCheck aria-hidden />} title={texts.verified} role="status">
        <Text>
          {texts.signedBy} <Private>{senderName({ adviser: name, structure })}</Private>
          {texts.confirmedOn(confirmedAt)}
          {isUnderAnotherName ? (
            <>
              {' '}
              {texts.otherName} {claimed}.
            </>
          ) : null}
        </Text>
        <Fingerprint of={fingerprint} label={texts.fingerprint} />
      </Alert>
    );
  }
  const { namesake, claimsOwnName } = sender;
  const known = namesake === null ? null : <Private>{namesake.name}</Private>;
  const isSigned = sender.state === 'unknown';
  return (
    <Alert
      color={known === null ? 'amber' : 'red'}
      icon={known === null ? <IconAlertTriangle aria-hidden /> : <IconCircleX aria-hidden />}
      title={
        isSigned
          ? known === null
            ? texts.states.toConfirm
            : texts.states.changed
          : known === null
            ? texts.states.unsigned
            : texts.states.unsignedNamesake
      }
      role={known === null ? 'status' : 'alert'}
    >
      <Stack gap="sm">
        <Text>
          {texts.claims} {claimed}
          {isSigned ? texts.notConfirmed : texts.notProven}
          {claimsOwnName ? ` ${texts.yourName}` : ''}
        </Text>
        {namesake === null ? null : (
          <Text fw={600}>
            {texts.knownSince(namesake.confirmedAt, isSigned)} {known} (
            <Text span className={classes.key}>
              {namesake.fingerprint}
            </Text>
            ). {texts.callFirst(isSigned)}
          </Text>
        )}
        {isSigned ? (
          <>
            <Fingerprint of={sender.fingerprint} label={texts.fingerprintOfSignature} />
            <Text>{texts.howToCompare}</Text>
            <FailureAlert failure={confirm.error} />
            <Group>
              <Button
                variant="default"
                loading={confirm.isPending}
                onClick={() => confirm.mutate({ token }, { onSuccess: (answer) => onSender(answer.sender) })}
              >
                {known === null ? texts.keep : texts.replace}
              </Button>
            </Group>
          </>
        ) : (
          <Text>{texts.askThem}</Text>
        )}
      </Stack>
    </Alert>
  );
}
