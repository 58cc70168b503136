// Events that touch many objects become the history of one kind of object: a row for every touch of a case, in the order of
// the file. Other objects that an event touches, and everything said of events and cases, stay as attributes.
import { type GrowingAttribute, growAttribute, setAttribute } from '../columns/attributes.ts';
import { codeOf, createDictionary, type Names, nameAt, namesOf, textsOf } from '../columns/dictionary.ts';
import { addRow, createRows, type Rows } from '../columns/rows.ts';
import { encodeText } from '../columns/utf8.ts';
import { columnForRole } from '../csv/guess-columns.ts';
import { assemble, type EventLog } from '../event-log.ts';
import { doesTheWork, forEachTouch, type ObjectType } from './choose-type.ts';
import type { Columns, Ocel } from './collect.ts';
import { timesOf } from './times-of.ts';

/** The rows of a flattened file: row r tells event `eventOf[r]` of the case that is object `objectOf[c]`. */
type Flat = { readonly rows: Rows; readonly eventOf: Int32Array; readonly objectOf: number[] };

/** The log whose cases are the objects of one type. **shape**: `types` are those that events touch. */
export function flatten(
  ocel: Ocel,
  type: ObjectType,
  types: readonly ObjectType[],
  dayFirst: boolean,
): EventLog {
  const flat = rowsOf(ocel, type);
  const { rows } = flat;
  const events = eventColumns(ocel, flat);
  const others = mostTouched(types.filter(({ code }) => code !== type.code));
  const related = others.map(({ name, code }) => relatedTo(ocel, flat, { name, code }));
  const resources = takeResources(rows, events, related);
  const lifecycles = takeNames(rows.lifecycle, takeColumn(events, 'lifecycle'));
  const [start, ready] = [takeColumn(events, 'start'), takeColumn(events, 'ready')];
  if (start) rows.startedAt = timesOf(start, rows.count, dayFirst);
  if (ready) rows.readyAt = timesOf(ready, rows.count, dayFirst);
  const names = {
    cases: caseNamesOf(ocel, flat.objectOf),
    activities: textsOf(namesOf(ocel.activities)),
    resources,
    lifecycles,
  };
  return assemble(rows, names, [...caseColumns(ocel, flat.objectOf), ...events, ...related]);
}

/** Of how many kinds of object beside the case it is told which of them each event touched: each costs a walk of the log. */
const MOST_RELATED = 100;

const mostTouched = (types: readonly ObjectType[]): readonly ObjectType[] =>
  types.length <= MOST_RELATED
    ? types
    : [...types].sort((a, b) => b.events - a.events).slice(0, MOST_RELATED);

function rowsOf(ocel: Ocel, type: ObjectType): Flat {
  const rows = createRows(Math.max(1, type.touches));
  const eventOf = new Int32Array(type.touches);
  const objectOf: number[] = [];
  const caseOf = new Int32Array(ocel.objects.size).fill(-1);
  forEachTouch(ocel, (event, object) => {
    if (ocel.typeOf.codes[object] !== type.code) return;
    if (caseOf[object] === -1) caseOf[object] = objectOf.push(object) - 1;
    eventOf[rows.count] = event;
    const activity = ocel.eventType.codes[event] as number;
    addRow(rows, caseOf[object] as number, activity, -1, -1, ocel.at[event] as number);
  });
  return { rows, eventOf, objectOf };
}

function caseNamesOf(ocel: Ocel, objectOf: readonly number[]): Names {
  const dictionary = createDictionary();
  const { bytes, offsets } = ocel.objects;
  for (const object of objectOf) codeOf(dictionary, bytes, offsets[object] ?? 0, offsets[object + 1] ?? 0);
  return namesOf(dictionary);
}

/** The column with the values of some events or objects, one after the other; undefined where none has any. */
function picked(
  columns: Columns,
  place: number,
  of: 'case' | 'event',
  indexes: ArrayLike<number>,
): GrowingAttribute | undefined {
  const { name, codes, dictionary } = columns.all[place] as GrowingAttribute;
  const found = Int32Array.from(indexes, (index) => (index < codes.length ? (codes[index] as number) : -1));
  const kind = columns.kinds.get(name);
  return found.some((code) => code >= 0) ? { name, of, kind, codes: found, dictionary } : undefined;
}

