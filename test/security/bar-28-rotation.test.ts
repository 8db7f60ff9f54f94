/**
 * Bar 28: Rotation keeps the last 3 of today, 7 days, 4 weeks and 12 months, within a cap of size that warns.
 *
 * A clock runs over two years, three backups a working day, each followed by the rotation, as in life.
 */
import { describe, expect, test } from 'vitest';
import { type Rotated, rotate } from '../../electron/vault/backups/rotation';
import { addDays, type CivilDate, civilDate, dayOfWeek, monthOf } from '../../shared/base/time';

const MIB = 1024 ** 2;
const backup = (day: CivilDate, hour: number, people = 100, sizeBytes = MIB): Rotated => {
  const madeAt = `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`;
  return { id: madeAt, madeAt, day, sizeBytes, people };
};

/** Lives some days; `onDay` sees what is kept at the end of each. */
function live(
  days: number,
  of: (day: CivilDate, hour: number) => Rotated,
  onDay: (day: CivilDate, kept: readonly Rotated[]) => void,
): readonly Rotated[] {
  let kept: readonly Rotated[] = [];
  for (let n = 0; n < days; n += 1) {
    const day = addDays(civilDate('2025-01-01'), n);
    if (dayOfWeek(day) > 5) continue;
    for (const hour of [9, 12, 14, 18]) {
      const { dropped } = rotate([...kept, of(day, hour)], day);
      kept = [...kept, of(day, hour)].filter(({ id }) => !dropped.includes(id));
    }
    onDay(day, kept);
  }
  return kept;
}

describe('over two years', () => {
  test('three of the day, the last of seven days, of four weeks and of twelve months are there, and few more', () => {
    const made: Rotated[] = [];
    const end = live(
      730,
      (day, hour) => {
        const one = backup(day, hour);
        made.push(one);
        return one;
      },
      (day, kept) => {
        const ids = new Set(kept.map(({ id }) => id));
        expect(ids.size).toBeLessThanOrEqual(3 + 7 + 4 + 12);
        for (const hour of [12, 14, 18]) expect(ids.has(backup(day, hour).id)).toBe(true);
        const days = [...new Set(made.map((one) => one.day))].slice(-7);
        for (const one of days) expect(ids.has(backup(one, 18).id), `${one} on ${day}`).toBe(true);
      },
    );
    const lastDayOf = (months: string): CivilDate | undefined =>
      made.findLast(({ day }) => monthOf(day) === months)?.day;
    const months = [...new Set(made.map(({ day }) => monthOf(day)))].slice(-12);
    expect(months).toHaveLength(12);
    for (const month of months) expect(end.map(({ day }) => day)).toContain(lastDayOf(month));
    const fridays = [...new Set(made.map(({ day }) => day))].filter((day) => dayOfWeek(day) === 5).slice(-3);
    for (const friday of fridays) expect(end.map(({ day }) => day)).toContain(friday);
  });

  test('a long absence empties nothing', () => {
    const kept = live(90, backup, () => {});
    const after = rotate([...kept, backup(civilDate('2026-03-02'), 9)], civilDate('2026-03-02'));
    expect(after.dropped.length).toBeLessThanOrEqual(4);
    expect(after.kept.size).toBeGreaterThanOrEqual(10);
  });

  test('people erased on purpose leave the backups within the year', () => {
    const erasedOn = civilDate('2025-06-02');
    live(
      730,
      (day, hour) => backup(day, hour, day < erasedOn ? 100 : 99),
      (day, kept) => {
        const holders = kept.filter(({ people }) => people === 100);
        if (day > addDays(erasedOn, 366 + 31)) expect(holders, day).toEqual([]);
      },
    );
  });
});

describe('what is kept beyond the calendar', () => {
  const days = Array.from({ length: 40 }, (_, n) => addDays(civilDate('2026-01-01'), n * 31));

  test('the last that held more than twice the people of all that followed, however old, and again before it', () => {
    const series = days.map((day, n) => backup(day, 9, n < 3 ? 500 : n < 6 ? 120 : 2));
    const { kept } = rotate(series, days.at(-1) ?? civilDate('2029-01-01'));
    const fuller = [...kept].filter(([, reasons]) => reasons.includes('fuller')).map(([id]) => id);
    expect(fuller).toEqual([series[5]?.id, series[2]?.id]);
  });

  test('what cannot be read takes nobody’s place and is left there', () => {
    const broken = days.map((day) => ({ ...backup(day, 18), people: null }));
    const sound = days.slice(0, 3).map((day) => backup(day, 9));
    const { dropped } = rotate([...broken, ...sound], days.at(-1) ?? civilDate('2029-01-01'));
    expect(dropped).toEqual([]);
  });

  test('above the cap the oldest months go first and the page warns; the last backup always stays', () => {
    const series = days.slice(0, 12).map((day) => backup(day, 9, 100, 100 * MIB));
    const today = days[11] ?? civilDate('2027-01-01');
    expect(rotate(series, today, 2000 * MIB)).toMatchObject({ isOverCap: false, keptBytes: 1200 * MIB });
    const tight = rotate(series, today, 1000 * MIB);
    expect(tight).toMatchObject({ isOverCap: true, keptBytes: 1000 * MIB });
    expect(tight.dropped).toEqual([series[1]?.id, series[0]?.id]);
    const tiny = rotate(series, today, MIB);
    expect(tiny.isOverCap).toBe(true);
    expect(tiny.kept.has(series[11]?.id ?? '')).toBe(true);
  });
});
