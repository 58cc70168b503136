// What was said and asked in a case: since the reader last had it, and what is still asked of them, however long ago.
import type { CaseEvent } from '../../../core/model/index.ts';
import { type Mark, markOf, type Reading } from './history.ts';

/** One thing said. **shape**: `toMe` where the reader was addressed; `open` where they have not answered yet. */
export type AskedLine = { readonly text: string; readonly toMe: boolean; readonly open: boolean } & Mark;

type Reader = { readonly viewer: string; readonly since: number };

/** In the order in which it was said. */
export function askedOf(
  history: readonly CaseEvent[],
  { viewer, since }: Reader,
  reading: Reading,
): AskedLine[] {
  return history.flatMap((event) => {
    const said = saidIn(event, viewer);
    if (said === undefined) return [];
    const open = said.toMe && !isAnswered(event, history, viewer);
    return event.seq > since || open ? [{ ...said, open, ...markOf(event, reading) }] : [];
  });
}

function saidIn(event: CaseEvent, viewer: string): { text: string; toMe: boolean } | undefined {
  switch (event.type) {
    case 'CommentAdded':
      return { text: event.text, toMe: event.mentions.includes(viewer) };
    case 'InformationAsked':
      return { text: event.text, toMe: event.asked === viewer };
    case 'InformationGiven':
      return { text: event.answer, toMe: false };
    case 'HandoffReturned':
      return { text: event.reason, toMe: false };
    default:
      return undefined;
  }
}

/** A question by its answer, or by being taken back; a comment by whatever the reader says after it. */
function isAnswered(asked: CaseEvent, history: readonly CaseEvent[], viewer: string): boolean {
  if (asked.type === 'InformationAsked')
    return history.some(
      (event) =>
        (event.type === 'InformationGiven' && event.question === asked.question) ||
        (event.type === 'WorkItemWithdrawn' && event.workItem === asked.question),
    );
  return history.some(
    (event) =>
      event.seq > asked.seq &&
      event.type === 'CommentAdded' &&
      event.by.kind === 'person' &&
      event.by.person === viewer,
  );
}
