import { Button, NavLink, Stack, Text } from '@mantine/core';
import { IconCircle, IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type ContractFileView, type KindContext, kindOf, pivotDateOf } from '../../shared/contract-files';
import { today, useProcedure } from '../app';
import { candidateName } from '../candidates';
import { count, Loaded, Page, Private, StatusBadge } from '../ui';
import classes from './contract-file-screen.module.css';
import { DocumentsStep } from './documents-step';
import { FileLife } from './file-life';
import { statusLabels } from './labels';
import { LawPanel } from './law-panel';
import { ReviewStep } from './review-step';
import { StepForm } from './step-form';
import { useContractFile } from './use-contract-file';

/** One contract file: steps with their state, the form of the step, the law beside it. */
export function ContractFileScreen(): ReactNode {
  const { contractFileId } = useParams({ from: '/dossiers/$contractFileId' });
  const query = useProcedure('contractFiles.get', { id: contractFileId });
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
  const { view, draft } = edited;
  const { file, candidate, review } = view;
  const kind = kindOf(file.kind);
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
    goTo(stepId);
    // The step is drawn first, then its field can take the focus.
    window.setTimeout(() => document.getElementById(field)?.focus(), 50);
  };
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
          {kind.label}
          {employer === null ? '' : ` avec ${employer.name}`}
          <StatusBadge tone={statusLabels[file.status].tone}>{statusLabels[file.status].label}</StatusBadge>
        </span>
      }
      onBack={back}
      {...(next === undefined ? {} : { onPrimary: () => goTo(next.id) })}
      actions={
        <>
          <Button variant="default" onClick={back}>
            Retour à la liste
          </Button>
          {next === undefined ? null : (
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
          {isReview ? (
            <ReviewStep edited={edited} onFill={goToField} />
          ) : step.id === 'documents' ? (
            <DocumentsStep edited={edited} />
          ) : (
            <StepForm key={step.id} step={step} edited={edited} context={context} />
          )}
        </div>
        <aside aria-label="Ce que dit le droit" className={classes.law}>
          <LawPanel review={review} onFill={goToField} />
        </aside>
      </div>
    </Page>
  );
}
