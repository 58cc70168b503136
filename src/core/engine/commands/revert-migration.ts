// A move to another version is undone, as long as nothing else has happened: the case stands exactly as it did.
import { z } from 'zod';
import { type CaseState, type EventOf, reject, type StageVisit } from '../../model/index.ts';
import { emit, type Progress } from '../flow/progress.ts';
import { cancelTimers } from '../flow/timers.ts';
import { defineCommand } from './command-kind.ts';

export const revertMigration = defineCommand({
  type: 'RevertMigration',
  title: 'Undo the move to another version',
  access: 'operator',
  movesVersion: true,
  alsoPaused: true,
  input: z.strictObject({
    toVersion: z
      .int()
      .min(1)
      .optional()
      .meta({ description: 'The version it ran on before; refused where that was another.' }),
  }),
  decide(progress, { toVersion: wanted }) {
    const { beforeMigration: was, version: fromVersion } = progress.state;
    if (was === undefined || asked(progress.state, was)) return reject('migration-final');
    const toVersion = progress.compiled.version;
    if (was.version !== toVersion || (wanted ?? toVersion) !== toVersion)
      return reject('version-unknown', { version: fromVersion, toVersion });
    const undone = whatComesBack(progress.state, was);
    clear(progress, was);
    emit(progress, { type: 'MigrationReverted', fromVersion, toVersion, ...undone });
    return null;
  },
});

/** What went out into the world does not come back. */
const asked = (now: CaseState, was: CaseState): boolean =>
  now.effects.some(({ effect }) => !was.effects.some((each) => each.effect === effect));

type Undone = Pick<EventOf<'MigrationReverted'>, 'workItems' | 'timers' | 'left' | 'back'>;

function whatComesBack(now: CaseState, was: CaseState): Undone {
  const visitsOf = ({ tokens }: CaseState): StageVisit[] =>
    tokens.map(({ stage, visit }) => ({ stage, visit }));
  const but = (visits: StageVisit[], others: StageVisit[]): StageVisit[] =>
    visits.filter(({ stage, visit }) => !others.some((each) => each.stage === stage && each.visit === visit));
  return {
    workItems: was.workItems.map(({ workItem, stage, visit, dueAt, status, paused }) => ({
      ...{ workItem, stage, visit, dueAt, status },
      ...(paused === undefined ? {} : { paused: paused.since }),
    })),
    timers: was.timers
      .filter(
        ({ timer, stopped }) =>
          stopped === undefined &&
          !now.timers.some((each) => each.timer === timer && each.stopped === undefined),
      )
      .map(({ timer, dueAt }) => ({ timer, dueAt })),
    left: but(visitsOf(now), visitsOf(was)),
    back: but(visitsOf(was), visitsOf(now)),
  };
}

/** What the move began ends here, before the case is as it was. */
function clear(progress: Progress, was: CaseState): void {
  for (const { workItem, stage } of progress.state.workItems) {
    if (was.workItems.some((each) => each.workItem === workItem)) continue;
    emit(progress, { type: 'WorkItemWithdrawn', workItem, stage, reason: 'The move was undone' });
  }
  cancelTimers(progress, ({ timer }) => !was.timers.some((each) => each.timer === timer));
  for (const { token, stage, visit } of progress.state.tokens) {
    const before = was.tokens.find((each) => each.token === token);
    if (before !== undefined && (before.stage !== stage || before.visit !== visit)) {
      emit(progress, { type: 'StageLeft', token, stage, visit, outcome: null, to: before.stage });
    }
  }
}
