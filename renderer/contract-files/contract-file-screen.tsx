import { Alert, Button, Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconEye, IconFileTypePdf, IconLock, IconScale } from '@tabler/icons-react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { z } from 'zod';
import { formatFrenchDate } from '../../shared/base/time';
import {
  type ContractFile,
  type ContractFileView,
  fileVerdictOf,
  isFrozen,
  type KindContext,
  kindOf,
  pivotDateOf,
  placeOfField,
  type Review,
  type Step,
  stepSummaryOf,
} from '../../shared/contract-files';
import { call, today, useDraftState, useProcedure } from '../bridge';
import { candidateName } from '../people';
import {
  Loaded,
  OpenBeside,
  Page,
  PageSkeleton,
  Private,
  StatusBadge,
  useBesideKey,
  VerdictBadge,
} from '../ui';
import { PdfPreview } from '../ui/pdf-preview';
import classes from './contract-file-screen.module.css';
import { pageTexts, pdfTexts } from './contract-files.texts';
import { DocumentsStep } from './documents-step';
import { FileLife } from './file-life';
import { statusLabels } from './labels';
import type { PageOfFile } from './page-of-file';
import { enterFirstEmpty, remarksOf, showQuestion } from './question';
import { ReviewStep } from './review-step';
import { SidePanel, type SideTab, sideTabs } from './side-panel';
import { StepForm } from './step-form';
import { StepSection, stepBodyOf, stepHeadOf } from './step-section';
import { useContractFile } from './use-contract-file';
import { useDossierPdf } from './use-dossier-pdf';
import { useRecordDrawers } from './use-drawer';

/** One contract file as one page: its questions in steps, the law beside the field that it concerns. */
export function ContractFileScreen(): ReactNode {
  const { contractFileId } = useParams({ from: '/dossiers/$contractFileId' });
  const query = useProcedure('contractFiles.get', { id: contractFileId });
  // The form starts from what was saved last, never from an earlier reading.
  if (!query.isFetchedAfterMount) return <PageSkeleton />;
  return <Loaded query={query}>{(view) => <OneFile key={view.file.id} loaded={view} />}</Loaded>;
}

/** All steps folded, in the address. */
const NONE = 'aucune';

/** The step to work on: the first that is not complete, else the review. */
const firstOpen = (steps: readonly Step[], { steps: states }: Review): string =>
  steps.find((step) => states.find(({ id }) => id === step.id)?.state !== 'complete')?.id ?? 'review';

/**
 * Fields that a review has named since the page was opened. What an employer or a tutor lacks is told of that one only.
 */
function useNamed({ employer, file }: ContractFileView, fields: readonly string[]): ReadonlySet<string> {
  const ownerOf = useCallback(
    (field: string): string | null =>
      field.startsWith('employer.')
        ? (employer?.id ?? null)
        : field.startsWith('tutor.')
          ? file.tutorId
          : file.id,
    [employer?.id, file.tutorId, file.id],
  );
  const now = useMemo(
    () =>
      fields.flatMap((field) => {
        const owner = ownerOf(field);
        return owner === null ? [] : [`${owner} ${field}`];
      }),
    [fields, ownerOf],
  );
  const [named, setNamed] = useState<ReadonlySet<string>>(() => new Set(now));
  const all = useMemo(
    () => (now.every((one) => named.has(one)) ? named : new Set([...named, ...now])),
    [named, now],
  );
  useEffect(() => setNamed(all), [all]);
  return useMemo(
    () =>
      new Set(
        [...all].flatMap((one) => {
          const [owner, field = ''] = one.split(' ');
          return ownerOf(field) === owner ? [field] : [];
        }),
      ),
    [all, ownerOf],
  );
}

/** What was missing or at fault since the page was opened: a question that is answered stays where it is. */
function useAsked(view: ContractFileView, wanted: string | null): ReadonlySet<string> {
  const { review } = view;
  const fields = useMemo(
    () => [
      ...review.missing.map(({ field }) => field),
      ...remarksOf(review).map(({ field }) => field),
      ...(wanted === null ? [] : [wanted]),
    ],
    [review, wanted],
  );
  return useNamed(view, fields);
}

/** How much an answer is needed: its kind declares it, and the law may ask for more, as long as the review says so. */
function useNeed(view: ContractFileView): PageOfFile['needOf'] {
  const { missing } = view.review;
  const blocking = useMemo(
    () => missing.filter(({ isBlocking }) => isBlocking).map(({ field }) => field),
    [missing],
  );
  const former = useNamed(view, blocking);
  return useCallback(
    (field, declared, isEmpty) =>
      // An answer keeps the mark with which it was given.
      blocking.includes(field) || (!isEmpty && former.has(field)) ? 'blocking' : declared,
    [blocking, former],
  );
}

