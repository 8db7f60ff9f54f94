import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { icnsOf, icoOf, pixelsOf } from './icons.mjs';

const icon = (name: string): Buffer => readFileSync(join('resources', 'icons', name));
const png = (size: number): Buffer => icon(`${size}x${size}.png`);

test('the icon of Windows has every size from 16 to 256, and is made of the pictures that stand beside it', () => {
  const ico = icon('icon.ico');
  const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => ico[6 + 16 * index] || 256);
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
  expect(ico.equals(icoOf(sizes.map(png)))).toBe(true);
});

test('the icon of macOS holds its ten pictures up to 1024', () => {
  const icns = icon('icon.icns');
  expect(icns.toString('latin1', 0, 4)).toBe('icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const found = new Map<string, number>();
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
    found.set(icns.toString('latin1', at, at + 4), icns.readUInt32BE(at + 8 + 16));
  expect(found.get('ic10')).toBe(1024);
  expect([...found.values()].sort((a, b) => a - b)).toEqual([16, 32, 32, 64, 128, 256, 256, 512, 512, 1024]);
  expect(icnsOf(() => png(16)).length).toBe(8 + 10 * (8 + png(16).length));
});

test('the icons of Linux are squares of the size that their names say', () => {
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512])
    expect([png(size).readUInt32BE(16), png(size).readUInt32BE(20)]).toEqual([size, size]);
});

test('a picture is read back: a corner is clear, the middle is the white of the fish', () => {
  const pixels = pixelsOf(png(32));
  expect(pixels[3]).toBeLessThan(128);
  const middle = (13 * 32 + 15) * 4;
  expect([...pixels.subarray(middle, middle + 4)].map((value) => value > 200)).toEqual([
    true,
    true,
    true,
    true,
  ]);
});
