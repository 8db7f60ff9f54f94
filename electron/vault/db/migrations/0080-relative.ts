/** Someone close to the person, who may be called with her consent: name and tie, number, answer, its day, as JSON. */
export const migration0080 = {
  version: 80,
  intent: 'a relative to call, with the consent of the person',
  sql: /* sql */ `
    -- NULL where nobody was named.
    ALTER TABLE candidate ADD COLUMN relative TEXT;
  `,
} as const;
