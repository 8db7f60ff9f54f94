import { Stack, Tabs } from '@mantine/core';
import { IconBriefcase, IconId, IconRoute, IconScale, IconTarget, IconUser } from '@tabler/icons-react';
import { useCanGoBack, useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import type { StateMarks } from '../../shared/candidates';
import type { Candidate, Enrolment } from '../../shared/fields';
import { useIsBeside, useProcedure } from '../bridge';
import { PapersTab } from '../papers';
import { Conflict } from '../people/candidate-conflict';
import {
  type CandidateField,
  fieldLabels,
  isCandidateField,
  sectionsOfTab,
  tabOf,
} from '../people/candidate-form';
import { FormSection } from '../people/form-section';
import { candidateName } from '../people/labels';
import { useCandidateForm } from '../people/use-candidate-form';
import { RightsTab } from '../rights';
import { Loaded, Page, PageSkeleton, Private, useBesideKey } from '../ui';
import classes from './candidates.module.css';
import { tabTexts } from './candidates.texts';
import { ContractFilesTab } from './contract-files-tab';
import { DatedLifePanel } from './dated-life';
import { JourneyTab } from './journey-tab';
import { LikenessNotice } from './likeness-notice';
import { PersonColumn } from './person-column';
import { ProjectTab } from './project-tab';
import { StateBanner } from './state-banner';
import { ChangedLikeness } from './typed-likeness';

/** The page of one candidate: who it is at the left, always; the rest in tabs. */
export function CandidateScreen(): ReactNode {
  const { candidateId } = useParams({ from: '/candidats/$candidateId' });
  const query = useProcedure('candidates.get', { id: candidateId });
  // The form starts from what was saved last, never from an earlier reading.
  if (!query.isFetchedAfterMount) return <PageSkeleton />;
  return (
    <Loaded query={query}>
      {({ candidate, enrolments, state }) => (
        <CandidatePage key={candidate.id} candidate={candidate} enrolments={enrolments} state={state} />
      )}
    </Loaded>
  );
}

const candidateTabs = ['parcours', 'situation', 'projet', 'droits', 'dossiers', 'pieces'] as const;

/** The box of the journey's note, which is no field of the person: an act of the palette leads to it. */
const NOTE_FIELD = 'note';

function CandidatePage({
  candidate,
  enrolments,
  state,
}: {
  readonly candidate: Candidate;
  readonly enrolments: readonly Enrolment[];
  readonly state: StateMarks;
}): ReactNode {
  const navigate = useNavigate({ from: '/candidats/$candidateId' });
  const router = useRouter();
  const canGoBack = useCanGoBack();
  const { onglet = 'parcours', champ } = useSearch({ from: '/candidats/$candidateId' });
  const isBeside = useIsBeside();
  useBesideKey(`/candidats/${candidate.id}`);
  const { form, flush, theirs, keepMine, takeTheirs } = useCandidateForm(candidate);

  useEffect(() => {
    if (champ !== undefined && (isCandidateField(champ) || champ === NOTE_FIELD)) focusField(champ);
  }, [champ]);
  const show = (tab: string | null): void => {
    const known = candidateTabs.find((one) => one === tab);
    void navigate({ search: { onglet: known === 'parcours' ? undefined : known }, replace: true });
  };
  const fill = (field: CandidateField): void => {
    void navigate({ search: { onglet: tabOf(field), champ: field }, replace: true });
    // Asked twice for the same field, the address does not change: the focus moves all the same.
    if (champ === field) focusField(field);
  };

  const note = (): void => {
    void navigate({ search: { champ: NOTE_FIELD }, replace: true });
    if (champ === NOTE_FIELD) focusField(NOTE_FIELD);
  };

  return (
    <Page
      title={<Private>{candidateName(candidate)}</Private>}
      isTitleHidden
      onBack={() =>
        void flush().then(() => (canGoBack ? router.history.back() : navigate({ to: '/candidats' })))
      }
    >
      <div className={classes.person}>
        <PersonColumn
          candidate={candidate}
          enrolments={enrolments}
          state={state}
          onFill={fill}
          onNote={note}
        />
        <Stack gap="lg" miw={0}>
          {theirs === null ? null : (
            <Conflict
              theirs={theirs}
              mine={form.getValues()}
              onKeepMine={keepMine}
              onTakeTheirs={takeTheirs}
            />
          )}
          <StateBanner candidateId={candidate.id} state={state} />
          <LikenessNotice candidate={candidate} />
          <ChangedLikeness candidate={candidate} control={form.control} />
          <Tabs value={onglet} onChange={show} keepMounted={false}>
            <Tabs.List mb="lg">
              <Tabs.Tab value="parcours" leftSection={<IconRoute size={16} aria-hidden />}>
                {tabTexts.parcours}
              </Tabs.Tab>
              <Tabs.Tab value="situation" leftSection={<IconUser size={16} aria-hidden />}>
                {tabTexts.situation}
              </Tabs.Tab>
              <Tabs.Tab value="projet" leftSection={<IconTarget size={16} aria-hidden />}>
                {tabTexts.projet}
              </Tabs.Tab>
              <Tabs.Tab value="droits" leftSection={<IconScale size={16} aria-hidden />}>
                {tabTexts.droits}
              </Tabs.Tab>
              <Tabs.Tab value="dossiers" leftSection={<IconBriefcase size={16} aria-hidden />}>
                {tabTexts.dossiers}
              </Tabs.Tab>
              <Tabs.Tab value="pieces" leftSection={<IconId size={16} aria-hidden />}>
                {tabTexts.pieces}
              </Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="parcours">
              <JourneyTab
                candidate={candidate}
                isWritable={state.trashedOn === null && !isBeside}
                onNote={note}
              />
            </Tabs.Panel>
            <Tabs.Panel value="situation">
              <Stack gap="lg">
                <DatedLifePanel candidate={candidate} />
                {sectionsOfTab('situation').map((section) => (
                  <FormSection key={section} section={section} control={form.control} />
                ))}
              </Stack>
            </Tabs.Panel>
            <Tabs.Panel value="projet">
              <ProjectTab candidate={candidate} control={form.control} />
            </Tabs.Panel>
            <Tabs.Panel value="droits">
              <RightsTab candidate={candidate} onFill={fill} />
            </Tabs.Panel>
            <Tabs.Panel value="dossiers">
              <ContractFilesTab candidateId={candidate.id} />
            </Tabs.Panel>
            <Tabs.Panel value="pieces">
              <PapersTab candidate={candidate} />
            </Tabs.Panel>
          </Tabs>
        </Stack>
      </div>
    </Page>
  );
}

/** Moves the focus to a field of the tab that has just been drawn, by the name its input bears. */
function focusField(field: CandidateField | typeof NOTE_FIELD): void {
  window.requestAnimationFrame(() => {
    const label = field === NOTE_FIELD ? null : fieldLabels[field];
    const input =
      document.querySelector<HTMLElement>(`[name="${field}"], [name^="${field}."]`) ??
      [...document.querySelectorAll<HTMLElement>('[aria-labelledby]')]
        .find(
          (group) =>
            document.getElementById(group.getAttribute('aria-labelledby') ?? '')?.textContent === label,
        )
        ?.querySelector<HTMLElement>('input:checked');
    input?.focus();
    input?.scrollIntoView({ block: 'center' });
  });
}
