// All rows are taken: which log do they make? Dates settled, columns told apart by case and event, each given its kind.
import { namesOf, textsOf } from '../columns/dictionary.ts';
import { withKind } from '../columns/kinds.ts';
import { assemble, type EventLog } from '../event-log.ts';
import { type ImportOptions, type ImportWarning, TOO_MANY_ATTRIBUTES } from '../import.ts';
import { isDayFirst, settleDateOrder } from '../time/read-instant.ts';
import { timeWarnings } from '../time/time-warnings.ts';
import { ofCaseOrEvent } from './case-attributes.ts';
import type { CsvTable } from './take-row.ts';

/** The log of a table, which it uses up. */
export function logOfTable(table: CsvTable, { dateOrder }: ImportOptions): EventLog {
  const { rows } = table;
  const dayFirst = dateOrder ? dateOrder === 'day-first' : isDayFirst(table.times);
  for (const times of [rows.at, rows.startedAt, rows.readyAt]) {
    if (times) settleDateOrder(times, rows.count, dayFirst);
  }
  const names = {
    cases: namesOf(table.cases),
    activities: textsOf(namesOf(table.activities)),
    resources: textsOf(namesOf(table.resources)),
    lifecycles: textsOf(namesOf(table.lifecycles)),
  };
  const attributes = table.others.map(({ attribute }) =>
    ofCaseOrEvent(attribute, rows, names.cases.size, table.conventional),
  );
  const log = assemble(rows, names, attributes);
  return { ...log, attributes: log.attributes.map((attribute) => withKind(attribute, dayFirst)) };
}

/** What whoever reads the map of a table should know. */
export const warningsOf = ({ times, tooMany }: CsvTable, { dateOrder }: ImportOptions): ImportWarning[] => [
  ...timeWarnings(times, dateOrder),
  ...(tooMany ? [TOO_MANY_ATTRIBUTES] : []),
];
