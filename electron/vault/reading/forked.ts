import { fork, type Serializable } from 'node:child_process';
import { READER_HEAP_MB, readerEnvironment } from '../../../shared/ipc';
import type { StartReader } from './start';

/**
 * Starts readers as children of this process, which is a Node: the command line. Of a packaged app no process may be one
 * (the fuse `runAsNode`): there main starts them (`by-main.ts`).
 * @param entry the reader's script
 * @param execArgv options of Node, for a script that needs some
 */
export const startForked =
  (entry: string, execArgv: readonly string[] = []): StartReader =>
  (job, { said, ended }) => {
    const child = fork(entry, [], {
      execArgv: [...execArgv, `--max-old-space-size=${READER_HEAP_MB}`],
      env: readerEnvironment(process.env),
      serialization: 'advanced',
      // Nothing that it prints is anybody's to read: it could quote the file.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('message', said);
    child.once('error', ended);
    child.once('exit', ended);
    // A failure is an end, which is told.
    child.send(job as unknown as Serializable, () => undefined);
    return {
      stop: () => {
        child.kill('SIGKILL');
        if (child.connected) child.disconnect();
      },
    };
  };
