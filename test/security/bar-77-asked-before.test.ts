/**
 * Bar 77: what goes and does not come back by itself is asked before, in one way: what and how many, the act by its verb,
 * and the focus on keeping it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appRoot } from '../../electron/launch/chromium.mjs';
import { contract } from '../../shared/ipc';
import { sourceFiles } from '../architecture/import-graph';

const sources = sourceFiles(appRoot, ['renderer']).map((path) => ({
  path,
  text: readFileSync(join(appRoot, path), 'utf8'),
}));
const where = (pattern: RegExp): readonly string[] =>
  sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

test('one function of the window asks, and puts the focus on keeping', () => {
  expect(where(/openConfirmModal/u)).toEqual(['renderer/ui/ask-before.tsx']);
  const [{ text } = { text: '' }] = sources.filter(({ path }) => path === 'renderer/ui/ask-before.tsx');
  expect(text).toContain("cancelProps: { 'data-autofocus': true }");
  expect(text).toContain("confirmProps: { color: 'red' }");
});

/** What a button of a question says: written there, or in the texts of its room. */
function buttonOf(path: string, body: string, button: 'confirm' | 'keep'): string {
  const written = new RegExp(`${button}: '([^']+)'`, 'u').exec(body)?.[1];
  if (written !== undefined) return written;
  const key = new RegExp(`${button}: \\w+\\.(\\w+)`, 'u').exec(body)?.[1];
  const room = path.slice(0, path.lastIndexOf('/') + 1);
  const texts = sources.filter((each) => each.path.startsWith(room) && each.path.endsWith('.texts.ts'));
  return (
    texts.flatMap(({ text }) => new RegExp(`\\b${key}: '([^']+)'`, 'u').exec(text)?.[1] ?? []).at(0) ?? ''
  );
}

test('every question names the act by its verb, and the other button says what stays', () => {
  const questions = sources.flatMap(({ path, text }) =>
    path === 'renderer/ui/ask-before.tsx'
      ? []
      : [...text.matchAll(/askBefore\(\{([\s\S]*?)\n {2,}\}\);/gu)].map(([, body = '']) => ({ path, body })),
  );
  expect(questions.length).toBeGreaterThanOrEqual(3);
  for (const { path, body } of questions) {
    const confirm = buttonOf(path, body, 'confirm');
    expect(confirm, path).not.toMatch(/^(?:Oui|OK|Confirmer|Valider|Continuer|)$/iu);
    expect(confirm, path).toMatch(/^[A-ZÀ-Ý][a-zà-ÿ]+(?:er|ir|re)\b/u);
    expect(buttonOf(path, body, 'keep'), path).not.toBe('');
    expect(body, path).toMatch(/title: /u);
    expect(body, path).toMatch(/children: /u);
  }
});

/** What takes something away, or freezes it, and where the window asks before. A new procedure of the kind has its line here. */
const askedIn: Readonly<Record<string, { readonly in: string; readonly asks: RegExp }>> = {
  'backups.removeCopy': { in: 'renderer/backups/copies-section.tsx', asks: /askBefore\(/u },
  'backups.forgetCopy': { in: 'renderer/backups/copies-section.tsx', asks: /askBefore\(/u },
  'import.undo': { in: 'renderer/import/batches.tsx', asks: /askBefore\(/u },
  'privacy.erase': {
    in: 'renderer/privacy/erasure-screen.tsx',
    asks: /texts\.confirmation\.erase[\s\S]*texts\.confirmation\.keep[\s\S]*name="confirmation"/u,
  },
  'indicators.writeExport': {
    in: 'renderer/indicators/quarter-export.tsx',
    asks: /if \(!freezesQuarter\([\s\S]*askBefore\(/u,
  },
  'import.giveUp': { in: 'renderer/import/import-screen.tsx', asks: /askToGiveUp\(/u },
};
/** What takes away what can be put back at once, as it was, where it stood. */
const putBack: Readonly<Record<string, string>> = {
  'candidates.removeContact': 'the message that says so puts it back, on its day, with its note',
  'candidates.removeEnrolment': 'the message that says so puts it back, with its days',
  'candidates.undoBatch': 'gives back what an act on several people changed; the act may be done again',
  'candidates.removePeriod': 'the message that says so puts it back, as it was',
  'candidates.removeProfileEntry': 'the message that says so puts it back, at its rank',
  'contractFiles.removeAttachment':
    'the copy is put back, on its line as it stood, by the message that follows',
  'drafts.remove': 'erases what was typed once it is saved, or given up, which is asked by the form',
  'handover.forgetSender': 'the signature is confirmed again with the next file that it signs',
  'handover.removeColleague': 'the colleague’s key is read again from the file that brought it',
  'privacy.withdrawObjection': 'the objection and its withdrawal stay written, and it is noted again',
  'lists.removeView': 'the message that says so puts it back, where it stood, with those it picked',
  'papers.remove': 'the message that says so puts it back, with its copies',
  'papers.removeScan': 'the message that says so puts the copy back',
  'settings.removeLogo': 'the message that says so puts it back',
  'references.withdraw': 'the value stays in the history, and is entered again',
  'rights.withdrawOverride': 'the choice stays in the history, and is made again',
};

test('every procedure whose name says that something goes is asked before, or brings it back', () => {
  const names = Object.keys(contract).filter((name) =>
    /\.(?:remove|delete|erase|giveUp|undo|forget|discard|withdraw)/u.test(name),
  );
  expect(names.filter((name) => askedIn[name] === undefined && putBack[name] === undefined)).toEqual([]);
  for (const [name, { in: path, asks }] of Object.entries(askedIn)) {
    expect(Object.keys(contract), name).toContain(name);
    expect(sources.find((source) => source.path === path)?.text, name).toMatch(asks);
  }
});
