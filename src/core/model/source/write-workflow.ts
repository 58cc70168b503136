// How is a workflow written down? Readable YAML in a stable order, without what goes without saying.
// What it writes, `readWorkflow` reads back to the same workflow.
import { Document, isMap, isPair, isScalar, isSeq, type Node, visit } from 'yaml';
import type { Field } from '../record.ts';
import { automationTitle } from '../words/automation-title.ts';
import { titleFromId } from '../words/naming.ts';
import type { Automation, Intake, Schedule, Workflow } from '../workflow.ts';
import { usualAutomationId } from './reading/read-automation.ts';
import { DEFAULT_CURRENCY } from './reading/read-record.ts';
import { actionDraft, type Draft, formDraft, stageDraft } from './write-stage.ts';

/** Writes a workflow as YAML. **shape**: stable; two equal workflows give the same text. */
export function writeWorkflow(workflow: Workflow): string {
  const document = new Document(workflowDraft(workflow), { aliasDuplicateObjects: false });
  visit(document, {
    Collection(_, node, path) {
      const depth = path.filter((each) => isPair(each) || isSeq(each)).length;
      const section = sectionOf(path);
      const isFlow = section === 'canvas' || section === 'record' ? depth >= 2 : isSmall(node);
      if (isFlow && depth > 0) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 110, flowCollectionPadding: true, indentSeq: true });
}

function sectionOf(path: readonly unknown[]): string {
  const pair = path.find((each) => isPair(each));
  return isPair(pair) && isScalar(pair.key) ? String(pair.key.value) : '';
}

/** What fits on a line stands on one: no lists of maps, no long texts. */
function isSmall(node: Node): boolean {
  return widthOf(node) <= 90;
}

function widthOf(node: unknown): number {
  if (isScalar(node)) return String(node.value).length + 2;
  if (isPair(node)) return widthOf(node.key) + widthOf(node.value);
  if (isMap(node) || isSeq(node)) {
    const sum = (node.items as unknown[]).reduce<number>((width, item) => width + widthOf(item), 4);
    // A list of maps reads better as lines, a map of maps too.
    const isNested = isMap(node) && node.items.some((item) => isMap(item.value));
    return isNested ? 1000 : sum;
  }
  return 4;
}

function workflowDraft(workflow: Workflow): Draft {
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

const scheduleDraft = ({ every, calendar, once }: Schedule): Draft => ({
  schedule: every,
  calendar: calendar ?? undefined,
  once,
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
