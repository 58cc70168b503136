// millrace db: what the database is, and how it is spread over a cluster.
import { defineCommand } from 'citty';
import type { ClusterNode, DatabaseStanding, Distributed } from '../../shell/store/index.ts';
import { count } from './count-in-words.ts';
import { placeArguments, placeOf, telling } from './place-options.ts';

export const dbCommand = defineCommand({
  meta: {
    name: 'db',
    description:
      'Say what the database is (status), or spread its tables over a cluster with Citus (distribute)',
  },
  args: {
    action: { type: 'positional', description: 'status or distribute', required: true },
    json: { type: 'boolean', description: 'Print JSON' },
    ...placeArguments,
  },
  run: ({ args }) =>
    telling(async () => {
      const { databaseStanding, distributeDatabase, StartProblem } = await import(
        '../../shell/store/index.ts'
      );
      if (args.action === 'status') {
        const standing = await databaseStanding(placeOf(args));
        process.stdout.write(args.json ? asJson(standing) : standingInWords(standing));
      } else if (args.action === 'distribute') {
        const done = await distributeDatabase(placeOf(args));
        process.stdout.write(args.json ? asJson(done) : distributedInWords(done));
      } else {
        throw new StartProblem(
          `millrace db does not know "${args.action}".`,
          'Write millrace db status or millrace db distribute.',
        );
      }
    }),
});

const asJson = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

export function standingInWords(standing: DatabaseStanding): string {
  const { place, embedded, version, citus, migrations, atWork, bytes, warnings } = standing;
  const kind = citus === null ? '' : ` with Citus ${citus.version}`;
  const lines = [
    `PostgreSQL ${version}${kind}, ${embedded ? `embedded, in ${place}` : place}`,
    ...(citus === null ? [] : [nodesInWords(citus.nodes)]),
    tablesInWords(standing),
    `${sizeInWords(bytes)}, ${migrationsInWords(migrations)}`,
    atWorkInWords(atWork),
    ...(warnings.length === 0 ? ['Its settings keep what was answered.'] : warnings),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function nodesInWords(nodes: readonly ClusterNode[]): string {
  const workers = nodes.filter(({ role }) => role === 'worker');
  const told = nodes.map(
    ({ name, port, role, active, holdsRows }) =>
      `\n  ${name}:${port}, ${role}${holdsRows ? '' : ', holds no rows'}${active ? '' : ', NOT ACTIVE'}`,
  );
  return `${count(nodes.length - workers.length, 'coordinator')}, ${count(workers.length, 'worker')}:${told.join('')}`;
}

function tablesInWords({ citus, tables, waiting }: DatabaseStanding): string {
  if (citus === null) return `${count(tables.local.length, 'table')}, all on this one server (no Citus)`;
  const told = [
    `Distributed by workspace: ${listed(tables.distributed)}`,
    `Copied to every node: ${listed(tables.reference)}`,
    `On this server alone: ${listed(tables.local)}`,
  ];
  if (waiting.length > 0) {
    told.push(`Not where they belong: ${listed(waiting)}\n  Run: millrace db distribute`);
  }
  return told.join('\n');
}

const listed = (names: readonly string[]): string =>
  names.length === 0 ? 'none' : `${names.length} (${names.join(', ')})`;

function migrationsInWords({ applied, missing }: DatabaseStanding['migrations']): string {
  const last = applied.at(-1);
  const done = `${count(applied.length, 'migration')} applied${last === undefined ? '' : `, the last ${last}`}`;
  return missing.length === 0
    ? done
    : `${done}; missing ${missing.length > 3 ? missing.length : missing.join(', ')} (start or millrace upgrade applies them)`;
}

/** Who is at work, told by whether they know the tables as this Millrace does. */
export function atWorkInWords({ ours, programs }: DatabaseStanding['atWork']): string {
  if (programs.length === 0) return 'No server is at work on it.';
  const told = programs.map(({ knows, servers }) => {
    const age = knows === ours ? 'of this version' : `${knows < ours ? 'older' : 'newer'} (schema ${knows})`;
    return `${count(servers, 'server')} ${age}`;
  });
  return `At work on it: ${told.join(', ')}`;
}

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'];

function sizeInWords(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const value = bytes / 1000 ** power;
  return `${value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 })} ${UNITS[power]}`;
}

export function distributedInWords({ distributed, reference, before }: Distributed): string {
  if (distributed.length + reference.length === 0) {
    return `All ${count(before, 'table')} are distributed already; nothing was changed.\n`;
  }
  const told = [
    ...(distributed.length === 0 ? [] : [`Distributed by workspace: ${listed(distributed)}`]),
    ...(reference.length === 0 ? [] : [`Copied to every node: ${listed(reference)}`]),
    ...(before === 0
      ? []
      : [`${count(before, 'table')} ${before === 1 ? 'was' : 'were'} distributed before.`]),
    'Restart every Millrace that runs on this database, so that its connections know of it.',
  ];
  return told.map((line) => `${line}\n`).join('');
}
