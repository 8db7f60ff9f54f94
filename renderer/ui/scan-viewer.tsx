import { Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Scan } from '../../shared/base';
import { DrawnImage } from './drawn-image';
import { PdfPreview } from './pdf-preview';
import { usePrivateText } from './private';
import classes from './scan-viewer.module.css';
import { scanTexts } from './scans.texts';

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

function ImageViewer({
  read,
  scan,
  onClose,
}: {
  readonly read: OpenedScan['read'];
  readonly scan: OpenedScan['scan'];
  readonly onClose: () => void;
}): ReactNode {
  const [make] = useState(() => read);
  const privateText = usePrivateText();
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={privateText(scan.fileName, '')}
      closeButtonProps={{ 'aria-label': scanTexts.close }}
    >
      <DrawnImage
        read={make}
        mediaType={scan.mediaType}
        label={privateText(scan.fileName)}
        height={480}
        className={classes.image}
      />
    </Modal>
  );
}
