import { Refusal } from '../../../shared/base';
import { fold, typography } from '../../../shared/base/text';
import {
  addMonths,
  type CivilDate,
  firstDayOfQuarter,
  firstOfMonth,
  formatFrenchDate,
  formatQuarter,
  isQuarterOver,
  lastDayOfQuarter,
  lastOfMonth,
  monthOf,
  monthsOf,
  type Quarter,
} from '../../../shared/base/time';
import { type ContractKindId, contractKindIds, kindOf } from '../../../shared/contract-files';
import { type SchemeId, schemeIds } from '../../../shared/fields';
import type {
  Cell,
  CountedPeople,
  IndicatorTable,
  OwnFigures,
  PublicationState,
  QuarterReport,
  Trend,
} from '../../../shared/indicators';
import type { Settings } from '../../../shared/settings';
import type { Db } from '../db';
import {
  cellOf,
  countedFigures,
  type FigureId,
  isPublishableAfter,
  type KeptFigures,
  keptFigures,
  maskPublication,
  type Population,
  type Publication,
  subsetsOf,
} from '../export';
import { isDemoPortfolio } from '../portfolio';
import type { Deps } from '../service/deps';
import { settingsOf } from '../settings';
import { breakdowns, countBy, type Member } from './breakdowns';
import * as define from './definitions';
import {
  type Act,
  type Asked,
  contractFilesOpened,
  contractFilesSigned,
  countFollowed,
  enrolmentsSigned,
  everyPublication,
  type KeptPublication,
  lastExportOf,
  personsFirstReceived,
  personsInContact,
  publicationsOf,
  type QualityCounts,
  qualityOf,
} from './indicators.repository';
import { nestedCells, nestedPopulations, partOf, sums } from './relations';

interface ActTable<Group extends string> {
  readonly definition: define.Definition;
  readonly axis: { readonly id: 'scheme' | 'kind'; readonly label: string };
  readonly groups: readonly Group[];
  readonly labelOf: (group: Group) => string;
  /** Whether each scheme or kind is broken down as a population of its own. */
  readonly isBrokenDown: boolean;
}

/** A population broken down by every axis. */
const populationOf = (code: string, members: readonly Member[]): Population => ({
  code,
  size: members.length,
  breakdowns: breakdowns.map((breakdown) => {
    const counts = countBy(breakdown, members);
    return {
      axis: breakdown.axis,
      counts: breakdown.modalities.map(({ code: modality }, row) => ({ modality, count: counts[row] ?? 0 })),
    };
  }),
});

/** Each scheme or kind of acts. Throws when an act belongs to none. */
function partsOf<Group extends string>(
  { definition, groups, isBrokenDown }: ActTable<Group>,
  acts: readonly Act<Group>[],
): readonly Population[] {
  const parts = groups.map((group) => {
    const members = acts.filter((act) => act.group === group);
    const code = partOf(definition.code, group);
    return isBrokenDown ? populationOf(code, members) : { code, size: members.length, breakdowns: [] };
  });
  if (parts.reduce((sum, { size }) => sum + size, 0) !== acts.length)
    throw new Error(`an act of ${definition.code} belongs to no group`);
  return parts;
}

type Cells = ReadonlyMap<FigureId, Cell>;
const cellIn = (cells: Cells, id: FigureId): Cell => cells.get(id) ?? 'c';

/** One table for each axis; they share the size of the population. None when its cells are not published. */
const tablesOf = (definition: define.Definition, cells: Cells): readonly IndicatorTable[] =>
  breakdowns.flatMap(({ axis, label, modalities }) => {
    const idOf = (modality: string): FigureId => cellOf(definition.code, axis, modality);
    if (!modalities.some(({ code }) => cells.has(idOf(code)))) return [];
    return [
      {
        ...definition,
        axis,
        axisLabel: label,
        rows: modalities.map(({ code, label: of }) => ({
          modality: code,
          label: of,
          value: cellIn(cells, idOf(code)),
        })),
        total: cellIn(cells, definition.code),
      },
    ];
  });

/** The table of acts by scheme or kind, then those of each one whose size is shown. */
const actTablesOf = <Group extends string>(
  { definition, axis, groups, labelOf }: ActTable<Group>,
  cells: Cells,
): readonly IndicatorTable[] => [
  {
    ...definition,
    axis: axis.id,
    axisLabel: axis.label,
    rows: groups.map((group) => ({
      modality: group,
      label: labelOf(group),
      value: cellIn(cells, partOf(definition.code, group)),
    })),
    total: cellIn(cells, definition.code),
  },
  ...groups.flatMap((group) =>
    tablesOf(
      {
        ...definition,
        code: partOf(definition.code, group),
        label: `${definition.label} : ${labelOf(group)}`,
      },
      cells,
    ),
  ),
];

