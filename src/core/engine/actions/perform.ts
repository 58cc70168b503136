// Carries out what an action plans: as events now, or as an effect that is asked for and reported later.
import type { StageId, TokenId } from '../../model/index.ts';
import type { CompiledAction } from '../compile/compiled.ts';
import { notify } from '../flow/notify.ts';
import { changePriority, changeRecord, emit, factsOf, freshId, type Progress } from '../flow/progress.ts';
import type { CaseDeed, Deed } from './action-kind.ts';
import { actionKind } from './index.ts';

/** What asked for the action; `token` where a stage waits for its effects. */
export type Source = {
  readonly source: string;
  readonly stage: StageId | null;
  readonly token: TokenId | null;
  readonly action: number;
};

/** Does what changes where the case stands. **shape**: why it could not be done, in words; null where it was. */
export type Reach = (progress: Progress, deed: CaseDeed) => string | null;

/** Performs one action. **shape**: what it did in words, and whether an effect is now to be reported. */
export function perform(
  progress: Progress,
  { kind, ready }: CompiledAction,
  source: Source,
  reach: Reach = () => null,
): { did: string; pending: boolean } {
  const action = actionKind(kind);
  if (action === undefined) return { did: '', pending: false };
  const { deeds, did } = action.plan(ready, { facts: factsOf(progress, null), progress });
  const failed = deeds.flatMap((deed) => {
    if (isOfCase(deed)) return reach(progress, deed) ?? [];
    carryOut(progress, deed, source);
    return [];
  });
  if (failed.length > 0) return { did: failed.join(', '), pending: false };
  return { did, pending: deeds.some((deed) => deed.does === 'effect') };
}

const isOfCase = (deed: Deed): deed is CaseDeed =>
  deed.does === 'assign' || deed.does === 'move' || deed.does === 'add-tasks';

function carryOut(
  progress: Progress,
  deed: Exclude<Deed, CaseDeed>,
  { source, stage, token, action }: Source,
): void {
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
