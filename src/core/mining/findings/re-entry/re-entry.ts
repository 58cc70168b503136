// What is typed twice? Two fields at two steps, or one field at both, that hold the same value in most cases, far more often than
// their values would agree by chance.
import { MINUTE_MS, type Milliseconds } from '../../../base/index.ts';
import { binomialTail } from '../../statistics/tails.ts';
import { wilson } from '../../statistics/wilson.ts';
import { tooFewCases } from '../enough-cases.ts';
import { periodOf } from '../facts/period.ts';
import { findingKey } from '../finding.ts';
import type { Candidate, FindingKind, Untold } from '../finding-kind.ts';
import type { FindingGround } from '../ground.ts';
import { counted, grouped, named, percent } from '../words.ts';
import { casesLookedAt, type Slot, slotsIn } from './slots.ts';

const FEWEST_CASES = 40;
/** Most cases must agree, and by chance hardly any may. */
const [MOST, BY_CHANCE] = [0.8, 0.1];
/** Against so much chance agreement at least it is tested: a few equal values are nobody's fault. */
const LEAST_CHANCE = 0.05;
/** What one value typed again is reckoned to cost; no log records it. */
const TYPING_MS: Milliseconds = MINUTE_MS / 2;

export const reEntry: FindingKind = {
  kind: 're-entry',
  title: 'Typed again',
  lacks: (ground) => tooFewCases(ground) ?? noFields(ground),
  find: (ground) => {
    const cases = casesLookedAt(ground);
    const slots = slotsIn(ground, cases);
    return slots.flatMap((first, n) =>
      slots.slice(n + 1).flatMap((second) => judge(ground, cases, first, second)),
    );
  },
};

const noFields = ({ log }: FindingGround): string | null =>
  log.attributes.some(({ of, kind }) => of === 'event' && kind !== 'time')
    ? null
    : 'The log records no values that a step could have typed.';

function judge(ground: FindingGround, cases: Int32Array, a: Slot, b: Slot): (Candidate | Untold)[] {
  if (a.activity === b.activity) return [];
  const { both, equal, aFirst, chance } = compare(a, b);
  if (both < FEWEST_CASES || chance > BY_CHANCE) return [];
  const pValue = binomialTail(equal.length, both, Math.max(LEAST_CHANCE, chance));
  if (equal.length < both * MOST) return [{ pValue }];
  const [first, second] = aFirst * 2 >= both ? [a, b] : [b, a];
  const again = Uint32Array.from(equal, (n) => cases[n] as number);
  return [
    told(ground, first, second, { both, chance, again, pValue, scale: ground.log.cases / cases.length }),
  ];
}

/** **shape**: how many cases have both, which of them have the same value, and how many would by chance. */
function compare(a: Slot, b: Slot) {
  const [inA, inB] = [new Map<number, number>(), new Map<number, number>()];
  const equal: number[] = [];
  let [both, aFirst] = [0, 0];
  for (const [n, id] of a.ids.entries()) {
    const other = b.ids[n] as number;
    if (id < 0 || other < 0) continue;
    both++;
    inA.set(id, (inA.get(id) ?? 0) + 1);
    inB.set(other, (inB.get(other) ?? 0) + 1);
    if (id === other) equal.push(n);
    if ((a.at[n] as number) < (b.at[n] as number)) aFirst++;
  }
  let chance = 0;
  for (const [id, count] of inA) chance += (count * (inB.get(id) ?? 0)) / (both * both);
  return { both, equal, aFirst, chance };
}

type Told = {
  readonly both: number;
  readonly chance: number;
  readonly again: Uint32Array;
  readonly pValue: number;
  readonly scale: number;
};

function told(
  ground: FindingGround,
  first: Slot,
  second: Slot,
  { both, chance, again, pValue, scale }: Told,
): Candidate {
  const { log } = ground;
  const [from, to] = [first, second].map(({ activity }) => log.activities[activity] ?? '') as [
    string,
    string,
  ];
  const cases = Math.round(again.length * scale);
  const { share, low, high } = wilson(again.length, both);
  const as = first.field === second.field ? '' : ` as ${named(second.field)}`;
  const at = { from, to };
  return {
    kind: 're-entry',
    ...{ at, pValue, cases, caseNumbers: again, costMs: cases * TYPING_MS },
    text: `${named(first.field)} of ${named(from)} is typed again at ${named(to)}${as}, with the same value in ${percent(share)} of ${counted(both * scale, 'case')}.`,
    proposal: {
      text: `Carry ${named(first.field)} from ${named(from)} to ${named(to)}, so that nobody types it again.`,
      change: { kind: 'carry-field', field: first.field, from, to },
    },
    evidence: [
      {
        label: 'The same value',
        value: `${percent(share)}, 95% interval ${percent(low)} to ${percent(high)}`,
      },
      { label: 'By chance it would be', value: percent(chance) },
      { label: 'Cost', value: 'reckoned with half a minute each time, which no log records' },
      ...(scale > 1 ? [{ label: 'Looked at', value: `${grouped(both)} cases, evenly chosen` }] : []),
      ...periodOf(log),
    ],
    key: findingKey('re-entry', at, `${first.field}/${second.field}`),
  };
}
