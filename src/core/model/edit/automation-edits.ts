// Edits of automations, by their ids.
import type { Automation, Workflow } from '../workflow.ts';
import { changeAt, insertAt } from './lists.ts';

export type AutomationEdit =
  | { type: 'AddAutomation'; automation: Automation; index?: number }
  | { type: 'ChangeAutomation'; automation: string; changes: Partial<Omit<Automation, 'id'>> }
  | { type: 'ToggleAutomation'; automation: string }
  | { type: 'RemoveAutomation'; automation: string };

export function editAutomation(workflow: Workflow, edit: AutomationEdit): Workflow {
  const { automations } = workflow;
  if (edit.type === 'AddAutomation') {
    if (automations.some(({ id }) => id === edit.automation.id)) return workflow;
    return { ...workflow, automations: insertAt(automations, edit.index, edit.automation) };
  }
  if (edit.type === 'RemoveAutomation') {
    return { ...workflow, automations: automations.filter(({ id }) => id !== edit.automation) };
  }
  const index = automations.findIndex(({ id }) => id === edit.automation);
  const changes =
    edit.type === 'ChangeAutomation' ? edit.changes : { enabled: automations[index]?.enabled === false };
  return { ...workflow, automations: changeAt(automations, index, changes) };
}
