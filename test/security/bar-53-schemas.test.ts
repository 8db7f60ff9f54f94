/**
 * Bar 53: every channel has a schema for what goes in and what comes out, and nothing that fails it passes.
 * Wrong types, deep nesting and `__proto__` for every channel: `electron/main/gate/gate.test.ts`; here, sizes and outputs.
 */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createFileHandles } from '../../electron/main/dialogs';
import { createGate, type GateDeps } from '../../electron/main/gate';
import { ok, type Result } from '../../shared/base';
import { contract, isProcedureName, procedureOf } from '../../shared/ipc';
import { quietGate } from '../support/gate';

const names = Object.keys(contract).filter(isProcedureName);
const vaultNames = names.filter((name) => procedureOf(name).by === 'vault');
const sender = {
  sender: { id: 1 },
  senderFrame: { url: 'app://vivier/', origin: 'app://vivier', parent: null, detached: false },
};

/** A gate whose vault answers `answer` to anything, and counts what reaches it. */
function gateOver(answer: () => Result<unknown>) {
  const reached: string[] = [];
  const gate = createGate({
    ...quietGate,
    windowContentsId: () => 1,
    isOpen: () => true,
    knownPath: () => null,
    // No procedure of main is asked here.
    handlers: {} as GateDeps['handlers'],
    handles: createFileHandles(),
    vault: {
      call: ({ name }) => {
        reached.push(name);
        return { answer: Promise.resolve(answer()), cancel: () => {} };
      },
    },
  });
  return {
    reached,
    ask: (name: string, input: unknown) => gate.answer(sender, { callId: '01234567-89ab', name, input }),
  };
}
const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);

/** Whether a schema lets an unknown field pass, at its first level. */
const takesSurplus = (schema: z.ZodType): boolean =>
  schema instanceof z.ZodObject && !(schema.def.catchall instanceof z.ZodNever);

test('every input is a strict object: a field that it does not name is refused', () => {
  expect(names.filter((name) => !(procedureOf(name).input instanceof z.ZodObject))).toEqual([]);
  expect(names.filter((name) => takesSurplus(procedureOf(name).input))).toEqual([]);
});

describe('50 MB, in any field of any channel', () => {
  const huge = 'é'.repeat(25 * 1024 * 1024);
  test.each(names)('%s refuses it, shortly', async (name) => {
    const { reached, ask } = gateOver(() => ok({}));
    const { input } = procedureOf(name);
    const fields = input instanceof z.ZodObject ? Object.keys(input.shape) : [];
    const result = await ask(name, Object.fromEntries([...fields, 'surplus'].map((field) => [field, huge])));
    expect(codeOf(result)).toBe('INVALID_INPUT');
    expect(JSON.stringify(result).length).toBeLessThan(1000);
    expect(reached).toEqual([]);
  });
});

describe('hostile texts are texts: no channel fails on one, nor quotes it', () => {
  const hostile = [
    "'; DROP TABLE candidate; --",
    '<img src=x onerror=alert(1)>',
    '../../../etc/passwd',
    '=cmd|calc!A1',
    '\u0000',
    '\ud800',
    '\u202etxt.exe',
    '{{7*7}}',
    '%s%n%x',
  ];
  test.each(names)('%s', async (name) => {
    const { ask } = gateOver(() => ok(null));
    const { input } = procedureOf(name);
    const fields = input instanceof z.ZodObject ? Object.keys(input.shape) : [];
    for (const text of hostile) {
      const result = await ask(
        name,
        Object.fromEntries([...fields, 'surplus'].map((field) => [field, text])),
      );
      expect(codeOf(result)).toBe('INVALID_INPUT');
      expect(JSON.stringify(result)).not.toContain('DROP TABLE');
    }
  });
});

test('an answer that does not fit its schema becomes a bug without data, on every channel of the vault', async () => {
  const wrong = { secret: 'Durand', deep: { key: 'k' } };
  for (const name of vaultNames) {
    const { output } = procedureOf(name);
    // An answer without a required field takes nothing from that one; what it does not name is taken away.
    const result = await gateOver(() => ok(wrong)).ask(name, smallestOf(procedureOf(name).input));
    expect([name, JSON.stringify(result).includes('Durand')]).toEqual([name, false]);
    if (result.ok) expect(output.safeParse(result.data).success).toBe(true);
  }
});

/** An input without its optional fields; most channels refuse it, and that is an answer too. */
const smallestOf = (schema: z.ZodType): object =>
  schema instanceof z.ZodObject && Object.keys(schema.shape).length > 0 ? { surplus: 1 } : {};
