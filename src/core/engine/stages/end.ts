// The case ends here once no other branch is left, or at once and with all of them.
import { z } from 'zod';
import type { Stage } from '../../model/index.ts';
import { advice } from '../compile/findings.ts';
import { clearToken } from '../flow/clear.ts';
import { closeIfOver } from '../flow/close.ts';
import { emit, type Progress } from '../flow/progress.ts';
import { defineStageKind, REST } from './stage-kind.ts';

export const end = defineStageKind({
  kind: 'end',
  title: 'End',
  summary: 'The case is finished.',
  worked: false,
  settings: z.strictObject({
    ends: z
      .enum(['branch', 'case'])
      .default('branch')
      .meta({ title: 'Other branches', description: 'They go on, or the whole case ends here.' }),
  }),
  prepare: ({ ends }) => ({ endsCase: ends === 'case' }),
  enter(progress, { stage, token, ready }) {
    const { visit } = token;
    emit(progress, {
      type: 'StageLeft',
      token: token.token,
      stage: stage.id,
      visit,
      outcome: null,
      to: null,
    });
    if (ready.endsCase) endOthers(progress, stage.title);
    closeIfOver(progress, stage.id);
    return REST;
  },
  check: (stage) =>
    passedOver(stage).map((key) =>
      advice(
        'end-ignores',
        `stages.${stage.id}.${key}`,
        `"${stage.title}" ends the case, so what it says under ${key} is passed over.`,
        `Remove ${key}, or put it on the stage before.`,
      ),
    ),
});

function endOthers(progress: Progress, title: string): void {
  for (const token of progress.state.tokens)
    clearToken(progress, token, { to: null, reason: `The case ended: ${title}` });
}

/** What only a stage with work in it has a use for. */
const passedOver = ({ owner, tasks, form, due }: Stage): string[] => [
  ...(owner === null ? [] : ['owner']),
  ...(tasks.length === 0 ? [] : ['tasks']),
  ...(form.length === 0 ? [] : ['form']),
  ...(due === null ? [] : ['due']),
];
