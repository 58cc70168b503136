// Who is there as a case is tried? The people and teams of a file; what it leaves out is as usual.
import { z } from 'zod';
import { fail, type Result, succeed } from '../../core/base/index.ts';
import { type Directory, type Person, titleFromId } from '../../core/model/index.ts';

const person = z.strictObject({
  id: z.string().optional(),
  key: z.string().optional(),
  name: z.string().optional(),
  canSignIn: z.boolean().default(true),
  invited: z.boolean().optional(),
  active: z.boolean().default(true),
  manager: z.string().nullable().default(null),
  deputy: z.string().nullable().default(null),
  absences: z.array(z.strictObject({ from: z.int(), to: z.int() })).default([]),
});

const team = z.strictObject({
  key: z.string().optional(),
  name: z.string().optional(),
  lead: z.string().nullable().default(null),
  members: z.array(z.string()).default([]),
});

const office = z.strictObject({
  people: z.record(z.string(), person),
  teams: z.record(z.string(), team).default({}),
  fallback: z.string().nullable().default(null),
  openWork: z.record(z.string(), z.int().min(0)).default({}),
  turns: z.record(z.string(), z.int().min(0)).default({}),
});

/** The office that a JSON text tells of. **rejects**: what is no office, and people who are named and not there. */
export function readOffice(text: string): Result<Directory, string> {
  const read = office.safeParse(jsonOf(text));
  if (!read.success) {
    const wrong = read.error.issues.slice(0, 5).map(({ path, message }) => {
      return `${path.length === 0 ? 'the whole' : path.map(String).join('.')}: ${message}`;
    });
    return fail(`This is no office (${wrong.join('; ')}). Write ${EXAMPLE}`);
  }
  const { people, teams, ...rest } = read.data;
  const directory: Directory = {
    ...rest,
    people: mapped(people, (each, id) => personOf(each, id)),
    teams: mapped(teams, (each, key) => ({
      ...each,
      key: each.key ?? key,
      name: each.name ?? titleFromId(key),
    })),
  };
  const [stranger] = named(directory).filter((id) => !Object.hasOwn(people, id));
  if (stranger === undefined) return succeed(directory);
  return fail(
    `"${stranger}" is named and is none of the people. Add ${JSON.stringify(stranger)}: {} to people.`,
  );
}

const EXAMPLE =
  '{ "people": { "ana": { "manager": "max" }, "max": {} }, "teams": { "finance": { "members": ["max"] } } }';

const personOf = ({ invited, ...each }: z.output<typeof person>, id: string): Person => ({
  ...each,
  id: each.id ?? id,
  key: each.key ?? id,
  name: each.name ?? titleFromId(id),
  ...(invited === undefined ? {} : { invited }),
});

const named = ({ people, teams, fallback }: Directory): string[] =>
  [
    ...Object.values(people).flatMap(({ id, manager, deputy }) => [id, manager, deputy]),
    ...Object.values(teams).flatMap(({ lead, members }) => [lead, ...members]),
    fallback,
  ].filter((id) => id !== null);

const mapped = <From, To>(
  from: { readonly [name: string]: From },
  to: (value: From, name: string) => To,
): { [name: string]: To } =>
  Object.fromEntries(Object.entries(from).map(([name, value]) => [name, to(value, name)]));

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
