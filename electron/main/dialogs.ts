import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { OpenDialogOptions, SaveDialogOptions } from 'electron';
import {
  type ChosenFile,
  type FileHandle,
  type FileUse,
  fileHandleSchema,
  type OpenPurpose,
  type SavePurpose,
} from '../../shared/base';
import type { Input } from '../../shared/ipc';
import { placeOfFile } from './place';

type FolderPurpose = Input<'files.chooseFolder'>['purpose'];

interface Kind {
  readonly title: string;
  readonly filters: { readonly name: string; readonly extensions: readonly string[] }[];
}

const portfolio = { name: 'Portefeuille Vivier', extensions: ['vivier'] };
const pdf = { name: 'Document PDF', extensions: ['pdf'] };
const handover = { name: 'Passation Vivier', extensions: ['passation'] };
const card = { name: 'Carte de collègue', extensions: ['carte'] };
const zip = { name: 'Export trimestriel', extensions: ['zip'] };

const toOpen: Readonly<Record<OpenPurpose, Kind>> = {
  portfolio: { title: 'Ouvrir un portefeuille', filters: [portfolio] },
  import: {
    title: 'Choisir l’extrait à importer',
    filters: [{ name: 'Extrait CSV ou Excel', extensions: ['csv', 'txt', 'tsv', 'xlsx'] }],
  },
  attachment: {
    title: 'Choisir la pièce à joindre',
    filters: [{ name: 'PDF ou image', extensions: ['pdf', 'png', 'jpg', 'jpeg'] }],
  },
  logo: {
    title: 'Choisir le logo de la structure',
    filters: [{ name: 'Image PNG ou JPEG', extensions: ['png', 'jpg', 'jpeg'] }],
  },
  export: { title: 'Choisir l’export à vérifier', filters: [zip] },
  update: {
    title: 'Choisir le fichier de mise à jour',
    filters: [{ name: 'Mise à jour de Vivier', extensions: ['maj'] }],
  },
  backup: { title: 'Choisir une sauvegarde', filters: [portfolio] },
  handover: { title: 'Ouvrir une passation', filters: [handover] },
  card: { title: 'Ouvrir la carte d’un collègue', filters: [card] },
  references: {
    title: 'Choisir le jeu de références',
    filters: [{ name: 'Références Vivier', extensions: ['references'] }],
  },
};

const toSave: Readonly<Record<SavePurpose, Kind>> = {
  portfolio: { title: 'Enregistrer le nouveau portefeuille', filters: [portfolio] },
  pdf: { title: 'Enregistrer le document PDF', filters: [pdf] },
  export: { title: 'Enregistrer l’export trimestriel', filters: [zip] },
  list: {
    title: 'Enregistrer la liste',
    filters: [{ name: 'Tableau CSV', extensions: ['csv'] }, pdf],
  },
  workbook: {
    title: 'Enregistrer la liste',
    filters: [{ name: 'Classeur Excel', extensions: ['xlsx'] }],
  },
  recovery: { title: 'Enregistrer la feuille de la clé de secours', filters: [pdf] },
  backup: { title: 'Copier la sauvegarde', filters: [portfolio] },
  'access-copy': {
    title: 'Enregistrer la copie des données',
    filters: [{ name: 'Données JSON', extensions: ['json'] }],
  },
  report: { title: 'Enregistrer le diagnostic', filters: [{ name: 'Texte', extensions: ['txt'] }] },
  handover: { title: 'Enregistrer la passation', filters: [handover] },
  card: { title: 'Enregistrer ma carte', filters: [card] },
  fixture: {
    title: 'Enregistrer la réponse signalée',
    filters: [{ name: 'Cas de test', extensions: ['json'] }],
  },
  'refused-rows': {
    title: 'Enregistrer les lignes refusées',
    filters: [{ name: 'Tableau CSV', extensions: ['csv'] }],
  },
};

/** What a call does with the files it was given: kept while it runs, spent if it succeeds, given back if it is refused. */
export interface TakenFiles {
  readonly paths: Readonly<Record<string, string>>;
  readonly spend: () => void;
  /** The call itself has just locked: what that cleared is still this call's, and may be given back. */
  readonly outlive: () => void;
  readonly giveBack: () => void;
}

export interface FileHandles {
  /** A new handle on a path, for one use. */
  readonly give: (path: string, use: FileUse) => ChosenFile;
  /** The paths behind some handles; `null` if one is unknown, spent, busy, or was given for another use. */
  readonly take: (
    handles: readonly string[],
    use: FileUse | ((handle: string) => FileUse | undefined),
  ) => TakenFiles | null;
  /** Forgets every handle: on lock. */
  readonly clear: () => void;
}

