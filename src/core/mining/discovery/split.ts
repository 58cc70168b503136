// What is left for each group of a cut? A bag of traces per group. Where the cut was found in the frequent part of the graph,
// what does not fit it is dropped as the papers do (IMf 2014, section 4.2).
import type { Cut } from './cuts/find-cut.ts';
import { splitSequence } from './split-sequence.ts';
import { type BagWriter, createBag, projected, type TraceBag } from './trace-bag.ts';

export function splitBag(bag: TraceBag, cut: Cut, width: number): TraceBag[] {
  const groupOf = new Int16Array(width).fill(-1);
  for (const [g, codes] of cut.groups.entries()) for (const code of codes) groupOf[code] = g;
  const groups = cut.groups.length;
  if (cut.operator === 'choice') return splitChoice(bag, groupOf, groups);
  if (cut.operator === 'sequence') return splitSequence(bag, groupOf, groups);
  if (cut.operator === 'parallel') return projected(bag, groupOf, groups);
  return splitLoop(bag, groupOf);
}

// A trace belongs to the group that has most of it; what it has of others is dropped.
function splitChoice(bag: TraceBag, groupOf: Int16Array, groups: number): TraceBag[] {
  const writers = Array.from({ length: groups }, createBag);
  const counts = new Int32Array(groups);
  for (let t = 0; t < bag.size; t++) {
    const trace = bag.codes.subarray(bag.starts[t], bag.starts[t + 1]);
    counts.fill(0);
    for (const code of trace) {
      const group = groupOf[code] as number;
      counts[group] = (counts[group] as number) + 1;
    }
    const chosen = counts.indexOf(counts.reduce((most, count) => Math.max(most, count), 0));
    const writer = writers[chosen] as BagWriter;
    for (const code of trace) if (groupOf[code] === chosen) writer.push(code);
    writer.end(bag.counts[t] as number);
  }
  return writers.map((writer) => writer.finish());
}

// Turns about: body, redo, body. A trace that begins or ends with a redo has an empty body there.
function splitLoop(bag: TraceBag, groupOf: Int16Array): TraceBag[] {
  const [body, redo] = [createBag(), createBag()];
  for (let t = 0; t < bag.size; t++) {
    const cases = bag.counts[t] as number;
    let inBody = true;
    for (let i = bag.starts[t] as number; i < (bag.starts[t + 1] as number); i++) {
      const code = bag.codes[i] as number;
      const toBody = groupOf[code] === 0;
      if (toBody !== inBody) (inBody ? body : redo).end(cases);
      inBody = toBody;
      (inBody ? body : redo).push(code);
    }
    if (!inBody) redo.end(cases);
    body.end(cases);
  }
  return [body.finish(), redo.finish()];
}
