// What of a source can be mended without asking anybody? Every fix that there is, one after another, in the source as it was written.
import {
  amendSource,
  type Diagnostic,
  edit,
  type Fix,
  locateDiagnostics,
  readWorkflow,
  respell,
  type Workflow,
} from '../../model/index.ts';
import { checkTogether } from './endless.ts';
import { validate } from './validate.ts';

/** `left`: what nobody but its author can say. */
export type Mended = {
  readonly source: string;
  readonly done: readonly Diagnostic[];
  readonly left: readonly Diagnostic[];
};

/** Of a workflow that is far gone, the rest is for another time. */
const MOST_FIXES = 500;

/** What is wrong with a source, errors first, each with its line. */
export function checkSource(source: string): Diagnostic[] {
  return lookAt(source).found;
}

/** The same of several sources that are used together: what each is by itself, and what they are to one another. */
export function checkSources(sources: readonly string[]): Diagnostic[][] {
  const all = sources.map(lookAt);
  const workflows = all.flatMap(({ workflow }) => workflow ?? []);
  return all.map(({ source, workflow, found }) => {
    if (workflow === null) return found;
    const others = workflows.filter((each) => each !== workflow);
    return [...locateDiagnostics(source, checkTogether(workflow, others)), ...found];
  });
}

/** **shape**: a fix that would leave more errors than there were, or would change nothing, is left undone. */
export function mendSource(given: string): Mended {
  const done: Diagnostic[] = [];
  const tried = new Set<string>();
  let now = lookAt(given);
  while (done.length < MOST_FIXES) {
    const next = now.found.find((each) => each.fix !== undefined && !tried.has(nameOf(each)));
    if (next?.fix === undefined) break;
    const after = lookAt(fixed(now, next, next.fix));
    if (isBetter(now, after)) {
      done.push(next);
      now = after;
    } else tried.add(nameOf(next));
  }
  return { source: now.source, done, left: now.found };
}

type Looked = { readonly source: string; readonly workflow: Workflow | null; readonly found: Diagnostic[] };

function lookAt(source: string): Looked {
  const { workflow, diagnostics } = readWorkflow(source);
  const found =
    workflow === null ? diagnostics : locateDiagnostics(source, [...diagnostics, ...validate(workflow)]);
  return { source, workflow, found };
}

function fixed({ source, workflow }: Looked, found: Diagnostic, fix: Fix): string {
  if (fix.respell !== undefined) return respell(source, found);
  return workflow === null ? source : amendSource(source, workflow, fix.edits.reduce(edit, workflow));
}

/** A source that can be read at last is better, whatever is found in it then. */
function isBetter(before: Looked, after: Looked): boolean {
  if (before.source === after.source) return false;
  if ((before.workflow === null) !== (after.workflow === null)) return after.workflow !== null;
  const errors = ({ found }: Looked) => found.filter(({ severity }) => severity === 'error').length;
  return (
    errors(after) < errors(before) ||
    (errors(after) === errors(before) && after.found.length < before.found.length)
  );
}

const nameOf = ({ code, at, message }: Diagnostic): string => `${code} ${at} ${message}`;
