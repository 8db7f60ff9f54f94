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
      ["ContractKind<'CAE_2005'>", "ContractKind<'ESSAI'>"],
      ["id: 'CAE_2005'", "id: 'ESSAI'"],
      ['CAE_2005', 'CUI_CAE'],
      ...(['2005', '2006', '2007'] as const).map(
        (year) => [`civilDate('${year}-`, `civilDate('${Number(year) + 6}-`] as const,
      ),
      ["civilDate('2009-", "civilDate('2017-"],
      ["civilDate('1984-", "civilDate('1990-"],
      ['cae2005', 'trial'],
      ["'aid.", "'trial."],
      ['DEMO-CAE', 'DEMO-TRIAL'],
      ['960_00', '1200_00'],
      ['99999002100019', '99999003100018'],
      ["prefix: 'CAE'", "prefix: 'ESSAI'"],
      ['CAE (2005-2009)', 'Essai'],
      ['dans l’emploi (2005-2009)', 'd’essai'],
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
  const group =
    "  const candidates = program.command('candidates').description('candidats d’un portefeuille');";
  tree.edit(
    'electron/cli/commands/candidates.ts',
    group,
    `${group}

  candidates
    .command('show')
    .argument('<path>', 'portefeuille')
    .argument('<id>', 'identifiant')
    .action((path: string, id: string) =>
      withPortfolio(path, async (ask) => {
        const found = await ask('candidates.get', { id: candidateIdSchema.parse(id) });
        print(false, found, () => [found.candidate.firstName]);
      }),
    );`,
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
import { indicatorTexts as texts } from './indicators.texts';

export function TrialScreen(): ReactNode {
  const query = useProcedure('lists.size', { list: 'candidates' });
  return (
    <Page title={texts.trial}>
      <Loaded query={query}>{({ total }) => <p>{total}</p>}</Loaded>
    </Page>
  );
}
`,
  );
  tree.edit(
    'renderer/indicators/indicators.texts.ts',
    "  title: 'Indicateurs',",
    "  title: 'Indicateurs',\n  trial: 'Essai',",
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
    "  { to: '/essai', label: screenTexts.trial, icon: IconChartBar },\n  { to: '/parametres',",
  );
  tree.edit(
    'renderer/app/app.texts.ts',
    "  settings: 'Paramètres',",
    "  trial: 'Essai',\n  settings: 'Paramètres',",
  );
}

const fields = 'shared/fields/candidate.ts';
const migrations = 'electron/vault/db/migrations/index.ts';
const describeField = (): void =>
  tree.edit(
    fields,
    "  email: emailField({\n    label: 'Adresse électronique',\n",
    `  trialOn: dateField({
    label: 'Arrivée dans la commune',
    section: 'contact',
    purpose: 'Savoir depuis quand la personne habite la commune.',
    sensitivity: 'private',
    employerMaySee: false,
    since: 9000,
    sheet: { headings: ['habite la commune depuis'] },
  }),
  email: emailField({
    label: 'Adresse électronique',
`,
  );
function migrateField(): void {
  tree.write(
    'electron/vault/db/migrations/9000-trial.ts',
    `/** A trial. */
export const migration9000 = {
  version: 9000,
  intent: 'a trial',
  sql: 'ALTER TABLE candidate ADD COLUMN trial_on TEXT',
} as const;
`,
  );
  tree.edit(
    migrations,
    '\nexport interface Migration {',
    "import { migration9000 } from './9000-trial';\n\nexport interface Migration {",
  );
  const last = tree.read(migrations).lastIndexOf('\n];');
  tree.write(migrations, `${tree.read(migrations).slice(0, last)}\n  migration9000,\n];\n`);
}
const vae = 'shared/law/schemes/vae/index.ts';
const addRule = (): void => {
  tree.edit(
    vae,
    'rules: [experienceRule, certificationRule],',
    'rules: [experienceRule, certificationRule, trialRule],',
  );
  tree.edit(
    vae,
    '/** Validation of what experience has taught. */',
    `const trialRule: Rule = {
  id: 'trial',
  about: 'contract',
  label: 'Essai',
  sentence: 'Une qualification visée est dite.',
  from: vaeFrom,
  to: null,
  source: source(['L6411-1']),
  confidence: 'S',
  needs: [facts.qualification],
  test: (ask): Finding => {
    const target = ask(facts.qualification);
    return target.state === 'unknown' ? lacking(facts.qualification) : granted('Dite.');
  },
};

/** Validation of what experience has taught. */`,
  );
};
const addCases = (): void => {
  const cases = 'shared/law/schemes/vae/cases.ts';
  tree.edit(
    cases,
    "  ['parcours de VAE',",
    `  ['essai, qualification dite', {}, 'eligible', null, 'L. 6411-1'],
  ['essai, qualification inconnue', { contract: { qualification: undefined } }, 'to-check', 'trial', 'L. 6411-1'],
  ['parcours de VAE',`,
  );
  tree.write(
    cases,
    `${tree.read(cases)}
export const neverGiven = { trial: { verdicts: ['not-met'], why: 'a trial refuses nobody' } } as const;
`,
  );
};

/** A scheme that copies another, under a code of the field that has no rules yet. */
function addScheme(): void {
  for (const name of ['index.ts', 'cases.ts'])
    tree.copy(`shared/law/schemes/vae/${name}`, `shared/law/schemes/proa/${name}`, [
      ['VAE', 'PROA'],
      ['Vae', 'Proa'],
      ["'vae.", "'proa."],
      ['const vae: ', 'const proa: '],
      ['vaeFrom', 'proaFrom'],
      ['vaeSource', 'proaSource'],
      ['vaeMinimumExperience', 'proaMinimumExperience'],
      ['vaeCases', 'proaCases'],
      ['Validation des acquis de l’expérience', 'Essai'],
    ]);
  tree.edit(
    'shared/law/schemes/index.ts',
    "import { vae } from './vae';",
    "import { proa } from './proa';\nimport { vae } from './vae';",
  );
  tree.edit('shared/law/schemes/index.ts', '  vae,\n', '  vae,\n  proa,\n');
}

describe('each recipe touches what it says', () => {
  test('a field: one entry and one migration', () => {
    describeField();
    migrateField();
    expect(tree.changed()).toEqual(['electron/vault/db/migrations/9000-trial.ts', migrations, fields]);
    expect(tree.types()).toEqual([]);
    expect(
      tree.tests(
        'shared/fields',
        'test/fields',
        'electron/vault/db/record.test.ts',
        'electron/vault/candidates/every-field.test.ts',
        'shared/import',
      ),
    ).toBe('');
  });

  test('a rule: one entry and its cases; a scheme: one folder and one line', () => {
    addRule();
    addCases();
    addScheme();
    expect(tree.changed()).toEqual([
      'shared/law/schemes/index.ts',
      'shared/law/schemes/proa/cases.ts',
      'shared/law/schemes/proa/index.ts',
      'shared/law/schemes/vae/cases.ts',
      vae,
    ]);
    expect(tree.types()).toEqual([]);
    expect(
      tree.tests(
        'shared/law/views/law-check.test.ts',
        'test/architecture/law.test.ts',
        'test/law/coverage.test.ts',
        'shared/law/schemes/vae',
      ),
    ).toBe('');
  });

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
      'renderer/app/app.texts.ts',
      'renderer/app/navigation.ts',
      'renderer/app/router.tsx',
      'renderer/indicators/indicators.texts.ts',
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
    expect(tree.types().join('\n')).toContain('PolicyOf');
  });

  test('a field without its migration, or without its purpose', () => {
    describeField();
    expect(tree.tests('electron/vault/db/record.test.ts')).toContain('trial');
    tree.restore();
    describeField();
    tree.edit(fields, 'Savoir depuis quand la personne habite la commune.', '');
    expect(tree.tests('shared/fields/fields.test.ts')).toContain('trialOn');
  });

  test('a rule without cases', () => {
    addRule();
    expect(tree.tests('test/law/coverage.test.ts')).toContain('trial');
  });

  test('a kind that is named outside its folder', () => {
    addKind();
    tree.edit(
      'renderer/contract-files/labels.ts',
      'export const statusLabels',
      "export const trial = 'ESSAI';\nexport const statusLabels",
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
