// A case is over once no token is left in it: it ends as the end stage says that was reached.
import type { Json } from '../../base/index.ts';
import type { StageId } from '../../model/index.ts';
import { clearToken, withdrawLeft } from './clear.ts';
import { notify } from './notify.ts';
import { emit, freshId, type Progress } from './progress.ts';

/** Closes the case where nothing is left in it. `last`: where its last token ended, if no end stage was reached before. */
export function closeIfOver(progress: Progress, last: StageId): void {
  const { compiled, state } = progress;
  if (state.status !== 'open' || state.tokens.some(({ guard }) => guard !== true)) return;
  for (const token of state.tokens) clearToken(progress, token, { to: null, reason: 'The case ended' });
  const ends = compiled.workflow.stages.filter(
    ({ id, kind }) => kind === 'end' && (state.visits[id] ?? 0) > 0,
  );
  const outcome = ends.find(({ id }) => id === last)?.id ?? ends[0]?.id ?? last;
  const ending = compiled.stages.get(outcome)?.title ?? outcome;
  withdrawLeft(progress, `The case ended: ${ending}`);
  emit(progress, { type: 'CaseClosed', outcome });
  tellParent(progress, outcome);
  const { requester, title } = state;
  if (requester === null) return;
  const text = `${title}: ${ending}`;
  notify(progress, { people: [requester], text, reason: 'closed', workItem: null });
}

/** The case that waits for this one is told how it ended. */
export function tellParent(progress: Progress, outcome: StageId | null): void {
  const { parent } = progress.state;
  if (parent !== undefined) ask(progress, 'report-to-parent', { parent, outcome });
}

function ask(progress: Progress, kind: string, settings: Json): void {
  const effect = freshId(progress);
  emit(progress, { type: 'EffectRequested', effect, kind, settings, token: null, source: 'case', action: 0 });
}
