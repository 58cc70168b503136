// A thousand tampers with the history, each planted alone and undone: every one is found, and named by its place. Short form:
// a hundred. With --fault CHECK the proof leaves out that check (chain, columns, state, personal, checkpoints): it must fail.
import { join } from 'node:path';
import { Client } from 'pg';
import { seededRandom } from '../../src/core/base/index.ts';
import { signingKey } from '../../src/shell/store/checkpoints/signing-key.ts';
import { newId, workspaces } from '../../src/shell/store/index.ts';
import type { Check } from '../../src/shell/store/verify/proof.ts';
import { proveWithin } from '../../src/shell/store/verify/prove-database.ts';
import { option, withPlace } from './place.ts';
import { TAMPERS } from './tampers.ts';
import { keptOutside, tellHistory } from './told-history.ts';

const SEED = Number(option('--seed') ?? 7);
const COUNT = process.argv.includes('--long') ? 1_000 : 100;
const CASES = 12;
const without = [option('--fault')].filter((each) => each !== undefined) as Check[];

await withPlace(async ({ folder, access, database }) => {
  const workspaceId = newId();
  await database.withWorkspace(workspaceId, (scope) => workspaces.create(scope, 'Drill'));
  const caseIds = await tellHistory(database, workspaceId, signingKey(join(folder, 'key.pem')), CASES);
  const outside = await keptOutside(database.in(workspaceId));
  const owner = new Client(access.owner);
  await owner.connect();
  const random = seededRandom(SEED);
  const names = Object.keys(TAMPERS);
  const begun = performance.now();
  let found = 0;
  let named = 0;
  for (let n = 0; n < COUNT; n++) {
    const name = names[n % names.length] ?? '';
    const place = Math.floor(random.next() * caseIds.length);
    const events = place % 2 === 0 ? 10 : 6;
    const seq = 1 + Math.floor(random.next() * events);
    await owner.query('begin');
    await owner.query(`set local timezone = 'UTC'`);
    const planted = await TAMPERS[name]?.(owner, { workspaceId, caseId: caseIds[place] ?? '', seq, events });
    const [first] = (await proveWithin(owner, { outside, without })).faults;
    await owner.query('rollback');
    if (first !== undefined) found += 1;
    if (first?.caseId === planted?.caseId && first?.seq === planted?.seq) named += 1;
    else
      console.log(
        `${name} at event ${seq}: planted ${JSON.stringify(planted)}, found ${JSON.stringify(first)}`,
      );
  }
  await owner.end();
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  console.log(
    `${found} of ${COUNT} tampers of ${names.length} kinds detected, ${named} named by their place; ${seconds} s, seed ${SEED}.`,
  );
  if (found < COUNT || named < COUNT) process.exitCode = 1;
});
