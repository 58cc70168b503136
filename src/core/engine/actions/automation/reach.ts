// What an automation does to where the case stands: its open work is given to others or gets tasks, or the case is moved.
// What cannot be done is left undone, and says why; a move that is refused is an incident that somebody owns.
import { REJECTIONS, type StageId, type Token, type WorkItem } from '../../../model/index.ts';
import { forkOnward } from '../../flow/branches/go-back.ts';
import { clearToken } from '../../flow/clear.ts';
import { raiseIncident } from '../../flow/incident.ts';
import { emit, markOf, type Progress, rewind } from '../../flow/progress.ts';
import { enterAndSettle } from '../../flow/settle.ts';
import type { CaseDeed } from '../action-kind.ts';
import { assignBy } from './assign-by.ts';

type Deed<Does extends CaseDeed['does']> = Extract<CaseDeed, { does: Does }>;

/** Does it. **shape**: why it could not be done, in words; null where it was. */
export function reach(progress: Progress, deed: CaseDeed): string | null {
  switch (deed.does) {
    case 'assign':
      return assign(progress, deed);
    case 'move':
      return move(progress, deed);
    case 'add-tasks':
      return addTasks(progress, deed);
  }
}

const openAt = ({ state }: Progress, stage: StageId | null): readonly WorkItem[] =>
  state.workItems.filter((item) => stage === null || item.stage === stage);

function assign(progress: Progress, { rule, stage }: Deed<'assign'>): string | null {
  const items = openAt(progress, stage);
  if (items.length === 0) return 'assigned nothing, as no work is open';
  for (const item of items) assignBy(progress, item, rule);
  return null;
}

function addTasks(progress: Progress, { tasks, stage }: Deed<'add-tasks'>): string | null {
  const items = openAt(progress, stage);
  if (items.length === 0) return 'added no tasks, as no work is open';
  for (const item of items) {
    const known = new Set(item.tasks.map(({ title }) => title));
    const fresh = tasks.filter((title) => !known.has(title));
    const { workItem, stage: at } = item;
    if (fresh.length > 0) emit(progress, { type: 'TasksAdded', workItem, stage: at, tasks: fresh });
  }
  return null;
}

function move(progress: Progress, { to, from, reason }: Deed<'move'>): string | null {
  const title = progress.compiled.stages.get(to)?.title ?? to;
  const tokens = progress.state.tokens.filter(({ stage }) => from === null || stage === from);
  const [token, another] = tokens;
  if (token === undefined) return `did not move to ${title}, as the case does not stand there`;
  if (another !== undefined) return `did not move to ${title}, as the case stands in several stages`;
  if (token.stage === to) return `did not move to ${title}, as the case is there already`;
  return goTo(progress, token, { to, title, reason });
}

function goTo(
  progress: Progress,
  token: Token,
  { to, title, reason }: { to: StageId; title: string; reason: string },
): string | null {
  const mark = markOf(progress);
  const rework = (progress.state.visits[to] ?? 0) > 0;
  clearToken(progress, token, { to, reason });
  const fork = forkOnward(progress, token, to);
  const refused = enterAndSettle(progress, { stage: to, from: token.stage, rework, fork });
  if (refused === null) return null;
  rewind(progress, mark);
  const words = `could not move to ${title}: ${REJECTIONS[refused.code].title}`;
  raiseIncident(progress, `An automation ${words}.`);
  return words;
}
