import { type ContractKindId, contractKindIds } from '../../../shared/contract-files';
import { type SchemeId, schemeIds } from '../../../shared/candidates';
import type { IndicatorTable, QuarterReport } from '../../../shared/indicators';
import { Refusal } from '../../../shared/ipc';
import { typography } from '../../../shared/text';
import {
  firstDayOfQuarter,
  formatFrenchDate,
  formatQuarter,
  isQuarterOver,
  lastDayOfQuarter,
  type Quarter,
} from '../../../shared/time';
import type { Deps } from '../deps';
import { maskActs, maskCount, maskPopulation } from '../export';
import { settingsOf } from '../settings';
import { breakdowns, countBy, type Member } from './breakdowns';
import * as define from './definitions';
import {
  type Act,
  contractFilesOpened,
  contractFilesSigned,
  enrolmentsSigned,
  isDemo,
  personsFirstReceived,
  personsInContact,
  qualityOf,
} from './indicators.repository';

/** One table for each axis; they share the total of the population. */
function tablesOf(
  definition: define.Definition,
  members: readonly Member[],
  threshold: number,
): readonly IndicatorTable[] {
  const masked = maskPopulation(
    { total: members.length, breakdowns: breakdowns.map((breakdown) => countBy(breakdown, members)) },
    threshold,
  );
  return breakdowns.map(({ axis, label, modalities }, rank) => ({
    ...definition,
    axis,
    axisLabel: label,
    rows: modalities.map((modality, row) => ({
      modality: modality.code,
      label: modality.label,
      value: masked.breakdowns[rank]?.[row] ?? 'c',
    })),
    total: masked.total,
  }));
}

interface ActTables<Group extends string> {
  readonly definition: define.Definition;
  readonly axis: { readonly id: 'scheme' | 'kind'; readonly label: string };
  readonly groups: readonly Group[];
  readonly labels: Readonly<Record<Group, string>>;
}

/** The table of acts by scheme or by kind. */
function actTableOf<Group extends string>(
  { definition, axis, groups, labels }: ActTables<Group>,
  acts: readonly Act<Group>[],
  threshold: number,
): IndicatorTable {
  const counts = groups.map((group) => acts.filter((act) => act.group === group).length);
  if (counts.reduce((sum, count) => sum + count, 0) !== acts.length)
    throw new Error(`an act of ${definition.code} belongs to no group`);
  const masked = maskActs(counts, threshold);
  return {
    ...definition,
    axis: axis.id,
    axisLabel: axis.label,
    rows: groups.map((group, row) => ({
      modality: group,
      label: labels[group],
      value: masked.rows[row] ?? 'c',
    })),
    total: masked.total,
  };
}

/**
 * The table of acts, then each scheme or kind as a population of its own. One whose count is zero or masked has no
 * tables: they would say nothing, and that they are absent says nothing that its row does not.
 */
function actTablesOf<Group extends string>(
  spec: ActTables<Group>,
  acts: readonly Act<Group>[],
  threshold: number,
): readonly IndicatorTable[] {
  const table = actTableOf(spec, acts, threshold);
  const { definition, groups, labels } = spec;
  return [
    table,
    ...groups.flatMap((group) => {
      const members = acts.filter((act) => act.group === group);
      if (members.length === 0 || maskCount(members.length, threshold) === 'c') return [];
      const own = {
        ...definition,
        code: `${definition.code}.${group}`,
        label: `${definition.label} : ${labels[group]}`,
      };
      return tablesOf(own, members, threshold);
    }),
  ];
}

const schemes = {
  axis: { id: 'scheme', label: 'Dispositif' },
  groups: schemeIds,
  labels: define.schemeLabels,
} as const satisfies Omit<ActTables<SchemeId>, 'definition'>;
const kinds = {
  axis: { id: 'kind', label: 'Type de contrat' },
  groups: contractKindIds,
  labels: define.kindLabels,
} as const satisfies Omit<ActTables<ContractKindId>, 'definition'>;

