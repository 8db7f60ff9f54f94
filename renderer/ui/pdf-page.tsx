import { Text } from '@mantine/core';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { DrawingLine } from './drawing-line';
import classes from './pdf-preview.module.css';
import { usePrivateText } from './private';
import { privateTexts, pdfTexts as texts } from './ui.texts';

/**
 * One page of a PDF, drawn apart and then put on the screen at once: the former drawing stays until the next is there.
 * `line` has the pages drawn one after the other, so that the first, which is looked at, does not wait for the last.
 */
export function PdfPage({
  pdf,
  number,
  width,
  line,
  onFailure,
}: {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  /** On screen, in CSS pixels. */
  readonly width: number;
  readonly line: DrawingLine;
  readonly onFailure: (thrown: unknown) => void;
}): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [text, setText] = useState('');
  const privateText = usePrivateText();
  const fail = useRef(onFailure);
  useEffect(() => {
    fail.current = onFailure;
  });
  useEffect(
    () =>
      line.draw(
        async (left) => {
          const page = await pdf.getPage(number);
          if (left.aborted) return;
          const scale =
            (width / page.getViewport({ scale: 1 }).width) * Math.min(2, window.devicePixelRatio || 1);
          const viewport = page.getViewport({ scale });
          const apart = document.createElement('canvas');
          apart.width = Math.round(viewport.width);
          apart.height = Math.round(viewport.height);
          const task = page.render({ canvas: apart, viewport });
          left.addEventListener('abort', () => task.cancel());
          await task.promise;
          const target = canvas.current;
          if (left.aborted || target === null) return;
          target.width = apart.width;
          target.height = apart.height;
          target.getContext('2d')?.drawImage(apart, 0, 0);
          const content = await page.getTextContent();
          if (!left.aborted) setText(content.items.map((item) => ('str' in item ? item.str : '')).join(' '));
        },
        (thrown) => fail.current(thrown),
      ),
    [pdf, number, width, line],
  );
  return (
    <figure className={classes.page}>
      <canvas
        ref={canvas}
        className={classes.canvas}
        style={{ width }}
        role="img"
        aria-label={
          text === ''
            ? texts.page(number)
            : texts.pageSays(number, privateText(text, privateTexts.maskedPage))
        }
      />
      <Text component="figcaption" size="xs" c="dimmed" ta="center">
        {texts.pageOf(number, pdf.numPages)}
      </Text>
    </figure>
  );
}
