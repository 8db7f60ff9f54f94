import { Alert, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { formatFrenchDate } from '../../shared/base/time';
import { contractFileIdSchema } from '../../shared/contract-files';
import { type CandidateId, candidateIdSchema, employerIdSchema } from '../../shared/fields';
import {
  type ErasurePreview,
  erasureReasonLabels,
  erasureReasons,
  type Mention,
  privacyProcedures,
} from '../../shared/privacy';
import { useAct, useProcedure } from '../bridge';
import {
  AnchorLink,
  ButtonLink,
  EmptyState,
  Loaded,
  Page,
  PageSkeleton,
  Private,
  SegmentedField,
  SubmitForm,
  TextField,
  useSubmitForm,
} from '../ui';
import { erasureTexts as texts } from './privacy.texts';

interface Done {
  readonly erasedAt: string;
  readonly isOverwritten: boolean;
}

/** Erases one person: what goes, what stays, where copies still hold her, and her name to type. */
export function ErasureScreen(): ReactNode {
  const { candidateId } = useParams({ from: '/candidats/$candidateId/effacer' });
  const [done, setDone] = useState<Done | null>(null);
  return done === null ? <Preview candidateId={candidateId} onDone={setDone} /> : <Erased done={done} />;
}

function Erased({ done }: { readonly done: Done }): ReactNode {
  const queries = useQueryClient();
  useEffect(() => {
    // What the window still remembers of pages that are left: hers, and lists in which she was.
    queries.removeQueries({ type: 'inactive' });
  }, [queries]);
  return (
    <Page title={texts.done}>
      <EmptyState
        icon={IconCircleCheck}
        title={texts.doneTitle}
        actions={<ButtonLink to="/candidats">{texts.backToCandidates}</ButtonLink>}
      >
        <Text>{texts.doneOn(done.erasedAt)}</Text>
        {done.isOverwritten ? null : <Text mt="sm">{texts.notOverwritten}</Text>}
      </EmptyState>
    </Page>
  );
}

function Preview({
  candidateId,
  onDone,
}: {
  readonly candidateId: CandidateId;
  readonly onDone: (done: Done) => void;
}): ReactNode {
  const navigate = useNavigate();
  const query = useProcedure('privacy.erasure', { candidateIds: [candidateId] });
  const back = (): void => {
    void navigate({ to: '/candidats/$candidateId', params: { candidateId } });
  };
  // What was there at another visit is not what goes now.
  if (!query.isFetchedAfterMount) return <PageSkeleton />;
  return (
    <Loaded query={query}>
      {(preview) => (
        <Page
          title={texts.title}
          subtitle={preview.people.map(({ id, name }) => <Private key={id}>{name}</Private>)}
          onBack={back}
        >
          <Stack gap="lg" maw={760}>
            <Goes goes={preview.goes} />
            <Stays />
            <Mentions mentions={preview.mentions} />
            <Copies copies={preview.copies} />
            <Confirmation
              candidateId={candidateId}
              asked={preview.confirmation}
              onDone={onDone}
              onBack={back}
            />
          </Stack>
        </Page>
      )}
    </Loaded>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section>
      <Title order={2} mb="xs">
        {title}
      </Title>
      {children}
    </section>
  );
}

function Goes({ goes }: { readonly goes: ErasurePreview['goes'] }): ReactNode {
  return (
    <Section title={texts.goes.title}>
      <List spacing={4}>
        <List.Item>{texts.goes.record}</List.Item>
        {texts.goes.held(goes).map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
        <List.Item>{texts.goes.events(goes.events, goes.eventsOfOthers)}</List.Item>
        <List.Item>{texts.goes.preparedImport}</List.Item>
      </List>
      <Text mt="xs">{texts.goes.noWayBack}</Text>
    </Section>
  );
}

function Stays(): ReactNode {
  return (
    <Section title={texts.stays.title}>
      <List spacing={4}>
        {texts.stays.lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </Section>
  );
}

/** Records of others that name who is erased: to be mended before, by hand. */
export function Mentions({ mentions }: { readonly mentions: readonly Mention[] }): ReactNode {
  if (mentions.length === 0) return null;
  return (
    <Alert
      color="orange"
      icon={<IconAlertTriangle aria-hidden />}
      title={texts.mentions.title(mentions.length)}
    >
      <Text size="sm" mb="xs">
        {texts.mentions.correctFirst}
      </Text>
      <List spacing={4} size="sm">
        {mentions.map((mention) => (
          <List.Item key={mention.id}>
            <MentionLink mention={mention} />
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function MentionLink({ mention: { type, id, label } }: { readonly mention: Mention }): ReactNode {
  const name = <Private>{label}</Private>;
  if (type === 'candidate')
    return (
      <AnchorLink to="/candidats/$candidateId" params={{ candidateId: candidateIdSchema.parse(id) }}>
        {texts.mentions.of.candidate} {name}
      </AnchorLink>
    );
  if (type === 'employer')
    return (
      <AnchorLink to="/employeurs/$employerId" params={{ employerId: employerIdSchema.parse(id) }}>
        {texts.mentions.of.employer} {name}
      </AnchorLink>
    );
  if (type === 'contract-file')
    return (
      <AnchorLink to="/dossiers/$contractFileId" params={{ contractFileId: contractFileIdSchema.parse(id) }}>
        {texts.mentions.of['contract-file']} {name}
      </AnchorLink>
    );
  return (
    <Text span>
      {type === 'rights-request' ? (
        texts.mentions.request
      ) : type === 'colleague' ? (
        <>
          {texts.mentions.of.colleague} {name}
        </>
      ) : (
        texts.mentions.elsewhere
      )}
    </Text>
  );
}

function Copies({ copies }: { readonly copies: ErasurePreview['copies'] }): ReactNode {
  const rotated = copies.flatMap(({ goneOn }) => (goneOn === null ? [] : [goneOn]));
  const last = rotated.toSorted().at(-1);
  const others = copies.filter(({ goneOn }) => goneOn === null);
  return (
    <Section title={texts.copies.title}>
      <Text>
        {last === undefined
          ? texts.copies.none
          : texts.copies.rotated(rotated.length, formatFrenchDate(last))}
      </Text>
      {others.length === 0 ? null : (
        <>
          <Text mt="xs">{texts.copies.others}</Text>
          <List size="sm" spacing={4} mt={4}>
            {others.map((copy) => (
              <List.Item key={`${copy.folder}/${copy.name}`}>{texts.copies.other(copy)}</List.Item>
            ))}
          </List>
        </>
      )}
      <Text mt="xs">{texts.copies.elsewhere}</Text>
    </Section>
  );
}

const erasureSchema = privacyProcedures['privacy.erase'].input.omit({ candidateIds: true });

function Confirmation({
  candidateId,
  asked,
  onDone,
  onBack,
}: {
  readonly candidateId: CandidateId;
  readonly asked: string;
  readonly onDone: (done: Done) => void;
  readonly onBack: () => void;
}): ReactNode {
  const erase = useAct('privacy.erase', { isQuiet: true });
  const form = useSubmitForm({
    schema: erasureSchema,
    defaults: { reason: 'request', confirmation: '' },
    submit: (typed) => erase.mutateAsync({ candidateIds: [candidateId], ...typed }),
    onDone,
  });
  return (
    <Section title={texts.confirmation.title}>
      <SubmitForm
        form={form}
        submitLabel={texts.confirmation.erase}
        submit={{ color: 'red' }}
        cancelLabel={texts.confirmation.keep}
        onCancel={onBack}
      >
        <Group>
          <SegmentedField
            control={form.control}
            name="reason"
            label={texts.confirmation.reason}
            data={erasureReasons.map((value) => ({ value, label: erasureReasonLabels[value] }))}
          />
        </Group>
        <TextField
          control={form.control}
          name="confirmation"
          label={texts.confirmation.label}
          description={
            <>
              {texts.confirmation.type[0]}
              <Private>{asked}</Private>
              {texts.confirmation.type[1]}
            </>
          }
          maw={420}
        />
      </SubmitForm>
    </Section>
  );
}
