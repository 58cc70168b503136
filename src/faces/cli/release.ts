// millrace release: lets a restored Millrace work. From then on its timers fire and what it has to send is sent.
import { defineCommand } from 'citty';
import { placeArguments, placeOf, telling } from './place-options.ts';

export const releaseCommand = defineCommand({
  meta: {
    name: 'release',
    description: 'Let a restored Millrace work: timers fire, and what is to be sent is sent',
  },
  args: placeArguments,
  run: ({ args }) =>
    telling(async () => {
      const { liftQuarantine } = await import('../../shell/store/index.ts');
      const lifted = await liftQuarantine(placeOf(args));
      process.stdout.write(
        lifted ? 'Released: it works from now on.\n' : 'It was not waiting; nothing changed.\n',
      );
    }),
});
