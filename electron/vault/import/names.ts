import { fold } from '../../../shared/base/text';
import { type ImportTarget, type NameOrder, splitFullName } from '../../../shared/import';
import { oneLine } from './normalise';

/** What was understood of a person's names, or why they cannot be told. */
interface SettledNames {
  /** French, without a full stop: says what to do. */
  readonly fault: string | null;
  /** French: what was understood on the way. */
  readonly notes: readonly string[];
}

const quoted = (text: string): string => `«\u202f${text.length > 60 ? `${text.slice(0, 60)}…` : text}\u202f»`;

/**
 * Settles the cells of a row's names in place: both names of one cell are split where they have no cells of their own; a
 * blank birth name is the usual name; a usual name equal to the birth name is none.
 */
export function settleNames(cellOf: Map<ImportTarget, string>, order: NameOrder | null): SettledNames {
  const told = (target: ImportTarget): string => oneLine(cellOf.get(target) ?? '');
  const notes: string[] = [];
  const both = told('fullName');
  if (both !== '' && (told('birthName') === '' || told('firstName') === '')) {
    const split = splitFullName(both, order);
    if (split === null)
      return {
        fault: `Nom et prénom\u00a0: ${quoted(both)} ne dit pas où finit le nom\u202f; écrivez le nom en capitales et le prénom en minuscules, ou chacun dans sa colonne`,
        notes,
      };
    const { civility, ...names } = split;
    for (const target of ['birthName', 'firstName', 'usualName'] as const)
      if (told(target) === '' && names[target] !== '') cellOf.set(target, names[target]);
    if (civility !== '' && told('sex') === '') cellOf.set('sex', civility);
    // What capitals tell is read, not understood.
    if (splitFullName(both, null) === null)
      notes.push(
        `${quoted(both)} lu «\u202f${split.birthName}\u202f» pour le nom et «\u202f${split.firstName}\u202f» pour le prénom`,
      );
  }
  const usual = told('usualName');
  if (usual !== '' && told('birthName') === '') {
    cellOf.set('birthName', usual);
    cellOf.delete('usualName');
    notes.push('nom de naissance absent, l’autre nom est repris à sa place');
  } else if (usual !== '' && fold(usual) === fold(told('birthName'))) cellOf.delete('usualName');
  return { fault: null, notes };
}
