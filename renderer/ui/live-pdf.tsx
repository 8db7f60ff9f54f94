import { ActionIcon, Button, Skeleton, Text } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type AppFailure, call, failureOf } from '../bridge/bridge';
import { tellFailure } from '../bridge/procedures';
import { keptWorker, onPaper, openPdf } from './open-pdf';
import { PdfPage } from './pdf-page';
import classes from './pdf-preview.module.css';
import { FailureNotice } from './states';

/** Pages wider than the place, in parts of it. */
const ZOOMS = [1, 1.25, 1.5, 2, 3] as const;
/** What follows at once is one change: a save, and the reading again that it asks for. The first is not waited for. */
const SETTLE_MS = 60;

/**
 * A PDF that follows what is typed: made again at each `version`, one at a time, the former pages staying until the next are
 * there. Pages, zoom, paper; `actions` is what else can be done with it.
 */
export function LivePdf({
  version,
  load,
  actions,
}: {
  readonly version: string;
  readonly load: () => Promise<{ readonly bytes: Uint8Array }>;
  readonly actions?: ReactNode;
}): ReactNode {
  const make = useRef(load);
  useEffect(() => {
    make.current = load;
  });
  const underway = useRef(new Set<Promise<unknown>>());
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [failure, setFailure] = useState<AppFailure | null>(null);
  const [zoom, setZoom] = useState(0);
  const [isPrinting, setIsPrinting] = useState(false);
  const { ref, width } = useElementSize<HTMLElement>();
  const pages = useRef<HTMLElement>(null);
  const measured = useMergedRef(ref, pages);
  const [shown, setShown] = useState(1);

  const wanted = useRef(version);
  const isMaking = useRef(false);
  const isGone = useRef(false);
  const isDrawn = useRef(false);
  useEffect(() => {
    isGone.current = false;
    wanted.current = version;
    const follow = async (): Promise<void> => {
      if (isMaking.current) return;
      isMaking.current = true;
      // What was typed while a version was being made is made next; the versions between are never drawn.
      for (let made: string | null = null; made !== wanted.current && !isGone.current; ) {
        made = wanted.current;
        try {
          // It starts while the document is being made.
          const worker = keptWorker();
          const { bytes } = await make.current();
          const opened = await openPdf(bytes, worker);
          if (isGone.current) void opened.loadingTask.destroy();
          else {
            isDrawn.current = true;
            setFailure(null);
            setPdf(opened);
          }
        } catch (thrown) {
          if (!isGone.current) setFailure(failureOf(thrown));
        }
      }
      isMaking.current = false;
    };
    const timer = window.setTimeout(follow, isDrawn.current ? SETTLE_MS : 0);
    return () => {
      isGone.current = true;
      window.clearTimeout(timer);
    };
  }, [version]);
  useEffect(() => {
    if (pdf === null) return undefined;
    return () => {
      void Promise.allSettled([...underway.current]).then(() => pdf.loadingTask.destroy());
    };
  }, [pdf]);

  const print = async (): Promise<void> => {
    if (pdf === null || isPrinting) return;
    setIsPrinting(true);
    await onPaper(pdf, () => call('workstation.print', {})).catch(tellFailure);
    setIsPrinting(false);
  };
  const figures = (): readonly HTMLElement[] => [...(pages.current?.querySelectorAll('figure') ?? [])];
  /** The page that takes most of the place: the last one whose head stands above the middle. */
  const findShown = (): void => {
    const place = pages.current;
    if (place === null) return;
    const middle = place.getBoundingClientRect().top + place.clientHeight / 2;
    const at = figures().findLastIndex((figure) => figure.getBoundingClientRect().top <= middle);
    setShown(Math.max(1, at + 1));
  };
  const goTo = (number: number): void => {
    const place = pages.current;
    const figure = figures()[number - 1];
    if (place === null || figure === undefined) return;
    // The page of the window stays where it is.
    place.scrollTop += figure.getBoundingClientRect().top - place.getBoundingClientRect().top;
    setShown(number);
  };
  const last = pdf?.numPages ?? 1;
  const scale = ZOOMS[zoom] ?? 1;
  // Room for the line around a page, and for the scroll bar.
  const pageWidth = Math.max(200, Math.floor((width - 4) * scale));
  return (
    <div>
      <div className={classes.bar}>
        <ActionIcon
          variant="default"
          aria-label="Réduire les pages"
          disabled={zoom === 0}
          onClick={() => setZoom(zoom - 1)}
        >
          <IconZoomOut size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label="Agrandir les pages"
          disabled={zoom === ZOOMS.length - 1}
          onClick={() => setZoom(zoom + 1)}
        >
          <IconZoomIn size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label="Page précédente"
          disabled={pdf === null || shown <= 1}
          onClick={() => goTo(shown - 1)}
        >
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <Text size="sm" c="dimmed" role="status">
          {pdf === null ? '' : `Page ${Math.min(shown, last)} sur ${last}`}
        </Text>
        <ActionIcon
          variant="default"
          aria-label="Page suivante"
          disabled={pdf === null || shown >= last}
          onClick={() => goTo(shown + 1)}
        >
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
        <Button
          variant="default"
          size="compact-sm"
          disabled={pdf === null}
          loading={isPrinting}
          onClick={print}
        >
          Imprimer
        </Button>
        {actions}
      </div>
      {failure === null ? null : <FailureNotice failure={failure} />}
      <section
        ref={measured}
        className={classes.pages}
        aria-label="Pages du PDF"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls is reached by the keyboard
        tabIndex={0}
        onScroll={findShown}
      >
        {pdf === null || width === 0 ? (
          failure === null ? (
            <Skeleton height={600} />
          ) : null
        ) : (
          Array.from({ length: pdf.numPages }, (_, index) => (
            <PdfPage
              // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
              key={index}
              pdf={pdf}
              number={index + 1}
              width={pageWidth}
              underway={underway.current}
            />
          ))
        )}
      </section>
    </div>
  );
}
