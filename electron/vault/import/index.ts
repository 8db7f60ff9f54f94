/**
 * Import: the bytes of an extract become candidates. Readers (`read-file.ts`) give a table of strings, `row.ts` reads one
 * row, `plan.ts` decides every row and writes nothing, `import.service.ts` executes that very plan or takes it back.
 * What columns and reports are stands in `shared/import`.
 */
import { z } from 'zod';
import { ok, Refusal } from '../../../shared/base';
import { fold } from '../../../shared/base/text';
import {
  type ImportChoices,
  type ImportMapping,
  type ImportMappingFile,
  type ImportShown,
  type ImportTarget,
  importChoicesSchema,
  importColumns,
  importDraftKeys,
  type importProcedures,
  importTargets,
  keptMappingFileSchema,
  noChoices,
  planIdSchema,
  targetOfHeading,
} from '../../../shared/import';
import type { Output } from '../../../shared/ipc';
import { draftFileOf, keepDraftFile, noteOnDraftFile } from '../drafts';
import { writeOutside } from '../files/unfinished-files';
import type { Deps, Handlers } from '../service/deps';
import {
  commitPlan,
  forgetDraft,
  type MadePlan,
  makePlan,
  noReadings,
  proposedMapping,
  type Readings,
  samplesOf,
  undoBatch,
} from './import.service';
import { isShown } from './plan';
import { type ExtractFile, extractOf, readDropped, readExtract, type SheetChoice } from './read-file';
import { isBlank, refusedRows } from './refused-rows';
import type { Table } from './table';
import { templateBytes } from './template';

/** What one opening of the portfolio remembers between two calls: the file read, then the plan made from it. */
interface Memory {
  file: { readonly file: ExtractFile; readonly fileName: string; readonly readings: Readings } | null;
  plan: { readonly id: string; readonly made: MadePlan } | null;
}

const SHOWN_SAMPLES = 5;
/**
 * What is noted beside the bytes of an extract; `wasInterrupted` from before it is written until it is, as a whole. `sheets`:
 * those that were chosen; empty where none was.
 */
const extractNoteSchema = z.object({
  fileName: z.string(),
  wasInterrupted: z.boolean(),
  sheets: z.array(z.string()).default([]),
});
type ExtractNote = z.infer<typeof extractNoteSchema>;

const noteOf = (note: ExtractNote): string => JSON.stringify(note);
const choiceOf = (sheets: readonly string[]): SheetChoice => (sheets.length === 0 ? {} : { sheets });

export { eraseImportTraces, importLinesNaming } from './import.service';

