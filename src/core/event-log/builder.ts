// How does a program write a log row by row (a case traced by hand, a simulation, our own history)?
import type { Instant } from '../base/index.ts';
import { codeOfText, createDictionary, namesOf, textsOf } from './columns/dictionary.ts';
import { addRow, copyOf, createRows, setReady, setStart } from './columns/rows.ts';
import { assemble, type EventLog } from './event-log.ts';

/** One event as a program tells it. **units**: `at`, `startedAt` and `readyAt` are instants. */
export type LogRow = {
  readonly case: string;
  readonly activity: string;
  readonly at: Instant;
  readonly startedAt?: Instant | undefined;
  readonly readyAt?: Instant | undefined;
  readonly resource?: string | undefined;
  readonly lifecycle?: string | undefined;
};

/** Takes rows in any order; `build` gives the log of what was added. */
export type LogBuilder = { add(row: LogRow): void; build(): EventLog };

export function createLogBuilder(): LogBuilder {
  const rows = createRows(256);
  const [cases, activities, resources, lifecycles] = [coder(), coder(), coder(), coder()];
  return {
    add: (row) => {
      const number = addRow(
        rows,
        cases.code(row.case),
        activities.code(row.activity),
        row.resource ? resources.code(row.resource) : -1,
        row.lifecycle ? lifecycles.code(row.lifecycle) : -1,
        row.at,
      );
      if (row.startedAt !== undefined) setStart(rows, number, row.startedAt);
      if (row.readyAt !== undefined) setReady(rows, number, row.readyAt);
    },
    // A copy of the columns, because assembling uses them up and more rows may follow.
    build: () =>
      assemble(copyOf(rows), {
        cases: cases.names(),
        activities: textsOf(activities.names()),
        resources: textsOf(resources.names()),
        lifecycles: textsOf(lifecycles.names()),
      }),
  };
}

function coder() {
  const dictionary = createDictionary();
  const known = new Map<string, number>();
  return {
    code: (text: string): number => {
      const code = known.get(text) ?? codeOfText(dictionary, text);
      known.set(text, code);
      return code;
    },
    names: () => namesOf(dictionary),
  };
}

/** The log of the rows given. */
export function logOf(rows: Iterable<LogRow>): EventLog {
  const builder = createLogBuilder();
  for (const row of rows) builder.add(row);
  return builder.build();
}
