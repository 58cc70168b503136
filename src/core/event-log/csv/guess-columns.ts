// Which column holds the case, the activity, the time, the person? First by its name, then by what it holds.
import type { UsedColumns } from '../import.ts';
import { type CsvLook, isTime } from './look.ts';

type Role = keyof UsedColumns;

/** Among how many columns is guessed: what has more of them is no history, and looking at all took half a second. */
export const MOST_GUESSED = 2_000;

// Names as exports write them, in lower case and without signs; the earlier name wins.
const NAMES: { readonly [role in Role]: readonly string[] } = {
  case: words(
    'caseconceptname caseid case casenumber caseno casekey traceid trace tracename processinstance processinstanceid',
    'instanceid ticketid ticket ticketnumber orderid ordernumber requestid applicationid incidentid issuekey issueid',
    'claimid invoiceid documentid vorgangsnummer vorgangid fallid vorgang zaaknummer zaak dossier key id number',
  ),
  activity: words(
    'conceptname activity activityname activityid activityinstance eventname event task taskname step stepname stage',
    'action operation what whathappened aktivitat aktivitaet activiteit status state',
  ),
  time: words(
    'timetimestamp timestamp completetimestamp completetime completedat endtimestamp endtime enddate end finishedat',
    'finished endedat ended time eventtime datetime date occurredat at changedat changed updatedat createdat created zeitstempel',
    'datum zeitpunkt tijd tijdstip',
  ),
  start: words(
    'starttimestamp starttime start startdate startedat started begin begintime begunat begun beginn',
  ),
  ready: words('enabletimestamp enabletime enabledtimestamp enabledtime enabledat readytimestamp readyat'),
  resource: words(
    'orgresource resource resourcename user username userid agent employee performer assignee person owner actor who',
    'doneby changedby author originator bearbeiter mitarbeiter medewerker',
  ),
  lifecycle: words('lifecycletransition lifecycle transition lifecyclestate'),
};

// The header that PM4Py and other XES tools write, and we too: there every other column is what its name says.
const CONVENTION: { readonly [role in Role]: string } = {
  case: 'case:concept:name',
  activity: 'concept:name',
  time: 'time:timestamp',
  start: 'start_timestamp',
  ready: 'enable_timestamp',
  resource: 'org:resource',
  lifecycle: 'lifecycle:transition',
};

/** Whether the header follows the convention of XES tools. */
export const isConventional = ({ header }: CsvLook): boolean =>
  [CONVENTION.case, CONVENTION.activity, CONVENTION.time].every((name) => header.includes(name));

function words(...lines: string[]): string[] {
  return lines.join(' ').split(' ');
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '');

/** The place of the name that plays a role by the convention of XES tools; who did it also as exports write it; else -1. */
export function columnForRole(names: readonly string[], role: Role): number {
  const exact = names.indexOf(CONVENTION[role]);
  if (exact >= 0 || role !== 'resource') return exact;
  const known = names.map(plain);
  return NAMES[role].map((name) => known.indexOf(name)).find((place) => place >= 0) ?? -1;
}

