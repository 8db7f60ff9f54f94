import { ok, Refusal } from '../../../shared/base';
import { answerReportOf, type Reported, type rightsProcedures } from '../../../shared/rights';
import { sha256 } from '../base/sha256';
import { writeOutside } from '../files/unfinished-files';
import { referencesOf } from '../references';
import type { Deps, Handlers } from '../service/deps';

/** The report as it is shown, then written: the same text for the same answer. Throws NOT_FOUND for a scheme without rules. */
function reportOf(
  { db }: Deps,
  given: Omit<Reported, 'references'>,
): NonNullable<ReturnType<typeof answerReportOf>> {
  const report = answerReportOf({ ...given, references: referencesOf(db) });
  if (report === null)
    throw new Refusal('NOT_FOUND', { message: 'Ce dispositif n’a pas encore de règles à signaler.' });
  return report;
}

/** "Signaler cette réponse": the facts without identity, as a file that a person reads first and sends by their own hand. */
export const reportHandlers = (
  deps: Deps,
): Pick<Handlers<typeof rightsProcedures>, 'rights.previewReport' | 'rights.writeReport'> => ({
  'rights.previewReport': (given) => ok(reportOf(deps, given)),
  'rights.writeReport': ({ file, ...given }, call) => {
    const path = call.pathOf(file);
    const bytes = Buffer.from(reportOf(deps, given).content, 'utf8');
    writeOutside(deps.db, path, bytes);
    return ok({ sha256: sha256(bytes) });
  },
});
