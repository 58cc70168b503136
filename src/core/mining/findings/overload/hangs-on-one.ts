// Which step hangs on one person? Hardly anybody else ever does it, and it has lain while that person was away. Who was never away
// (a machine, as a rule) is not told of: then nothing shows that it hangs on anybody.
import { DAY_MS, type Milliseconds } from '../../../base/index.ts';
import { binomialTail } from '../../statistics/tails.ts';
import { membersOf } from '../columns.ts';
import { findingKey } from '../finding.ts';
import type { Candidate, Untold } from '../finding-kind.ts';
import type { FindingGround } from '../ground.ts';
import { counted, named, percent, workTime } from '../words.ts';

const FEWEST_PIECES = 50;
/** So large a part is done by one person, surely more than that, and absence costs so large a part of the time of all cases. */
const ALONE = { share: 0.9, surely: 0.8, ofTime: 0.02 };
const FEWEST = { pieces: 10, days: 3 };
/** Somebody who is there on fewer of the days on which others are is not there every day, and not away either. */
const USUALLY_THERE = 0.6;
const LONGEST_LOOK = 60;

export function hangsOnOne(ground: FindingGround): (Candidate | Untold)[] {
  const groups = ground.byActivity();
  const found: (Candidate | Untold)[] = [];
  for (let a = 0; a < ground.log.activities.length; a++) {
    const pieces = membersOf(groups, a);
    if (pieces.length >= FEWEST_PIECES) found.push(look(ground, a, pieces));
  }
  return found;
}

function look(ground: FindingGround, activity: number, pieces: Uint32Array): Candidate | Untold {
  const { of } = ground.performers();
  const many = new Map<number, number>();
  for (const i of pieces) many.set(of[i] as number, (many.get(of[i] as number) ?? 0) + 1);
  const [p, own] = [...many].sort((a, b) => b[1] - a[1])[0] ?? [-1, 0];
  const pValue = p < 0 ? 1 : binomialTail(own, pieces.length, ALONE.surely);
  if (p < 0 || own < pieces.length * ALONE.share || !isUsuallyThere(ground, p)) return { pValue };
  const lain = whileAway(ground, p, pieces);
  const harms =
    lain.costMs >= ground.totalMs() * ALONE.ofTime &&
    lain.pieces.length >= FEWEST.pieces &&
    lain.days.size >= FEWEST.days;
  return harms ? tell(ground, { activity, p, share: own / pieces.length, pValue, lain }) : { pValue };
}

/** On most of the days, from the first to the last with work of that person, on which the place works. */
function isUsuallyThere(ground: FindingGround, p: number): boolean {
  const { hours, until } = ground;
  const { isActive, firstDay, lastDay } = ground.timelines();
  let [there, all] = [0, 0];
  for (let day = firstDay(p); day <= Math.min(lastDay(p), Math.floor(until / DAY_MS)); day++) {
    if (hours.workingMs(day * DAY_MS, (day + 1) * DAY_MS) < hours.dayMs / 2) continue;
    all++;
    if (isActive(p, day * DAY_MS)) there++;
    if (all > MOST_DAYS) break;
  }
  return all > 0 && there >= all * USUALLY_THERE;
}

const MOST_DAYS = 4000;

type Lain = {
  readonly costMs: Milliseconds;
  readonly pieces: readonly number[];
  readonly days: ReadonlySet<number>;
};

/** What lay through whole days of absence between ready and begun (or done). */
function whileAway(ground: FindingGround, p: number, pieces: Uint32Array): Lain {
  const { spans, hours } = ground;
  const { isActive } = ground.timelines();
  const { of } = ground.performers();
  const lay: number[] = [];
  const days = new Set<number>();
  let costMs = 0;
  for (const i of pieces) {
    if (of[i] !== p) continue;
    const from = spans.readyAt[i] as number;
    const begun = spans.startedAt[i] as number;
    const to = Number.isNaN(begun) ? (spans.endedAt[i] as number) : begun;
    let away = 0;
    for (let day = Math.floor(from / DAY_MS), n = 0; day * DAY_MS < to && n < LONGEST_LOOK; day++, n++) {
      const lost = hours.workingMs(Math.max(from, day * DAY_MS), Math.min(to, (day + 1) * DAY_MS));
      if (!(lost > 0) || isActive(p, day * DAY_MS)) continue;
      away += lost;
      days.add(day);
    }
    if (away === 0) continue;
    costMs += away;
    lay.push(i);
  }
  return { costMs, pieces: lay, days };
}

type Told = {
  readonly activity: number;
  readonly p: number;
  readonly share: number;
  readonly pValue: number;
  readonly lain: Lain;
};

function tell(ground: FindingGround, { activity, p, share, pValue, lain }: Told): Candidate {
  const { spans, log, hours } = ground;
  const name = ground.performers().names[p] ?? '';
  const step = log.activities[activity] ?? '';
  const cases = Uint32Array.from(new Set(lain.pieces.map((i) => spans.caseOf[i] as number))).sort();
  return {
    kind: 'overload',
    ...{ at: { performer: name }, pValue, costMs: lain.costMs, cases: cases.length },
    text:
      `${named(step)} hangs on ${name} alone: on ${counted(lain.days.size, 'day')} without ${name} ${counted(cases.length, 'case')} ` +
      `lay there, ${workTime(lain.costMs / lain.pieces.length, hours)} each on average.`,
    proposal: {
      text: `Let a second person do ${named(step)}, and give the work to whoever is there.`,
      change: { kind: 'add-people', activity: step },
    },
    evidence: [
      { label: `Done by ${name}`, value: `${percent(share)} of all` },
      { label: 'Away', value: 'days on which the place works and nothing at all was done by this person' },
    ],
    key: findingKey('overload', { performer: name }, step),
    caseNumbers: cases,
  };
}
