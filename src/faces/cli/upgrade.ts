// millrace upgrade: brings the tables up to this Millrace. start does the same; here it happens by itself, and says what it did.
import { defineCommand } from 'citty';
import { atWorkInWords } from './db.ts';
import { placeArguments, placeOf, telling } from './place-options.ts';

export const upgradeCommand = defineCommand({
  meta: { name: 'upgrade', description: 'Bring the database of an older Millrace up to this one' },
  args: placeArguments,
  run: ({ args }) =>
    telling(async () => {
      const { upgradeDatabase } = await import('../../shell/store/index.ts');
      const { applied, atWork } = await upgradeDatabase(placeOf(args));
      process.stdout.write(
        applied.length === 0
          ? 'The database is up to date.\n'
          : `The database is up to date now. Applied:\n${applied.map((name) => `  ${name}\n`).join('')}`,
      );
      if (atWork.programs.length > 0) process.stdout.write(`${atWorkInWords(atWork)}\n`);
    }),
});
