/**
 * The recipes of CONTRIBUTING.md, followed to the letter in a copy of the tree: what they name is enough, and what they
 * say is refused without a part is refused.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeScratch, type Scratch } from './scratch';

let tree: Scratch;
beforeAll(() => {
  tree = makeScratch();
});
afterEach(() => tree.restore());
afterAll(() => tree.remove());

/** A kind that copies another: its own fields, its own scheme, one line in the list. */
function addKind(): void {
  const from = 'shared/contract-files/kinds/cae2005';
  for (const name of readdirSync(join(tree.root, from)).filter((each) => !each.endsWith('.test.ts')))
    tree.copy(`${from}/${name}`, `shared/contract-files/kinds/trial/${name}`, [
      ['CAE_2005', 'CUI_CAE'],
      ['cae2005', 'trial'],
      ["'aid.", "'trialAid."],
      ['DEMO-CAE', 'DEMO-TRIAL'],
      ['99999002100019', '99999003100018'],
      ["prefix: 'CAE'", "prefix: 'ESSAI'"],
      ['CAE (2005-2009)', 'Essai'],
    ]);
  tree.edit(
    'shared/contract-files/kinds/index.ts',
    "import { pmsmpKind } from './pmsmp';",
    "import { pmsmpKind } from './pmsmp';\nimport { trialKind } from './trial';",
  );
  tree.edit('shared/contract-files/kinds/index.ts', '  pmsmpKind,\n]', '  pmsmpKind,\n  trialKind,\n]');
}

const settings = 'shared/settings/settings.procedures.ts';
function declareProcedure(): void {
  tree.edit(
    settings,
    "  'settings.save': inOpenVault(",
    `  'settings.structure': inOpenVault(nothing, settingsSchema.pick({ structureName: true }), {
    leaves: noLine.nobody,
    refreshes: [],
  }),
  'settings.save': inOpenVault(`,
  );
}
const answerProcedure = (): void =>
  tree.edit(
    'electron/vault/settings/index.ts',
    "  'settings.save': ({ settings }) =>",
    "  'settings.structure': () => ok({ structureName: settingsOf(deps.db).structureName }),\n  'settings.save': ({ settings }) =>",
  );

function addCommand(): void {
  tree.edit(
    'electron/cli/commands/candidates.ts',
    `  program
    .command('candidates')
    .description('candidats d’un portefeuille')
    .command('search')`,
    `  const candidates = program.command('candidates').description('candidats d’un portefeuille');
  candidates
    .command('show')
    .argument('<path>', 'portefeuille')
    .argument('<id>', 'identifiant')
    .action((path: string, id: string) =>
      withPortfolio(path, async (ask) => {
        const found = await ask('candidates.get', { id: candidateIdSchema.parse(id) });
        print(false, found, () => [found.candidate.firstName]);
      }),
    );
  candidates
    .command('search')`,
  );
  tree.edit(
    'electron/cli/commands/candidates.ts',
    "import { wholeNumber } from '../numbers';",
    "import { candidateIdSchema } from '../../../shared/fields';\nimport { wholeNumber } from '../numbers';",
  );
}

function addScreen(): void {
  tree.write(
    'renderer/indicators/trial-screen.tsx',
    `import type { ReactNode } from 'react';
import { useProcedure } from '../bridge';
import { Loaded, Page } from '../ui';

export function TrialScreen(): ReactNode {
  const query = useProcedure('candidates.facets', {});
  return (
    <Page title="Essai">
      <Loaded query={query}>{({ total }) => <p>{total}</p>}</Loaded>
    </Page>
  );
}
`,
  );
  tree.write(
    'renderer/indicators/routes.tsx',
    `${tree.read('renderer/indicators/routes.tsx')}export { TrialScreen } from './trial-screen';\n`,
  );
  tree.edit(
    'renderer/app/router.tsx',
    'const settings = createRoute({',
    `const trial = createRoute({
  getParentRoute: () => root,
  path: '/essai',
  component: lazyRouteComponent(() => import('../indicators/routes'), 'TrialScreen'),
});
const settings = createRoute({`,
  );
  tree.edit('renderer/app/router.tsx', '    sheets,\n', '    sheets,\n    trial,\n');
  tree.edit(
    'renderer/app/navigation.ts',
    "  { to: '/parametres',",
    "  { to: '/essai', label: 'Essai', icon: IconChartBar },\n  { to: '/parametres',",
  );
}

describe('each recipe touches what it says', () => {
  test('a kind of contract: one folder and one line', () => {
    addKind();
    expect(tree.changed().filter((path) => !path.startsWith('shared/contract-files/kinds/trial/'))).toEqual([
      'shared/contract-files/kinds/index.ts',
    ]);
    expect(tree.types()).toEqual([]);
    expect(tree.tests('test/architecture', 'shared/contract-files', 'electron/vault/contract-files')).toBe(
      '',
    );
  });

  test('a procedure, a command and a screen: nothing but the files that their recipes name', () => {
    declareProcedure();
    answerProcedure();
    addCommand();
    addScreen();
    expect(tree.changed()).toEqual([
      'electron/cli/commands/candidates.ts',
      'electron/vault/settings/index.ts',
      'renderer/app/navigation.ts',
      'renderer/app/router.tsx',
      'renderer/indicators/routes.tsx',
      'renderer/indicators/trial-screen.tsx',
      settings,
    ]);
    expect(tree.types()).toEqual([]);
    expect(tree.tests('test/architecture', 'electron/main/gate', 'electron/vault/settings')).toBe('');
  });
});

describe('what a recipe is refused without', () => {
  test('a procedure without its handler, without its line of accesses, without what it refreshes', () => {
    declareProcedure();
    expect(tree.types().join('\n')).toContain('settings.structure');
    tree.restore();
    declareProcedure();
    answerProcedure();
    tree.edit(
      settings,
      'settingsSchema.pick({ structureName: true }), {\n    leaves: noLine.nobody,\n    refreshes: [],',
      'settingsSchema.pick({ structureName: true }), {',
    );
    expect(tree.types().join('\n')).toMatch(/leaves.*refreshes|refreshes.*leaves/su);
  });

  test('a kind that is named outside its folder', () => {
    addKind();
    tree.edit(
      'renderer/contract-files/labels.ts',
      'export const statusLabels',
      "export const trial = 'CUI_CAE';\nexport const statusLabels",
    );
    expect(tree.tests('test/architecture/contract-kinds.test.ts')).toContain(
      'renderer/contract-files/labels.ts',
    );
  });

  test('a command that a spec of both entrances does not know', () => {
    addCommand();
    expect(tree.tests('electron/cli/entrances.test.ts')).toContain('candidates.get');
  });

  test('an arrow that runs up, and a circle of rooms', () => {
    tree.edit(
      'shared/fields/index.ts',
      "export * from './branches';",
      "export * from './branches';\nexport type { Facts } from '../law';",
    );
    expect(tree.tests('test/architecture/import-graph.test.ts')).toContain('no circle of folders');
  });
});
