import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { scanFault } from './pdf-scan';

const folded = deflateSync(Buffer.alloc(400, 'x')).toString('latin1');
/** Files of some size, each made of one piece: what a quadratic look would stumble over. */
const shapes: Readonly<Record<string, (times: number) => string>> = {
  'streams that are closed': (times) => `1 0 obj<<>>stream\n${folded}\nendstream endobj\n`.repeat(times),
  'streams that are never closed': (times) => '1 0 obj<<>>stream\n'.repeat(4 * times),
  'streams to the end of all': (times) =>
    `${'stream\nx\x01'.repeat(4 * times)}${'endstream '.repeat(4 * times)}`,
  'one stream, its end everywhere': (times) => `stream\n${folded}${'endstream '.repeat(4 * times)}`,
  slashes: (times) => '/'.repeat(40 * times),
  'names by numbers': (times) => '/#4a#61#76'.repeat(4 * times),
};

const millisecondsOf = (bytes: Buffer): number => {
  const runs = Array.from({ length: 3 }, () => {
    // Of the processor: a machine that has other work takes none of it.
    const from = process.cpuUsage();
    scanFault(bytes);
    return process.cpuUsage(from).user / 1000;
  });
  return Math.min(...runs);
};

/** Four times as much is looked at in about four times as long, not sixteen. */
test.each(Object.entries(shapes))('the look at %s grows with the file', (_what, shape) => {
  const [small, large] = [20_000, 80_000].map((times) => Buffer.from(`%PDF-1.5\n${shape(times)}`, 'latin1'));
  if (small === undefined || large === undefined) throw new Error('two sizes are compared');
  const first = millisecondsOf(small);
  expect(millisecondsOf(large)).toBeLessThan(10 * first + 100);
});
