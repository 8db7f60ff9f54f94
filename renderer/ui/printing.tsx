import { Button, Group } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { candidateIdSchema } from '../../shared/fields';
import { call } from '../bridge/bridge';
import { tellFailure } from '../bridge/procedures';

const PdfPreview = lazy(async () => ({ default: (await import('./pdf-preview')).PdfPreview }));

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

interface Printing {
  /** Shows what would be printed; the person then prints it, or gives up. */
  readonly print: () => void;
  readonly isPreparing: boolean;
}
const PrintingContext = createContext<Printing>({ print: () => undefined, isPreparing: false });

/** How a screen is printed: the button calls `print`, and Ctrl+P does the same everywhere. */
const usePrinting = (): Printing => use(PrintingContext);

/** The button of a screen that can be printed. */
export function PrintButton({ children = 'Imprimer' }: { readonly children?: ReactNode }): ReactNode {
  const { print, isPreparing } = usePrinting();
  return (
    <Button
      variant="default"
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

  const print = useCallback((): void => {
    if (isBusy.current) return;
    isBusy.current = true;
    isPreviewing = true;
    setIsPreparing(true);
    call('workstation.previewPrint', {})
      .then(({ pdf: bytes }) => setPdf(bytes), tellFailure)
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
  };
  const value = useMemo(() => ({ print, isPreparing }), [print, isPreparing]);
  return (
    <PrintingContext value={value}>
      {children}
      {pdf === null ? null : (
        <Suspense fallback={null}>
          <PdfPreview
            load={async () => ({ bytes: pdf.slice(), fileName: 'Aperçu avant impression' })}
            actions={
              <Group gap="sm">
                <Button
                  data-autofocus
                  leftSection={<IconPrinter size={16} aria-hidden />}
                  onClick={() => void toPrinter()}
                >
                  Imprimer
                </Button>
                <Button variant="default" onClick={() => setPdf(null)}>
                  Fermer
                </Button>
              </Group>
            }
            onClose={() => setPdf(null)}
          />
        </Suspense>
      )}
    </PrintingContext>
  );
}
