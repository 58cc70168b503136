// Each time a case went on: from where to where, and what was known of it at that moment? Through a block that is drawn as
// branches it goes by its split, by each branch in the order of that branch, and by its join.
import type { DrawnBlock, DrawnBlocks } from './drawn-blocks.ts';
import { belongingTo, type Run, runsOf } from './runs.ts';
import type { Walks } from './walks.ts';

/**
 * **shape**: by case, then time. `from` and `to` are numbers of stages and of what is drawn beside them; `from` is `BEGIN`
 * where a case begins, `to` is the count of them all where it ends. `event` is the place of the last event that was known.
 */
export type Passes = {
  readonly count: number;
  readonly caseOf: Int32Array;
  readonly event: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
};

export const BEGIN = -1;

type Pass = { readonly from: number; readonly to: number; readonly event: number };

export function passesOf(walks: Walks, { branches, nodes }: DrawnBlocks): Passes {
  const belonging = belongingTo(branches.map(({ beside }) => beside));
  const { starts, stage, event } = walks;
  const columns: Columns = { caseOf: [], event: [], from: [], to: [] };
  for (let c = 0; c + 1 < starts.length; c++) {
    const [first, last] = [starts[c] as number, starts[c + 1] as number];
    if (first === last) continue;
    let from = BEGIN;
    let known = event[first] as number;
    for (const run of runsOf(stage, first, last, belonging)) {
      const block = branches[run.block];
      put(columns, c, { from, to: block?.split ?? (stage[run.begin] as number), event: known });
      for (const pass of block ? passesInside(walks, run, block, known) : []) put(columns, c, pass);
      from = block?.join ?? (stage[run.begin] as number);
      known = event[run.end - 1] as number;
    }
    put(columns, c, { from, to: nodes, event: known });
  }
  return {
    count: columns.from.length,
    ...{ caseOf: Int32Array.from(columns.caseOf), event: Int32Array.from(columns.event) },
    ...{ from: Int32Array.from(columns.from), to: Int32Array.from(columns.to) },
  };
}

type Columns = { readonly [column in 'caseOf' | 'event' | 'from' | 'to']: number[] };

function put(columns: Columns, c: number, { from, to, event }: Pass): void {
  columns.caseOf.push(c);
  columns.event.push(event);
  columns.from.push(from);
  columns.to.push(to);
}

/** In the order in which they were known, so that no branch foretells by what another wrote later. */
function passesInside({ stage, event }: Walks, run: Run, block: DrawnBlock, known: number): Pass[] {
  const passes: Pass[] = [];
  block.beside.forEach((group, g) => {
    const entry = block.entries[g] ?? block.join;
    passes.push({ from: block.split, to: entry, event: known });
    let from = entry;
    let at = known;
    for (let i = run.begin; i < run.end; i++) {
      const here = stage[i] as number;
      if (!group.includes(here)) continue;
      if (here !== from) passes.push({ from, to: here, event: at });
      from = here;
      at = event[i] as number;
    }
    passes.push({ from, to: block.join, event: at });
  });
  return passes.sort((one, other) => one.event - other.event);
}
