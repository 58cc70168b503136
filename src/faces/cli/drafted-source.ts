// The workflow behind a history as a source, with what it does not say in comments above it.
import { basename } from 'node:path';
import type { EventLog } from '../../core/event-log/index.ts';
import { type Draft, draft } from '../../core/mining/index.ts';
import { titleFromId, writeWorkflow } from '../../core/model/index.ts';
import { count } from './count-in-words.ts';

export function draftedSource(log: EventLog, path: string, title?: string): string {
  const drafted = draft(log, title ?? titleOfFile(path));
  return `${heading(drafted, basename(path))}${writeWorkflow(drafted.workflow)}`;
}

/** `expense-claims.xes.gz` is called `Expense claims`. */
const titleOfFile = (path: string): string =>
  titleFromId(basename(path).replace(/(\.(xes|csv|tsv|txt|xlsx|xml|ocel|json|gz))+$/i, '')) ||
  'Drafted workflow';

function heading({ teams, leftOut, learnt, besides }: Draft, file: string): string {
  const lines = [
    `Drafted from ${file}. Correct it where the history is not what you want.`,
    ...learnt.map(
      ({ stage, to, when, support, accuracy, baseline }) =>
        `Learnt: from ${stage} to ${to} when ${when} (${count(support, 'case')}; right for ${percent(accuracy)} of ` +
        `cases kept aside, ${percent(baseline)} by always taking the usual way)`,
    ),
    ...besides.map(
      ({ stages, share, inOrder }) =>
        `Side by side in the history, ${inOrder ? `drawn in the most frequent order (${percent(share)} of the cases)` : 'drawn as branches'}: ` +
        stages.map((group) => group.join(', ')).join(' | '),
    ),
    ...teams.map((team) => `Team ${team.key}: ${team.members.join(', ')}`),
    ...leftOut
      .slice(0, MOST_LEFT_OUT)
      .map(
        ({ name, events, cases }) =>
          `Left out as rare: ${name} (${count(events, 'event')} in ${count(cases, 'case')})`,
      ),
    ...(leftOut.length > MOST_LEFT_OUT
      ? [`Left out as rare besides: ${count(leftOut.length - MOST_LEFT_OUT, 'activity', 'activities')}`]
      : []),
  ];
  // A line break in a name must not end the comment.
  return lines.map((line) => `# ${line.replace(/\s+/g, ' ')}\n`).join('');
}

const MOST_LEFT_OUT = 30;

const percent = (share: number): string => `${Math.round(share * 100)}%`;
