// A stage that is there for when it is needed is started, beside whatever else the case is at.
import { z } from 'zod';
import { reject } from '../../model/index.ts';
import { enterAndSettle } from '../flow/settle.ts';
import { defineCommand } from './command-kind.ts';

export const startStage = defineCommand({
  type: 'StartStage',
  title: 'Start a stage',
  access: 'participant',
  input: z.strictObject({ stage: z.string() }),
  decide(progress, { stage: id }) {
    const stage = progress.compiled.stages.get(id);
    if (stage === undefined) return reject('stage-unknown', { stage: id });
    if (stage.flow?.onDemand !== true) return reject('stage-not-on-demand', { stage: id });
    return enterAndSettle(progress, { stage: id, from: null, rework: false });
  },
});
