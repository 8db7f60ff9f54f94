/** Starts the built app in the Chromium host, for a person, or under the command of the process that started it. */
import { appRoot, findChromium } from '../chromium.mjs';
import { startHosted } from './index.ts';
import { personDialogs } from './person-dialogs.ts';
import { scriptedDialogs } from './scripted-dialogs.ts';

const hasScreen =
  process.platform === 'win32' ||
  process.platform === 'darwin' ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

const executablePath = await findChromium();
if (executablePath === null) {
  console.error(
    'Vivier : aucun Chromium, Chrome ou Edge sur ce poste ; lancez « npm start », qui l’installe.',
  );
  process.exit(1);
}
console.log(`Vivier : hôte Chromium (${executablePath}${hasScreen ? '' : ', sans écran'})`);

const script = scriptedDialogs();
const hosted = await startHosted({
  // The content of a package may stand in the place of what was just built.
  appRoot: process.env.VIVIER_E2E_APP ?? appRoot,
  argv: process.argv.slice(2),
  isAlone: true,
  executablePath,
  isHeadless: !hasScreen,
  dialogs: process.send && !process.env.VIVIER_DEV ? () => script.dialogs : personDialogs,
  onExit: (code) => process.exit(code),
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => hosted.quit());

// A parent process answers the dialogs and asks for the end over its own channel: no port is opened.
process.on('message', (message: { readonly act?: string; readonly path?: string | null }) => {
  switch (message.act) {
    case 'answerOpen':
      return script.open.give(message.path ?? null);
    case 'answerSave':
      return script.save.give(message.path ?? null);
    case 'reload':
      return void hosted.firstPage.then((page) => page.reload());
    case 'quit':
      return hosted.quit();
  }
});
const page = await hosted.firstPage;
process.send?.({ event: 'opened', title: await page.title() });
