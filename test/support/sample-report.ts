import { quarterSchema } from '../../shared/base/time';
import type { IndicatorTable, QuarterReport } from '../../shared/indicators';

type Axis = IndicatorTable['axis'];

const common = {
  unit: 'persons',
  definition: 'Personnes distinctes de l’essai ; une personne compte une fois.',
  source: 'Essai',
} as const;

const modalities: Readonly<Record<string, readonly string[]>> = {
  sex: ['F', 'M', 'NR'],
  age: ['16-17', '18-21', '22-25', '26-29', 'hors'],
  level: ['VI-Vbis', 'V', 'IV', 'III+', 'NR'],
  scheme: ['CIVIS', 'PACEA', 'CEJ'],
};

const table = (
  code: string,
  axis: Axis,
  cells: readonly IndicatorTable['total'][],
  total: IndicatorTable['total'],
): IndicatorTable => ({
  ...common,
  code,
  label: `Indicateur ${code}`,
  axis,
  axisLabel: `Axe ${axis.slice(0, 1).toUpperCase()}`,
  rows: (modalities[axis] ?? []).map((modality, rank) => ({
    modality,
    label: `Modalité ${modality}`,
    value: cells[rank] ?? 'c',
  })),
  total,
});

/** A report with a shown population, a small one, and acts of which one row is masked. */
export function sampleReport(changes: Partial<QuarterReport> = {}): QuarterReport {
  const threshold = changes.threshold ?? 11;
  const shown: Readonly<Record<string, readonly IndicatorTable['total'][]>> = {
    sex: ['c', 52, 'c'],
    age: [12, 50, 38, 20, 0],
    level: [30, 41, 29, 20, 0],
  };
  const axes: readonly Axis[] = ['sex', 'age', 'level'];
  const tables = [
    ...axes.map((axis) => table('B1', axis, shown[axis] ?? [], 120)),
    ...axes.map((axis) => table('B3', axis, [], 'c')),
    table('B6', 'scheme', [25, 'c', 61], 'c'),
  ];
  const report: QuarterReport = {
    quarter: quarterSchema.parse('2026-T3'),
    periodLabel: '3e trimestre 2026 (du 1er juillet 2026 au 30 septembre 2026)',
    recipient: 'Destinataire d’essai',
    structure: 'Mission locale d’exemple',
    structureCode: 'ML-000',
    threshold,
    isDemo: false,
    tables,
    maskedCells: 0,
    quality: [{ code: 'Q1', label: 'Entrées sans date', value: 0 }],
    fileName: 'vivier-2026-T3-ML-000.zip',
    publication: {
      state: 'new',
      revision: 1,
      publishedOn: null,
      hasPendingCorrection: false,
      exportedBeforeOn: null,
    },
  };
  const totals = new Map(tables.map(({ code, total }) => [code, total]));
  const cells = [...totals.values(), ...tables.flatMap(({ rows }) => rows.map(({ value }) => value))];
  return { ...report, maskedCells: cells.filter((cell) => cell === 'c').length, ...changes };
}
