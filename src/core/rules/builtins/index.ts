// Which functions are there? The catalogue, by name; some are spelled in several ways, told apart by how many values they take.

import { DATE_BUILTINS } from './dates.ts';
import { GROUP_BUILTINS } from './groups.ts';
import { LIST_BUILTINS } from './lists.ts';
import { LOGIC_BUILTINS } from './logic.ts';
import { MOMENT_BUILTINS } from './moments.ts';
import { NUMBER_BUILTINS } from './numbers.ts';
import { PATTERN_BUILTINS } from './patterns/index.ts';
import { POSITION_BUILTINS } from './positions.ts';
import { RANGE_BUILTINS } from './ranges.ts';
import type { Builtin } from './signature.ts';
import { STATISTIC_BUILTINS } from './statistics.ts';
import { TEXT_BUILTINS } from './text.ts';

const ALL: readonly Builtin[] = [
  ...TEXT_BUILTINS,
  ...PATTERN_BUILTINS,
  ...NUMBER_BUILTINS,
  ...STATISTIC_BUILTINS,
  ...LIST_BUILTINS,
  ...POSITION_BUILTINS,
  ...GROUP_BUILTINS,
  ...RANGE_BUILTINS,
  ...DATE_BUILTINS,
  ...MOMENT_BUILTINS,
  ...LOGIC_BUILTINS,
];

/** The functions by name; of several spellings the first. */
export const BUILTINS: ReadonlyMap<string, Builtin> = new Map(
  [...ALL].reverse().map((one) => [one.name, one]),
);

/** The spelling of a function that takes so many values, or its first where none does. */
export const builtinFor = (name: string, count: number): Builtin | undefined =>
  ALL.find((one) => one.name === name && takesSoMany(one, count)) ?? BUILTINS.get(name);

const takesSoMany = ({ takes, optional, repeats }: Builtin, count: number): boolean =>
  count >= takes.length - optional && (repeats || count <= takes.length);

const SORTING = {
  message: 'This does not say which of two items comes first.',
  remedy: 'Write for example sort(list, function(a, b) a < b).',
};

/** Why a function of FEEL is not offered, and what to use instead. */
export const refusedFunction = (name: string) => (name === 'sort' ? SORTING : undefined);
