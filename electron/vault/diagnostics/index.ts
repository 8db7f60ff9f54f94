/**
 * Diagnostics: numbered steps without personal data, and the bugs of this process by their reference.
 * Steps look and change nothing; paths, names of people, of structures and of computers are left out or covered.
 * Procedures in `shared/diagnostics`.
 */
import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { ok, Refusal, refuse } from '../../../shared/base';
import type { Clock } from '../../../shared/base/time';
import { type DiagnosticStep, type diagnosticsProcedures, outcomeLabels } from '../../../shared/diagnostics';
import { writeFileAtomically } from '../files/files';
import type { Session } from '../portfolio';
import type { Call, Handlers } from '../service/deps';
import { runSteps } from './steps';

export { rememberDefect, rememberFormerEnd } from './defects';

/** Reports kept to be saved as they were shown. */
const MOST_REPORTS = 5;

/** The report as a person reads it and as it is saved. */
export const reportOf = (steps: readonly DiagnosticStep[], instant: string): string =>
  [
    'Diagnostic de Vivier',
    `Fait le ${instant.slice(0, 10)} à ${instant.slice(11, 16)} (temps universel). Ce texte ne nomme personne.`,
    ...steps.flatMap(({ number, title, outcome, sentence, details }) => [
      '',
      `${number}. ${title}\u00a0: ${outcomeLabels[outcome]}`,
      `   ${sentence}`,
      ...details.map((detail) => `   - ${detail}`),
    ]),
    '',
  ].join('\n');

const knownPath = (call: Call): string | null => {
  try {
    return call.pathOf('known');
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
};

export function diagnosticsHandlers(session: Session, clock: Clock): Handlers<typeof diagnosticsProcedures> {
  const reports = new Map<string, string>();
  return {
    'diagnostics.run': async (_, call) => {
      const steps = await runSteps({
        open: session.current,
        path: session.current?.path ?? knownPath(call),
        places: session.backups ?? null,
        profile: session.profile ?? null,
        clock,
        home: homedir(),
      });
      const text = reportOf(steps, clock.now());
      const id = randomUUID();
      reports.set(id, text);
      for (const old of [...reports.keys()].slice(0, -MOST_REPORTS)) reports.delete(old);
      return ok({ id, steps: [...steps], text });
    },
    'diagnostics.save': ({ id, file }, call) => {
      const text = reports.get(id);
      if (text === undefined) return refuse('REPORT_STALE');
      writeFileAtomically(call.pathOf(file), Buffer.from(text, 'utf8'));
      return ok({});
    },
  };
}
