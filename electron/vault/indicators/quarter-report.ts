import { Refusal } from '../../../shared/base';
import { typography } from '../../../shared/base/text';
import {
  firstDayOfQuarter,
  formatFrenchDate,
  formatQuarter,
  isQuarterOver,
  lastDayOfQuarter,
  type Quarter,
} from '../../../shared/base/time';
import { type ContractKindId, contractKindIds, kindOf } from '../../../shared/contract-files';
import { type SchemeId, schemeIds } from '../../../shared/fields';
import type { Cell, IndicatorTable, QuarterReport } from '../../../shared/indicators';
import type { Db } from '../db';
import { maskActs, maskCount, maskPopulation } from '../export';
import { isDemoPortfolio } from '../portfolio';
import type { Deps } from '../service/deps';
import { settingsOf } from '../settings';
import { breakdowns, countBy, type Member } from './breakdowns';
import * as define from './definitions';
import {
  type Act,
  contractFilesOpened,
  contractFilesSigned,
  enrolmentsSigned,
  type Period,
  personsFirstReceived,
  personsInContact,
  type QualityCounts,
  qualityOf,
} from './indicators.repository';

const valuesOf = (table: IndicatorTable | undefined): readonly Cell[] =>
  table ? table.rows.map(({ value }) => value) : [];

/** One table for each axis; they share the total of the population. `beside`: tables that may contain it. */
function tablesOf(
  definition: define.Definition,
  members: readonly Member[],
  threshold: number,
  beside: readonly IndicatorTable[] = [],
): readonly IndicatorTable[] {
  const cells = maskPopulation(
    { total: members.length, breakdowns: breakdowns.map((breakdown) => countBy(breakdown, members)) },
    threshold,
    breakdowns.map(({ axis }) => valuesOf(beside.find((table) => table.axis === axis))),
  );
  return breakdowns.map(({ axis, label, modalities }, rank) => ({
    ...definition,
    axis,
    axisLabel: label,
    rows: modalities.map((modality, row) => ({
      modality: modality.code,
      label: modality.label,
      value: cells.breakdowns[rank]?.[row] ?? 'c',
    })),
    total: cells.total,
  }));
}

interface ActTables<Group extends string> {
  readonly definition: define.Definition;
  readonly axis: { readonly id: 'scheme' | 'kind'; readonly label: string };
  readonly groups: readonly Group[];
  readonly labelOf: (group: Group) => string;
}

