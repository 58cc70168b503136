// `CITUS_URL=… node scripts/test-citus.ts`: the contract of the store, work over HTTP and the short drills against a cluster. What passes
// there is what is said to work on Citus, and nothing else. Every table of that database is emptied, so its name must say
// that it is for tests. --plain lets a PostgreSQL without Citus through, as a trial of this script.
import { spawnSync } from 'node:child_process';
import { databaseStanding, StartProblem } from '../src/shell/store/index.ts';

const TESTS = [
  'test/contract/commit.db.test.ts',
  'test/contract/groups.db.test.ts',
  'test/contract/walls.db.test.ts',
  'src/shell/worker/worker.db.test.ts',
  'test/http/work.db.test.ts',
  'test/http/two-servers.db.test.ts',
  'test/drills/drills.db.test.ts',
];

const given = process.argv.slice(2);
const plain = given.includes('--plain');
const named = given.filter((each) => !each.startsWith('--'));
const url = process.env.CITUS_URL ?? '';

const problem = problemWith(url);
if (problem !== null) end(problem);
const { version, citus } = await databaseStanding({ url }).catch((error: unknown) =>
  end(error instanceof StartProblem ? `${error.message}\n${error.remedy}` : String(error)),
);
if (citus === null && !plain) {
  end(
    `No Citus here: CITUS_URL names a PostgreSQL ${version} without it. Nothing was run.\n` +
      'Name a cluster, or add --plain to try the suite on this server as it is.',
  );
}
const place = `PostgreSQL ${version}${citus === null ? ' without Citus' : ` with Citus ${citus.version}, ${citus.nodes.length} nodes`}`;
console.log(`The store's contract and the short drills on ${place}.`);
const { status } = spawnSync(
  'vitest',
  ['run', '--project', 'database', '--no-file-parallelism', ...(named.length > 0 ? named : TESTS)],
  { stdio: 'inherit', env: { ...process.env, MILLRACE_TEST_CLUSTER: url } },
);
console.log(
  status === 0
    ? `All of it holds on ${place}.`
    : `Not all of it holds on ${place}; what failed stands above.`,
);
process.exit(status ?? 1);

function problemWith(given: string): string | null {
  if (given === '')
    return 'Set CITUS_URL to the database of a cluster: postgres://user:password@coordinator:5432/millrace_test.';
  const name = URL.canParse(given) ? new URL(given).pathname.slice(1) : '';
  return name.includes('test')
    ? null
    : `Every table of the database is emptied, so its name must contain "test"; CITUS_URL names "${name}".`;
}

function end(words: string): never {
  console.error(words);
  process.exit(1);
}
