import { writeFileSync } from 'node:fs';

/**
 * Leaves this process's memory out of whatever the system writes when it crashes. Linux lets a process say so by itself,
 * and its children inherit it (core(5)); elsewhere the system decides, and says nothing of it.
 */
export function keepOutOfCoreDumps(): void {
  if (process.platform !== 'linux') return;
  try {
    writeFileSync('/proc/self/coredump_filter', '0');
  } catch {
    // A kernel without core dumps, or a sandbox that shows no /proc: there is nothing to leave it out of.
  }
}
