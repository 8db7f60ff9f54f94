import { z } from 'zod';
import { type BatchReport, stateActs, transitions } from '../../../shared/candidates';
import { candidateInputOf, candidateInputSchema } from '../../../shared/fields';
import type { EventKind } from '../events';
import type { Deps } from '../service/deps';
import { changedSince, type Inverse, takeBack } from './batch';
import { readCandidate } from './candidates.repository';
import { updateCandidateRow } from './candidates.service';
import { periodsBack } from './periods.service';
import { inverseOf } from './states.service';

const changesSchema = z.object({
  changes: z.record(z.string(), z.object({ before: z.unknown(), after: z.unknown() })),
});

/** Gives back to fields the values that they had, where they still hold what was written. */
const fieldsBack: Inverse = (deps, { id, payload }, batchId) => {
  const candidate = readCandidate(deps.db, id);
  const parsed = changesSchema.safeParse(payload);
  if (candidate === null || !parsed.success) return changedSince;
  const known: Readonly<Record<string, unknown>> = candidateInputOf(candidate);
  const changes = Object.entries(parsed.data.changes);
  if (changes.some(([key, { after }]) => JSON.stringify(known[key]) !== JSON.stringify(after)))
    return changedSince;
  const given = candidateInputSchema.safeParse({
    ...known,
    ...Object.fromEntries(changes.map(([key, { before }]) => [key, before])),
  });
  if (!given.success) return changedSince;
  updateCandidateRow(deps, id, given.data, { batchId, reason: 'Annulation de ce changement.' });
  return null;
};

/** What may be taken back as a batch, by the kind of its events. */
const inverses: Partial<Record<EventKind, Inverse>> = {
  'candidate.updated': fieldsBack,
  'candidate.period': periodsBack,
  ...Object.fromEntries(stateActs.map((act) => [transitions[act].event, inverseOf(act)])),
};

/** Takes back one act on several people. Throws NOT_FOUND, REFUSED_BY_STATE. */
export const undoBatch = (deps: Deps, batchId: string): BatchReport => takeBack(deps, batchId, inverses);
