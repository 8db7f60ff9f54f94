/** Everything answers: one way to tell, a removal that can be undone or says before why it cannot, words that agree. */
import { describe, expect, test } from 'vitest';
import { contract } from '../../shared/ipc';
import { readSource, sourceFiles } from './import-graph';

const root = process.cwd();
const isTest = (path: string): boolean => /\.(?:test|spec|fixture)\.tsx?$/u.test(path);
const sourcesOf = (folders: readonly string[]) =>
  sourceFiles(root, folders)
    .filter((path) => !isTest(path))
    .map((path) => ({ path, text: readSource(root, path) }));
const renderer = sourcesOf(['renderer']);

describe('what the window tells at its foot', () => {
  const told = 'renderer/bridge/told.tsx';
  test('goes through one mechanism, which knows its cause and its next act', () => {
    const others = renderer.filter(
      ({ path, text }) =>
        path !== told &&
        (/notifications\.(?:show|update|hide|clean)/u.test(text) ||
          (/from '@mantine\/notifications'/u.test(text) && path !== 'renderer/app/app.tsx')),
    );
    expect(others.map(({ path }) => path)).toEqual([]);
    expect(renderer.find(({ path }) => path === told)?.text).toContain('notifications.show');
  });
  test('what stays until it is closed is taken away by its cause', () => {
    const causes = (call: string) =>
      renderer
        .filter(({ path }) => path !== told)
        .flatMap(({ text }) =>
          [...text.matchAll(new RegExp(`${call}\\(\\s*([A-Z_]+|'[a-z-]+')`, 'gu'))].map(([, cause]) => cause),
        );
    const states = causes('tellState');
    expect(states.length).toBeGreaterThanOrEqual(3);
    expect(states.filter((cause) => !causes('tellOver').includes(cause))).toEqual([]);
  });
});

/** How a removal is taken back, or what its file says before. */
type Way =
  | { readonly undoneBy: string }
  | { readonly saidBefore: RegExp }
  /** Nothing that was kept goes. */
  | { readonly takesNothing: string };