export function importHandlers(deps: Deps): Handlers<typeof importProcedures> {
  const memory: Memory = { file: null, plan: null };
  const planned = (planId: string): MadePlan => {
    if (memory.plan?.id !== planId) throw new Refusal('IMPORT_PLAN_STALE');
    return memory.plan.made;
  };
  /** Remembers a file that has just been read, and says what it holds. */
  const taken = (file: ExtractFile, fileName: string): Output<'import.read'> => {
    memory.file = { file, fileName, readings: noReadings() };
    memory.plan = null;
    const { table } = file;
    const { mapping, isRemembered } = proposedMapping(deps, table);
    const samples = samplesOf(table, SHOWN_SAMPLES);
    return {
      format: table.format,
      sheets: [...table.sheets],
      columns: table.headings.map((heading, column) => {
        const target = mapping[column] ?? 'ignored';
        return { heading, target, samples: shownSamples(target, samples[column] ?? []) };
      }),
      rows: table.rows.length,
      isRemembered,
      notices: [...noticesOf(table, mapping), ...(isRemembered ? leftOut(table, mapping) : [])],
    };
  };
  /** Reads another file in the place of the former. Kept for a wizard that comes back; the command line has none, and only looks so far. */
  const kept = async (read: () => Promise<ExtractFile>, fileName: string): Promise<Output<'import.read'>> => {
    memory.file = null;
    memory.plan = null;
    const file = await read();
    const note = noteOf({ fileName, wasInterrupted: false, sheets: [] });
    if (deps.entrance === 'window') keepDraftFile(deps, importDraftKeys.extract, note, file.bytes);
    return taken(file, fileName);
  };
  return {
    'import.read': async ({ file, fileName }, call) =>
      ok(await kept(() => readExtract(call.pathOf(file), call), fileName)),
    'import.readBytes': async ({ bytes, fileName }, call) =>
      ok(await kept(() => readDropped(fileName, bytes, call), fileName)),
    'import.chooseSheets': async ({ sheets }, call) => {
      const { file, fileName } = fileOf(memory);
      const known = new Set(file.table.sheets.map(({ name }) => name));
      const unknown = sheets.find((name) => !known.has(name));
      if (unknown !== undefined)
        throw new Refusal('INVALID_INPUT', {
          message: `Ce fichier n’a pas de feuille «\u202f${unknown}\u202f»\u202f; choisissez parmi\u00a0: ${[...known].join(', ') || 'aucune, ce n’est pas un classeur'}.`,
        });
      const again = await extractOf(file.bytes, call, { sheets });
      if (deps.entrance === 'window')
        noteOnDraftFile(
          deps,
          importDraftKeys.extract,
          noteOf({ fileName, wasInterrupted: false, sheets: [...sheets] }),
        );
      return ok(taken(again, fileName));
    },
    'import.resume': async (_input, call) => {
      const draft = draftFileOf(deps, importDraftKeys.extract);
      if (draft === null) return ok({ extract: null });
      const { fileName, wasInterrupted, sheets } = extractNoteSchema.parse(JSON.parse(draft.value));
      // What this opening has read already is not read a second time.
      const file = memory.file?.file ?? (await extractOf(draft.bytes, call, choiceOf(sheets)));
      const read = taken(file, fileName);
      return ok({ extract: { fileName, wasInterrupted, read } });
    },
    'import.giveUp': () => {
      memory.file = null;
      memory.plan = null;
      forgetDraft(deps);
      return ok({});
    },
    'import.plan': async ({ mapping, choices = noChoices }, call) => {
      // The former plan stands until this one is made: the window reads its rows meanwhile.
      const { file, fileName, readings } = fileOf(memory);
      const chosen = mappingOf(deps, file.table, mapping);
      const made = await makePlan(deps, { file, fileName, mapping: chosen, choices, readings }, call);
      const id = planIdSchema.parse(deps.newId());
      memory.plan = { id, made };
      const { lines, counts } = made.plan;
      const countOf = (shown: ImportShown): number => lines.filter((line) => isShown(line, shown)).length;
      return ok({
        planId: id,
        counts,
        alike: countOf('alike'),
        out: countOf('out'),
        changed: countOf('changed'),
        unread: countOf('unread'),
        notices: [...made.notices],
        questions: [...made.questions],
      });
    },
    'import.planLines': ({ planId, outcome, offset, limit }) => {
      const { lines } = planned(planId).plan;
      const wanted = outcome === null ? lines : lines.filter((line) => isShown(line, outcome));
      return ok({ lines: wanted.slice(offset, offset + limit), total: wanted.length });
    },
    'import.exportRefused': ({ planId, file }, call) => {
      const { plan, file: extract, mapping, choices } = planned(planId);
      const { bytes, rows } = refusedRows(extract.table, plan, mapping, choices);
      writeOutside(deps.db, call.pathOf(file), bytes);
      return ok({ rows });
    },
    'import.writeTemplate': async ({ file }, call) => {
      writeOutside(deps.db, call.pathOf(file), await templateBytes(deps.clock.today()));
      return ok({});
    },
    'import.commit': async ({ planId }, call) => {
      const made = planned(planId);
      // Said before the first row: whatever stops the writing, the wizard will know. It goes with the batch.
      if (deps.entrance === 'window')
        noteOnDraftFile(deps, importDraftKeys.extract, interruptedNote(deps, made.fileName));
      const batch = await commitPlan(deps, made, call);
      memory.file = null;
      const { lines, candidates } = made.plan;
      return ok({
        batch,
        completed: candidates.filter(({ before }) => before !== null).length,
        kept: lines.filter(({ changes }) => changes.some(({ isTaken }) => !isTaken)).length,
        unread: lines.filter((line) => isShown(line, 'unread')).length,
        blank: made.file.table.rows.filter(isBlank).length,
      });
    },
    'import.undo': async ({ batchId }, call) => ok({ batch: await undoBatch(deps, batchId, call) }),
  };
}

