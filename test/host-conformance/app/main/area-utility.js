import assert from 'node:assert/strict';
import { join } from 'node:path';

const CHILD = join(import.meta.dirname, '../utility/child.mjs');
/** @param {import('./tools.js').Electron} electron @param {string[]} [args] @param {Electron.ForkOptions} [options] */
const forked = ({ utilityProcess }, args = [], options = { stdio: 'ignore' }) =>
  utilityProcess.fork(CHILD, args, options);

/** @type {readonly import('./tools.js').Case[]} */
export const cases = [
  {
    name: 'a child has no number before it has started, its own while it lives, none once it is gone',
    api: [
      'Process.parentPort',
      'UtilityProcess.fork',
      '*.on(spawn)',
      '*.on(exit)',
      'UtilityProcess.pid',
      'UtilityProcess.kill',
    ],
    source: 'docs/api/utility-process.md; spec/api-utility-process-spec.ts (pid, kill)',
    run: async (electron, { once }) => {
      const child = forked(electron);
      assert.equal(child.pid, undefined);
      await once(child, 'spawn');
      const { pid } = child;
      assert.ok(pid !== undefined && pid > 0);
      process.kill(pid, 0);
      const exit = once(child, 'exit');
      assert.equal(child.kill(), true);
      // SIGTERM, and yet 0: the app itself ended it (HandleTermination in electron_api_utility_process.cc).
      assert.deepEqual(await exit, [0]);
      assert.equal(child.pid, undefined);
      assert.equal(child.kill(), false);
    },
  },
  {
    name: 'messages that are posted before the child listens wait for it; values are cloned both ways',
    api: ['*.on(message)', 'UtilityProcess.postMessage'],
    source: 'docs/api/utility-process.md, parent-port.md; spec/api-utility-process-spec.ts (postMessage)',
    run: async (electron, { once }) => {
      const child = forked(electron, ['late']);
      child.postMessage({
        act: 'echo',
        value: { date: new Date(1), map: new Map([[1, 2]]), bytes: new Uint8Array([1, 2]) },
      });
      const [value] = await once(child, 'message');
      assert.deepEqual(value, { date: new Date(1), map: new Map([[1, 2]]), bytes: new Uint8Array([1, 2]) });
      assert.throws(() => child.postMessage(() => undefined), /could not be cloned/u);
      const refused = once(child, 'message');
      child.postMessage({ act: 'function' });
      assert.match((await refused)[0], /could not be cloned/u);
      const ports = once(child, 'message');
      child.postMessage({ act: 'ports' });
      assert.deepEqual(await ports, [true]);
      child.kill();
    },
  },
  {
    name: 'a child knows what it is, its arguments, its folder and its variables; flags of V8 do not reach it',
    api: [
      'Process.type',
      'ForkOptions.serviceName',
      'ForkOptions.execArgv',
      'ForkOptions.stdio',
      'ForkOptions.env',
      'ForkOptions.cwd',
    ],
    source:
      'docs/api/utility-process.md (fork); shell/services/node/node_service.cc; CreateEnvironment in shell/common/node_bindings.cc',
    run: async (electron, { once }) => {
      const ask = async (/** @type {Electron.ForkOptions} */ options) => {
        const child = forked(electron, ['un', 'deux'], { stdio: 'ignore', ...options });
        const answer = once(child, 'message');
        child.postMessage({ act: 'what' });
        const [what] = await answer;
        child.kill();
        return what;
      };
      const plain = await ask({});
      const told = await ask({
        env: { ...process.env, ESSAI: 'x' },
        cwd: electron.app.getPath('temp'),
        execArgv: ['--max-old-space-size=64'],
      });
      assert.deepEqual(
        [told.type, told.args, told.variable, told.hasSend],
        ['utility', ['un', 'deux'], 'x', false],
      );
      assert.equal(plain.variable, null);
      assert.notEqual(told.cwd, process.cwd());
      assert.equal(told.heap, plain.heap);
    },
  },
  {
    name: 'a child ends with the code that it says; one whose file is missing, or that throws, with 1',
    api: ['*.on(exit)'],
    source: 'spec/api-utility-process-spec.ts (lifecycle events)',
    run: async (electron, { once }) => {
      const child = forked(electron);
      const left = once(child, 'exit');
      child.postMessage({ act: 'leave', code: 7 });
      assert.deepEqual(await left, [7]);
      const absent = electron.utilityProcess.fork(join(import.meta.dirname, 'absent.mjs'), [], {
        stdio: 'ignore',
      });
      assert.deepEqual(await once(absent, 'exit'), [1]);
      assert.deepEqual(await once(forked(electron, ['throw']), 'exit'), [1]);
    },
  },
  {
    name: 'a crash gives a code that is not 0, and is told of the app with the name of the service',
    api: ['App.on(child-process-gone)', '*.on(error)'],
    source: 'docs/api/app.md (child-process-gone); spec/api-utility-process-spec.ts',
    run: async (electron, { once }) => {
      const told = once(electron.app, 'child-process-gone');
      const child = forked(electron, [], { stdio: 'ignore', serviceName: 'essai-service' });
      child.on('error', () => undefined);
      await once(child, 'spawn');
      assert.ok(
        electron.app
          .getAppMetrics()
          .some(({ pid, name, type }) => pid === child.pid && name === 'essai-service' && type === 'Utility'),
      );
      const exit = once(child, 'exit');
      child.postMessage({ act: 'crash' });
      assert.notEqual((await exit)[0], 0);
      const [, how] = await told;
      assert.deepEqual(
        [how.type, how.serviceName, how.name],
        ['Utility', 'node.mojom.NodeService', 'essai-service'],
      );
      assert.ok(['crashed', 'abnormal-exit'].includes(how.reason), how.reason);
    },
  },
  {
    name: 'a promise that nobody catches does not end a child at once: it goes on, and ends with 1',
    api: ['UtilityProcess.fork'],
    source: 'shell/services/node/node_service.cc (warn-with-error-code)',
    run: async (electron, { once }) => {
      const child = forked(electron);
      const exit = once(child, 'exit');
      const still = once(child, 'message');
      child.postMessage({ act: 'reject' });
      assert.deepEqual(await still, ['encore là']);
      child.postMessage({ act: 'leave' });
      assert.deepEqual(await exit, [1]);
    },
  },
  {
    name: 'its outputs are had where that is asked; a setting that is none is refused',
    api: ['ForkOptions.stdio'],
    source: 'lib/browser/api/utility-process.ts; spec/api-utility-process-spec.ts (stdout, stderr)',
    run: async (electron, { once, until }) => {
      const { utilityProcess } = electron;
      const refused = (/** @type {unknown} */ stdio, /** @type {RegExp} */ why) =>
        assert.throws(() => Reflect.apply(utilityProcess.fork, utilityProcess, [CHILD, [], { stdio }]), why);
      refused(['ignore', 'ignore'], /configuration missing for stdin, stdout or stderr/u);
      refused(['inherit', 'inherit', 'inherit'], /stdin value other than ignore is not supported/u);
      refused(['ignore', 'odd', 'ignore'], /stdout configuration must be/u);
      refused('odd', /stdio must be of the following values/u);
      assert.throws(
        () => Reflect.apply(utilityProcess.fork, utilityProcess, ['']),
        /Missing UtilityProcess entry script/u,
      );
      assert.equal(forked(electron, ['throw']).stdout, null);
      const child = forked(electron, [], { stdio: ['ignore', 'pipe', 'pipe'] });
      await once(child, 'spawn');
      let out = '';
      let err = '';
      child.stdout?.on('data', (text) => {
        out += String(text);
      });
      child.stderr?.on('data', (text) => {
        err += String(text);
      });
      child.postMessage({ act: 'print' });
      await until(() => out.includes('bonjour') && err.includes('attention'));
      const exit = once(child, 'exit');
      child.kill();
      await exit;
      assert.equal(child.stdout, null);
    },
  },
  {
    name: 'a fatal error of V8 is told with its place and a report, then the child ends with a code that is not 0',
    api: ['*.on(error)'],
    source: 'docs/api/utility-process.md (error); spec/api-utility-process-spec.ts',
    onlyOn: {
      host: 'chromium',
      reason: 'Electron’s own spec needs a native module that breaks V8 on purpose',
    },
    run: async (electron, { once, plays }) => {
      const child = forked(electron);
      await once(child, 'spawn');
      const told = once(child, 'error');
      const exit = once(child, 'exit');
      (await plays()).failInV8();
      const [type, place, report] = await told;
      assert.equal(type, 'FatalError');
      assert.equal(JSON.parse(report).header.trigger, place);
      assert.notEqual((await exit)[0], 0);
    },
  },
];