const eventColumns = ({ ofEvents }: Ocel, { eventOf }: Flat): GrowingAttribute[] =>
  ofEvents.all.flatMap((_, place) => picked(ofEvents, place, 'event', eventOf) ?? []);

const caseColumns = (ocel: Ocel, objectOf: readonly number[]): GrowingAttribute[] => [
  ...ocel.ofObjects.all.flatMap((_, place) => picked(ocel.ofObjects, place, 'case', objectOf) ?? []),
  ...heldBy(ocel, objectOf),
];

const SEPARATOR = encodeText(', ');

/** The names of several objects as one value. */
function addNamed(
  attribute: GrowingAttribute,
  index: number,
  { objects }: Ocel,
  members: readonly number[],
): void {
  const parts: number[] = [];
  for (const [i, object] of members.entries()) {
    if (i > 0) parts.push(...SEPARATOR);
    for (let at = objects.offsets[object] as number; at < (objects.offsets[object + 1] as number); at++)
      parts.push(objects.bytes[at] as number);
  }
  const value = Uint8Array.from(parts);
  setAttribute(attribute, index, value, 0, value.length);
}

/** The objects of another type that each event touches, as an attribute with the name of that type. */
function relatedTo(
  ocel: Ocel,
  { eventOf }: Flat,
  { name, code }: Pick<ObjectType, 'name' | 'code'>,
): GrowingAttribute {
  const ofEvent = growAttribute(name, 'event', 'text');
  let members: number[] = [];
  let last = -1;
  const settle = () => {
    if (members.length > 0) addNamed(ofEvent, last, ocel, members);
    members = [];
  };
  forEachTouch(ocel, (event, object) => {
    if (ocel.typeOf.codes[object] !== code) return;
    if (event !== last) settle();
    last = event;
    members.push(object);
  });
  settle();
  const { codes } = ofEvent;
  return {
    ...ofEvent,
    codes: eventOf.map((event) => (event < codes.length ? (codes[event] as number) : -1)),
  };
}

/** Objects that the cases themselves are said to belong to or to hold, by type. */
function heldBy(ocel: Ocel, objectOf: readonly number[]): GrowingAttribute[] {
  const caseOf = new Map(objectOf.map((object, c) => [object, c]));
  const byType = new Map<number, Map<number, number[]>>();
  for (let i = 0; i < ocel.holders.count; i++) {
    const c = caseOf.get(ocel.holders.codes[i] as number);
    const object = ocel.held.codes[i] as number;
    const type = ocel.typeOf.codes[object] as number;
    if (c === undefined || type < 0) continue;
    const members = byType.get(type) ?? new Map<number, number[]>();
    byType.set(type, members);
    const known = members.get(c);
    if (known === undefined) members.set(c, [object]);
    else known.push(object);
  }
  return [...byType].slice(0, MOST_RELATED).map(([type, members]) => {
    const attribute = growAttribute(nameAt(ocel.types, type), 'case', 'text');
    for (const [c, objects] of members) addNamed(attribute, c, ocel, objects);
    return attribute;
  });
}

type Role = 'resource' | 'lifecycle' | 'start' | 'ready';

/** Takes the column that plays a role out of the list. */
function takeColumn(columns: GrowingAttribute[], role: Role): GrowingAttribute | undefined {
  const place = columnForRole(
    columns.map(({ name }) => name),
    role,
  );
  return place < 0 ? undefined : columns.splice(place, 1)[0];
}

function takeNames(into: Int32Array, column: GrowingAttribute | undefined): string[] {
  if (!column) return [];
  into.set(column.codes.subarray(0, into.length));
  return textsOf(namesOf(column.dictionary));
}

/** Who did it: an attribute that says so, else the first kind of object that does the work. */
function takeResources(rows: Rows, events: GrowingAttribute[], related: GrowingAttribute[]): string[] {
  const told = takeColumn(events, 'resource');
  if (told) return takeNames(rows.resource, told);
  const place = related.findIndex(({ name }) => doesTheWork(name));
  return takeNames(rows.resource, place < 0 ? undefined : related.splice(place, 1)[0]);
}
