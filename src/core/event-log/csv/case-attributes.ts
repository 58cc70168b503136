// Does a column speak of the case or of the single event? A file marks it by `case:` in the header, as XES tools do;
// where it marks nothing, a column that is the same in all rows of every case speaks of the case.
import type { GrowingAttribute } from '../columns/attributes.ts';
import type { Rows } from '../columns/rows.ts';

const MARK = 'case:';
const UNSEEN = -2;

/** The column as it was read, or as one of cases. `conventional` says that the header marks columns of cases. */
export function ofCaseOrEvent(
  attribute: GrowingAttribute,
  rows: Rows,
  cases: number,
  conventional: boolean,
): GrowingAttribute {
  if (conventional && !attribute.name.startsWith(MARK)) return attribute;
  const codes = valueOfEachCase(attribute, rows, cases, conventional);
  if (codes === undefined) return attribute;
  const name = conventional ? attribute.name.slice(MARK.length) : attribute.name;
  return { ...attribute, name, of: 'case', codes };
}

// Undefined where a case has two values. A marked column may have gaps; in another a gap is a value of its own.
function valueOfEachCase(
  { codes }: GrowingAttribute,
  { caseOf, count }: Rows,
  cases: number,
  gapsAllowed: boolean,
): Int32Array | undefined {
  const values = new Int32Array(cases).fill(UNSEEN);
  let repeated = false;
  for (let row = 0; row < count; row++) {
    const c = caseOf[row] as number;
    const code = row < codes.length ? (codes[row] as number) : -1;
    const known = values[c] as number;
    if (known === UNSEEN || (gapsAllowed && known === -1)) values[c] = code;
    else if (code !== known && !(gapsAllowed && code === -1)) return undefined;
    else if (code >= 0) repeated = true;
  }
  if (!repeated && !gapsAllowed) return undefined;
  for (let c = 0; c < cases; c++) if (values[c] === UNSEEN) values[c] = -1;
  return values;
}
