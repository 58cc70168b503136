// Which sequences does a model have to explain? The variants of a log as labels of its walk, how often each, in order.
import type { EventLog } from '../../event-log/index.ts';
import { type Variants, variantsOf } from '../flow/variants.ts';
import type { IntendedWalk } from './intended.ts';

/** The variants of some cases. **shape**: `codes(v)` are the activities of variant v by their code in the log. */
export type Sequences = {
  readonly variants: Variants;
  readonly codes: (variant: number) => Int32Array;
};

/** The variants of a log, or of its cases for which `kept` is 1. */
export function sequencesOf(log: EventLog, kept?: Uint8Array): Sequences {
  const variants = variantsOf(log, kept);
  const codes = (variant: number): Int32Array => {
    const c = variants.example[variant] as number;
    return log.activity.subarray(log.caseStarts[c], log.caseStarts[c + 1]);
  };
  return { variants, codes };
}

/** What the model knows of a sequence: its labels, what it does not know left out. */
export const knownOf = ({ labelOf }: IntendedWalk, codes: Int32Array): Int32Array =>
  codes.map((code) => labelOf[code] as number).filter((label) => label >= 0);
