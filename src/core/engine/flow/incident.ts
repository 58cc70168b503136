// Something the machine could not do by itself: it gets an owner, and the owner is told.
import type { PersonId } from '../../model/index.ts';
import { resolveOwner } from '../owners/resolve-owner.ts';
import { notify } from './notify.ts';
import { emit, type Progress } from './progress.ts';

/** Raises an incident for the given owner, or for whoever takes what has no other owner. */
export function raiseIncident(
  progress: Progress,
  text: string,
  owner: PersonId | null = keeper(progress),
): void {
  emit(progress, { type: 'IncidentRaised', text, owner });
  if (owner === null) return;
  notify(progress, {
    people: [owner],
    text: `${progress.state.title}: ${text}`,
    reason: 'automation',
    workItem: null,
  });
}

const keeper = (progress: Progress): PersonId | null =>
  resolveOwner(progress, { rule: null, stage: '', except: [] }).owner;
