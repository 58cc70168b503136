// Which functions are there? The catalogue, by name, and those of FEEL that are left out on purpose.

import { DATE_BUILTINS } from './dates.ts';
import { LIST_BUILTINS } from './lists.ts';
import { LOGIC_BUILTINS } from './logic.ts';
import { NUMBER_BUILTINS } from './numbers.ts';
import type { Builtin } from './signature.ts';
import { TEXT_BUILTINS } from './text.ts';

export const BUILTINS: ReadonlyMap<string, Builtin> = new Map(
  [...TEXT_BUILTINS, ...NUMBER_BUILTINS, ...LIST_BUILTINS, ...DATE_BUILTINS, ...LOGIC_BUILTINS].map((one) => [
    one.name,
    one,
  ]),
);

const PATTERNS = {
  message: 'Patterns are not offered: one badly chosen can hold up all work.',
  remedy: 'Use contains(…), starts with(…) or ends with(…).',
};
const TIMES = {
  message: 'Times of day on their own are not offered.',
  remedy: 'Use date and time(…), or its parts: now().hour.',
};
const REFUSED: ReadonlyMap<string, { readonly message: string; readonly remedy: string }> = new Map([
  ['matches', PATTERNS],
  ['replace', PATTERNS],
  ['split', PATTERNS],
  ['time', TIMES],
]);

/** Why a function of FEEL is not offered, and what to use instead. */
export const refusedFunction = (name: string) => REFUSED.get(name);
