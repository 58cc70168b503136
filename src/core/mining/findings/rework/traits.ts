// What was known of a case when it first came to a step? Its facts, who had it before, what had been recorded, and which
// optional steps it had been through: whatever may tell that it will be sent back.
import { nameAt } from '../../../event-log/index.ts';
import type { FindingGround } from '../ground.ts';
import { grouped, named } from '../words.ts';

/** **shape**: `codes[c]` is a value, -1 where unknown; `of` its part in a sentence; `field` what it is called as data. */
export type Trait = {
  readonly codes: Int32Array;
  readonly values: number;
  readonly numbers?: Float64Array | undefined;
  readonly field: string | null;
  of(code: number): string;
  /** From a number on, or up to it. */
  from?(value: number, upwards: boolean): string;
};

/** More different values than this are names of single things, and more steps than this are not all asked about. */
const [MOST_VALUES, MOST_STEPS] = [5_000, 40];
/** A number with fewer values than this is a code, and each is looked at by itself. */
const FEW_NUMBERS = 12;

/** The traits of all cases, seen when each first came to the step whose first places are given (-1 where it never did). */
export function traitsAt(ground: FindingGround, firstPlace: Int32Array, step: string): readonly Trait[] {
  return [
    ...factTraits(ground),
    ...fieldTraits(ground, firstPlace),
    ...performerTraits(ground, firstPlace, step),
    ...stepTraits(ground, firstPlace),
  ];
}

function factTraits(ground: FindingGround): Trait[] {
  return ground.facts().flatMap(({ name, codes, values, numbers, valueOf: textOf }): Trait[] => {
    const of = (code: number) => `with ${named(name)} ${named(textOf(code))}`;
    const from = (value: number, upwards: boolean) =>
      `with ${named(name)} ${upwards ? 'from' : 'up to'} ${grouped(value)}${upwards ? ' on' : ''}`;
    if (numbers !== undefined && values >= FEW_NUMBERS)
      return [{ codes, values, numbers, field: name, of, from }];
    return values <= MOST_VALUES ? [{ codes, values, field: name, of }] : [];
  });
}

/** The last value that each field had before the step. */
function fieldTraits(ground: FindingGround, firstPlace: Int32Array): Trait[] {
  const { log, spans } = ground;
  const few = ground.changes().fields.filter(({ values }) => values.size <= MOST_STEPS);
  return few.map((field) => {
    const codes = new Int32Array(log.cases).fill(-1);
    for (let c = 0; c < log.cases; c++) {
      const place = firstPlace[c] as number;
      if (place < 0) continue;
      let i = (spans.event[place] as number) - 1;
      while (i >= (log.caseStarts[c] as number) && (field.codes[i] as number) < 0) i--;
      if (i >= (log.caseStarts[c] as number)) codes[c] = field.codes[i] as number;
    }
    const of = (code: number) => `with ${named(field.name)} ${named(nameAt(field.values, code))} by then`;
    return { codes, values: field.values.size, field: field.name, of };
  });
}

/** Who did the step, and who did the one before it. */
function performerTraits(ground: FindingGround, firstPlace: Int32Array, step: string): Trait[] {
  const { names, of: performer } = ground.performers();
  const { spans, log } = ground;
  if (names.length === 0) return [];
  const [here, before] = [new Int32Array(log.cases).fill(-1), new Int32Array(log.cases).fill(-1)];
  for (let c = 0; c < log.cases; c++) {
    const place = firstPlace[c] as number;
    if (place < 0) continue;
    here[c] = performer[place] as number;
    if (place > 0 && spans.caseOf[place - 1] === c) before[c] = performer[place - 1] as number;
  }
  const who = (code: number): string => named(names[code] ?? '');
  return [
    {
      codes: here,
      values: names.length,
      field: null,
      of: (code) => `that ${who(code)} has at ${named(step)}`,
    },
    { codes: before, values: names.length, field: null, of: (code) => `that come from ${who(code)}` },
  ];
}

/** Which optional steps a case had been through. */
function stepTraits({ log, spans }: FindingGround, firstPlace: Int32Array): Trait[] {
  const steps = Math.min(MOST_STEPS, log.activities.length);
  const through = Array.from({ length: steps }, () => new Int32Array(log.cases).fill(-1));
  for (let i = 0; i < spans.count; i++) {
    const c = spans.caseOf[i] as number;
    const codes = through[spans.activity[i] as number];
    if (codes && i < (firstPlace[c] as number)) codes[c] = 0;
  }
  const of = (activity: number) => `that have been through ${named(log.activities[activity] ?? '')}`;
  return through.map((codes, activity) => ({ codes, values: 1, field: null, of: () => of(activity) }));
}
