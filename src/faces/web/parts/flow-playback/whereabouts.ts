// Where is each case at a moment: on its way to an activity, at one, or not in the flow?
import type { Playback } from '../../wire.ts';

/** `from` and `to` are places in `activities`; null is the start or the end of the flow. */
export type Whereabouts =
  | { readonly at: 'path'; readonly from: number | null; readonly to: number | null; readonly share: number }
  | { readonly at: 'activity'; readonly activity: number };

/** Tells of every case that is in the flow at a moment. **units**: milliseconds after the begin of what is played. */
export type Watching = (nowMs: number, tell: (c: number, where: Whereabouts) => void) => void;

/** `glideMs`: what a way takes at least, so that an eye can follow; a case that is faster than that is shown a little late. */
export function watchCases(playback: Playback, glideMs: number): Watching {
  const { caseStarts, open, activity } = playback;
  const { leaves, arrives, done } = shownTimes(playback, glideMs);
  return (nowMs, tell) => {
    for (let c = 0; c + 1 < caseStarts.length; c++) {
      const [first, end] = [caseStarts[c] as number, caseStarts[c + 1] as number];
      if (nowMs < (leaves[first] as number)) continue;
      const i = lastBefore(leaves, first, end, nowMs);
      const here = activity[i] as number;
      if (nowMs < (arrives[i] as number)) {
        const from = i === first ? null : (activity[i - 1] as number);
        const [left, comes] = [leaves[i] as number, arrives[i] as number];
        tell(c, { at: 'path', from, to: here, share: (nowMs - left) / (comes - left) });
      } else if (nowMs < (done[i] as number) || open[c] === 1) tell(c, { at: 'activity', activity: here });
      else if (nowMs < (done[i] as number) + glideMs)
        tell(c, { at: 'path', from: here, to: null, share: (nowMs - (done[i] as number)) / glideMs });
    }
  };
}

/** The last place from `first` to `end` whose time has come. */
function lastBefore(times: Float64Array, first: number, end: number, now: number): number {
  let [low, high] = [first, end];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) <= now) low = middle;
    else high = middle;
  }
  return low;
}

function shownTimes({ caseStarts, beganMs, doneMs }: Playback, glideMs: number) {
  const [leaves, arrives, done] = [0, 1, 2].map(() => new Float64Array(beganMs.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let c = 0; c + 1 < caseStarts.length; c++) {
    const first = caseStarts[c] as number;
    for (let i = first; i < (caseStarts[c + 1] as number); i++) {
      const began = beganMs[i] as number;
      leaves[i] = i === first ? began - glideMs : (done[i - 1] as number);
      arrives[i] = Math.max(began, (leaves[i] as number) + glideMs);
      done[i] = Math.max(doneMs[i] as number, arrives[i] as number);
    }
  }
  return { leaves, arrives, done };
}

/** How many cases are under way at a moment, by what really was. */
export function countUnderWay({ caseStarts, open, beganMs, doneMs }: Playback): (nowMs: number) => number {
  const begins: number[] = [];
  const ends: number[] = [];
  for (let c = 0; c + 1 < caseStarts.length; c++) {
    begins.push(beganMs[caseStarts[c] as number] as number);
    if (open[c] !== 1) ends.push(doneMs[(caseStarts[c + 1] as number) - 1] as number);
  }
  const [begun, ended] = [begins, ends].map((times) => Float64Array.from(times).sort()) as [
    Float64Array,
    Float64Array,
  ];
  return (nowMs) => countTo(begun, nowMs) - countTo(ended, nowMs);
}

function countTo(times: Float64Array, now: number): number {
  if (times.length === 0 || (times[0] as number) > now) return 0;
  return lastBefore(times, 0, times.length, now) + 1;
}
