// The shape of an applier: what one event changes in a case's state.
import type { CaseState, EventOf, EventType } from '../../model/index.ts';

export type Change = Partial<CaseState>;
export type Applier<Type extends EventType> = (state: CaseState, event: EventOf<Type>) => Change;
export type Appliers<Type extends EventType> = { readonly [Each in Type]: Applier<Each> };

export const UNCHANGED: Change = {};

/** The list with every item of which `is` holds replaced; the same list where none is. */
export function replaced<Item>(
  items: readonly Item[],
  is: (item: Item) => boolean,
  by: (item: Item) => Item,
): readonly Item[] {
  const at = items.findIndex(is);
  const item = items[at];
  return item === undefined ? items : items.with(at, by(item));
}
