// Pure changes to a list at a place in it. A place outside the list changes nothing.

export const insertAt = <Item>(
  items: readonly Item[],
  index: number | undefined,
  item: Item,
): readonly Item[] => items.toSpliced(Math.max(0, Math.min(index ?? items.length, items.length)), 0, item);

export const removeAt = <Item>(items: readonly Item[], index: number): readonly Item[] =>
  items.filter((_, each) => each !== index);

export const changeAt = <Item>(
  items: readonly Item[],
  index: number,
  changes: Partial<NoInfer<Item>>,
): readonly Item[] => items.map((item, each) => (each === index ? { ...item, ...changes } : item));

export function moveTo<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const item = items[from];
  return item === undefined ? items : insertAt(removeAt(items, from), to, item);
}