function OneFile({ loaded }: { readonly loaded: ContractFileView }): ReactNode {
  const navigate = useNavigate();
  const { etape } = useSearch({ from: '/dossiers/$contractFileId' });
  const edited = useContractFile(loaded);
  const { view, draft } = edited;
  const { file, candidate, review } = view;
  const kind = kindOf(file.kind);
  const drawers = useRecordDrawers(file.id);
  const [first] = useState(() => firstOpen(kind.steps, review));
  const openId = kind.steps.some(({ id }) => id === etape) || etape === NONE ? (etape ?? first) : first;
  /** Where the focus goes once the step is drawn; without a field, to the first question left without an answer. */
  const [wanted, setWanted] = useState<{ readonly step: string; readonly field: string | null } | null>(null);
  const [sought, setSought] = useState<string | null>(null);
  const asked = useAsked(view, sought);
  const needOf = useNeed(view);
  const isWide = useMediaQuery('(min-width: 1280px)', true, { getInitialValueInEffect: false });
  const [tab, setTab] = useDraftState(`contractFile.side:${file.id}`, z.enum(sideTabs), 'pdf');
  const [isSideOpen, setIsSideOpen] = useState(false);
  const [isPreviewOpen, setIsPreviewOpen] = useDraftState(
    `contractFile.preview:${file.id}`,
    z.boolean(),
    false,
  );

  // The employer of the view is the one last saved: while another is being chosen, its record is not known yet.
  const employer = view.employer?.id === draft.employerId ? view.employer : null;
  const context: KindContext = {
    candidate,
    employer,
    tutor: employer?.tutors.find((tutor) => tutor.id === draft.tutorId) ?? null,
    fields: draft.fields,
    on: pivotDateOf(draft.fields, today()),
    today: today(),
  };
  const open = (id: string): void => {
    void navigate({
      to: '/dossiers/$contractFileId',
      params: { contractFileId: file.id },
      search: { etape: id },
      replace: true,
    });
  };
  const goTo = (step: string, field: string | null): void => {
    setIsSideOpen(false);
    setSought(field);
    setWanted({ step, field });
    open(step);
  };
  const pdf = useDossierPdf(edited, {
    onOpen: () => setIsPreviewOpen(true),
    onDocuments: () => goTo('documents', 'document.DOSSIER'),
  });
  const page: PageOfFile = {
    edited,
    context,
    remarks: remarksOf(review),
    asked,
    needOf,
    drawers,
    onFill: goTo,
  };
  useEffect(() => {
    if (wanted === null || wanted.step !== openId) return;
    setWanted(null);
    const { step, field } = wanted;
    const head = document.getElementById(stepHeadOf(step));
    const body = document.getElementById(stepBodyOf(step));
    head?.scrollIntoView({ block: 'start' });
    const place = field === null ? null : placeOfField(kind, field);
    const record = place?.where === 'record' ? place : null;
    const isShown =
      field === null
        ? body !== null && enterFirstEmpty(body)
        : showQuestion([
            // Where several boxes answer it, the first of them.
            ...(record?.keys ?? []).map((key) => `${record?.record}.${key}`),
            field,
            // The record is not chosen yet: that comes first.
            ...(field.startsWith('tutor.') ? ['tutor.lastName', 'employer.name'] : []),
            ...(field.startsWith('employer.') ? ['employer.name'] : []),
          ]);
    if (!isShown) head?.focus({ preventScroll: true });
  }, [wanted, openId, kind]);

  const address = `/dossiers/${file.id}`;
  useBesideKey(address);
  const back = async (): Promise<void> => {
    await edited.flush();
    await navigate({ to: '/dossiers' });
  };
  const at = kind.steps.findIndex(({ id }) => id === openId);
  const next = kind.steps[at + 1];
  const life = <FileLife edited={edited} />;
  const side = <SidePanel edited={edited} pdf={pdf} tab={tab} onTab={setTab} />;
  const showSide = (wantedTab: SideTab): void => {
    setTab(wantedTab);
    setIsSideOpen(true);
  };
  return (
    <Page
      title={
        <>
          {file.reference}
          {' \u2013 '}
          <Private>{candidateName(candidate)}</Private>
        </>
      }
      subtitle={
        <span className={classes.subtitle}>
          <span>
            {kind.label}
            {employer === null ? null : (
              <>
                {pageTexts.with}
                <span className={classes.employer} title={employer.name}>
                  {employer.name}
                </span>
              </>
            )}
          </span>
          <FileState file={file} review={review} />
        </span>
      }
      onBack={back}
      onPrimary={() => (next === undefined ? void pdf.save() : goTo(next.id, null))}
      actions={
        <>
          <Button data-reads variant="default" onClick={back}>
            {pageTexts.backToList}
          </Button>
          <OpenBeside address={address} />
          {isWide ? null : (
            <>
              <Button
                data-reads
                variant="default"
                leftSection={<IconEye size={16} aria-hidden />}
                onClick={() => showSide('pdf')}
              >
                {pageTexts.seePdf}
              </Button>
              <Button
                data-reads
                variant="default"
                leftSection={<IconScale size={16} aria-hidden />}
                onClick={() => showSide('droit')}
              >
                {pageTexts.law}
              </Button>
            </>
          )}
          <Button
            variant={next === undefined || !edited.isEditable ? 'filled' : 'default'}
            leftSection={<IconFileTypePdf size={16} aria-hidden />}
            loading={pdf.isSaving}
            onClick={pdf.save}
          >
            {pdfTexts.save}
          </Button>
        </>
      }
    >
      <div className={classes.columns}>
        <div className={classes.form}>
          {edited.isEditable ? null : <Frozen file={file} />}
          {edited.isEditable ? null : life}
          <section aria-label={pageTexts.steps}>
            {kind.steps.map((step, index) => (
              <StepSection
                key={step.id}
                step={step}
                rank={index + 1}
                state={review.steps.find(({ id }) => id === step.id)}
                summary={
                  step.id === 'documents' || step.id === 'review' ? '' : stepSummaryOf(kind, step.id, context)
                }
                isOpen={step.id === openId}
                next={kind.steps[index + 1]}
                onToggle={() => open(step.id === openId ? NONE : step.id)}
                onNext={() => goTo(kind.steps[index + 1]?.id ?? step.id, null)}
              >
                {step.id === 'review' ? (
                  <ReviewStep
                    page={page}
                    pdf={pdf}
                    onPreview={async () => {
                      await edited.flush();
                      setIsPreviewOpen(true);
                    }}
                  />
                ) : step.id === 'documents' ? (
                  <DocumentsStep step={step} page={page} />
                ) : (
                  <StepForm step={step} page={page} />
                )}
              </StepSection>
            ))}
          </section>
          {edited.isEditable ? life : null}
        </div>
        {isWide ? (
          <aside className={classes.aside} aria-label={pageTexts.beside}>
            {side}
          </aside>
        ) : null}
      </div>
      {isWide ? null : (
        <Drawer
          opened={isSideOpen}
          onClose={() => setIsSideOpen(false)}
          position="right"
          size={760}
          title={pageTexts.beside}
          transitionProps={{ duration: 100 }}
          closeButtonProps={{ 'aria-label': 'Fermer' }}
        >
          {side}
        </Drawer>
      )}
      {isPreviewOpen ? (
        <PdfPreview
          load={() => call('contractFiles.previewPdf', { id: file.id, isEveryMonth: pdf.isEveryMonth })}
          onClose={() => setIsPreviewOpen(false)}
        />
      ) : null}
    </Page>
  );
}

/** Where the file is in its life, and, until it is signed, the one answer on what it is worth. */
function FileState({ file, review }: { readonly file: ContractFile; readonly review: Review }): ReactNode {
  const verdict = fileVerdictOf(review);
  return (
    <>
      <StatusBadge flex="none" tone={statusLabels[file.status].tone}>
        {statusLabels[file.status].label}
      </StatusBadge>
      {isFrozen(file.status) ? null : (
        <span role="status" className={classes.verdict}>
          <VerdictBadge said={verdict.said} />
          {verdict.besides === '' ? null : <span>{verdict.besides}</span>}
        </span>
      )}
    </>
  );
}

/** Why nothing can be typed any more. */
function Frozen({ file }: { readonly file: ContractFile }): ReactNode {
  return (
    <Alert color="gray" icon={<IconLock aria-hidden />} role="note" mb="lg">
      {file.signedOn === null ? pageTexts.givenUp : pageTexts.signed(formatFrenchDate(file.signedOn))}
    </Alert>
  );
}
