// A server is asked for more than it can do: what it takes in is done, the rest is told so at once, and it can be watched and
// entered meanwhile. With --fault no-limit nobody is turned away: it must fail. The long form measures what the server can do,
// and holds twice and ten times as much against it; the short form counts.
import { join } from 'node:path';
import { longForm, shortForm } from './overload/forms.ts';
import { option, withPlace } from './place.ts';

const seed = Number(option('--seed') ?? 7);

await withPlace(async ({ access, folder }) => {
  const place = { access, folder: join(folder, 'server'), seed, fault: option('--fault') === 'no-limit' };
  const { says, faults } = await (process.argv.includes('--long') ? longForm : shortForm)(place);
  for (const line of says) console.log(line);
  for (const fault of faults) console.log(`Not: ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
});
