import type { Output } from '../../shared/ipc';
import { call, tellDone, tellFailure, useAct } from '../bridge';
import { planTexts as texts } from './import.texts';

/** Writes the refused rows of a plan where the adviser says. */
export function useSaveRefused(
  planId: Output<'import.plan'>['planId'],
  fileName: string,
): { readonly start: () => Promise<void>; readonly isPending: boolean } {
  const act = useAct('import.exportRefused', { isQuiet: true });
  const start = async (): Promise<void> => {
    try {
      const { file } = await call('files.chooseToSave', {
        purpose: 'refused-rows',
        suggestedName: texts.savedAs(fileName.replace(/\.[^.]*$/u, '')),
      });
      if (file === null) return;
      const { rows } = await act.mutateAsync({ planId, file: file.handle });
      tellDone({ title: texts.savedTitle, message: texts.saved(rows, file.name) });
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  return { start, isPending: act.isPending };
}
