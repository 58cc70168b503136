// Edits of the record's fields. Forms, contracts, owners and rules that name a field follow when it is renamed;
// when it is removed, forms and contracts let it go, and rules that still name it are for validation to report.
import type { Field } from '../record.ts';
import { withRulesOfStage } from '../words/owner-rules.ts';
import { withNamesInSettings } from '../words/settings-follow.ts';
import type { Automation, FormField, OwnerRule, Stage, Workflow } from '../workflow.ts';
import { renameInAction, renameInActions } from './names/rename-in-action.ts';
import { renameInRule, renameInTemplate } from './names/rename-in-rule.ts';
import { renameFieldInTable } from './table-edits.ts';

export type RecordEdit =
  | { type: 'AddField'; field: string; definition: Field }
  | { type: 'ChangeField'; field: string; changes: Partial<Field> }
  | { type: 'RenameField'; field: string; id: string }
  | { type: 'MoveField'; field: string; index: number }
  | { type: 'RemoveField'; field: string };

export function editRecord(workflow: Workflow, edit: RecordEdit): Workflow {
  const entries = Object.entries(workflow.record);
  const isKnown = Object.hasOwn(workflow.record, edit.field);
  const withRecord = (record: [string, Field][]): Workflow => ({
    ...workflow,
    record: Object.fromEntries(record),
  });
  if (edit.type === 'AddField') {
    return isKnown ? workflow : withRecord([...entries, [edit.field, edit.definition]]);
  }
  if (!isKnown) return workflow;
  switch (edit.type) {
    case 'ChangeField':
      return withRecord(
        entries.map(([id, field]) => [id, id === edit.field ? { ...field, ...edit.changes } : field]),
      );
    case 'RenameField':
      return renameField(workflow, edit.field, edit.id);
    case 'MoveField': {
      const others = entries.filter(([id]) => id !== edit.field);
      const moved = entries.filter(([id]) => id === edit.field);
      return withRecord([...others.slice(0, edit.index), ...moved, ...others.slice(edit.index)]);
    }
    case 'RemoveField':
      return removeField(workflow, edit.field);
  }
}

function removeField(workflow: Workflow, field: string): Workflow {
  const { [field]: _, ...record } = workflow.record;
  const others = (names: readonly string[]) => names.filter((name) => name !== field);
  const shown = (form: readonly FormField[]) => form.filter((each) => each.field !== field);
  return {
    ...workflow,
    record,
    intake: workflow.intake.map((intake) => ({ ...intake, fields: shown(intake.fields) })),
    stages: workflow.stages.map((stage) => ({
      ...stage,
      form: shown(stage.form),
      next: stage.next.map((way) => ({ ...way, carries: others(way.carries) })),
      outcomes: stage.outcomes.map((way) => ({
        ...way,
        carries: others(way.carries),
        needs: others(way.needs),
      })),
    })),
    automations: workflow.automations
      .filter((automation) => automation.field !== field)
      .map((automation) => withGiven(automation, (name) => (name === field ? null : name))),
  };
}

function renameField(workflow: Workflow, from: string, to: string): Workflow {
  if (Object.hasOwn(workflow.record, to)) return workflow;
  const renamed = (name: string): string => (name === from ? to : name);
  const shown = (form: readonly FormField[]) => form.map((each) => ({ ...each, field: renamed(each.field) }));
  return {
    ...workflow,
    caseTitle: workflow.caseTitle === null ? null : renameInTemplate(workflow.caseTitle, from, to),
    record: Object.fromEntries(Object.entries(workflow.record).map(([id, field]) => [renamed(id), field])),
    intake: workflow.intake.map((intake) => ({ ...intake, fields: shown(intake.fields) })),
    stages: workflow.stages.map((stage) =>
      withNamesInSettings(renamedStage(stage, from, to, shown, renamed), {
        rule: (source) => renameInRule(source, from, to),
        stage: (id) => id,
        field: renamed,
      }),
    ),
    automations: workflow.automations.map((automation) => renamedAutomation(automation, from, to)),
  };
}

function renamedStage(
  stage: Stage,
  from: string,
  to: string,
  shown: (form: readonly FormField[]) => FormField[],
  renamed: (name: string) => string,
): Stage {
  return {
    ...withRulesOfStage(stage, (rule) => renamedOwner(rule, from, to)),
    form: shown(stage.form),
    next: stage.next.map((way) => ({
      ...way,
      when: way.when === null ? null : renameInRule(way.when, from, to),
      carries: way.carries.map(renamed),
    })),
    outcomes: stage.outcomes.map((way) => ({
      ...way,
      carries: way.carries.map(renamed),
      needs: way.needs.map(renamed),
    })),
    settings: renamedSettings(stage.settings, from, to),
  };
}

function renamedSettings(settings: Stage['settings'], from: string, to: string): Stage['settings'] {
  const named = renameFieldInTable(settings, from, to);
  const actions = renameInActions(named.do, from, to);
  return actions === undefined ? named : { ...named, do: actions };
}

function renamedOwner(rule: OwnerRule, from: string, to: string): OwnerRule {
  if (rule.kind === 'field') return rule.field === from ? { ...rule, field: to } : rule;
  if (rule.kind === 'rule') return { ...rule, rule: renameInRule(rule.rule, from, to) };
  if (rule.kind !== 'team' || rule.skill === undefined) return rule;
  return { ...rule, skill: renameInTemplate(rule.skill, from, to) };
}

const renamedAutomation = (automation: Automation, from: string, to: string): Automation => ({
  ...withGiven(automation, (name) => (name === from ? to : name)),
  field: automation.field === from ? to : automation.field,
  if: automation.if === null ? null : renameInRule(automation.if, from, to),
  do: automation.do.map((action) => renameInAction(action, from, to)),
});

/** With the fields that a schedule gives called otherwise; one that is called null goes. */
function withGiven(automation: Automation, called: (field: string) => string | null): Automation {
  const { schedule } = automation;
  if (schedule?.with === undefined) return automation;
  const given = Object.entries(schedule.with).flatMap(([field, value]) => {
    const name = called(field);
    return name === null ? [] : [[name, value] as const];
  });
  return { ...automation, schedule: { ...schedule, with: Object.fromEntries(given) } };
}