/** Handles of the files chosen in dialogs. Paths stay on this side; the window only holds numbers drawn at random. */
export function createFileHandles(): FileHandles {
  const given = new Map<string, { readonly path: string; readonly use: FileUse }>();
  let clearings = 0;
  return {
    give: (path, use) => {
      const handle: FileHandle = fileHandleSchema.parse(`file_${randomBytes(16).toString('hex')}`);
      given.set(handle, { path, use });
      const name = basename(path).slice(0, 300);
      return use.endsWith(':portfolio') ? { handle, name, place: placeOfFile(path) } : { handle, name };
    },
    take: (handles, use) => {
      const taken = new Map<string, { readonly path: string; readonly use: FileUse }>();
      for (const handle of handles) {
        const file = given.get(handle);
        if (!file || file.use !== (typeof use === 'function' ? use(handle) : use)) return null;
        taken.set(handle, file);
      }
      for (const handle of taken.keys()) given.delete(handle);
      let clearingsBefore = clearings;
      let isClosed = false;
      return {
        paths: Object.fromEntries([...taken].map(([handle, file]) => [handle, file.path])),
        spend: () => {
          isClosed = true;
        },
        outlive: () => {
          clearingsBefore = clearings;
        },
        giveBack: () => {
          if (isClosed || clearings !== clearingsBefore) return;
          isClosed = true;
          for (const [handle, file] of taken) given.set(handle, file);
        },
      };
    },
    clear: () => {
      clearings += 1;
      given.clear();
    },
  };
}

/** The two dialogs of the system, as Electron gives them, on the window of the app. */
export interface SystemDialogs {
  open(
    options: OpenDialogOptions,
  ): Promise<{ readonly canceled: boolean; readonly filePaths: readonly string[] }>;
  save(options: SaveDialogOptions): Promise<{ readonly canceled: boolean; readonly filePath: string }>;
}

/** Titles of the dialogs for a folder. */
const folderTitles: Readonly<Record<FolderPurpose, string>> = {
  backups: 'Choisir le dossier des sauvegardes',
};

export interface FileDialogs {
  readonly chooseToOpen: (purpose: OpenPurpose) => Promise<ChosenFile | null>;
  readonly chooseToSave: (purpose: SavePurpose, suggestedName: string) => Promise<ChosenFile | null>;
  readonly chooseFolder: (purpose: FolderPurpose) => Promise<ChosenFile | null>;
  /** Forgets the handles, and the answer of a dialog that is still on the screen. */
  readonly clear: () => void;
}

const filtersOf = (kind: Kind): { name: string; extensions: string[] }[] =>
  kind.filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));

/** A name that is only a name: no folder, no character that a file system refuses. */
export const plainFileName = (suggested: string): string => {
  const name = suggested
    .replaceAll(/[\p{Cc}<>:"/\\|?*]/gu, '-')
    .replace(/^[.\s]+/u, '')
    .replace(/[.\s]+$/u, '');
  return name === '' ? 'vivier' : name;
};

/** Some systems leave the extension to the user: it is added where that cannot fall on a file that exists. */
export function withExtension(
  path: string,
  extension: string,
  exists: (path: string) => boolean = existsSync,
): string {
  const full = `${path}.${extension}`;
  return extname(path) !== '' || exists(full) ? path : full;
}

/** File dialogs in French, each answer turned into a handle. One dialog at a time. */
export function createFileDialogs(system: SystemDialogs, handles: FileHandles): FileDialogs {
  let isShown = false;
  let clearings = 0;

  /** Shows one dialog; an answer that comes after a lock is dropped. */
  async function show(ask: () => Promise<string | null>, use: FileUse): Promise<ChosenFile | null> {
    if (isShown) return null;
    isShown = true;
    const clearingsBefore = clearings;
    try {
      const path = await ask();
      return path === null || clearings !== clearingsBefore ? null : handles.give(path, use);
    } finally {
      isShown = false;
    }
  }

  return {
    chooseToOpen: (purpose) =>
      show(async () => {
        const kind = toOpen[purpose];
        const answer = await system.open({
          title: kind.title,
          buttonLabel: 'Choisir',
          filters: filtersOf(kind),
          properties: ['openFile', 'dontAddToRecent'],
        });
        return answer.canceled ? null : (answer.filePaths[0] ?? null);
      }, `open:${purpose}`),
    chooseToSave: (purpose, suggestedName) =>
      show(async () => {
        const kind = toSave[purpose];
        const answer = await system.save({
          title: kind.title,
          buttonLabel: 'Enregistrer',
          defaultPath: plainFileName(suggestedName),
          filters: filtersOf(kind),
          properties: ['dontAddToRecent', 'showOverwriteConfirmation', 'createDirectory'],
        });
        if (answer.canceled || answer.filePath === '') return null;
        return withExtension(answer.filePath, kind.filters[0]?.extensions[0] ?? 'txt');
      }, `save:${purpose}`),
    chooseFolder: (purpose) =>
      show(async () => {
        const answer = await system.open({
          title: folderTitles[purpose],
          buttonLabel: 'Choisir',
          properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
        });
        return answer.canceled ? null : (answer.filePaths[0] ?? null);
      }, `folder:${purpose}`),
    clear: () => {
      clearings += 1;
      handles.clear();
    },
  };
}
