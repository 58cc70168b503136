// A hundred people press the same button with the same key, at two servers of which one is killed meanwhile: it is done once, and
// all hear the same; something else under that key is refused. With --fault key each has a key of their own: it must fail.
import { join } from 'node:path';
import { option, withPlace } from './place.ts';
import { sameKeyDrill } from './same-key/same-key.ts';

const SEED = Number(option('--seed') ?? 7);
const rounds = process.argv.includes('--long') ? 60 : 6;

await withPlace(async ({ access, folder }) => {
  const fault = option('--fault') === 'key';
  const found = await sameKeyDrill(access, join(folder, 'server'), { rounds, seed: SEED, fault });
  console.log(
    `${found.keys} keys asked ${found.asked} times with ${rounds} kills: ${found.answers} answers, ${found.unequal} unequal, ` +
      `${found.repeated} done again, ${found.wrongRefusals} other requests let through; seed ${SEED}.`,
  );
  if (found.unequal + found.repeated + found.wrongRefusals > 0) process.exitCode = 1;
});
