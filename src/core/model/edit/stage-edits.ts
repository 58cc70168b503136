// Edits of stages. Whatever points at a stage follows it: a renamed stage keeps its ways, a removed one takes them along.
import type { Json } from '../../base/index.ts';
import type { StageId } from '../ids.ts';
import { withOutcome, withoutStage } from '../words/flow-settings-follow.ts';
import { withRulesOfStage } from '../words/owner-rules.ts';
import { withNamesInSettings } from '../words/settings-follow.ts';
import type { OwnerRule, Stage, Workflow } from '../workflow.ts';
import { insertAt, moveTo } from './lists.ts';
import { renameStageInTable } from './table-edits.ts';

export type StageEdit =
  | { type: 'AddStage'; stage: Stage; index?: number }
  | { type: 'RemoveStage'; stage: StageId }
  | { type: 'RenameStage'; stage: StageId; id: StageId }
  | { type: 'MoveStage'; stage: StageId; index: number }
  | { type: 'ChangeStage'; stage: StageId; changes: Partial<Omit<Stage, 'id'>> }
  /** Null takes the setting away. */
  | { type: 'SetSetting'; stage: StageId; setting: string; value: Json };

export function editStage(workflow: Workflow, edit: StageEdit): Workflow {
  switch (edit.type) {
    case 'AddStage':
      if (workflow.stages.some(({ id }) => id === edit.stage.id)) return workflow;
      return { ...workflow, stages: insertAt(workflow.stages, edit.index, edit.stage) };
    case 'RemoveStage':
      return removeStage(workflow, edit.stage);
    case 'RenameStage':
      return renameStage(workflow, edit.stage, edit.id);
    case 'MoveStage': {
      const from = workflow.stages.findIndex(({ id }) => id === edit.stage);
      return { ...workflow, stages: moveTo(workflow.stages, from, edit.index) };
    }
    case 'ChangeStage':
      return changeStage(workflow, edit.stage, (stage) => withoutEmpty({ ...stage, ...edit.changes }));
    case 'SetSetting':
      return changeStage(workflow, edit.stage, (stage) => {
        const { [edit.setting]: _, ...others } = stage.settings;
        const settings = edit.value === null ? others : { ...others, [edit.setting]: edit.value };
        return { ...stage, settings };
      });
  }
}

export const changeStage = (workflow: Workflow, id: StageId, change: (stage: Stage) => Stage): Workflow => ({
  ...workflow,
  stages: workflow.stages.map((stage) => (stage.id === id ? change(stage) : stage)),
});

/** The ways to it go with it. Forms that started there start at what is now the first stage. */
function removeStage(workflow: Workflow, id: StageId): Workflow {
  const kept = workflow.stages.filter((stage) => stage.id !== id);
  if (kept.length === workflow.stages.length) return workflow;
  const { [id]: _, ...canvas } = workflow.canvas;
  return {
    ...workflow,
    canvas,
    stages: kept.map((stage) => stageWithout(stage, id)),
    intake: workflow.intake.map((intake) =>
      intake.starts === id ? { ...intake, starts: kept[0]?.id ?? '' } : intake,
    ),
    automations: workflow.automations.filter(({ stage }) => stage !== id),
  };
}

function stageWithout(stage: Stage, id: StageId): Stage {
  const left = withRulesOfStage(stage, (rule) => ruleWithout(rule, id));
  return {
    ...left,
    next: stage.next.filter(({ to }) => to !== id),
    outcomes: stage.outcomes.filter(({ to }) => to !== id),
    settings: stage.outcomes
      .filter(({ to }) => to === id)
      .reduce((settings, { name }) => withOutcome(settings, name, null), withoutStage(left.settings, id)),
  };
}

/** What a source leaves out where it is empty, the model leaves out too. */
function withoutEmpty(stage: Stage): Stage {
  if (stage.else === undefined || stage.else.length > 0) return stage;
  const { else: _, ...others } = stage;
  return others;
}

const ruleWithout = (rule: OwnerRule, id: StageId): OwnerRule | null =>
  rule.kind === 'owner-of-stage' && rule.stage === id ? null : rule;

function renameStage(workflow: Workflow, from: StageId, to: StageId): Workflow {
  const isTaken = workflow.stages.some(({ id }) => id === to);
  if (isTaken || !workflow.stages.some(({ id }) => id === from)) return workflow;
  const renamed = (id: StageId): StageId => (id === from ? to : id);
  const follow = <Way extends { to: StageId }>(way: Way): Way => ({ ...way, to: renamed(way.to) });
  return {
    ...workflow,
    stages: workflow.stages.map((stage) =>
      withNamesInSettings(
        {
          ...withRulesOfStage(stage, (rule) => renamedOwner(rule, renamed)),
          id: renamed(stage.id),
          next: stage.next.map(follow),
          outcomes: stage.outcomes.map(follow),
          settings: renameStageInTable(stage.settings, from, to),
        },
        { rule: (source) => source, stage: renamed, field: (id) => id },
      ),
    ),
    intake: workflow.intake.map((intake) => ({ ...intake, starts: renamed(intake.starts) })),
    automations: workflow.automations.map((automation) => ({
      ...automation,
      stage: automation.stage === null ? null : renamed(automation.stage),
    })),
    canvas: Object.fromEntries(Object.entries(workflow.canvas).map(([id, place]) => [renamed(id), place])),
  };
}

const renamedOwner = (owner: OwnerRule, renamed: (id: StageId) => StageId): OwnerRule =>
  owner.kind === 'owner-of-stage' ? { ...owner, stage: renamed(owner.stage) } : owner;
