// The page of the workflow patterns: each as its golden case says it, and those that a workflow cannot say, with the reason.
// The patterns are those of Russell, ter Hofstede, van der Aalst and Mulyar, "Workflow Control-Flow Patterns: A Revised View" (2006).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkflow } from '../src/core/model/index.ts';

type Row = { readonly number: number; readonly title: string; readonly how: string };

/** What a workflow cannot say, by the number of the pattern. */
const NOT_SAID: readonly Row[] = [
  {
    number: 33,
    title: 'Generalised AND-Join',
    how:
      'Not said. It pairs tokens by the way they came, whichever round they are of; here a join brings together the branches of one ' +
      'round of its split, since pairing the first of one round with the second of another is a mistake in every case that was met.',
  },
];

export const PATTERNS_LEAD =
  'The 43 control-flow patterns of the Workflow Patterns Initiative and how a workflow says each. Every one that is said has a workflow, ' +
  'commands and the history they lead to in `test/golden/patterns`, run with every test.';

/** The table of the 43 patterns. */
export function patterns(root: string): string[] {
  const folder = join(root, 'test/golden/patterns');
  const rows = [...readdirSync(folder).map((name) => rowOf(folder, name)), ...NOT_SAID];
  const lines = rows
    .sort((one, other) => one.number - other.number)
    .map(({ number, title, how }) => `| ${number} | ${title} | ${how} |`);
  return [['| | pattern | how |', '| --- | --- | --- |', ...lines].join('\n')];
}

function rowOf(folder: string, name: string): Row {
  const { workflow } = readWorkflow(readFileSync(join(folder, name, 'workflow.yaml'), 'utf8'));
  if (workflow === null) throw new Error(`${name} does not read.`);
  return { number: Number(name.split('-')[1]), title: workflow.title, how: workflow.description ?? '' };
}
