// `npm run drills`: what the house promises under trouble, one drill after the other; each prints its figure last. Names as
// arguments run those alone; --long asks for the long forms, --fault NAME plants the fault that a drill must then fail on.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../test/drills');
const given = process.argv.slice(2);
const names = given.filter((each, place) => !each.startsWith('--') && given[place - 1] !== '--fault');
const options = given.filter((each) => !names.includes(each));
const drills = readdirSync(folder)
  .filter((file) => file.endsWith('.drill.ts'))
  .filter((file) => names.length === 0 || names.some((name) => file.startsWith(name)));

const failed: string[] = [];
for (const file of drills) {
  console.log(`\n${file}`);
  const { status } = spawnSync(process.execPath, [join(folder, file), ...options], { stdio: 'inherit' });
  if (status !== 0) failed.push(file);
}
console.log(
  `\n${drills.length - failed.length} of ${drills.length} drills hold.${failed.length > 0 ? ` Not: ${failed.join(', ')}` : ''}`,
);
process.exit(failed.length === 0 && drills.length > 0 ? 0 : 1);
