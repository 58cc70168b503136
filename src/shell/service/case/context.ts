// The context pack: what has changed, was decided, was said and was attached since this person last had the case; what is
// still asked of them, however long ago; and who did what from the beginning.
import type { CaseEvent, FieldValue } from '../../../core/model/index.ts';
import { isFileValue, revealed } from '../personal.ts';
import { type AskedLine, askedOf } from './asked.ts';
import { type DecidedLine, decidedIn } from './decided.ts';
import { type Mark, markOf, type Reading, type ShownChange, shown } from './history.ts';
import { type PersonDid, whoDidWhat } from './who-did.ts';

export type ContextPack = {
  /** The last event this person had a hand in; 0 where the case is new to them. */
  readonly since: number;
  readonly changed: readonly (ShownChange & Mark)[];
  readonly decided: readonly DecidedLine[];
  readonly asked: readonly AskedLine[];
  readonly attached: readonly ({
    readonly label: string;
    readonly file: string;
    readonly name: string;
  } & Mark)[];
  readonly did: readonly PersonDid[];
};

/** What the viewer should know before they go on. */
export function contextPack(history: readonly CaseEvent[], viewer: string, reading: Reading): ContextPack {
  const since = lastHad(history, viewer);
  const news = history.filter(({ seq }) => seq > since);
  return {
    since,
    changed: changedIn(news, reading),
    decided: decidedIn(history, since, reading),
    asked: askedOf(history, { viewer, since }, reading),
    attached: news.flatMap((event) => attachedIn(event, reading)),
    did: whoDidWhat(history, reading),
  };
}

/** The seq at which the viewer gave the case away last: completed their work, passed it on, or opened the case. */
function lastHad(history: readonly CaseEvent[], viewer: string): number {
  const gave = history.findLast(
    (event) =>
      (event.type === 'WorkItemCompleted' && event.person === viewer) ||
      (event.type === 'WorkItemDelegated' && event.from === viewer) ||
      (event.type === 'CaseOpened' && event.requester === viewer),
  );
  return gave?.seq ?? 0;
}

/** One line a field: from what it was then to what it is now, and nothing where it came back to what it was. */
function changedIn(news: readonly CaseEvent[], reading: Reading): (ShownChange & Mark)[] {
  const byField = new Map<string, { first: FieldValue; after: FieldValue; event: CaseEvent }>();
  for (const event of news) {
    if (event.type !== 'RecordChanged') continue;
    for (const { field, before, after } of event.changes) {
      byField.set(field, { first: byField.get(field)?.first ?? before, after, event });
    }
  }
  return [...byField]
    .map(([field, { first, after, event }]) => ({
      ...shown({ field, before: first, after }, reading),
      ...markOf(event, reading),
    }))
    .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
}

function attachedIn(event: CaseEvent, reading: Reading): ContextPack['attached'][number][] {
  const values: (readonly [string, FieldValue])[] =
    event.type === 'CaseOpened'
      ? Object.entries(event.record)
      : event.type === 'RecordChanged'
        ? event.changes.map(({ field, after }) => [field, after] as const)
        : [];
  return values.flatMap(([field, value]) => {
    const plain = revealed(value, reading.stored);
    if (!isFileValue(plain)) return [];
    const label = reading.compiled.workflow.record[field]?.label ?? field;
    return [{ label, file: plain.file, name: plain.name, ...markOf(event, reading) }];
  });
}
