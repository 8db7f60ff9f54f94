import { Text } from '@mantine/core';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import classes from './pdf-preview.module.css';
import { usePrivateText } from './private';

/**
 * One page of a PDF, drawn apart and then put on the screen at once: the former drawing stays until the next is there.
 * `underway` holds what is being drawn, so that a document is closed once nothing of it is cut in the worker.
 */
export function PdfPage({
  pdf,
  number,
  width,
  underway,
}: {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  /** On screen, in CSS pixels. */
  readonly width: number;
  readonly underway: Set<Promise<unknown>>;
}): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [text, setText] = useState('');
  const privateText = usePrivateText();
  useEffect(() => {
    let isGone = false;
    let cancel = (): void => undefined;
    const before = [...underway];
    const draw = async (): Promise<void> => {
      // One after the other, so that the first, which is looked at, does not wait for the last.
      await Promise.allSettled(before);
      const page = await pdf.getPage(number);
      if (isGone) return;
      const scale =
        (width / page.getViewport({ scale: 1 }).width) * Math.min(2, window.devicePixelRatio || 1);
      const viewport = page.getViewport({ scale });
      const apart = document.createElement('canvas');
      apart.width = Math.round(viewport.width);
      apart.height = Math.round(viewport.height);
      const task = page.render({ canvas: apart, viewport });
      cancel = () => task.cancel();
      await task.promise;
      const target = canvas.current;
      if (isGone || target === null) return;
      target.width = apart.width;
      target.height = apart.height;
      target.getContext('2d')?.drawImage(apart, 0, 0);
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
  }, [pdf, number, width, underway]);
  return (
    <figure className={classes.page}>
      <canvas
        ref={canvas}
        className={classes.canvas}
        style={{ width }}
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
