import { Worker } from 'node:worker_threads';

/**
 * Ends this process beyond its memory or its time, whatever its own thread is doing and even when nobody is left to end it.
 * Buffers are in no heap, so no flag of V8 bounds them: the whole of what the system counts is looked at.
 * @param mostMs milliseconds from now
 * @param mostMB of memory, in MiB
 */
export function watch(mostMs: number, mostMB: number): void {
  new Worker(
    `const ends = Date.now() + ${mostMs};
     setInterval(() => {
       if (process.memoryUsage.rss() > ${mostMB * 1024 * 1024} || Date.now() > ends) process.kill(process.pid, 'SIGKILL');
     }, 50);`,
    { eval: true, execArgv: [], env: {} },
  ).unref();
}
