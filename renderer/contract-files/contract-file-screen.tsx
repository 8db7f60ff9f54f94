import { Alert, Button, NavLink, Stack, Text } from '@mantine/core';
import {
  IconCircle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconFileTypePdf,
  IconLock,
} from '@tabler/icons-react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { formatFrenchDate } from '../../shared/base/time';
import {
  type ContractFile,
  type ContractFileView,
  type ContractKind,
  type KindContext,
  kindOf,
  pivotDateOf,
} from '../../shared/contract-files';
import { today, useProcedure } from '../bridge';
import { candidateName } from '../people';
import { count, Loaded, Page, PageSkeleton, Private, StatusBadge } from '../ui';
import classes from './contract-file-screen.module.css';
import { DocumentsStep } from './documents-step';
import { FileLife } from './file-life';
import { statusLabels } from './labels';
import { LawPanel } from './law-panel';
import { ReviewStep } from './review-step';
import { STEP_TITLE, StepForm } from './step-form';
import { useContractFile } from './use-contract-file';
import { useDossierPdf } from './use-dossier-pdf';

/** One contract file: steps with their state, the form of the step, the law beside it. */
export function ContractFileScreen(): ReactNode {
  const { contractFileId } = useParams({ from: '/dossiers/$contractFileId' });
  const query = useProcedure('contractFiles.get', { id: contractFileId });
  // The form starts from what was saved last, never from an earlier reading.
  if (!query.isFetchedAfterMount) return <PageSkeleton />;
  return <Loaded query={query}>{(view) => <OneFile key={view.file.id} loaded={view} />}</Loaded>;
}

const icons = {
  empty: IconCircle,
  partial: IconCircleDashed,
  complete: IconCircleCheck,
  blocked: IconCircleX,
} as const;
const stateWords = {
  empty: 'à faire',
  partial: 'commencée',
  complete: 'complète',
  blocked: 'bloquée',
} as const;
const stateColors = { empty: 'dimmed', partial: 'dimmed', complete: 'green', blocked: 'red' } as const;

function OneFile({ loaded }: { readonly loaded: ContractFileView }): ReactNode {
  const navigate = useNavigate();
  const { etape } = useSearch({ from: '/dossiers/$contractFileId' });
  const edited = useContractFile(loaded);
  const pdf = useDossierPdf(edited);
  const { view, draft } = edited;
  const { file, candidate, review } = view;
  const kind = kindOf(file.kind);
  const [wanted, setWanted] = useState<{ readonly step: string; readonly field: string } | null>(null);
  const found = kind.steps.findIndex((step) => step.id === etape);
  const at = found === -1 ? 0 : found;
  const step = kind.steps[at];
  const next = kind.steps[at + 1];

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
  const goTo = (id: string): void => {
    void navigate({
      to: '/dossiers/$contractFileId',
      params: { contractFileId: file.id },
      search: { etape: id },
    });
  };
  const goToField = (stepId: string, field: string): void => {
    setWanted({ step: stepId, field });
    goTo(stepId);
  };
  // The step is drawn first: then the field that was asked for takes the focus, or else the heading of the new step.
  const stepId = step?.id ?? '';
  const shown = useRef(stepId);
  useEffect(() => {
    if (wanted !== null && wanted.step === stepId) {
      shown.current = stepId;
      setWanted(null);
      placeOf(kind, wanted.field)?.focus();
    } else if (wanted === null && shown.current !== stepId) {
      shown.current = stepId;
      window.scrollTo({ top: 0 });
      document.getElementById(STEP_TITLE)?.focus({ preventScroll: true });
    }
  }, [wanted, stepId, kind]);
  const back = async (): Promise<void> => {
    await edited.flush();
    await navigate({ to: '/dossiers' });
  };
  if (step === undefined) return null;
  const isReview = step.id === 'review';
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
                {' avec '}
                <span className={classes.employer} title={employer.name}>
                  {employer.name}
                </span>
              </>
            )}
          </span>
          <StatusBadge flex="none" tone={statusLabels[file.status].tone}>
            {statusLabels[file.status].label}
          </StatusBadge>
        </span>
      }
      onBack={back}
      onPrimary={() => (next === undefined ? void pdf.save() : goTo(next.id))}
      actions={
        <>
          <Button variant="default" onClick={back}>
            Retour à la liste
          </Button>
          {next === undefined ? (
            <Button
              leftSection={<IconFileTypePdf size={16} aria-hidden />}
              loading={pdf.isSaving}
              onClick={pdf.save}
            >
              Générer le dossier PDF
            </Button>
          ) : (
            <Button onClick={() => goTo(next.id)}>Étape suivante : {next.label}</Button>
          )}
        </>
      }
    >
      <div className={classes.columns}>
        <nav aria-label="Étapes du dossier" className={classes.steps}>
          <Stack gap={2}>
            {kind.steps.map((one, index) => {
              const state = review.steps.find((each) => each.id === one.id);
              const Icon = icons[state?.state ?? 'empty'];
              return (
                <NavLink
                  key={one.id}
                  component="button"
                  active={one.id === step.id}
                  aria-current={one.id === step.id ? 'step' : undefined}
                  label={`${index + 1}. ${one.label}`}
                  description={
                    state === undefined || one.id === 'review'
                      ? undefined
                      : state.missing === 0
                        ? stateWords[state.state]
                        : count(state.missing, 'information manque', 'informations manquent')
                  }
                  leftSection={
                    <Text span c={stateColors[state?.state ?? 'empty']} lh={0}>
                      <Icon size={18} aria-hidden />
                    </Text>
                  }
                  onClick={() => goTo(one.id)}
                />
              );
            })}
          </Stack>
          <FileLife edited={edited} />
        </nav>
        <div className={classes.form}>
          {edited.isEditable ? null : <Frozen file={file} />}
          {isReview ? (
            <ReviewStep edited={edited} pdf={pdf} onFill={goToField} />
          ) : step.id === 'documents' ? (
            <DocumentsStep step={step} edited={edited} context={context} />
          ) : (
            <StepForm key={step.id} step={step} edited={edited} context={context} />
          )}
        </div>
        <aside aria-label="Ce que dit le droit" className={classes.law}>
          <LawPanel review={review} on={pivotDateOf(file.fields, today())} onFill={goToField} />
        </aside>
      </div>
    </Page>
  );
}

/** Why nothing can be typed any more. */
function Frozen({ file }: { readonly file: ContractFile }): ReactNode {
  return (
    <Alert color="gray" icon={<IconLock aria-hidden />} role="note" mb="lg">
      {file.signedOn === null
        ? 'Ce dossier est abandonné\u00A0: il n’est plus modifiable.'
        : `Ce dossier est signé\u00A0: il n’est plus modifiable. Signature du ${formatFrenchDate(file.signedOn)}\u202F; un changement du contrat passe par un avenant.`}
    </Alert>
  );
}

/** Where a field is filled in on the step being shown: its box, else the way to its record, else the choice of the record. */
function placeOf(kind: ContractKind, field: string): HTMLElement | null {
  const entry = kind.sections.flatMap((section) => section.entries).find((each) => each.key === field);
  const record = entry === undefined || entry.from === 'file' ? field.split('.')[0] : entry.from;
  return (
    [field, `record-${record}`, `choice-${record}`, STEP_TITLE]
      .map((id) => document.getElementById(id))
      .find((element) => element !== null) ?? null
  );
}
