import { describe, expect, test } from 'vitest';
import { createFileDialogs, createFileHandles, plainFileName, withExtension } from './dialogs';

describe('handles of chosen files', () => {
  test('a handle is good for one call', () => {
    const handles = createFileHandles();
    const { handle, name } = handles.give('/somewhere/extrait.csv', 'open:import');
    expect(handle).toMatch(/^file_[0-9a-f]{32}$/);
    expect(name).toBe('extrait.csv');
    const taken = handles.take([handle], 'open:import');
    expect(taken?.paths).toEqual({ [handle]: '/somewhere/extrait.csv' });
    taken?.spend();
    expect(handles.take([handle], 'open:import')).toBeNull();
  });

  test('while a call holds it, no other can', () => {
    const handles = createFileHandles();
    const { handle } = handles.give('/x', 'save:pdf');
    expect(handles.take([handle], 'save:pdf')).not.toBeNull();
    expect(handles.take([handle], 'save:pdf')).toBeNull();
  });

  test('a refused call gives it back, once', () => {
    const handles = createFileHandles();
    const { handle } = handles.give('/x', 'open:portfolio');
    const taken = handles.take([handle], 'open:portfolio');
    taken?.giveBack();
    const again = handles.take([handle], 'open:portfolio');
    expect(again).not.toBeNull();
    again?.spend();
    taken?.giveBack();
    again?.giveBack();
    expect(handles.take([handle], 'open:portfolio')).toBeNull();
  });

  test('a forged handle, one for another use, or one among good ones, is refused', () => {
    const handles = createFileHandles();
    const { handle } = handles.give('/x.csv', 'open:import');
    expect(handles.take([`file_${'0'.repeat(32)}`], 'open:import')).toBeNull();
    expect(handles.take([handle], 'save:pdf')).toBeNull();
    expect(handles.take([handle, `file_${'0'.repeat(32)}`], 'open:import')).toBeNull();
    expect(handles.take([handle], 'open:import')).not.toBeNull();
  });

  test('locking forgets them, those that a call holds too', () => {
    const handles = createFileHandles();
    const { handle } = handles.give('/x', 'open:import');
    handles.clear();
    expect(handles.take([handle], 'open:import')).toBeNull();
    const other = handles.give('/y', 'open:import').handle;
    const taken = handles.take([other], 'open:import');
    handles.clear();
    taken?.giveBack();
    expect(handles.take([other], 'open:import')).toBeNull();
  });

  test('a call that locks by itself, to restore, keeps its own: refused, it may be asked again with the same files', () => {
    const handles = createFileHandles();
    const { handle } = handles.give('/x', 'open:portfolio');
    const taken = handles.take([handle], 'open:portfolio');
    handles.clear();
    taken?.outlive();
    taken?.giveBack();
    expect(handles.take([handle], 'open:portfolio')).not.toBeNull();
  });
});

describe('file dialogs', () => {
  const answering = (path: string | null) => {
    const asked: {
      title?: string;
      defaultPath?: string;
      filters?: { name: string; extensions: string[] }[];
    }[] = [];
    return {
      asked,
      system: {
        open: async (options: object) => {
          asked.push(options);
          return { canceled: path === null, filePaths: path === null ? [] : [path] };
        },
        save: async (options: object) => {
          asked.push(options);
          return { canceled: path === null, filePath: path ?? '' };
        },
      },
    };
  };

  test('they speak French, filter by purpose, and never tell the path', async () => {
    const { asked, system } = answering('/home/x/extrait.csv');
    const file = await createFileDialogs(system, createFileHandles()).chooseToOpen('import');
    expect(asked[0]?.title).toBe('Choisir l’extrait à importer');
    expect(asked[0]?.filters?.[0]?.extensions).toContain('xlsx');
    expect(JSON.stringify(file)).not.toContain('/home');
    expect(file?.name).toBe('extrait.csv');
  });

  test('giving up gives nothing', async () => {
    const { system } = answering(null);
    const dialogs = createFileDialogs(system, createFileHandles());
    expect(await dialogs.chooseToOpen('portfolio')).toBeNull();
    expect(await dialogs.chooseToSave('pdf', 'dossier.pdf')).toBeNull();
  });

  test('the suggested name cannot point elsewhere', async () => {
    const { asked, system } = answering('/x/y.pdf');
    await createFileDialogs(system, createFileHandles()).chooseToSave('pdf', '../../etc/passwd');
    expect(asked[0]?.defaultPath).toBe('-..-etc-passwd');
    expect(plainFileName('C:\\Windows\\a?.pdf')).toBe('C--Windows-a-.pdf');
    expect(plainFileName('...')).toBe('vivier');
  });

  test('one dialog at a time', async () => {
    const answer = Promise.withResolvers<{ canceled: boolean; filePaths: string[] }>();
    const { system } = answering('/x');
    const dialogs = createFileDialogs({ ...system, open: () => answer.promise }, createFileHandles());
    const first = dialogs.chooseToOpen('import');
    expect(await dialogs.chooseToOpen('import')).toBeNull();
    answer.resolve({ canceled: false, filePaths: ['/x.csv'] });
    expect((await first)?.name).toBe('x.csv');
    expect(await dialogs.chooseToSave('list', 'liste.csv')).not.toBeNull();
  });

  test('a file chosen after the lock is not given', async () => {
    const answer = Promise.withResolvers<{ canceled: boolean; filePaths: string[] }>();
    const { system } = answering('/x');
    const dialogs = createFileDialogs({ ...system, open: () => answer.promise }, createFileHandles());
    const chosen = dialogs.chooseToOpen('import');
    dialogs.clear();
    answer.resolve({ canceled: false, filePaths: ['/x.csv'] });
    expect(await chosen).toBeNull();
  });

  test('an extension is added only where it falls on no file', () => {
    expect(withExtension('/x/dossier', 'pdf', () => false)).toBe('/x/dossier.pdf');
    expect(withExtension('/x/dossier', 'pdf', () => true)).toBe('/x/dossier');
    expect(withExtension('/x/dossier.PDF', 'pdf', () => false)).toBe('/x/dossier.PDF');
  });
});
