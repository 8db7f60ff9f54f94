import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Arriving, HandoverSender, Sender } from '../../shared/handover';
import { useAct } from '../bridge';
import { FailureAlert, formatInstant, Private } from '../ui';
import classes from './handover.module.css';

/** "Alix Moreau, Mission locale du Parc", or what is known of the two. */
export const senderName = ({ adviser, structure }: HandoverSender): string =>
  [adviser, structure].filter((part) => part !== '').join(', ') || 'un collègue sans nom';

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
      <Alert color="green" icon={<IconCircleCheck aria-hidden />} title="Signature vérifiée" role="status">
        <Text>
          Signée par <Private>{senderName({ adviser: name, structure })}</Private>, dont vous avez confirmé la
          signature le {formatInstant(confirmedAt)}.
          {isUnderAnotherName ? <> Le fichier donne un autre nom&nbsp;: {claimed}.</> : null}
        </Text>
        <Fingerprint of={fingerprint} label="Empreinte" />
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
            ? 'Signature à confirmer'
            : 'La signature a changé'
          : known === null
            ? 'Non signée'
            : 'Non signée, sous un nom qui signe'
      }
      role={known === null ? 'status' : 'alert'}
    >
      <Stack gap="sm">
        <Text>
          Le fichier dit venir de {claimed}
          {isSigned
            ? '\u202F; vous n’avez pas encore confirmé cette signature.'
            : '\u202F; rien ne le prouve. Il vient d’une version de Vivier qui ne signait pas, ou d’ailleurs.'}
          {claimsOwnName ? ' Ce nom est le vôtre.' : ''}
        </Text>
        {namesake === null ? null : (
          <Text fw={600}>
            Le {formatInstant(namesake.confirmedAt)}, vous avez confirmé{' '}
            {isSigned ? 'une autre signature' : 'une signature'} de {known} (
            <Text span className={classes.key}>
              {namesake.fingerprint}
            </Text>
            ).{' '}
            {isSigned
              ? 'Votre collègue a changé de portefeuille ou toutes ses clés, ou quelqu’un prend son nom'
              : 'Quelqu’un prend peut-être son nom'}
            {'\u202F'}: n’acceptez rien avant de l’avoir appelé.
          </Text>
        )}
        {isSigned ? (
          <>
            <Fingerprint of={sender.fingerprint} label="Empreinte de la signature" />
            <Text>
              Appelez votre collègue à un numéro que vous connaissez. Il lit la sienne dans son Vivier,
              Passations, Annuaire, «&#8239;Ma signature&#8239;».
            </Text>
            <FailureAlert failure={confirm.error} />
            <Group>
              <Button
                variant="default"
                loading={confirm.isPending}
                onClick={() => confirm.mutate({ token }, { onSuccess: (answer) => onSender(answer.sender) })}
              >
                {known === null
                  ? 'L’empreinte est la même\u00A0: retenir cette signature'
                  : 'L’empreinte est la même\u00A0: remplacer l’ancienne signature'}
              </Button>
            </Group>
          </>
        ) : (
          <Text>Demandez à votre collègue, de vive voix, s’il vous l’a envoyée.</Text>
        )}
      </Stack>
    </Alert>
  );
}
