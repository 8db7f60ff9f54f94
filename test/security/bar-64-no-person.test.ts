/**
 * Bar 64: the national file has no personal column, by type: no name, no contact, no identifier, no free text and no date
 * finer than the period, whatever stands in the portfolio.
 */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { insertCandidate } from '../../electron/vault/candidates';
import { exportTexts } from '../../electron/vault/export';
import { quarterFrom, quarterReport } from '../../electron/vault/indicators';
import { civilDate } from '../../shared/base/time';
import { candidateFields, candidateInputSchema } from '../../shared/fields';
import { valuesOf } from '../support/field-values';
import { fillTable } from '../support/fill-table';
import { type TestDeps, testDeps } from '../support/portfolio';

let it: TestDeps;
beforeEach(() => {
  it = testDeps({ today: civilDate('2026-10-02') });
  fillTable(it.db, 'portfolio', { id: 1, vault_id: 'essai', is_demo: 0, created_at: '2026-01-01T00:00:00Z' });
});
afterEach(() => it.close());

/** Texts that stand nowhere else, so that one of them in the file is a leak. */
const canary = (rank: number, key: string): string =>
  `Zyx${rank}${key.toLowerCase().replaceAll(/[^a-z]/gu, '')}`;

test.each([3, 11, 12, 60])(
  '%i people, each text of each a canary: none is in a part of the export',
  async (people) => {
    const ids: string[] = [];
    for (let rank = 0; rank < people; rank += 1) {
      const texts = Object.fromEntries(
        Object.entries(candidateFields).flatMap(([key, { control }]) =>
          (control.kind === 'text' || control.kind === 'long-text') && !['postcode', 'romeCode'].includes(key)
            ? [[key, canary(rank, key)]]
            : control.kind === 'email'
              ? [[key, `zyx${rank}@example.org`]]
              : [],
        ),
      );
      const input = candidateInputSchema.parse({
        ...valuesOf(candidateFields, rank % 2 === 0 ? 0 : 1),
        ...texts,
        firstReceptionOn: '2026-08-17',
        birthDate: `2004-05-${String((rank % 27) + 1).padStart(2, '0')}`,
      });
      const id = it.db.transaction(() => insertCandidate(it.deps, input))();
      ids.push(id);
      fillTable(it.db, 'contact', {
        id: it.deps.newId(),
        candidate_id: id,
        kind: 'interview',
        happened_on: '2026-08-17',
      });
    }
    const report = quarterReport(it.deps, quarterFrom('2026-T3'));
    const whole = (await exportTexts(report)).join('\n');
    expect(whole).toContain('2026-T3');
    expect(whole).not.toMatch(/zyx/iu);
    expect(ids.filter((id) => whole.includes(id))).toEqual([]);
    expect(whole).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/u);
    // The dates of the period, and of the day on which it is written: no other.
    const dates = new Set(whole.match(/\d{4}-\d{2}-\d{2}/gu));
    for (const date of dates) expect(['2026-07-01', '2026-09-30', '2026-10-02']).toContain(date);
  },
);
