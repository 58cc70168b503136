// What is held to when a run is kept as a test? What an operator cares for: the stages in the order they were come to, how each
// was left, how the case ended, its record, and what was refused. Names, texts and ids may change.
import { canonicalJson, type Json } from '../../base/index.ts';
import type { CaseEvent, StageId } from '../../model/index.ts';
import type { Played } from './play.ts';

/** **shape**: `stages` are stages come to and outcomes taken, in their order; `refused` the numbers of refused steps. */
export type Expected = {
  readonly stages: readonly Passed[];
  readonly status: string;
  readonly ending: StageId | null;
  readonly record: { readonly [field: string]: Json };
  readonly refused: readonly number[];
};

export type Passed = { readonly stage: StageId; readonly outcome: string | null };

/** How the case stood at the end of a run. **shape**: `status` of the case, `none` where there is none. */
export type Ending = Pick<Expected, 'status' | 'ending'>;

/** Where a run first went another way. **shape**: `nth` counts stages from 0; null stands for nothing. */
export type Difference =
  | { readonly in: 'stages'; readonly nth: number; readonly was: Passed | null; readonly is: Passed | null }
  | { readonly in: 'refused'; readonly step: number; readonly is: boolean }
  | { readonly in: 'ending'; readonly was: Ending; readonly is: Ending }
  | { readonly in: 'record'; readonly field: string; readonly was: Json; readonly is: Json };

export function expectedOf({ state, events, refusals }: Played): Expected {
  return {
    stages: events.flatMap(passedIn),
    status: state?.status ?? 'none',
    ending: state?.outcome ?? null,
    record: Object.fromEntries(
      Object.entries(state?.record ?? {}).filter(([, value]) => value !== null),
    ) as Expected['record'],
    refused: [...new Set(refusals.map(({ step }) => step))],
  };
}

function passedIn(event: CaseEvent): Passed[] {
  if (event.type === 'StageEntered') return [{ stage: event.stage, outcome: null }];
  if (event.type === 'StageLeft' && event.outcome !== null)
    return [{ stage: event.stage, outcome: event.outcome }];
  return [];
}

/** The first thing that is otherwise than expected, where the case went before all else; null where all is as it was. */
export function firstDifference(was: Expected, is: Expected): Difference | null {
  const longer = Math.max(was.stages.length, is.stages.length);
  for (let nth = 0; nth < longer; nth++) {
    const [before, now] = [was.stages[nth] ?? null, is.stages[nth] ?? null];
    if (!isSame(before, now)) return { in: 'stages', nth, was: before, is: now };
  }
  const step = [...new Set([...was.refused, ...is.refused])]
    .sort((a, b) => a - b)
    .find((each) => was.refused.includes(each) !== is.refused.includes(each));
  if (step !== undefined) return { in: 'refused', step, is: is.refused.includes(step) };
  if (was.ending !== is.ending || was.status !== is.status)
    return { in: 'ending', was: endingOf(was), is: endingOf(is) };
  const fields = [...new Set([...Object.keys(was.record), ...Object.keys(is.record)])].sort();
  for (const field of fields) {
    const [before, now] = [was.record[field] ?? null, is.record[field] ?? null];
    if (!isSame(before, now)) return { in: 'record', field, was: before, is: now };
  }
  return null;
}

const endingOf = ({ status, ending }: Expected): Ending => ({ status, ending });

const isSame = (one: unknown, other: unknown): boolean =>
  canonicalJson(one as Json) === canonicalJson(other as Json);
