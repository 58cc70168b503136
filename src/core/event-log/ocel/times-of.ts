// Which instants does a column of values hold? Each different value is read once.
import type { GrowingAttribute } from '../columns/attributes.ts';
import { createTimeReader, readInstant, settleDateOrder } from '../time/read-instant.ts';

/** **units**: instants, NaN where there is none. */
export function timesOf(
  { codes, dictionary }: GrowingAttribute,
  count: number,
  dayFirst: boolean,
): Float64Array {
  const { size, bytes, offsets } = dictionary;
  const reader = createTimeReader();
  const known = Float64Array.from({ length: size }, (_, code) =>
    readInstant(reader, bytes, offsets[code] ?? 0, offsets[code + 1] ?? 0),
  );
  settleDateOrder(known, size, dayFirst);
  return Float64Array.from({ length: count }, (_, i) => known[codes[i] ?? -1] ?? Number.NaN);
}
