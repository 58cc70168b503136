// What in a migration would take something from a server of the release before, which may still be at work beside it. Only what
// is known to expand passes: whatever else is written is named, so that a new kind of statement is judged by a person first.

/** The statements that do more than expand. **shape**: the first line of each. */
export function contractionsOf(statements: readonly string[]): readonly string[] {
  const plain = statements.map(withoutComments);
  const made = new Set(plain.flatMap((text) => /^create table (\w+)/.exec(text)?.[1] ?? []));
  return plain.filter((text) => !expands(text, made)).map((text) => text.slice(0, 100));
}

const withoutComments = (statement: string): string =>
  statement.replace(/--.*$/gm, '').replace(/\s+/g, ' ').trim().replace(/;$/, '').toLowerCase();

/** `made` are the tables of this very migration: no server of the release before knows them, so all is allowed there. */
function expands(text: string, made: ReadonlySet<string>): boolean {
  if (
    /^(create table|create index|create or replace function|create function|grant|comment on) /.test(text) ||
    /^alter function \w+ ?\([^)]*\) set enable_\w+ = (on|off)$/.test(text) ||
    /^alter table \w+ set \(parallel_workers = \d+\)$/.test(text)
  ) {
    return true;
  }
  const table = /^(?:alter table|create unique index \w+ on|create policy \w+ on) (\w+)/.exec(text)?.[1];
  return table !== undefined && (made.has(table) || addsColumns(text));
}

/** Each column may be left out by whoever does not know it: it may be null, or has a default; and it forbids nothing. */
function addsColumns(text: string): boolean {
  const body = /^alter table \w+ (.*)$/.exec(text)?.[1];
  if (body === undefined) return false;
  return body.split(/, (?=add |alter |drop |rename )/).every(addsOne);
}

const addsOne = (part: string): boolean =>
  /^add column /.test(part) &&
  (!/ not null/.test(part) || / default /.test(part)) &&
  !/ (unique|primary key|references|check)\b/.test(part);