const schemes = {
  axis: { id: 'scheme', label: 'Dispositif' },
  groups: schemeIds,
  labelOf: (scheme) => define.schemeLabels[scheme],
} as const satisfies Omit<ActTable<SchemeId>, 'definition' | 'isBrokenDown'>;
const kinds = {
  axis: { id: 'kind', label: 'Type de contrat' },
  groups: contractKindIds,
  labelOf: (kind) => kindOf(kind).exportLabel,
} as const satisfies Omit<ActTable<ContractKindId>, 'definition' | 'isBrokenDown'>;
const entries = { definition: define.entries, ...schemes, isBrokenDown: true } as const;
const renewals = { definition: define.renewals, ...schemes, isBrokenDown: false } as const;
const opened = { definition: define.filesOpened, ...kinds, isBrokenDown: true } as const;
const signed = { definition: define.filesSigned, ...kinds, isBrokenDown: true } as const;

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

/** What a report is of, the counts aside. */
interface ReportFrame {
  readonly quarter: Quarter;
  readonly settings: Settings;
  readonly isDemo: boolean;
  readonly publication: PublicationState;
}

const firstPublication: PublicationState = {
  state: 'new',
  revision: 1,
  publishedOn: null,
  hasPendingCorrection: false,
  exportedBeforeOn: null,
};

