/**
 * One Vivier for each profile. A second start wakes the first one up and leaves; where nobody answers it (a Vivier that
 * hangs, a lock left by another computer in a profile that travels), the person is told instead of seeing nothing happen.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

/** What a second start says of itself to the first: a name for the answer that it waits for. */
export const secondStartSchema = z.strictObject({ nonce: z.string().regex(/^[0-9a-f]{32}$/u) });

/** How long the first Vivier may take to answer: it may be starting itself. */
const ANSWER_MS = 8000;
const POLL_MS = 50;

const answerFile = (folder: string, nonce: string): string => join(folder, `seen-${nonce}`);

/** The first Vivier answers a second start, by an empty file in its session folder. */
export function answerSecondStart(folder: string, data: unknown): void {
  const parsed = secondStartSchema.safeParse(data);
  if (!parsed.success) return;
  try {
    writeFileSync(answerFile(folder, parsed.data.nonce), '', { mode: 0o600 });
  } catch {
    // A profile that takes no files: the second start tells of it.
  }
}

/** Whether the first Vivier has answered this start, within the time that it may take. */
export async function isAnswered(folder: string, nonce: string, withinMs = ANSWER_MS): Promise<boolean> {
  for (let waited = 0; waited < withinMs; waited += POLL_MS) {
    if (existsSync(answerFile(folder, nonce))) return true;
    await pause(POLL_MS);
  }
  return existsSync(answerFile(folder, nonce));
}
