import type { Content } from 'pdfmake/interfaces';
import { onOneLine, type WidthOf } from './lines';
import { colours, contentWidth, page } from './style';

const fontSize = 8;
const gap = 12;
const leftWidth = Math.floor((contentWidth - gap) * 0.64);
const rightWidth = contentWidth - gap - leftWidth;
/** Points from the top of the page, or from the end of its text. */
const tops = { head: 30, foot: 22 } as const;

/**
 * The line that runs at the head or at the foot of each page. Both sides have a width of their own and stay on one line:
 * whatever a name is, one never runs into the other nor into the page.
 */
export function runningLine(
  left: readonly string[],
  right: string,
  place: keyof typeof tops,
  widthOf: WidthOf,
): Content {
  const shown = (text: string, width: number): string =>
    onOneLine(text, { width, fontSize, isBold: false }, widthOf);
  return {
    columns: [
      {
        width: leftWidth,
        text: shown(left.filter((text) => text !== '').join('  ·  '), leftWidth),
        noWrap: true,
      },
      { width: rightWidth, text: shown(right, rightWidth), alignment: 'right', noWrap: true },
    ],
    columnGap: gap,
    fontSize,
    color: colours.grey,
    margin: [page.margins.left, tops[place], page.margins.right, 0],
  };
}
