// Many things done one by one, a few at a time: one that fails stops no other, and all of it can be stopped.

/** As many as go to the server in two requests: while one is answered, the other is under way. */
const AT_ONCE = 40;

export type Failed<Item> = { readonly item: Item; readonly error: unknown };

export type Course<Item> = {
  /** Told after each, done or failed. */
  readonly onEach: (item: Item, failed: Failed<Item> | undefined) => void;
  /** What is under way when this comes is still finished. */
  readonly stop: AbortSignal;
};

/** Does it for each item, in their order. **shape**: those that nobody began, because it was stopped. */
export async function oneByOne<Item>(
  items: readonly Item[],
  doOne: (item: Item) => Promise<unknown>,
  { onEach, stop }: Course<Item>,
): Promise<readonly Item[]> {
  let next = 0;
  const work = async () => {
    while (!stop.aborted) {
      const item = items[next];
      if (item === undefined) return;
      next += 1;
      onEach(item, await outcomeOf(item, doOne));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return items.slice(next);
}

const outcomeOf = <Item>(
  item: Item,
  doOne: (item: Item) => Promise<unknown>,
): Promise<Failed<Item> | undefined> =>
  doOne(item).then(
    () => undefined,
    (error: unknown) => ({ item, error }),
  );
