// Which cases were let fall? Their last step is hardly ever the last of a case, nothing in them closes a case, and nothing has
// happened for longer than it takes 99 of 100 to go on from there.
import { DAY_MS, type Milliseconds } from '../../../base/index.ts';
import { select } from '../../statistics/order-statistics.ts';
import { binomialTail } from '../../statistics/tails.ts';
import { membersOf } from '../columns.ts';
import { findingKey } from '../finding.ts';
import type { Candidate, Untold } from '../finding-kind.ts';
import type { FindingGround } from '../ground.ts';
import { counted, grouped, named, spanTime, workTime } from '../words.ts';

const FEWEST_GONE_ON = 100;
const FEWEST_DROPPED = 5;
/** A step with which so large a part of its visits, or of all cases, end is an end. */
const USUAL_END = 0.1;
/**
 * A step closes a case where it often is its last, or where hardly anything comes after it although not every case has it: a
 * rejection, a withdrawal.
 */
const CLOSES = { share: 0.6, after: 2, ofCases: 0.5 };
const LONGER_THAN = 0.99;
/** What lies for ever costs no more than this many working days a case. */
const MOST_DAYS = 20;

/** All steps from which enough cases went on; with `open` only cases under way can have been dropped. */
export function droppedAfter(ground: FindingGround): (Candidate | Untold)[] {
  const groups = ground.byActivity();
  const closed = closedCases(ground);
  const found: (Candidate | Untold)[] = [];
  for (let activity = 0; activity < ground.log.activities.length; activity++) {
    const pieces = membersOf(groups, activity);
    if (pieces.length >= FEWEST_GONE_ON) found.push(...look(ground, { activity, pieces, closed }));
  }
  return found;
}

/** 1 for each case in which something was done that closes a case. */
function closedCases({ spans, spansOf, rests, log }: FindingGround): Uint8Array {
  const starts = spansOf();
  const rest = rests();
  const left = (i: number): number => (starts[(spans.caseOf[i] as number) + 1] as number) - 1 - i;
  const [all, late] = [new Uint32Array(log.activities.length), new Uint32Array(log.activities.length)];
  for (let i = 0; i < spans.count; i++) {
    const a = spans.activity[i] as number;
    all[a] = (all[a] as number) + 1;
    if (left(i) <= CLOSES.after) late[a] = (late[a] as number) + 1;
  }
  const closed = new Uint8Array(log.cases);
  for (let i = 0; i < spans.count; i++) {
    const a = spans.activity[i] as number;
    const special =
      (late[a] as number) >= (all[a] as number) * CLOSES.share &&
      (all[a] as number) < log.cases * CLOSES.ofCases;
    if (special || rest[a] === 1) closed[spans.caseOf[i] as number] = 1;
  }
  return closed;
}

type Step = { readonly activity: number; readonly pieces: Uint32Array; readonly closed: Uint8Array };

function look(ground: FindingGround, { activity, pieces, closed }: Step): (Candidate | Untold)[] {
  const { spans, until, open, log } = ground;
  const isLast = (i: number): boolean => spans.caseOf[i + 1] !== spans.caseOf[i] || i + 1 >= spans.count;
  const last = pieces.filter(isLast);
  const wentOn = pieces.length - last.length;
  if (wentOn < FEWEST_GONE_ON) return [];
  const usual = longestUsual(
    ground,
    pieces.filter((i) => !isLast(i)),
  );
  const silent = last.filter((i) => {
    const c = spans.caseOf[i] as number;
    return (
      (open === undefined ? closed[c] !== 1 : open[c] === 1) && until - (spans.endedAt[i] as number) > usual
    );
  });
  const pValue = binomialTail(silent.length, pieces.length, 1 - LONGER_THAN);
  const isEnd = open === undefined && last.length > Math.min(pieces.length, log.cases) * USUAL_END;
  return isEnd || silent.length < FEWEST_DROPPED
    ? [{ pValue: isEnd ? 1 : pValue }]
    : [tell(ground, activity, { silent, wentOn, usual, pValue })];
}

function longestUsual({ spans }: FindingGround, wentOn: Uint32Array): Milliseconds {
  const gaps = new Float64Array(wentOn.length);
  for (let k = 0; k < gaps.length; k++) {
    const i = wentOn[k] as number;
    gaps[k] = (spans.endedAt[i + 1] as number) - (spans.endedAt[i] as number);
  }
  return Math.max(DAY_MS, select(gaps, 0, gaps.length, Math.ceil(gaps.length * LONGER_THAN) - 1));
}

type Told = {
  readonly silent: Uint32Array;
  readonly wentOn: number;
  readonly usual: Milliseconds;
  readonly pValue: number;
};

function tell(ground: FindingGround, activity: number, { silent, wentOn, usual, pValue }: Told): Candidate {
  const { spans, log, hours, until } = ground;
  const name = log.activities[activity] ?? '';
  const at = { from: name, to: null };
  const next = usualNext(ground, activity);
  let costMs = 0;
  for (const i of silent) {
    const beyond = hours.workingMs((spans.endedAt[i] as number) + usual, until);
    costMs += Math.min(beyond, MOST_DAYS * hours.dayMs);
  }
  const cases = Uint32Array.from(silent, (i) => spans.caseOf[i] as number).sort();
  return {
    kind: 'handoff',
    ...{ at, pValue, costMs, cases: cases.length },
    text:
      `${counted(cases.length, 'case')} stopped after ${named(name)}, where cases hardly ever end: nothing has happened in them for more than ` +
      `${spanTime(usual)}, which 99 of 100 need at most to go on.`,
    proposal: {
      text: `Make ${named(next)} due within ${workTime(dueOf(ground, usual), hours)}, with a reminder and somebody who hears of it.`,
      change: { kind: 'set-due', activity: next, dueMs: dueOf(ground, usual) },
    },
    evidence: [
      { label: 'Went on from there', value: counted(wentOn, 'time') },
      { label: 'Cost', value: `the silence beyond that, at most ${grouped(MOST_DAYS)} working days a case` },
    ],
    key: findingKey('handoff', at, 'dropped'),
    caseNumbers: cases,
  };
}

/** What most often comes next. */
function usualNext(ground: FindingGround, activity: number): string {
  const { spans, log } = ground;
  const many = new Map<number, number>();
  for (const i of membersOf(ground.byActivity(), activity)) {
    if (spans.caseOf[i + 1] !== spans.caseOf[i] || i + 1 >= spans.count) continue;
    const next = spans.activity[i + 1] as number;
    if (next !== activity) many.set(next, (many.get(next) ?? 0) + 1);
  }
  const [next = activity] = [...many].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [];
  return log.activities[next] ?? '';
}

const dueOf = ({ hours, until }: FindingGround, usual: Milliseconds): Milliseconds =>
  Math.max(hours.dayMs, hours.workingMs(until - usual, until));
