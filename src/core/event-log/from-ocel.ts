// An object-centric log (OCEL 2.0, JSON) becomes columns: streamed, then flattened on the kind of object that is the case.
import { fail, type Result, succeed } from '../base/index.ts';
import { withKind } from './columns/kinds.ts';
import { append, createWindow, inPieces, type Window } from './columns/window.ts';
import * as Import from './import.ts';
import { createTokenScanner, nextToken, type TokenScanner } from './json/scan-token.ts';
import { likelyCaseType, type ObjectType, objectTypes } from './ocel/choose-type.ts';
import { createOcel, type Ocel } from './ocel/collect.ts';
import { flatten } from './ocel/flatten.ts';
import { createOcelWalk, type OcelWalk, takeToken } from './ocel/walk.ts';
import { isDayFirst } from './time/read-instant.ts';
import { timeWarnings } from './time/time-warnings.ts';

const LONGEST_TOKEN = 1 << 23;

type OcelImport = {
  readonly walk: OcelWalk;
  readonly scanner: TokenScanner;
  readonly window: Window;
  ended: boolean;
  problem: Import.ImportProblem | undefined;
};

/** Reads an OCEL 2.0 JSON file given as UTF-8 bytes. **rejects**: events without type or time; files that are no OCEL. */
export function ocelReader(options: Import.ImportOptions = {}): Import.LogReader {
  const ocel = createOcel();
  const state: OcelImport = {
    walk: createOcelWalk(ocel),
    scanner: createTokenScanner(),
    window: createWindow(),
    ended: false,
    problem: undefined,
  };
  return {
    push: (chunk) =>
      inPieces(chunk, (piece) => {
        append(state.window, piece);
        return readTokens(state);
      }),
    finish: () => finish(state, ocel, options),
  };
}

function readTokens(state: OcelImport): boolean {
  const { walk, scanner, window } = state;
  while (!state.problem) {
    const token = nextToken(scanner, window);
    if (token === 'broken' || token === 'too-deep') state.problem = brokenOr(token, scanner.line);
    else if (token === 'more') {
      if (window.end - window.start > LONGEST_TOKEN) state.problem = brokenOr('broken', scanner.line);
      break;
    } else if (token === 'end') {
      state.ended = true;
      break;
    } else takeToken(walk, token, scanner);
  }
  return !state.problem;
}

const brokenOr = (token: 'broken' | 'too-deep', line: number): Import.ImportProblem =>
  token === 'broken'
    ? {
        code: 'broken-json',
        message: `The JSON is broken on line ${line}.`,
        remedy:
          'Export the log again; if it was edited by hand, look at quotes, commas and brackets on that line.',
      }
    : {
        code: 'too-deep',
        message: `On line ${line} the file has more than 100 lists or objects inside one another.`,
        remedy: 'No real log is that deep. Export it again from the tool that made it.',
      };

function finish(
  state: OcelImport,
  ocel: Ocel,
  options: Import.ImportOptions,
): Result<Import.ImportedLog, Import.ImportProblem> {
  if (state.problem) return fail(state.problem);
  if (!state.ended) return fail(cutOff(state));
  const { lists } = state.walk;
  if (!lists.has('events') || !lists.has('objects')) return fail(notOcel(lists));
  const types = objectTypes(ocel);
  const chosen = chooseType(types, options.objectType);
  if (!chosen.ok) return chosen;
  const type = chosen.value;
  if (type === undefined) return fail(nothingTouched(ocel));
  const dayFirst = options.dateOrder ? options.dateOrder === 'day-first' : isDayFirst(ocel.times);
  const log = flatten(ocel, type, types, dayFirst);
  // Who did it and when it was begun are attributes in the file, so they are left out only now.
  const attributes =
    options.attributes === false ? [] : log.attributes.map((each) => withKind(each, dayFirst));
  return succeed({
    log: { ...log, attributes },
    format: 'ocel',
    objectType: type.name,
    objectTypes: types.map(({ name, objects, events }) => ({ name, objects, events })),
    rejected: ocel.rejections.kept,
    rejectedCount: ocel.rejections.count,
    warnings: [...timeWarnings(ocel.times, options.dateOrder), ...typeWarnings(ocel, type, types)],
  });
}

function chooseType(
  types: readonly ObjectType[],
  named: string | undefined,
): Result<ObjectType | undefined, Import.ImportProblem> {
  if (named === undefined) return succeed(likelyCaseType(types));
  const found = types.find(({ name }) => name === named) ?? types.find(({ name }) => isAlike(name, named));
  if (found) return succeed(found);
  return fail({
    code: 'unknown-object-type',
    message: `The log has no objects of the type "${named}" with events.`,
    remedy: `Its types are: ${Import.listed(types.map(({ name }) => name))}.`,
  });
}

const isAlike = (a: string, b: string): boolean => a.toLowerCase() === b.trim().toLowerCase();

function typeWarnings(ocel: Ocel, type: ObjectType, types: readonly ObjectType[]): Import.ImportWarning[] {
  const warnings: Import.ImportWarning[] = [];
  const others = types.filter(({ code }) => code !== type.code).map(({ name }) => `"${name}"`);
  if (others.length > 0) {
    warnings.push({
      code: 'object-types',
      message: `Each "${type.name}" was read as a case. The log also follows ${others.slice(0, 8).join(', ')}${others.length > 8 ? ' and others' : ''}.`,
    });
  }
  const left = ocel.eventType.count - type.events;
  if (left > 0) {
    warnings.push({
      code: 'other-objects',
      message: `${left} events belong to no "${type.name}" and were left out.`,
    });
  }
  if (ocel.ofEvents.tooMany || ocel.ofObjects.tooMany) warnings.push(Import.TOO_MANY_ATTRIBUTES);
  return warnings;
}

const cutOff = ({ scanner, walk }: OcelImport): Import.ImportProblem => ({
  code: 'cut-off',
  message: `The file ends on line ${scanner.line} before its log does (${walk.ocel.eventType.count} events were read).`,
  remedy: 'It was probably cut off while it was exported or copied. Take it again.',
});

const notOcel = (lists: ReadonlySet<string>): Import.ImportProblem => ({
  code: 'not-a-log',
  message: lists.has('ocel:events')
    ? 'The file is an object-centric log in the older form OCEL 1.0.'
    : 'The file is JSON, but not an event log: it has no lists "events" and "objects".',
  remedy: 'Export the history as OCEL 2.0 JSON, XES or CSV.',
});

function nothingTouched(ocel: Ocel): Import.ImportProblem {
  if (ocel.eventType.count === 0 && ocel.rejections.count > 0) return Import.noUsableRow(ocel.rejections);
  return {
    code: 'no-usable-row',
    message:
      ocel.eventType.count === 0 ? 'The log has no events.' : 'No event of the log belongs to an object.',
    remedy: 'Export the history again with its events, and with the objects that they belong to.',
  };
}
