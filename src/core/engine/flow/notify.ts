// Somebody is told something; never the person who did it, and nobody twice.
import type { EventOf, WorkItem } from '../../model/index.ts';
import { emit, type Progress } from './progress.ts';

type Notice = Pick<EventOf<'Notified'>, 'people' | 'text' | 'reason' | 'workItem'>;

export function notify(progress: Progress, { people, text, reason, workItem }: Notice): void {
  const { by } = progress;
  const self = by.kind === 'person' ? by.person : null;
  const told =
    people.length === 1 && people[0] !== self ? people : [...new Set(people)].filter((each) => each !== self);
  if (told.length > 0) emit(progress, { type: 'Notified', people: told, text, reason, workItem });
}

/** What people call the stage of some work. */
export const titleOf = ({ compiled }: Progress, { stage }: Pick<WorkItem, 'stage'>): string =>
  compiled.stages.get(stage)?.title ?? stage;
