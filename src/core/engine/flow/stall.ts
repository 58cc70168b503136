// Where the machine cannot go on by itself, a person takes over: the stage becomes work of its owner, and what the
// machine had begun beyond it is taken back. Nobody is there to be refused, and nothing may stay in limbo.
import { REJECTIONS, type Rejection } from '../../model/index.ts';
import type { Here, Onward } from '../stages/stage-kind.ts';
import { offerWork } from '../work/offer-work.ts';
import { emit, markOf, type Progress, rewind } from './progress.ts';
import { settle } from './settle.ts';

/** Goes on from a stage without a person at hand; where that is refused, the stage stalls. */
export function settleByMachine(progress: Progress, here: Here, onward: Onward): void {
  const mark = markOf(progress);
  const refusal = settle(progress, here, onward);
  if (refusal === null) return;
  rewind(progress, mark);
  stall(progress, here, wordsFor(refusal));
}

/** Makes the stage work of its owner, who completes it to let the case go on. */
export function stall(progress: Progress, here: Here, text: string): void {
  const told = { text: `${progress.state.title}: ${text}`, reason: 'automation' } as const;
  const { owner } = offerWork(progress, here, { tasks: [], told });
  emit(progress, { type: 'IncidentRaised', text, owner });
}

function wordsFor({ code, facts }: Rejection): string {
  const labels = facts.labels ?? facts.fields;
  return Array.isArray(labels) ? `${REJECTIONS[code].title} (${labels.join(', ')})` : REJECTIONS[code].title;
}
