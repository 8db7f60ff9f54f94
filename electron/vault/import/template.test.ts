import { describe, expect, test } from 'vitest';
import { civilDate, frenchWriting } from '../../../shared/base/time';
import { importColumns, targetFields, targetOfHeading } from '../../../shared/import';
import { readTable } from './read-table';
import { readerOf } from './readers';
import { choicesOf, templateBytes, templateTargets } from './template';

const on = civilDate('2026-09-15');
const follower = { progress: () => undefined, signal: new AbortController().signal };

describe('the template of an import', () => {
  test('has a column for each field that an extract can fill, whose heading is recognised as that field', async () => {
    expect(templateTargets).toEqual(expect.arrayContaining([...targetFields.keys()]));
    const { headings, rows } = await readTable(Buffer.from(await templateBytes(on)), follower);
    expect(headings.map((heading) => targetOfHeading(heading))).toEqual(templateTargets);
    expect(headings).toEqual(templateTargets.map((target) => importColumns[target].label));
    expect(rows).toEqual([]);
  });
  test('each word that it gives for a column is read there as itself, and no two alike', () => {
    const context = { today: on, birthDate: civilDate('2004-03-12'), writing: frenchWriting };
    for (const [target, field] of targetFields) {
      const read = choicesOf(field).map((word) => readerOf(field)(word, context));
      expect(
        read.filter(({ kind }) => kind !== 'value'),
        target,
      ).toEqual([]);
      const values = read.map((reading) => JSON.stringify(reading));
      expect(new Set(values).size, target).toBe(values.length);
    }
  });
});
