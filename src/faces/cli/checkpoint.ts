// millrace checkpoint: signs where all histories stand, and writes every checkpoint down, to be kept where this server cannot reach.

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { defineCommand } from 'citty';
import { count } from './count-in-words.ts';
import { placeArguments, placeOf, telling } from './place-options.ts';

export const checkpointCommand = defineCommand({
  meta: {
    name: 'checkpoint',
    description:
      'Sign where all histories stand, and write all checkpoints as JSON lines, to be kept elsewhere',
  },
  args: {
    out: { type: 'string', description: 'The file to write (default: the terminal)' },
    ...placeArguments,
  },
  run: ({ args }) =>
    telling(async () => {
      const { checkpointKey, makeCheckpoints, writeCheckpoints } = await import('../../shell/store/index.ts');
      const place = placeOf(args);
      const made = await makeCheckpoints(place, Date.now());
      const out = args.out === undefined ? process.stdout : createWriteStream(args.out, { mode: 0o600 });
      await writeCheckpoints(place, (line) => out.write(`${line}\n`));
      if (out !== process.stdout) {
        out.end();
        await once(out, 'close');
      }
      const { publicKey } = checkpointKey(args.data);
      process.stderr.write(
        `${made.length === 0 ? 'Nothing changed since the last checkpoint.' : `${count(made.length, 'checkpoint')} made.`} Signed by the key ${publicKey}\n`,
      );
    }),
});
