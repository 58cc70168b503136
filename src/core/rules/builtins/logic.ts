// Which functions ask about conditions and missing values?

import { YES_NO } from '../scope.ts';
import { type Builtin, builtin } from './signature.ts';

export const LOGIC_BUILTINS: readonly Builtin[] = [
  builtin('not(true)', ['yes-no'], YES_NO, ([value]) => value !== true, { takesMissing: true }),
  builtin('is defined(amount)', ['anything'], YES_NO, ([value = null]) => value !== null, {
    takesMissing: true,
  }),
];
