// millrace draft LOG > workflow.yaml: the workflow behind a history, to correct and publish.
import { basename } from 'node:path';
import { defineCommand } from 'citty';
import { keepLifecycle } from '../../core/event-log/index.ts';
import { type Draft, draft } from '../../core/mining/index.ts';
import { titleFromId, writeWorkflow } from '../../core/model/index.ts';
import { count } from './count-in-words.ts';
import { logArguments, readGivenLog } from './read-log.ts';

export const draftCommand = defineCommand({
  meta: { name: 'draft', description: 'Draft the workflow behind a history, as YAML' },
  args: { ...logArguments, title: { type: 'string', description: 'What the workflow is called' } },
  run: async ({ args }) => {
    const imported = await readGivenLog({ ...args, lifecycle: undefined });
    if (!imported) return;
    const log = args.lifecycle ? keepLifecycle(imported.log, args.lifecycle) : imported.log;
    if (log.events === 0) {
      process.stderr.write(`${args.log}: no event is in the state "${args.lifecycle}".\n`);
      process.exitCode = 1;
      return;
    }
    const drafted = draft(log, args.title ?? titleOfFile(args.log));
    process.stdout.write(`${heading(drafted, basename(args.log))}${writeWorkflow(drafted.workflow)}`);
  },
});

/** `expense-claims.xes.gz` is called `Expense claims`. */
const titleOfFile = (path: string): string =>
  titleFromId(basename(path).replace(/(\.(xes|csv|tsv|txt|xml|gz))+$/i, '')) || 'Drafted workflow';

function heading({ teams, leftOut }: Draft, file: string): string {
  const lines = [
    `Drafted from ${file}. Correct it where the history is not what you want.`,
    ...teams.map((team) => `Team ${team.key}: ${team.members.join(', ')}`),
    ...leftOut.map(
      ({ name, events, cases }) =>
        `Left out as rare: ${name} (${count(events, 'event')} in ${count(cases, 'case')})`,
    ),
  ];
  // A line break in a name must not end the comment.
  return lines.map((line) => `# ${line.replace(/\s+/g, ' ')}\n`).join('');
}
