// An XES log becomes columns (IEEE 1849 and the older 1.0): streamed, offsets converted, unknown attributes never in the way.
import { fail, type Result, succeed } from '../base/index.ts';
import { namesOf, textsOf } from './columns/dictionary.ts';
import { withKind } from './columns/kinds.ts';
import { append, createWindow, inPieces, type Window } from './columns/window.ts';
import { assemble } from './event-log.ts';
import * as Import from './import.ts';
import { isDayFirst, settleDateOrder } from './time/read-instant.ts';
import { timeWarnings } from './time/time-warnings.ts';
import { createTagScanner, nextTag, type Tag, type TagScanner } from './xes/scan-tag.ts';
import { createWalk, takeTag, type Walk } from './xes/walk.ts';

const LONGEST_TAG = 1 << 23;

/** Reads an XES file given as UTF-8 bytes. **rejects**: events without activity or time; files with a document type. */
export function xesReader(options: Import.ImportOptions = {}): Import.LogReader {
  const window = createWindow();
  const scanner = createTagScanner();
  const walk = createWalk(options.attributes !== false);
  return {
    push: (chunk) =>
      inPieces(chunk, (piece) => {
        append(window, piece);
        return readTags(walk, scanner, window);
      }),
    finish: () => finish(walk, scanner, options),
  };
}

function readTags(walk: Walk, scanner: TagScanner, window: Window): boolean {
  while (!walk.problem) {
    const tag = nextTag(scanner, window);
    if (tag === 'open' || tag === 'empty' || tag === 'close') takeTag(walk, tag, scanner);
    else if (tag !== 'skipped') {
      walk.problem = problemOf(tag, scanner, window);
      break;
    }
  }
  return !walk.problem;
}

function problemOf(tag: Tag, scanner: TagScanner, window: Window): Import.ImportProblem | undefined {
  if (tag === 'document-type') {
    return {
      code: 'document-type',
      message: `Line ${scanner.line} declares a document type, which can make a small file grow without end.`,
      remedy: 'Logs do not need one. Remove the <!DOCTYPE …> part, or export the log again.',
    };
  }
  if (tag === 'broken' || window.end - window.start > LONGEST_TAG) {
    return {
      code: 'broken-xml',
      message: `The XML is broken on line ${scanner.line}: a tag there is not written as XML asks.`,
      remedy: 'Export the log again; if it was edited by hand, look at quotes and brackets on that line.',
    };
  }
  return undefined;
}

function finish(
  walk: Walk,
  scanner: TagScanner,
  options: Import.ImportOptions,
): Result<Import.ImportedLog, Import.ImportProblem> {
  if (walk.problem) return fail(walk.problem);
  if (walk.place === 'before') return fail(Import.emptyFile());
  if (walk.place !== 'after') return fail(cutOff(walk, scanner));
  const { rows, columns } = walk;
  if (rows.count === 0) return fail(noEvent(walk));
  const dayFirst = options.dateOrder ? options.dateOrder === 'day-first' : isDayFirst(columns.times);
  for (const times of [rows.at, rows.startedAt, rows.readyAt]) {
    if (times) settleDateOrder(times, rows.count, dayFirst);
  }
  const names = {
    cases: namesOf(walk.cases),
    activities: textsOf(namesOf(columns.activities)),
    resources: textsOf(namesOf(columns.resources)),
    lifecycles: textsOf(namesOf(columns.lifecycles)),
  };
  const log = assemble(rows, names, [...columns.attributes.case, ...columns.attributes.event]);
  return succeed({
    log: { ...log, attributes: log.attributes.map((attribute) => withKind(attribute, dayFirst)) },
    format: 'xes',
    rejected: walk.rejections.kept,
    rejectedCount: walk.rejections.count,
    warnings: [...timeWarnings(columns.times, options.dateOrder), ...shapeWarnings(walk)],
  });
}

const cutOff = (walk: Walk, scanner: TagScanner): Import.ImportProblem => ({
  code: 'cut-off',
  message: `The file ends on line ${scanner.line} before its log does (${walk.cases.size} whole cases were read).`,
  remedy: 'It was probably cut off while it was exported or copied. Take it again.',
});

function noEvent(walk: Walk): Import.ImportProblem {
  if (walk.rejections.count > 0) return Import.noUsableRow(walk.rejections);
  return {
    code: 'no-usable-row',
    message: 'The log has no events.',
    remedy: 'Export the history again with its events.',
  };
}

function shapeWarnings(walk: Walk): Import.ImportWarning[] {
  const warnings: Import.ImportWarning[] = [];
  if (walk.emptyCases > 0) {
    warnings.push({
      code: 'empty-cases',
      message: `${walk.emptyCases} cases have no events and were left out.`,
    });
  }
  if (walk.columns.tooMany) warnings.push(Import.TOO_MANY_ATTRIBUTES);
  return warnings;
}
