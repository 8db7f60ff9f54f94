import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconInbox, IconPlus } from '@tabler/icons-react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { formatFrenchDate, formatShortDate, isCivilDate } from '../../shared/base/time';
import type { CandidateId } from '../../shared/fields';
import { rightsRequestsList } from '../../shared/lists';
import {
  daysLate,
  dueOn,
  firstTermOf,
  identityCheckCodes,
  identityChecks,
  isWaiting,
  type RequestMove,
  type RightsRequest,
  requestActs,
  requestKindCodes,
  requestKinds,
  requestMoves,
  requestStatuses,
  requestWayCodes,
  requestWays,
  rightsProcedures,
} from '../../shared/privacy';
import { tellDone, today, useAct, useProcedure } from '../bridge';
import { type Cells, ListView } from '../lists';
import { SettingsPage } from '../settings';
import {
  AnchorLink,
  ButtonLink,
  DateField,
  EmptyState,
  Facts,
  Loaded,
  needed,
  Page,
  Private,
  SelectField,
  StatusBadge,
  SubmitForm,
  SubmitModal,
  TextAreaField,
  TextField,
  useSubmitForm,
} from '../ui';
import classes from './privacy.module.css';
import { dayNeeded, requestTexts as texts } from './rights.texts';

const options = <K extends string>(labels: Readonly<Record<K, string>>, codes: readonly K[]) =>
  codes.map((value) => ({ value, label: labels[value] }));

const cells: Cells = {
  delay: ({ cells: { delay } }) =>
    typeof delay === 'string' && delay !== '' ? <StatusBadge tone="blocking">{delay}</StatusBadge> : '–',
  dueOn: ({ cells: { dueOn: due, delay } }) =>
    typeof due === 'string' && isCivilDate(due) ? (
      <Text span {...(typeof delay === 'string' && delay !== '' ? { c: 'red' } : {})}>
        {formatShortDate(due)}
      </Text>
    ) : (
      '–'
    ),
};

/** Paramètres, Demandes sur les données: those that are late first, in red, with a word. */
export function RequestsScreen(): ReactNode {
  const navigate = useNavigate();
  const add = (
    <ButtonLink to="/parametres/demandes/nouvelle" leftSection={<IconPlus size={16} aria-hidden />}>
      {texts.add}
    </ButtonLink>
  );
  return (
    <ListView
      list={rightsRequestsList}
      title={texts.title}
      frame={SettingsPage}
      cells={cells}
      carried={['delay']}
      actions={add}
      onOpen={({ id }) => void navigate({ to: '/parametres/demandes/$requestId', params: { requestId: id } })}
      empty={
        <SettingsPage title={texts.title}>
          <EmptyState icon={IconInbox} title={texts.empty} actions={add}>
            {texts.emptyWhy}
          </EmptyState>
        </SettingsPage>
      }
    />
  );
}

/** A new line of the register, about a person of the portfolio or somebody else. */
export function NewRequestScreen(): ReactNode {
  const { candidat } = useSearch({ from: '/parametres/demandes/nouvelle' });
  const person = useProcedure('privacy.rightsOf', candidat === undefined ? null : { candidateId: candidat });
  const navigate = useNavigate();
  const back = (): void => {
    if (candidat === undefined) void navigate({ to: '/parametres/demandes' });
    else void navigate({ to: '/candidats/$candidateId/donnees', params: { candidateId: candidat } });
  };
  return (
    <Page title={texts.newTitle} onBack={back}>
      <NewRequest candidateId={candidat ?? null} name={person.data?.name ?? ''} onCancel={back} />
    </Page>
  );
}

function NewRequest({
  candidateId,
  name,
  onCancel,
}: {
  readonly candidateId: CandidateId | null;
  readonly name: string;
  readonly onCancel: () => void;
}): ReactNode {
  const navigate = useNavigate();
  const save = useAct('privacy.saveRequest', { isQuiet: true });
  const input = rightsProcedures['privacy.saveRequest'].input.shape.request.omit({ candidateId: true });
  const form = useSubmitForm({
    schema: input.extend({ receivedOn: needed(input.shape.receivedOn, dayNeeded) }),
    defaults: { kind: 'access', receivedOn: today(), way: 'counter', identity: null, who: '' },
    submit: (typed) => save.mutateAsync({ id: null, version: 0, request: { ...typed, candidateId } }),
    onDone: ({ request }) => {
      tellDone({ title: texts.saved, message: texts.due(formatFrenchDate(dueOn(request))) });
      void navigate({ to: '/parametres/demandes/$requestId', params: { requestId: request.id } });
    },
  });
  const { control } = form;
  return (
    <Stack maw={640}>
      <SubmitForm form={form} submitLabel={texts.add} onCancel={form.leaving(onCancel)}>
        {candidateId === null ? (
          <TextField control={control} name="who" label={texts.who} maxLength={200} />
        ) : (
          <Facts facts={[{ label: texts.about, value: <Private>{name}</Private> }]} />
        )}
        <SelectField
          control={control}
          name="kind"
          label={texts.kind}
          data={options(requestKinds, requestKindCodes)}
        />
        <DateField control={control} name="receivedOn" label={texts.receivedOn} />
        <SelectField
          control={control}
          name="way"
          label={texts.way}
          data={options(requestWays, requestWayCodes)}
        />
        <SelectField
          control={control}
          name="identity"
          label={texts.identity}
          placeholder={texts.identityLater}
          clearable
          data={options(identityChecks, identityCheckCodes)}
        />
      </SubmitForm>
    </Stack>
  );
}

