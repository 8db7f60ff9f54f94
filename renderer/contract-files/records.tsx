import { Alert, Button, Drawer, Group, Select, Stack, Text, Title } from '@mantine/core';
import { IconInfoCircle, IconPencil, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { type Control, type FieldPath, type FieldValues, useWatch } from 'react-hook-form';
import {
  boxName,
  type ContractKind,
  type HeldRecord,
  isAsked,
  kindOf,
  placeOfField,
  questionName,
  type SectionEntry,
  type Step,
  stepOf,
} from '../../shared/contract-files';
import {
  candidateFields,
  candidateSections,
  type Employer,
  employerFields,
  type Field,
  isKeyOf,
  isUnknown,
  tutorFields,
} from '../../shared/fields';
import { factLabel } from '../../shared/law';
import { today, useAct } from '../bridge';
import {
  EmployerField,
  EmployerForm,
  EmployerPicker,
  isEmployerField,
  NewEmployerForm,
  NewTutorForm,
  useEmployerForm,
} from '../employers';
import { Conflict } from '../people/candidate-conflict';
import { type CandidateForm, isCandidateField } from '../people/candidate-form';
import { FormSection } from '../people/form-section';
import { useCandidateForm } from '../people/use-candidate-form';
import { FactQuestion } from '../rights';
import { Facts, fieldTexts, Private, RecordFields, usePrivateText } from '../ui';
import { TextLink } from '../ui/text-link';
import { questionTexts, recordTexts } from './contract-files.texts';
import type { PageOfFile } from './page-of-file';
import { Question } from './question';
import classes from './records.module.css';
import { stepHeadOf } from './step-section';
import type { RecordDrawer } from './use-drawer';

const recordKeys = {
  candidate: Object.keys(candidateFields),
  employer: Object.keys(employerFields),
  tutor: Object.keys(tutorFields),
} as const;

type Keys = Readonly<Record<HeldRecord, readonly string[]>>;

/** Fields of the records that a step asks, in the order of their forms, and every question by the name it goes under. */
export function recordQuestionsOf(
  step: Step,
  { edited: { view, isEditable }, context, asked }: PageOfFile,
): { readonly keys: Keys; readonly fields: readonly string[] } {
  const kind = kindOf(view.file.kind);
  const isThere = {
    candidate: true,
    employer: context.employer !== null,
    tutor: context.tutor !== null,
  } as const;
  const found = { candidate: new Set<string>(), employer: new Set<string>(), tutor: new Set<string>() };
  const fields: string[] = [];
  for (const field of asked) {
    const place = placeOfField(kind, field);
    if (!isEditable || place?.where !== 'record' || stepOf(kind, field) !== step.id) continue;
    if (!isThere[place.record]) continue;
    fields.push(field);
    for (const key of place.keys) {
      found[place.record].add(key);
      fields.push(`${place.record}.${key}`);
    }
  }
  const inOrder = (record: HeldRecord): readonly string[] =>
    recordKeys[record].filter((key) => found[record].has(key));
  return {
    keys: { candidate: inOrder('candidate'), employer: inOrder('employer'), tutor: inOrder('tutor') },
    fields,
  };
}

/** What a record already says, folded; the way to all of it. */
function KnownPart({
  record,
  entries,
  page,
  edit,
}: {
  readonly record: HeldRecord;
  readonly entries: readonly SectionEntry[];
  readonly page: PageOfFile;
  readonly edit: ReactNode;
}): ReactNode {
  const known = entries.flatMap((entry) => {
    const value = entry.from === record ? entry.read(page.context) : null;
    return value === null ? [] : [{ label: entry.label, value }];
  });
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap" gap="md">
      {known.length === 0 ? (
        <span />
      ) : (
        <details className={classes.known}>
          <Text component="summary" size="sm">
            {questionTexts.fromRecords[record](known.length)}
          </Text>
          <Facts
            facts={known.map(({ label, value }) => ({
              label,
              value: record === 'employer' ? value : <Private>{value}</Private>,
            }))}
          />
        </details>
      )}
      {edit}
    </Group>
  );
}

function EditButton({
  drawer,
  page,
  children,
}: {
  readonly drawer: RecordDrawer;
  readonly page: PageOfFile;
  readonly children: string;
}): ReactNode {
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      flex="none"
      leftSection={<IconPencil size={14} aria-hidden />}
      onClick={() => page.drawers.show(drawer)}
    >
      {children}
    </Button>
  );
}

