import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { type ImportChoices, type ImportMapping, importDraftKeys, noChoices } from '../../shared/import';
import type { Output } from '../../shared/ipc';
import { call, tellFailure, useAct, useDraft } from '../bridge';
import { askToGiveUp, ListSkeleton, Page } from '../ui';
import { Batches } from './batches';
import { ColumnsStep } from './columns-step';
import { DoneStep } from './done-step';
import { ExtractZone } from './extract-zone';
import { batchTexts, resumeTexts } from './import.texts';
import { PlanStep } from './plan-step';
import type { TypedCells } from './row-panel';
import { type ReadFile, useExtract } from './use-extract';
import { draftOf, wizardSchema } from './wizard';

type Plan = Output<'import.plan'>;

type Stage =
  | { readonly at: 'resuming' }
  | { readonly at: 'choice' }
  | {
      readonly at: 'columns';
      readonly fileName: string;
      readonly read: ReadFile;
      readonly mapping: ImportMapping;
      readonly choices: ImportChoices;
    }
  | {
      readonly at: 'plan';
      readonly fileName: string;
      readonly read: ReadFile;
      readonly mapping: ImportMapping;
      readonly choices: ImportChoices;
      readonly typed: TypedCells | null;
      readonly plan: Plan;
      readonly wasInterrupted: boolean;
    }
  | { readonly at: 'done'; readonly planId: Plan['planId']; readonly done: Output<'import.commit'> };

/** The import, from the file to the report: one stage at a time, each with one primary act. */
export function ImportScreen(): ReactNode {
  const { depot } = useSearch({ from: '/import' });
  return <Wizard key={depot} />;
}

function Wizard(): ReactNode {
  const wizard = useDraft(importDraftKeys.wizard, wizardSchema);
  const [stage, setStage] = useState<Stage>({ at: wizard.kept === null ? 'choice' : 'resuming' });
  const plan = useAct('import.plan');
  const sheets = useAct('import.chooseSheets');
  const commit = useAct('import.commit');

  const door = useExtract(
    (fileName, answer) =>
      setStage({
        at: 'columns',
        fileName,
        read: answer,
        mapping: answer.columns.map((column) => column.target),
        choices: noChoices,
      }),
    stage.at === 'choice',
  );
  /**
   * Makes the plan again with other choices; the former one stays on the screen until then. The choices are there at once:
   * one made while the plan is on its way stands beside the one before.
   */
  const decide = (
    from: Extract<Stage, { readonly at: 'columns' | 'plan' }>,
    choices: ImportChoices,
  ): void => {
    setStage((now) => (now.at === 'plan' ? { ...now, choices } : now));
    plan.mutate(
      { mapping: [...from.mapping], choices },
      {
        onSuccess: (answer) =>
          setStage((now) =>
            now.at === 'plan'
              ? { ...now, plan: answer, wasInterrupted: false }
              : { ...from, at: 'plan', choices, typed: null, plan: answer, wasInterrupted: false },
          ),
        // The plan that stands is the one of the choices before.
        onError: () => setStage((now) => (now.at === 'plan' ? { ...now, choices: from.choices } : now)),
      },
    );
  };
  const restart = (): void => {
    wizard.forget();
    call('import.giveUp', {}).catch(tellFailure);
    setStage({ at: 'choice' });
  };

  useEffect(() => {
    if (stage.at === 'plan' && stage.typed !== null) wizard.keep(draftOf(stage));
    else if (stage.at === 'columns' || stage.at === 'plan') wizard.keepNow(draftOf(stage));
    else if (stage.at === 'done') wizard.forget();
  }, [stage, wizard]);

  // After a lock: the same file, the same columns, the same step.
  const { kept } = wizard;
  useEffect(() => {
    if (kept === null) return;
    let isGone = false;
    const resume = async (): Promise<Stage> => {
      const { extract } = await call('import.resume', {});
      if (extract?.read.columns.length !== kept.mapping.length) return { at: 'choice' };
      const { fileName, read: again } = extract;
      const { mapping, choices, typed } = kept;
      const columns = { at: 'columns', fileName, read: again, mapping, choices } as const;
      if (kept.at === 'columns') return columns;
      const answer = await call('import.plan', { mapping: [...mapping], choices });
      return { ...columns, at: 'plan', typed, plan: answer, wasInterrupted: extract.wasInterrupted };
    };
    resume()
      .catch((thrown: unknown): Stage => {
        tellFailure(thrown);
        return { at: 'choice' };
      })
      .then((next) => {
        if (isGone) return;
        if (next.at === 'choice') wizard.forget();
        setStage(next);
      });
    return () => {
      isGone = true;
    };
  }, [kept, wizard]);

  switch (stage.at) {
    case 'resuming':
      return (
        <Page title={batchTexts.title} subtitle={resumeTexts.subtitle}>
          <ListSkeleton />
        </Page>
      );
    case 'choice':
      return <Batches choose={door.choose} above={<ExtractZone door={door} />} />;
    case 'columns':
      return (
        <ColumnsStep
          fileName={stage.fileName}
          read={stage.read}
          mapping={stage.mapping}
          onMapping={(mapping) => setStage({ ...stage, mapping })}
          onSheets={(names) =>
            sheets.mutate(
              { sheets: names },
              {
                onSuccess: (answer) =>
                  setStage({
                    at: 'columns',
                    fileName: stage.fileName,
                    read: answer,
                    mapping: answer.columns.map((column) => column.target),
                    choices: noChoices,
                  }),
              },
            )
          }
          sheetsAct={sheets}
          onBack={() => {
            const isProposed = stage.read.columns.every(
              (column, index) => column.target === stage.mapping[index],
            );
            if (isProposed) restart();
            else askToGiveUp(restart);
          }}
          act={plan}
          onNext={() => decide(stage, stage.choices)}
        />
      );
    case 'plan':
      return (
        <PlanStep
          fileName={stage.fileName}
          hasSheets={stage.read.sheets.filter(({ isRead }) => isRead).length > 1}
          plan={stage.plan}
          choices={stage.choices}
          onChoices={(choices) => decide(stage, choices)}
          typed={stage.typed}
          onTyped={(typed) => setStage({ ...stage, typed })}
          planAct={plan}
          wasInterrupted={stage.wasInterrupted}
          onBack={() =>
            setStage({
              at: 'columns',
              fileName: stage.fileName,
              read: stage.read,
              mapping: stage.mapping,
              choices: stage.choices,
            })
          }
          act={commit}
          onCommit={() =>
            commit.mutate(
              { planId: stage.plan.planId },
              {
                onSuccess: (done) => setStage({ at: 'done', planId: stage.plan.planId, done }),
                onError: ({ code }) => {
                  if (code === 'CANCELLED') setStage({ ...stage, wasInterrupted: true });
                },
              },
            )
          }
        />
      );
    case 'done':
      return <DoneStep planId={stage.planId} done={stage.done} onBack={restart} />;
  }
}
