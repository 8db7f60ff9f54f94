import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A layer under the C library: each flush to the disk takes its time, as an old stick or a busy share does. */
const source = `
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/types.h>
#include <time.h>
static void nap(void) {
  const char *ms = getenv("VIVIER_SLOW_DISK_MS");
  long wait = ms ? atol(ms) : 0;
  struct timespec t = { wait / 1000, (wait % 1000) * 1000000L };
  if (wait > 0) nanosleep(&t, 0);
}
int fsync(int fd) { int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync"); nap(); return real(fd); }
int fdatasync(int fd) { int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync"); nap(); return real(fd); }
`;

export const slowDisk = {
  /** Why it cannot be made here; `null` when it can. */
  unavailable: (): string | null => {
    if (process.platform !== 'linux') return 'la couche qui ralentit le disque n’est faite que pour Linux';
    try {
      execFileSync('cc', ['--version'], { stdio: 'ignore' });
      return null;
    } catch {
      return 'il faut un compilateur C (cc)';
    }
  },
  /** Compiles the layer into `folder`; answers the environment that puts it under a process. */
  env: (folder: string, milliseconds: number): NodeJS.ProcessEnv => {
    const [code, library] = [join(folder, 'slow.c'), join(folder, 'slow.so')];
    writeFileSync(code, source);
    execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, code, '-ldl']);
    return { LD_PRELOAD: library, VIVIER_SLOW_DISK_MS: String(milliseconds) };
  },
};
