import { ok, refuse } from '../../shared/base';
import type { Parsed } from '../../shared/ipc';
import type { MainHandlers } from './gate';

/** What is used of a web contents to print its page. */
export interface Printable {
  printToPDF(options: typeof paper): Promise<Buffer>;
  print(options: typeof paper, done: (isPrinted: boolean, reason: string) => void): void;
}

/** The paper of the offices; the preview and the printer are asked for the same. */
const paper = { pageSize: 'A4', printBackground: false, preferCSSPageSize: true } as const;

/** How Electron names the choice of a person who closes the dialog of the printer. */
const CANCELLED = /cancel/iu;

/**
 * Printing what the window shows. Electron's own way shows the dialog of the system without a preview: the page is made
 * as a PDF first, which the window shows, and the printer is asked for once the person has seen it.
 */
export function printingHandlers(
  contents: () => Printable | null,
): Pick<MainHandlers, 'workstation.previewPrint' | 'workstation.print'> {
  let isPrinting = false;
  return {
    'workstation.previewPrint': async (_: Parsed<'workstation.previewPrint'>) => {
      const page = contents();
      if (page === null) return refuse('FORBIDDEN');
      return ok({ pdf: new Uint8Array(await page.printToPDF(paper)) });
    },
    'workstation.print': async (_: Parsed<'workstation.print'>) => {
      const page = contents();
      if (page === null || isPrinting) return refuse('REFUSED_BY_STATE');
      isPrinting = true;
      try {
        const { isPrinted, reason } = await new Promise<{ isPrinted: boolean; reason: string }>((resolve) => {
          page.print(paper, (isDone, why) => resolve({ isPrinted: isDone, reason: why }));
        });
        return isPrinted || CANCELLED.test(reason) ? ok({ isPrinted }) : refuse('PRINT_FAILED');
      } catch {
        // Electron throws where no printer is known.
        return refuse('PRINT_FAILED');
      } finally {
        isPrinting = false;
      }
    },
  };
}
