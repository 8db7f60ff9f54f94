import { Modal, Skeleton, Text } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Scan } from '../../shared/base';
import { type AppFailure, failureOf } from '../bridge';
import { PdfPreview } from './pdf-preview';
import { usePrivateText } from './private';
import classes from './scan-viewer.module.css';
import { scanTexts } from './scans.texts';
import { FailureNotice } from './states';

/** A copy as it is opened: what it is, and how its bytes are read. */
export interface OpenedScan {
  readonly scan: Pick<Scan, 'fileName' | 'mediaType'>;
  readonly read: () => Promise<{ readonly bytes: Uint8Array<ArrayBuffer> }>;
}

/** A copy, opened in the app: drawn as an image or page by page, never handed to another program. */
export function ScanViewer({
  opened: { scan, read },
  onClose,
}: {
  readonly opened: OpenedScan;
  readonly onClose: () => void;
}): ReactNode {
  const privateText = usePrivateText();
  if (scan.mediaType !== 'application/pdf') return <ImageViewer read={read} scan={scan} onClose={onClose} />;
  return (
    <PdfPreview
      load={async () => ({ bytes: (await read()).bytes, fileName: privateText(scan.fileName) })}
      onClose={onClose}
    />
  );
}

/** Drawn on a canvas: the page's policy gives no address to what comes from outside. */
function ImageViewer({
  read,
  scan,
  onClose,
}: {
  readonly read: OpenedScan['read'];
  readonly scan: OpenedScan['scan'];
  readonly onClose: () => void;
}): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const make = useRef(read);
  const [failure, setFailure] = useState<AppFailure | null>(null);
  const [isDrawn, setIsDrawn] = useState(false);
  const [isDamaged, setIsDamaged] = useState(false);
  const privateText = usePrivateText();
  useEffect(() => {
    let isGone = false;
    const draw = async (): Promise<void> => {
      const { bytes } = await make.current();
      const image = await createImageBitmap(
        new Blob([new Uint8Array(bytes)], { type: scan.mediaType }),
      ).catch(() => null);
      const target = canvas.current;
      if (isGone || target === null) return;
      if (image === null) {
        setIsDamaged(true);
        return;
      }
      target.width = image.width;
      target.height = image.height;
      target.getContext('2d')?.drawImage(image, 0, 0);
      image.close();
      setIsDrawn(true);
    };
    draw().catch((thrown: unknown) => {
      if (!isGone) setFailure(failureOf(thrown));
    });
    return () => {
      isGone = true;
    };
  }, [scan]);
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={privateText(scan.fileName, '')}
      closeButtonProps={{ 'aria-label': scanTexts.close }}
    >
      {failure === null ? null : <FailureNotice failure={failure} />}
      {isDamaged ? <Text c="red">{scanTexts.damaged}</Text> : null}
      {isDrawn || failure !== null || isDamaged ? null : <Skeleton height={480} />}
      <canvas
        ref={canvas}
        className={classes.image}
        role="img"
        aria-label={privateText(scan.fileName)}
        hidden={!isDrawn}
      />
    </Modal>
  );
}
