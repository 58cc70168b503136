// Would cases open one another without end? Workflows whose every case comes to a stage that runs another case, in a ring.
import type { Diagnostic, StageId, Workflow, WorkflowId } from '../../model/index.ts';
import { asDiagnostic, error, type Noted } from '../compile/findings.ts';
import { dominators, waysIn } from '../flow/branches/flow-graph.ts';
import { circlesOf } from './circles.ts';
import { inList } from './machine-circles.ts';

/** The workflows that every case of this one runs within it when another case opens it, by the stage that does. */
export function alwaysRuns(workflow: Workflow): Map<WorkflowId, StageId> {
  const runs = new Map<WorkflowId, StageId>();
  const always = unavoidable(workflow);
  for (const { id, kind, settings } of workflow.stages) {
    // A list may be empty, and what is only open for a while may be passed by: either ends a recursion.
    if (kind !== 'subflow' || 'each' in settings || 'while' in settings || !always.has(id)) continue;
    runs.set(String(settings.workflow), id);
  }
  return runs;
}

/** A workflow that always runs itself. */
export const checkEndless = (workflow: Workflow): Noted[] => ringsAt(workflow, []).map(asNoted);

/** What is wrong with a workflow beside the others it is used with, though nothing is with any by itself. */
export const checkTogether = (workflow: Workflow, others: readonly Workflow[]): Diagnostic[] =>
  ringsAt(workflow, others)
    .filter(({ through }) => through.length > 0)
    .map((ring) => asDiagnostic(asNoted(ring)));

/** `through` are the titles of the others in the ring. */
type Ring = { readonly stage: StageId; readonly through: readonly string[] };

function ringsAt(workflow: Workflow, others: readonly Workflow[]): Ring[] {
  const all = new Map([...others, workflow].map((each) => [each.id, each]));
  const runs = new Map([...all].map(([id, each]) => [id, alwaysRuns(each)]));
  const ways = new Map([...runs].map(([id, each]) => [id, [...each.keys()]]));
  const ring = new Set(
    circlesOf(ways)
      .filter((each) => each.includes(workflow.id))
      .flat(),
  );
  const titles = [...ring].filter((id) => id !== workflow.id).map((id) => all.get(id)?.title ?? id);
  return [...(runs.get(workflow.id) ?? [])]
    .filter(([to]) => ring.has(to))
    .map(([to, stage]) => ({ stage, through: to === workflow.id ? [] : titles }));
}

function asNoted({ stage, through }: Ring): Noted {
  const by = through.length === 0 ? '' : `, by way of ${inList(through.map((title) => `"${title}"`))}`;
  return error(
    'subflow-without-end',
    `stages.${stage}.settings.workflow`,
    `Every case comes here and opens another of the same workflow${by}, so none would ever end.`,
    'Lead a way past this stage, or name another workflow.',
  );
}

/** The stages that every way from the first stage to an end comes through. */
function unavoidable({ intake, stages }: Workflow): Set<StageId> {
  const ends = stages.filter(({ kind }) => kind === 'end').map(({ id }) => id);
  const ways = new Map<StageId, readonly StageId[]>([
    ...waysIn(stages),
    [OVER, []],
    ...ends.map((id) => [id, [OVER]] as const),
  ]);
  // Another case comes in by the first form.
  const before = dominators(
    ways,
    intake.slice(0, 1).map(({ starts }) => starts),
  );
  const found = new Set<StageId>();
  for (let at = before.get(OVER); at !== undefined; at = before.get(at)) found.add(at);
  return found;
}

/** Where all ends lead; no stage is called that. */
const OVER = '';
