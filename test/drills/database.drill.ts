// Eight people are at work while the line between the server and its database is cut, goes away, falls silent and loses the answers of
// commits: all that was acknowledged is there, nothing is there twice, and everybody is answered again within seconds. With --fault
// key it must fail.
import { join } from 'node:path';
import { databaseDrill } from './database/database.ts';
import { option, withPlace } from './place.ts';

const seed = Number(option('--seed') ?? 7);
const rounds = process.argv.includes('--long') ? 200 : 24;
const WITHIN_MS = 5_000;

await withPlace(async ({ access, folder }) => {
  const fault = option('--fault') === 'key';
  const found = await databaseDrill(access, join(folder, 'server'), { rounds, seed, fault });
  console.log(
    `${rounds} troubles with the database: ${found.acknowledged} acknowledged by ${found.asked} attempts, ${found.lost} lost, ` +
      `${found.doubled} doubled; everybody answered again within ${(found.longestMs / 1_000).toFixed(1)} s; seed ${seed}.`,
  );
  if (found.lost + found.doubled > 0 || found.longestMs > WITHIN_MS || found.acknowledged === 0)
    process.exitCode = 1;
});
