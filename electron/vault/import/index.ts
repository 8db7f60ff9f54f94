/**
 * Import: the bytes of an extract become candidates. Readers (`read-file.ts`) give a table of strings, `row.ts` reads one
 * row, `plan.ts` decides every row and writes nothing, `import.service.ts` executes that very plan or takes it back.
 * What columns and reports are stands in `shared/import`.
 */
import { z } from 'zod';
import { ok, Refusal } from '../../../shared/base';
import { fold } from '../../../shared/base/text';
import {
  type ImportMapping,
  type ImportMappingFile,
  type ImportReportLine,
  type ImportTarget,
  importDraftKeys,
  type importProcedures,
  importTargets,
  keptMappingFileSchema,
  planIdSchema,
} from '../../../shared/import';
import type { Output } from '../../../shared/ipc';
import { draftFileOf, keepDraftFile, noteOnDraftFile } from '../drafts';
import type { Deps, Handlers } from '../service/deps';
import { settingsOf } from '../settings';
import { readBatches } from './import.repository';
import {
  commitPlan,
  forgetDraft,
  type MadePlan,
  makePlan,
  proposedMapping,
  samplesOf,
  undoBatch,
} from './import.service';
import { type ExtractFile, extractOf, readExtract } from './read-file';
import type { Table } from './table';

/** What one opening of the portfolio remembers between two calls: the file read, then the plan made from it. */
interface Memory {
  file: { readonly file: ExtractFile; readonly fileName: string } | null;
  plan: { readonly id: string; readonly made: MadePlan } | null;
}

const SHOWN_SAMPLES = 5;
/** What is noted beside the bytes of an extract; `wasInterrupted` from before it is written until it is, as a whole. */
const extractNoteSchema = z.object({ fileName: z.string(), wasInterrupted: z.boolean() });

const noteOf = (fileName: string, wasInterrupted: boolean): string =>
  JSON.stringify({ fileName, wasInterrupted });

export function importHandlers(deps: Deps): Handlers<typeof importProcedures> {
  const memory: Memory = { file: null, plan: null };
  const planned = (planId: string): MadePlan => {
    if (memory.plan?.id !== planId) throw new Refusal('IMPORT_PLAN_STALE');
    return memory.plan.made;
  };
  /** Remembers a file that has just been read, and says what it holds. */
  const taken = (file: ExtractFile, fileName: string): Output<'import.read'> => {
    memory.file = { file, fileName };
    memory.plan = null;
    const { table } = file;
    const { mapping, isRemembered } = proposedMapping(deps, table);
    const samples = samplesOf(table, SHOWN_SAMPLES);
    return {
      format: table.format,
      columns: table.headings.map((heading, column) => {
        const target = mapping[column] ?? 'ignored';
        return { heading, target, samples: shownSamples(target, samples[column] ?? []) };
      }),
      rows: table.rows.length,
      isRemembered,
      notices: [...noticesOf(deps, table, mapping)],
    };
  };
  return {
    'import.read': async ({ file: handle, fileName }, call) => {
      memory.file = null;
      memory.plan = null;
      const file = await readExtract(call.pathOf(handle), call);
      // Kept for a wizard that comes back; the command line has none, and only looks so far.
      if (deps.entrance === 'window')
        keepDraftFile(deps, importDraftKeys.extract, noteOf(fileName, false), file.bytes);
      return ok(taken(file, fileName));
    },
    'import.resume': async (_input, call) => {
      const draft = draftFileOf(deps, importDraftKeys.extract);
      if (draft === null) return ok({ extract: null });
      const { fileName, wasInterrupted } = extractNoteSchema.parse(JSON.parse(draft.value));
      const read = taken(await extractOf(draft.bytes, call), fileName);
      return ok({ extract: { fileName, wasInterrupted, read } });
    },
    'import.giveUp': () => {
      memory.file = null;
      memory.plan = null;
      forgetDraft(deps);
      return ok({});
    },
    'import.plan': async ({ mapping }, call) => {
      memory.plan = null;
      const { file } = memory;
      if (file === null)
        throw new Refusal('REFUSED_BY_STATE', { message: 'Choisissez d’abord le fichier à importer.' });
      const chosen = mappingOf(deps, file.file.table, mapping);
      const made = await makePlan(deps, file.file, file.fileName, chosen, call);
      const id = planIdSchema.parse(deps.newId());
      memory.plan = { id, made };
      return ok({ planId: id, counts: made.plan.counts });
    },
    'import.planLines': ({ planId, outcome, offset, limit }) => {
      const { lines } = planned(planId).plan;
      const isWanted = (line: ImportReportLine): boolean =>
        outcome === null ||
        (outcome === 'suspected' ? line.suspectedDuplicateOf !== null : line.outcome === outcome);
      const wanted = outcome === null ? lines : lines.filter(isWanted);
      return ok({ lines: wanted.slice(offset, offset + limit), total: wanted.length });
    },
    'import.commit': async ({ planId }, call) => {
      const made = planned(planId);
      // Said before the first row: whatever stops the writing, the wizard will know. It goes with the batch.
      if (deps.entrance === 'window')
        noteOnDraftFile(deps, importDraftKeys.extract, noteOf(made.fileName, true));
      const batch = await commitPlan(deps, made, call);
      memory.file = null;
      memory.plan = null;
      return ok({ batch });
    },
    'import.batches': () => ok({ batches: readBatches(deps.db) }),
    'import.undo': async ({ batchId }, call) => ok({ batch: await undoBatch(deps, batchId, call) }),
  };
}

/** Cells of a column of social security numbers are not shown: they are not imported. */
const shownSamples = (target: ImportTarget, samples: readonly string[]): string[] =>
  samples.map((sample) => (target === 'nir' ? '•••' : sample.slice(0, 200)));

function* noticesOf(deps: Deps, table: Table, mapping: ImportMapping): Generator<string> {
  yield* table.notices;
  if (mapping.includes('nir'))
    yield settingsOf(deps.db).usesNir
      ? 'La colonne du numéro de sécurité sociale n’est pas reprise\u00a0: cette version ne le conserve pas.'
      : 'La colonne du numéro de sécurité sociale est ignorée\u00a0: la structure n’a pas activé ce numéro.';
}

/** The content of a `--mapping` file. Throws INVALID_INPUT when it is neither of the two shapes, or names no target. */
export function parseMapping(json: unknown): ImportMappingFile {
  const parsed = keptMappingFileSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new Refusal('INVALID_INPUT', {
    message: `La correspondance est un objet «\u202ftitre de colonne → donnée\u202f» ou la liste des données dans l’ordre des colonnes\u202f; les données sont\u00a0: ${importTargets.join(', ')}.`,
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