/** Totals shared by several tables stand once in the file, hence count once. */
function countMasked(tables: readonly IndicatorTable[], quality: QuarterReport['quality']): number {
  const totals = new Map(tables.map(({ code, total }) => [code, total]));
  const cells = [
    ...totals.values(),
    ...tables.flatMap(({ rows }) => rows.map(({ value }) => value)),
    ...quality.map(({ value }) => value),
  ];
  return cells.filter((cell) => cell === 'c').length;
}

function fileNameOf(quarter: Quarter, structureCode: string, isOfDemo: boolean): string {
  const structure = structureCode.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return ['vivier', ...(isOfDemo ? ['demo'] : []), quarter, ...(structure === '' ? [] : [structure])]
    .join('-')
    .concat('.zip');
}

const periodLabelOf = (quarter: Quarter): string =>
  `${formatQuarter(quarter)} (du ${formatFrenchDate(firstDayOfQuarter(quarter))} au ${formatFrenchDate(lastDayOfQuarter(quarter))})`;

/** Every text of a table goes through French typography here, so that screen, CSV and PDF print the same. */
const typeset = (table: IndicatorTable): IndicatorTable => ({
  ...table,
  label: typography(table.label),
  definition: typography(table.definition),
  source: typography(table.source),
  rows: table.rows.map((row) => ({ ...row, label: typography(row.label) })),
});

/**
 * The figures of one quarter, counted and masked: what the screen shows and what the file holds. The raw counts do not
 * leave this function. Throws the refusal QUARTER_NOT_OVER up to the last day of the quarter included.
 */
export function quarterReport(deps: Deps, quarter: Quarter): QuarterReport {
  const { db, clock } = deps;
  if (!isQuarterOver(quarter, clock.today())) throw new Refusal('QUARTER_NOT_OVER');
  const period = { from: firstDayOfQuarter(quarter), to: lastDayOfQuarter(quarter) };
  const settings = settingsOf(db);
  const threshold = settings.maskingThreshold;
  const tables = [
    ...tablesOf(define.inContact, personsInContact(db, period), threshold),
    ...tablesOf(define.firstReceptions, personsFirstReceived(db, period), threshold),
    ...actTablesOf({ definition: define.entries, ...schemes }, enrolmentsSigned(db, period, false), threshold),
    actTableOf({ definition: define.renewals, ...schemes }, enrolmentsSigned(db, period, true), threshold),
    ...actTablesOf({ definition: define.filesOpened, ...kinds }, contractFilesOpened(db, period), threshold),
    ...actTablesOf({ definition: define.filesSigned, ...kinds }, contractFilesSigned(db, period), threshold),
  ].map(typeset);
  const lacks = qualityOf(db);
  const quality = [
    { code: 'Q1', label: 'Entrées sans date de signature, non comptées', value: lacks.undatedEntries },
    { code: 'Q2', label: 'Candidats du portefeuille sans sexe renseigné', value: lacks.withoutSex },
    { code: 'Q3', label: 'Candidats du portefeuille sans niveau renseigné', value: lacks.withoutLevel },
    {
      code: 'Q4',
      label: 'Candidats du portefeuille sans date de premier accueil',
      value: lacks.withoutFirstReception,
    },
    { code: 'Q5', label: 'Doublons probables non tranchés', value: lacks.suspectedDuplicates },
  ].map((line) => ({ ...line, value: maskCount(line.value, threshold) }));
  const isOfDemo = isDemo(db);
  return {
    quarter,
    periodLabel: periodLabelOf(quarter),
    recipient: settings.exportRecipient,
    structure: settings.structureName,
    structureCode: settings.structureCode,
    threshold,
    isDemo: isOfDemo,
    tables,
    maskedCells: countMasked(tables, quality),
    quality,
    fileName: fileNameOf(quarter, settings.structureCode, isOfDemo),
  };
}