/** What a report is made of, before it is masked. */
export interface Counted {
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

function count(db: Db, asked: Asked): Counted {
  const enrolments = enrolmentsSigned(db, asked);
  return {
    inContact: personsInContact(db, asked),
    firstReceived: personsFirstReceived(db, asked),
    entries: enrolments.filter(({ isRenewal }) => isRenewal === 0),
    renewals: enrolments.filter(({ isRenewal }) => isRenewal === 1),
    opened: contractFilesOpened(db, asked),
    signed: contractFilesSigned(db, asked),
    lacks: qualityOf(db, asked.adviser),
  };
}

/** Everything that is published of what was counted, with what links it. */
function publicationOf(counted: Counted): Publication {
  const populations = [
    populationOf(define.inContact.code, counted.inContact),
    populationOf(define.firstReceptions.code, counted.firstReceived),
    ...partsOf(entries, counted.entries),
    ...partsOf(renewals, counted.renewals),
    ...partsOf(opened, counted.opened),
    ...partsOf(signed, counted.signed),
  ];
  const byCode = new Map(populations.map((population) => [population.code, population]));
  return {
    populations,
    counts: define.quality.map(({ code, of }) => ({ code, count: counted.lacks[of] })),
    sums,
    subsets: [
      ...nestedCells,
      ...nestedPopulations.flatMap(({ inner, outer, yields }) => {
        const [small, large] = [byCode.get(inner), byCode.get(outer)];
        return small && large ? subsetsOf(small, large, yields) : [];
      }),
    ],
  };
}

/** The words and cells of what is published; no raw count gets through here. */
function reportOf({ quarter, settings, isDemo, publication }: ReportFrame, cells: Cells): QuarterReport {
  const tables = [
    ...tablesOf(define.inContact, cells),
    ...tablesOf(define.firstReceptions, cells),
    ...actTablesOf(entries, cells),
    ...actTablesOf(renewals, cells),
    ...actTablesOf(opened, cells),
    ...actTablesOf(signed, cells),
  ].map(typeset);
  const quality = define.quality.map(({ code, label }) => ({
    code,
    label: typography(label),
    value: cellIn(cells, code),
  }));
  return {
    quarter,
    periodLabel: periodLabelOf(quarter),
    recipient: settings.exportRecipient,
    structure: settings.structureName,
    structureCode: settings.structureCode,
    threshold: settings.maskingThreshold,
    isDemo,
    tables,
    maskedCells: countMasked(tables, quality),
    quality,
    fileName: fileNameOf(quarter, settings.structureCode, isDemo),
    publication,
  };
}

/** Masks what was counted, as a first publication would. Pure: an attack needs no portfolio. */
export const maskedReport = (frame: Omit<ReportFrame, 'publication'>, counted: Counted): QuarterReport =>
  reportOf(
    { ...frame, publication: firstPublication },
    maskPublication(publicationOf(counted), frame.settings.maskingThreshold),
  );

/**
 * What would be published of a quarter now, after what was published of it. Pure. A quarter never published is what is
 * counted today. One that was stays as it was, but for a correction that `isPublishableAfter` each earlier publication,
 * at the highest of the thresholds: else the last one is published again, and says that a correction is pending.
 */
export function nextPublication(
  frame: Omit<ReportFrame, 'publication'>,
  counted: Counted,
  earlier: readonly KeptPublication[],
): { readonly report: QuarterReport; readonly figures: KeptFigures } {
  const last = earlier.at(-1);
  const threshold = Math.max(
    frame.settings.maskingThreshold,
    ...earlier.map((publication) => publication.threshold),
  );
  // The quality is that of the day of the first publication: it is no correction of the quarter.
  const lacks = last === undefined ? counted.lacks : lacksIn(last);
  const publication = publicationOf({ ...counted, lacks });
  const cells = maskPublication(publication, threshold);
  const figures = keptFigures(publication, cells);
  const revise = (state: PublicationState): ReportFrame => ({
    ...frame,
    settings: { ...frame.settings, maskingThreshold: threshold },
    publication: state,
  });
  if (last === undefined) return { report: reportOf(revise(firstPublication), cells), figures };
  const { revision, publishedOn } = last;
  const state = { revision, publishedOn, exportedBeforeOn: null, hasPendingCorrection: false } as const;
  const isUnchanged = [...last.figures].every(([id, { count }]) => figures.get(id)?.count === count);
  const isPublishable =
    !isUnchanged && earlier.every((one) => isPublishableAfter(figures, one.figures, publication, threshold));
  if (isPublishable)
    return {
      report: reportOf(revise({ ...state, state: 'corrected', revision: revision + 1 }), cells),
      figures,
    };
  const header = reportOf(
    revise({ ...state, state: 'frozen', hasPendingCorrection: !isUnchanged }),
    new Map(),
  );
  const { tables, quality, maskedCells } = last.report;
  return {
    report: { ...header, tables, quality, maskedCells, threshold: last.threshold },
    figures: last.figures,
  };
}

/** Counts of the quality as a publication gave them. */
function lacksIn({ figures }: Pick<KeptPublication, 'figures'>): QualityCounts {
  const counts = { ...nothing.lacks };
  for (const { code, of } of define.quality)
    Object.assign(counts, { [of]: figures.get(code)?.count ?? 0 } satisfies Partial<QualityCounts>);
  return counts;
}

const frameOf = ({ db }: Deps, quarter: Quarter): Omit<ReportFrame, 'publication'> => ({
  quarter,
  settings: settingsOf(db),
  isDemo: isDemoPortfolio(db),
});

/** The quarter as it would be published now, with the counts to keep if it is. Throws QUARTER_NOT_OVER. */
export function quarterState(
  deps: Deps,
  quarter: Quarter,
): { readonly report: QuarterReport; readonly figures: KeptFigures } {
  if (!isQuarterOver(quarter, deps.clock.today())) throw new Refusal('QUARTER_NOT_OVER');
  const { db } = deps;
  const frame = frameOf(deps, quarter);
  const counted = count(db, { from: firstDayOfQuarter(quarter), to: lastDayOfQuarter(quarter) });
  const lacks = steadied(counted.lacks, everyPublication(db).map(lacksIn), frame.settings.maskingThreshold);
  const next = nextPublication(frame, { ...counted, lacks }, publicationsOf(db, quarter));
  if (next.report.publication.state !== 'new') return next;
  const exportedBeforeOn = lastExportOf(db, quarter);
  return {
    ...next,
    report: { ...next.report, publication: { ...next.report.publication, exportedBeforeOn } },
  };
}

/**
 * The quality is that of the whole portfolio, so that two quarters tell it on two days: a count that moved by less than
 * the threshold since one that was published is given as it was last.
 */
function steadied(lacks: QualityCounts, earlier: readonly QualityCounts[], threshold: number): QualityCounts {
  const steady = (of: keyof QualityCounts): number => {
    const moves = earlier.map((one) => Math.abs(one[of] - lacks[of]));
    return moves.some((move) => move > 0 && move < threshold)
      ? (earlier.at(-1)?.[of] ?? lacks[of])
      : lacks[of];
  };
  return {
    undatedEntries: steady('undatedEntries'),
    withoutSex: steady('withoutSex'),
    withoutLevel: steady('withoutLevel'),
    withoutFirstReception: steady('withoutFirstReception'),
    suspectedDuplicates: steady('suspectedDuplicates'),
  };
}

/**
 * The figures of one quarter, masked: what the screen shows and what the file holds. Throws the refusal QUARTER_NOT_OVER
 * up to the last day of the quarter included.
 */
export const quarterReport = (deps: Deps, quarter: Quarter): QuarterReport =>
  quarterState(deps, quarter).report;

/** Every figure as it was counted; a scheme or a kind without anybody has no table of its own. */
function clearCells(publication: Publication): Cells {
  const empty = publication.populations.filter(({ code, size }) => size === 0 && code.includes('.'));
  const left = new Set(
    empty.flatMap(({ code, breakdowns: split }) =>
      split.flatMap(({ axis, counts }) => counts.map(({ modality }) => cellOf(code, axis, modality))),
    ),
  );
  return new Map([...countedFigures(publication)].filter(([id]) => !left.has(id)));
}

/** A quarter that has not begun has nothing to be counted. Throws QUARTER_NOT_BEGUN. */
function ensureBegun(quarter: Quarter, today: CivilDate): void {
  if (firstDayOfQuarter(quarter) > today) throw new Refusal('QUARTER_NOT_BEGUN');
}

const ownQualityLabel = ({ code, label }: OwnFigures['quality'][number]): string =>
  define.quality.find((one) => one.code === code)?.ofAdviser ?? label;

interface CountedWhom extends Pick<OwnFigures, 'people' | 'adviser' | 'followed'> {
  /** What the counts are asked with. */
  readonly only: Pick<Asked, 'adviser'>;
}
/**
 * Whose people are counted: as asked, else those of the adviser of the settings if there are any. Without that name
 * everybody is: people without a referent adviser are nobody's own.
 */
function countedWhom(db: Db, asked: CountedPeople | undefined): CountedWhom {
  const { adviser } = settingsOf(db);
  const referent = fold(adviser);
  const followed = referent === '' ? 0 : countFollowed(db, referent);
  const people = referent === '' ? 'portfolio' : (asked ?? (followed === 0 ? 'portfolio' : 'adviser'));
  return { people, adviser, followed, only: people === 'portfolio' ? {} : { adviser: referent } };
}

/** The figures of one quarter in clear, up to today where it is not over. Throws QUARTER_NOT_BEGUN. */
export function ownFigures(deps: Deps, quarter: Quarter, asked?: CountedPeople): OwnFigures {
  const today = deps.clock.today();
  ensureBegun(quarter, today);
  const { only, ...whom } = countedWhom(deps.db, asked);
  const period = { from: firstDayOfQuarter(quarter), to: lastDayOfQuarter(quarter) };
  const counted = count(deps.db, { ...period, ...only });
  const { periodLabel, tables, quality } = reportOf(
    { ...frameOf(deps, quarter), publication: firstPublication },
    clearCells(publicationOf(counted)),
  );
  return {
    quarter,
    periodLabel,
    ...whom,
    isOver: isQuarterOver(quarter, today),
    tables: [...tables],
    quality: quality.map((line) => ({
      ...line,
      ...(whom.people === 'portfolio' ? {} : { label: ownQualityLabel(line) }),
    })),
  };
}

/** What happened in each of the twelve months that end with a quarter, or today where it is not over. Throws QUARTER_NOT_BEGUN. */
export function trendOf({ db, clock }: Deps, quarter: Quarter, asked?: CountedPeople): Trend {
  const today = clock.today();
  ensureBegun(quarter, today);
  const { only } = countedWhom(db, asked);
  const until = isQuarterOver(quarter, today) ? lastDayOfQuarter(quarter) : today;
  return {
    months: monthsOf(addMonths(firstOfMonth(until), -11), until).map((from) => {
      const period = { from, to: lastOfMonth(from), ...only };
      return {
        month: monthOf(from),
        inContact: personsInContact(db, period).length,
        firstReceived: personsFirstReceived(db, period).length,
        entries: enrolmentsSigned(db, period).filter(({ isRenewal }) => isRenewal === 0).length,
        signed: contractFilesSigned(db, period).length,
      };
    }),
  };
}

/** The report of the same structure with nobody in it: the words of an export that owe nothing to the candidates. */
export const emptyReport = (deps: Deps, quarter: Quarter): QuarterReport =>
  maskedReport(frameOf(deps, quarter), nothing);
