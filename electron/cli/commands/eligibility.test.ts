import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { typography } from '../../../shared/text';
import { CliRefusal } from '../output';
import { eligibilityCommand } from './eligibility';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-eligibility-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** What the command prints on stdout for the text of a file of facts. */
function run(text: string, ...options: readonly string[]): string {
  const path = join(folder, 'facts.json');
  writeFileSync(path, text);
  let printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += String(chunk);
    return true;
  });
  const program = new Command('vivier').exitOverride().configureOutput({ writeErr: () => {} });
  eligibilityCommand(program);
  program.parse(['eligibility', '--facts', path, ...options], { from: 'user' });
  return printed;
}

describe('vivier eligibility', () => {
  test('one situation gets one answer, an array an array in its order', () => {
    const answer: unknown = JSON.parse(run('{"on":"2026-09-01"}', '--json'));
    expect(answer).toMatchObject({ on: '2026-09-01', schemes: [{ id: 'CPRO', verdict: 'to-check' }] });
    const answers: unknown = JSON.parse(run('[{"on":"2004-09-30"},{"on":"2026-09-01"}]', '--json'));
    expect(answers).toMatchObject([
      { on: '2004-09-30', schemes: [{ inForce: false }] },
      { on: '2026-09-01', schemes: [{ inForce: true }] },
    ]);
    expect(JSON.parse(run('[]', '--json'))).toEqual([]);
  });
  test('without --json it prints French lines', () => {
    expect(run('\uFEFF{"on":"2026-09-01"}')).toContain(
      typography('Contrat de professionnalisation au 2026-09-01 : à vérifier'),
    );
  });
  test.each([
    ['{', 'Le fichier des faits n’est pas un JSON lisible.'],
    ['{"on":"2026-09-01","candidat":{}}', 'Le champ « candidat » n’existe pas'],
    [
      '[{"on":"2026-09-01"},{"on":"2026-09-01","candidate":{"birthdate":"2004-01-01"}}]',
      'Situation 2 : Le champ « candidate.birthdate » n’existe pas ; corrigez son nom ou retirez-le.',
    ],
    [
      '{"on":"2026-09-01","contract":{"weeklyHours":"35"}}',
      'La valeur de « contract.weeklyHours » n’est pas admise',
    ],
    ['3', 'Les faits d’une situation'],
  ])('%s is refused by a sentence that names the fault', (text, message) => {
    const refused = (): string => run(text, '--json');
    expect(refused).toThrow(CliRefusal);
    expect(refused).toThrow(typography(message));
  });
});
