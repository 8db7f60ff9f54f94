import { Button, Group } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { candidateIdSchema } from '../../shared/fields';
import { call } from '../bridge/bridge';
import { tellFailure } from '../bridge/told';
import { PdfPreview } from './pdf-preview';
import { formTexts, pdfTexts as texts } from './ui.texts';

const screens = [
  [/^#\/candidats\/[0-9a-f-]{36}/, 'candidate'],
  [/^#\/dossiers\/[0-9a-f-]{36}/, 'contract-file'],
  [/^#\/(candidats|dossiers|employeurs)(\?|$)/, 'list'],
  [/^#\/parametres\/journal/, 'journal'],
] as const;

/** Which screen is shown, and whose page it is: the address holds identifiers only. */
function shown(): {
  readonly screen: (typeof screens)[number][1] | 'other';
  readonly candidate: string | null;
} {
  const { hash } = window.location;
  const screen = screens.find(([pattern]) => pattern.test(hash))?.[1] ?? 'other';
  return { screen, candidate: /^#\/candidats\/([0-9a-f-]{36})/.exec(hash)?.[1] ?? null };
}

/** The page is being made for the preview: nothing goes to paper yet. */
let isPreviewing = false;

/** From now on, what is printed leaves its line in the journal of accesses; before a portfolio is open, nothing is. */
export function tellPrints(): void {
  window.addEventListener('beforeprint', () => {
    if (isPreviewing) return;
    const { screen, candidate } = shown();
    const candidateId = candidateIdSchema.nullable().safeParse(candidate);
    call('access.printed', { screen, candidateId: candidateId.data ?? null }).catch(() => undefined);
  });
}

const twoFrames = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

/** Makes ready what a screen prints beyond what it shows; answers what takes it away again. Throws a refusal. */
type Prepare = () => Promise<() => void>;

interface Printing {
  /** Shows what would be printed; the person then prints it, or gives up. */
  readonly print: () => void;
  readonly isPreparing: boolean;
  /** What is called before a preview is made, for the screen that is open. */
  readonly prepareWith: (prepare: Prepare | null) => void;
}
const PrintingContext = createContext<Printing>({
  print: () => undefined,
  isPreparing: false,
  prepareWith: () => undefined,
});

/** How a screen is printed: the button calls `print`, and Ctrl+P does the same everywhere. */
const usePrinting = (): Printing => use(PrintingContext);

/** A screen that prints more than it shows, a list whole for one: `prepare` is called before each preview. */
export function usePrintable(prepare: Prepare): void {
  const { prepareWith } = usePrinting();
  const latest = useRef(prepare);
  useEffect(() => {
    latest.current = prepare;
  });
  useEffect(() => {
    prepareWith(() => latest.current());
    return () => prepareWith(null);
  }, [prepareWith]);
}

/** The button of a screen that can be printed. */
export function PrintButton({
  children = texts.print,
  isSmall = false,
}: {
  readonly children?: ReactNode;
  /** Beside the filters of a list. */
  readonly isSmall?: boolean;
}): ReactNode {
  const { print, isPreparing } = usePrinting();
  return (
    <Button
      variant="default"
      {...(isSmall ? { size: 'compact-sm', h: 28 } : {})}
      leftSection={<IconPrinter size={16} aria-hidden />}
      aria-busy={isPreparing}
      onClick={print}
    >
      {children}
    </Button>
  );
}

/** The one way to paper: a preview of ours, for the runtime has none, then the system's dialog. */
export function PrintingProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [pdf, setPdf] = useState<Uint8Array | null>(null);
  const [isPreparing, setIsPreparing] = useState(false);
  const isBusy = useRef(false);
  const prepare = useRef<Prepare | null>(null);
  const undo = useRef<() => void>(() => undefined);
  const prepareWith = useCallback((given: Prepare | null): void => {
    prepare.current = given;
  }, []);
  const leave = (): void => {
    setPdf(null);
    undo.current();
    undo.current = () => undefined;
  };

  const print = useCallback((): void => {
    if (isBusy.current) return;
    isBusy.current = true;
    isPreviewing = true;
    setIsPreparing(true);
    const preview = async (): Promise<void> => {
      undo.current = (await prepare.current?.()) ?? (() => undefined);
      await twoFrames();
      setPdf((await call('workstation.previewPrint', {})).pdf);
    };
    preview()
      .catch((thrown: unknown) => {
        undo.current();
        tellFailure(thrown);
      })
      .finally(() => {
        isBusy.current = false;
        isPreviewing = false;
        setIsPreparing(false);
      });
  }, []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      if (event.key.toLowerCase() !== 'p') return;
      event.preventDefault();
      print();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [print]);

  /** The preview goes first: it is not part of what is printed. */
  const toPrinter = async (): Promise<void> => {
    setPdf(null);
    await twoFrames();
    await call('workstation.print', {}).catch(tellFailure);
    leave();
  };
  const value = useMemo(() => ({ print, isPreparing, prepareWith }), [print, isPreparing, prepareWith]);
  return (
    <PrintingContext value={value}>
      {children}
      {pdf === null ? null : (
        <PdfPreview
          load={async () => ({ bytes: pdf.slice(), fileName: texts.printPreview })}
          actions={
            <Group gap="sm">
              <Button
                data-autofocus
                leftSection={<IconPrinter size={16} aria-hidden />}
                onClick={() => void toPrinter()}
              >
                {texts.print}
              </Button>
              <Button variant="default" onClick={leave}>
                {formTexts.close}
              </Button>
            </Group>
          }
          onClose={leave}
        />
      )}
    </PrintingContext>
  );
}
