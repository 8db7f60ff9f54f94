/** The vault on a computer where one of its native modules does not load: the built process itself, without a window. */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { appRoot } from '../../electron/launch/chromium.mjs';
import { createVaultClient, type VaultClient } from '../../electron/main/vault-client';
import type { Result } from '../../shared/base';
import { sealing } from '../../shared/ipc';
import { noProfile } from '../../shared/settings';
import { utilityOf } from '../support/utility-process';

const folder = mkdtempSync(join(tmpdir(), 'vivier-natives-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let client: VaultClient | null = null;
afterEach(async () => {
  await client?.close();
  client = null;
});

/** A vault whose Node refuses to load what `pattern` names, as Windows does for a DLL that is missing. */
function vaultWithout(
  pattern: RegExp,
): (name: string, input: object, file?: string) => Promise<Result<unknown>> {
  const hook = join(folder, `hook-${pattern.source.length}.mjs`);
  writeFileSync(
    hook,
    `import { registerHooks } from 'node:module';
     registerHooks({ resolve: (specifier, context, next) => {
       if (${pattern}.test(specifier)) throw Object.assign(new Error('The specified module could not be found.'), { code: 'ERR_DLOPEN_FAILED' });
       return next(specifier, context);
     } });`,
  );
  const made = createVaultClient({
    fork: () =>
      utilityOf(
        fork(join(appRoot, 'out', 'main', 'vault.js'), [], {
          serialization: 'advanced',
          execArgv: [
            '--import',
            pathToFileURL(hook).href,
            '--import',
            pathToFileURL(join(appRoot, 'electron', 'launch', 'host', 'parent-port.ts')).href,
          ],
          stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        }),
      ),
    onDeath: () => undefined,
  });
  client = made;
  const handle = `file_${'0'.repeat(32)}`;
  const sealed = sealing();
  return (name, input, file) =>
    sealed(
      (one, wire) =>
        made.call({
          name: one,
          input: wire,
          files: file === undefined ? {} : { [handle]: file },
          onProgress: () => undefined,
        }).answer,
      name,
      file === undefined ? input : { ...input, file: handle },
    );
}
const passphrase = 'onze grues au-dessus du port';

describe('a computer without what the native Argon2 asks for (Visual C++ on Windows)', () => {
  test('makes a portfolio all the same, and the diagnostics say why it is slower', async () => {
    const ask = vaultWithout(/@node-rs\/argon2/u);
    const path = join(folder, 'equipe.vivier');
    const prepared = await ask('portfolio.prepare', { passphrase, profile: noProfile }, path);
    expect(prepared).toMatchObject({ ok: true });
    const recoveryKey: unknown = prepared.ok && Reflect.get(Object(prepared.data), 'recoveryKey');
    expect(await ask('portfolio.create', { recoveryKey }, path)).toMatchObject({ ok: true });
    const diagnosis = await ask('diagnostics.run', {});
    expect(diagnosis).toMatchObject({ ok: true });
    const text = String(diagnosis.ok && Reflect.get(Object(diagnosis.data), 'text'));
    expect(text).toMatch(/Chiffrement.*à surveiller/u);
    expect(text).toContain('Microsoft Visual C++ Redistributable');
    await client?.close();
    client = null;
    // The native engine derives the same key: the file opens on another computer.
    const native = vaultWithout(/^nothing$/u);
    expect(await native('portfolio.open', { passphrase }, path)).toMatchObject({ ok: true });
  });
});

test('a computer whose antivirus holds the module of the database is told which file, and what to do', async () => {
  const ask = vaultWithout(/prebuilds[\\/].*\.node$/u);
  const answer = await ask(
    'portfolio.prepare',
    { passphrase, profile: noProfile },
    join(folder, 'autre.vivier'),
  );
  const opened = answer.ok
    ? await ask(
        'portfolio.create',
        { recoveryKey: Reflect.get(Object(answer.data), 'recoveryKey') },
        join(folder, 'autre.vivier'),
      )
    : answer;
  expect(opened).toMatchObject({ ok: false, error: { code: 'ENGINE_UNLOADABLE' } });
  expect(!opened.ok && opened.error.message).toContain(`${process.platform}-${process.arch}.node`);
});
