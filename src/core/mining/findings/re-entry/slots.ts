// Where is a value written? A slot is a field at a step that writes it nearly always. Only fields with many different values count:
// that two steps both say "yes" proves nothing. Columns that an export repeats in every row are no slots.
import { type Attribute, nameAt } from '../../../event-log/index.ts';
import type { FindingGround } from '../ground.ts';

/** **shape**: `ids[n]` stands for the text of the n-th case looked at, -1 where none; `at[n]` the place of the event. */
export type Slot = {
  readonly field: string;
  readonly activity: number;
  readonly ids: Int32Array;
  readonly at: Int32Array;
};

const MOST_CASES = 20_000;
const MOST_SLOTS = 40;
const FEWEST_TIMES = 40;
const FEWEST_VALUES = 10;
const NEARLY_ALWAYS = 0.8;
/** A field that more of the steps than this write is carried along and not typed. */
const MOST_STEPS = 0.6;
const TECHNICAL =
  /^(org|lifecycle|concept|time|cost|identity):|^(activity|resource|role|group|team|department|timestamp|lifecycle)$/i;

/** The cases that are looked at: all, or evenly many of a large log. */
export function casesLookedAt({ log }: FindingGround): Int32Array {
  const step = Math.max(1, Math.ceil(log.cases / MOST_CASES));
  return Int32Array.from({ length: Math.ceil(log.cases / step) }, (_, n) => n * step);
}

/** The slots of a log, those written most often. */
export function slotsIn(ground: FindingGround, cases: Int32Array): readonly Slot[] {
  const { log } = ground;
  const fields = log.attributes.filter(
    ({ of, kind, name, values }) =>
      of === 'event' && kind !== 'time' && values.size >= FEWEST_VALUES && !TECHNICAL.test(name),
  );
  const texts = new Map<string, number>();
  const found = fields.flatMap((field) => writersOf(ground, field).map((activity) => ({ field, activity })));
  return found
    .sort((a, b) => b.activity.times - a.activity.times)
    .slice(0, MOST_SLOTS)
    .map(({ field, activity }) => slotOf(ground, { field, activity: activity.code, cases, texts }));
}

type Writer = { readonly code: number; readonly times: number };

/** The steps that nearly always write a field; none where most steps do. */
function writersOf({ log }: FindingGround, { codes }: Attribute): Writer[] {
  const many = log.activities.length;
  const [done, wrote] = [new Float64Array(many), new Float64Array(many)];
  for (let i = 0; i < log.events; i++) {
    const activity = log.activity[i] as number;
    done[activity] = (done[activity] as number) + 1;
    if ((codes[i] as number) >= 0) wrote[activity] = (wrote[activity] as number) + 1;
  }
  const writers = log.activities.flatMap((_, code): Writer[] => {
    const times = wrote[code] as number;
    return times >= FEWEST_TIMES && times >= (done[code] as number) * NEARLY_ALWAYS ? [{ code, times }] : [];
  });
  return writers.length > many * MOST_STEPS ? [] : writers;
}

type Sought = {
  readonly field: Attribute;
  readonly activity: number;
  readonly cases: Int32Array;
  readonly texts: Map<string, number>;
};

function slotOf({ log }: FindingGround, { field, activity, cases, texts }: Sought): Slot {
  const byCode = new Int32Array(field.values.size).fill(-1);
  const idOf = (code: number): number => {
    if ((byCode[code] as number) >= 0) return byCode[code] as number;
    const text = nameAt(field.values, code).trim().toLowerCase();
    const id = texts.get(text) ?? texts.size;
    texts.set(text, id);
    byCode[code] = id;
    return id;
  };
  const [ids, at] = [new Int32Array(cases.length).fill(-1), new Int32Array(cases.length).fill(-1)];
  for (const [n, c] of cases.entries()) {
    const end = log.caseStarts[c + 1] as number;
    for (let i = log.caseStarts[c] as number; i < end; i++) {
      if (log.activity[i] !== activity || (field.codes[i] as number) < 0) continue;
      ids[n] = idOf(field.codes[i] as number);
      at[n] = i;
      break;
    }
  }
  return { field: field.name, activity, ids, at };
}
