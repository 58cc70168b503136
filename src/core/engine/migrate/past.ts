// Would the case have come this way on the new version? Its history is gone through step by step: that explains and warns.
import type { CaseEvent, StageId } from '../../model/index.ts';
import type { Compiled } from '../compile/compiled.ts';
import { flowGraph } from '../flow/branches/flow-graph.ts';
import { type StageMapping, targetOf } from './verdict.ts';

/**
 * What is different about the past on the new version. `gone`: it was in a stage that is no more; `no-way`: it went a way
 * that is no more; `other-way`: the way it went by that outcome leads elsewhere now; `skipped`: a stage that every case goes
 * through now before it comes to where this one stands, and that this one has not been in. Titles are the new version's.
 */
export type PastWarning = {
  readonly code: 'gone' | 'no-way' | 'other-way' | 'skipped';
  readonly stage: StageId;
  readonly title: string;
  /** Where it went on to; null where that does not matter. */
  readonly to: string | null;
};

/** Commands that take a case where no way is drawn. */
const UNDRAWN: ReadonlySet<string> = new Set([
  'SendBack',
  'SkipStage',
  'RecallSubmission',
  'ReopenCase',
  'MigrateCase',
  'RevertMigration',
]);

/** Goes through a history on the new version. **shape**: each warning once, in order. */
export function replayOn(
  from: Compiled,
  to: Compiled,
  { history, mapping }: { readonly history: readonly CaseEvent[]; readonly mapping: StageMapping },
): PastWarning[] {
  const title = (stage: StageId): string =>
    to.stages.get(stage)?.title ?? from.stages.get(stage)?.title ?? stage;
  const found = new Map<string, PastWarning>();
  const warn = (code: PastWarning['code'], stage: StageId, onward: StageId | null): void => {
    found.set(`${code} ${stage} ${onward}`, {
      code,
      stage,
      title: title(stage),
      to: onward && title(onward),
    });
  };
  for (const event of history) {
    if (event.type !== 'StageLeft' || event.to === null || UNDRAWN.has(event.cause)) continue;
    const [stage, onward] = [targetOf(mapping, event.stage), targetOf(mapping, event.to)];
    const here = to.stages.get(stage);
    if (here === undefined) warn('gone', stage, null);
    else if (stage !== onward && to.stages.has(onward)) judgeStep(here, event.outcome, onward, warn);
  }
  for (const stage of skipped(to, standing(history), visited(history, mapping), mapping))
    warn('skipped', stage, null);
  return [...found.values()];
}

type Warn = (code: PastWarning['code'], stage: StageId, onward: StageId | null) => void;

function judgeStep(
  {
    id,
    next,
    outcomes,
  }: { id: StageId; next: readonly { to: StageId }[]; outcomes: readonly { to: StageId; outcome: string }[] },
  outcome: string | null,
  onward: StageId,
  warn: Warn,
): void {
  const named = outcomes.find((each) => each.outcome === outcome);
  if (named !== undefined) {
    if (named.to !== onward) warn('other-way', id, onward);
    return;
  }
  if (![...next, ...outcomes].some((way) => way.to === onward)) warn('no-way', id, onward);
}

function visited(history: readonly CaseEvent[], mapping: StageMapping): Set<StageId> {
  return new Set(
    history.flatMap((event) => (event.type === 'StageEntered' ? [targetOf(mapping, event.stage)] : [])),
  );
}

function standing(history: readonly CaseEvent[]): StageId[] {
  const open = new Map<string, StageId>();
  for (const event of history) {
    if (event.type === 'StageEntered') open.set(event.token, event.stage);
    if (event.type === 'StageLeft') open.delete(event.token);
  }
  return [...open.values()];
}

/** The stages that every way to where the case stands comes through, and that it has not been in. */
function skipped(
  { workflow, stages }: Compiled,
  tokens: readonly StageId[],
  seen: ReadonlySet<StageId>,
  mapping: StageMapping,
): StageId[] {
  const { before } = flowGraph(workflow);
  return tokens.flatMap((token) => {
    const missed: StageId[] = [];
    for (let at = before.get(targetOf(mapping, token)); at !== undefined; at = before.get(at)) {
      if (!seen.has(at) && stages.has(at)) missed.unshift(at);
    }
    return missed;
  });
}
