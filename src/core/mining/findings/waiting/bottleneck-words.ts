// How is a bottleneck told, and what is proposed? By what most of its waiting comes from.
import { HOUR_MS, type Milliseconds } from '../../../base/index.ts';
import type { FindingGround } from '../ground.ts';
import type { Proposal } from '../proposal.ts';
import { fewOf, figure, named, part, percent, workTime } from '../words.ts';
import { CAUSES, type Cause, type Causes } from './causes.ts';
import type { Staff } from './staff.ts';
import type { Why } from './why.ts';

/** The cause with the most time, and its share; undefined where nobody is known to have done the work. */
export function mainCause({ causes }: Why): { cause: Cause; share: number } | undefined {
  if (causes.looked === 0 || causes.totalMs <= 0) return undefined;
  const [cause = 'outside'] = [...CAUSES].sort((a, b) => causes.ms[b] - causes.ms[a]);
  const ms = causes.ms[cause] + (mixed(causes, cause) ? causes.ms.prioritisation : 0);
  return { cause, share: ms / causes.totalMs };
}

/** Busy is busy: where much of the other work came later, both count as one. */
const mixed = ({ ms, totalMs }: Causes, cause: Cause): boolean =>
  cause === 'contention' && ms.prioritisation > totalMs / 5;

/** The second half of the sentence: "; two thirds because the three people who do it are busy with other work". */
export function becauseOf(ground: FindingGround, why: Why): string {
  const main = mainCause(why);
  if (main === undefined) return '; the log does not say who does it, so not why';
  const { hours } = ground;
  const { batches, staff } = why;
  const who = whoDoes(ground, staff);
  const does = staff.names.length === 1 ? 'is' : 'are';
  const reasons: { readonly [cause in Cause]: string } = {
    contention: inWaves(why)
      ? `because it comes in waves: ${who} ${does} busy ${percent(staff.busy)} of the time over all`
      : `because ${who} ${does} busy with ${mixed(why.causes, 'contention') ? 'other work, some of which came later' : 'work that came before'}`,
    batching: batches
      ? `because it is gathered and done in batches, about ${figure(batches.size)} at a time every ${workTime(batches.everyMs, hours)}`
      : 'because it is gathered and done in batches',
    prioritisation: `because work that came later is done first`,
    absence: `because whoever then does it is away for whole days`,
    outside: `while ${who} ${does} neither busy nor away: it waits for something the log does not show`,
  };
  return `, ${part(main.share)} of it ${reasons[main.cause]}`;
}

/** People who wait at other times cannot be too few: then the work before it comes in waves. */
const inWaves = ({ staff }: Why): boolean => staff.busy < SPARE;
const SPARE = 0.85;

function whoDoes(ground: FindingGround, { names }: Staff): string {
  const group = ground.performers().kind === 'group';
  if (names.length === 0) return 'those who do it';
  if (names.length === 1) return group ? `the group ${named(names[0] ?? '')}` : (names[0] ?? '');
  return `the ${group ? fewOf(names.length, 'group') : fewOf(names.length, 'person', 'people')} who do it`;
}

/** The causes as a row of evidence, the largest first. */
export function causesInWords({ causes }: Why): string {
  const words: { readonly [cause in Cause]: string } = {
    contention: 'busy with earlier work',
    batching: 'gathered into batches',
    prioritisation: 'later work done first',
    absence: 'away for the day',
    outside: 'not shown by the log',
  };
  return [...CAUSES]
    .filter((cause) => causes.ms[cause] / causes.totalMs >= 0.005)
    .sort((a, b) => causes.ms[b] - causes.ms[a])
    .map((cause) => `${words[cause]} ${percent(causes.ms[cause] / causes.totalMs)}`)
    .join(', ');
}

/** One change against the main cause. */
export function againstIt(ground: FindingGround, activity: string, meanMs: Milliseconds, why: Why): Proposal {
  const { hours } = ground;
  const step = named(activity);
  const dueMs = dueWithin(ground, meanMs);
  const soon = { kind: 'set-due' as const, activity, dueMs };
  switch (mainCause(why)?.cause) {
    case 'contention':
      if (inWaves(why))
        return {
          text: `Spread the work before ${step}, and make it due within ${workTime(dueMs, hours)}, with a reminder.`,
          change: soon,
        };
      return {
        text: `Let more people do ${step}, and give each piece of work to whoever has least.`,
        change: { kind: 'add-people', activity },
      };
    case 'batching':
      return {
        text: `Do ${step} as work comes in: make it due within ${workTime(dueMs, hours)}, with a reminder.`,
        change: soon,
      };
    case 'prioritisation':
      return {
        text: `Let people take the oldest work of ${step} first.`,
        change: { kind: 'choose-owner', activity, choose: 'pull' },
      };
    case 'absence':
      return {
        text: `Give ${step} to whoever is there and has least, so that nothing lies while one is away.`,
        change: { kind: 'choose-owner', activity, choose: 'least-loaded' },
      };
    default:
      return {
        text: `Make ${step} due within ${workTime(dueMs, hours)}, with a reminder, and ask what it waits for.`,
        change: soon,
      };
  }
}

/** Half of what it waits now, in whole hours, and at most a day. */
export const dueWithin = ({ hours }: FindingGround, meanMs: Milliseconds): Milliseconds =>
  Math.min(hours.dayMs, Math.max(HOUR_MS, Math.round(meanMs / 2 / HOUR_MS) * HOUR_MS));

/** How busy the people are, as a row of evidence; none where it is not known. */
export const staffInWords = ({ staff }: Why): { label: string; value: string }[] =>
  Number.isNaN(staff.busy) || staff.names.length === 0
    ? []
    : [
        {
          label: 'Done by',
          value: `${fewOf(staff.names.length, 'person', 'people')}, busy ${percent(staff.busy)} of their time`,
        },
      ];