/** Every procedure whose name says that something goes. */
const removals: Readonly<Record<string, Way>> = {
  'lists.removeView': { undoneBy: 'lists.restoreView' },
  'settings.removeLogo': { undoneBy: 'settings.putLogoBack' },
  'candidates.removeContact': { undoneBy: 'candidates.recordContact' },
  'candidates.removeEnrolment': { undoneBy: 'candidates.saveEnrolment' },
  'candidates.removePeriod': { undoneBy: 'candidates.savePeriod' },
  'candidates.undoBatch': { takesNothing: 'gives back what an act on several people changed' },
  'papers.remove': { undoneBy: 'papers.save' },
  'papers.removeScan': { undoneBy: 'papers.addScanBytes' },
  'candidates.removeProfileEntry': { undoneBy: 'candidates.saveProfileEntry' },
  'contractFiles.removeAttachment': { undoneBy: 'contractFiles.attachBytes' },
  'keys.disableQuickUnlock': { undoneBy: 'keys.enableQuickUnlock' },
  'backups.removeCopy': { saidBefore: /texts\.removeMeans/u },
  'backups.forgetCopy': { saidBefore: /texts\.forgetMeans/u },
  'handover.removeColleague': { saidBefore: /texts\.removing/u },
  'handover.forgetSender': { saidBefore: /texts\.forgetting/u },
  'references.withdraw': { saidBefore: /texts\.means/u },
  'rights.withdrawOverride': { saidBefore: /texts\.withdrawal/u },
  'import.undo': { saidBefore: /askBefore\(/u },
  'privacy.erase': { saidBefore: /goes\.noWayBack/u },
  'privacy.withdrawObjection': { saidBefore: /objectionTexts\.withdrawMeans/u },
  'presentation.revoke': { saidBefore: /said\.revokeMeans/u },
  'drafts.remove': { takesNothing: 'a draft goes once its form is sent, or after `askToGiveUp`' },
  'handover.refuse': { takesNothing: 'the file stays where it is, and opens again' },
  'import.giveUp': { takesNothing: 'nothing was imported yet, and the file stays where it is' },
};
/** What goes by another name: the value absent, a person left out of a list, a field emptied. */
const others: readonly { readonly what: string; readonly file: string; readonly way: RegExp }[] = [
  {
    what: 'people of the lists, archived or put in the trash',
    file: 'renderer/candidates/batch.ts',
    way: /undo: \{ run: \(\) => takeBack/u,
  },
  { what: 'a fact that was told', file: 'renderer/rights/questions.tsx', way: /forgotten[\s\S]*undo: \{/u },
  {
    what: 'a contact of an employer',
    file: 'renderer/employers/employer-form.tsx',
    way: /contactRemoved[\s\S]{0,300}insert\(/u,
  },
  {
    what: 'a tutor',
    file: 'renderer/employers/employer-form.tsx',
    way: /tutorRemoved[\s\S]{0,300}insert\(/u,
  },
  { what: 'a group of values of a record', file: 'renderer/ui/record-fields.tsx', way: /offer\(\{ title/u },
  {
    what: 'a filter of a list',
    file: 'renderer/lists/filter-chips.tsx',
    way: /filterRemoved[\s\S]*ask\(\[/u,
  },
  {
    what: 'a value just added',
    file: 'renderer/references/add-value-modal.tsx',
    way: /undo: \{ run: \(\) => withdraw/u,
  },
  {
    what: 'an order just added',
    file: 'renderer/references/order-form.tsx',
    way: /undo: \{ run: \(\) => withdraw/u,
  },
];

describe('removing anything can be undone, or says before why it cannot', () => {
  const named = Object.keys(contract).filter((name) =>
    /\.(?:remove|forget|withdraw|erase|undo|refuse|disable|giveUp|delete|discard|clear|revoke|detach)/u.test(
      name,
    ),
  );
  test('every procedure that takes something away is listed', () => {
    expect(named.filter((name) => !Object.hasOwn(removals, name))).toEqual([]);
    expect(Object.keys(removals).filter((name) => !named.includes(name))).toEqual([]);
  });
  test.each(Object.entries(removals))('%s', (name, way) => {
    const callers = renderer.filter(({ text }) => text.includes(`'${name}'`));
    expect(callers.length).toBeGreaterThan(0);
    if ('takesNothing' in way) return;
    for (const { path, text } of callers) {
      if ('saidBefore' in way) expect(text, path).toMatch(way.saidBefore);
      else {
        expect(Object.keys(contract)).toContain(way.undoneBy);
        const near = renderer.filter((each) => each.path.startsWith(path.slice(0, path.lastIndexOf('/'))));
        expect(
          near.some((each) => each.text.includes(`'${way.undoneBy}'`)),
          path,
        ).toBe(true);
      }
    }
  });
  test.each(others)('$what', ({ file, way }) => {
    expect(renderer.find(({ path }) => path === file)?.text).toMatch(way);
  });
});

describe('an empty screen', () => {
  /** Those whose first act stands just above, by the sentence that says so. */
  const besideTheAct: readonly (readonly [file: string, title: string])[] = [
    ['renderer/handover/directory-panel.tsx', 'texts.empty'],
    ['renderer/contract-files/documents-step.tsx', 'documentsTexts.nothingAsked'],
    ['renderer/indicators/figures.tsx', 'texts.nothing'],
    ['renderer/import/batches.tsx', 'texts.none'],
    ['renderer/rights/comparator-screen.tsx', 'comparatorTexts.noneTitle'],
  ];
  const empties = renderer.flatMap(({ path, text }) =>
    [...text.matchAll(/<EmptyState\b[\s\S]*?<\/EmptyState>|<EmptyState\b[\s\S]*?\/>/gu)].map(([drawn]) => ({
      path,
      drawn,
    })),
  );
  test('teaches its first act, with a button or a link', () => {
    expect(empties.length).toBeGreaterThan(15);
    const mute = empties.filter(
      ({ path, drawn }) =>
        !/actions[=:]/u.test(drawn) &&
        !besideTheAct.some(([file, title]) => file === path && drawn.includes(title)),
    );
    expect(mute.map(({ path, drawn }) => `${path}: ${drawn.slice(0, 90)}`)).toEqual([]);
    expect(besideTheAct.filter(([file]) => !empties.some(({ path }) => path === file))).toEqual([]);
  });
});

describe('agreement in number', () => {
  /** The law says its own sentences, which are recorded word for word; the host of the tests speaks to developers. */
  const shown = sourcesOf(['renderer', 'shared', 'electron']).filter(
    ({ path }) => !/^(?:shared\/law|electron\/launch)\//u.test(path),
  );
  const helper = 'shared/base/text/french.ts';
  test.each([
    ['an s added by hand', /\? *'(?:e?s)?' *: *'(?:e?s)'|\? *'(?:e?s)' *: *'(?:e?s)?'/u],
    ['an s in brackets', /\p{L}\(s\)(?!\w*\()/u],
    [
      'a word chosen by a comparison with one',
      /(?:=== 1|> 1|< 2|>= 2) *\? *(?:'|`)(?!1er|1re|digit')\p{Ll}{2}/u,
    ],
  ])('is made by `plural`, `agree` or `count`, never by hand: %s', (_, byHand) => {
    const found = shown
      .filter(({ path }) => path !== helper)
      .flatMap(({ path, text }) =>
        text
          .split('\n')
          .flatMap((line, index) =>
            byHand.test(line) && !/^\s*(?:\/\/|\*|\/\*)/u.test(line)
              ? [`${path}:${index + 1}: ${line.trim()}`]
              : [],
          ),
      );
    expect(found).toEqual([]);
  });
  test('one made by hand is found', () => {
    const count = '$' + '{n}';
    const lines = [
      `${count} jour` + '$' + "{n > 1 ? 's' : ''}",
      `${count} réponse(s)`,
      "n === 1 ? 'est lue' : 'sont lues'",
    ];
    expect(/\? *'(?:e?s)?' *: *'(?:e?s)'|\? *'(?:e?s)' *: *'(?:e?s)?'/u.test(lines[0] ?? '')).toBe(true);
    expect(/\p{L}\(s\)(?!\w*\()/u.test(lines[1] ?? '')).toBe(true);
    expect(/(?:=== 1|> 1|< 2|>= 2) *\? *(?:'|`)(?!1er|1re|digit')\p{Ll}{2}/u.test(lines[2] ?? '')).toBe(true);
  });
});
