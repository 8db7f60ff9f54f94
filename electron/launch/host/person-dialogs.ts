/**
 * File dialogs for a person at the screen: a small window of the host that walks the folders of the computer.
 * Chromium's own choosers do not tell paths, and the app works with paths, in its main process only.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, extname, join, resolve } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import type { FileDialogOptions, HostDialogs } from './dialogs.ts';

/** What the window shows of a folder. */
interface Listing {
  readonly folder: string;
  readonly parent: string;
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/** Folders and files of the wanted kinds; hidden ones and those that cannot be read are left out. */
export function listFolder(folder: string, extensions: readonly string[]): Listing {
  const here = resolve(folder);
  const folders: string[] = [];
  const files: string[] = [];
  for (const name of readdirSync(here).sort((a, b) => a.localeCompare(b, 'fr'))) {
    if (name.startsWith('.')) continue;
    const stats = statSync(join(here, name), { throwIfNoEntry: false });
    if (stats?.isDirectory()) folders.push(name);
    else if (
      stats?.isFile() &&
      (extensions.length === 0 || extensions.includes(extname(name).slice(1).toLowerCase()))
    )
      files.push(name);
  }
  return { folder: here, parent: dirname(here), folders, files };
}

const PAGE = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><style>
body { font: 14px system-ui, sans-serif; margin: 16px; color: #1f2a2c; background: #faf9f7 }
h1 { font-size: 16px } ul { list-style: none; margin: 8px 0; padding: 0; height: 300px; overflow: auto; border: 1px solid #8a8578; background: #fff }
li button { width: 100%; text-align: left; border: 0; background: none; padding: 6px 10px; font: inherit }
li button:hover, li button:focus { background: #dfeceb } label { display: block; margin: 8px 0 }
input { width: 100%; box-sizing: border-box; font: inherit; padding: 6px } footer { display: flex; gap: 8px; justify-content: flex-end }
footer button { font: inherit; padding: 6px 14px } #problem { color: #8f1d14; min-height: 1.2em }
</style></head><body><h1></h1><form><div id="folder"></div><ul></ul><label>Fichier<input></label><p id="problem" role="alert"></p>
<footer><button type="button" id="cancel">Annuler</button><button id="accept"></button></footer></form></body></html>`;

/** Runs in the dialog's page: draws the listing, and tells the host what the person does. */
function draw(view: {
  title: string;
  accept: string;
  name: string;
  listing: Listing | null;
  problem: string;
}): void {
  const element = <T extends Element>(selector: string, kind: new () => T): T => {
    const found = document.querySelector(selector);
    if (!(found instanceof kind)) throw new Error(selector);
    return found;
  };
  const tell: unknown = Reflect.get(window, 'tellHost');
  const say = (act: string, value: string): void => {
    if (typeof tell === 'function') void tell(act, value);
  };
  document.title = view.title;
  element('h1', HTMLHeadingElement).textContent = view.title;
  element('#problem', HTMLElement).textContent = view.problem;
  element('#accept', HTMLButtonElement).textContent = view.accept;
  const input = element('input', HTMLInputElement);
  if (view.name !== '') input.value = view.name;
  if (view.listing) {
    const { folder, parent, folders, files } = view.listing;
    element('#folder', HTMLElement).textContent = folder;
    const line = (text: string, act: () => void): HTMLLIElement => {
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = text;
      button.addEventListener('click', act);
      item.append(button);
      return item;
    };
    element('ul', HTMLUListElement).replaceChildren(
      ...(parent === folder ? [] : [line('↑ Dossier parent', () => say('folder', parent))]),
      ...folders.map((name) => line(`📁 ${name}`, () => say('folder', `${folder}/${name}`))),
      ...files.map((name) =>
        line(name, () => {
          input.value = name;
          input.focus();
        }),
      ),
    );
  }
  element('form', HTMLFormElement).onsubmit = (event) => {
    event.preventDefault();
    say('accept', input.value);
  };
  element('#cancel', HTMLButtonElement).onclick = () => say('cancel', '');
  document.onkeydown = (event) => {
    if (event.key === 'Escape') say('cancel', '');
  };
  input.focus();
}

async function ask(
  context: BrowserContext,
  options: FileDialogOptions,
  isSaving: boolean,
): Promise<string | null> {
  const isFolder = options.properties?.includes('openDirectory') === true;
  // No file has that extension: a folder is chosen among folders.
  const extensions = isFolder ? ['/'] : (options.filters ?? []).flatMap((filter) => filter.extensions);
  const answer = Promise.withResolvers<string | null>();
  let folder = homedir();
  let confirmed = '';
  const page: Page = await context.newPage();
  const show = (name: string, problem = ''): Promise<void> => {
    const view = {
      title: options.title ?? 'Choisir un fichier',
      accept: isSaving ? 'Enregistrer' : 'Choisir',
      name,
      listing: listFolder(folder, extensions),
      problem,
    };
    return page.evaluate(draw, view);
  };
  await page.exposeFunction('tellHost', async (act: string, value: string) => {
    if (act === 'cancel') return answer.resolve(null);
    const path = resolve(folder, value);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (act === 'accept' && isFolder)
      return stats?.isDirectory() ? answer.resolve(path) : show(value, 'Ce dossier n’existe pas.');
    if (act === 'folder' || stats?.isDirectory()) {
      try {
        listFolder(path, extensions);
        folder = path;
      } catch {
        return show('', 'Ce dossier ne peut pas être lu.');
      }
      return show('');
    }
    if (value.trim() === '') return show('', 'Indiquez un fichier.');
    if (!isSaving && !stats) return show(value, 'Ce fichier n’existe pas.');
    if (isSaving && !existsSync(dirname(path))) return show(value, 'Ce dossier n’existe pas.');
    if (isSaving && stats && confirmed !== path) {
      confirmed = path;
      return show(value, 'Ce fichier existe déjà\u202f: validez de nouveau pour le remplacer.');
    }
    answer.resolve(path);
  });
  page.once('close', () => answer.resolve(null));
  await page.setContent(PAGE);
  await show(options.defaultPath ?? '');
  const path = await answer.promise;
  await page.close();
  return path;
}

/** File dialogs in a window of the host itself. */
export const personDialogs = (context: () => BrowserContext | null): HostDialogs => {
  const inContext = (options: FileDialogOptions, isSaving: boolean): Promise<string | null> => {
    const open = context();
    return open ? ask(open, options, isSaving) : Promise.resolve(null);
  };
  return { open: (options) => inContext(options, false), save: (options) => inContext(options, true) };
};
