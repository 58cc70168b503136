// Who hands work to whom? From resource to resource of two directly following events of a case that both have one.
// A missing resource is never bridged; handing over to oneself counts (after van der Aalst, Reijers, Song 2005).
import type { EventLog } from '../../event-log/index.ts';
import { inOrder } from './directly-follows.ts';
import { createPairIndex } from './pairs.ts';

export type Handover = { readonly from: string; readonly to: string; readonly count: number };

/** All handovers of the log, the frequent first. */
export function handoversOf(log: EventLog): Handover[] {
  const index = createPairIndex(log.resources.length);
  const counts: number[] = [];
  for (let c = 0; c < log.cases; c++) {
    const end = log.caseStarts[c + 1] as number;
    for (let i = (log.caseStarts[c] as number) + 1; i < end; i++) {
      const from = log.resource[i - 1] as number;
      const to = log.resource[i] as number;
      if (from < 0 || to < 0) continue;
      const pair = index.numberOf(from, to);
      counts[pair] = (counts[pair] ?? 0) + 1;
    }
  }
  const name = (code: number | undefined): string => log.resources[code ?? -1] ?? '';
  return counts
    .map((count, pair) => ({ from: name(index.from[pair]), to: name(index.to[pair]), count }))
    .sort((a, b) => b.count - a.count || inOrder(a.from, b.from) || inOrder(a.to, b.to));
}
