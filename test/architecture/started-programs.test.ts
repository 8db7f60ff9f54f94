import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { expect, test } from 'vitest';

/** What starts a program in a way that fails on Windows, or that reads its arguments again. */
const refused = [
  { what: 'a .cmd or .bat, which Node refuses to start without a shell', pattern: /\.(?:cmd|bat)['"`]/u },
  { what: 'npm by its name, a .cmd on Windows', pattern: /[(?:]\s*['"](?:npm|npx|yarn|pnpm)['"]/u },
  { what: 'a shell', pattern: /\bshell: (?!false)|\bexec(?:Sync)?\(/u },
];

const withoutComments = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/gu, '');

/** What a text that starts programs does wrong. */
function faultsOf(text: string): readonly string[] {
  const code = withoutComments(text);
  if (!/^import .* from ['"]node:child_process['"]/mu.test(code)) return [];
  return refused
    .filter(({ pattern }) => pattern.test(code.replaceAll(/\.exec\(/gu, '')))
    .map(({ what }) => what);
}

test('no source starts a .cmd, npm by its name, or a shell', () => {
  // Tests and plain JavaScript included, but for the faults written below.
  const files = ['electron', 'renderer', 'shared', 'test']
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(?:tsx?|mjs)$/u.test(entry.name))
    .map((entry) => relative('.', join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => path !== 'test/architecture/started-programs.test.ts');
  expect(files).toEqual(
    expect.arrayContaining(['electron/launch/bootstrap.mjs', 'test/support/child-work.ts']),
  );
  const faults = files.flatMap((path) =>
    faultsOf(readFileSync(path, 'utf8')).map((what) => `${path}: ${what}`),
  );
  expect(faults).toEqual([]);
});

test.each([
  ["run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args)", 2],
  ["spawnSync('vite.cmd', [])", 1],
  ["spawn('npm', ['install'])", 1],
  ["spawn('x', [], { shell: true })", 1],
  ["execSync('ldd --version')", 1],
  ["// never npm.cmd'\nspawn(process.execPath, [client])", 0],
  ['/\\d+/u.exec(line); spawn(process.execPath, [])', 0],
] as const)('%s: %i fault(s)', (code, count) => {
  expect(faultsOf(`import { spawn } from 'node:child_process';\n${code}`)).toHaveLength(count);
  expect(faultsOf(code)).toEqual([]);
});
