// Fills the real tables by COPY with as many cases as asked for: the rows that the product wrote for the patterns, each with
// another case, other people, words and times. Only the hashes of the histories stay those of the pattern.
import { Client, type ClientConfig } from 'pg';
import { DAY_MS, type Milliseconds, seededRandom } from '../../src/core/base/index.ts';
import { copyIn, copyOut } from '../../src/shell/store/backup/copy.ts';
import type { CrowdOffice } from './office.ts';
import { type Pattern, WORDS } from './patterns.ts';

/** How many cases a workspace gets beside its patterns. */
export type CrowdSize = { readonly open: number; readonly closed: number };

/** What is written at the same time; histories are two thirds of all. **shape**: `part` of two, where it is not all cases. */
const STREAMS: readonly { readonly tables: readonly string[]; readonly part?: number }[] = [
  { tables: ['cases', 'work_items', 'stage_visits', 'notifications', 'jobs'] },
  { tables: ['case_events'], part: 0 },
  { tables: ['case_events'], part: 1 },
];
const OFFICE_TABLES = [
  'workspaces',
  'case_numbers',
  'people',
  'teams',
  'team_members',
  'workflows',
  'workflow_versions',
] as const;
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Half of all is of the first team. */
const TEAM_SHARES = [50, 70, 85, 95, 100];
const WORD_LISTS = [
  ['Chair', 'Desk', 'Laptop', 'Journey', 'Licence', 'Repair', 'Printer', 'Training', 'Visa', 'Contract'],
  ['Berlin', 'Lisbon', 'Oslo', 'Prague', 'Vienna', 'Porto', 'Turin', 'Ghent', 'Malmo', 'Zagreb', 'Tallinn'],
  ['spring', 'summer', 'autumn', 'winter', 'quarter', 'audit', 'opening', 'move', 'fair'],
] as const;

/** One part of a row: what stays, or what takes its place in a copy. */
type Part = string | ((copy: Copy) => string);
type Copy = { caseId: string; number: number; shift: Milliseconds; turn: number; words: string };
type Rows = readonly (readonly Part[])[];

/** Loads one workspace. `letter` marks the ids of another workspace; undefined is the office's own. **shape**: its id. */
export async function loadCrowd(
  owner: ClientConfig,
  office: CrowdOffice,
  patterns: readonly Pattern[],
  { size, letter }: { readonly size: CrowdSize; readonly letter?: string },
): Promise<string> {
  const named = namesIn(office, letter);
  const workspaceId = named(office.workspaceId);
  const copies = plan(patterns, size);
  await connected(owner, async (client) => {
    if (letter === undefined) return;
    for (const table of OFFICE_TABLES) await copyOffice(client, table, office.workspaceId, named);
  });
  await Promise.all(
    STREAMS.map(({ tables, part }) =>
      connected(owner, async (client) => {
        for (const table of tables) {
          const rows = new Map<Pattern, Rows>();
          for (const pattern of patterns) {
            rows.set(pattern, await rowsOf(client, { table, pattern, office, named }));
          }
          await copyIn(client, `copy ${table} from stdin`, written(copies, rows, part));
        }
      }),
    ),
  );
  await connected(owner, (client) =>
    client.query('update case_numbers set last_number = $2 where workspace_id = $1', [
      workspaceId,
      size.open + size.closed,
    ]),
  );
  return workspaceId;
}

