/** The table of docs/electron-api.md, made from the app's sources and from the cases; `--write` writes it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { areas } from './app/main/areas.js';
import { endings } from './app/main/endings.js';
import { usedApis } from './used-apis.ts';

interface Stated {
  readonly area: string;
  readonly name: string;
  readonly source: string;
  readonly only: string;
}

/** Parts of Electron that no checker of types sees, since the app reads them by name. */
export const UNTYPED = ['WebContents.getLastWebPreferences', 'Process.parentPort', 'Process.type'];

/** The cases that are about each part of the interface. */
export function statedApis(): ReadonlyMap<string, readonly Stated[]> {
  const stated = new Map<string, Stated[]>();
  const all = [
    ...areas.flatMap(({ area, cases }) => cases.map((one) => ({ area, ...one }))),
    ...endings.map((one) => ({ area: 'endings', ...one })),
  ];
  for (const { area, name, api, source, onlyOn } of all)
    for (const part of api) {
      const only = onlyOn === undefined ? '' : `only on ${onlyOn.host}: ${onlyOn.reason}`;
      stated.set(part, [...(stated.get(part) ?? []), { area, name, source, only }]);
    }
  return stated;
}

const HEAD = `# Electron's interface, as the app uses it

Made by \`node test/host-conformance/table.ts --write\` from the sources of \`electron/main\` and \`electron/preload\`, which
TypeScript's checker reads, and from the cases of \`test/host-conformance\`. A part that the app uses and that no case states
fails \`coverage.test.ts\`. The cases run in the Chromium host here, in Electron in the workflow; what the host cannot do alike
stands in [ADR 1](adr/0001-chromium-host.md). \`*.on(…)\` is an event that a part of ours listens to under an interface of its
own. Sources are files of Electron's repository.

| part | cases | source |
| --- | --- | --- |
`;

/** The whole of docs/electron-api.md. */
export function table(root: string): string {
  const stated = statedApis();
  const parts = [...new Set([...usedApis(root), ...UNTYPED, ...stated.keys()])].sort();
  const lines = parts.map((part) => {
    const cases = stated.get(part) ?? [];
    const names = cases.map(({ area, name, only }) => `${area}: ${name}${only === '' ? '' : ` (${only})`}`);
    const sources = [...new Set(cases.map(({ source }) => source))];
    return `| \`${part}\` | ${names.join('<br>')} | ${sources.join('<br>')} |`;
  });
  return `${HEAD}${lines.join('\n')}\n`;
}

/** Where the table stands. */
export const TABLE = 'docs/electron-api.md';

if (process.argv[1] === import.meta.filename) {
  const root = join(import.meta.dirname, '../..');
  const text = table(root);
  if (process.argv.includes('--write')) writeFileSync(join(root, TABLE), text);
  else if (readFileSync(join(root, TABLE), 'utf8') !== text) {
    console.error(`${TABLE} is not what the sources say: run this with --write`);
    process.exitCode = 1;
  }
}
