import { spawn } from 'node:child_process';
import { describe, expect, test } from 'vitest';

const module = new URL('./fatal.ts', import.meta.url).href;

/** A process as Electron makes a utility process: it warns of such a rejection and lives on. Answers how it ended. */
function endOf(script: string): Promise<{ code: number | null; said: string }> {
  const child = spawn(
    process.execPath,
    ['--unhandled-rejections=warn-with-error-code', '--input-type=module', '-e', script],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  let said = '';
  child.stdout.on('data', (piece) => {
    said += piece;
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, said })));
}
const work = `
  setTimeout(() => { console.log('still there'); process.exit(0); }, 400);
  void Promise.reject(new TypeError('x'));
`;

describe('a rejection that nobody awaits', () => {
  test('leaves a utility process alive by itself', async () => {
    expect(await endOf(work)).toEqual({ code: 0, said: 'still there\n' });
  });

  test('ends the vault at once, once it has been logged', async () => {
    const script = `import { endOnUnhandledRejection } from ${JSON.stringify(module)};
      endOnUnhandledRejection((what, reason) => console.log(what, reason.name));${work}`;
    expect(await endOf(script)).toEqual({ code: 1, said: 'unhandled rejection TypeError\n' });
  });

  test('ends it even where the log itself fails', async () => {
    const script = `import { endOnUnhandledRejection } from ${JSON.stringify(module)};
      endOnUnhandledRejection(() => { throw new Error('no log'); });${work}`;
    expect((await endOf(script)).said).toBe('');
  });
});
