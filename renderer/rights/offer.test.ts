import { describe, expect, it } from 'vitest';
import { civilDate } from '../../shared/base/time';
import { employerIdSchema } from '../../shared/fields';
import { endless, firstOffer, lasting, shown, supposing, withEmployer } from './offer';

const today = civilDate('2026-09-07');
const employerId = employerIdSchema.parse('6f9619ff-8b86-4011-b42d-00c04fc964ff');

describe('the offer being compared', () => {
  it('begins with a start today, full time, without an end', () => {
    expect(firstOffer(today).facts).toEqual({ on: today, startsOn: today, contract: { weeklyHours: 35 } });
  });

  it('takes its end from the months typed, and the end follows the start', () => {
    const year = lasting(firstOffer(today), 12);
    expect(year.facts.endsOn).toBe('2027-09-06');
    expect(supposing(year, 'startsOn', '2026-10-01').facts.endsOn).toBe('2027-09-30');
    expect(supposing(year, 'startsOn', undefined).facts.endsOn).toBeUndefined();
  });

  it('forgets the months when an end is typed, and both when it has no end', () => {
    const typed = supposing(lasting(firstOffer(today), 12), 'endsOn', '2027-01-31');
    expect(typed).toMatchObject({ months: null, facts: { endsOn: '2027-01-31' } });
    const none = endless(lasting(firstOffer(today), 12));
    expect(none.months).toBeNull();
    expect(none.facts).not.toHaveProperty('endsOn');
  });

  it('keeps what it was when a value cannot be taken', () => {
    const offer = firstOffer(today);
    expect(supposing(offer, 'contract.weeklyHours', 500)).toBe(offer);
  });

  it('loses what was typed of an employer when another is chosen', () => {
    const typed = supposing(firstOffer(today), 'employer.headcount', 12);
    expect(shown(typed.facts, 'employer.headcount')).toBe(12);
    const chosen = withEmployer(typed, employerId);
    expect(chosen.employerId).toBe(employerId);
    expect(shown(chosen.facts, 'employer.headcount')).toBeUndefined();
  });
});
