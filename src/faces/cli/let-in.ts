// millrace let-in: a link for somebody who cannot sign in any more.
import { defineCommand } from 'citty';
import { placeArguments, placeOf, telling } from './place-options.ts';
import { DEFAULT_PORT } from './start.ts';

const USUAL_ADDRESS = `http://localhost:${DEFAULT_PORT}`;

export const letInCommand = defineCommand({
  meta: {
    name: 'let-in',
    description:
      'Let somebody in who has lost their password or phone, an owner included: prints a link, good for a day, under which ' +
      'they choose a new password and are asked for no second step',
  },
  args: {
    person: {
      type: 'positional',
      required: true,
      description: 'Their name, as it stands on the page of people',
    },
    workspace: {
      type: 'string',
      description: 'The name of the workspace, where several have somebody of that name',
    },
    address: { type: 'string', description: `The address people type (default ${USUAL_ADDRESS})` },
    ...placeArguments,
  },
  run: ({ args }) =>
    telling(async () => {
      const { letIn } = await import('../../shell/service/index.ts');
      const { workspace, address = USUAL_ADDRESS } = args;
      const link = await letIn(placeOf(args), { name: args.person, workspace, at: Date.now() });
      process.stdout.write(
        `${link.personName} (${link.workspaceName}) can choose a new password here until ${until(link.expiresAt)}:\n` +
          `${address.replace(/\/+$/, '')}${link.path}\n`,
      );
    }),
});

const until = (at: number): string =>
  new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
