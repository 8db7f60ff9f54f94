import { Modal, Skeleton, Stack, Text } from '@mantine/core';
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type AppFailure, failureOf } from '../bridge/bridge';
import { count } from './french';
import classes from './pdf-preview.module.css';
import { usePrivateText } from './private';
import { FailureNotice } from './states';

GlobalWorkerOptions.workerSrc = workerUrl;

/** Width of a page on screen, in CSS pixels. */
const PAGE_WIDTH = 820;

/** The very PDF that would be saved, page by page. */
export function PdfPreview({
  load,
  actions,
  onClose,
}: {
  /** Makes the document; called once. */
  readonly load: () => Promise<{ readonly bytes: Uint8Array; readonly fileName: string }>;
  /** What can be done with it, above the first page. */
  readonly actions?: ReactNode;
  readonly onClose: () => void;
}): ReactNode {
  const make = useRef(load);
  // Pages being drawn and read: the document is closed once they are over, so that nothing is cut in the worker.
  const underway = useRef(new Set<Promise<unknown>>());
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [name, setName] = useState('');
  const [failure, setFailure] = useState<AppFailure | null>(null);
  useEffect(() => {
    let isGone = false;
    let opened: PDFDocumentProxy | null = null;
    const open = async (): Promise<void> => {
      try {
        const { bytes, fileName } = await make.current();
        // No WebAssembly, no evaluated code, no font of the system: the page's policy allows none of them.
        opened = await getDocument({
          data: bytes,
          useWasm: false,
          useSystemFonts: false,
          enableXfa: false,
        }).promise;
        if (isGone) return;
        setName(fileName);
        setPdf(opened);
      } catch (thrown) {
        if (!isGone) setFailure(failureOf(thrown));
      }
    };
    void open();
    return () => {
      isGone = true;
      const pages = [...underway.current];
      void Promise.allSettled(pages).then(() => opened?.loadingTask.destroy());
    };
  }, []);
  return (
    <Modal
      opened
      onClose={onClose}
      size={PAGE_WIDTH + 96}
      title={pdf === null ? 'Aperçu du PDF' : `${name}, ${count(pdf.numPages, 'page', 'pages')}`}
    >
      {failure === null ? null : <FailureNotice failure={failure} />}
      {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
      {pdf === null ? (
        failure === null ? (
          <Skeleton height={1100} role="status" aria-label="Préparation du PDF" />
        ) : null
      ) : (
        <Stack gap="lg" align="center">
          {Array.from({ length: pdf.numPages }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
            <PdfPage key={index} pdf={pdf} number={index + 1} underway={underway.current} />
          ))}
        </Stack>
      )}
    </Modal>
  );
}

function PdfPage({
  pdf,
  number,
  underway,
}: {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  readonly underway: Set<Promise<unknown>>;
}): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [text, setText] = useState('');
  const privateText = usePrivateText();
  useEffect(() => {
    let isGone = false;
    let cancel = (): void => undefined;
    const draw = async (): Promise<void> => {
      const page = await pdf.getPage(number);
      const target = canvas.current;
      if (isGone || target === null) return;
      const scale =
        (PAGE_WIDTH / page.getViewport({ scale: 1 }).width) * Math.min(2, window.devicePixelRatio || 1);
      const viewport = page.getViewport({ scale });
      target.width = Math.round(viewport.width);
      target.height = Math.round(viewport.height);
      const task = page.render({ canvas: target, viewport });
      cancel = () => task.cancel();
      await task.promise;
      if (isGone) return;
      const content = await page.getTextContent();
      if (!isGone) setText(content.items.map((item) => ('str' in item ? item.str : '')).join(' '));
    };
    const drawing = draw().catch(() => {
      // A page left while it was being drawn is no failure.
    });
    underway.add(drawing);
    void drawing.then(() => underway.delete(drawing));
    return () => {
      isGone = true;
      cancel();
    };
  }, [pdf, number, underway]);
  return (
    <figure className={classes.page}>
      <canvas
        ref={canvas}
        className={classes.canvas}
        role="img"
        aria-label={
          text === '' ? `Page ${number}` : `Page ${number} : ${privateText(text, 'masquée par F9')}`
        }
      />
      <Text component="figcaption" size="xs" c="dimmed" ta="center">
        Page {number} sur {pdf.numPages}
      </Text>
    </figure>
  );
}