/** The table of acts by scheme or by kind. */
function actTableOf<Group extends string>(
  { definition, axis, groups, labelOf }: ActTables<Group>,
  acts: readonly Act<Group>[],
  threshold: number,
): IndicatorTable {
  const counts = groups.map((group) => acts.filter((act) => act.group === group).length);
  if (counts.reduce((sum, count) => sum + count, 0) !== acts.length)
    throw new Error(`an act of ${definition.code} belongs to no group`);
  const cells = maskActs(counts, threshold);
  return {
    ...definition,
    axis: axis.id,
    axisLabel: axis.label,
    rows: groups.map((group, row) => ({
      modality: group,
      label: labelOf(group),
      value: cells.rows[row] ?? 'c',
    })),
    total: cells.total,
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
  beside: (group: Group) => readonly IndicatorTable[] = () => [],
): readonly IndicatorTable[] {
  const table = actTableOf(spec, acts, threshold);
  const { definition, groups, labelOf } = spec;
  return [
    table,
    ...groups.flatMap((group) => {
      const members = acts.filter((act) => act.group === group);
      if (members.length === 0 || maskCount(members.length, threshold) === 'c') return [];
      const own = {
        ...definition,
        code: `${definition.code}.${group}`,
        label: `${definition.label} : ${labelOf(group)}`,
      };
      return tablesOf(own, members, threshold, beside(group));
    }),
  ];
}

const schemes = {
  axis: { id: 'scheme', label: 'Dispositif' },
  groups: schemeIds,
  labelOf: (scheme) => define.schemeLabels[scheme],
} as const satisfies Omit<ActTables<SchemeId>, 'definition'>;
const kinds = {
  axis: { id: 'kind', label: 'Type de contrat' },
  groups: contractKindIds,
  labelOf: (kind) => kindOf(kind).exportLabel,
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

function fileNameOf(quarter: Quarter, structureCode: string, isDemo: boolean): string {
  const structure = structureCode.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return ['vivier', ...(isDemo ? ['demo'] : []), quarter, ...(structure === '' ? [] : [structure])]
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

/** What a report is made of, before it is masked. */
interface Counted {
  readonly inContact: readonly Member[];
  readonly firstReceived: readonly Member[];
  readonly entries: readonly Act<SchemeId>[];
  readonly renewals: readonly Act<SchemeId>[];
  readonly opened: readonly Act<ContractKindId>[];
  readonly signed: readonly Act<ContractKindId>[];
  readonly lacks: QualityCounts;
}

const nothing: Counted = {
  inContact: [],
  firstReceived: [],
  entries: [],
  renewals: [],
  opened: [],
  signed: [],
  lacks: {
    undatedEntries: 0,
    withoutSex: 0,
    withoutLevel: 0,
    withoutFirstReception: 0,
    suspectedDuplicates: 0,
  },
};

function count(db: Db, period: Period): Counted {
  const enrolments = enrolmentsSigned(db, period);
  return {
    inContact: personsInContact(db, period),
    firstReceived: personsFirstReceived(db, period),
    entries: enrolments.filter(({ isRenewal }) => isRenewal === 0),
    renewals: enrolments.filter(({ isRenewal }) => isRenewal === 1),
    opened: contractFilesOpened(db, period),
    signed: contractFilesSigned(db, period),
    lacks: qualityOf(db),
  };
}

function masked(deps: Deps, quarter: Quarter, counted: Counted): QuarterReport {
  const settings = settingsOf(deps.db);
  const threshold = settings.maskingThreshold;
  // The young people first received are, but for a few, in contact too; the files signed are often opened in the same
  // quarter. The second of each pair gives way where a subtraction would tell of those who are in one only.
  const inContact = tablesOf(define.inContact, counted.inContact, threshold);
  const signed = actTablesOf({ definition: define.filesSigned, ...kinds }, counted.signed, threshold);
  const signedOf = (kind: ContractKindId): readonly IndicatorTable[] =>
    signed.filter(({ code }) => code === `${define.filesSigned.code}.${kind}`);
  const tables = [
    ...inContact,
    ...tablesOf(define.firstReceptions, counted.firstReceived, threshold, inContact),
    ...actTablesOf({ definition: define.entries, ...schemes }, counted.entries, threshold),
    actTableOf({ definition: define.renewals, ...schemes }, counted.renewals, threshold),
    ...actTablesOf({ definition: define.filesOpened, ...kinds }, counted.opened, threshold, signedOf),
    ...signed,
  ].map(typeset);
  const quality = define.quality.map(({ code, label, of }) => ({
    code,
    label: typography(label),
    value: maskCount(counted.lacks[of], threshold),
  }));
  const isDemo = isDemoPortfolio(deps.db);
  return {
    quarter,
    periodLabel: periodLabelOf(quarter),
    recipient: settings.exportRecipient,
    structure: settings.structureName,
    structureCode: settings.structureCode,
    threshold,
    isDemo,
    tables,
    maskedCells: countMasked(tables, quality),
    quality,
    fileName: fileNameOf(quarter, settings.structureCode, isDemo),
  };
}

/**
 * The figures of one quarter, counted and masked: what the screen shows and what the file holds. The raw counts do not
 * leave this function. Throws the refusal QUARTER_NOT_OVER up to the last day of the quarter included.
 */
export function quarterReport(deps: Deps, quarter: Quarter): QuarterReport {
  if (!isQuarterOver(quarter, deps.clock.today())) throw new Refusal('QUARTER_NOT_OVER');
  return masked(
    deps,
    quarter,
    count(deps.db, { from: firstDayOfQuarter(quarter), to: lastDayOfQuarter(quarter) }),
  );
}

/** The report of the same structure with nobody in it: the words of an export that owe nothing to the candidates. */
export const emptyReport = (deps: Deps, quarter: Quarter): QuarterReport => masked(deps, quarter, nothing);
