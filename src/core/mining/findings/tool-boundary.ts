// Where does work wait because it goes from one tool to another? Steps recorded in another system than the step before, against
// steps recorded in the same (rank-sum test). Only attributes that name a tool and change within cases count.
import { HOUR_MS, type Milliseconds } from '../../base/index.ts';
import { type Attribute, nameAt } from '../../event-log/index.ts';
import { createPairIndex } from '../flow/pairs.ts';
import { mannWhitney } from '../statistics/mann-whitney.ts';
import { valuesAt } from '../statistics/order-by.ts';
import { groupBy, membersOf } from './columns.ts';
import { tooFewCases } from './enough-cases.ts';
import { findingKey } from './finding.ts';
import type { Candidate, FindingKind, Untold } from './finding-kind.ts';
import type { FindingGround } from './ground.ts';
import { dueWithin } from './waiting/bottleneck-words.ts';
import { counted, named, percent, workTime } from './words.ts';

const TOOL =
  /^(org:|source[_ ]?)?(it[_ ]?)?(system|source|tool|application|app|platform|software|channel)(name|[_ ]name|[_ ]?id)?$/i;
const FEWEST = 30;
/** An attribute with more values than this names no tools. */
const MOST_TOOLS = 100;
/** So many times as long as within one tool, and all that so large a part of the time of all cases. */
const LONG = { times: 2, ofTime: 0.05 };

export const toolBoundary: FindingKind = {
  kind: 'tool-boundary',
  title: 'Tool boundary',
  lacks: (ground) =>
    tooFewCases(ground) ??
    (toolsIn(ground).length > 0 ? null : 'The log does not say in which system or tool work was done.'),
  find: (ground) => toolsIn(ground).flatMap((tool) => boundariesOf(ground, tool)),
};

const toolsIn = ({ log }: FindingGround): readonly Attribute[] =>
  log.attributes.filter(
    ({ name, of, values }) =>
      of === 'event' && values.size > 1 && values.size <= MOST_TOOLS && TOOL.test(name),
  );

function boundariesOf(ground: FindingGround, tool: Attribute): (Candidate | Untold)[] {
  const { spans } = ground;
  const measured = spans.startsKnown ? 'waits' : 'passes';
  const column = measured === 'waits' ? ground.waited() : ground.passing();
  const toolOf = (i: number): number => tool.codes[spans.event[i] as number] as number;
  const pairs = createPairIndex(tool.values.size);
  const pairOf = new Int32Array(spans.count).fill(-1);
  const within: number[] = [];
  for (let i = 1; i < spans.count; i++) {
    if (spans.caseOf[i - 1] !== spans.caseOf[i] || Number.isNaN(column[i] as number)) continue;
    const [from, to] = [toolOf(i - 1), toolOf(i)];
    if (from < 0 || to < 0) continue;
    if (from === to) within.push(column[i] as number);
    else pairOf[i] = pairs.numberOf(from, to);
  }
  if (within.length < FEWEST) return [];
  const groups = groupBy(pairOf, spans.count, pairs.count);
  const found: (Candidate | Untold)[] = [];
  for (let pair = 0; pair < pairs.count; pair++) {
    const pieces = membersOf(groups, pair);
    if (pieces.length < FEWEST) continue;
    const names = [pairs.from[pair], pairs.to[pair]].map((code) => nameAt(tool.values, code ?? -1));
    found.push(
      compare(ground, {
        pieces,
        column,
        measured,
        names,
        tool: tool.name,
        within: Float64Array.from(within),
      }),
    );
  }
  return found;
}

type Compared = {
  readonly pieces: Uint32Array;
  readonly column: Float64Array;
  readonly measured: 'waits' | 'passes';
  readonly names: readonly string[];
  readonly tool: string;
  readonly within: Float64Array;
};

function compare(ground: FindingGround, compared: Compared): Candidate | Untold {
  const { pieces, column, within } = compared;
  const across = valuesAt(pieces, column);
  const { pGreater: pValue, superiority } = mannWhitney(across, within);
  const [long, short] = [mean(across), mean(within)];
  const costMs = (long - short) * pieces.length;
  const slow =
    long >= Math.max(LONG.times * short, HOUR_MS) &&
    (across[across.length >> 1] as number) >= LONG.times * (within[within.length >> 1] as number) &&
    costMs >= ground.totalMs() * LONG.ofTime;
  return slow ? tell(ground, compared, { pValue, superiority, long, short, costMs }) : { pValue };
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

type Figures = {
  readonly pValue: number;
  readonly superiority: number;
  readonly long: Milliseconds;
  readonly short: Milliseconds;
  readonly costMs: Milliseconds;
};

function tell(
  ground: FindingGround,
  { pieces, column, measured, names, tool, within }: Compared,
  figures: Figures,
): Candidate {
  const { spans, hours } = ground;
  const { pValue, superiority, long, short, costMs } = figures;
  const at = mainWay(ground, pieces);
  const [one = '', other = ''] = names;
  const verb = measured === 'waits' ? 'waits' : 'takes';
  const behind = pieces.filter((i) => (column[i] as number) > short);
  const cases = Uint32Array.from(new Set(Array.from(behind, (i) => spans.caseOf[i] as number))).sort();
  const dueMs = dueWithin(ground, long);
  return {
    kind: 'tool-boundary',
    ...{ at, pValue, costMs, cases: cases.length },
    text:
      `Work that goes from ${named(one)} to ${named(other)} ${verb} ${workTime(long, hours)}${measured === 'waits' ? '' : ' until the next step is done'}, ` +
      `against ${workTime(short, hours)} within one ${tool}; mostly from ${named(at.from)} to ${named(at.to)}.`,
    proposal: {
      text: `Let ${named(one)} tell ${named(other)} by itself that work is ready, and make ${named(at.to)} due within ${workTime(dueMs, hours)}.`,
      change: { kind: 'set-due', activity: at.to, dueMs },
    },
    evidence: [
      {
        label: 'Longer across',
        value: `in ${percent(superiority)} of all comparisons (50% is no difference)`,
      },
      {
        label: 'Looked at',
        value: `${counted(pieces.length, 'time')} across, ${counted(within.length, 'time')} within one`,
      },
      { label: 'Known from', value: `the attribute ${named(tool)}` },
      { label: 'Cost', value: 'the difference of the averages, for every time across' },
    ],
    key: findingKey('tool-boundary', { from: one, to: other }, tool),
    caseNumbers: cases,
  };
}

/** The two steps between which most of it lies. */
function mainWay({ spans, log }: FindingGround, pieces: Uint32Array): { from: string; to: string } {
  const many = new Map<number, number>();
  const size = log.activities.length;
  for (const i of pieces) {
    const way = (spans.activity[i - 1] as number) * size + (spans.activity[i] as number);
    many.set(way, (many.get(way) ?? 0) + 1);
  }
  const [way = 0] = [...many].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [];
  return { from: log.activities[Math.floor(way / size)] ?? '', to: log.activities[way % size] ?? '' };
}
