/**
 * Bar 53: every channel has a schema for what goes in and what comes out, and nothing that fails it passes.
 * Wrong types, deep nesting and `__proto__` for every channel: `electron/main/gate/gate.test.ts`; here, sizes and outputs.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createFileHandles } from '../../electron/main/dialogs';
import { createGate, type GateDeps } from '../../electron/main/gate';
import { ok, type Result } from '../../shared/base';
import { contract, isProcedureName, procedureOf, wireInputOf } from '../../shared/ipc';
import { fitting } from '../fuzz/arbitrary';
import { quietGate } from '../support/gate';

const names = Object.keys(contract).filter(isProcedureName);
const mainNames = names.filter((name) => procedureOf(name).by === 'main');
const sender = {
  sender: { id: 1 },
  senderFrame: { url: 'app://vivier/', origin: 'app://vivier', parent: null, detached: false },
};

/** A gate whose vault and main answer `answer` to anything; it tells which channels reached them. */
function gateOver(answer: () => Result<unknown>) {
  const reached: string[] = [];
  const gate = createGate({
    ...quietGate,
    windowContentsId: () => 1,
    isOpen: () => true,
    knownPath: () => null,
    handlers: Object.fromEntries(
      mainNames.map((name) => [
        name,
        async () => {
          reached.push(name);
          return answer();
        },
      ]),
    ) as unknown as GateDeps['handlers'],
    // Every file was chosen.
    handles: {
      ...createFileHandles(),
      take: () => ({ paths: {}, spend: () => {}, outlive: () => {}, giveBack: () => {} }),
    },
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

/** An input that the schema lets through; the same at each run. */
function fitOf(schema: z.ZodType): unknown {
  const known = { ids: ['00000000-0000-4000-8000-000000000000'], texts: ['Essai'] };
  for (let seed = 1; seed <= 200; seed += 1) {
    const sample = fc.sample(fitting(schema, known), { seed, numRuns: 20 });
    const fit = sample.find((value) => schema.safeParse(value).success);
    if (fit !== undefined) return fit;
  }
  throw new Error('no input was found that fits');
}

test.each(names)('%s: an answer that does not fit its schema becomes a bug without data', async (name) => {
  const { output } = procedureOf(name);
  const { reached, ask } = gateOver(() => ok({ secret: 'Durand', deep: { key: 'k' } }));
  const result = await ask(name, fitOf(wireInputOf(name)));
  // A channel that refuses what it is asked says nothing of its answers.
  expect(reached).toEqual([name]);
  expect(JSON.stringify(result)).not.toContain('Durand');
  // An answer without a required field takes nothing from that one; what it does not name is taken away.
  if (result.ok) expect(output.safeParse(result.data).success).toBe(true);
  else expect(codeOf(result)).toBe('BUG');
});
