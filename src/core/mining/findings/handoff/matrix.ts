// Who hands work to whom, how often, after how long, and how much of it comes straight back? Directly following pieces of work of a
// case by two known performers; handing over to oneself is not a handover (after van der Aalst, Reijers, Song 2005).
import type { Milliseconds } from '../../../base/index.ts';
import type { EventLog } from '../../../event-log/index.ts';
import { inOrder } from '../../flow/directly-follows.ts';
import { createPairIndex } from '../../flow/pairs.ts';
import { valuesAt } from '../../statistics/order-by.ts';
import { summarise } from '../../statistics/order-statistics.ts';
import { groupBy, membersOf, sinceReady } from '../columns.ts';
import { type FindingOptions, findingGround } from '../ground.ts';
import { type Performers, teamsOf } from '../performers.ts';

/**
 * **shape**: `from` and `to` by name; `bounced` of the `count` handovers came straight back. **units**: working time until the next
 * piece was begun, or where the log tells no starts until it was done (`waits` of the matrix says which); NaN where unknown.
 */
export type HandoffCell = {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly bounced: number;
  readonly meanMs: Milliseconds;
  readonly medianMs: Milliseconds;
};

/** All handovers of a log between people or between groups, the frequent first. */
export type HandoffMatrix = {
  readonly between: Performers['kind'];
  readonly waits: boolean;
  readonly performers: readonly string[];
  readonly cells: readonly HandoffCell[];
};

/** The matrix between people, or with `between: 'group'` between the groups that the log names. */
export function handoffMatrix(
  log: EventLog,
  options: FindingOptions & { readonly between?: 'person' | 'group' | undefined } = {},
): HandoffMatrix {
  const ground = findingGround(log, options);
  const { spans } = ground;
  const groups = options.between === 'group' ? teamsOf(log, spans) : undefined;
  const { kind, names, of } = groups ?? ground.performers();
  const end = spans.startsKnown ? spans.startedAt : spans.endedAt;
  const column = sinceReady(spans, end, ground.hours, new Uint8Array(log.activities.length));
  const pairs = createPairIndex(names.length);
  const pairOf = new Int32Array(spans.count).fill(-1);
  for (let i = 1; i < spans.count; i++) {
    const [p, q] = [of[i - 1] as number, of[i] as number];
    if (spans.caseOf[i - 1] === spans.caseOf[i] && p >= 0 && q >= 0 && p !== q)
      pairOf[i] = pairs.numberOf(p, q);
  }
  const members = groupBy(pairOf, spans.count, pairs.count);
  const cells = Array.from({ length: pairs.count }, (_, pair): HandoffCell => {
    const pieces = membersOf(members, pair);
    const [from, to] = [pairs.from[pair] as number, pairs.to[pair] as number];
    const known = valuesAt(pieces, column).filter((ms) => !Number.isNaN(ms));
    const { mean, median } = summarise(known);
    const bounced = pieces.filter(
      (i) => spans.caseOf[i + 1] === spans.caseOf[i] && of[i + 1] === from,
    ).length;
    return {
      ...{ from: names[from] ?? '', to: names[to] ?? '', count: pieces.length, bounced },
      ...{ meanMs: mean, medianMs: median },
    };
  }).sort((a, b) => b.count - a.count || inOrder(a.from, b.from) || inOrder(a.to, b.to));
  const performers = [...new Set(cells.flatMap(({ from, to }) => [from, to]))];
  return { between: kind, waits: spans.startsKnown, performers, cells };
}
