// Somebody goes on by hand from a stage that waits: ends the wait, or calls off what a scope watches over.
import { z } from 'zod';
import { reject } from '../../model/index.ts';
import { emit } from '../flow/progress.ts';
import { settle, standingAt } from '../flow/settle.ts';
import { defineCommand } from './command-kind.ts';

export const chooseWay = defineCommand({
  type: 'ChooseWay',
  title: 'Go on by hand',
  access: 'participant',
  input: z.strictObject({
    stage: z.string(),
    outcome: z.string().nullish().meta({ description: 'By which, where the stage has outcomes.' }),
    reason: z.string().max(5_000).default(''),
  }),
  decide(progress, { stage, outcome: asked, reason }) {
    const outcome = asked ?? null;
    if (!progress.compiled.stages.has(stage)) return reject('stage-unknown', { stage });
    if (reason.trim() === '') return reject('reason-missing');
    const found = progress.state.tokens.find((each) => each.stage === stage && each.held === undefined);
    const standing = found === undefined ? undefined : standingAt(progress, found.token);
    if (standing === undefined || found === undefined) return reject('move-not-allowed', { to: stage });
    const { here, kind } = standing;
    emit(progress, { type: 'WayChosen', token: found.token, stage, outcome, reason });
    const onward = kind.on?.(progress, here, { what: 'chosen', outcome });
    if (onward === undefined || onward.next === 'rest') return reject('move-not-allowed', { to: stage });
    return settle(progress, here, onward);
  },
});
