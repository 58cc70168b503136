// A case is over once no token is left in it: it ends as the end stage says that was reached.
import type { StageId } from '../../model/index.ts';
import { withdrawLeft } from './clear.ts';
import { notify } from './notify.ts';
import { emit, type Progress } from './progress.ts';

/** Closes the case where nothing is left in it. `last`: where its last token ended, if no end stage was reached before. */
export function closeIfOver(progress: Progress, last: StageId): void {
  const { state, compiled } = progress;
  if (state.tokens.length > 0 || state.status !== 'open') return;
  const ends = compiled.workflow.stages.filter(
    ({ id, kind }) => kind === 'end' && (state.visits[id] ?? 0) > 0,
  );
  const outcome = ends.find(({ id }) => id === last)?.id ?? ends[0]?.id ?? last;
  const ending = compiled.stages.get(outcome)?.title ?? outcome;
  withdrawLeft(progress, `The case ended: ${ending}`);
  emit(progress, { type: 'CaseClosed', outcome });
  const { requester, title } = state;
  if (requester === null) return;
  const text = `${title}: ${ending}`;
  notify(progress, { people: [requester], text, reason: 'closed', workItem: null });
}
