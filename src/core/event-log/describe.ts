// What is known besides of whole cases, and of whoever did the work? Further columns for a log that a program wrote.
import type { Attribute, AttributeKind } from './columns/attributes.ts';
import { codeOfText, createDictionary, namesOf } from './columns/dictionary.ts';
import { caseName, type EventLog } from './event-log.ts';

/** A further column to be. */
export type AttributeColumn = { readonly name: string; readonly kind: AttributeKind };

/** The texts of a case, in the order of the columns; null where it has none. */
export type CaseTexts = readonly (string | null)[];

/**
 * The log with a case attribute for each column; one that no case has is left out.
 * **shape**: `textsOf` answers by the name of a case.
 */
export function describeCases(
  log: EventLog,
  columns: readonly AttributeColumn[],
  textsOf: (caseName: string) => CaseTexts | undefined,
): EventLog {
  const growing = columns.map(() => coded(log.cases));
  for (let c = 0; c < log.cases; c++) {
    const texts = textsOf(caseName(log, c));
    for (const [i, column] of growing.entries()) column.put(c, texts?.[i]);
  }
  const added = columns.map(({ name, kind }, i): Attribute => {
    const { codes, names } = growing[i] ?? coded(0);
    return { name, of: 'case', kind, codes, values: names() };
  });
  return { ...log, attributes: [...log.attributes, ...added.filter(({ values }) => values.size > 0)] };
}

/** The log with an event attribute that tells the group (a team, a department) of whoever did the work. */
export function groupEvents(
  log: EventLog,
  name: string,
  groupOf: (resource: string) => string | undefined,
): EventLog {
  const groups = coded(log.resources.length);
  for (const [code, resource] of log.resources.entries()) groups.put(code, groupOf(resource));
  const codes = log.resource.map((code) => (code < 0 ? -1 : (groups.codes[code] ?? -1)));
  const values = groups.names();
  if (values.size === 0) return log;
  return { ...log, attributes: [...log.attributes, { name, of: 'event', kind: 'text', codes, values }] };
}

function coded(count: number) {
  const dictionary = createDictionary();
  const codes = new Int32Array(count).fill(-1);
  return {
    codes,
    put: (place: number, text: string | null | undefined): void => {
      if (text !== null && text !== undefined) codes[place] = codeOfText(dictionary, text);
    },
    names: () => namesOf(dictionary),
  };
}
