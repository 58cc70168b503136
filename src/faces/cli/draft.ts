// millrace draft LOG > workflow.yaml: the workflow behind a history, to correct and publish.
import { defineCommand } from 'citty';
import { draftedSource } from './drafted-source.ts';
import { logArguments, readChosenLog } from './read-log.ts';

export const draftCommand = defineCommand({
  meta: { name: 'draft', description: 'Draft the workflow behind a history, as YAML' },
  args: { ...logArguments, title: { type: 'string', description: 'What the workflow is called' } },
  run: async ({ args }) => {
    const log = await readChosenLog(args, true);
    if (log) process.stdout.write(draftedSource(log, args.log, args.title));
  },
});
