import { Modal, Skeleton, Stack } from '@mantine/core';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type AppFailure, failureOf } from '../bridge/bridge';
import { createDrawingLine } from './drawing-line';
import { PdfPage } from './pdf-page';
import classes from './pdf-preview.module.css';
import { FailureNotice } from './states';
import { pdfTexts as texts } from './ui.texts';

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
  // The document is closed once its pages are drawn and read, so that nothing is cut in the worker.
  const [line] = useState(createDrawingLine);
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [name, setName] = useState('');
  const [failure, setFailure] = useState<AppFailure | null>(null);
  useEffect(() => {
    let isGone = false;
    let opened: PDFDocumentProxy | null = null;
    const open = async (): Promise<void> => {
      try {
        // What draws a PDF is large, and puts names of its own in the window: loaded with the first one that is looked at.
        const [{ openPdf }, { bytes, fileName }] = await Promise.all([import('./open-pdf'), make.current()]);
        opened = await openPdf(bytes);
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
      void line.settled().then(() => opened?.loadingTask.destroy());
    };
  }, [line]);
  return (
    <Modal
      opened
      onClose={onClose}
      size={PAGE_WIDTH + 96}
      title={pdf === null ? texts.preview : texts.previewOf(name, pdf.numPages)}
    >
      {failure === null ? null : <FailureNotice failure={failure} />}
      {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
      {pdf === null ? (
        failure === null ? (
          <Skeleton height={1100} role="status" aria-label={texts.preparing} />
        ) : null
      ) : (
        <Stack gap="lg" align="center">
          {Array.from({ length: pdf.numPages }, (_, index) => (
            <PdfPage
              // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
              key={index}
              pdf={pdf}
              number={index + 1}
              width={PAGE_WIDTH}
              line={line}
              onFailure={(thrown) => setFailure(failureOf(thrown))}
            />
          ))}
        </Stack>
      )}
    </Modal>
  );
}
