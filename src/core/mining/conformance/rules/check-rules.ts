// Which cases break a rule? Each rule is checked case by case on the events in their order.
import {
  addDuration,
  type BusinessCalendar,
  businessCalendar,
  type Duration,
  type Instant,
} from '../../../base/index.ts';
import { type EventLog, spanOf } from '../../../event-log/index.ts';
import { type FlowRule, flowRuleText } from './flow-rule.ts';
import { type FlowRuleProblem, readFlowRule } from './read-flow-rule.ts';

/**
 * What became of a rule. **shape**: `checked` counts the cases that it says something about, `caseNumbers` (rising) are
 * those of them that break it; or why the words are no rule.
 */
export type RuleReport =
  | {
      readonly written: string;
      readonly text: string;
      readonly rule: FlowRule;
      readonly checked: number;
      readonly caseNumbers: Uint32Array;
    }
  | { readonly written: string; readonly problem: FlowRuleProblem };

/**
 * Which cases, which of them are under way, until when is known, and when business is open (Monday to Friday in UTC where
 * nothing is said). A case under way breaks a rule only by what was done, or by a time that has run out.
 */
export type RuleOptions = {
  readonly kept?: Uint8Array | undefined;
  readonly open?: Uint8Array | undefined;
  readonly until?: Instant | undefined;
  readonly calendar?: BusinessCalendar | undefined;
  /** Further activities that a rule may name, though the log has none of them. */
  readonly names?: readonly string[] | undefined;
};

/** More rules than these are not checked in one go. */
export const MOST_RULES = 50;

/** Reads and checks rules in an operator's words, at most fifty. */
export function checkRules(log: EventLog, rules: readonly string[], options: RuleOptions = {}): RuleReport[] {
  const calendar = options.calendar ?? weekdays();
  const names = [...new Set([...log.activities, ...(options.names ?? [])])];
  const until = options.until ?? spanOf(log)?.to ?? 0;
  return rules.slice(0, MOST_RULES).map((written) => {
    const read = readFlowRule(written, names);
    if (!read.ok) return { written, problem: read.problem };
    const verdict = judgeOf(log, read.value, { until, due: (at, span) => addDuration(calendar, at, span) });
    return { written, text: flowRuleText(read.value), rule: read.value, ...judged(log, verdict, options) };
  });
}

const ALL_DAY = ['00:00-24:00'];

function weekdays(): BusinessCalendar {
  const week = { mon: ALL_DAY, tue: ALL_DAY, wed: ALL_DAY, thu: ALL_DAY, fri: ALL_DAY };
  const made = businessCalendar({ zone: 'UTC', week });
  if (!made.ok) throw new Error('Five whole days a week are a calendar.');
  return made.value;
}

/** Kept, broken, or nothing to say: of the events from one place to another, of a case that is under way or ended. */
type Verdict = 'kept' | 'broken' | 'silent';
type Judge = (start: number, end: number, isOpen: boolean) => Verdict;

function judged(log: EventLog, judge: Judge, { kept, open }: RuleOptions) {
  let checked = 0;
  const broken: number[] = [];
  for (let c = 0; c < log.cases; c++) {
    if (kept?.[c] === 0) continue;
    const verdict = judge(log.caseStarts[c] as number, log.caseStarts[c + 1] as number, open?.[c] === 1);
    if (verdict !== 'silent') checked++;
    if (verdict === 'broken') broken.push(c);
  }
  return { checked, caseNumbers: Uint32Array.from(broken) };
}

type Clock = { readonly until: Instant; readonly due: (at: Instant, span: Duration) => Instant };

const verdict = (isBroken: boolean): Verdict => (isBroken ? 'broken' : 'kept');

function judgeOf(log: EventLog, rule: FlowRule, clock: Clock): Judge {
  const code = (name: string): number => log.activities.indexOf(name);
  switch (rule.kind) {
    case 'before':
    case 'followed':
    case 'not-after':
      return judgeOrder(log, rule.kind, code(rule.first), code(rule.then));
    case 'count':
      return judgeCount(log, code(rule.activity), rule.atLeast, rule.atMost);
    case 'within':
      return judgeWithin(log, code(rule.activity), code(rule.of), { ...clock, span: rule.duration });
    case 'case-within':
      return (start, end, isOpen) => {
        const due = clock.due(log.at[start] as number, rule.duration);
        return verdict((isOpen ? clock.until : (log.at[end - 1] as number)) > due);
      };
    case 'same-person':
    case 'different-people':
      return judgePeople(log, rule.kind, [code(rule.activities[0]), code(rule.activities[1])]);
    case 'starts':
      return (start) => verdict(log.activity[start] !== code(rule.activity));
    case 'ends':
      return (_, end, isOpen) => (isOpen ? 'silent' : verdict(log.activity[end - 1] !== code(rule.activity)));
  }
}

function judgeOrder(
  { activity }: EventLog,
  kind: 'before' | 'followed' | 'not-after',
  first: number,
  then: number,
): Judge {
  const bounds = (code: number, start: number, end: number): [number, number] => {
    let [from, to] = [-1, -1];
    for (let i = start; i < end; i++) {
      if (activity[i] !== code) continue;
      if (from < 0) from = i;
      to = i;
    }
    return [from, to];
  };
  return (start, end, isOpen) => {
    const [firstFrom, firstTo] = bounds(first, start, end);
    const [thenFrom, thenTo] = bounds(then, start, end);
    if (kind === 'before') return thenFrom < 0 ? 'silent' : verdict(firstFrom < 0 || thenFrom < firstFrom);
    if (firstFrom < 0) return 'silent';
    if (kind === 'not-after') return verdict(thenTo > firstFrom);
    if (isOpen && thenTo < firstTo) return 'silent';
    return verdict(thenTo < firstTo);
  };
}

function judgeCount({ activity }: EventLog, code: number, atLeast: number, atMost: number | null): Judge {
  return (start, end, isOpen) => {
    let count = 0;
    for (let i = start; i < end; i++) if (activity[i] === code) count++;
    if (atMost !== null && count > atMost) return 'broken';
    if (isOpen && count < atLeast) return 'silent';
    return verdict(count < atLeast);
  };
}

function judgeWithin(
  { activity, at }: EventLog,
  code: number,
  of: number,
  { until, due, span }: Clock & { readonly span: Duration },
): Judge {
  return (start, end, isOpen) => {
    let next = Number.NaN;
    let found: Verdict = 'silent';
    for (let i = end - 1; i >= start; i--) {
      if (activity[i] === of) {
        const dueAt = due(at[i] as number, span);
        const isPending = Number.isNaN(next) && isOpen && until <= dueAt;
        if (Number.isNaN(next) ? !isPending : next > dueAt) return 'broken';
        if (!isPending) found = 'kept';
      }
      if (activity[i] === code) next = at[i] as number;
    }
    return found;
  };
}

function judgePeople(
  { activity, resource }: EventLog,
  kind: 'same-person' | 'different-people',
  [one, other]: readonly [number, number],
): Judge {
  const whoDid = (code: number, start: number, end: number): Set<number> => {
    const people = new Set<number>();
    for (let i = start; i < end; i++) {
      const person = resource[i] as number;
      if (activity[i] === code && person >= 0) people.add(person);
    }
    return people;
  };
  return (start, end) => {
    const [ones, others] = [whoDid(one, start, end), whoDid(other, start, end)];
    if (ones.size === 0 || others.size === 0) return 'silent';
    const shared = [...ones].some((person) => others.has(person));
    return verdict(kind === 'different-people' ? shared : new Set([...ones, ...others]).size > 1);
  };
}
