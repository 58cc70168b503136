// What comes next? A priority queue over instants; what is due at the same instant comes in the order it was put there.
import type { Instant } from '../base/index.ts';

type Entry<Item> = { readonly at: Instant; readonly order: number; readonly item: Item };

/** **units**: `at` in milliseconds. */
export type Agenda<Item> = {
  put(at: Instant, item: Item): void;
  take(): { readonly at: Instant; readonly item: Item } | undefined;
};

/** A binary heap (Williams 1964). */
export function agenda<Item>(): Agenda<Item> {
  const heap: Entry<Item>[] = [];
  let order = 0;
  return {
    put(at, item) {
      heap.push({ at, order: order++, item });
      siftUp(heap, heap.length - 1);
    },
    take() {
      const first = heap[0];
      const last = heap.pop();
      if (first !== undefined && last !== undefined && first !== last) {
        heap[0] = last;
        siftDown(heap, 0);
      }
      return first;
    },
  };
}

const comes = <Item>(a: Entry<Item>, b: Entry<Item>): boolean =>
  a.at < b.at || (a.at === b.at && a.order < b.order);

function siftUp<Item>(heap: Entry<Item>[], from: number): void {
  let child = from;
  while (child > 0) {
    const parent = (child - 1) >> 1;
    if (!swapped(heap, parent, child)) return;
    child = parent;
  }
}

function siftDown<Item>(heap: Entry<Item>[], from: number): void {
  let parent = from;
  for (;;) {
    const [left, right] = [2 * parent + 1, 2 * parent + 2];
    const [a, b] = [heap[left], heap[right]];
    if (a === undefined) return;
    const least = b !== undefined && comes(b, a) ? right : left;
    if (!swapped(heap, parent, least)) return;
    parent = least;
  }
}

/** Swaps the two where the child comes before its parent. */
function swapped<Item>(heap: Entry<Item>[], parent: number, child: number): boolean {
  const [above, below] = [heap[parent], heap[child]];
  if (above === undefined || below === undefined || !comes(below, above)) return false;
  heap[parent] = below;
  heap[child] = above;
  return true;
}
