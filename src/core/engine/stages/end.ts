// The case ends here once no other token is left.
import { z } from 'zod';
import type { Stage } from '../../model/index.ts';
import { advice } from '../compile/findings.ts';
import { notify } from '../flow/notify.ts';
import { emit } from '../flow/progress.ts';
import { defineStageKind, REST } from './stage-kind.ts';

export const end = defineStageKind({
  kind: 'end',
  title: 'End',
  summary: 'The case is finished.',
  worked: false,
  settings: z.strictObject({}),
  prepare: () => null,
  enter(progress, { stage, token }) {
    emit(progress, {
      type: 'StageLeft',
      token: token.token,
      stage: stage.id,
      visit: token.visit,
      outcome: null,
      to: null,
    });
    if (progress.state.tokens.length > 0) return REST;
    emit(progress, { type: 'CaseClosed', outcome: stage.id });
    const { requester, title } = progress.state;
    if (requester !== null) {
      const text = `${title}: ${stage.title}`;
      notify(progress, { people: [requester], text, reason: 'closed', workItem: null });
    }
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

/** What only a stage with work in it has a use for. */
const passedOver = ({ owner, tasks, form, due }: Stage): string[] => [
  ...(owner === null ? [] : ['owner']),
  ...(tasks.length === 0 ? [] : ['tasks']),
  ...(form.length === 0 ? [] : ['form']),
  ...(due === null ? [] : ['due']),
];
