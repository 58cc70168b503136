// Our own history kept fresh: however its events arrive, it reads as if it had been read whole.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameAt } from '../columns/dictionary.ts';
import { caseName, type EventLog, logFromEvents } from '../index.ts';
import {
  addEvents,
  type CaseFacts,
  createHistoryStore,
  furtherOn,
  HISTORY_KINDS,
  type HistoryNames,
  type HistoryPage,
  type HistoryStore,
  type HistoryView,
  lastKnown,
  mustReadAnew,
  tellFacts,
  totalsOf,
} from './history-store.ts';
import { viewHistory } from './view-history.ts';

const NAMES: HistoryNames = {
  stages: { check: 'Check', pay: 'Pay', pause: 'Pause', robot: 'Robot', done: null },
  unworked: { pause: 'waits', robot: 'works' },
  people: { p1: 'Ana', p2: 'Ben' },
  teams: { p1: 'Desk' },
  facts: [{ name: 'Version', kind: 'number' }],
};

type Told = {
  readonly caseId: string;
  readonly seq: number;
  readonly kind: (typeof HISTORY_KINDS)[number];
  readonly at: number;
  readonly actor: string | null;
  readonly stage: string | null;
  readonly due: number | null;
};

const pageOf = (events: readonly Told[]): HistoryPage => ({
  caseIds: events.map(({ caseId }) => caseId),
  seqs: events.map(({ seq }) => seq),
  kinds: events.map(({ kind }) => HISTORY_KINDS.indexOf(kind)),
  ats: events.map(({ at }) => at),
  actors: events.map(({ actor }) => actor),
  stages: events.map(({ stage }) => stage),
  dues: events.map(({ due }) => due),
  outcomes: events.map(() => null),
});

/** What a history says, whatever the order of its cases. */
function said({ log, open, unseen, places }: HistoryView) {
  const cases = Array.from({ length: log.cases }, (_, c) => {
    const rows = [];
    for (let i = log.caseStarts[c] as number; i < (log.caseStarts[c + 1] as number); i++)
      rows.push(rowAt(log, i));
    const facts = log.attributes.filter(({ of }) => of === 'case').map(({ name, codes }) => [name, codes[c]]);
    return { name: caseName(log, c), open: open[c], rows, facts: facts.length };
  });
  const hidden = unseen.names.map((name, u) => [name, unseen.beganAt[u], unseen.endedAt[u]]);
  const standing = Array.from(places.activity, (activity, i) => {
    const c = places.caseOf[i] as number;
    const name = c >= 0 ? caseName(log, c) : unseen.names[-1 - c];
    return `${name} ${places.activities[activity]} ${places.beganAt[i]}`;
  });
  const byName = <Row extends { name: string }>(rows: Row[]) =>
    rows.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { cases: byName(cases), hidden: hidden.map(String).sort(), standing: standing.sort() };
}

const rowAt = (log: EventLog, i: number) => [
  log.activities[log.activity[i] as number],
  log.resources[log.resource[i] as number],
  ...[log.at[i], log.startedAt?.[i], log.readyAt?.[i], log.dueAt?.[i]],
  ...(log.pausedMs === undefined ? [] : [log.pausedReadyMs?.[i], log.pausedMs[i]]),
];

const anyEvent = fc.record({
  caseId: fc.constantFrom('c1', 'c2', 'c3', 'c4', 'c5'),
  kind: fc.constantFrom(...HISTORY_KINDS),
  later: fc.constantFrom(0, 0, 1, 5, -2),
  actor: fc.constantFrom('p1', 'p2', 'machine', null),
  stage: fc.constantFrom('check', 'pay', 'pause', 'robot', 'done', null),
  due: fc.constantFrom(null, 3, 50),
});

/** Events of many cases in one order of arrival, each case's own in order of seq. */
const anyHistory = fc.array(anyEvent, { minLength: 1, maxLength: 80 }).map((drawn): Told[] => {
  const last = new Map<string, { seq: number; at: number }>();
  return drawn.map(({ later, ...event }) => {
    const before = last.get(event.caseId) ?? { seq: 0, at: 10 };
    const next = { seq: before.seq + 1, at: before.at + later };
    last.set(event.caseId, next);
    return { ...event, ...next };
  });
});

