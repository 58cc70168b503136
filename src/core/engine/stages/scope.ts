// Several stages that can be ended as one: by a deadline, a message, a condition, a failure, or by hand. While a case is in
// any of them, a token of the scope's own waits beside; when it is called off, whatever is in them is withdrawn.

import { z } from 'zod';
import type { ForkId, Stage, StageId, Token, Workflow } from '../../model/index.ts';
import { error, type Noted } from '../compile/findings.ts';
import { chainOf } from '../flow/branches/chain.ts';
import { clearRest, clearToken } from '../flow/clear.ts';
import { emit, type Progress } from '../flow/progress.ts';
import { wayByRule } from '../flow/ways.ts';
import { unknownStage } from '../validate/misspelt.ts';
import { defineStageKind, type Here, type Onward, REST } from './stage-kind.ts';
import { awaitsAmong, beginWaiting, firedBy, stopWaiting } from './waiting/await.ts';
import { checkOutcomes } from './waiting/outcomes.ts';
import { prepareTriggers, type Trigger, triggerShape } from './waiting/trigger.ts';

const settings = z.strictObject({
  over: z.array(z.string()).min(1).meta({ title: 'Over the stages', description: 'They end together.' }),
  for: z
    .record(z.string(), triggerShape)
    .meta({ title: 'Ends by', description: 'Each outcome, and what leads to it.' }),
});

type Ready = { readonly over: readonly StageId[]; readonly triggers: readonly Trigger[] };

export const scope = defineStageKind({
  kind: 'scope',
  title: 'Scope',
  summary: 'Several stages that a deadline, a message or a person ends as one.',
  worked: false,
  ownOutcomes: true,
  listens: true,
  settings,
  prepare: (written, preparing, stage): Ready => ({
    over: written.over,
    triggers: prepareTriggers(written.for, preparing, stage),
  }),
  covers: ({ over }) => over,
  enter: (progress, here) => endBy(progress, here, beginWaiting(progress, here, here.ready.triggers)),
  on(progress, here, happening) {
    if (happening.what === 'completed') return endBy(progress, here, happening);
    if (happening.what === 'tokens-changed' || happening.what === 'stuck') return standDown(progress, here);
    return endBy(progress, here, firedBy(progress, here, here.ready.triggers, happening));
  },
  awaits: ({ triggers }, name) => awaitsAmong(triggers, name),
  check: checkScope,
});

const within = ({ state }: Progress, { over }: Ready): readonly Token[] =>
  state.tokens.filter(({ stage }) => over.includes(stage));

/** Nothing is left to watch over. */
function standDown(progress: Progress, here: Here<Ready>): Onward {
  if (within(progress, here.ready).length > 0) return REST;
  const { token, stage, visit } = here.token;
  clearRest(progress, here.token);
  emit(progress, { type: 'StageLeft', token, stage, visit, outcome: null, to: null });
  return REST;
}

function endBy(progress: Progress, here: Here<Ready>, fired: Pick<Trigger, 'outcome'> | null): Onward {
  if (fired === null) return REST;
  const onward = wayByRule(progress, here, fired.outcome);
  if (onward.next !== 'go') return onward;
  const closes = (): ForkId | undefined => {
    const inside = within(progress, here.ready);
    const fork = forkAround(progress, inside, here.ready.over);
    stopWaiting(progress, here);
    for (const token of inside)
      clearToken(progress, token, { to: onward.way.to, reason: `Ended by ${here.stage.title}` });
    return fork;
  };
  return { ...onward, closes };
}

/** The innermost fork that all of them are in and that was not opened inside. */
function forkAround(
  { state }: Progress,
  tokens: readonly Token[],
  over: readonly StageId[],
): ForkId | undefined {
  const [first, ...others] = tokens.map(({ fork }) => chainOf(state, fork));
  return first?.find(
    (each) =>
      !over.includes(each.stage) && others.every((chain) => chain.some(({ fork }) => fork === each.fork)),
  )?.fork;
}

function checkScope(stage: Stage, workflow: Workflow): Noted[] {
  const read = settings.safeParse(stage.settings);
  if (!read.success) return [];
  const known = new Map(workflow.stages.map((each) => [each.id, each]));
  const unknown = read.data.over.flatMap((id, index): Noted[] => {
    const found = known.get(id);
    if (found !== undefined && found.kind !== 'end' && found.kind !== 'scope') return [];
    const at = `stages.${stage.id}.settings.over[${index}]`;
    if (found === undefined) return [unknownStage(at, id, workflow)];
    return [
      error(
        'scope-over-what',
        at,
        `"${found.title}" is nothing a scope can end.`,
        'Name stages between start and end.',
      ),
    ];
  });
  return [...unknown, ...checkOutcomes(stage, Object.keys(read.data.for)), ...ledTo(stage, workflow)];
}

/** A scope is entered by itself; a way into it would be a second door. */
function ledTo({ id, title }: Stage, { stages, intake }: Workflow): Noted[] {
  const from = stages.find((each) => [...each.next, ...each.outcomes].some(({ to }) => to === id));
  if (from === undefined && !intake.some(({ starts }) => starts === id)) return [];
  const message = `"${title}" begins by itself when one of its stages does, yet a way leads to it.`;
  return [error('way-into-scope', `stages.${from?.id ?? id}`, message, 'Lead the way to one of its stages.')];
}
