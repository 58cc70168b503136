// Does every stage have a way on, to a stage that exists, whatever its rules say?
import type { Stage, Workflow } from '../../model/index.ts';
import { error, type Noted } from '../compile/findings.ts';
import { stageKind } from '../stages/index.ts';
import { unknownStage } from './misspelt.ts';

export function checkWays(workflow: Workflow): Noted[] {
  return [
    ...workflow.intake.flatMap(({ starts }, index) => target(workflow, starts, `intake[${index}].starts`)),
    ...workflow.stages.flatMap((stage) => [
      ...targets(workflow, stage),
      ...choices(stage),
      ...otherwise(stage),
    ]),
  ];
}

function targets(workflow: Workflow, { id, next, outcomes }: Stage): Noted[] {
  return [
    ...next.flatMap(({ to }, index) => target(workflow, to, `stages.${id}.next[${index}].to`)),
    ...outcomes.flatMap(({ name, to }) => target(workflow, to, `stages.${id}.outcomes.${name}.to`)),
  ];
}

const target = (workflow: Workflow, to: string, at: string): Noted[] =>
  workflow.stages.some(({ id }) => id === to) ? [] : [unknownStage(at, to, workflow)];

/** Nothing that is written may be ignored: ways that could never be taken are refused. */
function choices({ id, title, kind, next, outcomes }: Stage): Noted[] {
  const at = `stages.${id}`;
  if (kind === 'end') {
    if (next.length + outcomes.length === 0) return [];
    return [
      error(
        'end-with-ways',
        at,
        `"${title}" ends the case, yet has ways on.`,
        'Remove them, or choose another kind.',
      ),
    ];
  }
  if (outcomes.length === 0) return [];
  if (stageKind(kind)?.ownOutcomes === true) return [];
  if (stageKind(kind)?.worked === false) {
    const message = `Nobody picks an outcome at "${title}".`;
    return [
      error('outcomes-without-owner', `${at}.outcomes`, message, 'Use transitions with rules instead.'),
    ];
  }
  if (next.length === 0) return [];
  const message = `"${title}" has both outcomes and transitions.`;
  return [
    error('outcomes-and-next', `${at}.next`, message, 'Keep the outcomes, or the transitions with rules.'),
  ];
}

function otherwise(stage: Stage): Noted[] {
  const { id, title, kind, next } = stage;
  if (next.length === 0 || stageKind(kind)?.picks?.(stage) === true) return [];
  const always = next.findIndex(({ when }) => when === null);
  if (always === -1) {
    const message = `If no rule of "${title}" holds, the case has no way on.`;
    return [error('no-otherwise', `stages.${id}.next`, message, 'Add a last transition without a rule.')];
  }
  if (always === next.length - 1 || stageKind(kind)?.branches === true) return [];
  const message = `Transitions of "${title}" after the one without a rule are never taken.`;
  return [
    error(
      'never-taken',
      `stages.${id}.next[${always + 1}]`,
      message,
      'Move the one without a rule to the end.',
    ),
  ];
}
