import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerSecondStart, isAnswered } from './instance';

const nonce = '0123456789abcdef0123456789abcdef';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-instance-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a second start', () => {
  test('leaves in silence once the first Vivier has answered it', async () => {
    setTimeout(() => answerSecondStart(folder, { nonce }), 120);
    expect(await isAnswered(folder, nonce, 60_000)).toBe(true);
  });

  test('knows that nobody answered: a Vivier that hangs, a lock of another computer', async () => {
    answerSecondStart(folder, { nonce: 'f'.repeat(32) });
    expect(await isAnswered(folder, nonce, 150)).toBe(false);
  });

  test.each([undefined, null, 'x', { nonce: '../../x' }, { nonce: 7 }, { nonce, more: 1 }])(
    'that says %j of itself writes nothing',
    (data) => {
      answerSecondStart(folder, data);
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  test('in a profile that takes no files answers nothing and throws nothing', () => {
    expect(() => answerSecondStart(join(folder, 'absent'), { nonce })).not.toThrow();
  });
});
