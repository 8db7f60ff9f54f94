import { type Defect, defectOf } from '../../../shared/base';

/** A bug of this process, by the reference that the screen showed. */
export interface RememberedDefect extends Defect {
  readonly reference: string;
  readonly at: string;
}

const MOST = 20;
const ring: RememberedDefect[] = [];

/** Remembers a bug, in memory only and among the last ones; answers the lines for the log. */
export function rememberDefect(reference: string, error: unknown, at: string): string {
  const defect = { ...defectOf(error), reference, at };
  ring.push(defect);
  ring.splice(0, ring.length - MOST);
  return [`bug ${reference} ${defect.kind}`, ...defect.places.map((place) => `    at ${place}`)].join('\n');
}

/** The last bugs of this process, the newest first. */
export const recentDefects = (): readonly RememberedDefect[] => [...ring].reverse();

/** Remembers that the process before this one ended by itself. Only what a place in V8 or an exit code is made of is kept. */
export function rememberFormerEnd(how: string, at: string): void {
  const kind = `fin du coffre (${how.replaceAll(/[^\w:.,()<> -]/gu, '').slice(0, 100)})`;
  ring.push({ reference: 'COFFRE', at, kind, places: [] });
}
