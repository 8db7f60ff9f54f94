import { describe, expect, test } from 'vitest';
import { type Printable, printingHandlers } from './printing';

const page = (more: Partial<Printable>): Printable => ({
  printToPDF: async () => Buffer.from('%PDF-1.7'),
  print: (_options, done) => done(true, ''),
  ...more,
});
const printOn = (more: Partial<Printable>) => printingHandlers(() => page(more))['workstation.print']({});

describe('printing', () => {
  test('shows first the very page that will be printed, on A4', async () => {
    const asked: unknown[] = [];
    const handlers = printingHandlers(() =>
      page({
        printToPDF: async (options) => {
          asked.push(options);
          return Buffer.from('%PDF-1.7');
        },
        print: (options, done) => {
          asked.push(options);
          done(true, '');
        },
      }),
    );
    const preview = await handlers['workstation.previewPrint']({});
    expect(preview).toEqual({ ok: true, data: { pdf: new Uint8Array(Buffer.from('%PDF-1.7')) } });
    expect(await handlers['workstation.print']({})).toEqual({ ok: true, data: { isPrinted: true } });
    expect(asked[0]).toMatchObject({ pageSize: 'A4' });
    expect(asked[1]).toBe(asked[0]);
  });

  test('given up in the dialog of the printer is no failure', async () => {
    const answer = await printOn({ print: (_options, done) => done(false, 'Print job canceled') });
    expect(answer).toEqual({ ok: true, data: { isPrinted: false } });
  });

  test.each([
    [
      'a printer that fails',
      { print: (_: unknown, done: (is: boolean, why: string) => void) => done(false, 'Print job failed') },
    ],
    [
      'no printer at all',
      {
        print: () => {
          throw new Error('No printers available on the network.');
        },
      },
    ],
  ])('%s is told in French, with what to do', async (_what, more) => {
    const answer = await printOn(more);
    expect(answer).toMatchObject({ ok: false, error: { code: 'PRINT_FAILED' } });
    expect(!answer.ok && answer.error.message).toMatch(/imprimante/u);
  });

  test('is one at a time, and possible again afterwards', async () => {
    const done = Promise.withResolvers<() => void>();
    const handlers = printingHandlers(() =>
      page({ print: (_options, finish) => done.resolve(() => finish(true, '')) }),
    );
    const first = handlers['workstation.print']({});
    expect(await handlers['workstation.print']({})).toMatchObject({ error: { code: 'REFUSED_BY_STATE' } });
    (await done.promise)();
    expect(await first).toMatchObject({ ok: true });
  });

  test('without a window prints nothing', async () => {
    const handlers = printingHandlers(() => null);
    expect(await handlers['workstation.previewPrint']({})).toMatchObject({ ok: false });
    expect(await handlers['workstation.print']({})).toMatchObject({ ok: false });
  });
});
