import type { Resource } from './resources';
import type { ReadTable } from './table-schema';

type Cell = number | 'c';
interface Breakdown {
  readonly code: string;
  readonly axis: string;
  readonly cells: readonly Cell[];
}

const cellOf = (text: string): Cell => (text === 'c' ? 'c' : Number(text));

const column = (table: ReadTable, name: string): readonly string[] => {
  const rank = table.header.indexOf(name);
  return table.lines.map((line) => line[rank] ?? '');
};

function breakdownsOf(table: ReadTable): readonly Breakdown[] {
  const axes = column(table, 'axe');
  const values = column(table, 'valeur').map(cellOf);
  const breakdowns = new Map<string, { code: string; axis: string; cells: Cell[] }>();
  for (const [line, code] of column(table, 'code').entries()) {
    const axis = axes[line] ?? '';
    const known = breakdowns.get(`${code} ${axis}`) ?? { code, axis, cells: [] };
    known.cells.push(values[line] ?? 'c');
    breakdowns.set(`${code} ${axis}`, known);
  }
  return [...breakdowns.values()];
}

/** What makes a breakdown false, or lets a masked cell be computed from its total. */
function faultOf(
  { code, axis, cells }: Breakdown,
  total: Cell | undefined,
  threshold: number,
): readonly string[] {
  const where = `la ventilation ${axis} de ${code}`;
  if (total === undefined) return [`L’indicateur de ${where} manque.`];
  const masked = cells.filter((cell) => cell === 'c').length;
  const shown = cells.reduce<number>((sum, cell) => (cell === 'c' ? sum : sum + cell), 0);
  if (total === 'c') return masked === 0 ? [`Le total masqué de ${where} peut être calculé.`] : [];
  if (masked === 0) return shown === total ? [] : [`La somme de ${where} n’est pas son total.`];
  if (shown > total) return [`La somme de ${where} dépasse son total.`];
  return masked === 1 || total - shown < threshold
    ? [`Une cellule masquée de ${where} peut être calculée.`]
    : [];
}

const tableNamed = (tables: readonly ReadTable[], name: Resource['name']): ReadTable => {
  const table = tables.find(({ resource }) => resource.name === name);
  if (!table) throw new Error(`no table ${name}`);
  return table;
};

/**
 * Faults between the CSV files of an export, each of which conforms to its schema: cells under the threshold, totals
 * that are not sums, masked cells that can be computed, number of masked cells.
 */
export function faultsOfContent(
  tables: readonly ReadTable[],
  threshold: number,
  maskedCells: number,
): readonly string[] {
  const indicators = tableNamed(tables, 'indicateurs');
  const totals = new Map(
    column(indicators, 'valeur').map((value, line) => [
      column(indicators, 'code')[line] ?? '',
      cellOf(value),
    ]),
  );
  const counted = tables.filter(({ header }) => header.includes('valeur'));
  const cells = counted.flatMap((table) => column(table, 'valeur').map(cellOf));
  const small = cells.filter((cell) => cell !== 'c' && cell > 0 && cell < threshold).length;
  return [
    ...(small > 0
      ? [`Des cellules sont sous le seuil de ${threshold} et ne sont pas masquées : ${small}.`]
      : []),
    ...(cells.filter((cell) => cell === 'c').length === maskedCells
      ? []
      : ['Le nombre de cellules masquées n’est pas celui qui est annoncé.']),
    ...breakdownsOf(tableNamed(tables, 'ventilations')).flatMap((breakdown) =>
      faultOf(breakdown, totals.get(breakdown.code), threshold),
    ),
  ];
}
