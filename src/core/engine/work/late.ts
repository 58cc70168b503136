// Work runs late: its owner is reminded, it goes to somebody else, or it is shown to whoever it escalates to.
import type { LateAct, PersonId, WorkItem } from '../../model/index.ts';
import { notify, titleOf } from '../flow/notify.ts';
import { emit, type Progress } from '../flow/progress.ts';
import { barredFrom } from '../flow/settle.ts';
import type { Assignment } from '../owners/assignment.ts';
import { closePool } from '../owners/pool/clock.ts';
import { resolveOwner } from '../owners/resolve-owner.ts';

/** Reaches one rung of an open item's ladder. */
export function reachRung(progress: Progress, item: WorkItem, rung: number): void {
  const act = progress.compiled.stages.get(item.stage)?.late[rung]?.act;
  if (act === undefined) return;
  if (act.kind === 'remind') {
    remind(progress, item, rung);
    return;
  }
  const found = findFor(progress, item, act);
  if (act.kind === 'escalate') escalate(progress, item, { rung, found });
  // Reassigning to whoever has it already is a reminder.
  else if (found.owner === null || found.owner === item.owner) remind(progress, item, rung);
  else reassign(progress, item, { rung, found, to: found.owner });
}

/** Whoever may not decide does not get it; late work of a team goes to another of the team, and to one at once. */
function findFor(progress: Progress, item: WorkItem, act: Exclude<LateAct, { kind: 'remind' }>): Assignment {
  const barred = barredFrom(progress, item);
  const { to: rule } = act;
  const wanted = { stage: item.stage, except: barred };
  if (rule.kind !== 'team') return resolveOwner(progress, { ...wanted, rule });
  const choose = rule.choose === 'pull' ? 'least-loaded' : rule.choose;
  const except = item.owner === null ? barred : [...barred, item.owner];
  return resolveOwner(progress, { ...wanted, except, rule: { ...rule, choose } });
}

function reached(
  progress: Progress,
  item: WorkItem,
  rung: number,
  act: LateAct['kind'],
  whom: PersonId | null,
): void {
  const { workItem, stage } = item;
  emit(progress, { type: 'LateRungReached', workItem, stage, rung, act, whom });
}

function remind(progress: Progress, item: WorkItem, rung: number): void {
  reached(progress, item, rung, 'remind', item.owner);
  const people = item.owner === null ? item.candidates : [item.owner];
  const soon = item.dueAt !== null && progress.at < item.dueAt;
  const text = `${soon ? 'Due soon' : 'Overdue'} at ${titleOf(progress, item)}: ${progress.state.title}`;
  notify(progress, { people, text, reason: 'late', workItem: item.workItem });
}

function escalate(
  progress: Progress,
  item: WorkItem,
  { rung, found }: { rung: number; found: Assignment },
): void {
  reached(progress, item, rung, 'escalate', found.owner);
  const text = `Late at ${titleOf(progress, item)} and shown to you: ${progress.state.title}`;
  const people = found.owner === null ? [] : [found.owner];
  notify(progress, { people, text, reason: 'escalated', workItem: item.workItem });
}

function reassign(
  progress: Progress,
  item: WorkItem,
  { rung, found, to }: { rung: number; found: Assignment; to: PersonId },
): void {
  const { workItem, stage, owner } = item;
  reached(progress, item, rung, 'reassign', to);
  const { why, turn } = found;
  emit(progress, {
    type: 'WorkItemDelegated',
    workItem,
    stage,
    from: owner,
    to,
    reason: 'It ran late',
    why,
    turn,
  });
  if (owner === null) closePool(progress, item);
  const text = `Late and now yours, ${titleOf(progress, item)}: ${progress.state.title}`;
  notify(progress, { people: [to], text, reason: 'offered', workItem });
}
