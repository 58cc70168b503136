// Which automations are switched on or off now, whatever the versions say that running cases are under. A switch counts for
// every case at once; the draft is changed along with it, so that the next version says the same.
import { fail, type Result, succeed } from '../../core/base/index.ts';
import type { Workflow } from '../../core/model/index.ts';
import { type Scope, settings, workflows, workflowVersions, workspaceEvents } from '../store/index.ts';
import { announce, type By, type Ground } from './people.ts';
import type { Refusal } from './refusal.ts';
import { NO_SUCH_WORKFLOW } from './workflows/workflow-catalogue.ts';

/** By automation: on or off. Those that nobody switched are not in it. */
type Switches = { readonly [automation: string]: boolean };

const keyOf = (workflowId: string): string => `automation-switches:${workflowId}`;

/** A message of this kind makes every server read the switches anew. */
export const SWITCHED = 'automations-switched';

const switchesOf = async (scope: Scope, workflowId: string): Promise<Switches> =>
  ((await settings.get(scope, keyOf(workflowId))) as Switches | undefined) ?? {};

/** A version as it runs now. */
export async function asSwitched(scope: Scope, workflow: Workflow): Promise<Workflow> {
  if (workflow.automations.length === 0) return workflow;
  const switches = await switchesOf(scope, workflow.id);
  const automations = workflow.automations.map((each) => ({
    ...each,
    enabled: switches[each.id] ?? each.enabled,
  }));
  return { ...workflow, automations };
}

/** What is published says whether its automations are on, for the cases of earlier versions too. */
export async function switchAsPublished(scope: Scope, workflow: Workflow): Promise<void> {
  await workspaceEvents.hold(scope);
  const switches = await switchesOf(scope, workflow.id);
  if (Object.keys(switches).length === 0) return;
  const said = workflow.automations.map(({ id, enabled }) => [id, enabled] as const);
  const kept = Object.fromEntries(said.filter(([id]) => switches[id] !== undefined));
  await settings.put(scope, keyOf(workflow.id), { ...switches, ...kept });
}

export type Switching = { readonly id: string; readonly automation: string; readonly on: boolean };

/** Switches an automation of the published version, for every case, at once. **shape**: false where nothing published has it. */
export async function switchAutomation(
  { db, now }: Ground,
  by: By,
  { id, automation, on }: Switching,
): Promise<Result<{ live: boolean }, Refusal>> {
  const live = await db.withWorkspace(by.workspaceId, async (scope) => {
    if ((await workflows.get(scope, id)) === undefined) return undefined;
    const current = await workflowVersions.current(scope, id);
    if (!current?.workflow.automations.some((each) => each.id === automation)) return false;
    await workspaceEvents.hold(scope);
    await settings.put(scope, keyOf(id), { ...(await switchesOf(scope, id)), [automation]: on });
    const data = { workflowId: id, automation, on };
    await workspaceEvents.append(scope, { kind: 'AutomationSwitched', at: now(), actor: by.personId, data });
    return true;
  });
  if (live === undefined) return fail(NO_SUCH_WORKFLOW);
  if (live) announce(db, by.workspaceId, SWITCHED);
  return succeed({ live });
}
