import type { CivilDate } from '../base/time';
import { documentLabels } from '../law';
import type { Attachment, ChecklistLine } from './engine/contract-file.schema';
import type { AskedDocument } from './engine/kind';
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

/**
 * The checklist: what is asked, with where each document stands, then what is kept without being asked (any more). A
 * document with attachments counts as received at least.
 */
export function checklistOf(
  input: Omit<ReviewInput, 'checklist'>,
  stored: readonly StoredDocument[],
  attachments: readonly Attachment[],
): readonly ChecklistLine[] {
  const expected = input.kind.documents({ ...kindContextOf(input), facts: factsOfInput(input) });
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
    return {
      code,
      label,
      isRequired,
      condition,
      source,
      status: state?.status ?? (own.length > 0 ? 'received' : 'expected'),
      receivedOn: state?.receivedOn ?? null,
      expiresOn: state?.expiresOn ?? null,
      attachments: own,
    };
  });
}
