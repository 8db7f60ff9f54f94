import {
  isAsked,
  type KindContext,
  kindOf,
  type Need,
  type SectionEntry,
  type Step,
} from '../../shared/contract-files';
import type { Remark } from './question';
import type { EditedContractFile } from './use-contract-file';
import type { RecordDrawers } from './use-drawer';

/** What the questions of a step are drawn from. */
export interface PageOfFile {
  readonly edited: EditedContractFile;
  readonly context: KindContext;
  readonly remarks: readonly Remark[];
  /** Fields that were missing, or at fault, since the page was opened: those of records are asked on it. */
  readonly asked: ReadonlySet<string>;
  /** How much an answer is needed for the signature, as the completeness counts it. */
  readonly needOf: (field: string, declared: Need, isEmpty: boolean) => Need;
  readonly drawers: RecordDrawers;
  readonly onFill: (step: string, field: string) => void;
}

/** What a step asks in this case. */
export const entriesOf = (
  step: Step,
  { edited: { view }, context }: Pick<PageOfFile, 'edited' | 'context'>,
): readonly SectionEntry[] =>
  kindOf(view.file.kind)
    .sections.flatMap((section) => section.entries)
    .filter((entry) => entry.step === step.id && isAsked(entry, context));
