import { importDraftKeys, noChoices } from '../../shared/import';
import { useDraft } from '../bridge';
import { askBefore } from '../ui';
import { extractTexts as texts } from './import.texts';
import { type ExtractDoor, useExtract } from './use-extract';
import { draftOf, wizardSchema } from './wizard';

/**
 * The door of the import, opened somewhere else: a file that was read leads to the import, which goes on from its columns.
 * One that waits there is not replaced without a word.
 */
export function useExtractToImport(onImport: () => unknown): ExtractDoor {
  const wizard = useDraft(importDraftKeys.wizard, wizardSchema);
  return useExtract(
    (_fileName, { columns }) => {
      wizard.keepNow(
        draftOf({ at: 'columns', mapping: columns.map(({ target }) => target), choices: noChoices }),
      );
      return onImport();
    },
    true,
    (take) => {
      if (wizard.kept === null) take();
      else
        askBefore({
          title: texts.underWay,
          children: texts.underWayHelp,
          confirm: texts.replace,
          keep: texts.keep,
          onConfirm: take,
        });
    },
  );
}
