// Why can a change that a finding proposes not be drawn in its workflow? Known beforehand, so that nobody is sent to Design for it.
import { proposalEdits } from '../../../../core/mining/index.ts';
import { type Directory, readWorkflow, type Workflow } from '../../../../core/model/index.ts';
import { type Scope, workflowDrafts, workflowVersions } from '../../../store/index.ts';
import type { FindingsView } from './finding-views.ts';

/** Each finding with the reason, in a sentence, where its change cannot be drawn in the workflow as it is being designed. */
export async function withUndrawable(
  view: FindingsView,
  scope: Scope,
  directory: Directory,
): Promise<FindingsView> {
  if (view.workflowId === null) return view;
  const workflow = await designed(scope, view.workflowId);
  if (workflow === null) return view;
  const findings = view.findings.map((finding) => {
    const change = finding.found?.proposal.change ?? null;
    if (finding.found === null || change === null) return finding;
    const edits = proposalEdits(workflow, change, { directory, workingDayMs: view.looked.dayMs });
    return edits.ok ? finding : { ...finding, found: { ...finding.found, undrawable: edits.problem } };
  });
  return { ...view, findings };
}

/** The draft as far as it can be read, or what was published last. */
async function designed(scope: Scope, workflowId: string): Promise<Workflow | null> {
  const draft = await workflowDrafts.get(scope, workflowId);
  const source = draft?.source ?? (await workflowVersions.current(scope, workflowId))?.source;
  return source === undefined ? null : readWorkflow(source).workflow;
}
