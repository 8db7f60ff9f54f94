import type { SchemeAnswer } from '../engine/eligibility.schema';
import { verdictOf } from '../engine/scheme';

/**
 * What an answer says of the person alone: employer and contract left out, as the sweep of the portfolio judges. A scheme
 * out of force stays as it is.
 */
export function personPart(answer: SchemeAnswer): SchemeAnswer {
  if (!answer.inForce) return answer;
  const conditions = answer.conditions.filter(({ about }) => about === 'person');
  const isClosed = conditions.some(({ verdict }) => verdict === 'not-met');
  const open = conditions.filter(({ verdict }) => verdict === 'unknown');
  const missing = isClosed
    ? []
    : [...new Set(open.flatMap((each) => each.missing))].filter((path) => path.startsWith('candidate.'));
  return {
    ...answer,
    conditions,
    toConfirm: isClosed ? [] : answer.toConfirm.filter(({ about }) => about === 'person'),
    missing,
    verdict: verdictOf(isClosed ? 'no' : open.length > 0 ? 'unknown' : 'yes', missing),
  };
}
