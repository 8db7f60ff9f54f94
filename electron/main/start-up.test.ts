import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { playWindows } from '../../test/support/held-files';
import { startUpFailure, takesFiles } from './start-up';

test('the profile is tried with a file that does not stay; one that takes none is told, not thrown', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vivier-start-'));
  expect(takesFiles(join(folder, 'profil'))).toBe(true);
  expect(readdirSync(join(folder, 'profil'))).toEqual([]);
  writeFileSync(join(folder, 'fichier'), '');
  expect(takesFiles(join(folder, 'fichier', 'profil'))).toBe(false);
  rmSync(folder, { recursive: true });
});

test('a profile whose new files an antivirus looks at takes files, and main does not wait for it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vivier-start-'));
  const windows = playWindows();
  windows.hold(/\.part$/u, 5_000);
  expect(takesFiles(folder)).toBe(true);
  expect(windows.waited()).toBe(0);
  windows.end();
  rmSync(folder, { recursive: true });
});

test('the box for an app that cannot start says what is safe, without a path', () => {
  expect(startUpFailure.content).toMatch(/intacts/u);
  expect(startUpFailure.content).not.toMatch(/[/\\]|undefined/u);
});
