// A utility process that does what it is told.
import { getHeapStatistics } from 'node:v8';

const port = process.parentPort;
const say = (/** @type {unknown} */ value) => port.postMessage(value);
const [, , first] = process.argv;
if (first === 'late') await new Promise((resolve) => setTimeout(resolve, 200));
if (first === 'throw') throw new Error('une erreur');
port.on('message', ({ data, ports }) => {
  switch (data?.act) {
    case 'echo':
      return say(data.value);
    case 'ports':
      return say(Array.isArray(ports));
    case 'what':
      return say({
        type: process.type,
        args: process.argv.slice(2),
        cwd: process.cwd(),
        variable: process.env.ESSAI ?? null,
        hasSend: typeof process.send === 'function',
        semiSpace: process.execArgv.filter((flag) => flag.includes('semi-space')),
        heap: getHeapStatistics().heap_size_limit,
      });
    case 'function':
      try {
        say(() => undefined);
      } catch (error) {
        say(String(error));
      }
      return undefined;
    case 'print':
      process.stdout.write('bonjour');
      process.stderr.write('attention');
      return undefined;
    case 'reject':
      void Promise.reject(new Error('personne n’attend'));
      setTimeout(() => say('encore là'), 100);
      return undefined;
    case 'leave':
      return data.code === undefined ? process.exit() : process.exit(data.code);
    case 'end':
      port.removeAllListeners('message');
      return undefined;
    case 'crash':
      return process.kill(process.pid, 'SIGSEGV');
    default:
      return say(data);
  }
});