function fileOf({ file }: Memory): NonNullable<Memory['file']> {
  if (file === null)
    throw new Refusal('REFUSED_BY_STATE', { message: 'Choisissez d’abord le fichier à importer.' });
  return file;
}

/** The note of the draft, saying that the import is being written. */
function interruptedNote(deps: Deps, fileName: string): string {
  const draft = draftFileOf(deps, importDraftKeys.extract);
  const sheets = draft === null ? [] : extractNoteSchema.parse(JSON.parse(draft.value)).sheets;
  return noteOf({ fileName, wasInterrupted: true, sheets });
}

/** Cells of a column of social security numbers are not shown: they are not imported. */
const shownSamples = (target: ImportTarget, samples: readonly string[]): string[] =>
  samples.map((sample) => (target === 'nir' ? '•••' : sample.slice(0, 200)));

function* noticesOf(table: Table, mapping: ImportMapping): Generator<string> {
  yield* table.notices;
  if (mapping.includes('nir'))
    yield 'La colonne du n° de sécurité sociale n’est pas reprise\u00a0: aucun n’est gardé.';
}

/** Columns that the remembered choices leave out although their headings are known, as those of a field that came since. */
function* leftOut(table: Table, mapping: ImportMapping): Generator<string> {
  for (const [column, target] of mapping.entries()) {
    const heading = table.headings[column] ?? '';
    const known = target === 'ignored' ? targetOfHeading(heading) : null;
    if (known === null || known === 'ignored' || known === 'nir' || mapping.includes(known)) continue;
    yield `La colonne «\u202f${heading}\u202f» n’est pas reprise, comme la dernière fois\u202f; elle peut l’être comme «\u202f${importColumns[known].label}\u202f».`;
  }
}

/** The content of a `--mapping` file. Throws INVALID_INPUT when it is neither of the two shapes, or names no target. */
export function parseMapping(json: unknown): ImportMappingFile {
  const parsed = keptMappingFileSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new Refusal('INVALID_INPUT', {
    message: `La correspondance est un objet «\u202ftitre de colonne → donnée\u202f» ou la liste des données dans l’ordre des colonnes\u202f; les données sont\u00a0: ${importTargets.join(', ')}.`,
  });
}

/** The content of a `--choices` file: what it leaves out is not decided. Throws INVALID_INPUT when it does not read. */
export function parseChoices(json: unknown): ImportChoices {
  const parsed = importChoicesSchema.partial().safeParse(json);
  if (parsed.success) return importChoicesSchema.parse({ ...noChoices, ...parsed.data });
  const at = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new Refusal('INVALID_INPUT', {
    message: `Le fichier de choix ne se lit pas${at === '' ? '' : ` («\u202f${at}\u202f»)`}\u202f; il peut donner dateOrders, nameOrder, takesChanges, reopens et rows, chacune par son numéro\u00a0: person, cells, takes.`,
  });
}

/** The mapping of a file: as the caller says, headings that it does not name being recognised as usual. */
function mappingOf(deps: Deps, table: Table, chosen: ImportMappingFile): ImportMapping {
  if (Array.isArray(chosen)) return chosen;
  const fixed = new Map<number, ImportTarget>();
  for (const [heading, target] of Object.entries(chosen)) {
    const columns = [...table.headings.keys()].filter(
      (column) => fold(table.headings[column] ?? '') === fold(heading),
    );
    if (columns.length === 0)
      throw new Refusal('INVALID_INPUT', {
        message: `La correspondance nomme une colonne «\u202f${heading}\u202f» que le fichier n’a pas.`,
      });
    for (const column of columns) fixed.set(column, target);
  }
  return proposedMapping(deps, table, fixed).mapping;
}
