import { Modal, Skeleton, Text } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Attachment } from '../../shared/contract-files';
import { type AppFailure, call, failureOf } from '../bridge';
import { FailureNotice, usePrivateText } from '../ui';
import { PdfPreview } from '../ui/pdf-preview';
import classes from './attachment-viewer.module.css';
import { documentsTexts } from './contract-files.texts';

/** A copy, opened in the app: drawn as an image or page by page, never handed to another program. */
export function AttachmentViewer({
  attachment,
  onClose,
}: {
  readonly attachment: Attachment;
  readonly onClose: () => void;
}): ReactNode {
  const privateText = usePrivateText();
  const read = () => call('contractFiles.readAttachment', { attachmentId: attachment.id });
  if (attachment.mediaType !== 'application/pdf')
    return <ImageViewer read={read} attachment={attachment} onClose={onClose} />;
  return (
    <PdfPreview
      load={async () => ({ bytes: (await read()).bytes, fileName: privateText(attachment.fileName) })}
      onClose={onClose}
    />
  );
}

/** Drawn on a canvas: the page's policy gives no address to what comes from outside. */
function ImageViewer({
  read,
  attachment,
  onClose,
}: {
  readonly read: () => Promise<{ readonly bytes: Uint8Array }>;
  readonly attachment: Attachment;
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
        new Blob([new Uint8Array(bytes)], { type: attachment.mediaType }),
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
  }, [attachment]);
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={privateText(attachment.fileName, '')}
      closeButtonProps={{ 'aria-label': documentsTexts.close }}
    >
      {failure === null ? null : <FailureNotice failure={failure} />}
      {isDamaged ? <Text c="red">{documentsTexts.damaged}</Text> : null}
      {isDrawn || failure !== null || isDamaged ? null : <Skeleton height={480} />}
      <canvas
        ref={canvas}
        className={classes.image}
        role="img"
        aria-label={privateText(attachment.fileName)}
        hidden={!isDrawn}
      />
    </Modal>
  );
}
