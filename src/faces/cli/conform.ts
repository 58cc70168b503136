// millrace conform LOG WORKFLOW: does a history follow a workflow, or a model as `discover` prints it, and where not?
import { defineCommand } from 'citty';
import { type Conformance, conform } from '../../core/mining/index.ts';
import { count, number } from './count-in-words.ts';
import { readGivenModel } from './given-model.ts';
import { logArguments, readChosenLog } from './read-log.ts';
import { spanInWords } from './span-in-words.ts';

export const conformCommand = defineCommand({
  meta: {
    name: 'conform',
    description: 'Hold a history against a workflow: how well it fits, and every deviation with its cost',
  },
  args: {
    ...logArguments,
    workflow: {
      type: 'positional',
      description: 'A workflow as YAML or JSON, or a tree as discover prints it (a file, or the tree itself)',
      required: true,
    },
    json: { type: 'boolean', description: 'Print JSON: fitness, precision, deviations' },
  },
  run: async ({ args }) => {
    const model = await readGivenModel(args.workflow);
    if (!model.ok) return refuse(model.problem);
    const log = await readChosenLog(args);
    if (!log) return;
    const held = conform(log, model.value);
    if (!held.ok) return refuse(`${held.problem.message} ${held.problem.remedy}`);
    process.stdout.write(
      args.json ? `${JSON.stringify(asJson(held.value), null, 2)}\n` : readable(held.value),
    );
  },
});

/** The stable JSON form. **units**: fitness and precision from 0 to 1; `costMs` milliseconds. */
const asJson = ({ fitness, precision, deviations }: Conformance) => ({
  fitness,
  precision,
  deviations: deviations.map(({ text, cases, costMs }) => ({ text, cases, costMs })),
});

const SHOWN = 40;

function readable(held: Conformance): string {
  const { fitness, precision, deviations, cases, conformingCases, guessed } = held;
  const widest = Math.max(...deviations.slice(0, SHOWN).map((each) => number(each.cases).length), 0);
  const rows = deviations.slice(0, SHOWN).map((each) => {
    const cost = each.costMs > 0 ? spanInWords(each.costMs) : '–';
    return `  ${number(each.cases).padStart(widest)}  ${cost.padEnd(9)}  ${each.text}`;
  });
  const more = held.more + Math.max(0, deviations.length - SHOWN);
  return `${[
    `Fitness ${share(fitness)}: so much of the history fits the model`,
    `Precision ${share(precision)}: so much of what the model allows is done`,
    `${number(conformingCases)} of ${count(cases, 'case')} follow the model throughout`,
    ...(rows.length > 0
      ? ['', 'Deviations: cases, the time they cost more than cases that follow the model', ...rows]
      : []),
    ...(more > 0 ? [`  … and ${number(more)} more`] : []),
    ...(guessed > 0
      ? ['', `Note: for ${count(guessed, 'case')} the deviations are not certainly the fewest.`]
      : []),
  ].join('\n')}\n`;
}

const share = (value: number | null): string =>
  value === null ? 'not known' : `${(Math.floor(value * 1000) / 10).toFixed(1)} %`;

function refuse(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
