import { maxExtractBytes } from '../../shared/import';
import type { Output } from '../../shared/ipc';
import { AppFailure, call, tellFailure, useAct } from '../bridge';
import { type Job, useDroppedFiles } from '../ui';
import { extractTexts as texts } from './import.texts';

export type ReadFile = Output<'import.read'>;

/** The door of the import: an extract chosen in the system's dialog, or dropped anywhere on the window. */
export interface ExtractDoor {
  readonly choose: () => Promise<void>;
  /** A file is held over the window. */
  readonly isOver: boolean;
  /** The reading under way, whichever way the file came. */
  readonly reading: Job;
}

/**
 * @param onRead told what the file holds, which the vault keeps from then on
 * @param isOpen whether a file may come now
 * @param ask what is asked before a file that was dropped is taken; nothing without it
 */
export function useExtract(
  onRead: (fileName: string, read: ReadFile) => unknown,
  isOpen: boolean = true,
  ask: (take: () => void) => void = (take) => take(),
): ExtractDoor {
  const read = useAct('import.read', { isQuiet: true });
  const readBytes = useAct('import.readBytes', { isQuiet: true });
  const choose = async (): Promise<void> => {
    try {
      const { file } = await call('files.chooseToOpen', { purpose: 'import' });
      if (file === null) return;
      await onRead(file.name, await read.mutateAsync({ file: file.handle, fileName: file.name }));
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  const take = async ([file, ...others]: readonly File[]): Promise<void> => {
    if (file === undefined) return;
    const refusal = others.length > 0 ? texts.one : file.size > maxExtractBytes ? texts.tooLarge : null;
    try {
      // As the vault would refuse it: what is told goes once a file is read.
      if (refusal !== null)
        throw new AppFailure({ code: 'INVALID_INPUT', message: refusal }, 'import.readBytes');
      const bytes = new Uint8Array(await file.arrayBuffer());
      const fileName = file.name.slice(-300);
      await onRead(fileName, await readBytes.mutateAsync({ fileName, bytes }));
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  const isBusy = read.isPending || readBytes.isPending;
  const isOver = useDroppedFiles(isOpen && !isBusy ? (files) => ask(() => void take(files)) : null);
  return { choose, isOver, reading: readBytes.isPending ? readBytes : read };
}
