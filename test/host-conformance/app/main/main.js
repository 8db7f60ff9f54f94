// The app in which the cases run: the same code in the Chromium host and in Electron.
import { appendFileSync } from 'node:fs';
import * as electron from 'electron';
import { areas } from './areas.js';
import { endings } from './endings.js';
import { makeTools, SCHEMES } from './tools.js';

const { app, protocol } = electron;
const out = process.env.CONFORMANCE_OUT ?? '';
const wanted = process.env.CONFORMANCE_RUN ?? '';
const write = (/** @type {object} */ line) => appendFileSync(out, `${JSON.stringify(line)}\n`);

// Each app has a profile of its own.
if (process.env.CONFORMANCE_PROFILE) app.setPath('userData', process.env.CONFORMANCE_PROFILE);
const isReadyAtOnce = app.isReady();
protocol.registerSchemesAsPrivileged(SCHEMES);

const ending = endings.find(({ name }) => name === wanted);
const early = { isReadyAtOnce };
const trace = (/** @type {string} */ step) => write({ step });

if (ending) {
  const tools = makeTools(electron, early);
  // Some endings begin before the app is ready.
  ending.early?.(electron, trace);
  app
    .whenReady()
    .then(() => ending.run(electron, trace, tools))
    .catch((error) => {
      trace(`failed: ${error instanceof Error ? error.stack : error}`);
      app.exit(99);
    });
} else {
  const tools = makeTools(electron, early);
  app.on('window-all-closed', () => undefined);
  const run = async () => {
    for (const { area, cases } of areas) {
      if (wanted !== '' && wanted !== area) continue;
      for (const one of cases) {
        const from = performance.now();
        try {
          await tools.within(60_000, one.run(electron, tools));
          write({ area, name: one.name, ok: true, ms: Math.round(performance.now() - from) });
        } catch (error) {
          write({
            area,
            name: one.name,
            ok: false,
            error: error instanceof Error ? error.stack : String(error),
          });
        }
      }
    }
    write({ done: true });
    app.exit(0);
  };
  app
    .whenReady()
    .then(run)
    .catch((error) => {
      write({ step: `failed: ${error instanceof Error ? error.stack : error}` });
      app.exit(99);
    });
}