/** The column numbers guessed, with what the caller said beforehand taken as given; -1 where none fits. */
export function guessColumns(whole: CsvLook, given: Partial<UsedColumns> = {}): { [role in Role]: number } {
  const look = { ...whole, header: whole.header.slice(0, MOST_GUESSED) };
  const taken = new Set<number>();
  const take = (role: Role, guess: () => number): number => {
    const named = given[role];
    const column = named === undefined ? guess() : columnNamed(whole, named);
    if (column >= 0) taken.add(column);
    return column;
  };
  const byName = (role: Role, fits: (column: number) => boolean = () => true): number => {
    const free = look.header
      .map((name, column) => ({ name: plain(name), column }))
      .filter((h) => !taken.has(h.column));
    for (const name of NAMES[role]) {
      const hit = free.find((h) => h.name === name && fits(h.column));
      if (hit) return hit.column;
    }
    return -1;
  };
  const timely = (column: number): boolean => holdsTimes(look, column);
  // Work may not have been begun in the first rows: then the name alone tells.
  const maybeTimely = (column: number): boolean => valuesOf(look, column).length === 0 || timely(column);
  const orElse = (column: number, other: () => number): number => (column >= 0 ? column : other());
  for (const role of Object.keys(given) as Role[]) {
    const column = columnNamed(whole, given[role] ?? '');
    if (column >= 0) taken.add(column);
  }
  const columns = { case: -1, activity: -1, time: -1, start: -1, ready: -1, resource: -1, lifecycle: -1 };
  if (isConventional(look)) {
    for (const role of Object.keys(columns) as Role[]) {
      columns[role] = take(role, () =>
        firstFree(look, taken, (column) => look.header[column] === CONVENTION[role]),
      );
    }
    return columns;
  }
  columns.start = take('start', () => byName('start', maybeTimely));
  columns.ready = take('ready', () => byName('ready', maybeTimely));
  // A start alone is the time; a further date beside it may be a due date or a birthday.
  const anyTime = () => (columns.start >= 0 || look.rows.length === 0 ? -1 : firstFree(look, taken, timely));
  columns.time = take('time', () => orElse(byName('time', timely), anyTime));
  if (columns.time < 0 && given.start === undefined) [columns.time, columns.start] = [columns.start, -1];
  columns.lifecycle = take('lifecycle', () => byName('lifecycle'));
  columns.case = take('case', () => orElse(byName('case'), () => likelyCase(look, taken)));
  columns.activity = take('activity', () => byName('activity'));
  // Who did it is known by name before what was done is guessed: both repeat.
  columns.resource = take('resource', () => byName('resource'));
  if (columns.activity < 0) columns.activity = take('activity', () => likelyActivity(look, taken));
  return columns;
}

/** The column of that name (as written, or in other capitals), -1 where there is none. */
export function columnNamed(look: CsvLook, name: string): number {
  const exact = look.header.indexOf(name);
  return exact >= 0
    ? exact
    : look.header.findIndex((other) => other.toLowerCase() === name.trim().toLowerCase());
}

function holdsTimes(look: CsvLook, column: number): boolean {
  const values = valuesOf(look, column);
  if (values.length === 0) return look.rows.length === 0;
  return values.filter(isTime).length >= values.length * 0.5;
}

const valuesOf = (look: CsvLook, column: number): string[] =>
  look.rows.map((row) => row[column] ?? '').filter((value) => value.trim() !== '');

function firstFree(look: CsvLook, taken: ReadonlySet<number>, fits: (column: number) => boolean): number {
  return look.header.findIndex((_, column) => !taken.has(column) && fits(column));
}

const namedLikeCase = (name: string): boolean =>
  /case|trace|ticket|order|request|claim|zaak|vorgang/i.test(name);
const namedLikeActivity = (name: string): boolean => /activit|task|event|step|stage|aktivit/i.test(name);

// A case column repeats its values (a case has several events), an activity column repeats them more.
function likelyCase(look: CsvLook, taken: ReadonlySet<number>): number {
  const named = firstFree(look, taken, (column) => namedLikeCase(look.header[column] ?? ''));
  if (named >= 0) return named;
  const repeating = distinctShares(look, taken).filter((c) => c.share > 0 && c.share < 0.8);
  return repeating.sort((a, b) => b.share - a.share)[0]?.column ?? -1;
}

function likelyActivity(look: CsvLook, taken: ReadonlySet<number>): number {
  const named = firstFree(look, taken, (column) => namedLikeActivity(look.header[column] ?? ''));
  if (named >= 0) return named;
  const worded = distinctShares(look, taken).filter(
    (c) => c.distinct > 1 && valuesOf(look, c.column).every((value) => Number.isNaN(Number(value))),
  );
  return worded.sort((a, b) => a.share - b.share || b.distinct - a.distinct)[0]?.column ?? -1;
}

function distinctShares(look: CsvLook, taken: ReadonlySet<number>) {
  return look.header
    .map((_, column) => {
      const values = valuesOf(look, column);
      const distinct = new Set(values).size;
      return { column, distinct, share: values.length === 0 ? 0 : distinct / values.length };
    })
    .filter(({ column }) => !taken.has(column));
}
