// What a new workflow, stage, field, way or automation is before anybody has said more about it.

import type { Field } from '../record.ts';
import { automationTitle } from '../words/automation-title.ts';
import { titleFromId } from '../words/naming.ts';
import type { Automation, Outcome, Stage, Transition, Workflow } from '../workflow.ts';

export const blankWorkflow = (id: string, more: Partial<Workflow> = {}): Workflow => ({
  id,
  title: titleFromId(id),
  description: null,
  owner: null,
  caseTitle: null,
  calendar: null,
  record: {},
  intake: [],
  stages: [],
  automations: [],
  canvas: {},
  ...more,
});

export const blankStage = (id: string, more: Partial<Stage> = {}): Stage => ({
  id,
  kind: 'work',
  title: titleFromId(id),
  description: null,
  observed: [],
  owner: null,
  tasks: [],
  form: [],
  due: null,
  late: [],
  next: [],
  outcomes: [],
  settings: {},
  ...more,
});

export const blankField = (id: string, more: Partial<Field> = {}): Field => ({
  type: 'text',
  label: titleFromId(id),
  help: null,
  required: false,
  options: [],
  currency: more.type === 'money' ? 'EUR' : '',
  personal: false,
  ...more,
});

export const blankTransition = (to: string, more: Partial<Transition> = {}): Transition => ({
  to,
  when: null,
  carries: [],
  rework: false,
  ...more,
});

export const blankOutcome = (name: string, to: string, more: Partial<Outcome> = {}): Outcome => ({
  name,
  title: titleFromId(name),
  to,
  needs: [],
  carries: [],
  rework: false,
  ...more,
});

export const blankAutomation = (id: string, more: Partial<Automation> = {}): Automation => {
  const bare = { id, on: 'case-opened' as const, stage: null, field: null, if: null, do: [], enabled: true };
  return { ...bare, title: automationTitle({ ...bare, ...more }), ...more };
};
