import type { ListSelection } from '../../shared/lists';

/** Which rows are chosen: some, by their identifiers, or the whole result but some, however long it is. */
export type Chosen =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'whole'; readonly except: ReadonlySet<string> };

export const nothingChosen: Chosen = { kind: 'some', ids: new Set() };
export const everything: Chosen = { kind: 'whole', except: new Set() };

export const isChosen = (chosen: Chosen, id: string): boolean =>
  chosen.kind === 'some' ? chosen.ids.has(id) : !chosen.except.has(id);

export const chosenCount = (chosen: Chosen, total: number): number =>
  chosen.kind === 'some' ? chosen.ids.size : Math.max(0, total - chosen.except.size);

export function toggled(chosen: Chosen, id: string): Chosen {
  const ids = new Set(chosen.kind === 'some' ? chosen.ids : chosen.except);
  if (!ids.delete(id)) ids.add(id);
  return chosen.kind === 'some' ? { kind: 'some', ids } : { kind: 'whole', except: ids };
}

export const onlyThese = (ids: readonly string[]): Chosen => ({ kind: 'some', ids: new Set(ids) });

/**
 * What a view keeps of what is shown, where it picks: the rows that are chosen, or those of the view by hand that is looked
 * at, less what its filters leave out. `null`: the question itself is kept.
 */
export const pickOf = (chosen: Chosen, total: number, isPicked: boolean): ListSelection | null =>
  chosenCount(chosen, total) > 0 ? (selectionOf(chosen) ?? { except: [] }) : isPicked ? { except: [] } : null;

/** As the vault takes it; `null` when nothing is chosen, or all is: the whole result is then meant. */
export function selectionOf(chosen: Chosen): ListSelection | null {
  if (chosen.kind === 'some') return chosen.ids.size === 0 ? null : { ids: [...chosen.ids] };
  return chosen.except.size === 0 ? null : { except: [...chosen.except] };
}
