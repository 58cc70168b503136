// Where does a trace pass from one group of a sequence to the next? Where fewest of its events are in the wrong place.
import { type BagWriter, createBag, type TraceBag } from './trace-bag.ts';

// Above this many cells (events times groups) of one trace, its events are taken in turn instead of weighed.
const MOST_CELLS = 4_000_000;

export function splitSequence(bag: TraceBag, groupOf: Int16Array, groups: number): TraceBag[] {
  const writers = Array.from({ length: groups }, createBag);
  for (let t = 0; t < bag.size; t++) {
    const trace = bag.codes.subarray(bag.starts[t], bag.starts[t + 1]);
    const places = isInOrder(trace, groupOf) ? undefined : placesOf(trace, groupOf, groups);
    for (const [i, code] of trace.entries()) {
      const group = groupOf[code] as number;
      if (places === undefined || places[i] === group) (writers[group] as BagWriter).push(code);
    }
    for (const writer of writers) writer.end(bag.counts[t] as number);
  }
  return writers.map((writer) => writer.finish());
}

function isInOrder(trace: Uint16Array, groupOf: Int16Array): boolean {
  let group = 0;
  for (const code of trace) {
    const next = groupOf[code] as number;
    if (next < group) return false;
    group = next;
  }
  return true;
}

function placesOf(trace: Uint16Array, groupOf: Int16Array, groups: number): Int16Array {
  return trace.length * groups > MOST_CELLS
    ? inTurn(trace, groupOf)
    : fewestMisplaced(trace, groupOf, groups);
}

// By dynamic programming over event and group: `kept` is the most events in place so far when the trace stands in a group.
function fewestMisplaced(trace: Uint16Array, groupOf: Int16Array, groups: number): Int16Array {
  const kept = new Int32Array(groups);
  const cameFrom = new Int16Array(trace.length * groups);
  for (const [i, code] of trace.entries()) {
    const own = groupOf[code] as number;
    let best = 0;
    for (let g = 0; g < groups; g++) {
      if ((kept[g] as number) > (kept[best] as number)) best = g;
      cameFrom[i * groups + g] = best;
    }
    // From the last group down, so that each reads what stood before this event.
    for (let g = groups - 1; g >= 0; g--) {
      kept[g] = (kept[cameFrom[i * groups + g] as number] as number) + (g === own ? 1 : 0);
    }
  }
  const places = new Int16Array(trace.length);
  let here = kept.indexOf(kept.reduce((most, count) => Math.max(most, count), 0));
  for (let i = trace.length - 1; i >= 0; i--) {
    places[i] = here;
    here = cameFrom[i * groups + here] as number;
  }
  return places;
}

// What comes after a later group was reached is out of place.
function inTurn(trace: Uint16Array, groupOf: Int16Array): Int16Array {
  let furthest = 0;
  return Int16Array.from(trace, (code) => {
    furthest = Math.max(furthest, groupOf[code] as number);
    return furthest;
  });
}
