import { z } from 'zod';
import type { FileHandle } from '../../shared/base';
import { call, type NextAct, tellDone, tellFailure, useAct, useDraftState } from '../bridge';
import { pdfTexts } from './contract-files.texts';
import type { EditedContractFile } from './use-contract-file';

export interface DossierPdf {
  /** Asks where, then writes the dossier. */
  readonly save: () => Promise<void>;
  readonly isSaving: boolean;
  /** The same for the dossier followed by its supporting documents. */
  readonly saveLiasse: () => Promise<void>;
  readonly isSavingLiasse: boolean;
  /** The same for the adviser's checklist, a file of its own. */
  readonly saveChecklist: () => Promise<void>;
  readonly isSavingChecklist: boolean;
  /** Keeps the dossier as it is now among the documents of the file. */
  readonly keep: () => Promise<void>;
  readonly isKeeping: boolean;
  /** Whether the minimum pay is printed month by month, instead of in periods of the same figures. */
  readonly isEveryMonth: boolean;
  readonly setIsEveryMonth: (isEveryMonth: boolean) => void;
}

/** Writes the PDF of a contract file where the adviser says, what was just typed included. */
export function useDossierPdf(
  { view, flush, accept }: EditedContractFile,
  { onOpen, onDocuments }: { readonly onOpen: () => void; readonly onDocuments: () => void },
): DossierPdf {
  const { id, reference } = view.file;
  const pdf = useAct('contractFiles.savePdf');
  const liasse = useAct('contractFiles.saveLiasse');
  const checklist = useAct('contractFiles.saveChecklist');
  const keeping = useAct('contractFiles.keepPdf');
  const [isEveryMonth, setIsEveryMonth] = useDraftState(`contractFile.everyMonth:${id}`, z.boolean(), false);
  const write = async (
    mutate: (file: FileHandle, onSuccess: (written: { readonly pages: number }) => void) => void,
    suggestedName: string,
    done: string,
    acts: readonly NextAct[] = [],
  ): Promise<void> => {
    try {
      await flush();
      const { file } = await call('files.chooseToSave', { purpose: 'pdf', suggestedName });
      if (file === null) return;
      mutate(file.handle, ({ pages }) =>
        tellDone({ title: done, message: pdfTexts.written(file.name, pages), acts }),
      );
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  return {
    save: () =>
      write(
        (file, onSuccess) => pdf.mutate({ id, file, isEveryMonth }, { onSuccess }),
        `${reference}.pdf`,
        pdfTexts.saved,
        [{ label: pdfTexts.open, run: onOpen }],
      ),
    isSaving: pdf.isPending,
    keep: async () => {
      try {
        await flush();
        accept(await keeping.mutateAsync({ id, isEveryMonth }));
        tellDone({
          title: pdfTexts.kept,
          message: pdfTexts.keptHelp,
          acts: [{ label: pdfTexts.seeDocuments, run: onDocuments }],
        });
      } catch {
        // Told by the act.
      }
    },
    isKeeping: keeping.isPending,
    saveLiasse: () =>
      write(
        (file, onSuccess) => liasse.mutate({ id, file, isEveryMonth }, { onSuccess }),
        `${reference}-liasse.pdf`,
        pdfTexts.liasseSaved,
      ),
    isSavingLiasse: liasse.isPending,
    saveChecklist: () =>
      write(
        (file, onSuccess) => checklist.mutate({ id, file }, { onSuccess }),
        `${reference}-controle.pdf`,
        pdfTexts.checklistSaved,
      ),
    isSavingChecklist: checklist.isPending,
    isEveryMonth,
    setIsEveryMonth,
  };
}
