import { ActionIcon, Button, Skeleton, Text } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type AppFailure, call, failureOf } from '../bridge/bridge';
import { tellFailure } from '../bridge/told';
import { createDrawingLine } from './drawing-line';
import { createLatestVersion } from './latest-version';
import { keptWorker, onPaper, openPdf } from './open-pdf';
import { PdfPage } from './pdf-page';
import classes from './pdf-preview.module.css';
import { FailureNotice } from './states';
import { pdfTexts as texts } from './ui.texts';

/** Pages wider than the place, in parts of it. */
const ZOOMS = [1, 1.25, 1.5, 2, 3] as const;
/** What follows at once is one change: a save, and the reading again that it asks for. The first is not waited for. */
const SETTLE_MS = 60;

/**
 * A PDF that follows what is typed: made again at each `version`, one at a time, the former pages staying until the next are
 * there. Pages, zoom, paper.
 */
export function LivePdf({
  version,
  load,
}: {
  readonly version: string;
  readonly load: () => Promise<{ readonly bytes: Uint8Array }>;
}): ReactNode {
  const make = useRef(load);
  useEffect(() => {
    make.current = load;
  });
  const [line] = useState(createDrawingLine);
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [failure, setFailure] = useState<AppFailure | null>(null);
  const [zoom, setZoom] = useState(0);
  const [isPrinting, setIsPrinting] = useState(false);
  const { ref, width } = useElementSize<HTMLElement>();
  const pages = useRef<HTMLElement>(null);
  const measured = useMergedRef(ref, pages);
  const [shown, setShown] = useState(1);

  const isDrawn = useRef(false);
  const [latest] = useState(() =>
    createLatestVersion<PDFDocumentProxy>({
      make: async () => {
        // It starts while the document is being made.
        const worker = keptWorker();
        const { bytes } = await make.current();
        return openPdf(bytes, worker);
      },
      onMade: (opened) => {
        isDrawn.current = true;
        setFailure(null);
        setPdf(opened);
      },
      onFailure: (thrown) => setFailure(failureOf(thrown)),
      drop: (opened) => void opened.loadingTask.destroy(),
    }),
  );
  useEffect(() => {
    const timer = window.setTimeout(() => void latest.follow(version), isDrawn.current ? SETTLE_MS : 0);
    return () => window.clearTimeout(timer);
  }, [version, latest]);
  useEffect(() => () => latest.stop(), [latest]);
  useEffect(() => {
    if (pdf === null) return undefined;
    return () => {
      // Nothing of it is cut in the worker.
      void line.settled().then(() => pdf.loadingTask.destroy());
    };
  }, [pdf, line]);

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
          data-reads
          variant="default"
          aria-label={texts.zoomOut}
          disabled={zoom === 0}
          onClick={() => setZoom(zoom - 1)}
        >
          <IconZoomOut size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          data-reads
          variant="default"
          aria-label={texts.zoomIn}
          disabled={zoom === ZOOMS.length - 1}
          onClick={() => setZoom(zoom + 1)}
        >
          <IconZoomIn size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          data-reads
          variant="default"
          aria-label={texts.previousPage}
          disabled={pdf === null || shown <= 1}
          onClick={() => goTo(shown - 1)}
        >
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <Text size="sm" c="dimmed" role="status">
          {pdf === null ? '' : texts.pageOf(Math.min(shown, last), last)}
        </Text>
        <ActionIcon
          data-reads
          variant="default"
          aria-label={texts.nextPage}
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
          {texts.print}
        </Button>
      </div>
      {failure === null ? null : (
        <FailureNotice
          failure={failure}
          onRetry={() => {
            setFailure(null);
            void latest.again();
          }}
        />
      )}
      <section
        ref={measured}
        className={classes.pages}
        aria-label={texts.pages}
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
              line={line}
              onFailure={(thrown) => setFailure(failureOf(thrown))}
            />
          ))
        )}
      </section>
    </div>
  );
}
