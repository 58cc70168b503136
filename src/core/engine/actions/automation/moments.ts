// The moments of a history at which automations answered: each event, with the case as it stood when its turn came. A
// decision first does what was asked, whole; then its events are answered one after the other, answers included.
import type { CaseEvent, CaseState } from '../../../model/index.ts';

export type HistoryMoment = { readonly event: CaseEvent; readonly before: CaseState };

type Apply = (state: CaseState | null, event: CaseEvent) => CaseState;

/** **shape**: one for each event, in order; `before` is the case without what automations answered to the event itself. */
export function* momentsOf(history: readonly CaseEvent[], apply: Apply): Generator<HistoryMoment> {
  let state: CaseState | null = null;
  for (const { asked, answers } of decisionsIn(history)) {
    for (const event of asked) state = apply(state, event);
    let folded = 0;
    for (const event of [...asked, ...answers]) {
      for (
        let next = answers[folded];
        next !== undefined && answered(next) < event.seq;
        next = answers[folded]
      ) {
        state = apply(state, next);
        folded += 1;
      }
      if (state !== null) yield { event, before: state };
    }
    for (const event of answers.slice(folded)) state = apply(state, event);
  }
}

/** The event that this one answers; 0 where it was asked for. */
const answered = ({ cause }: CaseEvent): number => (cause.startsWith('#') ? Number(cause.slice(1)) : 0);

type Decided = { readonly asked: CaseEvent[]; readonly answers: CaseEvent[] };

function decisionsIn(history: readonly CaseEvent[]): Decided[] {
  const decisions: Decided[] = [];
  let last: CaseEvent | undefined;
  for (const event of history) {
    const current = decisions.at(-1);
    if (current !== undefined && answered(event) > 0) current.answers.push(event);
    else if (current !== undefined && isSameDecision(current, last, event)) current.asked.push(event);
    else decisions.push({ asked: [event], answers: [] });
    last = event;
  }
  return decisions;
}

/** Two commands of one kind by the same person in the same millisecond are taken for one. */
const isSameDecision = (
  { answers }: Decided,
  last: CaseEvent | undefined,
  { cause, at }: CaseEvent,
): boolean => answers.length === 0 && last?.cause === cause && last.at === at;
