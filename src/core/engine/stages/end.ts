// The case ends here once no other token is left.
import { z } from 'zod';
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
});