const storeOf = (events: readonly Told[]): HistoryStore => {
  const store = createHistoryStore(NAMES);
  addEvents(store, pageOf(events));
  return store;
};

describe('our own history', () => {
  it('EL-R1 grown page by page, looked at in between, reads as if it had been read whole', () => {
    fc.assert(
      fc.property(anyHistory, fc.array(fc.nat({ max: 80 }), { maxLength: 8 }), (events, cuts) => {
        const grown = createHistoryStore(NAMES);
        let from = 0;
        for (const cut of [...cuts.sort((a, b) => a - b), events.length]) {
          const to = Math.min(cut, events.length);
          if (to < from) continue;
          addEvents(grown, pageOf(events.slice(from, to)));
          viewHistory(grown);
          from = to;
        }
        const sorted = [...events].sort((a, b) =>
          a.caseId < b.caseId ? -1 : a.caseId > b.caseId ? 1 : a.seq - b.seq,
        );
        expect(said(viewHistory(grown))).toEqual(said(viewHistory(storeOf(sorted))));
      }),
      { numRuns: 300 },
    );
  });

  it('EL-R2 events that come again, or pages that overlap, change nothing', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat({ max: 80 }), (events, back) => {
        const store = storeOf(events);
        const before = said(viewHistory(store));
        addEvents(store, pageOf(events.slice(Math.min(back, events.length))));
        expect(said(viewHistory(store))).toEqual(before);
      }),
    );
  });

  it('EL-R3 gives the visits that the events give one by one', () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        const entered = events.filter(({ kind }) => kind !== 'WorkItemOffered');
        const ids = [...new Set(entered.map(({ caseId }) => caseId))];
        const byCase = ids.map((id) => [id, entered.filter(({ caseId }) => caseId === id)] as const);
        const histories = byCase.map(([name, own]) => ({
          name,
          events: own.map(({ kind, at, stage, actor }) => ({ type: kind, at, stage, person: actor })),
        }));
        const stages: Record<string, string | null> = NAMES.stages;
        const told = logFromEvents(histories, { stageName: (stage) => stages[stage] ?? null });
        const { log } = viewHistory(storeOf(events));
        expect(log.events).toBe(told.events);
        expect(log.cases).toBe(told.cases);
      }),
    );
  });

  it('EL-R4 tells who is under way and where, what is due, what only waits and what a machine does', () => {
    const event = (
      caseId: string,
      seq: number,
      kind: Told['kind'],
      at: number,
      more: Partial<Told> = {},
    ): Told => ({
      ...{ caseId, seq, kind, at, actor: 'p1', stage: null, due: null },
      ...more,
    });
    const store = storeOf([
      event('a', 1, 'CaseOpened', 0),
      event('a', 2, 'StageEntered', 0, { stage: 'check' }),
      event('a', 3, 'WorkItemOffered', 0, { stage: 'check', due: 9 }),
      event('a', 4, 'WorkItemStarted', 3, { stage: 'check' }),
      event('a', 5, 'WorkItemCompleted', 4, { stage: 'check' }),
      event('a', 6, 'StageLeft', 4, { stage: 'check' }),
      event('a', 7, 'StageEntered', 4, { stage: 'pause' }),
      event('a', 8, 'StageLeft', 6, { stage: 'pause' }),
      event('a', 9, 'StageEntered', 6, { stage: 'robot' }),
      event('a', 10, 'StageLeft', 7, { stage: 'robot' }),
      event('a', 11, 'StageEntered', 7, { stage: 'done' }),
      event('a', 12, 'StageLeft', 7, { stage: 'done' }),
      event('a', 13, 'CaseClosed', 7),
      event('b', 1, 'CaseOpened', 5),
      event('b', 2, 'StageEntered', 5, { stage: 'check' }),
    ]);
    const { log, open, unseen, places } = viewHistory(store);
    expect(Array.from({ length: log.events }, (_, i) => rowAt(log, i))).toEqual([
      ['Check', 'Ana', 4, 3, 0, 9],
      ['Pause', undefined, 6, 6, 4, Number.NaN],
      ['Robot', undefined, 7, 6, 6, Number.NaN],
    ]);
    expect(log.activities).toEqual(['Check', 'Pause', 'Robot']);
    expect(log.attributes.map(({ name, of }) => [name, of])).toEqual([['Team', 'event']]);
    expect(Array.from(open)).toEqual([0]);
    expect(unseen).toMatchObject({ names: ['b'] });
    expect(places).toMatchObject({ activities: ['Check'], beganAt: Float64Array.of(5) });
    expect(Array.from(places.caseOf)).toEqual([-1]);
  });

  it('EL-R5 knows of each case how far it was read, and which are further on by now', () => {
    const store = storeOf([]);
    const facts = (caseId: string, version: number, text: string | null): CaseFacts => ({
      ...{ caseId, version },
      facts: [text],
    });
    tellFacts(store, [facts('a', 3, '1'), facts('b', 5, '2')]);
    expect(totalsOf(store)).toEqual({ cases: 2, versions: 8 });
    expect(furtherOn(store, ['a', 'b', 'c'], [3, 6, 1])).toEqual(['b', 'c']);
    expect(lastKnown(store, ['a', 'x'])).toEqual([0, 0]);
    tellFacts(store, [facts('b', 6, '1')]);
    expect(furtherOn(store, ['b'], [6])).toEqual([]);
    addEvents(
      store,
      pageOf([{ caseId: 'b', seq: 2, kind: 'StageLeft', at: 1, actor: null, stage: 'pay', due: null }]),
    );
    addEvents(
      store,
      pageOf([{ caseId: 'a', seq: 2, kind: 'StageLeft', at: 1, actor: null, stage: 'pay', due: null }]),
    );
    const [version] = viewHistory(store).log.attributes;
    // "2" is the version of no case any more.
    expect(version).toMatchObject({
      name: 'Version',
      of: 'case',
      values: { size: 1 },
      codes: Int32Array.of(0, 0),
    });
  });

  it('EL-R6 takes new titles and people as they come, and asks to be read anew where rows would read otherwise', () => {
    const store = storeOf([
      { caseId: 'a', seq: 1, kind: 'StageLeft', at: 1, actor: null, stage: 'check', due: null },
    ]);
    const renamed = { ...NAMES, stages: { ...NAMES.stages, check: 'Look at it', extra: 'Extra' } };
    expect(mustReadAnew(store, renamed)).toBe(false);
    store.names = renamed;
    expect(viewHistory(store).log.activities).toEqual(['Look at it']);
    expect(mustReadAnew(store, { ...NAMES, unworked: { check: 'waits' } })).toBe(true);
    expect(mustReadAnew(store, { ...NAMES, facts: [] })).toBe(true);
  });

  it('EL-L1 tells what was decided at the stages that let work pass or not, and at no others', () => {
    const done = (seq: number, stage: string, outcome: string) =>
      [
        { caseId: 'a', seq, kind: 'WorkItemCompleted', at: seq, actor: 'p1', stage, due: null, outcome },
        { caseId: 'a', seq: seq + 1, kind: 'StageLeft', at: seq, actor: null, stage, due: null },
      ] as const;
    const events = [
      ...done(1, 'check', 'complete'),
      ...done(3, 'pay', 'approved'),
      ...done(5, 'pay', 'returned'),
    ];
    const decisionsIn = (names: HistoryNames) => {
      const store = createHistoryStore(names);
      addEvents(store, {
        ...pageOf(events),
        outcomes: events.map((e) => ('outcome' in e ? e.outcome : null)),
      });
      const { attributes } = viewHistory(store).log;
      const told = attributes.find(({ name }) => name === 'Decision');
      return told && Array.from(told.codes, (code) => (code < 0 ? null : nameAt(told.values, code)));
    };
    expect(decisionsIn({ ...NAMES, gates: ['pay'] })).toEqual([null, 'approved', 'returned']);
    expect(decisionsIn(NAMES)).toBeUndefined();
  });
});
