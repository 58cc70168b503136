// Could the machine go round for ever? A circle of stages where nobody works and nothing is waited for need never rest.
import type { Workflow } from '../../model/index.ts';
import { advice, type Noted } from '../compile/findings.ts';
import { stageKind } from '../stages/index.ts';
import { circlesOf } from './circles.ts';

/** Advice and no error: its rules may well let each case out of the circle, and only a case can tell. */
export function checkMachineCircles({ stages }: Workflow): Noted[] {
  const passing = stages.filter(({ kind }) => stageKind(kind)?.passes === true);
  const ways = new Map(passing.map(({ id, next }) => [id, next.map(({ to }) => to)]));
  return circlesOf(ways).map((circle) => {
    const members = new Set(circle);
    const titles = passing.filter(({ id }) => members.has(id)).map(({ title }) => `"${title}"`);
    const first = passing.find(({ id }) => members.has(id))?.id ?? '';
    const message = `The machine could go round at ${inList(titles)} and never rest.`;
    const remedy =
      'Put a stage in between where somebody works or the case waits, or lead the way elsewhere.';
    return advice('machine-circle', `stages.${first}`, message, remedy);
  });
}

const MOST_NAMED = 5;

/** Some of many, and how many more there are. */
export const inList = (titles: readonly string[]): string =>
  titles.length <= MOST_NAMED
    ? titles.join(', ')
    : `${titles.slice(0, MOST_NAMED).join(', ')} and ${titles.length - MOST_NAMED} more`;
