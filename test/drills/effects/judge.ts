// What became of every effect: the histories against what the receiver applied.
import type { CaseEvent } from '../../../src/core/model/index.ts';
import type { Receiver } from './receiver.ts';

/** **shape**: counts of effects; all of the first five are none where the promise holds. */
export type Judgement = {
  /** Asked for, and neither applied nor given up in the end; or given an end twice. */
  readonly unsettled: number;
  /** Said to be applied, though the receiver never did. */
  readonly lost: number;
  /** Applied again under another key. */
  readonly doubled: number;
  /** Applied before an earlier one of the same case. */
  readonly outOfOrder: number;
  /** Given up, and no incident for a living person. */
  readonly unowned: number;
  readonly asked: number;
  readonly applied: number;
  readonly givenUp: number;
  readonly attempts: number;
  readonly failedAttempts: number;
  readonly seconds: number;
};

type Beside = { readonly ana: string; readonly seconds: number };

export function judge(
  histories: readonly (readonly CaseEvent[])[],
  { applied, attempts }: Receiver,
  { ana, seconds }: Beside,
): Judgement {
  const all = histories.flat();
  const asked = keysOf(all, 'EffectRequested');
  const reported = keysOf(all, 'EffectApplied');
  const failed = keysOf(all, 'EffectFailed');
  const ends = countBy([...reported, ...failed]);
  const here = new Set(applied.map(({ key }) => key));
  const things = countBy(applied.map(({ what, step }) => `${what} ${step}`));
  const total = [...attempts.values()].reduce((sum, count) => sum + count, 0);
  return {
    unsettled: asked.filter((key) => ends.get(key) !== 1).length,
    lost: reported.filter((key) => !here.has(key)).length,
    doubled: [...things.values()].reduce((sum, count) => sum + count - 1, 0),
    outOfOrder: outOfOrder(applied.map(({ key }) => key)),
    unowned:
      failed.length - all.filter((event) => event.type === 'IncidentRaised' && event.owner === ana).length,
    ...{ asked: asked.length, applied: reported.length, givenUp: failed.length },
    ...{ attempts: total, failedAttempts: total - (attempts.get('well') ?? 0), seconds },
  };
}

export const holds = ({ unsettled, lost, doubled, outOfOrder, unowned, asked }: Judgement): boolean =>
  asked > 0 && unsettled + lost + doubled + outOfOrder + unowned === 0;

type EffectEvent = 'EffectRequested' | 'EffectApplied' | 'EffectFailed';

const keysOf = (events: readonly CaseEvent[], type: EffectEvent): string[] =>
  events.flatMap((event) => (event.type === type && 'effect' in event ? [event.effect] : []));

function countBy(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** The number behind the case says in which order they were asked for. */
function outOfOrder(keys: readonly string[]): number {
  const latest = new Map<string, number>();
  let count = 0;
  for (const key of keys) {
    const [caseId = '', number] = key.split('/');
    const place = Number.parseFloat(number ?? '');
    if (place < (latest.get(caseId) ?? 0)) count += 1;
    latest.set(caseId, Math.max(place, latest.get(caseId) ?? 0));
  }
  return count;
}