/** A record beside the page, which stays where it is. */
function RecordDrawerFrame({
  drawer,
  page,
  intent,
  children,
}: {
  readonly drawer: RecordDrawer;
  readonly page: PageOfFile;
  readonly intent: string;
  readonly children: ReactNode;
}): ReactNode {
  const content = useRef<HTMLDivElement>(null);
  return (
    <Drawer
      opened={page.drawers.open === drawer}
      onClose={page.drawers.close}
      title={recordTexts.drawers[drawer]}
      position="right"
      size={640}
      transitionProps={{ duration: 100 }}
      closeButtonProps={{ 'aria-label': recordTexts.close }}
      // The first box, and not the button that closes: what is done here is typing. A box that has the focus keeps it.
      onEnterTransitionEnd={() => {
        if (content.current?.contains(document.activeElement) !== true)
          content.current?.querySelector<HTMLElement>('input')?.focus();
      }}
    >
      <Stack gap="lg" ref={content}>
        <Text size="sm" c="dimmed">
          {intent}
        </Text>
        {children}
      </Stack>
    </Drawer>
  );
}

/** One field of a record asked here: it is written where it belongs. */
function AskedField<T extends FieldValues>({
  control,
  name,
  record,
  fieldKey,
  page,
  children,
}: {
  readonly control: Control<T>;
  readonly name: FieldPath<T>;
  readonly record: HeldRecord;
  /** Its key in the description of the record. */
  readonly fieldKey: string;
  readonly page: PageOfFile;
  /** The box, under the name by which the review misses it. */
  readonly children: (asked: Pick<Field, 'label' | 'isNeeded'>) => ReactNode;
}): ReactNode {
  const value: unknown = useWatch({ control, name });
  const isEmpty = isUnknown(value);
  const kind = kindOf(page.edited.view.file.kind);
  const isNeeded = fieldsAskedBy(page, kind, record, fieldKey).some(
    (field) => page.needOf(field, 'advised', isEmpty) === 'blocking',
  );
  const label = boxName(kind, record, fieldKey);
  return (
    <Question field={`${record}.${fieldKey}`} isEmpty={isEmpty} remarks={page.remarks}>
      {children(isNeeded ? { label, isNeeded } : { label: `${label} ${questionTexts.needs.advised}` })}
    </Question>
  );
}

/** Fields of the review that one box of a record answers. */
const fieldsAskedBy = (
  { asked }: PageOfFile,
  kind: ContractKind,
  record: HeldRecord,
  key: string,
): readonly string[] =>
  [...asked].filter((field) => {
    const place = placeOfField(kind, field);
    return place?.where === 'record' && place.record === record && place.keys.includes(key);
  });

function AskedGroup({
  record,
  children,
}: {
  readonly record: HeldRecord;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section aria-label={questionTexts.lacks[record]}>
      <Title order={3} mb={4}>
        {questionTexts.lacks[record]}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {questionTexts.writtenTo[record]}
      </Text>
      <Stack gap="lg">{children}</Stack>
    </section>
  );
}

/** What the file takes from the person: known, asked here, or typed in the whole record beside. */
export function CandidatePart({
  page,
  entries,
  keys,
}: {
  readonly page: PageOfFile;
  readonly entries: readonly SectionEntry[];
  readonly keys: readonly string[];
}): ReactNode {
  const { isEditable, view } = page.edited;
  if (entries.length === 0 && keys.length === 0) return null;
  if (isEditable) return <EditedCandidatePart page={page} entries={entries} keys={keys} />;
  return (
    <KnownPart
      record="candidate"
      entries={entries}
      page={page}
      edit={
        <TextLink to="/candidats/$candidateId" params={{ candidateId: view.candidate.id }}>
          {recordTexts.openCandidate}
        </TextLink>
      }
    />
  );
}

function EditedCandidatePart({
  page,
  entries,
  keys,
}: {
  readonly page: PageOfFile;
  readonly entries: readonly SectionEntry[];
  readonly keys: readonly string[];
}): ReactNode {
  const { form, theirs, keepMine, takeTheirs } = useCandidateForm(page.edited.view.candidate);
  const { control } = form;
  return (
    <>
      {theirs === null ? null : (
        <Conflict theirs={theirs} mine={form.getValues()} onKeepMine={keepMine} onTakeTheirs={takeTheirs} />
      )}
      <KnownPart
        record="candidate"
        entries={entries}
        page={page}
        edit={
          <EditButton drawer="candidate" page={page}>
            {recordTexts.editCandidate}
          </EditButton>
        }
      />
      {keys.length === 0 ? null : (
        <AskedGroup record="candidate">
          {keys.filter(isCandidateField).map((key) => (
            <AskedField<CandidateForm>
              key={key}
              control={control}
              name={key}
              record="candidate"
              fieldKey={key}
              page={page}
            >
              {(as) => (
                <RecordFields control={control} fields={{ [key]: { ...candidateFields[key], ...as } }} />
              )}
            </AskedField>
          ))}
        </AskedGroup>
      )}
      <RecordDrawerFrame drawer="candidate" page={page} intent={recordTexts.saved}>
        {Object.keys(candidateSections).map((section) =>
          isSection(section) ? <FormSection key={section} section={section} control={control} /> : null,
        )}
      </RecordDrawerFrame>
    </>
  );
}

