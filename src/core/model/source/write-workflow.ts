// How is a workflow written down? Readable YAML in a stable order, without what goes without saying.
// What it writes, `readWorkflow` reads back to the same workflow.
import type { Field } from '../record.ts';
import { automationTitle } from '../words/automation-title.ts';
import { titleFromId } from '../words/naming.ts';
import type { Automation, Intake, Schedule, Workflow } from '../workflow.ts';
import { usualAutomationId } from './reading/read-automation.ts';
import { DEFAULT_CURRENCY } from './reading/read-record.ts';
import { styled } from './style.ts';
import { actionDraft, type Draft, formDraft, stageDraft } from './write-stage.ts';

/** Writes a workflow as YAML. **shape**: stable; two equal workflows give the same text. */
export function writeWorkflow(workflow: Workflow): string {
  return styled(workflowDraft(workflow));
}

/** What is written, before it is laid out. */
export function workflowDraft(workflow: Workflow): Draft {
  const drafts = <Item>(items: readonly Item[], draft: (item: Item, index: number) => Draft) =>
    items.length > 0 ? items.map(draft) : undefined;
  return {
    workflow: workflow.id,
    title: workflow.title === titleFromId(workflow.id) ? undefined : workflow.title,
    description: workflow.description ?? undefined,
    owner: workflow.owner ?? undefined,
    'case-title': workflow.caseTitle ?? undefined,
    calendar: workflow.calendar ?? undefined,
    'pause-reasons': workflow.pauseReasons?.length ? workflow.pauseReasons : undefined,
    record: unlessBare(workflow.record, fieldDraft),
    intake: drafts(workflow.intake, (intake) => intakeDraft(intake, workflow)),
    stages: Object.fromEntries(
      workflow.stages.map((stage) => [stage.id, stageDraft(stage, workflow.record)]),
    ),
    automations: drafts(workflow.automations, automationDraft),
    canvas: unlessBare(workflow.canvas, ({ x, y }) => ({ x, y })),
  };
}

function unlessBare<Member>(
  members: { readonly [key: string]: Member },
  draft: (member: Member, key: string) => Draft,
): Draft | undefined {
  const entries = Object.entries(members);
  return entries.length > 0
    ? Object.fromEntries(entries.map(([key, member]) => [key, draft(member, key)]))
    : undefined;
}

function fieldDraft(field: Field, id: string): Draft {
  const takesOptions = field.type === 'choice' || field.type === 'list';
  const isForeign = field.type === 'money' && field.currency !== DEFAULT_CURRENCY;
  return {
    type: field.type,
    label: field.label === titleFromId(id) ? undefined : field.label,
    help: field.help ?? undefined,
    required: field.required ? true : undefined,
    options: takesOptions && field.options.length > 0 ? field.options : undefined,
    currency: isForeign ? field.currency : undefined,
    personal: field.personal ? true : undefined,
  };
}

function intakeDraft(intake: Intake, workflow: Workflow): Draft {
  return {
    title: intake.title === workflow.title ? undefined : intake.title,
    form: { fields: formDraft(intake.fields, workflow.record), from: intake.from },
    starts: intake.starts,
  };
}

const scheduleDraft = ({ every, calendar, once, with: given }: Schedule): Draft => ({
  schedule: every,
  calendar: calendar ?? undefined,
  once,
  with: given,
});

function automationDraft(automation: Automation, index: number): Draft {
  return {
    id: automation.id === usualAutomationId(index) ? undefined : automation.id,
    title: automation.title === automationTitle(automation) ? undefined : automation.title,
    on: automation.schedule == null ? automation.on : scheduleDraft(automation.schedule),
    stage: automation.stage ?? undefined,
    field: automation.field ?? undefined,
    message: automation.message ?? undefined,
    if: automation.if ?? undefined,
    do: automation.do.map(actionDraft),
    enabled: automation.enabled ? undefined : false,
  };
}
