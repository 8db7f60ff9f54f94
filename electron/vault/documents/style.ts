import type { CustomTableLayout, Style } from 'pdfmake/interfaces';

/** The look of every document: one deep blue-green, a warm grey, A4, readable in black and white. Lengths in points. */
export const colours = {
  ink: '#1d2729',
  accent: '#0b4a55',
  grey: '#655d55',
  line: '#d3ccc3',
  surface: '#f5f2ee',
} as const;

export const fontFamily = 'Source Sans 3';

export const page = { width: 595.28, margins: { left: 56, top: 64, right: 56, bottom: 58 } } as const;
export const contentWidth = page.width - page.margins.left - page.margins.right;

export const baseFontSize = 9.5;

export const baseStyle: Style = {
  font: fontFamily,
  fontSize: baseFontSize,
  lineHeight: 0.92,
  color: colours.ink,
};

export const columnGap = 12;

/** Widths of the columns of a table that fills the page, from shares: fixed, so that no long word can widen it. */
export function columnWidths(shares: readonly number[]): number[] {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const room = contentWidth - columnGap * (shares.length - 1);
  return shares.map((share) => Math.round((room * share * 100) / whole) / 100);
}

const ruled = (strong: number): CustomTableLayout => ({
  hLineWidth: (index) => (index === 0 ? 0 : index === strong ? 1 : 0.5),
  vLineWidth: () => 0,
  hLineColor: (index) => (index === strong ? colours.accent : colours.line),
  paddingLeft: (index) => (index === 0 ? 0 : columnGap / 2),
  paddingRight: (index, node) => (index === (node.table.widths?.length ?? 0) - 1 ? 0 : columnGap / 2),
  paddingTop: () => 3.2,
  paddingBottom: () => 2.2,
});

/** A table under one title: the strong line stands beneath the title. */
export const titledLayout = ruled(1);

/** No line and no padding: columns of text. */
export const plainLayout: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: (index) => (index === 0 ? 0 : columnGap / 2),
  paddingRight: (index, node) => (index === (node.table.widths?.length ?? 0) - 1 ? 0 : columnGap / 2),
  paddingTop: () => 0,
  paddingBottom: () => 0,
};
