// What `each` of a work stage says: for what there is a piece of work each, in which order, and how many are enough.
import { z } from 'zod';
import type { Instance, PlannedInstance } from '../../../model/index.ts';
import type { Facts, Preparing } from '../../compile/compiled.ts';
import { factsOf } from '../../flow/progress.ts';
import type { Judging, Verdict } from '../../stages/stage-kind.ts';
import { isDone } from './several.ts';

const eachMembers = z.strictObject({
  of: z
    .union([z.string(), z.number().int().min(1)])
    .meta({ description: 'A list field, a number, or an expression that gives one of these.' }),
  run: z.enum(['parallel', 'in order']).default('parallel'),
  enough: z
    .union([z.literal('all'), z.number().int().min(1), z.string()])
    .default('all')
    .meta({ description: 'all, a number, or a rule that gives a number or says that it is enough.' }),
  rest: z.enum(['withdrawn', 'left']).default('withdrawn'),
  more: z.boolean().default(false).meta({ description: 'More may be added while it runs.' }),
});

export const eachShape = z.union([z.string(), z.number().int().min(1), eachMembers]);
export type EachSettings = z.output<typeof eachShape>;

type Elements = readonly PlannedInstance[];

export type Each = {
  readonly inOrder: boolean;
  readonly rest: 'withdrawn' | 'left';
  readonly more: boolean;
  /** Null where what it should be done for cannot be worked out. */
  readonly elements: (facts: Facts) => Elements | null;
  readonly enough: (judging: Judging, instances: readonly Instance[]) => boolean;
};

/** `each: items` is short for `each: { of: items }`. */
export const fullEach = (settings: EachSettings): z.output<typeof eachMembers> =>
  typeof settings === 'object' ? settings : eachMembers.parse({ of: settings });

export function readEach(settings: EachSettings, preparing: Preparing): Each {
  const { of, run, enough, rest, more } = fullEach(settings);
  const at = `${preparing.at}.settings.each`;
  const asked = typeof of === 'number' ? () => of : preparing.expression(of, at);
  return {
    inOrder: run === 'in order',
    rest,
    more,
    elements: (facts) => elementsIn(asked(facts)),
    enough: enoughBy(enough, preparing, `${at}.enough`),
  };
}

/** One for each element of a list, or as many as a number says; none where the field is empty. */
function elementsIn(value: unknown): Elements | null {
  if (value === null) return [];
  if (Array.isArray(value)) {
    return value.map((element, index) => ({ instance: index + 1, label: inWords(element) }));
  }
  if (typeof value === 'number') return numbered(value);
  return typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? numbered(Number(value)) : null;
}

const numbered = (count: number): Elements =>
  Array.from({ length: Math.max(0, Math.min(Math.floor(count), 100_000)) }, (_, index) => ({
    instance: index + 1,
  }));

function inWords(element: unknown): string {
  if (typeof element !== 'object' || element === null) return String(element);
  const { name, title, label, id } = element as { readonly [member: string]: unknown };
  return String(name ?? title ?? label ?? id ?? JSON.stringify(element));
}

function enoughBy(enough: 'all' | number | string, preparing: Preparing, at: string): Each['enough'] {
  const isAll = (instances: readonly Instance[]) => instances.every(isDone);
  if (enough === 'all') return (_, instances) => isAll(instances);
  const asked = typeof enough === 'number' ? () => enough : preparing.expression(enough, at);
  return (judging, instances) => {
    if (isAll(instances)) return true;
    const answer = asked(factsOf(judging, null));
    if (typeof answer === 'boolean') return answer;
    return answer !== null && answer !== undefined && instances.filter(isDone).length >= Number(answer);
  };
}

export function eachVerdict(each: Each, judging: Judging, instances: readonly Instance[]): Verdict {
  if (!each.enough(judging, instances)) return { over: false };
  const done = instances.filter(isDone).length;
  const why =
    done === instances.length ? `All ${done} are done` : `${done} of ${instances.length} are enough`;
  return { over: true, outcome: null, why };
}