const isSection = (section: string): section is keyof typeof candidateSections =>
  Object.hasOwn(candidateSections, section);

/** What the file takes from the employer and from the tutor chosen among its tutors. */
export function EmployerPart({
  page,
  employer,
  entries,
  keys,
}: {
  readonly page: PageOfFile;
  readonly employer: Employer;
  readonly entries: readonly SectionEntry[];
  readonly keys: Keys;
}): ReactNode {
  if (entries.length === 0 && keys.employer.length === 0 && keys.tutor.length === 0) return null;
  if (page.edited.isEditable)
    return <EditedEmployerPart page={page} employer={employer} entries={entries} keys={keys} />;
  return (
    <>
      <KnownPart
        record="employer"
        entries={entries}
        page={page}
        edit={
          <TextLink to="/employeurs/$employerId" params={{ employerId: employer.id }}>
            {recordTexts.openEmployer}
          </TextLink>
        }
      />
      <KnownPart record="tutor" entries={entries} page={page} edit={null} />
    </>
  );
}

function EditedEmployerPart({
  page,
  employer,
  entries,
  keys,
}: {
  readonly page: PageOfFile;
  readonly employer: Employer;
  readonly entries: readonly SectionEntry[];
  readonly keys: Keys;
}): ReactNode {
  const { form } = useEmployerForm(employer);
  const { control } = form;
  const tutors = useWatch({ control, name: 'tutors' });
  const rank = tutors.findIndex(({ id }) => id === page.edited.draft.tutorId);
  return (
    <>
      <KnownPart
        record="employer"
        entries={entries}
        page={page}
        edit={
          <EditButton drawer="employer" page={page}>
            {recordTexts.editEmployer}
          </EditButton>
        }
      />
      <KnownPart record="tutor" entries={entries} page={page} edit={null} />
      {keys.employer.length === 0 ? null : (
        <AskedGroup record="employer">
          {keys.employer.filter(isEmployerField).map((key) => (
            <AskedField key={key} control={control} name={key} record="employer" fieldKey={key} page={page}>
              {(as) => <EmployerField form={form} name={key} asked={as} />}
            </AskedField>
          ))}
        </AskedGroup>
      )}
      {keys.tutor.length === 0 || rank === -1 ? null : (
        <AskedGroup record="tutor">
          {keys.tutor.filter(isTutorField).map((key) => (
            <AskedField
              key={key}
              control={control}
              name={`tutors.${rank}.${key}`}
              record="tutor"
              fieldKey={key}
              page={page}
            >
              {(as) => (
                <RecordFields
                  control={control}
                  fields={{ [key]: { ...tutorFields[key], ...as } }}
                  under={`tutors.${rank}.`}
                />
              )}
            </AskedField>
          ))}
        </AskedGroup>
      )}
      <RecordDrawerFrame drawer="employer" page={page} intent={recordTexts.saved}>
        <EmployerForm form={form} />
      </RecordDrawerFrame>
    </>
  );
}

const isTutorField = (key: string): key is keyof typeof tutorFields => isKeyOf(tutorFields, key);