/** One line of the register: its clock, its acts, what was answered. */
export function RequestScreen(): ReactNode {
  const { requestId } = useParams({ from: '/parametres/demandes/$requestId' });
  const navigate = useNavigate();
  const query = useProcedure('privacy.request', { id: requestId });
  return (
    <Loaded query={query}>
      {({ request, name }) => (
        <Page
          title={requestKinds[request.kind]}
          subtitle={<Private>{name}</Private>}
          onBack={() => void navigate({ to: '/parametres/demandes' })}
        >
          <Stack maw={760} gap="lg">
            <Clock request={request} />
            <Facts
              facts={[
                { label: texts.state, value: requestStatuses[request.status] },
                { label: texts.receivedOn, value: formatFrenchDate(request.receivedOn) },
                { label: texts.way, value: requestWays[request.way] },
                {
                  label: texts.identity,
                  value: request.identity === null ? null : identityChecks[request.identity],
                },
                ...(request.extendedOn === null
                  ? []
                  : [
                      {
                        label: texts.extended(formatFrenchDate(request.extendedOn)),
                        value: <Private>{request.extensionReason}</Private>,
                      },
                    ]),
                ...(request.closedOn === null
                  ? []
                  : [
                      {
                        label: texts.closed(formatFrenchDate(request.closedOn)),
                        value: <Private>{request.answer}</Private>,
                      },
                    ]),
              ]}
            />
            {request.candidateId === null ? null : (
              <AnchorLink to="/candidats/$candidateId/donnees" params={{ candidateId: request.candidateId }}>
                {texts.toPerson}
              </AnchorLink>
            )}
            <Acts key={request.version} request={request} />
          </Stack>
        </Page>
      )}
    </Loaded>
  );
}

function Clock({ request }: { readonly request: RightsRequest }): ReactNode {
  if (!isWaiting(request.status)) return null;
  const late = daysLate(request, today());
  return (
    <section className={classes.panel}>
      <Group>
        <Title order={2} size="h4">
          {texts.due(formatFrenchDate(dueOn(request)))}
        </Title>
        {late === 0 ? null : <StatusBadge tone="blocking">{texts.late(late)}</StatusBadge>}
      </Group>
      <Text size="sm" mt="xs">
        {texts.firstTerm(formatFrenchDate(firstTermOf(request.receivedOn)))}
      </Text>
    </section>
  );
}

function Acts({ request }: { readonly request: RightsRequest }): ReactNode {
  const [to, setTo] = useState<RequestMove | null>(null);
  const [isChecking, setChecking] = useState(false);
  const possible = requestMoves.filter((move) => requestActs[move].from.includes(request.status));
  if (possible.length === 0) return null;
  return (
    <Group>
      {request.identity === null ? (
        <Text size="sm" w="100%">
          {texts.identityFirst}
        </Text>
      ) : null}
      {request.identity === null ? (
        <Button variant="default" onClick={() => setChecking(true)}>
          {texts.checkIdentity}
        </Button>
      ) : null}
      {possible.map((move) => (
        <Button
          key={move}
          variant={move === 'granted' ? 'filled' : 'default'}
          disabled={requestActs[move].needsIdentity && request.identity === null}
          onClick={() => setTo(move)}
        >
          {requestActs[move].label}
        </Button>
      ))}
      {to === null ? null : <MoveModal request={request} to={to} onClose={() => setTo(null)} />}
      {isChecking ? <IdentityModal request={request} onClose={() => setChecking(false)} /> : null}
    </Group>
  );
}

function MoveModal({
  request,
  to,
  onClose,
}: {
  readonly request: RightsRequest;
  readonly to: RequestMove;
  readonly onClose: () => void;
}): ReactNode {
  const act = useAct('privacy.moveRequest', { isQuiet: true });
  const { label, asks } = requestActs[to];
  const { shape } = rightsProcedures['privacy.moveRequest'].input;
  const form = useSubmitForm({
    schema: rightsProcedures['privacy.moveRequest'].input
      .pick({ told: true })
      .extend({ on: needed(shape.on, dayNeeded) }),
    defaults: { on: today(), told: '' },
    submit: (typed) => act.mutateAsync({ id: request.id, version: request.version, to, ...typed }),
    onDone: () => {
      tellDone({ title: texts.moved });
      onClose();
    },
  });
  return (
    <SubmitModal title={label} form={form} submitLabel={label} onCancel={form.leaving(onClose)}>
      <DateField control={form.control} name="on" label={texts.on} />
      {asks === null ? null : <TextAreaField control={form.control} name="told" label={asks} />}
    </SubmitModal>
  );
}

function IdentityModal({
  request,
  onClose,
}: {
  readonly request: RightsRequest;
  readonly onClose: () => void;
}): ReactNode {
  const act = useAct('privacy.checkIdentity', { isQuiet: true });
  const form = useSubmitForm({
    schema: rightsProcedures['privacy.checkIdentity'].input.pick({ identity: true }),
    defaults: { identity: 'known' },
    submit: ({ identity }) => act.mutateAsync({ id: request.id, version: request.version, identity }),
    onDone: () => {
      tellDone({ title: texts.checked });
      onClose();
    },
  });
  return (
    <SubmitModal
      title={texts.checkIdentity}
      form={form}
      submitLabel={texts.checkIdentity}
      onCancel={form.leaving(onClose)}
    >
      <SelectField
        control={form.control}
        name="identity"
        label={texts.identity}
        data={options(identityChecks, identityCheckCodes)}
      />
    </SubmitModal>
  );
}
