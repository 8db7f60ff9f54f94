import { Skeleton, Text } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type AppFailure, failureOf } from '../bridge';
import { scanTexts } from './scans.texts';
import { FailureNotice } from './states';

/** An image drawn on a canvas: the page's policy gives no address to what comes from outside. */
export function DrawnImage({
  read,
  mediaType,
  label,
  height,
  className,
}: {
  /** Read once for each other value of `read`. */
  readonly read: () => Promise<{ readonly bytes: Uint8Array<ArrayBuffer> }>;
  readonly mediaType: string;
  readonly label: string;
  /** Of the place kept for it until it is drawn, in pixels. */
  readonly height: number;
  readonly className?: string | undefined;
}): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [failure, setFailure] = useState<AppFailure | null>(null);
  const [isDrawn, setIsDrawn] = useState(false);
  const [isDamaged, setIsDamaged] = useState(false);
  useEffect(() => {
    let isGone = false;
    const draw = async (): Promise<void> => {
      const { bytes } = await read();
      const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: mediaType })).catch(
        () => null,
      );
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
  }, [read, mediaType]);
  return (
    <>
      {failure === null ? null : <FailureNotice failure={failure} />}
      {isDamaged ? <Text c="red">{scanTexts.damaged}</Text> : null}
      {isDrawn || failure !== null || isDamaged ? null : <Skeleton height={height} />}
      <canvas ref={canvas} className={className} role="img" aria-label={label} hidden={!isDrawn} />
    </>
  );
}
