// Carries out what an action plans: as events now, or as an effect that is asked for and reported later.
import type { StageId, TokenId } from '../../model/index.ts';
import type { CompiledAction } from '../compile/compiled.ts';
import { notify } from '../flow/notify.ts';
import { changePriority, changeRecord, emit, factsOf, freshId, type Progress } from '../flow/progress.ts';
import type { Deed } from './action-kind.ts';
import { actionKind } from './index.ts';

/** What asked for the action; `token` where a stage waits for its effects. */
export type Source = {
  readonly source: string;
  readonly stage: StageId | null;
  readonly token: TokenId | null;
  readonly action: number;
};

/** Performs one action. **shape**: what it did in words, and whether an effect is now to be reported. */
export function perform(
  progress: Progress,
  { kind, ready }: CompiledAction,
  source: Source,
): { did: string; pending: boolean } {
  const action = actionKind(kind);
  if (action === undefined) return { did: '', pending: false };
  const { deeds, did } = action.plan(ready, { facts: factsOf(progress, null), progress });
  for (const deed of deeds) carryOut(progress, deed, source);
  return { did, pending: deeds.some((deed) => deed.does === 'effect') };
}

function carryOut(progress: Progress, deed: Deed, { source, stage, token, action }: Source): void {
  switch (deed.does) {
    case 'change':
      changeRecord(progress, deed.changes, stage);
      break;
    case 'prioritise':
      changePriority(progress, deed.priority);
      break;
    case 'notify':
      notify(progress, { people: deed.people, text: deed.text, reason: 'automation', workItem: null });
      break;
    case 'effect': {
      const { kind, settings } = deed;
      const effect = freshId(progress);
      emit(progress, { type: 'EffectRequested', effect, kind, settings, token, source, action });
    }
  }
}
