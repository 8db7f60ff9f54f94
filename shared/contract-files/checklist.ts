import type { Scan } from '../base/scan.schema';
import type { CivilDate } from '../base/time';
import { documentLabels } from '../law';
import { isGoodOn, kindsAnswering, latestOfEach, type Paper, paperKindOf } from '../papers';
import type { Attachment, ChecklistLine, LinePaper } from './engine/contract-file.schema';
import type { AskedDocument, ContractKind } from './engine/kind';
import { factsOfInput, kindContextOf, type ReviewInput } from './review';

/** What the vault knows of a supporting document. */
export interface StoredDocument {
  readonly code: string;
  readonly status: ChecklistLine['status'];
  readonly receivedOn: CivilDate | null;
  readonly expiresOn: CivilDate | null;
}

/** The dossier itself, kept among the documents as it was on a day; no text asks for it, and no liasse holds it. */
export const keptDossier = 'DOSSIER';

const labels: Readonly<Record<string, string>> = {
  ...documentLabels,
  [keptDossier]: 'Dossier PDF gardé tel quel',
};

/** Every document code of the catalogue: a document outside the checklist may be kept too. */
export const documentCodes: readonly string[] = Object.keys(labels);

/** Papers of the person that answer a line on a day: those that are good, else the one that was good the longest. */
function papersFor(code: string, papers: readonly Paper[], on: CivilDate): readonly LinePaper[] {
  const kinds = kindsAnswering(code);
  const answering = papers
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ number: _, remark: __, addedAt: ___, ...paper }) => ({ ...paper, isGood: isGoodOn(paper, on) }));
  const good = answering.filter(({ isGood }) => isGood);
  return good.length > 0 ? good : latestOfEach(answering);
}

/** Whether the copies of a paper stand in what leaves with a file: not where an employer receives it and may not see them. */
export const joinsLiasse = (
  { hasEmployer }: Pick<ContractKind, 'hasEmployer'>,
  { kind, isGood }: LinePaper,
): boolean => isGood && (!hasEmployer || paperKindOf(kind).employerMaySee);

/** Every copy of a line that leaves with the file: those joined to it, then those of the papers of the person; each once. */
export function scansOfLine(
  kind: Pick<ContractKind, 'hasEmployer'>,
  { attachments, papers }: Pick<ChecklistLine, 'attachments' | 'papers'>,
): readonly (Scan & { readonly of: 'file' | 'person' })[] {
  const joined = attachments.map(({ code: _, ...scan }) => ({ ...scan, of: 'file' as const }));
  const known = new Set(joined.map(({ sha256 }) => sha256));
  const ofPapers = papers
    .filter((paper) => joinsLiasse(kind, paper))
    .flatMap(({ scans }) => scans.map((scan) => ({ ...scan, of: 'person' as const })));
  return [...joined, ...ofPapers.filter(({ sha256 }) => !known.has(sha256))];
}

/**
 * The checklist: what is asked, with where each document stands, then what is kept without being asked (any more). A
 * document with attachments counts as received at least, and so does one that a good paper of the person answers, unless
 * somebody said otherwise of it.
 */
export function checklistOf(
  input: Omit<ReviewInput, 'checklist'>,
  stored: readonly StoredDocument[],
  attachments: readonly Attachment[],
  papers: readonly Paper[] = [],
): readonly ChecklistLine[] {
  const context = kindContextOf(input);
  const expected = input.kind.documents({ ...context, facts: factsOfInput(input) });
  const asked = new Set(expected.map((each) => each.code));
  const kept = [...new Set([...stored.map((each) => each.code), ...attachments.map((each) => each.code)])]
    .filter((code) => !asked.has(code))
    .map(
      (code): AskedDocument => ({
        code,
        label: labels[code] ?? code,
        isRequired: false,
        condition: 'Gardée sans être demandée pour ce dossier.',
        source: '',
      }),
    )
    // A line that says nothing more than "not there yet" is not worth keeping once nobody asks for it.
    .filter(
      ({ code }) =>
        attachments.some((each) => each.code === code) ||
        stored.some((each) => each.code === code && each.status !== 'expected'),
    );
  return [...expected, ...kept].map(({ code, label, isRequired, condition, source }) => {
    const state = stored.find((each) => each.code === code);
    const own = attachments.filter((each) => each.code === code);
    const answering = papersFor(code, papers, context.on);
    const paper = answering.find(({ isGood }) => isGood);
    const status = state?.status ?? (own.length > 0 ? 'received' : 'expected');
    const isByPaper = status === 'expected' && paper !== undefined;
    return {
      code,
      label,
      isRequired,
      condition,
      source,
      status: isByPaper ? 'received' : status,
      receivedOn: isByPaper ? paper.originalSeenOn : (state?.receivedOn ?? null),
      expiresOn: isByPaper ? paper.expiresOn : (state?.expiresOn ?? null),
      attachments: own,
      papers: [...answering],
    };
  });
}
