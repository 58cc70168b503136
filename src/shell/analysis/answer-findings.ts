// What stands out in an open log? All kinds are looked for once for each set of cases and kept, because the pages ask again:
// for the list, for the cases behind one finding, for a map of those cases.
import { type EventLog, keepCases, spanOf } from '../../core/event-log/index.ts';
import {
  type DrawnFlow,
  type Finding,
  type FindingsReport,
  findingsOf,
  observedHours,
} from '../../core/mining/index.ts';
import type { OpenLog } from './open-log.ts';
import type { FindingsAnswer } from './question.ts';

/** How many sets of cases of one log are kept. */
const MOST_KEPT = 4;

/** **shape**: `numbers[c]` is the case of the whole log that case c of the looked-at ones is. */
type Kept = {
  readonly report: FindingsReport;
  readonly numbers: Uint32Array | undefined;
  readonly looked: FindingsAnswer['looked'];
};

const keptOf = new WeakMap<EventLog, Map<string, Kept>>();

/** The findings among the cases for which `kept` is 1; their case numbers stay here. */
export function findFindings(opened: OpenLog, kept: Uint8Array | undefined): FindingsAnswer {
  const { report, looked } = reportOn(opened, kept);
  const { findings, notEnoughData, tested } = report;
  return { findings: findings.map(({ caseNumbers: _, ...rest }) => rest), notEnoughData, tested, looked };
}

/** The findings among the cases for which `kept` is 1. */
export const findingsAmong = (opened: OpenLog, kept: Uint8Array): readonly Finding[] =>
  reportOn(opened, kept).report.findings;

/** 1 for each case behind the finding of that key among the cases for which `kept` is 1; none where there is no such finding. */
export function casesBehindFinding(opened: OpenLog, kept: Uint8Array | undefined, key: string): Uint8Array {
  const { report, numbers } = reportOn(opened, kept);
  const behind = new Uint8Array(opened.log.cases);
  const finding = report.findings.find((each) => each.key === key);
  for (const c of finding?.caseNumbers ?? []) behind[numbers ? (numbers[c] as number) : c] = 1;
  return behind;
}

function reportOn(opened: OpenLog, kept: Uint8Array | undefined): Kept {
  const known = keptOf.get(opened.log) ?? new Map<string, Kept>();
  keptOf.set(opened.log, known);
  const name = kept === undefined ? 'all' : nameOf(kept);
  const found = known.get(name) ?? lookFor(opened, kept);
  known.delete(name);
  known.set(name, found);
  for (const old of known.keys()) if (known.size > MOST_KEPT) known.delete(old);
  return found;
}

function lookFor({ log, open, store }: OpenLog, kept: Uint8Array | undefined): Kept {
  const look = (at: EventLog, openOfThem: Uint8Array): Omit<Kept, 'numbers'> => ({
    report: asMeant(
      findingsOf(at, { open: openOfThem, gates: gatesIn(store), intended: waysIn(store) }),
      store,
    ),
    looked: lookedAt(at),
  });
  if (kept === undefined) return { ...look(log, open), numbers: undefined };
  const numbers = Uint32Array.from(kept.keys()).filter((c) => kept[c] === 1);
  const openOfThem = open.filter((_, c) => kept[c] === 1);
  return { ...look(keepCases(log, kept), openOfThem), numbers };
}

type Store = OpenLog['store'];

const titlesOf = (store: Store, stages: readonly string[]): string[] =>
  stages.flatMap((stage) => store?.names.stages[stage] ?? []);

const gatesIn = (store: Store): string[] => titlesOf(store, store?.names.gates ?? []);

/** The ways that the versions of our workflow draw, in the titles of their stages; undefined for an imported log. */
function waysIn(store: Store): DrawnFlow | undefined {
  const ways = store?.names.ways;
  if (ways === undefined) return undefined;
  const drawn = new Map<string, Set<string>>();
  for (const [from, to] of Object.entries(ways)) {
    for (const title of titlesOf(store, [from])) {
      const known = drawn.get(title) ?? new Set();
      drawn.set(title, known);
      for (const each of titlesOf(store, to)) known.add(each);
    }
  }
  return { has: (from, to) => drawn.get(from)?.has(to) ?? false };
}

/** A stage that was drawn to wait, or that a machine does, is no finding for doing so. */
function asMeant(report: FindingsReport, store: Store): FindingsReport {
  const unworked = Object.entries(store?.names.unworked ?? {});
  const titled = (how: string) =>
    new Set(
      titlesOf(
        store,
        unworked.flatMap(([stage, each]) => (each === how ? stage : [])),
      ),
    );
  const [waits, works] = [titled('waits'), titled('works')];
  const isMeant = ({ kind, at }: Finding): boolean => {
    if ('performer' in at) return false;
    if ('activity' in at) return waits.has(at.activity) || (kind === 'idle-step' && works.has(at.activity));
    return [at.from, at.to].some((name) => name !== null && waits.has(name));
  };
  return { ...report, findings: report.findings.filter((finding) => !isMeant(finding)) };
}

function lookedAt(log: EventLog): FindingsAnswer['looked'] {
  const span = spanOf(log);
  const { dayMs, learnt } = observedHours(log);
  return {
    ...{ cases: log.cases, events: log.events, from: span?.from ?? null, to: span?.to ?? null },
    ...{ dayMs, hoursLearnt: learnt },
  };
}

/** A set of cases by how many they are and a hash over which. */
export function nameOf(kept: Uint8Array): string {
  let hash = 0x811c9dc5;
  let other = 0x41c6ce57;
  let many = 0;
  for (const [c, bit] of kept.entries()) {
    if (bit !== 1) continue;
    many++;
    hash = Math.imul(hash ^ c, 16777619);
    other = Math.imul(other ^ (c + 1), 1597334677);
  }
  return `${many}:${hash}:${other}`;
}
