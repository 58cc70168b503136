// Where in an OCEL file does a token stand? The document holds four lists; their items hold fields, attributes and
// relationships (OCEL 2.0, JSON). What else there is, is passed over.
import type { AttributeKind } from '../columns/attributes.ts';
import { decodeText } from '../columns/utf8.ts';
import type { Token, TokenScanner } from '../json/scan-token.ts';
import { withoutEscapes } from '../json/unescape.ts';
import { readInstant } from '../time/read-instant.ts';
import { addEvent, addObject, addValue, declareKind, type Item, type Ocel, objectOf } from './collect.ts';

/** Depths: the document is 1, a list in it 2, an item 3, its attributes or relationships 4, one of them 5. */
const [DOCUMENT, ITEM, PART] = [1, 3, 5];

const NONE = new Uint8Array(0);

/** The walk through one file: where it stands, and what the open item has said. */
export type OcelWalk = {
  readonly ocel: Ocel;
  readonly lists: Set<string>;
  section: string;
  field: string;
  part: string;
  item: Item;
  name: Uint8Array;
  value: Uint8Array;
  time: Uint8Array;
  object: Uint8Array;
};

const emptyItem = (): Item => ({ id: NONE, type: NONE, time: NONE, related: [] });

export const createOcelWalk = (ocel: Ocel): OcelWalk => ({
  ocel,
  lists: new Set(),
  section: '',
  field: '',
  part: '',
  item: emptyItem(),
  ...{ name: NONE, value: NONE, time: NONE, object: NONE },
});

/** Takes one token of the document. */
export function takeToken(walk: OcelWalk, token: Token, scanner: TokenScanner): void {
  const depth = scanner.open.length;
  if (token === 'key') takeKey(walk, depth, scanner);
  else if (token === 'value') takeValue(walk, depth, scanner);
  else if (token === 'open') {
    if (depth === DOCUMENT + 1) walk.lists.add(walk.section);
  } else if (token === 'close' && scanner.isObject) {
    if (depth === PART - 1) endPart(walk);
    else if (depth === ITEM - 1) endItem(walk, scanner.line);
  }
}

function takeKey(walk: OcelWalk, depth: number, scanner: TokenScanner): void {
  if (depth !== DOCUMENT && depth !== ITEM && depth !== PART) return;
  const { bytes, start, end } = scanner;
  const key = end - start > LONGEST_KEY ? '' : decodeText(bytes, start, end);
  if (depth === DOCUMENT) walk.section = key;
  else if (depth === ITEM) walk.field = key;
  else walk.part = key;
}

const LONGEST_KEY = 40;

function takeValue(walk: OcelWalk, depth: number, scanner: TokenScanner): void {
  if (depth === ITEM) {
    const { field, item } = walk;
    if (field === 'id') item.id = bytesOf(scanner);
    else if (field === 'type' || field === 'name') item.type = bytesOf(scanner);
    else if (field === 'time') item.time = bytesOf(scanner);
  } else if (depth === PART) {
    const { part } = walk;
    if (part === 'name') walk.name = bytesOf(scanner);
    else if (part === 'value' || part === 'type') walk.value = bytesOf(scanner);
    else if (part === 'time') walk.time = bytesOf(scanner);
    else if (part === 'objectId') walk.object = bytesOf(scanner);
  }
}

function bytesOf({ bytes, start, end, hasEscape }: TokenScanner): Uint8Array {
  return hasEscape ? withoutEscapes(bytes, start, end) : bytes.slice(start, end);
}

function endPart(walk: OcelWalk): void {
  const { ocel, section, field, name, value, object, item } = walk;
  if (field === 'relationships') {
    if (object.length > 0) item.related.push(objectOf(ocel, object));
  } else if (field === 'attributes' && name.length > 0) {
    if (section === 'events') addValue(ocel.ofEvents, name, value, 0);
    else if (section === 'objects') addValue(ocel.ofObjects, name, value, instantOf(walk));
    else declare(walk);
  }
  walk.name = walk.value = walk.time = walk.object = NONE;
}

// Values at the beginning of time are how OCEL says "from the start"; one without a time comes before all.
function instantOf({ ocel, time }: OcelWalk): number {
  const at = time.length === 0 ? Number.NaN : readInstant(ocel.times, time, 0, time.length);
  return Number.isNaN(at) ? Number.NEGATIVE_INFINITY : at;
}

const KINDS: { readonly [type: string]: AttributeKind } = {
  string: 'text',
  time: 'time',
  date: 'time',
  integer: 'number',
  float: 'number',
  boolean: 'boolean',
};

function declare({ ocel, section, name, value }: OcelWalk): void {
  const columns =
    section === 'eventTypes' ? ocel.ofEvents : section === 'objectTypes' ? ocel.ofObjects : undefined;
  const kind = KINDS[decodeText(value, 0, value.length)];
  if (columns && kind) declareKind(columns, decodeText(name, 0, name.length), kind);
}

function endItem(walk: OcelWalk, line: number): void {
  const { ocel, section, item } = walk;
  if (section === 'events') addEvent(ocel, item, line);
  else if (section === 'objects') addObject(ocel, item, line);
  walk.item = emptyItem();
}
