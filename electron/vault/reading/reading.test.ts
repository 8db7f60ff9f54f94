import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Refusal } from '../../../shared/base';
import { type ReadingJob, readerEnvironment } from '../../../shared/ipc';
import { png } from '../../../test/golden/attachments.fixture';
import { startHostileReader as hostile, readHere, startReader } from '../../../test/support/reading';
import { readApart, readingLimits, readWith, startByMain, startForked } from '.';

/** Time that a reader of a test has; a slow machine starts a process in some seconds. */
const MOST_MS = 20_000;
const limits = {
  ...readingLimits,
  attachment: { mostMs: MOST_MS, answerBytes: 8192 },
  // Of what spins, only its own end is waited for.
  pack: { mostMs: 2_000, answerBytes: 8192 },
};
const media = z.enum(['application/pdf', 'image/png']);
const outcomeOf = async (act: Promise<unknown>): Promise<unknown> => {
  try {
    return await act;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};
const read = (
  act: string,
  kind: 'attachment' | 'pack' = 'attachment',
  signal?: AbortSignal,
): Promise<unknown> =>
  outcomeOf(
    readApart({ kind, bytes: Buffer.from(act), answer: media }, signal === undefined ? {} : { signal }),
  );

describe('a reader that goes wrong is ended, and answered in a sentence', () => {
  beforeAll(() => readWith(hostile, limits));
  afterAll(readHere);

  test('one that is sound is heard', async () => expect(await read('answers')).toBe('application/pdf'));

  test.each([
    'dies',
    'crashes',
    'fills its heap',
    'fills its memory',
    'speaks without end',
    'answers too much',
    'answers something else',
    'answers no JSON',
    'says what nobody says',
    'refuses in its own way',
    'refuses at length',
  ])('one that %s', async (act) => {
    expect(await read(act)).toBe('READING_STOPPED');
    // Whoever asked goes on.
    expect(await read('answers')).toBe('application/pdf');
  });

  test('one that spins, at the end of its time', async () => {
    expect(await read('spins', 'pack')).toBe('READING_STOPPED');
  });

  test('one that somebody gives up, at once', async () => {
    const abort = new AbortController();
    const asked = read('spins', 'attachment', abort.signal);
    abort.abort();
    expect(await asked).toBe('CANCELLED');
    expect(await read('spins', 'attachment', abort.signal)).toBe('CANCELLED');
  });

  test('one whose script is not there', async () => {
    readWith(startForked('/nulle/part/reader.js'), limits);
    expect(await read('answers')).toBe('READING_STOPPED');
    readWith(hostile, limits);
  });

  test('its sentence says what to do, and that nothing was changed', () => {
    expect(new Refusal('READING_STOPPED').message).toMatch(/Rien n’a été changé.*recommencez\.$/u);
  });
});

describe('what a reader has', () => {
  afterAll(readHere);

  test('no secret and nothing of the person stands in its environment or its arguments', async () => {
    readWith(hostile, limits);
    process.env.VIVIER_PASSPHRASE = 'sept lanternes le long du quai';
    try {
      const told = await readApart({
        kind: 'attachment',
        bytes: Buffer.from('tells what it has'),
        answer: z.string(),
      });
      expect(told).not.toContain('lanternes');
      expect(told).not.toContain('HOME');
      expect(told).not.toContain('USER');
    } finally {
      delete process.env.VIVIER_PASSPHRASE;
    }
    expect(readerEnvironment({ VIVIER_PASSPHRASE: 'x', HOME: '/h', SystemRoot: 'C:\\Windows' })).toEqual({
      SystemRoot: 'C:\\Windows',
    });
  });

  test('the true one tells a document by its content, and refuses in its own words', async () => {
    readWith(startReader);
    expect(await outcomeOf(readApart({ kind: 'attachment', bytes: png(4, 4), answer: media }))).toBe(
      'image/png',
    );
    expect(await outcomeOf(readApart({ kind: 'attachment', bytes: Buffer.from('MZ'), answer: media }))).toBe(
      'ATTACHMENT_TYPE',
    );
  });
});

test('one that is asked what it does not know ends by itself', async () => {
  const job = { kind: 'key', bytes: new Uint8Array(), options: '', answerBytes: 1, mostMs: MOST_MS };
  await new Promise<void>((resolve, reject) => {
    startReader(job as unknown as ReadingJob, { said: reject, ended: resolve });
  });
});

test('a PDF over which a library would spend hours is given up in its time, in a sentence', async () => {
  const endless = `%PDF-1.5\n${'1 0 obj('.repeat(300_000)}`;
  const limited = { ...limits, attachment: { ...limits.attachment, mostMs: 4_000 } };
  readWith(startReader, limited);
  expect(await read(endless)).toBe('READING_STOPPED');
  readHere();
});

describe('readers that main starts', () => {
  afterAll(readHere);
  test('what is said of one reaches it alone; one that was stopped is heard no more', async () => {
    const orders: { order: string; id: number; job?: ReadingJob }[] = [];
    const { start, hear } = startByMain((order) => void orders.push(order));
    readWith(start, limits);
    const [first, second] = [read('first'), read('second')];
    expect(orders.map(({ order, id }) => `${order} ${id}`)).toEqual(['start 1', 'start 2']);
    const answer = { type: 'answer', json: Buffer.from('"image/png"') };
    hear({ type: 'reader', id: 2, news: 'said', word: answer });
    expect(await second).toBe('image/png');
    hear({ type: 'reader', id: 2, news: 'ended' });
    hear({ type: 'reader', id: 1, news: 'ended' });
    expect(await first).toBe('READING_STOPPED');
    expect(orders.map(({ order, id }) => `${order} ${id}`)).toEqual(['start 1', 'start 2', 'stop 2']);
  });
});
