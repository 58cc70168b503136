// How fresh is our own history, and how quickly does it answer? A million visits in the store: a hundred events more, and all
// questions of the page of measures.
import { performance } from 'node:perf_hooks';
import { HOUR_MS, seededRandom } from '../src/core/base/index.ts';
import {
  addEvents,
  createHistoryStore,
  HISTORY_KINDS,
  type HistoryNames,
  type HistoryPage,
  tellFacts,
  viewHistory,
} from '../src/core/event-log/index.ts';
import { answerQuestion } from '../src/shell/analysis/answer.ts';
import { type Figure, timed } from './figure.ts';

const CASES = 125_000;
const STAGES = ['check', 'ask', 'decide', 'approve', 'order', 'pay', 'file', 'close'];
const RUNS = 7;
const FROM = Date.UTC(2025, 0, 1);

const NAMES: HistoryNames = {
  stages: Object.fromEntries(STAGES.map((stage) => [stage, stage.toUpperCase()])),
  unworked: {},
  people: {},
  teams: { p1: 'Desk', p2: 'Desk', p3: 'Office' },
  facts: [
    { name: 'Version', kind: 'number' },
    { name: 'Region', kind: 'text' },
  ],
};

type Growing = { [column in keyof HistoryPage]: HistoryPage[column][number][] };
const empty = (): Growing => ({
  caseIds: [],
  seqs: [],
  kinds: [],
  ats: [],
  actors: [],
  stages: [],
  dues: [],
  outcomes: [],
});

const nextSeq = new Map<string, number>();

function put(
  page: Growing,
  caseId: string,
  kind: (typeof HISTORY_KINDS)[number],
  at: number,
  stage: string | null,
) {
  const seq = (nextSeq.get(caseId) ?? 0) + 1;
  nextSeq.set(caseId, seq);
  page.caseIds.push(caseId);
  page.seqs.push(seq);
  page.kinds.push(HISTORY_KINDS.indexOf(kind));
  page.ats.push(at);
  page.actors.push(`p${seq % 40}`);
  page.stages.push(stage);
  page.dues.push(kind === 'WorkItemOffered' ? at + 24 * HOUR_MS : null);
  page.outcomes.push(null);
}

/** One stage of a case, as five events. */
function visit(page: Growing, caseId: string, stage: string, at: number, random: () => number): number {
  const begun = at + random() * 30 * HOUR_MS;
  const done = begun + random() * 3 * HOUR_MS;
  put(page, caseId, 'StageEntered', at, stage);
  put(page, caseId, 'WorkItemOffered', at, stage);
  put(page, caseId, 'WorkItemStarted', begun, stage);
  put(page, caseId, 'WorkItemCompleted', done, stage);
  put(page, caseId, 'StageLeft', done, stage);
  return done;
}

function filled() {
  const store = createHistoryStore(NAMES);
  const random = seededRandom(7);
  const draw = (): number => random.next();
  for (let c = 0; c < CASES; c++) {
    const page = empty();
    const caseId = `case-${String(c).padStart(7, '0')}`;
    let at = FROM + draw() * 600 * 24 * HOUR_MS;
    put(page, caseId, 'CaseOpened', at, null);
    for (const stage of STAGES) at = visit(page, caseId, stage, at, draw);
    if (c % 12 !== 0) put(page, caseId, 'CaseClosed', at, null);
    else put(page, caseId, 'StageEntered', at, 'check');
    tellFacts(store, [{ caseId, version: 1, facts: [String(1 + (c % 3)), `Region ${c % 11}`] }]);
    addEvents(store, page);
  }
  return { store, draw };
}

/** Measures for about half a minute. */
export async function benchOwnHistory(): Promise<Figure[]> {
  const began = performance.now();
  const { store, draw } = filled();
  const loaded = { ...viewHistory(store), store };
  const loading = performance.now() - began;
  if (loaded.log.events !== CASES * STAGES.length)
    throw new Error('The store holds other events than it was given.');
  let opened = loaded;
  let n = 0;
  const grow = () => {
    const page = empty();
    for (let i = 0; i < 20; i++) {
      const caseId = `case-${String((n++ * 7919) % CASES).padStart(7, '0')}`;
      visit(page, caseId, 'check', FROM + 700 * 24 * HOUR_MS, draw);
    }
    addEvents(store, page);
    opened = { ...viewHistory(store), store };
  };
  const until = FROM + 720 * 24 * HOUR_MS;
  // A minute later each time: the same question within one is not worked out again.
  let minute = 0;
  const ask = (more: object) => () =>
    answerQuestion(opened, {
      ...{ about: 'measures', filters: [], period: 'week', until: until + 60_000 * minute++ },
      ...more,
    });
  const day = ['09:00-17:00'];
  const hours = { zone: 'Europe/Berlin', week: { mon: day, tue: day, wed: day, thu: day, fri: day } };
  const figures = [
    { name: 'own history: 5M events into 1M visits in columns (made and read)', value: loading, unit: 'ms' },
    await timed('own history: refresh after 100 new events on 1M', RUNS, grow),
    await timed("the measure page's questions on 1M, after a refresh", RUNS, () => {
      grow();
      ask({})();
    }),
    await timed("the measure page's questions on 1M, asked again", RUNS, ask({})),
    await timed("the measure page's questions on 1M, in business time, split by version", RUNS, () => {
      ask({ hours, split: { of: 'case', name: 'Version' } })();
    }),
    await timed('the cases behind a figure on 1M', RUNS, () =>
      answerQuestion(opened, {
        ...{ about: 'cases', filters: [], limit: 50, offset: 0 },
        figure: { measure: 'cycle-time', atLeast: 100 * HOUR_MS, until },
      }),
    ),
  ];
  return figures as Figure[];
}
