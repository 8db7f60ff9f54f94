import type { z } from 'zod';
import { ok } from '../../../shared/base';
import { employerKindLabels } from '../../../shared/fields';
import { compare, comparedFacts, comparedTerritory, type Supposed } from '../../../shared/law';
import { comparisonPageOf, factsForEmployer, type rightsProcedures, shortName } from '../../../shared/rights';
import { sha256 } from '../base/sha256';
import { candidateOf } from '../candidates';
import { type RenderedPdf, renderComparison } from '../documents';
import { writeOutside } from '../files/unfinished-files';
import { printedLogo } from '../logo';
import { isDemoPortfolio } from '../portfolio';
import type { Deps, Handlers } from '../service/deps';
import { settingsOf } from '../settings';
import { situationOf } from './rights.service';

type Given = z.output<(typeof rightsProcedures)['rights.previewComparison']['input']>;

/** Without a name: files outside of the portfolio bear none. */
const fileNameOf = ({ hypotheses }: Given): string => `contrats-possibles-${hypotheses.on}.pdf`;

/** The page for the employer: the answers of the screen, made again from what an employer may be told from. Throws NOT_FOUND. */
function pdfOf(deps: Deps, { id, employerId, employer, hypotheses }: Given): Promise<RenderedPdf> {
  const situation = situationOf(deps, id, employerId, hypotheses.on);
  const supposed: Supposed = { ...hypotheses, employer };
  const comparison = compare(factsForEmployer(comparedFacts(situation.facts, supposed)), {
    territory: comparedTerritory(situation.territory, supposed),
    references: situation.references,
  });
  const { firstName, usualName, birthName } = candidateOf(deps.db, id);
  const kind = supposed.employer?.kind;
  const { structureName, adviser, phone, email } = settingsOf(deps.db);
  return renderComparison(
    comparisonPageOf(comparison, supposed, {
      isDemo: isDemoPortfolio(deps.db),
      preparedOn: deps.clock.today(),
      person: shortName(firstName, usualName || birthName),
      employer: situation.employer?.name ?? (kind == null ? '' : employerKindLabels[kind]),
      structure: { name: structureName, adviser, phone, email },
    }),
    printedLogo(deps.db),
  );
}

type Own = 'rights.previewComparison' | 'rights.writeComparison';

export const comparisonHandlers = (deps: Deps): Pick<Handlers<typeof rightsProcedures>, Own> => ({
  'rights.previewComparison': async (given) => {
    const { bytes } = await pdfOf(deps, given);
    return ok({ pdf: Buffer.from(bytes).toString('base64'), fileName: fileNameOf(given) });
  },
  'rights.writeComparison': async ({ file, ...given }, call) => {
    const path = call.pathOf(file);
    const { bytes } = await pdfOf(deps, given);
    writeOutside(deps.db, path, bytes);
    return ok({ sha256: sha256(bytes) });
  },
});
