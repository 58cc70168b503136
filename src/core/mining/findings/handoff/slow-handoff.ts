// Where does work lie because it changes hands? The same way from step to step, once with another person and once with the same:
// what lies longer with another is the price of handing over (rank-sum test).
import { HOUR_MS, type Milliseconds } from '../../../base/index.ts';
import { createPairIndex } from '../../flow/pairs.ts';
import { mannWhitney } from '../../statistics/mann-whitney.ts';
import { valuesAt } from '../../statistics/order-by.ts';
import { groupBy, membersOf } from '../columns.ts';
import { findingKey } from '../finding.ts';
import type { Candidate, Untold } from '../finding-kind.ts';
import type { FindingGround } from '../ground.ts';
import { counted, named, percent, workTime } from '../words.ts';
import { type IsGate, keptTogether } from './keep-together.ts';

const FEWEST = 30;
/** With another person at least so many times as long, and all that together so large a part of the time of all cases. */
const LONG = { times: 2, ofTime: 0.03 };

/** All ways that work takes often enough both with the same and with another person. */
export function slowHandoffs(ground: FindingGround, isGate: IsGate): (Candidate | Untold)[] {
  const { spans, log } = ground;
  const { of } = ground.performers();
  const ways = createPairIndex(log.activities.length);
  const wayOf = new Int32Array(spans.count).fill(-1);
  for (let i = 1; i < spans.count; i++) {
    if (spans.caseOf[i - 1] !== spans.caseOf[i] || (of[i - 1] as number) < 0 || (of[i] as number) < 0)
      continue;
    wayOf[i] = ways.numberOf(spans.activity[i - 1] as number, spans.activity[i] as number);
  }
  const groups = groupBy(wayOf, spans.count, ways.count);
  const found: (Candidate | Untold)[] = [];
  for (let way = 0; way < ways.count; way++) {
    const pieces = membersOf(groups, way);
    if (pieces.length < 2 * FEWEST) continue;
    const measured = ground.spans.startsKnown && isKnown(ground.waited(), pieces) ? 'waits' : 'passes';
    const column = measured === 'waits' ? ground.waited() : ground.passing();
    const changed = pieces.filter((i) => of[i] !== of[i - 1] && !Number.isNaN(column[i] as number));
    const kept = pieces.filter((i) => of[i] === of[i - 1] && !Number.isNaN(column[i] as number));
    if (changed.length >= FEWEST && kept.length >= FEWEST)
      found.push(compare(ground, { changed, kept, column, measured, isGate }));
  }
  return found;
}

const isKnown = (column: Float64Array, pieces: Uint32Array): boolean => {
  let known = 0;
  for (const i of pieces) if (!Number.isNaN(column[i] as number)) known++;
  return known * 2 >= pieces.length;
};

type Compared = {
  readonly changed: Uint32Array;
  readonly kept: Uint32Array;
  readonly column: Float64Array;
  readonly measured: 'waits' | 'passes';
  readonly isGate: IsGate;
};

function compare(ground: FindingGround, compared: Compared): Candidate | Untold {
  const { changed, kept, column } = compared;
  const [other, same] = [valuesAt(changed, column), valuesAt(kept, column)];
  const { pGreater: pValue, superiority } = mannWhitney(other, same);
  const [long, short] = [mean(other), mean(same)];
  const costMs = (long - short) * changed.length;
  const slow =
    long >= Math.max(LONG.times * short, HOUR_MS) &&
    // Sorted by the test: the middle ones must differ, too, not a few long ones alone.
    middle(other) >= LONG.times * middle(same) &&
    costMs >= ground.totalMs() * LONG.ofTime;
  return slow ? tell(ground, compared, { pValue, superiority, long, short, costMs }) : { pValue };
}

type Figures = {
  readonly pValue: number;
  readonly superiority: number;
  readonly long: Milliseconds;
  readonly short: Milliseconds;
  readonly costMs: Milliseconds;
};

function tell(
  ground: FindingGround,
  { changed, kept, column, measured, isGate }: Compared,
  figures: Figures,
): Candidate {
  const { spans, log, hours } = ground;
  const { pValue, superiority, long, short, costMs } = figures;
  const i = changed[0] as number;
  const from = log.activities[spans.activity[i - 1] as number] ?? '';
  const to = log.activities[spans.activity[i] as number] ?? '';
  const behind = changed.filter((k) => (column[k] as number) > short);
  const cases = Uint32Array.from(new Set(Array.from(behind, (k) => spans.caseOf[k] as number))).sort();
  const group = ground.performers().kind === 'group';
  const verb = measured === 'waits' ? 'waits' : 'takes';
  const cameFrom = from === to ? 'is taken over from' : `comes after ${named(from)} from`;
  const how = measured === 'waits' ? 'before it is begun' : 'until it is done';
  return {
    kind: 'handoff',
    ...{ at: { from, to }, pValue, costMs, cases: cases.length },
    text:
      `${named(to)} ${verb} ${workTime(long, hours)} ${how} where it ${cameFrom} another ${group ? 'group' : 'person'}, ` +
      `and ${workTime(short, hours)} where the same ${group ? 'group' : 'person'} goes on.`,
    proposal: keptTogether(
      isGate,
      [from, to],
      from === to
        ? `Let whoever began ${named(to)} finish it.`
        : `Let whoever did ${named(from)} do ${named(to)} as well.`,
    ),
    evidence: [
      {
        label: 'Longer with another',
        value: `in ${percent(superiority)} of all comparisons (50% is no difference)`,
      },
      {
        label: 'Looked at',
        value: `${counted(changed.length, 'handover')}, ${counted(kept.length, 'time')} with the same`,
      },
      { label: 'Cost', value: 'the difference of the averages, for every handover' },
    ],
    key: findingKey('handoff', { from, to }, 'slow'),
    caseNumbers: cases,
  };
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const middle = (sorted: Float64Array): number => sorted[sorted.length >> 1] as number;
