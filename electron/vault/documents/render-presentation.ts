import { type PresentationPage, presentationPageSchema } from '../../../shared/presentation';
import type { Logo } from './letterhead';
import { presentationDefinition, presentationDensities } from './presentation.definition';
import { printable } from './printable';
import { pdfEngine, type RenderedPdf } from './render';

/** A CV on as many pages as it takes, or a card on one page always. Same page, same bytes. */
export async function renderPresentation(given: PresentationPage, logo: Logo = null): Promise<RenderedPdf> {
  const { canDraw, widthOf, render } = await pdfEngine();
  const drawn = presentationPageSchema.parse(printable(given, canDraw).data);
  const [first, ...others] = presentationDensities;
  let last = await render(presentationDefinition(drawn, first, widthOf, logo));
  if (drawn.paper !== 'card') return last;
  for (const density of others) {
    if (last.pages === 1) break;
    last = await render(presentationDefinition(drawn, density, widthOf, logo));
  }
  return last;
}
