// Which cases pass here? An activity, an arrow or a variant selects cases: with it, without it, starting or ending there.
import type { EventLog } from '../../event-log/index.ts';

/** One condition on a case. **shape**: in a path, `from` null is the start and `to` null the end. */
export type CaseFilter =
  | { readonly keep: 'with' | 'without' | 'starting' | 'ending'; readonly activity: string }
  | {
      readonly keep: 'with' | 'without';
      readonly path: { readonly from: string | null; readonly to: string | null };
    }
  | { readonly keep: 'with' | 'without'; readonly variant: readonly string[] };

/**
 * 1 for each case that meets all filters. An activity that the log does not have is met by no case; a case for which
 * `open` is 1 is still under way and has ended nowhere.
 */
export function casesOf(log: EventLog, filters: readonly CaseFilter[], open?: Uint8Array): Uint8Array {
  const kept = new Uint8Array(log.cases).fill(1);
  for (const filter of filters) {
    const passes = passing(log, filter, open);
    const wanted = filter.keep !== 'without';
    for (let c = 0; c < log.cases; c++) {
      const start = log.caseStarts[c] as number;
      if (kept[c] === 1 && passes(start, log.caseStarts[c + 1] as number, c) !== wanted) kept[c] = 0;
    }
  }
  return kept;
}

type Passing = (start: number, end: number, c: number) => boolean;

function passing(log: EventLog, filter: CaseFilter, open: Uint8Array | undefined): Passing {
  const { activity } = log;
  const codeOf = (name: string): number => log.activities.indexOf(name);
  if ('variant' in filter) return sameSequence(log, filter.variant.map(codeOf));
  if ('path' in filter) {
    const { from, to } = filter.path;
    const [source, target] = [from === null ? null : codeOf(from), to === null ? null : codeOf(to)];
    const passes = passesPath(log, source, target);
    return to === null ? (start, end, c) => open?.[c] !== 1 && passes(start, end, c) : passes;
  }
  const code = codeOf(filter.activity);
  if (filter.keep === 'starting') return (start) => activity[start] === code;
  if (filter.keep === 'ending') return (_, end, c) => open?.[c] !== 1 && activity[end - 1] === code;
  return (start, end) => {
    for (let i = start; i < end; i++) if (activity[i] === code) return true;
    return false;
  };
}

function passesPath(log: EventLog, from: number | null, to: number | null): Passing {
  const { activity } = log;
  if (from === null) return (start) => to === null || activity[start] === to;
  if (to === null) return (_, end) => activity[end - 1] === from;
  return (start, end) => {
    for (let i = start + 1; i < end; i++) if (activity[i - 1] === from && activity[i] === to) return true;
    return false;
  };
}

function sameSequence(log: EventLog, codes: readonly number[]): Passing {
  return (start, end) => {
    if (end - start !== codes.length) return false;
    for (let i = 0; i < codes.length; i++) if (log.activity[start + i] !== codes[i]) return false;
    return true;
  };
}

/** The case numbers for which a mask is 1. */
export function numbersIn(kept: Uint8Array): number[] {
  const numbers: number[] = [];
  for (let c = 0; c < kept.length; c++) if (kept[c] === 1) numbers.push(c);
  return numbers;
}
