import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { formatFrenchDate } from '../../shared/base/time';
import type { CandidateId } from '../../shared/fields';
import type { Output } from '../../shared/ipc';
import { type Agreement, type PresentationPaper, presentationProcedures } from '../../shared/presentation';
import { call, tellDone, tellFailure, today, useAct, useProcedure } from '../bridge';
import {
  AnchorLink,
  CheckboxField,
  DateField,
  Loaded,
  needed,
  Page,
  Private,
  SubmitModal,
  TextField,
  usePrivateText,
  useSubmitForm,
} from '../ui';
import { PdfPreview } from '../ui/pdf-preview';
import classes from './presentation.module.css';
import { presentationTexts as texts } from './presentation.texts';

type Shown = Output<'presentation.of'>;
interface Of {
  readonly candidateId: CandidateId;
  readonly shown: Shown;
  readonly onSee: (paper: PresentationPaper) => void;
}

/** What an employer may be shown of a person: her CV, where she agreed to it, and the card without her name. */
export function PresentationScreen(): ReactNode {
  const { candidateId } = useParams({ from: '/candidats/$candidateId/presenter' });
  const navigate = useNavigate();
  const query = useProcedure('presentation.of', { candidateId });
  const [paper, setPaper] = useState<PresentationPaper | null>(null);
  return (
    <Loaded query={query}>
      {(shown) => (
        <Page
          title={texts.title}
          subtitle={<Private>{shown.name}</Private>}
          onBack={() => void navigate({ to: '/candidats/$candidateId', params: { candidateId } })}
        >
          <Stack gap="lg">
            {shown.refusal === null ? null : (
              <Alert color="red" icon={<IconAlertTriangle size={18} aria-hidden />}>
                {shown.refusal}
              </Alert>
            )}
            <Stack gap={4}>
              <Text size="sm">{texts.seen}</Text>
              {shown.empty.length === 0 ? null : (
                <Text size="sm">
                  {texts.empty(shown.empty)}{' '}
                  <AnchorLink
                    to="/candidats/$candidateId"
                    params={{ candidateId }}
                    search={{ onglet: 'projet' }}
                  >
                    {texts.complete}
                  </AnchorLink>
                </Text>
              )}
            </Stack>
            <div className={classes.columns}>
              <Agreements candidateId={candidateId} shown={shown} onSee={setPaper} />
              <Stack gap="lg">
                <Panel title={texts.card.title} intro={texts.card.intro(shown.number)}>
                  <Button
                    mt="sm"
                    variant="default"
                    disabled={shown.refusal !== null}
                    onClick={() => setPaper({ kind: 'card' })}
                  >
                    {texts.card.see}
                  </Button>
                </Panel>
                <Panel title={texts.own.title} intro={texts.own.intro}>
                  <Button mt="sm" variant="default" onClick={() => setPaper({ kind: 'own-cv' })}>
                    {texts.own.see}
                  </Button>
                </Panel>
              </Stack>
            </div>
          </Stack>
          {paper === null ? null : (
            <Preview candidateId={candidateId} paper={paper} onClose={() => setPaper(null)} />
          )}
        </Page>
      )}
    </Loaded>
  );
}

function Panel({
  title,
  intro,
  act,
  children,
}: {
  readonly title: string;
  readonly intro: string;
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
      <Text size="sm">{intro}</Text>
      {children}
    </section>
  );
}

function Agreements({ candidateId, shown: { agreements, refusal }, onSee }: Of): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const [leaving, setLeaving] = useState<Agreement | null>(null);
  const said = texts.agreements;
  return (
    <Panel
      title={said.title}
      intro={said.intro}
      act={
        <Button size="xs" disabled={refusal !== null} onClick={() => setOpen(true)}>
          {said.add}
        </Button>
      }
    >
      {agreements.length === 0 ? (
        <Text size="sm" c="dimmed" mt="sm">
          {said.none}
        </Text>
      ) : (
        <ul className={classes.lines}>
          {agreements.map((agreement) => (
            <AgreementLine
              key={agreement.id}
              agreement={agreement}
              isRefused={refusal !== null}
              onSee={() => onSee({ kind: 'cv', agreementId: agreement.id })}
              onRevoke={() => setLeaving(agreement)}
            />
          ))}
        </ul>
      )}
      {isOpen ? <AgreementModal candidateId={candidateId} onClose={() => setOpen(false)} /> : null}
      {leaving === null ? null : (
        <RevocationModal candidateId={candidateId} agreement={leaving} onClose={() => setLeaving(null)} />
      )}
    </Panel>
  );
}

