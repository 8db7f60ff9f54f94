/**
 * Makes the icons of every system out of `resources/icons/icon.svg`; what it makes is kept in the repository, so that
 * packaging needs no drawing tool. Run after a change of the drawing:
 *
 *     node electron/launch/packaging/icons.mjs
 */
import { spawnSync } from 'node:child_process';
import { realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { appRoot } from '../chromium.mjs';

const folder = join(appRoot, 'resources', 'icons');
/** The files of Linux, named as electron-builder looks for them; the others are made of the same pictures. */
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];
/** https://en.wikipedia.org/wiki/Apple_Icon_Image_format: the type of each size, then those of screens of double density. */
const ICNS_TYPES = /** @type {const} */ ([
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
  ['ic10', 1024],
]);

/**
 * The pixels of a PNG of 8 bits with transparency, as rsvg-convert writes them.
 * @param {Buffer} png
 * @returns {Buffer} red, green, blue, alpha, from the top
 */
export function pixelsOf(png) {
  const size = png.readUInt32BE(16);
  if (png[24] !== 8 || png[25] !== 6 || png[28] !== 0)
    throw new Error('not a PNG of 8 bits with transparency');
  const pieces = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      pieces.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const rows = inflateSync(Buffer.concat(pieces));
  const width = size * 4;
  const pixels = Buffer.alloc(width * size);
  for (let y = 0; y < size; y += 1) {
    const filter = rows[y * (width + 1)];
    for (let x = 0; x < width; x += 1) {
      const left = x < 4 ? 0 : (pixels[y * width + x - 4] ?? 0);
      const up = y === 0 ? 0 : (pixels[(y - 1) * width + x] ?? 0);
      const corner = x < 4 || y === 0 ? 0 : (pixels[(y - 1) * width + x - 4] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      pixels[y * width + x] = (rows[y * (width + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return pixels;
}

/** The neighbour that is nearest to what a plane through the three would give. */
function paeth(/** @type {number} */ left, /** @type {number} */ up, /** @type {number} */ corner) {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** A picture as Windows keeps it under 256 pixels: lines from below, blue first, then an empty mask. */
function bitmapOf(/** @type {Buffer} */ png) {
  const size = png.readUInt32BE(16);
  const pixels = pixelsOf(png);
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(size, 4);
  // Twice the height: the picture and its mask.
  header.writeInt32LE(size * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const picture = Buffer.alloc(size * size * 4);
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      const from = (y * size + x) * 4;
      const to = ((size - 1 - y) * size + x) * 4;
      const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(from, from + 4);
      picture.set([blue, green, red, alpha], to);
    }
  return Buffer.concat([header, picture, Buffer.alloc(Math.ceil(size / 32) * 4 * size)]);
}

/**
 * An icon for Windows.
 * @param {readonly Buffer[]} pngs square, 256 pixels at most
 */
export function icoOf(pngs) {
  const images = pngs.map((png) => ({
    size: png.readUInt32BE(16),
    bytes: png.readUInt32BE(16) < 256 ? bitmapOf(png) : png,
  }));
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  for (const [index, { size, bytes }] of images.entries()) {
    const at = 6 + 16 * index;
    head.set([size % 256, size % 256], at);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(bytes.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += bytes.length;
  }
  return Buffer.concat([head, ...images.map(({ bytes }) => bytes)]);
}

/**
 * An icon for macOS.
 * @param {(size: number) => Buffer} pngOf
 */
export function icnsOf(pngOf) {
  const blocks = ICNS_TYPES.map(([type, size]) => blockOf(type, pngOf(size)));
  return blockOf('icns', Buffer.concat(blocks));
}

function blockOf(/** @type {string} */ type, /** @type {Buffer} */ bytes) {
  const head = Buffer.alloc(8, type, 'latin1');
  head.writeUInt32BE(8 + bytes.length, 4);
  return Buffer.concat([head, bytes]);
}

/** @returns {Buffer} the drawing as a PNG */
function draw(/** @type {number} */ size) {
  const args = ['-w', `${size}`, '-h', `${size}`, join(folder, 'icon.svg')];
  const { status, stdout } = spawnSync('rsvg-convert', args, { maxBuffer: 2 ** 24 });
  if (status === 0) return stdout;
  console.error(
    'vivier: rsvg-convert est nécessaire pour dessiner les icônes ; installez librsvg (Debian : librsvg2-bin). (Install librsvg.)',
  );
  process.exit(1);
}

function main() {
  for (const size of SIZES) writeFileSync(join(folder, `${size}x${size}.png`), draw(size));
  writeFileSync(join(folder, 'icon.ico'), icoOf(ICO_SIZES.map(draw)));
  writeFileSync(join(folder, 'icon.icns'), icnsOf(draw));
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) main();
