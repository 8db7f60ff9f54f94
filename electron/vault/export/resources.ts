import { firstDayOfQuarter, lastDayOfQuarter } from '../../../shared/base/time';
import type { IndicatorTable, QuarterReport } from '../../../shared/indicators';
import type { CsvLine } from './csv';

/** Version of the structure of the export; a reader refuses one that it does not know. */
export const exportSchemaVersion = 1;

/** One column, in the words of Table Schema. */
export interface Field {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'boolean' | 'date';
  readonly description: string;
  readonly trueValues?: readonly string[];
  readonly falseValues?: readonly string[];
  readonly constraints?: {
    readonly required?: true;
    readonly enum?: readonly string[];
    readonly pattern?: string;
    readonly minimum?: number;
  };
}

/** One CSV file of the export: its columns, and its lines as a function of the report alone. */
export interface Resource {
  readonly name: 'meta' | 'indicateurs' | 'ventilations' | 'qualite';
  readonly title: string;
  readonly fields: readonly Field[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys?: readonly {
    readonly fields: readonly string[];
    readonly reference: { readonly resource: string; readonly fields: readonly string[] };
  }[];
  readonly lines: (report: QuarterReport) => readonly CsvLine[];
}

const units: Readonly<Record<IndicatorTable['unit'], string>> = {
  persons: 'personnes',
  entries: 'entrées',
  files: 'dossiers',
};
const axes: Readonly<Record<IndicatorTable['axis'], string>> = {
  sex: 'sexe',
  age: 'age',
  level: 'niveau',
  scheme: 'dispositif',
  kind: 'type_de_contrat',
};

const text = (name: string, description: string): Field => ({ name, type: 'string', description });
const key = (name: string, description: string, pattern: string): Field => ({
  name,
  type: 'string',
  description,
  constraints: { required: true, pattern },
});
const label = (name: string, description: string): Field => ({
  name,
  type: 'string',
  description,
  constraints: { required: true },
});
// Not `required`: a masked cell, `c`, is a missing value of Table Schema. An empty cell is none, hence an error.
const cell: Field = {
  name: 'valeur',
  type: 'integer',
  description: 'Effectif ; « c » (confidentiel) quand il est masqué par le secret statistique.',
  constraints: { minimum: 0 },
};
const count = (name: string, description: string, minimum: number): Field => ({
  name,
  type: 'integer',
  description,
  constraints: { required: true, minimum },
});

/** Indicators by code: tables of the same population share their total, which stands once in the file. */
export const indicatorsOf = (report: QuarterReport): readonly IndicatorTable[] =>
  [...new Map(report.tables.toReversed().map((table) => [table.code, table])).values()].toReversed();

/** The CSV files, in their order. */
export const resources: readonly Resource[] = [
  {
    name: 'meta',
    title: 'Période, structure et règles de masquage',
    fields: [
      count('schema', 'Version de la structure de l’export.', 1),
      key('trimestre', 'Trimestre civil.', '[0-9]{4}-T[1-4]'),
      { name: 'debut', type: 'date', description: 'Premier jour, compris.', constraints: { required: true } },
      { name: 'fin', type: 'date', description: 'Dernier jour, compris.', constraints: { required: true } },
      text('structure', 'Nom de la structure.'),
      text('code_structure', 'Code de la structure.'),
      text('destinataire', 'Destinataire de l’export.'),
      count('seuil', 'Un effectif de 1 à ce seuil non compris est masqué.', 5),
      count('cellules_masquees', 'Nombre de « c » dans les trois autres tableaux.', 0),
      {
        name: 'demonstration',
        type: 'boolean',
        description: 'Vrai quand les données sont fictives.',
        trueValues: ['oui'],
        falseValues: ['non'],
        constraints: { required: true },
      },
    ],
    primaryKey: ['trimestre'],
    lines: (report) => [
      [
        exportSchemaVersion,
        report.quarter,
        firstDayOfQuarter(report.quarter),
        lastDayOfQuarter(report.quarter),
        report.structure,
        report.structureCode,
        report.recipient,
        report.threshold,
        report.maskedCells,
        report.isDemo ? 'oui' : 'non',
      ],
    ],
  },
  {
    name: 'indicateurs',
    title: 'Indicateurs : effectif total et définition',
    fields: [
      key(
        'code',
        'Code de l’indicateur ; après le point, le dispositif ou le type de contrat.',
        '[A-Z][0-9]+R?(\\.[A-Z0-9_]+)?',
      ),
      label('libelle', 'Intitulé.'),
      {
        name: 'unite',
        type: 'string',
        description: 'Ce qui est compté : des unités différentes ne s’additionnent pas.',
        constraints: { required: true, enum: Object.values(units) },
      },
      cell,
      label('definition', 'Règle d’inclusion et date de référence.'),
      label('source', 'Origine de la définition.'),
    ],
    primaryKey: ['code'],
    lines: (report) =>
      indicatorsOf(report).map((table) => [
        table.code,
        table.label,
        units[table.unit],
        table.total,
        table.definition,
        table.source,
      ]),
  },
  {
    name: 'ventilations',
    title: 'Ventilations de chaque indicateur',
    fields: [
      label('code', 'Code de l’indicateur.'),
      label('libelle', 'Intitulé de l’indicateur.'),
      {
        name: 'axe',
        type: 'string',
        description: 'Axe de la ventilation.',
        constraints: { required: true, enum: Object.values(axes) },
      },
      key('modalite', 'Code de la modalité.', '[A-Za-z0-9_+-]+'),
      label('libelle_modalite', 'Intitulé de la modalité.'),
      cell,
    ],
    primaryKey: ['code', 'axe', 'modalite'],
    foreignKeys: [{ fields: ['code'], reference: { resource: 'indicateurs', fields: ['code'] } }],
    lines: (report) =>
      report.tables.flatMap((table) =>
        table.rows.map((row) => [
          table.code,
          table.label,
          axes[table.axis],
          row.modality,
          row.label,
          row.value,
        ]),
      ),
  },
  {
    name: 'qualite',
    title: 'Ce que le lecteur doit savoir des données',
    fields: [key('code', 'Code du constat.', 'Q[0-9]+'), label('libelle', 'Constat.'), cell],
    primaryKey: ['code'],
    lines: (report) => report.quality.map((line) => [line.code, line.label, line.value]),
  },
];
