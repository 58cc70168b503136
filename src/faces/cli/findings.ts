// millrace findings LOG: where does work wait, change hands, stop or bounce, and what does it cost? The costly first.
import { defineCommand } from 'citty';
import { HOUR_MS } from '../../core/base/index.ts';
import { FINDINGS, type Finding, type FindingsReport, findingsOf } from '../../core/mining/index.ts';
import { count, number } from './count-in-words.ts';
import { logArguments, readChosenLog } from './read-log.ts';
import { complain, print } from './safe-print.ts';

const DEFAULT_TOP = 20;

export const findingsCommand = defineCommand({
  meta: {
    name: 'findings',
    description: 'Find where work waits, changes hands, stops or bounces, the costly first',
  },
  args: {
    ...logArguments,
    json: { type: 'boolean', description: 'Print JSON' },
    top: {
      type: 'string',
      description: `How many findings the readable list shows (default ${DEFAULT_TOP})`,
    },
  },
  run: async ({ args }) => {
    const top = args.top === undefined ? DEFAULT_TOP : Number(args.top);
    if (!Number.isInteger(top) || top < 0) return refuse(`--top must be a whole number, not "${args.top}".`);
    const log = await readChosenLog(args, true);
    if (!log) return;
    const report = findingsOf(log);
    if (!args.json) return print(readable(report, top));
    for (const { kind, why } of report.notEnoughData) complain(`Note: ${titleOf(kind)}: ${why}\n`);
    print(`${JSON.stringify(report.findings.map(asJson), null, 2)}\n`);
  },
});

/** The stable JSON form of a finding. **units**: `costMs` working time of the place. */
const asJson = ({ kind, at, cases, costMs, confidence, text, proposal }: Finding) => ({
  ...{ kind, at, cases },
  costMs: Math.round(costMs),
  confidence,
  text,
  proposal,
});

function readable({ findings, notEnoughData, tested }: FindingsReport, top: number): string {
  const lines = findings.slice(0, top).flatMap((finding, place) => {
    const { kind, text, proposal, evidence } = finding;
    return [
      `${place + 1}. ${titleOf(kind)}: ${text}`,
      `   ${weightOf(finding)}`,
      `   ${evidence.map(({ label, value }) => `${label}: ${value}`).join(' · ')}`,
      `   What to change: ${proposal.text}`,
      '',
    ];
  });
  const more = findings.length - top;
  return [
    ...(findings.length === 0 ? [`Nothing stands out among ${number(tested)} things looked at.`, ''] : lines),
    ...(more > 0 ? [`… and ${number(more)} more (--top ${findings.length})`, ''] : []),
    ...missing(notEnoughData),
  ]
    .join('\n')
    .replace(/\n*$/, '\n');
}

/** What the order of the list goes by. Hours, because how long a day is differs from place to place. */
function weightOf({ cases, costMs, confidence }: Finding): string {
  const hours = count(Math.round(costMs / HOUR_MS), 'working hour');
  const lost =
    costMs >= HOUR_MS / 2 ? `${hours} lost` : costMs > 0 ? 'less than an hour lost' : 'no time lost';
  const sure = confidence > 0.999 ? 'over 99.9' : (Math.floor(confidence * 1000) / 10).toFixed(1);
  return `${count(cases, 'case')} · ${lost} in all · certain to ${sure}%`;
}

/** Kinds that lack the same stand in one line. */
function missing(notEnoughData: FindingsReport['notEnoughData']): string[] {
  const byWhy = new Map<string, string[]>();
  for (const { kind, why } of notEnoughData) byWhy.set(why, [...(byWhy.get(why) ?? []), titleOf(kind)]);
  return [...byWhy].map(([why, titles]) => `Not enough data (${titles.join(', ')}): ${why}`);
}

const titleOf = (kind: string): string => FINDINGS.find((each) => each.kind === kind)?.title ?? kind;

function refuse(message: string): void {
  complain(`${message}\n`);
  process.exitCode = 1;
}
