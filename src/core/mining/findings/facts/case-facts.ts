// What is known of a case from its beginning: its own attributes, and columns of an export that repeat one value in all
// its rows. What is recorded only later is left out, because it may be a consequence and not a cause.
import { type Attribute, type EventLog, nameAt } from '../../../event-log/index.ts';
import { decides } from './words.ts';

/**
 * One thing known of the cases. **shape**: `codes[c]` names a value, -1 where unknown; `numbers[c]` is the value of a
 * number, NaN where unknown, undefined for a text.
 */
export type CaseFact = {
  readonly name: string;
  readonly codes: Int32Array;
  readonly values: number;
  readonly numbers: Float64Array | undefined;
  valueOf(code: number): string;
};

/** How many cases must know it, how many may contradict themselves, and how many must know it from the first event on. */
const [KNOWN, CONTRADICTED, EARLY] = [0.5, 0.02, 0.8];

/** All facts of a log. Times are none. */
export function caseFacts(log: EventLog): readonly CaseFact[] {
  return log.attributes.flatMap((attribute) => {
    // How a case came out is known at its end, whichever column of the case says so.
    if (attribute.kind === 'time' || decides(attribute.name)) return [];
    const codes = attribute.of === 'case' ? attribute.codes : steadyCodes(log, attribute);
    return codes === undefined ? [] : [factOf(attribute, codes)];
  });
}

function factOf(attribute: Attribute, codes: Int32Array): CaseFact {
  const { name, values, kind } = attribute;
  return {
    name,
    codes,
    values: values.size,
    numbers: kind === 'number' ? numbersOf(attribute, codes) : undefined,
    valueOf: (code) => nameAt(values, code),
  };
}

function numbersOf({ values }: Attribute, codes: Int32Array): Float64Array {
  const byCode = Float64Array.from({ length: values.size }, (_, code) => Number(nameAt(values, code)));
  return Float64Array.from(codes, (code) => byCode[code] ?? Number.NaN);
}

/** The one value of each case; undefined where it changes along the way or is recorded late. */
function steadyCodes(log: EventLog, { codes }: Attribute): Int32Array | undefined {
  const first = new Int32Array(log.cases).fill(-1);
  let [known, early, contradicted] = [0, 0, 0];
  for (let c = 0; c < log.cases; c++) {
    const begin = log.caseStarts[c] as number;
    const end = log.caseStarts[c + 1] as number;
    let value = -1;
    for (let i = begin; i < end; i++) {
      const code = codes[i] as number;
      if (code < 0 || code === value) continue;
      if (value >= 0) {
        contradicted++;
        break;
      }
      value = code;
      known++;
      if (i === begin) early++;
    }
    first[c] = value;
    // Most attributes of events change in the very first cases: no need to read on.
    if (contradicted > log.cases * CONTRADICTED) return undefined;
  }
  return known >= log.cases * KNOWN && early >= known * EARLY ? first : undefined;
}
