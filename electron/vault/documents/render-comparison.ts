import { type ComparisonPage, comparisonPageSchema } from '../../../shared/rights';
import { comparisonDefinition, type Density, densities } from './comparison.definition';
import type { Logo } from './letterhead';
import { printable } from './printable';
import { pdfEngine, type RenderedPdf } from './render';

/** The page for the employer as a PDF: one page always, as full as it can be. Same page, same bytes. */
export async function renderComparison(given: ComparisonPage, logo: Logo = null): Promise<RenderedPdf> {
  const { canDraw, render } = await pdfEngine();
  const drawn = comparisonPageSchema.parse(printable(given, canDraw).data);
  const draw = (density: Density): Promise<RenderedPdf> => render(comparisonDefinition(drawn, density, logo));
  let last = await draw(densities[0]);
  for (const density of densities.slice(1)) {
    if (last.pages === 1) break;
    last = await draw(density);
  }
  return last;
}
