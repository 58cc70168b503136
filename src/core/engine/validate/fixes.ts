// What of the remedies can be done without asking? For each code the edits that resolve it, where there is one good answer.
import {
  type Automation,
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

/** A remedy at a stage. */
const atStage =
  (fixer: (stage: Stage, place: Place) => Fix | null): Fixer =>
  (place) => {
    const stage = stageAt(place);
    return stage === undefined ? null : fixer(stage, place);
  };

/** A remedy at an automation. */
const atAutomation =
  (fixer: (automation: Automation, place: Place) => Fix | null): Fixer =>
  (place) => {
    const automation = automationAt(place);
    return automation === undefined ? null : fixer(automation, place);
  };

const FIXERS: { readonly [code: string]: Fixer } = {
  'no-due': atStage(({ id: stage }) => {
    const changes = { due: { kind: 'no-deadline' } } as const;
    return fix('Say that it has no deadline', { type: 'ChangeStage', stage, changes });
  }),
  'owner-missing': atStage(({ id: stage }, { workflow: { owner: person } }) => {
    if (person === null) return null;
    const changes = { owner: { kind: 'person', person } } as const;
    return fix('Give it to the owner of the workflow', { type: 'ChangeStage', stage, changes });
  }),
  'no-otherwise': atStage(({ id: stage, next }, { workflow }) => {
    const last = next.at(-1);
    if (last === undefined) return null;
    const title = workflow.stages.find(({ id }) => id === last.to)?.title ?? last.to;
    const transition: Transition = { ...last, when: null };
    return fix(`Otherwise go to ${title}`, { type: 'AddTransition', stage, transition });
  }),
  'dead-end': atStage(({ id: stage, next, outcomes }, { workflow }) => {
    const end = workflow.stages.find(({ kind }) => kind === 'end');
    // Where ways are there already, they lead somewhere that has to be mended.
    if (end === undefined || next.length > 0 || outcomes.length > 0) return null;
    const transition = blankTransition(end.id);
    return fix(`Lead it to ${end.title}`, { type: 'AddTransition', stage, transition });
  }),
  'no-end': ({ workflow }) => missingEnd(workflow),
  'handoff-without-contract': atStage(carryTheForm),
  'calendar-unknown': (place) =>
    place.at === 'calendar'
      ? fix('Use the hours of the workspace', { type: 'ChangeWorkflow', changes: { calendar: null } })
      : calendarOfWorkflow(place),
  'with-unused': atAutomation(({ id: automation, schedule }) => {
    if (schedule == null) return null;
    const changes = { schedule: { ...schedule, once: true as const } };
    return fix('Run once each time', { type: 'ChangeAutomation', automation, changes });
  }),
  'automation-never-runs': atAutomation(({ id: automation }, { at }) => {
    const part = /\.(stage|field|message)$/.exec(at)?.[1];
    if (part === undefined) return null;
    const changes = { [part]: null };
    return fix(`Take the ${part} away`, { type: 'ChangeAutomation', automation, changes });
  }),
  'schedule-without-case': atAutomation(({ id: automation, schedule: written }) => {
    if (written == null) return null;
    const { once: _, with: __, ...schedule } = written;
    return fix('Look at each open case', { type: 'ChangeAutomation', automation, changes: { schedule } });
  }),
};

const calendarOfWorkflow = atAutomation(({ id: automation, schedule }) => {
  if (schedule == null) return null;
  const changes = { schedule: { ...schedule, calendar: null } };
  return fix('Use the hours of the workflow', { type: 'ChangeAutomation', automation, changes });
});

/** What the form of the stage asks for; of a stage without a form, what opened the case. */
function carryTheForm(stage: Stage, { workflow, at }: Place): Fix | null {
  const asked = stage.form.length > 0 ? stage.form : (workflow.intake[0]?.fields ?? []);
  const carries = asked.map(({ field }) => field).filter((field) => workflow.record[field] !== undefined);
  if (carries.length === 0) return null;
  const words = `Carry ${carries.map((field) => workflow.record[field]?.label ?? field).join(', ')}`;
  const index = /\.next\[(\d+)\]$/.exec(at)?.[1];
  const outcome = /\.outcomes\.(.+)$/.exec(at)?.[1];
  if (index !== undefined)
    return fix(words, {
      ...{ type: 'ChangeTransition', stage: stage.id, index: Number(index), changes: { carries } },
    });
  if (outcome === undefined) return null;
  return fix(words, { type: 'ChangeOutcome', stage: stage.id, outcome, changes: { carries } });
}
