import { Fieldset, Select, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  type HeldEntry,
  isAsked,
  type KindContext,
  kindOf,
  type SectionEntry,
  type Step,
} from '../../shared/contract-files';
import { EmployerPicker } from '../employers';
import { Facts, LegalSource, Private, usePrivateText } from '../ui';
import { TextLink } from '../ui/text-link';
import { FieldBox } from './field-box';
import type { EditedContractFile } from './use-contract-file';

/** Identifier of the heading of a step, which takes the focus when the step opens. */
export const STEP_TITLE = 'step-title';

const entriesOf = (step: Step, { view }: EditedContractFile, context: KindContext): readonly SectionEntry[] =>
  kindOf(view.file.kind)
    .sections.flatMap((section) => section.entries)
    .filter((entry) => entry.step === step.id && isAsked(entry, context));

/** The form of one step: what is typed here, one idea per group, then what other records already know, with its origin. */
export function StepForm({
  step,
  edited,
  context,
}: {
  readonly step: Step;
  readonly edited: EditedContractFile;
  readonly context: KindContext;
}): ReactNode {
  const kind = kindOf(edited.view.file.kind);
  const held = entriesOf(step, edited, context).filter((entry) => entry.from !== 'file');
  return (
    <Stack gap="lg">
      <div>
        <Title order={2} id={STEP_TITLE} tabIndex={-1}>
          {step.label}
        </Title>
        <Text c="dimmed">{step.intent}</Text>
      </div>
      {step.id === 'employer' && kind.hasEmployer ? <Parties edited={edited} context={context} /> : null}
      <TypedGroups step={step} edited={edited} context={context} />
      <HeldRecords held={held} edited={edited} context={context} />
    </Stack>
  );
}

/** What is typed in the file itself at this step, one idea per group. */
export function TypedGroups({
  step,
  edited,
  context,
}: {
  readonly step: Step;
  readonly edited: EditedContractFile;
  readonly context: KindContext;
}): ReactNode {
  const entries = entriesOf(step, edited, context).filter((entry) => entry.from === 'file');
  return [...new Set(entries.map((entry) => entry.group))].map((group) => (
    <Fieldset key={group} legend={group}>
      <SimpleGrid cols={{ base: 1, md: 2 }} verticalSpacing="md">
        {entries
          .filter((entry) => entry.group === group)
          .map((entry) => (
            <div key={entry.key}>
              <FieldBox
                field={entry}
                value={edited.draft.fields[entry.key] ?? null}
                on={context.on}
                isDisabled={!edited.isEditable}
                onChange={(value) => edited.setField(entry.key, value)}
              />
              <LegalSource>{entry.source}</LegalSource>
            </div>
          ))}
      </SimpleGrid>
    </Fieldset>
  ));
}

/** Choice of the employer, then of the tutor among its tutors. */
function Parties({
  edited,
  context,
}: {
  readonly edited: EditedContractFile;
  readonly context: KindContext;
}): ReactNode {
  const { draft, view, isEditable } = edited;
  const privateText = usePrivateText();
  const tutors = context.employer?.tutors ?? [];
  const kind = kindOf(view.file.kind);
  const hasTutor = kind.sections.some((section) => section.entries.some((entry) => entry.from === 'tutor'));
  // The kind's own controls say what the tutor must be: the words of another contract would be wrong law.
  const tutorRules = kind.controls
    .filter((control) => control.field === 'tutor.experienceYears')
    .map((control) => `${control.rule} ${control.source}`)
    .join(' ');
  return (
    <Fieldset legend={hasTutor ? 'Employeur et tuteur' : 'Employeur'}>
      <Stack gap="md">
        <EmployerPicker
          id="choice-employer"
          value={draft.employerId}
          name={view.employer?.id === draft.employerId ? (view.employer?.name ?? null) : null}
          onChange={(employerId) => edited.change({ employerId, tutorId: null })}
          isDisabled={!isEditable}
        />
        {hasTutor ? (
          <Select
            id="choice-tutor"
            label="Tuteur"
            description={
              context.employer === null
                ? 'Choisissez d’abord l’employeur.'
                : tutors.length === 0
                  ? 'Ajoutez un tuteur dans la fiche de l’employeur.'
                  : tutorRules
            }
            data={tutors.map((tutor, index) => ({
              value: tutor.id as string,
              label: `${privateText(`${tutor.lastName} ${tutor.firstName}`, `Tuteur ${index + 1}`)}, ${tutor.job || 'emploi non renseigné'}`,
            }))}
            value={draft.tutorId}
            disabled={!isEditable || tutors.length === 0}
            clearable
            clearButtonProps={{ 'aria-label': 'Effacer le choix' }}
            onChange={(id) => edited.change({ tutorId: tutors.find((tutor) => tutor.id === id)?.id ?? null })}
          />
        ) : null}
        {draft.employerId === null ? (
          <TextLink to="/employeurs/nouveau">Ajouter un employeur</TextLink>
        ) : (
          <TextLink to="/employeurs/$employerId" params={{ employerId: draft.employerId }}>
            Ouvrir la fiche de l’employeur
          </TextLink>
        )}
      </Stack>
    </Fieldset>
  );
}

const origins = {
  candidate: 'Repris de la fiche du candidat',
  employer: 'Repris de la fiche de l’employeur',
  tutor: 'Repris de la fiche du tuteur',
} as const;
const isHeld = (entry: SectionEntry): entry is HeldEntry => entry.from !== 'file';

/** What other records know, grouped by record; a value that lacks is named, with the way to the record. */
function HeldRecords({
  held,
  edited,
  context,
}: {
  readonly held: readonly SectionEntry[];
  readonly edited: EditedContractFile;
  readonly context: KindContext;
}): ReactNode {
  const { draft, view } = edited;
  return (['candidate', 'employer', 'tutor'] as const).map((origin) => {
    const entries = held.filter(isHeld).filter((entry) => entry.from === origin);
    const isKnown =
      origin === 'candidate' || (origin === 'employer' ? context.employer !== null : context.tutor !== null);
    if (entries.length === 0 || !isKnown) return null;
    return (
      <Fieldset key={origin} legend={origins[origin]}>
        <Stack gap="sm">
          <Facts
            facts={entries.map((entry) => {
              const value = entry.read(context);
              return {
                label: entry.label,
                value: value === null ? null : origin === 'employer' ? value : <Private>{value}</Private>,
              };
            })}
          />
          {origin === 'candidate' ? (
            <TextLink
              id="record-candidate"
              to="/candidats/$candidateId"
              params={{ candidateId: view.candidate.id }}
              search={{ onglet: 'situation' }}
            >
              Compléter la fiche du candidat
            </TextLink>
          ) : draft.employerId === null ? null : (
            <TextLink
              id={`record-${origin}`}
              to="/employeurs/$employerId"
              params={{ employerId: draft.employerId }}
            >
              Compléter la fiche de l’employeur
            </TextLink>
          )}
        </Stack>
      </Fieldset>
    );
  });
}
