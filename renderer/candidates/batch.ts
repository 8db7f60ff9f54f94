import { type BatchReport, leftCount } from '../../shared/candidates';
import { call, refreshAfter, tellDone, tellFailure } from '../bridge';
import { batchTexts as texts } from './batch.texts';

/** What an act on several people is told with. */
export interface BatchWords {
  readonly changed: (people: number) => string;
  /** Nobody was changed. */
  readonly none: string;
  /** Once it is taken back. */
  readonly undone: string;
}

const leftOf = (report: BatchReport): { readonly message?: string } =>
  leftCount(report) === 0 ? {} : { message: texts.left(report.left) };

/** Whoever was changed otherwise since keeps that: the undo says how many, and why. */
async function takeBack(batchId: string, words: BatchWords): Promise<void> {
  try {
    const report = await call('candidates.undoBatch', { batchId });
    await refreshAfter('candidates.undoBatch');
    tellDone({ title: words.undone, ...leftOf(report) });
  } catch (thrown) {
    tellFailure(thrown);
  }
}

/** Tells what became of an act on several people: how many changed, who was left and why; it is taken back as one. */
export function tellBatch(report: BatchReport, words: BatchWords, of: readonly string[] = []): void {
  const { batchId, changed } = report;
  tellDone({
    title: changed === 0 ? words.none : words.changed(changed),
    ...leftOf(report),
    // Of several it stays true whatever becomes of them: it leaves those whom something else has changed.
    ...(batchId === null ? {} : { undo: { run: () => takeBack(batchId, words), of } }),
  });
}
