// millrace restore FILE: a backup into a fresh data directory or an empty database, where it waits until an operator lets it work.
import { defineCommand } from 'citty';
import type { FilesMoved } from '../../shell/store/index.ts';
import { count } from './count-in-words.ts';
import { placeArguments, placeOf, telling } from './place-options.ts';

export const restoreCommand = defineCommand({
  meta: {
    name: 'restore',
    description:
      'Put a backup into a fresh data directory or an empty database; nothing is sent until millrace release',
  },
  args: {
    file: { type: 'positional', description: 'A file that millrace backup has written', required: true },
    ...placeArguments,
  },
  run: ({ args }) =>
    telling(async () => {
      const { restoreDatabase } = await import('../../shell/store/index.ts');
      const { rows, madeAt, migrated, place, files } = await restoreDatabase(placeOf(args), args.file);
      const brought = migrated.length === 0 ? '' : `Brought up to this Millrace by ${migrated.join(', ')}.\n`;
      process.stdout.write(
        `${count(rows, 'row')} as of ${madeAt} are back in ${place}.\n${brought}${files === null ? '' : filesInWords(files)}` +
          'Nothing is sent and no timer fires there yet. Start it, look around, then let it work with: millrace release\n',
      );
    }),
});

const filesInWords = ({ moved, place, trouble }: FilesMoved): string =>
  `${count(moved, 'file')} went into ${place}.\n${trouble === null ? '' : `The others stay in the database: ${trouble}\n`}`;
