// In what do two logs differ? By name and value, not by code: a file that is written case by case meets its names in another order.
import { type Attribute, caseName, type EventLog, nameAt } from '../../src/core/event-log/index.ts';

type Texts = (code: number) => string;

/** The first difference found, told for a person; undefined for logs that say the same. */
export function differenceOf(a: EventLog, b: EventLog): string | undefined {
  if (a.cases !== b.cases || a.events !== b.events)
    return `${a.cases} cases and ${a.events} events against ${b.cases} and ${b.events}`;
  for (let c = 0; c < a.cases; c++) {
    if (caseName(a, c) !== caseName(b, c))
      return `case ${c}: "${caseName(a, c)}" against "${caseName(b, c)}"`;
    if (a.caseStarts[c] !== b.caseStarts[c]) return `case ${caseName(a, c)} has another number of events`;
  }
  return (
    codes('activity', [a.activity, listed(a.activities)], [b.activity, listed(b.activities)]) ??
    codes('resource', [a.resource, listed(a.resources)], [b.resource, listed(b.resources)]) ??
    codes('life cycle', [a.lifecycle, listed(a.lifecycles)], [b.lifecycle, listed(b.lifecycles)]) ??
    times('time', a.at, b.at) ??
    times('start', a.startedAt, b.startedAt) ??
    times('ready', a.readyAt, b.readyAt) ??
    attributes(a, b)
  );
}

const listed =
  (names: readonly string[]): Texts =>
  (code) =>
    names[code] ?? '';

type Column = readonly [codes: Int32Array, textOf: Texts];

function codes(what: string, [as, textA]: Column, [bs, textB]: Column): string | undefined {
  const twin = new Map<number, number>();
  for (let i = 0; i < as.length; i++) {
    const [codeA, codeB] = [as[i] as number, bs[i] as number];
    if (codeA < 0 && codeB < 0) continue;
    if (codeA >= 0 && twin.get(codeA) === codeB) continue;
    const [a, b] = [codeA < 0 ? '' : textA(codeA), codeB < 0 ? '' : textB(codeB)];
    if (a !== b) return `${what} ${i}: "${a}" against "${b}"`;
    twin.set(codeA, codeB);
  }
  return undefined;
}

function times(what: string, a: Float64Array | undefined, b: Float64Array | undefined): string | undefined {
  const place = a?.findIndex((at, i) => !Object.is(at, b?.[i])) ?? -1;
  if ((a === undefined) !== (b === undefined)) return `${what}: only one of them has it`;
  return place < 0 ? undefined : `${what} ${place}: ${a?.[place]} against ${b?.[place]}`;
}

// One that no case or event has a value of says nothing.
const telling = ({ attributes }: EventLog): Attribute[] =>
  attributes
    .filter((attribute) => attribute.values.size > 0)
    .sort((x, y) => (`${x.of} ${x.name}` < `${y.of} ${y.name}` ? -1 : 1));

function attributes(a: EventLog, b: EventLog): string | undefined {
  const [as, bs] = [telling(a), telling(b)];
  const titles = (of: Attribute[]) => of.map((each) => `${each.of} ${each.name} (${each.kind})`).join(', ');
  if (titles(as) !== titles(bs)) return `${titles(as)} against ${titles(bs)}`;
  for (const [n, x] of as.entries()) {
    const y = bs[n] as Attribute;
    const found = codes(
      `${x.of} attribute ${x.name}`,
      [x.codes, (code) => nameAt(x.values, code)],
      [y.codes, (code) => nameAt(y.values, code)],
    );
    if (found) return found;
  }
  return undefined;
}
