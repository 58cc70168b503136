// What is being designed, and every step of it: edits of the model and typing in the source share one history.
// Text that cannot be read as a workflow is kept as it was typed; the last readable workflow stays beside it.
import {
  amendSource,
  type Diagnostic,
  mergeWorkflows,
  readWorkflow,
  type Workflow,
} from '../../../../core/model/index.ts';

/** One state of the design. `faults`: why the source cannot be read; none where it can. */
export type Step = {
  readonly source: string;
  readonly workflow: Workflow;
  readonly faults: readonly Diagnostic[];
};

export type History = {
  readonly past: readonly Step[];
  readonly now: Step;
  readonly future: readonly Step[];
  /** What the last step changed and when, so that going on with the same thing is no further step. */
  readonly last: { readonly what: string; readonly at: number } | null;
};

export type Change = (workflow: Workflow) => Workflow;

/** **units**: milliseconds. Typing on within this time belongs to the same step. */
const SAME_STEP_MS = 1_200;
const MOST_STEPS = 300;

/** The beginning of a history; null where not even the beginning can be read. */
export function beginHistory(source: string): { history: History | null; faults: readonly Diagnostic[] } {
  const { workflow, diagnostics } = readWorkflow(source);
  if (workflow === null) return { history: null, faults: diagnostics };
  return { history: { past: [], now: { source, workflow, faults: [] }, future: [], last: null }, faults: [] };
}

/** A change of the model. `what` names the thing typed in; null where each change is a step of its own. */
export function changed(history: History, change: Change, what: string | null, at: number): History {
  const workflow = change(history.now.workflow);
  if (workflow === history.now.workflow) return history;
  const source = amendSource(history.now.source, history.now.workflow, workflow);
  return stepped(history, { source, workflow, faults: [] }, what, at);
}

/** Typing in the source. */
export function retyped(history: History, source: string, at: number): History {
  if (source === history.now.source) return history;
  const { workflow, diagnostics } = readWorkflow(source);
  const step = {
    source,
    workflow: workflow ?? history.now.workflow,
    faults: workflow === null ? diagnostics : [],
  };
  return stepped(history, step, 'source', at);
}

function stepped(history: History, now: Step, what: string | null, at: number): History {
  const { last } = history;
  const goesOn = what !== null && last?.what === what && at - last.at < SAME_STEP_MS;
  const past = goesOn ? history.past : [...history.past, history.now].slice(-MOST_STEPS);
  return { past, now, future: [], last: what === null ? null : { what, at } };
}

export function undone(history: History): History {
  const now = history.past.at(-1);
  if (now === undefined) return history;
  return { past: history.past.slice(0, -1), now, future: [history.now, ...history.future], last: null };
}

export function redone(history: History): History {
  const [now, ...future] = history.future;
  if (now === undefined) return history;
  return { past: [...history.past, history.now], now, future, last: null };
}

/** How many steps can be undone behind what was put together: each costs a reading and a writing. */
const MOST_TOGETHER = 40;

/**
 * Every step made here on `base`, put together with what somebody else saved meanwhile: undo then takes back what was done here
 * alone. Null where both changed the same thing, or what was typed in the source is more than the workflow it says.
 */
export function together(history: History, base: string, theirs: string): History | null {
  const [was, other] = [readWorkflow(base).workflow, readWorkflow(theirs).workflow];
  if (was === null || other === null || remarks(base) !== remarks(history.now.source)) return null;
  const merged = ({ workflow, faults }: Step): Step | null => {
    const both = faults.length === 0 ? mergeWorkflows(was, workflow, other) : null;
    return both && { source: amendSource(theirs, other, both), workflow: both, faults: [] };
  };
  const now = merged(history.now);
  if (now === null) return null;
  const past = history.past.slice(-MOST_TOGETHER).flatMap((step) => merged(step) ?? []);
  return { past, now, future: [], last: null };
}

/** What a source says to its readers and not of the workflow. */
const remarks = (source: string): string => (source.match(/(^|\s)#.*$/gm) ?? []).join('\n').trim();
