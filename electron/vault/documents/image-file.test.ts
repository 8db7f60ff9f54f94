import { describe, expect, it } from 'vitest';
import { jpegHeld, png, wideJpeg } from '../../../test/golden/attachments.fixture';
import { imageSize } from './image-file';

describe('the size of an image', () => {
  it('is read from a JPEG, turned when its EXIF says that it was held upright', () => {
    expect(imageSize(wideJpeg, 'image/jpeg')).toEqual({ width: 48, height: 24 });
    for (const orientation of [1, 2, 3, 4])
      expect(imageSize(jpegHeld(orientation), 'image/jpeg')).toEqual({ width: 48, height: 24 });
    for (const orientation of [5, 6, 7, 8])
      for (const order of ['II', 'MM'] as const)
        expect(imageSize(jpegHeld(orientation, order), 'image/jpeg')).toEqual({ width: 24, height: 48 });
  });

  it('is read from a PNG whose blocks and pixels are sound', () => {
    expect(imageSize(png(30, 20), 'image/png')).toEqual({ width: 30, height: 20 });
    expect(imageSize(png(30, 20, true), 'image/png')).toEqual({ width: 30, height: 20 });
  });

  it('is unknown for a PNG that announces more pixels than memory holds', () => {
    const forged = png(4, 4);
    forged.writeUInt32BE(60_000, 16);
    forged.writeUInt32BE(60_000, 20);
    expect(imageSize(forged, 'image/png')).toBeNull();
  });

  it('is unknown when cut anywhere', () => {
    const whole = png(6, 6);
    for (let length = 0; length < whole.length; length += 1)
      expect(imageSize(whole.subarray(0, length), 'image/png')).toBeNull();
    for (let length = 0; length < wideJpeg.length; length += 1)
      expect(imageSize(wideJpeg.subarray(0, length), 'image/jpeg')).toBeNull();
  });
});
