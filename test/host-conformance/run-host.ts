/** Starts the app of the cases in the Chromium host, as Electron's executable would: `run-host.ts FOLDER [argument…]`. */
import { findChromium } from '../../electron/launch/chromium.mjs';
import { scriptedDialogs, startHosted } from '../../electron/launch/host/index.ts';

const [, , appRoot = '', ...argv] = process.argv;
const script = scriptedDialogs();
const hosted = await startHosted({
  appRoot,
  argv,
  executablePath: (await findChromium()) ?? '',
  isHeadless: true,
  isAlone: true,
  dialogs: () => script.dialogs,
  onExit: (code) => process.exit(code),
});
// What only a system does, and the host plays: the cases that need it run on this host alone.
Reflect.set(globalThis, 'conformancePlays', {
  endSession: (reasons: readonly string[]) => hosted.endSession(reasons),
  failInV8: () => hosted.failInV8(),
  menu: () => hosted.menu(),
  misspell: (word: string, suggestions: readonly string[]) => hosted.misspell(word, suggestions),
  prints: () => hosted.prints(),
  answerPrint: (success: boolean, reason: string) => hosted.answerPrint(success, reason),
});
