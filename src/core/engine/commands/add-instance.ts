// One more of several, while the others are under way: another piece of work, or somebody who is to decide as well.
import { z } from 'zod';
import { reject, type Token } from '../../model/index.ts';
import type { Progress } from '../flow/progress.ts';
import { standingAt } from '../flow/settle.ts';
import { defineCommand } from './command-kind.ts';

export const addInstance = defineCommand({
  type: 'AddInstance',
  title: 'Add one more',
  access: 'owner-or-operator',
  input: z.strictObject({
    stage: z.string().meta({ description: 'The stage that is done in several pieces.' }),
    label: z.string().trim().min(1).max(200).nullish().meta({ description: 'What the new piece is for.' }),
    person: z.string().nullish().meta({ description: 'Of an approval: who is to decide as well.' }),
    weight: z.number().positive().nullish(),
    reason: z.string().max(5_000).nullish(),
    token: z
      .string()
      .optional()
      .meta({ description: 'Which, if the case stands in the stage more than once.' }),
  }),
  decide(progress, { stage, label, person, weight, reason, token }) {
    if (!progress.compiled.stages.has(stage)) return reject('stage-unknown', { stage });
    const at = tokenAt(progress, stage, token);
    const standing = at === undefined ? undefined : standingAt(progress, at.token);
    const added = {
      label: label ?? null,
      person: person ?? null,
      weight: weight ?? null,
      reason: reason ?? null,
    };
    if (standing?.kind.addOne === undefined) return reject('instances-fixed', { stage });
    return standing.kind.addOne(progress, standing.here, added);
  },
});

const tokenAt = ({ state }: Progress, stage: string, id: string | undefined): Token | undefined =>
  state.tokens.find((each) => each.stage === stage && (id === undefined || each.token === id));
