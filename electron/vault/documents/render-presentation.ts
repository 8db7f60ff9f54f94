import { type PresentationPage, presentationPageSchema } from '../../../shared/presentation';
import type { Logo } from './letterhead';
import {
  cutPages,
  type PresentationDensity,
  presentationDefinition,
  wholePages,
} from './presentation.definition';
import { printable } from './printable';
import { pdfEngine, type RenderedPdf } from './render';

/**
 * A CV, on one page where it holds, else on as many as it takes; a card, on one page always, of which the end of long lists is
 * counted. Same page, same bytes.
 */
export async function renderPresentation(given: PresentationPage, logo: Logo = null): Promise<RenderedPdf> {
  const { canDraw, widthOf, render } = await pdfEngine();
  const drawn = presentationPageSchema.parse(printable(given, canDraw).data);
  const draw = (density: PresentationDensity): Promise<RenderedPdf> =>
    render(presentationDefinition(drawn, density, widthOf, logo));
  const [first, ...others] = wholePages;
  const largest = await draw(first);
  let last = largest;
  for (const density of drawn.paper === 'card' ? [...others, ...cutPages] : others) {
    if (last.pages === 1) break;
    last = await draw(density);
  }
  return last.pages === 1 || drawn.paper === 'card' ? last : largest;
}
