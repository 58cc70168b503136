// A message comes to a case: from outside, or from another case. What waits for it goes on.
import { z } from 'zod';
import { reject } from '../../model/index.ts';
import { changeRecord, emit, type Progress } from '../flow/progress.ts';
import { tellToken } from '../flow/stall.ts';
import { stageKind } from '../stages/index.ts';
import { changesFrom } from '../work/fields.ts';
import { defineCommand } from './command-kind.ts';

export const deliverMessage = defineCommand({
  type: 'DeliverMessage',
  title: 'Deliver a message',
  access: 'operator-or-machine',
  input: z.strictObject({
    name: z.string().min(1).max(200),
    values: z
      .record(z.string(), z.unknown())
      .default({})
      .meta({ description: 'Fields that it fills, by field.' }),
  }),
  decide(progress, { name, values }) {
    const waiting = waitingFor(progress, name);
    const kept = isKept(progress, name);
    if (waiting === undefined && !kept && !isHeard(progress, name))
      return reject('message-not-awaited', { name });
    const changes = changesFrom(progress, values);
    if ('code' in changes) return changes;
    const heard = waiting === undefined && !kept ? { heard: true as const } : {};
    emit(progress, { type: 'MessageReceived', name, token: waiting ?? null, ...heard });
    changeRecord(progress, changes, null);
    tellToken(progress, waiting ?? null, { what: 'message', name });
    return null;
  },
});

/** The token that has waited for it longest. */
function waitingFor({ state, compiled }: Progress, name: string): string | undefined {
  return state.tokens.find(({ stage, held }) => {
    const found = compiled.stages.get(stage);
    return (
      held === undefined && found !== undefined && stageKind(found.kind)?.awaits?.(found.ready, name) != null
    );
  })?.token;
}

const isKept = ({ compiled }: Progress, name: string): boolean =>
  [...compiled.stages.values()].some(
    ({ kind, ready }) => stageKind(kind)?.awaits?.(ready, name)?.keep === true,
  );

/** Whether an automation answers it. */
const isHeard = ({ compiled }: Progress, name: string): boolean =>
  (compiled.automations.get('message-received') ?? []).some(
    ({ automation: { message } }) => message == null || message === name,
  );