async function connected<Answer>(
  owner: ClientConfig,
  work: (client: Client) => Promise<Answer>,
): Promise<Answer> {
  const client = new Client(owner);
  await client.connect();
  try {
    await client.query(`set timezone = 'UTC'; set synchronous_commit = off`);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Ids begin with their time, which is the same first letter for a thousand years. */
const namesIn =
  ({ workspaceId, teams, askers }: CrowdOffice, letter: string | undefined) =>
  (id: string): string =>
    letter !== undefined &&
    (id === workspaceId || askers.includes(id) || teams.some((team) => team.includes(id)))
      ? letter + id.slice(1)
      : id;

async function copyOffice(client: Client, table: string, workspaceId: string, named: (id: string) => string) {
  const lines = await linesOf(client, `select * from ${table} where workspace_id = '${workspaceId}'`);
  const renamed = lines.map((line) => Buffer.from(line.replaceAll(/\b[0-9a-z]{26}\b/g, named)));
  const rows = async function* () {
    yield renamed;
  };
  await copyIn(client, `copy ${table} from stdin`, rows());
}

async function linesOf(client: Client, query: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const rows of copyOut(client, `copy (${query}) to stdout`)) lines.push(...rows.map(String));
  return lines;
}

type Wanted = { table: string; pattern: Pattern; office: CrowdOffice; named: (id: string) => string };

async function rowsOf(client: Client, { table, pattern, office, named }: Wanted): Promise<Rows> {
  const { caseId, number, team } = pattern;
  const { workspaceId, teams, askers } = office;
  const members = teams[team] ?? [];
  const where = `workspace_id = '${workspaceId}' and case_id = '${caseId}'`;
  const people = [...members, askers[0] ?? ''].join('|');
  const time = String.raw`(?<!\d)1[67]\d{11}(?!\d)|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?\+00`;
  const numbers = String.raw`(?<![\w-])${number}(?![\w-])`;
  const seams = new RegExp(`(${workspaceId}|${caseId}|${people}|${WORDS}|${numbers}|${time})`);
  const partOf = (text: string): Part => {
    if (text === workspaceId) return named(text);
    if (text === caseId) return (copy) => copy.caseId;
    if (text === WORDS) return (copy) => copy.words;
    if (text === String(number)) return (copy) => String(copy.number);
    const at = members.indexOf(text);
    if (at >= 0) return ({ turn }) => named(members[(at + turn) % members.length] ?? '');
    if (text === askers[0]) return ({ turn }) => named(askers[turn % askers.length] ?? '');
    if (/^1[67]\d{11}$/.test(text)) return ({ shift }) => String(Number(text) - shift);
    const at0 = Date.parse(text.replace(' ', 'T').replace(/\+00$/, 'Z'));
    return ({ shift }) => `${new Date(at0 - shift).toISOString().slice(0, -1).replace('T', ' ')}+00`;
  };
  return (await linesOf(client, `select * from ${table} where ${where}`)).map((line) =>
    line.split(seams).map((text, n) => (n % 2 === 0 ? text : partOf(text))),
  );
}

type Planned = Copy & { readonly pattern: Pattern };

/** Closed ones first, in the order in which they were opened. The same each time it is asked for. */
function plan(patterns: readonly Pattern[], { open, closed }: CrowdSize): () => Generator<Planned> {
  const opened = Date.now();
  return function* () {
    const seeded = seededRandom(closed);
    const random = () => seeded.next();
    for (let n = 0; n < closed + open; n++) {
      const isClosed = n < closed;
      const kind = isClosed ? 'closed' : random() < 0.3 ? 'late' : 'fresh';
      const among = (isClosed ? closed - n : closed + open - n) / (isClosed ? closed : open);
      const shift = Math.floor(among * { closed: 700, late: 60, fresh: 4 }[kind] * DAY_MS);
      const drawnTeam = random() * 100;
      const team = TEAM_SHARES.findIndex((share) => drawnTeam < share);
      const pattern = drawn(patterns, { kind, team }, random() * 100);
      const caseId = idAt(opened - shift, random);
      const words = `${WORD_LISTS.map((list) => list[Math.floor(random() * list.length)]).join(' ')} ${n}`;
      yield { pattern, caseId, shift, number: n + 1, turn: Math.floor(random() * 1_000), words };
    }
  };
}

function drawn(
  patterns: readonly Pattern[],
  { kind, team }: Pick<Pattern, 'kind' | 'team'>,
  place: number,
): Pattern {
  let rest = place;
  for (const pattern of patterns) {
    if (pattern.kind !== kind || pattern.team !== team) continue;
    rest -= pattern.share;
    if (rest < 0) return pattern;
  }
  throw new Error(`There is no pattern of a ${kind} case of team ${team}.`);
}

/** An id as the product makes them: ten letters of time, sixteen by chance. */
function idAt(at: number, random: () => number): string {
  let letters = '';
  for (let rest = at, n = 0; n < 10; n++, rest = Math.floor(rest / 32))
    letters = `${ALPHABET[rest % 32]}${letters}`;
  for (let n = 0; n < 16; n++) letters += ALPHABET[Math.floor(random() * 32)];
  return letters;
}

const LINES_AT_ONCE = 500;

async function* written(
  copies: () => Generator<Planned>,
  rows: ReadonlyMap<Pattern, Rows>,
  part: number | undefined,
) {
  let lines: string[] = [];
  for (const copy of copies()) {
    if (part !== undefined && copy.number % 2 !== part) continue;
    for (const row of rows.get(copy.pattern) ?? []) {
      let line = '';
      for (const each of row) line += typeof each === 'string' ? each : each(copy);
      lines.push(line);
    }
    if (lines.length < LINES_AT_ONCE) continue;
    yield [Buffer.from(lines.join('\n'))];
    lines = [];
  }
  if (lines.length > 0) yield [Buffer.from(lines.join('\n'))];
}
