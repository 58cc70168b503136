// Where in the log does a tag stand? <log> holds <trace>s, a <trace> holds <event>s; what else has children is skipped whole.
import { codeOf, codeOfText, createDictionary, type Dictionary, nameAt } from '../columns/dictionary.ts';
import { addRow, createRows, type Rows, setReady, setStart } from '../columns/rows.ts';
import { encodeText } from '../columns/utf8.ts';
import { createRejections, type ImportProblem, type Rejections, reject } from '../import.ts';
import { createTimeReader } from '../time/read-instant.ts';
import type { Tag, TagScanner } from './scan-tag.ts';
import * as Take from './take-attribute.ts';

type Place = 'before' | 'log' | 'trace' | 'event' | 'after';

/** The walk through one file. `skipping` counts the open elements under a skipped one. */
export type Walk = {
  readonly rows: Rows;
  readonly cases: Dictionary;
  readonly columns: Take.XesColumns;
  readonly rejections: Rejections;
  place: Place;
  skipping: number;
  traceName: Uint8Array | undefined;
  traceStart: number;
  emptyCases: number;
  problem: ImportProblem | undefined;
};

const DEEPEST = 100;

export const createWalk = (keepAttributes: boolean): Walk => ({
  rows: createRows(),
  cases: createDictionary(),
  columns: Take.createXesColumns(createTimeReader(), keepAttributes),
  rejections: createRejections(),
  place: 'before',
  skipping: 0,
  traceName: undefined,
  traceStart: 0,
  emptyCases: 0,
  problem: undefined,
});

/** Takes one opening, empty or closing tag. */
export function takeTag(walk: Walk, tag: Tag, scanner: TagScanner): void {
  if (tag === 'close') closeTag(walk, scanner);
  else if (walk.skipping > 0) {
    if (tag === 'open') deeper(walk, scanner);
  } else if (!enter(walk, tag, scanner) && tag === 'open') deeper(walk, scanner);
}

/** Whether the tag opened the log, a trace or an event; any other is taken as an attribute, or passed over. */
function enter(walk: Walk, tag: Tag, scanner: TagScanner): boolean {
  if (walk.place === 'event') {
    Take.takeEventAttribute(walk.columns, scanner, walk.rows.count);
    return false;
  }
  const name = elementName(scanner);
  if (walk.place === 'trace' && name === 'event') openEvent(walk);
  else if (walk.place === 'log' && name === 'trace') openTrace(walk);
  else if (walk.place === 'before') openLog(walk, name);
  else {
    if (walk.place === 'trace') takeCaseAttribute(walk, scanner);
    return false;
  }
  if (tag === 'empty') closeTag(walk, scanner);
  return true;
}

function takeCaseAttribute(walk: Walk, scanner: TagScanner): void {
  const name = Take.takeCaseAttribute(walk.columns, scanner, walk.cases.size);
  if (name && name.length > 0) walk.traceName ??= name;
}

function deeper(walk: Walk, scanner: TagScanner): void {
  if (++walk.skipping > DEEPEST) {
    walk.problem = {
      code: 'too-deep',
      message: `On line ${scanner.line} the file has more than ${DEEPEST} elements inside one another.`,
      remedy: 'No real log is that deep. Export it again from the tool that made it.',
    };
  }
}

const STRUCTURE = ['log', 'trace', 'event'] as const;
const STRUCTURE_BYTES = STRUCTURE.map(encodeText);

function elementName(scanner: TagScanner): 'log' | 'trace' | 'event' | undefined {
  const { bytes, nameStart, nameEnd } = scanner;
  // A prefix (xes:event) may stand before the name: compare the end, and what stands before it.
  for (const [i, name] of STRUCTURE_BYTES.entries()) {
    const from = nameEnd - name.length;
    if (from < nameStart || (from > nameStart && bytes[from - 1] !== 0x3a)) continue;
    if (name.every((byte, at) => bytes[from + at] === byte)) return STRUCTURE[i];
  }
  return undefined;
}

function openLog(walk: Walk, name: string | undefined): void {
  walk.place = 'log';
  if (name === 'log') return;
  walk.problem = {
    code: 'not-a-log',
    message: 'The file is XML, but not an event log: its first element is not <log>.',
    remedy: 'Export the history as XES or as CSV.',
  };
}

function openTrace(walk: Walk): void {
  walk.traceName = undefined;
  walk.traceStart = walk.rows.count;
  walk.place = 'trace';
}

function openEvent(walk: Walk): void {
  const { event } = walk.columns;
  event.activity = event.resource = event.lifecycle = -1;
  event.at = event.startedAt = event.readyAt = Number.NaN;
  event.badTime = '';
  walk.place = 'event';
}

function closeTag(walk: Walk, scanner: TagScanner): void {
  if (walk.skipping > 0) walk.skipping--;
  else if (walk.place === 'event') {
    closeEvent(walk, scanner.line);
    walk.place = 'trace';
  } else if (walk.place === 'trace') {
    closeTrace(walk);
    walk.place = 'log';
  } else if (walk.place === 'log') walk.place = 'after';
}

function closeEvent(walk: Walk, line: number): void {
  const { rows } = walk;
  const { event } = walk.columns;
  if (event.activity >= 0 && !Number.isNaN(event.at)) {
    const row = addRow(rows, walk.cases.size, event.activity, event.resource, event.lifecycle, event.at);
    if (!Number.isNaN(event.startedAt)) setStart(rows, row, event.startedAt);
    if (!Number.isNaN(event.readyAt)) setReady(rows, row, event.readyAt);
    return;
  }
  Take.forgetEvent(walk.columns, rows.count);
  const reason =
    event.activity < 0
      ? 'The event that ends here has no activity (concept:name).'
      : event.badTime === ''
        ? 'The event that ends here has no time (time:timestamp).'
        : `"${event.badTime}" is not a date and time.`;
  const remedy =
    event.activity < 0
      ? 'Export the log with concept:name for each event.'
      : 'Write times like 2026-11-23T14:05:00+01:00 under the key time:timestamp.';
  reject(walk.rejections, { line, reason, remedy });
}

// A trace is a case, whatever it is called: a name that comes twice gets a number, a missing one is made.
function closeTrace(walk: Walk): void {
  const { cases, rows } = walk;
  const number = cases.size;
  if (rows.count === walk.traceStart) {
    walk.emptyCases++;
    for (const { codes } of walk.columns.attributes.case) if (number < codes.length) codes[number] = -1;
    return;
  }
  const name = walk.traceName ?? encodeText(`case ${number + 1}`);
  codeOf(cases, name, 0, name.length);
  if (cases.size > number) return;
  const text = nameAt({ size: 1, bytes: name, offsets: Uint32Array.of(0, name.length) }, 0);
  for (let copy = 2; cases.size === number; copy++) codeOfText(cases, `${text} (${copy})`);
}
