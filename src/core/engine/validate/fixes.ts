// What of the remedies can be done without asking? For each code the edits that resolve it, where there is one good answer.
import {
  blankTransition,
  type Edit,
  type Fix,
  type Stage,
  type Transition,
  type Workflow,
} from '../../model/index.ts';
import type { Noted } from '../compile/findings.ts';
import { missingEnd, unreachableChoices } from './reach-fixes.ts';

type Place = { readonly workflow: Workflow; readonly at: string };
type Fixer = (place: Place) => Fix | null;

/** **shape**: undefined where somebody has to say what is meant. */
export function fixFor(workflow: Workflow, { code, at, fix }: Noted): Fix | undefined {
  return fix ?? FIXERS[code]?.({ workflow, at }) ?? undefined;
}

/** What somebody may choose from, where there is more than one good answer. */
export function choicesFor(workflow: Workflow, { code, at }: Noted): readonly Fix[] {
  const stage = code === 'unreachable' ? stageAt({ workflow, at }) : undefined;
  return stage === undefined ? [] : unreachableChoices(workflow, stage);
}

const fix = (words: string, ...edits: Edit[]): Fix => ({ words, edits });

const stageAt = ({ workflow, at }: Place): Stage | undefined => {
  const [, id] = /^stages\.([^.[\]]+)/.exec(at) ?? [];
  return workflow.stages.find((stage) => stage.id === id);
};

const automationAt = ({ workflow, at }: Place) => {
  const [, id] = /^automations\.([^.[\]]+)/.exec(at) ?? [];
  return workflow.automations.find((automation) => automation.id === id);
};

const FIXERS: { readonly [code: string]: Fixer } = {
  'no-due': (place) => {
    const stage = stageAt(place);
    if (stage === undefined) return null;
    const changes = { due: { kind: 'no-deadline' } } as const;
    return fix('Say that it has no deadline', { type: 'ChangeStage', stage: stage.id, changes });
  },
  'owner-missing': (place) => {
    const [stage, person] = [stageAt(place), place.workflow.owner];
    if (stage === undefined || person === null) return null;
    const changes = { owner: { kind: 'person', person } } as const;
    return fix('Give it to the owner of the workflow', { type: 'ChangeStage', stage: stage.id, changes });
  },
  'no-otherwise': (place) => {
    const stage = stageAt(place);
    const last = stage?.next.at(-1);
    if (stage === undefined || last === undefined) return null;
    const title = place.workflow.stages.find(({ id }) => id === last.to)?.title ?? last.to;
    const transition: Transition = { ...last, when: null };
    return fix(`Otherwise go to ${title}`, { type: 'AddTransition', stage: stage.id, transition });
  },
  'dead-end': (place) => {
    const stage = stageAt(place);
    const end = place.workflow.stages.find(({ kind }) => kind === 'end');
    // Where ways are there already, they lead somewhere that has to be mended.
    if (stage === undefined || end === undefined || stage.next.length + stage.outcomes.length > 0)
      return null;
    const transition = blankTransition(end.id);
    return fix(`Lead it to ${end.title}`, { type: 'AddTransition', stage: stage.id, transition });
  },
  'no-end': ({ workflow }) => missingEnd(workflow),
  'handoff-without-contract': carryTheForm,
  'calendar-unknown': ({ workflow, at }) => {
    const words = 'Use the hours of the workspace';
    if (at === 'calendar') return fix(words, { type: 'ChangeWorkflow', changes: { calendar: null } });
    const automation = automationAt({ workflow, at });
    if (automation?.schedule == null) return null;
    const changes = { schedule: { ...automation.schedule, calendar: null } };
    return fix('Use the hours of the workflow', {
      type: 'ChangeAutomation',
      automation: automation.id,
      changes,
    });
  },
  'with-unused': (place) => {
    const automation = automationAt(place);
    if (automation?.schedule == null) return null;
    const changes = { schedule: { ...automation.schedule, once: true as const } };
    return fix('Run once each time', { type: 'ChangeAutomation', automation: automation.id, changes });
  },
  'automation-never-runs': (place) => {
    const automation = automationAt(place);
    const part = /\.(stage|field|message)$/.exec(place.at)?.[1];
    if (automation === undefined || part === undefined) return null;
    const changes = { [part]: null };
    return fix(`Take the ${part} away`, { type: 'ChangeAutomation', automation: automation.id, changes });
  },
  'schedule-without-case': (place) => {
    const automation = automationAt(place);
    if (automation?.schedule == null) return null;
    const { once: _, with: __, ...schedule } = automation.schedule;
    const changes = { schedule };
    return fix('Look at each open case', { type: 'ChangeAutomation', automation: automation.id, changes });
  },
};

/** What the form of the stage asks for; of a stage without a form, what opened the case. */
function carryTheForm(place: Place): Fix | null {
  const stage = stageAt(place);
  if (stage === undefined) return null;
  const asked = stage.form.length > 0 ? stage.form : (place.workflow.intake[0]?.fields ?? []);
  const carries = asked
    .map(({ field }) => field)
    .filter((field) => place.workflow.record[field] !== undefined);
  if (carries.length === 0) return null;
  const words = `Carry ${carries.map((field) => place.workflow.record[field]?.label ?? field).join(', ')}`;
  const index = /\.next\[(\d+)\]$/.exec(place.at)?.[1];
  const outcome = /\.outcomes\.(.+)$/.exec(place.at)?.[1];
  if (index !== undefined)
    return fix(words, {
      ...{ type: 'ChangeTransition', stage: stage.id, index: Number(index), changes: { carries } },
    });
  if (outcome === undefined) return null;
  return fix(words, { type: 'ChangeOutcome', stage: stage.id, outcome, changes: { carries } });
}
