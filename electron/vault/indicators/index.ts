/**
 * Indicators: the figures of a quarter, counted in the database, masked, shown, exported.
 * One report feeds the preview, the CSV files and the PDF: raw counts reach the screen of the adviser alone (`ownFigures`).
 * Masking and files stand in `../export`.
 */

import { ok, Refusal } from '../../../shared/base';
import { parseQuarter, type Quarter } from '../../../shared/base/time';
import type { indicatorsProcedures } from '../../../shared/indicators';
import type { Deps, Handlers } from '../service/deps';
import { ownFigures, quarterReport, trendOf } from './quarter-report';
import { verifyExport } from './verify-export';
import { fingerprintOf, writeExport } from './write-export';

export { keepErasedFacts } from './indicators.repository';
export { quarterReport, verifyExport, writeExport };

type Procedures = typeof indicatorsProcedures;

/** The quarter written in a text, `2026-T3`. Throws the refusal QUARTER_INVALID. */
export function quarterFrom(text: string): Quarter {
  const quarter = parseQuarter(text);
  if (quarter === null) throw new Refusal('QUARTER_INVALID');
  return quarter;
}

export const indicatorsHandlers = (deps: Deps): Handlers<Omit<Procedures, 'indicators.verifyExport'>> => ({
  'indicators.own': ({ quarter, people }) => ok(ownFigures(deps, quarter, people)),
  'indicators.trend': ({ quarter, people }) => ok(trendOf(deps, quarter, people)),
  'indicators.quarter': ({ quarter }) => {
    const report = quarterReport(deps, quarter);
    return ok({ report, fingerprint: fingerprintOf(report) });
  },
  'indicators.writeExport': async ({ quarter, file, fingerprint }, { pathOf }) =>
    ok(await writeExport(deps, quarter, pathOf(file), fingerprint)),
});

/** Answers without a portfolio: whoever receives an export can check it. */
export const verifyExportHandlers: Handlers<Pick<Procedures, 'indicators.verifyExport'>> = {
  'indicators.verifyExport': async ({ file }, { pathOf }) => ok(await verifyExport(pathOf(file))),
};
