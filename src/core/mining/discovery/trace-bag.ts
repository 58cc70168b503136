// Which sequences are there, and how many cases took each? Variants with their numbers, in typed arrays: what the inductive
// miner cuts and splits. Equal sequences are kept once, so a million cases cost as much as their variants.

/** **shape**: trace t is `codes[starts[t]]` to `codes[starts[t + 1]]`, taken by `counts[t]` cases; `empty` cases have none. */
export type TraceBag = {
  readonly size: number;
  readonly starts: Uint32Array;
  readonly codes: Uint16Array;
  readonly counts: Float64Array;
  readonly empty: number;
};

/** Takes traces event by event: `push` each, then `end` with the number of cases. */
export type BagWriter = { push(code: number): void; end(cases: number): void; finish(): TraceBag };

export function createBag(): BagWriter {
  let codes = new Uint16Array(1024);
  let starts = new Uint32Array(256);
  let counts = new Float64Array(256);
  let slots = new Int32Array(512).fill(-1);
  let hashes = new Int32Array(256);
  let size = 0;
  let put = 0;
  let empty = 0;

  const sameAs = (trace: number): boolean => {
    const from = starts[size] as number;
    let other = starts[trace] as number;
    if ((starts[trace + 1] as number) - other !== put - from) return false;
    for (let i = from; i < put; i++) if (codes[i] !== codes[other++]) return false;
    return true;
  };
  const slotOf = (hash: number): number => {
    let slot = hash & (slots.length - 1);
    for (let trace = slots[slot] as number; trace >= 0; trace = slots[slot] as number) {
      if (hashes[trace] === hash && sameAs(trace)) return slot;
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  };
  const widen = (): void => {
    starts = widened(starts, Uint32Array);
    counts = widened(counts, Float64Array);
    hashes = widened(hashes, Int32Array);
    slots = new Int32Array(slots.length * 2).fill(-1);
    for (let trace = 0; trace < size; trace++) {
      let slot = (hashes[trace] as number) & (slots.length - 1);
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = trace;
    }
  };

  return {
    push: (code) => {
      if (put === codes.length) codes = widened(codes, Uint16Array);
      codes[put++] = code;
    },
    end: (cases) => {
      const from = starts[size] as number;
      if (put === from) {
        empty += cases;
        return;
      }
      const hash = hashOf(codes, from, put);
      const slot = slotOf(hash);
      const known = slots[slot] as number;
      if (known >= 0) {
        counts[known] = (counts[known] as number) + cases;
        put = from;
        return;
      }
      slots[slot] = size;
      hashes[size] = hash;
      counts[size] = cases;
      starts[++size] = put;
      if (size + 2 > starts.length) widen();
    },
    finish: () => ({
      size,
      starts: starts.slice(0, size + 1),
      codes: codes.slice(0, put),
      counts: counts.slice(0, size),
      empty,
    }),
  };
}

type Column = Uint16Array | Uint32Array | Int32Array | Float64Array;

function widened<Kind extends Column>(column: Kind, Kind: new (length: number) => Kind): Kind {
  const wider = new Kind(column.length * 2);
  wider.set(column);
  return wider;
}

function hashOf(codes: Uint16Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) {
    hash = Math.imul(hash ^ (codes[i] as number), 0x01000193);
    hash ^= hash >>> 13;
  }
  return Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 1;
}

/** How many cases a bag holds, those without events aside. */
export function casesIn(bag: TraceBag): number {
  let cases = 0;
  for (const count of bag.counts) cases += count;
  return cases;
}

/** The bag without its empty cases. */
export const withoutEmpty = (bag: TraceBag): TraceBag => ({ ...bag, empty: 0 });

/** A bag for each group: of every trace what belongs to the group. **shape**: `groupOf[code]`, -1 for what is dropped. */
export function projected(bag: TraceBag, groupOf: Int16Array, groups: number): TraceBag[] {
  const writers = Array.from({ length: groups }, createBag);
  for (let t = 0; t < bag.size; t++) {
    for (let i = bag.starts[t] as number; i < (bag.starts[t + 1] as number); i++) {
      const code = bag.codes[i] as number;
      writers[groupOf[code] as number]?.push(code);
    }
    for (const writer of writers) writer.end(bag.counts[t] as number);
  }
  return writers.map((writer) => writer.finish());
}
