// Does every calendar that the workflow names exist? One that does not would be the workspace's in silence.
import type { Workflow } from '../../model/index.ts';
import { error, type Noted } from '../compile/findings.ts';
import { misspelt } from './misspelt.ts';

/** The key of the workspace's own calendar, which is always there. */
const OWN = 'default';

/** **shape**: `known` are the keys of the workspace. */
export function checkCalendars({ calendar, automations }: Workflow, known: readonly string[]): Noted[] {
  const isKnown = (key: string | null | undefined): boolean =>
    key == null || key === OWN || known.includes(key);
  return [
    ...(isKnown(calendar) ? [] : [unknown(calendar ?? '', 'calendar', known)]),
    ...automations.flatMap(({ id, schedule }) =>
      isKnown(schedule?.calendar) ? [] : [unknown(schedule?.calendar ?? '', `automations.${id}.on`, known)],
    ),
  ];
}

const unknown = (key: string, at: string, known: readonly string[]): Noted =>
  misspelt(
    error(
      'calendar-unknown',
      at,
      `There is no calendar "${key}" in this workspace.`,
      'Name one that is under Settings, or none, so that the hours of the workspace count.',
    ),
    key,
    known,
  );
