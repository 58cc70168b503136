// What names something that is not there was probably meant to name something that is: the finding then brings the fix.
import { clearlyNearest } from '../../base/index.ts';
import type { Directory, Workflow } from '../../model/index.ts';
import { error, type Noted } from '../compile/findings.ts';

/** **shape**: without a fix where nothing is near, or two are as near. */
export function misspelt(noted: Noted, name: string, known: readonly string[], inRules?: true): Noted {
  const to = clearlyNearest(name, known);
  if (to === undefined || to === name || noted.fix !== undefined) return noted;
  const edit = { type: 'Respell', at: noted.at, from: name, to, ...(inRules && { inRules }) } as const;
  return { ...noted, fix: { words: `Change it to ${to}`, edits: [edit] } };
}

const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);

export const unknownStage = (at: string, stage: string, { stages }: Pick<Workflow, 'stages'>): Noted =>
  misspelt(
    error('stage-unknown', at, `There is no stage "${stage}".`, 'Name a stage of this workflow, or add it.'),
    stage,
    idsOf(stages),
  );

export const unknownField = (at: string, field: string, { record }: Pick<Workflow, 'record'>): Noted =>
  misspelt(
    error(
      'field-unknown',
      at,
      `The record has no field "${field}".`,
      'Name a field of the record, or add it there.',
    ),
    field,
    Object.keys(record),
  );

export const unknownTeam = (at: string, team: string, { teams }: Pick<Directory, 'teams'>): Noted =>
  misspelt(
    error('team-unknown', at, `There is no team "${team}".`, 'Add the team under People, or name another.'),
    team,
    Object.keys(teams),
  );