function AgreementLine({
  agreement: { forWhom, givenOn, revokedOn },
  isRefused,
  onSee,
  onRevoke,
}: {
  readonly agreement: Agreement;
  readonly isRefused: boolean;
  readonly onSee: () => void;
  readonly onRevoke: () => void;
}): ReactNode {
  const said = texts.agreements;
  const day = formatFrenchDate(givenOn);
  return (
    <li className={classes.line}>
      <span className={classes.whom}>
        <Text span fw={600}>
          {forWhom}
        </Text>
        <Text size="sm" c="dimmed">
          {revokedOn === null ? said.holds(day) : said.revoked(day, formatFrenchDate(revokedOn))}
        </Text>
      </span>
      {revokedOn === null ? (
        <Group gap="xs" wrap="nowrap">
          <Button
            size="compact-sm"
            variant="default"
            disabled={isRefused}
            aria-label={said.seeFor(forWhom)}
            onClick={onSee}
          >
            {said.see}
          </Button>
          <Button size="compact-sm" variant="subtle" aria-label={said.revokeFor(forWhom)} onClick={onRevoke}>
            {said.revoke}
          </Button>
        </Group>
      ) : null}
    </li>
  );
}

interface ModalOf {
  readonly candidateId: CandidateId;
  readonly onClose: () => void;
}

function AgreementModal({ candidateId, onClose }: ModalOf): ReactNode {
  const said = texts.agreements;
  const act = useAct('presentation.agree', { isQuiet: true });
  const { forWhom, givenOn } = presentationProcedures['presentation.agree'].input.shape.agreement.shape;
  const form = useSubmitForm({
    schema: z.strictObject({
      forWhom,
      givenOn: needed(givenOn, said.dayNeeded),
      isExplicit: z.boolean().refine((isTicked) => isTicked, said.notTicked),
    }),
    defaults: { forWhom: '', givenOn: today(), isExplicit: false },
    submit: (typed) =>
      act.mutateAsync({
        candidateId,
        agreement: { forWhom: typed.forWhom, givenOn: typed.givenOn, isExplicit: true },
      }),
    onDone: () => {
      tellDone({ title: said.noted });
      onClose();
    },
  });
  return (
    <SubmitModal title={said.add} form={form} submitLabel={said.add} onCancel={form.leaving(onClose)}>
      <TextField control={form.control} name="forWhom" label={said.forWhom} description={said.forWhomHelp} />
      <DateField control={form.control} name="givenOn" label={said.givenOn} />
      <CheckboxField control={form.control} name="isExplicit" label={said.isExplicit} />
    </SubmitModal>
  );
}

function RevocationModal({
  candidateId,
  agreement,
  onClose,
}: ModalOf & { readonly agreement: Agreement }): ReactNode {
  const said = texts.agreements;
  const act = useAct('presentation.revoke', { isQuiet: true });
  const { on } = presentationProcedures['presentation.revoke'].input.shape;
  const form = useSubmitForm({
    schema: z.strictObject({ on: needed(on, said.dayNeeded) }),
    defaults: { on: today() },
    submit: (typed) => act.mutateAsync({ candidateId, id: agreement.id, on: typed.on }),
    onDone: () => {
      tellDone({ title: said.revocationNoted });
      onClose();
    },
  });
  return (
    <SubmitModal title={said.revoke} form={form} submitLabel={said.revoke} onCancel={form.leaving(onClose)}>
      <Text size="sm">{said.revokeMeans}</Text>
      <DateField control={form.control} name="on" label={said.revokedOn} />
    </SubmitModal>
  );
}

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(window.atob(base64), (character) => character.charCodeAt(0));

/** The page as it will be, what was left out of it, and the way to save it. */
function Preview({
  candidateId,
  paper,
  onClose,
}: ModalOf & { readonly paper: PresentationPaper }): ReactNode {
  const write = useAct('presentation.write');
  const [made, setMade] = useState<Output<'presentation.preview'> | null>(null);
  const shownText = usePrivateText();
  const save = async (): Promise<void> => {
    if (write.isPending || made === null) return;
    try {
      const { file } = await call('files.chooseToSave', { purpose: 'pdf', suggestedName: made.fileName });
      if (file === null) return;
      await write.mutateAsync({ candidateId, paper, file: file.handle });
      tellDone({ title: texts.saved, message: file.name });
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  return (
    <PdfPreview
      load={async () => {
        const answer = await call('presentation.preview', { candidateId, paper });
        setMade(answer);
        return { bytes: bytesOf(answer.pdf), fileName: answer.fileName };
      }}
      actions={
        <Stack gap="xs" align="flex-start">
          {made === null || made.leftOut.length === 0 ? null : (
            <Alert color="yellow" icon={<IconInfoCircle size={18} aria-hidden />}>
              {texts.leftOut(made.leftOut.map((text) => shownText(text)))}
            </Alert>
          )}
          {made === null || made.undrawn.length === 0 ? null : (
            <Alert color="yellow" icon={<IconInfoCircle size={18} aria-hidden />}>
              {texts.undrawn(made.undrawn)}
            </Alert>
          )}
          {/* Not disabled while it writes: the focus would leave the panel, and its keys with it. */}
          <Button aria-busy={write.isPending} disabled={made === null} onClick={save}>
            {texts.save}
          </Button>
        </Stack>
      }
      onClose={onClose}
    />
  );
}
