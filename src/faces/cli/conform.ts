// millrace conform LOG WORKFLOW: does a history follow a workflow, or a model as `discover` prints it, and where not?
import { parseArgs } from 'node:util';
import { defineCommand } from 'citty';
import type { EventLog } from '../../core/event-log/index.ts';
import { checkRules, conform, type IntendedModel, MOST_RULES } from '../../core/mining/index.ts';
import { activitiesOfTree } from '../../core/net/index.ts';
import { type CheckedRule, conformJson, conformSummary } from './conform-report.ts';
import { readGivenModel } from './given-model.ts';
import { logArguments, readChosenLog, tellPairs } from './read-log.ts';
import { complain, print } from './safe-print.ts';

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
    rule: {
      type: 'string',
      description: 'A rule in words, such as "Pay never before Approve"; may be given several times',
    },
    json: { type: 'boolean', description: 'Print JSON: fitness, precision, deviations, rules' },
  },
  run: async ({ args, rawArgs }) => {
    const written = rulesIn(rawArgs);
    if (written.length > MOST_RULES) return refuse(`At most ${MOST_RULES} rules can be checked at once.`);
    const model = await readGivenModel(args.workflow);
    if (!model.ok) return refuse(model.problem);
    const log = await readChosenLog(args);
    if (!log) return;
    tellPairs(log, args);
    const held = conform(log, model.value);
    if (!held.ok) return refuse(`${held.problem.message} ${held.problem.remedy}`);
    const rules = checked(log, written, model.value);
    if (typeof rules === 'string') return refuse(rules);
    print(
      args.json
        ? `${JSON.stringify(conformJson(held.value, rules, log), null, 2)}\n`
        : conformSummary(held.value, rules, log),
    );
  },
});

/** Each `--rule`, in order: the options as parsed keep only the last. */
const rulesIn = (rawArgs: readonly string[]): readonly string[] =>
  parseArgs({
    args: [...rawArgs],
    options: { rule: { type: 'string', multiple: true } },
    strict: false,
    allowPositionals: true,
  }).values.rule?.filter((each) => typeof each === 'string') ?? [];

/** What became of the rules, or which of them is none and why. */
function checked(log: EventLog, written: readonly string[], model: IntendedModel): CheckedRule[] | string {
  const names =
    'tree' in model
      ? activitiesOfTree(model.tree)
      : model.workflow.stages.flatMap(({ title, observed }) => [title, ...observed]);
  const rules: CheckedRule[] = [];
  for (const report of checkRules(log, written, { names })) {
    if ('problem' in report) {
      const { at, message, remedy } = report.problem;
      return `--rule "${report.written}", at character ${at + 1}: ${message}\n${remedy}`;
    }
    rules.push(report);
  }
  return rules;
}

function refuse(message: string): void {
  complain(`${message}\n`);
  process.exitCode = 1;
}
