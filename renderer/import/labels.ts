import { type ImportOutcome, type ImportTarget, importColumns, importTargets } from '../../shared/import';
import type { Tone } from '../ui';
import { rowTexts } from './import.texts';

const groups = [...new Set(importTargets.map((target) => importColumns[target].group))];
/** What a column can be taken for, grouped for the list of choices; the words are those of the report. */
export const targetGroups: readonly { readonly group: string; readonly targets: readonly ImportTarget[] }[] =
  groups.map((group) => ({
    group,
    targets: importTargets.filter((target) => importColumns[target].group === group),
  }));

export const outcomeLabels: Readonly<Record<ImportOutcome, { readonly label: string; readonly tone: Tone }>> =
  {
    created: { label: rowTexts.outcome.created, tone: 'done' },
    merged: { label: rowTexts.outcome.merged, tone: 'info' },
    refused: { label: rowTexts.outcome.refused, tone: 'blocking' },
  };