/** Choice of the employer, then of the tutor among its tutors; either is made here when it is not there yet. */
export function Parties({ page }: { readonly page: PageOfFile }): ReactNode {
  const { edited, context, remarks, drawers } = page;
  const { draft, view, isEditable } = edited;
  const privateText = usePrivateText();
  const { look } = drawers;
  useEffect(() => {
    if (draft.employerId !== null) look('');
  }, [draft.employerId, look]);
  const { employer } = context;
  const tutors = employer?.tutors ?? [];
  const kind = kindOf(view.file.kind);
  const hasTutor = kind.sections.some((section) => section.entries.some((entry) => entry.from === 'tutor'));
  const needs = (field: string): boolean =>
    kind.sections.some((section) =>
      section.entries.some(
        (entry) => entry.key === field && entry.need === 'blocking' && isAsked(entry, context),
      ),
    );
  // The kind's own controls say what the tutor must be: the words of another contract would be wrong law.
  const tutorRules = kind.controls
    .filter((control) => control.field === 'tutor.experienceYears')
    .map((control) => control.rule)
    .join(' ');
  return (
    <section aria-label={hasTutor ? recordTexts.parties : recordTexts.employerAlone}>
      <Stack gap="lg">
        <Question field="employer.name" isEmpty={draft.employerId === null} remarks={remarks}>
          <Stack gap={4} align="stretch">
            <EmployerPicker
              id="choice-employer"
              value={draft.employerId}
              name={view.employer?.id === draft.employerId ? (view.employer?.name ?? null) : null}
              onChange={(employerId) => edited.change({ employerId, tutorId: null })}
              // Leaving the box empties it: what was looked for is kept for the button below.
              onSearch={(text) => {
                if (text !== '' && draft.employerId === null) drawers.look(text);
              }}
              isDisabled={!isEditable}
              isNeeded={needs('employer.name')}
            />
            {isEditable && draft.employerId === null ? (
              <Group>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  leftSection={<IconPlus size={14} aria-hidden />}
                  onClick={() => drawers.show('new-employer')}
                >
                  {drawers.looked.trim() === ''
                    ? recordTexts.newEmployer
                    : recordTexts.newEmployerNamed(drawers.looked.trim())}
                </Button>
              </Group>
            ) : null}
          </Stack>
        </Question>
        {hasTutor ? (
          <Question field="tutor.lastName" isEmpty={draft.tutorId === null} remarks={remarks}>
            <Select
              id="choice-tutor"
              label={questionName(kind, 'tutor.lastName')}
              withAsterisk={needs('tutor.lastName')}
              description={
                employer === null
                  ? recordTexts.chooseEmployerFirst
                  : tutors.length === 0
                    ? recordTexts.noTutor
                    : tutorRules
              }
              data={tutors.map((tutor, index) => ({
                value: tutor.id as string,
                label: `${privateText(`${tutor.lastName} ${tutor.firstName}`, recordTexts.tutorMasked(index + 1))}, ${tutor.job || recordTexts.noJob}`,
              }))}
              value={draft.tutorId}
              disabled={!isEditable || tutors.length === 0}
              clearable
              clearButtonProps={{ 'aria-label': fieldTexts.clearChoice }}
              onChange={(id) =>
                edited.change({ tutorId: tutors.find((tutor) => tutor.id === id)?.id ?? null })
              }
            />
            {isEditable && employer !== null && draft.tutorId === null ? (
              <Button
                variant="subtle"
                size="compact-sm"
                mt={4}
                leftSection={<IconPlus size={14} aria-hidden />}
                onClick={() => drawers.show('new-tutor')}
              >
                {recordTexts.newTutor}
              </Button>
            ) : null}
          </Question>
        ) : null}
      </Stack>
      <RecordDrawerFrame drawer="new-employer" page={page} intent={recordTexts.nameEnough}>
        <NewEmployerForm
          draftKey={`contractFile.newEmployer:${view.file.id}`}
          name={drawers.looked.trim()}
          onCancel={drawers.close}
          onDone={async ({ id }) => {
            edited.change({ employerId: id, tutorId: null });
            drawers.close();
            drawers.look('');
            await edited.flush();
          }}
        />
      </RecordDrawerFrame>
      {employer === null ? null : (
        <RecordDrawerFrame drawer="new-tutor" page={page} intent={recordTexts.tutorChosen}>
          {tutorRules === '' ? null : (
            <Alert color="vivier" icon={<IconInfoCircle aria-hidden />} role="note">
              {tutorRules}
            </Alert>
          )}
          <NewTutorForm
            employer={employer}
            draftKey={`contractFile.newTutor:${view.file.id}`}
            onCancel={drawers.close}
            onDone={async (tutorId) => {
              edited.change({ tutorId });
              drawers.close();
              await edited.flush();
            }}
          />
        </RecordDrawerFrame>
      )}
    </section>
  );
}

/** What the person alone can tell, and no form holds: answered here, kept with its day beside the person's record. */
export function TellQuestions({ step, page }: { readonly step: Step; readonly page: PageOfFile }): ReactNode {
  const { view, isEditable } = page.edited;
  const kind = kindOf(view.file.kind);
  const tell = useAct('rights.tellFact');
  const paths = view.review.missing.flatMap(({ field, step: at }) => {
    const place = placeOfField(kind, field);
    return at === step.id && place?.where === 'told' ? [place.path] : [];
  });
  if (paths.length === 0 || !isEditable) return null;
  return (
    <section aria-label={questionTexts.toAsk}>
      <Title order={3} mb={4}>
        {questionTexts.toAsk}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {questionTexts.toAskHelp}
      </Text>
      <Stack gap="lg">
        {paths.map((path) => (
          <Question key={path} field={path} isEmpty remarks={page.remarks}>
            <Text fw={600} size="sm" mb={4}>
              {questionName(kind, path)}
              <Text span c="red" aria-hidden>
                {' *'}
              </Text>
            </Text>
            <FactQuestion
              path={path}
              label={factLabel(path)}
              onAnswer={(value) => {
                // The question goes once it is answered: the keyboard stays at the head of its step.
                document.getElementById(stepHeadOf(step.id))?.focus({ preventScroll: true });
                tell.mutate({ id: view.candidate.id, path, value, toldOn: today() });
              }}
            />
          </Question>
        ))}
      </Stack>
    </section>
  );
}
