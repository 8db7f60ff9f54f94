import { notifications } from '@mantine/notifications';
import { call, tellFailure, useAct } from '../bridge';
import { count } from '../ui';
import type { EditedContractFile } from './use-contract-file';

export interface DossierPdf {
  /** Asks where, then writes the dossier. */
  readonly save: () => Promise<void>;
  readonly isSaving: boolean;
  /** The same for the dossier followed by its supporting documents. */
  readonly saveLiasse: () => Promise<void>;
  readonly isSavingLiasse: boolean;
}

/** Writes the PDF of a contract file where the adviser says, what was just typed included. */
export function useDossierPdf({ view, flush }: EditedContractFile): DossierPdf {
  const { id, reference } = view.file;
  const pdf = useAct('contractFiles.savePdf');
  const liasse = useAct('contractFiles.saveLiasse');
  const write = async (
    act: typeof pdf | typeof liasse,
    suggestedName: string,
    done: string,
  ): Promise<void> => {
    try {
      await flush();
      const { file } = await call('files.chooseToSave', { purpose: 'pdf', suggestedName });
      if (file === null) return;
      act.mutate(
        { id, file: file.handle },
        {
          onSuccess: ({ pages }) =>
            notifications.show({
              color: 'green',
              title: done,
              message: `${file.name}, ${count(pages, 'page', 'pages')}`,
              autoClose: 8000,
            }),
        },
      );
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  return {
    save: () => write(pdf, `${reference}.pdf`, 'Dossier PDF enregistré'),
    isSaving: pdf.isPending,
    saveLiasse: () => write(liasse, `${reference}-liasse.pdf`, 'Liasse enregistrée'),
    isSavingLiasse: liasse.isPending,
  };
}
