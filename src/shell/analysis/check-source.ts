// What is wrong with the source of a workflow, or could be better? Asked here of the thread where the source is long.
import { validate } from '../../core/engine/index.ts';
import {
  type Diagnostic,
  type Directory,
  locateDiagnostics,
  readWorkflow,
  type Workflow,
} from '../../core/model/index.ts';

/** **shape**: `workflow` is null where the source cannot be read. */
export type Checked = { readonly workflow: Workflow | null; readonly diagnostics: Diagnostic[] };

/** Who is there and which calendars, for what a source names. */
export type SourceGround = { readonly directory?: Directory; readonly calendars?: readonly string[] };

/** Reads and validates a source; the places of what is found are those of the source. */
export function checkSource(source: string, { directory, calendars }: SourceGround): Checked {
  const { workflow, diagnostics } = readWorkflow(source);
  if (workflow === null) return { workflow, diagnostics: diagnostics.map(withoutFixes) };
  const found = validate(workflow, directory, undefined, calendars);
  return { workflow, diagnostics: locateDiagnostics(source, [...diagnostics, ...found].map(withoutFixes)) };
}

/** Whoever designs works them out beside the drawing: they are of the workflow as it is there. */
const withoutFixes = ({ fix: _, choices: __, ...rest }: Diagnostic): Diagnostic => rest;
