// millrace backup FILE: everything in one file, while Millrace runs or not.
import { defineCommand } from 'citty';
import { count } from './count-in-words.ts';
import { placeArguments, placeOf, telling } from './place-options.ts';

export const backupCommand = (version: string) =>
  defineCommand({
    meta: { name: 'backup', description: 'Write everything into one file, while Millrace runs or not' },
    args: {
      file: {
        type: 'positional',
        description: 'The file to write; it must not be there yet',
        required: true,
      },
      ...placeArguments,
    },
    run: ({ args }) =>
      telling(async () => {
        const { backupDatabase } = await import('../../shell/store/index.ts');
        const { bytes, rows, madeAt, lost } = await backupDatabase(placeOf(args), args.file, version);
        process.stdout.write(
          `${args.file}: ${count(rows, 'row')}, ${(bytes / 1e6).toFixed(1)} MB, as of ${madeAt}.\n` +
            'It holds all there is, personal values and the hashes of passwords too: keep it as safe as the server.\n',
        );
        if (lost.length === 0) return;
        const named = lost.map(({ name, object }) => `  "${name}" (${object})\n`).join('');
        process.stderr.write(
          `${count(lost.length, 'file')} could not be saved: the storage has something else or nothing in its place.\n${named}`,
        );
        process.exitCode = 1;
      }),
  });
