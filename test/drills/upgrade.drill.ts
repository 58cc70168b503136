// Six people are at work while the servers are renewed one by one: the new ones bring the tables up, an old one falls over and begins
// again beside them, and what old ones need is taken away when the last of them has gone. --from COMMIT takes that state of the
// project for the old ones. With --fault silent (the release that takes away does not say who can do without) it must fail.
import { join } from 'node:path';
import { option, withAccess } from './place.ts';
import { gotAlong, upgradeDrill } from './upgrade/upgrade.ts';

const pauseMs = process.argv.includes('--long') ? 6_000 : 1_000;

await withAccess(async ({ access, folder }) => {
  const fault = option('--fault') === 'silent';
  const found = await upgradeDrill(access, join(folder, 'house'), { pauseMs, from: option('--from'), fault });
  console.log(
    `${found.changes} changes of servers, ${found.promised} cases promised (${found.events} events): ${found.lost} lost, ` +
      `${found.doubled} doubled, ${found.broken} broken, ${found.orphans} left over; ${found.effects} effects, ` +
      `${found.effectsLost} lost, ${found.effectsDoubled} doubled; ${found.unreminded} reminders missing, ` +
      `${found.remindedTwice} twice. Taking away ${found.refusedInTime ? 'was refused' : 'was NOT refused'} while an old one was at work, ` +
      `the start of an old one ${found.refusedAfter ? 'was refused' : 'was NOT refused'} after it.`,
  );
  if (!gotAlong(found) || found.promised === 0) process.exitCode = 1;
});
