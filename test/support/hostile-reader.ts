/** A reader that does what the bytes of its job say, none of which a reader does: what stands around it must hold. */
import { keepOutOfCoreDumps } from '../../electron/disk/core-dumps';
import { watch } from '../../electron/reader/watch';

keepOutOfCoreDumps();

const say = (word: unknown): void => void process.send?.(word);
const answer = (value: unknown): void =>
  say({ type: 'answer', json: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)) });

const acts: Readonly<Record<string, (mostMs: number) => void>> = {
  answers: () => answer('"application/pdf"'),
  spins: () => {
    for (;;);
  },
  'spins alone': (mostMs) => {
    watch(mostMs, 1024);
    process.removeAllListeners('disconnect');
    for (;;);
  },
  'fills its heap': () => {
    const kept: unknown[] = [];
    for (;;) kept.push(Array(1_000_000).fill(kept.length));
  },
  'fills its memory': () => {
    watch(60_000, 256);
    const kept: Buffer[] = [];
    for (;;) kept.push(Buffer.alloc(1024 * 1024, 1));
  },
  'speaks without end': () => {
    const speak = (): void => {
      for (let word = 0; word < 100; word += 1)
        say({ type: 'progress', progress: { done: 1, total: 2, label: 'Lecture' } });
      setImmediate(speak);
    };
    speak();
  },
  'answers too much': () => answer(`"${'x'.repeat(10_000)}"`),
  'answers something else': () => answer({ mediaType: 'text/html' }),
  'answers no JSON': () => answer('{'),
  'says what nobody says': () => say({ type: 'key', value: 'please' }),
  'refuses in its own way': () => say({ type: 'refused', error: { code: 'ALL_IS_LOST', message: 'x' } }),
  'refuses at length': () =>
    say({ type: 'refused', error: { code: 'ATTACHMENT_TYPE', message: 'x'.repeat(10_000) } }),
  dies: () => process.exit(0),
  crashes: () => process.kill(process.pid, 'SIGKILL'),
  'tells what it has': () =>
    answer(JSON.stringify(JSON.stringify([process.env, process.argv, process.execArgv]))),
};

process.on('message', ({ bytes, mostMs }: { bytes: Uint8Array; mostMs: number }) => {
  acts[Buffer.from(bytes).toString()]?.(mostMs);
});
