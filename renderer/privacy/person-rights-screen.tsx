import { Alert, Button, Checkbox, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { formatFrenchDate } from '../../shared/base/time';
import type { CandidateId } from '../../shared/fields';
import type { Output } from '../../shared/ipc';
import {
  type AccessCopy,
  holdKindCodes,
  holdKinds,
  type Objection,
  objectionScopeCodes,
  objectionScopes,
  type RetentionHold,
  requestKinds,
  requestStatuses,
  requestWayCodes,
  requestWays,
  rightsProcedures,
} from '../../shared/privacy';
import { call, tellDone, tellFailure, today, useAct, useProcedure } from '../bridge';
import {
  AnchorLink,
  ButtonLink,
  CheckboxField,
  DateField,
  formatInstant,
  Loaded,
  needed,
  Page,
  Private,
  SelectField,
  StatusBadge,
  SubmitModal,
  TextAreaField,
  TextField,
  useSubmitForm,
} from '../ui';
import classes from './privacy.module.css';
import { dayNeeded, limitWords, objectionTexts, personTexts as texts } from './rights.texts';

type Rights = Output<'privacy.rightsOf'>;
type Of = { readonly candidateId: CandidateId; readonly rights: Rights };
const choices = <K extends string>(codes: readonly K[], labels: Readonly<Record<K, string>>) =>
  codes.map((value) => ({ value, label: labels[value] }));
const scopeLabels = Object.fromEntries(
  objectionScopeCodes.map((code) => [code, objectionScopes[code].label]),
) as Readonly<Record<(typeof objectionScopeCodes)[number], string>>;

/** What a person was told, refuses, asked, and how long she is kept: all of it on one page, with its acts. */
export function PersonRightsScreen(): ReactNode {
  const { candidateId } = useParams({ from: '/candidats/$candidateId/donnees' });
  const navigate = useNavigate();
  const query = useProcedure('privacy.rightsOf', { candidateId });
  return (
    <Loaded query={query}>
      {(rights) => (
        <Page
          title={texts.title}
          subtitle={<Private>{rights.name}</Private>}
          onBack={() => void navigate({ to: '/candidats/$candidateId', params: { candidateId } })}
        >
          <div className={classes.columns}>
            <Stack gap="lg">
              <Objections candidateId={candidateId} rights={rights} />
              <Requests candidateId={candidateId} rights={rights} />
              <Notices candidateId={candidateId} rights={rights} />
            </Stack>
            <Stack gap="lg">
              <Retention candidateId={candidateId} rights={rights} />
              <Copies candidateId={candidateId} rights={rights} />
            </Stack>
          </div>
        </Page>
      )}
    </Loaded>
  );
}

function Panel({
  title,
  act,
  children,
}: {
  readonly title: string;
  readonly act?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className={classes.panel} aria-label={title}>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          {title}
        </Title>
        {act}
      </Group>
      {children}
    </section>
  );
}

function Objections({ candidateId, rights: { objections } }: Of): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const [leaving, setLeaving] = useState<Objection | null>(null);
  return (
    <Panel
      title={objectionTexts.title}
      act={
        <Button size="xs" variant="default" onClick={() => setOpen(true)}>
          {objectionTexts.record}
        </Button>
      }
    >
      {objections.length === 0 ? (
        <Text c="dimmed" size="sm">
          {objectionTexts.none}
        </Text>
      ) : (
        <ul className={classes.lines}>
          {objections.map((objection) => (
            <li key={objection.id} className={classes.line}>
              <span>
                {objection.withdrawnOn === null ? (
                  <StatusBadge tone="blocking">{scopeLabels[objection.scope]}</StatusBadge>
                ) : (
                  <Text span>{scopeLabels[objection.scope]}</Text>
                )}
                <Text size="sm" c="dimmed">
                  {objection.withdrawnOn === null
                    ? objectionTexts.holds(
                        objectionScopes[objection.scope].said,
                        formatFrenchDate(objection.madeOn),
                      )
                    : objectionTexts.ended(formatFrenchDate(objection.withdrawnOn))}
                </Text>
              </span>
              {objection.withdrawnOn === null ? (
                <Button size="compact-sm" variant="subtle" onClick={() => setLeaving(objection)}>
                  {objectionTexts.withdraw}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <Text size="sm" mt="sm">
        {objectionTexts.remains}
      </Text>
      {isOpen ? <ObjectionModal candidateId={candidateId} onClose={() => setOpen(false)} /> : null}
      {leaving === null ? null : (
        <WithdrawModal candidateId={candidateId} objection={leaving} onClose={() => setLeaving(null)} />
      )}
    </Panel>
  );
}

interface ModalOf {
  readonly candidateId: CandidateId;
  readonly onClose: () => void;
}

function ObjectionModal({ candidateId, onClose }: ModalOf): ReactNode {
  const act = useAct('privacy.object', { isQuiet: true });
  const { scope, madeOn } = rightsProcedures['privacy.object'].input.shape.objection.shape;
  const form = useSubmitForm({
    schema: rightsProcedures['privacy.object'].input.shape.objection.extend({
      scope,
      madeOn: needed(madeOn, dayNeeded),
    }),
    defaults: { scope: 'everything', madeOn: today() },
    submit: (objection) => act.mutateAsync({ candidateId, objection }),
    onDone: () => {
      tellDone({ title: objectionTexts.done });
      onClose();
    },
  });
  return (
    <SubmitModal
      title={objectionTexts.record}
      form={form}
      submitLabel={objectionTexts.record}
      onCancel={form.leaving(onClose)}
    >
      <SelectField
        control={form.control}
        name="scope"
        label={objectionTexts.scope}
        data={choices(objectionScopeCodes, scopeLabels)}
      />
      <DateField control={form.control} name="madeOn" label={objectionTexts.madeOn} />
    </SubmitModal>
  );
}

function WithdrawModal({
  candidateId,
  objection,
  onClose,
}: ModalOf & { readonly objection: Objection }): ReactNode {
  const act = useAct('privacy.withdrawObjection', { isQuiet: true });
  const form = useSubmitForm({
    schema: rightsProcedures['privacy.withdrawObjection'].input.pick({ on: true }).extend({
      on: needed(rightsProcedures['privacy.withdrawObjection'].input.shape.on, dayNeeded),
    }),
    defaults: { on: today() },
    submit: ({ on }) => act.mutateAsync({ candidateId, id: objection.id, on }),
    onDone: () => {
      tellDone({ title: objectionTexts.withdrawn });
      onClose();
    },
  });
  return (
    <SubmitModal
      title={objectionTexts.withdraw}
      form={form}
      submitLabel={objectionTexts.withdraw}
      onCancel={form.leaving(onClose)}
    >
      <Text size="sm">{objectionTexts.withdrawMeans}</Text>
      <DateField control={form.control} name="on" label={objectionTexts.withdrawOn} />
    </SubmitModal>
  );
}

function Requests({ candidateId, rights: { requests } }: Of): ReactNode {
  return (
    <Panel
      title={texts.requests.title}
      act={
        <ButtonLink
          size="xs"
          variant="default"
          to="/parametres/demandes/nouvelle"
          search={{ candidat: candidateId }}
        >
          {texts.requests.add}
        </ButtonLink>
      }
    >
      {requests.length === 0 ? (
        <Text c="dimmed" size="sm">
          {texts.requests.none}
        </Text>
      ) : (
        <ul className={classes.lines}>
          {requests.map(({ id, kind, receivedOn, status }) => (
            <li key={id} className={classes.line}>
              <AnchorLink to="/parametres/demandes/$requestId" params={{ requestId: id }}>
                {texts.requests.line(
                  requestKinds[kind],
                  formatFrenchDate(receivedOn),
                  requestStatuses[status],
                )}
              </AnchorLink>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Notices({ candidateId, rights: { notices, latestNotice, isMinor } }: Of): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel
      title={texts.notice.title}
      act={
        latestNotice === null ? null : (
          <Button size="xs" variant="default" onClick={() => setOpen(true)}>
            {texts.notice.give}
          </Button>
        )
      }
    >
      <Text size="sm" c="dimmed">
        {latestNotice === null ? texts.notice.noVersion : notices.length === 0 ? texts.notice.none : null}
      </Text>
      <ul className={classes.lines}>
        {notices.map(({ id, number, givenOn, givenBy, isMinorWording }) => (
          <li key={id} className={classes.line}>
            {texts.notice.given(number, formatFrenchDate(givenOn), givenBy)}
            {isMinorWording ? <Text c="dimmed">{texts.notice.minor}</Text> : null}
          </li>
        ))}
      </ul>
      {isOpen && latestNotice !== null ? (
        <NoticeModal
          candidateId={candidateId}
          number={latestNotice}
          isMinor={isMinor}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </Panel>
  );
}

function NoticeModal({
  candidateId,
  number,
  isMinor,
  onClose,
}: ModalOf & { readonly number: number; readonly isMinor: boolean }): ReactNode {
  const act = useAct('privacy.giveNotice', { isQuiet: true });
  const { shape } = rightsProcedures['privacy.giveNotice'].input;
  const form = useSubmitForm({
    schema: rightsProcedures['privacy.giveNotice'].input
      .pick({ isMinorWording: true })
      .extend({ givenOn: needed(shape.givenOn, dayNeeded) }),
    defaults: { givenOn: today(), isMinorWording: isMinor },
    submit: (given) => act.mutateAsync({ candidateId, number, ...given }),
    onDone: () => {
      tellDone({ title: texts.notice.done });
      onClose();
    },
  });
  return (
    <SubmitModal
      title={texts.notice.give}
      form={form}
      submitLabel={texts.notice.give}
      onCancel={form.leaving(onClose)}
    >
      <DateField control={form.control} name="givenOn" label={texts.notice.givenOn} />
      <CheckboxField control={form.control} name="isMinorWording" label={texts.notice.isMinor} />
    </SubmitModal>
  );
}

function Retention({ candidateId, rights: { retention } }: Of): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const lift = useAct('privacy.liftHold');
  const liftOne = (id: string): void =>
    lift.mutate({ candidateId, id }, { onSuccess: () => tellDone({ title: texts.retention.lifted }) });
  return (
    <Panel
      title={texts.retention.title}
      act={
        <Button size="xs" variant="default" onClick={() => setOpen(true)}>
          {texts.retention.hold}
        </Button>
      }
    >
      <Text>{texts.retention.until(formatFrenchDate(retention.until), limitWords[retention.rule])}</Text>
      {retention.underWay.length === 0 ? null : (
        <Text size="sm">{texts.retention.underWay(retention.underWay)}</Text>
      )}
      {retention.isOver ? <Text c="amber">{texts.retention.over}</Text> : null}
      <ul className={classes.lines}>
        {retention.holds.map((hold) => (
          <HoldLine key={hold.id} hold={hold} onLift={() => liftOne(hold.id)} />
        ))}
      </ul>
      {isOpen ? <HoldModal candidateId={candidateId} onClose={() => setOpen(false)} /> : null}
    </Panel>
  );
}

function HoldLine({
  hold,
  onLift,
}: {
  readonly hold: RetentionHold;
  readonly onLift: () => void;
}): ReactNode {
  return (
    <li className={classes.line}>
      <span>
        {texts.retention.held(holdKinds[hold.kind], formatFrenchDate(hold.placedOn), hold.author)}
        {hold.untilOn === null ? null : ` → ${formatFrenchDate(hold.untilOn)}`}
        <Text size="sm" c="dimmed" className={classes.text}>
          <Private>{hold.reason}</Private>
        </Text>
      </span>
      {hold.liftedOn === null ? (
        <Button size="compact-sm" variant="subtle" onClick={onLift}>
          {texts.retention.lift}
        </Button>
      ) : (
        <Text c="dimmed">{texts.retention.liftedOn(formatFrenchDate(hold.liftedOn))}</Text>
      )}
    </li>
  );
}

function HoldModal({ candidateId, onClose }: ModalOf): ReactNode {
  const act = useAct('privacy.placeHold', { isQuiet: true });
  const form = useSubmitForm({
    schema: rightsProcedures['privacy.placeHold'].input.omit({ candidateId: true }),
    defaults: { kind: 'dispute', reason: '', untilOn: null },
    submit: (hold) => act.mutateAsync({ candidateId, ...hold }),
    onDone: () => {
      tellDone({ title: texts.retention.placed });
      onClose();
    },
  });
  return (
    <SubmitModal
      title={texts.retention.hold}
      form={form}
      submitLabel={texts.retention.hold}
      onCancel={form.leaving(onClose)}
    >
      <SelectField
        control={form.control}
        name="kind"
        label={texts.retention.holdKind}
        data={choices(holdKindCodes, holdKinds)}
      />
      <TextAreaField control={form.control} name="reason" label={texts.retention.holdReason} />
      <DateField control={form.control} name="untilOn" label={texts.retention.holdUntil} />
    </SubmitModal>
  );
}

function Copies({ candidateId, rights: { copies } }: Of): ReactNode {
  const [isReviewing, setReviewing] = useState(false);
  const [delivered, setDelivered] = useState<AccessCopy | null>(null);
  return (
    <Panel title={texts.copy.title}>
      <Text size="sm">{texts.copy.intro}</Text>
      {isReviewing ? (
        <Review candidateId={candidateId} onDone={() => setReviewing(false)} />
      ) : (
        <Button mt="sm" onClick={() => setReviewing(true)}>
          {texts.copy.prepare}
        </Button>
      )}
      <ul className={classes.lines}>
        {copies.map((copy) => (
          <li key={copy.id} className={classes.line}>
            <span>
              {texts.copy.made(formatInstant(copy.madeAt))},{' '}
              {copy.deliveredOn === null || copy.way === null ? (
                texts.copy.toDeliver
              ) : (
                <Private>
                  {texts.copy.delivered(
                    formatFrenchDate(copy.deliveredOn),
                    requestWays[copy.way].toLocaleLowerCase('fr'),
                    copy.recipient,
                  )}
                </Private>
              )}
              <Text size="xs" c="dimmed">
                {texts.copy.prints(copy.pdfSha256.slice(0, 12), copy.jsonSha256.slice(0, 12))}
              </Text>
            </span>
            {copy.deliveredOn === null ? (
              <Button size="compact-sm" variant="subtle" onClick={() => setDelivered(copy)}>
                {texts.copy.deliver}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {delivered === null ? null : (
        <DeliveryModal candidateId={candidateId} copy={delivered} onClose={() => setDelivered(null)} />
      )}
    </Panel>
  );
}

/** Each free text, to be left or masked; then the two files. */
function Review({
  candidateId,
  onDone,
}: {
  readonly candidateId: CandidateId;
  readonly onDone: () => void;
}): ReactNode {
  const [withAgents, setWithAgents] = useState(false);
  const [masks, setMasks] = useState<ReadonlySet<string>>(new Set());
  const query = useProcedure('privacy.accessReview', { candidateId, withAgents }, { keepPrevious: true });
  const write = useAct('privacy.writeAccessCopy');
  const save = async (many: number): Promise<void> => {
    try {
      const { file: pdf } = await call('files.chooseToSave', {
        purpose: 'pdf',
        suggestedName: texts.copy.fileName(today(), 'pdf'),
      });
      if (pdf === null) return;
      const { file: json } = await call('files.chooseToSave', {
        purpose: 'access-copy',
        suggestedName: texts.copy.fileName(today(), 'json'),
      });
      if (json === null) return;
      await write.mutateAsync({
        candidateId,
        masks: [...masks],
        withAgents,
        texts: many,
        pdf: pdf.handle,
        json: json.handle,
      });
      tellDone({ title: texts.copy.saved, message: texts.copy.savedAs(pdf.name, json.name) });
      onDone();
    } catch (thrown) {
      if (!write.isError) tellFailure(thrown);
    }
  };
  return (
    <Loaded query={query}>
      {({ texts: free, masked }) => (
        <Stack gap="md" mt="md">
          <Title order={3} size="h5">
            {texts.copy.texts(free.length)}
          </Title>
          <ul className={classes.lines}>
            {free.map(({ place, about, text }) => (
              <li key={place} className={classes.line}>
                <div>
                  <Text size="sm" c="dimmed">
                    {about}
                  </Text>
                  <Text className={classes.text}>
                    <Private>{text}</Private>
                  </Text>
                </div>
                <Checkbox
                  label={texts.copy.mask}
                  aria-label={`${texts.copy.mask}, ${about}`}
                  checked={masks.has(place)}
                  onChange={({ currentTarget: { checked } }) =>
                    setMasks((known) => {
                      const next = new Set(known);
                      if (checked) next.add(place);
                      else next.delete(place);
                      return next;
                    })
                  }
                />
              </li>
            ))}
          </ul>
          <Checkbox
            label={texts.copy.withAgents}
            checked={withAgents}
            onChange={({ currentTarget: { checked } }) => setWithAgents(checked)}
          />
          <Alert color="gray" icon={<IconAlertTriangle aria-hidden />} title={texts.copy.masked}>
            <List size="sm">
              {masked.map((sentence) => (
                <List.Item key={sentence}>{sentence}</List.Item>
              ))}
            </List>
          </Alert>
          <Group>
            <Button loading={write.isPending} onClick={() => void save(free.length)}>
              {texts.copy.save}
            </Button>
          </Group>
        </Stack>
      )}
    </Loaded>
  );
}

function DeliveryModal({ candidateId, copy, onClose }: ModalOf & { readonly copy: AccessCopy }): ReactNode {
  const act = useAct('privacy.deliverAccessCopy', { isQuiet: true });
  const { shape } = rightsProcedures['privacy.deliverAccessCopy'].input;
  const form = useSubmitForm({
    schema: rightsProcedures['privacy.deliverAccessCopy'].input
      .pick({ way: true, recipient: true })
      .extend({ deliveredOn: needed(shape.deliveredOn, dayNeeded) }),
    defaults: { deliveredOn: today(), way: 'counter', recipient: '' },
    submit: (delivery) => act.mutateAsync({ candidateId, id: copy.id, ...delivery }),
    onDone: () => {
      tellDone({ title: texts.copy.noted });
      onClose();
    },
  });
  return (
    <SubmitModal
      title={texts.copy.deliver}
      form={form}
      submitLabel={texts.copy.deliver}
      onCancel={form.leaving(onClose)}
    >
      <DateField control={form.control} name="deliveredOn" label={texts.copy.deliveredOn} />
      <SelectField
        control={form.control}
        name="way"
        label={texts.copy.way}
        data={choices(requestWayCodes, requestWays)}
      />
      <TextField control={form.control} name="recipient" label={texts.copy.recipient} maxLength={200} />
    </SubmitModal>
  );
}
