// Which activity may follow which straight away, as the versions of a workflow draw it? A way through stages where nobody works
// (a decision, an end) leads on to what lies behind them.
import type { Stage, Workflow } from '../../../../core/model/index.ts';

/** **shape**: stages by the stage they may follow, over all versions together. */
export function drawnWays(
  workflows: readonly Workflow[],
  isSilent: (kind: string) => boolean,
): { readonly [stage: string]: readonly string[] } {
  const ways = new Map<string, Set<string>>();
  for (const { stages } of workflows) {
    const byId = new Map(stages.map((stage) => [stage.id as string, stage]));
    for (const stage of stages) {
      if (isSilent(stage.kind)) continue;
      const reached = ways.get(stage.id) ?? new Set();
      ways.set(stage.id, reached);
      for (const id of workedBehind(stage, byId, isSilent)) reached.add(id);
    }
  }
  return Object.fromEntries([...ways].map(([stage, reached]) => [stage, [...reached]]));
}

const targetsOf = ({ next, outcomes }: Stage): string[] => [...next, ...outcomes].map(({ to }) => to);

function workedBehind(
  from: Stage,
  byId: ReadonlyMap<string, Stage>,
  isSilent: (kind: string) => boolean,
): ReadonlySet<string> {
  const [found, seen] = [new Set<string>(), new Set<string>()];
  const ahead = targetsOf(from);
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    const stage = byId.get(id);
    if (stage === undefined || seen.has(id)) continue;
    seen.add(id);
    if (isSilent(stage.kind)) ahead.push(...targetsOf(stage));
    else found.add(id);
  }
  return found;
}
