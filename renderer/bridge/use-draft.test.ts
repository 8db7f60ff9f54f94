import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { civilDateSchema } from '../../shared/base/time';
import { fitting } from './use-draft';

const schema = z.object({
  scheme: z.enum(['PEC', 'CIE']),
  from: civilDateSchema.nullable(),
  rate: z.number().max(105).nullable(),
  reason: z.string().min(10),
  lines: z.array(z.object({ label: z.string().min(1), zones: z.array(z.string()) })),
});
const defaults = { scheme: 'PEC', from: null, rate: null, reason: '', lines: [{ label: '', zones: [] }] };

describe('what a former draft gives back', () => {
  test('is what was typed, even where it is not right yet', () => {
    const kept = { ...defaults, from: '2026-03-12', rate: 200, reason: 'court' };
    expect(fitting(defaults, kept, schema)).toEqual(kept);
  });

  test('leaves out a field that the form no longer has', () => {
    expect(fitting(defaults, { isTouched: true, reason: 'court' }, schema)).toEqual({
      ...defaults,
      reason: 'court',
    });
  });

  test('leaves out what an older version wrote otherwise: a code, a date, a line, a kind', () => {
    const kept = { scheme: 'CUI', from: '12/03/2026', rate: '50', reason: 12, lines: [{ name: 'Jeunes' }] };
    expect(fitting(defaults, kept, schema)).toEqual(defaults);
  });
});

test('no form that keeps a draft has a field for a secret', () => {
  const renderer = join(import.meta.dirname, '..');
  const both = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tsx') && !path.startsWith('ui'))
    .filter((path) => {
      const source = readFileSync(join(renderer, path), 'utf8');
      return (
        source.includes('draftKey') && /Secret(?:Field|Input)|RecoveryKeyField|PassphraseFields/u.test(source)
      );
    });
  expect(both).toEqual([]);
});
